"""How long the property tests run: quickly and always the same by default, long when asked for."""

from hypothesis import HealthCheck, Phase, settings

QUICK = settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
LONG = settings(QUICK, max_examples=400, phases=list(Phase))

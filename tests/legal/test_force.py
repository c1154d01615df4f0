from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iki_graph.legal import in_force, missing_amendment, newest_amendment
from iki_graph.reference.regulations import regulations

days = st.dates(date(1950, 1, 1), date(2030, 12, 31))
registry = st.sampled_from(list(regulations().values()))


@pytest.mark.parametrize(
    ("key", "on", "expected"),
    [
        ("uu/2004/32", date(2014, 10, 1), True),
        ("uu/2004/32", date(2014, 10, 2), False),
        ("uu/2004/32", date(2004, 10, 14), False),
        ("uu/2014/23", date(2024, 1, 1), True),
        ("uu/1900/1", date(2024, 1, 1), None),
        ("permendagri/2011/21", date(2019, 1, 1), True),  # repealed in 2020 on an unknown day
        ("permendagri/2011/21", date(2020, 6, 1), None),
        ("permendagri/2011/21", date(2021, 1, 1), False),
        ("perpres/2021/47", date(2020, 1, 1), False),  # the day of its beginning is unknown
        ("perpres/2021/47", date(2021, 6, 1), None),
        ("perpres/2021/47", date(2022, 1, 1), True),
    ],
)
def test_in_force(key, on, expected):
    assert in_force(key, on) is expected


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        (date(2014, 10, 1), None),
        (date(2015, 3, 17), "uu/2015/2"),
        (date(2015, 3, 18), "uu/2015/9"),
        (date(2020, 11, 1), "uu/2015/9"),
        (date(2021, 4, 22), "uu/2020/11"),
        (date(2022, 6, 1), "uu/2022/1"),
        (date(2023, 1, 27), "perppu/2022/2"),
        (date(2024, 1, 10), "uu/2023/6"),
    ],
)
def test_newest_amendment_of_the_law_on_regional_government(on, expected):
    assert newest_amendment("uu/2014/23", on) == expected


def test_amendment_outside_the_registry_counts_from_the_end_of_its_year():
    assert newest_amendment("uu/2008/39", date(2024, 12, 30)) is None
    assert newest_amendment("uu/2008/39", date(2024, 12, 31)) == "uu/2024/61"


def test_without_amendment():
    assert newest_amendment("uu/2003/17", date(2024, 1, 1)) is None
    assert newest_amendment("uu/1900/1", date(2024, 1, 1)) is None


@given(registry, days)
def test_force_ends_once(regulation, on):
    """What is repealed stays repealed, and nothing is in force before its first day."""
    if regulation.repealed_since and on >= regulation.repealed_since:
        assert in_force(regulation.key, on) is False
    if regulation.in_force_since and on < regulation.in_force_since:
        assert in_force(regulation.key, on) is False


@given(registry, days, st.integers(0, 4000))
def test_newest_amendment_never_gets_older(regulation, on, later):
    first, second = newest_amendment(regulation.key, on), newest_amendment(regulation.key, on + timedelta(days=later))
    assert first is None or second is not None
    if first and second:
        assert int(first.split("/")[1]) <= int(second.split("/")[1])


@pytest.mark.parametrize(
    ("key", "cited", "on", "expected"),
    [
        ("pp/2016/18", (), date(2019, 10, 14), None),
        ("pp/2016/18", (), date(2019, 10, 15), ("pp/2019/72", True)),
        ("pp/2016/18", ("pp/2019/72",), date(2024, 1, 1), None),
        ("uu/2014/23", ("uu/2015/2", "uu/2015/9"), date(2020, 11, 1), None),
        ("uu/2014/23", ("uu/2015/2", "uu/2015/9"), date(2020, 11, 2), ("uu/2020/11", True)),
        # The newest, a Perppu, is not checked: the newest that is comes first.
        ("uu/2014/23", ("uu/2015/9",), date(2023, 1, 27), ("uu/2022/1", True)),
        ("uu/2014/23", ("uu/2022/1",), date(2023, 1, 27), ("perppu/2022/2", False)),
        ("uu/2014/6", (), date(2025, 1, 1), ("uu/2024/3", False)),
        ("uu/1950/12", (), date(2025, 1, 1), ("uu/1965/2", False)),
        ("uu/1900/1", (), date(2025, 1, 1), None),
    ],
)
def test_missing_amendment(key, cited, on, expected):
    assert missing_amendment(key, cited, on) == expected


def test_an_amendment_that_the_registry_does_not_know_counts_by_its_year():
    assert missing_amendment("uu/2014/23", (), date(2024, 1, 1), since=2023) is None
    assert missing_amendment("uu/2014/23", (), date(2024, 1, 1), since=2022) == ("uu/2023/6", True)


@given(registry, days)
def test_naming_the_newest_amendment_is_always_enough(regulation, on):
    newest = newest_amendment(regulation.key, on)
    assert newest is None or missing_amendment(regulation.key, (newest,), on) is None

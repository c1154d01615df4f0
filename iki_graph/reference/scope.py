"""Which reference data hold here: the shipped ones, or with an office's own laid over them for one run.

An overlay holds only within `using`; outside of it, and in other threads and processes, all is as shipped. What is computed from
reference data and kept is kept for each overlay: `cached` sees to it.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")

MEMORY = 20_000
"""How many words or texts a function remembers: those of many decrees, and never more, however many are read."""

_KEPT = 8
"""For so many overlays a `cached` function remembers its results; a run uses one."""


@dataclass(frozen=True, slots=True)
class Overlay:
    """What an office adds: fields of regulations by key, as in peraturan.json, and rows as in istilah.csv.

    `content` are the bytes that it was read from: overlays of the same bytes are the same.
    """

    content: bytes = b""
    name: str = field(default="", compare=False)
    regulations: Mapping[str, Mapping[str, Any]] = field(default_factory=dict, compare=False)
    terms: tuple[Mapping[str, str], ...] = field(default=(), compare=False)


_NONE = Overlay()
_CURRENT: ContextVar[Overlay] = ContextVar("overlay", default=_NONE)


def current() -> Overlay:
    """The overlay that holds here; an empty one by default."""
    return _CURRENT.get()


@contextmanager
def using(overlay: Overlay) -> Iterator[None]:
    """Let an overlay hold within the block."""
    token = _CURRENT.set(overlay)
    try:
        yield
    finally:
        _CURRENT.reset(token)


def cached(function: Callable[P, T]) -> Callable[P, T]:
    """`functools.lru_cache` for what depends on reference data: its results are kept apart by overlay."""
    return keeping(MEMORY)(function)


def keeping(most: int) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """`cached` with so many results at most, for large ones."""

    def decorate(function: Callable[P, T]) -> Callable[P, T]:
        shipped: Callable[..., T] = lru_cache(most)(function)

        @lru_cache(maxsize=_KEPT)
        def under(overlay: Overlay) -> Callable[..., T]:
            return lru_cache(most)(function)

        @wraps(function)
        def call(*args: P.args, **kwargs: P.kwargs) -> T:
            overlay = _CURRENT.get()
            return (shipped if overlay is _NONE else under(overlay))(*args, **kwargs)

        return call

    return decorate

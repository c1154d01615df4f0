"""Work that is given only so long: in a process of its own, which is ended after the limit."""

import multiprocessing
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection
from typing import TypeVar

T = TypeVar("T")


def within(limit: float, work: Callable[..., T], *given: object) -> T | None:
    """What `work` gives; None where it is not done after `limit` seconds. Raises EOFError where it fails.

    The process is a fork: what is in memory need not be made again.
    """
    here, there = multiprocessing.Pipe()
    process = multiprocessing.get_context("fork").Process(target=_send, args=(there, work, given))
    process.start()
    there.close()
    try:
        found: T | None = here.recv() if here.poll(limit) else None
    finally:
        process.kill()
        process.join()
    return found


def _send(to: Connection, work: Callable[..., object], given: Sequence[object]) -> None:
    to.send(work(*given))

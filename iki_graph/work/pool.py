"""Work on many sources, in this process or in several; a process that dies, or finds no end, costs its source and no other.

Each process has one source at a time and a pipe of its own, so that it is known which source a dead one had. Processes are started anew
(spawn), as on Windows and macOS: what they know, they are sent.
"""

import signal
import threading
import time
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import islice
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from typing import NamedTuple

from iki_graph import apart
from iki_graph.apart import LONGEST
from iki_graph.errors import InputError
from iki_graph.memory import collect_seldom
from iki_graph.work import Outcome, Settings, Source, failed, work

_CONTEXT = get_context("spawn")
_PATIENCE = 3
"""Seconds that a process has to end when it is asked to."""


class Task(NamedTuple):
    """A source and its place among those of the run."""

    place: int
    source: Source


def each(tasks: Iterable[Task], settings: Settings, jobs: int) -> Generator[tuple[Task, Outcome]]:
    """Every task with what became of it, as they are done; with `jobs` 0 in this process and in order.

    A task is taken from `tasks` only when a process is free for it. All processes end with the iterator, whatever ends it: close it.
    """
    if not jobs:
        for task in tasks:
            yield task, work(task.source, settings)
        return
    waiting = iter(tasks)
    free: list[_Process] = []
    busy: dict[int, tuple[_Process, Task, float]] = {}
    try:
        while True:
            for task in islice(waiting, jobs - len(busy)):
                process = free.pop() if free else _Process(settings)
                process.send(task.source)
                busy[process.pipe.fileno()] = process, task, time.monotonic() + LONGEST
            if not busy:
                return
            first = min(deadline for _, _, deadline in busy.values())
            ready = wait([process.pipe for process, _, _ in busy.values()], max(0.0, first - time.monotonic()))
            for number, (process, task, deadline) in list(busy.items()):
                if process.pipe in ready:
                    outcome = process.outcome()
                    if outcome is None:
                        outcome = _death(process.ended(), task.source)
                        process.pipe.close()
                    else:
                        free.append(process)
                elif time.monotonic() >= deadline:
                    process.stop()
                    process.ended()
                    outcome = _endless(task.source)
                else:
                    continue
                del busy[number]
                yield task, outcome
    finally:
        for process in (*free, *(process for process, _, _ in busy.values())):
            process.stop()
        for process in (*free, *(process for process, _, _ in busy.values())):
            process.ended()


class _Process:
    """A process that works on sources one by one."""

    def __init__(self, settings: Settings) -> None:
        self.pipe, theirs = _CONTEXT.Pipe()
        self._process = _CONTEXT.Process(target=_serve, args=(theirs, settings))
        with _deaf():
            self._process.start()
        theirs.close()

    def send(self, source: Source) -> None:
        """Give it a source; it is no fault if it is dead: then there is no outcome."""
        with suppress(OSError):
            self.pipe.send(source)

    def outcome(self) -> Outcome | None:
        """What became of its source; None if it has died."""
        try:
            outcome: Outcome = self.pipe.recv()
        except (EOFError, OSError):
            return None
        return outcome

    def stop(self) -> None:
        """Ask it to end."""
        self.pipe.close()
        self._process.terminate()

    def ended(self) -> int | None:
        """Wait until it has ended; gives its exit code, negative if a signal ended it."""
        self._process.join(_PATIENCE)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        return self._process.exitcode


def _serve(pipe: Connection, settings: Settings) -> None:
    """The life of a process: a source in, its outcome out, until the pipe is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal sends Ctrl-C to all; the first process ends the others
    signal.signal(signal.SIGTERM, _leave)
    collect_seldom()
    apart.begin()
    with suppress(EOFError, OSError):  # the first process is done with this one, or gone
        while True:
            pipe.send(work(pipe.recv(), settings))
    signal.signal(signal.SIGTERM, signal.SIG_IGN)


def _leave(*_: object) -> None:
    """End in order, so that programs that were called end too and temporary files go; once, for to be asked again would disturb that."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise SystemExit(1)


@contextmanager
def _deaf() -> Iterator[None]:
    """Ctrl-C is not heard in the block, nor by a process started in it until that says otherwise: half started, it would complain."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _endless(source: Source) -> Outcome:
    """What became of a source that took too long."""
    why = f"pembacaannya tidak selesai dalam {LONGEST // 60} menit lalu dihentikan; bagi berkasnya menjadi beberapa bagian"
    return failed(InputError(f"{source.file}: {why}."), source.file)


def _death(code: int | None, source: Source) -> Outcome:
    """What became of the source of a dead process: one that was killed lacked memory, in any other a library broke down over it."""
    if code is not None and -code == getattr(signal, "SIGKILL", None):
        why = "proses yang membacanya dihentikan sistem, biasanya karena kehabisan memori; coba lagi dengan --jobs 1"
    else:
        name = signal.Signals(-code).name if code is not None and code < 0 else f"kode {code}"
        why = f"isinya membuat proses yang membacanya berhenti mendadak ({name}); buka di aplikasinya, simpan ulang, lalu coba lagi"
    return failed(InputError(f"{source.file}: {why}."), source.file)

"""Work on many sources on a Dask cluster (extra `cluster`): the scheduler gives what a lost worker had to another.

Workers read the sources under the paths that they have here, and write to a server themselves, with the account of their own environment; so
what travels is small. For a store in a folder the graphs come back, and the one process that may write to it does.
"""

import threading
from collections.abc import Generator, Iterable, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from typing import Any

from iki_graph.errors import InputError, UsageError
from iki_graph.graph.stores import open_store
from iki_graph.work import Outcome, Settings, Source, failed, work
from iki_graph.work.loading import Mark, put
from iki_graph.work.pool import Task

_AHEAD = 4
"""So many sources for each thread are with the scheduler at once: enough that none waits, and few to hold."""
_PATIENCE = 30
"""Seconds within which a scheduler has to answer."""

_ALONE = threading.Lock()
"""A worker with several threads does one source at a time: pdfium and other libraries bear no second one beside them."""


def each(
    tasks: Iterable[Task],
    settings: Settings,
    scheduler: str,
    server: str | None,
    marks: Mapping[int, Mark],
    instead: Mapping[int, Sequence[str]],
) -> Generator[tuple[Task, Outcome]]:
    """Every task with what became of it, as they are done, as `pool.each`.

    `server`: the URL of the store that workers write to, with the mark of each place and what its decrees come `instead` of; the outcomes then come
    without graphs.
    Raises UsageError where Dask is not installed or the scheduler does not answer.
    """
    try:
        from distributed import Client, as_completed
    except ImportError:
        raise UsageError("--scheduler memerlukan paket Dask; pasang dengan: pip install 'iki-graph[cluster]'") from None
    try:
        client = Client(scheduler, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError):
        raise UsageError(f"{scheduler}: penjadwal Dask tidak dapat dihubungi; periksa alamatnya (tcp://HOST:PORT).") from None
    waiting = iter(tasks)
    running: dict[Any, Task] = {}
    with client:
        done = as_completed(loop=client.loop)

        def send(many: int) -> None:
            for task in islice(waiting, many):
                more = marks.get(task.place), instead.get(task.place, ())
                future = client.submit(carried_out, task.source, settings, server, *more, pure=False)
                running[future] = task
                done.add(future)

        send(_AHEAD * max(1, sum(client.nthreads().values())))
        for future in done:
            task = running.pop(future)
            fault = future.exception()
            yield task, _lost(fault, task.source) if fault else future.result()
            future.release()
            send(1)


def carried_out(source: Source, settings: Settings, server: str | None, mark: Mark | None, instead: Sequence[str] = ()) -> Outcome:
    """Work on a source, and put its decrees into the server's store, where there is one. On a worker."""
    with _ALONE:
        outcome = work(source, settings)
        if server is None or mark is None or not outcome.decrees:
            return outcome
        try:
            with open_store(server, write=True) as store:
                put(outcome.decrees, mark, store, instead)
        except Exception as error:  # noqa: BLE001  as everything that goes wrong with a source, it is told with its outcome
            return failed(error, source.file, outcome.notes)
        return replace(outcome, decrees=tuple(replace(decree, nquads=b"") for decree in outcome.decrees))


def _lost(fault: Exception, source: Source) -> Outcome:
    """What became of a source at which one worker after the other broke down; whatever else a worker raises is a bug."""
    from distributed import KilledWorker

    if not isinstance(fault, KilledWorker):
        return failed(fault, source.file)
    why = "pekerja klaster yang membacanya berulang kali berhenti mendadak; buka di aplikasinya, simpan ulang, lalu coba lagi"
    return failed(InputError(f"{source.file}: {why}."), source.file)

"""The ready questions on the same decrees by the embedded Oxigraph, by rdflib and by a Virtuoso of its own: times, and whether the rows are the same.

    python -m benchmarks.engines STORE [--limit SECONDS] [--narrowed] [--only NUMBER ...]

STORE is a store such as OUT/store-50 and OUT/store of `python -m benchmarks.scale OUT`. Each question is asked as it stands, with --narrowed also of
one office, regulation, indicator or regency where it can be, after one small query, by a process of its own that is ended after the limit (60 s).
Seconds are CPU seconds of that process, of Virtuoso those of the server with those of the client. rdflib holds all in memory, and is left out where
that is more than a million quads; Virtuoso (Debian: virtuoso-opensource) where it is not installed.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pyoxigraph as ox
from rdflib import Dataset

from benchmarks.limited import within
from benchmarks.questions import value
from iki_graph.cli.output import table
from iki_graph.graph.connection import PASSWORD, USER
from iki_graph.graph.query import Data, list_queries, run, with_parameters
from iki_graph.graph.server import ServerStore
from iki_graph.graph.store import DecreeStore
from tests.stores import virtuoso

Rows = list[str]

RDFLIB = 1_000_000
"""Fewer quads are asked of rdflib too."""


def main(path: Path, limit: float, narrowed: bool, numbers: list[int]) -> None:
    """Print the times of the questions on the decrees of the store at `path`."""
    with ExitStack() as stack:
        engines: dict[str, tuple[Callable[[], Data], int | None]] = {"Oxigraph": (lambda: DecreeStore(path, read_only=True).data, None)}
        with DecreeStore(path, read_only=True) as store:
            size = len(store.oxigraph)
            if size < RDFLIB:
                graph = Dataset(default_union=True).parse(data=store.oxigraph.dump(format=ox.RdfFormat.N_QUADS), format="nquads")
                engines["rdflib"] = (lambda: graph, None)
            if virtuoso.PROGRAM:
                folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))
                server = stack.enter_context(virtuoso.Virtuoso(folder, rows=1_000_000, buffers=max(10_000, size // 100)))
                os.environ |= dict(zip((USER, PASSWORD), virtuoso.ACCOUNT, strict=True))
                begun = time.perf_counter()
                fill(server, store)
                print(f"Virtuoso filled in {time.perf_counter() - begun:.0f} s", flush=True)
                engines["Virtuoso"] = (lambda: ServerStore(server.url), server.process.pid)
            print(f"{len(store.decrees())} decrees, {size:,} quads", flush=True)
            asked = [
                (question, name, with_parameters(question.text, {name: value(name, store)} if name else {}, store.data))
                for question in list_queries()
                if not numbers or question.number in numbers
                for name in (*(question.parameters if narrowed else ()), "")
            ]
        rows, sums = [], dict.fromkeys(engines, 0.0)
        for question, name, text in asked:
            found = {engine: _asked(limit, opened, pid, text) for engine, (opened, pid) in engines.items()}
            times = {engine: seconds for engine, (seconds, _) in found.items()}
            answers = [answer for _, answer in found.values() if answer is not None]
            same = "" if len(answers) < 2 else "same" if all(answer == answers[0] for answer in answers) else "DIFFERENT"
            for engine, seconds in times.items():
                sums[engine] += limit if seconds is None else seconds
            shown = [f"> {limit:g}" if seconds is None else f"{seconds:.3f}" for seconds in times.values()]
            rows.append((question.number, question.name, name, *shown, len(answers[0]) if answers else "", same))
            print(*rows[-1], flush=True)
        rows.append(("", "all", "", *(f"{seconds:.2f}" for seconds in sums.values()), "", ""))
    print(table(("no", "question", "of one", *(f"{engine}, s" for engine in engines), "rows", ""), rows))


def _asked(limit: float, opened: Callable[[], Data], server_pid: int | None, text: str) -> tuple[float | None, Rows | None]:
    """Seconds and rows of an answer; None for both where it is not there by the limit, or the engine fails (which is told)."""
    try:
        return within(limit, timed, opened, server_pid, text) or (None, None)
    except EOFError:
        return None, None


def fill(server: virtuoso.Virtuoso, store: DecreeStore) -> None:
    """Put all graphs of a store on a server."""
    for number, lot in enumerate(_lots(store)):
        ox.serialize(lot, str(server.folder / f"{number:04}.nq"), format=ox.RdfFormat.N_QUADS)
    server.load("*.nq")


def _lots(store: DecreeStore, most: int = 500_000) -> Iterator[list[ox.Quad]]:
    lot: list[ox.Quad] = []
    for name in store.oxigraph.named_graphs():
        lot += store.oxigraph.quads_for_pattern(None, None, None, name)
        if len(lot) > most:
            yield lot
            lot = []
    yield lot


def timed(opened: Callable[[], Data], server_pid: int | None, text: str) -> tuple[float, Rows]:
    """CPU seconds and sorted rows of an answer."""
    data = opened()
    run("ASK { ?x a iki:Dokumen }", data)
    start = _spent(server_pid)
    rows = run(text, data).rows
    return _spent(server_pid) - start, sorted(map(repr, rows))


def _spent(server_pid: int | None) -> float:
    """CPU seconds so far of this process and of a server."""
    own = time.process_time()
    if server_pid is None:
        return own
    fields = Path(f"/proc/{server_pid}/stat").read_text().rpartition(")")[2].split()
    return own + (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--only", type=int, nargs="*", default=[])
    parser.add_argument("--narrowed", action="store_true")
    parser.add_argument("--limit", type=float, default=60)
    arguments = parser.parse_args()
    main(arguments.store, arguments.limit, arguments.narrowed, arguments.only)

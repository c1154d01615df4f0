"""The ready questions on the same decrees by the embedded Oxigraph, by rdflib and by a Virtuoso of its own: times, and whether the rows are the same.

    python -m benchmarks.engines STORE [--limit SECONDS] [--only NUMBER ...]

STORE is a store of some fifty decrees, such as OUT/store-50 of `python -m benchmarks.scale OUT`: rdflib holds all of it in memory. Each question is
asked as it stands, after one small query, by a process of its own that is ended after the limit (60 s). Seconds are CPU seconds of that process, of
Virtuoso those of the server with those of the client. Virtuoso (Debian: virtuoso-opensource) is left out where it is not installed.
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
from iki_graph.cli.output import table
from iki_graph.graph.connection import PASSWORD, USER
from iki_graph.graph.query import Data, list_queries, run
from iki_graph.graph.server import ServerStore
from iki_graph.graph.store import DecreeStore, replacement
from tests.stores import virtuoso

Rows = list[str]


def main(path: Path, limit: float, numbers: list[int]) -> None:
    """Print the times of the questions on the decrees of the store at `path`."""
    with ExitStack() as stack:
        engines: dict[str, tuple[Callable[[], Data], int | None]] = {"Oxigraph": (lambda: DecreeStore(path, read_only=True).data, None)}
        with DecreeStore(path, read_only=True) as store:
            graph = Dataset(default_union=True).parse(data=store.oxigraph.dump(format=ox.RdfFormat.N_QUADS), format="nquads")
            engines["rdflib"] = (lambda: graph, None)
            if virtuoso.PROGRAM:
                server = stack.enter_context(virtuoso.Virtuoso(Path(stack.enter_context(tempfile.TemporaryDirectory()))))
                os.environ |= dict(zip((USER, PASSWORD), virtuoso.ACCOUNT, strict=True))
                fill(server.url, store)
                engines["Virtuoso"] = (lambda: ServerStore(server.url), server.process.pid)
            print(f"{len(store.decrees())} decrees, {len(store.oxigraph):,} quads", flush=True)
        rows, sums = [], dict.fromkeys(engines, 0.0)
        for question in list_queries():
            if numbers and question.number not in numbers:
                continue
            found = {
                name: within(limit, timed, opened, server_pid, question.text) or (None, None)
                for name, (opened, server_pid) in engines.items()
            }
            times = {name: seconds for name, (seconds, _) in found.items()}
            same = all(answer == found["Oxigraph"][1] for _, answer in found.values() if answer is not None)
            for name, seconds in times.items():
                sums[name] += limit if seconds is None else seconds
            shown = [f"> {limit:g}" if seconds is None else f"{seconds:.3f}" for seconds in times.values()]
            rows.append((question.number, question.name, *shown, len(found["Oxigraph"][1] or ()), "same" if same else "DIFFERENT"))
            print(*rows[-1], flush=True)
        rows.append(("", "all", *(f"{seconds:.2f}" for seconds in sums.values()), "", ""))
    print(table(("no", "question", *(f"{name}, s" for name in engines), "rows", ""), rows))


def fill(url: str, store: DecreeStore) -> None:
    """Put all graphs of a store on a server, some hundred at a time."""
    with ServerStore(url) as server:
        for lot in _lots(store):
            server.change(replacement([], lot))


def _lots(store: DecreeStore, most: int = 20_000) -> Iterator[list[ox.Quad]]:
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
    parser.add_argument("--limit", type=float, default=60)
    arguments = parser.parse_args()
    main(arguments.store, arguments.limit, arguments.only)

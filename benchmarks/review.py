"""CPU time of decrees on their way through the steps of `iki review`, in one process.

    python benchmarks/review.py [PATH…]      (default: data/sk)

Prints for each step the mean CPU milliseconds of a decree, its share of all steps, and how many times as long it takes as merely reading
the file and splitting it into lines. Every decree goes through once, because texts that were seen are remembered; the first one warms the
process up and is not counted unless it is the only one. Nothing is asserted: machines differ.
"""

import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from iki_graph import checks
from iki_graph.alignment import align, cascade, keselarasan_graph
from iki_graph.checks import check, engines
from iki_graph.cli.files import documents
from iki_graph.cli.output import table
from iki_graph.graph import build_with_index, serialise
from iki_graph.graph.store import DecreeStore
from iki_graph.memory import collect_seldom
from iki_graph.parsing import parse
from iki_graph.reading import read
from iki_graph.reports import html, tree
from iki_graph.reports.tree_view import overview

INNER = ((checks, "compute", "facts"), (engines, "validate", "shapes"), (engines, "ask", "queries"))
"""Steps within `check`: module, function, name."""

spent: Counter[str] = Counter()


@contextmanager
def timed(step: str) -> Iterator[None]:
    """Count the CPU time of a block for a step, without that of steps within it."""
    before, start = spent.total(), time.process_time()
    yield
    spent[step] += time.process_time() - start - (spent.total() - before)


def time_within(module: ModuleType, name: str, step: str) -> None:
    """Let a function of a module count its time as a step of its own."""
    function: Callable[..., Any] = getattr(module, name)

    def counted(*args: Any, **kwargs: Any) -> Any:
        with timed(step):
            return function(*args, **kwargs)

    setattr(module, name, counted)


def through(file: Path, store: DecreeStore) -> int:
    """All steps for one file; gives the number of its decrees."""
    with timed("read and split text"):
        file.read_text(encoding="utf-8", errors="replace").splitlines()
    with timed("reading"):
        document = read(file)
    with timed("parsing"):
        records = parse(document)
    for ordinal, rekaman in enumerate(records, 1):
        with timed("alignment"):
            links = align(rekaman)
        with timed("graphs"):
            graphs, nodes = build_with_index(rekaman, ordinal=ordinal)
            graphs.append(keselarasan_graph(rekaman, ordinal=ordinal, keselarasan=links, nodes=nodes))
        with timed("findings from results"):
            found = check(rekaman, document, ordinal=ordinal, graphs=graphs, nodes=nodes, keselarasan=links)
        with timed("N-Quads"):
            nquads = serialise(graphs, "nq")
        with timed("store"):
            store.put_nquads(str(graphs[0].identifier), nquads)
        with timed("TriG"):
            serialise(graphs, "trig")
        with timed("drawing"):
            graph = cascade(rekaman, links)
            drawing = tree.svg([overview(graph)])
        with timed("report"):
            html.decree(rekaman, found, links, document=document, cascade=graph, drawing=drawing)
    return len(records)


def main(paths: list[Path]) -> None:
    """Run all steps over the documents in `paths` and print the times."""
    collect_seldom()
    for module, name, step in INNER:
        time_within(module, name, step)
    first, *others = documents(paths)[0]
    store = DecreeStore()
    count = through(first, store)
    if others:
        spent.clear()
        count = sum(through(file, store) for file in others)
    base, whole = spent["read and split text"], spent.total()
    rows = [
        (step, f"{s / count * 1000:.1f}", f"{s / whole:.0%}", f"{s / base:.1f}") for step, s in sorted(spent.items(), key=lambda x: -x[1])
    ]
    print(f"{count} decrees\n")
    print(
        table(("step", "CPU ms", "share", "times reading"), [*rows, ("all", f"{whole / count * 1000:.1f}", "100%", f"{whole / base:.1f}")])
    )


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]] or [Path(__file__).parent.parent / "data" / "sk"])

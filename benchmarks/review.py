"""Time decrees through the steps of `iki review`, in one process.

    python benchmarks/review.py [PATH…]      (default: data/sk)

Prints for each step the seconds over all decrees and how many times as long as merely reading the files and splitting them into lines,
then one whole `iki review` for comparison. Nothing is asserted: machines differ.
"""

import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from io import StringIO
from pathlib import Path

from iki_graph.alignment import align, cascade
from iki_graph.checks import check
from iki_graph.cli import run
from iki_graph.cli.files import documents
from iki_graph.cli.output import table
from iki_graph.graph import serialise
from iki_graph.graph.store import DecreeStore
from iki_graph.parsing import parse
from iki_graph.pipeline import graphs
from iki_graph.reading import read
from iki_graph.reports import html, tree
from iki_graph.reports.tree_view import overview


def main(paths: list[Path]) -> None:
    """Run all steps over the documents in `paths` and print the times."""
    files, _ = documents(paths)
    spent: Counter[str] = Counter()

    @contextmanager
    def timed(step: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        spent[step] += time.perf_counter() - start

    store = DecreeStore()
    for file in files:
        with timed("read and split text"):
            file.read_text(encoding="utf-8", errors="replace").splitlines()
        with timed("reading"):
            document = read(file)
        with timed("parsing"):
            records = parse(document)
        for ordinal, rekaman in enumerate(records, 1):
            with timed("graphs"):
                dataset = graphs(rekaman, ordinal=ordinal)
            with timed("TriG"):
                serialise(dataset, "trig")
            with timed("store"):
                store.put(dataset)
            with timed("alignment"):
                links = align(rekaman)
            with timed("checks"):
                found = check(rekaman, document, ordinal=ordinal, dataset=dataset)
            with timed("drawing"):
                graph = cascade(rekaman, links)
                drawing = tree.svg([overview(graph)])
            with timed("report"):
                html.decree(rekaman, found, links, document=document, cascade=graph, drawing=drawing)
    with tempfile.TemporaryDirectory() as out, redirect_stdout(StringIO()), timed("whole `iki review`"):
        run(["review", *map(str, paths), "--out", out])

    base = spent["read and split text"]
    rows = [(step, f"{seconds:.3f}", f"{seconds / base:.1f}") for step, seconds in spent.items()]
    print(f"{len(files)} decrees\n")
    print(table(("step", "seconds", "times reading"), rows))


if __name__ == "__main__":
    main([Path(argument) for argument in sys.argv[1:]] or [Path(__file__).parent.parent / "data" / "sk"])

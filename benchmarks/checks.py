"""Time all checks on one decree, by each engine of the shapes: `python benchmarks/checks.py [PATH]`.

Without a PATH the largest sample decree (26 positions, 239 IKI). Prints CPU and wall seconds (the best of five runs in this process, shapes prepared) of
validation alone and of everything from the record's graph to the list of findings, and each as a ratio to the fast engine. Nothing is asserted.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from iki_graph.alignment import align
from iki_graph.checks import check
from iki_graph.checks.engines import run
from iki_graph.checks.facts import compute
from iki_graph.checks.facts.fakta import Konteks
from iki_graph.checks.shacl import ENGINES
from iki_graph.cli.output import table
from iki_graph.graph import index
from iki_graph.graph.triples import Triples
from iki_graph.memory import collect_seldom
from iki_graph.pipeline import graphs, load

RUNS = 5


def best(job: Callable[[], object]) -> tuple[float, float]:
    """Least CPU and wall seconds of a job over some runs."""
    job()
    times = []
    for _ in range(RUNS):
        cpu, wall = time.process_time(), time.perf_counter()
        job()
        times.append((time.process_time() - cpu, time.perf_counter() - wall))
    return min(cpu for cpu, _ in times), min(wall for _, wall in times)


def main(path: Path) -> None:
    """Run the checks on the first record of a file and print the times."""
    collect_seldom()
    document, (rekaman, *_) = load(path)
    made, nodes, links = graphs(rekaman), index(rekaman), align(rekaman)
    data = Triples(triple for graph in made for triple in graph)
    iki = sum(len(jabatan.iki) for jabatan in rekaman.jabatan)
    print(f"{path.name}: {len(rekaman.jabatan)} positions, {iki} IKI, {len(data)} triples, {len(check(rekaman, document))} findings\n")
    rows = [("facts", *best(lambda: compute(Konteks(rekaman, document, links))))]
    for engine in ENGINES:
        rows.append((f"shapes and queries, {engine}", *best(lambda engine=engine: run(data, engine=engine))))
    for engine in ENGINES:
        rows.append(
            (
                f"all: record to findings, {engine}",
                *best(lambda engine=engine: check(rekaman, document, graphs=made, nodes=nodes, keselarasan=links, engine=engine)),
            )
        )
    fast = {name.split(",")[0]: wall for name, _, wall in reversed(rows)}
    print(
        table(
            ("step", "CPU s", "wall s", "times the fast engine"),
            [(name, f"{cpu:.3f}", f"{wall:.3f}", f"{wall / fast[name.split(',')[0]]:.1f}") for name, cpu, wall in rows],
        )
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent / "data/sk/gresik-kecamatan-benjeng-2023.txt")

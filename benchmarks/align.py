"""Time the alignment of one decree, and of more and more of them, in one process.

    python benchmarks/align.py [PATH]      (default: the largest decree of data/sk)

Prints the seconds for the links, the cascade with its measures, and the matrices of one decree; then how the time grows with the number of
decrees and with the number of IKI in one decree (the decree's positions again and again, each group under its own head), as ratios to the
smallest. Nothing is asserted: machines differ.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from iki_graph.alignment import align, cascade, function_matrices, iku_matrix, measures, office_score
from iki_graph.cli.output import table
from iki_graph.pipeline import load
from iki_graph.record import Jabatan, Rekaman

REPEATS = 3


def main(path: Path | None) -> None:
    """Print the times of the decree in `path`."""
    samples = sorted((Path(__file__).parent.parent / "data" / "sk").glob("*.txt"))
    records = [load(file)[1][0] for file in ([path] if path else samples)]
    rekaman = max(records, key=_iki)
    first = seconds(lambda: align(rekaman))
    links = align(rekaman)
    graph = cascade(rekaman, links)
    rows = [
        ("links, word memory cold", first),
        ("links", best(lambda: align(rekaman))),
        ("cascade from the links", best(lambda: cascade(rekaman, links))),
        ("measures and score", best(lambda: office_score(graph, measures(graph)))),
        ("matrices", best(lambda: (iku_matrix(graph), function_matrices(rekaman)))),
    ]
    print(f"{rekaman.berkas}: {len(rekaman.jabatan)} positions, {_iki(rekaman)} IKI")
    print(table(("step", "seconds"), [(name, f"{value:.3f}") for name, value in rows]))
    for name, make in (("decrees", lambda n: [rekaman] * n), ("IKI in one decree", lambda n: [larger(rekaman, n)])):
        base, grown = 0.0, []
        for times in (1, 2, 4, 8):
            work = make(times)
            spent = best(lambda work=work: [align(one) for one in work])  # type: ignore[misc]
            base = base or spent
            grown.append((f"{sum(map(_iki, work)):,}", f"{times}", f"{spent / base:.2f}"))
        print(table((f"IKI, {name} growing", "times as many", "times as long"), grown))


def larger(rekaman: Rekaman, times: int) -> Rekaman:
    """A decree with the positions of another several times over, each group a chart of its own."""
    posts: list[Jabatan] = []
    for step in range(times):
        shift = step * 10_000
        for jabatan in rekaman.jabatan:
            superior = None if jabatan.atasan_urut is None else jabatan.atasan_urut + shift
            posts.append(jabatan.model_copy(update={"urut": jabatan.urut + shift, "atasan_urut": superior}))
    return rekaman.model_copy(update={"jabatan": posts})


def _iki(rekaman: Rekaman) -> int:
    return sum(len(jabatan.iki) for jabatan in rekaman.jabatan)


def seconds(work: Callable[[], object]) -> float:
    """How long one run takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def best(work: Callable[[], object]) -> float:
    """The shortest of several runs."""
    return min(seconds(work) for _ in range(REPEATS))


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else None)

"""CPU time of what is done beside the graphs: reading, parsing, alignment, facts, and reasoning, in one process.

    python benchmarks/facts.py [PATH…] [--owlrl]      (default: data/sk)

Prints milliseconds a decree and how many times as long as splitting the texts into lines, for the first round over the decrees (words and
texts not seen before) and for a later one; then facts by module; how facts and alignment grow with the IKI of one decree; and with
`--owlrl` how many times as long owlrl takes for what the ontology's own rules give, and that both give the same. Nothing is asserted of times.
"""

import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path

from iki_graph.alignment import align
from iki_graph.checks.facts import SOURCES, compute
from iki_graph.checks.facts.fakta import Konteks
from iki_graph.cli.files import documents
from iki_graph.cli.output import table
from iki_graph.graph import build
from iki_graph.graph.reasoning import by_owlrl, closure, ontology
from iki_graph.memory import collect_seldom
from iki_graph.parsing import parse
from iki_graph.reading import Document, read
from iki_graph.record import Rekaman

if __package__:
    from benchmarks.align import larger
else:
    from align import larger

Spent = Counter[str]


def main(paths: list[Path], owlrl: bool) -> None:
    """Print the times of the documents in `paths`."""
    collect_seldom()
    files, _ = documents(paths)
    modules: Spent = Counter()
    first, _ = round_of(files, Counter())
    later, records = round_of(files, modules)
    iki = sum(len(post.iki) for rekaman, _ in records for post in rekaman.jabatan)
    print(f"{len(files)} files, {len(records)} decrees, {iki / len(records):.0f} IKI a decree\n")
    base, n = later["splitting"], len(records)
    rows = [(step, f"{1000 * first[step] / n:.1f}", f"{1000 * later[step] / n:.1f}", f"{later[step] / base:.0f}") for step in later]
    print(table(("step", "ms a decree, first round", "later round", "times splitting"), rows))
    print(table(("facts of", "ms a decree"), [(name, f"{1000 * spent / n:.1f}") for name, spent in modules.most_common()]))
    growth(max((rekaman for rekaman, _ in records), key=lambda rekaman: sum(len(post.iki) for post in rekaman.jabatan)))
    if owlrl:
        reasoning([rekaman for rekaman, _ in records])


@contextmanager
def timed(spent: Spent, step: str) -> Iterator[None]:
    start = time.process_time()
    yield
    spent[step] += time.process_time() - start


def round_of(files: list[Path], modules: Spent) -> tuple[Spent, list[tuple[Rekaman, Document]]]:
    """Times of the steps over all files, and their records; those of facts go to `modules` as well."""
    spent: Spent = Counter()
    found: list[tuple[Rekaman, Document]] = []
    for file in files:
        with timed(spent, "splitting"):
            file.read_text(encoding="utf-8", errors="replace").splitlines()
        with timed(spent, "reading"):
            document = read(file)
        with timed(spent, "parsing"):
            records = parse(document)
        for rekaman in records:
            with timed(spent, "alignment"):
                links = align(rekaman)
            konteks = Konteks(rekaman, document, links)
            for source in SOURCES:
                with timed(modules, source.__module__.rpartition(".")[2]):
                    list(source(konteks))
            found.append((rekaman, document))
    spent["facts"] = modules.total()
    return spent, found


def growth(rekaman: Rekaman) -> None:
    """How long facts and alignment take with more IKI in one decree, as ratios to the decree itself."""
    rows, base = [], (0.0, 0.0)
    for times in (1, 2, 4, 8):
        one = larger(rekaman, times)
        links = align(one)
        spent: Spent = Counter()
        for _ in range(2):
            compute(Konteks(one, None, links))
        with timed(spent, "alignment"):
            align(one)
        with timed(spent, "facts"):
            compute(Konteks(one, None, links))
        base = base if base[0] else (spent["alignment"], spent["facts"])
        count = sum(len(post.iki) for post in one.jabatan)
        rows.append((f"{count:,}", f"{times}", f"{spent['alignment'] / base[0]:.1f}", f"{spent['facts'] / base[1]:.1f}"))
    print(table(("IKI in one decree", "times as many", "alignment", "facts"), rows))


def reasoning(records: list[Rekaman]) -> None:
    """What the ontology entails about each decree, by its rules and by owlrl."""
    spent: Spent = Counter()
    same = 0
    closure([])
    for rekaman in records:
        data = list(set(chain.from_iterable(build(rekaman).graphs())))
        with timed(spent, "rules"):
            ours = closure(data)
        with timed(spent, "owlrl"):
            theirs = by_owlrl(data, ontology())
        same += (set(ours.triples), ours.faults) == (set(theirs.triples), theirs.faults)
    rows = [(name, f"{1000 * value / len(records):.0f}", f"{value / spent['rules']:.0f}") for name, value in spent.items()]
    print(table(("reasoning by", "ms a decree", "times as long"), rows))
    print(f"the same closure and contradictions: {same} of {len(records)} decrees")


if __name__ == "__main__":
    given = [argument for argument in sys.argv[1:] if argument != "--owlrl"]
    main([Path(argument) for argument in given] or [Path(__file__).parent.parent / "data" / "sk"], "--owlrl" in sys.argv)

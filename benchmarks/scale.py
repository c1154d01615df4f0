"""The nation's decrees in one run: read, aligned, checked and loaded into one store, and a second run with some of them changed.

    python -m benchmarks.scale OUT [--count N] [--jobs N] [--changed SHARE] [--year Y]

Generates the corpus into OUT/corpus (7,277 decrees without `--count`), does the first 50 and then all of them by the product's own `review`, in
worker processes, loads the graphs into the store OUT/store, scores planted faults and links, and then changes a share of the decrees (1 %) and
does only those again. Progress goes to standard error. Prints CPU and wall milliseconds a decree by step, beside those of the 50, and the
most memory that all processes had at once. Nothing is asserted: machines differ.
"""

import argparse
import hashlib
import json
import os
import shutil
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any, Self

from benchmarks.corpus.__main__ import decrees
from benchmarks.corpus.score import known, report, score, told
from iki_graph import pipeline
from iki_graph.cli import collect_seldom
from iki_graph.cli.output import table
from iki_graph.graph import serialise
from iki_graph.graph.bulk import Spool
from iki_graph.graph.iri import document_names
from iki_graph.graph.store import DecreeStore
from iki_graph.parsing import parse
from iki_graph.vocab import BASE

STEPS = ("read", "parse", "build_with_index", "align", "keselarasan_graph", "check", "serialise")
NAMES = {"build_with_index": "graphs", "keselarasan_graph": "graph of links", "serialise": "N-Quads"}
_spent: Counter[str] = Counter()


def _watched(step: str, function: Callable[..., Any]) -> Callable[..., Any]:
    def run(*arguments: Any, **named: Any) -> Any:
        start = time.process_time()
        result = function(*arguments, **named)
        _spent[step] += time.process_time() - start
        return result

    return run


def _start() -> None:
    """Make a worker ready: watches on the steps of the product's pipeline, and the garbage collector as the commands set it."""
    collect_seldom()
    for step in STEPS[:-1]:
        setattr(pipeline, step, _watched(step, parse if step == "parse" else getattr(pipeline, step)))


def work(job: tuple[str, str, str]) -> dict[str, Any]:
    """One decree (corpus, file, store): what is said of it, its graphs spooled for the store, CPU seconds by step."""
    corpus, berkas, store = job
    _spent.clear()
    begun = time.process_time()
    document, (rekaman, *_) = pipeline.load(Path(corpus) / berkas)
    telaah = pipeline.review(rekaman, document)
    nquads = _watched("serialise", serialise)(telaah.graphs, "nq")
    graph = str(document_names(rekaman, BASE, 1).graph())
    Spool(Path(store)).put_nquads(graph, nquads)
    spent = {**_spent, "all": time.process_time() - begun}
    return {**told(berkas, rekaman, telaah.keselarasan, telaah.temuan), "graph": graph, "cpu": spent, "quads": nquads.count(b"\n")}


@dataclass
class Lari:
    """What a run came to."""

    decrees: int = 0
    quads: int = 0
    wall: float = 0.0
    cpu: Counter[str] = field(default_factory=Counter)
    loading: tuple[float, float] = (0.0, 0.0)
    memory: float = 0.0
    results: list[dict[str, Any]] = field(default_factory=list)


def run(corpus: Path, files: Sequence[str], store: Path, jobs: int, take: Callable[[dict[str, Any]], None] | None = None) -> Lari:
    """Do these files in worker processes, their graphs into the spool of a store; each result is taken (`take`) as it comes."""
    lari, begun = Lari(), time.perf_counter()
    with Memory() as memory, ProcessPoolExecutor(jobs, initializer=_start) as pool:
        for result in _shown(pool.map(work, ((str(corpus), file, str(store)) for file in files), chunksize=2), len(files)):
            lari.decrees += 1
            lari.quads += result.pop("quads")
            lari.cpu.update(result.pop("cpu"))
            lari.results.append(result)
            if take:
                take(result)
    lari.wall, lari.memory = time.perf_counter() - begun, memory.most
    return lari


def load(lari: Lari, store: Path) -> None:
    """Make the store of a first run from its spool, in bulk, with reference data and totals."""
    wall, cpu = time.perf_counter(), time.process_time()
    with Memory() as memory:
        Spool(store).finish(pipeline.add_reference)
    lari.loading = time.process_time() - cpu, time.perf_counter() - wall
    lari.memory = max(lari.memory, memory.most)


def again(corpus: Path, files: Sequence[str], old: Mapping[str, str], spool: Path, store: Path, jobs: int) -> Lari:
    """Do changed files, and put each one's graphs into the store as they come, as `iki load` does, instead of those that it had (`old`, by file); then
    bring totals up to date."""
    spent = 0.0
    with DecreeStore(store) as made:

        def take(result: dict[str, Any]) -> None:
            nonlocal spent
            cpu = time.process_time()
            made.remove(old[result["berkas"]])
            made.put_nquads(result["graph"], (_spool(spool) / f"{result['graph'].rpartition('/')[2]}.nq").read_bytes())
            spent += time.process_time() - cpu

        lari = run(corpus, files, spool, jobs, take)
        wall, cpu = time.perf_counter(), time.process_time()
        pipeline.add_reference(made)
    lari.loading = spent + time.process_time() - cpu, time.perf_counter() - wall
    return lari


class Memory:
    """The most megabytes that this process and those below it had at once, looked at ten times a second."""

    def __enter__(self) -> Self:
        self.most, self._end = 0.0, threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._end.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._end.wait(0.1):
            self.most = max(self.most, sum(_resident(pid) for pid in (os.getpid(), *_below(os.getpid()))))


def _below(pid: int) -> Iterator[int]:
    """All processes that a process has started, directly or not."""
    try:
        children = [int(one) for task in Path(f"/proc/{pid}/task").iterdir() for one in (task / "children").read_text().split()]
    except OSError:
        return
    for child in children:
        yield child
        yield from _below(child)


def _resident(pid: int) -> float:
    try:
        lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS")), 0.0)


def _shown(things: Iterable[Any], count: int) -> Iterator[Any]:
    """The things, while standard error is told every half minute how far they are."""
    begun = said = time.perf_counter()
    for n, thing in enumerate(things, 1):
        yield thing
        if (now := time.perf_counter()) - said > 30:
            said = now
            print(f"{n} of {count}, {(now - begun) / n * (count - n) / 60:.0f} minutes left", file=sys.stderr, flush=True)


def write(corpus: Path, seed: int, year: int, count: int | None, only: Iterable[str] | None = None) -> None:
    """Write the corpus, or of it only some files anew."""
    wanted = None if only is None else set(only)
    truths = [] if wanted is None else [known(corpus)]
    for place, text, truth in decrees(seed, year, count):
        file = f"{place.folder}/{place.file}"
        if wanted is None or file in wanted:
            (corpus / place.folder).mkdir(parents=True, exist_ok=True)
            (corpus / file).write_text(text, encoding="utf-8")
            truths += [{file: truth}]
    merged = {file: truth for part in truths for file, truth in part.items()}
    lines = "".join(json.dumps(truth, ensure_ascii=False) + "\n" for truth in merged.values())
    (corpus / "kebenaran.jsonl").write_text(lines, encoding="utf-8")


def hashes(corpus: Path, files: Iterable[str]) -> dict[str, str]:
    """What tells a changed file."""
    return {file: hashlib.sha256((corpus / file).read_bytes()).hexdigest() for file in files}


def figures(runs: dict[str, Lari]) -> str:
    """The runs side by side: milliseconds a decree."""
    rows = []
    for step in (*STEPS, "all"):
        rows.append((f"CPU, {NAMES.get(step, step)}", *(f"{1000 * lari.cpu[step] / lari.decrees:.2f}" for lari in runs.values())))
    rows.append(("CPU, loading", *(f"{1000 * lari.loading[0] / lari.decrees:.2f}" for lari in runs.values())))
    rows.append(("wall, all but loading", *(f"{1000 * lari.wall / lari.decrees:.1f}" for lari in runs.values())))
    rows.append(("wall, loading", *(f"{1000 * lari.loading[1] / lari.decrees:.1f}" for lari in runs.values())))
    rows.append(("decrees", *(str(lari.decrees) for lari in runs.values())))
    rows.append(("quads", *(str(lari.quads) for lari in runs.values())))
    rows.append(("whole run, wall seconds", *(f"{lari.wall + lari.loading[1]:.0f}" for lari in runs.values())))
    rows.append(("most MB of all processes", *(f"{lari.memory:.0f}" for lari in runs.values())))
    return table(("milliseconds a decree", *runs), rows)


def _spool(store: Path) -> Path:
    """Where the spool of a store lies."""
    return store.with_name(f".{store.name}.muat")


def main() -> None:
    """Run all of it and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int)
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--changed", type=float, default=0.01)
    parser.add_argument("--year", type=int, default=2024)
    arguments = parser.parse_args()
    corpus, store, few_store, other = (arguments.out / name for name in ("corpus", "store", "store-50", "store-again"))
    for path in (store, few_store, other):
        shutil.rmtree(path, ignore_errors=True)
        shutil.rmtree(_spool(path), ignore_errors=True)
    shutil.rmtree(corpus, ignore_errors=True)
    corpus.mkdir(parents=True)
    write(corpus, 1, arguments.year, arguments.count)
    truths = known(corpus)

    few = run(corpus, list(islice(truths, 50)), few_store, arguments.jobs)
    load(few, few_store)
    every = run(corpus, list(truths), store, arguments.jobs)
    load(every, store)
    print(report(score(truths, every.results)) + "\n", flush=True)

    before = hashes(corpus, truths)
    step = max(1, round(1 / arguments.changed))
    write(corpus, 2, arguments.year, arguments.count, list(truths)[::step])
    begun = time.perf_counter()
    changed = [file for file, digest in hashes(corpus, truths).items() if digest != before[file]]
    looking = time.perf_counter() - begun
    old = {result["berkas"]: result["graph"] for result in every.results}
    second = again(corpus, changed, old, other, store, arguments.jobs)
    held = len(DecreeStore(store, read_only=True).decrees())
    print(figures({"50": few, "all": every, f"{arguments.changed:.0%} changed": second}))
    print(f"\nafter the second run the store holds {held} decrees; looking for what changed took {looking:.1f} seconds")


if __name__ == "__main__":
    main()

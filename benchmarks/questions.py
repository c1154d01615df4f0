"""Time the ready questions on a store.

    python -m benchmarks.questions STORE [--limit SECONDS] [--only NUMBER ...]

Every question is asked as it stands and, where it has parameters, once for each, with a value that the store has: an office, a regulation,
an indicator, a regency. Each is asked by a process of its own, which is ended after the limit (60 s); the CPU seconds are those of looking up
the parameter and answering, without opening the store, after one small query.
"""

import argparse
import time
from pathlib import Path

from benchmarks.limited import within
from iki_graph.cli.output import table
from iki_graph.graph.query import Question, list_queries, run, with_parameters
from iki_graph.graph.store import DecreeStore

VALUES = {
    "instansi": "SELECT ?x { ?kantor a iki:Instansi ; iki:nama ?x } GROUP BY ?x HAVING (COUNT(DISTINCT ?kantor) = 1) ORDER BY MD5(?x) LIMIT 1",
    "peraturan": "SELECT ?x { ?butir a iki:ButirMengingat ; iki:kunciPeraturan ?x } LIMIT 1",
    "indikator": "SELECT ?x { ?iku a iki:IKU ; iki:teks ?x } LIMIT 1",
    "wilayah": "SELECT ?x { ?ringkasan a iki:Ringkasan ; iki:kunciWilayah ?x } LIMIT 1",
}


def main(path: Path, limit: float, numbers: list[int]) -> None:
    """Print the times of the questions on the store at `path`."""
    with DecreeStore(path, read_only=True) as store:
        values = {name: value(name, store) for name in VALUES}
        print(f"{len(store.oxigraph):,} quads; {', '.join(f'{name}: {value}' for name, value in values.items())}", flush=True)
    rows = []
    for question in list_queries():
        if numbers and question.number not in numbers:
            continue
        for name in (*question.parameters, None):
            given = {name: values[name]} if name else {}
            seconds, count = timed(path, question, given, limit)
            rows.append((question.number, question.name, name or "", seconds, count))
            print(*rows[-1], flush=True)
    print(table(("no", "question", "of one", "CPU s", "rows"), rows))


def value(name: str, store: DecreeStore) -> str:
    """What a parameter may be narrowed to in this store."""
    return str(run(VALUES[name], store.data).rows[0][0])


def timed(path: Path, question: Question, given: dict[str, str], limit: float) -> tuple[str, str]:
    """CPU seconds and rows of an answer, as texts; the limit, where it is not there by then."""
    try:
        seconds, count = within(limit, _answer, path, question.text, given) or (None, None)
    except EOFError:
        seconds, count = None, "failed"
    return (f"> {limit:g}" if seconds is None else f"{seconds:.2f}"), f"{count if count is not None else '-'}"


def _answer(path: Path, text: str, given: dict[str, str]) -> tuple[float, int]:
    with DecreeStore(path, read_only=True) as store:
        run("ASK { ?x a iki:Dokumen }", store.data)
        start = time.process_time()
        rows = run(with_parameters(text, given, store.data), store.data).rows
        return time.process_time() - start, len(rows)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("store", type=Path)
    parser.add_argument("--only", type=int, nargs="*", default=[])
    parser.add_argument("--limit", type=float, default=60)
    arguments = parser.parse_args()
    main(arguments.store, arguments.limit, arguments.only)

"""Hold what the product says of the corpus against what was planted: `python -m benchmarks.corpus.score CORPUS [RESULTS]`.

RESULTS is a file of JSON lines as `--write` makes it; without it the decrees are read, aligned and checked now, in worker processes. Prints
for each check how often its fault was planted, told at its place, and how often the check spoke without a fault (of matters declared as
background: how often they were said), and the F1 of the links. Every figure counts decrees' findings as they are; nothing is asserted.
"""

import argparse
import json
import os
from collections import Counter
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from benchmarks.corpus.faults import BACKGROUND
from iki_graph import pipeline
from iki_graph.alignment import Keselarasan, align
from iki_graph.checks import check
from iki_graph.checks.temuan import Temuan
from iki_graph.cli.output import table
from iki_graph.record import Rekaman


@dataclass
class Nilai:
    """The score of a corpus."""

    decrees: int = 0
    clean: int = 0
    silent: int = 0
    planted: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    invented: Counter[str] = field(default_factory=Counter)
    background: Counter[str] = field(default_factory=Counter)
    missed: list[tuple[str, str, str]] = field(default_factory=list)
    examples: dict[str, str] = field(default_factory=dict)
    right: int = 0
    wrong: int = 0
    lost: int = 0
    facts: int = 0
    facts_right: int = 0

    @property
    def f1(self) -> float:
        """F1 of the links."""
        whole = 2 * self.right + self.wrong + self.lost
        return 2 * self.right / whole if whole else 1.0


def known(corpus: Path) -> dict[str, dict[str, Any]]:
    """What is known of each decree, by its file."""
    with (corpus / "kebenaran.jsonl").open(encoding="utf-8") as lines:
        return {entry["berkas"]: entry for entry in map(json.loads, lines)}


def told(berkas: str, rekaman: Rekaman, links: Iterable[Keselarasan], found: Iterable[Temuan]) -> dict[str, Any]:
    """What the product says of a decree, as far as it can be held against what is known."""
    dokumen = rekaman.dokumen
    return {
        "berkas": berkas,
        "fakta": {
            **{name: getattr(dokumen, name) for name in ("nomor", "tentang", "tanggal", "tahun", "instansi", "kabupaten")},
            "menimbang": len(rekaman.menimbang),
            "mengingat": len(rekaman.mengingat),
            "iku": len(rekaman.iku),
            "jabatan": len(rekaman.jabatan),
            "iki": sum(len(one.iki) for one in rekaman.jabatan),
        },
        "keselarasan": {link.iki: link.ke for link in links if "/iki:" in link.iki},
        "temuan": [(one.kode, one.unsur, one.jenis, one.tingkat) for one in found],
    }


def judge(job: tuple[str, str]) -> dict[str, Any]:
    """Read, align and check one decree of a corpus (folder, file)."""
    corpus, berkas = job
    document, (rekaman, *_) = pipeline.load(Path(corpus) / berkas)
    links = align(rekaman)
    return told(berkas, rekaman, links, check(rekaman, document, keselarasan=links))


def judged(corpus: Path, files: Iterable[str], jobs: int) -> Iterator[dict[str, Any]]:
    """What is said of each file, in their order, by worker processes."""
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(judge, ((str(corpus), file) for file in files), chunksize=4)


def score(truths: dict[str, dict[str, Any]], results: Iterable[dict[str, Any]]) -> Nilai:
    """Hold results against what is known."""
    nilai = Nilai()
    for result in results:
        truth = truths[result["berkas"]]
        nilai.decrees += 1
        _findings(nilai, truth, result)
        _links(nilai, truth["keselarasan"], result["keselarasan"])
        if not truth["cacat"]:
            nilai.facts += len(truth["fakta"])
            nilai.facts_right += sum(_same(value, result["fakta"].get(name)) for name, value in truth["fakta"].items())
    return nilai


def _same(one: Any, other: Any) -> bool:
    return str(one).casefold() == str(other).casefold()


def _findings(nilai: Nilai, truth: dict[str, Any], result: dict[str, Any]) -> None:
    allowed = {code for fault in truth["cacat"] for code in (fault["kode"], *fault["juga"])}
    for fault in truth["cacat"]:
        nilai.planted[fault["kode"]] += 1
        if any(code == fault["kode"] and place.startswith(fault["unsur"]) for code, place, *_ in result["temuan"]):
            nilai.found[fault["kode"]] += 1
        else:
            nilai.missed.append((result["berkas"], fault["kode"], fault["unsur"]))
    invented = 0
    for code, place, *_ in result["temuan"]:
        if code in BACKGROUND:
            nilai.background[code] += 1
        elif code not in allowed:
            nilai.invented[code] += 1
            nilai.examples.setdefault(code, f"{result['berkas']} {place}")
            invented += 1
    if not truth["cacat"]:
        nilai.clean += 1
        nilai.silent += not invented


def _links(nilai: Nilai, wanted: dict[str, list[str]], got: dict[str, str | None]) -> None:
    """As `tests/quality/scoring/score_alignment.py` counts: a wrong target is wrong, and missed too."""
    for node, accepted in wanted.items():
        answer = got.get(node)
        nilai.right += answer in accepted
        nilai.wrong += answer is not None and answer not in accepted
        nilai.lost += bool(accepted) and answer not in accepted


def report(nilai: Nilai) -> str:
    """The score as text."""
    codes = sorted({*nilai.planted, *nilai.invented})
    rows = [(c, str(nilai.planted[c]), str(nilai.found[c]), str(nilai.invented[c]), nilai.examples.get(c, "")) for c in codes]
    planted, found = nilai.planted.total(), nilai.found.total()
    rows.append(("all", str(planted), str(found), str(nilai.invented.total()), ""))
    background = [(code, str(nilai.background[code]), why) for code, why in BACKGROUND.items()]
    return "\n\n".join(
        [
            f"{nilai.decrees} decrees",
            table(("check", "planted", "found", "invented", "first invented"), rows),
            table(("background", "said", "why"), background),
            (
                f"{nilai.silent} of {nilai.clean} decrees without a planted fault have no finding but background\n"
                f"links: F1 {nilai.f1:.4f} (right {nilai.right}, wrong {nilai.wrong}, missed {nilai.lost})\n"
                f"key facts of decrees without a planted fault: {nilai.facts_right} of {nilai.facts}"
            ),
            "\n".join(f"missed: {file} {code} {place}" for file, code, place in nilai.missed[:20]),
        ]
    )


def main() -> None:
    """Read the arguments and print the score."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.corpus.score", description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("results", type=Path, nargs="?")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--limit", type=int, help="only so many decrees")
    parser.add_argument("--write", type=Path, help="keep the results as JSON lines")
    arguments = parser.parse_args()
    truths = known(arguments.corpus)
    if arguments.results:
        with arguments.results.open(encoding="utf-8") as lines:
            results = [json.loads(line) for line in lines]
    else:
        results = list(judged(arguments.corpus, islice(truths, arguments.limit), arguments.jobs))
    if arguments.write:
        arguments.write.write_text("".join(json.dumps(one, ensure_ascii=False) + "\n" for one in results), encoding="utf-8")
    print(report(score(truths, results)))


if __name__ == "__main__":
    main()

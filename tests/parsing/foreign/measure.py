"""How well the heads of foreign decrees are read, fact by fact: `python -m tests.parsing.foreign.measure [--misses] [--typed]`.

Each text beside this file is the beginning of an invented decree in a layout of its own, damaged as text layers and OCR damage it; Word
files and web pages are typed as offices type theirs. The JSON of the same name is the answer, made by hand from the text, of typed files
before they were read; `--typed` takes all for such. `mengingat` null: that list is not visible. A null answer means that nothing may be found.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from iki_graph.errors import InputError
from iki_graph.parsing import parse
from iki_graph.reading import read
from iki_graph.record import Rekaman, Sitasi

from ..support import letters

HERE = Path(__file__).parent
HEADER = ("jenis", "nomor", "tentang", "tanggal", "tahun", "instansi", "kabupaten")

Fact = tuple[str, str, object, object]
"""Name of the field, where, value of the answer, value read."""


def names() -> list[str]:
    """The files of the corpus: text, Word, web pages."""
    return sorted(path.name for path in HERE.iterdir() if path.suffix in (".txt", ".docx", ".html", ".xlsx"))


def facts(file: str, typed: bool = False) -> Iterator[Fact]:
    """All facts of one file: what its answer says beside what was read, `typed` as if it were a web page."""
    path = HERE / file
    name = path.stem
    answer = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    record = _read(path, typed)
    for field in HEADER:
        yield field, name, answer[field], getattr(record.dokumen, field)
    if answer["menimbang"] is not None:
        yield "menimbang", name, answer["menimbang"], len(record.menimbang) or None
    if "diktum" in answer:
        yield "diktum", name, answer["diktum"], len(record.diktum) or None
    if answer["mengingat"] is not None:
        yield from _citations(name, answer["mengingat"], record)


def _read(path: Path, typed: bool) -> Rekaman:
    """The record of a text; an empty one of a text that is refused, since nothing of it is read."""
    document = read(path)
    try:
        return parse(replace(document, media="text/html") if typed else document)[0]
    except InputError:
        return Rekaman.model_validate({"berkas": path.name, "dokumen": {}})


def _citations(name: str, answers: list[dict[str, Any]], record: Rekaman) -> Iterator[Fact]:
    got = [_plain(s) for s in record.mengingat]
    pairs = _aligned(answers, got)
    for i, answer in enumerate(answers):
        found = got[pairs[i]] if i in pairs else {}
        for field in ("jenis", "nomor", "tahun", "tentang", "ln", "tln"):
            yield f"mengingat.{field}", f"{name}[{i + 1}]", answer.get(field), found.get(field)
        rest = list(found.get("diubah", []))
        for amendment in answer.get("diubah", []):
            yield "mengingat.diubah", f"{name}[{i + 1}]", amendment, rest.pop(rest.index(amendment)) if amendment in rest else None
        for extra in rest:
            yield "mengingat.diubah", f"{name}[{i + 1}]", None, extra
    for j in sorted(set(range(len(got))) - set(pairs.values())):
        for field, value in got[j].items():
            if field != "diubah":
                yield f"mengingat.{field}", f"{name}[+{j + 1}]", None, value


def _plain(sitasi: Sitasi) -> dict[str, Any]:
    """A citation as the answers write it: `LN/2014/244`, `UU 9 2015`."""
    ln = sitasi.ln
    return {
        "jenis": sitasi.jenis,
        "nomor": sitasi.nomor,
        "tahun": sitasi.tahun,
        "tentang": sitasi.tentang,
        "ln": f"{ln.jenis}/{ln.tahun or ''}/{ln.nomor or ''}" if ln else None,
        "tln": sitasi.tln,
        "diubah": [f"{d.jenis} {d.nomor} {d.tahun}" for d in sitasi.diubah],
    }


def _aligned(answers: list[dict[str, Any]], got: list[dict[str, Any]]) -> dict[int, int]:
    """Answer to citation read, in order, by the most fields that agree."""
    best: list[list[tuple[int, dict[int, int]]]] = [[(0, {})] * (len(got) + 1) for _ in range(len(answers) + 1)]
    for i, answer in enumerate(answers):
        for j, citation in enumerate(got):
            same = sum(letters(answer.get(f)) == letters(citation[f]) != "" for f in ("jenis", "nomor", "tahun", "tentang"))
            score, pairs = best[i][j]
            joined = (score + same, {**pairs, i: j}) if same > 1 else (-1, pairs)
            best[i + 1][j + 1] = max(joined, best[i][j + 1], best[i + 1][j], key=lambda pair: pair[0])
    return best[-1][-1][1]


class Score:
    """Facts of the answers, facts read, and facts that agree, by field."""

    def __init__(self, found: list[Fact]) -> None:
        self.asked, self.read, self.right = Counter[str](), Counter[str](), Counter[str]()
        self.misses: list[Fact] = []
        for fact in found:
            field, _, answer, got = fact
            a, b = letters(answer), letters(got)
            for key in (field, "all"):
                self.asked[key] += bool(a)
                self.read[key] += bool(b)
                self.right[key] += bool(a) and a == b
            if a != b:
                self.misses.append(fact)

    def recall(self, field: str = "all") -> float:
        """Share of the answers' facts that were read."""
        return self.right[field] / max(1, self.asked[field])

    def precision(self, field: str = "all") -> float:
        """Share of the facts read that are right."""
        return self.right[field] / max(1, self.read[field])


def main() -> None:
    """Print recall and precision by field."""
    score = Score([fact for name in names() for fact in facts(name, "--typed" in sys.argv)])
    for field in score.asked:
        print(f"{field:18} recall {score.recall(field):.3f} precision {score.precision(field):.3f} facts {score.asked[field]}")
    if "--misses" in sys.argv:
        for field, where, answer, got in score.misses:
            print(f"- {where} {field}\n    answer {answer!r}\n    read   {got!r}")


if __name__ == "__main__":
    main()

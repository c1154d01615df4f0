"""The evaluation sheet of PermenPANRB 88/2021, filled in as far as one decree can speak to its criteria.

Every mark is an estimate from the document alone: who evaluates sees evidence that a decree does not hold.
"""

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from iki_graph.checks.catalogue import Aturan
from iki_graph.checks.temuan import Temuan
from iki_graph.record import Rekaman
from iki_graph.reports.digest import standing
from iki_graph.reports.labels import labels
from iki_graph.reports.tables import Kolom, Sel, Tabel
from iki_graph.resources import resource

MET, PARTLY, OPEN, UNMET, OUTSIDE = "terpenuhi", "sebagian", "telaah", "belum", "luar"
"""How a criterion stands: met, partly, to be looked into, not met, outside what the document shows."""

_MARKS = ((1.0, "BB"), (0.75, "B"), (0.5, "CC"), (0.25, "C"), (0.0, "D"))
"""Share of criteria met above which a mark is due (PermenPANRB 88/2021, Lampiran I); AA and A need an evaluator's judgement."""
_POINTS = {"BB": 80, "B": 70, "CC": 60, "C": 50, "D": 30, "E": 0}


@dataclass(frozen=True)
class Kriteria:
    """A criterion with how it stands, its evidence, and the share (0..100) of what it is about that no finding touches."""

    kode: str
    teks: str
    keadaan: str
    bukti: str
    persen: int | None


@dataclass(frozen=True)
class Subkomponen:
    """A sub-component; `predikat` and `nilai` are estimates over the criteria within the document's reach, None where there are none."""

    kode: str
    teks: str
    bobot: float
    kriteria: tuple[Kriteria, ...]
    terbaca: int
    terpenuhi: int
    predikat: str | None
    nilai: int | None


@dataclass(frozen=True)
class Komponen:
    """One of the four components."""

    no: int
    nama: str
    bobot: float
    subkomponen: tuple[Subkomponen, ...]


class _Measured(NamedTuple):
    """How many elements a criterion is about, and how to tell the element of a finding from its pointer."""

    number: int
    element: re.Pattern[str]
    lacking: frozenset[str] = frozenset()
    """Elements that fall short even without a finding."""


def sheet(
    rekaman: Rekaman, temuan: Iterable[Temuan], served: Iterable[str], rules: Mapping[str, Aturan], lang: str = "id"
) -> list[Komponen]:
    """The sheet for one decree, from its standing findings and the IKI that serve something (`served`); `rules` are the checks that ran."""
    found = standing(temuan)
    units = _units(rekaman, frozenset(served))
    return [
        Komponen(
            component["no"],
            component["nama"],
            component["bobot"],
            tuple(_part(part, found, units, rules, lang) for part in component["subkomponen"]),
        )
        for component in _data()["komponen"]
    ]


def _part(part: Mapping[str, Any], found: Sequence[Temuan], units: Mapping[str, _Measured], rules: Mapping[str, Aturan], lang: str) -> Subkomponen:  # fmt: skip
    criteria = tuple(_criterion(f"{part['kode']}.{entry['no']}", entry, found, units, rules, lang) for entry in part["kriteria"])
    within = [one for one in criteria if one.keadaan != OUTSIDE]
    met = sum(one.keadaan == MET for one in within)
    mark = _mark(met / len(within)) if within else None
    return Subkomponen(part["kode"], part["teks"], part["bobot"], criteria, len(within), met, mark, _POINTS[mark] if mark else None)


def _criterion(
    code: str, entry: Mapping[str, Any], found: Sequence[Temuan], units: Mapping[str, _Measured], rules: Mapping[str, Aturan], lang: str
) -> Kriteria:
    label = labels(lang)
    wanted = entry.get("periksa", ())
    ran = [rule for rule in rules if any(rule == one or rule.startswith(one + "-") for one in wanted)]
    unit = units.get(entry.get("satuan", ""))
    if unit and not unit.number and entry["satuan"] in ("target", "penetapan"):
        return Kriteria(code, entry["teks"], OUTSIDE, label(f"lke-tanpa-{entry['satuan']}"), None)
    if unit is None or not ran:
        return Kriteria(code, entry["teks"], OUTSIDE, label("lke-luar"), None)
    items = [item for item in found if item.kode in ran]
    if not unit.number:
        return Kriteria(code, entry["teks"], UNMET, label("lke-tidak-ada", satuan=label(f"lke-{entry['satuan']}")), 0)
    touched = {match.group() for item in items if (match := unit.element.match(item.unsur))} | unit.lacking
    whole = any(not unit.element.match(item.unsur) for item in items)
    free = max(unit.number - len(touched), 0)
    counts = Counter(item.kode for item in items)
    remarks = ", ".join(f"{kode} ({number})" if number > 1 else kode for kode, number in sorted(counts.items()))
    name = label(f"lke-{entry['satuan']}")
    if not items and not touched:
        clean = label("lke-bersih") if unit.number == 1 else label("lke-tanpa-catatan", n=unit.number, satuan=name)
        return Kriteria(code, entry["teks"], MET, clean, 100)
    evidence = label("lke-catatan" if remarks else "lke-bagian", n=free, m=unit.number, satuan=name, catatan=remarks)
    if unit.lacking:
        evidence = f"{label('lke-lepas', n=len(unit.lacking))} {evidence}"
    if unit.number == 1:
        evidence = label("lke-ada-catatan", catatan=remarks)
    share = round(100 * free / unit.number) if unit.number > 1 else None
    if not unit.lacking and all(item.jenis == "telaah" for item in items):
        state = OPEN
    elif unit.number > 1 and free or whole and not touched:
        state = PARTLY
    else:
        state = UNMET
    if entry["satuan"] == "dokumen" and state == UNMET and all(item.tingkat != "pelanggaran" for item in items):
        state = PARTLY
    return Kriteria(code, entry["teks"], state, evidence, share)


def _units(rekaman: Rekaman, served: frozenset[str]) -> dict[str, _Measured]:
    iki = [row for jabatan in rekaman.jabatan for row in jabatan.iki]
    places = [
        (f"jabatan:{at}/iki:{n}", f"/jabatan/{at}/iki/{n}") for at, jabatan in enumerate(rekaman.jabatan) for n in range(len(jabatan.iki))
    ]
    loose = frozenset(pointer for node, pointer in places if node not in served)
    office = [row for row in rekaman.iku if row.tingkat == "iku"]
    statements = len(rekaman.kaskade.tujuan) + len(rekaman.kaskade.sasaran)
    statements += len({row.sasaran for row in rekaman.iku if row.sasaran} - set(rekaman.kaskade.sasaran))
    statements += len({(at, row.kinerja) for at, jabatan in enumerate(rekaman.jabatan) for row in jabatan.iki if row.kinerja})
    dated = bool(rekaman.dokumen.tanggal and rekaman.dokumen.tahun)

    def measured(number: int, pattern: str) -> _Measured:
        return _Measured(number, re.compile(pattern))

    row = r"/(?:iku/\d+|jabatan/\d+/iki/\d+)"
    return {
        "dokumen": measured(1, ""),
        "penetapan": measured(int(dated), ""),
        "iku": measured(len(office), r"/iku/\d+"),
        "iki": measured(len(iki), r"/jabatan/\d+/iki/\d+"),
        "selaras": _Measured(len(iki), re.compile(r"/jabatan/\d+/iki/\d+"), loose),
        "indikator": measured(len(rekaman.iku) + len(iki), row),
        "target": measured(sum(bool(one.target) for one in [*rekaman.iku, *iki]), row),
        "kinerja": measured(statements, r"/(?:kaskade|iku|jabatan)/.+"),
        "jabatan": measured(len(rekaman.jabatan), r"/jabatan/\d+"),
    }


def _mark(share: float) -> str:
    if not share:
        return "E"
    return next(mark for least, mark in _MARKS if share > least or share == least == 1.0)


@cache
def _data() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((resource("reports/templates") / "lke-88-2021.json").read_text(encoding="utf-8"))
    return found


def table(components: Sequence[Komponen], lang: str = "id") -> Tabel:
    """The sheet as a table: a row for each component, sub-component and criterion."""
    label = labels(lang)
    rows: list[tuple[Sel, ...]] = []
    for component in components:
        rows.append((str(component.no), component.nama, None, None, None, component.bobot, None))
        for part in component.subkomponen:
            rows.append((part.kode, part.teks, None, None, None, part.bobot, estimate(part, lang)))
            rows += [(one.kode, one.teks, label(f"keadaan-{one.keadaan}"), one.bukti, one.persen, None, None) for one in part.kriteria]
    wanted = (("no", 8), ("kriteria", 62), ("keadaan", 22), ("bukti", 58), ("persen", 12), ("bobot", 8), ("estimasi", 40))
    columns = tuple(Kolom(key, label(f"kolom-{key}"), width) for key, width in wanted)
    return Tabel("lke", label("tabel-lke"), columns, tuple(rows), label("tabel-lke-catatan"))


def estimate(part: Subkomponen, lang: str) -> str:
    """The estimate on a sub-component in words, which say that it is one."""
    label = labels(lang)
    if part.predikat is None:
        return label("lke-tanpa-estimasi")
    return label("lke-estimasi", terpenuhi=part.terpenuhi, terbaca=part.terbaca, predikat=part.predikat, nilai=part.nilai)

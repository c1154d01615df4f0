"""What the statements of performance show: activities in the place of results, and indicators that measure something else.

Kinds of fact: `kinerja-aktivitas` (of a position: its statements that name an activity; or of one tujuan or sasaran), `mutu-tak-diukur`
(the statement promises a quality that its indicator leaves out), `kinerja-salah-baris` (the statement belongs to another row).
"""

import re
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import groupby, pairwise

from iki_graph.alignment.duties import is_other_duties
from iki_graph.alignment.reasons import Alasan
from iki_graph.checks.facts.bahasa import likeness, stem
from iki_graph.checks.facts.fakta import Fakta, Konteks
from iki_graph.checks.facts.indikator import measured
from iki_graph.checks.facts.pokok import stems as stems_of
from iki_graph.checks.facts.rumusan import is_activity, is_grade, is_result, is_verb, kind, opening
from iki_graph.record import IKI, BarisIndikator, Jabatan, Rekaman
from iki_graph.reference.keys import squash
from iki_graph.reference.scope import MEMORY
from iki_graph.reference.tables import listed, table

_OFFICIAL = re.compile(
    r"\b(?:camat|lurah|sekretaris|sekcam|kepala|kasi|kasie|kasub\w*|kabid|kabag|inspektur|irban|direktur)\b", re.IGNORECASE
)
_STAFF = re.compile(r"^\W*(?:staf|pelaksana|pengadministrasi|pengelola|petugas|analis|bendahara)\b", re.IGNORECASE)
_THINGS = {"laporan", "dokumen", "paket", "orang", "berkas", "unit", "kegiatan", "rekomendasi"}
"""What an indicator counts when it counts no quality: `Jumlah laporan peningkatan efektivitas …`."""
_TELLING = 4
"""Distinct statements from which a table that prints one of them twice has copied it."""


@dataclass(frozen=True)
class _Row:
    """A row with its statement; `number` tells whether the statement was printed anew."""

    pointer: str
    statement: str
    number: str
    row: BarisIndikator


def facts(konteks: Konteks) -> Iterable[Fakta]:
    """All facts about the statements of a decree."""
    rekaman = konteks.rekaman
    for level in ("tujuan", "sasaran"):
        for i, text in enumerate(getattr(rekaman.kaskade, level)):
            if reason := activity(text, official=False):
                yield Fakta(f"/kaskade/{level}/{i}", "kinerja-aktivitas", 0.7, reason, text)
    for j, jabatan in enumerate(rekaman.jabatan):
        yield from _activities(f"/jabatan/{j}", jabatan)
    misplaced = list(_misplaced(rekaman))
    yield from _unmeasured(rekaman, {fakta.tentang for fakta in misplaced})
    yield from misplaced


def activity(text: str, official: bool) -> Alasan | None:
    """Why a statement names an activity; None if it states a result. What is carried out (terlaksananya …) is none for an official."""
    front = opening(text)
    if not front or is_other_duties(text):
        return None
    if is_verb(front[0]) and stem(front[0]) not in ("tingkat", "turun", "kurang", "wujud"):
        return Alasan(f"berawal dengan kata kerja '{front[0]}'", f"it begins with the verb '{front[0]}'")
    if front[0] == "kegiatan" and re.search(r"\byang (?:telah )?ter\w{3,}", text, re.IGNORECASE):
        return None
    if is_activity(front[0]) or (kind(front[0]) == "capaian" and front[0] in ("pemenuhan", "penyelesaian", "penerimaan")):
        return Alasan(f"berawal dengan kegiatan '{front[0]}'", f"it begins with the activity '{front[0]}'")
    if official and is_result(front[0]) and stem(front[0]) in ("laksana", "selenggara"):
        return Alasan(f"menyatakan terlaksananya kegiatan ('{front[0]}')", f"it says that an activity is carried out ('{front[0]}')")
    return None


def _activities(pointer: str, jabatan: Jabatan) -> Iterator[Fakta]:
    """A position whose statements name activities: one fact, at the first, with the others beside it."""
    name = jabatan.nama or ""
    official = bool(_OFFICIAL.search(name)) and not _STAFF.match(name)
    found: dict[str, tuple[int, IKI, Alasan]] = {}
    for i, row in enumerate(jabatan.iki):
        if row.kinerja and (reason := activity(row.kinerja, official)):
            found.setdefault(squash(row.kinerja), (i, row, reason))
    if found:
        (at, first, reason), *others = found.values()
        rest = tuple(f"{pointer}/iki/{i}/kinerja" for i, _, _ in others)
        yield Fakta(f"{pointer}/iki/{at}/kinerja", "kinerja-aktivitas", 0.7, reason, first.kinerja or "", rest)


def _tables(rekaman: Rekaman) -> Iterator[list[_Row]]:
    """The rows of each table that have both a statement and an indicator."""

    def printed(pointer: str) -> str:
        """The line that a statement was read from: a cell merged over several rows has one."""
        asal = rekaman.asal.get(pointer)
        return str(asal.baris) if asal else ""

    for level in ("iku", "program"):
        yield [
            _Row(f"/iku/{i}", row.sasaran, printed(f"/iku/{i}/sasaran"), row)
            for i, row in enumerate(rekaman.iku)
            if row.tingkat == level and row.sasaran and row.indikator
        ]
    for j, jabatan in enumerate(rekaman.jabatan):
        rows = enumerate(jabatan.iki)
        yield [_Row(f"/jabatan/{j}/iki/{i}", row.kinerja, row.no or "", row) for i, row in rows if row.kinerja and row.indikator]


def _unmeasured(rekaman: Rekaman, misplaced: Container[str]) -> Iterator[Fakta]:
    """A quality or a time that a statement promises and none of its indicators and formulas counts; rows with another's statement aside."""
    for rows in _tables(rekaman):
        for statement, group in groupby((row for row in rows if row.pointer not in misplaced), key=lambda row: squash(row.statement)):
            alike = list(group)
            promised = _promised(alike[0].statement)
            if not promised or is_other_duties(alike[0].statement):
                continue
            counted = frozenset[str]().union(*(_counted(row.row) for row in alike))
            if any(stems & counted for _, stems in promised):
                continue
            named = ", ".join(f"'{phrase}'" for phrase, _ in promised)
            alasan = Alasan("indikator dan formulasinya tidak menyebutnya", "neither the indicator nor its formula speaks of it")
            for row in alike:
                text = row.row.indikator or ""
                if measured(row.row) and not is_grade(opening(text)[0]) and squash(text) != statement:
                    yield Fakta(row.pointer, "mutu-tak-diukur", 0.7, alasan, named)


@lru_cache(MEMORY)
def _promised(statement: str) -> tuple[tuple[str, frozenset[str]], ...]:
    """The qualities that a statement promises, as it says them, with the stems that show that one is counted."""
    return tuple((match[0], stems) for pattern, stems in _qualities() if (match := pattern.search(statement)))


def _counted(row: BarisIndikator) -> frozenset[str]:
    """Stems of what a row counts. Of a number of papers or people only what follows `yang` tells a quality."""
    front = [word for word in opening(row.indikator or "") if word != "jumlah"]
    texts = [row.indikator or "", row.formulasi or ""]
    if front and front[0] in _THINGS:
        texts = [text.casefold().partition(" yang ")[2] for text in texts]
    return frozenset[str]().union(*map(stems_of, texts))


def _misplaced(rekaman: Rekaman) -> Iterator[Fakta]:
    """Rows whose statement is that of the row before, printed again, though their indicator fits it far less.

    Tables that repeat the statement in every row, or have too few to tell, are left aside.
    """
    for rows in _tables(rekaman):
        again = [
            (before, row)
            for before, row in pairwise(rows)
            if row.number and row.number != before.number and squash(row.statement) == squash(before.statement)
        ]
        if len(again) != 1 or len({squash(row.statement) for row in rows}) < _TELLING:
            continue
        [(before, row)] = again
        if likeness(row.statement, before.row.indikator or "") > 2 * likeness(row.statement, row.row.indikator or ""):
            alasan = Alasan(
                "kinerjanya salinan baris sebelumnya, sedangkan indikatornya lain",
                "its statement is a copy of the row before, though its indicator is another",
            )
            yield Fakta(row.pointer, "kinerja-salah-baris", 0.8, alasan, row.statement)


@cache
def _qualities() -> tuple[tuple[re.Pattern[str], frozenset[str]], ...]:
    rows = table("mutu.csv")
    return tuple(
        (re.compile(rf"\b{row['phrase']}\b", re.IGNORECASE), frozenset(stem(word) for word in listed(row["stems"]))) for row in rows
    )

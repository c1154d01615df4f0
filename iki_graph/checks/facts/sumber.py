"""Whether a source of data can be found again: a document, register, survey or system, and the right one for its indicator.

Kinds of fact: `sumber-unit` (only a unit or persons), `sumber-umum` (a kind of document and nothing else), `sumber-bukan-dokumen` (an
activity or a state), `sumber-satu-untuk-banyak` (one general report for three indicators or more), `sumber-salinan` (that of another
row), `sumber-lain-jenis` (a measure that needs its own way of collecting data), `sumber-tanpa-penyebut` (nothing on the whole of which a
part is counted). One fact a cell: rows that share it are one place.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import groupby

from iki_graph.alignment.reasons import Alasan
from iki_graph.checks.facts.bahasa import content, function_words, likeness, stem, words
from iki_graph.checks.facts.fakta import Fakta, Konteks
from iki_graph.checks.facts.rumusan import is_activity, is_result, is_verb
from iki_graph.record import Baris, BarisIndikator, Rekaman
from iki_graph.reference.keys import squash
from iki_graph.reference.tables import listed, table

_NOTE = re.compile(r"\b(?:catatan|ket(?:erangan)?)\s*:.*$", re.IGNORECASE | re.DOTALL)
_MEASURE = re.compile(r"^[^a-z]*(?:jumlah|persentase|prosentase|presentase|persentasi|rasio|rata-rata)\b", re.IGNORECASE)
_PUBLISHED = re.compile(r"dalam\s+angka|\.go\.id|\.com", re.IGNORECASE)
_EMPTY = frozenset(
    map(
        stem,
        ("hasil", "kegiatan", "pelaksanaan", "tugas", "tahunan", "bulanan", "program", "penyelenggaraan", "terkait", "bidang", "seluruh"),
    )
)
"""Stems that say nothing of what a report is about."""
_PLACES = frozenset({"desa", "kecamatan", "kelurahan", "kabupaten", "kel"})
_LETTERS = frozenset(
    {"tugas", "perintah", "keputusan", "keterangan", "setoran", "pertanggungjawaban", "pernyataan", "edaran", "kuasa", "izin"}
)
"""Letters that are a document of their own kind: surat tugas."""
_STATES = frozenset({"angka", "tertib", "perintah", "tugas", "langkah", "kegiatan", "koordinasi", "penerimaan", "pemenuhan"})
_METHODS = (
    (
        Alasan("kepuasan masyarakat diukur dengan survei", "satisfaction of the public is measured by a survey"),
        re.compile(r"kepuasan|\bikm\b|\bskm\b", re.IGNORECASE),
        re.compile(r"sur[vf]e[iy]|\bskm\b|\bikm\b|kues?ioner|kepuasan", re.IGNORECASE),
    ),
    (
        Alasan("kehadiran diukur dengan presensi", "presence is measured by the attendance list"),
        re.compile(r"\bkehadiran\b|\bdisiplin", re.IGNORECASE),
        re.compile(r"absen|presensi|hadir|disiplin|finger|cekh?lok|simpeg|ekinerja|e-kinerja|pegawai", re.IGNORECASE),
    ),
)
"""Measures that stand on a way of collecting data of their own: which, the indicator's words, the source's words."""
_SEVERAL = re.compile(r"[,;/&\n]|\bdan\b|\bserta\b", re.IGNORECASE)
_MANY = 3
_COPIED = 0.6


@dataclass(frozen=True)
class _Cell:
    """A cell of the column, with the rows that share it."""

    text: str
    rows: tuple[tuple[str, BarisIndikator], ...]
    lines: Baris | None

    @property
    def pointer(self) -> str:
        return self.rows[0][0]


def facts(konteks: Konteks) -> Iterable[Fakta]:
    """All facts about the sources of data of a decree."""
    for cells in _columns(konteks.rekaman):
        named = [fakta for cell in cells for fakta in _named(cell)]
        yield from named
        told = {fakta.tentang for fakta in named}
        rest = [cell for cell in cells if cell.pointer not in told and not _MEASURE.match(cell.text)]
        shared = list(_for_many(rest))
        yield from shared
        told = {pointer for fakta in shared for pointer in (fakta.tentang, *fakta.pembanding)}
        for cell in rest:
            if cell.pointer not in told:
                yield from list(_of_another(cell, cells)) or list(_way(cell)) or _denominator(cell)


def _columns(rekaman: Rekaman) -> Iterator[list[_Cell]]:
    """The cells of each owner's table, in their order."""
    yield list(_cells(rekaman, "/iku", rekaman.iku))
    for j, jabatan in enumerate(rekaman.jabatan):
        yield list(_cells(rekaman, f"/jabatan/{j}/iki", jabatan.iki))


def _cells(rekaman: Rekaman, base: str, rows: Iterable[BarisIndikator]) -> Iterator[_Cell]:
    def place(item: tuple[str, BarisIndikator]) -> tuple[str, Baris | str]:
        asal = rekaman.asal.get(f"{item[0]}/sumber_data")
        return squash(item[1].sumber_data or ""), asal.baris if asal and asal.baris else item[0]

    listed_rows = [(f"{base}/{i}", row) for i, row in enumerate(rows)]
    for (_, _), group in groupby(listed_rows, key=place):
        shared = tuple(group)
        text = shared[0][1].sumber_data
        if text:
            yield _Cell(_NOTE.sub("", text).strip(" ,;.:-"), shared, _lines(rekaman, shared))


def _lines(rekaman: Rekaman, rows: Iterable[tuple[str, BarisIndikator]]) -> Baris | None:
    """The lines over which a cell spans; None for a row of its own."""
    found = []
    for pointer, row in rows:
        asal = rekaman.asal.get(f"{pointer}/indikator")
        lines = asal.baris if asal and asal.baris else row.baris
        found += [lines] if lines else []
    return (min(first for first, _ in found), max(last for _, last in found)) if len(found) > 1 else None


def _named(cell: _Cell) -> Iterator[Fakta]:
    """What the source's own words show."""
    found = words(cell.text)
    if not found or _PUBLISHED.search(cell.text) or _MEASURE.match(cell.text):
        return
    kinds = {_kinds().get(word) for word in found}
    telling = [word for word in found if word not in function_words() and not word[0].isdigit()]
    doing = is_activity(found[0]) or is_verb(found[0]) or is_result(found[0]) or found[0] in _STATES
    if doing and found[0] not in _kinds() and not kinds & {"dokumen", "sistem"}:
        yield _fact(
            cell,
            "sumber-bukan-dokumen",
            0.7,
            Alasan(f"menyebut kegiatan atau keadaan ('{found[0]}')", f"it names an activity or a state ('{found[0]}')"),
        )
    elif "unit" in kinds and not kinds & {"umum", "dokumen", "sistem"} and _only_unit(telling):
        yield _fact(cell, "sumber-unit", 1, Alasan("hanya menyebut unit atau orang", "it names a unit or persons only"))
    elif ("umum" in kinds or found[0] == "hasil") and "sistem" not in kinds and _only_general(telling):
        alasan = Alasan("hanya menyebut jenis dokumennya, tidak dokumen yang mana", "it names the kind of document only, and not which one")
        yield _fact(cell, "sumber-umum", 0.8, alasan)


def _only_general(telling: list[str]) -> bool:
    """Whether words name kinds of document, units by their field of work, and empty words alone: `Laporan data Kasi Ekonomi`."""
    in_unit = False
    if telling[:1] == ["surat"] and telling[1:2] and telling[1] in _LETTERS:
        return False
    for word in telling:
        kind = _kinds().get(word)
        in_unit = kind == "unit" and word not in _PLACES or in_unit and kind is None and stem(word) in _fields()
        if not in_unit and kind not in ("umum", "unit") and stem(word) not in _EMPTY:
            return False
    return True


def _only_unit(telling: list[str]) -> bool:
    """Whether words name a unit or persons alone: they begin with one, and hold no activity."""
    first = next((word for word in telling if word not in ("seluruh", "semua", "sub", "para", "masing")), "")
    return _kinds().get(first) == "unit" and not any(is_verb(word) or word in _STATES - {"tertib"} for word in telling)


def _for_many(cells: list[_Cell]) -> Iterator[Fakta]:
    """One report of few words as the source of three different indicators or more, in rows one after the other."""
    for _, group in groupby(cells, key=lambda cell: squash(cell.text)):
        shared = list(group)
        rows = [row for cell in shared for row in cell.rows]
        first = next(iter(words(shared[0].text)), "")
        about = [
            s for s in content(shared[0].text) if s not in _EMPTY and s not in map(stem, ("laporan", "dokumen", "data", "bukti", "berkas"))
        ]
        different = {squash(row.indikator or pointer) for pointer, row in rows}
        if _kinds().get(first) == "umum" and len(about) <= 1 and len(different) >= _MANY:
            found = [row.baris for _, row in rows if row.baris]
            lines = (min(last for _, last in found), max(last for _, last in found)) if found else None
            others = tuple(pointer for pointer, _ in rows[1:])
            alasan = Alasan(
                f"satu sumber umum untuk {len(different)} indikator yang berbeda",
                f"one general source for {len(different)} different indicators",
            )
            yield Fakta(shared[0].pointer, "sumber-satu-untuk-banyak", 0.7, alasan, shared[0].text, others, lines)


def _of_another(cell: _Cell, cells: list[_Cell]) -> Iterator[Fakta]:
    """The source speaks of another row of the table, and of nothing in its own."""
    if len(cell.rows) > 1:
        return
    pointer, row = cell.rows[0]
    own = content(" ".join(filter(None, (row.indikator, row.formulasi, row.definisi, getattr(row, "kinerja", None)))))
    about = content(cell.text) - _EMPTY - {stem("laporan"), stem("dokumen"), stem("data")}
    if not about or own & about:
        return
    others = [(other, at) for each in cells for at, other in each.rows if at != pointer and other.indikator]
    best = max(others, key=lambda item: (likeness(item[0].indikator or "", cell.text), item[1]), default=None)
    if best and likeness(best[0].indikator or "", cell.text) >= _COPIED and len(about) > 1:
        alasan = Alasan(f"tentang indikator '{best[0].indikator}'", f"it is about the indicator '{best[0].indikator}'")
        yield _fact(cell, "sumber-salinan", 0.8, alasan, (best[1],))


def _way(cell: _Cell) -> Iterator[Fakta]:
    """A measure with a way of collecting data of its own, and another source."""
    for pointer, row in cell.rows:
        for alasan, measure, source in _METHODS:
            if measure.search(row.indikator or "") and not source.search(cell.text):
                yield Fakta(pointer, "sumber-lain-jenis", 0.6, alasan, cell.text)
                break


def _denominator(cell: _Cell) -> Iterator[Fakta]:
    """One document that is about what is counted, where the whole is of another kind: residents beside those with a card."""
    if len(cell.rows) > 1 or _SEVERAL.search(cell.text):
        return
    pointer, row = cell.rows[0]
    if (
        not row.indikator
        or row.formula is None
        or row.formula.jenis != "rasio"
        or {_kinds().get(word) for word in words(cell.text)} & {"sistem"}
    ):
        return
    top, bottom, about = (content(text or "") - _EMPTY for text in (row.formula.pembilang, row.formula.penyebut, cell.text))
    if len(bottom) > 1 and not bottom & (top | about) and about & top:
        alasan = Alasan(f"penyebutnya '{row.formula.penyebut}'", f"the denominator is '{row.formula.penyebut}'")
        yield Fakta(pointer, "sumber-tanpa-penyebut", 0.5, alasan, cell.text)


def _fact(cell: _Cell, jenis: str, skor: float, alasan: Alasan, others: tuple[str, ...] = ()) -> Fakta:
    sharing = tuple(pointer for pointer, _ in cell.rows[1:])
    return Fakta(cell.pointer, jenis, skor, alasan, cell.text, others or sharing, cell.lines)


@cache
def _kinds() -> dict[str, str]:
    """Words of sources and what they name: umum (a kind of document), dokumen (a certain one), sistem, unit."""
    return {row["word"]: row["kind"] for row in table("kata-sumber.csv")}


@cache
def _fields() -> frozenset[str]:
    """Stems of the words that name units by their field of work."""
    rows = table("bidang.csv")
    return frozenset(stem(word) for row in rows for word in (*listed(row["unit"]), *listed(row["words"])))

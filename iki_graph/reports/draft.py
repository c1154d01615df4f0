"""A repaired draft of a decree's annex and legal bases: what can be mended is mended, what is missing is marked, and every change is listed.

Nothing is invented: numbers follow the order, citations the registry, misprints their finding; a formula is only a frame with its open
parts in brackets; where something is missing stands that it is.
"""

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from iki_graph.checks.temuan import Temuan
from iki_graph.graph.places import issuer_region
from iki_graph.record import IKI, BarisIndikator, Rekaman
from iki_graph.reference.keys import squash
from iki_graph.reports.citation_text import proposed
from iki_graph.reports.digest import standing
from iki_graph.reports.tables import decree_date
from iki_graph.reports.whereabouts import office_names, post_names
from iki_graph.resources import resource

EMPTY = "[belum diisi]"
FRAMED = {"FRM-01": True, "FRM-02": True, "FRM-03": False, "FRM-04": False, "FRM-05": True, "FRM-07": True}
"""Checks whose finding means that there is no formula to mend, only one to write; and whether what stands there is surely none."""

_FRAME = "kerangka menurut bentuk indikator; bagian dalam kurung siku masih harus diisi"
_TO_REPLACE = "[perlu diganti dengan cara menghitung]"
_SLIP = re.compile(r"'([^']+)' → '([^']+)'")
_MISPRINT, _REPEATED, _LOST = "KON-04", "HKM-13", {"tugas": "JAB-03", "fungsi": "JAB-04", "iki": "JAB-05"}


@dataclass(frozen=True)
class Ubahan:
    """One change: where, of what kind, what stood there, what is proposed, and why. Not `pasti`: still to be decided or filled in."""

    penunjuk: str
    tempat: str
    sifat: str
    semula: str
    usulan: str
    alasan: str
    pasti: bool


@dataclass
class Rancangan:
    """The draft: a record with the proposals in it, and the changes, in the order of the record."""

    rekaman: Rekaman
    ubahan: list[Ubahan] = field(default_factory=list)
    dihapus: set[int] = field(default_factory=set)
    """Citations, by their index, that only repeat an earlier one."""

    def at(self, pointer: str) -> list[int]:
        """The numbers (from 1) of the changes at a place of the record."""
        return [number for number, change in enumerate(self.ubahan, 1) if change.penunjuk == pointer]


def draft(rekaman: Rekaman, temuan: Iterable[Temuan]) -> Rancangan:
    """The draft of a record from its standing findings."""
    made = Rancangan(rekaman.model_copy(deep=True))
    found = standing(temuan)
    codes: dict[str, set[str]] = {}
    for item in found:
        codes.setdefault(item.unsur, set()).add(item.kode)
    slips = _slips(found)
    for step in (
        _citations(made.rekaman, codes, slips, made.dihapus),
        _office(made.rekaman, codes, slips),
        _positions(made.rekaman, codes, slips),
    ):
        made.ubahan += step
    return made


def _citations(rekaman: Rekaman, codes: dict[str, set[str]], slips: "Slips", dropped: set[int]) -> Iterator[Ubahan]:
    """Citations that a check of legal bases speaks of, by the registry; numbers in the order; repeated ones out."""
    on, number = decree_date(rekaman), 0
    for at, sitasi in enumerate(rekaman.mengingat):
        pointer, place = f"/mengingat/{at}", f"Mengingat angka {sitasi.no or at + 1}"
        own = codes.get(pointer, set())
        if _REPEATED in own:
            dropped.add(at)
            yield Ubahan(pointer, place, "sitasi", sitasi.teks, "[dihapus]", "mengulang dasar hukum yang sudah disebut", True)
            continue
        number += 1
        if sitasi.no is not None and sitasi.no != number:
            yield Ubahan(f"{pointer}/no", place, "penomoran", str(sitasi.no), str(number), "penomoran dibuat berurutan", True)
        sitasi.no = number if sitasi.no is not None else None
        region = issuer_region(sitasi, rekaman.dokumen)
        better = proposed(sitasi, on, region.code if region else None) if any(code.startswith("HKM-") for code in own) else None
        if better and squash(better.teks) != squash(sitasi.teks):
            reason = "; ".join(better.alasan) + ("" if better.pasti else " (belum seluruhnya diperiksa pada naskah peraturan)")
            yield Ubahan(f"{pointer}/teks", place, "sitasi", sitasi.teks, better.teks, reason, better.pasti)
            sitasi.teks = better.teks
        else:
            yield from _spelling(sitasi, ("teks",), pointer, place, slips)


def _office(rekaman: Rekaman, codes: dict[str, set[str]], slips: "Slips") -> Iterator[Ubahan]:
    """The office's tables: empty cells, frames for formulas, misprints."""
    someone = any(row.penanggung_jawab for row in rekaman.iku)
    for at, (row, name) in enumerate(zip(rekaman.iku, office_names(rekaman), strict=True)):
        wanted = ("sasaran", "indikator", "formulasi", "sumber_data", *(("penanggung_jawab",) if someone else ()))
        yield from _row(row, wanted, f"/iku/{at}", name, codes, slips)


def _positions(rekaman: Rekaman, codes: dict[str, set[str]], slips: "Slips") -> Iterator[Ubahan]:
    """Positions: duties that lack, numbers of their performance statements, and the rows of their tables."""
    for at, (jabatan, name) in enumerate(zip(rekaman.jabatan, post_names(rekaman), strict=True)):
        pointer = f"/jabatan/{at}"
        if jabatan.nama:
            yield from _spelling(jabatan, ("nama",), pointer, name, slips)
        for part in ("tugas", "fungsi"):
            texts: list[str] = getattr(jabatan, part)
            for number, text in enumerate(texts):
                if (mended := _mended(text, slips.get(f"{pointer}/{part}/{number}", ()))) != text:
                    yield Ubahan(f"{pointer}/{part}/{number}", f"{name}, {part} {number + 1}", "ejaan", text, mended, "salah ketik", True)
                    texts[number] = mended
        for part, code in _LOST.items():
            if code in codes.get(pointer, set()):
                yield Ubahan(f"{pointer}/{part}", f"{name}, {part}", "kosong", "", EMPTY, "belum dicantumkan", False)
        yield from _numbers(jabatan.iki, pointer, name)
        for number, row in enumerate(jabatan.iki):
            wanted = ("kinerja", "indikator", "formulasi", "sumber_data")
            yield from _row(row, wanted, f"{pointer}/iki/{number}", f"{name}, IKI {number + 1}", codes, slips)


def _row(
    row: BarisIndikator, wanted: Sequence[str], pointer: str, place: str, codes: dict[str, set[str]], slips: "Slips"
) -> Iterator[Ubahan]:
    own = codes.get(pointer, set()) | {code for key, found in codes.items() if key.startswith(pointer + "/") for code in found}
    yield from _spelling(row, wanted, pointer, place, slips)
    for key in wanted:
        if getattr(row, key) is None and key != "formulasi":
            yield Ubahan(f"{pointer}/{key}", f"{place}, {_spoken(key)}", "kosong", "", EMPTY, "sel kosong", False)
            setattr(row, key, EMPTY)
    blamed = own & FRAMED.keys()
    if not blamed and (row.formulasi or row.definisi):
        return
    frame = skeleton(row.indikator or "")
    if not row.formulasi:
        usulan, alasan = frame or EMPTY, _FRAME if frame else "sel kosong"
    elif not frame:
        usulan, alasan = f"{row.formulasi} {_TO_REPLACE}", "formulasi belum menghitung indikatornya"
    else:
        # What only may be wrong stays, and the frame stands beside it.
        usulan, alasan = frame if any(map(FRAMED.get, blamed)) else f"{row.formulasi}\n[usul: {frame}]", _FRAME
    if squash(usulan) != squash(row.formulasi or ""):
        yield Ubahan(f"{pointer}/formulasi", f"{place}, formulasi", "formulasi", row.formulasi or "", usulan, alasan, False)
        row.formulasi = usulan


def _numbers(rows: Sequence[IKI], pointer: str, place: str) -> Iterator[Ubahan]:
    """Numbers of performance statements in order, where the document numbers them."""
    numbered = [(at, row) for at, row in enumerate(rows) if row.no]
    number, last = 0, None
    for at, row in numbered:
        number += row.no != last
        last = row.no
        if row.no and row.no.strip(" .)").isdecimal() and row.no.strip(" .)") != str(number):
            yield Ubahan(
                f"{pointer}/iki/{at}/no", f"{place}, IKI {at + 1}", "penomoran", row.no, str(number), "penomoran dibuat berurutan", True
            )
            row.no = str(number)


Slips = dict[str, tuple[tuple[str, str], ...]]
"""Misprints and what they should be, by the place that they were found at."""


def _slips(found: Iterable[Temuan]) -> Slips:
    return {item.unsur: tuple(_SLIP.findall(item.pesan)) for item in found if item.kode == _MISPRINT and item.jenis == "pasti"}


def _spelling(thing: Any, keys: Sequence[str], pointer: str, place: str, slips: Slips) -> Iterator[Ubahan]:
    for key in keys:
        text = getattr(thing, key)
        wrong = (*slips.get(pointer, ()), *slips.get(f"{pointer}/{key}", ()))
        if text and (mended := _mended(text, wrong)) != text:
            yield Ubahan(f"{pointer}/{key}", f"{place}, {_spoken(key)}", "ejaan", text, mended, "salah ketik", True)
            setattr(thing, key, mended)


def _mended(text: str, slips: Iterable[tuple[str, str]]) -> str:
    for wrong, right in slips:
        text = re.sub(rf"(?<!\w){re.escape(wrong)}(?!\w)", right.replace("\\", r"\\"), text)
    return text


def _spoken(key: str) -> str:
    return key.replace("_", " ")


def skeleton(indikator: str) -> str | None:
    """A frame for the formula of an indicator by its form; None where its words are no measure."""
    text = " ".join(indikator.split()).rstrip(" .;,")
    for pattern, frame in _frames():
        if match := pattern.fullmatch(text):
            made = frame.format(**{key: value.strip() for key, value in match.groupdict().items()})
            return made[0].upper() + made[1:]
    return None


@cache
def _frames() -> tuple[tuple[re.Pattern[str], str], ...]:
    entries = json.loads((resource("reports/templates") / "formulasi.json").read_text(encoding="utf-8"))
    return tuple((re.compile(entry["pola"], re.IGNORECASE), entry["kerangka"]) for entry in entries)

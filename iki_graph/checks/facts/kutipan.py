"""Every citation of a regulation in a decree, wherever it stands: in Mengingat, in other parts of the decree, in rows and headings."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from iki_graph import legal
from iki_graph.checks.facts.fakta import Konteks
from iki_graph.graph.places import issuer_region
from iki_graph.parsing.citations import names_in, take_apart
from iki_graph.record import Baris, BarisIndikator, Perubahan, Rekaman, Sitasi
from iki_graph.reference.keys import number_slug, squash
from iki_graph.reference.regulations import Regulation, by_key
from iki_graph.reference.terms import find_kind, regulation_kinds

ROW_FIELDS = ("indikator", "definisi", "formulasi", "alasan", "sumber_data")
"""Fields of an indicator's row in which regulations are cited."""

_END = re.compile(
    r"[;\n]|,?\s+(?:sebagaimana|maka|yang\s+telah|perlu\s+(?:di|me\w+)|untuk\s+(?:itu|melaksanakan))"
    r"|\.\s+(?=[A-Z])|\s+(?:dan|serta|maupun)\s+(?=(?:Peraturan|Undang-Undang|Keputusan|Instruksi)\b)",
    re.IGNORECASE,
)
"""Where a title in running text ends."""
_SLASHED_YEAR = re.compile(r"^(\d+)/(?:19|20)\d\d$")
"""The year of a plain number, as in 14/2017."""


@dataclass(frozen=True)
class Kutipan:
    """One citation: where it stands (`tempat`: mengingat, perubahan, menimbang, diktum, baris, naskah; JSON pointer; lines), and what it says.

    `wilayah`: code of the region whose regulation it is, of regional kinds.
    """

    tempat: str
    penunjuk: str
    sitasi: Sitasi
    wilayah: str | None = None
    baris: Baris | None = None

    @cached_property
    def kunci(self) -> str | None:
        """Natural key, None where the citation is incomplete."""
        return legal.key(self.sitasi.jenis, self.sitasi.nomor, self.sitasi.tahun, self.wilayah)

    @cached_property
    def peraturan(self) -> Regulation | None:
        """The regulation of the registry that is cited."""
        found = legal.resolve(self.sitasi.jenis, self.sitasi.nomor, self.sitasi.tahun, self.wilayah)
        return by_key(found) if found else None

    @property
    def jenis(self) -> str:
        """Code of the kind of regulation; '' where it is none."""
        kind = (regulation_kinds().get(self.sitasi.jenis) or find_kind(self.sitasi.jenis)) if self.sitasi.jenis else None
        return kind.code if kind else ""

    @property
    def nomor(self) -> str:
        """The number as it stands in keys, without a year at its end."""
        year = self.sitasi.tahun or 0
        return re.sub(rf"-{year}$", "", number_slug(self.sitasi.nomor or "", year))

    @property
    def identitas(self) -> tuple[str, int, str, str]:
        """Kind, year, number and region: equal for two citations of one regulation, known to the registry or not."""
        if self.peraturan:
            return self.peraturan.jenis, self.peraturan.tahun, self.peraturan.key, ""
        return self.jenis, self.sitasi.tahun or 0, self.nomor, self.wilayah or ""

    @property
    def tertulis(self) -> str:
        """Kind, number and year as printed."""
        named = names_in(self.sitasi.teks)
        return " ".join(self.sitasi.teks[named[0].start : named[0].end].split()) if named else self.sitasi.teks

    def form(self) -> str:
        """The number as printed, up to blanks and case."""
        return re.sub(r"\s", "", self.sitasi.nomor or "").casefold()


def citations(konteks: Konteks) -> list[Kutipan]:
    """All citations that name a number, in the order of the record; those in headings and prose at the end."""
    rekaman = konteks.rekaman
    found = [*_in_mengingat(rekaman)]
    for place, pointer, text in _texts(rekaman):
        found += _in_text(rekaman, place, pointer, text, _lines(rekaman, pointer))
    found += _in_prose(konteks)
    return [_placed(kutipan, found) for kutipan in found]


def _placed(kutipan: Kutipan, found: list[Kutipan]) -> Kutipan:
    """A citation of a regional rule that names no region, with the one that all citations of its kind name."""
    named = {other.wilayah for other in found if other.wilayah and other.jenis == kutipan.jenis}
    return replace(kutipan, wilayah=named.pop()) if kutipan.wilayah is None and len(named) == 1 else kutipan


def _in_mengingat(rekaman: Rekaman) -> Iterator[Kutipan]:
    for at, sitasi in enumerate(rekaman.mengingat):
        region = issuer_region(sitasi, rekaman.dokumen)
        pointer, code = f"/mengingat/{at}", region.code if region else None
        lines = _lines(rekaman, pointer)
        yield Kutipan("mengingat", pointer, sitasi, code, lines)
        for step, change in enumerate(sitasi.diubah):
            yield Kutipan("perubahan", f"{pointer}/diubah/{step}", _as_citation(change), code, lines)


def _as_citation(change: Perubahan) -> Sitasi:
    return Sitasi(teks=f"{change.jenis} Nomor {change.nomor} Tahun {change.tahun}", **change.model_dump())


def _texts(rekaman: Rekaman) -> Iterator[tuple[str, str, str]]:
    """Texts of the decree and of rows that may cite: kind of place, JSON pointer, text."""
    for at, text in enumerate(rekaman.menimbang):
        yield "menimbang", f"/menimbang/{at}", text
    for at, diktum in enumerate(rekaman.diktum):
        yield "diktum", f"/diktum/{at}", diktum.teks or ""
        for step, text in enumerate(diktum.butir):
            yield "diktum", f"/diktum/{at}/butir/{step}", text
    rows: list[tuple[str, BarisIndikator]] = [(f"/iku/{at}", row) for at, row in enumerate(rekaman.iku)]
    rows += [(f"/jabatan/{j}/iki/{i}", row) for j, position in enumerate(rekaman.jabatan) for i, row in enumerate(position.iki)]
    for pointer, row in rows:
        for field in ROW_FIELDS:
            if text := getattr(row, field):
                yield "baris", f"{pointer}/{field}", text


def _in_text(rekaman: Rekaman, place: str, pointer: str, text: str, lines: Baris | None) -> Iterator[Kutipan]:
    """The citations in a running text, each with its title as far as one can tell."""
    names = names_in(text)
    for at, named in enumerate(names):
        rest = text[named.start : names[at + 1].start] if at + 1 < len(names) else text[named.start :]
        end = _END.search(rest, named.end - named.start)
        fields = take_apart(rest[: end.start()] if end else rest)
        number = _SLASHED_YEAR.sub(r"\1", named.nomor or "")
        sitasi = Sitasi(**{**fields, "jenis": named.jenis, "nomor": number, "tahun": named.tahun, "diubah": []})
        if sitasi.tahun is None:
            continue
        region = issuer_region(sitasi, rekaman.dokumen)
        yield Kutipan(place, pointer, sitasi, region.code if region else None, lines)


def _in_prose(konteks: Konteks) -> Iterator[Kutipan]:
    """Citations on lines that no value of the record was read from: headings of annexes, forewords, chapters."""
    if konteks.document is None:
        return
    rekaman = konteks.rekaman
    read = {no for key, asal in rekaman.asal.items() if _CITING.match(key) and asal.baris for no in range(asal.baris[0], asal.baris[1] + 1)}
    rows = [*rekaman.iku, *(row for position in rekaman.jabatan for row in position.iki)]
    read |= {no for row in rows if row.baris for no in range(row.baris[0], row.baris[1] + 1)}
    own = squash(rekaman.dokumen.nomor or "")
    for line in konteks.document.content:
        if line.no in read:
            continue
        part = next((at for at, bagian in enumerate(rekaman.bagian) if bagian.baris[0] <= line.no <= bagian.baris[1]), None)
        pointer = "" if part is None else f"/bagian/{part}"
        text = line.text.title() if line.text.isupper() else line.text
        for kutipan in _in_text(rekaman, "naskah", pointer, text, (line.no, line.no)):
            if squash(kutipan.sitasi.nomor or "") != own:
                yield kutipan


_CITING = re.compile(r"/(?:menimbang|mengingat|diktum)/")


def _lines(rekaman: Rekaman, pointer: str) -> Baris | None:
    """The lines of a value, or of the nearest thing around it that has lines."""
    while pointer:
        if (asal := rekaman.asal.get(pointer)) and asal.baris:
            return asal.baris
        pointer = pointer.rpartition("/")[0]
    return None

"""Headings of tables as the source prints them: which table calls its rows IKU and which IKI, and tables without a heading."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import pairwise

from iki_graph.alignment.reasons import Alasan
from iki_graph.checks.facts.fakta import Fakta, Konteks
from iki_graph.parsing.superiors import kind_of
from iki_graph.reading import Document
from iki_graph.record import Baris, Jabatan, Rekaman

_IKU = re.compile(r"^[\W\d]*(?:[a-z]\.\s+)?(?:daftar\s+|penetapan\s+)?indikator\s+kinerja\s+utam", re.IGNORECASE)
_IKI = re.compile(r"\bindikator\s+kinerja\s+indi?vidu|\biki\b", re.IGNORECASE)
_IKI_HEADING = re.compile(r"^[\W\d]*(?:[a-z]\.\s+)?(?:daftar\s+|penetapan\s+)?indikator\s+kinerja\s+indi?vidu", re.IGNORECASE)
_SHEET = re.compile(r"^\W*(?P<number>\d{1,2})\s*[.)]\s*\W*(?:nama|jabatan)\b", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]{2,}")

_ABOVE = 8
"""Lines above a sheet in which its heading is sought."""


def facts(konteks: Konteks) -> Iterable[Fakta]:
    """`iku-di-atas-iki`: a sheet whose heading or column says IKU; `iki-di-atas-iku`: the reverse; `tabel-tanpa-judul`: a table of program
    indicators without a heading; `nomor-lembar-lompat`: a sheet out of number; `awal-iki`: where the sheets begin (no fault)."""
    document, rekaman = konteks.document, konteks.rekaman
    if document is None or not document.content:
        return
    yield from _swapped_sheets(rekaman, document)
    yield from _swapped_office_table(rekaman, document)
    yield from _untitled(rekaman, document)
    yield from _odd_sheets(rekaman, document)
    first = next((i for i, j in enumerate(rekaman.jabatan) if j.iki and j.baris), None)
    if first is not None and (span := rekaman.jabatan[first].baris):
        above = [no for no in range(span[0], max(span[0] - _ABOVE, 0), -1) if _IKI_HEADING.match(_text(document, no))]
        alasan = Alasan("lembar IKI dimulai di sini", "the sheets of IKI begin here")
        yield Fakta(f"/jabatan/{first}", "awal-iki", 1, alasan, baris=((above or [span[0]])[0], span[0]))


def _swapped_sheets(rekaman: Rekaman, document: Document) -> Iterator[Fakta]:
    """The head's sheet may repeat the office's IKU, and say so."""
    end = max((row.baris[1] for row in rekaman.iku if row.baris), default=0)
    for i, jabatan in enumerate(rekaman.jabatan):
        rows = [row.baris for row in jabatan.iki if row.baris]
        if rows and kind_of(jabatan.nama or "") not in ("kepala", "lurah"):
            start = max(end, _start(jabatan, rows) - _ABOVE)
            if found := _heading(document, start + 1, min(first for first, _ in rows), _IKU, _IKI):
                alasan = Alasan(f"judul '{found[1]}' di atas baris IKI", f"the heading '{found[1]}' stands over rows of IKI")
                yield Fakta(f"/jabatan/{i}", "iku-di-atas-iki", 0.95, alasan, found[1], baris=(found[0], found[0]))
        end = max([end, *(last for _, last in rows)])


def _swapped_office_table(rekaman: Rekaman, document: Document) -> Iterator[Fakta]:
    rows = [row.baris for row in rekaman.iku if row.baris and row.tingkat == "iku"]
    if rows:
        first = min(rows)[0]
        if found := _heading(document, max(first - _ABOVE, 1), first, _IKI_HEADING, _IKU):
            alasan = Alasan(f"judul '{found[1]}' di atas baris IKU", f"the heading '{found[1]}' stands over rows of IKU")
            yield Fakta("/iku/0", "iki-di-atas-iku", 0.95, alasan, found[1], baris=(found[0], found[0]))


def _start(jabatan: Jabatan, rows: list[Baris]) -> int:
    return jabatan.baris[0] if jabatan.baris else min(rows)[0]


def _heading(document: Document, first: int, last: int, wrong: re.Pattern[str], right: re.Pattern[str]) -> tuple[int, str] | None:
    """The last heading or column head between two lines if it says the wrong thing, with its line and text."""
    found = None
    for no in range(first, last):
        line = document.content[no - 1]
        texts = line.cells if line.cells is not None else (line.text,)
        if any(right.search(text) for text in texts):
            found = None
        elif said := next((text for text in texts if wrong.match(text)), None):
            found = no, " ".join(said.split())
    return found


def _untitled(rekaman: Rekaman, document: Document) -> Iterator[Fakta]:
    """A run of program rows whose table follows another one with nothing but column heads between."""
    rows = [(i, row.baris) for i, row in enumerate(rekaman.iku) if row.tingkat == "program" and row.baris]
    if not rows or not any(row.tingkat == "iku" for row in rekaman.iku):
        return
    (i, (first, _)), last = rows[0], max(span[1] for _, span in rows)
    head = first
    for no in range(first - 1, 0, -1):
        line = document.content[no - 1]
        if line.cells is None and _WORD.search(line.text):
            return
        if line.cells is not None and any(row.baris and row.baris[0] <= no <= row.baris[1] for row in rekaman.iku):
            break
        if line.cells is not None and (worded := sum(bool(_WORD.search(cell)) for cell in line.cells)):
            if worded == 1:
                return  # a caption across the table
            head = no
    alasan = Alasan(
        "tabel ini mengikuti tabel IKU tanpa judul dan tanpa keterangan tingkat",
        "this table follows that of the IKU without a heading and without saying its level",
    )
    yield Fakta(f"/iku/{i}", "tabel-tanpa-judul", 0.9, alasan, baris=(head, last))


def _text(document: Document, no: int) -> str:
    return document.content[no - 1].text if no <= len(document.content) else ""


def _odd_sheets(rekaman: Rekaman, document: Document) -> Iterator[Fakta]:
    """Sheets whose first label bears another number than those of the rest: all the same (`1. Jabatan`), or running on (`7. Nama`)."""
    starts = [(i, j.baris[0]) for i, j in enumerate(rekaman.jabatan) if j.baris]
    found = [(i, int(match["number"]), line) for i, line in starts if (match := _SHEET.match(_text(document, line)))]
    if len(found) < 3:
        return
    usual, count = Counter(number for _, number, _ in found).most_common(1)[0]
    if count > len(found) / 2:
        odd = [(sheet, usual) for sheet in found if sheet[1] != usual]
    else:
        odd = [(sheet, before + 1) for (_, before, _), sheet in pairwise(found) if sheet[1] != before + 1]
    for (i, number, line), expected in odd:
        alasan = Alasan(f"seharusnya nomor {expected}", f"it should be number {expected}")
        yield Fakta(f"/jabatan/{i}", "nomor-lembar-lompat", 0.9, alasan, str(number), baris=(line, line))

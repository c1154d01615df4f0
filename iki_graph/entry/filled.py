"""Workbooks of a record that a person filled in: what stands in their rows."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from iki_graph.entry.sheets import LEMBAR, tidy
from iki_graph.errors import InputError, cause
from iki_graph.reading import xlsx
from iki_graph.reading.convert import as_xlsx
from iki_graph.reading.package import LARGEST_PART
from iki_graph.reference.keys import digest

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

MARK = "iki_rekaman"
"""Defined name by which a workbook of ours is known, however it was saved."""
COVER = "Petunjuk"
ACTION, KEY = "Tindakan", "kunci"
"""Heads of the columns beside those of LEMBAR that are read back."""
ACTIONS = ("benar", "hapus")

_ESCAPED = re.compile(r"_x005F_(?=x[0-9A-Fa-f]{4}_)")
_OLD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""What old Excel files begin with."""
_SHEETS = "content.xml"
"""The part of OpenDocument files with all sheets and names."""
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, EOFError, KeyError, ValueError, NotImplementedError, RuntimeError)


@dataclass(frozen=True)
class Filled:
    """A row of a filled-in sheet: its number there, its values by column, what is to be done with it, and which row of the record it was."""

    lembar: str
    nomor: int
    nilai: dict[str, str]
    tindakan: str = ""
    kunci: str = ""
    sel: dict[str, str] = field(default_factory=dict)

    def changed(self) -> dict[str, str]:
        """The values (and under ACTION the action) that are others than those that were written."""
        written = self.kunci.split()[2:]
        cells = {ACTION: self.tindakan, **self.nilai}
        columns = (ACTION, *(kolom.kunci for kolom in LEMBAR[self.lembar].kolom))
        return {key: cells[key] for key, old in zip(columns, written, strict=False) if key in cells and short(cells[key]) != old}

    @property
    def penunjuk(self) -> str:
        """Pointer to the row when the workbook was written."""
        return self.kunci.split()[0]

    @property
    def sidik(self) -> str:
        """What the row was when the workbook was written."""
        return self.kunci.split()[1]


@dataclass(frozen=True)
class Workbook:
    """A filled-in workbook: rows, and what its cover says."""

    rows: list[Filled]
    penelaah: str
    tanggal: str
    ke: str
    """Which decree of the file it is about; '' for a template."""


def short(text: str) -> str:
    """What tells a cell's text from another."""
    return digest(tidy(text))[:8]


def is_ours(path: Path) -> bool:
    """Whether a file is a workbook of a record: a filled-in template or correction sheet, saved as .xlsx, .ods or .xls."""
    try:
        with path.open("rb") as file:
            if file.read(len(_OLD)) == _OLD:
                return MARK.encode() in file.read()
            with zipfile.ZipFile(file) as archive:
                part, most = ("xl/workbook.xml", 1_000_000) if _SHEETS not in archive.namelist() else (_SHEETS, LARGEST_PART)
                with archive.open(part) as opened:
                    return MARK.encode() in opened.read(most)
    except _BROKEN:
        return False


def read(path: Path) -> Workbook:
    """What stands in a workbook of a record. Raises InputError if it is none, or has a row that cannot be understood."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"{path}: lembar tidak dapat dibuka ({cause(error)}); periksa nama dan letaknya.") from None
    if not is_ours(path):
        raise InputError(f"{path}: bukan buku kerja rekaman; buat dengan `iki correct --write` atau `iki correct --template`.")
    book, unsaved = xlsx.opened(as_xlsx(data, path), path)
    if unsaved:
        raise InputError(f"{path}: {unsaved} sel berisi rumus tanpa nilai tersimpan; tulis teksnya, atau buka dan simpan dengan Excel.")
    sheets = {sheet.title.strip().casefold(): sheet for sheet in book.worksheets}
    rows = [row for key, lembar in LEMBAR.items() if (sheet := sheets.get(lembar.judul.casefold())) for row in _rows(path, key, sheet)]
    cover = _cover(sheets.get(COVER.casefold()))
    return Workbook(rows, cover.get("penelaah", ""), cover.get("tanggal", ""), cover.get("keputusan ke", ""))


def _rows(path: Path, key: str, sheet: "Worksheet") -> Iterator[Filled]:
    columns = {kolom.judul.casefold(): kolom.kunci for kolom in LEMBAR[key].kolom}
    heads: dict[int, str] | None = None
    for number, cells in xlsx.rows_of(sheet):
        texts = {cell.column: tidy(text_of(cell.value, cell.number_format)) for cell in cells if cell.value is not None}
        if heads is None:
            found = {at: columns.get(text.casefold(), text) for at, text in texts.items()}
            heads = found if LEMBAR[key].nama in found.values() else None
            continue
        said = {name: texts.get(at, "") for at, name in heads.items()}
        action, kunci = said.pop(ACTION, "").casefold(), said.pop(KEY, "")
        if action and action not in ACTIONS:
            raise InputError(
                f"{path}: lembar {sheet.title}, baris {number}: {ACTION} {action!r} tidak dikenal; pilih {' atau '.join(ACTIONS)}."
            )
        values = {name: text for name, text in said.items() if name in columns.values()}
        if kunci and len(kunci.split()) < 3:
            raise InputError(f"{path}: lembar {sheet.title}, baris {number}: kolom {KEY} rusak; jangan mengubah kolom itu.")
        where = {
            heads[cell.column]: f"{sheet.title}!{cell.coordinate}" for cell in cells if cell.column in heads and cell.value is not None
        }
        if kunci or any(values.values()):
            yield Filled(key, number, values, action, kunci, where)


def _cover(sheet: "Worksheet | None") -> dict[str, str]:
    """The cells to the right of labels on the cover."""
    if sheet is None:
        return {}
    found = {}
    for _, cells in xlsx.rows_of(sheet):
        texts = {cell.column: tidy(text_of(cell.value, cell.number_format)) for cell in cells}
        found[texts.get(1, "").rstrip(":").casefold()] = texts.get(2, "")
    return found


def text_of(value: object, number_format: str = "@") -> str:
    """A cell as a text; escapes of Excel undone."""
    text = xlsx.shown(value, number_format) if value is not None else ""
    return _ESCAPED.sub("_", text) if isinstance(value, str) else text

"""Filling in workbooks of a record as a person does."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from iki_graph.entry import filled
from iki_graph.entry.apply import corrected
from iki_graph.entry.changes import merged
from iki_graph.entry.corrections import KoreksiTersimpan, overlay
from iki_graph.entry.filled import ACTION, Filled
from iki_graph.entry.sheets import LEMBAR
from iki_graph.reading import Document
from iki_graph.record import Rekaman
from iki_graph.reports import record_sheet


def column(sheet: Worksheet, title: str) -> int:
    """The number of the column with this head."""
    return next(cell.column for cell in sheet[1] if cell.value == title)


def put(book: Workbook, lembar: str, number: int, kolom: str, text: str) -> None:
    """Type a text into a cell; `number`: the row, 2 is the first under the head."""
    sheet = book[LEMBAR[lembar].judul]
    title = ACTION if kolom == ACTION else next(k.judul for k in LEMBAR[lembar].kolom if k.kunci == kolom)
    cell = sheet.cell(number, column(sheet, title))
    cell.value = text or None
    if text:
        cell.data_type = "s"


def free(book: Workbook, lembar: str) -> int:
    """The first row that is left for what is added."""
    sheet = book[LEMBAR[lembar].judul]
    titles = [column(sheet, k.judul) for k in LEMBAR[lembar].kolom if not k.pribadi]
    return next(n for n in range(2, sheet.max_row + 1) if not any(sheet.cell(n, at).value for at in titles))


def add(book: Workbook, lembar: str, **values: str) -> None:
    """Fill in a free row."""
    number = free(book, lembar)
    for kolom, text in values.items():
        put(book, lembar, number, kolom, text)


def row_of(book: Workbook, lembar: str, kolom: str, text: str) -> int:
    """The number of the row with this text in a column."""
    sheet = book[LEMBAR[lembar].judul]
    at = column(sheet, next(k.judul for k in LEMBAR[lembar].kolom if k.kunci == kolom))
    return next(n for n in range(2, sheet.max_row + 1) if sheet.cell(n, at).value == text)


class Desk:
    """A reviewer's desk: a record as the machine reads it, the corrections that are kept, a folder for workbooks."""

    def __init__(self, folder: Path, rekaman: Rekaman, document: Document | None = None) -> None:
        self.folder, self.machine, self.document = folder, rekaman, document
        self.kept: list[KoreksiTersimpan] = []

    def workbook(self, people: bool = False) -> bytes:
        """The correction sheet of now."""
        return record_sheet.corrections(self.machine, overlay(self.machine, self.kept).entri, self.document, people=people)

    def opened(self, people: bool = False) -> Workbook:
        """The same, opened."""
        return load_workbook(BytesIO(self.workbook(people)))

    def read(self, book: Workbook, who: str = "Tim") -> list[Filled]:
        """Save a workbook and read it back; gives the rows that are no longer read so."""
        path = self.folder / "koreksi.xlsx"
        book.save(path)
        self.kept, strange = merged(path, filled.read(path).rows, self.machine, self.kept, 1, who, "2025-01-31")
        return strange

    def correct(self, change: Callable[[Workbook], object]) -> Rekaman:
        """Write the workbook, change it, read it back; gives the corrected record."""
        book = self.opened()
        change(book)
        self.read(book)
        return self.record

    @property
    def record(self) -> Rekaman:
        """The record as it is corrected now."""
        return corrected(self.machine, overlay(self.machine, self.kept))

"""Writes a record as an Excel workbook or an OpenDocument sheet."""

import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape, quoteattr

import openpyxl
from openpyxl.styles import Border, Side
from openpyxl.utils import get_column_letter

from .decree import Break, Bullets, Form, Fraction, Grid, Habit, Labelled, Paragraph, blocks
from .word import mark

_WIDE = 8


@dataclass
class Sheet:
    """Cells by (row, column), merged areas and the cells of tables, which have borders."""

    name: str
    cells: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    ruled: set[tuple[int, int]] = field(default_factory=set)
    row: int = 1

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        if (top, left) != (bottom, right):
            self.merged.append((top, left, bottom, right))


def sheets(record: dict[str, Any], habit: Habit) -> list[Sheet]:
    """The decree on one sheet, its annex on the next."""
    found = [Sheet("SK")]
    for block in blocks(record, habit):
        sheet = found[-1]
        if isinstance(block, Break):
            found.append(Sheet("Lampiran"))
            for line in block.header:
                found[-1].cells[found[-1].row, 1] = line
                found[-1].row += 1
        elif isinstance(block, Paragraph):
            for line in block.lines:
                sheet.cells[sheet.row, 1] = line
                sheet.merge(sheet.row, 1, sheet.row, _WIDE)
                sheet.row += 1
        elif isinstance(block, Form):
            for row in block.rows:
                _labelled(sheet, row)
        elif isinstance(block, Bullets):
            _list(sheet, block.items, block.mark, 1)
        else:
            _grid(sheet, block, habit)
    return found


def _labelled(sheet: Sheet, row: Labelled) -> None:
    sheet.cells[sheet.row, 1], sheet.cells[sheet.row, 2] = row.label, ":"
    if row.lead is not None:
        sheet.cells[sheet.row, 3] = row.lead
        sheet.row += 1
    if row.mark:
        _list(sheet, row.items, row.mark, 3)
        return
    sheet.cells[sheet.row, 3] = row.items[0]
    sheet.merge(sheet.row, 3, sheet.row, _WIDE)
    sheet.row += 1


def _list(sheet: Sheet, items: list[str], style: str, column: int) -> None:
    for n, item in enumerate(items):
        sheet.cells[sheet.row, column], sheet.cells[sheet.row, column + 1] = mark(style, n), item
        sheet.merge(sheet.row, column + 1, sheet.row, _WIDE)
        sheet.row += 1


def _grid(sheet: Sheet, block: Grid, habit: Habit) -> None:
    """A table; its formulas take two columns, the second for the factor, if fractions are set and not typed."""
    split = habit.fraction in ("omml", "nested") and any(isinstance(x, Fraction) for row in block.rows for cell in row for x in cell or [])
    formula = next((i for i, h in enumerate(block.heads) if h.startswith("FORMULASI")), None) if split else None
    columns = [i + 1 + (formula is not None and i > formula) for i in range(len(block.heads))]
    last = columns[-1] + (formula == len(block.heads) - 1)
    for i, (column, head) in enumerate(zip(columns, block.heads, strict=True)):
        sheet.cells[sheet.row, column] = head
        if i == formula:
            sheet.merge(sheet.row, column, sheet.row, column + 1)
    top = sheet.row
    sheet.row += 1
    begun = [sheet.row] * len(columns)
    for row in block.rows:
        height = max([1, *(sum(2 if isinstance(x, Fraction) else 1 for x in cell or []) for cell in (row if formula is not None else []))])
        for i, (column, cell) in enumerate(zip(columns, row, strict=True)):
            if cell is None:
                continue
            if i != formula and begun[i] < sheet.row:
                sheet.merge(begun[i], column, sheet.row - 1, column)
            begun[i] = sheet.row
            if i == formula:
                _formula(sheet, column, cell, height)
            elif cell:
                sheet.cells[sheet.row, column] = "\n".join(_typed(x) for x in cell)
        sheet.row += height
    for i, column in enumerate(columns):
        if i != formula and begun[i] < sheet.row - 1:
            sheet.merge(begun[i], column, sheet.row - 1, column)
    sheet.ruled |= {(r, c) for r in range(top, sheet.row) for c in range(1, last + 1)}


def _formula(sheet: Sheet, column: int, cell: list[str | Fraction], height: int) -> None:
    at = sheet.row
    for line in cell:
        if isinstance(line, Fraction):
            sheet.cells[at, column], sheet.cells[at + 1, column] = line.top, line.bottom
            if line.factor:
                sheet.cells[at, column + 1] = line.factor
                sheet.merge(at, column + 1, at + 1, column + 1)
            at += 2
        else:
            sheet.cells[at, column] = line
            sheet.merge(at, column, at + (height - 1 if len(cell) == 1 else 0), column + 1)
            at += 1


def _typed(line: str | Fraction) -> str:
    return f"{line.top}\n---------- {line.factor}\n{line.bottom}" if isinstance(line, Fraction) else line


def write_xlsx(record: dict[str, Any], path: Path, habit: Habit) -> Path:
    """The workbook at `path`, which is given back."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    thin = Side(style="thin")
    for sheet in sheets(record, habit):
        work = book.create_sheet(sheet.name)
        for place in sheet.ruled:
            work.cell(*place).border = Border(thin, thin, thin, thin)
        for (row, column), text in sheet.cells.items():
            cell = work.cell(row, column)
            cell.value = text
            cell.data_type = "s"
        for area in sheet.merged:
            work.merge_cells(start_row=area[0], start_column=area[1], end_row=area[2], end_column=area[3])
        for column in range(1, _WIDE + 1):
            work.column_dimensions[get_column_letter(column)].width = 24
    book.save(path)
    return path


_ODS = """<?xml version="1.0" encoding="UTF-8"?>
<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">
<office:body><office:spreadsheet>{}</office:spreadsheet></office:body></office:document-content>"""
_MANIFEST = """<?xml version="1.0" encoding="UTF-8"?>
<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">
<manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.spreadsheet"/>
<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>"""


def write_ods(record: dict[str, Any], path: Path, habit: Habit) -> Path:
    """The sheet document at `path`, which is given back."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet", zipfile.ZIP_STORED)
        archive.writestr("META-INF/manifest.xml", _MANIFEST)
        archive.writestr("content.xml", _ODS.format("".join(map(_ods_sheet, sheets(record, habit)))))
    return path


def _ods_sheet(sheet: Sheet) -> str:
    areas = {(a[0], a[1]): a for a in sheet.merged}
    covered = {(r, c) for a in sheet.merged for r in range(a[0], a[2] + 1) for c in range(a[1], a[3] + 1)} - areas.keys()
    rows = []
    for row in range(1, sheet.row):
        cells = []
        for column in range(1, _WIDE + 1):
            text = "".join(f"<text:p>{escape(line)}</text:p>" for line in sheet.cells.get((row, column), "").split("\n") if line)
            spans = ""
            if area := areas.get((row, column)):
                spans = f' table:number-rows-spanned="{area[2] - area[0] + 1}" table:number-columns-spanned="{area[3] - area[1] + 1}"'
            kind = "covered-table-cell" if (row, column) in covered else "table-cell"
            cells.append(f"<table:{kind}{spans}>{text}</table:{kind}>")
        rows.append(f"<table:table-row>{''.join(cells)}</table:table-row>")
    rest = (
        '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="1024"/></table:table-row>'
    )
    return f"<table:table table:name={quoteattr(sheet.name)}>{''.join(rows)}{rest}</table:table>"

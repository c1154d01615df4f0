"""Excel workbooks (.xlsx, .xlsm): the cells as Excel shows them. Formulas give the value that was saved with them; macros are never touched."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from iki_graph.errors import InputError
from iki_graph.reading.blocks import Block, Text, set_out
from iki_graph.reading.document import Document, Doubt
from iki_graph.reading.package import LARGEST_PART, Package
from iki_graph.reading.sheet import Sheet, blocks_of

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

MEDIA = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

_LARGEST_SHEET = 200_000_000
"""Bytes; a million empty rows with a style of their own take about 60 million."""
_SHEET = re.compile(r"^xl/worksheets/[^/]+\.xml$")
_NEEDED = re.compile(
    r"^(?:\[Content_Types\]\.xml|(?:.*/)?_rels/[^/]*\.rels|xl/(?:workbook|styles|sharedStrings)\.xml|xl/worksheets/[^/]+\.xml|xl/theme/[^/]+\.xml)$"
)
_EMPTY_CELL = re.compile(rb"<(?:\w+:)?c(?:\s[^<>]*)?/>|<((?:\w+:)?)c(?:\s[^<>]*)?>\s*</\1c>")
_EMPTY_ROW = re.compile(rb"<(?:\w+:)?row(?:\s[^<>]*)?/>|<((?:\w+:)?)row(?:\s[^<>]*)?>\s*</\1row>")
_UNSAVED = re.compile(
    rb"<(?:\w+:)?f(?:\s[^<>]*)?(?:/>|>[^<]*</(?:\w+:)?f>)\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_SHEET_RELS = re.compile(r"^xl/worksheets/_rels/")
_NOT_A_LINK = re.compile(rb"<(?:\w+:)?Relationship\s(?![^<>]*/hyperlink[\"'])[^<>]*/>")
_TABLE_PARTS = re.compile(rb"<((?:\w+:)?)tableParts\b[^<>]*(?:/>|>.*?</\1tableParts>)", re.DOTALL)
"""Comments, tables, charts and pictures of a sheet: what refers to them, since they are left out."""
_MERGED = re.compile(
    rb"(?P<head><(?:\w+:)?mergeCell\s[^<>]*?\bref=[\"'])(?P<first>[A-Z]{1,3})(?P<top>\d{1,7}):(?P<last>[A-Z]{1,3})(?P<bottom>\d{1,7})"
    rb"(?P<tail>[\"'][^<>]*>)"
)
_LONGEST_MERGED = (10_000, 500)
"""Rows and columns of one merged area; what people merge to the end of the sheet is longer."""
_MOST_MERGED = 300_000
"""Cells of all merged areas of a sheet, each of which takes memory; those of a decree have some thousands."""
_PERCENT = re.compile(r"0(?:\.(0+))?\s*%")


def read(data: bytes, path: Path) -> Document:
    """A workbook. Raises InputError if it is damaged, locked, or too large."""
    workbook, unsaved = opened(data, path)
    blocks: list[Block] = []
    doubts = [Doubt(f"{unsaved} sel berisi rumus tanpa nilai tersimpan; buka dan simpan berkas dengan Excel")] if unsaved else []
    for sheet in workbook.worksheets:
        if sheet.sheet_state != "visible":
            doubts.append(Doubt("lembar tersembunyi tidak dibaca"))
            continue
        seen = _sheet(sheet)
        if any(r in seen.hidden_rows or c in seen.hidden_columns for r, c in seen.texts):
            doubts.append(Doubt("baris atau kolom tersembunyi tidak dibaca"))
        blocks += blocks_of(seen)
    if not any(isinstance(b, Text) and b.text or not isinstance(b, Text) for b in blocks):
        raise InputError(f"{path}: buku kerja ini tidak berisi teks; periksa apakah berkasnya benar.")
    return set_out(path, data, MEDIA, blocks, doubts)


def opened(data: bytes, path: Path) -> tuple["Workbook", int]:
    """The workbook, and how many of its formulas have no value saved. Raises InputError as `read` does."""
    import openpyxl  # loading it takes longer than reading a text: only where there is a workbook

    package = Package(data, path)
    trimmed, unsaved = _trimmed(package)
    try:
        return openpyxl.load_workbook(trimmed, data_only=True, keep_links=False), unsaved
    except Exception:  # noqa: BLE001 - the library raises whatever a damaged part makes it meet
        raise package.damaged() from None


def _trimmed(package: Package) -> tuple[io.BytesIO, int]:
    """The workbook without its empty cells and rows (of which a sheet can have a million), pictures and macros; and how many
    formulas have no value saved."""
    target, unsaved = io.BytesIO(), 0
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for name in package.names():
            if not _NEEDED.match(name):
                continue
            part = package.read(name, _LARGEST_SHEET if _SHEET.match(name) else LARGEST_PART)
            if b"<!DOCTYPE" in part[:4096] or b"<!ENTITY" in part:
                package.xml(name)  # tells what is wrong
            if _SHEET.match(name):
                unsaved += len(_UNSAVED.findall(part))
                part = _few_merged(_TABLE_PARTS.sub(b"", _EMPTY_ROW.sub(b"", _EMPTY_CELL.sub(b"", part))))
                package.few_tags(part)
            elif _SHEET_RELS.match(name):
                part = _NOT_A_LINK.sub(b"", part)
            archive.writestr(name, part)
    target.seek(0)
    return target, unsaved


def _few_merged(part: bytes) -> bytes:
    """A sheet whose merged areas are cut to `_LONGEST_MERGED` and have `_MOST_MERGED` cells in all; those beyond are left out."""
    from openpyxl.utils import column_index_from_string, get_column_letter

    left = _MOST_MERGED

    def cut(match: re.Match[bytes]) -> bytes:
        nonlocal left
        first, last = (column_index_from_string(match[group].decode()) for group in ("first", "last"))
        top, bottom = int(match["top"]), int(match["bottom"])
        last, bottom = min(last, first + _LONGEST_MERGED[1]), min(bottom, top + _LONGEST_MERGED[0])
        cells = (bottom - top + 1) * (last - first + 1)
        if cells > left or cells < 1:
            return b""
        left -= cells
        return match["head"] + f"{get_column_letter(first)}{top}:{get_column_letter(last)}{bottom}".encode() + match["tail"]

    return _MERGED.sub(cut, part)


def rows_of(sheet: "Worksheet") -> Iterator[tuple[int, list[Any]]]:
    """The rows of a worksheet that have cells, with their numbers and these cells alone: one cell far away makes no rows of empty ones."""
    found: dict[int, list[Any]] = {}
    for row, column in sorted(sheet._cells):
        found.setdefault(row, []).append(sheet._cells[row, column])
    return iter(found.items())


def _sheet(sheet: "Worksheet") -> Sheet:
    """What a worksheet shows."""
    seen = Sheet(sheet.title, bordered=set())
    assert seen.bordered is not None
    for _, row in rows_of(sheet):
        for cell in row:
            if cell.value is not None and (text := shown(cell.value, cell.number_format)).strip():
                seen.texts[cell.row, cell.column] = text
            lines = _lines(cell) if cell.has_style else frozenset()
            if lines:
                seen.bordered.add((cell.row, cell.column))
            if "top" in lines:
                seen.parted.add((cell.row, cell.column))
            if "bottom" in lines:
                seen.parted.add((cell.row + 1, cell.column))
    seen.merged = [(m.min_row, m.min_col, m.max_row, m.max_col) for m in sheet.merged_cells.ranges]
    seen.hidden_rows = {n for n, d in sheet.row_dimensions.items() if d.hidden}
    for dimension in sheet.column_dimensions.values():
        if dimension.hidden:
            seen.hidden_columns |= set(range(dimension.min, min(dimension.max, 16_384) + 1))
    return seen


def _lines(cell: Any) -> frozenset[str]:
    """The sides of a cell that have a line."""
    border = cell.border
    return frozenset(side for side in ("left", "right", "top", "bottom") if getattr(getattr(border, side), "style", None))


def shown(value: Any, number_format: str) -> str:
    """A value as text, much as an Indonesian Excel shows it: `85%`, `2,5`, `10-01-2024`."""
    if isinstance(value, bool):
        return "BENAR" if value else "SALAH"
    if isinstance(value, datetime | date):
        return f"{value:%d-%m-%Y}"
    if isinstance(value, time):
        return f"{value:%H.%M}"
    if isinstance(value, int | float):
        percent = _PERCENT.search(number_format or "")
        number = value * 100 if percent else value
        text = f"{number:.{len(percent[1] or '')}f}" if percent else f"{number:.10g}"
        return text.replace(".", ",") + ("%" if percent else "")
    return str(value)

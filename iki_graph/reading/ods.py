"""OpenDocument sheets (.ods): the cells as they are shown."""

import re
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from iki_graph.errors import InputError
from iki_graph.reading.blocks import Block, set_out
from iki_graph.reading.document import Document, Doubt
from iki_graph.reading.package import Package
from iki_graph.reading.sheet import Sheet, blocks_of

MEDIA = "application/vnd.oasis.opendocument.spreadsheet"

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_MOST_FRAMED = 100
"""Cells that one element repeats, whose borders are looked at."""
_MOST_REPEATED = 1000
"""Rows or columns that one element repeats with something in them."""


def read(data: bytes, path: Path) -> Document:
    """A sheet document. Raises InputError if it is damaged, locked, or too large."""
    package = Package(data, path)
    if "META-INF/manifest.xml" in package and b"encryption-data" in package.read("META-INF/manifest.xml"):
        raise InputError(f"{path}: berkas terkunci kata sandi; simpan ulang tanpa kata sandi.")
    root = package.xml("content.xml")
    unseen = {
        style.get(f"{_STYLE}name")
        for style in root.iter(f"{_STYLE}style")
        if any(p.get(f"{_TABLE}display") == "false" for p in style.iter(f"{_STYLE}table-properties"))
    }
    styles = _borders(root)
    blocks: list[Block] = []
    doubts: list[Doubt] = []
    for table in root.iter(f"{_TABLE}table"):
        if table.get(f"{_TABLE}style-name") in unseen:
            doubts.append(Doubt("lembar tersembunyi tidak dibaca"))
            continue
        sheet = _sheet(table, styles)
        if any(r in sheet.hidden_rows or c in sheet.hidden_columns for r, c in sheet.texts):
            doubts.append(Doubt("baris atau kolom tersembunyi tidak dibaca"))
        blocks += blocks_of(sheet)
    if not blocks:
        raise InputError(f"{path}: buku kerja ini tidak berisi teks; periksa apakah berkasnya benar.")
    return set_out(path, data, MEDIA, blocks, doubts)


def _sheet(table: etree._Element, styles: dict[str, frozenset[str]]) -> Sheet:
    sheet = Sheet(table.get(f"{_TABLE}name", ""), bordered=set())
    assert sheet.bordered is not None
    column = 1
    defaults: dict[int, str] = {}
    for element in _own(table, "table-column"):
        wide = _repeated(element, "columns")
        if own := element.get(f"{_TABLE}default-cell-style-name"):
            defaults.update(dict.fromkeys(range(column, min(column + wide, column + _MOST_REPEATED)), own))
        if element.get(f"{_TABLE}visibility", "visible") != "visible":
            sheet.hidden_columns |= set(range(column, min(column + wide, column + _MOST_REPEATED)))
        column += wide
    row = 1
    for element in _own(table, "table-row"):
        high = _repeated(element, "rows")
        cells = list(_cells(element))
        for left, name in _styles(element, defaults):
            sides = styles.get(name, frozenset())
            for at in range(row, row + min(high, _MOST_FRAMED)) if sides else ():
                sheet.bordered.add((at, left))
                sheet.parted |= {(at, left)} if "top" in sides else set()
                sheet.parted |= {(at + 1, left)} if "bottom" in sides else set()
        for at in range(row, row + (min(high, _MOST_REPEATED) if cells else 0)):
            for left, text, down, right in cells:
                if text:
                    sheet.texts[at, left] = text
                if down > 1 or right > 1:
                    sheet.merged.append((at, left, at + down - 1, left + right - 1))
        if element.get(f"{_TABLE}visibility", "visible") != "visible":
            sheet.hidden_rows |= set(range(row, row + min(high, _MOST_REPEATED)))
        row += high
    return sheet


def _own(table: etree._Element, name: str) -> Iterator[etree._Element]:
    """The rows or columns of a table, those in groups and headings among them."""
    return (e for e in table.iter(f"{_TABLE}{name}") if next(e.iterancestors(f"{_TABLE}table")) is table)


def _cells(row: etree._Element) -> Iterator[tuple[int, str, int, int]]:
    """Column, text, rows and columns spanned, of the cells of a row that have a text or span."""
    column = 1
    for cell in row:
        if cell.tag not in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            continue
        wide = _repeated(cell, "columns")
        if cell.tag.endswith("}table-cell"):
            text = "\n".join(_plain(p) for p in cell.findall(f"{_TEXT}p"))
            down, right = (_number(cell.get(f"{_TABLE}number-{kind}-spanned")) for kind in ("rows", "columns"))
            if text.strip() or down > 1 or right > 1:
                for at in range(column, column + min(wide, _MOST_REPEATED)):
                    yield at, text, min(down, _MOST_REPEATED), min(right, _MOST_REPEATED)
        column += wide


def _styles(row: etree._Element, defaults: dict[int, str]) -> Iterator[tuple[int, str]]:
    """Column and style of the cells of a row."""
    column = 1
    for cell in row:
        if cell.tag in (f"{_TABLE}table-cell", f"{_TABLE}covered-table-cell"):
            wide = _repeated(cell, "columns")
            for at in range(column, column + min(wide, _MOST_FRAMED)):
                yield at, cell.get(f"{_TABLE}style-name") or row.get(f"{_TABLE}default-cell-style-name") or defaults.get(at, "")
            column += wide


def _borders(root: etree._Element) -> dict[str, frozenset[str]]:
    """The sides that have a line, of each style of cells."""
    found: dict[str, frozenset[str]] = {}
    for style in root.iter(f"{_STYLE}style"):
        properties = style.find(f"{_STYLE}table-cell-properties")
        if style.get(f"{_STYLE}family") != "table-cell" or properties is None:
            continue
        every = properties.get(f"{_FO}border", "none")
        lines = {side: properties.get(f"{_FO}border-{side}", every) for side in ("left", "right", "top", "bottom")}
        found[style.get(f"{_STYLE}name", "")] = frozenset(
            side for side, line in lines.items() if line and not re.match(r"none|hidden|0(?:\.0*)?(?![.\d])", line)
        )
    return found


def _plain(element: etree._Element) -> str:
    """The text of a paragraph, notes left out."""
    if element.tag == f"{_TEXT}line-break":
        return "\n"
    if element.tag in (f"{_TEXT}s", f"{_TEXT}tab"):
        return " "
    if element.tag == f"{_OFFICE}annotation":
        return ""
    return (element.text or "") + "".join(_plain(child) + (child.tail or "") for child in element)


def _repeated(element: etree._Element, kind: str) -> int:
    return _number(element.get(f"{_TABLE}number-{kind}-repeated"))


def _number(text: str | None) -> int:
    return max(1, int(text)) if text is not None and text.isdecimal() and len(text) < 8 else 1

"""Text whose columns are parted by commas or semicolons (CSV), as spreadsheets save it: read as the sheet that it was."""

import csv
import io
from itertools import pairwise
from pathlib import Path

from iki_graph.reading.blocks import set_out
from iki_graph.reading.document import Document
from iki_graph.reading.headings import header_roles
from iki_graph.reading.sheet import Sheet, blocks_of
from iki_graph.reading.text import decode

MEDIA = "text/csv"
_SEPARATORS = ";,"
_NARROWEST = 4
"""Columns of a heading that a sentence with commas is not taken for."""


def read(data: bytes, path: Path) -> Document | None:
    """A file of separated columns; None of any other text. Raises InputError if it is no text."""
    text = decode(data, path)
    rows = next((rows for separator in _SEPARATORS if (rows := _rows(text, separator))), None)
    if rows is None:
        return None
    texts = {(r, c): cell.strip() for r, row in enumerate(rows, 1) for c, cell in enumerate(row, 1) if cell.strip()}
    return set_out(path, data, MEDIA, list(blocks_of(Sheet(path.stem, texts))))


def _rows(text: str, separator: str) -> list[list[str]] | None:
    """The rows, if one is headed like a table of indicators and the next filled one is as wide; else None."""
    if not any(_is_heading(line.split(separator)) for line in text.splitlines() if line.count(separator) >= _NARROWEST - 1):
        return None
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error:
        return None
    filled = [row for row in rows if any(cell.strip() for cell in row)]
    return rows if any(_is_heading(a) and len(a) == len(b) for a, b in pairwise(filled)) else None


def _is_heading(cells: list[str]) -> bool:
    return sum(bool(c.strip()) for c in cells) >= _NARROWEST and header_roles(tuple(c.strip(' "') for c in cells)) is not None

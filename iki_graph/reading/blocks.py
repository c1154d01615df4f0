"""Texts and tables of an office document, set out as the lines of its rendition.

A table that is headed like one of indicators gives a line for each row, with cells. Any other table only sets out text
(Menimbang : a. bahwa …, labels of a form, a signature at the right) and is read as such: label, colon and mark go before the text beside them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from pathlib import Path

from iki_graph.reading.document import (
    LONGEST_LINE,
    MOST_LINES,
    Document,
    Doubt,
    Line,
    Place,
    around,
    rendered,
    too_long_line,
    too_many_lines,
)
from iki_graph.reading.headings import IN_LINES, card_pair, header_roles, is_card, only_heading_words, role_of
from iki_graph.reading.markup import bracketed, tidy

_MARK = re.compile(r"^(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)]|[-–•▪·])$")
_BARE_NUMBER = re.compile(r"^(?:\d{1,2}|[a-z])$")
_FACTOR = re.compile(r"\s*(?P<factor>[x×X*]\s*\(?\s*100\s*(?:%|persen)?\s*\)?)\s*$")
_DASH = re.compile(r"[-–—_─]{3,}")
_LABEL = re.compile(r"^[A-Z][\w ]{2,40}:")
_LONE_FACTOR = re.compile(r"^\s*[x×X*]\s*\(?\s*100\s*(?:%|persen)?\s*\)?\s*$")
_PICTURE = "sel tabel memuat gambar yang tidak terbaca; mungkin formula"
_DASHES = re.compile(r"^\s*[-–—_─]{3,}\s*(?:[x×X*]\s*\(?\s*100\s*(?:%|persen)?\s*\)?)?\s*$")
_LONGEST_LABEL = 40
_LONGEST_HEADING = 60


@dataclass(frozen=True)
class Text:
    """One line of text; `barred`: a rule runs below it, as below a numerator; `picture`: a picture stands in it."""

    text: str
    barred: bool = False
    place: Place | None = None
    picture: bool = False


@dataclass(frozen=True)
class Cell:
    """A cell of a table: what stands in it. `rest`: it is merged with the cell above; `beside`: with the one at its left."""

    content: tuple[Block, ...] = ()
    rest: bool = False
    beside: bool = False
    place: Place | None = None


@dataclass(frozen=True)
class Grid:
    """A table; every row has a cell for every column. `data`: whether its rows are data, where the format's reader knows."""

    rows: tuple[tuple[Cell, ...], ...]
    data: bool | None = None


Block = Text | Grid


def set_out(path: Path, data: bytes, media: str, blocks: Iterable[Block], doubts: Iterable[Doubt] = ()) -> Document:
    """The document whose texts and tables these are. Raises InputError for one without end."""
    setter = _Setter()
    lines = []
    for no, line in enumerate(setter.lines(blocks), 1):
        if no > MOST_LINES:
            raise too_many_lines(path)
        if len(line.text) > LONGEST_LINE:
            raise too_long_line(path, no)
        lines.append(replace(line, no=no))
    pictures = [Doubt(_PICTURE, no) for no, line in enumerate(lines, 1) if line.text in setter.pictured and line.cells is not None]
    return rendered(path, data, media, lines, (*doubts, *pictures))


def texts_of(blocks: Iterable[Block]) -> tuple[str, ...]:
    """The lines of the rendition as texts."""
    return tuple(line.text for line in _Setter().lines(blocks))


def fraction(top: str, bottom: str, before: str = "", after: str = "") -> str:
    """A fraction in the record's way of writing: `A / B x 100%`, an operand with an operator in brackets."""
    return tidy(f"{before} {bracketed(top)} / {bracketed(bottom)} {after}")


class _Setter:
    """Goes through the blocks; knows how wide the last table of data was, because a table can be cut in two."""

    def __init__(self) -> None:
        self.width = 0
        self.in_lines: frozenset[int] = frozenset()
        """The columns of the table at hand whose cells keep their line ends."""
        self.pictured: set[str] = set()
        """Texts of rows of data with a picture in a cell."""

    def lines(self, blocks: Iterable[Block]) -> Iterator[Line]:
        for block in blocks:
            if isinstance(block, Text):
                text = tidy(block.text)
                if text:
                    self.width = 0
                yield Line(0, text, None, block.place)
            else:
                yield from self._grid(block)

    def _grid(self, grid: Grid) -> Iterator[Line]:
        rows = _with_own_fractions(_straightened(grid.rows))
        texts = [tuple(cell_text(cell) for cell in row) for row in rows]
        data, goes_on = grid.data, False
        if data is None:
            goes_on = bool(rows) and self.width == len(rows[0]) and self.width > 2 and not any(map(is_labelled, texts))
            goes_on = goes_on and not any(map(_begins_form, texts[: next((i for i in range(1, len(texts)) if is_head(texts, i)), 1)]))
            data = goes_on or _looks_like_data(texts)
        if not goes_on and grid.data is not True and is_card(texts, piece=grid.data is False):
            yield from (self._pair(row, cells) for row, cells in zip(rows, texts, strict=True) if any(cells))
            return
        for i, row in enumerate(rows):
            if is_head(texts, i):
                self.in_lines = _in_lines(texts, i)
                data = True if grid.data is None else data
            elif data and is_labelled(texts[i]):
                data = False
            if data:
                self.width = len(row)
                yield self._row(row, texts, i)
            else:
                yield from self._set_out([cell for cell in row if not cell.rest and not cell.beside])

    def _pair(self, row: Sequence[Cell], texts: tuple[str, ...]) -> Line:
        """A row of a card."""
        pair = card_pair(texts) or ("", " ".join(filter(None, texts)))
        return _row(pair, around([c.place for c in row if c.place is not None]), (False, False), ())

    def _row(self, row: Sequence[Cell], texts: list[tuple[str, ...]], i: int) -> Line:
        """A row of data; a fraction that is printed over two rows goes into the first."""
        if (split := _fraction_over(texts, i)) is not None:
            column, text, factor = split
            texts[i] = tuple(text if k == column else "" if k == factor else t for k, t in enumerate(texts[i]))
            texts[i + 1] = tuple("" if k in (column, factor) else t for k, t in enumerate(texts[i + 1]))
        cells = tuple(_lines_of(c) if k in self.in_lines else t for k, (c, t) in enumerate(zip(row, texts[i], strict=True)))
        line = _row(cells, around([c.place for c in row if c.place is not None]), tuple(c.rest for c in row), tuple(c.place for c in row))
        if any(isinstance(block, Text) and block.picture for cell in row for block in cell.content):
            self.pictured.add(line.text)
        return line

    def _set_out(self, cells: Sequence[Cell]) -> Iterator[Line]:
        """The texts of a row that is no row of data, each behind its label and mark."""
        columns = [[line for line in self.lines(cell.content) if not line.blank] for cell in cells]
        columns = _paired([column for column in columns if column])
        if not columns:
            return
        if len(columns) == 2 and all(len(c) == 1 and c[0].cells is None for c in columns) and _is_plain_label(columns):
            (label,), (value,) = columns
            yield _row((label.text, value.text), around([x.place for x in (label, value) if x.place]), (False, False), ())
            return
        front: list[Line] = []
        for column, following in zip(columns, [*columns[1:], None], strict=True):
            if following is not None and _goes_before(column, following):
                front += column
                continue
            if following is not None and _is_bare_number(column, following):
                front.append(replace(column[0], text=f"{column[0].text}."))
                continue
            first = column[0]
            if front and first.cells is None:
                text = " ".join(line.text for line in [*front, first])
                yield Line(0, text, None, around([x.place for x in [*front, first] if x.place is not None]))
                yield from column[1:]
            else:
                yield from [*front, *column]
            front = []


def _row(cells: tuple[str, ...], place: Place | None, rest: tuple[bool, ...], places: tuple[Place | None, ...]) -> Line:
    known = places if any(p is not None for p in places) else ()
    return Line(0, " ".join(c.replace("\n", " ") for c in cells if c), cells, place, rest, known)


def _in_lines(texts: Sequence[tuple[str, ...]], i: int) -> frozenset[int]:
    """The columns whose cells keep their line ends, by the heading in row i and perhaps the row below."""
    roles = header_roles(texts[i]) or header_roles(tuple(f"{a} {b}".strip() for a, b in zip(texts[i], texts[i + 1], strict=True)))
    return frozenset(k for k, role in enumerate(roles or ()) if role in IN_LINES)


def _lines_of(cell: Cell) -> str:
    """What stands in a cell, its line ends kept."""
    if cell.rest or cell.beside:
        return ""
    texts = (tidy(block.text if isinstance(block, Text) else _inner_text(block)) for block in cell.content)
    return "\n".join(filter(None, texts))


def cell_text(cell: Cell) -> str:
    """All that stands in a cell, in one line; a numerator over its denominator as a fraction."""
    if cell.rest or cell.beside:
        return ""
    lines: list[Text] = []
    for block in cell.content:
        lines.append(block if isinstance(block, Text) else Text(_inner_text(block)))
    return tidy(" ".join(_stacked([line for line in lines if tidy(line.text)])))


def _stacked(lines: list[Text]) -> list[str]:
    """The lines of a cell, fractions written out.

    A rule below a line makes it and the line below a fraction where a factor tells that it is one. A line of dashes between
    two lines does where there are several; a single one leaves no doubt what is above and below it, however many lines.
    """
    result: list[str] = []
    dashes = [bool(_DASHES.match(line.text)) for line in lines]
    i = 0
    while i < len(lines):
        line = lines[i]
        if sum(dashes) > 1 and dashes[i] and result and i + 1 < len(lines) and not dashes[i + 1]:
            factor = _FACTOR.search(line.text)
            result[-1] = fraction(result[-1], lines[i + 1].text, after=factor["factor"] if factor else "")
            i += 2
            continue
        end = next((k for k in range(i, len(lines)) if not lines[k].barred), len(lines))
        if end > i and end < len(lines):
            top, bottom = " ".join(x.text for x in lines[i:end]), lines[end].text
            factor = _FACTOR.search(top) or _FACTOR.search(bottom)
            if factor:
                top, bottom = _FACTOR.sub("", top), _FACTOR.sub("", bottom)
                result.append(fraction(top, bottom, after=factor["factor"]))
                i = end + 1
                continue
        result.append(line.text)
        i += 1
    return result


def _inner_text(grid: Grid) -> str:
    """A table inside a cell: a fraction if it has two rows of which one column fills both, else its texts in order."""
    texts = [[cell_text(cell) for cell in row] for row in grid.rows]
    texts = [row for row in texts if any(row)]
    if len(texts) == 2 and len(texts[0]) == len(texts[1]):
        top, bottom = texts
        both = [i for i, (a, b) in enumerate(zip(top, bottom, strict=True)) if a and b]
        if len(both) == 1:
            (at,) = both
            before = " ".join(f"{a} {b}" for a, b in zip(top[:at], bottom[:at], strict=True))
            after = " ".join(f"{a} {b}" for a, b in zip(top[at + 1 :], bottom[at + 1 :], strict=True))
            return fraction(top[at], bottom[at], before, after)
    return " ".join(text for row in texts for text in row if text)


def _with_own_fractions(rows: list[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    """Rows whose fractions stand in the column of formulas: LibreOffice puts a table that is one into the cell before its own, when
    it makes a document of a web page."""
    column: int | None = None
    result = []
    for row in rows:
        roles = header_roles(tuple(cell_text(cell) for cell in row))
        if roles is not None:
            column = roles.index("formulasi") if "formulasi" in roles else None
        elif column and not cell_text(row[column]) and not row[column].rest:
            before = row[column - 1]
            tables = tuple(b for b in before.content if isinstance(b, Grid) and " / " in _inner_text(b))
            texts = tuple(b for b in before.content if b not in tables)
            if tables and any(isinstance(b, Text) and b.text.strip() for b in texts):
                moved = (replace(before, content=texts), replace(row[column], content=tables))
                row = (*row[: column - 1], *moved, *row[column + 1 :])
        result.append(row)
    return result


def _straightened(rows: Sequence[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    """Rows whose cells do not stand below those of their heading, because borders were moved row by row, put below them in order.

    Only where a cell reaches under the heading of another column, and every row has as many cells as the heading, perhaps with
    empty ones behind.
    """
    result = list(rows)
    texts = [tuple(cell_text(cell) for cell in row) for row in rows]
    heads = [i for i in range(len(rows)) if is_head(texts, i)]
    for at, end in zip(heads, [*heads[1:], len(rows)], strict=False):
        columns = [k for k, cell in enumerate(rows[at]) if not cell.beside]
        cells = [[k for k, cell in enumerate(row) if not cell.beside] for row in rows[at + 1 : end]]
        body = texts[at + 1 : end]
        crossed = any(row[k].beside for row in rows[at + 1 : end] for k in columns)
        fits = all(len(own) >= len(columns) and not any(row[k] for k in own[len(columns) :]) for own, row in zip(cells, body, strict=True))
        for i, own in enumerate(cells if crossed and fits else [], at + 1):
            place = dict(zip(columns, own, strict=False))
            result[i] = tuple(rows[i][place[k]] if k in place else Cell(beside=True) for k in range(len(rows[i])))
    return result


def _fraction_over(texts: Sequence[tuple[str, ...]], i: int) -> tuple[int, str, int | None] | None:
    """A numerator in one row, its denominator in the next that has nothing else, and one factor behind either or beside them.

    Gives the column, the fraction, and the column of a factor that stands alone; None if there is no such thing.
    """
    if i + 1 >= len(texts):
        return None
    own = [k for k, t in enumerate(texts[i + 1]) if t and not _LONE_FACTOR.match(t)]
    if len(own) != 1 or not texts[i][own[0]] or _LONE_FACTOR.match(texts[i][own[0]]):
        return None
    (column,) = own
    top, bottom = texts[i][column], texts[i + 1][column]
    if any(" / " in t or _DASH.search(t) for t in (top, bottom)) or _LABEL.match(bottom):
        return None
    beside = [(k, t) for row in texts[i : i + 2] for k, t in enumerate(row) if k != column and _LONE_FACTOR.match(t)]
    found = [m for m in (_FACTOR.search(top), _FACTOR.search(bottom)) if m is not None]
    if len(beside) + len(found) != 1 or header_roles(texts[i]) is not None:
        return None
    if beside:
        return column, fraction(top, bottom, after=beside[0][1]), beside[0][0]
    return column, fraction(_FACTOR.sub("", top), _FACTOR.sub("", bottom), after=found[0]["factor"]), None


def is_head(texts: Sequence[tuple[str, ...]], i: int) -> bool:
    """Whether the row is the heading of a table of indicators, alone or together with the row below."""
    if header_roles(texts[i]) is not None:
        return True
    if i + 1 == len(texts) or sum(map(bool, texts[i])) < 2 or not only_heading_words(texts[i]) or not only_heading_words(texts[i + 1]):
        return False
    return header_roles(tuple(f"{a} {b}".strip() for a, b in zip(texts[i], texts[i + 1], strict=True))) is not None


def is_labelled(cells: Sequence[str]) -> bool:
    """Whether the row has a label, its colon in a cell of its own or before the text beside it."""
    filled = [c for c in cells if c]
    return any(b == ":" or b.startswith(": ") for _, b in pairwise(filled)) and len(filled[0]) <= _LONGEST_LABEL


def _begins_form(cells: Sequence[str]) -> bool:
    """Whether a row has a label of a position and what it is, as the sheet of the next one begins."""
    pair = card_pair(cells)
    return pair is not None and role_of(pair[0]) in IN_LINES


def _looks_like_data(texts: Sequence[tuple[str, ...]]) -> bool:
    """A table of something else: three columns or more under short headings, no labels, no marks before a text."""
    if len(texts) < 2 or len(texts[0]) < 3 or any(map(is_labelled, texts)):
        return False
    head = texts[0]
    return all(c and len(c) <= _LONGEST_HEADING and c[-1] not in ".;:," and not _MARK.match(c) or c in ("No.", "NO.") for c in head)


def _paired(columns: list[list[Line]]) -> list[list[Line]]:
    """Columns in which marks stand beside as many texts, each mark put before its text."""
    result: list[list[Line]] = []
    for column in columns:
        before = result[-1] if result else []
        if len(column) > 1 and len(before) == len(column) and all(_MARK.match(x.text) for x in before):
            result[-1] = [replace(b, text=f"{a.text} {b.text}") if b.cells is None else b for a, b in zip(before, column, strict=True)]
        else:
            result.append(column)
    return result


def _goes_before(column: list[Line], following: list[Line]) -> bool:
    """Whether a column is a label, a colon or a mark of the text at its right."""
    if len(column) > 1 or column[0].cells is not None:
        return False
    text = column[0].text
    return text.endswith(":") or bool(_MARK.match(text)) or following[0].text.startswith(":") and len(text) <= _LONGEST_LABEL


def _is_bare_number(column: list[Line], following: list[Line]) -> bool:
    """Whether a column is the number of an item at its right, without its dot, as sheets have it."""
    return len(column) == 1 and bool(_BARE_NUMBER.match(column[0].text)) and following[0].text[:1].isalpha()


def _is_plain_label(columns: list[list[Line]]) -> bool:
    """A label and its value in two cells, without a colon."""
    (label,), (value,) = columns
    return (
        len(label.text) <= _LONGEST_LABEL
        and not _MARK.match(label.text)
        and not label.text.endswith(":")
        and not value.text.startswith(":")
        and label.text[:1].isupper()
        and role_of(label.text) != "no"
    )

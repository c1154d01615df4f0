"""Sheets (Excel, OpenDocument) as text and tables: what the sheets of both formats have in common.

A sheet is one grid in which everything stands: letterhead, labels, lists, tables. A row that is headed like a table of
indicators begins one; it ends where its rows end, at a label, or where its borders end.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from iki_graph.reading.blocks import Block, Cell, Grid, Text, cell_text, is_head, is_labelled
from iki_graph.reading.document import Place
from iki_graph.reading.headings import is_card, is_second_line
from iki_graph.reading.layout import NUMBER

Area = tuple[int, int, int, int]
"""First row, first column, last row, last column, 1-based and inclusive."""

_MOST_MERGED = 1_000_000


@dataclass
class Sheet:
    """What a sheet shows: the texts of its cells by (row, column), merged areas, which cells have a border (None: not known), and between
    which and the one above a line runs (`parted`)."""

    name: str
    texts: dict[tuple[int, int], str] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    bordered: set[tuple[int, int]] | None = None
    parted: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)


def blocks_of(sheet: Sheet) -> Iterator[Block]:
    """The rows of a sheet in order, as tables of data and rows that only set out text."""
    reader = _Reader(sheet)
    at = 0
    yield Text("")
    while at < len(reader.rows):
        end = reader.table_end(at)
        if end is None:
            yield reader.text_row(at)
            at += 1
        else:
            yield reader.table(at, end)
            at = end


class _Reader:
    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.origin: dict[tuple[int, int], tuple[int, int]] = {}
        lowest, rightmost = (max((place[i] for place in sheet.texts), default=0) for i in (0, 1))
        for top, left, bottom, right in sheet.merged:
            # What lies beyond the last text is empty, and may reach to the end of the sheet.
            high, wide = range(top, min(bottom, lowest) + 1), range(left, min(right, rightmost) + 1)
            if len(self.origin) + len(high) * len(wide) < _MOST_MERGED:
                self.origin.update({(r, c): (top, left) for r in high for c in wide})
        self.areas = {(a[0], a[1]): a for a in sheet.merged}
        used = {r for r, _ in sheet.texts} | {r for r, c in self.origin if self.origin[r, c] in sheet.texts}
        self.rows = sorted(used - sheet.hidden_rows)
        columns = {c for _, c in sheet.texts} | {c for (_, c), origin in self.origin.items() if origin in sheet.texts}
        self.columns = sorted(columns - sheet.hidden_columns)

    def _cell(self, row: int, column: int, lowest: int) -> Cell:
        """A cell; `lowest`: the first row of its table, above which no merged cell counts."""
        place = (row, column)
        origin = self.origin.get(place, place)
        if origin != place:
            above = origin[0] < row and row > lowest
            return Cell((), above, origin[1] < column)
        area = self.areas.get(place, (row, column, row, column))
        where = Place(sheet=self.sheet.name, box=(column, row, area[3], area[2]))
        texts = (Text(line, place=where) for line in self.sheet.texts.get(place, "").split("\n"))
        return Cell(tuple(texts), place=where)

    def _row(self, at: int, columns: list[int], lowest: int | None = None) -> tuple[Cell, ...]:
        row = self.rows[at]
        return tuple(self._cell(row, c, row if lowest is None else lowest) for c in columns)

    def _texts(self, at: int, columns: list[int]) -> tuple[str, ...]:
        return tuple(cell_text(cell) for cell in self._row(at, columns))

    def text_row(self, at: int) -> Grid:
        """A row that only sets out text."""
        cells = [c for c in self._row(at, self.columns) if cell_text(c)]
        return Grid((tuple(cells),), data=False)

    def _extent(self, at: int) -> list[int]:
        """The columns from the first to the last filled cell of a row."""
        filled = [c for c in self.columns if self._is_filled(self.rows[at], c)]
        return [c for c in self.columns if filled and filled[0] <= c <= filled[-1]]

    def _is_filled(self, row: int, column: int) -> bool:
        return bool(self.sheet.texts.get(self.origin.get((row, column), (row, column)), "").strip())

    def _headed(self, at: int) -> list[int]:
        """The columns of the table whose heading is in a row: a second line (years below TARGET) may reach further to the right."""
        columns = self._extent(at)
        below = self._extent(at + 1) if at + 1 < len(self.rows) and self.rows[at + 1] == self.rows[at] + 1 else []
        if columns and below and below[0] >= columns[0] and below[-1] > columns[-1] and is_second_line(self._texts(at + 1, below)):
            return [c for c in self.columns if columns[0] <= c <= below[-1]]
        return columns

    def table_end(self, at: int) -> int | None:
        """Index behind the table that begins in the row; None if none begins there."""
        columns = self._headed(at)
        if len(columns) < 2:
            return None
        texts = [self._texts(i, columns) for i in range(at, min(at + 2, len(self.rows)))]
        if not is_head(texts, 0) or self._in_card(at, columns):
            return None
        end = at + 1
        while end < len(self.rows) and self._belongs(end, at, columns):
            end += 1
        return end

    def _in_card(self, at: int, columns: list[int]) -> bool:
        """Whether a row is one of a card of an indicator: rows above or below it are too."""
        near = [i for i in (at - 1, at + 1) if 0 <= i < len(self.rows)]
        return is_card([self._texts(at, columns)]) and any(is_card([self._texts(i, self._extent(i))], piece=True) for i in near)

    def _belongs(self, at: int, head: int, columns: list[int]) -> bool:
        """Whether a row goes on with the table."""
        row, before = self.rows[at], self.rows[at - 1]
        merged = any(self.origin.get((row, c), (row, c))[0] in range(self.rows[head], row) for c in columns)
        if merged:
            return True
        if any(self._is_filled(row, c) for c in self.columns if c not in columns):
            return False
        texts = self._texts(at, columns)
        filled = sum(map(bool, texts))
        if (
            not filled
            or is_labelled(texts)
            or is_head([texts], 0)
            and filled == sum(map(bool, self._texts(head, columns)))
            and not self._same(at, head, columns)
        ):
            return False
        if self._spans(row, columns) and at + 1 < len(self.rows) and is_head([self._texts(at + 1, self._extent(at + 1))], 0):
            return False  # the title of the next table
        bordered = self.sheet.bordered
        if bordered and self._framed(head, columns) and self._framed(head + 1, columns):
            return any((row, c) in bordered for c in columns)
        gap = row > before + 1 and not all(r in self.sheet.hidden_rows for r in range(before + 1, row))
        return filled > 2 or filled > 1 and not gap or not gap and not self._spans(row, columns)

    def _framed(self, at: int, columns: list[int]) -> bool:
        """Whether most filled cells of a row have borders: a bar of a fraction, or borders of the heading alone, tell nothing of the rows."""
        filled = [c for c in columns if self._is_filled(self.rows[at], c)]
        return 2 * sum((self.rows[at], c) in (self.sheet.bordered or ()) for c in filled) > len(filled)

    def _same(self, at: int, head: int, columns: list[int]) -> bool:
        return self._texts(at, columns) == self._texts(head, columns)

    def _spans(self, row: int, columns: list[int]) -> bool:
        """Whether one merged cell takes up the whole row, as a heading above the next table does."""
        area = self.areas.get((row, columns[0]))
        return area is not None and area[3] >= columns[-1]

    def table(self, at: int, end: int) -> Grid:
        """The rows of a table; a column of which neither heading nor rows have anything is left out."""
        columns = [c for c in self._headed(at) if any(self._is_filled(self.rows[i], c) for i in range(at, end))]
        rows: list[tuple[Cell, ...]] = []
        folded = self._folded(at, end, columns)
        for i in range(at, end):
            row = self._row(i, columns, self.rows[at])
            if i in folded:
                rows[-1] = tuple(replace(a, content=(*a.content, *b.content)) for a, b in zip(rows[-1], row, strict=True))
            else:
                rows.append(row)
        return Grid(tuple(rows), data=True)

    def _folded(self, at: int, end: int, columns: list[int]) -> set[int]:
        """The rows of a table that go on with the row above, as a typist breaks long texts: framed, but no line runs above any of their cells.

        Each has texts only where the row above has, none a number of its own, and the last of a box fewer texts than its first: else lines do
        not part rows here.
        """
        if self.sheet.bordered is None:
            return set()
        found: set[int] = set()
        filled = {i: [c for c in columns if (self.rows[i], c) in self.sheet.texts] for i in range(at, end)}
        first = at
        for i in range(at + 1, end):
            places = [(self.rows[i], c) for c in filled[i]]
            goes_on = self.rows[i] == self.rows[i - 1] + 1 and bool(places)
            if not goes_on or any(p in self.sheet.parted or p not in self.sheet.bordered for p in places):
                first = i
                continue
            last = i + 1 == end or any((self.rows[i + 1], c) in self.sheet.parted for c in filled[i + 1])
            if not set(filled[i]) <= set(filled[i - 1]) or last and len(filled[i]) == len(filled[first]) > 1 or first == at:
                return set()
            if filled[i][0] == filled[first][0] and all(NUMBER.match(self.sheet.texts[self.rows[k], filled[i][0]]) for k in (first, i)):
                return set()
            found.add(i)
        return found

"""Pages put together: tables that go on over a page end made whole, everything in one run of lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from iki_graph.reading.document import Line, Place
from iki_graph.reading.headings import card_pair, header_roles, is_card, is_form, role_of
from iki_graph.reading.layout import NUMBER
from iki_graph.reading.markup import plain
from iki_graph.reading.page import Cell, Fragment, Page, TextLine, around, glued, letters

_SAME_COLUMN = 0.04
"""Share of a table's width by which a column may stand elsewhere on the next page."""
_ROOM = 2.5
"""Lines that may stay free below a text that goes on on the next page (so that no single line stands alone)."""
_HEAD = 4
"""Rows among which a table's heading stands; without one, and not going on from the page before, a table only sets out text."""
_SPACE = 4.0
"""Points that a blank takes up, and by which a line may miss the edge of its cell."""
_FREE = 32.0
"""Points that lines leave free at the foot of a page at most: what would have needed more was not cut but begins on the next page."""
_MISREAD = 4
"""Letters by which a heading may differ from the same one printed again."""
_TYPED = re.compile(r"^\w[^/]* (?:/|[-–—_]{4,}) .*\b100\b")
"""A fraction whose bar is typed."""
_WANTING = frozenset(
    "dan atau serta yang di ke dari pada untuk dengan dalam oleh secara terhadap bagi sesuai tentang antara sebagai".split()
)
"""Words that no text ends with."""
_OPEN_FRACTION = re.compile(r"(?<![-–—_])[-–—_]{4,}(?: x 100 ?%?)?$")
_GAP = 0.9
"""White space, in heights of a line, that parts paragraphs."""


@dataclass
class _Open:
    """The table at the end of what was put together so far: where its rows begin in the run, its columns, and whether it left lines free at
    the foot of its page, so that nothing of it was cut."""

    columns: tuple[float, ...]
    rows: list[tuple[int, tuple[Cell, ...]]]
    ended: bool = False


def content_of(pages: Iterable[Page]) -> list[Line]:
    """The lines and table rows of all pages, numbered from 1."""
    run: list[tuple[Page, TextLine | tuple[Cell, ...] | None]] = []
    table: _Open | None = None
    before: tuple[Page, TextLine | Fragment] | None = None
    cut: Fragment | None = None  # the last card, which a page end may cut
    pages = list(pages)
    feet = _feet(pages)
    for page in pages:
        if table is not None and before is not None:
            table.ended = feet[_size(before[0])] - before[1].box[3] > _FREE
        for block in page.blocks:
            if isinstance(block, TextLine):
                if before is not None and before[0] is page and _is_apart(before[1], block):
                    run.append((page, None))
                run.append((page, block))
                table = None
            elif table is None and (card := _as_card(page, block, cut if before is not None and before[1] is cut else None)):
                run += card
                cut = block
            elif table is None and block.lines and not any(header_roles(tuple(c.text for c in row)) for row in block.rows[:_HEAD]):
                run += [(page, line) for line in block.lines]
            else:
                table = _add(run, page, block, table)
                table.ended = False
            before = (page, block)
    return [_line(no, page, what) for no, (page, what) in enumerate(run, 1)]


def _size(page: Page) -> tuple[int, int]:
    return round(page.width), round(page.height)


def _feet(pages: Sequence[Page]) -> dict[tuple[int, int], float]:
    """How far down the tables reach that end a page, on pages of each size."""
    feet: dict[tuple[int, int], float] = {}
    for page in pages:
        if page.blocks and isinstance(page.blocks[-1], Fragment):
            feet[_size(page)] = max(feet.get(_size(page), 0.0), page.blocks[-1].box[3])
    return feet


def _as_card(page: Page, block: Fragment, before: Fragment | None) -> list[tuple[Page, TextLine | tuple[Cell, ...] | None]]:
    """The rows of a card of an indicator or of the form of a position, label and content; none of another table.

    Duties keep their lines, because they are lists. `before`: the card above, if nothing stands between.
    """
    texts = _plain(block)
    rest = before is not None and len(texts) == 1 and len(texts[0]) in (2, 3) and not any(texts[0][:-1])
    form = is_form(_plain(before) if before is not None and rest else texts)
    if not form and not rest and not is_card(texts, piece=True):
        return []
    rows: list[tuple[Page, TextLine | tuple[Cell, ...] | None]] = []
    for row, cells in zip(block.rows, texts, strict=True):
        if not any(cells):
            continue
        label, content = card_pair(cells) or ("", " ".join(filter(None, cells)))
        box = around([c.box for c in row])
        printed = [line for line in block.lines if box[1] <= (line.box[1] + line.box[3]) / 2 <= box[3]]
        listed = form and (not label or role_of(label) in ("tugas", "fungsi")) and printed and printed[0].text.startswith(label)
        if listed:
            content = printed.pop(0).text[len(label) :].strip(" :")
        rows.append(
            (page, (Cell(label, box), Cell(content, box)))
            if label
            else (page, TextLine(content, box) if form else (Cell("", box), Cell(content, box)))
        )
        rows += [(page, line) for line in printed] if listed else []
    return rows


def _plain(block: Fragment) -> list[tuple[str, ...]]:
    return [tuple(plain(f"{c.text} {c.tail}") for c in row) for row in block.rows]


def _is_apart(one: TextLine | Fragment, other: TextLine | Fragment) -> bool:
    return isinstance(one, Fragment) or other.box[1] - one.box[3] > _GAP * (other.box[3] - other.box[1])


def _line(no: int, page: Page, what: TextLine | tuple[Cell, ...] | None) -> Line:
    if what is None:
        return Line(no, "", None, Place(page.no))
    if isinstance(what, TextLine):
        return Line(no, plain(what.text), None, page.place(what.box), sure=page.sure)
    cells = tuple(plain(f"{c.text} {c.tail}") for c in what)
    return Line(
        no,
        " ".join(c for c in cells if c),
        cells,
        page.place(around(c.box for c in what)),
        tuple(c.rest for c in what),
        tuple(page.place(c.box) for c in what),
        page.sure,
    )


def _add(run: list[tuple[Page, TextLine | tuple[Cell, ...] | None]], page: Page, block: Fragment, table: _Open | None) -> _Open:
    """Put the rows of a fragment behind the run, joined to the table before it if that goes on."""
    columns = _columns(block)
    if table is not None and (fused := _fused(block, columns, table.columns)) is not None:
        block, columns = fused, table.columns
    rows = list(block.rows)
    if table is None or not _same_columns(table.columns, columns):
        if table is not None:
            run.append((page, None))
        opened = _Open(columns, [])
        for row in rows:
            opened.rows.append((len(run), row))
            run.append((page, row))
        return opened
    repeated = 0
    while repeated < min(len(rows), len(table.rows)) and _is_repeated(rows[repeated], table.rows[repeated][1]):
        repeated += 1
    if not repeated and header_roles(tuple(c.text for c in rows[0])) is not None:
        run.append((page, None))
        return _add(run, page, block, None)
    rows = _merged_on(rows[repeated:], table)
    if rows and len(table.rows) > 1:
        joined = _joined(table.rows, rows[0], table.ended)
        changed, own = (joined, None) if joined else _merged_text_on(table.rows, rows[0])
        for index, row in changed:
            at = table.rows[index][0]
            table.rows[index] = (at, row)
            run[at] = (run[at][0], row)
        rows = [own, *rows[1:]] if own is not None else rows[1:]
        if not joined and not repeated:
            # Whether the row is a new one cannot be told from its print alone: the break shows.
            run.append((page, None))
    for row in rows:
        table.rows.append((len(run), row))
        run.append((page, row))
    return table


def _columns(block: Fragment) -> tuple[float, ...]:
    """Where the columns begin, as shares of the table's width."""
    left, right = block.box[0], block.box[2]
    starts = [
        min((row[c].box[0] for row in block.rows if not (c and row[c].box == row[c - 1].box)), default=left)
        for c in range(len(block.rows[0]))
    ]
    return tuple((s - left) / max(1.0, right - left) for s in starts)


def _fused(block: Fragment, columns: Sequence[float], wanted: Sequence[float]) -> Fragment | None:
    """The fragment with the columns of the table before, where it parts one of those in two (a fraction and its factor); else None."""
    if not 1 < len(wanted) < len(columns) or any(header_roles(tuple(c.text for c in row)) for row in block.rows[:_HEAD]):
        return None
    at = [min(range(len(columns)), key=lambda i: abs(columns[i] - start)) for start in wanted]
    if len({*at}) < len(at) or not _same_columns([columns[i] for i in at], wanted):
        return None
    spans = list(pairwise([*at, len(columns)]))
    return replace(block, rows=tuple(tuple(_one_cell(row[a:b]) for a, b in spans) for row in block.rows))


def _one_cell(cells: Sequence[Cell]) -> Cell:
    return replace(cells[0], text=glued(c.text for c in cells if c.text), box=around(c.box for c in cells))


def _same_columns(one: Sequence[float], other: Sequence[float]) -> bool:
    return len(one) == len(other) and all(abs(a - b) < _SAME_COLUMN for a, b in zip(one, other, strict=True))


def _is_repeated(row: Sequence[Cell], printed: Sequence[Cell]) -> bool:
    """Whether a row of a heading is printed again, perhaps misread."""
    roles, before = (header_roles(tuple(c.text for c in r)) for r in (row, printed))
    if roles is not None and roles == before and abs(sum(map(len, _texts(row))) - sum(map(len, _texts(printed)))) < _MISREAD:
        return True
    return _texts(row) == _texts(printed)


def _texts(row: Sequence[Cell]) -> tuple[str, ...]:
    return tuple(letters([c.text]) for c in row)


def _merged_on(rows: list[tuple[Cell, ...]], table: _Open) -> list[tuple[Cell, ...]]:
    """Rows at the top of a page. An empty cell there is the rest of the one on the page before if it spans rows, or if the table
    has merged cells in its column; else it may be."""
    if not rows:
        return rows
    first = list(rows[0])
    for i, cell in enumerate(first):
        if not cell.text and cell.rest is False:
            spans = len(rows) > 1 and bool(rows[1][i].rest)
            merges = any(row[i].rest for _, row in table.rows) or any(row[i].rest for row in rows)
            first[i] = replace(cell, rest=True if spans or merges else None)
    return [tuple(first), *rows[1:]]


def _joined(rows: Sequence[tuple[int, tuple[Cell, ...]]], first: tuple[Cell, ...], ended: bool) -> list[tuple[int, tuple[Cell, ...]]]:
    """The rows (by index) with the pieces of the next page's first row put to them; empty if that is a row of its own."""
    filled = [i for i, c in enumerate(first) if c.text]
    if all(NUMBER.match(c.text) for c in rows[-1][1] if c.text):
        return []  # the numbers of the columns
    above = [_origin(rows, i) for i in range(len(first))]
    likely = _likeliness(first, [rows[index][1][i] for i, index in enumerate(above)], rows[-1][1])
    if not filled or likely - 1.5 * ended <= 0:
        return []
    changed: dict[int, list[Cell]] = {}
    for i in filled:
        row = changed.setdefault(above[i], list(rows[above[i]][1]))
        row[i] = _whole(row[i], first[i])
    return [(index, tuple(row)) for index, row in changed.items()]


def _merged_text_on(
    rows: Sequence[tuple[int, tuple[Cell, ...]]], first: tuple[Cell, ...]
) -> tuple[list[tuple[int, tuple[Cell, ...]]], tuple[Cell, ...]]:
    """The row (by index) whose merged cell a page end cuts, its text put together, and the new row that begins beside the rest of it.

    Such a cell is the first that the page fills; it goes on with a small letter, and its first word had no room above.
    """
    filled = [i for i, c in enumerate(first) if c.text]
    if len(filled) < 3 or not first[at := filled[0]].text[:1].islower():
        return [], first
    index = _origin(rows, at)
    above = rows[index][1]
    if _had_room(above[at], first[at]) is not False:
        return [], first
    whole = tuple(_whole(c, first[at]) if i == at else c for i, c in enumerate(above))
    return [(index, whole)], tuple(replace(c, text="", tail="", rest=True) if i == at else c for i, c in enumerate(first))


def _had_room(before: Cell, after: Cell) -> bool | None:
    """Whether the first word behind a page end would have fitted on the last line before it; None if that is not known."""
    if before.free is None or before.bar_below or after.bar_above or not before.text or not after.first:
        return None
    return before.free > after.first + _SPACE


def _whole(before: Cell, after: Cell) -> Cell:
    """The two pieces of a cell cut by a page end. Where a fraction bar stands at the cut, it parts them."""
    parted = (before.bar_below or after.bar_above) and not after.ratio and before.text and "/" not in before.text
    text = f"{before.text} / {after.text}" if parted else glued(t for t in (before.text, after.text) if t)
    return replace(before, text=text, tail=after.tail or before.tail, room=after.room, bar_below=after.bar_below, free=after.free)


def _likeliness(first: Sequence[Cell], above: Sequence[Cell], last: Sequence[Cell]) -> float:
    """How much speaks for the first row of a page being the rest of the last row of the page before; 0 and less: it is a new one.

    A row cut by the page end fills its page down to the end in the columns that go on; those that were through are empty now. A new
    row begins its texts with capitals and fills its columns again, but for merged ones.
    """
    # A cell that holds no page end goes to the next page whole, while its neighbours are through, or go on.
    pairs = list(zip(first, last, strict=True))
    moved = any(own.text and not cell.text for cell, own in pairs) and any(cell.text and not own.text for cell, own in pairs)
    several = sum(bool(cell.text) for cell in first) > 1
    points = 0.0
    for cell, before, own in zip(first, above, last, strict=True):
        if not cell.text:
            points += 0.4 if own.text and own.room > 1 else 0.2 if own.text else 0.0
        elif NUMBER.match(cell.text):
            points -= 5
        elif not before.text:
            points -= 0 if moved else 1
        elif cell.text.lstrip("(\"'“")[:1].islower() or cell.text[:1] in "/×+=:;,)-–":
            points += 0.5 if own.text and not _is_unfinished(own.text) and (own.room > _ROOM or _had_room(own, cell)) else 2
        elif own.text and _is_unfinished(own.text):
            points += 1.5
        elif own.text and own.room > _ROOM:
            points -= 1.5
        elif own.text and _had_room(own, cell):
            points -= 1
        elif several and _is_fraction(cell) and _is_fraction(own):
            points -= 1  # each is a whole fraction
        elif before.text[-1:] in ".;":
            points -= 0.5
        else:
            points += 0.1
    begun = [cell.text[:1].isupper() and not _is_unfinished(own.text) for cell, own in pairs if cell.text and own.text]
    return points - (len(begun) > 2 and all(begun))


def _is_unfinished(text: str) -> bool:
    """Whether a text breaks off: at a comma, within brackets, at a typed fraction bar, or behind a word that wants another."""
    wanting = text.rpartition(" ")[2].lower() in _WANTING
    return wanting or text.endswith((",", "(")) or text.count("(") > text.count(")") or bool(_OPEN_FRACTION.search(text))


def _is_fraction(cell: Cell) -> bool:
    """Whether a cell begins with a fraction, drawn or typed, and ends with its factor."""
    return cell.ratio or bool(_TYPED.search(f"{cell.text} {cell.tail}"))


def _origin(rows: Sequence[tuple[int, tuple[Cell, ...]]], column: int) -> int:
    """Index of the row that holds the text of the last row's cell in that column: further up where it is merged."""
    index = len(rows) - 1
    while index > 1 and rows[index][1][column].rest:
        index -= 1
    return index

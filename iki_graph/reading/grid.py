"""Ruled tables: from the boxes that the rules enclose to rows of cells, merged ones told apart from empty ones."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from iki_graph.reading.markup import bracketed
from iki_graph.reading.page import Box, Cell, Fragment, around

_FACTOR = re.compile(r"^[x×X*]\s*\(?\s*100\s*(?:%|persen)?\s*\)?$")
_NEAR = 4.0
"""Points by which the edges of one column or row may differ."""
_DRAGGED = 25.0
"""Points by which a cell border that was dragged by hand may stand off its column."""


def fragments(boxes: Sequence[Box], cell_of: Callable[[Box], Cell]) -> list[Fragment]:
    """The tables that boxes form which touch: as a rule one, but the form of a position and the table below it often touch."""
    return [table for part in _parted(boxes) if (table := _fragment(part, cell_of)) is not None]


def _parted(boxes: Sequence[Box]) -> list[list[Box]]:
    """The boxes of tables that stand right below each other: not one rule between columns goes on, and there are three or more such
    rules, or not as many. A row of one cell is the title of what is below it.
    """
    parts: list[list[Box]] = [[]]
    columns: list[float] = []
    title: list[Box] = []
    for band in _bands(boxes):
        own = _edges([b[0] for b in band])[1:]
        if not own:
            title += band
            continue
        if columns and (len(own) != len(columns) or len(own) > 2) and all(abs(a - b) > _NEAR for a in own for b in columns):
            parts.append([])
        parts[-1] += [*title, *band]
        columns, title = own, []
    parts[-1] += title
    return parts


def _bands(boxes: Sequence[Box]) -> list[list[Box]]:
    """The boxes from one line that none crosses to the next."""
    bands: list[list[Box]] = []
    end = 0.0
    for box in sorted(boxes, key=lambda b: b[1]):
        if bands and box[1] < end - _NEAR:
            bands[-1].append(box)
            end = max(end, box[3])
        else:
            bands.append([box])
            end = box[3]
    return bands


def _fragment(boxes: Sequence[Box], cell_of: Callable[[Box], Cell]) -> Fragment | None:
    """The table that the boxes form; None for a frame (one column or one row of one cell). `cell_of` reads what is in a box."""
    tops = _edges([b[1] for b in boxes])
    lefts = _columns(boxes, tops)
    if len(lefts) < 2:
        return None
    rows: list[list[Cell | None]] = [[None] * len(lefts) for _ in tops]
    for box in sorted(boxes, key=lambda b: (b[1], b[0])):
        cell = cell_of(box)
        first_row, last_row = _span(tops, box[1], box[3])
        first, last = _span(lefts, box[0], box[2])
        for r in range(first_row, last_row + 1):
            for c in range(first, last + 1):
                origin = r == first_row and c == first
                there = rows[r][c]
                if there is None or origin and not there.text:
                    rows[r][c] = cell if origin else Cell("", box, r > first_row)
    whole = around(boxes)
    bottoms = [*tops[1:], whole[3]]
    filled = [
        tuple(
            cell or Cell("", (lefts[c], tops[r], lefts[c + 1] if c + 1 < len(lefts) else whole[2], bottoms[r]))
            for c, cell in enumerate(row)
        )
        for r, row in enumerate(rows)
    ]
    return Fragment(tuple(_with_fractions(filled)), whole)


def _with_fractions(rows: Sequence[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    """The rows, a fraction that is set over two rows as one: numerator and denominator in ruled cells of their own, the factor in a
    cell beside both, and all other cells of the row merged over both, as sheets have it."""
    result: list[tuple[Cell, ...]] = []
    for row in rows:
        above = result[-1] if result else ()
        own = [i for i, cell in enumerate(row) if not cell.rest]
        factors = [i for i, cell in enumerate(above) if _FACTOR.match(f"{cell.text} {cell.tail}".strip()) and row[i].rest]
        if len(own) == len(factors) == 1 and factors[0] == own[0] + 1 and above[own[0]].text and row[own[0]].text:
            at, beside = own[0], factors[0]
            text = f"{bracketed(above[at].text)} / {bracketed(row[at].text)} {above[beside].text} {above[beside].tail}".rstrip()
            joined = replace(above[at], text=text, box=around((above[at].box, row[at].box)))
            result[-1] = tuple(joined if i == at else replace(c, text="", tail="") if i == beside else c for i, c in enumerate(above))
        else:
            result.append(row)
    return result


def _edges(values: Sequence[float]) -> list[float]:
    """Distinct edges: those that lie near each other are one."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _NEAR:
            edges.append(value)
    return edges


def _span(edges: Sequence[float], start: float, end: float) -> tuple[int, int]:
    """First and last of the intervals, beginning at `edges`, that a cell from `start` to `end` covers."""
    first = max(0, bisect_right(edges, start + _NEAR) - 1)
    return first, max(first, bisect_right(edges, end - _NEAR - 1) - 1)


def _columns(boxes: Sequence[Box], tops: Sequence[float]) -> list[float]:
    """Left edges of the columns. Edges that lie near each other and never bound two cells of the same row are one column's."""
    edges = _edges([b[0] for b in boxes])
    used: list[set[int]] = [set() for _ in edges]
    for box in boxes:
        column = max(0, bisect_right(edges, box[0] + _NEAR) - 1)
        first, last = _span(tops, box[1], box[3])
        used[column] |= set(range(first, last + 1))
    columns: list[float] = []
    rows: list[set[int]] = []
    for edge, here in zip(edges, used, strict=True):
        if columns and edge - columns[-1] < _DRAGGED and not rows[-1] & here:
            rows[-1] |= here
            if len(here) > len(rows[-1]) - len(here):
                columns[-1] = edge
        else:
            columns.append(edge)
            rows.append(set(here))
    return columns

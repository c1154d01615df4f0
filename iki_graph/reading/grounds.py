"""Coloured grounds: those of a table's rows, every other one, which tell the rows apart where nothing is ruled; and those of marked texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from iki_graph.reading.page import Box, around
from iki_graph.reading.ruled import Rule

_LEAST = 6.0
"""Points of the smaller side of a ground: what is thinner is a rule."""
_SAME = 3.0
"""Points by which a cell may miss its ground."""
_TIGHT = 1.3
"""Height of a ground, in heights of its text, up to which it marks the text."""
_NEAR = 30.0
"""Points above or below a ground in which the texts of the next row stand."""
_INDENT = 12.0
"""Points by which a text stands behind the edge of its cell."""


def rules_of(strokes: Sequence[Rule], shapes: Sequence[Mapping[str, Any]], texts: Sequence[Box]) -> list[Rule]:
    """The strokes without the edges of grounds that mark a text, or words of it: no cell fits its text that closely."""
    marks = [box for box in _grounds(shapes) if _is_marked(box, texts)]
    if not marks:
        return list(strokes)
    edges = {(round(b[0], 1), round(y, 1)) for b in marks for y in (b[1], b[3])} | {
        (round(x, 1), round(b[1], 1)) for b in marks for x in (b[0], b[2])
    }
    return [r for r in strokes if r["object_type"] != "rect_edge" or (round(r["x0"], 1), round(r["top"], 1)) not in edges]


def _is_marked(ground: Box, texts: Sequence[Box]) -> bool:
    for left, top, right, bottom in texts:
        inner = ground[1] - 1 < top and bottom < ground[3] + 1 and ground[3] - ground[1] < _TIGHT * (bottom - top)
        if inner and left < ground[0] + 1 and right > ground[2] - 1:
            return True
    return False


def ruled_only(tables: Sequence[list[Box]], shapes: Sequence[Mapping[str, Any]], texts: Sequence[Box]) -> list[list[Box]]:
    """The tables without the rows that only have a ground of their own while the rows between them have none.

    `shapes`: the rectangles of the page; `texts`: where its texts begin. Such rows are read with the others by the place of their words.
    """
    grounds = _grounds(shapes)
    if not grounds:
        return list(tables)
    whole = [around(table) for table in tables]
    free = [t for t in texts if not any(_holds(cell, t) for table in tables for cell in table)]
    coloured = [all(any(_alike(cell, ground) for ground in grounds) for cell in table) for table in tables]
    striped = [box for box, table, own in zip(whole, tables, coloured, strict=True) if own and _goes_on(table, free)]
    return [
        table
        for table, box, own in zip(tables, whole, coloured, strict=True)
        if not (own and any(s[0] - _SAME <= box[0] and box[2] <= s[2] + _SAME for s in striped))
    ]


def _goes_on(table: Sequence[Box], texts: Sequence[Box]) -> bool:
    """Whether texts that no cell holds stand right below, or right above, three cells of the table, or the table in their columns; one
    of them may be centred."""
    whole = around(table)
    lefts = {round(cell[0]) for cell in table}
    least = min(3, len(lefts))
    for below in (True, False):
        found: dict[int, bool] = {}
        for cell in table:
            own = [t for t in texts if cell[0] <= t[0] < cell[2]]
            if below:
                near = [t for t in own if any(bottom - 1 < t[1] < bottom + _NEAR for bottom in (cell[3], whole[3]))]
            else:
                near = [t for t in own if any(top - _NEAR < t[3] < top + 1 for top in (cell[1], whole[1]))]
            if near:
                left = round(cell[0])
                found[left] = found.get(left, False) or any(t[0] - cell[0] < _INDENT for t in near)
        if len(found) >= least > 1 and sum(found.values()) >= max(2, least - 1):
            return True
    return False


def _grounds(shapes: Sequence[Mapping[str, Any]]) -> list[Box]:
    boxes = [_box(s) for s in shapes if s.get("fill") and not s.get("stroke")]
    return [box for box in boxes if min(box[2] - box[0], box[3] - box[1]) > _LEAST]


def _box(shape: Mapping[str, Any]) -> Box:
    return (float(shape["x0"]), float(shape["top"]), float(shape["x1"]), float(shape["bottom"]))


def _holds(box: Box, text: Box) -> bool:
    return box[0] <= text[0] <= box[2] and box[1] <= (text[1] + text[3]) / 2 <= box[3]


def _alike(one: Box, other: Box) -> bool:
    return all(abs(a - b) < _SAME for a, b in zip(one, other, strict=True))

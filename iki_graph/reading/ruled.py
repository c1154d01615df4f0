"""Ruled tables: rules put together to cells. The same for rules drawn in a PDF and for those found in a picture."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges
from pdfplumber.utils.geometry import filter_edges

from iki_graph.reading.fractions import Bar
from iki_graph.reading.page import Box, around

NEAR = 3.0
"""Points by which rules may miss each other in a PDF."""
_EDGE = 3.0

Rule = dict[str, Any]
"""A stroke as pdfplumber has its edges: x0, top, x1, bottom, orientation (h or v) and more."""


def rule(box: Box, flat: bool) -> Rule:
    """A stroke of its box."""
    x0, top, x1, bottom = box
    if flat:
        top = bottom = (top + bottom) / 2
    else:
        x0 = x1 = (x0 + x1) / 2
    size = {"x0": x0, "top": top, "x1": x1, "bottom": bottom, "width": x1 - x0, "height": bottom - top}
    return {**size, "orientation": "h" if flat else "v", "object_type": "line"}


def ruled_tables(rules: Sequence[Rule], near: float = NEAR) -> list[list[Box]]:
    """The cells of each ruled table, tables inside a cell of another left out (they are that cell's text).

    `near`: points by which rules may miss each other.
    """
    whole = merge_edges(list(rules), near, near, near, near)
    edges = merge_edges([*rules, *_open_sides(rules, True), *_open_sides(whole, False)], near, near, near, near)
    edges = filter_edges(edges, min_length=near)
    upright = [e for e in edges if e["orientation"] == "v"]
    edges = upright + [e for e in edges if e["orientation"] == "h" and _is_rule(e, upright, near)]
    cells = intersections_to_cells(edges_to_intersections(edges, near, near))
    found: list[list[Box]] = [[_box(cell) for cell in table] for table in cells_to_tables(cells) if len(table) > 1]
    boxes = [around(table) for table in found]
    return [
        table
        for i, table in enumerate(found)
        if not any(i != k and len(found[k]) > 3 and any(_within(boxes[i], c) for c in found[k]) for k in range(len(found)))
    ]


def _is_rule(edge: Rule, upright: Sequence[Rule], near: float) -> bool:
    """Whether a flat stroke begins or ends at an upright one; a fraction bar does not, though it may run out over the next cells."""
    return any(
        min(abs(edge["x0"] - v["x0"]), abs(edge["x1"] - v["x0"])) <= near and v["top"] - near <= edge["top"] <= v["bottom"] + near
        for v in upright
    )


def _box(cell: tuple[float, ...]) -> Box:
    x0, top, x1, bottom = map(float, cell)
    return (x0, top, x1, bottom)


def _within(box: Box, outer: Box) -> bool:
    return outer[0] - 1 <= box[0] and outer[1] - 1 <= box[1] and box[2] <= outer[2] + 1 and box[3] <= outer[3] + 1


def _open_sides(rules: Sequence[Rule], flat: bool) -> list[Rule]:
    """Rules that a table lacks at an open side: where three or more strokes of the other direction end together, further out than
    all others, and none closes them. At its head and foot also between neighbours, for a page end leaves open what goes on behind it."""
    low, high, near, far = ("x0", "x1", "top", "bottom") if flat else ("top", "bottom", "x0", "x1")
    own = [r for r in rules if (r["orientation"] == "h") == flat and r[high] - r[low] > 30]
    across = [r for r in rules if (r["orientation"] == "h") != flat]
    if flat:
        # A rule that no upright one meets parts texts and is no table's.
        own = [r for r in own if any(_meets(r, v) for v in across)]
    found = []
    for side, outermost in ((low, min), (high, max)):
        at = outermost((r[side] for r in own), default=0.0)
        group = [r for r in own if abs(r[side] - at) < NEAR]
        if len({round(r[near]) for r in group}) < 3:
            continue
        closing = [r for r in across if abs(r[low] - at) < 2 * NEAR]
        ends = sorted({*(r[near] for r in group), *(r[far] for r in group)})
        for first, last in [(ends[0], ends[-1])] if flat else pairwise(ends):
            # Of two tables below each other nothing but text stands between: the side is open where the other uprights go.
            wanted = (covered(across, first, last, near, far) if flat else 0.0) or last - first
            if covered(closing, first, last, near, far) < 0.2 * wanted:
                found.append(rule((at, first, at, last) if flat else (first, at, last, at), not flat))
    return found


def covered(rules: Sequence[Rule], first: float, last: float, near: str, far: str) -> float:
    """How much of a stretch rules of one direction cover."""
    covered, at = 0.0, first
    for r in sorted(rules, key=lambda r: r[near]):
        begin, end = max(at, r[near]), min(last, r[far])
        if end > begin:
            covered += end - begin
            at = end
    return covered


def _meets(flat: Rule, upright: Rule) -> bool:
    """Whether a flat and an upright rule cross or touch."""
    beside = flat["x0"] - NEAR <= upright["x0"] <= flat["x1"] + NEAR
    return beside and bool(upright["top"] - NEAR <= flat["top"] <= upright["bottom"] + NEAR)


def overflowing(rules: Sequence[Rule], boxes: Sequence[Box]) -> list[Bar]:
    """Fraction bars that run out of their cell: they begin within a cell, off its rules, and end beyond it."""
    flat = [r for r in rules if r["orientation"] == "h"]
    return [
        Bar(r["x0"], r["x1"], r["top"])
        for r in flat
        for b in boxes
        if b[0] + NEAR < r["x0"] < b[2] - NEAR and r["x1"] > b[2] + NEAR and b[1] < r["top"] < b[3]
    ]


def bars(rules: Sequence[Rule], box: Box) -> list[Bar]:
    """Strokes inside a cell, off its rules; pieces of one stroke are one, and the two edges of a thin rectangle too."""
    found: list[Bar] = []
    flat = (r for r in rules if r["orientation"] == "h")
    for r in sorted(flat, key=lambda r: (round(r["top"]), r["x0"])):
        inset = r["x0"] > box[0] + _EDGE or r["x1"] < box[2] - _EDGE
        edge = 0 if inset else _EDGE
        out = box[0] + NEAR < r["x0"] < box[2] - NEAR
        if not (box[0] - 1 <= r["x0"] and (r["x1"] <= box[2] + 1 or out) and box[1] + edge < r["top"] < box[3] - edge):
            continue
        if found and abs(found[-1].y - r["top"]) < NEAR and r["x0"] - found[-1].right < NEAR:
            found[-1] = Bar(min(found[-1].left, r["x0"]), max(found[-1].right, r["x1"]), found[-1].y)
        else:
            found.append(Bar(r["x0"], r["x1"], r["top"]))
    return found

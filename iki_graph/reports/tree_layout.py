"""Where everything in a pohon kinerja stands: boxes in rows, links in the channels between rows and the gaps between boxes.

A link runs from its child's upper edge to its parent's lower edge. Its horizontal parts lie in the channel above a row, each parent's in
a track of its own; where it passes rows in between it takes a gap that is free in all of them, so it never crosses a box. Positions are
a chart: the subordinates of one superior stand in a column below him, each indented under his own superior.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from iki_graph.reports.labels import labels
from iki_graph.reports.tree_text import wrap
from iki_graph.reports.tree_view import Box, Item, Link, View

GAP, LABEL, MARGIN = 30, 96, 12
"""Width of the gap between columns, of the names at the left, of the rim."""
SIZE, LINE, PAD = 12, 15, 9
"""Size of letters, height of a line, space inside a box."""
INDENT, BELOW, TRACK, CHANNEL = 16, 9, 8, 30
"""Indent of a subordinate, space between boxes of a stack, between tracks, and the least height of a channel."""
NUMBER, AFTER = 20, 4
"""Room for the number of an IKI in a list, space after an IKI."""
MARK = 16
"""Room for the mark of a link before the words."""
LONG = 8
"""IKI that one column of a box holds, where there is room for more columns."""
TOP = 64
"""Room for the heading."""

SHIFT = {"dinyatakan": 0, "ditinjau": 7, "disimpulkan": 14, "atasan": -14}
"""How far from the middle of a box links of each kind leave and arrive, so that kinds never lie on each other."""

Point = tuple[float, float]
Stack = list[tuple[str, int]]
"""Positions of one column from the top, with their depth in it."""


class Grid(NamedTuple):
    """Columns of a picture: the width of a box in one, how many there are, and the fewest that make a picture wide enough for its heading."""

    width: float
    columns: int
    fewest: int

    @property
    def pitch(self) -> float:
        """From one column to the next."""
        return self.width + GAP

    @property
    def left(self) -> float:
        """Where the first column begins, half a gap before its boxes."""
        return MARGIN + LABEL + GAP / 2


COUNTED, LISTED = Grid(204, 6, 3), Grid(296, 4, 2)
"""Grids of pictures that count IKI, and of those that list them; the number of columns is the most there may be."""


class Line(NamedTuple):
    """A line of text in a box, its place counted from the box's corner. Styles: head, text, name, note, number, gap; a style that is a
    kind of link stands for its mark, with the words after it."""

    text: str
    style: str
    x: float
    y: float


@dataclass
class Placed:
    """A box with its place and its lines."""

    box: Box
    width: float
    height: float
    lines: list[Line]
    x: float = 0.0
    y: float = 0.0


@dataclass
class Row:
    """Boxes side by side, by the middle of each stack. Links from other rows run to the first box of a stack."""

    band: int
    stacks: dict[float, list[str]]
    y: float = 0.0
    height: float = 0.0


@dataclass
class Layout:
    """A finished picture: sizes, boxes, bands (name, top, bottom) and lines (kind of link, corners from child to parent)."""

    width: float = 0.0
    height: float = 0.0
    placed: dict[str, Placed] = field(default_factory=dict)
    bands: list[tuple[str, float, float]] = field(default_factory=list)
    lines: list[tuple[str, list[Point]]] = field(default_factory=list)
    marks: list[tuple[str, Point]] = field(default_factory=list)


def arrange(view: View) -> Layout:
    """Place everything of a view."""
    heads, stacks = _chart(view)
    grid = LISTED if any(box.items for box in view.boxes.values()) else COUNTED
    spans = {n: 1 for n in view.boxes} | {head: _span(view, head, stacks[head], grid) for head in heads}
    alone = heads[:1] if heads and len(stacks[heads[0]]) == 1 and heads[0] in [view.superior[head] for head in heads[1:]] else []
    grid = grid._replace(columns=_columns(view, heads, spans, alone, grid))
    if alone and view.boxes[alone[0]].items:
        spans[alone[0]] = min(grid.columns, len(view.boxes[alone[0]].items))
    for _, nodes in view.bands:
        if 2 * len(nodes) <= grid.columns:
            spans |= dict.fromkeys(nodes, 2)
    names, rows = _rows(view, heads, alone, stacks, spans, grid)
    depth = {n: d for stack in stacks.values() for n, d in stack}
    cell = {stack[0]: (r, x) for r, row in enumerate(rows) for x, stack in row.stacks.items()}
    # A line enters its parent from below, so that nothing may stand there.
    ends = {n for n in cell if len(stacks.get(n, [n])) == 1}
    drawn = [k for k in view.links if k.child in cell and k.parent in ends and cell[k.child][0] > cell[k.parent][0]]
    placed = _measure(view, depth, spans, drawn, grid)
    routes = _routes(drawn, cell, rows, placed, grid)
    tracks = [_tracks(r, routes) for r in range(len(rows))]
    y = float(TOP)
    for r, row in enumerate(rows):
        y += CHANNEL + TRACK * (max(tracks[r].values(), default=0)) if r else 20
        row.y = y
        for x, stack in row.stacks.items():
            at = y
            for n in stack:
                placed[n].x, placed[n].y = x - placed[stack[0]].width / 2 + INDENT * depth.get(n, 0), at
                at += placed[n].height + BELOW
            row.height = max(row.height, at - BELOW - y)
        y += row.height
    layout = Layout(width=2 * MARGIN + LABEL + GAP + grid.columns * grid.pitch, height=y + 20, placed=placed)
    for band, name in enumerate(names):
        own = [row for row in rows if row.band == band]
        layout.bands.append((name, own[0].y - 10, max(row.y + row.height for row in own) + 10))
    for kind, corners, mark in [*_connections(routes, rows, placed, tracks), *_trunks(view, stacks, placed)]:
        layout.lines.append((kind, corners))
        if mark:
            layout.marks.append((kind, mark))
    return layout


def _chart(view: View) -> tuple[list[str], dict[str, Stack]]:
    """The positions that head a column, and each column's positions. A position that has most others below it stands above the columns."""
    below: dict[str | None, list[str]] = {}
    for post, superior in view.superior.items():
        below.setdefault(superior, []).append(post)

    def stack(post: str, depth: int) -> Stack:
        return [(post, depth), *(item for sub in below.get(post, []) for item in stack(sub, depth + 1))]

    stacks = {post: stack(post, 0) for post in below.get(None, [])}
    if any(box.items for box in view.boxes.values()):
        top = next(iter(stacks)) if len(stacks) == 1 < len(view.superior) else None
    else:
        top = next((post for post, members in stacks.items() if len(members) > 2 and 2 * len(members) > len(view.superior)), None)
    if top is None:
        return list(stacks), stacks
    heads = [*below[top], *(post for post in stacks if post != top)]
    return [top, *heads], {top: [(top, 0)], **{head: stack(head, 0) for head in heads}}


def _span(view: View, head: str, stack: Stack, grid: Grid) -> int:
    """The columns that the box of a position takes: more than one for a long list without subordinates below."""
    return min(grid.columns, max(1, -(-len(view.boxes[head].items) // LONG))) if len(stack) == 1 else 1


def _columns(view: View, heads: list[str], spans: dict[str, int], alone: list[str], grid: Grid) -> int:
    side_by_side = sum(spans[head] for head in heads if head not in alone)
    listed = [-(-len(view.boxes[head].items) // 3) for head in alone]
    return max(grid.fewest, min(grid.columns, max([side_by_side, *listed, *(len(nodes) for _, nodes in view.bands)], default=1)))


def _rows(
    view: View, heads: list[str], alone: list[str], stacks: dict[str, Stack], spans: dict[str, int], grid: Grid
) -> tuple[list[str], list[Row]]:
    """The names of the bands and the rows of boxes in them. Boxes of a band stand in the order of their parents."""
    names = [name for name, _ in view.bands]
    rows = []
    middle: dict[str, float] = {}
    for band, (_, nodes) in enumerate(view.bands):
        above = {n: [middle[k.parent] for k in view.links if k.child == n and k.parent in middle] for n in nodes}
        ordered = sorted(nodes, key=lambda n: sum(above[n]) / len(above[n]) if above[n] else 1e9)
        for part in _shelves(ordered, spans, grid):
            places = _spread(part, spans, grid)
            middle |= dict(zip(part, places, strict=True))
            rows.append(Row(band, {x: [n] for x, n in zip(places, part, strict=True)}))
    for name, members in (("pimpinan" if view.bands else "kolom-atasan", alone), ("jabatan-iki", heads[len(alone) :])):
        if members:
            names.append(labels(view.lang)(f"pohon-{name}"))
        for part in _shelves(members, spans, grid):
            places = _spread(part, spans, grid)
            rows.append(Row(len(names) - 1, {x: [n for n, _ in stacks[head]] for x, head in zip(places, part, strict=True)}))
    return names, rows


def _shelves(nodes: list[str], spans: dict[str, int], grid: Grid) -> list[list[str]]:
    """Nodes in as few rows as possible, of about equal length."""

    def filled(room: int) -> list[list[str]]:
        shelves: list[list[str]] = []
        for node in nodes:
            if shelves and sum(spans[n] for n in [*shelves[-1], node]) <= room:
                shelves[-1].append(node)
            else:
                shelves.append([node])
        return shelves

    fewest = filled(grid.columns)
    least = max([1, *(spans[n] for n in nodes)])
    return next(shelves for room in range(least, grid.columns + 1) if len(shelves := filled(room)) == len(fewest))


def _spread(nodes: list[str], spans: dict[str, int], grid: Grid) -> list[float]:
    """The middles of a row's boxes: evenly about the middle of the picture, at most one and a half columns apart."""
    total = sum(spans[n] for n in nodes)
    step = min(grid.columns / total, 1.5) * grid.pitch
    at = grid.left + grid.columns * grid.pitch / 2 - total * step / 2
    middles = []
    for node in nodes:
        middles.append(at + spans[node] * step / 2)
        at += spans[node] * step
    return middles


def _measure(view: View, depth: dict[str, int], spans: dict[str, int], drawn: list[Link], grid: Grid) -> dict[str, Placed]:
    """Boxes with wrapped text. A link that neither a line nor a list shows is told in words in its child's box."""
    lines_of = set(drawn)
    placed = {}
    for n, box in view.boxes.items():
        told = [k.parent for k in view.links if k.child == n and k not in lines_of and view.superior.get(n, "") != k.parent]
        unseen = told if not box.items else []
        notes = [*box.notes, *(["Mendukung " + ", ".join(view.boxes[p].head or view.boxes[p].text for p in unseen)] if unseen else [])]
        wide = spans[n] * grid.pitch - GAP - INDENT * depth.get(n, 0)
        parts = [(box.head, "head"), (box.text, "name" if box.level == "jabatan" else "text"), *((note, "note") for note in notes)]
        if box.gap:
            parts.append((f"! {box.gap}", "gap"))
        filled = [(text, style) for text, style in parts if text]
        words = [(ln, style) for text, style in filled for ln in wrap(text, wide - 2 * PAD, SIZE, style in ("head", "name", "gap"))]
        lines = [Line(text, style, PAD, PAD + SIZE - 1 + LINE * i) for i, (text, style) in enumerate(words)]
        y = PAD + LINE * len(lines) - 3.0
        if box.items:
            listed, y = _listed(box.items, wide, spans[n], y + AFTER)
            lines += listed
        placed[n] = Placed(box, wide, y + PAD, lines)
    return placed


def _listed(items: list[Item], wide: float, columns: int, top: float) -> tuple[list[Line], float]:
    """The lines of a list of IKI in columns of about equal height, and where it ends."""
    room = (wide - 2 * PAD - GAP * (columns - 1)) / columns
    blocks = [_block(item, room) for item in items]
    heights = [LINE * (max(line.y for line in block) + 1) + AFTER for block in blocks]
    lines = []
    column, y, lowest = 0, 0.0, 0.0
    for block, height in zip(blocks, heights, strict=True):
        if column + 1 < columns and y and y + height / 2 > sum(heights) / columns:
            column, y = column + 1, 0.0
        x = PAD + column * (room + GAP)
        lines += [line._replace(x=x + line.x, y=top + y + SIZE + LINE * line.y) for line in block]
        y += height
        lowest = max(lowest, y)
    return lines, top + lowest - AFTER


def _block(item: Item, room: float) -> list[Line]:
    """The lines of one IKI; y counts lines."""
    words = [(text, "text", NUMBER) for text in wrap(item.text, room - NUMBER, SIZE)]
    for kind, _, target in item.serves:
        first, *rest = wrap(target, room - NUMBER - MARK, SIZE)
        words += [(first, kind, NUMBER), *((text, "note", NUMBER + MARK) for text in rest)]
    if item.gap:
        words += [(text, "gap", NUMBER) for text in wrap(f"! {item.gap}", room - NUMBER, SIZE, bold=True)]
    return [Line(str(item.number), "number", 0, 0), *(Line(text, style, x, i) for i, (text, style, x) in enumerate(words))]


@dataclass
class _Route:
    """A link's way: row and middle of its ends; `passing`: where it passes the rows in between, None if there are none."""

    link: Link
    start: tuple[int, float]
    end: tuple[int, float]
    passing: float | None = None

    def spans(self, r: int) -> Iterator[tuple[tuple[str, str, str], float, float]]:
        """The horizontal parts in the channel above row r: the track, which links of one end and kind share, and the ends."""
        across = self.start[1] if self.passing is None else self.passing
        if self.passing is not None and r == self.start[0]:
            yield ("out", self.link.child, self.link.kind), self.start[1], across
        if r == self.end[0] + 1:
            yield ("in", self.link.parent, self.link.kind), self.end[1], across


def _routes(drawn: list[Link], cell: dict[str, tuple[int, float]], rows: list[Row], placed: dict[str, Placed], grid: Grid) -> list[_Route]:
    """Find each link's way. Links to different parents that take the same gap keep a little apart."""
    half = {(r, x): placed[stack[0]].width / 2 for r, row in enumerate(rows) for x, stack in row.stacks.items()}
    routes: list[_Route] = []
    for link in drawn:
        route = _Route(link, cell[link.child], cell[link.parent])
        between = [(x, half[r, x]) for r in range(route.end[0] + 1, route.start[0]) for x in rows[r].stacks]
        if between:
            beside = [x + side * (wide + GAP / 2) for x, wide in between for side in (-1, 1)]
            ways = [route.end[1], route.start[1], *beside, grid.left, grid.left + grid.columns * grid.pitch]
            free = [x for x in ways if all(abs(x - middle) >= wide + 6 for middle, wide in between)]
            way = min(free, key=lambda x: abs(x - route.start[1]) + abs(x - route.end[1]))
            near = {r.passing: r.link.parent for r in routes if r.passing is not None and abs(r.passing - way) < GAP / 2}
            own = [x for x, parent in near.items() if parent == link.parent]
            beside_others = [way + aside for aside in (0, 4, -4, 8, -8, 12, -12) if way + aside not in near]
            route.passing = next(x for x in (*own, *beside_others, way) if all(abs(x - middle) > wide + 1 for middle, wide in between))
        routes.append(route)
    return routes


def _tracks(r: int, routes: list[_Route]) -> dict[tuple[str, str, str], int]:
    """Track numbers in the channel above row r, so that spans of different tracks never lie on each other."""
    reach: dict[tuple[str, str, str], tuple[float, float]] = {}
    for route in routes:
        for key, a, b in route.spans(r):
            low, high = reach.get(key, (a, a))
            reach[key] = (min(low, a, b), max(high, a, b))
    taken: list[list[tuple[float, float]]] = []
    tracks = {}
    for key, (low, high) in reach.items():
        fits = (i for i, spans in enumerate(taken) if all(high + 40 < a or b + 40 < low for a, b in spans))
        tracks[key] = next(fits, len(taken))
        if tracks[key] == len(taken):
            taken.append([])
        taken[tracks[key]].append((low, high))
    return tracks


def _connections(
    routes: list[_Route], rows: list[Row], placed: dict[str, Placed], tracks: list[dict[tuple[str, str, str], int]]
) -> Iterator[tuple[str, list[Point], Point | None]]:
    """The lines of all routes, one trunk for the links of a parent and kind and a branch for each child; with the place of the mark."""
    nets: dict[tuple[str, str, str], list[_Route]] = {}
    for route in routes:
        nets.setdefault(("in", route.link.parent, route.link.kind), []).append(route)
    for key, members in nets.items():
        parent, kind, r = placed[key[1]], key[2], members[0].end[0] + 1
        bus = rows[r].y - CHANNEL / 2 - TRACK * tracks[r][key]
        end = members[0].end[1] + SHIFT[kind]
        own = {route.link.child for route in members}
        if any(abs(x - members[0].end[1]) < 8 and stack[0] not in own for x, stack in rows[r].stacks.items()):
            end += 2 * GAP  # a stranger's link leaves the box right below: keep out of its way
        foot = []
        known: set[float] = set()  # gaps drawn already, from the lowest up: dashes on each other would look like a solid line
        ways = [(rows[r.start[0]].y - CHANNEL / 2 - TRACK * tracks[r.start[0]].get(("out", r.link.child, kind), 0), r) for r in members]
        for first, route in sorted(ways, key=lambda way: -way[0]):
            start, top = route.start[1] + SHIFT[kind], placed[route.link.child].y
            if route.passing is None:
                foot.append(start)
                yield kind, [(start, top), (start, bus)], None
                continue
            foot.append(route.passing)
            onward = [] if route.passing in known else [(route.passing, bus)]
            known.add(route.passing)
            yield kind, [(start, top), (start, first), (route.passing, first), *onward], None
        if min(foot) < max(*foot, end) or end < max(foot):
            yield kind, [(min(*foot, end), bus), (max(*foot, end), bus)], None
        yield kind, [(end, bus), (end, parent.y + parent.height)], (end, parent.y + parent.height)


def _trunks(view: View, stacks: dict[str, Stack], placed: dict[str, Placed]) -> Iterator[tuple[str, list[Point], Point | None]]:
    """Links within a column: down the left side of the superior from one subordinate to the next, then across."""
    kinds = {(k.child, k.parent): k.kind for k in view.links}
    reached: dict[tuple[str, str], float] = {}
    for stack in stacks.values():
        for n, depth in stack:
            superior = view.superior[n]
            if depth and superior is not None:
                above, here, kind = placed[superior], placed[n], kinds[n, superior]
                x, y = above.x + INDENT / 2 + SHIFT[kind] / 5, here.y + min(here.height / 2, 20)
                foot = above.y + above.height
                begun = reached.get((superior, kind))
                yield kind, [(here.x, y), (x, y), (x, foot if begun is None else begun)], (x, foot) if begun is None else None
                reached[superior, kind] = y

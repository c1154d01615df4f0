"""Where everything in a pohon kinerja stands: boxes in rows, links in the channels between rows and the gaps between boxes.

A link runs from its child's upper edge to its parent's lower edge. Its horizontal parts lie in the channel above a row, each parent's in
a track of its own; where it passes rows in between it takes a gap that is free in all of them, so it never crosses a box. Positions are
a chart: the subordinates of one superior stand in a column below him, each indented under his own superior.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from iki_graph.reports.tree_text import wrap
from iki_graph.reports.tree_view import Box, Link, View

WIDTH, GAP, LABEL, MARGIN = 204, 30, 96, 12
"""Width of a box, of the gap between columns, of the names at the left, of the rim."""
SIZE, LINE, PAD = 12, 15, 9
"""Size of letters, height of a line, space inside a box."""
INDENT, BELOW, TRACK, CHANNEL = 16, 9, 8, 30
"""Indent of a subordinate, space between boxes of a stack, between tracks, and the least height of a channel."""
MOST_COLUMNS = 6
TOP = 64
"""Room for the heading."""

SHIFT = {"dinyatakan": 0, "disimpulkan": 14, "atasan": -14}
"""How far from the middle of a box links of each kind leave and arrive, so that kinds never lie on each other."""

Point = tuple[float, float]
Stack = list[tuple[str, int]]
"""Positions of one column from the top, with their depth in it."""


@dataclass
class Placed:
    """A box with its place and its lines of text: (text, style); styles: head, text, name, note, gap."""

    box: Box
    width: float
    lines: list[tuple[str, str]]
    x: float = 0.0
    y: float = 0.0

    @property
    def height(self) -> float:
        """Height of the box."""
        return 2 * PAD + LINE * len(self.lines) - 3


@dataclass
class Row:
    """Boxes side by side, by the middle of each stack. Links from other rows run to the first box of a stack."""

    band: int
    stacks: dict[float, list[str]]
    y: float = 0.0
    height: float = 0.0


@dataclass
class Layout:
    """A finished picture: sizes, boxes, bands (name, top, bottom) and lines (kind of link, corners)."""

    width: float = 0.0
    height: float = 0.0
    placed: dict[str, Placed] = field(default_factory=dict)
    bands: list[tuple[str, float, float]] = field(default_factory=list)
    lines: list[tuple[str, list[Point]]] = field(default_factory=list)


def arrange(view: View) -> Layout:
    """Place everything of a view."""
    heads, stacks = _chart(view)
    columns = max(1, min(MOST_COLUMNS, max([len(heads), *(len(nodes) for _, nodes in view.bands)], default=1)))
    names, rows = _rows(view, heads, stacks, columns)
    depth = {n: d for stack in stacks.values() for n, d in stack}
    cell = {stack[0]: (r, x) for r, row in enumerate(rows) for x, stack in row.stacks.items()}
    drawn = [k for k in view.links if k.child in cell and k.parent in cell and cell[k.child][0] > cell[k.parent][0]]
    placed = _measure(view, depth, drawn)
    routes = _routes(drawn, cell, rows, columns)
    tracks = [_tracks(r, routes) for r in range(len(rows))]
    y = float(TOP)
    for r, row in enumerate(rows):
        y += CHANNEL + TRACK * (max(tracks[r].values(), default=0)) if r else 20
        row.y = y
        for x, stack in row.stacks.items():
            at = y
            for n in stack:
                placed[n].x, placed[n].y = x - WIDTH / 2 + INDENT * depth.get(n, 0), at
                at += placed[n].height + BELOW
            row.height = max(row.height, at - BELOW - y)
        y += row.height
    layout = Layout(width=2 * MARGIN + LABEL + GAP + columns * (WIDTH + GAP), height=y + 20, placed=placed)
    for band, name in enumerate(names):
        own = [row for row in rows if row.band == band]
        layout.bands.append((name, own[0].y - 10, max(row.y + row.height for row in own) + 10))
    layout.lines = [*_connections(routes, rows, placed, tracks), *_trunks(view, stacks, placed)]
    return layout


def _chart(view: View) -> tuple[list[str], dict[str, Stack]]:
    """The positions that head a column, and each column's positions.

    A position that has most others below it stands above the columns. Where positions are each other's superiors, the ring is opened.
    """
    below: dict[str | None, list[str]] = {}
    for post, superior in view.superior.items():
        passed, up = [post], superior
        while up is not None and up not in passed:
            passed.append(up)
            up = view.superior.get(up)
        opens_ring = up == post and post == min(passed, key=list(view.superior).index)
        below.setdefault(None if opens_ring else superior, []).append(post)

    def stack(post: str, depth: int) -> Stack:
        return [(post, depth), *(item for sub in below.get(post, []) for item in stack(sub, depth + 1))]

    stacks = {post: stack(post, 0) for post in below.get(None, [])}
    top = next((post for post, members in stacks.items() if len(members) > 2 and 2 * len(members) > len(view.superior)), None)
    if top is None:
        return list(stacks), stacks
    heads = [*below[top], *(post for post in stacks if post != top)]
    return [top, *heads], {top: [(top, 0)], **{head: stack(head, 0) for head in heads}}


def _rows(view: View, heads: list[str], stacks: dict[str, Stack], columns: int) -> tuple[list[str], list[Row]]:
    """The names of the bands and the rows of boxes in them. Boxes of a band stand in the order of their parents."""
    names = [name for name, _ in view.bands]
    rows = []
    middle: dict[str, float] = {}
    for band, (_, nodes) in enumerate(view.bands):
        above = {n: [middle[k.parent] for k in view.links if k.child == n and k.parent in middle] for n in nodes}
        ordered = sorted(nodes, key=lambda n: sum(above[n]) / len(above[n]) if above[n] else 1e9)
        for part in _shelves(ordered, columns):
            places = _spread(len(part), columns)
            middle |= dict(zip(part, places, strict=True))
            rows.append(Row(band, {x: [n] for x, n in zip(places, part, strict=True)}))
    alone = heads[:1] if heads and len(stacks[heads[0]]) == 1 and heads[0] in [view.superior[head] for head in heads[1:]] else []
    for name, members in (("Pimpinan", alone), ("Jabatan dan IKI", heads[len(alone) :])):
        if members:
            names.append(name)
        for part in _shelves(members, columns):
            places = _spread(len(part), columns)
            rows.append(Row(len(names) - 1, {x: [n for n, _ in stacks[head]] for x, head in zip(places, part, strict=True)}))
    return names, rows


def _shelves(nodes: list[str], columns: int) -> list[list[str]]:
    """Nodes in as few rows as possible, of about equal length."""
    if not nodes:
        return []
    rows = -(-len(nodes) // columns)
    length = -(-len(nodes) // rows)
    return [nodes[at : at + length] for at in range(0, len(nodes), length)]


def _spread(count: int, columns: int) -> list[float]:
    """The middles of a row's boxes: evenly about the middle of the picture, at most one and a half columns apart."""
    step = min(columns / count, 1.5) * (WIDTH + GAP)
    centre = MARGIN + LABEL + GAP / 2 + columns * (WIDTH + GAP) / 2
    return [centre + (i - (count - 1) / 2) * step for i in range(count)]


def _measure(view: View, depth: dict[str, int], drawn: list[Link]) -> dict[str, Placed]:
    """Boxes with wrapped text. A link that no line shows is told in words in its child's box."""
    lines_of = set(drawn)
    placed = {}
    for n, box in view.boxes.items():
        told = [k.parent for k in view.links if k.child == n and k not in lines_of and view.superior.get(n, "") != k.parent]
        notes = [*box.notes, *(["Mendukung " + ", ".join(view.boxes[p].head or view.boxes[p].text for p in told)] if told else [])]
        wide = WIDTH - INDENT * depth.get(n, 0)
        parts = [(box.head, "head"), (box.text, "name" if box.level == "jabatan" else "text"), *((note, "note") for note in notes)]
        if box.gap:
            parts.append((f"! {box.gap}", "gap"))
        filled = [(text, style) for text, style in parts if text]
        lines = [(ln, style) for text, style in filled for ln in wrap(text, wide - 2 * PAD, SIZE, style in ("head", "name", "gap"))]
        placed[n] = Placed(box, wide, lines)
    return placed


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


def _routes(drawn: list[Link], cell: dict[str, tuple[int, float]], rows: list[Row], columns: int) -> list[_Route]:
    """Find each link's way. Links to different parents that take the same gap keep a little apart."""
    edge = MARGIN + LABEL + GAP / 2
    routes: list[_Route] = []
    for link in drawn:
        route = _Route(link, cell[link.child], cell[link.parent])
        between = rows[route.end[0] + 1 : route.start[0]]
        if between:
            beside = [x + side * (WIDTH + GAP) / 2 for row in between for x in row.stacks for side in (-1, 1)]
            ways = [route.end[1], route.start[1], *beside, edge, edge + columns * (WIDTH + GAP)]
            free = [x for x in ways if all(abs(x - middle) >= WIDTH / 2 + 6 for row in between for middle in row.stacks)]
            way = min(free, key=lambda x: abs(x - route.start[1]) + abs(x - route.end[1]))
            near = {r.link.parent for r in routes if r.passing is not None and abs(r.passing - way) < GAP / 2} - {link.parent}
            route.passing = way + (0, 4, -4, 8, -8)[len(near) % 5]
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
) -> Iterator[tuple[str, list[Point]]]:
    """The lines of all routes: one trunk for the links of a parent and kind, and a branch for each child."""
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
        for route in members:
            start, top = route.start[1] + SHIFT[kind], placed[route.link.child].y
            if route.passing is None:
                foot.append(start)
                yield kind, [(start, top), (start, bus)]
            else:
                first = rows[route.start[0]].y - CHANNEL / 2 - TRACK * tracks[route.start[0]]["out", route.link.child, kind]
                foot.append(route.passing)
                yield kind, [(start, top), (start, first), (route.passing, first), (route.passing, bus)]
        if min(foot) < max(*foot, end) or end < max(foot):
            yield kind, [(min(*foot, end), bus), (max(*foot, end), bus)]
        yield kind, [(end, bus), (end, parent.y + parent.height)]


def _trunks(view: View, stacks: dict[str, Stack], placed: dict[str, Placed]) -> Iterator[tuple[str, list[Point]]]:
    """Links within a column: down the left side of the superior from one subordinate to the next, then across."""
    kinds = {(k.child, k.parent): k.kind for k in view.links}
    reached: dict[tuple[str, str], float] = {}
    for stack in stacks.values():
        for n, depth in stack:
            superior = view.superior[n]
            if depth and superior is not None:
                above, here, kind = placed[superior], placed[n], kinds[n, superior]
                x, y = above.x + INDENT / 2 + SHIFT[kind] / 5, here.y + min(here.height / 2, 20)
                yield kind, [(x, reached.get((superior, kind), above.y + above.height)), (x, y), (here.x, y)]
                reached[superior, kind] = y

"""Which pictures a pohon kinerja is told in, so that each can be read on one sheet of paper."""

from collections.abc import Callable, Iterator

import networkx as nx

from iki_graph.alignment.measures import measures
from iki_graph.reports.tree_layout import arrange
from iki_graph.reports.tree_view import View, around, overview, positions, superiors

HIGH, HIGHEST = 1110.0, 1440.0
"""Heights of a picture at which its letters on A3 landscape are 9 and 7 points high; pictures are at most 1560 wide."""

DEPTHS = (None, 3, 2, 1)
"""How many levels of positions a picture shows, tried until it fits."""


def pages(cascade: nx.DiGraph, which: str, lang: str = "id") -> list[View]:
    """The pictures of a cascade.

    `overview`: all of it, IKI counted by position. `iku`: for each IKU, and each program indicator that some IKI carries, what carries it.
    `full`: both, then every IKI, by superior and subordinates; each IKI stands there once in the box of its position, and once more where
    this is the superior of others.
    """
    if which == "overview":
        return [_fitting(lambda depth: overview(cascade, depth, lang), HIGHEST)]
    iku = list(_iku(cascade, lang))
    if which == "iku":
        return iku or pages(cascade, "overview", lang)
    return [*pages(cascade, "overview", lang), *iku, *(positions(cascade, posts, lang) for posts in _sheets(cascade, lang))]


def _iku(cascade: nx.DiGraph, lang: str) -> Iterator[View]:
    """Pictures of IKU and programs. A program that alone carries an IKU shows the very boxes of that IKU: no picture of its own."""
    bare = set(measures(cascade).unsupported)
    shown: list[tuple[set[str], set[str]]] = []
    for node, level in cascade.nodes(data="level"):
        if level == "iku" or (level == "program" and node not in bare):
            listed = around(cascade, node, lang=lang)
            content = (set(listed.boxes), {item.node for box in listed.boxes.values() for item in box.items})
            if level == "program" and content in shown:
                continue
            shown.append(content)
            yield listed if _fits(listed, HIGH) else _fitting(lambda depth, n=node: around(cascade, n, False, depth, lang), HIGHEST)  # type: ignore[misc]


def _sheets(cascade: nx.DiGraph, lang: str) -> Iterator[list[str]]:
    """The positions of each sheet: as many whole branches as fit; of a branch that fits no sheet its head and who is directly below."""
    above = superiors(cascade)
    below: dict[str | None, list[str]] = {}
    for post, superior in above.items():
        below.setdefault(superior, []).append(post)

    def branch(post: str) -> list[str]:
        return [post, *(n for sub in below.get(post, []) for n in branch(sub))]

    def fits(posts: list[str]) -> bool:
        return _fits(positions(cascade, posts, lang), HIGH)

    def sheets(roots: list[str]) -> Iterator[list[str]]:
        sheet: list[str] = []
        for root in roots:
            whole = branch(root)
            if fits([*sheet, *whole]):
                sheet += whole
                continue
            if sheet:
                yield sheet
            sheet = []
            if fits(whole):
                sheet = whole
                continue
            part = [root]
            for sub in below.get(root, []):
                if len(part) > 1 and not fits([*part, sub]):
                    yield part
                    part = [root]
                part.append(sub)
            yield part
            yield from sheets([sub for sub in below.get(root, []) if sub in below])
        if sheet:
            yield sheet

    yield from sheets(below.get(None, []))


def _fits(view: View, height: float) -> bool:
    return arrange(view).height <= height


def _fitting(make: Callable[[int | None], View], height: float) -> View:
    """The view with as many levels of positions as fit; the one with the fewest if none does."""
    views = (make(depth) for depth in DEPTHS)
    last = next(views)
    while not _fits(last, height):
        following = next(views, None)
        if following is None:
            return last
        last = following
    return last

"""The pictures of an HTML report: each page once, and for each finding the part of it that is shown and what is marked there."""

from base64 import b64encode
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from iki_graph.checks.temuan import Temuan
from iki_graph.reading.document import Box
from iki_graph.reading.page import around
from iki_graph.record import Asal, Baris
from iki_graph.reports.digest import LEVELS
from iki_graph.reports.pictures import Pictures

MOST = 6_000_000
"""Bytes of pictures in one report. Pages with the gravest findings come first; of those beyond, only the number is told."""
_AROUND = 20.0
"""Points shown above and below the place of a finding."""
_BESIDE = 8.0
"""Points shown beside the print of a page."""


@dataclass(frozen=True)
class Picture:
    """A page, as far as findings show it: where on the page (left, top, width, height in points), and the PNG in base64."""

    page: int
    area: Box
    data: str


@dataclass(frozen=True)
class View:
    """What is shown of a page for one finding, and what of it is marked: left, top, width, height in points; without an area, why it is
    not shown: `hidden` (people), `left-out` (room) or `not-drawn`. `name` is the page as people call it."""

    page: int
    name: str
    area: Box | None
    mark: Box | None
    reason: str = ""


@dataclass(frozen=True)
class Wanted:
    """A place to be shown, under a key; of low `rank` first, where there is not room for all."""

    key: str
    rank: int
    page: int
    box: Box


def wanted(temuan: Sequence[Temuan], doubts: Sequence[Asal], number: Callable[[Baris | None, int], int]) -> list[Wanted]:
    """The places of findings, by their `sidik`, grave ones first; then those of doubts, by their number from 0.

    `number` gives the number of a page among those of all files (`Pictures.number`).
    """
    found = [(item.sidik, LEVELS.index(item.tingkat), item.baris, item.halaman, item.kotak) for item in temuan]
    found += [(f"keraguan-{at}", len(LEVELS), place.baris, place.halaman, place.kotak) for at, place in enumerate(doubts)]
    return [Wanted(key, rank, number(lines, page), box) for key, rank, lines, page, box in found if page is not None and box is not None]


def views(places: Sequence[Wanted], pictures: Pictures, most: int = MOST) -> tuple[dict[str, View], list[Picture]]:
    """The views of places by their keys, and the pictures of pages that they show."""
    found = {one.key: View(one.page, pictures.name(one.page), None, None, "hidden") for one in places if pictures.hidden(one.page, one.box)}
    pages: dict[int, list[Wanted]] = {}
    for one in places:
        if one.key not in found:
            pages.setdefault(one.page, []).append(one)
    made: list[Picture] = []
    room = most
    for page, here in sorted(pages.items(), key=lambda entry: (min(one.rank for one in entry[1]), entry[0])):
        left, right = pictures.breadth(page)
        boxes = [pictures.upright(page, one.box) for one in here]
        strips = [(left - _BESIDE, box[1] - _AROUND, right + _BESIDE, box[3] + _AROUND) for box in boxes]
        part = pictures.part(page, around(strips))
        if part is None:
            found |= {one.key: View(page, pictures.name(page), None, None, "not-drawn") for one in here}
            continue
        png, edges = part
        data = b64encode(png).decode("ascii")
        fits = len(data) <= room
        if fits:
            room -= len(data)
            made.append(Picture(page, _area(edges), data))
        for one, box, strip in zip(here, boxes, strips, strict=True):
            area, mark, reason = (_area(_within(strip, edges)), _area(box), "") if fits else (None, None, "left-out")
            found[one.key] = View(page, pictures.name(page), area, mark, reason)
    return found, sorted(made, key=lambda one: one.page)


def _within(box: Box, edges: Box) -> Box:
    return (max(box[0], edges[0]), max(box[1], edges[1]), min(box[2], edges[2]), min(box[3], edges[3]))


def _area(box: Box) -> Box:
    """A box by its left, top, width and height, as SVG has it."""
    left, top, right, bottom = box
    return (round(left, 1), round(top, 1), round(right - left, 1), round(bottom - top, 1))

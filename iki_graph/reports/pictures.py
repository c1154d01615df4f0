"""The pages of a source as pictures for reports, without its people unless they may show.

What is known of a page decides what is seen of it: only the places of lines and cells that hold nobody's name or NIP are shown, those that do
are black, and all else (signatures, stamps, print that nothing was read of) stays white.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from iki_graph.errors import InputError
from iki_graph.reading import Document, Line
from iki_graph.reading.document import Box
from iki_graph.record import Rekaman
from iki_graph.reports import source
from iki_graph.reports.privacy import OFFICES, masker

if TYPE_CHECKING:
    from PIL.Image import Image

    from iki_graph.reading.clippings import Pages

_NUMBER = re.compile(r"\b[NH]\s?[I1l|]\s?P\b|\d(?:[ .]?\d){11}")
"""What looks like an NIP or its label, however badly it was read."""
_ABOVE = 3
"""Lines above an NIP among which the name stands, with the rank between."""
_OF_PEOPLE = re.compile(r"/dokumen/penandatangan/(?:nama|nip)\b|/jabatan/\d+/pemegang\b")
_SHOWN, _BLACK = 2.5, 1.5
"""Points by which what is shown, and what is black, reaches beyond its box: print stands out of it."""
_PRINTED, _INK = 0.9, 160
"""Share of the lines of a page in whose places there must be ink, and the grey below which a pixel is ink."""
_SLACK = 8
"""Pixels by which a place may reach out of its page."""
_RIM = 10.0
"""Points shown around a place."""


class Pictures:
    """The pages of one source, as they may be shown."""

    def __init__(self, pages: Pages, document: Document, rekaman: Rekaman, people: bool) -> None:
        self._pages, self._document, self._people = pages, document, people
        self._black: dict[int, list[Box]] = {}
        self._seen: dict[int, list[Box]] = {}
        self._lines: dict[int, list[Box]] = {}
        self._turns: dict[int, int] = {}
        self._hide = masker(rekaman, source.texts(document))
        personal = set() if people else self._personal(rekaman)
        for line in document.content:
            if line.place is not None and line.place.page is not None and line.place.box is not None:
                seen, black = self._sides(line, line.no in personal)
                self._turns[line.place.page] = line.place.turn
                self._seen.setdefault(line.place.page, []).extend(seen)
                self._black.setdefault(line.place.page, []).extend(black)
                if line.text:
                    self._lines.setdefault(line.place.page, []).append(line.place.box)

    def breadth(self, no: int) -> tuple[float, float]:
        """Where the print of a page begins and ends, left and right, as `upright` places it."""
        boxes = [self.upright(no, box) for box in (*self._seen.get(no, ()), *self._black.get(no, ()))]
        return min((box[0] for box in boxes), default=0.0), max((box[2] for box in boxes), default=0.0)

    def upright(self, no: int, box: Box) -> Box:
        """A place as it lies once the page is turned to be read: about the corner of the page, so that it may be negative."""
        return _turned(box, self._turns.get(no, 0))

    def hidden(self, no: int, box: Box) -> bool:
        """Whether most of a place is black."""
        room = max((box[2] - box[0]) * (box[3] - box[1]), 1.0)
        return sum(_shared(box, black) for black in self._black.get(no, ())) > room / 2

    def clipping(self, no: int, box: Box) -> bytes | None:
        """A place of a page and a rim around it as a PNG; None if it is hidden or not to be had."""
        left, top, right, bottom = self.upright(no, box)
        part = None if self.hidden(no, box) else self.part(no, (left - _RIM, top - _RIM, right + _RIM, bottom + _RIM))
        return part[0] if part is not None else None

    def part(self, no: int, box: Box) -> tuple[bytes, Box] | None:
        """A part of a page, given as `upright` places it, as a PNG to be read, and the box that it fills; None if it is not to be had."""
        from iki_graph.reading.clippings import cut, png

        turn = self._turns.get(no, 0)
        try:
            piece = cut(*self._page(no), _turned(box, -turn))
        except InputError:
            return None
        # PIL counts degrees against the clock.
        return (png(piece[0].rotate(-90 * turn, expand=True)), _turned(piece[1], turn)) if piece is not None else None

    def _page(self, no: int) -> tuple[Image, float]:
        page, scale = self._pages.page(no)
        if self._people:
            return page, scale
        if not self._fits(no, page, scale):
            raise InputError(f"halaman {no}: tulisannya tidak di tempat yang terbaca.")
        from PIL import Image, ImageDraw

        shown = Image.new("L", page.size, 255)
        for box in self._seen.get(no, ()):
            edges = _grown(box, _SHOWN, scale)
            shown.paste(page.crop(edges), edges)
        draw = ImageDraw.Draw(shown)
        for box in self._black.get(no, ()):
            draw.rectangle(_grown(box, _BLACK, scale), fill=0)
        return shown, scale

    def _fits(self, no: int, page: Image, scale: float) -> bool:
        """Whether print stands where it was read: else what is black would be at a wrong place."""
        black = [_printed(page, box, scale) for box in self._black.get(no, ())]
        seen = [_printed(page, box, scale) for box in self._lines.get(no, ())]
        return all(black) and sum(seen) >= _PRINTED * len(seen)

    def _personal(self, rekaman: Rekaman) -> set[int]:
        """The lines that hold people, or stand where people stand."""
        plain, shown = (source.shown(self._document, hide) for hide in (str, self._hide))
        found = {line.no for line, text, without in zip(self._document.content, plain, shown, strict=True) if text != without}
        spans = [asal.baris for pointer, asal in rekaman.asal.items() if _OF_PEOPLE.match(pointer)]
        spans += [sebutan.baris for sebutan in rekaman.sebutan if sebutan.apa in ("orang", "nip")]
        found |= {no for span in spans if span for no in range(span[0], span[1] + 1)}
        filled = [line for line in self._document.content if line.text]
        for at, line in enumerate(filled):
            if _NUMBER.search(line.text):
                found |= {line.no, *_above(filled[max(0, at - _ABOVE) : at], found)}
        return found

    def _sides(self, line: Line, personal: bool) -> tuple[list[Box], list[Box]]:
        """What is shown and what is black of a line: of a table row, only the cells with names, if these can be told."""
        assert line.place is not None and line.place.box is not None
        cells = [(text, place.box) for text, place in zip(line.cells or (), line.places, strict=False) if place and place.box]
        if not personal:
            return [box for _, box in cells] or [line.place.box], []
        names = [box for text, box in cells if self._hide(text) != text]
        if not names or _NUMBER.search(line.text):
            return [], [line.place.box]
        return [box for _, box in cells if box not in names], names


def pictures(path: Path, document: Document | None, rekaman: Rekaman, people: bool) -> Pictures | None:
    """The pages of the file that a document was read from; None where it has no pages, or is gone or another one now."""
    places = (line.place for line in document.content if line.place is not None) if document else ()
    if document is None or not any(place.page is not None and place.box is not None for place in places):
        return None
    from iki_graph.reading.clippings import Pages  # loads a PDF library

    # Of several files that are one decree only the first has pages.
    own = document.parts[0] if document.parts else document
    try:
        return Pictures(Pages(path, own.sha256), document, rekaman, people)
    except InputError:
        return None


def _above(lines: Sequence[Line], known: Collection[int]) -> Iterator[int]:
    """The lines directly above an NIP, up to the name, if that is known, or to the office that its holder signs for."""
    for line in reversed(lines):
        if line.cells is not None or line.no in known or OFFICES.search(line.text):
            return
        yield line.no


def _turned(box: Box, quarters: int) -> Box:
    """A box turned clockwise about the corner."""
    for _ in range(quarters % 4):
        box = (-box[3], box[0], -box[1], box[2])
    return box


def _printed(page: Image, box: Box, scale: float) -> bool:
    """Whether there is ink in a place, all of which lies on the page."""
    left, top, right, bottom = _grown(box, 0, scale)
    if left < -_SLACK or top < -_SLACK or right > page.width + _SLACK or bottom > page.height + _SLACK:
        return False
    edges = (max(left, 0), max(top, 0), min(right, page.width), min(bottom, page.height))
    return edges[0] < edges[2] and edges[1] < edges[3] and any(page.crop(edges).histogram()[:_INK])


def _grown(box: Box, by: float, scale: float) -> tuple[int, int, int, int]:
    left, top, right, bottom = box
    return (round((left - by) * scale), round((top - by) * scale), round((right + by) * scale), round((bottom + by) * scale))


def _shared(one: Box, other: Box) -> float:
    """The area that two boxes share."""
    return max(0.0, min(one[2], other[2]) - max(one[0], other[0])) * max(0.0, min(one[3], other[3]) - max(one[1], other[1]))

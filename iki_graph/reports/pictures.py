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
from iki_graph.record import Asal, Baris, Rekaman
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
    """The pages of one source, as they may be shown. Of several files that are one decree they are numbered on from one to the next."""

    def __init__(self, files: Sequence[Pages | None], document: Document, rekaman: Rekaman, people: bool) -> None:
        """Takes the pages of each file; None for one that has none, or is gone or another one now."""
        self._files, self._document, self._people = files, document, people
        self._above = _above_each(document)
        self._black: dict[int, list[Box]] = {}
        self._seen: dict[int, list[Box]] = {}
        self._lines: dict[int, list[Box]] = {}
        self._turns: dict[int, int] = {}
        self._hide = masker(rekaman, source.texts(document))
        personal = set() if people else self._personal(rekaman)
        for line in document.content:
            if line.place is not None and line.place.page is not None and line.place.box is not None:
                seen, black = self._sides(line, line.no in personal)
                no = self.number((line.no, line.no), line.place.page)
                self._turns[no] = line.place.turn
                self._seen.setdefault(no, []).extend(seen)
                self._black.setdefault(no, []).extend(black)
                if line.text:
                    self._lines.setdefault(no, []).append(line.place.box)

    def number(self, lines: Baris | None, page: int) -> int:
        """The number, among those of all files, of the page of the file that lines begin in."""
        parts = self._document.parts
        file = next((at for at, part in enumerate(parts) if lines and part.first <= lines[0] <= part.last), 0)
        return self._above[file] + page

    def name(self, no: int) -> str:
        """A page as people call it: by its number in its file, and by that, where there are several."""
        file, page = self._own(no)
        return f"{page} ({self._document.parts[file].name})" if self._document.parts else str(page)

    def _own(self, no: int) -> tuple[int, int]:
        """Which file a page is in, and its number there."""
        file = max(at for at, above in enumerate(self._above) if above < no)
        return file, no - self._above[file]

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

    def at(self, place: Asal, box: Box) -> bytes | None:
        """As `clipping`, of the page that a value stands on."""
        return self.clipping(self.number(place.baris, place.halaman), box) if place.halaman else None

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
        file, own = self._own(no)
        pages = self._files[file]
        if pages is None:
            raise InputError(f"halaman {no}: berkasnya tidak ada lagi.")
        page, scale = pages.page(own)
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
    """The pages of the file that a document was read from; None where it has no pages, or is gone or another one now.

    Further files that are one decree with it lie beside it.
    """
    places = (line.place for line in document.content if line.place is not None) if document else ()
    if document is None or not any(place.page is not None and place.box is not None for place in places):
        return None
    from iki_graph.reading.clippings import Pages  # loads a PDF library

    above = _above_each(document)
    sources = [(path.with_name(part.name), part.sha256) for part in document.parts]
    files: list[Pages | None] = []
    for at, (file, sha256) in enumerate(sources or [(path, document.sha256)]):
        try:
            files.append(Pages(file, sha256) if above[at + 1] > above[at] else None)
        except InputError:
            files.append(None)
    return Pictures(files, document, rekaman, people) if any(files) else None


def _above_each(document: Document) -> list[int]:
    """How many pages with text there are in the files before each, and in all."""
    found = [0]
    spans = [(part.first, part.last) for part in document.parts] or [(1, len(document.content))]
    for first, last in spans:
        pages = (line.place.page or 0 for line in document.content[first - 1 : last] if line.place is not None)
        found.append(found[-1] + max(pages, default=0))
    return found


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

"""A picture of a page read as a page: tables by their rules, cell by cell; the text around them as lines."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from statistics import fmean

import numpy as np

from iki_graph.reading import raster, tesseract
from iki_graph.reading.centred import raised
from iki_graph.reading.fractions import Bar, read_cell
from iki_graph.reading.grid import fragments
from iki_graph.reading.marks import in_order
from iki_graph.reading.page import Box, Cell, Page, TextLine, Word, inside, reading_order, text_lines
from iki_graph.reading.paragraphs import paragraphs
from iki_graph.reading.raster import Picture
from iki_graph.reading.ruled import Rule, bars, rule, ruled_tables
from iki_graph.reading.tesseract import Read
from iki_graph.reading.unruled import unruled_tables

_MARK = re.compile(r"^((?:[A-Z][a-z]+\s*:?\s+)?(?:\d{1,2}|[a-z])),(?=\s+[A-Za-z])")
_NEAR = 5.0
"""Points by which rules may miss each other in a scan."""
_MARGIN = 0.4
"""Points of a cell's rim that its rule may darken."""
_POOR = 0.6
"""How sure the words of a page are on the whole, below which the reading of the page is a doubt."""
_SURE = 0.8
_PLAIN_ENOUGH = 60
"""Sure characters on the strip from which a page stands upright without doubt."""
_NUMBER_COLUMN = 45.0
"""Points; a narrower cell can hold no more than a number."""
_UNSURE = 0.6
"""How sure a word must be to stand at first sight."""
_ONE_LINE = 20.0
"""Points of height up to which print is one line."""
_BESIDE = 10.0
"""Points from a bar within which the middle of its factor stands."""
_CUT = 0.4
"""Points of white on either side where a factor close to its bar begins."""
_GUTTER = 2.5
"""Points of white that part a factor from the fraction beside it."""
_COLUMN = 4.0
"""Points of white that part them whatever they hold: more than there is between words."""
_INK = 185
"""Grey below which a pixel is ink."""


def read_scan(picture: Picture, scale: float, no: int) -> Page:
    """The text lines and tables of a page. `scale`: points per pixel.

    How sure the page is, is the mean over its words; a page with print that gives none, or very unsure ones, is a doubt.
    """
    size = (picture.shape[1] * scale, picture.shape[0] * scale)
    if raster.blank(picture):
        return Page(no, *size)
    turns = _orientation(picture, scale)
    picture = raster.quarter(picture, turns)
    angle = raster.skew(raster.inked(picture))
    picture = raster.turned(picture, angle) if angle else picture
    page = Page(no, picture.shape[1] * scale, picture.shape[0] * scale, turn=(turns, angle))
    strokes, mask = raster.rules(picture, scale)
    rules = [rule((s.box[0] * scale, s.box[1] * scale, s.box[2] * scale, s.box[3] * scale), s.flat) for s in strokes]
    reader = _Reader(raster.without(picture, mask), scale)
    tables = [t for boxes in ruled_tables(rules, _NEAR) for t in fragments(boxes, reader.cells(rules))]
    found = [
        replace(t, lines=tuple(paragraphs(_marked(text_lines(in_order([w for w in reader.inside if inside(w.box, t.box)]))))))
        for t in tables
    ]
    words = in_order(reader.around([t.box for t in found]))
    unruled, rest, doubts = unruled_tables(words, rules)
    rest, unsure = raised(rest, [t.box for t in (*found, *unruled)])
    page.doubts += [f"halaman {no}: {reason}" for reason in (*(d.reason for d in doubts[:1]), *unsure)]
    page.blocks = reading_order([*found, *unruled, *paragraphs(_marked(text_lines(rest)))])
    page.sure = round(fmean(reader.sure), 2) if reader.sure else 0.0
    if page.sure < _POOR:
        page.doubts.append(f"halaman {no} hasil pindai hampir tidak terbaca; cocokkan isinya dengan berkas asli")
    return page


def _marked(lines: list[TextLine]) -> list[TextLine]:
    """Lines whose list mark has its full stop back where that was taken for a comma: `1, Undang-Undang`."""
    return [TextLine(_MARK.sub(r"\1.", line.text), line.box) for line in lines]


def _orientation(picture: Picture, scale: float) -> int:
    """By how many quarters, clockwise, the picture is to be turned: the one whose words are surest on the strip with most print.

    It stays as it is unless another side is much surer.
    """

    def sureness(turns: int) -> float:
        view = raster.quarter(picture, turns)
        found = tesseract.read_words(raster.fullest_strip(view), tesseract.COLUMN, 0, 0, scale)
        return sum(len(r.word.text) for r in found if r.sure > _SURE and len(r.word.text) > 2)

    upright = sureness(0)
    if upright > _PLAIN_ENOUGH:
        return 0
    best, sure = max(((turns, sureness(turns)) for turns in (1, 2, 3)), key=lambda x: x[1])
    return best if sure > 2 * upright + 20 else 0


class _Reader:
    """Reads pieces of one page's picture, and keeps how sure each word was, and the words in cells."""

    def __init__(self, picture: Picture, scale: float) -> None:
        self.picture = picture
        self.scale = scale
        self.sure: list[float] = []
        self.inside: list[Word] = []

    def words(self, box: Box, mode: int, only: str = "") -> list[Word]:
        """The words in a box."""
        left, top = max(0, round(box[0] / self.scale)), max(0, round(box[1] / self.scale))
        piece = self.picture[top : round(box[3] / self.scale), left : round(box[2] / self.scale)]
        if raster.blank(piece):
            return []
        rim = 12
        framed = np.pad(piece, rim, constant_values=int(np.percentile(piece, 95)))
        found: list[Read] = tesseract.read_words(framed, mode, (left - rim) * self.scale, (top - rim) * self.scale, self.scale, only)
        self.sure += [r.sure for r in found]
        return [r.word for r in found]

    def around(self, tables: list[Box]) -> list[Word]:
        """The words outside the tables. What Tesseract is unsure of, or leaves out, on the page as a whole is read again by itself."""
        picture, before = self.picture, len(self.sure)
        self.picture = picture.copy()
        for box in tables:
            x0, y0, x1, y1 = (round(v / self.scale) for v in box)
            self.picture[max(0, y0) : y1, max(0, x0) : x1] = 255
        height, width = picture.shape
        words = self.words((0, 0, width * self.scale, height * self.scale), tesseract.COLUMN)
        sure = {id(w): s for w, s in zip(words, self.sure[before:], strict=True)}
        result: list[Word] = []
        del self.sure[before:]
        for chunk in raster.chunks(self.picture, _INK, self.scale):
            own = [w for w in words if inside(w.box, chunk)]
            words = [w for w in words if not any(w is o for o in own)]
            result += self._chunk(chunk, own, [sure[id(w)] for w in own])
        self.picture = picture
        # A word that the page as a whole gave over two pieces (a colon and the mark behind it) is in those.
        return [*result, *(w for w in words if not any(inside(piece.box, w.box) for piece in result))]

    def _chunk(self, chunk: Box, own: list[Word], sure: list[float]) -> list[Word]:
        """The words of a piece of print that stands together: as read on the page, or read again if that is surer."""
        if raster.is_colon(self._piece(chunk) < _INK):
            return [Word(":", chunk)]
        if not own or min(sure) < _UNSURE:
            mark = len(self.sure)
            rim = (chunk[0] - 2, chunk[1] - 2, chunk[2] + 2, chunk[3] + 2)
            again = self.words(rim, tesseract.LINE if chunk[3] - chunk[1] < _ONE_LINE else tesseract.BLOCK)
            if again and fmean(self.sure[mark:]) > (fmean(sure) if sure else _UNSURE):
                return again
            del self.sure[mark:]
        self.sure += sure
        return own

    def cells(self, rules: list[Rule]) -> Callable[[Box], Cell]:
        """What reads a cell, with fraction bars: above, below and beside a bar are read by themselves."""

        def cell_of(box: Box) -> Cell:
            inner = (box[0] + _MARGIN, box[1] + _MARGIN, box[2] - _MARGIN, box[3] - _MARGIN)
            found = [b for b in bars(rules, box) if b.right - b.left > 0.25 * (box[2] - box[0])]
            words = self._parted(inner, found) if found else self.words(inner, tesseract.BLOCK)
            if box[2] - box[0] < _NUMBER_COLUMN and not any(c.isalpha() for w in words for c in w.text if len(w.text) > 2):
                words = self.words(inner, tesseract.LINE, "0123456789.") or words
            self.inside += words
            return read_cell(words, found, box)

        return cell_of

    def _parted(self, box: Box, strokes: list[Bar]) -> list[Word]:
        """The words of a cell with bars. What stands beside the bars is read by itself if white parts it from the fractions, or if it
        lies on the bar's own height."""
        right = max(b.right for b in strokes) + 1
        white = self._white(right, box)
        if white[1] - white[0] > _COLUMN:
            right = min(right, white[1] - _CUT)
        gutter = (
            white[1] - white[0] > _COLUMN
            or self._empty((right, box[1], right + _GUTTER, box[3]))
            or (
                # A letter that the cut would go through belongs to an operand that is longer than its bar.
                self._empty((right - _CUT, box[1], right + _CUT, box[3])) and self._only_at((right, box[1], box[2], box[3]), strokes)
            )
        )
        if gutter and not self._empty((right, box[1], box[2], box[3])):
            beside = self.words((right, box[1], box[2], box[3]), tesseract.BLOCK)
            return [*self._parted((box[0], box[1], right, box[3]), strokes), *beside]
        found: list[Word] = []
        top = box[1]
        for bar in strokes:
            end, start = self._band((bar.right + 1, box[1], box[2], box[3]), bar.y)
            if end < start and self._empty((box[0], end, bar.right, bar.y - 2)) and self._empty((box[0], bar.y + 2, bar.right, start)):
                found += self.words((bar.right + 1, end - 1, box[2], start + 1), tesseract.LINE)
            else:
                end = start = bar.y
            found += self.words((box[0], top, box[2], end), tesseract.BLOCK)
            top = start
        return [*found, *self.words((box[0], top, box[2], box[3]), tesseract.BLOCK)]

    def _piece(self, box: Box) -> Picture:
        x0, y0, x1, y1 = (max(0, round(v / self.scale)) for v in box)
        return self.picture[y0:y1, x0:x1]

    def _empty(self, box: Box) -> bool:
        piece = self._piece(box)
        return piece.size == 0 or int((piece < _INK).sum()) < 3

    def _white(self, x: float, box: Box) -> tuple[float, float]:
        """The columns without print around x, from the top of a box to its bottom; nothing if there is print at x."""
        columns = (self._piece(box) < _INK).sum(axis=0) > 1
        first = last = min(max(0, round((x - box[0]) / self.scale)), len(columns))
        while first > 0 and not columns[first - 1]:
            first -= 1
        while last < len(columns) and not columns[last]:
            last += 1
        return box[0] + first * self.scale, box[0] + max(first, last) * self.scale

    def _only_at(self, box: Box, strokes: list[Bar]) -> bool:
        """Whether all print in a box stands in one line for each bar at most, near its height."""
        rows = np.flatnonzero((self._piece(box) < _INK).any(axis=1))
        lines = np.split(rows, np.flatnonzero(np.diff(rows) > 1 / self.scale) + 1)
        middles = [box[1] + (line[0] + line[-1]) / 2 * self.scale for line in lines if len(line) * self.scale > 2]
        return len(middles) <= len(strokes) and all(min(abs(y - bar.y) for bar in strokes) < _BESIDE for y in middles)

    def _band(self, box: Box, y: float) -> tuple[float, float]:
        """Top and bottom of the line of print that the height `y` runs through; the same twice if it runs through none."""
        rows = (self._piece(box) < _INK).any(axis=1)
        first = last = round((y - box[1]) / self.scale)
        slack = round(2 / self.scale)
        if not rows[max(0, first - slack) : first + slack].any():
            return y, y
        while first > 0 and rows[max(0, first - slack) : first].any():
            first -= 1
        while last < len(rows) and rows[last : last + slack].any():
            last += 1
        return box[1] + first * self.scale, box[1] + last * self.scale

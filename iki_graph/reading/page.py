"""What stands on a page: words with their boxes, made into lines and table cells. The same for digital pages and scans."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median

from iki_graph.reading.document import Box, Place

__all__ = ["Box", "Cell", "Fragment", "Page", "TextLine", "Word", "around", "glued", "lines_of_words", "reading_order", "text_lines"]

_BROKEN = re.compile(r"(?:\d|/[\w.]+|\b[A-Z.]{2,})/$")
"""A number that is broken at a stroke."""
_SET_HYPHEN = re.compile(r"([^\W\d_]+)[\u2010\u00ad]$")
"""A word that the program which set the lines broke: its own hyphens are other signs than those that are typed."""


@dataclass(frozen=True)
class Word:
    """A word and its box (left, top, right, bottom in points from the page's top left corner)."""

    text: str
    box: Box

    @property
    def middle(self) -> float:
        """Height of the word's middle."""
        return (self.box[1] + self.box[3]) / 2


@dataclass(frozen=True)
class TextLine:
    """A printed line outside tables."""

    text: str
    box: Box


@dataclass(frozen=True)
class Cell:
    """A table cell. `rest`: it is the rest of the cell above (True), a cell of its own (False), or that cannot be known (None).

    `tail` comes behind the text, and behind the text of the next page's piece where a page end cuts the cell in a fraction.
    `room` is the number of lines that would fit below the text; `bar_above` and `bar_below` tell of fraction bars at the cell's head
    and foot, `ratio` of a fraction that the text begins with. `free` is the width that the last line leaves free (None: not known), `first`
    that of the first word.
    """

    text: str
    box: Box
    rest: bool | None = False
    tail: str = ""
    room: float = 0.0
    bar_above: bool = False
    bar_below: bool = False
    ratio: bool = False
    free: float | None = None
    first: float = 0.0


@dataclass(frozen=True)
class Fragment:
    """The part of a table that stands on one page; `lines` is its print as running text, for a table that only sets out text."""

    rows: tuple[tuple[Cell, ...], ...]
    box: Box
    lines: tuple[TextLine, ...] = ()


@dataclass
class Page:
    """A page as read: its blocks in reading order. `sure` (0..1) and `doubts` tell how well it could be read.

    `scanned`: it is a picture, what was read of it is at best the text that a scanner's program laid under it.
    `turn`: quarters and then degrees by which it was turned clockwise for reading. `origin` is the top left corner of the page as read,
    `margin` how far right of and below the corner of the page in the file the corner of what is shown of it lies (its crop box). `unit`:
    points of the file for each of the page as read, where the file says a size that no page has.
    """

    no: int
    width: float
    height: float
    blocks: list[TextLine | Fragment] = field(default_factory=list)
    sure: float = 1.0
    doubts: list[str] = field(default_factory=list)
    scanned: bool = False
    turn: tuple[int, float] = (0, 0.0)
    origin: tuple[float, float] = (0.0, 0.0)
    margin: tuple[float, float] = (0.0, 0.0)
    unit: float = 1.0

    def place(self, box: Box) -> Place:
        """Where a box of the page as read stands on the page as it lies in the file and is shown."""
        quarters, angle = self.turn
        x, y = self.width / 2, self.height / 2
        left, top = self.origin
        box = (box[0] - left, box[1] - top, box[2] - left, box[3] - top)
        # Back by the degrees about the middle, then by the quarters.
        cos, sin = math.cos(math.radians(angle)), math.sin(math.radians(angle))
        corners = [(cx - x, cy - y) for cx in (box[0], box[2]) for cy in (box[1], box[3])]
        corners = [(a * cos + b * sin, b * cos - a * sin) for a, b in corners]
        for _ in range(quarters % 4):
            corners = [(b, -a) for a, b in corners]
            x, y = y, x
        xs = [(a + x) * self.unit - self.margin[0] for a, _ in corners]
        ys = [(b + y) * self.unit - self.margin[1] for _, b in corners]
        return Place(self.no, None, (min(xs), min(ys), max(xs), max(ys)), quarters % 4)


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box that holds all the boxes."""
    left, top, right, bottom = zip(*boxes, strict=True)
    return (min(left), min(top), max(right), max(bottom))


def lines_of_words(words: Iterable[Word]) -> list[list[Word]]:
    """Words put into printed lines, top to bottom and left to right: words whose heights overlap by half stand on one line."""
    lines: list[list[Word]] = []
    spans: list[tuple[float, float]] = []
    for word in sorted(words, key=lambda w: (w.middle, w.box[0])):
        top, bottom = word.box[1], word.box[3]
        for i in range(len(lines) - 1, max(-1, len(lines) - 4), -1):
            shared = min(bottom, spans[i][1]) - max(top, spans[i][0])
            if shared >= 0.5 * min(bottom - top, spans[i][1] - spans[i][0]):
                lines[i].append(word)
                break
        else:
            lines.append([word])
            spans.append((top, bottom))
    return [sorted(line, key=lambda w: w.box[0]) for line in lines]


def glued(pieces: Iterable[str]) -> str:
    """The lines of one paragraph as one text; a word that is hyphenated by itself (`rata-rata`) is not torn at the line end, nor a
    number at its stroke (`PER/20/M.PAN`). The hyphen by which a program broke a word goes, but for that of a doubled word."""
    text = ""
    for piece in pieces:
        if (broken := _SET_HYPHEN.search(text)) and piece[:1].islower():
            text = text[:-1] + ("-" if _is_doubled(broken[1].lower(), piece) else "") + piece
            continue
        torn = text.endswith("-") and text[-2:-1].isalpha() and piece[:1].islower() or text.endswith("/") and bool(_BROKEN.search(text))
        text += piece if torn or not text else f" {piece}"
    return text


def _is_doubled(before: str, piece: str) -> bool:
    """Whether a word behind a hyphen begins as the one before it does, or ends: `masing-masing`, `perundang-undangan`."""
    return any(piece.startswith(before[at:]) for at in range(max(1, len(before) - 3)))


def text_lines(words: Iterable[Word]) -> list[TextLine]:
    """Printed lines of running text; a wide gap in a line (a letter-spaced heading's words, a label's tab) becomes two blanks."""
    result = []
    for line in lines_of_words(words):
        height = median(w.box[3] - w.box[1] for w in line)
        text = line[0].text
        for before, word in pairwise(line):
            text += ("  " if word.box[0] - before.box[2] > height else " ") + word.text
        result.append(TextLine(text, around(w.box for w in line)))
    return result


def reading_order(blocks: Iterable[TextLine | Fragment]) -> list[TextLine | Fragment]:
    """Blocks from top to bottom; of two at the same height the left one first."""
    return sorted(blocks, key=lambda b: (round(b.box[1], 1), b.box[0]))


def inside(box: Box, outer: Box) -> bool:
    """Whether the middle of a box lies in another."""
    x, y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    return outer[0] <= x <= outer[2] and outer[1] <= y <= outer[3]


def letters(texts: Sequence[str]) -> str:
    """Letters and digits of some texts, casefolded: for telling whether two pieces of print are the same."""
    return "".join(c for text in texts for c in text.casefold() if c.isalnum())

"""Which lines of a text column belong to which of the labels at its left, where both stand at heights of their own."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import inf
from statistics import median

from iki_graph.reading.page import Box

_MOST_OFF = 1.2
"""Heights of a line by which a label may stand off where it belongs: margins of its text move it."""
_CLEAR = 1.0
"""By how much one way to part the lines must fit better than any other to be believed."""
_AT_TOP, _AT_MIDDLE = 12.0, 4.0
"""What it costs to stand off by a height: a label at the top is set on the first line, at the middle margins move it."""
_ABOVE, _BELOW = 0.6, 1.5
"""What lines above the first row cost, which go on from the page before, and lines below the last: they belong to no label."""
_BEGUN = -0.5
"""The most that speaks for it that the lines above the first row are of the page before: that one begins below them by its print."""
_EMPTY = 1.0
"""What a label without text costs."""
_CUT = 0.3
"""What a last row costs that a page end cuts: browsers set its label to the top."""
_TORN = 2.5
"""What it costs to begin a row at a line that goes on with the one above by all signs."""
_LEVEL, _SET_BACK = 0.2, 0.5
"""Heights by which labels stand off lines of print that they are on a level with; what it then costs that they stand at the middle."""
_FIRST_MARK = re.compile(r"^\W?[a1][.)]$", re.IGNORECASE)
_MARK = re.compile(r"^\W?(?:[a-z]|\d{1,2}|[ivx]{1,4})[.)]$|^[-–•▪·]$", re.IGNORECASE)

_Fit = Callable[[float, int, int], float]

Rows = tuple[tuple[int, int], ...]
"""First line of each label's text, and the line behind it."""


@dataclass(frozen=True)
class TextOf:
    """A printed line: its box, text, and how wide its first word is."""

    box: Box
    text: str
    first: float


@dataclass(frozen=True)
class Parted:
    """How the lines are parted: by labels at half the height of their texts (`centred`), or at their first lines; `sure` if no other
    way fits nearly as well."""

    rows: Rows
    centred: bool
    sure: bool


def parted(labels: Sequence[Box], lines: Sequence[TextOf], closed: bool) -> Parted | None:
    """The rows of a form; None if the labels fit no way to part the lines. `closed`: something else stands below the form on its page."""
    column = _Column(lines)
    heights = [(box[1] + box[3]) / 2 for box in labels]
    level = all(any(abs(y - column.middle(i)) < _LEVEL * column.size for i in range(len(lines))) for y in heights)
    ways = [(cost + level * _SET_BACK, 1, rows) for cost, rows in _ways(heights, column, column.at_middle, not closed)]
    for shift in (0.0, column.below(heights)):
        ways += [(cost, 0, rows) for cost, rows in _ways(heights, column, column.at_top(shift), False)]
    if not ways:
        return None
    cost, centred, rows = min(ways)
    torn = any(column.cuts[first] > _TORN for first, end in rows[1:] if first < end)
    return Parted(rows, bool(centred), not torn and all(other - cost > _CLEAR for other, _, found in ways if found != rows))


class _Column:
    """A text column, and how well it can be parted at each of its lines."""

    def __init__(self, lines: Sequence[TextOf]) -> None:
        self.lines = lines
        self.size = median(line.box[3] - line.box[1] for line in lines)
        self.left = min(line.box[0] for line in lines)
        self.right = max(line.box[2] for line in lines)

    @cached_property
    def cuts(self) -> list[float]:
        """What it costs to begin a row at each line: less than nothing where its print looks so."""
        gaps = [(b.box[1] - a.box[3]) / self.size for a, b in zip(self.lines, self.lines[1:], strict=False)]
        usual = median(gaps) if gaps else 0.0
        return [0.0, *(-self._begins(i, gap - usual) for i, gap in enumerate(gaps, 1))]

    def _begins(self, at: int, white: float) -> float:
        before, line = self.lines[at - 1], self.lines[at]
        mark = line.text.split()[0]
        full = self.right - before.box[2] < line.first + 0.3 * self.size
        # A list right below its lead is no row of its own.
        first = -2.5 if before.text[-1:] == ":" else 0.3
        # Items of a sentence begin small behind a semicolon, considerations with `bahwa`.
        torn = line.text[:1].islower() and before.text[-1:] != ";" and mark != "bahwa"
        return (
            min(2.0, 2.5 * white)
            + (-1.5 if full else 0.7)
            + (0.7 if before.text[-1:] in ".;:" else -0.7)
            + (first if _FIRST_MARK.match(mark) else -3.0 if _MARK.match(mark) else -2.0 if torn else 0.3)
            + (0.4 if line.box[0] - self.left < 3 or _FIRST_MARK.match(mark) else -0.8)
        )

    def middle(self, at: int) -> float:
        """The height of a line's middle."""
        box = self.lines[at].box
        return (box[1] + box[3]) / 2

    def below(self, labels: Sequence[float]) -> float:
        """How far the lines stand below the labels: a margin of the texts that the labels lack."""
        down = [min((m - label for i in range(len(self.lines)) if (m := self.middle(i)) > label - 1), default=0.0) for label in labels]
        return max(0.0, median(down))

    def at_middle(self, label: float, first: int, end: int) -> float:
        """What it costs that a label stands at the middle of some lines."""
        off = abs(label - (self.lines[first].box[1] + self.lines[end - 1].box[3]) / 2) / self.size
        return _AT_MIDDLE * off**2 if off < _MOST_OFF else inf

    def at_top(self, shift: float) -> _Fit:
        """What it costs that a label stands at the first of some lines, or `shift` above it."""

        def cost(label: float, first: int, end: int) -> float:
            off = abs(label + shift - self.middle(first)) / self.size
            return _AT_TOP * off**2 if off < _MOST_OFF else inf

        return cost

    def is_between(self, label: float, at: int) -> bool:
        """Whether a label stands below the line before `at` and above that line."""
        above = at == 0 or self.middle(at - 1) + 0.6 * self.size < label
        return above and (at == len(self.lines) or label < self.middle(at) - 0.6 * self.size)


def _ways(labels: Sequence[float], column: _Column, fit: _Fit, open_end: bool) -> list[tuple[float, Rows]]:
    """The two cheapest ways to part the lines by labels at these heights. `open_end`: a page end may cut the last row."""
    count = len(column.lines)
    top = column.at_top(0.0)
    states: dict[int, list[tuple[float, Rows]]] = {
        start: [(0.0 if not start else max(_BEGUN, column.cuts[start]) + _ABOVE, ())] for start in range(count)
    }
    for n, label in enumerate(labels):
        following: dict[int, list[tuple[float, Rows]]] = {}
        for start, found in states.items():
            cut = column.cuts[start] if n and start < count else 0.0
            for end in range(start, count + 1):
                if end == start:
                    cost = _EMPTY if column.is_between(label, start) else inf
                else:
                    cost = fit(label, start, end)
                    if open_end and n == len(labels) - 1 and end == count > start + 1:
                        cost = min(cost, top(label, start, end) + _CUT)
                if cost < inf:
                    following.setdefault(end, []).extend((c + cost + cut, (*rows, (start, end))) for c, rows in found)
        states = {end: sorted(found)[:2] for end, found in following.items()}
    ends = [(c if end == count else c + max(0.0, column.cuts[end]) + _BELOW, rows) for end, found in states.items() for c, rows in found]
    return sorted(ends)[:2]

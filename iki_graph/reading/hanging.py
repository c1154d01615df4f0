"""Marks of lists that are printed at half the height of their items, as browsers do with lists set by tables: set back to the first line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from iki_graph.reading.beside import TextOf, parted
from iki_graph.reading.page import Word, around, lines_of_words

_MARK = re.compile(r"^\(?(?:(?P<letter>[a-z])|(?P<number>\d{1,2}))[.)]$")
_NEAR = 3.0
"""Points by which the texts of one list, and the marks, may stand off their column."""
_GAP = 30.0
"""Points between a mark and its text at most."""
_INDENT = 12.0
"""Points by which lines of an item may be indented; what stands further in is a heading."""
_REASON = "tanda {marks} tidak sebaris dengan awal butirnya; batas tiap butir tidak pasti"


def marks_raised(words: Sequence[Word], between: Sequence[float] = ()) -> tuple[list[Word], list[str]]:
    """The words, marks that stand at half the height of the item at their right moved up to its first line; and a doubt for each list
    of which it cannot be told which lines are whose. No list goes on behind one of the heights `between`."""
    moved: dict[int, Word] = {}
    doubts: list[str] = []
    for column in _columns(words):
        for marks, text in _lists(words, column, between):
            lines = [TextOf(around(w.box for w in line), " ".join(w.text for w in line), line[0].box[2] - line[0].box[0]) for line in text]
            found = parted([mark.box for mark in marks], lines, False) if len(lines) > len(marks) else None
            if found is None or not found.centred or any(first == end for first, end in found.rows):
                continue
            if not found.sure:
                doubts.append(_REASON.format(marks=", ".join(mark.text for mark in marks)))
            for mark, (first, end) in zip(marks, found.rows, strict=True):
                if end - first > 1:
                    left, top, right, bottom = mark.box
                    moved[id(mark)] = Word(mark.text, (left, lines[first].box[1], right, lines[first].box[1] + bottom - top))
    return [moved.get(id(w), w) for w in words], doubts


def _columns(words: Sequence[Word]) -> list[list[Word]]:
    """Words that look like marks, those below each other together: numbers are set to the left or to the right."""
    columns: list[list[Word]] = []
    for word in sorted((w for w in words if _MARK.match(w.text)), key=lambda w: w.middle):
        below = [c for c in columns if any(abs(c[-1].box[side] - word.box[side]) <= _NEAR for side in (0, 2))]
        if below:
            min(below, key=lambda c: _is_number(c[-1]) != _is_number(word)).append(word)
        else:
            columns.append([word])
    return columns


def _is_number(mark: Word) -> bool:
    return mark.text.strip("().").isdigit()


def _lists(words: Sequence[Word], column: Sequence[Word], between: Sequence[float]) -> Iterator[tuple[list[Word], list[list[Word]]]]:
    """The lists of a column of marks that count up, with nothing but labels at their left, and the lines of their items."""
    end = max(mark.box[2] for mark in column)
    begins = [_begin(words, mark, end) for mark in column]
    if any(x is None for x in begins):
        return
    left = min(x for x in begins if x is not None)
    own = {id(mark) for mark in column}
    text = lines_of_words(w for w in words if w.box[0] >= left - _NEAR)
    outer = lines_of_words(w for w in words if w.box[0] < left - _NEAR and id(w) not in own)
    others = [line[0].middle for line in outer if not line[-1].text.endswith(":")]
    others = sorted([*between, *others, *(line[0].middle for line in text if line[0].box[0] > left + _INDENT)])
    lists: list[list[Word]] = []
    for mark in column:
        if lists and not any(lists[-1][-1].middle < y < mark.middle for y in others):
            lists[-1].append(mark)
        else:
            lists.append([mark])
    for marks in lists:
        above = max((y for y in others if y < marks[0].middle), default=-1.0)
        below = min((y for y in others if y > marks[-1].middle), default=1e9)
        lines = [line for line in text if above + _NEAR < line[0].middle < below - _NEAR]
        if lines and _count_up(marks):
            yield marks, lines


def _begin(words: Sequence[Word], mark: Word, end: float) -> float | None:
    """Where the text beside a mark begins."""
    high = mark.box[3] - mark.box[1]
    return min((w.box[0] for w in words if mark.box[2] < w.box[0] < end + _GAP and abs(w.middle - mark.middle) < high), default=None)


def _count_up(marks: Sequence[Word]) -> bool:
    """Whether each mark follows the one before, or begins a list of its own."""
    places = []
    for mark in marks:
        found = _MARK.match(mark.text)
        assert found
        places.append((bool(found["number"]), int(found["number"]) if found["number"] else ord(found["letter"]) - 96))
    return all(b == (a[0], a[1] + 1) or b[1] == 1 for a, b in pairwise(places))

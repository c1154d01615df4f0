"""List marks that OCR misread, set right by their order: what stands between `e.` and `g.` is `f.`, whatever it was taken for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise, zip_longest

from iki_graph.reading.page import Word, lines_of_words

_MARK = re.compile(r"^[(]?([a-zA-Z]|\d{1,2})[.,;:)]+$")
_LIKE_MARK = re.compile(r"^\W?[^\W_]{1,2}[.)]$")
_WORD = re.compile(r"^(?::|di|ke|se|[a-zA-Z]{3})$")
_NEAR = 5.0


def in_order(words: Sequence[Word]) -> list[Word]:
    """The words, with the marks of lists mended: short words that begin lines at the same place, apart from the text behind them.

    Most marks of a list must count up as read; then the others are what the order says.
    """
    mended: dict[int, str] = {}
    for column in _columns(words):
        for run in _runs(column):
            mended |= _mended(run)
    return [Word(mended[id(w)], w.box) if id(w) in mended else w for w in words]


def _columns(words: Sequence[Word]) -> list[list[Word]]:
    """Words that look like marks, those below each other together."""
    columns: list[list[Word]] = []
    for line in lines_of_words(words):
        for i, (word, following) in enumerate(pairwise(line)):
            apart = following.box[0] - word.box[2] > 2.5 and (not i or word.box[0] - line[i - 1].box[2] > 4)
            short = len(word.text) <= 3 or len(word.text.strip("(.,;:)")) <= 2
            if i < 3 and short and apart and not _WORD.match(word.text):
                # Numbers are set to the left or to the right.
                near = [c for c in columns if min(abs(c[-1].box[side] - word.box[side]) for side in (0, 2)) < _NEAR]
                if near:
                    min(near, key=lambda c: _kind(c[-1]) != _kind(word)).append(word)
                else:
                    columns.append([word])
    return columns


def _value(word: Word) -> tuple[bool, int] | None:
    """Whether the mark is a number, and which place in its list it says; None if it is no mark."""
    match = _MARK.match(word.text)
    if match is None:
        return None
    mark = match.group(1)
    return (True, int(mark)) if mark.isdigit() else (False, ord(mark.lower()) - 96)


def _kind(word: Word) -> bool | None:
    value = _value(word)
    return value[0] if value else None


def _runs(column: Sequence[Word]) -> list[list[Word]]:
    """One list each: a first mark begins a new one; so do marks that count up from less than the one before, whose first was misread."""
    runs: list[list[Word]] = []
    for word, following in zip_longest(column, column[1:]):
        value, after = _value(word), _value(following) if following is not None else None
        before = _value(runs[-1][-1]) if runs else None
        # What stands between `b.` and `d.` is no first mark.
        between = before is not None and after == (before[0], before[1] + 2)
        if not runs or value is not None and value[1] == 1 and not between:
            runs.append([])
        elif value is not None and value[1] == 2 and after == (value[0], 3) and len(runs[-1]) > 1 and before != (value[0], 1):
            earlier = _value(runs[-1][-2])
            counted = before is not None and earlier is not None and before == (earlier[0], earlier[1] + 1)
            runs.append([] if counted else [runs[-1].pop()])
        runs[-1].append(word)
    return runs


def _mended(run: Sequence[Word]) -> dict[int, str]:
    values = [_value(w) for w in run]
    known = Counter((v[0], v[1] - i) for i, v in enumerate(values) if v is not None)
    # The end of a list at the head of a page may be two marks.
    pair = len(run) == 2 and values[0] is None and values[1] is not None and values[1][1] > 1 and _LIKE_MARK.match(run[0].text)
    if len(run) < 3 and not pair or not known:
        return {}
    (number, offset), count = known.most_common(1)[0]
    if not pair and count < max(2, 0.5 * len(run)) or not number and len(run) + offset > 26:
        return {}
    return {
        id(w): f"{i + offset if number else chr(96 + i + offset)}."
        for i, (w, v) in enumerate(zip(run, values, strict=True))
        if v != (number, i + offset) or w.text[-1] not in ".)"
    }

"""Labels, and marks of lists, that are printed at half the height of the text beside them, as browsers and sheets do: set back to its first line."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from iki_graph.reading.beside import TextOf, parted
from iki_graph.reading.hanging import marks_raised
from iki_graph.reading.page import Box, Word, around, lines_of_words

_NEAR = 3.0
"""Points by which the colons of one form may stand off their column."""
_INDENT = 24.0
"""Points by which lines of a text may be indented."""
_LABEL = 130.0
"""Points that a label in two lines may be away from its colon."""
_COLON = 0.25
"""Width of a colon in heights of its line."""
_REASON = "label {labels} tidak sebaris dengan awal teksnya; batas teks tiap label tidak pasti"

_Label = list[Word]
"""The words of a label, and its colon behind them."""


def raised(words: Sequence[Word], tables: Sequence[Box] = ()) -> tuple[list[Word], list[str]]:
    """The words, labels with a colon and marks of lists that stand at half the height of the text at their right moved up to its first
    line; and a doubt for each form or list of which it cannot be told which text is whose. No form goes on behind one of the `tables`."""
    between = [table[1] for table in tables]
    words, doubts = marks_raised(_on_one_line(words), between)
    pieces = [_taken_apart(word) for word in words]
    apart = [piece for own in pieces for piece in own]
    moved: dict[int, Word] = {}
    for x in _columns(apart):
        for labels, text, closed in _forms(apart, x, between):
            lines = [TextOf(around(w.box for w in line), " ".join(w.text for w in line), line[0].box[2] - line[0].box[0]) for line in text]
            found = parted([around(w.box for w in label) for label in labels], lines, closed)
            if found is None or not found.sure:
                doubts.append(_REASON.format(labels=", ".join(" ".join(w.text for w in label[:-1]) for label in labels)))
            if found is not None and found.centred:
                for label, (first, end) in zip(labels, found.rows, strict=True):
                    # Beside a single line a label stays as printed: running heads are known by their exact place.
                    if end - first > 1:
                        moved |= _moved(label, lines[first].box)
    changed = [own if any(id(p) in moved for p in own) else [word] for word, own in zip(words, pieces, strict=True)]
    return [moved.get(id(w), w) for own in changed for w in own], doubts


def _on_one_line(words: Sequence[Word]) -> list[Word]:
    """The words, labels that are printed in two lines with their colon at half their height (`Tugas` / `Pokok` beside `:`) in one."""
    moved: dict[int, Word] = {}
    for colon in (w for w in words if w.text == ":"):
        x, high = colon.box[0], colon.box[3] - colon.box[1]
        label = [w for w in words if x - _LABEL <= w.box[0] and w.box[2] <= x and abs(w.middle - colon.middle) < 1.1 * high]
        lines = lines_of_words(label)
        if len(lines) != 2 or abs(lines[0][0].box[0] - lines[1][0].box[0]) > _NEAR:
            continue
        up, down = colon.middle - lines[0][0].middle, lines[1][0].middle - colon.middle
        if abs(up - down) > 0.3 * high or not 0.3 * high < down < 0.8 * high:
            continue
        right = lines[0][-1].box[2]
        for word in lines[0]:
            moved[id(word)] = Word(word.text, (word.box[0], colon.box[1], word.box[2], colon.box[3]))
        for word in lines[1]:
            left = min(right + 1, x - 1)
            right = min(left + word.box[2] - word.box[0], x)
            moved[id(word)] = Word(word.text, (left, colon.box[1], right, colon.box[3]))
    return [moved.get(id(w), w) for w in words]


def _taken_apart(word: Word) -> list[Word]:
    """A word without the colon that is printed right before or behind it, and that colon."""
    left, top, right, bottom = word.box
    wide = _COLON * (bottom - top)
    if len(word.text) > 1 and word.text[0] == ":":
        return [Word(":", (left, top, left + wide, bottom)), Word(word.text[1:], (left + wide, top, right, bottom))]
    if len(word.text) > 1 and word.text[-1] == ":":
        return [Word(word.text[:-1], (left, top, right - wide, bottom)), Word(":", (right - wide, top, right, bottom))]
    return [word]


def _moved(label: _Label, line: Box) -> dict[int, Word]:
    up = around(w.box for w in label)[1] - line[1]
    return {id(w): Word(w.text, (w.box[0], w.box[1] - up, w.box[2], w.box[3] - up)) for w in label}


def _columns(words: Sequence[Word]) -> list[float]:
    """Where the colons of forms stand: those below each other, each with words at its left."""
    found: list[float] = []
    for colon in (w for w in words if w.text == ":"):
        if all(abs(colon.box[0] - x) > _NEAR for x in found):
            found.append(colon.box[0])
    return found


def _forms(words: Sequence[Word], x: float, between: Sequence[float]) -> Iterator[tuple[list[_Label], list[list[Word]], bool]]:
    """The forms whose colons stand at x: runs of labels with nothing else at the left and none of the heights `between` in them, the
    lines at the right, and whether anything stands below them."""
    colons = [w for w in words if w.text == ":" and abs(w.box[0] - x) <= _NEAR]
    left = lines_of_words(w for w in words if w.box[0] < x - 1)
    labels = [(line, c) for line in left for c in colons if abs(line[0].middle - c.middle) < 0.5 * (c.box[3] - c.box[1]) + _NEAR]
    others = sorted([*between, *(line[0].middle for line in left if not any(line is label for label, _ in labels))])
    text = lines_of_words(w for w in words if w.box[0] > x + 1 and not any(w is c for c in colons))
    forms: list[list[tuple[_Label, Word]]] = []
    for label in labels:
        if forms and not any(forms[-1][-1][1].middle < y < label[1].middle for y in others):
            forms[-1].append(label)
        else:
            forms.append([label])
    for form in forms:
        above = max((y for y in others if y < form[0][1].middle), default=-1.0)
        below = min((y for y in others if y > form[-1][1].middle), default=1e9)
        own = [line for line in text if above + _NEAR < line[0].middle < below - _NEAR]
        while own and own[0][-1].middle < form[0][0][0].box[1] and own[0][0].box[0] > min(line[0].box[0] for line in own) + _INDENT:
            own = own[1:]  # a heading in the middle of the page
        if own and any(own[0][0].box[1] < colon.middle < own[-1][0].box[3] for _, colon in form):
            yield [[*line, colon] for line, colon in form], own, below < 1e9

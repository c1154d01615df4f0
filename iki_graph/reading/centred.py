"""Labels that are printed at half the height of the text beside them, as browsers and sheets do: set back to its first line."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from iki_graph.reading.page import Word, around, lines_of_words

_NEAR = 3.0
"""Points by which the colons of one form may stand off their column."""
_OFF = 0.4
"""Heights of a line by which a label may stand off the middle of its text."""
_APART = 1.2
"""White space, in heights of a line, that parts a form from what stands above and below it."""


@dataclass
class _Row:
    """The label and colon of a form's row, and the lines of text beside them."""

    label: list[Word]
    text: list[list[Word]]


def raised(words: Sequence[Word]) -> list[Word]:
    """The words, labels with a colon that stand at half the height of the text at their right moved up to its first line.

    A form of which a label stands at the first line of several stays as it is.
    """
    moved: dict[int, Word] = {}
    for x in _columns(words):
        for rows in _forms(words, x):
            centred = [row for row in rows if _off(row) <= _OFF]
            if any(len(row.text) > 1 for row in centred) and not any(len(row.text) > 1 and _stands_first(row) for row in rows):
                for row in centred:
                    up = around(w.box for w in row.label)[1] - around(w.box for w in row.text[0])[1]
                    moved |= {id(w): Word(w.text, (w.box[0], w.box[1] - up, w.box[2], w.box[3] - up)) for w in row.label}
    return [moved.get(id(w), w) for w in words]


def _columns(words: Sequence[Word]) -> list[float]:
    """Where the colons of forms stand: those below each other, each with words at its left."""
    found: list[float] = []
    for colon in (w for w in words if w.text == ":"):
        if all(abs(colon.box[0] - x) > _NEAR for x in found):
            found.append(colon.box[0])
    return found


def _forms(words: Sequence[Word], x: float) -> list[list[_Row]]:
    """The forms whose colons stand at x: runs of lines with nothing at the left but labels."""
    colons = [w for w in words if w.text == ":" and abs(w.box[0] - x) <= _NEAR]
    left = lines_of_words(w for w in words if w.box[0] < x - 1)
    labels = [(line, c) for line in left for c in colons if abs(line[0].middle - c.middle) < 0.5 * (c.box[3] - c.box[1]) + _NEAR]
    others = sorted(line[0].middle for line in left if not any(line is label for label, _ in labels))
    text = lines_of_words(w for w in words if w.box[0] > x + 1 and not any(w is c for c in colons))
    forms: list[list[tuple[list[Word], Word]]] = []
    for label in labels:
        if forms and not any(forms[-1][-1][1].middle < y < label[1].middle for y in others):
            forms[-1].append(label)
        else:
            forms.append([label])
    return [rows for form in forms if (rows := _rows([[*line, colon] for line, colon in form], text, others))]


def _rows(labels: Sequence[list[Word]], text: Sequence[list[Word]], others: Sequence[float]) -> list[_Row]:
    """The rows of a form: the lines at the right are parted where most white is between two labels; empty if a label has none."""
    edges = [around(w.box for w in line) for line in text]
    middles = [around(w.box for w in label) for label in labels]
    heights = [(box[1] + box[3]) / 2 for box in middles]
    above = max((y for y in others if y < heights[0]), default=-1.0)
    below = min((y for y in others if y > heights[-1]), default=1e9)
    own = [i for i, box in enumerate(edges) if above + _NEAR < (box[1] + box[3]) / 2 < below - _NEAR]
    if not own:
        return []
    size = median(edges[i][3] - edges[i][1] for i in own)
    cuts = []
    for upper, lower in pairwise(heights):
        between = [(a, b) for a, b in pairwise(own) if edges[a][3] > upper and edges[b][1] < lower]
        if not between:
            return []
        cuts.append(max(between, key=lambda pair: edges[pair[1]][1] - edges[pair[0]][3])[1])
    start = next(
        (b for a, b in reversed(list(pairwise(own))) if edges[b][1] < heights[0] and edges[b][1] - edges[a][3] > _APART * size), own[0]
    )
    end = next((b for a, b in pairwise(own) if edges[a][3] > heights[-1] and edges[b][1] - edges[a][3] > _APART * size), own[-1] + 1)
    bounds = [start, *cuts, end]
    if any(a >= b for a, b in pairwise(bounds)):
        return []
    return [_Row(label, list(text[a:b])) for label, (a, b) in zip(labels, pairwise(bounds), strict=True)]


def _off(row: _Row) -> float:
    """Heights of a line by which the label stands off the middle of its text."""
    label, text = (around(w.box for w in words) for words in (row.label, [w for line in row.text for w in line]))
    return abs((label[1] + label[3]) - (text[1] + text[3])) / 2 / (label[3] - label[1])


def _stands_first(row: _Row) -> bool:
    """Whether the label stands on the first line of its text."""
    return abs(row.label[0].middle - row.text[0][0].middle) < _NEAR

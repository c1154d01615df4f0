"""Labels at half the height of their texts, in plain text that keeps its columns by blanks: set back to the first line of theirs."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from iki_graph.reading.centred import raised
from iki_graph.reading.document import Doubt, Line
from iki_graph.reading.markup import plain
from iki_graph.reading.page import Word

_LABEL = re.compile(r"^ {0,6}(?P<label>[^\W\d_]+(?: [^\W\d_]+){0,3}) *:(?=\s|$)")
_INDENT = 8
"""Blanks before the text beside labels."""
_WIDE, _HIGH, _PITCH, _HALF = 6.0, 10.0, 12.0, 8.0
"""Size of a letter, from line to line, and to a label that stands between two lines, in points: the text has the shape of a page."""
_COLON = 200.0


def with_labels_raised(raw: Sequence[str], content: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Doubt, ...]]:
    """The lines, each such label on the first line of its text; and a doubt where it cannot be told which text is whose."""
    lines, doubts = list(content), []
    for first, end in _forms(raw, content):
        words, at = _set_out(raw, first, end)
        found, reasons = raised(words)
        doubts += [Doubt(reason, first + 1) for reason in reasons]
        if found != words:
            for y, no in at.items():
                printed = sorted((w for w in found if w.box[1] == y), key=lambda w: w.box[0])
                lines[no] = replace(lines[no], text=plain(" ".join(w.text for w in printed)))
    return tuple(lines), tuple(doubts)


def _set_out(raw: Sequence[str], first: int, end: int) -> tuple[list[Word], dict[float, int]]:
    """The words of a form as they would stand on a page, whose columns do not wander as those of such text do; and the line of text at
    each height."""
    words: list[Word] = []
    at: dict[float, int] = {}
    y, alone = 0.0, True
    for no in range(first, end):
        label = _LABEL.match(raw[no])
        text = raw[no][label.end() :].split() if label else raw[no].split()
        # A label alone stands between two lines, white space is a line that is not full.
        between = not text
        y += _HALF if between or alone else _PITCH
        alone = between
        if not label and not text:
            continue
        at[y] = no
        x = 0.0
        for word in [*(label["label"].split() if label else ()), *([":"] if label else ()), *text]:
            if word == ":" and label and x < _COLON:
                x = _COLON
            elif x < _COLON and not label:
                x = _COLON + 2 * _WIDE
            words.append(Word(word, (x, y, x + len(word) * _WIDE, y + _HIGH)))
            x += (len(word) + 1) * _WIDE
    return words, at


def _forms(raw: Sequence[str], content: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Runs of lines of a page that are labelled or far indented, and hold a label with an indented text above it."""
    first, asked = 0, False
    for at, line in enumerate([*raw, "."]):
        labelled = bool(_LABEL.match(line))
        inside = at < len(raw) and content[at].cells is None and (labelled or line[:_INDENT].isspace() or not line.strip())
        new_page = at > 0 and at < len(raw) and content[at].place != content[at - 1].place
        if asked and (new_page or not inside):
            yield first, at
        if not inside or new_page:
            first, asked = at + (not inside), False
        else:
            asked = asked or labelled and at > first and raw[at - 1][:_INDENT].isspace()

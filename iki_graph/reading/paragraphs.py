"""Printed lines made into the paragraphs that were typed."""

from __future__ import annotations

import re
from collections.abc import Sequence

from iki_graph.reading.page import TextLine, around, glued

_MARK = re.compile(r"^\W{0,2}(?:\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})[.)]\s*(?=\w)|^[-–—•▪*·]\s")
_LABEL = re.compile(r"^\W*[^\W\d_][\w /.]{1,30}\s*:")
_RULE = re.compile(r"^[-–—_=*~.]{8,}$")
"""A rule that is typed, as below a letterhead."""
_NEAR = 3.0
"""Points by which the left edges of one paragraph's lines may differ."""


def paragraphs(lines: Sequence[TextLine]) -> list[TextLine]:
    """The lines, those joined that go on: a line ends a paragraph if the next one's first word would have fitted on it.

    Also a list mark, a label with a colon and a gap between lines begin a new one. The right margin is where the longest line of the
    page ends that begins no further right.
    """
    result: list[TextLine] = []
    open_lines: list[TextLine] = []
    for line in lines:
        if open_lines and not _goes_on(open_lines, line, lines):
            result.append(_joined(open_lines))
            open_lines = []
        open_lines.append(line)
    return [*result, _joined(open_lines)] if open_lines else result


def _joined(lines: Sequence[TextLine]) -> TextLine:
    return TextLine(glued(line.text for line in lines), around(line.box for line in lines)) if len(lines) > 1 else lines[0]


def _goes_on(before: Sequence[TextLine], line: TextLine, page: Sequence[TextLine]) -> bool:
    last = before[-1]
    height = last.box[3] - last.box[1]
    if line.box[1] - last.box[3] > 0.6 * height or line.box[1] < last.box[1] or abs(line.box[3] - line.box[1] - height) > 0.6 * height:
        return False
    if _are_at_right(last, line, page) or _RULE.match(last.text) or _RULE.match(line.text):
        return False
    hanging = len(before) > 1 and abs(line.box[0] - last.box[0]) < _NEAR and last.box[0] > before[0].box[0] + _NEAR
    if last.text.endswith("/") and not last.text.endswith(" /"):
        return True  # a number (`PER/20/`) broken at its stroke
    if _LABEL.match(line.text) and not hanging or _MARK.match(line.text) and not hanging:
        return False
    if (line.text.upper() == line.text) != (last.text.upper() == last.text) and line.text[:1].isupper() and len(line.text) > 8:
        return False
    if len(before) > 1 and line.box[0] < last.box[0] - _NEAR:
        return False
    margin = max((x.box[2] for x in page if x.box[0] <= last.box[0] + 60), default=last.box[2])
    words = line.text.split()
    first = (line.box[2] - line.box[0]) * (len(words[0]) + 1) / max(1, len(line.text)) if words else 0.0
    return last.box[2] + first > margin and not (last.text[-1:] in ".;:" and line.text[:1].isupper())


def _are_at_right(one: TextLine, other: TextLine, page: Sequence[TextLine]) -> bool:
    """Whether two lines end at the same place and begin at others, far from the left: each is a line of its own."""
    half = max(x.box[2] - x.box[0] for x in page) / 2
    return abs(one.box[2] - other.box[2]) < _NEAR and abs(one.box[0] - other.box[0]) > 2 * _NEAR and one.box[2] - one.box[0] < half

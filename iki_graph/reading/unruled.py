"""Tables without rules, on a page or in a scan whose rules are lost: columns by the place of words below a heading."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from statistics import median

from iki_graph.reading.document import Doubt, Line
from iki_graph.reading.layout import with_tables
from iki_graph.reading.page import Box, Cell, Fragment, Word, around, lines_of_words


def unruled_tables(words: Sequence[Word]) -> tuple[list[Fragment], list[Word], tuple[Doubt, ...]]:
    """Tables among words outside ruled tables, the words that belong to none, and what the tables' reading is unsure of."""
    lines = lines_of_words(words)
    raw = _set_out(lines)
    content, doubts = with_tables(raw, tuple(Line(no, text.strip()) for no, text in enumerate(raw, 1)))
    tables: list[Fragment] = []
    rest: list[Word] = []
    for width, group in groupby(zip(content, lines, strict=True), key=lambda pair: len(pair[0].cells or ())):
        pairs = list(group)
        if not width:
            rest += [w for _, line in pairs for w in line]
            continue
        rows: list[tuple[tuple[str, ...], list[Box]]] = []
        for line, printed in pairs:
            boxes = [w.box for w in printed]
            if rows and not any(line.cells or ()):
                rows[-1][1].extend(boxes)
            else:
                rows.append((line.cells or (), boxes))
        tables.append(
            Fragment(
                tuple(tuple(Cell(text, around(boxes), None) for text in cells) for cells, boxes in rows),
                around(box for _, boxes in rows for box in boxes),
            )
        )
    return tables, rest, doubts


def _set_out(lines: Sequence[Sequence[Word]]) -> list[str]:
    """The lines with each word at the column of text that its place on the page says."""
    if not lines:
        return []
    width = median((w.box[2] - w.box[0]) / len(w.text) for line in lines for w in line) or 1.0
    left = min(w.box[0] for line in lines for w in line)
    result = []
    for line in lines:
        text, end = "", left
        for word in line:
            gap = 0 if not text else 2 if word.box[0] - end > 1.6 * width else 1
            text = text.ljust(max(len(text) + gap, round((word.box[0] - left) / width))) if gap != 1 else f"{text} "
            text += word.text
            end = word.box[2]
        result.append(text)
    return result

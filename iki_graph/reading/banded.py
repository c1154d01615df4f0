"""Ruled tables whose columns alone are parted by rules: their rows are told by numbers and by white space that goes across all columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from iki_graph.reading.headings import header_roles
from iki_graph.reading.layout import NUMBER
from iki_graph.reading.page import Box, Cell, Fragment, Word, inside, lines_of_words
from iki_graph.reading.unruled import told_starts

_LEAST = 3
"""Columns that a table has in which rows are looked for, and that a row fills where no heading says what they are."""


def with_rows(table: Fragment, words: Sequence[Word], cell_of: Callable[[Box], Cell]) -> Fragment:
    """The table with the rows that stand in its one row below the heading, if there are several; `cell_of` reads what is in a box.

    Takes the words of the page. A cell that is empty may be the rest of the one above.
    """
    heading = header_roles(tuple(c.text for c in table.rows[0]))
    head = 1 if heading else 0
    while heading and head < len(table.rows) and all(NUMBER.match(c.text) for c in table.rows[head]):
        head += 1
    boxes = [cell.box for cell in table.rows[-1]]
    if len(table.rows) != head + 1 or len({*boxes}) < max(_LEAST, len(boxes)) or any(c.rest for c in table.rows[-1]):
        return table
    lines = lines_of_words(w for w in words if any(inside(w.box, box) for box in boxes))
    if not lines:
        return table
    split = [[[w for w in line if inside(w.box, box)] for box in boxes] for line in lines]
    # A number that is centred beside the lines of its row does not begin it.
    roles = [None if r == "no" and not cell else r for r, cell in zip(heading or (), split[0], strict=False)]
    starts = [i for i in told_starts(lines, split, roles) if i and (heading or sum(map(bool, split[i])) >= _LEAST)]
    if not starts:
        return table
    ends = [max(w.box[3] for line in lines[:i] for w in line) for i in starts]
    cuts = [(end + min(w.box[1] for w in lines[i])) / 2 for end, i in zip(ends, starts, strict=True)]
    heights = list(pairwise([min(b[1] for b in boxes), *cuts, max(b[3] for b in boxes)]))
    rows = [tuple(cell_of((box[0], top, box[2], bottom)) for box in boxes) for top, bottom in heights]
    rows = [tuple(c if c.text else replace(c, rest=None) for c in row) for row in rows]
    return replace(table, rows=(*table.rows[:-1], *rows))

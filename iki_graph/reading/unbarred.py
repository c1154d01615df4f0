"""Fractions whose bar was drawn, in plain text that has lost it: numerator and denominator told apart by their lines and the factor."""

from __future__ import annotations

import re
from collections.abc import Sequence

from iki_graph.reading.markup import bracketed
from iki_graph.reading.page import glued

_TIMES = r"[x×X*]"
_FACTOR = re.compile(rf"(?:^|(?P<gap>\s{{2,}})|\s|(?<=[^\W\d_]))(?P<factor>{_TIMES}\s*100\s*%?)\s*$")
_TIMES_ALONE = re.compile(rf"(?:^|\s+){_TIMES}$")
_HUNDRED = re.compile(r"(?:^|\s+)100\s*%?$")
_LABEL = re.compile(r"^[A-Z][\w ]{4,30}\s*:")
_MEASURE = re.compile(
    r"^\(?(?:jumlah|total|seluruh|banyaknya|target|realisasi|rata-rata|nilai|skor|luas|panjang|volume|jml|pagu)\b", re.IGNORECASE
)
_ANY_FACTOR = re.compile(rf"{_TIMES}\s*100\b")
_TYPED_BAR = re.compile(r"-{3,}|_{3,}|[–—]{2,}")
_WRITTEN = re.compile(r"\s/\s|\bdi\s?bagi\b|\bbanding|÷", re.IGNORECASE)


def fraction(lines: Sequence[str]) -> tuple[str, bool]:
    """The text of a formula cell, a fraction without bar written out; and whether that is sure.

    `lines` are those of the cell from top to bottom, empty where nothing stands. A cell with one factor `x 100%` is a fraction if one of
    its lines begins like a denominator; with a factor but no such line, or several, it cannot be told.
    """
    end = next((i for i, line in enumerate(lines) if i and _LABEL.match(line)), len(lines))
    rest = glued(line for line in lines[end:] if line)
    cell, factor, at, apart = _without_factor(lines[:end])
    several = len(_ANY_FACTOR.findall(" ".join(lines[:end]))) > 1
    own = [i for i, line in enumerate(cell) if line]
    plain = glued(line for line in lines if line)
    if _TYPED_BAR.search(" ".join(lines)):
        return " ".join(line for line in lines if line), True
    if factor is None or several or not own:
        return plain, factor is None and not several
    if own[-1] <= at and _WRITTEN.search(" ".join(line for line in cell if line)):
        return plain, not apart or at > own[-1]
    first = cell[own[0]].split()[0].casefold()
    starts = [i for i in own[1:] if cell[i][:1].isupper() and (_MEASURE.match(cell[i]) or cell[i].split()[0].casefold() == first)]
    below_white = [i for i in starts if not cell[i - 1]]
    behind = [i for i in starts if not apart and i == next((k for k in own if k > at), None)]
    choice = next((found for found in (below_white, starts, behind) if len(found) == 1), None)
    if choice is None:
        return plain, False
    top, bottom = (glued(cell[i] for i in own if (i >= choice[0]) == below) for below in (False, True))
    return f"{bracketed(top)} / {bracketed(bottom)} {factor} {rest}".rstrip(), True


def _without_factor(lines: Sequence[str]) -> tuple[list[str], str | None, int, bool]:
    """The lines without their one factor, the factor, the line that it stood on, and whether it was set apart from that line's text,
    beside the whole fraction; no factor if there are several."""
    found = [(i, m) for i, line in enumerate(lines) if (m := _FACTOR.search(line))]
    cell = list(lines)
    if len(found) == 1:
        at, match = found[0]
        cell[at] = cell[at][: match.start()].rstrip()
        return cell, match["factor"], at, bool(match["gap"]) or not cell[at]
    times = [(i, m) for i, line in enumerate(lines) if (m := _TIMES_ALONE.search(line))]
    hundred = [(i, m) for i, line in enumerate(lines) if (m := _HUNDRED.search(line))]
    if not found and len(times) == len(hundred) == 1 and 0 < hundred[0][0] - times[0][0] <= 2:
        for at, match in (*times, *hundred):
            cell[at] = cell[at][: match.start()].rstrip()
        return cell, f"{times[0][1].group().strip()} {hundred[0][1].group().strip()}", times[0][0], True
    return cell, None, 0, False

"""What is printed in a table cell, with fractions drawn with a bar: numerator above it, denominator below, factor beside."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest
from statistics import median

from iki_graph.reading.markup import bracketed
from iki_graph.reading.page import Box, Cell, Word, around, glued, lines_of_words

_FACTOR = re.compile(r"^[x×X*∙•]?\s*\d{0,3}\s*%?$|^=$")
_WHOLE_FACTOR = re.compile(r"^[x×X*∙•]\s*\d{1,3}\s*%?$|^[x×X*∙•]\s*%$|^=$")
"""A factor that needs no other line: of `x` alone the number stands below."""
_HUNDRED = re.compile(r"^100\s*%?$")
"""A factor without its sign, which is one only where white space sets it apart: words end with it too."""
_APART = 0.6
"""That white space, in heights of a line."""
_NO_NUMERATOR = re.compile(r":\s*$|https?:|www\.|\S@\S|\.go\.id")
"""An underlined label (`Rumus :`) or address."""
_UNDERLINE = 2.6
"""Points by which an underline may stand below its letters: those that OCR boxes in may have no descenders."""
_SHARED = 0.4
"""Share of a word, or of the bar, in the width of the other, from which the word stands above or below the bar."""
_BLANK_LINE = 1.25
"""Heights of white between two lines that part them: a word that OCR boxes in may be as low as its x."""


@dataclass(frozen=True)
class Bar:
    """A horizontal stroke inside a cell."""

    left: float
    right: float
    y: float


@dataclass
class _Ratio:
    """A bar, or the underlines of a numerator's lines, with the words that it parts."""

    bar: Bar
    top: list[Word] = field(default_factory=list)
    bottom: list[Word] = field(default_factory=list)
    underlined: bool = False


def read_cell(words: Sequence[Word], bars: Sequence[Bar], box: Box) -> Cell:
    """The cell that fills the box, as its words and the strokes in it say.

    A bar is a fraction's if words stand right above and below it within its width; so are underlines of one or more lines with a text
    below them. Other strokes are ornaments. A bar at the very head or foot may part what a page end cuts.
    """
    if not words:
        return Cell("", box)
    height = median(w.box[3] - w.box[1] for w in words)
    room = (box[3] - max(w.box[3] for w in words)) / max(1.0, height)
    ratios, above, below = _ratios(words, bars, height)
    if not ratios:
        text, tail = _without_factor(words)
        free, first = (None, 0.0) if tail else _ends(words, box)
        return Cell(text, box, False, tail, room, above, below, free=free, first=first)
    pieces: list[str] = []
    tail = ""
    left = list(words)
    for ratio in ratios:
        used = {id(w) for w in (*ratio.top, *ratio.bottom)}
        around_it = around(w.box for w in (*ratio.top, *ratio.bottom))
        beside = [w for w in left if id(w) not in used and around_it[1] <= w.middle <= around_it[3]]
        before = [w for w in beside if w.box[2] <= ratio.bar.left + 1]
        after = [w for w in beside if w not in before]
        used |= {id(w) for w in beside}
        earlier = [w for w in left if id(w) not in used and w.middle < around_it[1]]
        used |= {id(w) for w in earlier}
        left = [w for w in left if id(w) not in used]
        factor, bottom = _factor_first(_plain(after), _plain(ratio.bottom))
        pieces += [_plain(earlier), _plain(before), f"{bracketed(_plain(ratio.top))} / {bracketed(bottom)}"]
        if ratio is ratios[-1] and not left:
            tail = factor
        else:
            pieces.append(factor)
    pieces.append(_plain(left))
    return Cell(glued(p for p in pieces if p), box, False, tail, room, above, below, not pieces[0])


def _ends(words: Sequence[Word], box: Box) -> tuple[float, float]:
    """How much of the last line of a text is free, as far as its widest line shows where lines end, and how wide its first word is."""
    lines = lines_of_words(words)
    indent = min(max(0.0, line[0].box[0] - box[0]) for line in lines)
    free = box[2] - box[0] - 2 * indent - (lines[-1][-1].box[2] - lines[-1][0].box[0])
    return max(0.0, free), lines[0][0].box[2] - lines[0][0].box[0]


def _plain(words: Sequence[Word]) -> str:
    return glued(" ".join(w.text for w in line) for line in lines_of_words(words))


def _without_factor(words: Sequence[Word]) -> tuple[str, str]:
    """The text of a cell without bar. A factor that stands beside the text by itself belongs to a fraction cut by a page end."""
    for line in lines_of_words(words):
        for start in range(1, len(line)):
            left = line[start].box[0]
            column = [w for w in words if w.box[0] > left - 2]
            rest = [w for w in words if w.box[0] <= left - 2]
            factor, white = _plain(column), left - max(w.box[2] for w in line[:start])
            apart = _HUNDRED.match(factor) and white > _APART * (line[start].box[3] - line[start].box[1])
            if (apart or _WHOLE_FACTOR.match(factor)) and all(w.box[2] <= left for w in rest):
                return _plain(rest), factor
    return _plain(words), ""


def _ratios(words: Sequence[Word], bars: Sequence[Bar], height: float) -> tuple[list[_Ratio], bool, bool]:
    """The fractions of a cell, top to bottom, and whether a bar stands above all words, or below them."""
    wide = [b for b in _whole(bars, words, height) if b.right - b.left > 1.5 * height]
    first, last = min(w.middle for w in words), max(w.middle for w in words)
    ratios = [r for r in _grouped(words, wide, height) if not _NO_NUMERATOR.search(_plain(r.top))]
    above, below = any(r.bar.y < first for r in ratios), any(r.bar.y > last for r in ratios)
    ratios = [r for r in ratios if first < r.bar.y < last]
    for ratio, following in zip_longest(ratios, ratios[1:]):
        limit = following.bar.y if following is not None else last + height
        if following is not None and following.underlined:
            limit = min(w.box[1] for w in following.top)
        shared = following is not None and not following.underlined
        ratio.bottom = _stack(words, ratio.bar, limit, 1, shared, ratio.underlined)
        if ratio.underlined and (cut := _factor_start(ratio.bottom)) is not None:
            ratio.bottom = ratio.bottom[:cut]
    for before, ratio in zip([None, *ratios], ratios, strict=False):
        if not ratio.underlined:
            taken = {id(w) for w in before.bottom} if before is not None else set()
            limit = before.bar.y if before is not None else first - height
            free = [w for w in words if id(w) not in taken]
            ratio.top = _stack(free, ratio.bar, limit, -1, False, False)
    return [r for r in ratios if r.top and r.bottom], above, below


def _whole(bars: Sequence[Bar], words: Sequence[Word], height: float) -> list[Bar]:
    """The bars, the pieces of an underline that leaves its letters room below as one."""
    found: list[Bar] = []
    for bar in sorted(bars, key=lambda b: (round(b.y), b.left)):
        last = found[-1] if found else None
        if last is not None and abs(last.y - bar.y) < 1 and 0 <= bar.left - last.right < height:
            between = (w for w in words if w.box[0] < bar.left + 1 and w.box[2] > last.right - 1)
            if not any(abs(w.middle - bar.y) < 0.3 * height for w in between):
                found[-1] = Bar(last.left, bar.right, last.y)
                continue
        found.append(bar)
    return found


def _factor_first(factor: str, bottom: str) -> tuple[str, str]:
    """A factor behind a numerator that goes on, or begins, in the line below, or below the denominator: taken out of that."""
    alone = re.fullmatch(r"[x×X*]", factor)
    match = re.match(r"(?:x\s*)?\d+\s*%?\s+(?=\D)" if alone else r"[x×X*]\s*\d+\s*%?\s+", bottom)
    match = match or alone and re.search(r"(?<=\D) 100\s?%?$", bottom)
    return (f"{factor} {match.group().strip()}".strip(), bottom[: match.start()] + bottom[match.end() :]) if match else (factor, bottom)


def _factor_start(words: Sequence[Word]) -> int | None:
    """Where the factor begins that ends the words; None if there is none or nothing else."""
    for start in range(max(1, len(words) - 3), len(words)):
        if re.match(r"^[x×X*]\s*\d+\s*%?$", " ".join(w.text for w in words[start:])):
            return start
    return None


def _grouped(words: Sequence[Word], bars: Sequence[Bar], height: float) -> list[_Ratio]:
    """Bars top to bottom, the underlines of following lines as one."""
    found: list[_Ratio] = []
    under_line = max(0.25 * height, _UNDERLINE)
    for bar in sorted(bars, key=lambda b: (b.y, b.left)):
        under = [
            w for w in words if bar.left - 2 <= (w.box[0] + w.box[2]) / 2 <= bar.right + 2 and w.middle < bar.y < w.box[3] + under_line
        ]
        before = found[-1] if found else None
        if before is not None and bar.y - before.bar.y < 0.4 * height:
            before.bar = Bar(min(before.bar.left, bar.left), max(before.bar.right, bar.right), bar.y)
            before.top += [w for w in under if w not in before.top]
        elif before is not None and under and before.top and _is_next_line(words, before, under, height):
            before.bar = Bar(min(before.bar.left, bar.left), max(before.bar.right, bar.right), bar.y)
            before.top += under
            before.underlined = True
        else:
            found.append(_Ratio(bar, under))
    return found


def _is_next_line(words: Sequence[Word], before: _Ratio, under: Sequence[Word], height: float) -> bool:
    """Whether the underlined words stand on the line below the ones underlined before, and nothing between or beside them but a factor."""
    end, start = max(w.box[3] for w in before.top), min(w.box[1] for w in under)
    own = {id(w) for w in (*before.top, *under)}
    between = [w for w in words if id(w) not in own and before.bar.y < w.middle < max(u.box[3] for u in under)]
    return start - end < 0.8 * height and (not between or bool(_FACTOR.match(" ".join(w.text for w in between))))


def _stack(words: Iterable[Word], bar: Bar, limit: float, side: int, shared: bool, anywhere: bool) -> list[Word]:
    """The lines right above (side -1) or below (1) a bar that stand in its width (or `anywhere`); a gap of more than a line ends them.

    Between two bars (`shared`) the lines are parted at the widest gap.
    """
    on_side = [w for w in words if (w.middle - bar.y) * side > 0 and (limit - w.middle) * side > 0]
    lines = [x for line in lines_of_words(on_side) if (x := line if anywhere else _over(line, bar))]
    if not lines:
        return []
    if side < 0:
        lines.reverse()
    height = median(w.box[3] - w.box[1] for line in lines for w in line)
    edges = [around(w.box for w in line) for line in lines]
    gaps = [max(a[1], b[1]) - min(a[3], b[3]) for a, b in pairwise(edges)]
    end = next((i + 1 for i, gap in enumerate(gaps) if gap > _BLANK_LINE * height), len(lines))
    if shared and end == len(lines) and gaps:
        widest = max(range(len(gaps)), key=lambda i: gaps[i])
        end = widest + 1 if gaps[widest] > min(gaps) + 0.3 * height else (len(lines) + 1) // 2
    chosen = lines[:end]
    return [w for line in (reversed(chosen) if side < 0 else chosen) for w in line]


def _over(line: Sequence[Word], bar: Bar) -> list[Word]:
    """The words of a line that belong to the fraction of a bar: those in its width, and those that go on from them without a gap
    (the dashes of a typed bar may be shorter than the text), but for a factor."""

    def stands_over(box: Box) -> bool:
        shared = min(box[2], bar.right) - max(box[0], bar.left)
        return shared > _SHARED * min(box[2] - box[0], bar.right - bar.left)

    core = [i for i, w in enumerate(line) if stands_over(w.box)]
    if not core:
        return []
    first, last = core[0], core[-1]
    gap = 0.6 * max(w.box[3] - w.box[1] for w in line)
    while first > 0 and line[first].box[0] - line[first - 1].box[2] < gap:
        first -= 1
    while last + 1 < len(line) and line[last + 1].box[0] - line[last].box[2] < gap and not _FACTOR.match(_plain(line[last + 1 :])):
        last += 1
    return list(line[first : last + 1])

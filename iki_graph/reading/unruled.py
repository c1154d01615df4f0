"""Tables without rules between their columns, on a page or in a scan whose rules are lost.

Columns are parted where no word stands below a heading. Rows are parted by rules that run across, by row numbers, by white space
between the lines; where there is none of these, a row begins where several columns begin with a capital at once.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from statistics import median

from iki_graph.reading.document import Doubt
from iki_graph.reading.fractions import read_cell
from iki_graph.reading.furniture import ADDRESS, PAGE_NUMBER
from iki_graph.reading.headings import header_roles, only_heading_words, role_of
from iki_graph.reading.layout import NO_BAR, NUMBER, REASON, begins_row
from iki_graph.reading.markup import plain
from iki_graph.reading.page import Box, Cell, Fragment, Word, around, lines_of_words
from iki_graph.reading.ruled import Rule, bars, covered
from iki_graph.reading.unbarred import fraction

_GAP = 0.6
"""White space, in heights of a line, that parts the texts of two columns."""
_BLANK = 1.1
"""The same, in widths of a letter."""
_ROW = 0.3
"""White space between lines, in heights of a line beyond that between the lines of a text, that parts rows."""
_ACROSS = 0.6
"""Share of a table's width that a rule between rows takes up at least."""
_BELOW, _CLOSED = 1.2, 0.9
"""How far below a table, in heights of a line, a rule closes it; and the share of its width that it takes up."""
_EXPLAINING = ("definisi", "formulasi", "alasan")
"""What a text across columns may be that belongs to the row above it."""
_TEXT = 0.8
"""White space, in heights of a line, between its lines."""
_INDENT = 12.0
"""Points by which lines of such a text may be indented."""
_SAME = 1.5
"""Points by which the pieces of one rule may miss each other."""
_MOST_HEADING_LINES = 5
_FORMULA = re.compile(r"[-–—_]{4,}|\b100\b")
"""A bar that is typed, or a factor: no heading goes on with it, but what a page end cut does below one."""
_TIMES = re.compile(r"^[x×X*](?:100%?)?$")
_LEADING = 0.75
"""White space, in heights of a line, between two lines of one heading."""

Line = list[Word]


@dataclass
class _Chunk:
    """Words of a line that stand together, or the heading of a column: left, right, text."""

    left: float
    right: float
    text: str


def unruled_tables(words: Sequence[Word], rules: Sequence[Rule] = ()) -> tuple[list[Fragment], list[Word], tuple[Doubt, ...]]:
    """Tables among words outside ruled tables, the words that belong to none, and what the tables' reading is unsure of."""
    lines = lines_of_words(words)
    rest: list[Word] = []
    found: list[tuple[Sequence[Line], Sequence[Line], list[_Chunk], dict[int, float]]] = []
    at = 0
    while at < len(lines):
        heading = _heading(lines, at)
        if heading is None:
            rest += lines[at]
            at += 1
            continue
        columns, below = heading
        wide = _explanations(lines[below:], columns)
        end = _end(lines, below, columns, {below + i for i in wide})
        found.append((lines[at:below], lines[below:end], columns, {i: left for i, left in wide.items() if below + i < end}))
        at = end
    parting = any(_across(body, around(w.box for line in (*head, *body) for w in line), rules, own) for head, body, own, _ in found)
    tables = [_table(head, body, columns, wide, rules, parting) for head, body, columns, wide in found]
    doubts = [Doubt(reason) for _, sure in tables for reason in ((REASON,) if sure else (REASON, NO_BAR))]
    return [table for table, _ in tables], rest, tuple(doubts)


def _chunks(line: Line) -> list[_Chunk]:
    height = median(w.box[3] - w.box[1] for w in line)
    # Of a scan the boxes are as low as the ink.
    letter = sum(w.box[2] - w.box[0] for w in line) / sum(len(w.text) for w in line)
    gap = max(_GAP * height, _BLANK * letter)
    found: list[_Chunk] = []
    for word in line:
        if found and word.box[0] - found[-1].right < gap:
            found[-1] = _Chunk(found[-1].left, max(found[-1].right, word.box[2]), f"{found[-1].text} {word.text}")
        else:
            found.append(_Chunk(word.box[0], word.box[2], word.text))
    return found


def _heading(lines: Sequence[Line], at: int) -> tuple[list[_Chunk], int] | None:
    """The heading that begins on a line, over up to five lines: its columns, and the line behind it."""
    first = _chunks(lines[at])
    if len(first) < 2 and not _leads(lines, at) or not any(role_of(c.text) for line in lines[at : at + 2] for c in _chunks(line)):
        return None
    end = at
    while end < len(lines) and end - at < _MOST_HEADING_LINES:
        texts = [chunk.text for chunk in _chunks(lines[end])]
        if any(map(_FORMULA.search, texts)) or not only_heading_words(tuple(re.sub(r"[^\w\s]", " ", text) for text in texts)):
            break
        end += 1
    for last in range(end, at, -1):
        columns: list[_Chunk] = []
        for chunk in (c for line in lines[at:last] for c in _chunks(line)):
            over = next((c for c in columns if chunk.left < c.right and c.left < chunk.right), None)
            if over is None:
                columns.append(chunk)
            else:
                over.left, over.right = min(over.left, chunk.left), max(over.right, chunk.right)
                over.text = f"{over.text} {chunk.text}"
        columns.sort(key=lambda c: c.left)
        if len(columns) > 2 and header_roles(tuple(plain(c.text) for c in columns)) is not None:
            return columns, last
    return None


def _leads(lines: Sequence[Line], at: int) -> bool:
    """Whether a line is the first one of a heading whose other columns begin further down: it reaches down beside the line below, or
    stands close above one of its columns alone."""
    if at + 1 == len(lines):
        return False
    (only,), below = _chunks(lines[at]), _chunks(lines[at + 1])
    height = median(w.box[3] - w.box[1] for w in lines[at])
    gap = min(w.box[1] for w in lines[at + 1]) - max(w.box[3] for w in lines[at])
    over = sum(only.left < c.right and c.left < only.right for c in below)
    return len(below) > 1 and (gap < 0 or gap < _LEADING * height and over == 1 and not only.text.isupper())


def _explanations(lines: Sequence[Line], columns: Sequence[_Chunk]) -> dict[int, float]:
    """The lines with the text of a cell that goes over several columns, as an explanation below its indicator does (`Definisi
    Operasional : …`), and where it begins."""
    found: dict[int, float] = {}
    for i, line in enumerate(lines):
        last = _chunks(line)[-1]
        label, colon, _ = last.text.partition(":")
        over = sum(last.left < c.right and c.left < last.right for c in columns)
        if colon and over > 1 and last.left > columns[0].right and role_of(label) in _EXPLAINING:
            found[i] = last.left
        elif i - 1 in found and abs(last.left - found[i - 1]) < _INDENT:
            gap = line[-1].box[1] - lines[i - 1][-1].box[3]
            if gap < _TEXT * (line[-1].box[3] - line[-1].box[1]):
                found[i] = found[i - 1]
    return found


def _end(lines: Sequence[Line], at: int, columns: Sequence[_Chunk], wide: AbstractSet[int]) -> int:
    """The line behind the table: the first that has a text across columns and nothing beside it, or a label.

    `wide`: lines with a text across columns that belong to it.
    """
    end = at
    for i in range(at, len(lines)):
        if i in wide:
            end = i + 1
            continue
        chunks = _chunks(lines[i])
        height = median(w.box[3] - w.box[1] for w in lines[i])
        only, gap = chunks[0], lines[i][0].box[1] - max(w.box[3] for w in lines[i - 1]) > height
        alone = len(chunks) == 1
        across = alone and sum(only.left < c.right and c.left < only.right for c in columns) > 1
        title = alone and gap and (only.text.isupper() or any(_heading(lines, k) for k in range(i + 1, min(i + 3, len(lines)))))
        last = i + 1 == len(lines)
        number = last and (alone and PAGE_NUMBER.match(only.text) or ADDRESS.match(" ".join(c.text for c in chunks)))
        labelled = any(c.text.startswith(":") or c.text.endswith(" :") for c in chunks[:2])
        if labelled and end - at > 1 and _stands_above(lines, end - 1):
            end -= 1  # the title of what the label belongs to
        if across or title or number or labelled or i > at and _heading(lines, i) is not None:
            break
        end = i + 1
    return end


def _stands_above(lines: Sequence[Line], at: int) -> bool:
    """Whether a line stands by itself below the one before it, further off than lines of a text do."""
    height = median(w.box[3] - w.box[1] for w in lines[at])
    return len(_chunks(lines[at])) == 1 and lines[at][0].box[1] - max(w.box[3] for w in lines[at - 1]) > _TEXT * height


def _table(
    head: Sequence[Line],
    body: Sequence[Line],
    columns: Sequence[_Chunk],
    wide: Mapping[int, float],
    rules: Sequence[Rule],
    parting: bool,
) -> tuple[Fragment, bool]:
    """The table, and whether its fractions are sure.

    `wide`: lines with a text across columns, and where it begins. `parting`: rules part the rows of tables on this page; without one
    there is one row.
    """
    whole = around(w.box for line in (*head, *body) for w in line)
    # A fraction bar fills its column, also where the operands that are centred on it do not.
    inner = [Word("", (r["x0"], r["top"], r["x1"], r["top"])) for r in rules if _is_bar(r, whole)]
    filling = [*(w for i, line in enumerate(body) if i not in wide for w in line), *inner]
    filling += [reach for w in filling if (reach := _reach(w, filling))]
    cuts = [_cut(left, right, filling) for left, right in pairwise(columns)]
    edges = list(pairwise([whole[0], *cuts, whole[2]]))
    top = body[0][0].box[1] if body else whole[3]
    rows = [tuple(Cell(plain(c.text), (a, whole[1], b, top), None) for c, (a, b) in zip(columns, edges, strict=True))]
    roles = header_roles(tuple(c.text for c in rows[0])) or []
    sure = True
    split = []
    for i, line in enumerate(body):
        places = [min(w.box[0], wide.get(i, w.box[0])) for w in line]
        split.append(
            [[w for w, x in zip(line, places, strict=True) if a - 1 <= x < b - 1 or b == whole[2] and x >= b - 1] for a, b in edges]
        )
    across = _across(body, whole, rules, columns)
    ruled = across or parting and _is_closed(body, whole, rules)
    starts = [0, *(i for i, _ in across)] if ruled else _starts(body, split, roles)
    for i in (i for i in wide if i - 1 not in wide):
        # Beside it the texts of merged cells may go on, above the line with which it begins.
        if not any(all(w.box[0] < wide[i] - 1 for line in body[start:i] for w in line) for start in starts if start <= i):
            starts.append(i)
    starts.sort()
    tops = [min(w.box[1] for w in body[i]) for i in starts]
    rights = [max((w.box[2] for line in split for w in line[n]), default=b) for n, (_, b) in enumerate(edges)]
    table: list[list[Cell]] = [[] for _ in starts]
    heights = dict(across)

    no = roles.index("no") if "no" in roles else None

    def _ends(start: int, n: int, a: float, b: float) -> bool:
        if no is not None and roles[n] in ("no", "kinerja") and NUMBER.match(" ".join(w.text for w in split[start][no])):
            return True
        ruled = start in heights and covered(_at(rules, heights[start]), a, b, "x0", "x1") > (b - a) / 2
        return ruled or start not in heights and b > wide[start]

    for n, (a, b) in enumerate(edges):
        # A cell ends at a rule in its own column; where rules part the rows, it may go on below one.
        own = [0, *(k for k, start in enumerate(starts) if k and (not across or _ends(start, n, a, b)))]
        for k, end in pairwise([*own, len(starts)]) if starts else ():
            last = starts[end] if end < len(starts) else len(body)
            box = (a, tops[k], b, tops[end] if end < len(starts) else whole[3])
            own_lines = [line[n] for line in split[starts[k] : last] if line[n]]
            cell, known = _cell(own_lines, roles[n], box, rules)
            # Where a column ends its widest line shows.
            cell = replace(cell, free=rights[n] - own_lines[-1][-1].box[2] if own_lines and cell.free is not None else None)
            table[k].append(replace(cell, rest=False) if across else cell)
            for below in range(k + 1, end):
                table[below].append(Cell("", box, True))
            sure = sure and known
    return Fragment((*rows, *map(tuple, table)), whole), sure


def _is_closed(body: Sequence[Line], whole: Box, rules: Sequence[Rule]) -> bool:
    """Whether a rule closes the table right below its last line."""
    height = median(w.box[3] - w.box[1] for line in body for w in line) if body else 0.0
    closing = [r for r in rules if r["orientation"] == "h" and whole[3] <= r["top"] < whole[3] + _BELOW * height]
    return covered(closing, whole[0], whole[2], "x0", "x1") > _CLOSED * (whole[2] - whole[0])


def _is_bar(r: Rule, whole: Box) -> bool:
    within = whole[0] < r["x0"] and r["x1"] < whole[2] and whole[1] < r["top"] < whole[3]
    return bool(r["orientation"] == "h" and within and r["x1"] - r["x0"] < _ACROSS * (whole[2] - whole[0]))


def _at(rules: Sequence[Rule], y: float) -> list[Rule]:
    return [r for r in rules if r["orientation"] == "h" and abs(r["top"] - y) < _SAME]


def _across(body: Sequence[Line], whole: Box, rules: Sequence[Rule], columns: Sequence[_Chunk]) -> list[tuple[int, float]]:
    """The rules between the rows of a table, each with the line of the body that follows: those that take up most of its width."""
    found: list[tuple[int, float]] = []
    heights = sorted({r["top"] for r in rules if r["orientation"] == "h" and whole[1] < r["top"] < whole[3]})
    wide = [y for y in heights if covered(_at(rules, y), whole[0], whole[2], "x0", "x1") >= _ACROSS * (whole[2] - whole[0])]
    ends = around((r["x0"], y, r["x1"], y) for y in wide for r in _at(rules, y)) if wide else whole
    for y in heights:
        own = _at(rules, y)
        # Beside merged cells a rule is shorter, but ends where the table does, or goes over several columns; a fraction bar does not.
        reaching = wide and (min(r["x0"] for r in own) < ends[0] + _SAME or max(r["x1"] for r in own) > ends[2] - _SAME)
        reaching = reaching or any(_spans(own, a.left - _SAME, b.right + _SAME) for a, b in pairwise(columns))
        if y not in wide and not reaching:
            continue
        below = next((i for i, line in enumerate(body) if line[0].middle > y), len(body))
        if 0 < below < len(body) and (not found or found[-1][0] != below):
            found.append((below, y))
    return found


def _spans(rules: Sequence[Rule], left: float, right: float) -> bool:
    """Whether the rules of one height cover a stretch without a gap."""
    return covered(rules, left, right, "x0", "x1") > right - left - _SAME


def _cell(lines: Sequence[Line], role: str | None, box: Box, rules: Sequence[Rule]) -> tuple[Cell, bool]:
    """What stands in a cell, and whether a fraction in it is sure."""
    cell = replace(read_cell([w for line in lines for w in line], bars(rules, box), box), rest=None)
    if role != "formulasi" or " / " in cell.text:
        return cell, True
    text, sure = fraction([" ".join(w.text for w in line) for line in lines])
    return replace(cell, text=plain(text), tail=""), sure


def _reach(word: Word, words: Sequence[Word]) -> Word | None:
    """What fills the space between a fraction and the factor beside it; None of other words."""
    if not _TIMES.match(word.text):
        return None
    left, top, _, bottom = word.box
    near = [w.box[2] for w in words if w.box[2] <= left and abs(w.middle - word.middle) < 1.5 * (bottom - top)]
    return Word("", (max(near), top, left, bottom)) if near else None


def _cut(left: _Chunk, right: _Chunk, words: Sequence[Word]) -> float:
    """Where the right one of two columns begins: behind the widest stretch between the two headings that the fewest words cross."""
    near = [w for w in words if w.box[2] > left.left and w.box[0] < right.right]
    ends = sorted({left.left, right.left, right.right, *(x for w in near for x in (w.box[0], w.box[2]) if left.left < x < right.right)})
    stretches: list[tuple[int, float, float]] = []
    for a, b in pairwise(ends):
        if a >= right.left:
            break
        crossing = sum(w.box[0] < (a + b) / 2 < w.box[2] for w in near)
        if stretches and stretches[-1][0] == crossing and stretches[-1][2] == a:
            stretches[-1] = (crossing, stretches[-1][1], b)
        else:
            stretches.append((crossing, a, b))
    least = min((crossing for crossing, _, _ in stretches), default=0)
    return max(((b - a, b) for crossing, a, b in stretches if crossing == least), default=(0.0, right.left))[1]


def told_starts(body: Sequence[Line], split: Sequence[Sequence[Line]], roles: Sequence[str | None]) -> list[int]:
    """The lines of the body with which rows begin, as row numbers and white space between the lines tell; `split`: by columns."""
    tops, bottoms = ([pick(w.box[side] for w in line) for line in body] for pick, side in ((min, 1), (max, 3)))
    height = median(bottom - top for top, bottom in zip(tops, bottoms, strict=True))
    gaps = [top - bottom for top, bottom in zip(tops[1:], accumulate(bottoms, max), strict=False)]
    # Lines of cells that are centred beside each other overlap; they tell nothing of the space between lines.
    clear = sorted(gap for gap in gaps if gap > 0)
    usual = clear[len(clear) // 4] if clear else 0.0
    no = roles.index("no") if "no" in roles else None
    numbered = {i for i, line in enumerate(split) if no is not None and NUMBER.match(" ".join(w.text for w in line[no]))}
    apart = {i + 1 for i, gap in enumerate(gaps) if gap > usual + _ROW * height and sum(map(bool, split[i + 1])) > 1}
    return sorted(numbered | apart)


def _starts(body: Sequence[Line], split: Sequence[Sequence[Line]], roles: Sequence[str | None]) -> list[int]:
    """The lines of the body with which rows begin, where no rules tell."""
    if not body:
        return []
    if told := told_starts(body, split, roles):
        return sorted({0, *told})
    texts = [tuple(" ".join(w.text for w in cell) for cell in line) for line in split]
    widths = [max(map(len, column)) for column in zip(*texts, strict=True)]
    ends = [max((w.box[2] for line in column for w in line), default=0.0) for column in zip(*split, strict=True)]
    begins = [i for i in range(1, len(texts)) if begins_row(texts[i], texts[i - 1], roles, widths)]
    return [0, *(i for i in begins if _are_through(split[i - 1], split[i], ends))]


def _are_through(before: Sequence[Line], line: Sequence[Line], rights: Sequence[float]) -> bool:
    """Whether the texts of a line's columns ended before it: one of them is blank above it, or the first word of each would have
    fitted above it."""
    pairs = [(above, own, right) for above, own, right in zip(before, line, rights, strict=True) if own]
    return any(not above for above, _, _ in pairs) or all(
        above[-1].box[2] + own[0].box[2] - own[0].box[0] < right - 1 for above, own, right in pairs
    )

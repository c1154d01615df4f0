"""Tables in plain text that keeps its columns by blanks, as `pdftotext -layout` writes it.

Nothing but the place of words tells columns and rows: a table begins at a heading of several columns, its columns are parted
where the fewest words stand, and a row begins at a row number, or where several columns begin with a capital at once.
"""

import itertools
import re
from collections.abc import Sequence
from dataclasses import replace

from iki_graph.reading.document import Doubt, Line
from iki_graph.reading.headings import header_roles, only_heading_words, role_of
from iki_graph.reading.markup import plain
from iki_graph.reading.running import running_lines
from iki_graph.reading.unbarred import fraction

_CHUNK = re.compile(r"\S+(?: \S+)*")
NUMBER = re.compile(r"^\(?\d{1,3}[.)]?$")
REASON = "kolom dan baris tabel hanya dapat dipisahkan menurut letak katanya"
NO_BAR = "garis pecahan tidak terbawa dalam teks; pembilang dan penyebut rumus baris ini tidak dapat dipisahkan"
_MOST_HEADING_LINES = 5

Chunk = tuple[int, int, str]
"""First column of text, the column behind it, and the text."""


def with_tables(raw: Sequence[str], content: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Doubt, ...]]:
    """The lines with the rows of such tables as cells, a row on its first line; and a doubt for each table.

    Text that has tables of its own kind (tabs, pipes) stays as it is.
    """
    if any(line.cells is not None for line in content):
        return content, ()
    lines, doubts, at = list(content), [], 0
    running = running_lines(raw, content)
    raw = ["" if i in running else line for i, line in enumerate(raw)]
    for i in running:
        lines[i] = replace(lines[i], text="")
    while at < len(raw):
        heading = _heading(raw, at)
        if heading is None:
            at += 1
            continue
        cells, below, chunks = heading
        end = _end(raw, below, chunks)
        cuts = _cuts(chunks, [x for x in raw[at:end] if len(list(_CHUNK.finditer(x))) > 1])
        _fill(lines, at, below, [cells])
        doubts.append(Doubt(REASON, at + 1))
        for first, last, row, sure in _rows(raw[below:end], cuts, header_roles(cells) or []):
            _fill(lines, below + first, below + last, [row])
            if not sure:
                doubts.append(Doubt(NO_BAR, below + first + 1))
        at = end
    return tuple(lines), tuple(doubts)


def _fill(lines: list[Line], first: int, last: int, rows: list[tuple[str, ...]]) -> None:
    """Put a row on its first line; the other lines that it took stay as empty rows of the table."""
    width = len(rows[0])
    for n in range(first, last):
        cells = rows[0] if n == first else ("",) * width
        lines[n] = replace(lines[n], text=" ".join(c for c in cells if c), cells=cells)


def _chunks(line: str) -> list[Chunk]:
    return [(m.start(), m.end(), m.group()) for m in _CHUNK.finditer(line)]


def _heading(raw: Sequence[str], at: int) -> tuple[tuple[str, ...], int, list[Chunk]] | None:
    """The heading that begins on a line, over up to five lines: its cells, the line behind it, the chunks that its columns are."""
    if len(_chunks(raw[at])) < 2 or not any(role_of(text) for _, _, text in _chunks(raw[at])):
        return None
    end = at
    while end < len(raw) and end - at < _MOST_HEADING_LINES and (found := _chunks(raw[end])):
        if not only_heading_words(tuple(re.sub(r"[^\w\s]", " ", text) for _, _, text in found)):
            break
        end += 1
    for last in range(end, at, -1):
        columns: list[Chunk] = []
        for line in raw[at:last]:
            for chunk in _chunks(line):
                over = next((i for i, c in enumerate(columns) if chunk[0] < c[1] + 1 and c[0] < chunk[1] + 1), None)
                if over is None:
                    columns.append(chunk)
                else:
                    c = columns[over]
                    columns[over] = (min(c[0], chunk[0]), max(c[1], chunk[1]), f"{c[2]} {chunk[2]}")
        columns.sort()
        cells = tuple(plain(text) for _, _, text in columns)
        if len(columns) > 2 and header_roles(cells) is not None:
            return cells, last, columns
    return None


def _end(raw: Sequence[str], at: int, heading: Sequence[Chunk]) -> int:
    """The line behind the table: the first that has a text across columns and nothing beside it, or a label."""
    gap, end = False, at
    for i in range(at, len(raw)):
        chunks = _chunks(raw[i])
        if not chunks:
            gap = True
            continue
        start, stop, text = chunks[0]
        alone = len(chunks) == 1
        paragraph = alone and start < heading[1][0] - 1 and stop > heading[1][0] + 1
        title = alone and gap and text.isupper()
        labelled = any(t.startswith(":") or t.endswith(" :") for _, _, t in chunks[:2])
        if paragraph or title or labelled or _heading(raw, i) is not None:
            break
        gap, end = False, i + 1
    return end


def _cuts(heading: Sequence[Chunk], lines: Sequence[str]) -> list[int]:
    """Where each column but the first begins: between two headings, where the fewest lines have a word; the last such place."""
    cuts = []
    for left, right in itertools.pairwise(heading):
        places = range(left[0] + 1, right[0] + 1)
        busy = {p: sum(len(line) > p and line[p - 1] != " " for line in lines) for p in places}
        least = min(busy.values())
        cuts.append(max(p for p in places if busy[p] == least))
    return cuts


def _rows(lines: Sequence[str], cuts: Sequence[int], roles: Sequence[str | None]) -> list[tuple[int, int, tuple[str, ...], bool]]:
    """The rows: first line, line behind the last, cells, and whether its formula is sure."""
    split = [_split(line, cuts) for line in lines]
    widths = [max(map(len, column)) for column in zip(*split, strict=True)]
    starts = [i for i in range(1, len(split)) if any(split[i]) and begins_row(split[i], split[i - 1], roles, widths)]
    first = next((i for i, cells in enumerate(split) if any(cells)), None)
    if first is None:
        return []
    starts = sorted({first, *starts})
    result = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        cells, sure = [], True
        for role, column in zip(roles, zip(*split[start:end], strict=True), strict=True):
            text = " ".join(x for x in column if x)
            if role == "formulasi":
                text, sure = fraction(column)
            cells.append(plain(text))
        result.append((start, end, tuple(cells), sure))
    return result


def _split(line: str, cuts: Sequence[int]) -> tuple[str, ...]:
    """The texts of a line by columns; a word that reaches over a cut belongs to the column that it begins in."""
    bounds = [0]
    for cut in cuts:
        while 0 < cut < len(line) and line[cut - 1] != " " and line[cut] != " " and cut > bounds[-1]:
            cut -= 1
        bounds.append(max(cut, bounds[-1]))
    return tuple(line[a:b].strip() for a, b in zip(bounds, [*bounds[1:], len(line)], strict=True))


def begins_row(cells: tuple[str, ...], before: tuple[str, ...], roles: Sequence[str | None], widths: Sequence[int]) -> bool:
    """Whether a line is the first of a row: numbered, or with capitals in several columns and no sign that it goes on.

    A line goes on with the one above where its first word had no room there.
    """
    by_role = dict(zip(roles, cells, strict=False))
    if "no" in by_role and NUMBER.match(by_role["no"]):
        return True
    others = [text for r in ("kinerja", "formulasi", "sumber") if (text := by_role.get(r))]
    if not by_role.get("indikator", "")[:1].isupper() or not others or not all(t[:1].isupper() or t[:1] in "-–•" for t in others):
        return False
    if "no" in by_role and by_role.get("kinerja"):
        return False
    both = [(a, b, w) for a, b, w in zip(before, cells, widths, strict=True) if a and b]
    had_room = any(len(a) + 1 + len(b.split()[0]) < w - 1 for a, b, w in both)
    at = roles.index("indikator")
    return had_room or not before[at] and sum(map(bool, cells)) > sum(map(bool, before))

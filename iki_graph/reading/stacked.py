"""Tables in plain text that have lost their rows: cells below each other, as text is taken out of a PDF or a picture column by column.

Such a table is read where its rows are numbered and its cells, parted by white lines, can be paired by their count; else it is a doubt,
and no row. Its heading stands as one in both cases, so that its text is no duty of the position above.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from iki_graph.reading.document import Doubt, Line
from iki_graph.reading.headings import IN_LINES, header_roles, only_heading_words, role_of
from iki_graph.reading.markup import plain

_PAIRED = "sel tabel ini tersusun ke bawah; barisnya dipasangkan menurut nomor dan jumlah sel"
_LOST = "sel tabel ini tersusun ke bawah dan tidak dapat dipasangkan dengan pasti; barisnya tidak dibaca"
_NUMBER = re.compile(r"^\(?(\d{1,3})[.)]?$")
_END = re.compile(r"^[^\W\d_]+(?: [^\W\d_]+){0,2} ?:|^(?:ditetapkan|lampiran)\b", re.IGNORECASE)
_COLUMNS = re.compile(r"\S {3,}\S")
_MOST_HEADS = 14
"""Lines of the longest heading that stands below itself."""


@dataclass
class _Cell:
    """A text over some lines; `head` if it is made of heading words alone."""

    text: str
    first: int
    end: int
    head: bool


_Table = tuple[tuple[str, ...], list[list[_Cell]], int]
"""Heading, rows, and the line behind what was read."""


def with_stacked_tables(raw: Sequence[str], content: tuple[Line, ...]) -> tuple[tuple[Line, ...], tuple[Doubt, ...]]:
    """The lines, those of such tables as cells where they can be paired, and a doubt for each table."""
    lines, doubts, at = list(content), [], 0
    while at < len(lines):
        found = _in_one_line(content, at) or _heading(raw, content, at) or _columns(raw, content, at)
        if found is None:
            at += 1
            continue
        heads, rows, end = found
        for no in range(at, end):
            lines[no] = replace(lines[no], text="", cells=("",) * len(heads))
        _put(lines, at, heads)
        for row in rows:
            _put(lines, row[0].first, tuple(cell.text for cell in row))
        doubts.append(Doubt(_PAIRED if rows else _LOST, at + 1))
        at = end
    return tuple(lines), tuple(doubts)


def _put(lines: list[Line], at: int, cells: tuple[str, ...]) -> None:
    lines[at] = replace(lines[at], text=" ".join(c for c in cells if c), cells=tuple(map(plain, cells)))


def _heading(raw: Sequence[str], content: Sequence[Line], at: int) -> _Table | None:
    """The table whose heading stands below itself from a line on."""
    if content[at].blank or not _is_head(raw[at], content[at]):
        return None
    texts: list[tuple[int, str]] = []
    for i in range(at, min(at + _MOST_HEADS, len(raw))):
        if not content[i].blank:
            if not _is_head(raw[i], content[i]):
                break
            texts.append((i, content[i].text))
    heads, roles = _parted_heads([text for _, text in texts])
    further = [role_of(text) for _, text in texts[1:]]
    if (
        len(heads) < 3
        or header_roles(tuple(heads)) is None
        or "no" in further
        or roles[0] == "indikator" in further
        or IN_LINES.issuperset(roles)
    ):
        return None  # no heading, its first line is the title above it, or labels of a position
    below = texts[-1][0] + 1
    rows, end = _paired(_cells(raw, content, below, False), len(heads)) if roles[0] == "no" else ([], 0)
    return tuple(heads), rows, end or below


def _parted_heads(texts: Sequence[str]) -> tuple[list[str], list[str]]:
    """Heading words as cells, and what these announce: one begins at each word of a column that was not there before."""
    heads: list[str] = []
    roles: list[str] = []
    for text in texts:
        role = role_of(text)
        if role is not None and role not in roles and not (heads and heads[-1].split()[-1].casefold() == "indikator"):
            heads.append(text)
            roles.append(role)
        elif heads:
            heads[-1] += f" {text}"
        else:
            return [], []
    return heads, roles


def _in_one_line(content: Sequence[Line], at: int) -> _Table | None:
    """The table whose heading is one line of text without columns: its cells are mixed word by word, and no row can be told."""
    text = content[at].text
    words = text.split()
    if content[at].cells is not None or not text.isupper() or not 4 < len(words) < 20 or not all(only_heading_words((w,)) for w in words):
        return None
    heads, roles = _parted_heads(words)
    return (tuple(heads), [], at + 1) if len(heads) > 2 and "indikator" in roles and {"formulasi", "sumber"} & {*roles} else None


def _columns(raw: Sequence[str], content: Sequence[Line], at: int) -> _Table | None:
    """The table whose columns stand below each other from a line on, each with its heading: first the numbers, one behind the other."""
    if role_of(content[at].text) != "no" or not content[at].text.isupper() or not _is_head(raw[at], content[at]):
        return None
    columns: list[list[_Cell]] = []
    for cell in _cells(raw, content, at, True):
        if cell.head and columns and role_of(cell.text) == "no":
            break
        if cell.head or not columns:
            columns.append([cell])
        else:
            columns[-1].append(cell)
    if len(columns) > 1 and len(columns[-1]) == 1 and role_of(columns[-1][0].text) in [role_of(c[0].text) for c in columns[:-1]]:
        columns.pop()  # the title of what stands below
    heads = tuple(column[0].text for column in columns)
    numbers = [_number(cell.text) for cell in columns[0][1:]] if columns else []
    if len(heads) < 3 or header_roles(heads) is None or not numbers or None in numbers:
        return None
    high = len(numbers) + 1
    if numbers != [*range(1, high)] or any(len(c) != high or any(_number(x.text) for x in c[1:]) for c in columns[1:]):
        return heads, [], at + 1
    rows = [[column[n] for column in columns] for n in range(1, high)]
    return heads, rows, max(column[-1].end for column in columns)


def _number(text: str) -> int | None:
    match = _NUMBER.match(text)
    return int(match[1]) if match else None


def _is_head(raw: str, line: Line) -> bool:
    return line.cells is None and not _COLUMNS.search(raw.strip()) and only_heading_words((re.sub(r"[^\w\s]", " ", line.text),))


def _cells(raw: Sequence[str], content: Sequence[Line], at: int, heads: bool) -> list[_Cell]:
    """The texts from a line on, parted by white lines, up to a label or a title; numbers, and `heads`, stand by themselves."""
    found: list[_Cell] = []
    apart = True
    for i in range(at, len(raw)):
        line = content[i]
        if line.blank:
            apart = True
            continue
        head = heads and line.text.isupper() and _is_head(raw[i], line)
        if line.cells is not None or _END.match(line.text) or _COLUMNS.search(raw[i].strip()):
            break
        if line.text.isupper() and len(line.text) > 8 and not head:
            break
        number = _number(line.text) is not None
        if head and found and found[-1].head and (role_of(line.text) is None or found[-1].text.split()[-1].casefold() == "indikator"):
            apart = False
        if apart or number or head != (bool(found) and found[-1].head):
            found.append(_Cell(line.text, i, i + 1, head))
        else:
            found[-1].text += f" {line.text}"
            found[-1].end = i + 1
        apart = number
    return found


def _paired(cells: Sequence[_Cell], width: int) -> tuple[list[list[_Cell]], int]:
    """The rows, row by row or column by column, if their numbers and count leave no other way; and the line behind them."""
    numbers = [_number(cell.text) for cell in cells]
    high, rest = divmod(len(cells), width)
    if not high or rest or sum(n is not None for n in numbers) != high:
        return [], 0
    order = list(range(1, high + 1))
    if numbers[::width] == order:
        rows = [list(cells[i : i + width]) for i in range(0, len(cells), width)]
    elif numbers[:high] == order:
        rows = [[cells[column * high + n] for column in range(width)] for n in range(high)]
    else:
        return [], 0
    return rows, max(cell.end for cell in cells)

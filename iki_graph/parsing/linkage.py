"""The table in which a document states its cascade: Misi, Tujuan, Sasaran, indicator side by side, and programmes beside these."""

import re
from collections.abc import Sequence

from iki_graph.parsing.tables import Table
from iki_graph.parsing.value import Value, join
from iki_graph.parsing.words import letters

_LEVELS = {"visi": "visi", "misi": "misi", "tujuan": "tujuan", "kinerja": "sasaran", "indikator": "iku"}
_HEAD = re.compile(
    r"^\W*(?:\(?\d{1,2}\)\s*)?\)?\s*(?:(?P<label>misi|tujuan|sasaran|iku|indikator)(?:\s+(?:strategis|rpjmd|skpd|opd|renstra|pd))*\s*(?P<no>\d{1,2})?(?:\s+(?:rpjmd|skpd|opd|renstra))?\s*:)?\s*",
    re.IGNORECASE,
)
_OF_PROGRAM = re.compile(r"(?:indikator|iku)(?:kinerja)?(?:sub)?(?:program|kegiatan)")
_ITEM = re.compile(r"^\W*(?:\(?\d{1,2}[).])\s+")


def read_linkage(table: Table) -> tuple[list[tuple[str, Value]], list[tuple[str, Value, str, Value]]]:
    """Statements (level, text) in the order of the columns, and links (level above, text, level below, text) that the rows state, also of
    indicators of programmes and activities beside the IKU.

    A cell begins a statement; one that has only its label (`Sasaran 2 :`), or breaks off, goes on in the cell below.
    """
    columns = [(i, _LEVELS[r]) for i, r in enumerate(table.roles) if r in _LEVELS]
    statements: list[list[list[Value]]] = [[] for _ in columns]
    at_row: list[list[int | None]] = []
    for row in table.rows:
        current: list[int | None] = []
        for c, (i, _) in enumerate(columns):
            cell = row.cells[i] if i < len(row.cells) else None
            if cell is not None:
                _take(statements[c], cell)
            current.append(len(statements[c]) - 1 if statements[c] else None)
        at_row.append(current)
    texts = [[join(pieces) for pieces in column] for column in statements]
    links: list[tuple[str, Value, str, Value]] = []
    seen = set()
    for c in range(len(columns) - 1):
        for current, row in zip(at_row, table.rows, strict=True):
            above, below = current[c], current[c + 1]
            cell = row.cells[columns[c + 1][0]] if columns[c + 1][0] < len(row.cells) else None
            if above is None or below is None or cell is None or (c, below) in seen:
                continue
            upper, lower = texts[c][above], texts[c + 1][below]
            if upper is not None and lower is not None:
                seen.add((c, below))
                links.append((columns[c][1], upper, columns[c + 1][1], lower))
    found = [(level, v) for column, (_, level) in zip(texts, columns, strict=True) for v in column if v is not None]
    at = next((c for c, (_, level) in enumerate(columns) if level == "iku"), None)
    served = [None if at is None or (number := row[at]) is None else texts[at][number] for row in at_row]
    return found, links + _programs(table, served)


def _programs(table: Table, served: Sequence[Value | None]) -> list[tuple[str, Value, str, Value]]:
    """What each indicator of a programme or activity serves: the IKU of its row (`served`), or the indicator of its activity's programme.

    They are links and no rows of the office's tables: a table of the cascade tells neither formula nor source.
    """
    heads = zip(map(letters, table.heading), table.roles, strict=False)
    columns = [i for i, (head, role) in enumerate(heads) if role not in _LEVELS and _OF_PROGRAM.fullmatch(head)]
    links: list[tuple[str, Value, str, Value]] = []
    last: dict[int, Value] = {}
    for number, (row, iku) in enumerate(zip(table.rows, served, strict=True)):
        if number and iku is not served[number - 1]:
            last.clear()
        above, cells = iku, dict(enumerate(row.cells))
        for i in columns:
            if (cell := cells.get(i)) is not None:
                last[i] = cell.with_text(_ITEM.sub("", cell.text).strip())
                if above is not None:
                    links.append(("iku", above, "iku", last[i]))
            above = last.get(i, above)
    return links


def _take(column: list[list[Value]], cell: Value) -> None:
    head = _HEAD.match(cell.text)
    labelled = head is not None and head.group("label") is not None
    text = cell.text[head.end() :] if head and (labelled or head.end()) else cell.text
    text = _ITEM.sub("", text).strip()
    value = cell.with_text(text)
    if labelled or not column:
        column.append([value] if letters(text) else [])
    elif column[-1] and not text[:1].islower():
        column.append([value])
    elif letters(text):
        column[-1].append(value)

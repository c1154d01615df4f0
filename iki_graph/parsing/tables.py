"""Tables of a decree: found by their heading, put together over page breaks, cells set right where OCR moved them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations, pairwise, zip_longest

from iki_graph.parsing.columns import MEASURE, fit, is_column_numbers, is_number, is_rule
from iki_graph.parsing.labels import LABEL
from iki_graph.parsing.value import SURE_JOIN, SURE_MOVED, Value
from iki_graph.parsing.words import letters
from iki_graph.reading import Line
from iki_graph.reading.headings import header_roles, only_heading_words, role_of

STATEMENT = re.compile(r"^\W*(?:sasaran|tujuan|kinerja)(?:\s+(?:strategis|utama|program|kegiatan))?\s*\d*\s*:\s*(?=\S)", re.IGNORECASE)
"""The label of a statement that heads the rows below it."""
_PAGE_FURNITURE = re.compile(r"^\W*(?:hal(?:aman)?\.?\s*)?\d{1,3}\W*(?:(?:dari|/)\s*\d{1,3}\W*)?$", re.IGNORECASE)

_OF_TARGET = re.compile(
    r"20\d\d|I{1,3}|IV|TW\s*\w+|triwulan\s+\w+|kuantitas|kualitas|kuantitatif|kualitatif|satuan|volume|waktu|biaya|mutu|angka|nilai|jumlah|awal|akhir|%|\(%\)|persen",
    re.IGNORECASE,
)
"""What stands on the second line of a heading, below TARGET."""


@dataclass
class Row:
    """One printed row: its cells by column, and whether it is the first after a page break.

    `rest` is as in `reading.Line`: whether a cell is merged with the one above, () where the source does not tell.
    """

    cells: list[Value | None]
    first: int
    last: int
    after_break: bool = False
    rest: tuple[bool | None, ...] = ()

    @property
    def lines(self) -> tuple[int, int]:
        """First and last line."""
        return (self.first, self.last)


@dataclass
class Table:
    """A table: what its columns are, and its rows in order."""

    heading: tuple[str, ...]
    roles: list[str | None]
    first: int
    last: int
    rows: list[Row] = field(default_factory=list)

    def column(self, role: str) -> int | None:
        """Index of the (first) column with that role."""
        return self.roles.index(role) if role in self.roles else None


def is_furniture(line: Line) -> bool:
    """Whether the line is only a page number."""
    return line.cells is None and bool(line.text) and bool(_PAGE_FURNITURE.match(line.text))


def read_table(lines: Sequence[Line], at: int) -> tuple[Table, int] | None:
    """The table whose heading stands at index `at`, and the index behind it; None if no heading stands there.

    A table goes on over blank lines, page numbers and its repeated heading; any other text ends it.
    """
    head = lines[at]
    if head.cells is None:
        return None
    heading, i = head.cells, at + 1
    roles = header_roles(heading)
    below = lines[i].cells if i < len(lines) else None
    if roles is None and below and only_heading_words(heading) and only_heading_words(below):
        # Only both lines of a heading together tell what its columns are.
        heading, i = _two_line_heading(heading, below), i + 1
        roles = header_roles(heading)
    if roles is None:
        return None
    table = Table(heading, list(roles), head.no, head.no)
    broken, end = False, i
    while i < len(lines):
        line = lines[i]
        if line.cells is None:
            if _is_heading_of_rows(lines, i):
                column = next((c for role in ("kinerja", "indikator") if (c := table.column(role)) is not None), 0)
                cells = [Value(line.text, line.no, line.no) if c == column else None for c in range(len(table.roles))]
                table.rows.append(Row(cells, line.no, line.no))
                i, end = i + 1, i + 1
                continue
            if line.text and not is_furniture(line) and not _is_rule_text(line.text):
                break
            broken, i = True, i + 1
            continue
        if _is_of_form(line.cells, len(table.roles)):
            break
        if not table.rows and not broken and i == at + 1 and not _is_subheading(line.cells) and only_heading_words(line.cells):
            both = _two_line_heading(table.heading, line.cells)
            if (both_roles := header_roles(both)) is not None:
                table.heading, table.roles = both, list(both_roles)
                i, end = i + 1, i + 1
                continue
        again = header_roles(line.cells)
        if again is not None:
            if not table.rows and _is_subheading(line.cells):
                pass
            elif _same_heading(table.heading, line.cells):
                i, end, broken = i + 1, i + 1, True
                continue
            else:
                break
        if not table.rows and _is_subheading(line.cells):
            _merge_heading(table, line.cells)
        elif not is_rule(line.cells) and not is_column_numbers(line.cells) and (line.rest or any(map(letters, line.cells))):
            at_line = line.numbers or (line.no,) * len(line.cells)
            cells = [Value(c, no, no) if letters(c) else None for c, no in zip(line.cells, at_line, strict=True)]
            cut = broken and bool(table.rows)
            # Where a table was cut, an empty cell may be the rest of one above the cut.
            rest = tuple(None if cut and not letters(c) else r for c, r in zip(line.cells, line.rest, strict=False))
            table.rows.append(Row(cells, min(at_line), max(at_line), cut, rest))
            broken = False
        i, end = i + 1, i + 1
        table.last = max(line.numbers, default=line.no)
    _prefer_indicator_of_results(table)
    _align(table)
    return table, end


def _is_of_form(cells: tuple[str, ...], width: int) -> bool:
    """Whether a row below a table is of the form of a position: a label with its colon and a value, or with a value alone beside it."""
    if not LABEL.fullmatch(cells[0].strip()):
        return False
    beside = next((c.strip() for c in cells[1:] if c.strip()), "")
    return beside.startswith(":") or cells[0].strip().endswith(":") or len(cells) == 2 < width


def _prefer_indicator_of_results(table: Table) -> None:
    """Of two columns of indicators, that of the tujuan before that of the sasaran, the second is the table's."""
    keys = [letters(h) for h in table.heading]
    first = table.column("indikator")
    if first is None or not keys[first].startswith("indikatortujuan"):
        return
    for i, key in enumerate(keys):
        if i < len(table.roles) and table.roles[i] == "lain" and key.startswith(("indikatorsasaran", "indikatorkinerja")):
            table.roles[first], table.roles[i] = "lain", "indikator"
            return


def _is_heading_of_rows(lines: Sequence[Line], at: int) -> bool:
    """Whether a line of text (`Sasaran Strategis 1 : …`) stands over further rows of the table."""
    if not STATEMENT.match(lines[at].text):
        return False
    below = next((lines[i] for i in range(at + 1, len(lines)) if not lines[i].blank), None)
    return below is not None and below.cells is not None and header_roles(below.cells) is None


def _two_line_heading(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"{a} {b}".strip() for a, b in zip_longest(first, second, fillvalue=""))


def _is_rule_text(text: str) -> bool:
    return not letters(text)


def _same_heading(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    a, b = ([letters(c) for c in cells if letters(c)] for cells in (one, other))
    return (
        a == b
        or [role_of(c) for c in one if letters(c)] == [role_of(c) for c in other if letters(c)]
        and abs(len("".join(a)) - len("".join(b))) < 4
    )


def _is_subheading(cells: tuple[str, ...]) -> bool:
    """A second heading row: years under TARGET, or nothing but heading words."""
    filled = [c for c in cells if letters(c)]
    return bool(filled) and all(role_of(c) == "target" or _OF_TARGET.fullmatch(c.strip()) for c in filled)


def _merge_heading(table: Table, cells: tuple[str, ...]) -> None:
    heading = list(table.heading) + [""] * (len(cells) - len(table.heading))
    table.roles += [None] * (len(heading) - len(table.roles))
    for i, cell in enumerate(cells):
        if letters(cell):
            heading[i] = cell.strip()
            table.roles[i] = "target"
    table.heading = tuple(heading)


# --- cells that OCR moved -----------------------------------------------------------------------------------------


def _align(table: Table) -> None:
    """Give every row as many cells as there are columns, and put moved cells where their wording says they belong."""
    width = len(table.roles)
    while (
        width > 1
        and table.roles[width - 1] is None
        and not table.heading[width - 1].strip()
        and all(len(r.cells) < width or r.cells[width - 1] is None for r in table.rows)
    ):
        width -= 1
    table.roles = table.roles[:width]
    _spanned_headings(table)
    if "kode" in table.roles and width == 2:
        for row in table.rows:
            row.cells = (row.cells + [None] * width)[:width]
        return
    moved_before = False
    for i, row in enumerate(table.rows):
        if row.after_break:
            moved_before = False
        original = list(row.cells)
        row.cells = _fit_width(row.cells, width)
        if row.rest:
            _unnumbered(table, row)
            continue
        if _suspicious(table, row, len(original)):
            placed = _best_placing(table.roles, row.cells, moved_before, row.after_break)
            if placed != row.cells:
                row.cells = [v and v.unsure(SURE_MOVED, "sel diduga bergeser kolom oleh OCR; ditempatkan menurut isinya") for v in placed]
                moved_before = True
                continue
        moved_before = moved_before and row.cells[-1] is None and i > 0


def _spanned_headings(table: Table) -> None:
    """A column without a heading of its own, in a source that tells of merged cells, stands under the heading at its left.

    Where the heading's first column holds nothing but numbers, they are row numbers.
    """
    if not table.rows or not all(row.rest for row in table.rows):
        return
    for i in range(1, len(table.roles)):
        role = table.roles[i - 1]
        if table.roles[i] is not None or role is None or letters(table.heading[i] if i < len(table.heading) else ""):
            continue
        numbers = [v.text for row in table.rows if i <= len(row.cells) and (v := row.cells[i - 1]) is not None]
        if role != "no" and numbers and all(map(is_number, numbers)):
            table.roles[i - 1] = "lain" if "no" in table.roles else "no"
        table.roles[i] = role


def _unnumbered(table: Table, row: Row) -> None:
    """A text that spans the row from the number column on is a heading of rows: it goes to the column of results."""
    no, kinerja = table.column("no"), table.column("kinerja")
    if no is None or kinerja is None or row.cells[kinerja] is not None:
        return
    value = row.cells[no]
    if value is not None and not is_number(value.text) and sum(v is not None for v in row.cells) == 1:
        row.cells[kinerja], row.cells[no] = value, None


def _fit_width(cells: list[Value | None], width: int) -> list[Value | None]:
    cells = list(cells)
    while len(cells) > width and cells[-1] is None:
        cells.pop()
    while len(cells) > width and cells[0] is None:
        cells.pop(0)
    while len(cells) > width:
        tail = cells.pop()
        if tail is not None:
            before = cells[-1]
            joined = tail if before is None else before.with_text(f"{before.text} {tail.text}")
            cells[-1] = joined.unsure(SURE_MOVED, "baris tabel memuat lebih banyak sel daripada kepala kolomnya")
    return cells + [None] * (width - len(cells))


def _suspicious(table: Table, row: Row, printed: int) -> bool:
    """Whether the row's cells may stand in wrong columns: too few cells, a text as number, or a hole where none should be."""
    no = table.column("no")
    if no is not None and (value := row.cells[no]) is not None and not is_number(value.text):
        return True
    if printed < len(table.roles):
        return True
    kinerja, indikator = table.column("kinerja"), table.column("indikator")
    if row.after_break and (indikator is None or row.cells[indikator] is None):
        return False
    holes = [c for c in ("indikator", "formulasi", "sumber") if (k := table.column(c)) is not None and row.cells[k] is None]
    if not holes or sum(v is not None for v in row.cells) < 2:
        return False
    first = row.cells[kinerja] if kinerja is not None else None
    return first is not None and (row.cells[-1] is None or bool(MEASURE.match(first.text)))


def _best_placing(roles: list[str | None], cells: list[Value | None], moved_before: bool, after_break: bool) -> list[Value | None]:
    """The filled cells, in their order, set into the columns that their wording fits best."""
    filled = [v for v in cells if v is not None]
    stay = tuple(i for i, v in enumerate(cells) if v is not None)

    def score(columns: tuple[int, ...]) -> float:
        total = sum(fit(roles[c], v.text) for c, v in zip(columns, filled, strict=True))
        total += 0.15 * sum(a == b for a, b in zip(columns, stay, strict=True))
        total -= 0.25 * sum(b < a for a, b in zip(stay, columns, strict=True))
        taken = {roles[c] for c in columns}
        if not after_break:
            total -= sum(0.7 for role in ("indikator", "formulasi", "sumber") if role in roles and role not in taken)
        gaps = sum(b - a - 1 for a, b in pairwise(columns))
        return total - 0.2 * gaps + (0.5 if moved_before and columns != stay else 0.0)

    if len(filled) == len(cells):
        return cells
    # OCR drops empty cells at the left: where the first cell stands right, so do the others.
    allowed = [c for c in combinations(range(len(cells)), len(filled)) if c == stay or c[0] != stay[0]]
    best = max(allowed, key=lambda c: (score(c), c == stay, [-x for x in c]))
    if best == stay or score(best) < score(stay) + 0.4:
        return cells
    placed: list[Value | None] = [None] * len(cells)
    for column, value in zip(best, filled, strict=True):
        placed[column] = value
    return placed


def joined(before: Value | None, after: Value | None, glue: str = " ") -> Value | None:
    """Two pieces of one cell, split by a page break or over rows."""
    if before is None or after is None:
        return before or after
    return Value(
        before.text + glue + after.text,
        min(before.first, after.first),
        max(before.last, after.last),
        min(before.sure, after.sure, SURE_JOIN),
        before.doubt or after.doubt,
    )

"""What an annex holds: the office's block and tables, and a sheet for each position."""

import re
from dataclasses import dataclass, field
from itertools import pairwise, zip_longest

from iki_graph.parsing.flow import list_items
from iki_graph.parsing.labels import LISTS, NIP, POSITION_NAME
from iki_graph.parsing.tables import Row, Table
from iki_graph.parsing.value import SURE_GUESS, Value
from iki_graph.parsing.words import letters, without_mark
from iki_graph.reading import Line


@dataclass
class Sheet:
    """A position (or, with `jabatan` None, the office) as its sheet names it, with the tables below."""

    jabatan: Value | None = None
    nama: Value | None = None
    nip: Value | None = None
    atasan: Value | None = None
    tugas: list[Value] = field(default_factory=list)
    fungsi: list[Value] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    first: int = 0
    last: int = 0
    heading_only: bool = False
    """A list of duties under a heading (TUGAS CAMAT), which the next heading ends."""
    by_heading: bool = False
    """Named by a heading so far; a label of its own names it better."""


@dataclass
class Annex:
    """What the annex holds, in order."""

    sheets: list[Sheet] = field(default_factory=list)
    office: Sheet = field(default_factory=Sheet)
    tables: list[tuple[Table, str]] = field(default_factory=list)
    """Tables of the office, each with the heading above it."""
    statements: list[tuple[str, Value]] = field(default_factory=list)
    instansi: Value | None = None
    headings: list[Value] = field(default_factory=list)
    stray: list[Value] = field(default_factory=list)
    """Lines that found no place."""


_DUTIES_INSIDE = re.compile(
    r"(?:^|(?<=\s))(?:\w{1,2}[.)]\s*)?(?P<label>(?:Uraian\s+)?Tugas(?:\s+(?:Pokok|Jabatan))?|Fungsi(?:\s+(?:Utama|Jabatan))?|(?:URAIAN\s+)?TUGAS(?:\s+POKOK)?|FUNGSI)\s*:\s*"
)
"""The label of duties inside a cell that holds several lists."""
_HOLDER = "nama jabatan diduga memuat nama pejabatnya; batas keduanya tidak tertulis"


def position_in(cell: Value) -> tuple[Value, Value | None, Value | None]:
    """Position, holder and number that a cell names below each other, the position first or last; without line ends what is what cannot be
    told (a doubt)."""
    lines = [line.strip() for line in cell.text.split("\n")]
    at = next((n for n, line in enumerate(lines) if NIP.search(line)), None)
    number = NIP.search(lines[at]) if at is not None else None
    if at is None or number is None:
        return cell.with_text(" ".join(lines)), None, None
    nip = cell.with_text(number["nip"])
    beside = lines[at][: number.start()].strip(" ,/()-")
    if letters(beside) and at == 0:
        return cell.with_text(beside).unsure(SURE_GUESS, _HOLDER), None, nip
    below = " ".join(lines[at + 1 :])
    if at == 0:
        return cell.with_text(below if letters(below) else " ".join(lines)), None, nip
    named = at if letters(beside) else at - 1
    name = re.sub(r"^nama\s*:\s*", "", beside or lines[named], flags=re.IGNORECASE).strip(" ,/()")
    position = " ".join(lines[:named])
    if not letters(position) and POSITION_NAME.match(below) and not POSITION_NAME.match(name):
        position = below
    if not letters(position):
        return cell.with_text(name), None, nip
    return cell.with_text(position), cell.with_text(name), nip


def same_position(sheet: Sheet, name: Value, holder: str | None) -> bool:
    """Whether a row of a list tells of the sheet's position: its name, and its holder where both have one."""
    own = sheet.jabatan is not None and letters(sheet.jabatan.text) == letters(position_in(name)[0].text)
    return own and (not holder or sheet.nama is None or letters(sheet.nama.text) in letters(holder))


def holder_in(table: Table, row: Row) -> str | None:
    """The text of a row's column of holders."""
    column = table.column("nama")
    value = row.cells[column] if column is not None else None
    return value.text if value is not None else None


def number_in(table: Table, row: Row) -> int:
    """The number of a row, 0 without one."""
    column = table.column("no")
    value = row.cells[column] if column is not None else None
    found = re.fullmatch(r"\W*(\d{1,3})\W*", value.text) if value is not None else None
    return int(found[1]) if found else 0


def numbers_count_positions(table: Table) -> bool:
    """Whether the numbers of rows are those of the positions: each has a greater one, and rows that tell more of one have none, or the same again."""
    name = table.column("jabatan")
    own = next((at for role in ("kinerja", "indikator") if (at := table.column(role)) is not None), None)
    if name is None or own is None:
        return False
    without = again = 0
    for row, following in pairwise(table.rows):
        before, number = number_in(table, row), number_in(table, following)
        if following.cells[own] is None or following.after_break:
            continue
        one, other = row.cells[name], following.cells[name]
        another = one is not None and other is not None and letters(one.text) != letters(other.text)
        if 0 < number < before or (another and number == before > 0) or (other is None and number > before):
            return False
        without += other is None and number == 0
        again += number == before > 0
    return any(number_in(table, row) for row in table.rows) and (without > 0 or again > 1)


def tell_of_position(table: Table, row: Row, sheet: Sheet, goes_on: bool) -> None:
    """What a row of a table of many positions tells of its own, into its sheet. `goes_on`: the row names none, its duties are further ones."""
    for at, (role, value) in enumerate(zip(table.roles, row.cells, strict=False)):
        if value is None or at < len(row.rest) and row.rest[at]:
            continue
        if role == "jabatan":
            _, name, nip = position_in(value)
            sheet.nama, sheet.nip = sheet.nama or name, sheet.nip or nip
        elif role in ("nama", "lain") and (role == "nama" or letters(table.heading[at]) == "nip"):
            text = value.text.replace("\n", " ")
            number = NIP.search(text)
            name = value.with_text((text[: number.start()] if number else text).strip(" ,/"))
            sheet.nama = sheet.nama or (name if letters(name.text) else None)
            sheet.nip = sheet.nip or (value.with_text(number["nip"]) if number else None)
        elif role in LISTS and (goes_on or not getattr(sheet, role)):
            for of, items in _duties(role, value):
                getattr(sheet, of).extend(items)


def _duties(role: str, cell: Value) -> list[tuple[str, list[Value]]]:
    """The lists of a cell of duties: that of its column, or those that labels inside name."""
    marks = list(_DUTIES_INSIDE.finditer(cell.text))
    pieces = [(role, cell.text[: marks[0].start()] if marks else cell.text)]
    for mark, below in zip_longest(marks, marks[1:]):
        name = "fungsi" if "fungsi" in mark["label"].lower() else "tugas"
        pieces.append((name, cell.text[mark.end() : below.start() if below else None]))
    return [(name, _items(cell, text)) for name, text in pieces if letters(text)]


def _items(cell: Value, text: str) -> list[Value]:
    """The items of a list in a cell: by their marks; without any, a line each where they end as items do."""
    lines = [line.strip() for line in text.split("\n") if letters(line)]
    if len(lines) == 1:
        return list_items([], cell.with_text(lines[0]))
    if all(line[-1] in ";." for line in lines[:-1]) and not any(without_mark(line)[0] for line in lines):
        return [cell.with_text(line) for line in lines]
    return list_items([Line(cell.first, line) for line in lines])

"""What an annex holds: the office's block and tables, and a sheet for each position."""

from dataclasses import dataclass, field

from iki_graph.parsing.flow import list_items
from iki_graph.parsing.labels import LISTS, NIP
from iki_graph.parsing.tables import Row, Table
from iki_graph.parsing.value import Value
from iki_graph.parsing.words import letters


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


def tell_of_position(table: Table, row: Row, sheet: Sheet) -> None:
    """What a row of a table of many positions tells of its own, into its sheet."""
    for role, value in zip(table.roles, row.cells, strict=False):
        if value is None:
            continue
        if role == "nama":
            number = NIP.search(value.text)
            name = value.text[: number.start()] if number else value.text
            sheet.nama = sheet.nama or (value.with_text(name.strip(" ,/")) if letters(name) else None)
            sheet.nip = sheet.nip or (value.with_text(number["nip"]) if number else None)
        elif role in LISTS:
            getattr(sheet, str(role)).extend(list_items([], value))

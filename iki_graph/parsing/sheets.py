"""What an annex holds: the office's block and tables, and a sheet for each position."""

from dataclasses import dataclass, field

from iki_graph.parsing.tables import Table
from iki_graph.parsing.value import Value


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

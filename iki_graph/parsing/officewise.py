"""Tables of many offices, named in a column of their own, as a table for each office below a line that names it."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from iki_graph.parsing.offices import OFFICE
from iki_graph.parsing.words import letters
from iki_graph.reading import Line
from iki_graph.reading.headings import header_roles, role_of

_T = TypeVar("_T")
_COLUMN = re.compile(r"(?:nama)?(?:perangkatdaerah|opd|skpd|instansi|organisasi)(?:/?unitkerja)?")
_FEWEST = 2
"""Offices of such a table."""


def by_offices(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, those of such tables with the column of offices taken out; others as they are."""
    result: list[Line] = []
    at = 0
    while at < len(lines):
        column = _office_column(lines[at])
        end = _end(lines, at) if column is not None else at
        if column is None or not _names_offices(lines[at + 1 : end], column):
            result.append(lines[at])
            at += 1
            continue
        heading, office = lines[at], ""
        for line in lines[at + 1 : end]:
            name = line.cells[column].replace("\n", " ").strip() if line.cells else ""
            if line.cells == heading.cells:
                continue
            if letters(name) and letters(name) != letters(office):
                office = name
                result.append(replace(line, text=name, cells=None, rest=(), places=(), numbers=()))
                result.append(replace(_without(heading, column), no=line.no, numbers=()))
            result.append(_without(line, column))
        at = end
    return tuple(result)


def _office_column(line: Line) -> int | None:
    """The column of offices that a heading has before its indicators."""
    cells = line.cells or ()
    if len(cells) <= _FEWEST or header_roles(cells) is None:
        return None
    roles = [role_of(cell) for cell in cells]
    own = next((n for n, cell in enumerate(cells) if _COLUMN.fullmatch(letters(cell))), None)
    first = next((n for n, role in enumerate(roles) if role in ("kinerja", "indikator", "tujuan")), 0)
    return own if own is not None and own < first else None


def _end(lines: Sequence[Line], at: int) -> int:
    width, end = len(lines[at].cells or ()), at + 1
    while end < len(lines) and (lines[end].blank or len(lines[end].cells or ()) == width):
        end += 1
    return end


def _names_offices(rows: Sequence[Line], column: int) -> bool:
    """Whether the column names several offices, and nothing else."""
    names = {letters(row.cells[column]): row.cells[column].strip() for row in rows if row.cells and letters(row.cells[column])}
    offices = [name for name in names.values() if OFFICE.match(name.replace("\n", " "))]
    return len(offices) >= _FEWEST and 2 * len(offices) > len(names)


def _without(line: Line, column: int) -> Line:
    if line.cells is None:
        return line

    def kept(own: tuple[_T, ...]) -> tuple[_T, ...]:
        return tuple(x for n, x in enumerate(own) if n != column)

    cells = kept(line.cells)
    return replace(
        line,
        text=" ".join(filter(None, cells)),
        cells=cells,
        rest=kept(line.rest),
        places=kept(line.places),
        numbers=kept(line.numbers),
    )

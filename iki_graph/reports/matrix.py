"""Matrices as heat maps: counts with a shade each, for the eye and for readers who see no shades."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, TypeVar

import networkx as nx

from iki_graph.alignment import function_matrices, iku_matrix
from iki_graph.checks.catalogue import group_names
from iki_graph.checks.temuan import Temuan
from iki_graph.record import Rekaman
from iki_graph.reports.digest import LEVELS, Counts, position_at, standing

R = TypeVar("R", int, str)
C = TypeVar("C", int, str)

SHADES = 5
"""Shades of a heat map besides none."""


class Cell(NamedTuple):
    """A count and its shade: 0 nothing, SHADES the most of its map."""

    number: int
    shade: int


class Heat(NamedTuple):
    """A heat map: what its rows and columns are about, as keys for the template, its cells, and the sums of its rows."""

    rows: Sequence[int | str]
    columns: Sequence[int | str]
    cells: list[list[Cell]]
    sums: list[int]


def heat(rows: Sequence[R], columns: Sequence[C], counts: Mapping[tuple[R, C], int]) -> Heat:
    """A heat map of counts by (row, column); shades go by the greatest count."""
    most = max(counts.values(), default=0)
    cells = [[_cell(counts.get((row, column), 0), most) for column in columns] for row in rows]
    return Heat(rows, columns, cells, [sum(cell.number for cell in line) for line in cells])


def by_group_and_level(counts: Counts) -> Heat:
    """Findings, counted by check, by group of checks and level; groups without findings are left out."""
    sums = Counter[tuple[str, str]]()
    for (code, level), number in counts.items():
        sums[code.split("-")[0], level] += number
    groups = [group for group in group_names() if any(key == group for key, _ in sums)]
    return heat(groups, list(LEVELS), sums)


def by_position_and_group(rekaman: Rekaman, temuan: Iterable[Temuan]) -> Heat:
    """Findings by position (its index, -1: the decree itself and its IKU) and group of checks."""
    counts = Counter((position_at(item), item.kode.split("-")[0]) for item in standing(temuan))
    groups = [group for group in group_names() if any(key == group for _, key in counts)]
    return heat([-1, *range(len(rekaman.jabatan))], groups, counts)


def by_position_and_iku(rekaman: Rekaman, cascade: nx.DiGraph) -> Heat:
    """How many IKI of each position (by index) reach each indicator of the office (by index), directly or by way of others."""
    cells = iku_matrix(cascade).sel.items()
    return heat(
        range(len(rekaman.jabatan)), range(len(rekaman.iku)), {(_index(post), _index(iku)): cell.iki for (iku, post), cell in cells}
    )


class Coverage(NamedTuple):
    """The functions of one position (its duties where it has no functions, as `kind` says) and its IKI: how alike they are, in percent.

    `covered` of the functions have an IKI, of `wanted` that need one; `further` are duties that need none.
    """

    kind: str
    functions: Sequence[str]
    heat: Heat
    covered: int
    wanted: int
    further: Sequence[int]


def by_function(rekaman: Rekaman) -> dict[int, Coverage]:
    """Which IKI of a position (by its index) cover which of its functions; only for positions that have both."""
    found = {}
    for one in function_matrices(rekaman):
        grid = heat(range(len(one.fungsi)), range(len(one.iki)), {cell: round(100 * alike) for cell, alike in one.sel.items()})
        wanted = len(one.fungsi) - len(one.tugas_lain)
        found[_index(one.jabatan)] = Coverage(one.unsur, one.fungsi, grid, wanted - len(one.tanpa_iki), wanted, one.tugas_lain)
    return found


def _index(node: str) -> int:
    return int(node.partition(":")[2])


def _cell(count: int, most: int) -> Cell:
    return Cell(count, -(-count * SHADES // most) if count else 0)

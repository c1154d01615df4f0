"""Who carries which IKU, and which functions of a position its IKI cover: tables for reports, from a cascade graph or a record."""

from dataclasses import dataclass

import networkx as nx

from iki_graph.alignment.duties import is_other_duties
from iki_graph.alignment.measures import INDICATORS, service
from iki_graph.record import Jabatan, Rekaman
from iki_graph.reference.language import content, likeness, weights

COVERED = 0.15
"""Likeness of an IKI and a function from which the IKI covers it."""


@dataclass(frozen=True, slots=True)
class Sel:
    """How many IKI of a position reach an IKU, and in how few steps the nearest of them does."""

    iki: int
    jenjang: int


@dataclass(frozen=True, slots=True)
class MatriksIKU:
    """Indicators of the office (rows) and positions (columns), by node; `sel`: the cells that are not empty."""

    iku: tuple[str, ...]
    jabatan: tuple[str, ...]
    sel: dict[tuple[str, str], Sel]


@dataclass(frozen=True, slots=True)
class MatriksFungsi:
    """The functions of one position (its tasks, where it has no functions) and its IKI.

    `sel`: (function, IKI) by their indices, and how alike they are, for the IKI that cover a function; `pokok`: the stems both speak of.
    """

    jabatan: str
    unsur: str
    fungsi: tuple[str, ...]
    iki: tuple[str, ...]
    sel: dict[tuple[int, int], float]
    pokok: dict[tuple[int, int], tuple[str, ...]]

    @property
    def tanpa_iki(self) -> tuple[int, ...]:
        """The functions that no IKI covers; further duties need none (PP 30/2019 Pasal 12), see `tugas_lain`."""
        return tuple(f for f in range(len(self.fungsi)) if f not in self.tugas_lain and not any(f == row for row, _ in self.sel))

    @property
    def tugas_lain(self) -> tuple[int, ...]:
        """The functions that are further duties, which the superior gives."""
        return tuple(f for f, text in enumerate(self.fungsi) if is_other_duties(text))

    @property
    def tanpa_fungsi(self) -> tuple[int, ...]:
        """The IKI that cover no function."""
        return tuple(i for i in range(len(self.iki)) if not any(i == column for _, column in self.sel))


def iku_matrix(cascade: nx.DiGraph) -> MatriksIKU:
    """Which positions carry each IKU and programme indicator, with how many IKI and how near."""
    down = service(cascade).reverse(copy=False)
    iku = tuple(n for n, level in cascade.nodes(data="level") if level in INDICATORS)
    posts = tuple(n for n, level in cascade.nodes(data="level") if level == "jabatan")
    cells: dict[tuple[str, str], Sel] = {}
    for row in iku:
        for node, steps in nx.single_source_shortest_path_length(down, row).items():
            if owner := cascade.nodes[node].get("jabatan"):
                known = cells.get((row, owner))
                cells[row, owner] = Sel(1, steps) if known is None else Sel(known.iki + 1, min(known.jenjang, steps))
    return MatriksIKU(iku, posts, cells)


def function_matrices(rekaman: Rekaman) -> list[MatriksFungsi]:
    """For each position with functions (or tasks) and IKI, which IKI cover which function."""
    texts = [text for jabatan in rekaman.jabatan for text in (*_functions(jabatan)[1], *_indicators(jabatan))]
    weight = weights(content(text) for text in texts)
    found = []
    for at, jabatan in enumerate(rekaman.jabatan):
        kind, functions = _functions(jabatan)
        rows = _indicators(jabatan)
        if not functions or not rows:
            continue
        bags = [[{word: weight[word] for word in content(text)} for text in group] for group in (functions, rows)]
        alike = {(f, i): likeness(one, other) for f, one in enumerate(bags[0]) for i, other in enumerate(bags[1])}
        cells = {cell: round(value, 2) for cell, value in alike.items() if value >= COVERED}
        shared = {(f, i): tuple(sorted(bags[0][f].keys() & bags[1][i].keys())) for f, i in cells}
        found.append(
            MatriksFungsi(f"jabatan:{at}", kind, tuple(functions), tuple(row.indikator or "" for row in jabatan.iki), cells, shared)
        )
    return found


def _functions(jabatan: Jabatan) -> tuple[str, list[str]]:
    return ("fungsi", jabatan.fungsi) if jabatan.fungsi else ("tugas", jabatan.tugas)


def _indicators(jabatan: Jabatan) -> list[str]:
    """What each IKI of a position speaks of."""
    return [" ".join(filter(None, (row.kinerja, row.indikator, row.formulasi))) for row in jabatan.iki]

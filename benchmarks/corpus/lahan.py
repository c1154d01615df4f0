"""The decree in which faults are planted, and what plants them."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from random import Random

from benchmarks.corpus.model import Baris, Jabatan, Keputusan

_OF_TARGETS = re.compile("realisasi|capai|pelunasan")
"""Indicators that are rightly measured against a target."""

Plant = Callable[["Lahan"], str | None]
FAULTS: dict[str, Plant] = {}
"""What plants the fault of each check."""


@dataclass(slots=True)
class Lahan:
    """The decree in which faults are planted; `taken` are rows and items that have one already."""

    isi: Keputusan
    draw: Random
    year: int
    asing: str
    bernomor: bool
    taken: set[int]

    def row(self, ratio: bool = True) -> tuple[str, Baris, Jabatan] | None:
        """A row of someone below the sekretaris that has no fault yet, with a ratio for its formula or (`ratio` False) a count."""
        found = [
            (f"/jabatan/{j}/iki/{n}", row, one)
            for j, one in enumerate(self.isi.jabatan)
            if j > 1
            for n, row in enumerate(one.baris)
            if id(row) not in self.taken and bool(row.rumus.penyebut) == ratio and not _OF_TARGETS.search(row.indikator)
        ]
        if not found:
            return None
        chosen = self.draw.choice(found)
        self.taken.add(id(chosen[1]))
        return chosen

    def post(self, unit_head: bool = True) -> tuple[int, Jabatan] | None:
        """An official below the sekretaris, or (`unit_head` False) anyone below him, whose sheet has no fault yet."""
        found = [
            (j, one)
            for j, one in enumerate(self.isi.jabatan)
            if j > 1 and id(one) not in self.taken and (bool(one.fungsi) if unit_head else not one.fungsi)
        ]
        if not found:
            return None
        chosen = self.draw.choice(found)
        self.taken.add(id(chosen[1]))
        return chosen

    def law(self, beginning: str) -> int | None:
        """Place of the citation that begins so, if it has no fault yet."""
        at = next((n for n, text in enumerate(self.isi.mengingat) if text.startswith(beginning)), None)
        if at is None or -1 - at in self.taken:
            return None
        self.taken.add(-1 - at)
        return at


def fault(kode: str) -> Callable[[Plant], Plant]:
    """Register what plants the fault of a check."""

    def register(function: Plant) -> Plant:
        FAULTS[kode] = function
        return function

    return register

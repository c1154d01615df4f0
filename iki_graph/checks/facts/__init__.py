"""Facts about a decree's texts that no query can compute: each with its score and the reason in words.

A module of this package holds one function `facts(konteks)`; `shapes/kueri/*.rq` test what it gives, so that every heuristic can be
replaced, and every finding explained.
"""

from collections.abc import Callable, Iterable

from iki_graph.checks.facts import (
    bobot,
    ejaan,
    formula,
    hukum,
    indikator,
    istilah,
    judul,
    kaskade,
    kinerja,
    nama,
    naskah,
    selaras,
    sumber,
    susunan,
    tata_letak,
    tugas,
)
from iki_graph.checks.facts.fakta import Fakta, Konteks
from iki_graph.parsing.typed import as_typed, is_typed_format

SOURCES: tuple[Callable[[Konteks], Iterable[Fakta]], ...] = (
    bobot.facts,
    ejaan.facts,
    formula.facts,
    hukum.facts,
    indikator.facts,
    istilah.facts,
    judul.facts,
    kaskade.facts,
    kinerja.facts,
    nama.facts,
    naskah.facts,
    selaras.facts,
    sumber.facts,
    susunan.facts,
    tata_letak.facts,
    tugas.facts,
)
"""The functions that give facts, in the order of their modules' names."""


def compute(konteks: Konteks) -> list[Fakta]:
    """All facts about one decree."""
    sumber = konteks.rekaman.sumber
    with as_typed(sumber is not None and is_typed_format(*(part.media for part in (sumber.bagian or (sumber,))))):
        return [fakta for source in SOURCES for fakta in source(konteks)]

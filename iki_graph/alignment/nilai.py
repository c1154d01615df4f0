"""One figure for how well the cascade of an office holds together, with the parts that it comes from. An estimate, and no evaluation.

The parts follow what Permenpanrb 88/2021 criterion 1.b and 89/2021 ask of a cascade: every indicator of the office is handed down, every
position contributes, no level is passed over, and the statements above hang together. How much each counts is this project's own choice.
"""

from dataclasses import dataclass

import networkx as nx

from iki_graph.alignment.measures import Measures, measures
from iki_graph.alignment.stated import STATEMENTS

LABEL = "estimasi"
"""Goes with every figure that is shown to people."""


@dataclass(frozen=True, slots=True)
class Bagian:
    """One part of the score: how many, of how many, and how much the part counts."""

    nama: str
    nama_en: str
    ada: int
    dari: int
    bobot: float

    @property
    def nilai(self) -> float:
        """The part's own score, 0..100."""
        return 100 * self.ada / self.dari


@dataclass(frozen=True, slots=True)
class Nilai:
    """The score of an office, 0..100; None where the decree has nothing to judge. `keyakinan`: mean score of the links that were inferred."""

    nilai: float | None
    bagian: tuple[Bagian, ...]
    keyakinan: float | None
    label: str = LABEL


def office_score(cascade: nx.DiGraph, known: Measures | None = None) -> Nilai:
    """The score of the office whose cascade this is. Parts for which the decree has nothing count neither way.

    `known`: the measures of the same graph, where they are at hand.
    """
    found = known or measures(cascade)
    statements = [n for n, level in cascade.nodes(data="level") if level in STATEMENTS]
    loose = sum(n in found.orphans for n in statements)
    links = [(a, b) for a, b, kind in cascade.edges(data="kind") if kind != "atasan" and cascade.nodes[a]["level"] == "iki"]
    jumps = sum(link in found.jumps for link in links)
    served = found.coverage_up["iki"] if found.support else _served(cascade)
    every = (
        Bagian("IKU yang diturunkan ke IKI", "IKU handed down to IKI", *found.coverage_down["iku"], 30),
        Bagian("IKI yang sampai ke IKU", "IKI that reach an IKU", *served, 30)
        if found.support
        else Bagian("IKI bawahan yang mendukung IKI atasan", "IKI of subordinates that serve an IKI of their superior", *served, 30),
        Bagian("jabatan yang memiliki IKI", "positions with IKI", *found.coverage_down["jabatan"], 15),
        Bagian("tautan yang tidak melompati jenjang", "links that pass over no level", len(links) - jumps, len(links), 10),
        Bagian("sasaran yang memiliki indikator", "sasaran with an indicator", *found.coverage_down["sasaran"], 10),
        Bagian("pernyataan yang terhubung ke atas", "statements linked to what is above them", len(statements) - loose, len(statements), 5),
    )
    parts = tuple(part for part in every if part.dari)
    whole = sum(part.bobot for part in parts)
    inferred = [edge["score"] for *_, edge in cascade.edges(data=True) if edge["kind"] == "disimpulkan"]
    return Nilai(
        round(sum(part.bobot * part.nilai for part in parts) / whole, 1) if whole else None,
        parts,
        round(sum(inferred) / len(inferred), 2) if inferred else None,
    )


def _served(cascade: nx.DiGraph) -> tuple[int, int]:
    """Where the office has no indicators of its own: IKI of subordinates that serve another, of all whose superior has IKI."""
    owners = {n: owner for n, owner in cascade.nodes(data="jabatan") if owner}
    with_iki = set(owners.values())
    chart = nx.subgraph_view(cascade, filter_edge=lambda a, b: cascade[a][b]["kind"] == "atasan")
    below = [n for n, owner in owners.items() if any(up in with_iki for up in nx.descendants(chart, owner))]
    return sum(any(up in owners for up in cascade.successors(n)) for n in below), len(below)

"""Links above the IKI: misi to visi, tujuan to misi, sasaran to tujuan, IKU to sasaran, program to IKU.

What the document states stands. Elsewhere the one statement of the next level up is what is served, where there is only one; among several
the one most alike, if it convinces. A link never closes a ring.
"""

from collections.abc import Mapping, Sequence

import networkx as nx

from iki_graph.alignment.keselarasan import THRESHOLD, Keselarasan, Verdicts
from iki_graph.alignment.likeness import Place, Row, compare, row_of
from iki_graph.alignment.reasons import Alasan, alasan, joined, said
from iki_graph.alignment.stated import STATEMENTS, rings
from iki_graph.record import IKI, Rekaman
from iki_graph.reference.language import weights

ONLY_ONE = 0.9
"""Score of a link to the one statement that the level above has."""

TRUST = 0.8
"""What is left of a likeness between statements: their words are wider, so that equal words prove less (`python -m tests.quality.upper`)."""

_ABOVE = {
    "misi": ("visi",),
    "tujuan": ("misi", "visi"),
    "sasaran": ("tujuan", "misi", "visi"),
    "iku": ("sasaran", "tujuan", "misi"),
    "indikator": ("sasaran", "tujuan"),
    "program": ("iku",),
}
"""Levels that each level serves: the first of them that the decree has."""

_TARGETS = (*STATEMENTS, "iku")
"""What serves as a target. That a program's row measures a kinerja does not say what it serves."""


def level_links(graph: nx.DiGraph, rekaman: Rekaman, verdicts: Verdicts, service: nx.DiGraph) -> list[Keselarasan]:
    """The links of all statements and indicators of the office, in the order of the graph that `stated` built.

    `service`: all links that there are already; those found here are added to it. One for each that serves something or should: several where the document states several, none for the highest level.
    """
    by_level: dict[str, list[str]] = {}
    for node, level in graph.nodes(data="level"):
        by_level.setdefault(level, []).append(node)
    rows = {node: _row(graph, rekaman, node) for level in (*STATEMENTS, *_ABOVE) for node in by_level.get(level, [])}
    weight = weights(row.bag for row in rows.values())
    rows = {node: row.weighed(weight) for node, row in rows.items()}
    found = []
    for node, level in graph.nodes(data="level"):
        if level not in _ABOVE:
            continue
        above = next((by_level[name] for name in _ABOVE[level] if name in by_level), [])
        links = _links(graph, service, node, above, rows, verdicts)
        service.add_edges_from((link.iki, link.ke) for link in links if link.ke)
        found += links
    return found


def _links(
    graph: nx.DiGraph,
    service: nx.DiGraph,
    node: str,
    above: Sequence[str],
    rows: Mapping[str, Row],
    verdicts: Verdicts,
) -> list[Keselarasan]:
    verdict = verdicts.get(node)
    if verdict and verdict.decides:
        return [verdict.link(node)]
    barred = verdict.bukan if verdict else frozenset()
    edges = [(up, edge) for _, up, edge in graph.out_edges(node, data=True) if graph.nodes[up]["level"] in _TARGETS and up not in barred]
    if edges:
        return [
            Keselarasan(iki=node, ke=up, skor=edge["score"], jenis="dinyatakan", alasan=edge["reason"].id, alasan_en=edge["reason"].en)
            for up, edge in edges
        ]
    free = [up for up in above if up not in barred and not rings(service, node, up)]
    if not free:
        return []
    level, program = graph.nodes[free[0]]["level"], graph.nodes[node]["level"] == "program"
    if len(above) == 1 and not program:
        return [_link(node, free[0], ONLY_ONE, alasan("only-one", level=_name(level)))]
    place = Place("one-level", office=program)
    best = max((compare(rows[node], rows[up], place) for up in free), key=lambda candidate: candidate.score)
    score = best.score * (1 if best.same or program else TRUST)
    if score < THRESHOLD:
        return [_link(node, None, 0.0, alasan("no-level", level=_name(level)))]
    return [_link(node, best.node, round(score, 2), best.reason)]


def _link(node: str, target: str | None, score: float, why: Alasan) -> Keselarasan:
    return Keselarasan(iki=node, ke=target, skor=score, alasan=why.id, alasan_en=why.en)


def _row(graph: nx.DiGraph, rekaman: Rekaman, node: str) -> Row:
    """A node as a row that can be compared: an indicator by its row of the table, a statement by its text alone."""
    kind, _, number = node.partition(":")
    level, text = graph.nodes[node]["level"], graph.nodes[node]["text"]
    row = rekaman.iku[int(number)] if kind == "iku" else IKI(indikator=text)
    return row_of(node, joined((_name(level), said(str(int(number) + 1))), " "), row)


def _name(level: str) -> Alasan:
    return alasan(f"level-{level}")

"""Which indicator of the next level up does each IKI serve?

Candidates of an IKI are the IKI of its superiors (the direct one first; a superior without IKI is passed over), the office's IKU and its
programme indicators. A candidate is judged by what its row and the IKI's have in common, then by where it stands: nearer superiors
before farther ones and before the office's indicators; an indicator that names the units it is drawn from serves those units; rows of
programmes that differ hardly serve each other. The best candidate is the answer if it is convincing; else the IKI serves nothing. What is
inferred gives way to what stands: a candidate that would close a ring with verdicts or other links is none.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import networkx as nx

from iki_graph.alignment.keselarasan import THRESHOLD, Keselarasan, Putusan, Verdicts
from iki_graph.alignment.levels import level_links
from iki_graph.alignment.likeness import Candidate, Place, Row, Unit, compare, named_units, row_of, telling, unit_of
from iki_graph.alignment.reasons import Alasan, alasan, joined, said
from iki_graph.alignment.stated import rings, standing, stated, superiors
from iki_graph.record import IKU, Rekaman
from iki_graph.reference.keys import squash
from iki_graph.reference.language import weights

FARTHER = 0.4
"""What is left of a likeness for each step past the first superior that has IKI."""

PAST_SUPERIORS = 0.5
"""What is left of a likeness to the office's own indicators where a superior has IKI: no more than an indicator naming this unit makes up."""

DIRECT, NEXT, OFFICE, OFFICE_PAST = "direct", "next", "office", "office-past"
"""Where a candidate stands, by the keys of the words for it."""


def align(rekaman: Rekaman, putusan: Verdicts | None = None) -> list[Keselarasan]:
    """What everything in a decree serves: one answer for every IKI, in the record's order, then the links of the levels above them.

    `putusan`: reviewers' verdicts by node; they win over what is inferred and what the document states.
    """
    verdicts = putusan or {}
    graph, aligner = stated(rekaman), _Aligner(rekaman)
    links = standing(graph, verdicts)
    found = [aligner.answer(at, row, links, verdicts.get(row.node)) for at, row in aligner.rows()]
    return found + level_links(graph, rekaman, verdicts, links)


def candidates(rekaman: Rekaman, iki: str) -> list[Candidate]:
    """All candidates of one IKI ("jabatan:3/iki:2"), best first; empty if there is no such IKI or it serves nothing by its nature."""
    aligner = _Aligner(rekaman)
    return next((aligner.candidates(at, row) for at, row in aligner.rows() if row.node == iki), [])


def best_candidates(rekaman: Rekaman) -> dict[str, Candidate]:
    """The best candidate of every IKI that has one, convincing or not."""
    aligner = _Aligner(rekaman)
    found = {row.node: aligner.candidates(at, row) for at, row in aligner.rows()}
    return {node: best[0] for node, best in found.items() if best}


def elsewhere(rekaman: Rekaman, nodes: Iterable[str]) -> dict[str, Candidate]:
    """For each of these IKI the likeliest of the IKI that officials of other units have, as if that official were its superior.

    None for what serves nothing by its nature, nor for a head of the office, whose work is that of all units. Officials are those who have subordinates.
    """
    aligner, wanted = _Aligner(rekaman), set(nodes)
    heads = {chain[0] for chain in aligner.chains if chain}
    found = {}
    for at, row in aligner.rows():
        if row.node not in wanted or row.nothing or not aligner.chains[at]:
            continue
        others = [up for up in heads if up != at and up not in aligner.chains[at] and at not in aligner.chains[up] and aligner.chains[up]]
        rows = [target for up in sorted(others) for target in aligner.posts[up] if not target.nothing]
        candidates = [compare(row, target, Place("elsewhere")) for target in rows]
        if candidates:
            found[row.node] = max(candidates, key=lambda candidate: candidate.score)
    return found


def by_superior(rekaman: Rekaman, nodes: Iterable[str]) -> dict[str, Candidate]:
    """For each of these IKI the likeliest of the direct superior's, where that one has IKI."""
    aligner, wanted = _Aligner(rekaman), set(nodes)
    found = {row.node: aligner.candidates(at, row) for at, row in aligner.rows() if row.node in wanted}
    nearest = {node: next((one for one in known if one.place.words == DIRECT), None) for node, known in found.items()}
    return {node: candidate for node, candidate in nearest.items() if candidate}


class _Aligner:
    """The rows of one decree made ready, and who stands above whom."""

    def __init__(self, rekaman: Rekaman) -> None:
        iku, posts = rekaman.iku, rekaman.jabatan
        office = [row_of(f"iku:{at}", name, row) for at, (name, row) in enumerate(zip(_office_names(iku), iku, strict=True))]
        rows = [
            [
                row_of(f"jabatan:{at}/iki:{n}", alasan("iki", n=n + 1, post=post.nama or alasan("a-superior")), iki)
                for n, iki in enumerate(post.iki)
            ]
            for at, post in enumerate(posts)
        ]
        weight = telling(weights(row.bag for group in (office, *rows) for row in group))
        self.office = [row.weighed(weight) for row in office]
        wide = {row.indikator for row in office}  # and so are those of them that the head has as IKI
        narrow = [[replace(row, measured=frozenset()) if row.indikator in wide else row for row in group] for group in rows]
        self.posts = [[row.weighed(weight) for row in group] for group in narrow]
        self.chains = superiors(rekaman)
        units = [unit_of(post.nama or "") for post in posts]
        self.units: list[Unit | None] = [next((units[i] for i in (at, *chain) if units[i]), None) for at, chain in enumerate(self.chains)]
        self.named = {row.node: named_units(one) for row, one in zip(office, iku, strict=True)}
        for own, post, group in zip(units, posts, rows, strict=True):
            self.named |= {row.node: named_units(iki) - {own} for row, iki in zip(group, post.iki, strict=True)}

    def rows(self) -> Iterator[tuple[int, Row]]:
        """All IKI in the record's order, each with its position."""
        return ((at, row) for at, rows in enumerate(self.posts) for row in rows)

    def candidates(self, at: int, row: Row, barred: frozenset[str] = frozenset()) -> list[Candidate]:
        """What the row of a position may serve, best first, without those that a reviewer ruled out, nor others that say the same as they
        (an IKU as the IKI of the head); of those alike a direct superior's, then the nearer, then the earlier."""
        if row.nothing:
            return []
        levels = [up for up in self.chains[at] if self.posts[up]]
        nearest = self.posts[levels[0]] if levels else self.office
        if any(row.subjects & target.subjects for target in (*nearest, *self.office)):
            row = replace(row, served=dict.fromkeys(row.served, 0.0))  # a subject of its own is there: the wider one is that one's to serve
        found = []
        for step, up in enumerate(levels):
            place = Place(DIRECT if up == self.chains[at][0] else NEXT, FARTHER**step)
            found += [
                compare(row, target, place, self.units[at], self.named[target.node]) for target in self.posts[up] if not target.nothing
            ]
        place = Place(OFFICE_PAST if levels else OFFICE, PAST_SUPERIORS if levels else 1.0, office=True)
        found += [compare(row, target, place, self.units[at], self.named[target.node]) for target in self.office]
        texts = {squash(one.target.indikator) for one in found if one.node in barred} - {""}
        left = (one for one in found if one.node not in barred and squash(one.target.indikator) not in texts)
        return sorted(left, key=_rank)

    def answer(self, at: int, row: Row, links: nx.DiGraph, verdict: Putusan | None = None) -> Keselarasan:
        """What a reviewer decided, else the best candidate if it convinces; that one is added to the `links` that there are."""
        if verdict and verdict.decides:
            return verdict.link(row.node)
        if row.nothing:
            return _none(row, alasan(row.nothing))
        known = self.candidates(at, row, verdict.bukan if verdict else frozenset())
        found = [candidate for candidate in known if not rings(links, row.node, candidate.node)]
        if not found or found[0].score < THRESHOLD:
            return _none(row, alasan("taken") if known and not found else _why_not(found))
        links.add_edge(row.node, found[0].node)
        why = found[0].reason
        return Keselarasan(iki=row.node, ke=found[0].node, skor=round(found[0].score, 2), alasan=why.id, alasan_en=why.en)


def _none(row: Row, why: Alasan) -> Keselarasan:
    return Keselarasan(iki=row.node, alasan=why.id, alasan_en=why.en)


def _rank(candidate: Candidate) -> tuple[float, bool, float]:
    """Puts the best first: by the score as people see it, then the direct superior's unless its subject is another, then by all evidence."""
    direct = candidate.place.words == DIRECT and not candidate.parts.keys() & {"bidang", "program"}
    return -round(candidate.score, 2), not direct, -candidate.evidence


def _office_names(rows: Sequence[IKU]) -> list[Alasan]:
    """Names for people of the rows of the office's tables, counted within their level."""
    names, seen = [], Counter[str]()
    for row in rows:
        seen[row.tingkat] += 1
        name = alasan("level-iku" if row.tingkat == "iku" else "level-program")
        names.append(joined((name, said(str(seen[row.tingkat]))), " "))
    return names


def _why_not(found: Sequence[Candidate]) -> Alasan:
    if not found:
        return alasan("nothing-above")
    if not found[0].score:
        return alasan("nothing")
    return alasan("nearest", nothing=alasan("nothing"), reason=found[0].reason)

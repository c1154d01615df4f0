"""Statements and indicators that two places of a decree word differently: its cascade, and its table of IKU.

A decree that states its cascade in a table (misi, tujuan, sasaran, indicator) repeats the lower end of it in the table of IKU, and the
upper end in its heading. Each pair should read alike; which two belong together is told by their likeness.
"""

from collections.abc import Iterable, Iterator
from difflib import SequenceMatcher
from itertools import product

from iki_graph.alignment.reasons import Alasan
from iki_graph.checks.facts.fakta import Fakta, Konteks
from iki_graph.record import Rekaman
from iki_graph.reference.keys import squash

LEVELS = ("misi", "tujuan", "sasaran")

_SAME = 0.95
"""Likeness from which two texts differ in spelling or reading alone."""
_PAIR = {"misi": 0.85, "tujuan": 0.85, "sasaran": 0.6, "iku": 0.6}
"""Likeness from which two texts of one level are meant to be one. Sasaran and IKU stand in two tables that should hold the same ones, so
that less is enough: 'Jumlah BUMDes' and 'Jumlah BUMDes pada tingkat kecamatan'."""

_Text = tuple[str, str]
"""JSON pointer and text."""


def facts(konteks: Konteks) -> Iterable[Fakta]:
    """`rumusan-berbeda`: a statement or an IKU that the decree's own cascade words otherwise; `nilai` is the other wording."""
    rekaman = konteks.rekaman
    links = list(_links(rekaman))
    same_sasaran: dict[str, str] = {}
    for level in LEVELS:
        stated = {squash(text): (pointer, text) for (kind, pointer, text) in links if kind == level}
        alone = [(p, text) for p, text in _statements(rekaman, level) if squash(text) not in stated]
        used = {squash(row.sasaran or "") for row in rekaman.iku} if level == "sasaran" else set()
        for (pointer, text), (other, wording), score in _pairs(alone, [v for key, v in stated.items() if key not in used], _PAIR[level]):
            same_sasaran[squash(wording)] = squash(text)
            yield from _differing(pointer, text, other, wording, score)
    rows, named = _indicators(rekaman)
    for sasaran, ours in rows.items():
        theirs = [item for key, items in named.items() if same_sasaran.get(key, key) == sasaran for item in items]
        for (pointer, text), (other, wording), score in _pairs(ours, theirs, _PAIR["iku"]):
            yield from _differing(pointer, text, other, wording, score)


def _statements(rekaman: Rekaman, level: str) -> list[_Text]:
    return [(f"/kaskade/{level}/{i}", text) for i, text in enumerate(getattr(rekaman.kaskade, level))]


def _links(rekaman: Rekaman) -> Iterator[tuple[str, str, str]]:
    """(level, pointer, text) of both ends of each link between statements; those to indicators may come from the table of IKU itself."""
    for i, link in enumerate(rekaman.kaskade.tautan):
        ends = [end.partition(":") for end in link]
        if all(level in LEVELS for level, _, _ in ends):
            yield from ((level, f"/kaskade/tautan/{i}/{at}", text) for at, (level, _, text) in enumerate(ends))


def _indicators(rekaman: Rekaman) -> tuple[dict[str, list[_Text]], dict[str, list[_Text]]]:
    """By their sasaran: the IKU of the table, and the indicators that only the cascade names."""
    rows: dict[str, list[_Text]] = {}
    named: dict[str, list[_Text]] = {}
    for i, row in enumerate(rekaman.iku):
        if row.tingkat == "iku" and row.indikator:
            rows.setdefault(squash(row.sasaran or ""), []).append((f"/iku/{i}", row.indikator))
    known = {squash(text) for found in rows.values() for _, text in found}
    for i, (upper, lower) in enumerate(rekaman.kaskade.tautan):
        (above, _, sasaran), (below, _, text) = upper.partition(":"), lower.partition(":")
        if (above, below) == ("sasaran", "iku") and squash(text) not in known:
            named.setdefault(squash(sasaran), []).append((f"/kaskade/tautan/{i}/1", text))
    return rows, named


def _pairs(ours: list[_Text], theirs: list[_Text], least: float) -> Iterator[tuple[_Text, _Text, float]]:
    """The likeliest pairs of two lists with their likeness, each text once."""
    scored = [
        (SequenceMatcher(None, squash(a[1]), squash(b[1]), autojunk=False).ratio(), at, a, b)
        for at, (a, b) in enumerate(product(ours, theirs))
    ]
    taken: set[str] = set()
    for score, _, one, other in sorted(scored, key=lambda s: (-s[0], s[1])):
        if score >= least and not taken & {one[0], other[0]}:
            taken |= {one[0], other[0]}
            yield one, other, score


def _differing(pointer: str, text: str, other: str, wording: str, score: float) -> Iterator[Fakta]:
    """Texts that differ in spelling alone are no finding."""
    if score < _SAME:
        alasan = Alasan(
            f"'{text}' dan '{wording}' {score:.0%} sama dan setingkat, tetapi kata-katanya berbeda",
            f"'{text}' and '{wording}' are {score:.0%} alike and of one level, but differ in their words",
        )
        yield Fakta(pointer, "rumusan-berbeda", score, alasan, wording, (other,))

"""Which unit a member of staff belongs to, by the subjects of their work, where nobody says it."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from iki_graph.reference.language import stem
from iki_graph.reference.tables import listed, table

_WORD = re.compile(r"[^\W\d_]{3,}")
_COMMON = frozenset(
    """dan yang pada untuk dengan dalam dari atau oleh sesuai tugas fungsi kepala kecamatan kabupaten jumlah persentase prosentase
    pelaksanaan melaksanakan kegiatan lain diberikan laporan dokumen penyusunan kinerja bidang camat sekretaris seksi subbagian
    rangka serta lainnya para agar dapat berjalan pimpinan kedinasan bahan penyiapan menyiapkan koordinasi meliputi pengumpulan""".split()
)
_SAME_UNIT, _LATER_UNIT = 0.12, 0.06
"""Bonus for going on with the unit of the position before, or with a later one: staff is mostly listed in the order of the units."""


def content_words(text: str) -> list[str]:
    """Words of a text that say what it is about."""
    return [w for w in _WORD.findall(text.lower()) if w not in _COMMON]


def words_of(nama: str = "", *texts: str) -> Counter[str]:
    """Content words of a position; those of its name count twice."""
    return Counter(content_words(" ".join([nama, nama, *texts])))


def nearest_units(
    bags: Sequence[Counter[str]], names: Sequence[str], heads: Sequence[int], staff: Mapping[int, int | None]
) -> dict[int, int]:
    """For each member of staff (index: superior already known, or None), the index of the head of the unit nearest in subject.

    `bags`: content words of all positions; `names`: their plain names; `heads`: indices of the heads of units. The best path through the
    staff in printed order is taken, those already known being fixed. Empty without heads of units.
    """
    members = [i for i, known in staff.items() if known is None or known in heads]
    if not heads or not members:
        return {}
    seen = Counter(w for bag in bags for w in bag)
    weight = {w: math.log((1 + len(bags)) / n) for w, n in seen.items()}

    bearers = {i: _bearer(bags[i], names[i], weight) for i in (*members, *heads)}

    def near(i: int, h: int) -> float:
        known = staff[i]
        if known is not None:
            return 0.0 if known == heads[h] else -9.0
        return _nearness(bearers[i], bearers[heads[h]], weight)

    scores = [near(members[0], h) for h in range(len(heads))]
    steps: list[list[int]] = []
    for i in members[1:]:
        # For each head the best way to it: on from the same head, from an earlier or from a later one.
        ways = []
        for h in range(len(heads)):
            own = near(i, h)
            reached = [s + own + (_SAME_UNIT if h == g else _LATER_UNIT if h > g else 0.0) for g, s in enumerate(scores)]
            best = max(reached)
            ways.append((best, reached.index(best)))
        scores = [score for score, _ in ways]
        steps.append([before for _, before in ways])
    at = scores.index(max(scores))
    path = [at]
    for before in reversed(steps):
        path.append(before[path[-1]])
    return {i: heads[h] for i, h in zip(members, reversed(path), strict=True)}


@cache
def _fields() -> tuple[tuple[frozenset[str], frozenset[str]], ...]:
    """Fields of work: words of the unit's name, words of its subjects (data/acuan/bidang.csv)."""
    return tuple((frozenset(listed(r["unit"])), frozenset(listed(r["words"]))) for r in table("bidang.csv"))


class _Bearer(NamedTuple):
    """A position as it is compared: its content words and their length as a vector, the words of its name, the stems of
    those that say what it is about, and the words of the fields that its name shows."""

    bag: Counter[str]
    length: float
    name: frozenset[str]
    called: frozenset[str]
    fields: tuple[frozenset[str], ...]


def _bearer(bag: Counter[str], name: str, weight: Mapping[str, float]) -> _Bearer:
    own = frozenset(_WORD.findall(name))
    # "Umum" names the field of a subbagian; in "Ketertiban Umum" and "Pelayanan Umum" it names none.
    unit = own - (frozenset() if "subbagian" in name else {"umum"})
    called = frozenset(stem(word) for word in content_words(name))
    return _Bearer(
        bag, sum(n * weight[w] ** 2 for w, n in bag.items()), own, called, tuple(words for units, words in _fields() if units & unit)
    )


def _nearness(staff: _Bearer, head: _Bearer, weight: Mapping[str, float]) -> float:
    """Likeness of two positions' words (weighted cosine), and of the staff's subjects to the field that the unit is named for."""
    shared = sum(min(math.sqrt(staff.bag[w] * head.bag[w]), 4) * weight[w] ** 2 for w in sorted(staff.bag.keys() & head.bag.keys()))
    norm = math.sqrt(staff.length * head.length)
    total = staff.bag.total() or 1
    own_field = max((sum(n for w, n in staff.bag.items() if w in words) / total for words in head.fields), default=0.0)
    named = max((len(staff.name & words) for words in head.fields), default=0)
    named = max(named, len(staff.called & head.called)) if not head.fields else named
    return (shared / norm if norm else 0.0) + 1.2 * own_field + 0.25 * min(named, 2)

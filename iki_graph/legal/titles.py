"""Titles of regulations compared: as cited with as registered, and the registered regulation that a title means.

Decrees shorten titles, spell them by ear and abbreviate (RPJMD); none of this is another title. A word put in another one's place is.
"""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

from iki_graph.reference.keys import squash
from iki_graph.reference.regulations import Regulation, regulations
from iki_graph.reference.scope import MEMORY, cached
from iki_graph.reference.tables import table
from iki_graph.reference.terms import find_kind, find_terms, regulation_kinds

_ASIDE = re.compile(r"\([^)]*\)")
_WORD = re.compile(r"[^\W\d_]+|\d+")
_SPELT_ALIKE = 0.8
_SHORT = 5
"""Shorter words have to be the same: `desa` and `dosa` are two words."""
_SAME = 0.85


@dataclass(frozen=True, slots=True)
class Comparison:
    """How two titles agree: `score` 0..1 (words in common), and the words of each that the other lacks."""

    score: float
    first_only: tuple[str, ...]
    second_only: tuple[str, ...]

    @property
    def same(self) -> bool:
        """Whether both name the same thing: most words in common, and none put in another one's place."""
        return self.score >= _SAME and not (self.first_only and self.second_only)

    @property
    def shortened(self) -> bool:
        """Whether one of them is the other with words left out."""
        return not (self.first_only and self.second_only)


def compare(first: str, second: str) -> Comparison:
    """Two titles, up to case, order, spelling, abbreviations and what stands in brackets."""
    left, right = _words(first), _words(second)
    taken: set[str] = set()
    lacking = []
    for word in left:
        match = word if word in right else next((w for w in right if w not in taken and w not in left and _alike(word, w)), None)
        if match is None:
            lacking.append(word)
        else:
            taken.add(match)
    total = len(left) + len(right)
    score = 2 * len(taken) / total if total else 0.0
    return Comparison(score, tuple(lacking), tuple(w for w in right if w not in taken))


def compare_registered(regulation: Regulation, title: str) -> Comparison:
    """A title as cited with the registered one or the variant of it that is nearest."""
    return max((compare(title, known) for known in (regulation.tentang, *regulation.tentang_variants)), key=lambda c: (c.same, c.score))


def common_misprint(regulation: Regulation, title: str) -> bool:
    """Whether a title is one in which the regulation is often misprinted."""
    return any(field == "tentang" and squash(title).startswith(squash(value)) for field, value in regulation.mistakes)


def titled(jenis: str, title: str) -> tuple[Regulation, ...]:
    """The regulations of a kind that bear this title, oldest first; most titles have but one, some come again with each new law."""
    kind = regulation_kinds().get(jenis) or find_kind(jenis)
    if kind is None:
        return ()
    words = set(_words(title))
    near = (r for r in _by_kind().get(_family(kind.code), ()) if words & set(_words(r.tentang)))
    return tuple(r for r in near if compare_registered(r, title).same)


@cached
def _by_kind() -> dict[str, tuple[Regulation, ...]]:
    found: dict[str, list[Regulation]] = {}
    for regulation in sorted(regulations().values(), key=lambda r: (r.tahun, r.key)):
        found.setdefault(_family(regulation.jenis), []).append(regulation)
    return {family: tuple(members) for family, members in found.items()}


def _family(jenis: str) -> str:
    """Kinds that decrees take for one another: the ministry for state apparatus under its two names."""
    return jenis.removesuffix("rb") if jenis.endswith("menpanrb") else jenis


@cached
def _words(title: str) -> tuple[str, ...]:
    """The words of a title that count, each once, in order; an abbreviation stands for its words."""
    found: dict[str, None] = {}
    for word in _WORD.findall(_ASIDE.sub(" ", title)):
        meanings = find_terms(word) if word.isupper() or word[:1].isupper() and not word.islower() else ()
        spelt = _WORD.findall(meanings[0].name) if len(meanings) == 1 and squash(meanings[0].name) != squash(word) else [word]
        for part in spelt:
            folded = part.casefold()
            if folded not in _empty_words() and len(folded) > 1:
                found[folded] = None
    return tuple(found)


@cache
def _empty_words() -> frozenset[str]:
    """Words that a title can do without: function words, and those that only say where or when."""
    return frozenset(row["word"] for row in table("kata-tugas.csv")) | {"lingkungan", "tentang", "tahun", "nomor"}


@lru_cache(MEMORY)
def _alike(first: str, second: str) -> bool:
    if min(len(first), len(second)) < _SHORT or first.isdigit() or second.isdigit():
        return False
    return SequenceMatcher(None, first, second, autojunk=False).ratio() >= _SPELT_ALIKE

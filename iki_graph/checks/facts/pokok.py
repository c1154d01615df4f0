"""What indicators and formulas speak of: their subjects, the thing that they count, and what kind of thing that is."""

from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import lru_cache

from iki_graph.checks.facts.bahasa import content, function_words, measure_words, stem, words
from iki_graph.checks.facts.rumusan import is_activity, kind, opening
from iki_graph.reference.scope import MEMORY, cached
from iki_graph.reference.terms import find_terms

_MONEY = frozenset(map(stem, ("anggaran", "belanja", "pagu", "dana", "keuangan", "dpa")))
"""Stems of words that stand for one another in formulas."""
_LINKS = frozenset(
    {"jenis", "angka", "hasil", "kegiatan", "pelaksanaan", "penyelenggaraan", "fasilitasi", "penyediaan", "fasilitas", "terlaksananya"}
)
"""Words before the thing counted that name no other thing."""
DOCUMENTS = frozenset({"dokumen", "berkas", "data", "sk", "laporan", "arsip", "surat", "buku", "daftar"})
_PERSONS = frozenset({"orang", "peserta", "pegawai", "aparatur", "petugas", "kader", "penduduk", "warga", "pns", "asn"})


@cached
def subjects(text: str) -> frozenset[str]:
    """What a text speaks of, its abbreviations together with what they stand for."""
    found = set(content(text))
    for word in words(text):
        if word not in function_words():
            found.update(*(content(term.name) for term in find_terms(word)))
    if found & _MONEY:
        found |= _MONEY
    return frozenset(found)


def initials(text: str) -> frozenset[str]:
    """The abbreviations that words of a text may have: pad for pendapatan asli daerah."""
    letters = "".join(word[0] for word in words(text))
    return frozenset(letters[i : i + n] for n in (3, 4) for i in range(len(letters) - n + 1))


@cached
def spells_out(text: str, short: str) -> bool:
    """Whether a text spells out an abbreviation of another one: surat pertanggungjawaban, and SPJ."""
    there = content(text)
    return any(content(term.name) <= there for word in words(short) if word not in function_words() for term in find_terms(word))


def near(own: Iterable[str], there: Iterable[str]) -> bool:
    """Whether a word of one side is but a misspelt or shortened form of one of the other: asset and aset, musrenbangdes and musrenbang."""
    return any(a[:5] == b[:5] and len(a) > 4 or _alike(a, b) for a in own for b in there)


@lru_cache(MEMORY)
def _alike(a: str, b: str) -> bool:
    return SequenceMatcher(None, a, b).ratio() >= 0.8


@lru_cache(MEMORY)
def stems(text: str) -> frozenset[str]:
    return frozenset(stem(word) for word in words(text))


@lru_cache(MEMORY)
def head(text: str) -> str:
    """The thing that a text counts: its first word that is no measure and no link to the thing."""
    return next((word for word in opening(text) if word not in measure_words() and word not in function_words() and word not in _LINKS), "")


def spelt(text: str, roots: Iterable[str]) -> str:
    """The first word of a text with one of these stems."""
    return next((word for word in words(text) if stem(word) in roots), "")


def sort(word: str) -> str:
    """What kind of thing a word names, where it can be told."""
    if word in DOCUMENTS or kind(word) == "benda":
        return "dokumen"
    if word in _PERSONS:
        return "orang"
    if kind(word) == "capaian" and word.startswith("ke") or word == "kelancaran":
        return "mutu"
    return "kegiatan" if is_activity(word) else ""

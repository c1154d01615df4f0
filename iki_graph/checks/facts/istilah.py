"""Facts about one thing told in two ways: a term under two abbreviations, an indicator with two formulas."""

import re
from collections import defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache, lru_cache

from iki_graph.alignment.reasons import Alasan
from iki_graph.checks.facts.bahasa import content, likeness, stem, words
from iki_graph.checks.facts.fakta import Fakta, Konteks
from iki_graph.checks.facts.pokok import near
from iki_graph.checks.facts.potongan import piece
from iki_graph.checks.facts.tempat import Teks
from iki_graph.record import BarisIndikator
from iki_graph.reference.keys import squash
from iki_graph.reference.tables import listed, table

_CITED = ("/mengingat", "/menimbang")
_KEPT = 5_000
"""How many pieces are remembered: those of some decrees."""
_SAME = 0.9
"""Likeness of letters from which two formulas differ by a slip only."""
_EVERYWHERE = frozenset(
    map(stem, ("kecamatan", "kabupaten", "kota", "wilayah", "tahun", "berjalan", "anggaran", "bulan", "periode", "dikali"))
)
"""Stems of words that tell where and when all is counted, and how: with them or without, a formula counts the same."""
_SHORTEST = 4
"""Letters of the shortest word that makes another formula."""
_FITS = 0.3
"""Likeness to its indicator under which a formula belongs to another row, which other checks tell."""


def facts(konteks: Konteks) -> Iterator[Fakta]:
    """`istilah-tidak-seragam` and `formulasi-berbeda`."""
    yield from _terms(konteks)
    yield from _formulas(konteks)


def _formulas(konteks: Konteks) -> Iterator[Fakta]:
    """`formulasi-berbeda`: an indicator that is counted in another way elsewhere; one fact an indicator, at its first row."""
    rows: dict[str, list[tuple[str, BarisIndikator]]] = defaultdict(list)
    for at, iku in enumerate(konteks.rekaman.iku):
        rows[squash(iku.indikator or "")].append((f"/iku/{at}", iku))
    for at, jabatan in enumerate(konteks.rekaman.jabatan):
        for n, iki in enumerate(jabatan.iki):
            rows[squash(iki.indikator or "")].append((f"/jabatan/{at}/iki/{n}", iki))
    for key, found in rows.items():
        fitting = [
            (pointer, row.formulasi) for pointer, row in found if row.formulasi and likeness(row.indikator or "", row.formulasi) >= _FITS
        ]
        if not key or len(fitting) < 2:
            continue
        pointer, formula = fitting[0]
        others = tuple(other for other, text in fitting[1:] if _differ(formula, text))
        if others:
            alasan = Alasan("indikator yang sama dengan formulasi yang lain", "the same indicator with another formula")
            yield Fakta(pointer, "formulasi-berbeda", 0.7, alasan, formula, others)


def _differ(one: str, other: str) -> bool:
    """Whether two formulas count in different ways: not by a slip only. In long ones a condition more (`yang dilaporkan kepada camat`) is few letters."""
    a, b = squash(one), squash(other)
    if a == b:
        return False
    return SequenceMatcher(None, a, b, autojunk=False).ratio() < _SAME or _says_more(one, other) or _says_more(other, one)


def _says_more(one: str, other: str) -> bool:
    """Whether a formula has a word of content of which the other has not even a misspelt, split or shortened form."""
    there = content(other)
    own = content(one) - there - _EVERYWHERE
    letters = squash(other)
    return any(len(word) >= _SHORTEST and word not in letters and not near([word], there) for word in own)


def _terms(konteks: Konteks) -> Iterator[Fakta]:
    """`istilah-tidak-seragam`: one a term, at a row that has two of its forms, else where the first form stands; cited law aside."""
    own = [(text, [_forms_in(part) for part in text.potongan]) for text in konteks.teks if not text.tentang.startswith(_CITED)]
    for at, row in enumerate(table("seragam.csv")):
        found = [(text, {form for forms in pieces for form in forms.get(at, ())}) for text, pieces in own if any(pieces)]
        places: dict[str, Teks] = {}
        for text, forms in found:
            for form in sorted(forms):
                places.setdefault(form, text)
        if len(places) < 2:
            continue
        both = next((text for text, forms in found if len(forms) > 1), None)
        first = both or min(places.values(), key=lambda text: text.baris or (0, 0))
        others = dict.fromkeys(text.tentang for text in places.values() if text.tentang not in ("", first.tentang))
        told = ", ".join(_printed(row["forms"], form) for form in sorted(places))
        alasan = Alasan(f"semuanya berarti {row['term']}", f"all of them mean {row['term']}")
        yield Fakta(first.tentang, "istilah-tidak-seragam", 0.7, alasan, told, tuple(others), first.baris)


@lru_cache(_KEPT)
def _forms_in(text: str) -> dict[int, frozenset[str]]:
    """By the number of the term, the forms of it that stand in a piece."""
    patterns, beginnings = _patterns()
    if beginnings.isdisjoint(piece(text).keys):
        return {}
    found = {at: frozenset(match[0].casefold() for match in pattern.finditer(text)) for at, pattern in enumerate(patterns)}
    return {at: forms for at, forms in found.items() if forms}


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], ...], frozenset[str]]:
    """For each term the pattern of its forms, and the words that any form begins with."""
    rows = [sorted(listed(row["forms"]), key=len, reverse=True) for row in table("seragam.csv")]
    beginnings = frozenset(words(form)[0] for forms in rows for form in forms)
    return tuple(re.compile(rf"\b(?:{'|'.join(forms)})\b", re.IGNORECASE) for forms in rows), beginnings


def _printed(forms: str, folded: str) -> str:
    """A form as the list prints it."""
    return next(form for form in listed(forms) if form.casefold() == folded)

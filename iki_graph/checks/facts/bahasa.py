"""Indonesian words as the language checks compare them: roots without affixes, and how much two texts speak of the same things.

The stemmer is light: it takes affixes off by shape and leans on a list of roots (data/acuan/kata-dasar.csv) only where the shape is open
(`penilaian` from `nilai`, not from `tilai`). Words of one family get one stem, which need not be in the dictionary.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

from iki_graph.reference.tables import listed, table

_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")

_PREFIXES = tuple(
    (re.compile(shape), restored)
    for shape, restored in (
        (r"[mp]eny(?=[aeiou])", "s"),
        (r"[mp]eng(?=[aeioughk])", ""),
        (r"[mp]eng(?=[aeiou])", "k"),
        (r"[mp]en(?=[aeiou])", "t"),
        (r"[mp]en(?=[cdjtsz])", ""),
        (r"[mp]em(?=[aeiou])", "p"),
        (r"[mp]em(?=[bpfv])", ""),
        (r"[mp]e(?=[lmnwy])|[mptb]e(?=r[aeiou])", ""),
        (r"ber|ter|per|di", ""),
        (r"pe(?=[dgjkst])", ""),
    )
)
"""Prefixes by their shape, and the letter that the nasal stands for: menyusun, susun."""
_VERBAL = re.compile(r"me[lmnrwy]|di|ter|ber|per")
_LEAST = 4
"""Letters that a stem keeps where the list of roots does not know it."""


def words(text: str) -> list[str]:
    """Words and numbers of a text in order, in small letters: `Tri Bulan ke-2` gives tri, bulan, ke, 2."""
    return _WORD.findall(unicodedata.normalize("NFKC", text).casefold())


@cache
def stem(word: str) -> str:
    """The root of a word, the same for all words of its family: `pelaporan`, `melaporkan`, `laporan` give lapor."""
    roots = _roots()
    forms = [word.casefold()]
    for form in forms:
        if form in roots:
            return roots[form]
        forms += [rest for rest in _stripped(form) if rest not in forms]
    form = forms[0]
    while rest := next((rest for rest in _stripped(form) if len(rest) >= _LEAST), ""):
        form = rest
    return form


@cache
def content(text: str) -> frozenset[str]:
    """Stems of what a text speaks of: neither function words, nor measure words (jumlah, persentase), nor numbers, nor single letters."""
    empty = function_words() | measure_words().keys()
    return frozenset(stem(word) for word in words(text) if word not in empty and len(word) > 1 and not word[0].isdigit())


def likeness(a: str, b: str) -> float:
    """How much two texts speak of the same things: 0 (no stem shared) to 1 (the same stems, in any order)."""
    left, right = content(a), content(b)
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0


@cache
def function_words() -> frozenset[str]:
    """Words that carry no content of their own (data/acuan/kata-tugas.csv)."""
    return frozenset(row["word"] for row in table("kata-tugas.csv"))


@cache
def measure_words() -> dict[str, str]:
    """Words that make an indicator a measure, and the kind of measure (data/acuan/kata-ukuran.csv)."""
    return {row["word"]: row["kind"] for row in table("kata-ukuran.csv")}


@cache
def _roots() -> dict[str, str]:
    return {form: row["root"] for row in table("kata-dasar.csv") for form in (row["root"], *listed(row["variants"]))}


def _stripped(word: str) -> Iterator[str]:
    """The word with one affix less, in every way that its shape allows, likeliest first."""
    if word.endswith("nya"):
        yield word[:-3]
    if word.startswith("ke") and word.endswith("an"):
        yield word[2:-2]
    if _VERBAL.match(word) and word.endswith("kan"):
        yield word[:-3]
    if word.endswith("an"):
        yield word[:-2]
    elif _VERBAL.match(word) and re.search(r"[^s]i$", word):
        yield word[:-1]
    for shape, restored in _PREFIXES:
        if match := shape.match(word):
            yield restored + word[match.end() :]

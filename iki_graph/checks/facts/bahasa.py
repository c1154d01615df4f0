"""Indonesian words as the language checks compare them: how much two texts speak of the same things. Stems: `reference/language.py`."""

import re
import unicodedata
from functools import cache, lru_cache

from iki_graph.reference.language import stem
from iki_graph.reference.scope import MEMORY
from iki_graph.reference.tables import table

__all__ = ["content", "function_words", "likeness", "measure_words", "stem", "words"]

_WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,]\d+)*")


def words(text: str) -> list[str]:
    """Words and numbers of a text in order, in small letters: `Tri Bulan ke-2` gives tri, bulan, ke, 2."""
    return list(_words(text))


@lru_cache(MEMORY)
def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


@lru_cache(MEMORY)
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

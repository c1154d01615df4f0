"""How a statement or an indicator begins: with a measure, an activity, a direction of change, or a thing.

The first words tell most of it; what else they need is known from word lists (data/acuan/kata-kinerja.csv, kata-ukuran.csv).
"""

import re
from functools import cache, lru_cache

from iki_graph.checks.facts.bahasa import measure_words, words
from iki_graph.reference.scope import MEMORY
from iki_graph.reference.tables import table

_MARK = re.compile(r"^\W*(?:\(?(?:\d{1,2}|[a-z])[.)]\s+)?", re.IGNORECASE)
_VERB = re.compile(r"me(?:ng|ny|[mnlrwy])[a-z]{3,}")
_NO_VERB = re.compile(r"(?:men(?:t[ae]ri|tal|it|ara)|metod|mekani|medi|memor|mebel|melati|mereka|merek|meni)")
_ACTIVITY = re.compile(r"pe[lmnrw][a-z]{3,}an(?:nya)?")
_RESULT = re.compile(r"(?:ter[a-z]{3,}|ada)nya")


def opening(text: str) -> list[str]:
    """Words of a text from its first on, without a list mark before it: `1. Jumlah surat` gives jumlah, surat."""
    return list(_opening(text))


@lru_cache(MEMORY)
def _opening(text: str) -> tuple[str, ...]:
    return tuple(words(_MARK.sub("", text)))


def is_measure(word: str) -> bool:
    """jumlah, persentase, nilai, …"""
    return word in measure_words()


def is_grade(word: str) -> bool:
    """A measure that grades quality by itself: indeks, nilai, predikat."""
    return measure_words().get(word) == "nilai"


def is_verb(word: str) -> bool:
    """An active verb: melaksanakan, menyusun, menghimpun."""
    return bool(_VERB.fullmatch(word)) and not _NO_VERB.match(word) and kind(word) is None


def is_activity(word: str) -> bool:
    """A noun of doing: pembinaan, penyusunan, koordinasi, fasilitasi; neither what it achieves (pemenuhan) nor a thing (peralatan)."""
    return kind(word) == "kegiatan" or (kind(word) is None and bool(_ACTIVITY.fullmatch(word)))


def is_result(word: str) -> bool:
    """A thing done or brought about, in one word: terlaksananya, tersedianya, adanya; words of direction (meningkatnya) apart."""
    return bool(_RESULT.fullmatch(word)) and kind(word) is None


def kind(word: str) -> str | None:
    """What the list of words says of a word: arah, kegiatan, capaian, benda, bukan-kegiatan; None if it does not hold it."""
    return _kinds().get(word)


@cache
def _kinds() -> dict[str, str]:
    return {row["word"]: row["kind"] for row in table("kata-kinerja.csv")}

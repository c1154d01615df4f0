"""Work that serves nothing in particular: further duties that a superior gives (PP 30/2019 Pasal 12), and what everyone who has
subordinates does for them, whatever the unit is about. What such rows say would be as right in any decree; nothing serves them either."""

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache

from iki_graph.reference.language import content, stem, words
from iki_graph.reference.scope import MEMORY, cached
from iki_graph.reference.tables import table

OTHER_DUTIES = re.compile(
    r"\btugas(?:[\s-]+tugas)?\s+(?:kedinasan\s+)?(?:lain|tambahan)|\bdirektif\s+(?:dari\s+)?(?:pimpinan|atasan)|\bpenugasan\s*/\s*direktif|\bpenugasan\s+lain|\btugas\s+direktif",
    re.IGNORECASE,
)
"""Further duties that the superior gives."""

OTHER, LEADING = "other-duties", "leading"


def serves_nothing(indikator: str | None, kinerja: str | None) -> str:
    """Why a row serves nothing by its nature, by the key of the reason (`alasan.json`); '' for one that may serve something."""
    if is_other_duties(indikator, kinerja):
        return OTHER
    return LEADING if is_leading(indikator, kinerja) else ""


def is_other_duties(*texts: str | None) -> bool:
    """Whether one of the texts of a row speaks of further duties that the superior gives."""
    return any(_speaks_of_other_duties(text) for text in texts if text)


@lru_cache(MEMORY)
def _speaks_of_other_duties(text: str) -> bool:
    return bool(OTHER_DUTIES.search(text))


@cached
def is_leading(indikator: str | None, kinerja: str | None) -> bool:
    """Whether a row is about guiding, supervising or appraising subordinates, or sharing out their work, and about nothing else.

    What they attain (their SKP, a mean of their marks) is an indicator like others; so is what an indicator measures beside a kinerja
    that speaks of subordinates.
    """
    if _speaks_of_leading(indikator or ""):
        return True
    if not kinerja or not _speaks_of_leading(kinerja):
        return False
    return content(indikator).keys() <= {*content(kinerja), *_known("akar"), *_known("kata"), *_known("antara")}


def _speaks_of_leading(text: str) -> bool:
    row = [word.casefold() for word in words(text)]
    if not _known("ukuran").isdisjoint(row):
        return False
    places = [at for at, word in enumerate(row) if word in _known("bawahan")]
    return any(_before(row[at - 1 :: -1] if at else ()) or (not content(" ".join(row[:at])) and _after(row[at + 1 :])) for at in places)


def _before(row: Sequence[str]) -> bool:
    """Whether the words before *bawahan*, the nearest first, are what a head does to them: *pelaksanaan tugas*, *menilai prestasi kerja*."""
    near = next((word for word in row if word not in ("para", "setiap", "seluruh")), "")
    return near in _known("beban") or _reaches(row)


def _after(row: Sequence[str]) -> bool:
    """Whether what follows *bawahan* is what a head does to them: *yang dinilai prestasi kerjanya*, and not *yang dinilai SKP-nya*."""
    for at, word in enumerate(row):
        if _leads(word):
            return word.startswith(("di", "ter")) and _fills(row[at + 1 : at + 2])
        if not _fills([word]):
            return False
    return False


def _reaches(row: Iterable[str]) -> bool:
    for word in row:
        if _leads(word):
            return True
        if not _fills([word]):
            return False
    return False


def _leads(word: str) -> bool:
    """Whether a word is what a head does; of some words only with an affix (*penilaian*, not *nilai*)."""
    root = stem(word)
    return not _known("kata").isdisjoint((word, root)) or (root in _known("akar") and word != root)


def _fills(row: Iterable[str]) -> bool:
    return all(word in _known("antara") or stem(word) in _known("antara") or _leads(word) for word in row)


@cache
def _known(kind: str) -> frozenset[str]:
    """The words of a kind: what a head does (`akar`, with affixes; `kata`), to whom (`bawahan`), their work (`beban`), what may stand
    between (`antara`), and measures of what they attain (`ukuran`)."""
    return frozenset(row["word"] for row in table("kata-pimpin.csv") if row["kind"] == kind)

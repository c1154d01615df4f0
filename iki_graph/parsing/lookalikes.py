"""Letters and digits that OCR takes for each other, and the words that were meant."""

import re

from iki_graph.reference import kata
from iki_graph.reference.gazetteer import is_place_word, regions
from iki_graph.reference.scope import cached

STROKES = str.maketrans({"O": "0", "o": "0", "Q": "0", "l": "1", "I": "1", "|": "1", "i": "1", "t": "1", "!": "1"})
"""Letters that OCR reads for digits."""
TWO_FOR_ONE = (("rn", "m"), ("ni", "m"), ("in", "m"), ("lrl", "n"), ("irl", "n"), ("ri", "n"), ("fi", "h"), ("ti", "h"), ("li", "h"))
"""Letters that OCR reads for one."""
STROKE_AT_BEGIN = re.compile(r"\bl(?=[b-df-hj-np-tv-z][a-z]{2})")
"""No word of the language begins with an l and a consonant: it is an I (`lnstansi`)."""
YEAR = re.compile(r"(?P<before>\bTah[uia]n\s*:?\s*)(?P<word>[12lI|](?:[.,\s]?[\dOoQlI|t!]){3})(?!\w)", re.IGNORECASE)
"""A year, its digits misread or parted."""

_SHAPES = tuple(
    (read, stood)
    for read, _, stood in (
        pair.partition("=")
        for pair in "o=a a=o c=e e=c n=u u=n ri=n rn=m m=rn l=i i=l l=t t=l 1=l 1=i 0=o 5=s li=h ii=n fi=h vv=w w=tr u=tr".split()
    )
)
"""What OCR reads and what stood there; none of them is a slip of the fingers, whose keys are neighbours."""

_LONGEST = 24
"""Letters that no word has."""


@cached
def reshaped(word: str, twice: bool = False) -> str:
    """The one good word or place that a word which is none was before OCR took a letter of it, or two (`twice`), for others; else the word."""
    low = word.lower()
    if not 4 < len(low) < _LONGEST or kata.is_known(low) or is_place_word(low):
        return word
    good = kata.listed_words() | names_of_regions()
    if any(other in good for other in kata.one_slip(low) if len(other) != len(low) or sorted(other) == sorted(low)):
        return word  # who typed it left a letter out, or put one in: it stays
    forms = _forms(low)
    found = forms & good
    if twice and not found and len(low) > 6:
        found = set().union(*map(_forms, forms)) & good
    meant = found.pop() if len(found) == 1 else low
    return word if meant == low else meant.capitalize() if word[0].isupper() else meant


def _forms(low: str) -> set[str]:
    """What a word can have been, one of its letters, or two read for one, taken back."""
    forms = {low[:at] + stood + low[at + len(read) :] for read, stood in _SHAPES for at in range(len(low)) if low.startswith(read, at)}
    return forms | {low[:-1] + "h"} if low[-1:] == "b" else forms


@cached
def names_of_regions() -> frozenset[str]:
    """The words of the names of provinces, regencies and cities."""
    return frozenset(
        word for r in regions().values() if r.kind in ("provinsi", "kabupaten", "kota") for word in r.name.lower().split() if len(word) > 4
    )


def near(low: str, keywords: tuple[str, ...], most: int = 2) -> str | None:
    """The one keyword that a word which is none of the language comes from by a slip, or by two that leave its end."""
    if not 4 < len(low) < _LONGEST or kata.is_known(low) or is_place_word(low):
        return None
    if low[-1] == "n" and low[:-1] + "ri" in keywords:
        return low[:-1] + "ri"
    forms = (low, *(low.replace(read, meant) for read, meant in TWO_FOR_ONE if read in low))
    found = {w for w in keywords if min(kata.slips(f, w, 2) for f in forms) <= (1 if len(w) < 6 or w[-1] != low[-1] else most)}
    return found.pop() if len(found) == 1 else None


def digits(word: str) -> str | None:
    """A number with the letters in it that OCR reads for digits; None if others stand in it."""
    plain = re.sub(r"[.,\s]", "", word).translate(STROKES)
    return plain if plain.isdigit() else None

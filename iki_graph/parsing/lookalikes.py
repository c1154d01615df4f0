"""Letters and digits that OCR takes for each other, and the words that were meant."""

import re

from iki_graph.reference import kata
from iki_graph.reference.gazetteer import is_place_word

STROKES = str.maketrans({"O": "0", "o": "0", "Q": "0", "l": "1", "I": "1", "|": "1", "i": "1", "t": "1", "!": "1"})
"""Letters that OCR reads for digits."""
TWO_FOR_ONE = (("rn", "m"), ("ni", "m"), ("lrl", "n"), ("irl", "n"), ("ri", "n"), ("fi", "h"), ("ti", "h"), ("li", "h"))
"""Letters that OCR reads for one."""
STROKE_AT_BEGIN = re.compile(r"\bl(?=[b-df-hj-np-tv-z][a-z]{2})")
"""No word of the language begins with an l and a consonant: it is an I (`lnstansi`)."""
YEAR = re.compile(r"(?P<before>\bTah[uia]n\s*:?\s*)(?P<word>[12lI|](?:[.,\s]?[\dOoQlI|t!]){3})(?!\w)", re.IGNORECASE)
"""A year, its digits misread or parted."""


def near(low: str, keywords: tuple[str, ...], most: int = 2) -> str | None:
    """The one keyword that a word which is none of the language comes from by a slip, or by two that leave its end."""
    if len(low) < 5 or kata.is_known(low) or is_place_word(low):
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

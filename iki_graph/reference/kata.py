"""Indonesian words as an office writes them: which words are known, by a list or by root and affixes, and which are near a given one.

Known are the roots of data/acuan/akar-kata.csv, what affixes make of them, and the words of data/acuan/kata.csv. The rules take words
in rather than leave them out: whoever looks for misprints wants to be silent on a good word that is merely rare.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from os.path import commonprefix

from iki_graph.reference.scope import cached
from iki_graph.reference.tables import table
from iki_graph.reference.terms import terms

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_CLITICS = ("nya", "lah", "kah", "pun")
_SUFFIXES = ("kan", "an", "i")
_LEAST = 3
"""Letters of the shortest root to which affixes are tied."""

_LEARNED_LEAST = 4
"""Letters of the shortest word behind a learned prefix."""

_ALLOWED: Mapping[str, frozenset[str]] = {
    "me": frozenset(("", "kan", "i")),
    "di": frozenset(("", "kan", "i")),
    "ter": frozenset(("", "kan", "i")),
    "ber": frozenset(("", "kan", "an")),
    "pe": frozenset(("", "an")),
    "per": frozenset(("", "kan", "an", "i")),
    "ke": frozenset(("", "an")),
    "se": frozenset(("",)),
    "": frozenset(("", "kan", "an", "i")),
}
"""The suffixes that a word may bear under its outermost prefix: `pelaksanaan` and `melaksanakan`, not `pelaksanakan`."""

_LEARNED = ("antar", "non", "pra", "pasca", "multi", "sub", "anti", "swa", "semi", "inter")
"""Learned prefixes, which stand before whole words: antardesa, nonfisik."""

_INNER = ("per", "ber", "ter", "ke", "se", "tidak")
"""Prefixes that stand below another one: memperbaiki, keberhasilan, ketidaksesuaian."""


@cached
def is_known(word: str) -> bool:
    """Whether a word (small letters) is a good Indonesian word, an accepted loan word or a known term."""
    return _is_good(word)


def is_root(word: str) -> bool:
    """Whether a word (small letters) is a root of the list, without affixes."""
    return len(word) >= _LEAST and word in _roots()


def listed_words() -> frozenset[str]:
    """The roots, the listed words and the words of terms."""
    return _listed()


def one_slip(word: str) -> set[str]:
    """What a word (small letters) may have been meant for: each string that one letter more, less or changed, or two swapped, leads to."""
    pairs = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    found = {a + b[1:] for a, b in pairs if b} | {a + b[1] + b[0] + b[2:] for a, b in pairs if len(b) > 1}
    found |= {a + c + b for a, b in pairs for c in _LETTERS} | {a + c + b[1:] for a, b in pairs if b for c in _LETTERS}
    return found - {word}


def known_among(words: Iterable[str]) -> set[str]:
    """The known ones of many words that were made up, not read: nothing about them is kept."""
    return {word for word in words if _is_good(word)}


def two_slips(word: str, among: Iterable[str]) -> set[str]:
    """Words of `among` that two slips lead to; the first letter is never among the slips."""
    return {other for other in among if other[:1] == word[:1] and abs(len(other) - len(word)) < 3 and slips(word, other) == 2}


def slips(a: str, b: str, most: int = 2) -> int:
    """Slips of the pen between two words (Damerau and Levenshtein); `most` + 1 where they are more than `most`."""
    if abs(len(a) - len(b)) > most or len(set(a) - set(b)) > most or len(set(b) - set(a)) > most:
        return most + 1
    same = len(commonprefix((a, b)))
    a, b = a[same:], b[same:]
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        after = [i]
        for j, other in enumerate(b, 1):
            cost = min(row[j] + 1, after[j - 1] + 1, row[j - 1] + (letter != other))
            if i > 1 and j > 1 and letter == b[j - 2] and a[i - 2] == other:
                cost = min(cost, before[j - 2] + 1)
            after.append(cost)
        if min(after) > most:
            return most + 1
        before, row = row, after
    return min(row[-1], most + 1)


@cached
def _listed() -> frozenset[str]:
    pieces = (
        piece
        for term in terms()
        for form in (term.name, *term.variants)
        for piece in form.casefold().replace("-", " ").split()
        if piece.isalpha()
    )
    words = (row["word"] for name in ("akar-kata.csv", "kata.csv") for row in table(name))
    return frozenset((*words, *pieces))


@cache
def _roots() -> frozenset[str]:
    return frozenset(row["word"] for row in table("akar-kata.csv"))


def _is_good(word: str) -> bool:
    if _is_plain(word):
        return True
    rests = (word[len(prefix) :] for prefix in _LEARNED if word.startswith(prefix))
    return any(len(rest) >= _LEARNED_LEAST and _is_plain(rest) for rest in rests)


def _is_plain(word: str) -> bool:
    """Whether a word is good without a learned prefix."""
    bases = (word, *(word[: -len(clitic)] for clitic in _CLITICS if word.endswith(clitic)))
    return word in _listed() or any(_is_derived(base) for base in bases)


def _is_derived(word: str) -> bool:
    """Whether a word is a root with prefix and suffix as they go together."""
    for suffix in ("", *_SUFFIXES):
        if not word.endswith(suffix):
            continue
        stem = word[: len(word) - len(suffix)]
        for prefix, rest in _unprefixed(stem):
            if suffix in _ALLOWED[prefix] and (is_root(rest) or any(is_root(inner) for inner in _inner(rest, prefix))):
                return True
    return False


def _inner(word: str, prefix: str) -> Iterator[str]:
    """What is left of a stem that has one more prefix below the outer one."""
    if prefix:
        for inner in _INNER:
            if word.startswith(inner):
                yield word[len(inner) :]
        if prefix in ("ber", "ke"):
            yield from (rest for outer, rest in _unprefixed(word) if outer == "pe")


def _unprefixed(word: str) -> Iterator[tuple[str, str]]:
    """(outermost prefix, what it stands before) in every way that the word can be read; the nasal of me- and pe- undone."""
    yield "", word
    for prefix in ("di", "ter", "ber", "per", "ke", "se"):
        if word.startswith(prefix):
            yield prefix, word[len(prefix) :]
    if word.startswith(("be", "te")) and word[2:3] in "rk":
        yield f"{word[:2]}r", word[2:]
    for prefix in ("me", "pe"):
        if not word.startswith(prefix):
            continue
        rest = word[2:]
        if prefix == "pe" or rest[:1] in "lrmnwy":
            yield prefix, rest
        for nasal, lost in (("ng", "k"), ("ny", "s"), ("n", "t"), ("m", "p")):
            if rest.startswith(nasal):
                kept = rest[len(nasal) :]
                yield prefix, kept
                yield prefix, lost + kept
                if nasal == "ng" and kept.startswith("e"):
                    yield prefix, kept[1:]

"""Indonesian words as they can be compared: tokens, stems, one word for its spellings and synonyms, subjects, and weights.

Stems are found by affix rules (Indonesian morphology as any grammar gives it) and a short list of roots of the field, for words that only
look as if they bore an affix or whose first letter the prefix swallows, with misspelt and foreign forms (`data/acuan/kata-dasar.csv`). A stem
need not be a dictionary word; it must be the same for all forms of a word.
"""

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import NamedTuple

from iki_graph.reference.scope import MEMORY, cached
from iki_graph.reference.tables import listed, table
from iki_graph.reference.terms import terms

_WORD = re.compile(r"[^\W\d_]+")
_PARTICLE = re.compile(r"(?:lah|kah|nya|pun)$")
_SUFFIXES = ("kan", "an", "i", "")
_SHORTEST = 4
"""Fewest letters that a rule leaves of a word that is not a known root."""

_NASAL = (
    ("meny", "s"),
    ("peny", "s"),
    ("meng", ""),
    ("peng", ""),
    ("mem", "p"),
    ("pem", "p"),
    ("men", "t"),
    ("pen", "t"),
    ("me", ""),
    ("pe", ""),
)
_PLAIN = ("di", "ter", "te", "ber", "be", "per", "ke", "se")
_VOWELS = frozenset("aiueo")

OTHERS = 10
"""How many bags of other words are taken to stand beside those that are weighed."""


@dataclass(frozen=True, slots=True)
class Subject:
    """A subject of work: its code, the programme it belongs to, its name for people, the codes of the wider subjects that work on it
    serves, the nearest first, and phrases that show it: the stems that must all occur in a text, and those that must not."""

    code: str
    program: str
    name: str
    serves: tuple[str, ...]
    phrases: tuple[tuple[frozenset[str], frozenset[str]], ...]


def words(text: str | None) -> list[str]:
    """The words of a text in lower case, in order, without digits and marks."""
    return [word.lower() for word in _as_written(text or "")]


def _as_written(text: str) -> list[str]:
    found: list[str] = _WORD.findall(unicodedata.normalize("NFKC", text))
    return found


@lru_cache(MEMORY)
def stem(word: str) -> str:
    """The stem of one word: `pengelolaan`, `dikelola`, `mengelola` -> `kelola`; the word itself where no rule fits."""
    known, word = _roots(), word.casefold()
    if word in known:
        return known[word]
    bare = _PARTICLE.sub("", word) if len(word) > 6 else word
    cuts = list(_cuts(bare))
    return next((known[cut] for cut in cuts if cut in known), cuts[-1] if cuts else bare)


def term(word: str) -> str:
    """The stem of a word, or the word itself where it means something of its own beside its root: `ketertiban`, not `tertib`."""
    return word if word in _derived() else stem(word)


def _cuts(word: str) -> Iterable[str]:
    """What the rules leave of a word, the fewest affixes first; the last one is the guess where none is a known root."""
    ends = [word.removesuffix(s) if s and word.endswith(s) else word for s in ("", *_SUFFIXES[:3])]
    for end in dict.fromkeys(ends):
        yield end
        yield from _without_prefix(end, 2)
    yield _guess(word)


def _without_prefix(word: str, depth: int) -> Iterable[str]:
    for prefix in _PLAIN:
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            rest = word[len(prefix) :]
            yield rest
            if depth > 1:
                yield from _without_prefix(rest, depth - 1)
    for prefix, lost in _NASAL:
        if word.startswith(prefix) and len(word) > len(prefix) + 2:
            rest = word[len(prefix) :]
            for first in (lost, "k" if prefix in ("meng", "peng") else "", ""):
                if rest[0] in _VOWELS or not first:
                    yield first + rest
                    if depth > 1:
                        yield from _without_prefix(first + rest, depth - 1)


def _guess(word: str) -> str:
    """The likeliest stem of a word whose root is not known: the outermost prefix and suffix go, if enough is left."""
    rest = word
    for prefix, lost in (*((p, "") for p in ("di", "ter", "ber", "per")), *_NASAL):
        if word.startswith(prefix) and len(word) - len(prefix) >= _SHORTEST:
            rest = word[len(prefix) :]
            rest = lost + rest if rest[0] in _VOWELS else rest
            break
    if rest == word and word.startswith("ke") and word.endswith("an") and len(word) >= _SHORTEST + 4:
        rest = word[2:]
    verbal = rest != word
    for suffix in ("kan", "an"):
        if rest.endswith(suffix) and len(rest) - len(suffix) >= _SHORTEST:
            return rest[: -len(suffix)]
    if verbal and rest.endswith("i") and len(rest) > _SHORTEST and rest[-2] not in _VOWELS and not rest.endswith("si"):
        return rest[:-1]
    return rest


def stems(text: str | None) -> list[str]:
    """The stems of all words of a text, in order, each spelling or synonym as the one that stands for it."""
    return list(_stems(text or ""))


@lru_cache(MEMORY)
def _stems(text: str) -> tuple[str, ...]:
    same, longest = _same()
    row = [term(w) for w in words(text)]
    found: list[str] = []
    at = 0
    while at < len(row):
        for length in range(min(longest, len(row) - at), 0, -1):
            if (name := same.get(tuple(row[at : at + length]))) is not None:
                found += name
                at += length
                break
        else:
            found.append(row[at])
            at += 1
    return tuple(found)


def content(text: str | None) -> dict[str, str]:
    """The stems that say what a text is about, each with the word that bore it, as it is written there.

    Abbreviations count as the words they stand for as well.
    """
    return dict(_content(text or ""))


@cached
def _content(text: str) -> tuple[tuple[str, str], ...]:
    same, _ = _same()
    found: dict[str, str] = {}
    written = _as_written(text)
    row = [word.lower() for word in written]
    for word, shown in zip(row, written, strict=True):
        if word in _common_words() or len(word) < 2:
            continue
        root = term(word)
        for one in same.get((root,), (root,)):
            if one not in _common():
                found.setdefault(one, shown)
    forms = _abbreviations()
    standing: dict[int, str] = {}
    for i, word in enumerate(row):
        for at in _beginning().get(word, ()):
            end = i + len(forms[at].words)
            if row[i:end] == forms[at].words:
                standing.setdefault(at, " ".join(written[i:end]))
    for at, shown in sorted(standing.items()):
        found.setdefault(f"={forms[at].code}", shown)
        for one in _stems(forms[at].name):
            if one not in _common():
                found.setdefault(one, shown)
    return tuple(found.items())


def subjects(text: str | None) -> tuple[Subject, ...]:
    """The subjects of work that a text shows, in the order of the table."""
    return _subjects_of(text or "")


@lru_cache(MEMORY)
def _subjects_of(text: str) -> tuple[Subject, ...]:
    have = frozenset(_stems(text))
    shown = {at for word in have for at, must, mustnt in _phrases().get(word, ()) if must <= have and not mustnt & have}
    return tuple(all_subjects()[at] for at in sorted(shown))


@cache
def _phrases() -> dict[str, list[tuple[int, frozenset[str], frozenset[str]]]]:
    """By a word that must occur, the phrases that show subjects, each with the number of its subject."""
    found: dict[str, list[tuple[int, frozenset[str], frozenset[str]]]] = defaultdict(list)
    for at, subject in enumerate(all_subjects()):
        for must, mustnt in subject.phrases:
            found[max(must, key=lambda word: (len(word), word))].append((at, must, mustnt))
    return dict(found)


@cache
def all_subjects() -> tuple[Subject, ...]:
    """All subjects of work (`data/acuan/sinonim-pokok.csv`)."""
    rows = table("sinonim-pokok.csv")
    serves = {r["code"]: r["serves"] for r in rows}

    def wider(code: str) -> tuple[str, ...]:
        return (serves[code], *wider(serves[code])) if serves[code] else ()

    return tuple(Subject(r["code"], r["program"], r["name"], wider(r["code"]), tuple(_phrase(p) for p in listed(r["words"]))) for r in rows)


def _phrase(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """`laporan keuangan -desa`: the stems of the words, and of those after a hyphen."""
    inside = " ".join(w for w in text.split() if not w.startswith("-"))
    outside = " ".join(w[1:] for w in text.split() if w.startswith("-"))
    return frozenset(_stems(inside)), frozenset(_stems(outside))


def weights(bags: Iterable[Iterable[str]]) -> dict[str, float]:
    """How much each word tells, 0..1, by how few of the bags bear it (inverse document frequency).

    They are counted as if `OTHERS` bags of other words stood beside them, so that in a handful of bags a word of most still tells something.
    """
    rows = [set(bag) for bag in bags]
    seen = Counter(w for row in rows for w in row)
    total = OTHERS + len(rows)
    return {w: math.log(total / n) / math.log(total) for w, n in sorted(seen.items())}


@cache
def commonness() -> Mapping[str, float]:
    """The share of known decrees whose indicators bear a stem, 0..1, of those that many bear (`data/acuan/kata-lazim.csv`)."""
    return {r["word"]: float(r["share"]) for r in table("kata-lazim.csv")}


def likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """Cosine of two weighted bags, 0..1."""
    shared = sum(v * other[w] for w, v in one.items() if w in other)
    norm = math.sqrt(sum(v * v for v in one.values()) * sum(v * v for v in other.values()))
    return shared / norm if norm else 0.0


@cache
def _roots() -> dict[str, str]:
    """Root by itself and by its misspelt and foreign forms."""
    return {form: r["root"] for r in table("kata-dasar.csv") for form in (r["root"], *listed(r["variants"]))}


@cache
def _derived() -> frozenset[str]:
    """Derived words that subjects of work are told apart by."""
    return frozenset(word for r in table("kata-dasar.csv") for word in listed(r["derived"]))


@cache
def _common_words() -> frozenset[str]:
    """Words that tell nothing of what a text is about: those that join, and those of measure, wish and place in every table of indicators."""
    return frozenset(r["word"] for r in table("kata-umum.csv"))


@cache
def _common() -> frozenset[str]:
    """Stems of the words that tell nothing."""
    return frozenset(term(w) for w in _common_words())


@cache
def _same() -> tuple[dict[tuple[str, ...], tuple[str, ...]], int]:
    """Spellings and synonyms: stems of a form, and the stems of the word that stands for it; and the length of the longest form."""
    found = {}
    for r in table("sinonim.csv"):
        name = tuple(term(w) for w in words(r["name"]))
        for form in listed(r["forms"]):
            found[tuple(term(w) for w in words(form))] = name
    return found, max(map(len, found), default=1)


class _Form(NamedTuple):
    """A form of a term, and its words."""

    form: str
    code: str
    name: str
    words: list[str]


@cached
def _beginning() -> dict[str, list[int]]:
    """By their first word the numbers of all abbreviations and other forms of terms."""
    found: dict[str, list[int]] = defaultdict(list)
    for at, form in enumerate(_abbreviations()):
        found[form.words[0]].append(at)
    return dict(found)


@cached
def _abbreviations() -> tuple[_Form, ...]:
    """Every term that has an abbreviation: its forms of more than three letters, which no other term shares."""
    groups = {"organisasi", "jabatan", "lembaran", "ukuran"}
    forms: dict[str, set[str]] = {}
    for t in terms():
        if t.group not in groups:
            for form in (t.name, *t.variants, *t.mistakes):
                joined = " ".join(words(form))
                if len(joined) > 2:
                    forms.setdefault(joined, set()).add(t.code)
    names = {t.code: t.name for t in terms()}
    return tuple(_Form(f, code, names[code], f.split()) for f, codes in sorted(forms.items()) if len(codes) == 1 for code in codes)


def fields(unit: str) -> frozenset[str]:
    """Codes of the fields of work that a unit's name shows (`data/acuan/bidang.csv`): `Seksi PMD` and `Seksi Pemberdayaan Masyarakat` share one."""
    have = set(words(unit))
    # "Umum" names the field of a subbagian; in "Ketertiban Umum" and "Pelayanan Umum" it names none.
    have -= set() if have & {"subbagian", "bagian", "subbag", "kasubag", "kasubbag"} else {"umum"}
    return frozenset(r["code"] for r in table("bidang.csv") if have & set(listed(r["unit"])))

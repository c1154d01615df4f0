"""What one cell or running line shows by itself, whatever the rest of the decree holds: its words, its sure misprints, its doubtful words.

Decrees have most of their lines from each other, so what is found is kept; and most patterns are tried only where a line holds the words
that they need.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from iki_graph.checks.facts.bahasa import stem
from iki_graph.checks.facts.rumusan import is_activity, is_verb
from iki_graph.reference import kata
from iki_graph.reference.gazetteer import doubled_names, find_regency, is_district
from iki_graph.reference.scope import cached, keeping
from iki_graph.reference.tables import table

_KEPT = 5_000
"""How many pieces are remembered: those of some decrees, about 3 kB each."""
_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"\S*(?:@|www\.|https?:|\.(?:go|co|com|net|org|id)\b)\S*", re.IGNORECASE)
_ADDRESS_SIGN = re.compile(r"@|www\.|https?:|\.(?:go|co|com|net|org|id)\b", re.IGNORECASE)
_ODD_LETTERS = re.compile("[\u0130\u0131]")
"""Letters that patterns take for an i, and `casefold` does not."""
_INNER_CAPITAL = re.compile(r"[a-z][A-Z]|^[A-Z]{2,}[a-z]")
_CUES = frozenset(
    ("desa", "dusun", "kelurahan", "kecamatan", "kec", "kabupaten", "kab", "kota", "provinsi", "jalan", "jl", "camat", "lurah", "bupati")
    + ("bapak", "ibu", "sdr", "nama", "raden", "haji")
)
"""Words that a name follows."""
GLUE = frozenset(("di", "ke", "dan", "yang", "dari", "untuk", "dengan", "pada"))
_FUNCTION = GLUE | {"oleh", "terhadap", "dalam", "bagi", "atau", "serta", "sebagai", "kepada", "atas", "agar"}
_KNOWN_SHARE = 0.6
"""Share of known words in a line of good reading."""
SHORTEST = 5
"""Letters of the shortest word that is judged."""
_LONGEST_NAME = 4
"""Words of a region's name."""
_PASSIVE = re.compile(r"\b(di) ([a-z]{4,})\b", re.IGNORECASE)
"""What may be a passive verb with a blank in it: di laksanakan."""
_BARE_VERBS = frozenset(
    ("bagi", "susun", "bina", "buat", "terima", "kirim", "hitung", "proses", "jumlah", "ajukan", "tinjau", "catat", "tindak", "monev")
    + ("kelola",)
)
"""Verbs without a suffix that never stand behind the preposition."""
_BEHIND_DI = (
    *("bidang", "lingkungan", "atas", "bawah", "dalam", "luar", "antara", "mana", "samping", "tingkat", "wilayah", "kabupaten"),
    *("kecamatan", "desa", "kelurahan", "kantor", "setiap"),
)
_BEHIND_KE = ("atas", "bawah", "dalam", "samping", "wilayah", "kabupaten", "kecamatan", "desa", "kelurahan", "kantor")
_TIED = re.compile(rf"\b(?:(di)({'|'.join(_BEHIND_DI)})|(ke)({'|'.join(_BEHIND_KE)}))\b", re.IGNORECASE)
"""Prepositions tied to the place behind them; keluar is a word of its own."""
_TIED_WORDS = frozenset((*(f"di{word}" for word in _BEHIND_DI), *(f"ke{word}" for word in _BEHIND_KE)))
_YEARS = re.compile(r"(?<![\d/.-])(20\d\d) (20\d\d)(?![\d/.-])")
"""Two years that have lost the hyphen between them."""
_LONGEST_PERIOD = 6
_SEMICOLON = re.compile(r"\b[a-z]{3,};(?!dan\b|serta\b)[a-z]{3,}\b")
_TWO_STOPS = re.compile(r"\b[a-z]{4,}\.\.(?![.\w])")
_STOP_INSIDE = re.compile(
    r"\b([^\W\d_]{5,})\. (?:yang|dan|untuk|dengan|berdasarkan|di|pada|dalam|oleh|serta|sesuai|dari|atau|agar|terhadap)\b"
)
"""A full stop in the middle of a sentence."""


class Word(NamedTuple):
    """A word where it stands: `text` as printed, `key` in small letters, `after`: only blanks before it, nothing else."""

    text: str
    key: str
    start: int
    end: int
    after: bool


@dataclass(frozen=True, slots=True)
class Slip:
    """A misprint as printed, and what it should be; not `sure`: a form that is only no standard one."""

    wrong: str
    right: str
    sure: bool = True

    def folded(self) -> "Slip":
        """The same whatever its capitals."""
        return Slip(self.wrong.casefold(), self.right.casefold(), self.sure)


class Potongan(NamedTuple):
    """What a piece shows: its text with addresses blanked out, its words in small letters, its sure slips, the words that no dictionary
    knows and that are no names by their place, and its wrongly written prepositions."""

    clean: str
    keys: frozenset[str]
    slips: tuple[Slip, ...]
    doubtful: tuple[Word, ...]
    prepositions: tuple[Slip, ...]


@keeping(_KEPT)
def piece(text: str) -> Potongan:
    """What a cell or running line shows by itself."""
    found = words(text)
    keys = frozenset(word.key for word in found)
    clean = bare = text
    if _ADDRESS_SIGN.search(text):
        clean, bare = _ADDRESS.sub(lambda match: " " * len(match[0]), text), _ADDRESS.sub(" ", text)
        found = words(clean)
    odd = bool(_ODD_LETTERS.search(text))
    forms = tuple(_forms()) if odd else _forms_of(keys)
    prepositions = _di(bare) if odd or "di" in keys or not keys.isdisjoint(_TIED_WORDS) else ()
    slips = (*(_wrong_forms(clean, forms, found) if forms else ()), *_signs(clean), *_doubled(found), *_said_twice(found))
    return Potongan(clean, keys, slips, tuple(_doubtful(clean, found)), tuple(prepositions))


def words(text: str) -> list[Word]:
    """The words of a text in order."""
    found: list[Word] = []
    before = 0
    for match in _WORD.finditer(text):
        printed, (start, end) = match[0], match.span()
        found.append(Word(printed, printed.casefold(), start, end, bool(found) and not text[before:start].strip()))
        before = end
    return found


def in_case_of(printed: str, right: str) -> str:
    """A word in the capitals of the printed one."""
    return right.upper() if printed.isupper() else right.capitalize() if printed[0].isupper() else right


@cached
def _is_good(key: str) -> bool:
    return kata.is_known(key) or key in _forms() or find_regency(key) is not None or is_district(key)


def _doubtful(text: str, found: Sequence[Word]) -> Iterator[Word]:
    """Unknown words that are neither name, abbreviation nor damaged by the reader of the image; none where few words are known."""
    unknown = [at for at, word in enumerate(found) if len(word.key) >= SHORTEST and not _is_good(word.key)]
    if not unknown or len(found) - len(unknown) < _KNOWN_SHARE * len(found) and len(found) > 1:
        return
    capitals = text.isupper()
    yield from (found[at] for at in unknown if _may_be_judged(found, at, capitals, text))


def _may_be_judged(words: Sequence[Word], at: int, capitals: bool, text: str) -> bool:
    """Whether an unknown word is neither name, abbreviation nor damaged by the reader of the image."""
    word = words[at]
    if not word.key.isascii():
        return False
    if _INNER_CAPITAL.search(word.text) or word.text.isupper() and not capitals and len(word.text) < 8:
        return False
    if text[word.end : word.end + 1] == "-" and not text[word.end + 1 : word.end + 2].isalpha():
        return False
    before = words[at - 1] if at and word.after else None
    after = words[at + 1] if at + 1 < len(words) and words[at + 1].after else None
    if at and words[at - 1].key in _CUES and word.text[0].isupper() and not text[words[at - 1].end : word.start].strip(" .:"):
        return False
    if _in_place(words, at):
        return False
    return not any(_split(pair) for pair in ((before, word), (word, after)) if None not in pair)


def _split(pair: tuple[Word | None, Word | None]) -> bool:
    """Whether two neighbours are one word in two pieces."""
    left, right = (word.key if word else "" for word in pair)
    fragments = [key for key in (left, right) if not kata.is_known(key)]
    return kata.is_known(left + right) or len(fragments) == 2 and min(len(left), len(right)) < SHORTEST


def _wrong_forms(text: str, forms: tuple[str, ...], found: Sequence[Word]) -> Iterator[Slip]:
    """Each of some listed wrong forms in a text with these words."""
    for match in _form_pattern(forms).finditer(text):
        right, kind = _forms()[re.sub(r"\s+", " ", match[0].casefold())]
        if not _INNER_CAPITAL.search(match[0]) and not _in_place_at(found, match.start()):
            yield Slip(match[0], in_case_of(match[0], right), kind == "salah")


@cache
def _forms() -> dict[str, tuple[str, str]]:
    return {row["wrong"]: (row["right"], row["kind"]) for row in table("salah-ketik.csv")}


@lru_cache(_KEPT)
def _form_pattern(forms: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(forms, key=lambda form: (-len(form), form))
    spaced = (r"\s+".join(map(re.escape, form.split())) for form in longest_first)
    return re.compile(rf"\b(?:{'|'.join(spaced)})\b", re.IGNORECASE)


@cache
def _words_of_forms() -> dict[str, list[tuple[str, frozenset[str]]]]:
    """By their first word the listed wrong forms, each with its words."""
    found: dict[str, list[tuple[str, frozenset[str]]]] = defaultdict(list)
    for form in _forms():
        parts = _WORD.findall(form)
        found[parts[0]].append((form, frozenset(parts)))
    return dict(found)


def _forms_of(keys: frozenset[str]) -> tuple[str, ...]:
    """The listed wrong forms of which all words are among those of a text."""
    known = _words_of_forms()
    return tuple(form for first in sorted(known.keys() & keys) for form, parts in known[first] if parts <= keys)


def _in_place_at(found: Sequence[Word], start: int) -> bool:
    """Whether the word that begins at a place of a text is part of a longer name: the Dalam of `Camat Teluk Dalam di bidang`."""
    return any(_in_place(found, at) for at, word in enumerate(found) if word.start == start)


def _in_place(found: Sequence[Word], at: int) -> bool:
    """Whether a word makes, with neighbours in capitals, the name of a region of several words."""
    for first in range(max(0, at - _LONGEST_NAME + 1), at + 1):
        for last in range(max(at, first + 1), min(first + _LONGEST_NAME, len(found))):
            name = found[first : last + 1]
            if all(word.text[0].isupper() for word in name) and all(word.after for word in name[1:]):
                text = " ".join(word.text for word in name)
                if is_district(text) or find_regency(text):
                    return True
    return False


def _begins_place(text: str) -> bool:
    """Whether a text begins with the name of a region, of up to three words in capital letters."""
    words = re.match(r"\w+(?:\s+[A-Z]\w*){0,2}", text)
    parts = words[0].split() if words else []
    return any(find_regency(name) or is_district(name) for n in range(1, len(parts) + 1) if (name := " ".join(parts[:n])))


def _di(text: str) -> Iterator[Slip]:
    """`di laksanakan` for dilaksanakan (after a true preposition stands a place, which is no verb form), and `dibidang` for di bidang."""
    for match in _PASSIVE.finditer(text):
        verb = match[2].casefold()
        if not kata.is_known(f"di{verb}") or _begins_place(text[match.start(2) :]):
            continue
        if verb in _BARE_VERBS or verb.endswith(("kan", "i")) and not kata.is_root(verb):
            yield Slip(match[0], f"{match[1]}{match[2]}")
    for match in _TIED.finditer(text):
        if not _in_place_at(words(text), match.start()):
            yield Slip(match[0], " ".join(part for part in match.groups() if part))


def _signs(text: str) -> Iterator[Slip]:
    """A period that has lost its hyphen, a semicolon that glues two items, and full stops where none belong."""
    if "20" in text:
        for match in _YEARS.finditer(text):
            if 0 < int(match[2]) - int(match[1]) <= _LONGEST_PERIOD:
                yield Slip(match[0], f"{match[1]}-{match[2]}")
    if ";" in text:
        yield from (Slip(match[0], match[0].replace(";", "; ")) for match in _SEMICOLON.finditer(text))
    if ".." in text:
        yield from (Slip(match[0], match[0].replace("..", ".")) for match in _TWO_STOPS.finditer(text))
    if ". " in text:
        found = _STOP_INSIDE.finditer(text)
        yield from (Slip(match[0], match[0].replace(". ", " ")) for match in found if kata.is_known(match[1].casefold()))


def _doubled(words: Sequence[Word]) -> Iterator[Slip]:
    """Words printed twice in a row, up to four together; not roots, which may be plurals without their hyphen (rapat rapat), nor names that are
    double (Toli Toli), nor the two sides of a fraction."""
    keys = [word.key for word in words]
    if len(set(keys)) == len(keys):
        return
    at = 0
    while at < len(words):
        for size in (4, 3, 2, 1):
            if keys[at : at + size] != keys[at + size : at + 2 * size] or at + 2 * size > len(words):
                continue
            once, again = words[at : at + size], words[at + size : at + 2 * size]
            if not all(w.after for w in (*once[1:], *again)):
                continue
            key = keys[at]
            if size > 1 and len({w.key for w in once}) == 1:
                continue
            if size == 1 and key not in _FUNCTION and kata.is_root(key) or key == "jumlah" or len(key) == 1 or key in doubled_names():
                continue
            phrase = " ".join(w.text for w in once)
            if phrase.isupper() != " ".join(w.text for w in again).isupper():
                continue  # a heading, and the text that begins with it
            yield Slip(f"{phrase} {' '.join(w.text for w in again)}", phrase)
            at += 2 * size - 1
            break
        at += 1


def _said_twice(words: Sequence[Word]) -> Iterator[Slip]:
    """A noun of doing and the verb of the same root right behind it: Pelaksanaan Melaksanakan."""
    for noun, verb in pairwise(words):
        if verb.after and verb.key.startswith("me") and is_activity(noun.key) and is_verb(verb.key) and stem(noun.key) == stem(verb.key):
            yield Slip(f"{noun.text} {verb.text}", noun.text)

"""Citations beside what the registry knows of the regulation: letters and digits that OCR has misread, told only where both agree."""

import re
from difflib import SequenceMatcher
from itertools import pairwise
from typing import Any

from iki_graph.parsing.lookalikes import TWO_FOR_ONE, digits, reshaped
from iki_graph.parsing.typed import is_typed
from iki_graph.parsing.words import letters
from iki_graph.reference import kata
from iki_graph.reference.gazetteer import is_place_word
from iki_graph.reference.keys import regulation_key
from iki_graph.reference.regulations import Regulation, by_key, regulations
from iki_graph.reference.scope import cached

_LIKE_DIGITS = str.maketrans("OoQDlI|iaAgqTBSsZzbG", "00001111449978552266")
"""Letters in whose shape OCR gives digits."""
_SHAPED_DIGITS = str.maketrans("SB", "58")
_GARBLED = re.compile(
    r"""[^\W\d_]\s?[!?*^~|\[\]{}<>=\\$#§£€][^\W_]|[*^~|\[\]{}<>=\\§£€]|[a-z][!?](?=\s)|[a-z]{2}[B-HJ-Z]\b|[A-Z]{3,}\.[A-Z]{2,}|
        (?<!\d\s)\b[a-z]{2,}\s\d\s(?=[A-Z][a-z])|\b(?:TAHUN|Tahun)\s+(?!1[89]|20)\d{4}\b|\((?:Lembaran|Berita)\b|\bTambahan\s+Lembaran\b""",
    re.VERBOSE,
)
"""Signs within words, years that cannot be, a gazette among the words: none writes so."""


_LETTERS = re.compile(r"[^\W\d_]+")
_NUMERALS = frozenset(("I", "II", "III"))
_NUMERALS_MISREAD = frozenset(("1", "11", "l", "ll", "T", "IT", "It", "|", "!"))
_SMALL_MISREAD = {"dari": "dan", "don": "dan", "dun": "dan", "dl": "di"}
_SAME = 0.95
"""Likeness of the letters from which a title is the registry's, 0 to 1."""
_LIKE = 0.6
"""Likeness from which a word of no language is one of the registry's title misread, 0 to 1."""


def is_garbled(text: str) -> bool:
    """Whether a title holds what no one writes, so that its words were not read as they stand."""
    return _GARBLED.search(text) is not None


def as_known(citation: dict[str, Any], damaged: bool = False) -> dict[str, Any]:
    """A citation (see `citations.take_apart`) without gazette numbers that hold letters and titles that hold signs.

    They are read as the registry has them where they differ from it only as OCR misreads; else they are null. Where the letters of the
    citation are `damaged`, a gazette number that is the registry's but for its first or last digit is null too. A typed citation stays.
    """
    if is_typed():
        return citation
    nomor, tahun = citation["nomor"], citation["tahun"]
    if not (nomor and tahun) and (told := _by_supplement(citation)) is not None:
        citation = {**citation, "nomor": told.nomor, "tahun": told.tahun}
        nomor, tahun = told.nomor, told.tahun
    known = by_key(regulation_key(citation["jenis"], nomor, tahun)) if nomor and tahun else None
    result = dict(citation)
    if (title := citation["tentang"]) is not None:
        title = _shaped(title, damaged) if known is None else _title(title, known)
        result["tentang"] = None if is_garbled(title) or known is None and _holds_specks(title) else title
    ln = citation["ln"]
    if ln is not None and ln["jenis"] not in ("LN", "BN"):
        return result
    supplement = known.tln if known is not None and known.checked("tln") else None
    result["tln"] = _number(citation["tln"], supplement)
    if damaged and _is_nearly(result["tln"], supplement):
        result["tln"] = None
    if ln is not None:
        field = ln["jenis"].lower()
        gazette = getattr(known, field) if known is not None and known.checked(field) else None
        number = _number(ln["nomor"], gazette.nomor if gazette is not None else None)
        if damaged and gazette is not None and _is_nearly(number, gazette.nomor):
            result["ln"] = None
            return result
        result["ln"] = {**ln, "nomor": number}
        if gazette is not None and gazette.nomor == number and f" {gazette.tahun} " in citation["teks"].partition("(")[2]:
            result["ln"]["tahun"] = ln["tahun"] or gazette.tahun  # the year stands there, its word does not
    return result


def _by_supplement(citation: dict[str, Any]) -> Regulation | None:
    """The one regulation of the kind whose supplement has the number that is printed, if its own number or year stands before the gazette too."""
    if citation["tln"] is None or citation["jenis"] is None:
        return None
    found = [r for r in _with_supplements().get(citation["tln"], ()) if r.jenis == citation["jenis"]]
    before = re.split(r"\((?=\w+ (?:Negara|Daerah))|\bLembaran\b", citation["teks"])[0]
    stands = len(found) == 1 and re.search(rf"(?<!\d)(?:Nomor\W{{1,3}}{re.escape(found[0].nomor)}\W|{found[0].tahun}(?!\d))", before)
    return found[0] if stands else None


@cached
def _with_supplements() -> dict[str, tuple[Regulation, ...]]:
    """The regulations of the registry by the number of their supplement, where it has been checked."""
    found: dict[str, list[Regulation]] = {}
    for regulation in regulations().values():
        if regulation.tln and regulation.checked("tln"):
            found.setdefault(regulation.tln, []).append(regulation)
    return {number: tuple(those) for number, those in found.items()}


def _number(text: str | None, known: str | None) -> str | None:
    """The number of a gazette in digits; None if letters stand in it and the registry does not say which digits they were."""
    if text is None or not any(c.isalpha() for c in text):
        return text
    if plain := digits(text.translate(_SHAPED_DIGITS)):
        return plain
    return known if text.translate(_LIKE_DIGITS) == known else None


def _is_nearly(number: str | None, known: str | None) -> bool:
    """Whether a number is the known one without its first or its last digit."""
    return number is not None and known is not None and number in (known[1:], known[:-1])


def _title(title: str, known: Regulation) -> str:
    """The title with its misread words as the registry has them, if all its words that differ are misread ones."""
    for other in (known.tentang, *known.tentang_variants):
        meant = other.split()
        own = [w for w in title.split() if len(letters(w)) > 1 or w in meant]  # without what a speck was read as
        if sum(w in _NUMERALS for w in own) < sum(w in _NUMERALS for w in meant):  # one was lost
            plain = [letters(w) for w in own if w not in _NUMERALS and w not in _NUMERALS_MISREAD]
            if plain == [letters(w) for w in meant if w not in _NUMERALS]:
                return other
        for words in (own, [w for w in own if w in meant or not _is_speck(w)]):
            if len(meant) == len(words) and all(
                letters(a) == letters(b) or _is_misread(a.strip(",.;:()"), b.strip(",.;:()")) for a, b in zip(words, meant, strict=True)
            ):
                return " ".join(_without_point(a, b) if letters(a) == letters(b) else b for a, b in zip(words, meant, strict=True))
        if _is_nearly_all(title, other):
            return other
    return title


def _shaped(title: str, damaged: bool) -> str:
    """A title whose words of no language are those that OCR has misshapen (where letters about it are `damaged`, two of a word) or put in two."""
    title = _in_one(title)
    title = re.sub(r"\b[^\W_]{5,}\b", lambda m: reshaped(m.group(), damaged), title)
    return re.sub(r"(?<=[a-z] )dl(?= [A-Z])", "di", title)


def _in_one(title: str) -> str:
    """A title, its words whole that stand in two pieces, one of which is no word (`Ke sejahteraan`)."""
    words = title.split(" ")
    for i in range(len(words) - 1, 0, -1):
        one, other = words[i - 1], words[i]
        if not (one.isalpha() and other.isalpha() and other.islower()) or all(
            kata.is_known(w.lower()) or is_place_word(w) for w in (one, other)
        ):
            continue
        both = reshaped(f"{one}{other}", True)
        if kata.is_known(both.lower()):
            words[i - 1 : i + 1] = [both]
    return " ".join(words)


def _holds_specks(title: str) -> bool:
    """Whether a word of a title is none of the language, nor the rest of one that is printed in two."""
    return any(_is_no_word(b) and not kata.is_known((a + b).lower()) for a, b in pairwise(["", *title.split()]))


def _is_nearly_all(title: str, known: str) -> bool:
    """Whether a title is the known one but for a few letters, its words put apart otherwise; a word or year of its own is the decree's."""
    words, meant = title.split(), known.split()
    if len(words) == len(meant) or all(kata.is_known(w) or is_place_word(w) for w in _LETTERS.findall(title.lower())):
        return False
    if re.findall(r"\d", title) != re.findall(r"\d", known):
        return False
    own, other = letters(title), letters(known)
    most = max(2, len(other) // 20)
    return len(other) > 20 and abs(len(own) - len(other)) <= most and SequenceMatcher(None, own, other, autojunk=False).ratio() > _SAME


def _is_speck(word: str) -> bool:
    """Whether specks can have been read as this word: it is a small one of no language, two digits, or signs."""
    return _is_no_word(word) or re.fullmatch(r"\d\d|\W+", word) is not None


def _is_no_word(word: str) -> bool:
    return word.islower() and word.isalpha() and len(word) < 6 and not kata.is_known(word)


def _without_point(word: str, meant: str) -> str:
    """A word without the point behind it that is a speck."""
    return word[:-1] + (meant[-1] if meant[-1] == "," else "") if word[-1:] in (".", ":") and meant[-1:] not in (".", ":") else word


def _is_misread(word: str, meant: str) -> bool:
    """Whether a word that is none of the language is another one misread: letter for letter, its first one lost, or signs in it."""
    if word in _SMALL_MISREAD and _SMALL_MISREAD[word] == meant:
        return True
    if meant in ("I", "II", "III") and word not in ("I", "II", "III"):
        return re.fullmatch(r"[IiTtHhNl1!|Jfr.]{1,3}", word) is not None
    low, other = word.lower(), meant.lower()
    if kata.is_known(low) or len(other) < 4:
        return False
    if other[1:] == low or any(low.replace(read, one) == other for read, one in TWO_FOR_ONE):
        return True
    different = sum(a != b for a, b in zip(low, other, strict=False))
    if len(low) == len(other) and different <= (2 if low.isalpha() else len(other) // 2):
        return True
    return (
        sorted(low) != sorted(other)
        and kata.slips(low, other, 2) >= 2
        and SequenceMatcher(None, low, other, autojunk=False).ratio() >= _LIKE
    )

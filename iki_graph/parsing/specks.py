"""Specks of a scan that OCR took for signs: at the edges of lines, behind words of structure, in the place of list marks."""

import re
from collections.abc import Sequence
from dataclasses import replace

from iki_graph.parsing.landmarks import label_of
from iki_graph.parsing.words import without_mark
from iki_graph.reading import Line
from iki_graph.reference import kata

_FIRST_LINES = 250
"""How many lines at most stand before MEMUTUSKAN."""
_CONSIDERED = 100
"""Lines behind the first label that are looked at where MEMUTUSKAN is not to be seen."""
_DECIDES = re.compile(r"^(?:\W*\w{1,2}\s+)?\W*M\s?E\s?M\s?U\s?T\s?U\s?S\s?K\s?A\s?N\b")
_UNDERSCORE = re.compile(r"(?<=[^\W_])_[\W_]*|_+(?=\s|[^\W_])")
_AT_BEGIN = re.compile(r"""^[\s.,;~=+*°^£$€§!?\\|»«“”"'‘’`_]+[-–—]?(?=[^\W\d_]{3}|(?:[a-z]|\d{1,2})[.)]\s)""")
_DASH_AT_BEGIN = re.compile(r"^[-–—]\s*(?=[^\W\d_]{3})")
_AT_END = re.compile(
    r"""(?<=[^\s(\-–])(?:\s+(?!,$)[^\w\s();:%\-–…/.]{1,3}|\s+[-–](?<!Undang\s[-–])|(?<=[;:.)])\s+:)+$|(?<=\)[;:.,])\s+\w{1,2}$|(?<=;)(?:\s+[^\w\s]{0,2}\s?(?:\d|[a-z]{1,2}))+$"""
)
_BEHIND_CAPITALS = re.compile(r"(?<=[A-Z\d]{2})\s+(?:(?!dan$|di$|ke$|dr$|sd$)[a-z]{1,3}|(?!Dr$)[A-Z][a-z])$")
_SIGNS_BEHIND_CAPITALS = re.compile(r"(?:(?<=[A-Z]{3})|(?<=\d{4}))(?:\s+(?:[^\w\s()/]{1,3}|(?!dr\b|di\b|ke\b)[a-z]{1,2}))+$")
_WORD_ALONE = re.compile(r"^\W*(?P<word>TENTANG|MEMUTUSKAN|MENETAPKAN)\b(?:\W+\w{1,2}(?!\w)){1,3}\W*$")
_DECIDES_IN_SPECKS = re.compile(r"^\W*(?:\w{1,2}\W+){1,6}(?P<word>MEMUTUSKAN)\W*$")
_BESIDE_LABEL = re.compile(r"^\W*(?P<word>Menimbang|Mengingat)\b\W+(?![a1]\s?[.)]?$)[a-z]{1,4}\W*$")
_LABEL_POINT = re.compile(r"^(\W*(?:Menimbang|Mengingat|Memperhatikan))(?:[.,]+(?=\s*:|\s*$)|['’‘`\"”“]+(?=\s))")
_BEHIND_LABEL = re.compile(
    r"^(?P<label>\W*(?:Menimbang|Mengingat))[.,]?\s(?!\s*:\s*\S{1,2}[.)]\s)\W*(?:\S{1,4}\s+){0,2}(?=bahwa\b|[Uu]ndang-|Undang|Peraturan\b|Pasal\b)"
)
_MARK_IN_SPECKS = re.compile(
    r"^(?:[^\w\s]{1,2}\s+|[a-zA-Z]\s+|\d\s+[^\w\s]\s+|[A-Z][a-z]\s+){0,4}(?P<mark>\d{1,2})\s?[.,]\s*[^\w\s(]{0,2}\s*(?=(?:[Uu]ndang|[Pp]eraturan|Keputusan|Instruksi)\b)"
)
"""The mark of an item with specks before and behind it."""
_BRACKET_BEFORE = re.compile(
    r"^\((?=(?:Undang\W{1,2}Undang|Peraturan\W? (?:Menteri|Pemerintah|Presiden|Daerah|Bupati|Gubernur|Wali\w*))\b[^)]*$)"
)
_BEHIND_END = re.compile(
    r"(?:(?<=;)|(?<=\bini[:,])|(?<=\)[:,]))(?:\s+(?!jo\b|dan\b)(?:[^\w\s(]{1,3}|\d|[A-Za-z]{1,3}))+$|(?<=[a-z]:)\s+[-–]\s+[a-z]$"
)
_BEFORE_REST = re.compile(
    r"^(?:[^\w\s(]*\s*\b[a-z]{1,2}\b\W*|[^\w\s(]{1,2}\s+)(?=(?:Tambahan\s+Lembaran|Lembaran\s+Negara|Negara\s+Republik|Republik\s+Indonesia)\b)"
)
"""Specks before the rest of an item, which would make one of its own of it."""
_BAHWA_POINT = re.compile(r"^(\W*(?:[a-z]\s?[.)]\s*)?[Bb]ahwa)[.:;](?=\s)")
_BEFORE_BAHWA = re.compile(r"^(?P<mark>\W*\S{0,4}?\s*)\b(?P<word>[a-z]{4,7})(?=\s)")
_NOISY = 4
"""Lines with specks of which a page is so full that some of them were read as letters and digits too."""
_SHORT_NAMES = frozenset(("No", "UU", "PP", "Jl", "LN", "BN", "TLN", "UPT", "RI", "II", "III", "IV", "Kab", "jo", "LD", "BD", "TLD", "I"))
_DIRTY = 6
"""Lines that begin with what is no word, of which a page is so full that its whole margin is dirt."""
_MARGIN = re.compile(
    r"^(?:(?!(?:[a-z]|\d{1,2})\s?[.)])[^\w\s]{0,3}\w{0,5}[^\w\s]{0,3}\s+){1,9}?(?=(?:[1-9a-e]\s?[.,]\s+)?[^\w\s]?(?:bahwa\b|[A-Z]\w{4,}|[a-z]{5,}))"
)
_TAIL = re.compile(
    r"(?:(?<=[^\W\d_]{3})|(?<=[;:,.)])|(?<=\b(?:19|20)\d\d))[^\w\s(]{0,4}(?:\s+(?:[^\w\s(]{1,6}|[^\w\s(]{0,3}\w{1,4}[^\w\s(]{0,3})(?!\S)){1,9}\s*$"
)
_WORD_BEFORE = re.compile(r"^(?:[:;]\s+)?(?:[A-Z]?\d\s+)?(?=[A-Z]{5})(?!UNDANG|PERATURAN|KEPUTUSAN|INSTRUKSI)")
_WORD_BEHIND = re.compile(
    r"(?<=[^\W\d_]{4})(?<!\b(?i:pasal))(?<!\b(?i:angka))(?<!\b(?i:nomor))(?<!\b(?i:tahun))(?<!(?i:tingkat))(?<!(?i:negeri))\s+\d$"
)
_MARK_MISREAD = re.compile(
    r"^(?!:)(?:[^\s\w]+|[A-Z]?[a-z]?[^\s\w]+[.)]?|[A-Z][a-z][.)]|\d{1,2}[:;»]|\d\.\d\.|[A-Z]{1,2}\.?)\s+(?=bahwa\s|(?:Undang|Peraturan|Keputusan|Instruksi)\b)"
)


def without_specks(lines: Sequence[Line]) -> list[Line]:
    """The lines of a decree, those before MEMUTUSKAN, or about their considerations, without specks; tables stay as they are."""
    end = next((i for i, line in enumerate(lines[:_FIRST_LINES]) if _DECIDES.match(line.text)), None)
    if end is None:
        label = next((i for i, line in enumerate(lines[:_FIRST_LINES]) if label_of(line.text) in ("menimbang", "mengingat")), None)
        if label is None:
            return list(lines)
        end = label + _CONSIDERED
    cleaned = [_cleaned(line.text) if i <= end and line.cells is None else line.text for i, line in enumerate(lines)]
    margin = [
        _without_margin(text) if i <= end and line.cells is None else text
        for i, (text, line) in enumerate(zip(cleaned, lines, strict=True))
    ]
    if sum(a != b for a, b in zip(margin, cleaned, strict=True)) >= _DIRTY:
        cleaned = [
            _cleaned(_without_tail(text)) if i <= end and line.cells is None else text
            for i, (text, line) in enumerate(zip(margin, lines, strict=True))
        ]
    if sum(text != line.text for text, line in zip(cleaned, lines, strict=True)) >= _NOISY:
        cleaned = [
            _WORD_BEHIND.sub("", _WORD_BEFORE.sub("", text)) if i <= end and line.cells is None else text
            for i, (text, line) in enumerate(zip(cleaned, lines, strict=True))
        ]
    return [replace(line, text=text) if text != line.text else line for text, line in zip(cleaned, lines, strict=True)]


def _without_margin(text: str) -> str:
    """A line without the words of no language before its first good word or mark."""
    margin = _MARGIN.match(text)
    return text[margin.end() :] if margin is not None and re.search(r"[^\W\d_]", margin.group()) and _is_dirt(margin.group()) else text


def _without_tail(text: str) -> str:
    """A line without the words of no language behind its last good one."""
    tail = _TAIL.search(text)
    if (
        tail is None
        or re.fullmatch(r"\s[A-Z]", tail.group())  # the text can break off within a word
        or not _is_dirt(tail.group())
        or re.search(r"\b(?:Nomor|No|Tahun|huruf|ayat|Pasal|angka)$", text[: tail.start()], re.IGNORECASE)
    ):
        return text
    return text[: tail.start()] + (tail.group()[0] if tail.group()[0] in ";:,." else "")


def _is_dirt(text: str) -> bool:
    """Whether no word of a text is one of the language, or short for one, and no number stands in it."""
    return not any(
        len(w) > 1 and kata.is_known(w.lower()) or w in _SHORT_NAMES or re.fullmatch(r"\d{3,}", w) for w in re.findall(r"\w+", text)
    )


def _cleaned(text: str) -> str:
    if "_" in text and "@" not in text:
        text = _UNDERSCORE.sub(" ", text)
    text = _BEFORE_REST.sub("", _BRACKET_BEFORE.sub("", _BEHIND_END.sub("", text)))
    text = _MARK_IN_SPECKS.sub(lambda m: f"{m['mark']}. ", text)
    text = _LABEL_POINT.sub(r"\1", _AT_END.sub("", _AT_BEGIN.sub("", text)))
    if (behind := _BEHIND_CAPITALS.search(text)) and text[: behind.start()].isupper():
        text = text[: behind.start()]
    if (behind := _SIGNS_BEHIND_CAPITALS.search(text)) and text[: behind.start()].isupper() and len(behind.group().split()) > 1:
        text = text[: behind.start()]
    if (dash := _DASH_AT_BEGIN.match(text)) and not re.match(
        r"bahwa\b|undang|peraturan|keputusan|instruksi|pasal", text[dash.end() :], re.IGNORECASE
    ):
        text = text[dash.end() :]
    elif dash:
        text = f"- {text[dash.end() :]}"
    if alone := _WORD_ALONE.match(text) or _DECIDES_IN_SPECKS.match(text) or _BESIDE_LABEL.match(text):
        return alone["word"]
    text = _BAHWA_POINT.sub(r"\1", text)
    if (word := _BEFORE_BAHWA.match(text)) and _is_bahwa(word["word"]):
        text = f"{word['mark']}bahwa{text[word.end() :]}"
    if label_of(text) in ("menimbang", "mengingat"):
        return _BEHIND_LABEL.sub(lambda m: f"{m['label']} : {'a' if m.string[m.end() :].startswith('bahwa') else '1'}. ", text)
    if (mark := _MARK_MISREAD.match(text)) and without_mark(text)[0] is None:
        return f"- {text[mark.end() :]}"
    return text


def _is_bahwa(word: str) -> bool:
    """Whether the first word of a line is a damaged `bahwa` (`batiwa`, `hahwa`)."""
    return word != "bahwa" and word[-2:] == "wa" and not kata.is_known(word) and kata.slips(word, "bahwa", 2) <= 2

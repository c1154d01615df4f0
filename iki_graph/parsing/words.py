"""How words are printed in decrees: letter-spacing, list marks, months, comparison by letters."""

import re
import unicodedata
from functools import lru_cache

from iki_graph.parsing.value import Value
from iki_graph.reference.scope import MEMORY
from iki_graph.reference.terms import month, month_names

_SPACE = re.compile(r"\s+")
_LETTERS = re.compile(r"[^0-9a-z%]+")

_DATE = re.compile(
    r"(?:\b([\dOl]{0,1}\d|[lI]\d|\d[lIO])\s*[-–]?\s*)?(?<![^\W\d_])(" + "|".join(month_names()) + r")\.?\s+([12l][\dOolI]{3})\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"^\W*[^\W\d_][^\W\d_ .]*(?:[ .]+[^\W\d_]+){0,3}\s*,\s*(?:tanggal\s+)?\d{1,2}\s+[^\W\d_]+\s+\d{4}\W*$", re.IGNORECASE)
_LONGEST_PLACE = 60
_DIGITS = str.maketrans("OolI", "0011")

ENUMERATOR = re.compile(
    r"""^(?:[-–—•▪*·o]\s+|[‘’'`´])*                             # bullets, or a speck that OCR took for a quote, before the mark
        (?P<mark>\(?(?:\d{1,2}|1\d\d|[a-zA-Z]|[ivxIVX]{1,5})[.)]|[a-z]\s?\)|[¢©]\.|(?<=\s)\d{1,2}[.)])  # 1. 1) (1) a. a) iv.
        (?:\s+|(?=[^\W\d_]{2}))""",
    re.VERBOSE,
)
BULLET = re.compile(r"^[-–—•▪·]+\s+")


@lru_cache(MEMORY)
def letters(text: str | None) -> str:
    """Letters and digits of a text, casefolded: equal for texts that differ in case, space and punctuation only."""
    return _LETTERS.sub("", unicodedata.normalize("NFKC", text or "").casefold())


_SMALL = frozenset(("dan", "di", "ke", "dari", "pada", "untuk", "serta", "atas"))
_ACRONYMS = frozenset(
    (
        "ASN BKD BKPP BKPSDM BKPSDMD BLUD BPBD BPKAD BPKPD DLH DP3A DPMD DPMPTSP DPRD KB KPU PAUD PKK PNS PP PU PUPR RSIA RSJ RSU RSUD RSUP SD "
        "SDA SDM SLB SMA SMK SMP SMPN SMAN SMKN TIK TK UKM UMKM UPT UPTD"
    ).split()
)


def title_case(text: str) -> str:
    """`KECAMATAN KEREK` -> `Kecamatan Kerek`; small words (dan, di) stay small, acronyms great; mixed case is left as it is."""
    if sum(c.islower() for c in text) > 0.2 * sum(c.isalpha() for c in text):
        return text
    return " ".join(
        w.lower() if w.lower() in _SMALL and i else w if w.strip("().,") in _ACRONYMS or w.upper() != w else w.capitalize()
        for i, w in enumerate(text.split())
    )


def date_in(text: str) -> str | None:
    """The first date of a text in ISO form, `2021-01` where the day is missing; None if there is none or it cannot be."""
    match = _DATE.search(text)
    if not match:
        numeric = re.search(r"\b(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4})\b", text)
        if numeric and 1 <= int(numeric.group(1)) <= 31 and 1 <= int(numeric.group(2)) <= 12:
            return f"{numeric.group(3)}-{int(numeric.group(2)):02}-{int(numeric.group(1)):02}"
        return None
    day, number, year = match.group(1), month(match.group(2)), match.group(3).translate(_DIGITS)
    if year[:2] not in ("19", "20"):
        return None
    if day is None:
        return f"{year}-{number:02}"
    day = day.translate(_DIGITS)
    return f"{year}-{number:02}-{int(day):02}" if 1 <= int(day) <= 31 else None


def is_place_and_day(text: str) -> bool:
    """Whether a line is the place and day above a signature, and nothing else: `Sukamaju, 2 Januari 2024`."""
    return len(text) < _LONGEST_PLACE and bool(_PLACE.match(text)) and date_in(text) is not None


def without_mark(text: str) -> tuple[str | None, str]:
    """(list mark or None, text without it): `- a. Pengelolaan` -> (`a`, `Pengelolaan`)."""
    match = ENUMERATOR.match(text)
    if match:
        return match.group("mark").strip("(). ").lower(), text[match.end() :].strip()
    bullet = BULLET.match(text)
    if bullet:
        return "-", text[bullet.end() :].strip()
    return None, text.strip()


_INLINE = re.compile(r"(?:(?<=^)|(?<=[\s;.,:]))(\d{1,2}|[a-z])([.)])\s*(?=[^\W\d_])")


def inline_items(value: Value) -> list[Value]:
    """Items typed in one run, `1. … 2. …` or `a. … b. …`, split where the marks count up; the value itself if they do not."""
    pieces, start, expected, style = [], None, None, None
    for match in _INLINE.finditer(value.text):
        mark, close = match.group(1), match.group(2)
        first = mark in ("1", "a") and start is None and match.start() == 0
        if first or (expected == mark and close == style):
            if start is not None:
                pieces.append(value.text[start : match.start()].strip())
            start, style = match.end(), close
            expected = str(int(mark) + 1) if mark.isdigit() else chr(ord(mark) + 1)
    if start is None:
        return [value]
    pieces.append(value.text[start:].strip())
    return [value.with_text(_SPACE.sub(" ", p)) for p in pieces if p]


def tidy_number(text: str) -> str:
    """A decree's number without the blanks around its slashes: `188./ 1.A / KEP` -> `188./1.A/KEP`."""
    text = re.sub(r"\s*/\s*", "/", text.strip(" .,;:"))
    return re.sub(r"\s+", " ", text).rstrip(".,;")

"""Words of a decree's head that OCR has misread: those of structure, of titles, and the digits of its number."""

import re

from iki_graph.parsing.lookalikes import STROKE_AT_BEGIN, YEAR, digits, names_of_regions, near
from iki_graph.parsing.typed import is_typed
from iki_graph.reference import kata
from iki_graph.reference.gazetteer import is_place_word
from iki_graph.reference.scope import cached

_TITLE_WORDS = (
    "INDIKATOR KINERJA UTAMA INDIVIDU PENETAPAN PERUBAHAN LINGKUNGAN PEMERINTAH KABUPATEN PROVINSI KECAMATAN KELURAHAN DINAS BADAN "
    "SEKRETARIAT DAERAH INSPEKTORAT TAHUN PERANGKAT MENTERI GUBERNUR BUPATI WALIKOTA CAMAT LURAH KEPALA KETUA PENGADILAN DIREKTUR "
    "INSPEKTUR SEKRETARIS KEPUTUSAN PERATURAN"
).split()
_ALIKE = str.maketrans("0QDCG1LTJ!|7NMWKFBRP85S3YUX4^2", "OOOOOIIIIIIIHHHHEEEEEEEEVVVAAZ")
"""Capitals that OCR takes for each other."""
_HEADS = {word.lower(): word for word in "KEPUTUSAN PERATURAN TENTANG NOMOR MEMUTUSKAN".split()}
_HEAD_IN_TWO = re.compile(r"^\W*(?P<word>[A-Z]{2,9} [A-Z]{2,9})(?=\s|:|$)")
_HEAD_GLUED = re.compile(
    r"(?<=\bKEPUTUSAN)(?=(?:SEKRETARIS|KEPALA|CAMAT|BUPATI|WALI|GUBERNUR|DIREKTUR|INSPEKTUR|LURAH|KETUA|REKTOR|DEKAN)\b)"
    r"|(?<=\bPERATURAN)(?=(?:BUPATI|WALI|GUBERNUR|DIREKTUR|DAERAH)\b)|(?<=\bPEMERINTAH)(?=(?:KABUPATEN|KOTA|PROVINSI|DAERAH)\b)"
)
"""Where a word of structure is glued to the next."""
_WHOLE = frozenset((*_TITLE_WORDS, "KEPUTUSAN", "PERATURAN", "TENTANG", "NOMOR"))
_PLACE = re.compile(r"(\b(?:KABUPATEN|KOTA|PROVINSI) )([A-Z\d]{5,})\b")
_LETTERS_WITH_DIGIT = re.compile(r"(?<![\w/.])[A-Z]*[A-Z0158]?[0158][A-Z]{2,}(?![\w/])|(?<![\w/.])[A-Z]{3,}[0158](?![\w/])")
_AS_LETTERS = str.maketrans("0158", "OISB")
_DECREE_CUT = re.compile(
    r"^\W*(?P<word>K[A-Z]{0,5} ?[A-Z]{0,4}AN) (?=(?:KEPALA (?:DINAS|BADAN|KANTOR|SATUAN|UPT)|CAMAT|LURAH|INSPEKTUR|DIREKTUR)\b)"
)
"""The word for a decree, its middle not read, before the official who makes it."""
_LETTER_DAMAGED = re.compile(r"^\W*(?P<word>S[A-Z\d]{3,6}) (?=KEPUTUSAN\b)")
_HEAD_DAMAGED = re.compile(r"^\W*(?P<word>[A-Z0-9]{5,12})(?=\s|:|$)")
_CODE_PART = re.compile(r"(?<![\w])[\dOoQlI|]*\d[\dOoQlI|]*(?![\w])|(?<=/)[12lI][OoQ\d][\dOoQlI]{2}$")
"""A part of a number that is digits but for strokes and rings; Roman months have no digit."""

_ROMANS = frozenset("I II III IV V VI VII VIII IX X XI XII".split())
_MONTH = re.compile(r"(?<=/)(?=[1!|]*[IVXl])[IVXivxl1!|]{1,4}(?=/)")
"""A month in Roman numbers whose strokes may be read as digits or a small l."""


def _as_roman(text: str) -> str:
    return re.sub(r"[l1!|]", "I", text).upper()


def decree_number(text: str) -> str:
    """A decree's number whose digits OCR has misread (`O61/147l/2O17`, `35 TAHUN 2Ol7`)."""
    text = YEAR.sub(lambda m: m["before"] + (digits(m["word"]) or m["word"]), text)
    text = re.sub(r"(?<![A-Z\d])0(?=[A-Z]{2}|T\.)", "O", text)
    if "/" not in text and text.count("l") > 1:
        text = re.sub(r"(?<=[\dA-Za-z])l(?=[A-Z]{2}|(?:19|20)\d\d$)", "/", text)
    text = re.sub(r"^W[Il\d]{1,2}(?=-[A-Z])", lambda m: re.sub(r"[Il]", "1", m.group()), text)  # the code of a court
    text = re.sub(r"^[SOlI\d]{1,3}(?=\s+TAHUN\b)", lambda m: digits(m.group().replace("S", "5")) or m.group(), text, flags=re.IGNORECASE)
    text = re.sub(r"(?<![^/\d])@(?=\d)|(?<=\d)@(?![^/\d])", "0", text)  # a zero with a stroke in it
    if "/" in text:
        text = re.sub(r"(?<=\w)\s+[Il|]\s+(?=\w)", "/", text)  # a slash that was read as an upright stroke
    text = re.sub(r"(?<=/)([IVX]{1,4})[Il|](?=20\d\d$)", r"\1/", text)
    text = re.sub(r"(?<=\d) 1(?=20\d\d$)", "/", text)
    text = re.sub(r"(?<=\d)!\s?(?=\d)|(?<=[A-HJ-UWYZ])[Il|](?=20\d\d$)", "/", text)
    text = re.sub(r"(?<=[A-HJ-UWYZ]{3})I(?=(?:VI{0,3}|IX|IV|XI{0,2})/(?:19|20)\d\d$)", "/", text)
    text = re.sub(r"(?<=/)(?:\d+S\d*|S\d+)(?=/)", lambda m: m.group().replace("S", "5"), text)
    text = _CODE_PART.sub(lambda m: digits(m.group()) or m.group(), text)
    text = _MONTH.sub(lambda m: meant if (meant := _as_roman(m.group())) in _ROMANS else m.group(), text)
    return re.sub(r"(?<=/)111(?=/20\d\d$)", "III", text)  # no month has such a number


def head_word(text: str) -> str:
    """A line in capitals whose first word is a damaged word of structure (`TENTANC`, `KEPUTUSAH CAMAT X`), with that word as it was meant.

    Of a typed line no other word is mended.
    """
    if "KEPUTUSAN" in text or "PERATURAN" in text or "PEMERINTAH" in text:
        text = _HEAD_GLUED.sub(" ", text)
    text = re.sub(r"^(\W*SURAT )([A-Z\d]{7,10})(?= [A-Z])", lambda m: m[1] + _title_word(m[2]), text)
    if (cut := _DECREE_CUT.match(text)) and not kata.is_known(cut["word"].replace(" ", "").lower()):
        text = f"KEPUTUSAN {text[cut.end() :]}"
    letter = _LETTER_DAMAGED.match(text)
    if letter and not kata.is_known(letter["word"].lower()):
        text = f"SURAT {text[letter.end() :]}"
    if not is_typed() and text.isupper() and re.match(r"(?:SURAT )?(?:KEPUTUSAN|PERATURAN) [A-Z\d]", text):
        text = re.sub(r"\b[A-Z\d]{5,}\b", lambda m: _title_word(m.group()), text)
    parted = _HEAD_IN_TWO.match(text)
    if parted and (whole := parted["word"].replace(" ", "")).lower() in _HEADS:
        return text[: parted.start("word")] + whole + text[parted.end("word") :]
    match = _HEAD_DAMAGED.match(text)
    if match and (whole := match["word"].translate(_AS_LETTERS)).lower() in _HEADS and not is_typed():
        return text[: match.start("word")] + whole + text[match.end("word") :]
    if match is None or text.upper() != text or match["word"].lower() in _HEADS:
        return text
    # A short word can be a name (LINTANG is no TENTANG): one slip in it at most.
    found = near(match["word"].lower(), tuple(w for w in _HEADS if len(w) > 8)) or near(match["word"].lower(), tuple(_HEADS), 1)
    return text[: match.start("word")] + (found or match["word"]).upper() + text[match.end("word") :]


def whole_words(text: str) -> str:
    """A line in capitals with the words whole that stand in two pieces (`KABUPATE N`, `INSPEKT UR`); pieces that are words stay apart."""
    words = text.split(" ")
    for i in range(len(words) - 1, 0, -1):
        one, other = words[i - 1], words[i].rstrip(",.")
        if not one.isalnum() or not other.isalnum() or one.isdigit() or other.isdigit():
            continue
        both = (one + other).lower()
        long = any(len(piece) > 3 and _is_word(piece) for piece in (one, other))
        pieces = long or _is_word(one) and _is_word(other) or other in _ROMANS
        if (
            _title_word(one + other) in _WHOLE
            and not long
            or not pieces
            and len(both) > 2
            and (kata.is_known(both) or len(both) > 4 and is_place_word(both))
        ):
            words[i - 1 : i + 1] = [one + words[i]]
    text = " ".join(_LETTERS_WITH_DIGIT.sub(_of_letters, word) for word in words)
    return _PLACE.sub(lambda m: m[1] + _place(m[2]), text)


@cached
def _place(word: str) -> str:
    """The word of a regency's or province's name that an unknown one in capitals looks like to OCR, if it is one alone."""
    if _is_word(word):
        return word
    found = [
        name for name in map(str.upper, names_of_regions()) if len(name) == len(word) and name.translate(_ALIKE) == word.translate(_ALIKE)
    ]
    return found[0] if len(found) == 1 else word


def _of_letters(match: re.Match[str]) -> str:
    """A word in capitals whose digits were letters, if it is a good one then."""
    word = match.group().translate(_AS_LETTERS)
    return word if _is_word(word) else match.group()


def _is_word(word: str) -> bool:
    return len(word) > 1 and (kata.is_known(word.lower()) or is_place_word(word.lower()))


def capitals(text: str) -> str:
    """Words in capitals with the strokes in them that OCR took for small or other letters (`lNDlKATOR`, `KEPAIA`); no longer, no shorter."""
    text = re.sub(r"\b[A-Zl]*[A-Z][A-Zl]*[A-Z][A-Zl]*\b|(?<=[A-Z] )Dl(?= [A-Z])", lambda m: m.group().replace("l", "I"), text)
    text = re.sub(r"(?<=[A-Z]{4})\.(?=[A-Z]{4})", " ", re.sub(r"(?<=[A-Z]{4})!(?=\s|$)", "I", text))
    return re.sub(r"\bKEPAIA\b", "KEPALA", text)


@cached
def _title_word(word: str) -> str:
    """The word of titles that one in capitals looks like to OCR; a word that there is stays."""
    if word.isdigit() or kata.is_known(word.lower()) or is_place_word(word.lower()):
        return word
    shape = word.translate(_ALIKE)
    return next((meant for meant in _TITLE_WORDS if meant.translate(_ALIKE) == shape), word)


def has_damaged_word(text: str) -> bool:
    """Whether a word of a title is none of the language, but nearly one that titles of decrees have."""
    words = {word.lower() for word in re.findall(r"[^\W\d_]{6,}", text)}
    return any(near(word, tuple(w.lower() for w in _TITLE_WORDS)) for word in words)


def has_cut_word(text: str) -> bool:
    """Whether a word of a title is but the end of one that titles of decrees have (`DIKATOR`): the line was not read from its beginning."""
    words = re.findall(r"[A-Z]{5,}", text)
    return any(any(whole.endswith(word) and whole != word for whole in _TITLE_WORDS) and not _is_word(word) for word in words)


def without_misprints(text: str) -> str:
    """A title without the misreadings that are no word: `KINEIJA` is KINERJA (r and j read as one), `INOIVIDU` is INDIVIDU."""
    text = re.sub(r"\b[A-Z\d]{5,}\b", lambda m: _title_word(m.group()), STROKE_AT_BEGIN.sub("I", text))
    text = re.sub(r"(?<![\w/.])[12l][\dOolI]{3}(?![\w/])", lambda m: digits(m.group()) or m.group(), capitals(text))
    return re.sub(
        r"\b(kine)(?!rja)[^\W\d_]{1,2}(a)\b", lambda m: m[1] + ("RJ" if m[1].isupper() else "rj") + m[2], text, flags=re.IGNORECASE
    )

"""What OCR misreads in numbers and years of regulations, read as it was meant; the text itself stays as it stands."""

import re
from itertools import pairwise

from iki_graph.parsing.words import letters
from iki_graph.reference import kata
from iki_graph.reference.gazetteer import is_place_word
from iki_graph.reference.regulations import regulations
from iki_graph.reference.scope import cached, keeping

_KEPT = 5_000
"""How many texts are remembered as they were meant: those of some decrees."""

_STROKES = str.maketrans({"O": "0", "o": "0", "Q": "0", "l": "1", "I": "1", "|": "1", "i": "1", "t": "1"})
_YEAR = re.compile(r"(?P<before>\bTah[uia]n\s*:?\s*)(?P<word>[12lI|](?:[.,\s]?[\dOoQlI|t]){3})(?!\w)", re.IGNORECASE)
_SERIAL = re.compile(r"(?P<before>\b(?:Nomor|No)\b\s*[.:]*\s*)(?P<word>[\dOlI|]{1,5})(?=[\s,;)]|$)")
_WORD = re.compile(r"\b(?:[lI],)?[A-Za-z]{4,14}\b")
_KEYWORDS = {
    word.lower(): word
    for word in (
        "Undang Nomor Tahun tentang Lembaran Tambahan Negara Republik Indonesia Peraturan Pemerintah Menteri Presiden "
        "Daerah Negeri Bupati Gubernur Kabupaten Provinsi Keputusan Instruksi Aparatur Birokrasi Reformasi"
    ).split()
}
_TITLE = re.compile(r"\btentang\b.*?(?=\(\S+\s+(?:Ne|Da)\w+|;|\bsebagaimana\b|\bjo\b|$)", re.IGNORECASE | re.DOTALL)
"""What regulations are about, up to their gazette."""
_TWO_FOR_ONE = (("rn", "m"), ("ni", "m"), ("lrl", "n"), ("irl", "n"), ("ri", "n"), ("fi", "h"), ("ti", "h"), ("li", "h"))
"""Letters that OCR reads for one."""
_SPECK = re.compile(r"(?<=\s)[‘’'`´]+(?=[A-Za-z]{3})|(?<=[a-z])_(?=[a-z])")
"""A speck that OCR took for a quote or a line between two words."""
_BETWEEN_WORDS = re.compile(
    r"""(?<=[^\W\d_])(?<!\bNomor)(?<!\bNo)\s+[.:,'"“”‘’«»*|~=+^_—-]{1,2}\s+(?=[^\W\d_])|(?<=\d)\s+[_~*|=«»]+\s+(?=[a-z])|(?<=\s)[.:'"“”‘’«»*-](?=[^\W\d_]{3})|(?<=[a-z]{3})["”“’](?=\s)"""
)
"""Specks that stand between words of a citation or at one's edge."""
_IN_NUMBER = re.compile(
    r"""(?<=\bNomor)\s*(?:[.,-]|[:.]\s*[.:-])\s*(?=\d)|(?<=\bTahun)\s*[.,:'"“”‘’-]+\s*(?=\d{4})|(?<=\d)\s*["'”’.:]\s*(?=Tahun\b)|(?<=[a-z])\s*[.,:]+\s*(?=Nomor\b)|(?<=\btelah)[.,:]\s+(?=[a-z])|(?<=\bkali)[.:]\s+(?=[a-z])"""
)
"""Specks about the number and year of a citation."""
_TWICE_UNDANG = re.compile(r"(?<![Uu]ndang[-–])\b([Uu]ndang)(?:[:.,'‘’\"]\s?-?|\s?-\s?[‘’'])\s?([Uu]ndang)\b")
_FIRST_UNDANG = re.compile(r"\b(?!Undang\b)[A-Z][a-z]{3,6}[-–]\s?Undang\b")
"""No other word is joined to Undang by a hyphen."""
_OF_GOVERNMENT = re.compile(r"^(?!Peraturan\b)[^\W\d_]{2,10}\W{0,2} Pemerintah\W{0,2} (?=Nomor \d)")
"""The only kind whose second word is Pemerintah, its first word misread."""
_OF_MINISTRY = re.compile(r"^((?:Peraturan|Keputusan)) Kementerian\b(?=[^,;()]{0,90}\bNo)")
_GAZETTE_WORD = re.compile(
    r"\b(?:[a-z]{0,4}(bahan)\s+)?(?!Lembaran\b)\wembaran\b(?=\s+(?:Negara|Daerah)\b)|\b[a-z]{0,4}(?<!Tam)(?<!tam)(bahan)\s+Lembaran\b(?=\s+(?:Negara|Daerah)\b)"
)
"""The gazette with a letter that makes another word of it (`Kembaran Negara`), or without the beginning of its supplement."""
_COMMA_IN_CODE = re.compile(r"(?<=[A-Z]\.\d\d),(?=\d\d/)")
_SECOND = re.compile(r"\b(?:Il|lI|ll)\b|(?<=\bTingkat )(?:I1|1I|l1|1l|11|[IH][tT1]|Tl|H)\b")
"""Roman two, its strokes read as an l."""
_STROKE_AT_BEGIN = re.compile(r"\bl(?=[b-df-hj-np-tv-z][a-z]{2})")
"""No word of the language begins with an l and a consonant: it is an I (`lnstansi`)."""
_PARTED = re.compile(
    r"\b(?:" + "|".join(f"{w[:i]} {w[i:]}" for w in sorted(_KEYWORDS) if len(w) > 4 for i in range(2, len(w) - 1)) + r")\b", re.IGNORECASE
)
"""A word of citations printed as two."""
_GLUED = re.compile(r"(?<=[a-z\d])(?=(?:Nomor|Tahun|[Tt]entang)\b)|(?<=[a-z])(?=No\b)|(?<=\b[Tt]entang)(?=[A-Z])|(?<=\bTahun)(?=\d{4})")
_SPACED_NUMBER = re.compile(r"(?P<before>\b(?:Nomor|No|Tahun)\b\s*[.:]*\s*)(?P<word>\d(?: \d){1,4})(?![\w/.])", re.IGNORECASE)
_JOINED = re.compile(r"\b[A-Za-z]+?(?:ij|tj|lj)[a-z]+\b")
"""Words in which r before j was read as another letter (`Kineija`, `Ketja`)."""
_TITLE_WORDS = (
    "INDIKATOR KINERJA UTAMA INDIVIDU PENETAPAN PERUBAHAN LINGKUNGAN PEMERINTAH KABUPATEN PROVINSI KECAMATAN KELURAHAN DINAS BADAN "
    "SEKRETARIAT DAERAH INSPEKTORAT TAHUN PERANGKAT MENTERI GUBERNUR BUPATI WALIKOTA CAMAT LURAH KEPALA KETUA PENGADILAN DIREKTUR "
    "INSPEKTUR SEKRETARIS"
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
_HEAD_DAMAGED = re.compile(r"^\W*(?P<word>[A-Z0-9]{5,12})(?=\s|:|$)")
_CODE_PART = re.compile(r"(?<![\w])[\dOoQlI|]*\d[\dOoQlI|]*(?![\w])|(?<=/)[12lI][OoQ\d][\dOoQlI]{2}$")
"""A part of a number that is digits but for strokes and rings; Roman months have no digit."""
_CODED_WITH_STROKES = re.compile(
    r"\bPER\s*[/Il|]\s*(?P<serial>\d{1,3})\s*[/Il|]\s*M\.?\s?PAN\s+[/Il|]\s+(?P<month>\d{1,2})\s*[/Il|]\s*(?P<year>2[\dOol]{3})\b"
)
"""PER/9/M.PAN/5/2007 with blanks about slashes that were read as strokes."""
_YEAR_IN_TWO = re.compile(r"(?<=/)(?:(?:19|20)\d \d|(?:19|20) \d\d)(?= +tentang\b)", re.IGNORECASE)
"""The year at the end of a number that a narrow cell broke over two lines."""
_CODED = re.compile(r"^PER(?P<serial>[^M]*?)M\s?\.?\s?P\s?AN(?P<rest>.*)$", re.IGNORECASE)
_CODED_WELL = re.compile(r"^PER\W{1,2}\d{1,3}\W{1,2}M\.?PAN(?:\W\d{1,3})?\W\d{4}$", re.IGNORECASE)


@keeping(_KEPT)
def mended(text: str) -> str:
    """A citation with its damaged words (`Undarrg`, `Nornor`, `kmbaran`) and digits (`Tahun 20l4`, `Nomor 1O4`) read as they were meant."""
    text = _in_whole_words(_without_specks(_STROKE_AT_BEGIN.sub("I", text)))
    if "PER" in text:
        text = _CODED_WITH_STROKES.sub(lambda m: f"PER/{m['serial']}/M.PAN/{m['month']}/{_digits(m['year'])}", text)
    if re.search(r"\d \d", text):
        text = _SPACED_NUMBER.sub(lambda m: m["before"] + m["word"].replace(" ", ""), text)
        text = _YEAR_IN_TWO.sub(lambda m: m.group().replace(" ", ""), text)
    if "ij" in text or "tj" in text or "lj" in text:
        text = _JOINED.sub(_parted, text)
    text = re.sub(r"\bTh\b\.?\s*(?=\d{4}\b)", "Tahun ", text)
    if any(_keyword(word) != word for word in _WORD.findall(text)):
        titles = [m.span() for m in _TITLE.finditer(text)]
        text = _WORD.sub(lambda m: _keyword(m.group(), any(start < m.start() < end for start, end in titles)), text)
    text = _YEAR.sub(lambda m: m["before"] + (year if (year := _digits(m["word"])) and year[:2] in ("19", "20") else m["word"]), text)
    return _SERIAL.sub(lambda m: m["before"] + (_digits(m["word"]) or m["word"]), text)


def _without_specks(text: str) -> str:
    """A citation without the specks that OCR took for signs (`Undang: Undang Nomor.9 Tahun`, `Lembaran - Negara`)."""
    text = _OF_GOVERNMENT.sub("Peraturan Pemerintah ", text)
    text = _OF_MINISTRY.sub(r"\1 Menteri", text)
    text = _BETWEEN_WORDS.sub(lambda m: " " if m.group()[0].isspace() or m.group()[-1].isspace() else "", text)
    text = re.sub(r"(?<=M\.PAN)\s?!\s?(?=\w/)", "/", text)
    text = _IN_NUMBER.sub(" ", _TWICE_UNDANG.sub(r"\1-\2", text))
    text = _FIRST_UNDANG.sub("Undang-Undang", _GAZETTE_WORD.sub(lambda m: "Tambahan Lembaran" if m[1] or m[2] else "Lembaran", text))
    return _SECOND.sub("II", _COMMA_IN_CODE.sub(".", text))


def _in_whole_words(text: str) -> str:
    """A text without specks between its words, and its words of structure whole (`ten tang`, `ttg`)."""
    if any(speck in text for speck in "‘’'`´_"):
        text = _SPECK.sub(lambda m: " " if m.group() == "_" else "", text)
    words = text.lower().split(" ")
    if any(a.lstrip("(") + b.rstrip(".,;:)") in _KEYWORDS for a, b in pairwise(words)):
        text = _PARTED.sub(lambda m: m.group().replace(" ", ""), text)
    if re.search(r"[a-z\d](?:[NT][aeo]|tentang)|entang[A-Z]|Tahun\d", text):
        text = _GLUED.sub(" ", text)
    return re.sub(r"\bttg\b\.?", "tentang", text) if "ttg" in text else text


def decree_number(text: str) -> str:
    """A decree's number whose digits OCR has misread (`O61/147l/2O17`, `35 TAHUN 2Ol7`)."""
    text = _YEAR.sub(lambda m: m["before"] + (_digits(m["word"]) or m["word"]), text)
    text = re.sub(r"^[SOlI\d]{1,3}(?=\s+TAHUN\b)", lambda m: _digits(m.group().replace("S", "5")) or m.group(), text, flags=re.IGNORECASE)
    if "/" in text:
        text = re.sub(r"(?<=\w)\s+[Il|]\s+(?=\w)", "/", text)  # a slash that was read as an upright stroke
    text = re.sub(r"(?<=\d)!(?=\d)|(?<=[A-HJ-UWYZ])[Il|](?=20\d\d$)", "/", text)
    text = _CODE_PART.sub(lambda m: _digits(m.group()) or m.group(), text)
    return re.sub(r"(?<=/)111(?=/20\d\d$)", "III", text)  # no month has such a number


def coded_number(nomor: str) -> str:
    """A number PER/…/M.PAN/… whose slashes OCR took for strokes (`PER/91M.PAN/512007`), if the registry knows one that it can only be.

    As it stands otherwise: a number that is well formed is never changed.
    """
    match = _CODED.match(nomor)
    if match is None or _CODED_WELL.match(nomor):
        return nomor
    serial, rest = (_read(match[k]) for k in ("serial", "rest"))
    found = {
        f"PER/{a}/M.PAN/{b}/{year}"
        for number, month, year in _coded_numbers()
        for a in (number, number.zfill(2))
        for b in (month, month.zfill(2))
        if serial in _with_strokes(a) and rest in {x + y for x in _with_strokes(b) for y in (year, "1" + year)}
    }
    keys = {re.sub(r"/0", "/", f) for f in found}
    return min(found, key=len) if len(keys) == 1 else nomor


def is_ill_coded(nomor: str | None) -> bool:
    """Whether a number is one of the form PER/9/M.PAN/5/2007, so damaged that none can say which."""
    return nomor is not None and _CODED.match(nomor) is not None and not _CODED_WELL.match(nomor)


def head_word(text: str) -> str:
    """A line in capitals whose first word is a damaged word of structure (`TENTANC`, `KEPUTUSAH CAMAT X`), with that word as it was meant."""
    if "KEPUTUSAN" in text or "PERATURAN" in text or "PEMERINTAH" in text:
        text = _HEAD_GLUED.sub(" ", text)
    text = re.sub(r"^\W*S[^\s]{3,6} (?=KEPUTUSAN\b)", "SURAT ", text)
    if text.isupper() and re.match(r"(?:SURAT )?(?:KEPUTUSAN|PERATURAN) [A-Z\d]", text):
        text = re.sub(r"\b[A-Z\d]{5,}\b", lambda m: _title_word(m.group()), text)
    parted = _HEAD_IN_TWO.match(text)
    if parted and (whole := parted["word"].replace(" ", "")).lower() in _HEADS:
        return text[: parted.start("word")] + whole + text[parted.end("word") :]
    match = _HEAD_DAMAGED.match(text)
    if match is None or text.upper() != text or match["word"].lower() in _HEADS:
        return text
    # A short word can be a name (LINTANG is no TENTANG): one slip in it at most.
    found = _near(match["word"].lower(), tuple(w for w in _HEADS if len(w) > 8)) or _near(match["word"].lower(), tuple(_HEADS), 1)
    return text[: match.start("word")] + (found or match["word"]).upper() + text[match.end("word") :]


@cached
def _keyword(word: str, in_title: bool = False) -> str:
    """The word of citations that a damaged one is, where one alone is near; a word that there is stays, and in titles a slip of the pen."""
    low = word.lower().replace(",", "")
    if low in _KEYWORDS:
        return word if low == word.lower() else _KEYWORDS[low]
    found = _near(low, tuple(_KEYWORDS))
    return _KEYWORDS[found] if found and not (in_title and _is_slip(low, found)) else word


def _is_slip(low: str, meant: str) -> bool:
    """Whether a word differs from the one that was meant as who types errs: one letter more or less, or two swapped."""
    read_as_two = any(low.replace(read, one) == meant for read, one in _TWO_FOR_ONE)
    return not read_as_two and kata.slips(low, meant, 2) == 1 and (len(low) != len(meant) or sorted(low) == sorted(meant))


def _parted(match: re.Match[str]) -> str:
    word = match.group()
    meant = re.sub(r"[itl]j", "rj", word)
    return word if kata.is_known(word.lower()) or not kata.is_known(meant.lower()) else meant


def _near(low: str, keywords: tuple[str, ...], most: int = 2) -> str | None:
    """The one keyword that a word which is none of the language comes from by a slip, or by two that leave its end."""
    if len(low) < 5 or kata.is_known(low) or is_place_word(low):
        return None
    if low[-1] == "n" and low[:-1] + "ri" in keywords:
        return low[:-1] + "ri"
    forms = (low, *(low.replace(read, meant) for read, meant in _TWO_FOR_ONE if read in low))
    near = {w for w in keywords if min(kata.slips(f, w, 2) for f in forms) <= (1 if len(w) < 6 or w[-1] != low[-1] else most)}
    return near.pop() if len(near) == 1 else None


def _digits(word: str) -> str | None:
    plain = re.sub(r"[.,\s]", "", word).translate(_STROKES)
    return plain if plain.isdigit() else None


def _read(part: str) -> str:
    """Digits of a part, strokes and look-alikes included (`rg/` is 9: the slash before it became an r)."""
    return re.sub(r"\D", "", part.replace("g", "9").replace("S", "5").translate(_STROKES))


def _with_strokes(digits: str) -> set[str]:
    """A number alone, or with a slash beside it that was read as 1."""
    return {digits, f"1{digits}", f"{digits}1", f"1{digits}1"}


@cached
def _coded_numbers() -> tuple[tuple[str, str, str], ...]:
    """Serial, month and year of the rules of the form PER/9/M.PAN/5/2007 that the registry knows."""
    found = (re.fullmatch(r"PER/(\d+)/M\.PAN/(\d+)/(\d{4})", r.nomor) for r in regulations().values() if letters(r.nomor).startswith("per"))
    return tuple((m[1], m[2], m[3]) for m in found if m)


def capitals(text: str) -> str:
    """Words in capitals with the strokes in them that OCR took for small or other letters (`lNDlKATOR`, `KEPAIA`); no longer, no shorter."""
    text = re.sub(r"\b[A-Zl]*[A-Z][A-Zl]*[A-Z][A-Zl]*\b|(?<=[A-Z] )Dl(?= [A-Z])", lambda m: m.group().replace("l", "I"), text)
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
    return any(_near(word, tuple(w.lower() for w in _TITLE_WORDS)) for word in words)


def without_misprints(text: str) -> str:
    """A title without the misreadings that are no word: `KINEIJA` is KINERJA (r and j read as one), `INOIVIDU` is INDIVIDU."""
    text = re.sub(r"\b[A-Z\d]{5,}\b", lambda m: _title_word(m.group()), _STROKE_AT_BEGIN.sub("I", text))
    text = re.sub(r"(?<![\w/.])[12l][\dOolI]{3}(?![\w/])", lambda m: _digits(m.group()) or m.group(), capitals(text))
    return re.sub(
        r"\b(kine)(?!rja)[^\W\d_]{1,2}(a)\b", lambda m: m[1] + ("RJ" if m[1].isupper() else "rj") + m[2], text, flags=re.IGNORECASE
    )

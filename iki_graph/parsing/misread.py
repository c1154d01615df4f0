"""What OCR misreads in numbers and years of regulations, read as it was meant; the text itself stays as it stands."""

import re
from itertools import pairwise

from iki_graph.parsing.lookalikes import STROKE_AT_BEGIN, STROKES, TWO_FOR_ONE, YEAR, digits, near
from iki_graph.parsing.typed import is_typed
from iki_graph.parsing.words import letters
from iki_graph.reference import kata
from iki_graph.reference.gazetteer import is_place_word
from iki_graph.reference.regulations import regulations
from iki_graph.reference.scope import cached, keeping

_KEPT = 5_000
"""How many texts are remembered as they were meant: those of some decrees."""

_SERIAL = re.compile(r"(?P<before>\b(?:Nomor|No)\b\s*[.:]*\s*)(?P<word>[\dOlI|]{1,5}|S\d{1,3}|\d{1,3}S)(?=[\s,;)]|$)")
_WORD = re.compile(r"\b(?:[lI],)?[A-Za-z]{4,14}\b")
_KEYWORDS = {
    word.lower(): word
    for word in (
        "Undang Nomor Tahun tentang Lembaran Tambahan Negara Republik Indonesia Peraturan Pemerintah Menteri Presiden "
        "Daerah Negeri Bupati Gubernur Kabupaten Provinsi Keputusan Instruksi Aparatur Birokrasi Reformasi sebagaimana telah diubah terakhir Pendayagunaan"
    ).split()
}
_TITLE = re.compile(r"\btentang\b.*?(?=\((?:\S+|(?:L|B|T)\S* \S+)\s+(?:Ne|Da)\w+|;|\bsebagaimana\b|\bjo\b|$)", re.IGNORECASE | re.DOTALL)
"""What regulations are about, up to their gazette."""
_ABOUT_TYPED = re.compile(r"\bttg\b\.?|\bten tang\b")
"""Ways to type `tentang`."""
_YEAR_IN_SHORT = re.compile(r"\bTh\b\.?\s*(?=\d{4}\b)")
_SPECK = re.compile(r"(?<=\s)[‘’'`´]+(?=[A-Za-z]{3})|(?<=[a-z])_(?=[a-z])")
"""A speck that OCR took for a quote or a line between two words."""
_BETWEEN_WORDS = re.compile(
    r"""(?<=[^\W\d_])(?<!\bNomor)(?<!\bNo)\s+(?!,\s)[.:,'"“”‘’«»*|~=+^_—-]{1,2}\s+(?=[^\W\d_])|(?<=\d)\s+[_~*|=«»–-]+\s+(?=[a-z])|(?<=\d)["”“’‘°]+(?=\s[a-z])|(?<=\s)[.:'"“”‘’«»*-](?=[^\W\d_]{3})|(?<=[a-z]{3})["”“’](?=\s)"""
)
"""Specks that stand between words of a citation or at one's edge."""
_IN_NUMBER = re.compile(
    r"""(?<=\bNomor)\s*(?:[.,/-]|[:.]\s*[.:-])\s*(?=\d)|(?<=\bNomor)\s*["'“”‘’]+\s*(?=[A-Z\d])|(?<=\b[Tt]ahun)\s*[.,:'"“”‘’-]+\s*(?=\d{4})|(?<=\d)\s*["'”’.:]\s*(?=Tahun\b)|(?<=[a-z])\s*[.,:]+\s*(?=Nomor\b)|(?<=\btelah)[.,:]\s+(?=[a-z])|(?<=\bkali)[.:]\s+(?=[a-z])"""
)
"""Specks about the number and year of a citation."""
_TWICE_UNDANG = re.compile(r"(?<![Uu]ndang[-–])\b([Uu]ndang)(?:[:.,'‘’\"]\s?-?|\s?-\s?[‘’']|[a-z|](?=[Uu]))\s?([Uu]ndang)\b")
_UNDANG_CUT = re.compile(r"^(?:\W*(?:[a-z]{1,3} )?[a-z]{1,5}[-–]\s?Undang\b|Undang[-:–]\s?(?!Undang\b)[A-Z][a-z]{0,6}\b)(?=\s+Nomor\b)")
"""Undang-Undang, a part of it lost under a stamp."""
_NUMBER_LOST = re.compile(
    r"^(?P<jenis>(?:Peraturan|Keputusan|Instruksi) [A-Z][^,;()\d]{4,120}?|Undang[-:–]\s?[A-Z][a-z]{0,6})[^\w\s]?(?P<rest>(?:\s\S{1,4}){0,3}?)[\s/]+(?=(?:Tahun )?(?:19|20)\d\d tentang\b)"
)
"""A kind and its year, the word before the number not read: what stands for the number is not sure."""
_FIRST_UNDANG = re.compile(r"\b(?!Undang\b)[A-Z][a-z]{3,6}[-–]\s?Undang\b")
"""No other word is joined to Undang by a hyphen."""
_OF_GOVERNMENT = re.compile(r"^(?!Peraturan\b)[^\W\d_]{2,10}\W{0,2} Pemerintah\W{0,2} (?=Nomor \d)")
"""The only kind whose second word is Pemerintah, its first word misread."""
_RULE = re.compile(r"(?!Peraturan\b)(P[^\W\d_]{6,9}n)(?= (?:Presiden|Pemerintah|Menteri|Daerah|Bupati|Gubernur|Wali)\b)")
_OF_MINISTRY = re.compile(r"^((?:Peraturan|Keputusan)) Kementerian\b(?=[^,;()]{0,90}\bNo)")
_GAZETTE_WORD = re.compile(
    r"\b(?:[a-z]{0,4}(bahan)\s+)?(?!Lembaran\b)\wembaran\b(?=\s+(?:Negara|Daerah)\b)|\b[a-z]{0,4}(?<!Tam)(?<!tam)(bahan)\s+Lembaran\b(?=\s+(?:Negara|Daerah)\b)"
)
"""The gazette with a letter that makes another word of it (`Kembaran Negara`), or without the beginning of its supplement."""
_MINISTER = re.compile(r"(?<=\bPeraturan )(?!Menteri\b)[A-Z][^\W\d_]{4,7}\W? (?=(?:Negara )?Pendayagunaan\b)")
"""Only a minister stands before the ministry of the civil service."""
_YEAR_WORD = re.compile(r"(?<=\d)(?P<sign>[^\w\s,;()]?) (?!(?i:tahun)\b)[Tt][^\W\d_]{2,5}[.:]? (?=(?:19|20)\d\d\b)")
"""A word between a number and a year can only be the one for it."""
_ACCENTS = str.maketrans("áàâäãéèêëíìîïóòôöõúùûüñç", "aaaaaeeeeiiiiooooouuuunc")
"""Letters that Indonesian has none of: what stands over them are specks."""
_YEAR_WORD_LOST = re.compile(r"(\bNomor \d{1,3}) ?[^\w\s,;()]{0,2}(?!(?i:tahun|tentang)\b)[^\W\d_]{3,7}[^\w\s]{0,2} (?=(?:19|20)\d\d\b)")
_ABOUT_LOST = re.compile(r"(?<=\bTahun \d{4} )t[a-z]{4,7}\b(?=[ -]{1,3}[A-Z])")
"""The words between number, year and title, of which hardly a letter was read."""
_LAST_DIGIT_APART = re.compile(r"(?<=\bNomor )(\d{1,3}) (\d{1,3})(?=\s?\))")
_NUMBER_CUT = re.compile(r"(?<=[a-z] )(?:(?!nomor)[A-Za-z]?omor\b(?= \d)|(?:m?or|N(?!egara|egeri)[a-z]{3,5})\b(?= \d{1,3} Tahun\b))")
_LOW_STROKE = re.compile(r"\b[A-Za-z]{3,}!(?=[\s),;]|$)")
"""An l at the end of a word, read as a sign."""
_PRESIDENT = re.compile(r"(?<=^Peraturan |^Instruksi |^Keputusan )Pres\w{0,4}\W? (?=Nomor\b)")
_HOME_AFFAIRS = re.compile(r"(?<=\bMenteri Dalam )(?!Negeri\b)N\S+")
_PANRB = re.compile(r"(?<=\bMenteri )(?:Negara )?Pendayag\w*\b(?! Aparatur Negara\b)[^;()\d]{0,60}?(?= Nomor \d{1,3} Tahun 20[12]\d\b)")
"""The ministry of the civil service as it is called since 2009, its name cut."""
_GAZETTE_FIRST = re.compile(r"(?<=\()(?!Berita\b|Lembaran\b|Tambahan\b)[A-Z][a-z]{4,7}(?= (?:Negara|Daerah)\b)")
_TWO_OF_REGENCY = re.compile(r"(?<=\bKabupaten Daerah Tingkat )[ITlt1!|](?=\s)|(?<=\bKotamadya Daerah Tingkat )[ITlt1!|](?=\s)")
"""Regencies and municipalities were those of level two."""
_ONE_STROKE = re.compile(r"(?<=\bTingkat )[Tlt!|](?=\s)")
_BRACE = re.compile(r"[{\[](?=(?:Lem|Ber|Tam)\w+ (?:Negara|Daerah)\b)")
_AT_FOR_ZERO = re.compile(r"(?<=[/\d])@(?=\d)|(?<=\d)@(?=/)|(?<=\bNomor )@(?=\d)")
"""A zero with a stroke or point in it."""
_GAZETTE_PARTED = re.compile(r"\b(Lembaran|Berita|Tambahan)[.,:;]\s?(?=(?:Negara|Daerah|Lembaran)\b)")
_KIND_WORD = re.compile(r"(?<=[a-z]{4})[.:;|\"”“'’‘]+(?=\s)|(?<=\s)[\"“”'’‘]+|(?<=\bdan)[:;.](?=\s)")
"""Specks at words of a kind; no sign stands there."""
_CHANGE_WORD = re.compile(r"\b(sebagaimana|telah|beberapa|diubah|kali|terakhir)(?:[.:;'’‘]|(?<!diubah)(?<!kali),)(?=\s)")
_HAS_BEEN = re.compile(r"(?<=\bsebagaimana )t[a-z]{3,6}(?= di\s?r?ubah\b)")
_GOVERNMENT = re.compile(r"(?<=^Peraturan )P[a-z]{1,3}erint[a-z]{1,3}(?= Nomor\b)")
_OF_WHOM = re.compile(r"(?<=^Peraturan )(P\w{1,6}) ([a-z]{3,8})(?= Nomor\b)")
_CIVIL_SERVICE = re.compile(r"(?<=\bPendayagunaan Aparatur )(?!Negara\b)[A-Z]\w+(?= dan Reformasi\b)")
_LAST_OF_GAZETTE = re.compile(r"(?<=\()(?!Lem)[A-Za-z]{1,4}baran\b(?=\s+(?:Negara|Daerah)\b)")
_COMMA_IN_CODE = re.compile(r"(?<=[A-Z]\.\d\d),(?=\d\d/)")
_SECOND = re.compile(r"\b(?:Il|lI|ll)\b|(?<=\bTingkat )(?:(?:I1|1I|l1|1l|11|[IH][tTf1]|JI|Tl|H)\b|[I1l]!(?!\w))")
"""Roman two, its strokes read as an l."""
_PARTED = re.compile(
    r"\b(?:" + "|".join(f"{w[:i]} {w[i:]}" for w in sorted(_KEYWORDS) if len(w) > 4 for i in range(1, len(w))) + r")\b", re.IGNORECASE
)
"""A word of citations printed as two."""
_IN_PIECES = re.compile(r"\b(?:N ?o ?m ?o ?r|T ?a ?h ?u ?n|t ?e ?n ?t ?a ?n ?g)\b")
"""The words about the number of a regulation, in as many pieces as there are."""
_TWICE = re.compile(r"\b(Nomor|Tahun|Lembaran|Tambahan|Negara|Republik|Indonesia) (?:\1 )+(?=\S)|(?<=\bTahun \d{4} )Tahun (?=tentang\b)")
"""Words of structure that a text layer has twice, over each other on the page."""
_GLUED = re.compile(
    r"(?<=[a-z\d])(?=(?:Nomor|Tahun|[Tt]entang)(?:\b|\d))|(?<=[a-z])(?=No\b)|(?<=\b[Tt]entang)(?=[A-Z])|(?<=\d)(?=tentang[A-Z])|(?<=\dtentang)(?=[A-Z])|(?<=\bTahun)(?=\d{4})|(?<=\bNomor)(?=\d)|(?<=\b(?:19|20)\d\d)(?=[a-z]{5,8}\b)"
)
_MAY_BE_GLUED = re.compile(r"[a-z\d](?:[NT][aeo]|tentang)|entang[A-Z]|(?:Tahun|Nomor)\d|\d[a-z]{5}")
_GLUED_WORDS = re.compile(r"\b[A-Z]?[a-z]{3,}(?:[A-Z][a-z]{2,})+\b")
"""Words whose blank was lost (`NegaraRepublik`)."""
_SPACED_NUMBER = re.compile(r"(?P<before>\b(?:Nomor|No|Tahun)\b\s*[.:]*\s*)(?P<word>\d(?: \d){1,4})(?![\w/.])", re.IGNORECASE)
_JOINED = re.compile(r"\b[A-Za-z]+?(?:ij|tj|lj)[a-z]+\b")
"""Words in which r before j was read as another letter (`Kineija`, `Ketja`)."""
_CODED_WITH_STROKES = re.compile(
    r"\bPER\s*[/Il|]\s*(?P<serial>\d{1,3})\s*[/Il|]\s*M\.?\s?PAN\s+[/Il|]\s+(?P<month>\d{1,2})\s*[/Il|]\s*(?P<year>2[\dOol]{3})\b"
)
"""PER/9/M.PAN/5/2007 with blanks about slashes that were read as strokes."""
_YEAR_IN_TWO = re.compile(r"(?<=/)(?:(?:19|20)\d \d|(?:19|20) \d\d)(?= +tentang\b)", re.IGNORECASE)
"""The year at the end of a number that a narrow cell broke over two lines."""
_CODED = re.compile(r"^PER(?P<serial>[^M]*?)M\s?\.?\s?P\s?AN(?P<rest>.*)$", re.IGNORECASE)
_CODED_WELL = re.compile(r"^PER\W{1,2}\d{1,3}\W{1,2}M\.?PAN(?:\W\d{1,3})?\W\d{4}$", re.IGNORECASE)


def mended(text: str) -> str:
    """A citation with its damaged words (`Undarrg`, `Nornor`, `kmbaran`) and digits (`Tahun 20l4`, `Nomor 1O4`) read as they were meant.

    Where it was typed, titles and numbers stay as they stand: only what tells kind, number, year and title apart is mended.
    """
    return _mended(text, is_typed())


def is_damaged(text: str) -> bool:
    """Whether OCR may have read letters or digits of a citation otherwise than they stood; short and other words that people type do not count."""
    typed = _OF_MINISTRY.sub(r"\1 Menteri", _YEAR_IN_SHORT.sub("Tahun ", _ABOUT_TYPED.sub("tentang", text)))
    return letters(_mended(text, False)) != letters(typed)


@keeping(_KEPT)
def _mended(text: str, typed: bool) -> str:
    if not typed:
        return _as_meant(text)
    text = _ABOUT_TYPED.sub("tentang", _unglued(text))
    pieces, at = [], 0
    for title in _TITLE.finditer(text):
        begin = title.start() + len("tentang")
        pieces += [_as_meant(text[at:begin], True), text[begin : title.end()]]
        at = title.end()
    return "".join([*pieces, _as_meant(text[at:], True)])


def _as_meant(text: str, typed: bool = False) -> str:
    if not text.isascii():
        text = text.translate(_ACCENTS)
    text = _in_whole_words(_without_specks(_unglued(STROKE_AT_BEGIN.sub("I", text))))
    text = _ABOUT_LOST.sub("tentang", _YEAR_WORD_LOST.sub(r"\1 Tahun ", text))
    text = _LAST_DIGIT_APART.sub(lambda m: "".join(m.groups()) if sum(map(len, m.groups())) < 5 else m.group(), text)
    if "Menteri" in text:
        text = _PANRB.sub("Pendayagunaan Aparatur Negara dan Reformasi Birokrasi", _HOME_AFFAIRS.sub("Negeri", text))
        text = re.sub(r"(?<=\bMenteri )((?:Negara )?)Pendayag(?!unaan\b)\w*(?= Aparatur\b)", r"\1Pendayagunaan", text)
    if "PER" in text:
        text = re.sub(r"(?<=Aparatur Negara)(?! Nomor)(?: [^\s,;()]{1,4}){1,4} (?=PER/\d)", " Nomor ", text)
        text = re.sub(r"(?<=/)M\.\s?P\s?AN(?=/)", "M.PAN", text)
        text = re.sub(r"(?<=M\.PAN/)(\d) (?=\d/(?:19|20)\d\d)", r"\1", text)
        text = _CODED_WITH_STROKES.sub(lambda m: f"PER/{m['serial']}/M.PAN/{m['month']}/{digits(m['year'])}", text)
    if re.search(r"\d \d", text):
        text = _SPACED_NUMBER.sub(lambda m: m["before"] + m["word"].replace(" ", ""), text)
        text = _YEAR_IN_TWO.sub(lambda m: m.group().replace(" ", ""), text)
    if "ij" in text or "tj" in text or "lj" in text:
        text = _JOINED.sub(_parted, text)
    text = _YEAR_IN_SHORT.sub("Tahun ", text)
    if any(_keyword(word) != word for word in _WORD.findall(text)):
        titles = [m.span() for m in _TITLE.finditer(text)]
        text = _WORD.sub(lambda m: _keyword(m.group(), any(start < m.start() < end for start, end in titles)), text)
    text = YEAR.sub(lambda m: m["before"] + (year if (year := digits(m["word"])) and year[:2] in ("19", "20") else m["word"]), text)
    return text if typed else _SERIAL.sub(lambda m: m["before"] + (digits(m["word"].replace("S", "5")) or m["word"]), text)


def _without_specks(text: str) -> str:
    """A citation without the specks that OCR took for signs (`Undang: Undang Nomor.9 Tahun`, `Lembaran - Negara`)."""
    if "!" in text:
        text = _LOW_STROKE.sub(lambda m: f"{m.group()[:-1]}l" if kata.is_known(m.group()[:-1].lower() + "l") else m.group(), text)
    text = re.sub(r"\bka[1I|t]i\b", "kali", re.sub(r"(?<=\d{4})[-_.]+(?=tentang\b)", " ", text))
    text = re.sub(r"(?<=[a-z])[~*^]+(?=\s)|(?<=\s)[~*^]+(?=\w)", "", text)
    text = _PRESIDENT.sub("Presiden ", _NUMBER_CUT.sub("Nomor", text))
    if (rule := _RULE.match(text)) and kata.slips(rule[1].lower(), "peraturan", 2) <= 2:
        text = f"Peraturan{text[rule.end() :]}"
    text = _UNDANG_CUT.sub("Undang-Undang", _OF_GOVERNMENT.sub("Peraturan Pemerintah ", text))
    if (lost := _NUMBER_LOST.match(text)) and _is_number_lost(lost):
        text = f"{'Undang-Undang' if text[0] == 'U' else lost['jenis']} Nomor ? Tahun {text[lost.end() :].removeprefix('Tahun ')}"
    text = _OF_MINISTRY.sub(r"\1 Menteri", text)
    text = _BETWEEN_WORDS.sub(lambda m: " " if m.group()[0].isspace() or m.group()[-1].isspace() else "", text)
    text = re.sub(r"(?<=M\.PAN)\s?!\s?(?=\w/)", "/", text)
    before, number, rest = text.partition(" Nomor")
    if len(before) < 160:
        text = f"{_KIND_WORD.sub('', before)}{number}{rest}"
    text = _GOVERNMENT.sub("Pemerintah", _HAS_BEEN.sub("telah", _CHANGE_WORD.sub(r"\1", text)))
    text = re.sub(r"(?<=\bTahun \d{4})[)\]](?= Nomor \d)", "", text)
    text = _LAST_OF_GAZETTE.sub("Lembaran", _CIVIL_SERVICE.sub("Negara", text))
    text = _GAZETTE_FIRST.sub(lambda m: (near(m.group().lower(), ("berita", "lembaran")) or m.group()).capitalize(), text)
    text = _GAZETTE_PARTED.sub(r"\1 ", text)
    text = _AT_FOR_ZERO.sub("0", _BRACE.sub("(", _YEAR_WORD.sub(" Tahun ", _MINISTER.sub("Menteri ", text))))
    text = _IN_NUMBER.sub(" ", _TWICE_UNDANG.sub(r"\1-\2", text))
    text = re.sub(r"\b([Uu]ndang)-(?!undang)[a-z]{0,2}ndang\b", r"\1-Undang", text)
    text = _FIRST_UNDANG.sub("Undang-Undang", _GAZETTE_WORD.sub(lambda m: "Tambahan Lembaran" if m[1] or m[2] else "Lembaran", text))
    text = _SECOND.sub("II", _COMMA_IN_CODE.sub(".", text))
    text = re.sub(r"(?<=\bTingkat)[:;.,]\s?(?=[IVl1|])", " ", text)
    return _ONE_STROKE.sub("I", _TWO_OF_REGENCY.sub("II", text)) if "Tingkat" in text else text


def _is_number_lost(match: re.Match[str]) -> bool:
    """Whether something that is no word stands between kind and year; where nothing does, the decree gives no number.

    A number alone is one whose word was left out.
    """
    if re.search(r"\b[Nn]o", match.group()):
        return False
    kind, words = match["jenis"], re.sub(r"\s\d{1,3}$", "", match["rest"]).split()
    cut = kind.startswith("Undang") and not kind.endswith("Undang")
    return cut or not all(w.isalpha() and (w.isupper() or kata.is_known(w.lower()) or is_place_word(w.lower())) for w in words)


def _in_whole_words(text: str) -> str:
    """A text without specks between its words, and its words of structure whole (`ten tang`, `ttg`)."""
    if any(speck in text for speck in "‘’'`´_"):
        text = _SPECK.sub(lambda m: " " if m.group() == "_" else "", text)
    text = _TWICE.sub(lambda m: f"{m[1]} " if m[1] else "", _IN_PIECES.sub(lambda m: m.group().replace(" ", ""), text))
    words = re.findall(r"[a-z]+", text.lower())
    if any(a + b in _KEYWORDS for a, b in pairwise(words)):
        text = _PARTED.sub(lambda m: m.group().replace(" ", ""), text)
    text = _GLUED_WORDS.sub(_apart, _unglued(text))
    text = _OF_WHOM.sub(_of_whom, text)
    return re.sub(r"\bttg\b\.?", "tentang", text) if "ttg" in text else text


def _of_whom(match: re.Match[str]) -> str:
    """Who makes a regulation, put in two (`Pemer intah`); two words that there are name an office."""
    if all(kata.is_known(word.lower()) or is_place_word(word.lower()) for word in match.groups()):
        return match.group()
    meant = near("".join(match.groups()).lower(), tuple(_KEYWORDS))
    return meant.capitalize() if meant else match.group()


def _unglued(text: str) -> str:
    """A text with the blanks between its words of structure and what stands about them (`PemerintahNomor8`)."""
    return _GLUED.sub(" ", text) if _MAY_BE_GLUED.search(text) else text


def _apart(match: re.Match[str]) -> str:
    """The words that stand glued together, if one of them is a good one or a place."""
    words = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", match.group())
    return words if any(kata.is_known(w.lower()) or is_place_word(w.lower()) for w in words.split()) else match.group()


def coded_number(nomor: str) -> str:
    """A number PER/…/M.PAN/… whose slashes OCR took for strokes (`PER/91M.PAN/512007`), if the registry knows one that it can only be.

    As it stands otherwise: a number that is well formed is never changed.
    """
    match = None if is_typed() else _CODED.match(nomor)
    if match is not None:
        nomor = re.sub(r"(?<=/)2[1-9](?=0\d$)", "20", nomor)  # a year to come, its nought misread
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
    return nomor is not None and not is_typed() and _CODED.match(nomor) is not None and not _CODED_WELL.match(nomor)


@cached
def _keyword(word: str, in_title: bool = False) -> str:
    """The word of citations that a damaged one is, where one alone is near; a word that there is stays, and in titles a slip of the pen."""
    low = word.lower().replace(",", "")
    if low in _KEYWORDS:
        return word if low == word.lower() else _KEYWORDS[low]
    found = near(low, tuple(_KEYWORDS))
    return _KEYWORDS[found] if found and not (in_title and _is_slip(low, found)) else word


def _is_slip(low: str, meant: str) -> bool:
    """Whether a word differs from the one that was meant as who types errs: one letter more or less, or two swapped."""
    read_as_two = any(low.replace(read, one) == meant for read, one in TWO_FOR_ONE)
    return not read_as_two and kata.slips(low, meant, 2) == 1 and (len(low) != len(meant) or sorted(low) == sorted(meant))


def _parted(match: re.Match[str]) -> str:
    word = match.group()
    meant = re.sub(r"[itl]j", "rj", word)
    return word if kata.is_known(word.lower()) or not kata.is_known(meant.lower()) else meant


def _read(part: str) -> str:
    """Digits of a part, strokes and look-alikes included (`rg/` is 9: the slash before it became an r)."""
    return re.sub(r"\D", "", part.replace("g", "9").replace("S", "5").translate(STROKES))


def _with_strokes(number: str) -> set[str]:
    """A number alone, or with a slash beside it that was read as 1."""
    return {number, f"1{number}", f"{number}1", f"1{number}1"}


@cached
def _coded_numbers() -> tuple[tuple[str, str, str], ...]:
    """Serial, month and year of the rules of the form PER/9/M.PAN/5/2007 that the registry knows."""
    found = (re.fullmatch(r"PER/(\d+)/M\.PAN/(\d+)/(\d{4})", r.nomor) for r in regulations().values() if letters(r.nomor).startswith("per"))
    return tuple((m[1], m[2], m[3]) for m in found if m)

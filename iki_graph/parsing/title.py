"""The head of a decree: kind, number, title, office and region."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from iki_graph.parsing.flow import Flow, bare
from iki_graph.parsing.headwords import capitals, decree_number, has_cut_word, has_damaged_word, without_misprints
from iki_graph.parsing.known import is_garbled
from iki_graph.parsing.labels import SHEET
from iki_graph.parsing.landmarks import Landmarks
from iki_graph.parsing.offices import HEADS, OFFICE, government_in, office_in, office_name, office_of, regency, regency_in
from iki_graph.parsing.typed import is_typed
from iki_graph.parsing.value import SURE_GUESS, SURE_MOVED, Value
from iki_graph.parsing.words import date_in, letters, tidy_number, title_case
from iki_graph.reading import Line

_TITLE = re.compile(
    rf"(?P<apa>(?:surat\s+)?keputusan|peraturan)\s+(?:(?:pl[th]|pjs?)\b\.?\s+)?(?P<kepala>{HEADS})\b(?P<nama>[^\n]*)", re.IGNORECASE
)
_NUMBER = re.compile(
    r"""(?:\bN\s?O\s?M\s?O\s?R\b|(?<=\n)No\b(?=\s*[.:]))\s*[.:]*[ \t]*(?P<nomor>
        [^\n]*(?:\n[ \t]*(?=[\d.]+\s*/)[^\n]*)?      # the number, or the rest of it, on the next line
        (?:(?<=/)[ \t]*\n[^\n]*|\n[ \t]*/[^\n]*)*  # a line that ends or begins with a slash goes on
        (?:(?<=[\w/])[ \t]*\n\s*TAHUN[ \t]+\d{4}[ \t]*(?=\n)|(?<=TAHUN)[ \t]*\n\s*[12][\dOoIl]{3}[ \t]*(?=\n))?)  # its year may stand below""",
    re.VERBOSE | re.IGNORECASE,
)
_UNREAD = re.compile(
    r"[$#{}\\<>§£€!?*=~^|@°%]|(?-i:\s(?!thn?\b)[a-z]{2,3}\s\d|\d\s[IJ](?!DIH)[B-DF-HJ-MP-TV-Z])|\w:\s?\w|[:;]\s*\W*\d|['‘’`](?=\w)|,\s?[^\W\d_]|/[12]\s?-\s?\d{3}\b|/2[1-9]\d\d$|/[A-Z]{3,}(?:19|20)\d\d$|\d\s\d{2,}\s\d|\d{2}20[0-4]\d$|\bTAHUN\b(?!\s+(?:19|20)\d\d(?!\w))|/(?<!PRT/)(?<!KPTS/)(?<!PER/)(?<!KEP/)[VXI]{0,3}[NHM]I?/(?:19|20)\d\d$",
    re.IGNORECASE,
)
"""Signs that stand in no number, months that are none, or a year that is missing: it could not be read."""
_SLOT = re.compile(r"[${}<>]|\[\s*\w+\s*\]|\.{4,}|…{2,}|_{3,}")
"""What marks in a form that something is still to be filled in."""
_BEHIND_YEAR = re.compile(r"(?P<nomor>.*/(?:19|20)\d\d)\s+(?!TAHUN\b)[^/]+$", re.IGNORECASE)
"""What stands beside a number that ends with its year: specks, or the letterhead."""
_NUMBER_BEHIND = re.compile(
    r"[^\n]{5,160}?\bNOMOR\b[\s.:]*(?P<nomor>[\w.\-]*\d[\w.\-]*(?:\s*/\s*[\w.\-]*)*(?:\s+TAHUN\s+\d{4})?)", re.IGNORECASE
)
"""From a title to its number."""
_ABOUT = re.compile(r"\bT\s?E\s?N\s?T\s?A\s?N\s?G\b\s*:?", re.IGNORECASE)
_DATE = re.compile(r"\n\W*TANGGAL\s*:\s*(?P<tanggal>\d[^\n]*)", re.IGNORECASE)
"""The date in a head that is a form."""
_AMENDS = re.compile(r"\b(?:perubahan|pencabutan|penggantian|mengubah|mencabut)\b", re.IGNORECASE)
_GRACE = re.compile(r"\bbismillah\w*|\b(?:denga?n?|atas)\W*(?:berkat\s+)?(?:rahmat|nama)\s*(?:tuhan|allah)", re.IGNORECASE)
_SPECK = re.compile(
    r"(?<=[A-Z]{3})(?:\s(?!(?:di|ke|dr|sd)\b)[a-z]{1,2}\b(?:\s[A-Z]\d\b)?)+(?=\s[A-Z]{3}|$)|(?<=[A-Z]{3})(?:\s(?!(?:dan|di|ke)\b)[a-z]{1,3}\b|\s\d)+$|(?<=(?:19|20)\d\d)\.?(?:\s(?:\S{1,2}|\d{3}))+\W*$|^[a-z\d]\s(?=[A-Z]{3})"
)
"""Specks among the words of a title in capitals."""
_WITH_DIGIT = re.compile(r"(\w{3,} \d)\W*$")
"""A title that ends with the name of an office that has a number (`PUSKESMAS KOTA 1`)."""
_NOT_ALL_READ = re.compile(
    r"\b[Mm]enimbang\b|\b[Bb]ahwa\b|(?<=[A-Z]{3})\s(?:\W\s)*\W?(?!(?:di|ke|dr|sd)\b)[a-z]{1,2}\s(?:\W\s)*(?=[A-Z]{3})|\s%\s|(?<=[A-Z]{3})\s(?:\S+\s)?(?!Drs?\b|Ir\b|Hj?\b|Tk\b|D[ai]n?\b|Ke\b)[A-Z][a-z]{1,2}\s(?=[A-Z]{2})|\s\"\d{1,3}\b"
)
"""A title with what stands below it, or with specks among its capitals."""
_GOES_ON_BELOW = re.compile(r"\b[Mm]enimbang\b|\b[Bb]ahwa\b")
_REST_ONLY = re.compile(r"(?:KABUPATEN|KOTA|PROVINSI|TAHUN|DI\s+LINGKUNGAN|PADA|DAN)\b")
"""A title whose first line was not read, or stands elsewhere."""
_STALE_PERIOD = re.compile(r"(?P<first>\bTAHUN\s+\d{4}\s*[-–]\s*\d{4})\s*\n+\s*TAHUN\s+\d{4}\s*[-–]\s*\d{4}\s*$", re.IGNORECASE)
_OF_LAW = re.compile(r"Undang\W|Peraturan\s[A-Z][a-z]")
_YEAR_ALONE = re.compile(r"^\W*tahun\s+\d{4}\W*$", re.IGNORECASE)
_DECIDING = re.compile(rf"\n\W*(?:{HEADS})\b[^\n]*,\s*\Z|(?:\n[ \t]*\n|\b\d{{4}}\W*\n)\W*(?:{HEADS})\b[^\n]*\s*\Z", re.IGNORECASE)
"""The official who decides, on the last line before the considerations: behind a comma, a blank line or the year of the title."""
_RULER = re.compile(r"bupati|wali\s?kota|gubernur", re.IGNORECASE)
_OFFICE_WORDS = (
    r"KECAMATAN|KELURAHAN|DISTRIK|KAPANEWON|KEMANTREN|DINAS|BADAN|INSPEKTORAT|SEKRETARIAT|SATUAN|UPT|PUSKESMAS|RUMAH SAKIT|BAGIAN"
)


def read_header(lines: Sequence[Line], marks: Landmarks) -> dict[str, Any]:
    """Kind, number, title, office and region from the letterhead and the title; keys as in `record.Dokumen`."""
    if marks.title is None:
        return {}
    own = lines[marks.title : _end(lines, marks)]
    flow = Flow(own if is_typed() else [replace(line, text=capitals(line.text)) for line in own])
    joined = flow.text.replace("\n", " ")
    title = _TITLE.search(joined)
    result: dict[str, Any] = {"jenis": None, "nomor": None, "tentang": None}
    official = None
    if title and (again := _repeated(joined, title)):
        title = again
    if title:
        kind = re.sub(r"^surat\s+", "", title.group("apa"), flags=re.IGNORECASE)
        head = re.sub(r"pus?kes?mas", "puskesmas", " ".join(title.group("kepala").split()), flags=re.IGNORECASE)
        head = re.sub(r"dewan\s+perwakilan\s+\w+\s+daerah", "DPRD", head, flags=re.IGNORECASE)
        result["jenis"] = Value(title_case(f"{kind} {head}".upper()), flow.line_no(title.start()), flow.line_no(title.end("kepala") - 1))
        official = re.split(
            r"\bn\s?o\s?m\s?o\s?r\b|\bno\s*[.:]|\bt\s?e\s?n\s?t\s?a\s?n\s?g\b|\s(?:[a-z]\s)?PEMERINTAH\s+(?:KABUPATEN|KOTA|PROVINSI)\b",
            joined[title.start("kepala") :],
            flags=re.IGNORECASE,
        )[0]
        official = re.sub(r"\s+tahun\s+\d{4}\s*$", "", official.strip(" ,"), flags=re.IGNORECASE)
    else:
        word = re.match(r"\W*(?:salinan\s+)?(?:surat\s+)?(keputusan|peraturan(?:\s+daerah\b)?|qanun)", flow.text, re.IGNORECASE)
        result["jenis"] = Value(title_case(word.group(1).upper()), flow.lines[0].no, flow.lines[0].no) if word else None
    about = _ABOUT.search(flow.text, title.start() if title else 0)
    number = _own_number(flow.text, title.start() if title else 0, about.start() if about else len(flow.text))
    if number:
        result["nomor"] = _number(flow, number)
    if about is None and number is not None:  # its word was not read
        value = _about(flow, number.end(), official, len(flow.text))
        result["tentang"] = value if value is not None and value.text.isupper() and "KINERJA" in value.text else None
    if about:
        below = _number_below(flow, about.end()) if number is None else None
        if below:
            result["nomor"] = _number(flow, below)
        result["tentang"] = _about(flow, about.end(), official, below.start() if below else len(flow.text))
    if number and (date := _DATE.search(flow.text, number.start(), about.start() if about else number.end())):
        value = flow.group(date, "tanggal")
        if value is not None and (day := date_in(value.text)):
            result["tanggal"] = value.with_text(day)
    result.update(_office(lines, marks, flow, official, result["tentang"]))
    return result


def _own_number(text: str, start: int, stop: int) -> re.Match[str] | None:
    """The number of the decree: not that of a law, whose item OCR has put into the head."""
    return next(
        (m for m in _NUMBER.finditer(text, start, stop) if not _OF_LAW.search(text[text.rfind("\n", 0, m.start()) + 1 : m.start()])), None
    )


def unread_number(lines: Sequence[Line], marks: Landmarks) -> int | None:
    """The line of a number that is printed but could not be read; None if there is none."""
    if marks.title is None:
        return None
    flow = Flow(lines[marks.title : _end(lines, marks)])
    about = _ABOUT.search(flow.text)
    number = _NUMBER.search(flow.text, 0, about.start() if about else len(flow.text))
    value = flow.value(*number.span("nomor")) if number else None
    return value.first if value is not None and _is_unread(_as_meant(value.text)) else None


def unread_title(lines: Sequence[Line], marks: Landmarks) -> int | None:
    """The line of a title that is printed but could not be read; None if there is none."""
    if marks.title is None:
        return None
    flow = Flow(lines[marks.title : _end(lines, marks)])
    about = _ABOUT.search(flow.text)
    value = flow.value(about.end(), len(flow.text)) if about else None
    return value.first if value is not None and letters(value.text) else None


def _repeated(text: str, first: re.Match[str]) -> re.Match[str] | None:
    """The title where it stands last, with the same number: a cover or a page of the register has it first."""
    own = _NUMBER_BEHIND.match(text, first.start())
    if own is None:
        return None
    number = letters(own["nomor"])
    heads = re.compile(r"\b(?:(?:surat\s+)?keputusan|peraturan)\s", re.IGNORECASE).finditer(text, own.end())
    later = [
        m
        for head in heads
        if (m := _TITLE.match(text, head.start())) and (n := _NUMBER_BEHIND.match(text, m.start())) and letters(n["nomor"]) == number
    ]
    return later[-1] if later else None


def is_of_regional_head(lines: Sequence[Line], marks: Landmarks) -> bool:
    """Whether a bupati, wali kota or gubernur has made the decree: its annexes can be those of several offices."""
    if marks.title is None:
        return False
    title = _TITLE.search(" ".join(bare(line) for line in lines[marks.title : marks.title + 4]))
    return title is not None and _RULER.match(title["kepala"]) is not None


def _end(lines: Sequence[Line], marks: Landmarks) -> int:
    """Where the header ends: at the considerations, else at the first table or lettered heading of an annex."""
    assert marks.title is not None
    end = next((i for i in (marks.preamble, marks.decides) if i is not None), None)
    if end is not None:
        return end
    stop = min(marks.title + 25, len(lines))
    return next(
        (
            i
            for i in range(marks.title + 1, stop)
            if sum(bool(c) for c in lines[i].cells or ()) > 2
            or re.match(r"^(?:[A-Z]|[IVX]+|\d)\.\s", bare(lines[i]))
            and SHEET.match(bare(lines[i]))
        ),
        stop,
    )


def _number(flow: Flow, match: re.Match[str]) -> Value | None:
    """The number, its blanks kept as `//`; None where nothing but the year, or nothing at all, has been filled in."""
    value = flow.value(*match.span("nomor"))
    if value is None or _YEAR_ALONE.match(value.text) or not re.search(r"\d", value.text):
        return None
    number = _as_meant(value.text)
    if behind := _BEHIND_YEAR.match(number):
        number = behind["nomor"]
    return None if _is_unread(number) else value.with_text(number)


def _as_meant(number: str) -> str:
    """A decree's number, its digits as they were meant where OCR may have read them."""
    return tidy_number(number) if is_typed() else decree_number(tidy_number(number))


def _is_unread(number: str) -> bool:
    """Whether a number could not be read; where it was typed, whether a slot stands in its place."""
    return (_SLOT if is_typed() else _UNREAD).search(number) is not None


def _number_below(flow: Flow, start: int) -> re.Match[str] | None:
    """The number on a line of its own below the title, where none stands above; in an amending decree it is that of the older one."""
    found = _NUMBER.search(flow.text, start)
    if found is None or flow.text[found.start() - 1] != "\n" or _AMENDS.search(flow.text, start, found.start()):
        return None
    return found


def _about(flow: Flow, start: int, official: str | None, stop: int) -> Value | None:
    grace = _GRACE.search(flow.text, start, stop)
    if grace:
        stop = grace.start()
    before = _before_official(flow.text, start, stop, official) if official else stop
    if before < stop:
        stop = before
    elif deciding := _DECIDING.search(flow.text, start + 12, stop):
        stop = deciding.start() + len(deciding.group()) - len(deciding.group().lstrip("0123456789"))
    if official and (doubled := re.search(r"\s+" + r"\W+".join(map(re.escape, official.split())) + r"\W*$", flow.text[start:stop])):
        stop = start + doubled.start() if doubled.start() > 12 and before < len(flow.text) else stop
    stop = _before_own_office(flow.text, start, stop)
    doubt = None
    if stale := _STALE_PERIOD.search(flow.text[start:stop].rstrip(" ,.;\n")):
        stop, doubt = start + stale.end("first"), "di bawah judul tercetak masa lain; diduga sisa naskah lama"
    value = flow.value(start, stop)
    if value is None:
        return None
    if is_typed():
        text = re.sub(r"^[.,:;]\s+(?=\S)|(?:\s(?:SURAT\s+)?(?:KEPUTUSAN|PERATURAN))?[\s;.,:]*$", "", value.text)
        if not letters(text) or _REST_ONLY.match(text) or _GOES_ON_BELOW.search(text):
            return None
        return value.with_text(text).unsure(SURE_GUESS, doubt) if doubt else value.with_text(text)
    text = re.sub(r"\s(?!,\s)[;:.,|°»«“”]+(?=\s)|(?<=\s)[\"“”‘’'](?=\d{4}\b)", "", value.text)
    if sum(c.isupper() for c in text) > 20 and not (official and (own := _WITH_DIGIT.search(text)) and own[1].upper() in official.upper()):
        text = _SPECK.sub("", text)
    text = re.sub(r"^[.,:;'‘’“”»|]\s+(?=\S)|(?:\s(?:SURAT\s+)?(?:KEPUTUSAN|PERATURAN))?[\s;.,:'‘’|]*$", "", text)
    value = value.with_text(without_misprints(text))
    if (
        not letters(value.text)
        or _REST_ONLY.match(value.text)
        or is_garbled(value.text)
        or has_cut_word(value.text)
        or _NOT_ALL_READ.search(value.text)
    ):
        return None
    if value.text != text:
        value = value.unsure(SURE_MOVED, "kata pada judul diduga salah baca; dibaca menurut maksudnya")
    elif has_damaged_word(value.text):
        value = value.unsure(SURE_MOVED, "kata pada judul diduga salah tulis atau salah baca")
    return value.unsure(SURE_GUESS, doubt) if doubt else value


def _before_official(text: str, start: int, stop: int, official: str) -> int:
    """Where the title ends, if the official who decides (`CAMAT KEREK,`) is named again behind it."""
    office = re.split(r"\b(?:kabupaten|kota|provinsi)\b", official, flags=re.IGNORECASE)[0] or official
    words = [re.escape(w) for w in re.split(r"\W+", office) if w]
    for length in range(max(2, min(len(words), 6)), 2 if len(words) > 2 else 1, -1):
        own = words[:length]
        hits = list(
            re.compile(r"(?:^|(?<=\s))\W*(?:ketua\s+|(?:pl[th]|pjs?)\b\.?\s+)?" + r"\W+".join(own), re.IGNORECASE).finditer(
                text, start, stop
            )
        )
        if hits:
            break
    else:
        return stop
    hit = hits[-1]
    if hit.start() <= start + 12:
        return stop
    rest = text[hit.end() : stop].strip()
    at_line_start = "\n" in text[hit.start() - 1 : hit.start() + 1] or hit.group().startswith("\n")
    whole_line = not rest or "\n" not in rest and (rest[-1:] == "," or len(own) > 2 and re.match(r"(?:KABUPATEN|KOTA|PROVINSI)\b", rest))
    of_office = letters(rest) in letters(official)
    return hit.start() if (len(rest) < 60 or of_office) and (at_line_start or whole_line) else stop


def _before_own_office(text: str, start: int, stop: int) -> int:
    """Where the title ends, if an office stands alone below it that it has named itself, in place of the official who decides."""
    title, _, last = text[start:stop].rstrip().rpartition("\n\n")
    again = re.match(rf"\W*(?:{_OFFICE_WORDS})\b", last) and letters(last) in letters(title)
    return start + len(title) if again and "\n" not in last.strip() else stop


def _office(lines: Sequence[Line], marks: Landmarks, flow: Flow, official: str | None, about: Value | None) -> dict[str, Any]:
    """Office and regency: the office that the deciding official heads, else from the letterhead, else from the title."""
    assert marks.title is not None
    kabupaten = letterhead = None
    head = [(bare(line), line.no) for line in lines[max(0, marks.title - 16) : marks.title]]
    head.append((re.split(r"\b(?:SURAT\s+)?KEPUTUSAN\b", bare(lines[marks.title]), maxsplit=1)[0], lines[marks.title].no))
    for text, no in head:
        government = re.match(r"^\W*PEMERINTAH\s+(?:DAERAH\s+)?(.*)$", text, re.IGNORECASE)
        if government and kabupaten is None:
            kabupaten = regency(re.sub(r"[\s:;.,‘’'`|]+$", "", government.group(1)), no)
        elif kabupaten is None and re.match(r"\W*KOTA\s+ADMINISTRASI\b", text, re.IGNORECASE):
            kabupaten = regency(text, no)
        office = OFFICE.match(re.sub(rf"^\W*PEMERINTAH\s+.*?(?={_OFFICE_WORDS})", "", text, flags=re.IGNORECASE))
        name = office_name(office.group(1)) if office and len(text) < 160 else ""
        if letterhead is None and 0 < len(name) < 90 and not re.search(r"\d{3}", name):
            letterhead = Value(name, no, no)
    first = flow.lines[0].no
    if kabupaten is None or kabupaten.doubt and "tidak dikenal" in kabupaten.doubt:
        below = regency_in(flow.text.replace("\n", " "), first)
        kabupaten = below if kabupaten is None or below is not None and not below.doubt else kabupaten
    if kabupaten is None:
        kabupaten = next((found for text, no in head if OFFICE.match(text) and (found := regency_in(text, no)) and not found.doubt), None)
    if kabupaten is None and official and (ruler := re.match(r"(bupati|wali\s?kota)\s+(.+)", official, re.IGNORECASE)):
        kabupaten = regency(f"{'KABUPATEN' if ruler[1].lower() == 'bupati' else 'KOTA'} {ruler[2]}", first)
    instansi = Value(own, first, first) if official and (own := office_of(official)) else letterhead
    if instansi and letterhead and letters(instansi.text) == "inspektorat" and letters(letterhead.text) == "inspektoratdaerah":
        instansi = letterhead
    if official and _RULER.match(official):
        named = government_in(about.text) or office_in(about.text) if about is not None else None
        instansi = about.with_text(named) if about is not None and named else letterhead
    return {"instansi": instansi, "kabupaten": kabupaten}

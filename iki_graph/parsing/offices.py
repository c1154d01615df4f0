"""Offices, their heads and their regencies as decrees name them."""

import re
from collections.abc import Sequence

from iki_graph.parsing.flow import bare
from iki_graph.parsing.labels import ANNEX_HEAD, LABEL, MARK, SHEET, SMALL_WORDS
from iki_graph.parsing.value import SURE_GUESS, Value
from iki_graph.parsing.words import letters, title_case
from iki_graph.reading import Line
from iki_graph.reading.headings import header_roles
from iki_graph.reference.gazetteer import find_province, find_regency

HEADS = (
    r"camat|panewu|mantri\s+pamong\s+praja|lurah|wali\s+nagari|bupati|wali\s?kota|gubernur|inspektur|direktur(?:\s+utama)?|(?:dewan\s+)?direksi|rektor|dekan|"
    r"sekretaris\s+(?:daerah|dprd|dewan(?:\s+perwakilan\s+ra\w+\s+daerah)?|jenderal|utama|mahkamah)|"
    r"kepala\s+(?:dinas|badan|kantor(?:\s+wilayah)?|distrik|bagian|biro|satuan|pelaksana|balai|upt(?:d|\s+daerah)?(?:\s+pus?kes?mas)?|pus?kes?mas|sekolah|kecamatan|"
    r"kelurahan|desa|kepolisian|kejaksaan|lembaga|pusat)|ketua\s+\w+|komisi\s+pemilihan\s+umum|menteri|kepala"
)
"""Titles of heads of offices, as a pattern."""

_OFFICE_OF = (
    (r"camat\b\s*(.*)", "KECAMATAN"),
    (r"panewu\b\s*(.*)", "KAPANEWON"),
    (r"mantri\s+pamong\s+praja\b\s*(.*)", "KEMANTREN"),
    (r"lurah\b\s*(.*)", "KELURAHAN"),
    (r"wali\s+nagari\b\s*(.*)", "NAGARI"),
    (r"inspektur\b\s*(.*)", "INSPEKTORAT"),
    (r"sekretaris\s+((?:daerah|dprd|dewan|jenderal)\b.*)", "SEKRETARIAT"),
    (r"kepala\s+kantor\s+((?:kementerian|kecamatan|kelurahan|dinas|badan)\b.*)", ""),
    (r"kepala\s+pelaksana\s+(?:harian\s+)?(badan\b.*)", ""),
    (r"kepala\s+(?:sekolah\s+)?((?:sma|smk|smp|sd|tk|slb|mts?|m[ai]n|mtsn|sekolah\s+(?:dasar|menengah|luar))\b.*)", ""),
    (r"kepala\s+((?:dinas|badan|kantor|distrik|upt|puskesmas|bagian|biro|satuan|kecamatan|kelurahan|balai|lembaga|kejaksaan)\w*\b.*)", ""),
    (r"kepala\s+(kepolisian\s+negara\s+republik\s+indonesia)\b.*", ""),
    (r"(?:ketua\s+)?(komisi\s+pemilihan\s+umum\b.*)", ""),
    (r"ketua\s+((?:pengadilan|komisi|mahkamah)\b.*)", ""),
    (
        r"(?:direktur(?:\s+utama)?|direksi)\s+((?:rumah\s+sakit|rsud|rsu|politeknik|akademi|perusahaan|perumda|perseroda|pdam|pt|bpr)\b.*)",
        "",
    ),
    (r"sekretaris\s+(mahkamah\b.*)", "SEKRETARIAT"),
    (r"menteri\s+(?!negara\b)(\w.*)", "KEMENTERIAN"),
    (r"dekan\s+(fakultas\b.*)", ""),
    (r"rektor\s+((?:universitas|institut|uin|iain|stain)\b.*)", ""),
)
"""What an official heads: pattern of the title, and the office's word where the title does not hold it."""
_SPECK = re.compile(r"\s+(?:[a-z]{1,2}\s+)?[^\w\s(),.&/'’-]")
"""A sign that stands in no name, and what a speck before it was read as."""
_REGENCY = re.compile(r"\b(?:kabupaten|kab\.|kota)\s+(?:[A-Z][\w'’\-]*)(?:\s+[A-Z][\w'’\-]*){0,3}", re.IGNORECASE)
_KINDS_OF_OFFICES = r"KECAMATAN|KELURAHAN|DISTRIK|KAPANEWON|KEMANTREN|DINAS|BADAN|INSPEKTORAT|SEKRETARIAT|SATUAN|PUSKESMAS|UPT|RUMAH\s+SAKIT|RSUD|BAGIAN|BIRO|PENGADILAN|KEMENTERIAN"
OFFICE = re.compile(
    r"^\W*(?:kantor\s+(?!wilayah|pertanahan|pelayanan|regional))?((?:kecamatan|kelurahan|distrik|kapanewon|kemantren|dinas|badan|inspektorat|sekretariat|satuan\s+polisi|puskesmas|upt\s?d?|rumah\s+sakit|"
    r"bagian|biro|rsud|pengadilan|kementerian|balai|komisi\s+pemilihan|bappe\w+|bapenda|bkpsdm\w?|bkpp|bkd|bpkad|bpkpd|bpbd|b?akesbangpol|satpol(?:\s+pp)?)\b[^\n]*)$",
    re.IGNORECASE,
)
"""A line that begins with the name of an office."""
_SUBJECT = re.compile(
    rf".*?\b(?:UTAMA|INDIVIDU|KINERJA|LINGKUNGAN|PADA|\(?IK[UI]\)?)(?:\s+\(IK[UI]\))?\s+(?=KANTOR|{_KINDS_OF_OFFICES})", re.IGNORECASE
)


_OF_DISTRICT = re.compile(r"(?<=\w)\s+KECAMATAN\s.*", re.IGNORECASE)
"""The kecamatan that a kelurahan or nagari lies in, named behind it."""
_FORMER = "nama kabupaten/kota tidak ada dalam daftar wilayah; mungkin nama lama"


def regency(text: str, line: int) -> Value | None:
    """`KABUPATEN TUBAN …` as `Kabupaten Tuban`: as many words as the gazetteer knows, else two words."""
    match = re.match(r"\W*(kabupaten|kab\.|kota)\s+(.*)", text.strip(), re.IGNORECASE)
    if not match:
        return None
    kind = "Kota" if match.group(1).lower() == "kota" else "Kabupaten"
    words = [w for w in re.split(r"[\s,;.]+", match.group(2)) if w]
    for n in range(min(4, len(words)), 0, -1):
        if find_regency(f"{kind} {' '.join(words[:n])}"):
            if n < len(words) and re.fullmatch(r"barat|timur|utara|selatan|tengah|tenggara", words[n], re.IGNORECASE):
                # A part of what the gazetteer knows by another name, as Maluku Tenggara Barat is now Kepulauan Tanimbar.
                return Value(f"{kind} {title_case(' '.join(words[: n + 1]).upper())}", line, line, SURE_GUESS, _FORMER)
            return Value(f"{kind} {title_case(' '.join(words[:n]).upper())}", line, line)
    stop = next(
        (i for i, w in enumerate(words) if not w.isalpha() or w.lower() in ("tahun", "nomor", "kecamatan", "provinsi", "tentang")),
        len(words),
    )
    return (
        Value(
            f"{kind} {title_case(' '.join(words[: min(stop, 2)]).upper())}",
            line,
            line,
            SURE_GUESS,
            "nama kabupaten/kota tidak dikenal dalam daftar wilayah",
        )
        if words[:stop]
        else None
    )


def regency_in(text: str, line: int) -> Value | None:
    """The first regency or city that a text names with its kind."""
    named = _REGENCY.search(text)
    return regency(named.group(), line) if named else None


def office_name(text: str) -> str:
    """The office at the beginning of a text, without region, year and address behind it; of kecamatan some are called KOTA X, X KOTA or X KOTA SELATAN."""
    text = re.split(
        r"\s+(?=PRO\s?VINSI\b|(?<!KECAMATAN\s)KOTA\s+(?!KOTA\b|KABUPATEN\b|TAHUN\b|(?:SELATAN|UTARA|BARAT|TIMUR|TENGAH)\b)\w|TAHUN\b|JL\b|JLN\b|JALAN\b|ALAMAT\b|TELP|NOMOR\b|MENIMBANG\b|MENGINGAT\b|(?<!KEPOLISIAN\sNEGARA\s)REPUBLIK\b)|(?<=[\w,.])(?<!KEPOLISIAN\sNEGARA)\s*(?=KABUPATEN\b|TAHUN\s?\d{4}|REPUBLIK\s+INDONESIA)",
        _SPECK.split(text)[0].strip(" ,.:;"),
        flags=re.IGNORECASE,
    )[0]
    if re.match(r"(?:KELURAHAN|NAGARI)\s", text, re.IGNORECASE):
        text = _OF_DISTRICT.sub("", text)
    return title_case(text).strip(" ,.:;-")


def office_of(official: str) -> str | None:
    """The office of an official: CAMAT KEREK -> Kecamatan Kerek, KEPALA DINAS X -> Dinas X; None if its name is not complete."""
    for pattern, office in _OFFICE_OF:
        if match := re.match(pattern, official.strip(" ,"), re.IGNORECASE):
            own = "" if match.group(1).upper().startswith(office) else office
            name = office_name(f"{own} {match.group(1)}".strip())
            return name if len(name.split()) > 1 or name.casefold() == "inspektorat" else None
    return None


def office_in(text: str) -> str | None:
    """The office that a heading or title names, alone or behind its subject (`INDIKATOR KINERJA UTAMA DINAS SOSIAL KABUPATEN BLORA`)."""
    subject = _SUBJECT.match(text)
    found = OFFICE.match(text[subject.end() :] if subject else text)
    name = office_name(found.group(1)) if found else ""
    return name if 1 < len(name.split()) < 12 or name.casefold() == "inspektorat" else None


def government_in(text: str) -> str | None:
    """`PEMERINTAH (DAERAH) KABUPATEN TUBAN` in a text, as `Pemerintah Kabupaten Tuban`; provinces likewise."""
    if province := re.search(r"\bPEMERINTAH(\s+DAERAH)?\s+PRO[VP]INSI\s+(?P<nama>[^\W\d]+(?:\s+[^\W\d]+){0,4})", text, re.IGNORECASE):
        words = province["nama"].split()
        name = next((n for k in range(len(words), 0, -1) if find_province(n := " ".join(words[:k]))), None)
        return title_case(f"PEMERINTAH{' DAERAH' if province[1] else ''} PROVINSI {name.upper()}") if name else None
    match = re.search(r"\bPEMERINTAH(?P<daerah>\s+DAERAH)?\s+(?=(?:KABUPATEN|KOTA)\s)", text, re.IGNORECASE)
    region = regency(text[match.end() :], 0) if match else None
    return (
        f"Pemerintah{' Daerah' if match['daerah'] else ''} {region.text}"
        if match and region is not None and region.doubt in (None, _FORMER)
        else None
    )


def offices_of_annexes(lines: Sequence[Line], start: int, regional: bool = False) -> list[tuple[int, Value]]:
    """Where the annex of each office begins, and the office's name, in a file that holds annexes of several.

    An annex is announced by a heading (LAMPIRAN, INDIKATOR KINERJA …) with a line in capitals for the office within the next three. In
    the decree of a regional head (`regional`) the heading itself can name it, a line of its own above a table, or a label (SKPD :).
    """
    found: list[tuple[int, Value]] = []
    for i in range(start, len(lines)):
        line = lines[i]
        name = _office_below(lines, i)
        if name is None and regional and line.cells is None and (own := _announced(lines, i)):
            name = Value(own, line.no, line.no)
        if name is not None and (not found or letters(found[-1][1].text) != letters(name.text)):
            found.append((i, name))
    names = [letters(v.text) for _, v in found]
    return found if len(names) == len(set(names)) else []


def _office_below(lines: Sequence[Line], i: int) -> Value | None:
    """The office in capitals within three lines below a heading of an annex."""
    if lines[i].cells is not None or not (ANNEX_HEAD.match(bare(lines[i])) or SHEET.match(bare(lines[i]))):
        return None
    for line in [x for x in lines[i + 1 : i + 8] if not x.blank][:3]:
        text = bare(line)
        if line.cells is None and text.upper() == text and (office := OFFICE.match(text)):
            return Value(office_name(office.group(1)), line.no, line.no)
    return None


def _announced(lines: Sequence[Line], i: int) -> str | None:
    """The office that a line announces: by a label, in the heading of its indicators, or alone above a table or labels."""
    text = re.sub(rf"^{MARK}", "", bare(lines[i])).strip(" .:")
    if label := LABEL.match(bare(lines[i])):
        office = OFFICE.match(bare(lines[i])[label.end() :]) if label["instansi"] else None
        return office_name(office.group(1)) if office else None
    if (sheet := SHEET.match(bare(lines[i]))) and (office := OFFICE.match(re.sub(r"^\W*(?:\(\w+\)\W*)?", "", sheet["rest"]))):
        return office_name(office.group(1))
    below = next((x for x in lines[i + 1 : i + 5] if not x.blank), None)
    headed = below is not None and below.cells is not None and header_roles(below.cells) is not None
    capitals = text.upper() == text or headed and not any(w[:1].islower() for w in text.split() if w not in SMALL_WORDS)
    office = OFFICE.match(text) if capitals and len(text) < 100 else None
    if office is None or below is None or below.cells is None and not LABEL.match(bare(below)):
        return None
    return office_name(office.group(1))

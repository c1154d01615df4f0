"""What the file says of the decree in other places: identity blocks of its parts, periods, and further mentions."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from iki_graph.parsing import citations
from iki_graph.parsing.flow import Flow, bare
from iki_graph.parsing.landmarks import Landmarks
from iki_graph.parsing.sheets import Annex
from iki_graph.parsing.value import AT, SURE_GUESS, Value
from iki_graph.parsing.words import date_in, tidy_number
from iki_graph.reading import Document, Line
from iki_graph.reference.gazetteer import find_regency, is_district
from iki_graph.reference.scope import keeping

_KEPT = 5_000
"""Of how many texts the mentions are remembered: those of some decrees."""

_PERIOD = re.compile(
    r"(?:TAHUN|PERIODE|T\.?A\.?(?=\s))(?:\s+(?:TAHUN|ANGGARAN))?\s*:?\s*(?P<dari>(?:19|20)\d{2})(?:\s*(?:-|–|—|s\s?[./]?\s?d\.?|sampai(?:\s+dengan)?)\s*(?:tahun\s+)?(?P<sampai>(?:19|20)\d{2}))?(?!\d)",
    re.IGNORECASE,
)
_BROKEN_PERIOD = re.compile(r"\bTAHUN\s+(?P<dari>(?:19|20)\d{1,4})\s*[-–—]\s*(?P<sampai>(?:19|20)\d{1,4})(?!\d)", re.IGNORECASE)
"""A period of which a year has lost a digit or got one too many ("2016 - 20121")."""
_GLUED = re.compile(r"\bTAHUN\s+(20\d{2})(20\d{2})\b", re.IGNORECASE)
_YEARS_ALONE = re.compile(r"(?<![\w/.\-])(?P<dari>20\d{2})\s*[-–—]\s*(?P<sampai>20\d{2})(?![\w/.\-])")
_SCHOOL_YEAR = re.compile(r"\bTAHUN\s+(?:PELAJARAN|AJARAN|AKADEMIK)\s+(?P<dari>20\d{2})\s*/\s*(?P<sampai>20\d{2})\b", re.IGNORECASE)
_OF_GAZETTE = re.compile(r"\b(?:berita|lembaran)\s+(?:daerah|negara)\b[^,;()]*$", re.IGNORECASE)
_LOST_HYPHEN = re.compile(r"\s+(20\d{2})(?![\w/.])")
_LONGEST_PERIOD = 6
_OWN = re.compile(r"(?:indikator\s+(?:\w+\s+(?:dan\s+)?)?kinerja|\bIK[UI]\b)", re.IGNORECASE)
_NUMBER = re.compile(r"\bNomor\s*:?\s*(?P<nomor>\d[\w.]*(?:\s*/\s*[\w.\-]*){2,})", re.IGNORECASE)
_DATE = re.compile(r"\b\d{1,2}\s+[A-Za-z]{3,9}\s+\d{4}\b")
_NIP = re.compile(r"\bNIP\s*[.:]*\s*(\d[\d ]{15,24}\d)", re.IGNORECASE)
_PLACE = re.compile(
    r"\b(?P<jenis>(?:kabupaten|kecamatan)(?=\s|[^\W\d_]{4})|(?:kab\.|kota|kec\.)(?=\s)(?!\s+kota\b))\s*(?=(?P<nama>[\w'’]+(?:[\s./-]+[\w'’]+){0,4}))",
    re.IGNORECASE,
)


def identity_of(lines: Sequence[Line], kind: str) -> dict[str, Any] | None:
    """The identity block at the head of an annex: number, date, title as `record.Identitas`; None if it has none."""
    if kind != "lampiran" or not re.match(r"^\W*lampiran\b", bare(lines[0]), re.IGNORECASE):
        return None
    head: list[Line] = []
    for line in lines[:24]:
        text = bare(line)
        if (
            line.cells is not None
            and sum(bool(c) for c in line.cells) > 2
            or head
            and re.match(r"^\W*(indikator\s+kinerja|jabatan|instansi|visi|\d\.\s*(nama|jabatan))", text, re.IGNORECASE)
        ):
            break
        head.append(line)
    flow = Flow(head)
    number = re.search(r"\bNOMOR\b\s*[:.]*\s*(?P<v>[^\n]*?\d[^\n]*?)(?=\s+(?:TANGGAL|TENTANG)\b|\n|\Z)", flow.text, re.IGNORECASE)
    date = re.search(r"\bTANGGAL\b\s*[:.]*\s*(?P<v>[^\n]*\d{4})", flow.text, re.IGNORECASE)
    about = re.search(r"\bTENTANG\b\s*:?\s*(?P<v>.*?)(?=\n\W*(?:NOMOR|TANGGAL)\b|\Z)", flow.text, re.IGNORECASE | re.DOTALL)
    result = {
        "nomor": (v := flow.group(number, "v")) and v.with_text(tidy_number(v.text)) if number else None,
        "tanggal": (w := flow.group(date, "v")) and w.with_text(date_in(w.text) or w.text) if date else None,
        "tentang": flow.group(about, "v") if about else None,
        "instansi": None,
    }
    return {**result, AT: (head[0].no, head[-1].no)} if any(v is not None for v in result.values()) else None


def years_of(document: Document, marks: Landmarks, tentang: Value | None, annex: Annex) -> Value | None:
    """The year or period that the indicators are for: from the title, else from headings, foreword and the IKU regulation cited.

    A period with a misprinted year (five digits) is passed over.
    """
    if tentang is not None and (found := _period(tentang)):
        return found
    for heading in annex.headings:
        if found := _period(heading):
            return found
    counted: Counter[str] = Counter()
    first: dict[str, Value] = {}
    body_end = marks.annex if marks.annex else len(document.content)
    for line in document.content[:body_end]:
        for sentence in re.split(r"(?<=[a-z])\.\s+", line.text):
            own = _OWN.search(sentence)
            if own and (found := _period(Value(sentence[own.start() :], line.no, line.no))):
                counted[found.text] += 1
                first.setdefault(found.text, found)
    if counted:
        text = max(counted, key=lambda t: (counted[t], -first[t].first))
        return first[text].unsure(SURE_GUESS if len(counted) > 1 else 0.8, "tahun diambil dari teks di luar judul keputusan")
    return None


def _period(value: Value) -> Value | None:
    glued = _GLUED.search(value.text)
    if glued and int(glued.group(1)) <= int(glued.group(2)):
        return value.with_text(f"{glued.group(1)}-{glued.group(2)}")
    for match in _PERIOD.finditer(value.text):
        start, end = match.group("dari"), match.group("sampai")
        before = value.text[max(0, match.start() - 60) : match.start()]
        if re.search(r"\b(nomor|no\.?)\s*[\w./\-]*\s*$", before, re.IGNORECASE):
            continue
        if end is None and _OF_GAZETTE.search(before) and re.match(r"\s+nomor\b", value.text[match.end() :], re.IGNORECASE):
            continue
        if end is None and re.match(r"\s*[-–]\s*\d", value.text[match.end() :]):
            continue
        lost = _LOST_HYPHEN.match(value.text, match.end()) if end is None else None
        if lost and 0 < int(lost.group(1)) - int(start) < _LONGEST_PERIOD:
            return value.with_text(f"{start}-{lost.group(1)}").unsure(SURE_GUESS, "tanda hubung masa tidak terbaca")
        return value.with_text(f"{start}-{end}" if end else start)
    alone = _SCHOOL_YEAR.search(value.text) or _YEARS_ALONE.search(value.text)
    return value.with_text(f"{alone['dari']}-{alone['sampai']}") if alone else None


def mentions(document: Document, sections: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Every further mention of number, date, period, place, person's NIP and regulation, with its part and line."""
    found: list[dict[str, Any]] = []
    texts = [(line, text) for line in document.content for text in line.cells or (line.text,) if text]
    parts = {no: i for i, s in reversed(list(enumerate(sections))) for no in range(s["baris"][0], s["baris"][1] + 1)}
    for line, text in texts:
        for apa, nilai in (*_said(text), *_named(text)):
            entry = {"apa": apa, "nilai": nilai, "bagian": parts.get(line.no), "baris": [line.no, line.no]}
            if entry not in found[-20:]:
                found.append(entry)
    return found


@keeping(_KEPT)
def _said(text: str) -> tuple[tuple[str, str], ...]:
    """What a text mentions besides regulations: kind and value of each."""
    found: list[tuple[str, str]] = []
    numbers = any(map(str.isdigit, text))
    if numbers:
        found += [("nomor", tidy_number(match.group("nomor"))) for match in _NUMBER.finditer(text)]
        found += [("tanggal", date) for match in _DATE.finditer(text) if (date := date_in(match.group()))]
        periods = [match for match in _PERIOD.finditer(text) if match.group("sampai")]
        periods += [m for m in _BROKEN_PERIOD.finditer(text) if {len(m.group("dari")), len(m.group("sampai"))} != {4}]
        found += [("periode", f"{match.group('dari')}-{match.group('sampai')}") for match in periods]
        found += [("nip", match.group(1).strip()) for match in _NIP.finditer(text)]
    for match in _PLACE.finditer(text):
        if place := _place(match.group("jenis"), match.group("nama")):
            found.append(("instansi" if match.group("jenis").lower().startswith("kec") else "kabupaten", place))
    return tuple(found)


def _named(text: str) -> Iterator[tuple[str, str]]:
    """The regulations that a text mentions with their year."""
    for named in citations.names_in(text):
        if named.tahun:
            yield "peraturan", " ".join(filter(None, [named.jenis, named.region, named.nomor, str(named.tahun)]))


def _place(kind: str, words: str) -> str | None:
    """The kind with as many of the words as name a known district or regency (either, for `Kabupaten {kecamatan}` is a fault worth seeing)."""
    names = words.split()
    for n in range(len(names), 0, -1):
        *before, last = names[:n]
        for end in dict.fromkeys((last, re.split("[./-]", last)[0])):
            name = " ".join((*before, end)).rstrip("./-")
            known = find_regency(f"Kabupaten {name}") or find_regency(f"Kota {name}") or is_district(name)
            if known and not (kind.lower().startswith("kec") and _runs_on(name, names[n:])):
                return f"{kind} {name}"
    return None


def _runs_on(name: str, behind: Sequence[str]) -> bool:
    """Whether the last word of a name begins the name of the city behind: Kecamatan Lima Puluh, Kota Pekanbaru."""
    own, _, last = name.rpartition(" ")
    return (
        last.casefold() == "kota"
        and is_district(own)
        and any(find_regency(f"Kota {' '.join(behind[:n])}") for n in (1, 2, 3) if behind[n - 1 :])
    )

"""The head of a decree: kind, number, title, office and region."""

import re
from collections.abc import Sequence
from typing import Any

from iki_graph.parsing.flow import Flow, bare
from iki_graph.parsing.landmarks import Landmarks
from iki_graph.parsing.offices import HEADS, OFFICE, office_name, office_of, regency, regency_in
from iki_graph.parsing.value import Value
from iki_graph.parsing.words import tidy_number, title_case
from iki_graph.reading import Line

_TITLE = re.compile(rf"(?P<apa>(?:surat\s+)?keputusan|peraturan)\s+(?P<kepala>{HEADS})(?P<nama>[^\n]*)", re.IGNORECASE)
_NUMBER = re.compile(r"\bN\s?O\s?M\s?O\s?R\b\s*[.:]*[ \t]*(?P<nomor>[^\n]*(?:\n[ \t]*(?=[\d.]+\s*/)[^\n]*)?)", re.IGNORECASE)
_ABOUT = re.compile(r"\bT\s?E\s?N\s?T\s?A\s?N\s?G\b\s*:?", re.IGNORECASE)
_GRACE = re.compile(r"\bdengan\s+rahmat\s+tuhan\b", re.IGNORECASE)


def read_header(lines: Sequence[Line], marks: Landmarks) -> dict[str, Any]:
    """Kind, number, title, office and region from the letterhead and the title; keys as in `record.Dokumen`."""
    if marks.title is None:
        return {}
    end = next((i for i in (marks.preamble, marks.decides) if i is not None), min(marks.title + 25, len(lines)))
    flow = Flow(lines[marks.title : end])
    title = _TITLE.search(flow.text.replace("\n", " "))
    result: dict[str, Any] = {"jenis": None, "nomor": None, "tentang": None}
    official = None
    if title:
        kind = re.sub(r"^surat\s+", "", title.group("apa"), flags=re.IGNORECASE)
        head = " ".join(title.group("kepala").split())
        first = lines[marks.title].no
        result["jenis"] = Value(
            title_case(f"{kind} {head}".upper()),
            first,
            first + 1 if lines[marks.title].text.strip().lower() in ("keputusan", "surat keputusan") else first,
        )
        official = re.split(r"\bn\s?o\s?m\s?o\s?r\b|\btentang\b", title.group("kepala") + title.group("nama"), flags=re.IGNORECASE)[
            0
        ].strip(" ,")
    else:
        word = re.match(r"\W*(?:surat\s+)?(keputusan|peraturan)", flow.text, re.IGNORECASE)
        result["jenis"] = Value(title_case(word.group(1).upper()), flow.lines[0].no, flow.lines[0].no) if word else None
    about = _ABOUT.search(flow.text)
    begin = _TITLE.search(flow.text)
    number = _NUMBER.search(flow.text, begin.start() if begin else 0, about.start() if about else len(flow.text))
    if number:
        result["nomor"] = _number(flow, number)
    if about:
        result["tentang"] = _about(flow, about.end(), official)
    result.update(_office(lines, marks, flow, official))
    return result


def _number(flow: Flow, match: re.Match[str]) -> Value | None:
    value = flow.value(*match.span("nomor"))
    if value is None:
        before = re.search(r"\bTAHUN\s+\d{4}\s*$", flow.text[: match.start()], re.IGNORECASE)
        return flow.value(*before.span()) if before else None
    text = tidy_number(value.text)
    if not re.search(r"\d", text):
        return None
    return value.with_text(text)


def _about(flow: Flow, start: int, official: str | None) -> Value | None:
    stop = len(flow.text)
    grace = _GRACE.search(flow.text, start)
    if grace:
        stop = grace.start()
    if official:
        office = re.split(r"\b(?:kabupaten|kota|provinsi)\b", official, flags=re.IGNORECASE)[0] or official
        words = [re.escape(w) for w in re.split(r"\W+", office) if w]
        own = words[: max(2, min(len(words), 6))]
        pattern = re.compile(r"(?:^|(?<=\s))\W*" + r"\W+".join(own), re.IGNORECASE)
        hits = [m for m in pattern.finditer(flow.text, start, stop)]
        if hits and hits[-1].start() > start + 12:
            rest = flow.text[hits[-1].end() : stop]
            at_line_start = "\n" in flow.text[hits[-1].start() - 1 : hits[-1].start() + 1] or flow.text[
                hits[-1].start() : hits[-1].end()
            ].startswith("\n")
            if len(rest.strip()) < 60 and (
                at_line_start or re.match(r"^[^\n]*,?\s*$", rest.strip()) and (not rest.strip() or rest.strip()[-1:] == ",")
            ):
                stop = hits[-1].start()
    value = flow.value(start, stop)
    if value is None:
        return None
    return value.with_text(re.sub(r"[\s;.,:]+$", "", value.text))


def _office(lines: Sequence[Line], marks: Landmarks, flow: Flow, official: str | None) -> dict[str, Any]:
    """Office and regency: from the letterhead, else from the title."""
    assert marks.title is not None
    kabupaten = instansi = None
    head = [(bare(line), line.no) for line in lines[max(0, marks.title - 16) : marks.title]]
    head.append((re.split(r"\b(?:SURAT\s+)?KEPUTUSAN\b", bare(lines[marks.title]), maxsplit=1)[0], lines[marks.title].no))
    for text, no in head:
        government = re.match(r"^\W*PEMERINTAH\s+(?:DAERAH\s+)?(.*)$", text, re.IGNORECASE)
        if government and kabupaten is None:
            kabupaten = regency(government.group(1), no)
        office = OFFICE.match(re.sub(r"^\W*PEMERINTAH\s+.*?(?=KECAMATAN|DINAS|BADAN|INSPEKTORAT)", "", text, flags=re.IGNORECASE))
        if (
            office
            and instansi is None
            and len(text) < 160
            and len(name := office_name(office.group(1))) < 90
            and not re.search(r"\d{3}", name)
        ):
            instansi = Value(name, no, no)
    if kabupaten is None:
        kabupaten = regency_in(flow.text, flow.lines[0].no)
    if instansi is None and official and (of_head := office_of(official)):
        instansi = Value(of_head, flow.lines[0].no, flow.lines[0].no)
    return {"instansi": instansi, "kabupaten": kabupaten}

"""The end of a decree: place, date and signature."""

import re
from collections.abc import Sequence
from typing import Any

from iki_graph.parsing.flow import Flow
from iki_graph.parsing.landmarks import Landmarks
from iki_graph.parsing.offices import HEADS
from iki_graph.parsing.value import Value, join
from iki_graph.parsing.words import date_in
from iki_graph.reading import Line

_OFFICE_HEAD = re.compile(rf"^\W*(?:a\.?n\.?\s+|plt\.?\s+|plh\.?\s+|pj\.?\s+|selaku\s+)*({HEADS})\b", re.IGNORECASE)
_PLACE = re.compile(
    r"\b(?P<frasa>di\s?tetapkan|disahkan|dikeluarkan)\s+di\b\s*:?[ \t]*(?P<tempat>[^\n:]*?)(?=\s*(?:,?\s*pada\s+tanggal|\n|$))",
    re.IGNORECASE,
)
_DATE_LABEL = re.compile(r"\b(?:pada\s+)?(?:tanggal|tgl)\b\s*\.?\s*:?\s*(?P<tanggal>[^\n]*)", re.IGNORECASE)
_RANK = re.compile(r"^\W*((?:pembina|penata|pengatur|juru)\b[^\n]*)$", re.IGNORECASE)
_NIP = re.compile(r"\bN\.?I\.?P\.?\s*[.:]*\s*(?P<nip>[\d][\d .OolI]{6,26}[\dOolI])", re.IGNORECASE)
_SIGNED_IN_ONE_LINE = re.compile(
    rf"^\W*(?P<jabatan>(?:{HEADS})\b[^,]*),\s*(?:ttd\W*)?(?P<nama>[A-Z].*?)\s+(?P<pangkat>(?:Pembina|Penata|Pengatur|Juru)\b.*?)?[\s,]*\bNIP\b[\s.:]*(?P<nip>\d[\d ]+\d)",
    re.IGNORECASE,
)
_NOT_NAME = re.compile(
    r"\b(lampiran|indikator|keputusan|peraturan|tembusan|salinan|daftar|instansi|nomor|tanggal|tentang|kecamatan|kabupaten|visi|misi|kepala|sekretaris|linieritas|jabatan|tugas)\b",
    re.IGNORECASE,
)


def read_closing(lines: Sequence[Line], marks: Landmarks) -> dict[str, Any]:
    """Place, date and signer from the end of the decree."""
    if marks.set_at is None:
        return {}
    flow = Flow(lines[marks.set_at : max(marks.annex, marks.set_at + 1)])
    result: dict[str, Any] = {}
    place = _PLACE.search(flow.text)
    if place:
        result["tempat"] = flow.group(place, "tempat")
        frasa = flow.group(place, "frasa")
        result["frasa_penetapan"] = frasa and frasa.with_text(re.sub(r"\s", "", frasa.text).capitalize())
    date = next((m for m in _DATE_LABEL.finditer(flow.text) if date_in(m.group("tanggal"))), None)
    if date:
        value = flow.group(date, "tanggal")
        assert value is not None
        result["tanggal"] = value.with_text(date_in(value.text) or "")
    after = date.end() if date else place.end() if place else 0
    result["penandatangan"] = _signer(flow, after)
    return result


def _signer(flow: Flow, start: int) -> dict[str, Any] | None:
    office = name = rank = nip = None
    for match in re.compile(r"[^\n]*[^\s.,:\-][^\n]*").finditer(flow.text, start):
        begin, end, text = match.start(), match.end(), match.group().strip()
        if whole := _SIGNED_IN_ONE_LINE.match(match.group()):
            parts = {k: flow.value(begin + whole.start(k), begin + whole.end(k)) for k in ("jabatan", "nama", "pangkat", "nip")}
            return {k: v and v.with_text(v.text.rstrip(" ,")) for k, v in parts.items()}
        if found := _NIP.search(match.group()):
            nip = nip or flow.value(begin + found.start("nip"), begin + found.end("nip"))
            continue
        if _RANK.match(text):
            rank = rank or flow.value(begin, end)
            continue
        if re.match(r"^\W*ttd\b", text, re.IGNORECASE):
            continue
        if name is None and _OFFICE_HEAD.match(text) and (office is None or re.match(r"\W*a\.?\s?n\b", office.text, re.IGNORECASE)):
            own = flow.value(begin, end)
            office = own if office is None else join([office, own])
            continue
        if office is not None and name is None and not _NOT_NAME.search(text) and not date_in(text) and _looks_like_name(text):
            name = flow.value(begin, end)
        elif office is not None and name is None and text.upper() == text and not _looks_like_heading(text):
            office = Value(f"{office.text} {text}", office.first, flow.line_no(begin))
        elif name is not None or office is not None:
            break
    if office is None and name is None and nip is None:
        return None
    if office is not None:
        office = office.with_text(office.text.rstrip(" ,"))
    return {"jabatan": office, "nama": name, "nip": nip, "pangkat": rank}


def _looks_like_name(text: str) -> bool:
    words = re.split(r"[\s.,]+", text.strip(" .,_"))
    return (
        1 <= len([w for w in words if w]) <= 9
        and all(re.fullmatch(r"[A-Za-z'’`\-()]+", w) for w in words if w)
        and text[:1].isupper()
        and len(text) < 60
    )


def _looks_like_heading(text: str) -> bool:
    return bool(re.match(r"^\W*(lampiran|indikator|peraturan|tabel|daftar|linieritas|tembusan|instansi)\b", text, re.IGNORECASE))

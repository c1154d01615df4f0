"""The end of a decree: place, date and signature."""

import re
from collections.abc import Sequence
from typing import Any

from iki_graph.parsing.flow import Flow
from iki_graph.parsing.landmarks import Landmarks
from iki_graph.parsing.offices import HEADS
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
_SIGNED = re.compile(r"^\W*t\s?t\s?d\b", re.IGNORECASE)
_OFFICE_WORD = re.compile(r"^\W*(?:kecamatan|kabupaten|kota|provinsi|dinas|badan|selaku)\b", re.IGNORECASE)
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
    """The signature block: office (over several lines), signed mark, name, rank, NIP.

    The name is the line below the mark, or above rank and NIP; without any of these, the first line below the office that looks like one.
    """
    lines = [(m.start(), m.end(), m.group().strip()) for m in re.compile(r"[^\n]*[^\s.,:\-][^\n]*").finditer(flow.text, start)]
    first = next((i for i, (_, _, text) in enumerate(lines) if _OFFICE_HEAD.match(text)), None)
    if first is None:
        return None
    end = next((i for i in range(first + 1, len(lines)) if _looks_like_heading(lines[i][2])), len(lines))
    block = lines[first : min(end, first + 12)]
    begin, stop, _ = block[0]
    if whole := _SIGNED_IN_ONE_LINE.match(flow.text[begin:stop]):
        spans = {k: whole.span(k) for k in ("jabatan", "nama", "pangkat", "nip")}
        parts = {k: flow.value(begin + a, begin + b) if b > a else None for k, (a, b) in spans.items()}
        return {k: v and v.with_text(v.text.rstrip(" ,")) for k, v in parts.items()}
    signed, rank, nip = (next((i for i, (_, _, t) in enumerate(block) if p.search(t)), None) for p in (_SIGNED, _RANK, _NIP))
    below = min((i for i in (rank, nip) if i), default=None)
    if signed:
        office_end, name_at = signed, signed + 1
    elif below:
        office_end, name_at = max(1, below - 1), below - 1
    else:
        office_end = _office_end([t for _, _, t in block])
        name_at = office_end
    office = flow.value(block[0][0], block[office_end - 1][1])
    name = flow.value(*block[name_at][:2]) if office_end <= name_at < len(block) and _could_be_name(block[name_at][2]) else None
    found_nip = _NIP.search(flow.text, block[nip][0]) if nip is not None else None
    return {
        "jabatan": office and office.with_text(office.text.rstrip(" ,")),
        "nama": name,
        "nip": flow.group(found_nip, "nip") if found_nip else None,
        "pangkat": flow.value(*block[rank][:2]) if rank is not None else None,
    }


def _office_end(texts: Sequence[str]) -> int:
    """How many lines the office takes where neither mark nor rank nor NIP tells: those that name an office or region."""
    end = 1
    while end < len(texts) and (
        _OFFICE_HEAD.match(texts[end]) or _OFFICE_WORD.search(texts[end]) or texts[end - 1].lower().endswith(" dan")
    ):
        end += 1
    return end


def _could_be_name(text: str) -> bool:
    return not _NOT_NAME.search(text) and not date_in(text) and not _RANK.match(text) and _looks_like_name(text)


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

"""The head of a decree entered as a form, label beside value (Nomor | 188/…, Tentang | …), as sheets of data have it."""

import re
from collections.abc import Sequence
from typing import Any

from iki_graph.parsing.flow import bare
from iki_graph.parsing.labels import NIP
from iki_graph.parsing.landmarks import Landmarks
from iki_graph.parsing.offices import office_name, regency_in
from iki_graph.parsing.value import Value
from iki_graph.parsing.words import date_in, letters, tidy_number
from iki_graph.reading import Line

_LABELS = (
    ("jenis", r"jenis(?:dokumen|keputusan|peraturan)?"),
    ("nomor", r"(?:nomor|no)(?:sk|surat|keputusan|suratkeputusan|peraturan|dokumen)?"),
    ("tentang", r"tentang|judul(?:sk|keputusan|dokumen)?|perihal"),
    ("tanggal", r"(?:pada)?tanggal(?:sk|keputusan|penetapan|ditetapkan)?|ditetapkanpadatanggal"),
    ("tempat", r"tempat(?:penetapan|ditetapkan)?|ditetapkandi"),
    ("tahun", r"tahun(?:anggaran)?|periode"),
    ("instansi", r"(?:nama)?(?:instansi|perangkatdaerah|opd|skpd|unitkerja|organisasi)"),
    ("kabupaten", r"kabupaten(?:kota)?|kota|pemerintah(?:daerah|kabupaten|kota)|daerah"),
    ("penandatangan", r"penandatangan|pejabatpenandatangan|ditandatanganioleh|pejabatpenetap|jabatan(?:penandatangan)?"),
    ("nama", r"nama(?:penandatangan|pejabat)?"),
    ("nip", r"nip(?:penandatangan)?"),
    ("pangkat", r"pangkat(?:gol\w*)?"),
)
_TITLE = re.compile(r"\b(?:indikator|kinerja|ik[ui])\b", re.IGNORECASE)
_FARTHEST = 40
"""Lines from the top in which a form stands."""


def read_form(lines: Sequence[Line], marks: Landmarks) -> dict[str, Any]:
    """What a form at the top tells of the decree, keys as in `record.Dokumen`; nothing unless it has a number and a title of indicators."""
    end = next((i for i in (marks.preamble, marks.decides) if i is not None), len(lines))
    found = _values(lines[: min(end, _FARTHEST)])
    if not {"nomor", "tentang"} <= found.keys() or not _TITLE.search(found["tentang"].text):
        return {}
    result: dict[str, Any] = {key: found.get(key) for key in ("jenis", "tentang", "tempat", "instansi")}
    result["tentang"] = found["tentang"].with_text(found["tentang"].text.rstrip(" ;."))
    result["nomor"] = found["nomor"].with_text(tidy_number(found["nomor"].text))
    if "tanggal" in found and (day := date_in(found["tanggal"].text)):
        result["tanggal"] = found["tanggal"].with_text(day)
    if "instansi" in found:
        result["instansi"] = found["instansi"].with_text(
            office_name(re.sub(r"^kantor\s+", "", found["instansi"].text, flags=re.IGNORECASE))
        )
    for key in ("kabupaten", "instansi", "tentang"):
        if result.get("kabupaten") is None and key in found:
            result["kabupaten"] = regency_in(found[key].text, found[key].first)
    if "penandatangan" in found or "nama" in found:
        nip = NIP.search(found["nip"].text) if "nip" in found else None
        result["penandatangan"] = {
            "jabatan": found.get("penandatangan"),
            "nama": found.get("nama"),
            "nip": found["nip"].with_text(nip["nip"]) if nip else None,
            "pangkat": found.get("pangkat"),
        }
    return {key: value for key, value in result.items() if value is not None}


def _values(lines: Sequence[Line]) -> dict[str, Value]:
    """The values beside labels, or on the line below one that stands alone; of each label the first."""
    found: dict[str, Value] = {}
    alone: str | None = None
    for line in lines:
        pair = _pair(line)
        key = _key(pair[0])
        if key is not None and pair[1]:
            found.setdefault(key, Value(pair[1], line.no, line.no))
        elif alone is not None and key is None and letters(line.text):
            found.setdefault(alone, Value(bare(line), line.no, line.no))
        alone = key if key is not None and not pair[1] else None
    return found


def _pair(line: Line) -> tuple[str, str]:
    if line.cells is not None:
        filled = [c.strip() for c in line.cells if letters(c)]
        return (filled[0], filled[1].lstrip(": ")) if len(filled) == 2 else ("", "")
    label, colon, value = bare(line).partition(":")
    return (label, value.strip()) if colon else (bare(line), "")


def _key(label: str) -> str | None:
    own = letters(label)
    return next((key for key, pattern in _LABELS if re.fullmatch(pattern, own)), None)

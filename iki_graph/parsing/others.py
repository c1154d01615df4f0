"""Documents of other kinds that use the words of performance decrees, told by their headings, so that none is half-read."""

import re
from collections.abc import Sequence

from iki_graph.parsing.flow import bare
from iki_graph.parsing.landmarks import Landmarks
from iki_graph.reading import Line
from iki_graph.reference import kata

_HEADINGS = (
    (r"(?:formulir\s+|format\s+)?(?:perjanjian|penetapan)\s+kinerja(?:\s+(?:tahun|perubahan|\d{4})\b.*)?", "perjanjian kinerja"),
    (
        r"(?:laporan\s+(?:akuntabilitas\s+)?kinerja\b(?:\s+(?:instansi|pemerintah|tahun|kecamatan|dinas|badan|tahunan|\d{4})\b.*)?|l[ak]k?[ij]?ip\b.*)",
        "laporan kinerja",
    ),
    (r"bab\s+(?:[ivx]+|\d+)\W*akuntabilitas\s+kinerja\b[\s.\d]*", "laporan kinerja"),
    (r"rencana\s+strategis(?:\s+\(?(?:renstra|tahun|perangkat|dinas|badan|kecamatan|\d{4})\b.*)?", "rencana strategis"),
    (r"rencana\s+kerja(?:\s+\(?(?:renja|tahun|perangkat|dinas|badan|kecamatan|\d{4})\b.*)?", "rencana kerja"),
    (r"surat\s+(?:edaran|undangan|tugas|perintah)\b.*", "surat dinas"),
)
_OWN_HEADING = re.compile(r"^\W*(?:\S+\s+){0,3}(?:indikator\s+kinerja|IK[UI]\b)", re.IGNORECASE)
_ABOUT_INDICATORS = re.compile(r"indikator|\bIK[UI]\b|kinerja", re.IGNORECASE)
_GUIDE = r"^\W*(?:penetapan\s+)?(?:pedoman|petunjuk)\b"
_OWN_INDICATORS = re.compile(r"\bindikator\s+kinerja\s+(?:utama|individu)\b.*\b(?:di\s?lingkungan|pada)\b", re.IGNORECASE)
_SUBJECTS = (
    (
        r"\b(?:pembentukan|penunjukan|penugasan|pengangkatan|susunan)\b.{0,60}\b(?:tim|panitia|kelompok|satuan\s+tugas|pejabat|petugas|pegawai|pengelola)\b",
        "keputusan pembentukan tim atau penunjukan petugas",
    ),
    (r"^\W*(?:penetapan\s+)?laporan\b(?!.*indikator)", "keputusan tentang laporan"),
    (r"^\W*(?:penetapan\s+)?perjanjian\b(?!.*indikator)", "keputusan tentang perjanjian kinerja"),
    (_GUIDE, "pedoman atau petunjuk"),
    (r"^\W*(?:pemberian\s+|penetapan\s+)?(?:tunjangan|tambahan\s+penghasilan)\b", "keputusan tentang penghasilan pegawai"),
    (
        r"^(?!.*\bindikator\b).*\b(?:rencana\s+strategis|renstra|rencana\s+kerja)\b",
        "keputusan tentang rencana strategis atau rencana kerja",
    ),
    (r"\bstandar\s+(?:pelayanan|operasional)\b(?!.*indikator)", "keputusan tentang standar pelayanan"),
)
_TOLD_BY = {"indikator": 2, "kinerja": 1}
"""Words by which a title is told, and how many slips of the pen they are known with."""
_IN_PIECES = re.compile("|".join(rf"\b(?P<{word}>{' ?'.join(word)})\b" for word in _TOLD_BY), re.IGNORECASE)
_FIRST_LINES = 25
"""Filled lines among which the heading of a document stands."""


def other_kind(lines: Sequence[Line], marks: Landmarks) -> str | None:
    """What a file without a decree seems to be by its heading, if that is no decree, table or sheet of indicators."""
    if marks.title is not None:
        return None
    filled = [bare(line) for line in lines if not line.blank and line.cells is None][:_FIRST_LINES]
    for text in filled:
        if _OWN_HEADING.match(text):
            return None
        for pattern, kind in _HEADINGS:
            if text[:1].isupper() and len(text) < 120 and re.fullmatch(rf"\W*{pattern}\W*", text, re.IGNORECASE):
                return kind
    return None


def as_meant(title: str) -> str:
    """A title for telling what it is about: `INIDKATOR KI NERJA` as `indikator kinerja`."""
    whole = _IN_PIECES.sub(lambda m: str(m.lastgroup), title)
    return re.sub(r"[^\W\d_]{6,}", lambda m: _told_by(m.group().lower()) or m.group(), whole)


def _told_by(word: str) -> str | None:
    if kata.is_known(word):
        return None
    return next((meant for meant, most in _TOLD_BY.items() if kata.slips(word, meant, most) <= most), None)


def other_decree(tentang: str, cut_off: bool = False) -> str | None:
    """What a decree seems to be whose title says that it is about something else than indicators; None if it is about them.

    The title itself stays out: it can name a person. A guide to an office's own indicators often has them in its annex: where the file is
    `cut_off` before it decides, that cannot be told, and it is taken for one of them.
    """
    tentang = as_meant(tentang)
    for pattern, subject in _SUBJECTS:
        if re.search(pattern, tentang, re.IGNORECASE):
            return None if cut_off and pattern == _GUIDE and _OWN_INDICATORS.search(tentang) else subject
    return None if _ABOUT_INDICATORS.search(tentang) else "keputusan tentang hal lain"

"""Offices, their heads and their regencies as decrees name them."""

import re

from iki_graph.parsing.value import SURE_GUESS, Value
from iki_graph.parsing.words import title_case
from iki_graph.reference.gazetteer import find_regency

HEADS = (
    r"camat|lurah|bupati|wali\s?kota|gubernur|inspektur|direktur|sekretaris\s+(?:daerah|dprd|dewan|jenderal|utama)|kepala\s+(?:dinas|badan|kantor|bagian|biro|satuan|"
    r"pelaksana|uptd?|puskesmas|sekolah|kecamatan|kelurahan|desa)|ketua\s+\w+|menteri|kepala"
)
"""Titles of heads of offices, as a pattern."""

_REGENCY = re.compile(r"\b(?:kabupaten|kab\.|kota)\s+(?:[A-Z][\w'’\-]*)(?:\s+[A-Z][\w'’\-]*){0,3}", re.IGNORECASE)
OFFICE = re.compile(
    r"^\W*(?:kantor\s+)?((?:kecamatan|kelurahan|distrik|dinas|badan|inspektorat|sekretariat|satuan\s+polisi|puskesmas|uptd?|rumah\s+sakit|bagian|rsud)\b[^\n]*)$",
    re.IGNORECASE,
)
"""A line that begins with the name of an office."""


def regency(text: str, line: int) -> Value | None:
    """`KABUPATEN TUBAN …` as `Kabupaten Tuban`: as many words as the gazetteer knows, else two words."""
    match = re.match(r"\W*(kabupaten|kab\.|kota)\s+(.*)", text.strip(), re.IGNORECASE)
    if not match:
        return None
    kind = "Kota" if match.group(1).lower() == "kota" else "Kabupaten"
    words = [w for w in re.split(r"[\s,;.]+", match.group(2)) if w]
    for n in range(min(4, len(words)), 0, -1):
        if find_regency(f"{kind} {' '.join(words[:n])}"):
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
    """The office at the beginning of a text, without region, year and address behind it."""
    text = re.split(
        r"\s+(?=KABUPATEN\b|KOTA\b|PROVINSI\b|TAHUN\b|JL\b|JLN\b|JALAN\b|ALAMAT\b|TELP|NOMOR\b)", text.strip(" ,.:;"), flags=re.IGNORECASE
    )[0]
    return title_case(text.upper() if text.upper() == text else text)


def office_of(official: str) -> str | None:
    """The office of an official: CAMAT KEREK -> Kecamatan Kerek, KEPALA DINAS X -> Dinas X."""
    name = re.split(r"\s+(?=KABUPATEN\b|KOTA\b|PROVINSI\b)", official, flags=re.IGNORECASE)[0].strip(" ,")
    for head, office in (("camat", "Kecamatan"), ("lurah", "Kelurahan"), ("inspektur", "Inspektorat")):
        if match := re.match(rf"{head}\b\s*(.*)", name, re.IGNORECASE):
            return office_name(f"{office.upper()} {match.group(1).upper()}") if match.group(1) or head == "inspektur" else None
    if match := re.match(
        r"kepala\s+(?:pelaksana\s+)?((?:dinas|badan|kantor|uptd?|puskesmas|bagian|satuan|kecamatan)\b.*)", name, re.IGNORECASE
    ):
        return office_name(re.sub(r"^kantor\s+(?=kecamatan)", "", match.group(1), flags=re.IGNORECASE).upper())
    return None

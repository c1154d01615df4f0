"""What all tests of the parser share: a text through the whole reading, a short decree, and a comparison of values."""

import html
import re
import tempfile
import unicodedata
from pathlib import Path
from typing import Any

from iki_graph.parsing import parse
from iki_graph.reading import read
from iki_graph.record import Rekaman

SAMPLES = Path(__file__).parents[1] / "samples"

TABLE_HEAD = "NO\tKINERJA\tINDIKATOR KINERJA INDIVIDU\tFORMULASI\tSUMBER DATA"


def parse_bytes(content: bytes, name: str = "sk.txt") -> list[Rekaman]:
    """The records of a file with this content."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_bytes(content)
        return parse(read(path))


def parse_text(text: str, name: str = "sk.txt") -> Rekaman:
    """The one record of a text."""
    (record,) = parse_bytes(text.encode(), name)
    return record


def page(text: str) -> bytes:
    """A web page with a paragraph for each line of a text."""
    lines = "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines())
    return f"<!doctype html><html><body>{lines}</body></html>".encode()


def decree(menimbang: str | None = None, mengingat: str | None = None, annex: str = "") -> str:
    """A short decree of an invented kecamatan, with this text behind the labels and after the signature."""
    return f"""PEMERINTAH KABUPATEN MAGETAN
KECAMATAN SUMBERWANGI

KEPUTUSAN CAMAT SUMBERWANGI
NOMOR : 188/14/403.401/2022

TENTANG

PENETAPAN INDIKATOR KINERJA UTAMA KECAMATAN SUMBERWANGI KABUPATEN MAGETAN TAHUN 2022

CAMAT SUMBERWANGI,

Menimbang : {menimbang or "a. bahwa untuk mengukur kinerja kecamatan perlu ditetapkan indikator kinerja utama;"}

Mengingat : {mengingat or "1. Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah;"}

MEMUTUSKAN:

Menetapkan : KEPUTUSAN CAMAT SUMBERWANGI TENTANG PENETAPAN INDIKATOR KINERJA UTAMA.

KESATU : Menetapkan Indikator Kinerja Utama sebagaimana tercantum dalam Lampiran Keputusan ini.

KEDUA : Keputusan ini mulai berlaku pada tanggal ditetapkan.

Ditetapkan di : Sumberwangi
Pada tanggal : 14 Januari 2022

CAMAT SUMBERWANGI

RADEN WIRATAMA, S.Sos

{annex}
"""


def position(name: str, tugas: str = "Melaksanakan urusan kecamatan sesuai bidangnya.", rows: str | None = None) -> str:
    """One sheet of a position with a table of the columns of `TABLE_HEAD`."""
    rows = rows or "1\tTerlaksananya urusan kantor\tJumlah laporan yang disusun\tJumlah laporan yang disusun tahun n\tLaporan kantor"
    return f"""INDIKATOR KINERJA INDIVIDU

1. JABATAN : {name}
2. TUGAS : {tugas}

{TABLE_HEAD}
{rows}
"""


def letters(value: object) -> str:
    """Letters, digits and percent signs of a value: all that a comparison of verbatim texts looks at."""
    if value is None:
        return ""
    text = re.sub(r"[×∙•*]", "x", unicodedata.normalize("NFKC", str(value)).casefold())
    return re.sub(r"[^0-9a-z%]+", "", text)


def differences(expected: Any, got: Any, where: str = "") -> list[str]:
    """One line for every value of `expected` that `got` does not have; keys that `expected` lacks do not count."""
    if isinstance(expected, dict):
        got = got or {}
        return [line for key, value in expected.items() for line in differences(value, got.get(key), f"{where}.{key}".lstrip("."))]
    if isinstance(expected, list):
        got = got or []
        found = [f"{where}: {len(expected)} items expected, got {len(got)}"] if len(expected) != len(got) else []
        return found + [line for n, (a, b) in enumerate(zip(expected, got, strict=False)) for line in differences(a, b, f"{where}[{n}]")]
    return [] if letters(expected) == letters(got) else [f"{where}: expected {expected!r}, got {got!r}"]


def assert_same(expected: dict[str, Any], record: Rekaman) -> None:
    """Fail with a readable list of what differs."""
    found = differences(expected, record.model_dump(mode="json"))
    assert not found, f"{len(found)} differences:\n" + "\n".join(found[:25])

"""What an indicator is worth: which way it should go, and whether it shows something that matters.

Kinds of fact: `arah-tak-disebut` (less is better, which nothing says), `indikator-kecil` (a count of daily routine at an official),
`keluaran-subkegiatan` (the output of a budget activity in the place of a result).
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from iki_graph.alignment.reasons import Alasan
from iki_graph.checks.facts.fakta import Fakta, Konteks
from iki_graph.checks.facts.rumusan import is_measure, opening
from iki_graph.parsing.superiors import kind_of
from iki_graph.record import BarisIndikator, Rekaman
from iki_graph.reference.tables import table

_UNWANTED = re.compile(
    r"^(?:(?:jumlah|angka|tingkat|persentase|prosentase|frekuensi|banyaknya|rasio)\s+)+(?:kejadian\s+|kasus\s+)?"
    r"(pengaduan|aduan|keluhan|pelanggaran|kriminalitas|konflik|sengketa|bencana|kebakaran|kecelakaan|temuan|penyimpangan|kematian"
    r"|kemiskinan|pengangguran|keterlambatan|kerusakan|ketidakhadiran|stunting)\b",
    re.IGNORECASE,
)
_TIME = re.compile(r"^(?:rata rata |rerata )?(?:lama(?:nya)?|waktu|durasi)\s+(\w+)", re.IGNORECASE)
_DEALT_WITH = re.compile(
    r"\byang\s+(?:\w+\s+)?(?:di|ter|selesai)|penyelesaian|penanganan|tindak\s?lanjut|penurunan|pengurangan|pencegahan|fasilitasi|pembinaan",
    re.IGNORECASE,
)
"""What turns the unwanted into work done."""
_DIRECTED = re.compile(
    r"menurun|penurunan|berkurang|semakin\s+(?:kecil|rendah|sedikit|cepat)|makin\s+(?:kecil|rendah|sedikit|cepat)|minim|maksim|polari|arah|turun",
    re.IGNORECASE,
)
_ROUTINE = re.compile(
    r"^jumlah (?:surat(?: masuk| keluar|.menyurat)?(?: dan surat (?:masuk|keluar))?|undangan|apel|upacara|rapat|kunjungan tamu|tamu|piagam|penghargaan"
    r"|keikutsertaan|peserta upacara|agenda pimpinan)(?: (?:yang (?:di\w+|dihadiri|diikuti)|dinas|rutin|dalam satu tahun))*$",
    re.IGNORECASE,
)
_OFFICIALS = ("kepala", "lurah", "sekretaris", "bidang", "seksi", "subbagian")
_HIGH = ("kepala", "sekretaris", "bidang")


def facts(konteks: Konteks) -> Iterable[Fakta]:
    """All facts about what the indicators of a decree are worth."""
    for pointer, row, statement, kind in _rows(konteks.rekaman):
        words = " ".join(opening(row.indikator or ""))
        if not words:
            continue
        yield from _direction(pointer, row, words, statement)
        if kind in _OFFICIALS and (match := _ROUTINE.match(words)):
            alasan = Alasan(
                "menghitung rutinitas, bukan hal yang penting bagi jabatan ini", "it counts routine and nothing that matters for this post"
            )
            yield Fakta(pointer, "indikator-kecil", 0.6, alasan, match[0])
        if kind == "iku" or kind in _HIGH:
            yield from _output(pointer, words)


def _rows(rekaman: Rekaman) -> Iterator[tuple[str, BarisIndikator, str, str]]:
    """Rows with their pointer, their statement and whose they are: `iku`, or the kind of position."""
    yield from ((f"/iku/{i}", row, row.sasaran or "", "iku") for i, row in enumerate(rekaman.iku) if row.tingkat == "iku")
    for j, jabatan in enumerate(rekaman.jabatan):
        kind = kind_of(jabatan.nama or "")
        yield from ((f"/jabatan/{j}/iki/{i}", row, row.kinerja or "", kind) for i, row in enumerate(jabatan.iki))


def _direction(pointer: str, row: BarisIndikator, words: str, statement: str) -> Iterator[Fakta]:
    """An indicator of which less is better, while neither it, its statement, definition or formula says so."""
    match = _UNWANTED.match(words) or (_TIME.match(words) if is_measure(words.split()[0]) or words.startswith("rata") else None)
    told = " ".join(filter(None, (row.indikator, row.definisi, row.formulasi, row.alasan, statement)))
    if match and not _DEALT_WITH.search(words) and not _DIRECTED.search(told):
        alasan = Alasan("makin kecil makin baik, tetapi naskah tidak menyatakannya", "less is better, but nothing says so")
        yield Fakta(pointer, "arah-tak-disebut", 0.6, alasan, match[1])


def _output(pointer: str, words: str) -> Iterator[Fakta]:
    """The output of a budget activity that all offices have."""
    counted = re.sub(r"^jumlah ", "", words)
    name = next((name for name, pattern in _outputs() if counted != words and pattern.match(counted)), None)
    if name:
        alasan = Alasan(f"keluaran subkegiatan '{name}'", f"the output of the budget activity '{name}'")
        yield Fakta(pointer, "keluaran-subkegiatan", 0.7, alasan, name)


@cache
def _outputs() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["output"], re.compile(row["pattern"], re.IGNORECASE)) for row in table("keluaran-subkegiatan.csv"))

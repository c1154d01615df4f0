"""The ways in which decrees are written down: each field is a choice between forms that occur."""

from dataclasses import dataclass
from random import Random

HEADINGS = {
    "no": ("NO", "NO.", "No"),
    "sasaran": ("SASARAN", "SASARAN STRATEGIS", "KINERJA UTAMA", "Kinerja Utama/ Sasaran Strategis"),
    "kinerja": ("KINERJA", "KINERJA UTAMA", "SASARAN/KINERJA UTAMA", "Sasaran Kegiatan"),
    "iku": ("INDIKATOR KINERJA UTAMA", "INDIKATOR KINERJA", "INDIKATOR KINERJA UTAMA", "Indikator Kinerja Utama"),
    "iki": ("INDIKATOR KINERJA INDIVIDU", "INDIKATOR KINERJA", "INDIKATOR", "Indikator Kinerja"),
    "satuan": ("SATUAN", "SATUAN", "Satuan"),
    "formulasi": (
        "FORMULASI PENGUKURAN",
        "FORMULASI PENGHITUNGAN / PENJELASAN",
        "Penjelasan / Formulasi Perhitungan",
        "FORMULASI/RUMUS PENGHITUNGAN",
    ),
    "sumber": ("SUMBER DATA", "SUMBER DATA", "Sumber Data"),
}
"""Headings of columns; each region draws one number for all of them."""

NUMBERS = (
    "188.45/{n}/KPTS/{kode}.{kec}/{tahun}",
    "188/{n}/{kode}.{kec}/{tahun}",
    "{n} TAHUN {tahun}",
    "061/{n}/{kode}.{kec}/{tahun}",
    "067/{n}/KEC/{bulan}/{tahun}",
)
TITLES = ("{both}", "Penetapan {both}", "{both} di Lingkungan")


@dataclass(frozen=True, slots=True)
class Gaya:
    """A way to write a decree; the names of the choices are those that `render` knows."""

    nomor: str
    judul: str
    kepala: str
    label: str
    diktum: str
    tanda: str
    lembar: str
    kop: str
    tabel: str
    rumus: str
    butir: str
    heading: int
    bernomor: bool
    bersatuan: bool
    bergaris: str
    nama: str
    bernama: bool
    lampiran: str


def style(draw: Random) -> Gaya:
    """A style drawn at random."""
    return Gaya(
        nomor=draw.choice(NUMBERS),
        judul=draw.choice(TITLES),
        kepala=draw.choice(("baris", "baris", "tebal", "pagar")),
        label=draw.choice(("sebaris", "sebaris", "atas", "strip")),
        diktum=draw.choice(("titik dua", "strip", "polos")),
        tanda=draw.choice(("baris", "ttd", "titik dua")),
        lembar=draw.choice(("tiap", "sekali", "pagar")),
        kop=draw.choice(("nomor", "huruf", "polos", "tebal", "strip")),
        tabel=draw.choice(("tab", "tab", "pipa")),
        rumus=draw.choice(("latex", "garis", "miring", "paragraf", "dibagi")),
        butir=draw.choice(("a.", "a)", "1.", "1)")),
        heading=draw.randint(0, 3),
        bernomor=draw.random() < 0.8,
        bersatuan=draw.random() < 0.3,
        bergaris=draw.choice(("", "", "nomor")),
        nama=draw.choice(("", "", "biasa", "kapital")),
        bernama=draw.random() < 0.5,
        lampiran=draw.choice(("polos", "tebal", "titik dua")),
    )

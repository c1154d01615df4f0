"""The bank of indicators: what offices measure, unit by unit, with formulas and sources, and how staff take part in it."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from benchmarks.corpus.model import Baris, Rumus


@dataclass(frozen=True, slots=True)
class Pokok:
    """A subject of work: the indicator of the official (`populasi` of which those that are `ciri` count), his function, the papers of it."""

    unit: str
    kunci: str
    atasan: str
    di: str
    kinerja: str
    populasi: str
    ciri: str
    sumber: str
    fungsi: str
    berkas: str
    pokok: str

    def row(self, worded: int) -> Baris:
        """The official's indicator; `worded` chooses between ways to word its formula."""
        numerator, denominator = f"Jumlah {self.populasi} yang {self.ciri}", f"Jumlah {self.populasi}"
        if worded:
            denominator = f"Jumlah seluruh {self.populasi}"
        name = f"Persentase {self.populasi} yang {self.ciri}"
        return Baris(self.kinerja, name, Rumus(numerator, denominator), self.sumber, "Persen", self.kunci)


@dataclass(frozen=True, slots=True)
class Cara:
    """A way in which staff work on a subject's papers."""

    kunci: str
    kinerja: str
    benda: str
    ciri: str
    sumber: str
    tugas: str
    hitungan: bool = False

    def row(self, of: Pokok) -> Baris:
        """The indicator of a member of staff who does this for a subject."""
        kinerja, benda, sumber = (text.format(berkas=of.berkas, pokok=of.pokok) for text in (self.kinerja, self.benda, self.sumber))
        key = f"{of.kunci}/{self.kunci}"
        if self.hitungan:
            name = f"Jumlah {benda} yang {self.ciri}"
            return Baris(kinerja, name, Rumus(teks=f"{name} dalam satu tahun"), sumber, "Laporan", key)
        rumus = Rumus(f"Jumlah {benda} yang {self.ciri}", f"Jumlah {benda}")
        return Baris(kinerja, f"Persentase {benda} yang {self.ciri}", rumus, sumber, "Persen", key)


CARA = (
    Cara(
        "catat",
        "Meningkatnya tertib pencatatan {berkas}",
        "{berkas}",
        "dicatat dalam buku register",
        "Buku register {berkas}",
        "mencatat {berkas} dalam buku register",
    ),
    Cara(
        "periksa",
        "Meningkatnya kelengkapan {berkas}",
        "{berkas}",
        "diperiksa kelengkapannya",
        "Lembar periksa {berkas}",
        "memeriksa kelengkapan {berkas}",
    ),
    Cara(
        "lapor",
        "Tersusunnya laporan bulanan {pokok} tepat waktu",
        "laporan bulanan {pokok}",
        "disusun tepat waktu",
        "Buku ekspedisi laporan {pokok}",
        "menyusun laporan bulanan {pokok}",
        True,
    ),
    Cara(
        "arsip",
        "Meningkatnya tertib penyimpanan arsip {pokok}",
        "arsip {pokok}",
        "disimpan sesuai klasifikasi",
        "Daftar arsip {pokok}",
        "menyimpan arsip {pokok}",
    ),
    Cara(
        "data",
        "Meningkatnya kemutakhiran data {pokok}",
        "data {pokok}",
        "dimutakhirkan setiap bulan",
        "Basis data {pokok}",
        "memutakhirkan data {pokok}",
    ),
)

UNIT = {
    "umpeg": ("Kepala Subbagian Umum dan Kepegawaian", "Pengadministrasi Umum", "Pengelola Kepegawaian", "Pengurus Barang"),
    "renkeu": (
        "Kepala Subbagian Perencanaan dan Keuangan",
        "Bendahara Pengeluaran",
        "Penyusun Program, Anggaran, dan Pelaporan",
        "Verifikator Keuangan",
    ),
    "pem": ("Kepala Seksi Pemerintahan", "Pengadministrasi Pemerintahan", "Pengelola Data Pemerintahan", "Analis Pemerintahan"),
    "pmd": (
        "Kepala Seksi Pemberdayaan Masyarakat",
        "Pengelola Pemberdayaan Masyarakat",
        "Pengadministrasi Pemberdayaan Masyarakat",
        "Analis Pemberdayaan Masyarakat",
    ),
    "trantib": (
        "Kepala Seksi Ketenteraman dan Ketertiban Umum",
        "Pengadministrasi Ketenteraman dan Ketertiban",
        "Petugas Ketenteraman dan Ketertiban",
        "Pengelola Ketenteraman dan Ketertiban",
    ),
    "kesos": (
        "Kepala Seksi Kesejahteraan Sosial",
        "Pengelola Kesejahteraan Sosial",
        "Pengadministrasi Kesejahteraan Sosial",
        "Analis Kesejahteraan Sosial",
    ),
    "yanum": ("Kepala Seksi Pelayanan Umum", "Pengelola Pelayanan Umum", "Pengadministrasi Pelayanan Umum", "Pengolah Data Pelayanan Umum"),
}
"""Units below camat (seksi) and sekretaris (subbagian): the official and his staff."""

BIDANG = {
    "umpeg": "administrasi umum dan kepegawaian",
    "renkeu": "perencanaan dan keuangan",
    "pem": "pemerintahan",
    "pmd": "pemberdayaan masyarakat",
    "trantib": "ketenteraman dan ketertiban umum",
    "kesos": "kesejahteraan sosial",
    "yanum": "pelayanan umum",
}

_SKM = "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 14 Tahun 2017"
_AKIP = "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 88 Tahun 2021"


@cache
def subjects(unit: str, below: str) -> tuple[Pokok, ...]:
    """The subjects of a unit where `below` (desa, kelurahan) lies below the kecamatan."""
    with Path(__file__).with_name("bank.tsv").open(encoding="utf-8", newline="") as file:
        rows = [Pokok(**row) for row in csv.DictReader(file, delimiter="\t")]
    filled = [Pokok(**{f: getattr(row, f).replace("{desa}", below) for f in Pokok.__slots__}) for row in rows]
    return tuple(row for row in filled if row.unit == unit and row.di in ("", below))


def iku(below: str, worded: int) -> dict[str, Baris]:
    """The IKU from which offices choose, by key; `worded` chooses between ways to word their formulas."""
    seluruh = "seluruh " if worded else ""

    def ratio(key: str, kinerja: str, populasi: str, ciri: str, sumber: str) -> Baris:
        rumus = Rumus(f"Jumlah {populasi} yang {ciri}", f"Jumlah {seluruh}{populasi}")
        return Baris(kinerja, f"Persentase {populasi} yang {ciri}", rumus, sumber, "Persen", key)

    rows = [
        Baris(
            "Meningkatnya kualitas pelayanan publik kecamatan",
            "Indeks Kepuasan Masyarakat",
            Rumus(teks=f"Nilai rata-rata tertimbang sembilan unsur pelayanan dikalikan 25 sesuai {_SKM}"),
            "Laporan hasil Survei Kepuasan Masyarakat",
            "Indeks",
            "ikm",
        ),
        Baris(
            "Meningkatnya akuntabilitas kinerja kecamatan",
            "Nilai AKIP Kecamatan",
            Rumus(teks=f"Nilai hasil evaluasi akuntabilitas kinerja oleh Inspektorat sesuai {_AKIP}"),
            "Laporan Hasil Evaluasi AKIP dari Inspektorat",
            "Nilai",
            "akip",
        ),
        ratio(
            "desa",
            f"Meningkatnya tertib administrasi pemerintahan {below}",
            below,
            f"memenuhi standar administrasi pemerintahan {below}",
            f"Lembar evaluasi administrasi pemerintahan {below}",
        ),
        ratio(
            "sekre",
            "Meningkatnya tertib urusan administrasi kesekretariatan",
            "urusan administrasi kesekretariatan",
            "diselesaikan sesuai jadwal",
            "Register urusan administrasi kesekretariatan",
        ),
        ratio(
            "pmd",
            "Meningkatnya keberdayaan masyarakat dalam pembangunan",
            "lembaga kemasyarakatan",
            "aktif dalam pembangunan",
            "Data lembaga kemasyarakatan",
        ),
        ratio(
            "trantib",
            "Meningkatnya ketenteraman dan ketertiban umum wilayah kecamatan",
            "gangguan ketenteraman dan ketertiban umum",
            "diselesaikan",
            "Register gangguan ketenteraman dan ketertiban umum",
        ),
        ratio(
            "kesos",
            "Meningkatnya kesejahteraan sosial masyarakat",
            "pemerlu pelayanan kesejahteraan sosial",
            "tertangani",
            "Data terpadu kesejahteraan sosial (DTKS)",
        ),
    ]
    return {row.kunci: row for row in rows}

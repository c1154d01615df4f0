"""Facts about sources of data: units, kinds of document, copies, cells that rows share."""

import pytest

from iki_graph.checks.facts.fakta import Fakta, Konteks
from iki_graph.checks.facts.sumber import facts
from iki_graph.record import IKI, Asal, Formula, Jabatan, Rekaman
from tests.checks.support import complete


def decree(*rows: tuple[str, str]) -> Rekaman:
    iki = [IKI(indikator=indikator, sumber_data=sumber, baris=(10 + n, 10 + n)) for n, (indikator, sumber) in enumerate(rows)]
    return Rekaman(berkas="a.txt", jabatan=[Jabatan(urut=1, nama="Kepala Seksi Pelayanan", iki=iki)])


def found(*rows: tuple[str, str]) -> list[Fakta]:
    return list(facts(Konteks(decree(*rows))))


@pytest.mark.parametrize(
    ("jenis", "sumber"),
    [
        ("sumber-unit", "Seksi Pelayanan Umum"),
        ("sumber-unit", "Kecamatan"),
        ("sumber-unit", "Seluruh Desa/Kelurahan"),
        ("sumber-unit", "Dinas Sosial dan seluruh desa"),
        ("sumber-unit", "Sub Bagian Umum,"),
        ("sumber-unit", "Kasubag Program, Evaluasi dan Keuangan"),
        ("sumber-unit", "Subbag Umum Catatan : hari kerja dalam 1 tahun = 240 hari"),
        ("sumber-umum", "Laporan"),
        ("sumber-umum", "Laporan Hasil Kegiatan"),
        ("sumber-umum", "Dokumen pelaksanaan tugas"),
        ("sumber-umum", "Laporan data Kasi Ekonomi"),
        ("sumber-umum", "Data laporan 12 desa"),
        ("sumber-bukan-dokumen", "Koordinasi penyelesaian konflik"),
        ("sumber-bukan-dokumen", "Perintah atasan"),
        ("sumber-bukan-dokumen", "Tertib administrasi desa"),
    ],
)
def test_faults(jenis: str, sumber: str) -> None:
    assert [fakta.jenis for fakta in found(("Jumlah kegiatan", sumber))] == [jenis]


@pytest.mark.parametrize(
    "sumber",
    [
        "Buku register surat",
        "Laporan survei kepuasan masyarakat",
        "LHE AKIP Inspektorat",
        "Subbag Kepegawaian - Dokumen kepegawaian",
        "SIMPEG",
        "Aplikasi pengaduan kecamatan",
        "Kecamatan Dalam Angka",
        "Data BPS",
        "SPJ",
        "Rekap absensi",
        "SK Kepala Desa",
        "Laporan kependudukan",
        "Berita acara musyawarah desa",
        "Rekapitulasi jumlah karang taruna",
        "Laporan Bidang Tata Lingkungan",
        "Jumlah laporan",
    ],
)
def test_what_can_be_found_again_or_is_left_to_the_shapes(sumber: str) -> None:
    assert found(("Jumlah kegiatan", sumber)) == []


def test_rows_that_share_a_cell_are_one_place() -> None:
    rekaman = decree(("Jumlah surat", "Sekretariat"), ("Jumlah rapat", "Sekretariat"), ("Jumlah arsip", "Sekretariat"))
    for n in range(3):
        rekaman.asal[f"/jabatan/0/iki/{n}/sumber_data"] = Asal(baris=(10, 10))
    assert [(fakta.tentang, fakta.baris) for fakta in facts(Konteks(rekaman))] == [("/jabatan/0/iki/0", (10, 12))]


def test_cells_of_their_own_are_places_of_their_own() -> None:
    rekaman = decree(("Jumlah surat", "Sekretariat"), ("Jumlah rapat", "Sekretariat"))
    for n in range(2):
        rekaman.asal[f"/jabatan/0/iki/{n}/sumber_data"] = Asal(baris=(10 + n, 10 + n))
    assert [fakta.tentang for fakta in facts(Konteks(rekaman))] == ["/jabatan/0/iki/0", "/jabatan/0/iki/1"]


def test_one_general_report_for_many_indicators() -> None:
    rows = [("Jumlah paket alat tulis", "Laporan SPJ"), ("Jumlah barang cetakan", "Laporan SPJ"), ("Jumlah bahan bacaan", "Laporan SPJ")]
    assert [(fakta.jenis, fakta.baris) for fakta in found(*rows)] == [("sumber-satu-untuk-banyak", (10, 12))]
    assert found(*rows[:2]) == []
    assert found(*((text, "Register barang") for text, _ in rows)) == []


def test_a_source_that_speaks_of_another_row() -> None:
    rows = [
        ("Jumlah laporan bantuan sosial", "Laporan penyaluran bantuan sosial"),
        ("Jumlah peserta upacara", "Laporan bantuan sosial warga"),
    ]
    assert [(fakta.jenis, fakta.tentang, fakta.pembanding) for fakta in found(*rows)] == [
        ("sumber-salinan", "/jabatan/0/iki/1", ("/jabatan/0/iki/0",))
    ]


@pytest.mark.parametrize(
    ("indikator", "sumber", "fits"),
    [
        ("Indeks kepuasan masyarakat", "Register pelayanan", False),
        ("Indeks kepuasan masyarakat", "Hasil survei", True),
        ("Persentase kehadiran pegawai", "Buku agenda surat", False),
        ("Persentase kehadiran pegawai", "Rekap absensi", True),
    ],
)
def test_measures_with_a_way_of_their_own(indikator: str, sumber: str, fits: bool) -> None:
    assert [fakta.jenis for fakta in found((indikator, sumber))] == ([] if fits else ["sumber-lain-jenis"])


@pytest.mark.parametrize(
    ("sumber", "expected"),
    [
        ("Register kartu identitas anak", ["sumber-tanpa-penyebut"]),
        ("Register kartu identitas anak; data penduduk usia sekolah", []),
        ("Data penduduk usia sekolah", []),
        ("Aplikasi SIAK", []),
    ],
)
def test_a_source_without_the_whole(sumber: str, expected: list[str]) -> None:
    parts = Formula(jenis="rasio", pembilang="Jumlah kartu identitas anak yang terbit", penyebut="Jumlah penduduk usia sekolah")
    rekaman = decree(("Persentase kartu identitas anak yang terbit", sumber))
    rekaman.jabatan[0].iki[0].formula = parts
    assert [fakta.jenis for fakta in facts(Konteks(rekaman)) if fakta.jenis == "sumber-tanpa-penyebut"] == expected


def test_the_complete_decree_has_none() -> None:
    assert list(facts(Konteks(complete()))) == []

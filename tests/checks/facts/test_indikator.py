"""Facts about indicators: measures, activities, what they leave out."""

from collections.abc import Iterable

import pytest

from iki_graph.checks.facts.fakta import Fakta, Konteks
from iki_graph.checks.facts.indikator import facts as indikator_facts
from iki_graph.reading.document import Document
from iki_graph.record import IKI, IKU, Diktum, Dokumen, Formula, Jabatan, Rekaman
from tests.checks.support import complete


def facts(row: IKI | IKU, tanggal: str | None = "2023-01-10") -> Iterable[Fakta]:
    rekaman = Rekaman(berkas="a.txt", dokumen=Dokumen(tanggal=tanggal))
    if isinstance(row, IKU):
        rekaman.iku.append(row)
    else:
        rekaman.jabatan.append(Jabatan(urut=1, nama="Kepala Seksi Pelayanan", iki=[row]))
    return indikator_facts(Konteks(rekaman))


def kinds(row: IKI | IKU, tanggal: str | None = "2023-01-10") -> set[str]:
    return {fakta.jenis for fakta in facts(row, tanggal)}


RATIO = Formula(jenis="rasio", pembilang="Jumlah jasa yang terpenuhi tepat waktu", penyebut="Jumlah jasa")


@pytest.mark.parametrize(
    ("jenis", "teks"),
    [
        ("indikator-aktivitas", "Pembinaan perangkat desa"),
        ("indikator-aktivitas", "Jumlah dokumen"),
        ("indikator-aktivitas", "Jumlah kelancaran pelayanan kependudukan"),
        ("indikator-aktivitas", "1. Monitoring kegiatan siskamling"),
        ("indikator-aktivitas", "Menghimpun data hasil kegiatan bantuan"),
        ("indikator-aktivitas", "Tersedianya data laporan usaha mikro"),
        ("indikator-aktivitas", "Terlaksananya rapat koordinasi"),
        ("indikator-aktivitas", "Dokumen surat menyurat umum"),
        ("indikator-aktivitas", "Updating aplikasi pelayanan"),
        ("indikator-aktivitas", "Persentase dalam menyusun laporan tahunan"),
        ("indikator-aktivitas", "Prosentase menjalankan pengamanan kantor"),
        ("indikator-aktivitas", "Persentase dalam koordinasi usulan kegiatan"),
        ("indikator-arah", "Meningkatnya Nilai Indeks Kepuasan Masyarakat"),
        ("indikator-arah", "Berkurangnya jumlah pengaduan"),
        ("indikator-gabungan", "Persentase desa yang dibina dan persentase lembaga yang aktif"),
        ("indikator-gabungan", "Jumlah surat masuk serta rata-rata waktu disposisi"),
        ("indikator-target", "Persentase desa yang lunas pajak sebesar 100%"),
        ("indikator-target", "Jumlah rapat sebanyak 12 kali"),
        ("indikator-kabur", "Persentase sarana dalam kondisi baik"),
        ("indikator-kabur", "Persentase laporan yang disusun sesuai aturan"),
        ("persentase-kegiatan", "Persentase koordinasi dan operasional"),
        ("persentase-kegiatan", "Prosentase jumlah pelaksanaan kegiatan pembinaan koperasi di wilayah kecamatan"),
        ("persentase-kegiatan", "Persentase pemantauan keamanan yang dilaksanakan"),
        ("persentase-kegiatan", "Persentase laporan"),
        ("indikator-usang", "Persentase penyerapan beras raskin"),
        ("indikator-usang", "Persentase izin HO yang terbit tepat waktu"),
        ("indikator-makro", "Angka kemiskinan kecamatan"),
        ("indikator-makro", "Laju pertumbuhan ekonomi"),
        ("indeks-salah-nama", "Nilai Survey Kepuasan Masyarakat"),
        ("istilah-lama", "Nilai LAKIP"),
    ],
)
def test_found(jenis: str, teks: str) -> None:
    assert jenis in kinds(IKI(indikator=teks))


@pytest.mark.parametrize(
    "teks",
    [
        "Persentase perangkat desa yang dibina",
        "Jumlah pembinaan perangkat desa",
        "Nilai Indeks Kepuasan Masyarakat (IKM)",
        "Persentase desa yang menyusun APBDes tepat waktu",
        "Rata-rata waktu penyelesaian surat",
        "Peningkatan jumlah BUMDes",
        "Persentase pemenuhan kebutuhan alat tulis",
        "Persentase kehadiran pegawai",
        "Persentase realisasi anggaran",
        "Persentase desa tertib administrasi",
        "Persentase tindak lanjut temuan pemeriksaan",
        "Persentase aparatur mematuhi peraturan kedinasan",
        "Jumlah laporan keuangan bulanan dan laporan hasil koordinasi penyusunan laporan tahunan",
        "Tingkat kematangan arsip",
        "Predikat SAKIP",
        "Kepuasan pemohon layanan",
        "Cakupan pelayanan KTP-el",
        "Persentase rekomendasi menurut Peraturan Menteri Nomor 14 Tahun 2017 yang ditindaklanjuti",
        "Persentase usaha mikro penunjang pertumbuhan ekonomi yang dibina",
        "Rasio surat yang terdistribusi sesuai tujuan",
        "Melaksanakan tugas kedinasan lain yang diberikan pimpinan",
        "-",
    ],
)
def test_not_found(teks: str) -> None:
    assert kinds(IKI(indikator=teks)) == set()


def test_a_written_unit_makes_an_activity_countable_but_no_verb() -> None:
    assert kinds(IKI(indikator="Pembinaan perangkat desa", satuan="kali")) == set()
    assert kinds(IKI(indikator="Membina perangkat desa", satuan="kali")) == {"indikator-aktivitas"}


def test_a_formula_may_say_what_the_name_of_a_percentage_leaves_out() -> None:
    assert kinds(IKI(indikator="Persentase jasa perkantoran", formula=RATIO)) == {"persentase-tanpa-bagian"}
    assert kinds(IKI(indikator="Persentase jasa perkantoran yang terpenuhi", formula=RATIO)) == set()
    plain = Formula(jenis="rasio", pembilang="Jumlah perekaman", penyebut="Jumlah wajib KTP")
    assert kinds(IKI(indikator="Prosentase perekaman", formula=plain)) == set()


@pytest.mark.parametrize(
    ("criterion", "found"), [({}, True), ({"definisi": "Baik: laik pakai"}, False), ({"formulasi": "Menurut standar"}, False)]
)
def test_a_criterion_settles_a_word_of_quality(criterion: dict[str, str], found: bool) -> None:
    assert ("indikator-kabur" in kinds(IKI(indikator="Persentase sarana dalam kondisi baik", **criterion))) == found


@pytest.mark.parametrize(("tanggal", "found"), [("2016-12-31", False), ("2017-01-01", True), (None, False)])
def test_programs_are_old_only_after_they_ended(tanggal: str | None, found: bool) -> None:
    assert ("indikator-usang" in kinds(IKI(indikator="Jumlah penerima raskin"), tanggal)) == found


@pytest.mark.parametrize("teks", ["Jumlah rapat koordinasi", "Jumlah laporan kegiatan", "Persentase penyerapan anggaran"])
def test_main_indicators_about_process(teks: str) -> None:
    assert "indikator-proses" in kinds(IKU(indikator=teks))
    assert "indikator-proses" not in kinds(IKU(indikator=teks, tingkat="program"))
    assert "indikator-proses" not in kinds(IKI(indikator=teks))


@pytest.mark.parametrize("teks", ["Persentase konflik yang diselesaikan", "Nilai AKIP", "Jumlah desa mandiri"])
def test_main_indicators_about_results(teks: str) -> None:
    assert kinds(IKU(indikator=teks)) == set()


def test_old_terms_in_dicta_as_one_fact() -> None:
    rekaman = Rekaman(berkas="a.txt", dokumen=Dokumen(tahun="2021-2026"))
    rekaman.diktum = [Diktum(ke="KESATU", teks="Menyusun:", butir=["Penetapan Kinerja dan LAKIP;", "Rencana Kerja;"])]
    assert [(fakta.tentang, fakta.nilai) for fakta in indikator_facts(Konteks(rekaman))] == [
        ("/diktum/0/butir/0", "Penetapan Kinerja, Laporan Akuntabilitas Kinerja (LAKIP)")
    ]


@pytest.mark.parametrize(
    ("heading", "indikator", "found"),
    [
        ("Sasaran\tIndikator Kinerja Utama (Satuan)\tFormulasi", "Nilai Indeks Kepuasan Masyarakat (IKM)", True),
        ("| Sasaran | Indikator (satuan) |", "Persentase desa yang dibina", True),
        ("Sasaran\tIndikator (Satuan)\tFormulasi", "Persentase desa yang dibina (%)", False),
        ("Sasaran\tIndikator (Satuan)\tFormulasi", "Persentase desa yang dibina (persen)", False),
        ("Sasaran\tIndikator Kinerja Utama\tSatuan", "Persentase desa yang dibina", False),
    ],
)
def test_units_that_a_heading_promises(heading: str, indikator: str, found: bool) -> None:
    lines = (heading, "", f"Meningkatnya pelayanan\t{indikator}")
    document = Document("a.txt", "0" * 64, "text/plain", lines, ())
    rekaman = Rekaman(berkas="a.txt", iku=[IKU(indikator=indikator, baris=(3, 3))])
    given = [(fakta.jenis, fakta.baris) for fakta in indikator_facts(Konteks(rekaman, document))]
    assert given == ([("satuan-dijanjikan", (1, 1))] if found else [])


def test_the_complete_decree_has_none() -> None:
    assert list(indikator_facts(Konteks(complete()))) == []

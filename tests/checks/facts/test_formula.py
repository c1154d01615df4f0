"""Facts about formulas: what computes, what computes something else, and what many formulas do rightly."""

import pytest

from iki_graph.checks.facts.fakta import Fakta, Konteks
from iki_graph.checks.facts.formula import facts
from iki_graph.parsing.formulas import take_apart
from iki_graph.record import IKI, IKU, Formula, Jabatan, Rekaman
from tests.checks.support import complete


def row(indikator: str, formulasi: str, definisi: str | None = None) -> IKI:
    parts = take_apart(formulasi)
    return IKI(indikator=indikator, formulasi=formulasi, definisi=definisi, formula=Formula.model_validate(parts) if parts else None)


def found(*rows: IKI) -> list[Fakta]:
    return list(facts(Konteks(Rekaman(berkas="a.txt", jabatan=[Jabatan(urut=1, nama="Kepala Seksi Pelayanan", iki=[*rows])]))))


@pytest.mark.parametrize(
    ("jenis", "indikator", "formulasi"),
    [
        ("formula-tanpa-hitungan", "Jumlah desa yang dibina", "Pembinaan ke desa-desa sebanyak 12 desa"),
        ("formula-tanpa-hitungan", "Jumlah laporan keuangan", "Laporan keuangan disusun setiap akhir tahun"),
        ("formula-tanpa-hitungan", "Jumlah dokumen perencanaan", "Dokumen perencanaan terdiri dari: Renstra, Renja, RKA / DPA"),
        ("formula-tanpa-hitungan", "Mengolah data kependudukan", "Terlaksananya pengolahan data kependudukan"),
        ("formula-tanpa-hitungan", "Jumlah usulan barang", "Ketepatan jumlah rencana kebutuhan barang"),
        ("formula-tanpa-hitungan", "Pembinaan penjaga kantor", "Daftar jaga"),
        ("formula-lain-subjek", "Persentase izin yang terbit", "Jumlah desa yang mendapat fasilitasi kelembagaan / Jumlah desa x 100%"),
        (
            "formula-bukan-bagian",
            "Persentase dokumen sesuai pedoman",
            "Jumlah dokumen perencanaan / Jumlah laporan keuangan yang disusun x 100%",
        ),
        ("formula-bukan-bagian", "Persentase kenaikan berkala", "Jumlah kenaikan pangkat / Jumlah target kenaikan berkala x 100%"),
        ("formula-terbalik", "Persentase permohonan yang diproses", "Jumlah permohonan / Jumlah permohonan yang diproses x 100%"),
        ("formula-praktis-sama", "Persentase patroli yang dilaksanakan", "Jumlah patroli yang dilaksanakan / Jumlah patroli x 100%"),
        ("formula-rata-rata", "Persentase capaian kinerja pegawai", "Jumlah capaian kinerja pegawai / Jumlah pegawai x 100"),
        ("formula-lain-syarat", "Persentase laporan tepat waktu", "Jumlah laporan yang masuk / Jumlah laporan x 100%"),
        ("formula-lain-syarat", "Persentase jasa kantor", "Jumlah jasa kantor yang terpenuhi tepat waktu / Jumlah jasa kantor x 100%"),
        ("formula-lain-syarat", "Jumlah bukti yang disiapkan dengan lengkap", "Jumlah bukti yang disiapkan"),
        ("formula-lain-syarat", "Jumlah aset yang terdokumentasi", "Jumlah seluruh aset"),
        ("formula-lain-objek", "Jumlah dokumen pembayaran honorarium", "Jumlah pembayaran honorarium"),
        ("formula-lain-objek", "Jumlah monitoring pembangunan desa", "Jumlah pembangunan desa yang terealisasi"),
        ("formula-tanpa-hitungan", "Jumlah laporan bantuan", "Jumlah laporan bantuan"),
        ("formula-lain-satuan", "Persentase indeks kepuasan pegawai", "Jumlah pegawai yang puas / Jumlah pegawai x 100%"),
        ("formula-tanpa-pembanding", "Peningkatan jumlah koperasi", "Jumlah koperasi yang terbentuk"),
        ("formula-tanpa-pembanding", "Persentase penurunan kemiskinan", "Jumlah penduduk miskin / jumlah penduduk x 100%"),
        ("formula-tanpa-ukuran", "Persentase berkas yang diverifikasi", "Berkas yang diverifikasi / Berkas yang diterima x 100"),
        ("formula-penyebut-nol", "Persentase aduan yang selesai", "Jumlah aduan yang selesai / Jumlah aduan x 100%"),
    ],
)
def test_faults(jenis: str, indikator: str, formulasi: str) -> None:
    assert [fakta.jenis for fakta in found(row(indikator, formulasi))] == [jenis]


@pytest.mark.parametrize(
    ("indikator", "formulasi"),
    [
        ("Persentase penduduk ber-KTP elektronik", "Jumlah penduduk yang memiliki KTP-el / Jumlah penduduk wajib KTP x 100%"),
        ("Tingkat kepuasan masyarakat", "Jumlah responden yang puas / jumlah responden x 100%"),
        ("Tingkat kelancaran administrasi keuangan", "Σ pengajuan yang cair / Σ pengajuan yang seharusnya cair x 100%"),
        ("Persentase penyerapan anggaran", "Realisasi belanja / pagu belanja x 100%"),
        ("Rata-rata lama penyelesaian surat", "Jumlah hari penyelesaian / jumlah surat"),
        ("Angka kematian ibu", "Jumlah kematian ibu / jumlah kelahiran hidup x 100.000"),
        ("Persentase jalan dalam kondisi mantap", "Panjang jalan mantap / panjang jalan kabupaten x 100%"),
        ("Persentase siswa yang lulus ujian", "Jumlah siswa lulus / jumlah siswa peserta ujian x 100%"),
        ("Persentase aset yang tersertifikasi", "Jumlah bidang tanah bersertifikat / jumlah bidang tanah x 100%"),
        ("Pertumbuhan ekonomi", "(PDRB tahun n - PDRB tahun n-1) / PDRB tahun n-1 x 100%"),
        ("Persentase kenaikan kunjungan", "(Kunjungan tahun n - kunjungan tahun n-1) / kunjungan tahun n-1 x 100%"),
        ("Jumlah kenaikan pangkat", "Jumlah pegawai yang naik pangkat"),
        ("Produktivitas padi", "Produksi padi / luas panen"),
        ("Jumlah PAD", "Total penerimaan pendapatan asli daerah"),
        ("Jumlah BUMDes aktif", "Jumlah Badan Usaha Milik Desa yang aktif"),
        ("Jumlah surat keluar", "Menghitung surat keluar dalam satu tahun"),
        ("Jumlah dokumen perencanaan", "Penjumlahan dokumen Renstra, Renja, dan RKA"),
        ("Persentase permohonan yang diproses", "Jumlah permohonan yang diproses / Jumlah permohonan yang masuk x 100%"),
        ("Persentase patroli yang dilaksanakan", "Jumlah patroli yang dilaksanakan / Jumlah patroli yang direncanakan x 100%"),
        ("Persentase laporan tepat waktu", "Jumlah laporan yang disampaikan tepat waktu / Jumlah laporan x 100%"),
        ("Persentase pelayanan sesuai SOP", "Jumlah layanan sesuai standar operasional prosedur / jumlah layanan x 100%"),
        ("Persentase usulan yang diakomodasi", "Jumlah usulan yang masuk RKPD / jumlah usulan x 100%"),
        ("Persentase penerimaan berkas yang diverifikasi", "Jumlah berkas yang diverifikasi / Jumlah berkas yang diterima x 100%"),
        ("Persentase aduan yang selesai", "Jumlah aduan yang selesai / Jumlah aduan x 100%; bila nihil dihitung 100%"),
        ("Jumlah pemeriksaan bukti transaksi", "Jumlah bukti transaksi yang diperiksa"),
        ("Nilai kematangan perangkat daerah", "Hasil penilaian mandiri"),
        ("Persentase laporan", "Jumlah laporan"),
        ("Jumlah surat", "Cukup jelas"),
    ],
)
def test_what_is_right_or_left_to_the_shapes(indikator: str, formulasi: str) -> None:
    assert found(row(indikator, formulasi)) == []


def test_a_formula_taken_over_from_another_row() -> None:
    kept = row("Jumlah berkas kartu keluarga", "Fasilitasi berkas kartu keluarga")
    copied = row("Jumlah berkas akta kelahiran", "Fasilitasi berkas kartu keluarga")
    facts_of = {fakta.tentang: fakta for fakta in found(kept, copied)}
    assert facts_of["/jabatan/0/iki/1"].jenis == "formula-dipakai-bersama"
    assert facts_of["/jabatan/0/iki/1"].pembanding == ("/jabatan/0/iki/0",)
    assert facts_of["/jabatan/0/iki/0"].jenis == "formula-tanpa-hitungan"


def test_the_same_indicator_may_have_the_same_formula_twice() -> None:
    same = row("Jumlah laporan bulanan", "Jumlah laporan bulanan yang disusun")
    assert found(same, same) == []


def test_a_formula_that_is_about_another_row_names_that_row() -> None:
    other = row("Persentase penyerapan anggaran tahun berjalan", "Jumlah penyerapan anggaran / Jumlah anggaran tahun berjalan x 100%")
    strange = row("Pemeliharaan kebersihan dan keindahan kantor", "Jumlah penyerapan anggaran tahun berjalan / Jumlah anggaran x 100%")
    assert [(f.jenis, f.tentang, f.pembanding) for f in found(other, strange)] == [
        ("formula-lain-subjek", "/jabatan/0/iki/1", ("/jabatan/0/iki/0",))
    ]


def test_a_formula_may_shorten_what_its_indicator_spells_out() -> None:
    other = row("Persentase dokumen RKA yang disampaikan tepat waktu", "Jumlah dokumen RKA yang tepat waktu / Jumlah dokumen RKA x 100%")
    own = "Meningkatnya ketepatan waktu administrasi keuangan {}"
    formula = "Jumlah dokumen SPJ yang disampaikan tepat waktu / Jumlah dokumen SPJ x 100%"
    kinds = [[f.jenis for f in found(other, row(own.format(what), formula))] for what in ("surat pertanggungjawaban", "gaji")]
    assert "formula-lain-subjek" not in kinds[0] and "formula-lain-subjek" in kinds[1]


def test_an_index_that_repeats_its_name_is_told_only_where_the_shapes_are_silent() -> None:
    defined = IKU(
        indikator="Nilai AKIP Kecamatan", formulasi="Nilai AKIP tahun n", definisi="Hasil evaluasi", formula=Formula(jenis="nilai")
    )
    bare = defined.model_copy(update={"definisi": None})
    for iku, expected in ((defined, ["formula-tanpa-hitungan"]), (bare, [])):
        assert [fakta.jenis for fakta in facts(Konteks(Rekaman(berkas="a.txt", iku=[iku])))] == expected


def test_the_complete_decree_has_none() -> None:
    assert list(facts(Konteks(complete()))) == []

"""Facts about statements of performance."""

import pytest

from iki_graph.checks.facts import kinerja
from iki_graph.checks.facts.fakta import Fakta, Konteks
from iki_graph.record import IKI, IKU, Jabatan, Kaskade, Rekaman
from tests.checks.support import complete


def facts(*rows: IKI, nama: str = "Kepala Seksi Pelayanan") -> list[Fakta]:
    return list(kinerja.facts(Konteks(Rekaman(berkas="a.txt", jabatan=[Jabatan(urut=1, nama=nama, iki=list(rows))]))))


def row(statement: str, indikator: str = "Persentase desa yang dibina", **rest: str) -> IKI:
    return IKI(kinerja=statement, indikator=indikator, **rest)


@pytest.mark.parametrize(
    "teks",
    [
        "Koordinasi kegiatan pelayanan",
        "Melaksanakan pencatatan surat",
        "Penyediaan bahan bacaan",
        "a. Fasilitasi pembinaan lembaga desa",
        "Terlaksananya pemantauan wilayah",
        "Pemenuhan bahan logistik",
    ],
)
def test_activities(teks: str) -> None:
    assert [fakta.jenis for fakta in facts(row(teks))] == ["kinerja-aktivitas"]


@pytest.mark.parametrize(
    "teks",
    [
        "Meningkatnya kualitas pelayanan",
        "Meningkatkan kualitas pelayanan",
        "Peningkatan partisipasi masyarakat",
        "Tertib administrasi keuangan",
        "Situasi wilayah yang kondusif",
        "Pelayanan yang memuaskan",
        "Tersusunnya laporan kepegawaian",
        "Melaksanakan tugas kedinasan lain yang diberikan atasan",
    ],
)
def test_results(teks: str) -> None:
    assert facts(row(teks)) == []


def test_what_staff_carry_out_is_their_result() -> None:
    assert facts(row("Terlaksananya pencatatan surat"), nama="Pengadministrasi Umum") == []
    assert facts(row("Terlaksananya pencatatan surat"), nama="Staf Kepala Seksi Pelayanan") == []
    assert len(facts(row("Mencatat surat masuk"), nama="Pengadministrasi Umum")) == 1


def test_one_fact_for_a_position_with_its_rows() -> None:
    found = facts(row("Meningkatnya pelayanan"), row("Koordinasi rapat"), row("Koordinasi rapat"), row("Fasilitasi lembaga"))
    assert [(fakta.tentang, fakta.pembanding) for fakta in found] == [("/jabatan/0/iki/1/kinerja", ("/jabatan/0/iki/3/kinerja",))]


def test_goals_that_are_activities() -> None:
    kaskade = Kaskade(tujuan=["Meningkatnya akuntabilitas"], sasaran=["Melaksanakan pembinaan desa", "Terlaksananya pembinaan desa"])
    found = kinerja.facts(Konteks(Rekaman(berkas="a.txt", kaskade=kaskade)))
    assert [(fakta.tentang, fakta.jenis) for fakta in found] == [("/kaskade/sasaran/0", "kinerja-aktivitas")]


@pytest.mark.parametrize(
    ("statement", "indikator", "formulasi"),
    [
        ("Tersedianya gaji tepat waktu", "Jumlah orang yang menerima gaji", None),
        ("Tersusunnya laporan sesuai aturan", "Jumlah laporan keuangan", "Jumlah laporan keuangan tahun n"),
        ("Meningkatnya pelayanan yang efektif", "Jumlah laporan peningkatan efektivitas pelayanan", None),
        ("Terbinanya lembaga secara rutin", "Jumlah lembaga yang dibina", None),
    ],
)
def test_quality_left_out(statement: str, indikator: str, formulasi: str | None) -> None:
    found = facts(IKI(kinerja=statement, indikator=indikator, formulasi=formulasi))
    assert [fakta.jenis for fakta in found] == ["mutu-tak-diukur"]


@pytest.mark.parametrize(
    ("statement", "indikator", "formulasi"),
    [
        ("Tersedianya gaji tepat waktu", "Persentase gaji yang dibayar tepat waktu", None),
        ("Tersedianya gaji tepat waktu", "Persentase gaji yang dibayar", "Jumlah gaji yang dibayar tepat waktu / Jumlah gaji"),
        ("Tersusunnya laporan sesuai aturan", "Jumlah laporan yang disusun sesuai pedoman", None),
        ("Meningkatnya pelayanan yang efektif", "Tingkat efektifitas pelayanan", None),
        ("Meningkatnya pelayanan yang efektif", "Indeks Kepuasan Masyarakat", None),
        ("Terbinanya lembaga secara periodik", "Rata-rata pembinaan lembaga per triwulan", None),
        ("Meningkatnya pemanfaatan teknologi tepat guna", "Jumlah teknologi tepat guna", None),
        ("Tersedianya gaji tepat waktu", "Pembayaran gaji", None),
        ("Tersusunnya laporan sesuai aturan", "Tersusunnya laporan sesuai aturan", None),
    ],
)
def test_quality_counted_or_no_matter(statement: str, indikator: str, formulasi: str | None) -> None:
    assert facts(IKI(kinerja=statement, indikator=indikator, formulasi=formulasi)) == []


def test_one_indicator_of_a_statement_is_enough() -> None:
    statement = "Tersedianya gaji tepat waktu"
    assert facts(row(statement, "Jumlah penerima gaji"), row(statement, "Persentase gaji tepat waktu")) == []
    assert len(facts(row(statement, "Jumlah penerima gaji"), row(statement, "Jumlah daftar gaji"))) == 2


def table(*statements: tuple[str, str, str]) -> list[Fakta]:
    """Facts about rows of (number, statement, indicator)."""
    return facts(*(IKI(no=number, kinerja=statement, indikator=indikator) for number, statement, indikator in statements))


OTHERS = [
    ("1", "Meningkatnya kinerja aparatur", "Persentase capaian kinerja aparatur"),
    ("2", "Meningkatnya tertib aset", "Persentase aset tercatat"),
    ("3", "Berkurangnya pelanggaran perda", "Persentase pelanggaran perda yang selesai"),
]
FIRST = ("6", "Meningkatnya realisasi APB Desa", "Persentase realisasi APB Desa")
SECOND = ("7", "Meningkatnya realisasi APB Desa", "Persentase lembaga kemasyarakatan yang aktif")


def test_a_statement_copied_from_the_row_before() -> None:
    assert [(fakta.tentang, fakta.jenis) for fakta in table(*OTHERS, FIRST, SECOND)] == [("/jabatan/0/iki/4", "kinerja-salah-baris")]


def test_no_copy_where_rows_share_their_statement() -> None:
    same_number = ("6", *SECOND[1:])
    fitting = ("7", FIRST[1], "Persentase desa dengan realisasi APB Desa penuh")
    repeating = [(number, "Meningkatnya kualitas pelayanan", text) for number, _, text in OTHERS]
    assert table(*OTHERS, FIRST, same_number) == []
    assert table(*OTHERS, FIRST, fitting) == []
    assert table(FIRST, SECOND) == []
    assert table(*repeating, FIRST, SECOND) == []


def test_main_indicators_share_their_objective() -> None:
    rows = [IKU(sasaran="Meningkatnya pelayanan", indikator=text) for text in ("Nilai pelayanan", "Indeks kepuasan warga")]
    assert list(kinerja.facts(Konteks(Rekaman(berkas="a.txt", iku=rows)))) == []


def test_the_complete_decree_has_none() -> None:
    assert list(kinerja.facts(Konteks(complete()))) == []

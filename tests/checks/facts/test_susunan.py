"""Names of positions, superiors, and who answers for a row."""

import pytest

from iki_graph.checks.facts.fakta import Konteks
from iki_graph.checks.facts.susunan import facts
from iki_graph.record import IKI, IKU, Dokumen, Jabatan, Keraguan, Rekaman
from tests.checks.support import complete

CAMAT = Jabatan(urut=1, nama="Camat Sumberwangi")
SEKRETARIS = Jabatan(urut=2, nama="Sekretaris Kecamatan", atasan_urut=1, atasan="Camat Sumberwangi")
SEKSI = Jabatan(urut=3, nama="Kepala Seksi Pemerintahan", atasan_urut=1, atasan="Camat Sumberwangi")
SUBBAGIAN = Jabatan(urut=4, nama="Kepala Subbagian Keuangan, Program dan Pelaporan", atasan_urut=2, atasan="Sekretaris Kecamatan")
STAF = Jabatan(urut=5, nama="Pengelola Data", atasan_urut=3, atasan="Kepala Seksi Pemerintahan")
OFFICE = (CAMAT, SEKRETARIS, SEKSI, SUBBAGIAN, STAF)


def found(kind: str, jabatan: list[Jabatan], **more: object) -> list[tuple[str, str]]:
    """(pointer, value) of each fact of one kind on positions."""
    rekaman = Rekaman(berkas="x", jabatan=jabatan, **more)
    return [(fakta.tentang, fakta.nilai) for fakta in facts(Konteks(rekaman)) if fakta.jenis == kind]


def office(at: int, **changes: object) -> list[Jabatan]:
    """The office with one position changed."""
    return [jabatan.model_copy(update=changes) if i == at else jabatan for i, jabatan in enumerate(OFFICE)]


def test_the_complete_decree_has_no_fault() -> None:
    assert {fakta.jenis for fakta in facts(Konteks(complete()))} == {"jenis-jabatan"}


def test_staff_without_functions() -> None:
    heads = [jabatan.model_copy(update={"fungsi": ["Pembinaan"]}) for jabatan in OFFICE[:4]]
    assert found("pelaksana-tanpa-fungsi", [*heads, STAF]) == [("/jabatan/4", "")]
    assert found("pelaksana-tanpa-fungsi", [*heads, STAF.model_copy(update={"fungsi": ["Pencatatan"]})]) == []
    assert found("pelaksana-tanpa-fungsi", list(OFFICE)) == []


def test_the_lurah_is_the_superior_of_a_kelurahan_and_not_the_camat() -> None:
    lurah = Jabatan(urut=1, nama="Lurah Sumber")
    kasi = Jabatan(
        urut=2, nama="Kepala Seksi Pemerintahan", atasan_urut=1, atasan="Lurah Sumber", tugas=["Tugas lain yang diberikan oleh Camat"]
    )
    assert found("atasan-berbeda", [lurah, kasi]) == [("/jabatan/1/tugas/0", "Camat")]
    assert found("atasan-berbeda", [lurah, kasi.model_copy(update={"tugas": ["Tugas lain yang diberikan oleh Lurah"]})]) == []


def test_kinds_of_positions() -> None:
    assert [kind for _, kind in found("jenis-jabatan", list(OFFICE))] == ["kepala", "sekretaris", "seksi", "subbagian", "staf"]


@pytest.mark.parametrize(
    ("nama", "value"),
    [
        ("Sekretaris Camat Sumberwangi", "Sekretaris Kecamatan"),
        ("Bagian Umum", "bagian"),
        ("Seksi Pelayanan", "seksi"),
        ("Sekretaris Kecamatan", None),
        ("SEKCAM", None),
        ("Plt. Kasi Pelayanan Umum", None),
        ("KASUBAG. UMUM", None),
        ("Staf Seksi Pelayanan", None),
        ("PENGADMINISTRASI KEPENDUDUKAN", None),
        ("Bendahara Pengeluaran", None),
        ("Pranata Pasukan Pengamanan Dalam", None),
        ("Arsiparis Ahli Muda", None),
        ("Kepala Dinas Pertanian", None),
        ("Lurah Sumberwangi", None),
    ],
)
def test_strange_names(nama: str, value: str | None) -> None:
    assert found("nama-jabatan-asing", [Jabatan(urut=1, nama=nama)]) == ([("/jabatan/0", value)] if value else [])


@pytest.mark.parametrize(
    ("nama", "text", "value"),
    [
        ("Sekretaris Camat", "Pelaksanaan laporan kepada sekretaris kecamatan; dan", "sekretaris kecamatan"),
        ("Sekretaris Kecamatan", "Melaksanakan tugas lain dari Sekretaris Kecamatan", None),
        ("Sekretaris Kecamatan", "Melaksanakan tugas lain yang diberikan oleh Sekretaris", None),
        (
            "Kasubag Perencanaan, Evaluasi, Pelaporan dan Keuangan",
            "Sub Bagian Program Evaluasi dan Keuangan",
            "Sub Bagian Program Evaluasi dan Keuangan",
        ),
        ("Kepala Sub Bagian Umum dan Kepegawaian", "Subbag Kepegawaian - Dokumen Kepegawaian", None),
        ("Kepala Seksi Pemberdayaan Masyarakat Desa", "Seksi Pemberdayaan Masyarakat Seluruh Desa", None),
        ("Kepala Seksi Ketenteraman dan Ketertiban Umum", "Seksi Trantib", None),
        ("Kepala Seksi Ketenteraman dan Ketertiban Umum", "Kasi Ketentraman dan Ketertiban umum", None),
        ("Kepala Seksi Pemerintahan", "melaksanakan tugas seksi sesuai peraturan", None),
        ("Kepala Seksi Pemerintahan", "Seksi Kesejahteraan Rakyat dan Perekonomian", None),
        ("Kepala Subbagian Keuangan", "Seksi Keuangan dan Aset Desa", None),
    ],
)
def test_one_position_two_names(nama: str, text: str, value: str | None) -> None:
    row = IKI(indikator="Jumlah laporan", sumber_data=text)
    jabatan = [Jabatan(urut=1, nama=nama), Jabatan(urut=2, nama="Kepala Seksi Sarana Prasarana", iki=[row])]
    assert found("nama-jabatan-berbeda", jabatan) == ([("/jabatan/0", value)] if value else [])


def test_a_name_that_fits_two_positions_is_neither() -> None:
    row = IKI(indikator="Jumlah laporan", sumber_data="Seksi Ekonomi dan Pembangunan")
    jabatan = [Jabatan(urut=1, nama="Kepala Seksi Ekonomi"), Jabatan(urut=2, nama="Kepala Seksi Pembangunan", iki=[row])]
    assert found("nama-jabatan-berbeda", jabatan) == []


@pytest.mark.parametrize(("named", "expected"), [(3, ["/jabatan/3"]), (2, [])])
def test_the_office_behind_the_name(named: int, expected: list[str]) -> None:
    names = [f"Kepala Seksi {field}" for field in ("Pemerintahan", "Pelayanan", "Perekonomian", "Kesejahteraan")]
    jabatan = [Jabatan(urut=i, nama=name + " Kecamatan Sumberwangi" * (i < named)) for i, name in enumerate(names)]
    dokumen = Dokumen(instansi="Kecamatan Sumberwangi")
    assert [pointer for pointer, _ in found("nama-jabatan-berbeda", jabatan, dokumen=dokumen)] == expected


def test_letters_of_other_words_are_no_office() -> None:
    """The kecamatan is called Palas: kePALA Seksi does not bear its name."""
    jabatan = [Jabatan(urut=i, nama=f"Kepala Seksi {field}") for i, field in enumerate(("Pemerintahan", "Pelayanan", "Perekonomian"))]
    jabatan.append(Jabatan(urut=4, nama="Sekretaris Kecamatan"))
    assert found("nama-jabatan-berbeda", jabatan, dokumen=Dokumen(instansi="Kecamatan Palas")) == []


@pytest.mark.parametrize(
    ("at", "text", "value"),
    [
        (3, "Membantu Camat dalam melaksanakan urusan keuangan", "Camat"),
        (3, "melaksanakan tugas lain yang diberikan oleh Camat sesuai bidang tugasnya", "Camat"),
        (4, "melaksanakan tugas lain yang diberikan oleh Camat", "Camat"),
        (4, "melaksanakan tugas lain yang diberikan Kepala Seksi Kesejahteraan Rakyat", "Kepala Seksi Kesejahteraan Rakyat"),
        (2, "melaksanakan tugas lain yang diberikan oleh Sekretaris", "Sekretaris"),
        (3, "bertanggung jawab kepada Camat melalui Sekretaris", None),
        (3, "melaksanakan tugas lain yang diberikan oleh Camat dan/atau Sekretaris", None),
        (3, "melaksanakan tugas lain yang diberikan oleh Sekretaris", None),
        (4, "melaksanakan tugas lain yang diberikan Kasi Pemerintahan", None),
        (4, "melaksanakan tugas lain yang diberikan oleh atasan", None),
        (4, "melaksanakan tugas lain yang diperintahkan oleh peraturan perundang-undangan", None),
        (2, "Penyediaan bahan laporan kepada Bupati", None),
        (1, "membantu tugas Camat dalam penyelenggaraan pemerintahan", None),
        (0, "melaksanakan tugas lain yang diberikan oleh Bupati", None),
    ],
)
def test_superiors(at: int, text: str, value: str | None) -> None:
    assert found("atasan-berbeda", office(at, tugas=[text])) == ([(f"/jabatan/{at}/tugas/0", value)] if value else [])


def test_staff_under_the_head_of_an_office_with_units() -> None:
    duty = ["melaksanakan tugas lain yang diberikan oleh Camat"]
    under_head = {"atasan_urut": 1, "atasan": "Camat Sumberwangi", "tugas": duty}
    assert found("atasan-berbeda", office(4, **under_head)) == [("/jabatan/4/tugas/0", "Camat")]
    assert found("atasan-berbeda", [CAMAT, SEKRETARIS, STAF.model_copy(update=under_head)]) == []


@pytest.mark.parametrize(
    ("superior", "number", "told"),
    [
        ("Kepala Bidang Persandian", None, True),
        ("Camat Sumberwangi", None, False),
        ("Kepala Seksi Pemerintahan", 3, False),
        (None, None, False),
    ],
)
def test_a_superior_who_is_none_of_the_positions(superior: str | None, number: int | None, told: bool) -> None:
    below = office(4, atasan=superior, atasan_urut=number)
    assert found("atasan-tanpa-jabatan", below) == ([("/jabatan/4", superior)] if told else [])


def test_a_guessed_superior_proves_nothing() -> None:
    jabatan = office(4, tugas=["melaksanakan tugas lain yang diberikan oleh Camat"])
    assert found("atasan-berbeda", jabatan, keraguan=[Keraguan(penunjuk="/jabatan/4/atasan", alasan="atasan disimpulkan")]) == []


@pytest.mark.parametrize(
    ("cell", "strange"),
    [
        ("Kepala Seksi Perekonomian", True),
        ("Camat, Kasi Kesejahteraan Rakyat", True),
        ("Kepala Seksi Pemerintahan", False),
        ("Seksi Pemerintahan", False),
        ("Kasubag Keuangan, Program dan Pelaporan", False),
        ("Kasi PMD", False),
        ("Camat", False),
        ("Sekcam", False),
        ("Tim Pelaksana", False),
        (None, False),
    ],
)
def test_responsible_for_an_iku(cell: str | None, strange: bool) -> None:
    iku = [IKU(indikator="Nilai", penanggung_jawab=cell)]
    assert bool(found("penanggung-jawab-asing", list(OFFICE), iku=iku)) == strange


def rows(*cells: str) -> list[Jabatan]:
    """Secretary, seksi and subbagian with one row each that names who is responsible."""
    by_post = dict(zip((1, 2, 3), cells, strict=True))
    return [j.model_copy(update={"iki": [IKI(penanggung_jawab=by_post[i])]}) if i in by_post else j for i, j in enumerate(OFFICE)]


def test_responsible_for_an_iki() -> None:
    assert found("penanggung-jawab-lain", rows("Sekcam", "Camat", "Kasubag Keuangan")) == [("/jabatan/2/iki/0", "Camat")]
    assert found("penanggung-jawab-lain", rows("Sekretaris", "Kasi Pemerintahan", "Kasubbag Keuangan, Program")) == []


def test_where_all_rows_name_the_head_nothing_is_said() -> None:
    assert found("penanggung-jawab-lain", rows("Camat", "Camat", "Camat")) == []

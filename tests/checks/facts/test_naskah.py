"""Whether the parts of a decree agree, and belong to it."""

import pytest

from iki_graph.checks.facts import naskah
from iki_graph.checks.facts.fakta import Fakta, Konteks
from iki_graph.record import IKU, Bagian, Dokumen, Identitas, Penandatangan, Rekaman, Sebutan
from tests.checks.facts.support import document
from tests.checks.support import complete

HEAD = {"jenis": "Keputusan Camat", "nomor": "188/09/415.69/2024", "tanggal": "2024-01-10", "tahun": "2024"}
TITLE = "PENETAPAN INDIKATOR KINERJA UTAMA KECAMATAN SUMBERWANGI TAHUN 2024"


def decree(**changes: object) -> Rekaman:
    dokumen = Dokumen(**(HEAD | {"tentang": TITLE, "instansi": "Kecamatan Sumberwangi", "tempat": "Sumberwangi"} | changes))
    return Rekaman(berkas="sk.txt", dokumen=dokumen, bagian=[Bagian(jenis="batang-tubuh", nama="KEPUTUSAN", baris=(1, 40))])


def with_annex(name: str = "LAMPIRAN I", **identity: str | None) -> Rekaman:
    rekaman = decree()
    own = {"nomor": HEAD["nomor"], "tanggal": HEAD["tanggal"], "tentang": TITLE} | identity
    rekaman.bagian.append(Bagian(jenis="lampiran", nama=name, baris=(41, 90), identitas=Identitas(**own)))
    return rekaman


def facts(rekaman: Rekaman, text: str | None = None) -> list[Fakta]:
    return list(naskah.facts(Konteks(rekaman, document(text) if text else None)))


@pytest.mark.parametrize(
    "nomor", ["188/09/415.69/2024", "188 / 9 / 415.69 / 2024", "188./09/415.69/2024", "188/09/41569/2024", "188/   /415.69/2024", None]
)
def test_the_same_number_in_another_dress(nomor: str | None) -> None:
    assert facts(with_annex(nomor=nomor)) == []


@pytest.mark.parametrize("nomor", ["188/19/415.69/2024", "188/09/415.69/2023", "188/09/415.70/2024"])
def test_another_number_on_the_annex(nomor: str) -> None:
    rekaman = with_annex(nomor=nomor)
    rekaman.sebutan = [Sebutan(apa="nomor", nilai=nomor, bagian=1, baris=(43, 43))]
    (fakta,) = facts(rekaman)
    assert (fakta.jenis, fakta.nilai, fakta.tentang, fakta.baris) == ("nomor-lampiran-berbeda", nomor, "/bagian/1", (43, 43))


FOREWORD = "Hal ini tertuang dalam Keputusan Camat Sumberwangi Nomor {} tentang {} yang berlaku."


@pytest.mark.parametrize(
    ("nomor", "about", "expected"),
    [
        ("188/90/415.69/2024", "Penetapan Indikator Kinerja Utama Kecamatan Sumberwangi Tahun 2024", ["nomor-pengantar-berbeda"]),
        ("188/09/415.69/2024", "Penetapan Indikator Kinerja Utama Kecamatan Sumberwangi Tahun 2024", []),
        ("188/03/415.69/2024", "Pembentukan Tim Penyusun Rencana Strategis", []),
    ],
)
def test_the_number_in_the_foreword(nomor: str, about: str, expected: list[str]) -> None:
    rekaman = decree()
    rekaman.bagian = [Bagian(jenis="kata-pengantar", nama="KATA PENGANTAR", baris=(1, 1))]
    rekaman.sebutan = [Sebutan(apa="nomor", nilai=nomor, bagian=0, baris=(1, 1))]
    assert [fakta.jenis for fakta in facts(rekaman, FOREWORD.format(nomor, about))] == expected


@pytest.mark.parametrize(
    ("tanggal", "expected"), [("2024-01-10", []), ("2024-01", []), ("2024-01-17", ["tanggal-berbeda"]), ("2023-01", ["tanggal-berbeda"])]
)
def test_the_date_on_the_annex(tanggal: str, expected: list[str]) -> None:
    assert [fakta.jenis for fakta in facts(with_annex(tanggal=tanggal))] == expected


@pytest.mark.parametrize(
    ("about", "expected"),
    [
        ("INDIKATOR KINERJA UTAMA TAHUN 2024", []),
        ("INDIKATOR KINERJA UTAMA TAHUN 2021-2026", []),
        ("INDIKATOR KINERJA UTAMA TAHUN 2023", ["periode-berbeda"]),
        ("PERATURAN BUPATI NOMOR 5 TAHUN 2017 TENTANG INDIKATOR KINERJA UTAMA TAHUN 2016-2021", []),
    ],
)
def test_the_period_on_the_annex(about: str, expected: list[str]) -> None:
    assert [fakta.jenis for fakta in facts(with_annex(tentang=about))] == expected


@pytest.mark.parametrize(
    ("tempat", "instansi", "expected"),
    [
        ("Sumberwangi", "Kecamatan Sumberwangi", []),
        ("Karangpucung Kulon", "Kecamatan Sumberwangi", []),
        ("Surabaya", "Kecamatan Sumberwangi", ["tempat-bukan-kedudukan"]),
        ("Surabaya", "Dinas Perpustakaan", []),
    ],
)
def test_the_place_of_setting(tempat: str, instansi: str, expected: list[str]) -> None:
    assert [fakta.jenis for fakta in facts(decree(tempat=tempat, instansi=instansi))] == expected


def test_a_second_place_beside_the_signature() -> None:
    text = "Ditetapkan di : Gunungsari\nPada tanggal : 10 Januari 2024\n\nSumberwangi, Januari 2024\nCAMAT"
    assert [fakta.jenis for fakta in facts(decree(tempat="Gunungsari"), text)] == ["tanggal-kedua", "tempat-berbeda"]
    (fakta,) = facts(decree(), text.replace("Gunungsari", "Sumberwangi"))
    assert (fakta.jenis, fakta.nilai, fakta.baris) == ("tanggal-kedua", "Januari 2024", (4, 4))
    assert facts(decree(), text.replace("Gunungsari", "Sumberwangi").replace(", Januari", ", 10 Januari")) == []


def test_a_heading_over_two_lines() -> None:
    text = "INDIKATOR KINERJA UTAMA\nKECAMATAN SUMBERWANGI TAHUN {}\n\nNO\tINDIKATOR"
    assert facts(decree(), text.format(2024)) == []
    assert [(fakta.jenis, fakta.baris) for fakta in facts(decree(), text.format(2023))] == [("periode-berbeda", (2, 2))]


@pytest.mark.parametrize(
    ("end", "expected"), [("", True), ("\n\nINDIKATOR KINERJA INDIVIDU", True), ("\n\nCAMAT SUMBERWANGI\n\nWIRA", False)]
)
def test_an_annex_that_ends_without_a_signature(end: str, expected: bool) -> None:
    rekaman = with_annex()
    rekaman.bagian[-1].baris = (1, 4)
    rekaman.dokumen.penandatangan = Penandatangan(nama="WIRA")
    rekaman.iku = [IKU(indikator="Jumlah desa", baris=(2, 2))]
    assert [fakta.jenis for fakta in facts(rekaman, "NO\tINDIKATOR\n1\tJumlah desa" + end)] == ["lampiran-tanpa-tanda-tangan"] * expected
    rekaman.dokumen.penandatangan = None
    assert facts(rekaman, "NO\tINDIKATOR\n1\tJumlah desa" + end) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bahwa untuk mengukur kinerja perlu menetapkan Indikator Kinerja Utama;", []),
        ("bahwa berdasarkan pertimbangan pada huruf a, maka perlu menetapkan Keputusan Camat tentang Indikator Kinerja Utama;", []),
        ("bahwa berdasarkan Keputusan Bupati tentang Pembentukan Tim Penilai, perlu menetapkan Indikator Kinerja Utama;", []),
        ("bahwa Peraturan Bupati Nomor 5 Tahun 2020 mengatur tugas kecamatan;", []),
        ("bahwa anggota Tim dimaksud pada huruf a perlu ditetapkan dengan keputusan;", ["konsiderans-asing"]),
        ("bahwa panitia perlu diberi tugas yang jelas;", ["konsiderans-asing"]),
        ("bahwa untuk melaksanakan ketentuan Pasal 3 Peraturan Menteri tentang Indikator Kinerja Utama;", ["konsiderans-tidak-selesai"]),
        ("bahwa dalam rangka pengukuran kinerja instansi pemerintah;", ["konsiderans-tidak-selesai"]),
    ],
)
def test_considerations(text: str, expected: list[str]) -> None:
    rekaman = decree()
    rekaman.menimbang = [text]
    assert [fakta.jenis for fakta in facts(rekaman)] == expected


def test_annexes_with_one_number() -> None:
    rekaman = with_annex("LAMPIRAN 1")
    rekaman.bagian.append(rekaman.bagian[-1].model_copy(update={"baris": (91, 120)}))
    assert [(fakta.jenis, fakta.baris) for fakta in facts(rekaman)] == [("lampiran-nomor-ganda", (91, 91))]
    rekaman.bagian[-1].nama = "LAMPIRAN II"
    assert facts(rekaman) == []


def test_an_annex_without_identity() -> None:
    rekaman = with_annex("INDIKATOR KINERJA INDIVIDU")
    rekaman.bagian[-1].identitas = None
    assert [(fakta.jenis, fakta.baris) for fakta in facts(rekaman)] == [("lampiran-tanpa-identitas", (41, 41))]
    rekaman.dokumen.jenis = None
    assert [fakta.jenis for fakta in facts(rekaman)] == ["lampiran-tanpa-identitas"]


def test_the_complete_decree_agrees_with_itself() -> None:
    assert facts(complete()) == []

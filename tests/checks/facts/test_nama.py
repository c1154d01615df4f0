"""Names of regions that are not the office's own, and people in two forms."""

import pytest

from iki_graph.checks.facts import nama
from iki_graph.checks.facts.fakta import Fakta, Konteks
from iki_graph.record import Asal, Bagian, Dokumen, Jabatan, Orang, Penandatangan, Rekaman, Sebutan
from tests.checks.facts.support import document
from tests.checks.support import complete


def office(instansi: str = "Kecamatan Sumberwangi", kabupaten: str = "Kabupaten Magetan") -> Rekaman:
    parts = [Bagian(jenis="batang-tubuh", nama="KEPUTUSAN", baris=(1, 10)), Bagian(jenis="lampiran", nama="LAMPIRAN", baris=(11, 99))]
    return Rekaman(berkas="sk.txt", dokumen=Dokumen(instansi=instansi, kabupaten=kabupaten), bagian=parts)


def facts(rekaman: Rekaman, text: str | None = None) -> list[Fakta]:
    return list(nama.facts(Konteks(rekaman, document(text) if text else None)))


def mentioning(apa: str, nilai: str, line: int = 20, **names: str) -> Rekaman:
    rekaman = office(**names)
    rekaman.sebutan = [Sebutan(apa=apa, nilai=nilai, bagian=0 if line < 11 else 1, baris=(line, line))]
    rekaman.asal = {
        "/jabatan/0/tugas/0": Asal(baris=(20, 20)),
        "/jabatan/0/iki/0": Asal(baris=(30, 30)),
        "/mengingat/0": Asal(baris=(5, 5)),
    }
    return rekaman


@pytest.mark.parametrize(
    ("apa", "nilai", "line", "expected"),
    [
        ("instansi", "Kecamatan Kebomas", 20, "nama-asing-tugas"),
        ("instansi", "kecamatan kebomas", 30, "nama-asing-isi"),
        ("kabupaten", "Kabupaten Tuban", 30, "nama-asing-isi"),
        ("kabupaten", "Kabupaten Sumberwangi", 3, "nama-asing-naskah"),
        ("instansi", "Kec. Sumberwangi", 20, None),
        ("instansi", "KECAMATAN SUMBERWANGI", 3, None),
        ("kabupaten", "kab. Magetan", 30, None),
        ("kabupaten", "Kabupaten Tuban", 5, None),
        ("instansi", "kecamatan kota", 30, None),
    ],
)
def test_foreign_regions(apa: str, nilai: str, line: int, expected: str | None) -> None:
    assert [fakta.jenis for fakta in facts(mentioning(apa, nilai, line))] == ([expected] if expected else [])


def test_a_dinas_may_name_any_district() -> None:
    assert facts(mentioning("instansi", "Kecamatan Kebomas", 30, instansi="Dinas Perpustakaan")) == []


@pytest.mark.parametrize("text", ["Jumlah desa yang berbatasan dengan {}", "Laporan studi tiru ke {}", "Kunjungan kerja ke {}"])
def test_other_regions_on_purpose(text: str) -> None:
    rekaman = mentioning("kabupaten", "Kabupaten Tuban", 30)
    assert facts(rekaman, "\n" * 29 + text.format("Kabupaten Tuban")) == []
    assert len(facts(rekaman, "\n" * 29 + "Jumlah desa di Kabupaten Tuban")) == 1


A, SLIP, B = "197504122000031002", "197504122000031020", "198001012005012003"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        (("Rekaan Wibawa, SE", A), ("REKAAN WIBAWA", A), []),
        (("Rekaan Wibawa", A), ("Rekaan Wibawa, S.Sos., M.Si", SLIP), ["nip-berbeda"]),
        (("Rekaan Wibawa", A), ("Laras Puspa", B), []),
        (("Rekaan Wibawa", A), ("Rekan Wibawa", A), ["nama-orang-berbeda"]),
        (("Rekaan Wibawa", A), ("Rekaan Wibawa", "1975 0412 2000 0310 02"), []),
        (("Rekaan Wibawa", A), ("Rekaan Wibawa", None), []),
    ],
)
def test_people(first: tuple[str, str], second: tuple[str, str | None], expected: list[str]) -> None:
    rekaman = office()
    rekaman.jabatan = [
        Jabatan(urut=n, nama="Pelaksana", pemegang=Orang(nama=name, nip=nip)) for n, (name, nip) in enumerate((first, second), 1)
    ]
    assert [fakta.jenis for fakta in facts(rekaman)] == expected


def test_a_slip_in_the_signer_s_number_elsewhere_is_told_without_the_number() -> None:
    rekaman = office()
    rekaman.dokumen.penandatangan = Penandatangan(nama="Rekaan Wibawa", nip=A)
    rekaman.sebutan = [Sebutan(apa="nip", nilai=number, bagian=0, baris=(line, line)) for line, number in ((2, A), (4, SLIP), (6, B))]
    (fakta,) = facts(rekaman)
    assert (fakta.tentang, fakta.baris) == ("/sebutan/1", (4, 4))
    told = "".join((*fakta.alasan, fakta.nilai))
    assert A not in told and SLIP not in told


def test_the_complete_decree_names_its_own_region_only() -> None:
    assert facts(complete()) == []


def test_a_kecamatan_that_is_called_as_another_region_s_city() -> None:
    """Kecamatan Kota Padang in Rejang Lebong speaks of itself and not of the city of Padang."""
    rekaman = mentioning("kabupaten", "Kota Padang", instansi="Kecamatan Kota Padang", kabupaten="Kabupaten Rejang Lebong")
    assert facts(rekaman) == []

"""What an indicator is worth: its direction, its weight, and whether it is but the output of a budget activity."""

import pytest

from iki_graph.checks.facts.bobot import facts
from iki_graph.checks.facts.fakta import Konteks
from iki_graph.record import IKI, IKU, Jabatan, Rekaman
from tests.checks.support import complete


def kinds(indikator: str, nama: str = "Kepala Subbagian Umum", **more: str) -> list[str]:
    jabatan = Jabatan(urut=1, nama=nama, iki=[IKI(indikator=indikator, **more)])
    return [fakta.jenis for fakta in facts(Konteks(Rekaman(berkas="a", jabatan=[jabatan])))]


@pytest.mark.parametrize(
    ("indikator", "more", "expected"),
    [
        ("Jumlah pengaduan masyarakat", {}, ["arah-tak-disebut"]),
        ("Rata-rata waktu penerbitan izin", {}, ["arah-tak-disebut"]),
        ("Rasio kejadian kebakaran per desa", {}, ["arah-tak-disebut"]),
        ("Jumlah pengaduan masyarakat", {"kinerja": "Menurunnya pengaduan"}, []),
        ("Jumlah pelanggaran disiplin", {"formulasi": "Jumlah pelanggaran (makin kecil makin baik)"}, []),
        ("Persentase pengaduan yang ditindaklanjuti", {}, []),
        ("Persentase penurunan pelanggaran", {}, []),
        ("Persentase laporan tepat waktu", {}, []),
    ],
)
def test_direction(indikator: str, more: dict[str, str], expected: list[str]) -> None:
    assert kinds(indikator, **more) == expected


@pytest.mark.parametrize(
    ("nama", "indikator", "expected"),
    [
        ("Kepala Subbagian Umum", "Jumlah surat masuk", ["indikator-kecil"]),
        ("Kepala Seksi Pelayanan", "Jumlah rapat yang dihadiri", ["indikator-kecil"]),
        ("Pengadministrasi Umum", "Jumlah surat masuk", []),
        ("Kepala Subbagian Umum", "Persentase surat yang selesai tepat waktu", []),
        ("Kepala Seksi Pelayanan", "Jumlah surat izin yang terbit", []),
    ],
)
def test_routine(nama: str, indikator: str, expected: list[str]) -> None:
    assert kinds(indikator, nama) == expected


OUTPUT = "Jumlah paket peralatan dan perlengkapan kantor yang disediakan"


def test_outputs_of_budget_activities() -> None:
    assert kinds(OUTPUT, "Sekretaris Kecamatan") == ["keluaran-subkegiatan"]
    assert kinds(OUTPUT, "Kepala Subbagian Umum") == []
    rekaman = Rekaman(berkas="a", iku=[IKU(indikator=OUTPUT), IKU(indikator=OUTPUT, tingkat="program")])
    assert [(fakta.tentang, fakta.jenis) for fakta in facts(Konteks(rekaman))] == [("/iku/0", "keluaran-subkegiatan")]


def test_the_complete_decree_has_none() -> None:
    assert list(facts(Konteks(complete()))) == []

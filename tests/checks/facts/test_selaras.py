"""Loose ends of an alignment, and indicators on the wrong level or in the wrong unit."""

from typing import Any

import pytest

from iki_graph.alignment import Keselarasan
from iki_graph.checks.facts.fakta import Fakta, Konteks
from iki_graph.checks.facts.selaras import facts
from iki_graph.record import Rekaman
from tests.checks.support import complete


def post(urut: int, nama: str, superior: int | None, *rows: tuple[str, str]) -> dict[str, Any]:
    return {"urut": urut, "nama": nama, "atasan_urut": superior, "iki": [{"kinerja": k, "indikator": i} for k, i in rows]}


def of_kind(jenis: str, *jabatan: dict[str, Any], links: list[Keselarasan] | None = None, **content: Any) -> list[Fakta]:
    rekaman = Rekaman.model_validate({"berkas": "x", "jabatan": jabatan, **content})
    return [fakta for fakta in facts(Konteks(rekaman, links=links)) if fakta.jenis == jenis]


IKU = [{"sasaran": "Meningkatnya layanan", "indikator": "Nilai IKM"}, {"sasaran": "Terpeliharanya taman", "indikator": "Luas taman"}]
CAMAT = post(1, "Camat", None, ("Meningkatnya layanan", "Nilai IKM"))


def test_the_complete_decree_has_no_loose_end() -> None:
    assert {fakta.jenis for fakta in facts(Konteks(complete()))} <= {"tugas-camat-tanpa-indikator", "iki-tanpa-atasan"}


def test_an_iku_that_no_iki_reaches() -> None:
    assert [fakta.tentang for fakta in of_kind("iku-tanpa-iki", CAMAT, iku=IKU)] == ["/iku/1"]
    assert of_kind("iku-tanpa-iki", post(1, "Camat", None), iku=IKU) == []


def test_an_iku_listed_twice_is_served_twice() -> None:
    twice = [IKU[0], {"sasaran": "Tata kelola", "indikator": "NILAI IKM"}]
    assert of_kind("iku-tanpa-iki", CAMAT, iku=twice) == of_kind("iki-kepala-bukan-iku", CAMAT, iku=twice) == []


def test_one_fact_for_a_position_whose_iki_serve_nothing() -> None:
    kasi = post(2, "Kepala Seksi", 1, ("Tertatanya kolam", "Jumlah ikan"), ("Layanan", "Nilai IKM"), ("Tertatanya kandang", "Jumlah ayam"))
    (fakta,) = of_kind("iki-tanpa-atasan", CAMAT, kasi, iku=IKU)
    assert (fakta.tentang, fakta.pembanding, fakta.alasan.id) == (
        "/jabatan/1/iki/0",
        ("/jabatan/1/iki/2",),
        "2 dari 3 IKI tidak mendukung IKI atasan maupun IKU",
    )


def test_further_duties_are_no_loose_end() -> None:
    assert of_kind("iki-tanpa-atasan", CAMAT, post(2, "Kepala Seksi", 1, ("Tugas kedinasan lain", "Jumlah tugas lain")), iku=IKU) == []


def test_nothing_above_is_told_as_such() -> None:
    (fakta,) = of_kind("iki-tanpa-atasan", post(1, "Camat", None), post(2, "Kepala Seksi", 1, ("a", "Jumlah ikan")))
    assert fakta.alasan.id == "atasannya tidak memiliki IKI dan instansi tidak memiliki IKU"


def test_what_a_reviewer_decided_is_no_loose_end() -> None:
    kasi = post(2, "Kepala Seksi", 1, ("a", "Jumlah ikan"))
    links = [
        Keselarasan(iki="jabatan:0/iki:0", ke="iku:0", skor=1, alasan=""),
        Keselarasan(iki="jabatan:1/iki:0", jenis="ditinjau", skor=1, alasan=""),
    ]
    assert of_kind("iki-tanpa-atasan", CAMAT, kasi, iku=IKU, links=links) == []


def test_a_head_whose_iki_are_not_the_iku() -> None:
    kasi = post(2, "Kepala Seksi Taman", 1, ("Terpeliharanya taman", "Luas taman"))
    head = post(1, "Camat", None, ("Meningkatnya layanan", "Nilai IKM"), ("Kolam", "Jumlah ikan"))
    (fakta,) = of_kind("iki-kepala-bukan-iku", head, kasi, iku=IKU)
    assert (fakta.tentang, fakta.pembanding) == ("/jabatan/0/iki/1", ("/iku/1",))
    assert fakta.alasan.id == "1 dari 2 IKI-nya di luar IKU; 1 dari 2 IKU tidak menjadi IKI-nya"
    assert of_kind("iki-kepala-bukan-iku", CAMAT, iku=IKU[:1]) == []


def test_a_level_passed_over() -> None:
    kasi, staf = post(2, "Kepala Seksi", 1, ("Kolam", "Jumlah ikan")), post(3, "Pengadministrasi", 2, ("Layanan", "Nilai IKM"))
    (fakta,) = of_kind("lompat-jenjang", CAMAT, kasi, staf, iku=IKU)
    assert fakta.tentang == "/jabatan/2/iki/0" and ("melewati" in fakta.alasan.id or "atasan berikutnya" in fakta.alasan.id)


def test_an_iki_of_another_unit() -> None:
    row = ("Terlaksananya patroli ketertiban", "Jumlah patroli ketertiban malam")
    taman = post(2, "Kepala Seksi Taman", 1, ("Taman", "Luas rumput"))
    trantib = post(3, "Kepala Seksi Ketenteraman", 1, ("Terlaksananya patroli ketertiban", "Persentase patroli ketertiban malam"))
    clerks = post(4, "Pengadministrasi", 2, row), post(5, "Petugas", 3, ("a", "b"))
    (fakta,) = of_kind("iki-bidang-lain", post(1, "Camat", None), taman, trantib, *clerks)
    assert (fakta.tentang, fakta.nilai, fakta.pembanding) == ("/jabatan/3/iki/0", "IKI 1 Kepala Seksi Ketenteraman", ("/jabatan/2/iki/0",))


@pytest.mark.parametrize(
    ("nama", "indikator", "loose"),
    [
        ("Pengadministrasi", "Persentase arsip kesiapsiagaan bencana yang disimpan", False),
        ("Pengadministrasi", "Jumlah data pos bencana yang dimutakhirkan", False),
        ("Pengadministrasi", "Persentase arsip kepegawaian yang dijaga", True),
        ("Pengadministrasi", "Jumlah latihan bencana", True),
        ("Kepala Subbagian Tata Usaha", "Persentase arsip kesiapsiagaan bencana yang disimpan", True),
    ],
)
def test_staff_who_keep_the_records_of_their_superior_s_work_serve_it(nama: str, indikator: str, loose: bool) -> None:
    kasi = post(2, "Kepala Seksi", 1, ("Layanan", "Persentase pos siaga bencana yang dijaga"))
    posts = (CAMAT, kasi, post(3, nama, 2, ("Tertibnya pekerjaan", indikator)))
    links = [
        Keselarasan(iki="jabatan:0/iki:0", ke="iku:0", skor=1, alasan=""),
        Keselarasan(iki="jabatan:1/iki:0", ke="iku:0", skor=1, alasan=""),
    ]
    links.append(Keselarasan(iki="jabatan:2/iki:0", skor=0.6, alasan=""))
    assert [fakta.tentang for fakta in of_kind("iki-tanpa-atasan", *posts, iku=IKU, links=links)] == ["/jabatan/2/iki/0"] * loose


@pytest.mark.parametrize(
    ("above", "below", "told"),
    [
        ("Melaksanakan patroli ketertiban", "Meningkatnya ketertiban patroli", True),
        ("Terlaksananya patroli ketertiban", "Meningkatnya ketertiban patroli", False),
        ("Melaksanakan patroli ketertiban", "Terlaksananya patroli ketertiban", False),
    ],
)
def test_a_subordinate_that_aims_higher(above: str, below: str, told: bool) -> None:
    posts = (
        post(1, "Camat", None),
        post(2, "Kepala Seksi", 1, (above, "Jumlah patroli")),
        post(3, "Petugas", 2, (below, "Jumlah patroli malam")),
    )
    assert bool(of_kind("kinerja-lebih-tinggi", *posts)) is told


def test_legal_tasks_of_a_camat() -> None:
    dokumen = {"instansi": "Kecamatan Sumberwangi"}
    (fakta,) = of_kind("tugas-camat-tanpa-indikator", CAMAT, dokumen=dokumen)
    assert "koordinasi penerapan dan penegakan Perda dan Perkada" in fakta.nilai and fakta.tentang == ""
    assert of_kind("tugas-camat-tanpa-indikator", CAMAT, dokumen={"instansi": "Dinas Perhubungan"}) == []
    law = post(1, "Camat", None, ("Tertibnya penegakan Perda", "Persentase pelanggaran Perda yang ditindak"))
    (fakta,) = of_kind("tugas-camat-tanpa-indikator", law, dokumen=dokumen)
    assert "Perda" not in fakta.nilai


@pytest.mark.parametrize(("source", "told"), [("Polsek", True), ("LHE Inspektorat", False), ("Laporan kecamatan", False), (None, False)])
def test_an_iku_that_hangs_on_another_office(source: str | None, told: bool) -> None:
    iku = [{"indikator": "Jumlah kejahatan", "sumber_data": source}]
    assert bool(of_kind("iku-lintas-instansi", iku=iku)) is told
    assert (
        of_kind("iku-lintas-instansi", iku=[{"indikator": "Jumlah kejahatan", "sumber_data": source, "definisi": "Kinerja bersama"}]) == []
    )


def test_an_iku_that_only_administration_carries() -> None:
    staf = post(2, "Pengadministrasi", 1, ("Meningkatnya layanan", "Jumlah berkas kenaikan pangkat pegawai"))
    links = [Keselarasan(iki="jabatan:0/iki:0", ke="iku:0", skor=0.9, alasan="x")]
    camat = {**staf, "urut": 1, "atasan_urut": None, "iki": [{"kinerja": None, "indikator": "Jumlah berkas kenaikan pangkat pegawai"}]}
    assert [f.tentang for f in of_kind("iku-hanya-administratif", camat, iku=IKU[:1], links=links)] == ["/iku/0"]

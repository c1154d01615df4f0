"""Facts about tasks and functions: whose they are, whether they stand once, and whether indicators keep within them."""

import pytest

from iki_graph.checks.facts.fakta import Fakta, Konteks
from iki_graph.checks.facts.tugas import facts
from iki_graph.record import IKI, IKU, Asal, Jabatan, Rekaman
from tests.checks.support import complete


def position(urut: int, nama: str, fungsi: list[str], indikator: str | None = None, tugas: list[str] | None = None) -> Jabatan:
    iki = [IKI(kinerja=indikator, indikator=indikator)] if indikator else []
    return Jabatan(urut=urut, nama=nama, tugas=tugas or [], fungsi=fungsi, iki=iki)


def found(*jabatan: Jabatan) -> list[Fakta]:
    return list(facts(Konteks(Rekaman(berkas="a.txt", jabatan=[*jabatan]))))


def kinds(*jabatan: Jabatan) -> set[str]:
    return {fakta.jenis for fakta in found(*jabatan)}


@pytest.mark.parametrize(
    ("first", "second", "alike"),
    [
        (
            "Koordinasi dengan perangkat daerah di bidang penegakan peraturan perundang-undangan",
            "Koordinasi dengan perangkat daerah di bidang penegakan peraturan perundang-undangan dan kepolisian",
            True,
        ),
        ("Tugas lain yang diberikan Kasi Ketertiban Umum", "Tugas-tugas lain yang diberikan Kepala Seksi Ketertiban Umum", True),
        ("Pembinaan kepala desa dan perangkatnya", "Pembinaan lembaga kemasyarakatan desa", False),
        ("Penyusunan rencana kegiatan seksi pelayanan umum", "Penyusunan laporan kegiatan seksi pelayanan umum", False),
        ("Pengelolaan arsip", "Pengelolaan arsip", False),
        ("Penyusunan laporan bulanan realisasi APB Desa", "Penyusunan laporan bulanan penetapan APB Desa", False),
        ("Pengelolaan arsip;", "Pengelolaan arsip; dan", True),
        ("melaksanakan program pembinaan ekonomi desa", "menyusun program pembinaan ekonomi desa", True),
        ("Koordinasi penerapan peraturan perundangan", "Koordinasi penegakan peraturan perundangan", False),
        ("Perumusan kebijakan bidang arsip dan perpustakaan", "Pelaksanaan kebijakan bidang arsip dan perpustakaan", False),
    ],
)
def test_nearly_the_same_in_one_list(first: str, second: str, alike: bool) -> None:
    got = [fakta for fakta in found(position(1, "Pengadministrasi Umum", [first, second])) if fakta.jenis == "fungsi-mirip"]
    assert [(fakta.tentang, fakta.pembanding) for fakta in got] == ([("/jabatan/0/fungsi/1", ("/jabatan/0/fungsi/0",))] if alike else [])


def test_tasks_that_leave_out_what_the_position_is_called_after() -> None:
    assert "tugas-lain-nama" in kinds(position(1, "Pengelola Data", [], tugas=["Melayani permohonan surat nikah"]))
    assert "tugas-lain-nama" not in kinds(position(1, "Pengelola Data", [], tugas=["Mengolah data penduduk"]))
    assert "tugas-lain-nama" not in kinds(position(1, "Pengelola Data", [], tugas=["Melaksanakan tugas lain dari atasan"]))
    for name in ("Bendahara", "Pengadministrasi Umum", "Camat", "Sekretaris Kecamatan", "Inspektur Daerah", "Auditor Ahli Muda"):
        assert "tugas-lain-nama" not in kinds(position(1, name, [], tugas=["Melayani permohonan surat nikah"]))


FUNCTIONS = ["Penyiapan bahan pembinaan posyandu", "Penyaluran bantuan sosial", "Pembinaan kegiatan keagamaan"]


def test_a_list_of_the_superior() -> None:
    head = position(1, "Kepala Seksi Sosial", FUNCTIONS)
    staff = position(2, "Pengelola Bantuan Sosial", [*FUNCTIONS[:2], "Pelaksanaan tugas lain dari kepala seksi"]).model_copy(
        update={"atasan_urut": 1}
    )
    (fakta,) = [fakta for fakta in found(head, staff) if fakta.jenis == "fungsi-salinan-atasan"]
    assert (fakta.tentang, fakta.pembanding) == ("/jabatan/1", ("/jabatan/0/fungsi/0", "/jabatan/0/fungsi/1"))
    own = ["Pencatatan data", "Pengarsipan berkas", "Pengetikan surat"]
    assert "fungsi-salinan-atasan" not in kinds(head, staff.model_copy(update={"fungsi": [*FUNCTIONS[:2], *own]}))
    assert "fungsi-salinan-atasan" not in kinds(head, staff.model_copy(update={"atasan_urut": None}))


def test_a_list_of_another_field() -> None:
    head, other = position(1, "Kepala Seksi Sosial", FUNCTIONS), position(2, "Kepala Seksi Ketertiban", FUNCTIONS)
    assert "tugas-salinan" in kinds(head, other)
    assert "tugas-salinan" not in kinds(head, position(2, "Kepala Seksi Sosial", FUNCTIONS))
    assert "tugas-salinan" not in kinds(head, other.model_copy(update={"atasan_urut": 1}))


def test_one_function_at_two_officials() -> None:
    shared = "Penatausahaan keuangan dan anggaran belanja"
    first = position(1, "Kepala Subbagian Umum", ["Pengelolaan arsip dan surat", shared])
    second = position(2, "Kepala Subbagian Keuangan", ["Penyusunan rencana anggaran", shared])
    assert [(f.tentang, f.pembanding) for f in found(first, second) if f.jenis == "fungsi-dua-jabatan"] == [
        ("/jabatan/1/fungsi/1", ("/jabatan/0/fungsi/1",))
    ]
    third = position(3, "Kepala Seksi Ekonomi", [shared])
    assert "fungsi-dua-jabatan" not in kinds(first, second, third)
    assert "fungsi-dua-jabatan" not in kinds(first, position(2, "Pengadministrasi Keuangan", [shared]))
    common = "Pelaksanaan tugas lain yang diberikan oleh camat"
    assert "fungsi-dua-jabatan" not in kinds(position(1, "Kepala Seksi Sosial", [common]), position(2, "Kepala Seksi Ekonomi", [common]))


def test_an_indicator_of_another_section() -> None:
    service = position(1, "Kepala Seksi Pelayanan", ["Penerbitan izin usaha", "Layanan surat keterangan", "Penanganan pengaduan"])
    strange = position(
        2, "Kepala Seksi Pemberdayaan", ["Pembinaan koperasi", "Fasilitasi posyandu", "Gotong royong"], "Persentase izin yang terbit"
    )
    assert [(f.tentang, f.pembanding) for f in found(service, strange) if f.jenis == "iki-di-luar-fungsi"] == [
        ("/jabatan/1/iki/0", ("/jabatan/0",))
    ]
    own = strange.model_copy(update={"fungsi": [*strange.fungsi, "Rekomendasi izin keramaian"]})
    assert "iki-di-luar-fungsi" not in kinds(service, own)
    assert "iki-di-luar-fungsi" not in kinds(strange)
    assert "iki-di-luar-fungsi" not in kinds(service, strange.model_copy(update={"nama": "Sekretaris"}))


def test_an_iku_outside_the_tasks_of_who_answers_for_it() -> None:
    order = position(1, "Kepala Seksi Ketertiban", ["Pembinaan linmas", "Patroli wilayah"])
    service = position(2, "Kepala Seksi Pelayanan Umum", ["Pelayanan loket"])
    iku = IKU(indikator="Persentase izin usaha yang terbit", penanggung_jawab="Kepala Seksi Ketertiban")

    def outside(iku: IKU, *jabatan: Jabatan) -> list[str]:
        got = facts(Konteks(Rekaman(berkas="a", iku=[iku], jabatan=[*jabatan])))
        return [fakta.tentang for fakta in got if fakta.jenis == "iku-di-luar-tugas"]

    assert outside(iku, order, service) == ["/iku/0"]
    assert outside(iku.model_copy(update={"penanggung_jawab": "Kepala Seksi Pelayanan Umum"}), order, service) == []
    assert outside(iku.model_copy(update={"penanggung_jawab": "Camat"}), order, service) == []
    assert outside(iku, order) == []
    assert outside(iku, order.model_copy(update={"fungsi": ["Pembinaan linmas", "Pengawasan izin usaha"]}), service) == []


def test_functions_that_no_indicator_covers() -> None:
    head = position(1, "Kepala Seksi Sosial", FUNCTIONS, "Jumlah penerima bantuan sosial")
    assert [fakta.pembanding for fakta in found(head) if fakta.jenis == "fungsi-tanpa-iki"] == [
        ("/jabatan/0/fungsi/0", "/jabatan/0/fungsi/2")
    ]
    assert "fungsi-tanpa-iki" not in kinds(position(1, "Kepala Seksi Sosial", FUNCTIONS, "Jumlah posyandu dan penerima bantuan sosial"))
    assert "fungsi-tanpa-iki" not in kinds(position(1, "Pengadministrasi Sosial", FUNCTIONS, "Jumlah penerima bantuan sosial"))


def test_officials_without_appraisal_where_most_have_it() -> None:
    def officials(without: int) -> list[Jabatan]:
        return [
            position(n, f"Kepala Seksi {n}", [*FUNCTIONS, "Penilaian kinerja bawahan" if n > without else "Koordinasi"])
            for n in range(1, 7)
        ]

    rekaman = Rekaman(berkas="a.txt", jabatan=officials(1))
    rekaman.asal = {f"/jabatan/0/fungsi/{n}": Asal(baris=(20 + n, 20 + n)) for n in range(4)}
    assert [(f.tentang, f.baris) for f in facts(Konteks(rekaman)) if f.jenis == "fungsi-kurang"] == [("/jabatan/0", (20, 23))]
    assert "fungsi-kurang" not in kinds(*officials(4))
    assert "fungsi-kurang" not in kinds(*officials(1)[:3])


def test_the_complete_decree_has_none() -> None:
    assert list(facts(Konteks(complete()))) == []

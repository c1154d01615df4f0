"""Two decrees side by side: every kind of difference, what is no difference, and the checks of two documents, each passed and failed."""

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

import pytest
from rdflib import Dataset

from iki_graph.checks.catalogue import comparing_rules
from iki_graph.comparing import Perbandingan, compare, in_order
from iki_graph.graph import build
from iki_graph.graph.iri import document_names
from iki_graph.graph.store import DecreeStore
from iki_graph.pipeline import review
from iki_graph.record import Rekaman

Data = dict[str, Any]

TEXTS = [
    "Persentase desa tertib administrasi", "Jumlah rapat koordinasi linmas", "Indeks kepuasan masyarakat", "Persentase arsip tertata",
    "Jumlah monografi kecamatan", "Nilai SAKIP kecamatan", "Persentase surat keluar tepat waktu", "Jumlah posyandu aktif",
    "Persentase aset tercatat", "Jumlah kegiatan gotong royong",
]  # fmt: skip


def row(text: str, **more: object) -> Data:
    return {"kinerja": "K", "indikator": text, "formulasi": f"Hitungan {text}", "sumber_data": f"Buku {text}", "baris": [50, 51]} | more


def decree(year: int = 2023, **head: object) -> Data:
    """A decree of an office with ten IKI at two positions, two IKU and two legal bases."""
    return {
        "berkas": f"sk-{year}.txt",
        "dokumen": {
            "jenis": "Keputusan Camat", "nomor": f"188/{year}", "tahun": str(year), "instansi": "Kecamatan Sumber", "kabupaten": "Kabupaten Magetan",
        } | head,
        "menimbang": ["bahwa perlu menetapkan indikator"],
        "mengingat": [
            {"no": 1, "teks": "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah", "jenis": "UU", "nomor": "23", "tahun": 2014},
            {"no": 2, "teks": "Peraturan Bupati tentang Kecamatan"},
        ],
        "diktum": [{"ke": "KESATU", "teks": "Menetapkan indikator"}],
        "iku": [row("Indeks kualitas layanan kecamatan", sasaran="S") | {"kinerja": None}, row("Persentase konflik selesai") | {"kinerja": None}],
        "jabatan": [
            {"urut": 1, "nama": "Camat Sumber", "pemegang": {"nama": "Adi Wijaya"}, "iki": [row(text) for text in TEXTS[:5]]},
            {"urut": 2, "nama": "Sekretaris", "pemegang": {"nama": "Budi"}, "atasan_urut": 1, "iki": [row(text) for text in TEXTS[5:]]},
        ],
    }  # fmt: skip


def record(data: Data) -> Rekaman:
    for item in data["iku"]:
        item.pop("kinerja", None)
    sumber = {"sha256": hashlib.sha256(repr(data).encode()).hexdigest(), "baris": 120}
    return Rekaman.model_validate({**data, "sumber": sumber})


def compared(old: Data, new: Data, people: bool = False, graphs: Callable[[Rekaman], Dataset] = build) -> Perbandingan:
    store = DecreeStore()
    names = []
    for rekaman in (record(old), record(new)):
        store.put(graphs(rekaman))
        names.append(str(document_names(rekaman).document))
    return compare(store, *names, people=people)


def change(alter: Callable[[Data], object], year: int = 2024) -> Perbandingan:
    """The decree of 2023 beside that of a later year with one change."""
    new = decree(year)
    alter(new)
    return compared(decree(), new)


def test_the_same_decree_of_another_year_differs_in_nothing() -> None:
    found = change(lambda new: None)
    assert (found.selisih, found.jumlah, found.salinan, found.sama_instansi) == ([], {}, 1.0, True)


CHANGES: Mapping[str, tuple[Callable[[Data], object], list[tuple[str, str, str]]]] = {
    "new": (lambda d: d["iku"].append(row("Jumlah inovasi")), [("baru", "", "Jumlah inovasi")]),
    "dropped": (lambda d: d["jabatan"][0]["iki"].pop(2), [("hilang", TEXTS[2], "")]),
    "marks and case": (lambda d: d["iku"][0].update(indikator="INDEKS  kualitas layanan, kecamatan"), []),
    "renamed": (
        lambda d: d["jabatan"][0]["iki"][0].update(indikator="Persentase desa yang tertib administrasinya"),
        [("ganti-nama", TEXTS[0], "Persentase desa yang tertib administrasinya")],
    ),
    "misspelt": (
        lambda d: d["iku"][1].update(indikator="Persentase konflk selesai"),
        [("ganti-nama", "Persentase konflik selesai", "Persentase konflk selesai")],
    ),
    "replaced": (
        lambda d: d["jabatan"][0]["iki"][3].update(indikator="Jumlah kader terlatih", formulasi="Kader", sumber_data="Absen"),
        [("baru", "", "Jumlah kader terlatih"), ("hilang", TEXTS[3], "")],
    ),
    "moved": (
        lambda d: d["jabatan"][1]["iki"].append(d["jabatan"][0]["iki"].pop(1)),
        [("pindah", "Camat Sumber", "Sekretaris")],
    ),
    "formula": (lambda d: d["iku"][0].update(formulasi="Nilai survei"), [("formula-berubah", "Hitungan Indeks kualitas layanan kecamatan", "Nilai survei")]),
    "source": (lambda d: d["iku"][0].update(sumber_data=None), [("sumber-berubah", "Buku Indeks kualitas layanan kecamatan", "")]),
    "target": (lambda d: d["iku"][0].update(target="85"), [("target-berubah", "", "85")]),
    "unit": (lambda d: d["iku"][0].update(satuan="Indeks"), [("satuan-berubah", "", "Indeks")]),
    "position": (
        lambda d: d["jabatan"].append({"urut": 3, "nama": "Kepala Seksi Trantib", "iki": []}),
        [("jabatan-baru", "", "Kepala Seksi Trantib")],
    ),
    "position renamed by order of words only": (lambda d: d["jabatan"][0].update(nama="CAMAT SUMBER"), []),
    "position renamed": (
        lambda d: d["jabatan"][1].update(nama="Kepala Bagian Tata Usaha"),
        [("jabatan-ganti-nama", "Sekretaris", "Kepala Bagian Tata Usaha")],
    ),
    "holder": (lambda d: d["jabatan"][1].update(pemegang={"nama": "Cici"}), [("pemegang-berganti", "", "")]),
    "basis": (
        lambda d: d["mengingat"][0].update(teks="Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintah Daerah"),
        [("dasar-berubah", "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah", "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintah Daerah")],
    ),
    "basis dropped": (lambda d: d["mengingat"].pop(1), [("dasar-hilang", "Peraturan Bupati tentang Kecamatan", "")]),
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_one_change_one_difference(name: str) -> None:
    alter, expected = CHANGES[name]
    assert [(one.perihal, one.lama, one.baru) for one in change(alter).selisih] == expected


def test_a_renamed_position_keeps_what_is_renamed_in_it_and_one_iki_in_common_is_no_proof() -> None:
    def renamed(new: Data, kept: int) -> None:
        post = new["jabatan"][1]
        post["nama"] = "Kepala Bagian Tata Usaha"
        for at, item in enumerate(post["iki"][kept:]):
            item.update(row(f"Jumlah kader binaan wilayah {'utara timur selatan barat'.split()[at]}"))

    kinds = {one.perihal for one in change(lambda new: renamed(new, 3)).selisih}
    assert kinds == {"jabatan-ganti-nama", "baru", "hilang"}
    other = {one.perihal for one in change(lambda new: renamed(new, 1)).selisih}
    assert other == {"jabatan-baru", "jabatan-hilang", "pindah", "baru", "hilang"}
    (found,) = change(CHANGES["position renamed"][0]).selisih
    assert (found.skor, found.alasan) == (1.0, "sebagian besar IKI-nya sama")


def test_what_was_guessed_says_why() -> None:
    (found,) = change(CHANGES["renamed"][0]).selisih
    assert found.skor is not None and 0.6 <= found.skor <= 1
    assert found.alasan.startswith("kata pokok sama: ") and found.alasan_en.startswith("same key words: ")
    assert (found.baris_lama, found.baris_baru) == ((50, 51), (50, 51))
    (spelt,) = change(CHANGES["misspelt"][0]).selisih
    assert spelt.alasan == "hanya penulisannya yang berbeda"


def test_holders_are_named_only_if_asked_for() -> None:
    new = decree(2024)
    new["jabatan"][1]["pemegang"] = {"nama": "Cici"}
    assert "Cici" not in compared(decree(), new).model_dump_json()
    (found,) = compared(decree(), new, people=True).selisih
    assert (found.lama, found.baru) == ("Budi", "Cici")


def test_findings_mended_and_new() -> None:
    old, new = decree(), decree(2024)
    old["iku"][0]["formulasi"] = None
    new["jabatan"][1]["iki"].insert(0, row("Jumlah tamu", formulasi=None))
    found = compared(old, new, graphs=lambda r: review(r).graphs).selisih
    forms = {(one.perihal, one.hal.split()[0], one.lama or one.baru, one.alasan) for one in found if "FRM-01" in one.hal}
    assert forms == {
        ("temuan-selesai", "FRM-01", "Indeks kualitas layanan kecamatan", ""),
        ("temuan-baru", "FRM-01", "Jumlah tamu", "pada unsur baru"),
    }
    # The rows below the new one have other numbers now; their findings are neither mended nor new.
    assert not [one for one in found if one.perihal == "temuan-baru" and one.baru in TEXTS]


def test_a_decree_beside_itself_has_no_findings_mended_or_new() -> None:
    old, new = decree(), decree(2024)
    for year, one in ((2023, old), (2024, new)):
        one["diktum"] = [
            {"ke": "PERTAMA", "teks": f"Menetapkan indikator Tahun {year}"},
            {"ke": "KEDUA", "teks": "Berlaku sejak ditetapkan"},
        ]
    assert "DOK-15" in {one.kode for one in review(record(new)).temuan}
    found = compared(old, new, graphs=lambda rekaman: review(rekaman).graphs)
    assert [one for one in found.selisih if one.perihal.startswith("temuan")] == []


def test_decrees_of_one_office_follow_each_other_by_year() -> None:
    store = DecreeStore()
    names = {}
    for year, head in ((2024, {}), (2022, {}), (2023, {"instansi": "KECAMATAN SUMBER"}), (2021, {"instansi": "Kecamatan Lain"})):
        rekaman = record(decree(year, **head))
        store.put(build(rekaman))
        names[year] = str(document_names(rekaman).document)
    assert in_order(store, list(names.values())) == [(names[2022], names[2023]), (names[2023], names[2024])]


# ---- checks of two documents


def explained(new: Data) -> None:
    new["iku"].pop()
    new["menimbang"].append("bahwa berdasarkan hasil reviu perlu penyesuaian indikator")


def revoked(new: Data) -> None:
    new["dokumen"]["tahun"] = "2023-2026"
    new["diktum"].append({"ke": "KEDUA", "teks": "Keputusan Camat Nomor 188/2023 dicabut dan dinyatakan tidak berlaku."})


def reviewed(new: Data) -> None:
    new["jabatan"][0]["iki"][0]["formulasi"] = "Desa tertib dibagi seluruh desa"


def elsewhere(new: Data) -> None:
    new["dokumen"]["instansi"] = "Kecamatan Parang"


def elsewhere_with_other_formulas(new: Data) -> None:
    elsewhere(new)
    new["iku"][0]["formulasi"] = "Nilai survei"
    for item in new["jabatan"][0]["iki"]:
        item["formulasi"] += " menurut Kecamatan Parang"


def far_away(new: Data) -> None:
    elsewhere_with_other_formulas(new)
    new["dokumen"]["kabupaten"] = "Kabupaten Ngawi"


RULES: Mapping[str, tuple[Callable[[Data], object], Callable[[Data], object], int]] = {
    "LTS-04": (explained, lambda d: d["iku"].pop(), 1),
    "LTS-05": (lambda d: d["iku"][0].update(formulasi="hitungan INDEKS kualitas layanan kecamatan."), reviewed, 1),
    "LTS-09": (far_away, elsewhere_with_other_formulas, 1),
    "LTS-10": (revoked, lambda d: d["dokumen"].update(tahun="2023-2026"), 1),
    "LTS-11": (reviewed, lambda d: None, 1),
    "LTS-13": (elsewhere_with_other_formulas, elsewhere, 1),
}
"""Of each check: a change that it passes, one that it does not, and how many findings that gives."""


def test_every_check_of_two_documents_is_tested() -> None:
    assert set(RULES) == set(comparing_rules())


@pytest.mark.parametrize("code", RULES)
def test_a_check_passes_and_fails(code: str) -> None:
    passing, failing, number = RULES[code]
    assert code not in [item.kode for item in change(passing).temuan]
    found = [item for item in change(failing).temuan if item.kode == code]
    assert len(found) == number
    for item in found:
        assert "{" not in item.pesan + item.pesan_en + item.saran + item.saran_en
        assert item.jenis == "telaah" and item.saran.startswith("Agar ") and item.iri


def test_findings_keep_their_identity() -> None:
    once, again = change(reviewed), change(reviewed)
    assert [item.sidik for item in once.temuan] == [item.sidik for item in again.temuan]
    assert once.model_dump_json() == again.model_dump_json()


def test_few_indicators_are_no_copy() -> None:
    def few(data: Data) -> Data:
        del data["jabatan"][1]
        return data

    assert compared(few(decree()), few(decree(2024))).salinan == 0

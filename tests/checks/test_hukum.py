"""The legal basis of whole records: what findings say, how firmly, and that one fault is one finding."""

import pytest

from iki_graph.checks import check
from iki_graph.checks.temuan import Temuan
from iki_graph.parsing.citations import take_apart
from iki_graph.record import Dokumen, Rekaman, Sitasi

CODES = {f"HKM-{number:02}" for number in (2, 3, 4, 5, 6, 7, 11, 12, 13, 14, 19, 21, 22, 23, 24, 26)}


def findings(*basis: str, tanggal: str = "2024-02-01") -> list[Temuan]:
    dokumen = Dokumen(jenis="Keputusan Camat", tanggal=tanggal, tahun=tanggal[:4], instansi="Kecamatan Sukarasa")
    rekaman = Rekaman(berkas="x.txt", dokumen=dokumen, mengingat=[Sitasi(no=at, **take_apart(text)) for at, text in enumerate(basis, 1)])
    return [temuan for temuan in check(rekaman) if temuan.kode in CODES]


def only(*basis: str, **more: str) -> Temuan:
    (temuan,) = findings(*basis, **more)
    return temuan


UU17 = "Undang-Undang Nomor 17 Tahun 2003 tentang Keuangan Negara (Lembaran Negara Tahun 2003 Nomor {}, Tambahan Lembaran Negara Nomor {});"


@pytest.mark.parametrize(
    ("ln", "tln", "code", "words"),
    [
        ("47", "4286", None, ()),
        ("74", "4286", "HKM-06", ("LN 2003 Nomor 74", "LN 2003 Nomor 47", "menurut daftar peraturan")),
        ("47", "4287", "HKM-07", ("4287", "4286", "bentuk keliru yang lazim")),
        ("74", "4287", "HKM-06", ("LN 2003 Nomor 74, TLN Nomor 4287", "LN 2003 Nomor 47, TLN Nomor 4286")),
    ],
)
def test_gazette_and_supplement_are_one_fault(ln: str, tln: str, code: str | None, words: tuple[str, ...]) -> None:
    found = findings(UU17.format(ln, tln))
    assert [(t.kode, t.jenis, t.tingkat) for t in found] == ([(code, "pasti", "peringatan")] if code else [])
    assert all(word in found[0].pesan for word in words)


def test_english_sentences_have_their_own_words() -> None:
    temuan = only(UU17.format("47", "4287"))
    assert "a common misprint" in temuan.pesan_en and "lazim" not in temuan.pesan_en


@pytest.mark.parametrize(
    ("text", "code", "level"),
    [
        ("Undang-Undang Nomor 32 Tahun 2004 tentang Pemerintahan Daerah;", "HKM-02", ("pasti", "pelanggaran")),
        ("Instruksi Presiden Nomor 7 Tahun 1999 tentang Akuntabilitas Kinerja Instansi Pemerintah;", "HKM-02", ("telaah", "info")),
        # Only the day of the repeal is unchecked, and the year settles it.
        (
            "Peraturan Menteri Dalam Negeri Nomor 13 Tahun 2006 tentang Pedoman Pengelolaan Keuangan Daerah;",
            "HKM-02",
            ("pasti", "pelanggaran"),
        ),
        # Who repealed it is unchecked.
        ("Peraturan Menteri Dalam Negeri Nomor 54 Tahun 2009 tentang Tata Naskah Dinas di Lingkungan Pemda;", "HKM-02", ("telaah", "info")),
        ("Peraturan Pemerintah Nomor 18 Tahun 2016 tentang Perangkat Daerah;", "HKM-12", ("pasti", "peringatan")),
        ("Undang-Undang Nomor 12 Tahun 1950 tentang Pembentukan Kabupaten di Jawa Timur;", "HKM-12", ("telaah", "info")),
    ],
)
def test_what_the_registry_is_not_sure_of_is_a_matter_to_look_into(text: str, code: str, level: tuple[str, str]) -> None:
    temuan = next(t for t in findings(text) if t.kode == code)
    assert (temuan.jenis, temuan.tingkat) == level
    assert ("belum diperiksa" in temuan.pesan) == (level[0] == "telaah")


def test_a_chain_of_successors_ends_with_the_one_in_force() -> None:
    temuan = only("Keputusan Menteri PAN Nomor KEP/25/M.PAN/2/2004 tentang Pedoman Umum Penyusunan Indeks Kepuasan Masyarakat;")
    assert "Nomor 16 Tahun 2014" in temuan.pesan
    assert temuan.saran.endswith("Nomor 14 Tahun 2017.")


def test_the_unchecked_day_of_a_repeal_is_not_told() -> None:
    temuan = only("Peraturan Menteri PANRB Nomor 16 Tahun 2014 tentang Pedoman Survei Kepuasan Masyarakat;", tanggal="2023-01-27")
    assert "pada tahun 2017" in temuan.pesan and "Mei" not in temuan.pesan


@pytest.mark.parametrize(("tanggal", "codes"), [("2021-12-30", []), ("2021-12-31", ["HKM-02"]), ("2021-12", []), ("2022-01", ["HKM-02"])])
def test_the_day_of_the_decree_decides(tanggal: str, codes: list[str]) -> None:
    text = "Peraturan Menteri PANRB Nomor 12 Tahun 2015 tentang Pedoman Evaluasi atas Implementasi SAKIP;"
    assert [t.kode for t in findings(text, tanggal=tanggal)] == codes


def test_regional_regulations_are_judged_by_form_and_consistency_alone() -> None:
    rule = "Peraturan Daerah Kabupaten Tuban Nomor 5 Tahun {} tentang Pengelolaan Pasar (Lembaran Daerah Kabupaten Tuban Tahun {} Nomor 7);"
    assert findings(rule.format(2004, 2004)) == []
    assert [t.kode for t in findings(rule.format(2025, 2025))] == ["HKM-03"]
    assert [t.kode for t in findings(rule.format(2004, 2004), rule.format(2004, 2004))] == ["HKM-13"]


def test_without_a_date_nothing_is_said_about_force() -> None:
    rekaman = Rekaman(
        berkas="x.txt", mengingat=[Sitasi(no=1, **take_apart("Undang-Undang Nomor 32 Tahun 2004 tentang Pemerintahan Daerah;"))]
    )
    assert [t.kode for t in check(rekaman) if t.kode in CODES] == []

"""Numbering, empty rows, doubled and broken texts, tables of contents."""

from difflib import SequenceMatcher

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iki_graph.checks.facts import tata_letak
from iki_graph.checks.facts.fakta import Fakta, Konteks
from iki_graph.record import IKI, Bagian, Jabatan, Rekaman
from tests.checks.facts.support import document
from tests.checks.support import complete


def facts(text: str, parts: list[Bagian] | None = None) -> list[Fakta]:
    return list(tata_letak.facts(Konteks(Rekaman(berkas="sk.txt", bagian=parts or []), document(text))))


def listed(*marks: str) -> str:
    return "\n".join(f"{mark} Penyediaan bahan urusan ke-{at}" for at, mark in enumerate(marks))


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        (("1.", "2.", "3."), None),
        (("1.", "1.", "2.", "4."), ("1 → 1, 2 → 4", (1, 4))),
        (("1.", "2.", "4."), ("2 → 4", (2, 3))),
        (("a.", "b.", "d."), ("2 → 4", (2, 3))),
        (("a)", "b)", "b)"), ("2 → 2", (2, 3))),
        (("j.", "k.", "1."), None),
        (("1.", "2.", "1.", "2."), None),
        (("3.", "4."), None),
        (("1.", "a.", "b.", "2.", "a.", "3."), None),
        (("8.", "9.", "2021."), None),
    ],
)
def test_numbers_of_items(marks: tuple[str, ...], expected: tuple[str, tuple[int, int]] | None) -> None:
    found = [(fakta.nilai, fakta.baris) for fakta in facts(listed(*marks))]
    assert found == ([expected] if expected else [])


def test_a_heading_a_label_or_a_table_ends_a_list() -> None:
    for between in ("Tugas : membantu camat", "INDIKATOR KINERJA INDIVIDU", "NO\tKINERJA\tINDIKATOR"):
        assert facts(f"{listed('1.', '2.')}\n{between}\n{listed('5.', '6.')}") == []


def test_rows_of_dashes() -> None:
    text = "NO\tKINERJA\tINDIKATOR\n1\tTertib\tJumlah\n\t–\t\n\t-\t-\n--\t--\t---\n2\tAman\tJumlah"
    assert [(fakta.jenis, fakta.baris) for fakta in facts(text)] == [("baris-tabel-kosong", (3, 4))]


PARAGRAPH = "Indikator kinerja digunakan untuk perencanaan, pengukuran, pelaporan, dan evaluasi kinerja instansi pemerintah daerah."
CHAPTER = [Bagian(jenis="bab", nama="BAB I", baris=(1, 9))]


def test_a_paragraph_printed_twice() -> None:
    text = f"{PARAGRAPH}\nIsi lain.\n{PARAGRAPH.upper()}"
    assert [(fakta.jenis, fakta.baris) for fakta in facts(text, CHAPTER)] == [("paragraf-ganda", (3, 3))]
    assert facts(text, [Bagian(jenis="lampiran", nama="LAMPIRAN", baris=(1, 9))]) == []
    assert facts(f"{PARAGRAPH[:40]}\n{PARAGRAPH[:40]}", CHAPTER) == []


def test_a_long_paragraph_printed_nearly_twice() -> None:
    long = f"{PARAGRAPH} {PARAGRAPH[:-1]} dan kecamatan."
    assert [fakta.jenis for fakta in facts(f"{long}\n{long.replace('evaluasi kinerja', 'evaluasi hasil', 1)}", CHAPTER)] == [
        "paragraf-ganda"
    ]
    assert facts(f"{long}\n{long[:120]} {long[120:].upper()[::-1]}", CHAPTER) == []


def test_a_paragraph_that_begins_in_the_middle() -> None:
    text = f"{PARAGRAPH}\n\nsebagai bentuk komitmen kantor kecamatan dalam pelayanan."
    assert [(fakta.jenis, fakta.baris) for fakta in facts(text, CHAPTER)] == [("teks-terpotong", (3, 3))]
    assert facts(text.replace("daerah.", "daerah"), CHAPTER) == []


def test_a_heading_that_nothing_follows() -> None:
    assert [(fakta.jenis, fakta.baris) for fakta in facts("NO\tKINERJA\n1\tTertib\n\nINDIKATOR KINERJA INDIVIDU")] == [
        ("teks-terpotong", (4, 4))
    ]
    assert facts("INDIKATOR KINERJA INDIVIDU\n\nNO\tKINERJA\n1\tTertib") == []


def test_a_bullet_printed_twice() -> None:
    assert [fakta.jenis for fakta in facts("Sumber\tIsi: - Laporan Bendahara Pengeluaran- Laporan Bendahara Pengeluaran")] == [
        "paragraf-ganda"
    ]


@pytest.mark.parametrize(
    ("fungsi", "expected"),
    [
        (["Penyusunan program; dan", "Pelaksanaan fungsi lain."], []),
        (["Penyusunan program;", "Pelaporan kepada sekretaris; dan"], ["teks-terpotong"]),
        (["Pembinaan desa yang", "Pelaporan."], ["teks-terpotong"]),
        (["Pengendalian peraturan perundang-", "Pelaporan."], ["teks-terpotong"]),
        (["Pelaporan sesuai dengan tugas dan fungsinya"], []),
        (["Penyusunan program;", "Pembinaan desa di Kecamatan Sa'dan"], []),
    ],
)
def test_texts_that_break_off(fungsi: list[str], expected: list[str]) -> None:
    rekaman = Rekaman(berkas="a", jabatan=[Jabatan(urut=1, nama="Kepala Seksi", fungsi=fungsi)])
    assert [fakta.jenis for fakta in tata_letak.facts(Konteks(rekaman))] == expected


def test_an_indicator_that_breaks_off() -> None:
    rekaman = Rekaman(berkas="a", jabatan=[Jabatan(urut=1, iki=[IKI(indikator="Jumlah laporan dan", formulasi="Jumlah laporan")])])
    assert [fakta.tentang for fakta in tata_letak.facts(Konteks(rekaman))] == ["/jabatan/0/iki/0/indikator"]


BOOK = """DAFTAR ISI
BAB I PENDAHULUAN ..... 1
1.1 Latar Belakang ..... 1
{} ..... 3
BAB I PENDAHULUAN
1.1. Latar Belakang
BAB II
PENUTUP"""
PARTS = [
    Bagian(jenis="daftar-isi", nama="DAFTAR ISI", baris=(1, 4)),
    Bagian(jenis="bab", nama="BAB I", baris=(5, 6)),
    Bagian(jenis="bab", nama="BAB II", baris=(7, 8)),
]


@pytest.mark.parametrize(
    ("entry", "expected"),
    [("BAB II PENUTUP", []), ("BAB III EVALUASI", [("daftar-isi-tanpa-isi", (4, 4)), ("isi-tanpa-daftar", (7, 7))])],
)
def test_the_table_of_contents(entry: str, expected: list[tuple[str, tuple[int, int]]]) -> None:
    assert [(fakta.jenis, fakta.baris) for fakta in facts(BOOK.format(entry), PARTS)] == expected


def test_the_complete_decree_is_well_laid_out() -> None:
    assert list(tata_letak.facts(Konteks(complete()))) == []


WORDS = ("pelayanan", "kecamatan", "meningkatkan", "kinerja", "instansi", "pemerintah", "akuntabilitas", "masyarakat", "sasaran", "dan")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.sampled_from(WORDS), min_size=28, max_size=34), st.lists(st.tuples(st.integers(0, 27), st.sampled_from(WORDS)), max_size=9)
)
def test_twins_as_by_their_ratio(words: list[str], changes: list[tuple[int, str]]) -> None:
    """What is compared first never hides a twin."""
    other = list(words)
    for at, word in changes:
        other[at] = word
    one, two = "".join(words), "".join(other)
    alike = SequenceMatcher(None, one, two, autojunk=False).ratio() >= 0.9
    long = min(len(one), len(two)) >= 200 and 0.8 < len(one) / len(two) < 1.25
    assert tata_letak._nearly(one, two) == (alike and long)

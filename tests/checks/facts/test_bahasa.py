"""Words, stems and likeness of texts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iki_graph.checks.facts.bahasa import content, likeness, stem, words
from iki_graph.reference.tables import table


@pytest.mark.parametrize(
    ("root", "family"),
    [
        ("lapor", "laporan pelaporan melaporkan dilaporkan terlapornya"),
        ("nilai", "nilai penilaian menilai dinilai nilainya"),
        ("kelola", "kelola mengelola pengelolaan dikelola terkelolanya"),
        ("susun", "menyusun penyusunan tersusunnya susunan disusun"),
        ("rencana", "perencanaan merencanakan terencananya rencana"),
        ("pegawai", "pegawai kepegawaian"),
        ("tertib", "tertib ketertiban penertiban ditertibkan"),
        ("tenteram", "ketenteraman ketentraman tenteram"),
        ("koordinasi", "mengoordinasikan mengkoordinasikan koordinasi kordinasi terkoordinasinya"),
        ("tingkat", "meningkatnya peningkatan ditingkatkan"),
        ("didik", "pendidikan didikan"),
        ("sedia", "tersedianya penyediaan ketersediaan menyediakan"),
        ("izin", "izin perizinan perijinan"),
        ("selesai", "penyelesaian terselesaikannya diselesaikan"),
        ("ikut", "mengikuti ikut diikuti"),
        ("bangun", "pembangunan bangunan membangun"),
    ],
)
def test_one_stem_a_family(root: str, family: str) -> None:
    assert {word: stem(word) for word in family.split()} == dict.fromkeys(family.split(), root)


@pytest.mark.parametrize("word", ["jalan", "camat", "dinas", "jumlah", "perda", "media", "menit", "disiplin", "kantor", "surat", "seksi"])
def test_words_that_only_look_affixed(word: str) -> None:
    assert stem(word) == word


@pytest.mark.parametrize(
    ("one", "other"), [("perangkat", "pengangkatan"), ("pengawasan", "kawasan"), ("perintah", "tanah"), ("surat", "urut")]
)
def test_families_stay_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


def test_words_in_order_with_numbers() -> None:
    assert words("Rata-rata 1.250 surat (per TRIWULAN) ke-2") == ["rata", "rata", "1.250", "surat", "per", "triwulan", "ke", "2"]


def test_content_leaves_empty_words_out() -> None:
    assert content("Jumlah laporan yang disusun dalam 12 bulan x 100%") == {"lapor", "susun", "bulan"}


def test_likeness() -> None:
    assert likeness("Persentase penyelesaian laporan", "Jumlah laporan yang diselesaikan") == 1
    assert likeness("Jumlah surat masuk", "Jumlah surat keluar") == 0.5
    assert likeness("Jumlah surat masuk", "Persentase balita sehat") == 0
    assert likeness("", "Jumlah surat") == 0


@given(st.text(alphabet="abdegiklmnoprstuwy", min_size=1, max_size=18))
def test_a_stem_is_short(word: str) -> None:
    assert 0 < len(stem(word)) <= len(word) + 1


def test_a_root_is_its_own_stem() -> None:
    roots = {row["root"] for row in table("kata-dasar.csv")}
    assert len(roots) > 500
    assert {root for root in roots if stem(root) != root} == set()


@given(st.text(max_size=40), st.text(max_size=40))
def test_likeness_is_a_share(a: str, b: str) -> None:
    assert 0 <= likeness(a, b) == likeness(b, a) <= 1

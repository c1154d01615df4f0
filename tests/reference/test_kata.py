"""Which words are known, and what an unknown one was meant for."""

import pytest

from iki_graph.reference import kata


@pytest.mark.parametrize(
    "word",
    ["pelayanan", "menyelenggarakan", "dipertanggungjawabkan", "keberhasilan", "ketidaksesuaian", "memperbaiki", "pengoordinasian"]
    + ["mengkoordinasikan", "bekerja", "terealisasi", "terlaksananya", "berpenghasilan", "pemutakhiran", "menyusun", "pengetikan", "skck"],
)
def test_known(word: str) -> None:
    assert kata.is_known(word)


@pytest.mark.parametrize("word", ["pelaksanakan", "mengkoordinasian", "keuanganan", "pelaksaaan", "unuk", "xyz", "an"])
def test_unknown(word: str) -> None:
    assert not kata.is_known(word)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [("sama", "sama", 0), ("unuk", "untuk", 1), ("menyipakan", "menyiapkan", 1), ("desa", "kota", 3), ("a", "abcd", 3)],
)
def test_slips(a: str, b: str, expected: int) -> None:
    assert kata.slips(a, b) == kata.slips(b, a) == expected


def test_one_slip_is_what_slips_calls_one() -> None:
    near = kata.one_slip("desa")
    assert {"des", "dessa", "dosa", "edsa"} <= near
    assert all(kata.slips("desa", other) == 1 for other in near)


def test_two_slips_and_known_among() -> None:
    assert "akuntabilitas" in kata.two_slips("akurabilitas", kata.listed_words())
    assert kata.known_among({"laporan", "lapuran"}) == {"laporan"}

"""Which words are known, and what an unknown one was meant for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

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


@settings(max_examples=200)
@given(st.text("abc", max_size=7), st.text("abc", max_size=7), st.integers(1, 2))
def test_slips_as_by_the_book(a: str, b: str, most: int) -> None:
    """The recurrence of Damerau and Levenshtein, without any shortcut."""
    cost: dict[tuple[int, int], int] = {}
    for i in range(len(a) + 1):
        for j in range(len(b) + 1):
            ways = [i + j] if not i or not j else [cost[i - 1, j] + 1, cost[i, j - 1] + 1, cost[i - 1, j - 1] + (a[i - 1] != b[j - 1])]
            if i > 1 and j > 1 and a[i - 1] == b[j - 2] and a[i - 2] == b[j - 1]:
                ways.append(cost[i - 2, j - 2] + 1)
            cost[i, j] = min(ways)
    assert kata.slips(a, b, most) == min(cost[len(a), len(b)], most + 1)


def test_one_slip_is_what_slips_calls_one() -> None:
    near = kata.one_slip("desa")
    assert {"des", "dessa", "dosa", "edsa"} <= near
    assert all(kata.slips("desa", other) == 1 for other in near)


def test_two_slips_and_known_among() -> None:
    assert "akuntabilitas" in kata.two_slips("akurabilitas", kata.listed_words())
    assert kata.known_among({"laporan", "lapuran"}) == {"laporan"}

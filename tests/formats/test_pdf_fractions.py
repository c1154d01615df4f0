"""Fractions in digital PDFs: drawn bars, factors beside them, cuts at page ends."""

from pathlib import Path

import pytest

from .paper import Sheet
from .test_pdf import HEAD, XS, document, rows


def test_fractions_drawn_with_a_bar(tmp_path: Path) -> None:
    cell = ["Jumlah surat yang", "diarsip tepat waktu", "", "Jumlah surat"]
    sheet = Sheet().grid(80, XS, (20, 60), [HEAD, [["1."], ["Tertib"], ["Persentase surat"], cell, ["Buku"]]])
    sheet.stroke(334, 128, 420, 128).text(424, 131, "x 100%")
    (_, row) = rows(document(tmp_path, sheet))
    assert row.cells is not None
    assert row.cells[3] == "Jumlah surat yang diarsip tepat waktu / Jumlah surat x 100%"


def test_the_factor_behind_a_bar_goes_with_it_past_the_end_of_the_cell(tmp_path: Path) -> None:
    """As browsers print a fraction that just fits its cell: `x 100%` runs into the next, over the words there."""
    cell = ["Jumlah surat yang diarsip", "", "Jumlah surat"]
    sheet = Sheet().grid(80, XS, (20, 50), [HEAD, [["1."], ["Tertib"], ["Persentase surat"], cell, ["Buku", "agenda"]]])
    sheet.stroke(334, 120, 461, 120).text(464, 123.5, "x 100%")
    (_, row) = rows(document(tmp_path, sheet))
    assert row.cells is not None
    assert row.cells[3:] == ("Jumlah surat yang diarsip / Jumlah surat x 100%", "Buku agenda")


def test_a_times_at_the_end_of_a_line_keeps_its_place(tmp_path: Path) -> None:
    cell = ["Surat tertib / Jumlah surat x", "100%"]
    sheet = Sheet().grid(80, XS, (20, 50), [HEAD, [["1."], ["Tertib"], ["Persentase surat"], cell, ["Buku"]]])
    (_, row) = rows(document(tmp_path, sheet))
    assert row.cells is not None and row.cells[3] == "Surat tertib / Jumlah surat x 100%"


@pytest.mark.parametrize("cut", [1, 0])
def test_the_factor_behind_an_underlined_numerator_goes_on_below(cut: int, tmp_path: Path) -> None:
    """In a narrow column `x 100%`, or `100%` of it, stands on the line between the operands."""
    above, below = (" x", "100%") if cut else ("", "x 100%")
    cell = [f"Jumlah surat tertib{above}", below, "Jumlah surat"]
    sheet = Sheet().grid(80, XS, (20, 50), [HEAD, [["1."], ["Tertib"], ["Persentase surat"], cell, ["Buku"]]])
    # An underline leaves room for the letters that reach below it.
    sheet.stroke(334, 112.5, 390, 112.5).stroke(396, 112.5, 415, 112.5)
    (_, row) = rows(document(tmp_path, sheet))
    assert row.cells is not None and row.cells[3] == "Jumlah surat tertib / Jumlah surat x 100%"


def test_an_operand_with_an_operator_is_bracketed(tmp_path: Path) -> None:
    sheet = Sheet().grid(80, XS, (20, 50), [HEAD, [["1."], ["Tertib"], ["Nilai"], ["Masuk + keluar", "", "Semua surat"], ["Buku"]]])
    sheet.stroke(334, 117, 420, 117)
    (_, row) = rows(document(tmp_path, sheet))
    assert row.cells is not None
    assert row.cells[3] == "(Masuk + keluar) / Semua surat"


def test_an_underlined_label_is_no_fraction(tmp_path: Path) -> None:
    sheet = Sheet().grid(80, XS, (20, 50), [HEAD, [["1."], ["Tertib"], ["Nilai"], ["Rumus :", "Jumlah surat"], ["Buku"]]])
    sheet.stroke(334, 112.5, 370, 112.5)
    (_, row) = rows(document(tmp_path, sheet))
    assert row.cells is not None
    assert row.cells[3] == "Rumus : Jumlah surat"


def test_a_fraction_cut_at_its_bar(tmp_path: Path) -> None:
    one = Sheet().grid(742, XS, (20, 44), [HEAD, [["1."], ["Tertib"], ["Persentase surat"], ["Jumlah surat", "yang diarsip"], ["Buku"]]])
    one.stroke(334, 803, 420, 803).text(424, 785, "x 100%")
    two = Sheet().grid(60, XS, (20, 28), [HEAD, [[], [], [], ["jumlah surat"], []]])
    _, row = rows(document(tmp_path, one, two))
    assert row.cells is not None
    assert row.cells[3] == "Jumlah surat yang diarsip / jumlah surat x 100%"


@pytest.mark.parametrize("words", ["sebanyak 23", "mencapai 100%"])
def test_a_number_that_ends_a_line_is_no_factor(tmp_path: Path, words: str) -> None:
    sheet = Sheet().grid(80, XS, (20, 40), [HEAD, [["1."], ["Tertib"], ["Desa"], [words, "desa"], ["Buku"]]])
    (_, row) = rows(document(tmp_path, sheet))
    assert row.cells is not None
    assert row.cells[3] == f"{words} desa"


def test_a_fraction_over_two_rows_with_its_factor_beside(tmp_path: Path) -> None:
    """As sheets set it: numerator and denominator in cells of their own, all else merged over both."""
    xs = (50, 80, 180, 300, 420, 460, 545)
    head = [["NO"], ["KINERJA"], ["INDIKATOR KINERJA"], ["FORMULASI"], [], ["SUMBER DATA"]]
    top = [["1."], ["Tertib"], ["Persentase arsip"], ["Arsip tertib"], ["x 100%"], ["Buku"]]
    found = rows(document(tmp_path, Sheet().grid(80, xs, (20, 24, 24), [head, top, [None, None, None, ["Semua arsip"], None, None]])))
    assert [r.cells for r in found[1:]] == [("1.", "Tertib", "Persentase arsip", "Arsip tertib / Semua arsip x 100%", "", "Buku")]


@pytest.mark.parametrize("cut", [False, True])
def test_a_fraction_cut_off_where_its_cell_ends_is_a_doubt(cut: bool, tmp_path: Path) -> None:
    """Its bar runs out of the cell, as drawn; Ghostscript leaves out the letters that the cell's clip hides."""
    top, bottom = "Jumlah surat masuk yang selesai tepat pada waktunya", "Jumlah surat masuk"
    sheet = Sheet(700).grid(
        60, (50, 80, 180, 300, 420), (20, 60), [[["NO"], ["KINERJA"], ["INDIKATOR"], ["FORMULASI"]], [["1"], ["A"], ["B"], []]]
    )
    sheet.stroke(306, 110, 306 + 235, 110).text(307, 106, top[:26] if cut else top).text(380, 121, bottom[:9] if cut else bottom)
    doubts = [d.reason for d in document(tmp_path, sheet).doubts]
    assert doubts == (
        ["halaman 1: pecahan rumus terpotong di tepi selnya; sebagian pembilang atau penyebutnya tidak ada dalam berkas"] if cut else []
    )

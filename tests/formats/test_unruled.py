"""Tables that have no rules between their columns, or whose rules touch those of another table."""

from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path

from .paper import Sheet
from .test_pdf import XS, document, rows, texts

LEFT = (50, 80, 200, 330, 460)
HEAD = ("NO", "KINERJA", "INDIKATOR KINERJA", "FORMULASI", "SUMBER DATA")
FIRST = ("1.", "Surat terkelola tertib", "Persentase surat", "Jumlah surat tertib", "Buku agenda")


def print_row(sheet: Sheet, top: float, *lines: Sequence[str]) -> None:
    """The lines of a row, each with a text for every column."""
    for n, line in enumerate(lines):
        for x, text in zip(LEFT, line, strict=True):
            if text:
                sheet.text(x, top + 12 * n, text)


def test_rows_are_told_by_white_space(tmp_path: Path) -> None:
    sheet = Sheet()
    print_row(sheet, 100, HEAD)
    print_row(sheet, 120, ("1.", "Surat terkelola", "Persentase", "Jumlah surat", "Buku"), ("", "tertib", "surat", "tertib", "agenda"))
    print_row(sheet, 152, ("", "", "Jumlah arsip", "Arsip yang disimpan", "Daftar arsip"))
    sheet.text(50, 210, "Ditetapkan di Kerek pada tanggal sepuluh Januari dua ribu dua puluh satu")
    found = document(tmp_path, sheet)
    assert [line.cells for line in rows(found)] == [HEAD, FIRST, ("", "", "Jumlah arsip", "Arsip yang disimpan", "Daftar arsip")]
    assert texts(found) == ["Ditetapkan di Kerek pada tanggal sepuluh Januari dua ribu dua puluh satu"]


def test_rows_are_told_by_rules_across_and_a_cell_goes_on_where_none_runs(tmp_path: Path) -> None:
    sheet = Sheet()
    print_row(sheet, 100, HEAD)
    print_row(sheet, 120, FIRST)
    print_row(sheet, 134, ("", "dan tepat waktu", "Jumlah arsip", "Arsip yang disimpan", "Daftar arsip"))
    sheet.stroke(45, 106, 545, 106).stroke(200, 124, 545, 124).stroke(45, 140, 545, 140)
    found = document(tmp_path, sheet)
    first, second = rows(found)[1:]
    assert first.cells == ("1.", "Surat terkelola tertib dan tepat waktu", *FIRST[2:])
    assert second.cells == ("", "", "Jumlah arsip", "Arsip yang disimpan", "Daftar arsip")
    assert second.rest == (True, True, False, False, False)


def test_rows_are_told_by_the_ground_of_every_other_one(tmp_path: Path) -> None:
    sheet = Sheet()
    edges = (*LEFT, 545)
    for top, bottom in ((90, 108), (124, 154)):
        for left, right in pairwise(edges):
            sheet.ground(left - 4, top, right - 4, bottom)
    print_row(sheet, 102, HEAD)
    print_row(sheet, 120, FIRST)
    print_row(sheet, 136, ("2.", "Arsip tertata", "Jumlah arsip", "Arsip yang disimpan", "Daftar arsip"), ("", "rapi", "", "", ""))
    print_row(sheet, 166, ("3.", "Ruang bersih", "Jumlah ruang", "Ruang yang bersih", "Daftar ruang"))
    third = ("3.", "Ruang bersih", "Jumlah ruang", "Ruang yang bersih", "Daftar ruang")
    second = ("2.", "Arsip tertata rapi", "Jumlah arsip", "Arsip yang disimpan", "Daftar arsip")
    assert [line.cells for line in rows(document(tmp_path, sheet))] == [HEAD, FIRST, second, third]


def test_the_ground_of_a_row_beside_a_merged_cell(tmp_path: Path) -> None:
    """The merged cell's ground goes on beside the row below, whose formula is centred; the last column is merged and has none."""
    sheet = Sheet()
    edges = (*LEFT, 545)
    for n, (left, right) in enumerate(pairwise(edges)):
        sheet.ground(left - 4, 90, right - 4, 106)
        if n < 4:
            sheet.ground(left - 4, 106, right - 4, 150 if n == 1 else 122)
    print_row(sheet, 102, HEAD)
    print_row(sheet, 118, ("1.", "Arsip tertata", "Jumlah arsip", "Arsip tersimpan", "Daftar"))
    sheet.text(50, 134, "2.").text(200, 134, "Jumlah ruang").text(360, 134, "Ruang bersih")
    found = [line.cells for line in rows(document(tmp_path, sheet))]
    assert found == [
        HEAD,
        ("1.", "Arsip tertata", "Jumlah arsip", "Arsip tersimpan", "Daftar"),
        ("2.", "", "Jumlah ruang", "Ruang bersih", ""),
    ]


def test_a_row_begins_by_its_print_only_where_all_texts_ended(tmp_path: Path) -> None:
    """Lines of one row may begin with capitals in several columns: `Keamanan` did not fit on the line above it."""
    sheet = Sheet()
    heads = ("", *HEAD[1:])
    print_row(sheet, 100, heads)
    print_row(
        sheet,
        112,
        ("", "Terlaksananya Pantau", "Persentase Pantau", "Jumlah", "Laporan"),
        ("", "Keamanan Ketertiban", "Keamanan Wilayahnya", "Pemantauan", ""),
        ("", "", "", "Keamanan Ketertiban", ""),
    )
    (row,) = rows(document(tmp_path, sheet))[1:]
    assert row.cells == (
        "Terlaksananya Pantau Keamanan Ketertiban",
        "Persentase Pantau Keamanan Wilayahnya",
        "Jumlah Pemantauan Keamanan Ketertiban",
        "Laporan",
    )


def test_what_a_page_end_cut_at_its_typed_bar_goes_on_below_the_heading(tmp_path: Path) -> None:
    first, second = Sheet(), Sheet()
    print_row(first, 780, HEAD)
    print_row(first, 800, ("1.", "Surat terkelola", "Persentase surat", "Jumlah surat tertib", "Buku agenda"))
    print_row(second, 60, HEAD)
    print_row(second, 72, ("", "", "", "-------- x 100%", ""), ("", "", "", "Jumlah surat", ""))
    print_row(second, 104, ("2.", "Arsip tertata", "Jumlah arsip", "Arsip tersimpan", "Daftar arsip"))
    found = rows(document(tmp_path, first, second))
    assert [line.cells[3] for line in found if line.cells] == [
        "FORMULASI",
        "Jumlah surat tertib -------- x 100% Jumlah surat",
        "Arsip tersimpan",
    ]


def test_the_ground_of_marked_words_is_no_rule(tmp_path: Path) -> None:
    xs = (50, 190, 330, 450, 545)
    head, row = ("KINERJA", "INDIKATOR KINERJA", "FORMULASI", "SUMBER DATA"), ("Arsip tertata", "Jumlah arsip", "Arsip", "Daftar")
    sheet = Sheet().grid(100, xs, (14, 14), [[()] * 4] * 2)
    for x, title, width, text in zip(xs, head, (42.2, 99.4, 58.3, 72.2), row, strict=False):
        sheet.ground(x + 2, 101.5, x + 2 + width, 112.5).text(x + 2, 110, title).text(x + 2, 124, text)
    assert [line.cells for line in rows(document(tmp_path, sheet))] == [head, row]


def test_an_explanation_across_columns_belongs_to_the_row_above(tmp_path: Path) -> None:
    sheet = Sheet()
    print_row(sheet, 100, HEAD)
    print_row(sheet, 120, FIRST)
    sheet.text(200, 134, "Definisi Operasional : surat yang dicatat pada hari surat itu diterima dan")
    sheet.text(200, 146, "disimpan menurut klasifikasi")
    print_row(sheet, 166, ("2.", "Arsip tertata", "Jumlah arsip", "Arsip yang disimpan", "Daftar arsip"))
    found = [line.cells for line in rows(document(tmp_path, sheet))]
    explained = "Definisi Operasional : surat yang dicatat pada hari surat itu diterima dan disimpan menurut klasifikasi"
    assert found == [
        HEAD,
        FIRST,
        ("", "", explained, "", ""),
        ("2.", "Arsip tertata", "Jumlah arsip", "Arsip yang disimpan", "Daftar arsip"),
    ]


def test_a_heading_of_two_lines_beside_headings_of_one(tmp_path: Path) -> None:
    sheet = Sheet()
    print_row(sheet, 94, ("", "", "", "FORMULASI", ""))
    print_row(sheet, 100, ("NO", "KINERJA", "INDIKATOR KINERJA", "", "SUMBER DATA"))
    print_row(sheet, 106, ("", "", "", "PENGHITUNGAN", ""))
    print_row(sheet, 126, FIRST)
    found = [line.cells for line in rows(document(tmp_path, sheet))]
    assert found == [("NO", "KINERJA", "INDIKATOR KINERJA", "FORMULASI PENGHITUNGAN", "SUMBER DATA"), FIRST]


def test_two_tables_right_below_each_other(tmp_path: Path) -> None:
    sheet = Sheet()
    print_row(sheet, 100, HEAD)
    print_row(sheet, 120, FIRST)
    print_row(sheet, 160, ("", "KINERJA", "INDIKATOR KINERJA", "FORMULASI", ""))
    print_row(sheet, 180, ("", "Arsip tertata", "Jumlah arsip", "Arsip yang disimpan", ""))
    assert [line.cells for line in rows(document(tmp_path, sheet))] == [
        HEAD,
        FIRST,
        ("KINERJA", "INDIKATOR KINERJA", "FORMULASI"),
        ("Arsip tertata", "Jumlah arsip", "Arsip yang disimpan"),
    ]


def test_the_form_of_a_position_touches_the_table_below(tmp_path: Path) -> None:
    head, first = [[text] for text in HEAD], [[text] for text in FIRST]
    sheet = Sheet().grid(
        100, (50, 140, 155, 545), (20, 20), [[["Jabatan"], [":"], ["Sekretaris"]], [["Tugas"], [":"], ["Mengelola surat;"]]]
    )
    sheet.grid(140, XS, (20, 20), [head, first])
    found = [line.cells or (line.text,) for line in document(tmp_path, sheet).content if not line.blank]
    assert found == [("Jabatan", "Sekretaris"), ("Tugas", "Mengelola surat;"), HEAD, FIRST]


def test_what_a_browser_prints_around_a_page(tmp_path: Path) -> None:
    items = [f"{n}. Menyimpan arsip nomor {n} dengan tertib;" for n in range(1, 7)]
    sheets = []
    for n in range(3):
        sheet = Sheet().text(30, 20, "11/28/26, 11:12 AM").text(280, 20, "SK")
        sheets.append(sheet.lines(50, 60, items[2 * n : 2 * n + 2]).text(30, 830, f"https://contoh.go.id/sk.html {n + 1}/3"))
    assert texts(document(tmp_path, *sheets)) == items


def test_a_number_broken_at_its_stroke(tmp_path: Path) -> None:
    sheet = Sheet().text(50, 60, "5. Peraturan Menteri Negara Pendayagunaan Aparatur Negara Nomor PER/20/")
    sheet.text(62, 72, "M.PAN/11/2008 tentang Pedoman Penyusunan Indikator Kinerja Utama;")
    assert "Nomor PER/20/M.PAN/11/2008 tentang" in " ".join(texts(document(tmp_path, sheet)))

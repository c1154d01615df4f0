"""Sheets: what Excel shows is what is read."""

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.styles import Border, Side
from openpyxl.worksheet.table import Table
from openpyxl.worksheet.worksheet import Worksheet

from iki_graph.errors import InputError
from iki_graph.parsing import parse
from iki_graph.reading import Document, read
from iki_graph.reading.xlsx import shown

from .ooxml import workbook

HEAD = ["NO", "KINERJA", "INDIKATOR KINERJA", "FORMULASI", "SUMBER DATA"]


def saved(folder: Path, *rows: list[object], change: object = None) -> Document:
    """A workbook with these rows, from the second row and column on, as read."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for at, row in enumerate(rows, 2):
        for column, value in enumerate(row, 2):
            if value is not None:
                sheet.cell(at, column, value)
    if callable(change):
        change(book, sheet)
    book.save(folder / "iku.xlsx")
    return read(folder / "iku.xlsx")


@pytest.mark.parametrize("bordered", [1, 2])
def test_borders_of_the_heading_or_of_one_cell_alone_say_nothing_of_rows(bordered: int, tmp_path: Path) -> None:
    def change(_: object, sheet: Worksheet) -> None:
        for column in range(2, 7):
            sheet.cell(2, column).border = Border(left=None, right=None, top=None, bottom=Side("thin"))
        if bordered > 1:
            sheet.cell(3, 5).border = Border(bottom=Side("thin"))

    made = [[n, f"Kinerja {n}", f"Persentase mutu {n}", f"Hasil evaluasi {n}", "Laporan"] for n in (1, 2, 3)]
    document = saved(tmp_path, HEAD, *made, change=change)
    assert [line.cells[0] for line in document.content if line.cells] == ["NO", "1", "2", "3"]


def test_a_table_without_borders_between_texts(tmp_path: Path) -> None:
    document = saved(
        tmp_path,
        ["INDIKATOR KINERJA UTAMA"],
        [],
        HEAD,
        [1, "Meningkatnya mutu", "Persentase mutu", "Jumlah A\n------ x 100%\nJumlah B", "Laporan"],
        [None, None, None, None, "Buku agenda"],
        [2, "Meningkatnya tertib", "Nilai tertib", "Hasil evaluasi", "Berkas"],
        [],
        [None, None, None, "Ditetapkan di Kerek"],
    )
    (record,) = parse(document)
    assert [(r.sasaran, r.formulasi, r.sumber_data) for r in record.iku] == [
        ("Meningkatnya mutu", "Jumlah A / Jumlah B x 100%", "Laporan Buku agenda"),
        ("Meningkatnya tertib", "Hasil evaluasi", "Berkas"),
    ]
    assert record.iku[0].sel == "Sheet!B5:F5"
    assert document.lines[-1] == "Ditetapkan di Kerek"


@pytest.mark.parametrize("factor", ["in", "beside"])
def test_a_fraction_over_two_rows(factor: str, tmp_path: Path) -> None:
    def merge(book: object, sheet: Worksheet) -> None:
        for column in "BCDF":
            sheet.merge_cells(f"{column}3:{column}4")

    top = [1, "Meningkatnya mutu", "Persentase mutu", "Jumlah A x 100%", "Laporan"]
    head = HEAD
    if factor == "beside":
        head, top = [*HEAD[:4], None, HEAD[4]], [*top[:3], "Jumlah A", "x 100%", "Laporan"]
    (record,) = parse(saved(tmp_path, head, top, [None, None, None, "Jumlah B"], change=merge))
    assert [r.formulasi for r in record.iku] == ["Jumlah A / Jumlah B x 100%"]


def test_what_is_hidden_is_not_read_but_told(tmp_path: Path) -> None:
    def hide(book: openpyxl.Workbook, sheet: Worksheet) -> None:
        other = book.create_sheet("Lama")
        other["A1"], other.sheet_state = "rahasia", "hidden"
        sheet.row_dimensions[4].hidden = True
        sheet.column_dimensions["H"].hidden = True
        sheet["H3"] = "catatan"

    row = [1, "Meningkatnya mutu", "Persentase mutu", "Nilai", "Laporan"]
    document = saved(tmp_path, HEAD, row, [2, "Rahasia", "Persentase rahasia", "Nilai", "Berkas"], change=hide)
    assert "ahasia" not in "".join(document.lines) and "catatan" not in "".join(document.lines)
    assert {d.reason for d in document.doubts} == {"lembar tersembunyi tidak dibaca", "baris atau kolom tersembunyi tidak dibaca"}


def test_formulas_give_the_value_saved_with_them() -> None:
    rows = '<row r="1"><c r="A1" t="str"><f>A9</f><v>Jabatan</v></c><c r="B1" t="inlineStr"><is><t>: Camat</t></is></c></row><row r="2"><c r="A2"><f>1+1</f></c></row>'
    document = workbook(rows)
    assert [line for line in document.lines if line] == ["Jabatan : Camat"]
    assert [d.reason for d in document.doubts] == ["1 sel berisi rumus tanpa nilai tersimpan; buka dan simpan berkas dengan Excel"]


@pytest.mark.parametrize(
    ("value", "number_format", "text"),
    [
        (0.855, "0.0%", "85,5%"),
        (1, "0%", "100%"),
        (2.5, "General", "2,5"),
        (3.0, "General", "3"),
        (datetime(2024, 1, 10), "dd/mm/yyyy", "10-01-2024"),
        (True, "General", "BENAR"),
        ("a", "@", "a"),
    ],
)
def test_values_as_they_are_shown(value: object, number_format: str, text: str) -> None:
    assert shown(value, number_format) == text


def test_very_many_empty_rows() -> None:
    row = '<row r="{}" s="1"><c r="A{}" s="1"/></row>'
    rows = "".join(row.format(n, n) for n in range(2, 100_000))
    document = workbook('<row r="1"><c r="A1" t="inlineStr"><is><t>Jabatan : Camat</t></is></c></row>' + rows)
    assert [line for line in document.lines if line] == ["Jabatan : Camat"]


def test_a_workbook_without_text() -> None:
    with pytest.raises(InputError, match="tidak berisi teks"):
        workbook('<row r="1"><c r="A1" s="1"/></row>')


@pytest.mark.parametrize("thing", ["comment", "table", "chart", "link"])
def test_what_hangs_on_a_sheet_does_not_keep_it_from_being_read(thing: str, tmp_path: Path) -> None:
    def hang(book: object, sheet: Worksheet) -> None:
        if thing == "comment":
            sheet["B2"].comment = Comment("periksa", "Tim")
        elif thing == "table":
            sheet.add_table(Table(displayName="IKU", ref="B2:F3"))
        elif thing == "chart":
            chart = BarChart()
            chart.add_data(Reference(sheet, min_col=2, min_row=2, max_row=3))
            sheet.add_chart(chart, "H2")
        else:
            sheet["D3"].hyperlink = "https://example.org/"

    row = [1, "Meningkatnya mutu", "Persentase mutu", "Hasil evaluasi", "Laporan"]
    (record,) = parse(saved(tmp_path, HEAD, row, change=hang))
    assert [r.indikator for r in record.iku] == ["Persentase mutu"]

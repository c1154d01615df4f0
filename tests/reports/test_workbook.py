"""Workbooks: everything in its place, every text a text, the same bytes again."""

import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from iki_graph.checks.temuan import Putusan
from iki_graph.errors import InputError
from iki_graph.pipeline import Telaah
from iki_graph.record import IKI, IKU, Jabatan, Rekaman
from iki_graph.reports import xlsx
from iki_graph.reports.archive import clean
from iki_graph.reports.note import Catatan
from iki_graph.reports.tables import Kolom, Tabel
from tests.reports.support import finding, note_of

SHEETS = [
    "Ringkasan",
    "Temuan",
    "IKU",
    "IKI",
    "Keselarasan",
    "Dasar hukum",
    "Matriks IKU",
    "Peran hasil",
    "Matriks fungsi",
    "Estimasi keselarasan",
    "LKE 88-2021",
    "Keraguan",
]


@pytest.fixture(scope="module")
def made(catatan: Catatan, telaah: Telaah) -> bytes:
    """The workbook on a real decree."""
    return xlsx.workbook(catatan, telaah.temuan)


@pytest.fixture(scope="module")
def book(made: bytes) -> Workbook:
    """The same, opened."""
    return load_workbook(io.BytesIO(made))


def test_it_has_all_sheets(book: Workbook) -> None:
    assert book.sheetnames == SHEETS


def test_every_finding_is_a_row_with_a_key_of_its_own(book: Workbook, telaah: Telaah) -> None:
    heads, *rows = list(book["Temuan"].iter_rows(values_only=True))
    keys = [row[heads.index("Sidik")] for row in rows]
    assert keys == [item.sidik for item in telaah.temuan]
    assert len(set(keys)) == len(keys)
    assert [row[heads.index("Temuan")] for row in rows] == [item.pesan for item in telaah.temuan]


@pytest.mark.parametrize("name", SHEETS[1:])
def test_heads_stay_in_view_and_rows_can_be_filtered(name: str, book: Workbook) -> None:
    sheet = book[name]
    head = 1 if name == "Temuan" else 2
    assert sheet.freeze_panes.endswith(str(head + 1))
    assert sheet.auto_filter.ref.startswith(f"A{head}:")
    assert sheet.print_title_rows == f"${head}:${head}"
    assert all(cell.alignment.wrap_text for cell in sheet[head])
    assert all(sheet.column_dimensions[cell.column_letter].width >= 6 for cell in sheet[head])


def test_verdicts_are_chosen_from_a_list(book: Workbook) -> None:
    sheet = book["Temuan"]
    (choice,) = sheet.data_validations.dataValidation
    column = next(cell.column_letter for cell in sheet[1] if cell.value == "Putusan")
    assert (choice.type, choice.formula1) == ("list", '"terima,tolak,hapus"')
    assert str(choice.sqref) == f"{column}2:{column}{sheet.max_row}"


def test_the_same_decree_gives_the_same_bytes(made: bytes, catatan: Catatan, telaah: Telaah) -> None:
    assert xlsx.workbook(catatan, telaah.temuan) == made
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"1980-01-01T00:00:00Z" in package.read("docProps/core.xml")


def test_rows_may_grow_when_they_are_edited(made: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        sheets = [package.read(name) for name in package.namelist() if name.startswith("xl/worksheets/")]
    assert any(b' ht="' in sheet for sheet in sheets)
    assert not any(b"customHeight" in sheet for sheet in sheets)


DANGEROUS = ["=1+1", "+62812", "-5", "@SUM(A1)", "\t=1", "{=1}", "#N/A", '=HYPERLINK("http://x")', "_x0041_", "2024-01-01", "1e5", "TRUE"]


def assert_only_text(book: Workbook) -> None:
    for sheet in book:
        for cells in sheet.iter_rows():
            for cell in cells:
                assert cell.data_type != "f"
                if isinstance(cell.value, str):
                    assert cell.data_type == "s"
                    assert not cell.value.startswith(("=", "+", "-", "@", "\t")) or cell.quotePrefix


def test_whatever_a_document_says_no_cell_is_a_formula_or_a_number() -> None:
    rows = [{"indikator": text, "formulasi": text, "sumber_data": text} for text in DANGEROUS]
    posts = [
        Jabatan(urut=n, nama=row["indikator"], tugas=DANGEROUS, iki=[IKI(**row, kinerja=row["indikator"])]) for n, row in enumerate(rows)
    ]
    rekaman = Rekaman(berkas="=sk.txt", iku=[IKU(**row, sasaran=row["indikator"]) for row in rows], jabatan=posts)
    found = [
        finding(pesan=t, saran=t, bagian=t, petikan=t, sidik=f"{n:016}", putusan=Putusan(putusan="tolak", catatan=t, penelaah=t))
        for n, t in enumerate(DANGEROUS)
    ]
    book = load_workbook(io.BytesIO(xlsx.workbook(note_of(rekaman, found), found)))
    assert_only_text(book)
    assert [row[4] for row in book["IKI"].iter_rows(3, values_only=True)][:3] == DANGEROUS[:3]


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(st.sampled_from(DANGEROUS) | st.text(max_size=30), min_size=1, max_size=6))
def test_no_text_at_all_is_a_formula_or_lost(texts: list[str]) -> None:
    table = Tabel("x", "X", (Kolom("a", "A", 10),), tuple((text,) for text in texts))
    book = load_workbook(io.BytesIO(xlsx.of_tables("X", [table])))
    assert_only_text(book)
    for row, text in enumerate(texts, 3):
        value = book["X"].cell(row, 1).value or ""
        kept = xlsx._ESCAPED.sub("_", str(value)).replace("\r\n", "\n").replace("\r", "\n")
        assert kept == clean(text).replace("\r\n", "\n").replace("\r", "\n")


def test_texts_longer_than_a_cell_are_cut_and_say_so() -> None:
    made = xlsx.of_tables("X", [Tabel("x", "X", (Kolom("a", "A", 10),), (("a" * 40_000,),))])
    value = load_workbook(io.BytesIO(made))["X"]["A3"].value
    assert len(value) == xlsx.LONGEST
    assert value.endswith("a …")


def test_a_sheet_is_found_wherever_its_user_moved_it(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.create_sheet("Lembar lain")
    sheet["B3"], sheet["C3"], sheet["D3"] = "PUTUSAN", "Sidik ", "Warna"
    sheet["B4"], sheet["C4"] = "tolak", "0123456789abcdef"
    book.save(tmp_path / "x.xlsx")
    assert xlsx.filled_in(tmp_path / "x.xlsx") == [(4, {"putusan": "tolak", "sidik": "0123456789abcdef", "warna": ""})]


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"sidik,putusan\n", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"])
def test_what_is_no_workbook_is_told(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    path.write_bytes(content)
    with pytest.raises(InputError, match=r"x\.xlsx: berkas rusak"):
        xlsx.filled_in(path)


def test_a_workbook_without_findings_is_told(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "x.xlsx")
    with pytest.raises(InputError, match="memerlukan kolom sidik dan putusan"):
        xlsx.filled_in(tmp_path / "x.xlsx")
    with pytest.raises(InputError, match="tidak dapat dibuka"):
        xlsx.filled_in(tmp_path / "tidak-ada.xlsx")


def test_an_empty_record_gives_a_workbook_too() -> None:
    assert load_workbook(io.BytesIO(xlsx.workbook(note_of(Rekaman(berkas="kosong.txt"), []), []))).sheetnames == SHEETS

"""Layouts of other offices: rows that part a table, forms inside tables, lists of positions, boxes, cells that list several indicators."""

import csv
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Border, Side

from iki_graph.errors import InputError
from iki_graph.pipeline import load
from iki_graph.reading import read
from iki_graph.record import Rekaman

from .make import gold
from .offices import WRITERS
from .score import f1

HEAD = "<tr><th>No<th>Kinerja<th>Indikator<th>Formulasi<th>Sumber Data</tr>"
ROW = "<tr><td>1<td>Tertibnya surat<td>Jumlah surat<td>Jumlah surat tahun n<td>Buku agenda</tr>"


def page(folder: Path, body: str) -> Rekaman:
    path = folder / "iki.html"
    path.write_text(f"<html><body>{body}</body></html>", encoding="utf-8")
    _, (record,) = load(path)
    return record


def positions(record: Rekaman) -> list[tuple[str | None, str | None, list[str], int]]:
    return [(j.nama, j.pemegang.nama if j.pemegang else None, list(j.tugas), len(j.iki)) for j in record.jabatan]


@pytest.mark.parametrize("office", WRITERS)
@pytest.mark.parametrize("name", ["kerek", pytest.param("kesamben", marks=pytest.mark.slow)])
def test_whole_decrees(name: str, office: str, tmp_path: Path) -> None:
    write, suffix = WRITERS[office]
    score, misses = f1(gold(name), write(gold(name), tmp_path / f"sk{suffix}"))
    assert score == 1.0, misses[:10]


def test_rows_that_name_a_position(tmp_path: Path) -> None:
    band = "<tr><td>{}<td colspan=4>{}</tr>".format
    table = f"<table>{HEAD}{band('I', 'SEKRETARIS')}{ROW}{ROW.replace('<td>1<', '<td>2<')}{band('II', 'KASI TRANTIB')}{ROW}</table>"
    assert positions(page(tmp_path, f"<p>INDIKATOR KINERJA INDIVIDU</p>{table}")) == [
        ("SEKRETARIS", None, [], 2),
        ("KASI TRANTIB", None, [], 1),
    ]


def test_a_statement_that_spans_the_table_names_nobody(tmp_path: Path) -> None:
    table = f"<table>{HEAD}<tr><td colspan=5>Meningkatnya pelayanan camat</tr>{ROW.replace('Tertibnya surat', '')}</table>"
    record = page(tmp_path, f"<p>INDIKATOR KINERJA UTAMA</p>{table}")
    assert [r.sasaran for r in record.iku] == ["Meningkatnya pelayanan camat"]
    assert not record.jabatan


def test_a_title_that_spans_the_table(tmp_path: Path) -> None:
    title = "<tr><th colspan=5>INDIKATOR KINERJA {}</tr>".format
    record = page(tmp_path, f"<table>{HEAD}{title('UTAMA')}{ROW}{title('PROGRAM')}{ROW}</table>")
    assert [r.tingkat for r in record.iku] == ["iku", "program"]


def test_the_form_of_a_position_in_the_first_rows_of_its_table(tmp_path: Path) -> None:
    form = "<tr><td>Jabatan<td colspan=4>{}</tr><tr><td>Tugas<td colspan=4>a. satu;<br>b. dua</tr>".format
    tables = "".join(f"<table>{form(name)}{HEAD}{ROW}</table>" for name in ("Sekretaris", "Kasi Trantib"))
    assert positions(page(tmp_path, tables)) == [("Sekretaris", None, ["satu;", "dua"], 1), ("Kasi Trantib", None, ["satu;", "dua"], 1)]


def test_holder_and_duties_in_cells_of_a_table_of_positions(tmp_path: Path) -> None:
    head = HEAD.replace("<th>Kinerja", "<th>Jabatan<th>Tugas dan Fungsi<th>Kinerja")
    told = "<td>SEKRETARIS<br>Budi, S.E.<br>NIP. 197002141989031002<td>Tugas :<br>1. satu;<br>2. dua<br>Fungsi :<br>a. tiga"
    record = page(tmp_path, f"<table>{head}{ROW.replace('<td>Tertibnya', f'{told}<td>Tertibnya')}</table>")
    assert positions(record) == [("SEKRETARIS", "Budi, S.E.", ["satu;", "dua"], 1)]
    assert record.jabatan[0].fungsi == ["tiga"]


@pytest.mark.parametrize("told", ["NIP. 197002141989031002<br>Sekretaris", "Budi, S.E.<br>NIP. 197002141989031002<br>Sekretaris"])
def test_a_position_below_its_holder(told: str, tmp_path: Path) -> None:
    head = HEAD.replace("<th>Kinerja", "<th>Jabatan<th>Kinerja")
    record = page(tmp_path, f"<table>{head}{ROW.replace('<td>Tertibnya', f'<td>{told}<td>Tertibnya')}</table>")
    assert [(j.nama, j.pemegang.nip if j.pemegang else None) for j in record.jabatan] == [("Sekretaris", "197002141989031002")]


def test_a_position_and_its_holder_in_one_line_are_a_doubt(tmp_path: Path) -> None:
    head, told = HEAD.replace("<th>Kinerja", "<th>Jabatan<th>Kinerja"), "<td>Sekretaris Budi NIP. 197002141989031002"
    record = page(tmp_path, f"<table>{head}{ROW.replace('<td>Tertibnya', f'{told}<td>Tertibnya')}</table>")
    assert any("memuat nama pejabat" in doubt.alasan for doubt in record.keraguan)


def test_a_position_on_every_row_of_it_and_two_of_one_name(tmp_path: Path) -> None:
    head = HEAD.replace("<th>Kinerja", "<th>Jabatan<th>Nama<th>Kinerja")
    row = "<tr><td>{}<td>Pengelola Data<td>{}<td>Tertib<td>Jumlah {}<td>Nilai<td>Buku</tr>".format
    record = page(tmp_path, f"<table>{head}{row(1, 'Budi', 'a')}{row(2, 'Budi', 'b')}{row(1, 'Sari', 'c')}</table>")
    assert [(name, who, n) for name, who, _, n in positions(record)] == [("Pengelola Data", "Budi", 2), ("Pengelola Data", "Sari", 1)]


@pytest.mark.parametrize("formula", ["a. Nilai satu<br>b. Nilai dua", "Nilai keduanya"])
def test_several_indicators_in_a_cell(formula: str, tmp_path: Path) -> None:
    row = ROW.replace("Jumlah surat tahun n", formula).replace("<td>Jumlah surat<", "<td>a. Jumlah satu<br>b. Jumlah dua<")
    record = page(tmp_path, f"<table>{HEAD}{row}</table>")
    paired = "dua" in formula and "satu" in formula
    assert [(r.indikator, r.formulasi) for r in record.iku] == (
        [("Jumlah satu", "Nilai satu"), ("Jumlah dua", "Nilai dua")] if paired else [("a. Jumlah satu b. Jumlah dua", "Nilai keduanya")]
    )
    assert any("beberapa indikator" in doubt.alasan for doubt in record.keraguan) is not paired


def test_a_list_of_terms_is_a_card(tmp_path: Path) -> None:
    record = page(tmp_path, "<h2>IKU</h2><dl><dt>Sasaran<dd>Tertib<dt>Indikator<dd>Jumlah surat<dt>Sumber Data<dd>Buku</dl>")
    assert [(r.sasaran, r.indikator, r.sumber_data) for r in record.iku] == [("Tertib", "Jumlah surat", "Buku")]


def test_boxes_that_follow_each_other_cell_by_cell(tmp_path: Path) -> None:
    cells = ["No", "Sasaran", "Indikator", "Formulasi", "Sumber Data", "1", "Tertib", "Jumlah surat", "Nilai", "Buku"]
    record = page(tmp_path, "<div>" + "".join(f"<div>{cell}</div>" for cell in cells) + "</div>")
    assert [(r.sasaran, r.indikator, r.sumber_data) for r in record.iku] == [("Tertib", "Jumlah surat", "Buku")]


def test_a_box_in_a_row_that_is_no_cell_is_not_lost(tmp_path: Path) -> None:
    style = "<style>.t{display:table}.r{display:table-row}.c,.h{display:table-cell}</style>"
    head = "".join(f"<div class=h>{x}</div>" for x in ("Sasaran", "Indikator", "Formulasi"))
    record = page(
        tmp_path,
        f"{style}<div class=t><div class=r>{head}</div><div class=r><div>Tertib</div><div>Jumlah surat</div><div>Nilai</div></div></div>",
    )
    assert [(r.sasaran, r.indikator, r.formulasi) for r in record.iku] == [("Tertib", "Jumlah surat", "Nilai")]


ODS = """<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"><office:automatic-styles>
<style:style style:name="upper" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:border-bottom="{line}"/></style:style>
<style:style style:name="lower" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000" fo:border-top="{line}"/></style:style>
</office:automatic-styles><office:body><office:spreadsheet><table:table table:name="IKU"><table:table-column table:number-columns-repeated="5"
 table:default-cell-style-name="upper"/>{rows}</table:table></office:spreadsheet></office:body></office:document-content>"""


@pytest.mark.parametrize("joined", [True, False], ids=["frames", "lines between all rows"])
def test_rows_broken_by_hand_inside_a_frame_of_an_opendocument_sheet(joined: bool, tmp_path: Path) -> None:
    def row(texts: list[str], style: str = "") -> str:
        own = f' table:style-name="{style}"' if style else ""
        return (
            "<table:table-row>"
            + "".join(f"<table:table-cell{own}><text:p>{t}</text:p></table:table-cell>" for t in texts)
            + "</table:table-row>"
        )

    head = row(["No", "Sasaran", "Indikator", "Formulasi", "Sumber Data"])
    rows = head + "".join(
        row([n, "Meningkatnya", "Jumlah surat", "Jumlah surat", "Buku"]) + row(["", "Mutu Layanan", "Masuk", "Tahun n", ""], "lower")
        for n in "12"
    )
    path = tmp_path / "iku.ods"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", ODS.format(rows=rows, line="none" if joined else "0.5pt solid #000000"))
    _, (record,) = load(path)
    assert [r.indikator for r in record.iku] == (["Jumlah surat Masuk"] * 2 if joined else ["Jumlah surat", "Masuk"] * 2)


@pytest.mark.parametrize("separator", [",", ";"])
def test_separated_columns_are_the_sheet_that_they_were(separator: str, tmp_path: Path) -> None:
    rows = [
        ["LAMPIRAN KEPUTUSAN CAMAT BENJENG"],
        ["Jabatan", ":", "Sekretaris, Plt."],
        ["No", "Kinerja", "Indikator", "Formulasi", "Sumber Data", "Target", ""],
        ["", "", "", "", "", "2024", "2025"],
        ["1", "Tertibnya surat; arsip", "Jumlah surat", "Jumlah surat\n------- x 100%\nJumlah arsip", 'Buku, "agenda"', "1", "2"],
    ]
    path = tmp_path / "iki.txt"
    with path.open("w", newline="", encoding="utf-8-sig") as file:
        csv.writer(file, delimiter=separator).writerows(rows)
    _, (record,) = load(path)
    (position,) = record.jabatan
    assert position.nama == "Sekretaris, Plt."
    (found,) = position.iki
    assert (found.kinerja, found.formulasi, found.sumber_data) == (
        "Tertibnya surat; arsip",
        "Jumlah surat / Jumlah arsip x 100%",
        'Buku, "agenda"',
    )
    assert found.sel == "iki!A5:G5"


def test_a_sentence_with_commas_is_no_sheet(tmp_path: Path) -> None:
    path = tmp_path / "sk.txt"
    path.write_text(
        "Kinerja, Indikator, Formulasi, Sumber Data\nditetapkan oleh Camat, dan seterusnya\nJabatan : Camat\nTugas : memimpin.\n"
    )
    assert read(path).media == "text/plain"


def test_a_sheet_of_a_position_as_one_table_below_another(tmp_path: Path) -> None:
    """Title, labels, heading and rows in one table, as wide as the one before it."""
    rows = "<tr><td colspan=5>INDIKATOR KINERJA INDIVIDU</tr>{}" + HEAD + ROW
    form = "<tr><td colspan=2>JABATAN<td colspan=3>{}</tr><tr><td colspan=2>TUGAS<td colspan=3><p>1. Satu;</p><p>2. Dua.</p></tr>"
    body = "".join(
        f"<table>{rows.format(form.format(name))}</table><p></p>" for name in ("Sekretaris", "Kepala Seksi Umum", "Analis Kinerja")
    )
    found = positions(page(tmp_path, body))
    assert found == [(name, None, ["Satu;", "Dua."], 1) for name in ("Sekretaris", "Kepala Seksi Umum", "Analis Kinerja")]


def test_a_result_goes_on_where_a_table_without_merged_cells_is_cut(tmp_path: Path) -> None:
    rows = [
        "<tr><td>1<td>Tertib<td>Jumlah surat<td>Nilai<td>Buku</tr>",
        *(f"<tr><td><td><td>Jumlah {x}<td>Nilai<td>Buku</tr>" for x in "ab"),
    ]
    record = page(tmp_path, f"<p>INDIKATOR KINERJA UTAMA</p><table>{HEAD}{rows[0]}{rows[1]}</table><p></p><table>{HEAD}{rows[2]}</table>")
    assert [(r.sasaran, r.indikator) for r in record.iku] == [("Tertib", f"Jumlah {x}") for x in ("surat", "a", "b")]


@pytest.mark.parametrize("parted", [True, False], ids=["frames", "no lines"])
def test_rows_broken_by_hand_inside_a_frame(parted: bool, tmp_path: Path) -> None:
    book, line = openpyxl.Workbook(), Side("thin")
    sheet = book.create_sheet("IKU", 0)
    sheet.append(["No", "Sasaran", "Indikator", "Formulasi", "Sumber Data"])
    for n in (1, 2):
        for top, row in enumerate(
            [[n, "Meningkatnya", "Jumlah surat", "Jumlah surat", "Buku"], [None, "Mutu Layanan", "Masuk", "Tahun n", None]]
        ):
            sheet.append(row)
            for cell in sheet[sheet.max_row]:
                cell.border = Border(left=line, right=line, top=None if top or not parted else line)
    book.save(tmp_path / "iku.xlsx")
    _, (record,) = load(tmp_path / "iku.xlsx")
    if parted:
        assert [(r.sasaran, r.indikator, r.formulasi) for r in record.iku] == [
            ("Meningkatnya Mutu Layanan", "Jumlah surat Masuk", "Jumlah surat Tahun n")
        ] * 2
    else:
        assert len(record.iku) > 1  # lines that part nothing join nothing


def test_numbered_rows_without_lines_between_them(tmp_path: Path) -> None:
    """Lines that only part columns tell of no rows, though the last row has fewer texts than the first."""
    book, line = openpyxl.Workbook(), Side("thin")
    sheet = book.create_sheet("IKU", 0)
    for row in (
        ["No", "Sasaran", "Indikator", "Formulasi", "Sumber Data"],
        [1, "Tertib surat", "Jumlah surat", "Jumlah surat", "Buku"],
        [2, "Tertib arsip", "Jumlah arsip", "Jumlah arsip", None],
    ):
        sheet.append(row)
        for cell in sheet[sheet.max_row]:
            edge = line if row[0] == "No" else None
            cell.border = Border(left=line, right=line, top=edge, bottom=edge)
    book.save(tmp_path / "iku.xlsx")
    _, (record,) = load(tmp_path / "iku.xlsx")
    assert [r.indikator for r in record.iku] == ["Jumlah surat", "Jumlah arsip"]


DECREE = (
    "<p>KEPUTUSAN CAMAT X</p><p>NOMOR 1/2/2024</p><p>TENTANG</p><p>INDIKATOR KINERJA UTAMA</p><p>MEMUTUSKAN :</p>{}<p>Ditetapkan di X</p>"
)


@pytest.mark.parametrize(
    ("texts", "got", "doubt"),
    [
        ("Satu berlaku:<br>a. ini;<br>b. itu<br>Dua berlaku.", [("Satu berlaku:", 2), ("Dua berlaku.", 0)], "menurut urutan"),
        ("Satu berlaku.<br>Dua berlaku.<br>Tiga berlaku.", None, "tidak pasti teks mana"),
    ],
    ids=["as many", "more texts"],
)
def test_labels_of_dicta_in_one_cell(texts: str, got: list[tuple[str, int]] | None, doubt: str, tmp_path: Path) -> None:
    record = page(tmp_path, DECREE.format(f"<table><tr><td>KESATU :<br>KEDUA :<td>{texts}</table>"))
    assert any(doubt in k.alasan for k in record.keraguan)
    assert got is None or [(k.teks, len(k.butir)) for k in record.diktum] == got


@pytest.mark.parametrize(
    ("first", "doubted"),
    [
        ("Satu berlaku.", False),
        ("Camat di Kab. Tuban.", False),
        ("Satu berlaku. Dua berlaku.", True),
        ("Satu berlaku.<br>Dua berlaku.", True),
    ],
)
def test_a_gap_in_the_count_of_dicta_is_a_doubt_where_the_text_above_may_hold_the_other(first: str, doubted: bool, tmp_path: Path) -> None:
    record = page(tmp_path, DECREE.format(f"<p>KESATU : {first}</p><p>KETIGA : Tiga.</p>"))
    assert any("label diktum sebelum ini" in k.alasan for k in record.keraguan) == doubted


def test_pieces_of_a_page_builder_are_no_widgets_of_the_site(tmp_path: Path) -> None:
    piece = "<div class='elementor-widget elementor-widget-{}'>{}</div>".format
    site = piece("nav-menu", "<ul><li><a>Satu</a><li><a>Dua</a></ul>") + "<div class='widget'><h3>Berita</h3><a>Kegiatan desa</a></div>"
    record = page(
        tmp_path,
        f"{site}{piece('heading', 'INDIKATOR KINERJA UTAMA TAHUN 2024')}{piece('text-editor', 'Visi : Maju bersama')}<table>{HEAD}{ROW}</table>",
    )
    assert (record.dokumen.tahun, record.kaskade.visi, len(record.iku)) == ("2024", "Maju bersama", 1)


def test_the_form_below_the_table_of_an_office_is_no_signature(tmp_path: Path) -> None:
    form = "<p>SEKRETARIS</p><p>Nama : Budi</p><p>NIP : 197002141989031002</p><p>Jabatan : SEKRETARIS</p>"
    record = page(
        tmp_path,
        f"<p>INDIKATOR KINERJA UTAMA</p><table>{HEAD}{ROW}</table><p>INDIKATOR KINERJA INDIVIDU</p>{form}<table>{HEAD}{ROW}</table>",
    )
    assert len(record.iku) == 1
    assert [j.nama for j in record.jabatan if j.iki] == ["SEKRETARIS"]


def test_part_of_a_page(tmp_path: Path) -> None:
    path = tmp_path / "isi.html"
    path.write_text("<p>KEPUTUSAN CAMAT X</p>\n<p>NOMOR 1/2/2024</p>\n<p>TENTANG</p>\n<p>INDIKATOR KINERJA UTAMA</p>", encoding="utf-8")
    _, (record,) = load(path)
    assert (record.dokumen.nomor, record.dokumen.tentang) == ("1/2/2024", "INDIKATOR KINERJA UTAMA")


def test_a_form_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "data.html"
    path.write_text("<html><body><table><tr><td>Nomor<td>12/2024<tr><td>Tentang<td>Pengadaan kursi</table></body></html>", encoding="utf-8")
    with pytest.raises(InputError):
        load(path)

"""Word documents: what Word shows is what is read, one habit of typing at a time."""

from pathlib import Path

import pytest

from iki_graph.parsing import parse
from iki_graph.reading.docx import read

from .ooxml import NAMES, document, lines, p, packed, r, table

HEAD = ["NO", "KINERJA", "INDIKATOR KINERJA", "FORMULASI", "SUMBER DATA"]
FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
LINED = '<w:u w:val="single"/>'
FRACTION = "<m:oMath><m:f><m:num><m:r><m:t>Jumlah A</m:t></m:r></m:num><m:den><m:r><m:t>Jumlah B</m:t></m:r></m:den></m:f><m:r><m:t>×100%</m:t></m:r></m:oMath>"


def level(at: int, kind: str, text: str, more: str = "") -> str:
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>{more}</w:lvl>'


def listed(num: int, at: int = 0) -> str:
    return f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{num}"/></w:numPr>'


LISTS = (
    f'<w:abstractNum w:abstractNumId="0">{level(0, "decimal", "%1.")}{level(1, "lowerLetter", "%2)")}{level(2, "decimal", "%1.%3")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="1">{level(0, "upperRoman", "%1.")}{level(1, "bullet", "&#xF0B7;")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="4"><w:abstractNumId w:val="0"/></w:num>'
)


def test_numbers_of_lists_are_rebuilt() -> None:
    body = "".join(
        p(text, listed(num, at))
        for text, num, at in [
            ("satu", 1, 0),
            ("huruf", 1, 1),
            ("huruf lagi", 1, 1),
            ("dua", 1, 0),
            ("huruf baru", 1, 1),
            ("dalam", 1, 2),
            ("mulai lagi", 2, 0),
            ("terus", 2, 0),
            ("bagian", 3, 0),
            ("butir", 3, 1),
            ("daftar yang sama", 4, 0),
        ]
    )
    assert lines(body, numbering=LISTS) == [
        "1. satu",
        "a) huruf",
        "b) huruf lagi",
        "2. dua",
        "a) huruf baru",
        "2.1 dalam",
        "1. mulai lagi",
        "2. terus",
        "I. bagian",
        "• butir",
        "3. daftar yang sama",
    ]


def test_a_style_numbers_its_paragraphs() -> None:
    style = f'<w:style w:type="paragraph" w:styleId="Butir"><w:pPr>{listed(1)}</w:pPr></w:style><w:style w:type="paragraph" w:styleId="Anak"><w:basedOn w:val="Butir"/></w:style>'
    body = (
        p("satu", '<w:pStyle w:val="Butir"/>')
        + p("dua", '<w:pStyle w:val="Anak"/>')
        + p("tanpa", '<w:pStyle w:val="Butir"/><w:numPr><w:numId w:val="0"/></w:numPr>')
    )
    assert lines(body, numbering=LISTS, styles=style) == ["1. satu", "2. dua", "tanpa"]


def test_numbers_of_empty_cells_are_shown() -> None:
    row = [p("", listed(1)), "Meningkatnya mutu", "Persentase mutu", "Nilai", "Laporan"]
    found = document(table(HEAD, row, row), numbering=LISTS).content
    assert [line.cells and line.cells[0] for line in found] == ["NO", "1.", "2."]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (f"<w:p>{FRACTION}</w:p>", "Jumlah A / Jumlah B x 100%"),
        (f"<w:p>{r('Rumus: ')}<m:oMathPara>{FRACTION}</m:oMathPara></w:p>", "Rumus: Jumlah A / Jumlah B x 100%"),
        (p("Jumlah A") + p("------ x 100%") + p("Jumlah B"), "Jumlah A ------ x 100% Jumlah B"),
        (f"<w:p>{r('Jumlah A', LINED)}{r(' x 100%')}<w:r><w:br/></w:r>{r('Jumlah B')}</w:p>", "Jumlah A / Jumlah B x 100%"),
        (p("Jumlah A", '<w:pBdr><w:bottom w:val="single"/></w:pBdr>') + p("Jumlah B x 100%"), "Jumlah A / Jumlah B x 100%"),
        (table(["Jumlah A", "x 100%"], ["Jumlah B", "^"]) + p(), "Jumlah A / Jumlah B x 100%"),
        (table(["Nilai =", "Jumlah A + B", "x 100%"], ["^", "Jumlah C", "^"]) + p(), "Nilai = (Jumlah A + B) / Jumlah C x 100%"),
        (
            f"<w:p>{FIELD.format('begin')}<w:r><w:instrText>EQ \\f(Jumlah A;Jumlah B)</w:instrText></w:r>{FIELD.format('end')}{r(' x 100%')}</w:p>",
            "Jumlah A / Jumlah B x 100%",
        ),
        (f"<w:p>{r('Skor', LINED)}</w:p>" + p("hasil survei"), "Skor hasil survei"),
    ],
    ids=["omml", "omml-para", "dashes", "underlined", "border", "nested", "nested-named", "field", "no-fraction"],
)
def test_fractions_in_cells(cell: str, text: str) -> None:
    found = document(table(HEAD, ["1", "Meningkatnya mutu", "Persentase mutu", cell, "Laporan"])).content
    assert found[1].cells is not None and found[1].cells[3] == text


def test_a_fraction_over_two_rows() -> None:
    body = table(HEAD, ["1", "Meningkatnya mutu", "Persentase mutu", "Jumlah A x 100%", "Laporan"], ["^", "^", "^", "Jumlah B", "^"])
    (record,) = parse(document(body))
    (row,) = record.iku
    assert (row.formulasi, row.sumber_data) == ("Jumlah A / Jumlah B x 100%", "Laporan")


def test_what_is_merged_goes_on_and_what_is_empty_is_empty() -> None:
    body = table(
        HEAD,
        ["1", "Meningkatnya mutu", "Persentase pertama", "Nilai pertama", "Laporan pertama"],
        ["^", "^", "Persentase kedua", "Nilai kedua", "^"],
        ["2", "Meningkatnya tertib", "Persentase ketiga", "Nilai ketiga", ""],
    )
    (record,) = parse(document(body))
    assert [(r.sasaran, r.sumber_data) for r in record.iku] == [
        ("Meningkatnya mutu", "Laporan pertama"),
        ("Meningkatnya mutu", "Laporan pertama"),
        ("Meningkatnya tertib", None),
    ]


def test_a_table_cut_in_two_goes_on() -> None:
    first = table(
        HEAD,
        ["1", "Meningkatnya mutu", "Persentase pertama", "Nilai pertama", "Laporan"],
        ["^", "^", "Persentase kedua", "Nilai kedua", "^"],
    )
    rest = table(
        HEAD, ["", "", "Persentase ketiga", "Nilai ketiga", ""], ["2", "Meningkatnya tertib", "Persentase lain", "Nilai lain", "Berkas"]
    )
    (record,) = parse(document(first + p() + rest))
    assert [(r.sasaran, r.sumber_data) for r in record.iku] == [("Meningkatnya mutu", "Laporan")] * 3 + [("Meningkatnya tertib", "Berkas")]


def test_headings_over_several_columns() -> None:
    body = table(
        ["NO", "SASARAN STRATEGIS", "INDIKATOR KINERJA UTAMA", "FORMULASI", "<", "SUMBER DATA"],
        ["1", "Meningkatnya mutu", "Persentase mutu", "Jumlah A / Jumlah B", "x 100%", "Laporan"],
    )
    (record,) = parse(document(body))
    assert record.iku[0].formulasi == "Jumlah A / Jumlah B x 100%"


def test_borders_that_were_moved_row_by_row() -> None:
    body = table(
        ["KINERJA", "<", "INDIKATOR KINERJA", "<", "<", "SUMBER DATA", "<"],
        ["Meningkatnya mutu", "Persentase mutu", "<", "Laporan", "", "", "<"],
        ["Meningkatnya tertib", "<", "<", "Nilai tertib", "Survei", "<", "<"],
    )
    (record,) = parse(document(body))
    assert [(r.sasaran, r.indikator, r.sumber_data) for r in record.iku] == [
        ("Meningkatnya mutu", "Persentase mutu", "Laporan"),
        ("Meningkatnya tertib", "Nilai tertib", "Survei"),
    ]


def test_a_heading_over_two_columns_moves_nothing() -> None:
    body = table(
        ["KINERJA", "INDIKATOR KINERJA", "FORMULASI", "<", "SUMBER DATA"],
        ["Meningkatnya mutu", "Persentase mutu", "Jumlah A / Jumlah B", "x 100%", "Laporan"],
        ["^", "Persentase lain", "Jumlah C / Jumlah D", "x 100%", "^"],
    )
    (record,) = parse(document(body))
    assert [(r.formulasi, r.sumber_data) for r in record.iku] == [
        ("Jumlah A / Jumlah B x 100%", "Laporan"),
        ("Jumlah C / Jumlah D x 100%", "Laporan"),
    ]
    short = table(
        ["KINERJA", "INDIKATOR KINERJA", "FORMULASI", "<", "SUMBER DATA"],
        ["Meningkatnya mutu", "Persentase mutu", "Jumlah A", "x 100%", ""],
    )
    (record,) = parse(document(short))
    assert (record.iku[0].formulasi, record.iku[0].sumber_data) == ("Jumlah A x 100%", None)


def test_tables_that_only_set_out_text() -> None:
    body = table(["Menimbang", ":", "a.", "bahwa satu;"], ["", "", "", ""], ["", "", "b.", "bahwa dua."]) + table(
        ["Jabatan", ":", "Sekretaris"],
        ["Tugas", ":", p("a. menyusun;") + p("b. memeriksa.")],
        ["Fungsi", p(":"), p("a. satu") + p("b. dua")],
    )
    assert lines(body) == [
        "Menimbang : a. bahwa satu;",
        "b. bahwa dua.",
        "Jabatan : Sekretaris",
        "Tugas : a. menyusun;",
        "b. memeriksa.",
        "Fungsi : a. satu",
        "b. dua",
    ]


def test_a_signature_at_the_right_and_marks_beside_texts() -> None:
    body = table(["", p("Ditetapkan di Kerek") + p("pada tanggal 2 Januari 2024") + p("CAMAT KEREK,")])
    body += table([p("a.") + p("b."), p("satu") + p("dua")])
    assert lines(body) == ["Ditetapkan di Kerek", "pada tanggal 2 Januari 2024", "CAMAT KEREK,", "a. satu", "b. dua"]


def test_duties_in_a_table_of_their_own() -> None:
    body = table(["Jabatan", "Sekretaris"]) + table(["NO", "URAIAN TUGAS"], ["1", "Menyusun laporan"], ["2", "Memeriksa berkas"])
    body += table(HEAD, ["1", "Meningkatnya mutu", "Persentase mutu", "Nilai", "Laporan"])
    (record,) = parse(document(p("INDIKATOR KINERJA INDIVIDU") + body))
    assert [(j.nama, j.tugas) for j in record.jabatan] == [("Sekretaris", ["Menyusun laporan", "Memeriksa berkas"])]


def test_a_table_of_data_inside_a_table_of_layout() -> None:
    inner = table(HEAD, ["1", "Meningkatnya mutu", "Persentase mutu", "Nilai", "Laporan"])
    found = document(table(["INDIKATOR KINERJA UTAMA"], [inner + p()])).content
    assert [line.cells is not None for line in found if not line.blank] == [False, True, True]


def test_the_final_text_of_tracked_changes() -> None:
    body = (
        f'<w:p>{r("Nilai ")}<w:del w:id="1"><w:r><w:delText>lama</w:delText></w:r></w:del><w:ins w:id="2">{r("baru")}</w:ins></w:p>'
        f'<w:p><w:moveFrom w:id="3">{r("pindah")}</w:moveFrom></w:p><w:p><w:moveTo w:id="4">{r("pindah")}</w:moveTo></w:p>'
        f'<w:tbl><w:tr><w:trPr><w:del w:id="5"/></w:trPr><w:tc>{p("hapus")}</w:tc></w:tr><w:tr><w:tc>{p("tetap")}</w:tc></w:tr></w:tbl>'
    )
    assert lines(body) == ["Nilai baru", "pindah", "tetap"]


def test_a_deleted_end_of_paragraph_joins_two() -> None:
    cell = p("Jumlah desa ", "<w:rPr><w:del/></w:rPr>") + p("binaan")
    assert lines(f"<w:tbl><w:tr><w:tc>{cell}</w:tc></w:tr></w:tbl>") == ["Jumlah desa binaan"]
    assert lines(cell) == ["Jumlah desa binaan"]


def test_what_is_shown_in_another_way_than_stored() -> None:
    body = (
        f"<w:p>{r('Keputusan Camat', '<w:caps/>')}<w:r><w:br/></w:r>{r('rahasia', '<w:vanish/>')}{r('Nomor')}<w:r><w:tab/></w:r>{r(': 5')}</w:p>"
        f'<w:p>{r("Undang")}<w:r><w:noBreakHyphen/></w:r>{r("Undang")}<w:r><w:sym w:font="Symbol" w:char="F0B4"/></w:r></w:p>'
        f"<w:p><w:hyperlink>{r('tautan')}</w:hyperlink><w:sdt><w:sdtContent>{r(' isian')}</w:sdtContent></w:sdt></w:p>"
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{r("7")}<w:r><w:fldChar w:fldCharType="end"/></w:r>{r(" halaman")}</w:p>'
    )
    assert lines(body) == ["KEPUTUSAN CAMAT", "Nomor : 5", "Undang-Undang×", "tautan isian", "7 halaman"]


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{p('LAMPIRAN KEPUTUSAN CAMAT')}{p('NOMOR : 5')}</w:txbxContent>"
    body = (
        f"<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>{r('INDIKATOR KINERJA UTAMA')}</w:p>"
    )
    assert lines(body) == ["LAMPIRAN KEPUTUSAN CAMAT", "NOMOR : 5", "INDIKATOR KINERJA UTAMA"]


def test_page_headers_stand_before_their_section() -> None:
    def section(name: str, first: str = "") -> str:
        title = f'<w:titlePg/><w:headerReference w:type="first" r:id="{first}"/>' if first else ""
        return f'<w:sectPr>{title}<w:headerReference w:type="default" r:id="{name}"/></w:sectPr>'

    body = p("MEMUTUSKAN", section("nomor", "kop")) + p("isi lampiran", section("lampiran")) + p("akhir") + section("lampiran")
    headers = {"kop": p("PEMERINTAH KABUPATEN TUBAN"), "nomor": p("- 2 -"), "lampiran": p("LAMPIRAN KEPUTUSAN CAMAT")}
    assert lines(body, headers=headers) == [
        "PEMERINTAH KABUPATEN TUBAN",
        "MEMUTUSKAN",
        "LAMPIRAN KEPUTUSAN CAMAT",
        "isi lampiran",
        "akhir",
    ]


def test_the_strict_form_of_the_format() -> None:
    xml = f"<w:document {NAMES}><w:body>{p('Menimbang')}</w:body></w:document>".replace(
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://purl.oclc.org/ooxml/wordprocessingml/main"
    )
    assert read(packed({"word/document.xml": xml}), Path("x.docx")).lines == ("Menimbang",)

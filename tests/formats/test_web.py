"""Web pages: what a reader of the page reads is what is read."""

from pathlib import Path

import pytest

from iki_graph.parsing import parse
from iki_graph.reading import read

TABLE = """<table><tr><th>NO<th>SASARAN<th>INDIKATOR KINERJA<th>FORMULASI<th>SUMBER DATA</tr>
<tr><td rowspan=2>1.<td rowspan=2>Meningkatnya mutu<td>Persentase satu<td>{}<td>Laporan</tr><tr><td>Persentase dua<td>Nilai<td></tr>
<tr><td>2.<td>Meningkatnya tertib<td>Persentase tiga<td colspan=2>Nilai</tr></table>"""


def lines(page: str | bytes, folder: Path) -> list[str]:
    path = folder / "sk.html"
    path.write_bytes(page if isinstance(page, bytes) else f"<html><body>{page}</body></html>".encode())
    return [line for line in read(path).lines if line]


def test_spans(tmp_path: Path) -> None:
    lines(TABLE.format("Nilai"), tmp_path)
    (record,) = parse(read(tmp_path / "sk.html"))
    assert [(r.sasaran, r.indikator, r.sumber_data) for r in record.iku] == [
        ("Meningkatnya mutu", "Persentase satu", "Laporan"),
        ("Meningkatnya mutu", "Persentase dua", None),
        ("Meningkatnya tertib", "Persentase tiga", None),
    ]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("Jumlah A<hr>Jumlah B x 100%", "Jumlah A / Jumlah B x 100%"),
        ("<u>Jumlah A</u> x 100%<br>Jumlah B", "Jumlah A / Jumlah B x 100%"),
        ("<p>Jumlah A</p><p>----- x 100 %</p><p>Jumlah B</p>", "Jumlah A / Jumlah B x 100 %"),
        ("<math><mfrac><mi>A + C</mi><mi>B</mi></mfrac><mo>×</mo><mn>100%</mn></math>", "(A + C) / B x 100%"),
        ("\\[ \\frac{\\text{Jumlah A}}{\\text{Jumlah B}} \\times 100\\% \\]", "Jumlah A / Jumlah B x 100%"),
        (
            "<math><mfrac><mi>Jumlah A</mi><mi>Jumlah B</mi></mfrac><mo>×</mo><mn>100%</mn></math><b class=katex-html aria-hidden=true>Jumlah A</b>",
            "Jumlah A / Jumlah B x 100%",
        ),
        ("<table><tr><td>Jumlah A<td rowspan=2>x 100%</tr><tr><td>Jumlah B</tr></table>", "Jumlah A / Jumlah B x 100%"),
        (
            "<style>.T3 { text-decoration:underline; }</style><p><span class=T3>Jumlah A</span> x 100%</p><p>Jumlah B</p>",
            "Jumlah A / Jumlah B x 100%",
        ),
        (
            (
                "<!--[if gte msEquation 12]><m:oMath><m:f><m:num><m:r><span>Jumlah A</span></m:r></m:num><m:den><m:r>Jumlah B</m:r></m:den></m:f>"
                "</m:oMath><![endif]--><![if !msEquation]><img src='x.png'><![endif]> x 100%"
            ),
            "Jumlah A / Jumlah B x 100%",
        ),
    ],
    ids=["rule", "underlined", "dashes", "mathml", "latex", "katex", "nested", "styled", "word"],
)
def test_fractions(cell: str, text: str, tmp_path: Path) -> None:
    lines(TABLE.format(cell), tmp_path)
    (record,) = parse(read(tmp_path / "sk.html"))
    assert record.iku[0].formulasi == text


def test_lists_are_counted(tmp_path: Path) -> None:
    page = '<ol type="a"><li>satu<li>dua</ol><ol start=3><li><p>tiga</p><li value=7>tujuh<ul><li>butir</ul></ol>'
    page += '<ol style="list-style-type: upper-roman"><li>romawi</ol><ul style="list-style: none"><li>polos</ul>'
    assert lines(page, tmp_path) == ["a. satu", "b. dua", "3. tiga", "7. tujuh", "- butir", "I. romawi", "polos"]


def test_a_mark_in_a_box_of_its_own_is_the_mark(tmp_path: Path) -> None:
    item = '<li><p><span style="display:block;float:left;min-width:0cm;">{}.</span>{}</p></li>'
    assert lines(f"<ol>{item.format('c', 'satu')}{item.format('d', 'dua')}</ol>", tmp_path) == ["c. satu", "d. dua"]


def test_the_site_itself_is_left_out(tmp_path: Path) -> None:
    page = """<nav><a>Beranda</a></nav><div class="menu"><ul><li><a>Profil</a></li></ul></div><script>alert("Menimbang")</script>
    <div><p>Menimbang&nbsp;: a. bahwa &ldquo;mutu&rdquo; &amp; tertib</p><p style="display: none">tersembunyi</p></div>
    <ul><li><a>Satu</a><li><a>Dua</a><li><a>Tiga</a></ul>
    <table><tr><td>Hari ini<td>12</tr><tr><td>Total<td>1.234</tr></table><footer class="footer">Hak cipta</footer>"""
    assert lines(page, tmp_path) == ["Menimbang : a. bahwa “mutu” & tertib"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252", "iso-8859-1"])
def test_encodings(encoding: str, tmp_path: Path) -> None:
    page = f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={encoding}"></head><body>sub-bagian “é”</body></html>'
    declared = page.encode("cp1252" if encoding == "iso-8859-1" else encoding)
    assert lines(declared, tmp_path) == ["sub-bagian “é”"]


def test_a_wrong_declaration_does_no_harm(tmp_path: Path) -> None:
    page = '<html><head><meta charset="us-ascii"></head><body>Bupati – “é”</body></html>'.encode()
    assert lines(page.replace(b"us-ascii", b"utf-7xx"), tmp_path) == ["Bupati – “é”"]


def test_boxes_that_are_set_as_a_table(tmp_path: Path) -> None:
    def row(kind: str, *texts: str) -> str:
        return '<div role="row">' + "".join(f'<div role="{kind}">{text}</div>' for text in texts) + "</div>"

    roles = row("columnheader", "Kinerja", "Indikator Kinerja", "Formulasi") + row("cell", "Tertib", "Jumlah surat", "Surat")
    shown = '<div class="r"><span class="d">Jabatan</span><span class="d">:</span><span class="d">Sekretaris</span></div>'
    page = f"<style>.t{{display: table}} .r{{display:table-row;}} .d{{color:red;display:table-cell}}</style><div class=t>{shown}</div>"
    path = tmp_path / "sk.html"
    path.write_text(f"{page}<div role=table>{roles}</div><div>Tugas</div><div>:</div><div>Mengelola surat;</div>")
    found = [line.cells or line.text for line in read(path).content if not line.blank]
    assert found == [
        "Jabatan : Sekretaris",
        ("Kinerja", "Indikator Kinerja", "Formulasi"),
        ("Tertib", "Jumlah surat", "Surat"),
        "Tugas : Mengelola surat;",
    ]


def test_the_letterhead_above_the_main_content_and_captions_of_tables(tmp_path: Path) -> None:
    site = (
        "<header><a href=/>PEMERINTAH KABUPATEN X</a></header><header><p>PEMERINTAH KABUPATEN GRESIK</p><p>KECAMATAN BENJENG</p></header>"
    )
    rows = TABLE.replace("<table>", "<table><caption>Indikator Kinerja Utama</caption>", 1).format("Nilai")
    read_lines = lines(f"{site}<main><h1>KEPUTUSAN CAMAT BENJENG</h1>{rows}<p>{'Isi. ' * 20}</p></main><footer>Kontak</footer>", tmp_path)
    assert read_lines[:4] == ["PEMERINTAH KABUPATEN GRESIK", "KECAMATAN BENJENG", "KEPUTUSAN CAMAT BENJENG", "Indikator Kinerja Utama"]
    assert "Kontak" not in read_lines

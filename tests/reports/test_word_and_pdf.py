"""The note as DOCX and PDF: in SAKIP's form, complete, the same bytes again."""

import io
import sys
import zipfile

import pdfplumber
import pytest
from docx import Document

from iki_graph.alignment import align, cascade
from iki_graph.checks.temuan import Temuan
from iki_graph.errors import UsageError
from iki_graph.record import Rekaman
from iki_graph.reports import docx, html, paper, pdf
from iki_graph.reports.note import Catatan
from iki_graph.reports.tables import Kolom, Tabel
from tests.reports.support import finding, note_of

needs_typst = pytest.mark.skipif(not pdf.available(), reason="needs Typst (extra pdf)")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 100" width="200" height="100"><rect width="200" height="100"/></svg>'


def words(made: bytes) -> list[str]:
    """All paragraphs of a document in order, those of tables too."""
    body = Document(io.BytesIO(made)).element.body
    tag = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    return ["".join(node.text or "" for node in paragraph.iter(f"{tag}t")) for paragraph in body.iter(f"{tag}p")]


@pytest.fixture(scope="module")
def made(catatan: Catatan) -> bytes:
    """The note on a real decree as DOCX."""
    return docx.document(catatan)


def test_it_is_told_in_the_order_of_a_sakip_note(made: bytes, catatan: Catatan) -> None:
    text = words(made)
    places = [text.index(part) for part in ("CATATAN HASIL TELAAH", "I. Gambaran Umum", "II. Hasil Telaah", "A. Hal yang telah baik")]
    places.append(next(at for at, line in enumerate(text) if line.startswith("1.Telah ")))
    places += [text.index("Namun demikian, masih terdapat hal yang perlu diperhatikan, antara lain:")]
    places += [text.index(part) for part in ("Kondisi", "Kriteria", "Akibat", "Rekomendasi", "III. Rekomendasi yang Didahulukan")]
    assert places == sorted(places)
    for group in catatan.kelompok:
        assert group.akibat in text
        for advice in group.rekomendasi:
            assert any(advice.teks in line for line in text)
    assert any("bukan hasil LKE resmi" in line for line in text)


def test_it_opens_on_a4_with_heads_that_repeat(made: bytes) -> None:
    document = Document(io.BytesIO(made))
    upright, across = document.sections
    assert (round(upright.page_width.cm, 1), round(upright.page_height.cm, 1)) == (21.0, 29.7)
    assert (round(across.page_width.cm, 1), round(across.page_height.cm, 1)) == (29.7, 21.0)
    sheet = next(table for table in document.tables if table.cell(0, 1).text == "Kriteria")
    assert sheet.rows[0]._tr.trPr.xpath("w:tblHeader")


def test_the_same_note_gives_the_same_bytes(made: bytes, catatan: Catatan) -> None:
    assert docx.document(catatan) == made
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        assert {entry.date_time for entry in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize(
    "found",
    [[], [finding(pesan="Aneh: \x00\x0b\ufffe <b>&amp;</b> {x} #set $x$ *y* _z_ @a 🙂 كلمة 字 \ue000", unsur="")]],
    ids=["none", "odd"],
)
def test_odd_texts_and_empty_records_are_no_fault(found: list[Temuan]) -> None:
    note = note_of(Rekaman(berkas="kosong.txt"), found)
    text = words(docx.document(note))
    assert "Tidak terdapat hal yang perlu diperhatikan." in text or any("<b>&amp;</b> {x} #set $x$ *y* _z_ @a" in line for line in text)
    if pdf.available():
        assert pdf.document(note).startswith(b"%PDF")


DECIMAL = Tabel("t", "Judul", (Kolom("a", "A", 10), Kolom("b", "B", 10)), ((97.1, "1.2.3"), (0.97, None), (100, "85.5"), (85.0, "x")))
"""Numbers are written as the language does; what a document says stays as it is."""


@pytest.mark.parametrize(("lang", "numbers"), [("id", ["97,1", "0,97", "100", "85,0"]), ("en", ["97.1", "0.97", "100", "85.0"])])
def test_numbers_are_written_as_the_language_writes_them(lang: str, numbers: list[str]) -> None:
    text = words(docx.of_tables("Judul", [DECIMAL], lang))
    assert text[-len(numbers) * 2 - 1 : -1 : 2] == numbers and {"1.2.3", "85.5"} <= set(text)
    if pdf.available():
        with pdfplumber.open(io.BytesIO(pdf.of_tables("Judul", [DECIMAL], lang))) as made:
            shown = [row[0] for row in made.pages[0].extract_table()]
        assert shown == ["A", *numbers]


@needs_typst
@pytest.mark.parametrize("lang", ["id", "en"])
def test_the_note_and_the_page_write_the_score_alike(lang: str) -> None:
    record = Rekaman.model_validate(
        {
            "berkas": "a.txt",
            "iku": [{"indikator": "Nilai IKM", "sasaran": "a"}],
            "jabatan": [
                {"urut": n, "nama": f"J {n}", "atasan_urut": 1 if n > 1 else None, "iki": [{"indikator": i} for i in rows]}
                for n, rows in enumerate((["Nilai IKM"], ["a b"], ["c d"], ["e f"], ["g h"], ["k l"], ["m n"]), 1)
            ],
        }
    )
    note = note_of(record, [], lang)
    score = note.table("nilai").baris[-1][-1]
    assert isinstance(score, float)
    shown = str(score).replace(".", "," if lang == "id" else ".")
    assert score % 1 and shown in words(docx.document(note))
    with pdfplumber.open(io.BytesIO(pdf.document(note))) as made:
        assert any(shown in (page.extract_text() or "") for page in made.pages)
    assert shown in html.decree(record, [], align(record), cascade=cascade(record), lang=lang)


@needs_typst
def test_the_pdf_is_the_same_again_and_has_the_tree(catatan: Catatan) -> None:
    made = pdf.document(catatan, SVG)
    assert made.startswith(b"%PDF-1.7")
    assert b"/StructTreeRoot" in made or b"/MarkInfo" in made or b"/ObjStm" in made
    assert pdf.document(catatan, SVG) == made
    assert pdf.document(catatan) != made


@needs_typst
def test_a_drawing_becomes_a_picture_of_the_document(catatan: Catatan) -> None:
    picture = paper.png(SVG)
    assert picture.startswith(b"\x89PNG")
    with zipfile.ZipFile(io.BytesIO(docx.document(catatan, picture))) as package:
        assert package.read("word/media/image1.png") == picture


def test_without_typst_it_is_said_what_to_install(catatan: Catatan, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(UsageError, match=r"iki-graph\[pdf\]"):
        pdf.document(catatan)


def test_tables_alone_can_be_reports() -> None:
    tables = [
        Tabel("x", "Isi", (Kolom("a", "Kolom A", 10), Kolom("b", "B", 5)), (("sel satu", 3),)),
        Tabel("y", "Hampa", (Kolom("a", "A", 10),), ()),
    ]
    text = words(docx.of_tables("Judul", tables))
    assert [part for part in ("Judul", "Isi", "Kolom A", "sel satu", "3", "Hampa", "Tidak ada.") if part not in text] == []
    if pdf.available():
        assert pdf.of_tables("Judul", tables) == pdf.of_tables("Judul", tables)

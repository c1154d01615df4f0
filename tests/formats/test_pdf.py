"""Digital PDFs: what stands on the page, put together over page ends."""

import io
from pathlib import Path

import pytest
from PIL import Image

from iki_graph.errors import InputError
from iki_graph.reading import Document, Line, read
from iki_graph.reading.clippings import Pages, cut, png
from iki_graph.reading.page import glued

from .paper import Sheet, pdf

XS = (50, 80, 200, 330, 460, 545)
HEAD = [["NO"], ["KINERJA"], ["INDIKATOR KINERJA"], ["FORMULASI"], ["SUMBER DATA"]]


def document(folder: Path, *sheets: Sheet) -> Document:
    path = folder / "sk.pdf"
    path.write_bytes(pdf(sheets))
    return read(path)


def rows(read: Document) -> list[Line]:
    return [line for line in read.content if line.cells is not None]


def texts(read: Document) -> list[str]:
    return [line.text for line in read.content if line.cells is None and line.text]


def test_a_ruled_table_with_merged_cells(tmp_path: Path) -> None:
    sheet = Sheet().text(50, 60, "JABATAN : SEKRETARIS")
    sheet.grid(
        80,
        XS,
        (20, 40, 30),
        [
            HEAD,
            [["1."], ["Surat terkelola", "tertib"], ["Persentase surat"], ["Surat / surat x 100%"], ["Buku agenda"]],
            [None, None, ["Jumlah arsip"], ["Jumlah arsip"], []],
        ],
    )
    found = document(tmp_path, sheet)
    head, first, second = rows(found)
    assert head.cells == ("NO", "KINERJA", "INDIKATOR KINERJA", "FORMULASI", "SUMBER DATA")
    assert first.cells == ("1.", "Surat terkelola tertib", "Persentase surat", "Surat / surat x 100%", "Buku agenda")
    assert second.cells == ("", "", "Jumlah arsip", "Jumlah arsip", "")
    assert second.rest == (True, True, False, False, False)
    assert texts(found) == ["JABATAN : SEKRETARIS"]


def test_a_rule_across_the_page_is_no_part_of_the_table_below(tmp_path: Path) -> None:
    sheet = Sheet().stroke(50, 60, 545, 60).text(55, 80, "Melayani surat masuk;").text(55, 100, "Menyimpan arsip;")
    sheet.grid(500, (50, 90, *XS[2:]), (20, 30), [HEAD, [["1."], ["Tertib"], ["Jumlah surat"], ["Surat"], ["Buku agenda"]]])
    found = document(tmp_path, sheet)
    assert texts(found) == ["Melayani surat masuk;", "Menyimpan arsip;"]
    assert [line.cells for line in rows(found)][1] == ("1.", "Tertib", "Jumlah surat", "Surat", "Buku agenda")


def test_two_tables_of_the_same_columns_far_apart_stay_two(tmp_path: Path) -> None:
    row = [["1."], ["Tertib"], ["Jumlah surat"], ["Surat"], ["Buku agenda"]]
    wide = (50, 90, *XS[2:])
    sheet = Sheet().grid(60, wide, (20, 30), [HEAD, row]).text(50, 200, "JABATAN : SEKRETARIS").text(50, 300, "Tugas : Melayani surat")
    found = document(tmp_path, sheet.grid(560, wide, (20, 30), [HEAD, row]))
    assert texts(found) == ["JABATAN : SEKRETARIS", "Tugas : Melayani surat"]
    assert [line.cells[1] for line in rows(found) if line.cells] == ["KINERJA", "Tertib", "KINERJA", "Tertib"]


def test_what_a_clipping_path_hides_is_not_read(tmp_path: Path) -> None:
    sheet = Sheet()
    # As sheets are printed: the text of a cell that two pages share is drawn on both, and only a part of it shown.
    sheet.orders.append(f"q 50 {sheet.height - 200} 400 100 re W* n")
    sheet.text(60, 80, "Tertib di halaman lalu").text(60, 120, "Jumlah surat")
    sheet.orders.append("Q")
    assert texts(document(tmp_path, sheet.text(60, 300, "Buku agenda"))) == ["Jumlah surat", "Buku agenda"]


def test_the_place_is_that_of_the_cell(tmp_path: Path) -> None:
    table = Sheet().grid(80, XS, (20, 30), [HEAD, [["1."], ["Tertib"], ["Jumlah surat"], ["Surat"], ["Buku agenda"]]])
    found = document(tmp_path, Sheet().text(50, 100, "Halaman pertama"), table)
    place = rows(found)[1].places[2]
    assert place is not None
    assert place.page == 2
    assert place.box == pytest.approx((200, 100, 330, 130), abs=1)


def test_a_row_cut_by_the_page_end(tmp_path: Path) -> None:
    one = Sheet().text(50, 60, "JABATAN : SEKRETARIS")
    one.grid(
        742,
        XS,
        (20, 28),
        [HEAD, [["1."], ["Surat terkelola", "tertib dan"], ["Persentase surat", "yang masuk dan"], ["Jumlah surat", "yang"], ["Agenda"]]],
    )
    two = Sheet().grid(
        60,
        XS,
        (20, 28, 28),
        [
            HEAD,
            [[], ["Teratur"], ["keluar"], ["Diarsip"], []],
            [["2."], ["Rapat tertib"], ["Jumlah rapat"], ["Jumlah rapat"], ["Notulen"]],
        ],
    )
    _, first, second = rows(document(tmp_path, one, two))
    assert first.cells == (
        "1.",
        "Surat terkelola tertib dan Teratur",
        "Persentase surat yang masuk dan keluar",
        "Jumlah surat yang Diarsip",
        "Agenda",
    )
    assert second.cells == ("2.", "Rapat tertib", "Jumlah rapat", "Jumlah rapat", "Notulen")


def test_a_new_row_at_the_head_of_a_page_stays_one(tmp_path: Path) -> None:
    row = [["Surat tertib"], ["Jumlah surat"], ["Jumlah surat"], ["Buku agenda"]]
    other = [["Rapat tertib"], ["Jumlah rapat"], ["Jumlah rapat"], ["Notulen"]]
    one = Sheet().grid(742, XS, (20, 28), [HEAD, [["1."], *row]])
    two = Sheet().grid(60, XS, (20, 28), [HEAD, [["2."], *other]])
    found = rows(document(tmp_path, one, two))
    assert [r.cells[0] for r in found if r.cells] == ["NO", "1.", "2."]


def test_a_row_that_begins_on_the_next_page_within_a_merged_cell(tmp_path: Path) -> None:
    """Its number and its merged statement are empty there; every text of the row before had ended, for the next word had room."""
    one = Sheet().grid(742, XS, (20, 28), [HEAD, [["1."], ["Surat tertib"], ["Jumlah surat"], ["Jumlah surat"], ["Buku"]]])
    two = Sheet().grid(60, XS, (20, 28), [HEAD, [[], [], ["Jumlah arsip"], ["jumlah arsip"], ["Daftar"]]])
    _, first, second = rows(document(tmp_path, one, two))
    assert first.cells == ("1.", "Surat tertib", "Jumlah surat", "Jumlah surat", "Buku")
    assert second.cells == ("", "", "Jumlah arsip", "jumlah arsip", "Daftar")


@pytest.mark.parametrize("framed", [True, False])
def test_rows_of_a_table_whose_columns_alone_are_ruled(tmp_path: Path, framed: bool) -> None:
    """With a frame around it, or open at its sides: rows are told by the white space that goes across."""
    columns = (["1.", "2."], ["Surat tertib", "Rapat tertib"], ["Jumlah surat", "Jumlah rapat"], ["Surat", "Rapat"], ["Buku", "Notulen"])
    sheet = Sheet().text(50, 60, "JABATAN : SEKRETARIS").grid(80, XS, (20,), [HEAD])
    for x in XS if framed else XS[1:-1]:
        sheet.stroke(x, 100, x, 200)
    if framed:
        sheet.stroke(XS[0], 200, XS[-1], 200)
    for x, texts_of in zip(XS, columns, strict=False):
        for y, text in zip((115, 151), texts_of, strict=True):
            sheet.lines(x + 4, y, [text, "yang"] if x == XS[1] else [text])
    found = rows(document(tmp_path, sheet))
    assert [line.cells for line in found] == [
        ("NO", "KINERJA", "INDIKATOR KINERJA", "FORMULASI", "SUMBER DATA"),
        ("1.", "Surat tertib yang", "Jumlah surat", "Surat", "Buku"),
        ("2.", "Rapat tertib yang", "Jumlah rapat", "Rapat", "Notulen"),
    ]


def test_tables_of_two_positions_stay_two(tmp_path: Path) -> None:
    row = [["1."], ["Surat tertib"], ["Jumlah surat"], ["Jumlah surat"], ["Buku agenda"]]
    one = Sheet().text(50, 60, "JABATAN : SEKRETARIS").grid(742, XS, (20, 28), [HEAD, row])
    two = Sheet().text(50, 60, "JABATAN : BENDAHARA").grid(80, XS, (20, 28), [HEAD, row])
    found = document(tmp_path, one, two)
    assert [line.cells[0] if line.cells else line.text for line in found.content if line.text] == [
        "JABATAN : SEKRETARIS",
        "NO",
        "1.",
        "JABATAN : BENDAHARA",
        "NO",
        "1.",
    ]


def test_open_sides_are_closed(tmp_path: Path) -> None:
    sheet = Sheet()
    for y in (80, 100, 130, 160):
        sheet.stroke(50, y, 545, y)
    for x in XS[1:-1]:
        sheet.stroke(x, 80, x, 160)
    for x, text in zip(XS, ("NO", "KINERJA", "INDIKATOR", "FORMULASI", "SUMBER DATA"), strict=False):
        sheet.text(x + 4, 93, text).text(x + 4, 113, f"a {text.lower()}").text(x + 4, 143, f"b {text.lower()}")
    found = rows(document(tmp_path, sheet))
    assert [r.cells[0] for r in found if r.cells] == ["NO", "a no", "b no"]
    assert found[1].cells is not None
    assert found[1].cells[-1] == "a sumber data"


@pytest.mark.parametrize("turn", ["by the page", "by the text"])
def test_pages_that_lie_on_their_side(turn: str, tmp_path: Path) -> None:
    if turn == "by the page":
        sheet = Sheet(842, 595, rotate=90).lines(50, 80, ["KEPUTUSAN CAMAT CONTOH", "NOMOR : 1 TAHUN 2021"])
    else:
        sheet = Sheet().text(80, 800, "KEPUTUSAN CAMAT CONTOH", turn=True).text(92, 800, "NOMOR : 1 TAHUN 2021", turn=True)
    assert texts(document(tmp_path, sheet)) == ["KEPUTUSAN CAMAT CONTOH", "NOMOR : 1 TAHUN 2021"]


def test_running_headers_numbers_and_catchwords_are_left_out(tmp_path: Path) -> None:
    """The first header stays: it may be the annex's identity. Where each text goes on over the page end, it is no heading."""
    sheets = [
        Sheet()
        .text(50, 40, "LAMPIRAN KEPUTUSAN CAMAT")
        .lines(
            50, 100, [f"baris isi {word} {other} yang diteruskan ke halaman berikut tanpa titik" for other in "satu dua tiga empat".split()]
        )
        .text(290, 810, f"- {n} -")
        for n, word in enumerate("alfa beta gama delta zeta".split(), 1)
    ]
    sheets[1].text(400, 780, "Menetapkan ....")
    sheets[2].orders[1:2] = Sheet().text(50, 88, "Menetapkan hal berikut").orders + sheets[2].orders[1:2]
    found = " ".join(texts(document(tmp_path, *sheets)))
    assert found.count("LAMPIRAN KEPUTUSAN CAMAT") == 1
    assert "- 2 -" not in found
    assert found.count("Menetapkan") == 1
    assert found.count("baris isi") == 20


def test_a_running_head_that_counts_its_pages_is_left_out(tmp_path: Path) -> None:
    """Also on the first page, and where the annex has other margins and so another height of it."""
    sheets = [
        Sheet().text(50, 40 if n < 3 else 28, "Keputusan Camat").text(520, 40 if n < 3 else 28, str(n)).text(50, 100, f"Bagian {word}.")
        for n, word in enumerate("alfa beta gama delta zeta".split(), 1)
    ]
    assert texts(document(tmp_path, *sheets)) == [f"Bagian {word}." for word in "alfa beta gama delta zeta".split()]


def test_a_heading_on_every_sheet_stays(tmp_path: Path) -> None:
    sheets = [
        Sheet().text(200, 60, "INDIKATOR KINERJA INDIVIDU").text(50, 90, f"Jabatan : Kepala Seksi {n}").text(50, 110, "Tugas : Melayani.")
        for n in "ABCD"
    ]
    assert texts(document(tmp_path, *sheets)).count("INDIKATOR KINERJA INDIVIDU") == 4


def test_items_of_a_list_are_paragraphs(tmp_path: Path) -> None:
    sheet = Sheet()
    sheet.text(50, 100, "Menimbang").text(120, 100, ":").text(130, 100, "a.")
    sheet.text(145, 100, "bahwa untuk melaksanakan ketentuan Pasal 3 perlu ditetapkan Keputusan Camat Nomor")
    sheet.text(145, 112, "1); dan seterusnya sampai akhir;")
    sheet.text(130, 124, "b.").text(145, 124, "bahwa berdasarkan pertimbangan huruf a;")
    assert texts(document(tmp_path, sheet)) == [
        "Menimbang : a. bahwa untuk melaksanakan ketentuan Pasal 3 perlu ditetapkan Keputusan Camat Nomor 1); dan seterusnya sampai akhir;",
        "b. bahwa berdasarkan pertimbangan huruf a;",
    ]


def test_a_table_without_rules_is_read_with_a_doubt(tmp_path: Path) -> None:
    sheet = Sheet().text(50, 60, "INDIKATOR KINERJA INDIVIDU")
    for y, cells in (
        (90, ("NO", "KINERJA", "INDIKATOR KINERJA", "FORMULASI", "SUMBER DATA")),
        (120, ("1", "Surat tertib", "Jumlah surat", "Jumlah surat", "Buku agenda")),
        (150, ("2", "Rapat tertib", "Jumlah rapat", "Jumlah rapat", "Notulen")),
    ):
        for x, cell in zip(XS, cells, strict=False):
            sheet.text(x, y, cell)
    found = document(tmp_path, sheet)
    assert [r.cells for r in rows(found) if r.cells and any(r.cells)] == [
        ("NO", "KINERJA", "INDIKATOR KINERJA", "FORMULASI", "SUMBER DATA"),
        ("1", "Surat tertib", "Jumlah surat", "Jumlah surat", "Buku agenda"),
        ("2", "Rapat tertib", "Jumlah rapat", "Jumlah rapat", "Notulen"),
    ]
    assert [d for d in found.doubts if d.reason.startswith("halaman 1: ")]


def test_boxes_of_one_column(tmp_path: Path) -> None:
    found = document(tmp_path, Sheet().grid(80, (50, 500), (20, 20), [[["KEPUTUSAN CAMAT"]], [["NOMOR 1 TAHUN 2024"]]]))
    assert "KEPUTUSAN CAMAT" in " ".join(texts(found))


def test_a_ruled_table_that_only_sets_out_text(tmp_path: Path) -> None:
    cells = [["Menimbang"], [":"], ["a. bahwa perlu ditetapkan", "Keputusan Camat;", "b. bahwa berdasarkan huruf a;"]]
    found = document(tmp_path, Sheet().grid(80, (50, 130, 140, 400), (50,), [cells]))
    assert [line.cells for line in found.content if line.cells] == []
    assert " ".join(texts(found)) == "Menimbang : a. bahwa perlu ditetapkan Keputusan Camat; b. bahwa berdasarkan huruf a;"


def test_a_clipping_shows_the_place(tmp_path: Path) -> None:
    document(tmp_path, Sheet().text(100, 200, "Jumlah surat"), Sheet())
    page, scale = Pages(tmp_path / "sk.pdf").page(1)
    assert scale == pytest.approx(110 / 72)
    for box, darkest in (((95, 185, 200, 205), 100), ((95, 385, 200, 405), 255)):
        part = cut(page, scale, box)
        assert part is not None
        assert part[1] == pytest.approx(box, abs=1)
        with Image.open(io.BytesIO(png(part[0]))) as shown:
            assert shown.width == pytest.approx(105 * scale, abs=2)
            assert (shown.convert("L").getextrema()[0] < 100) == (darkest == 100)
    assert cut(page, scale, (900, 900, 999, 999)) is None


@pytest.mark.parametrize("number", [3, 0])
def test_no_such_page(number: int, tmp_path: Path) -> None:
    document(tmp_path, Sheet().text(100, 200, "Jumlah surat"), Sheet())
    with pytest.raises(InputError, match=f"halaman {number}"):
        Pages(tmp_path / "sk.pdf").page(number)


def test_a_page_of_a_picture(tmp_path: Path) -> None:
    grey = Image.new("L", (1654, 2339), 228)
    grey.paste(10, (400, 800, 500, 820))
    grey.save(tmp_path / "sk.tiff", dpi=(200, 200), save_all=True, append_images=[Image.new("L", (1654, 2339), 228)])
    pages = Pages(tmp_path / "sk.tiff")
    page, scale = pages.page(1)
    part = cut(page, scale, (135, 280, 190, 300))
    assert part is not None
    assert part[0].getextrema() == (pytest.approx(12, abs=8), 255)
    assert pages.page(2)[0].getextrema() == (255, 255)
    with pytest.raises(InputError, match="halaman 3"):
        pages.page(3)


def test_a_page_with_a_slanting_stroke_is_digital(tmp_path: Path) -> None:
    """A signature or a stamp drawn with strokes."""
    sheet = Sheet().grid(80, XS, (20, 30), [HEAD, [["1."], ["Tertib"], ["Jumlah surat"], ["Surat"], ["Buku agenda"]]])
    found = document(tmp_path, sheet.stroke(300, 300, 400, 340).text(50, 320, "JABATAN : SEKRETARIS"))
    assert [r.cells and r.cells[1] for r in rows(found)] == ["KINERJA", "Tertib"]
    assert texts(found) == ["JABATAN : SEKRETARIS"]


def test_merged_cells_that_go_on_without_a_rule_at_the_page_head(tmp_path: Path) -> None:
    one = Sheet().grid(700, XS, (20, 60), [HEAD, [["1."], ["Surat tertib"], ["Jumlah surat"], ["Surat"], ["Buku agenda"]]])
    two = Sheet()
    for x in XS:
        two.stroke(x, 40, x, 90)
    two.stroke(XS[2], 40, XS[-1], 40).stroke(XS[0], 90, XS[-1], 90)
    two.text(204, 55, "Jumlah arsip").text(334, 55, "Arsip").text(464, 55, "Daftar arsip")
    row = rows(document(tmp_path, one, two))[-1]
    assert row.cells == ("", "", "Jumlah arsip", "Arsip", "Daftar arsip")


def test_labels_at_half_the_height_of_their_texts(tmp_path: Path) -> None:
    """As browsers print the cells of a table."""
    sheet = Sheet().lines(150, 100, ["1. Menyusun rencana kerja tahunan;", "2. Menata arsip surat masuk;", "3. Menyusun laporan."], 14)
    sheet.text(50, 114, "TUGAS").text(130, 114, ":").text(50, 80, "JABATAN").text(130, 80, ":").text(150, 80, "Sekretaris")
    sheet.lines(150, 170, ["a. Penyusunan rencana kerja;", "b. Penataan arsip;", "c. Pelaporan."], 14)
    sheet.text(50, 184, "FUNGSI").text(130, 184, ":")
    assert [t.replace("  ", " ") for t in texts(document(tmp_path, sheet))] == [
        "JABATAN : Sekretaris",
        "TUGAS : 1. Menyusun rencana kerja tahunan;",
        "2. Menata arsip surat masuk;",
        "3. Menyusun laporan.",
        "FUNGSI : a. Penyusunan rencana kerja;",
        "b. Penataan arsip;",
        "c. Pelaporan.",
    ]


def test_labels_at_the_first_line_stay(tmp_path: Path) -> None:
    """A form below more white than parts its rows."""
    sheet = Sheet().text(150, 60, "INDIKATOR KINERJA INDIVIDU")
    for y, label in ((100, "JABATAN"), (115, "TUGAS")):
        sheet.text(50, y, label).text(130, y, ":")
    sheet.text(150, 100, "Sekretaris").lines(150, 115, ["Menyusun rencana kerja", "tahunan kecamatan dan laporannya."], 12)
    found = " / ".join(t.replace("  ", " ") for t in texts(document(tmp_path, sheet)))
    assert "JABATAN : Sekretaris / TUGAS : Menyusun rencana kerja" in found


def test_a_hyphen_that_a_program_set_goes_and_a_typed_one_stays() -> None:
    assert glued(["Persentase pen\u2010", "capaian rata-", "rata"]) == "Persentase pencapaian rata-rata"
    assert glued(["masing\u2010", "masing perundang\u2010", "undangan"]) == "masing-masing perundang-undangan"

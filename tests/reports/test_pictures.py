"""Pictures of pages: the place of a finding, each page once, and nobody's name in them."""

import io
import os
import re
import signal
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from iki_graph import apart
from iki_graph.pipeline import Telaah
from iki_graph.reading import clippings, read, tesseract
from iki_graph.reading.clippings import Pages
from iki_graph.reading.document import Box, Place
from iki_graph.record import Rekaman
from iki_graph.reports import html
from iki_graph.reports.pictures import Pictures, pictures
from iki_graph.reports.views import View, views, wanted
from tests.formats.paper import Sheet, pdf
from tests.formats.scan import scanned

from .paged import DRAWN, HOLDER, NAMES, NIPS, SIGNER, decree
from .support import reviewed

PAGE = (0.0, 0.0, 595.0, 842.0)


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return decree(tmp_path_factory.mktemp("halaman"))


@pytest.fixture(scope="module")
def of_pages(source: Path) -> Telaah:
    return reviewed(source)


def made(path: Path, telaah: Telaah, people: bool = False) -> Pictures:
    found = pictures(path, telaah.document, telaah.rekaman, people)
    assert found is not None
    return found


def shades(shown: Pictures, page: int, box: Box) -> tuple[int, int]:
    """The darkest and the lightest shade in a place."""
    part = shown.part(page, box)
    assert part is not None
    with Image.open(io.BytesIO(part[0])) as picture:
        low, high = picture.convert("L").getextrema()
        return int(low), int(high)  # type: ignore[arg-type]


def page(telaah: Telaah, path: Path, people: bool = False) -> str:
    shown = pictures(path, telaah.document, telaah.rekaman, people)
    return html.decree(telaah.rekaman, telaah.temuan, telaah.keselarasan, document=telaah.document, pictures=shown, people=people)


def embedded(text: str) -> list[bytes]:
    return [b64decode(data) for data in re.findall(r'href="data:image/png;base64,([^"]+)"', text)]


def test_names_are_black_and_what_is_not_read_is_white(source: Path, of_pages: Telaah) -> None:
    hidden, open_ = made(source, of_pages), made(source, of_pages, people=True)
    for number, (left, top, right, bottom) in NAMES:
        # The middle of the print: a rim of white belongs to the box, not to the name.
        middle = (left + 6, top + 4, left + 60, bottom - 4)
        assert shades(hidden, number, middle) == (0, 0)
        assert shades(open_, number, middle)[1] == 255
    assert shades(hidden, *DRAWN) == (255, 255)
    assert shades(open_, *DRAWN)[0] < 128
    for number, box in ((1, (50, 130, 300, 145)), (2, (50, 120, 200, 135)), (2, (205, 210, 325, 225))):
        low, high = shades(hidden, number, box)
        assert low < 100
        assert high == 255


FRAMES = {
    "cut": "/MediaBox[0 0 595 842]/CropBox[20 30 580 800]",
    "moved": "/MediaBox[-100 50 500 900]",
    "moved and cut": "/MediaBox[-100 50 500 900]/CropBox[10 60 480 890]",
}


@pytest.mark.parametrize(("rotate", "text_turned"), [(0, 0), (90, 90), (180, 180), (270, 270), (0, 90), (0, 270)])
@pytest.mark.parametrize("boxes", list(FRAMES.values()), ids=list(FRAMES))
def test_names_are_black_wherever_the_page_has_its_corner(boxes: str, rotate: int, text_turned: int, tmp_path: Path) -> None:
    """Pages with a crop box, with their origin elsewhere, turned, and with print on its side: what is read and what is drawn have one
    corner."""
    sheet = Sheet(boxes=boxes, rotate=rotate)
    texts = ["LAMPIRAN KEPUTUSAN CAMAT SUKAMAJU", "Jabatan : SEKRETARIS", f"Nama : {HOLDER}", f"NIP : {NIPS[1]}", "Tugas : Membantu Camat"]
    for at, text in enumerate(texts):
        below = 20 * at
        x, y = {0: (60, 150 + below), 90: (150 + below, 700), 180: (400, 700 - below), 270: (400 - below, 150)}[text_turned]
        matrix = {0: "1 0 0 1", 90: "0 1 -1 0", 180: "-1 0 0 -1", 270: "0 -1 1 0"}[text_turned]
        sheet.orders.append(f"BT /F 10 Tf {matrix} {x} {842 - y} Tm ({text}) Tj ET")
    (tmp_path / "sk.pdf").write_bytes(pdf([sheet]))
    document = read(tmp_path / "sk.pdf")
    shown = pictures(tmp_path / "sk.pdf", document, Rekaman(berkas="sk.pdf"), people=False)
    assert shown is not None
    places = {line.text: line.place.box for line in document.content if line.place and line.place.box}
    for text in texts:
        left, top, right, bottom = places[text]
        middle = shown.upright(1, (left + 2, top + 2, right - 2, bottom - 2))
        darkest, lightest = shades(shown, 1, middle)
        assert darkest < 100
        assert (lightest == 0) == (text in texts[2:4])
        assert middle[2] - middle[0] > middle[3] - middle[1], "upright print is wider than high"
    page, scale = Pages(tmp_path / "sk.pdf").page(1)
    for left, top, right, bottom in places.values():
        # All ink of the drawn page lies in the places of lines: none is left beside them.
        page.paste(255, (round((left - 2) * scale), round((top - 2) * scale), round((right + 2) * scale), round((bottom + 2) * scale)))
    assert page.getextrema() == (255, 255)


def test_a_page_whose_print_is_elsewhere_is_not_shown(source: Path, of_pages: Telaah) -> None:
    assert of_pages.document
    moved = [
        replace(
            line, place=Place(line.place.page, None, (line.place.box[0], line.place.box[1] + 60, line.place.box[2], line.place.box[3] + 60))
        )
        if line.place and line.place.box
        else line
        for line in of_pages.document.content
    ]
    document = replace(of_pages.document, content=tuple(moved))
    shown = pictures(source, document, of_pages.rekaman, people=False)
    assert shown is not None
    assert shown.part(1, PAGE) is None


def test_a_hidden_place_has_no_clipping(source: Path, of_pages: Telaah) -> None:
    assert made(source, of_pages).clipping(*NAMES[0]) is None
    assert made(source, of_pages, people=True).clipping(*NAMES[0]) is not None


def test_the_report_shows_each_page_once_and_marks_the_place(source: Path, of_pages: Telaah) -> None:
    text = page(of_pages, source)
    shown = [item for item in of_pages.temuan if item.kotak]
    assert len({item.halaman for item in shown}) == 2
    assert len(embedded(text)) == 2
    assert "img-src data:;" in text
    marks = re.findall(r'<use href="#hlm(\d)"/><rect x="([\d.]+)" y="([\d.]+)"', text)
    places = {(str(item.halaman), f"{item.kotak[0]:.1f}", f"{item.kotak[1]:.1f}") for item in shown if item.kotak}
    assert marks
    assert set(marks) <= places
    hidden = text.count("tidak ditampilkan karena memuat nama atau NIP")
    assert len(marks) + hidden == len(shown) + sum(bool(re.match("/jabatan/0/iki", d.penunjuk)) for d in of_pages.rekaman.keraguan)


def test_a_report_on_a_text_has_no_pictures(telaah: Telaah) -> None:
    text = page(telaah, Path("tidak-ada.txt"))
    assert "img-src" not in text
    assert "<use" not in text


def test_without_its_file_the_report_shows_lines(source: Path, of_pages: Telaah, tmp_path: Path) -> None:
    assert pictures(tmp_path / "hilang.pdf", of_pages.document, of_pages.rekaman, False) is None
    (tmp_path / "lain.pdf").write_bytes(source.read_bytes() + b"\n")
    assert pictures(tmp_path / "lain.pdf", of_pages.document, of_pages.rekaman, False) is None
    text = html.decree(of_pages.rekaman, of_pages.temuan, of_pages.keselarasan, document=of_pages.document)
    assert embedded(text) == []
    assert "hlm. 2" in text
    bare = html.decree(of_pages.rekaman, of_pages.temuan, of_pages.keselarasan)
    assert "hlm. 2" in bare


def test_a_page_is_drawn_once(source: Path, of_pages: Telaah, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[int] = []
    whole = clippings._of_pdf

    def counted(data: bytes, no: int) -> tuple[Image.Image, float]:
        drawn.append(no)
        return whole(data, no)

    monkeypatch.setattr(clippings, "_of_pdf", counted)
    page(of_pages, source)
    assert sorted(drawn) == [1, 2]
    shown = made(source, of_pages)
    assert all(shown.clipping(2, (50, 120, 200, 135)) for _ in range(5))
    assert sorted(drawn) == [1, 2, 2]


def own_number(data: bytes, path: Path) -> int:
    return os.getpid()


@pytest.fixture
def left() -> Iterator[None]:
    """After the test pages are drawn in this process again."""
    yield
    apart.leave()


@pytest.mark.usefixtures("left")
def test_pages_are_drawn_by_the_child_as_here(source: Path) -> None:
    child = apart.Child()
    apart.begin(child)
    there, scale = Pages(source).page(2)
    assert child.pid is not None
    apart.leave()
    here = Pages(source).page(2)
    assert (there.tobytes(), scale) == (here[0].tobytes(), here[1])


@pytest.mark.usefixtures("left")
@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
def test_a_file_that_holds_up_what_draws_it_costs_its_pictures_alone(source: Path, of_pages: Telaah) -> None:
    child = apart.Child(lambda size: 1 if size else 60)
    apart.begin(child)
    os.kill(child.read(own_number, b"", source), signal.SIGSTOP)
    text = page(of_pages, source)
    assert embedded(text) == []
    assert "gambarnya tidak dapat dibuat dari berkas ini" in text
    assert of_pages.temuan[0].pesan in text
    assert child.pid is None  # it is not tried again with the next page


def test_the_gravest_come_first_where_there_is_not_room_for_all(source: Path, of_pages: Telaah) -> None:
    items = [item for item in of_pages.temuan if item.kotak]
    low = [item.model_copy(update={"tingkat": "info" if item.halaman == 1 else "pelanggaran"}) for item in items]
    shown = made(source, of_pages)
    all_of_them, pages = views(wanted(low, [], shown.number), shown)
    assert [one.page for one in pages] == [1, 2]
    found, pages = views(wanted(low, [], shown.number), shown, most=len(pages[1].data))
    assert [one.page for one in pages] == [2]
    assert {view.reason for view in found.values() if view.page == 1} == {"left-out"}
    assert {key: view for key, view in found.items() if view.page == 2} == {k: v for k, v in all_of_them.items() if v.page == 2}


def test_a_view_lies_within_its_picture(source: Path, of_pages: Telaah) -> None:
    item = next(item for item in of_pages.temuan if item.halaman == 2 and item.kotak)
    edge = replace(wanted([item], [], made(source, of_pages).number)[0], box=(-50, -50, 700, 900))
    found, pages = views([edge], made(source, of_pages, people=True))
    view = found[edge.key]
    assert isinstance(view, View)
    assert view.area == pytest.approx(pages[0].area, abs=0.5)
    assert view.area == pytest.approx((42, 0, 511, 842), abs=1)


@pytest.mark.slow
@pytest.mark.skipif(tesseract.missing() is not None, reason="needs Tesseract's Indonesian data and the extra `ocr`")
def test_nobody_can_be_read_on_the_pictures_of_a_scan(source: Path, tmp_path: Path) -> None:
    """What OCR reads on the pages as reports may show them: all but the people; with people, these too."""
    import numpy as np

    path = scanned(source, tmp_path / "pindai.pdf")
    telaah = reviewed(path)
    told = {}
    for people in (False, True):
        words = []
        for number in (1, 2):
            part = made(path, telaah, people).part(number, PAGE)
            assert part is not None
            with Image.open(io.BytesIO(part[0])) as picture:
                grey = np.asarray(picture.convert("L").resize((picture.width * 2, picture.height * 2)))
            words += [found.word.text for found in tesseract.read_words(grey, tesseract.COLUMN, 0, 0, 72 / 220)]
        told[people] = " ".join(words)
    names = re.findall(r"[A-Z]{4,}", f"{SIGNER} {HOLDER}")
    numbers = [number.split()[0] for number in NIPS]
    assert [text for text in (*names, *numbers) if text in told[False]] == []
    assert [text for text in (*names, *numbers) if text not in told[True]] == []
    assert {"SEKRETARIS", "INDIKATOR"} <= set(told[False].split())


def test_the_places_of_a_sheet_are_cells(root: Path, tmp_path: Path) -> None:
    from tests.formats.make import make

    path = make("kerek", ".xlsx", tmp_path)
    telaah = reviewed(path)
    assert all(item.sel for item in telaah.temuan if item.baris)
    assert pictures(path, read(path), telaah.rekaman, False) is None
    assert re.search(r"lembar &#39;Lampiran&#39;, sel [A-Z]\d+", page(telaah, path))

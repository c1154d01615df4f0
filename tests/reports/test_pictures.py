"""Pictures of pages: the place of a finding, each page once, and nobody's name in them."""

import io
import re
from base64 import b64decode
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from iki_graph.pipeline import Telaah
from iki_graph.reading import read, tesseract
from iki_graph.reading.clippings import Pages
from iki_graph.reading.document import Box
from iki_graph.reports import html
from iki_graph.reports.pictures import Pictures, pictures
from iki_graph.reports.views import View, views, wanted
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
    whole = Pages._of_pdf

    def counted(self: Pages, no: int) -> tuple[Image.Image, float]:
        drawn.append(no)
        return whole(self, no)

    monkeypatch.setattr(Pages, "_of_pdf", counted)
    page(of_pages, source)
    assert sorted(drawn) == [1, 2]
    shown = made(source, of_pages)
    assert all(shown.clipping(2, (50, 120, 200, 135)) for _ in range(5))
    assert sorted(drawn) == [1, 2, 2]


def test_the_gravest_come_first_where_there_is_not_room_for_all(source: Path, of_pages: Telaah) -> None:
    items = [item for item in of_pages.temuan if item.kotak]
    low = [item.model_copy(update={"tingkat": "info" if item.halaman == 1 else "pelanggaran"}) for item in items]
    shown = made(source, of_pages)
    all_of_them, pages = views(wanted(low, []), shown)
    assert [one.page for one in pages] == [1, 2]
    found, pages = views(wanted(low, []), shown, most=len(pages[1].data))
    assert [one.page for one in pages] == [2]
    assert {view.reason for view in found.values() if view.page == 1} == {"left-out"}
    assert {key: view for key, view in found.items() if view.page == 2} == {k: v for k, v in all_of_them.items() if v.page == 2}


def test_a_view_lies_within_its_picture(source: Path, of_pages: Telaah) -> None:
    item = next(item for item in of_pages.temuan if item.halaman == 2 and item.kotak)
    edge = replace(wanted([item], [])[0], box=(-50, -50, 700, 900))
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

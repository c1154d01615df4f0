"""The pohon kinerja on paper: letters of the embedded font fit their boxes, the same input gives the same bytes, no page is empty."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from iki_graph.alignment import cascade
from iki_graph.errors import UsageError
from iki_graph.pipeline import load
from iki_graph.reports import paper, tree
from iki_graph.reports.tree_layout import PAD, Line, arrange
from iki_graph.reports.tree_pages import pages
from iki_graph.reports.tree_view import View

typst = pytest.importorskip("typst", reason="needs Typst (the extra pdf)")


@pytest.fixture(scope="module")
def views(root: Path) -> list[View]:
    """The pictures of the decree with the most IKI."""
    path = max((root / "data" / "sk").glob("*.txt"), key=lambda file: file.stat().st_size)
    return pages(cascade(load(path)[1][0]), "full")


@pytest.fixture(scope="module")
def pdf(views: list[View]) -> bytes:
    return paper.pdf(printed(views), [view.title for view in views])


def printed(views: list[View]) -> list[str]:
    return [tree.svg([view], paper.FONTS, paper.SIZE) for view in views]


def test_no_letter_of_the_embedded_font_leaves_its_box(views: list[View]) -> None:
    lines: list[tuple[Line, float]] = []
    for view in views:
        for placed in arrange(view).placed.values():
            lines += [(line, placed.width - line.x - PAD) for line in placed.lines]
    source = f"""#context [#metadata(json("lines.json").map(it => measure(
        text(font: "Libertinus Serif", size: {paper.SIZE}pt, weight: it.at(1), fallback: false)[#it.at(0)]).width.pt())) <widths>]"""
    bold = {"head", "name", "gap", "number"}
    texts = [[line.text, "bold" if line.style in bold else "regular"] for line, _ in lines]
    files = {"main": source.encode(), "lines.json": json.dumps(texts).encode()}
    widths = json.loads(typst.query(files, "<widths>", field="value", one=True, ignore_system_fonts=True))
    assert len(widths) == len(lines) > 500 and max(widths) > 100
    assert [(line.text, wide, room) for (line, room), wide in zip(lines, widths, strict=True) if wide > room] == []


def test_same_pictures_same_bytes(views: list[View], pdf: bytes) -> None:
    assert pdf == paper.pdf(printed(views), [view.title for view in views])
    assert paper.png(printed(views)[0]) == paper.png(printed(views)[0])


def test_a_png_shows_the_whole_picture(views: list[View]) -> None:
    png = paper.png(tree.svg(views[:1], paper.FONTS, paper.SIZE))
    width, height = (int.from_bytes(png[at : at + 4]) for at in (16, 20))
    layout = arrange(views[0])
    assert png.startswith(b"\x89PNG") and abs(width - 2 * layout.width) <= 2 and abs(height - 2 * layout.height) <= 2


@pytest.mark.skipif(shutil.which("pdftotext") is None, reason="needs pdftotext (poppler-utils)")
def test_every_page_bears_the_text_of_its_picture(views: list[View], pdf: bytes, tmp_path: Path) -> None:
    file = tmp_path / "pohon.pdf"
    file.write_bytes(pdf)
    text = subprocess.run(["pdftotext", str(file), "-"], capture_output=True, check=True).stdout.decode()
    sheets = text.split("\f")[:-1]
    assert len(sheets) == len(views)
    for view, sheet in zip(views, sheets, strict=True):
        letters = re.sub(r"\W+", "", sheet)
        for placed in arrange(view).placed.values():
            assert all(re.sub(r"\W+", "", line.text) in letters for line in placed.lines)


def test_without_typst_the_way_to_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "typst", None)
    with pytest.raises(UsageError, match=r"pip install 'iki-graph\[pdf\]'"):
        paper.png('<svg viewBox="0 0 1 1"/>')

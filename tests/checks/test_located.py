"""Findings know their page or their cells, with the document and without it."""

from pathlib import Path

import pytest

from iki_graph.checks import check
from iki_graph.checks.located import doubted
from iki_graph.parsing import parse
from iki_graph.reading import read
from iki_graph.record import Keraguan, Rekaman
from tests.formats.make import make
from tests.reports.paged import decree


def test_a_finding_stands_in_the_cell_that_it_is_about(tmp_path: Path) -> None:
    document = read(decree(tmp_path))
    (rekaman,) = parse(document)
    found = check(rekaman, document)
    (cell,) = [item for item in found if item.kode == "IND-05"]
    assert (cell.halaman, cell.sel) == (2, None)
    assert cell.kotak == pytest.approx((200, 210, 330, 250), abs=1)
    assert all(item.halaman for item in found if item.baris)


def test_a_record_alone_tells_the_same_or_nothing(tmp_path: Path) -> None:
    document = read(decree(tmp_path))
    (rekaman,) = parse(document)
    kept = Rekaman.model_validate_json(rekaman.model_dump_json())
    whole, alone = check(rekaman, document), check(kept)
    pages = {(item.sidik, item.baris): item.halaman for item in whole}
    told = [item for item in alone if item.halaman and (item.sidik, item.baris) in pages]
    assert len(told) > len(alone) / 2
    assert [item.kode for item in told if pages[item.sidik, item.baris] != item.halaman] == []


def test_a_finding_in_a_sheet_tells_its_cells(tmp_path: Path) -> None:
    document = read(make("kerek", ".xlsx", tmp_path))
    (rekaman,) = parse(document)
    (cell,) = [item for item in check(rekaman, document) if item.kode == "IND-05"]
    sheet, _, cells = str(cell.sel).partition("!")
    assert (cell.halaman, cell.kotak, sheet) == (None, None, "Lampiran")
    assert rekaman.asal[f"{cell.unsur}/indikator"].sel == f"{sheet}!{cells}"


def test_a_text_has_neither(root: Path) -> None:
    document = read(root / "tests/samples/dinas-perpustakaan.txt")
    (rekaman,) = parse(document)
    assert {(item.halaman, item.kotak, item.sel) for item in check(rekaman, document)} == {(None, None, None)}


def test_a_doubt_about_a_line_has_its_place(tmp_path: Path) -> None:
    document = read(decree(tmp_path))
    (rekaman,) = parse(document)
    line = next(line.no for line in document.content if "SEKRETARIS" in line.text)
    assert doubted(Keraguan(penunjuk="", alasan="x", baris=(line, line)), rekaman, document).halaman == 2
    assert doubted(Keraguan(penunjuk="", alasan="x"), rekaman, document).halaman is None
    assert doubted(Keraguan(penunjuk="/jabatan/0/iki/0/indikator", alasan="x"), rekaman, None).kotak is not None

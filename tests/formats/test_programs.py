"""Decrees that other programs wrote are read nearly as well as our own, and those by other hands (`hands`) as what they say."""

import shutil
from pathlib import Path

import pytest

from iki_graph.reading import tesseract
from iki_graph.reading.convert import program

from . import foreign, programs
from .hands import HANDS
from .make import DECREES, gold
from .programs import CHROMIUM, Way
from .score import f1

needs_office = pytest.mark.skipif(program() is None, reason="needs LibreOffice")
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")
needs_ocr = pytest.mark.skipif(
    tesseract.missing() is not None or shutil.which("pdftoppm") is None, reason="needs poppler, Tesseract's data and the extra `ocr`"
)


def expect(way: Way, name: str, style: str, folder: Path, least: float) -> None:
    score, misses = f1(gold(name), way(name, style, folder))
    assert score >= least, misses[:10]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("way", "name", "habit", "least"),
    [
        pytest.param("docx", "kerek", "biasa", 1.0, marks=needs_office),
        pytest.param("docx of html", "kesamben", "garis", 1.0, marks=needs_office),
        pytest.param("xlsx", "kerek", "garis", 1.0, marks=needs_office),
        pytest.param("html of docx", "kesamben", "sarang", 1.0, marks=needs_office),
        pytest.param("xhtml of docx", "kerek", "garis", 1.0, marks=needs_office),
        pytest.param("html of xlsx", "kerek", "biasa", 0.97, marks=needs_office),
        pytest.param("pdf by chromium", "kesamben", "ketik", 0.99, marks=needs_chromium),
        pytest.param("pdf by chromium", "kerek", "garis", 0.97, marks=needs_chromium),
        pytest.param("pdf by chromium", "kerek", "biasa", 0.93, marks=needs_chromium),
        pytest.param("pdf by typst", "kesamben", "biasa", 0.98),
        pytest.param("pdf by typst", "kerek", "garis", 0.96),
        pytest.param("pdf by typst, striped", "kerek", "ulang", 0.99),
        pytest.param("pdf by typst, across", "kesamben", "sarang", 0.98),
        pytest.param("pdf of xlsx", "kesamben", "ulang", 0.97, marks=needs_office),
        pytest.param("pdf of xlsx", "kerek", "biasa", 0.99, marks=needs_office),
        pytest.param("scan of chromium", "kerek", "ketik", 0.88, marks=[needs_chromium, needs_ocr]),
        pytest.param("scan of typst", "kerek", "ketik", 0.85, marks=needs_ocr),
    ],
)
def test_is_read_as_another_program_wrote_it(way: str, name: str, habit: str, least: float, tmp_path: Path) -> None:
    expect(programs.WAYS[way], name, habit, tmp_path, least)


@pytest.mark.parametrize("hand", HANDS)
@pytest.mark.parametrize("way", ["docx", "pasted"])
def test_kerek_by_other_hands(way: str, hand: str, tmp_path: Path) -> None:
    expect(foreign.WAYS[way], "kerek", hand, tmp_path, 1.0)


@pytest.mark.slow
@pytest.mark.parametrize("hand", HANDS)
@pytest.mark.parametrize("way", ["docx", "xlsx", "article", "pasted"])
@pytest.mark.parametrize("name", DECREES)
def test_every_format_by_other_hands(name: str, way: str, hand: str, tmp_path: Path) -> None:
    expect(foreign.WAYS[way], name, hand, tmp_path, 1.0)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("way", "name", "hand", "least"),
    [
        pytest.param("pdf of docx", "kesamben", "bagian", 0.99, marks=needs_office),
        pytest.param("pdf of docx", "kesamben", "kamus", 0.98, marks=needs_office),
        pytest.param("pdf of docx", "kerek", "lebar", 0.97, marks=needs_office),
        pytest.param("pdf of article", "kesamben", "bagian", 0.99, marks=needs_chromium),
        pytest.param("pdf of article", "kerek", "kamus", 0.99, marks=needs_chromium),
        pytest.param("docx of article", "kesamben", "kamus", 1.0, marks=needs_office),
        pytest.param("scan of article", "kerek", "bagian", 0.85, marks=[needs_chromium, needs_ocr]),
    ],
)
def test_prints_and_scans_by_other_hands(way: str, name: str, hand: str, least: float, tmp_path: Path) -> None:
    expect(foreign.WAYS[way], name, hand, tmp_path, least)

"""Decrees that other programs wrote are read nearly as well as our own."""

import shutil
from pathlib import Path

import pytest

from iki_graph.reading import tesseract
from iki_graph.reading.convert import program

from .make import gold
from .programs import CHROMIUM, WAYS
from .score import f1

needs_office = pytest.mark.skipif(program() is None, reason="needs LibreOffice")
needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")
needs_ocr = pytest.mark.skipif(
    tesseract.missing() is not None or shutil.which("pdftoppm") is None, reason="needs poppler, Tesseract's data and the extra `ocr`"
)


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
        pytest.param("pdf of xlsx", "kesamben", "ulang", 0.97, marks=needs_office),
        pytest.param("pdf of xlsx", "kerek", "biasa", 0.99, marks=needs_office),
        pytest.param("scan of chromium", "kerek", "ketik", 0.88, marks=[needs_chromium, needs_ocr]),
        pytest.param("scan of typst", "kerek", "ketik", 0.85, marks=needs_ocr),
    ],
)
def test_is_read_as_another_program_wrote_it(way: str, name: str, habit: str, least: float, tmp_path: Path) -> None:
    score, misses = f1(gold(name), WAYS[way](name, habit, tmp_path))
    assert score >= least, misses[:10]

"""Decrees by other hands (`hands`) are read as what they say."""

from pathlib import Path

import pytest

from .foreign import WAYS
from .hands import HANDS
from .make import DECREES, gold
from .score import f1
from .test_programs import needs_chromium, needs_ocr, needs_office


def expect(way: str, name: str, hand: str, folder: Path, least: float) -> None:
    score, misses = f1(gold(name), WAYS[way](name, hand, folder))
    assert score >= least, misses[:10]


@pytest.mark.parametrize("hand", HANDS)
@pytest.mark.parametrize("way", ["docx", "pasted"])
def test_kerek(way: str, hand: str, tmp_path: Path) -> None:
    expect(way, "kerek", hand, tmp_path, 1.0)


@pytest.mark.slow
@pytest.mark.parametrize("hand", HANDS)
@pytest.mark.parametrize("way", ["docx", "xlsx", "article", "pasted"])
@pytest.mark.parametrize("name", DECREES)
def test_every_format(name: str, way: str, hand: str, tmp_path: Path) -> None:
    expect(way, name, hand, tmp_path, 1.0)


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
def test_prints_and_scans(way: str, name: str, hand: str, least: float, tmp_path: Path) -> None:
    expect(way, name, hand, tmp_path, least)

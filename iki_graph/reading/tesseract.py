"""Tesseract: finds its program library and language data, and reads words from pictures of print."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from iki_graph.reading.page import Word

_NEEDED = ("tesserocr", "cv2", "numpy")
_LANGUAGES = ("ind", "eng")
_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    "C:/Program Files/Tesseract-OCR/tessdata",
)
_PERCENT = re.compile(r"(?<![\w.,])([xX×*]?\s*)1[0O]{2}\s?(?:[Y9%oO°][6oO9%]{1,2}|[Yy]o|[0O]/[0O]|°/[oO0]|96)(?!\w)")
"""`100%` as it comes out of small or blurred print: 100Y6, 10096, 100Y9, 100°/o."""
_TIMES = re.compile(r"^[xX×]{2}$")
"""The sign before a factor, read twice."""
_LEAST_SURE = 25
"""Percent below which a word without letters is a speck, not print."""


@dataclass(frozen=True)
class Read:
    """A word as read, and how sure it is (0..1)."""

    word: Word
    sure: float


def missing() -> str | None:
    """What OCR lacks on this machine and how to install it; None if it is all there."""
    if any(find_spec(name) is None for name in _NEEDED):
        return 'hasil pindai perlu OCR yang belum terpasang; jalankan: pip install "iki-graph[ocr]"'
    if _data() is None:
        return (
            "hasil pindai perlu data bahasa Indonesia untuk Tesseract; jalankan: apt install tesseract-ocr-ind "
            "(atau tunjuk folder berisi ind.traineddata dengan TESSDATA_PREFIX)"
        )
    return None


@cache
def _data() -> str | None:
    """The folder that holds `ind.traineddata`."""
    prefix = os.environ.get("TESSDATA_PREFIX")
    folders = [*((prefix, f"{prefix}/tessdata") if prefix else ()), *_FOLDERS]
    return next((f for f in folders if (Path(f) / "ind.traineddata").is_file()), None)


@cache
def _engine() -> Any:
    # With several threads for each of many small pictures Tesseract is ten times slower; it reads this when its library is loaded.
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    import tesserocr

    data = _data()
    assert data is not None, "missing() tells"
    languages = "+".join(name for name in _LANGUAGES if (Path(data) / f"{name}.traineddata").is_file())
    return tesserocr.PyTessBaseAPI(path=data, lang=languages, oem=tesserocr.OEM.LSTM_ONLY)


COLUMN, BLOCK, LINE = 4, 6, 7
"""How the print lies: one column of whatever it be, one block of lines, one line (Tesseract's page segmentation modes)."""


def read_words(picture: Any, mode: int, left: float, top: float, scale: float, only: str = "") -> list[Read]:
    """The words of a grey picture (a numpy array). Its corner stands at `left`, `top` on the page, a pixel is `scale` points wide.

    `only`: the characters that can occur.
    """
    engine = _engine()
    engine.SetPageSegMode(mode)
    engine.SetVariable("tessedit_char_whitelist", only)
    height, width = picture.shape
    engine.SetImageBytes(picture.tobytes(), width, height, 1, width)
    engine.SetSourceResolution(max(70, round(72 / scale)))
    engine.Recognize(0)
    found = [
        Read(Word(text, (left + x0 * scale, top + y0 * scale, left + x1 * scale, top + y1 * scale)), sure / 100)
        for text, sure, (x0, y0, x1, y1) in _iterate(engine)
        if any(c.isalnum() for c in text) or sure >= _LEAST_SURE and text.strip("|_—–-.,'`‘’\"~ ") or sure >= _LEAST_SURE and len(text) < 4
    ]
    return percents(found)


def _iterate(engine: Any) -> Iterator[tuple[str, float, tuple[int, int, int, int]]]:
    import tesserocr

    iterator = engine.GetIterator()
    if iterator is None:
        return
    level = tesserocr.RIL.WORD
    for item in tesserocr.iterate_level(iterator, level):
        text = item.GetUTF8Text(level) if not item.Empty(level) else None
        box = item.BoundingBox(level)
        if text and text.strip() and box:
            yield text.strip(), item.Confidence(level), box


def percents(found: Sequence[Read]) -> list[Read]:
    """The words with `x 100%` set right where its signs were taken for letters or others."""
    mended = ["x" if _TIMES.match(r.word.text) else _PERCENT.sub(r"\g<1>100%", r.word.text) for r in found]
    signs = [
        "x" if following == "100%" and len(text) == 1 and (not text.isalnum() or text in "KkX") and text not in "(=:+-" else text
        for text, following in zip(mended, [*mended, ""][1:], strict=True)
    ]
    return [Read(Word(text, r.word.box), r.sure) for text, r in zip(signs, found, strict=True)]

"""Scanned pages: turned upright, their rules found, every cell and the text around the tables read by OCR."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pypdfium2

from iki_graph.reading import tesseract
from iki_graph.reading.page import Page

_DPI = (200, 300)
"""Resolution at which pages are read: that of their picture, within these bounds."""
_MOST_PIXELS = 25_000_000
_USUAL = ((500.0, 680.0), (815.0, 900.0))
"""Points of the short side of a page: of a letter with its rim cut off up to folio, and of A3. At 150 dpi instead of 200, A4 has 794."""
_POSSIBLE = ((300.0, 1300.0),)
"""Points of the short side of a piece of a page, or of a plan."""
_SHAPE = (0.62, 0.8)
"""Short side by long side of a page of paper."""
_A4 = 595.0


def usual(width: float, height: float) -> float:
    """How many points the short side of a page has that its file says to be so large: as of A4 where no page is so large, for the file of a scan
    does not always know its resolution."""
    short, long = min(width, height), max(width, height, 1.0)
    sizes = _USUAL if _SHAPE[0] < short / long < _SHAPE[1] else _POSSIBLE
    return short if any(low <= short <= high for low, high in sizes) else _A4


class Scans:
    """Reads the scanned pages of a file; those that cannot be read become doubts."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.missing = tesseract.missing()

    def of_pdf(self, file: pypdfium2.PdfDocument, no: int, digital: Page | None) -> Page:
        """Page `no` (1-based) of a PDF. `digital` is what its text layer gave; it stands where OCR cannot be had or gives nothing.

        Raises InputError if OCR is needed and missing, and the file has but this one page.
        """
        if self.missing is not None:
            page = digital or Page(no, 0.0, 0.0)
            page.doubts.append(f"halaman {no}: {self.missing}")
            return page
        try:
            source = file[no - 1]
            width, height = source.get_size()
            unit = max(1.0, min(width, height)) / usual(width, height)
            scale = min(_resolution(source, width / unit) / 72 / unit, (_MOST_PIXELS / max(1.0, width * height)) ** 0.5)
            picture = source.render(scale=scale, grayscale=True).to_numpy()
        except pypdfium2.PdfiumError:
            return digital or Page(no, 0.0, 0.0, doubts=[f"halaman {no} rusak dan tidak dapat dibaca"])
        page = self.of_picture(picture.reshape(picture.shape[:2]), 1 / scale / unit, no)
        page.unit = unit
        return digital if page.doubts and not page.blocks and digital is not None and digital.blocks else page

    def of_picture(self, picture: Any, scale: float, no: int) -> Page:
        """A page of a grey picture whose pixels are `scale` points wide."""
        from iki_graph.reading.ocr import read_scan

        return read_scan(picture, scale, no)


def _resolution(page: pypdfium2.PdfPage, width: float) -> float:
    """Dots per inch of the largest picture on the page, within bounds."""
    pixels = [obj.get_px_size()[0] for obj in page.get_objects(filter=[pypdfium2.raw.FPDF_PAGEOBJ_IMAGE], max_depth=2)]
    return min(max(_DPI[0], max(pixels, default=0) * 72 / max(1.0, width)), _DPI[1])

"""Clippings of a page, for showing where a finding stands. They may show people's names: make them only where that is asked for."""

from __future__ import annotations

import io
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps, ImageSequence

from iki_graph.errors import InputError, cause
from iki_graph.reading.document import Box
from iki_graph.reading.images import MOST_PIXELS, resolution

_DPI = 150
_RIM = 6.0
"""Points of the page shown around the box."""


def clipping(path: Path, page: int, box: Box) -> bytes:
    """The part of a page (1-based) in a box (points from its top left corner) as a PNG.

    Raises InputError if the file cannot be read or has no such page.
    """
    try:
        whole, scale = _pdf_page(path, page) if path.read_bytes()[:1024].find(b"%PDF-") >= 0 else _picture_page(path, page)
    except OSError as error:
        raise InputError(f"{path}: berkas tidak dapat dibuka ({cause(error)}); periksa nama dan izin bacanya.") from None
    except (pypdfium2.PdfiumError, IndexError, ValueError):
        raise InputError(f"{path}: halaman {page} tidak dapat ditampilkan.") from None
    left, top, right, bottom = ((v + rim) * scale for v, rim in zip(box, (-_RIM, -_RIM, _RIM, _RIM), strict=True))
    edges = (max(0, round(left)), max(0, round(top)), min(whole.width, round(right)), min(whole.height, round(bottom)))
    if edges[0] >= edges[2] or edges[1] >= edges[3]:
        raise InputError(f"{path}: tempat itu tidak ada pada halaman {page}.")
    png = io.BytesIO()
    whole.crop(edges).save(png, "PNG")
    return png.getvalue()


def _pdf_page(path: Path, page: int) -> tuple[Image.Image, float]:
    file = pypdfium2.PdfDocument(path)
    try:
        if not 1 <= page <= len(file):
            raise IndexError(page)
        source = file[page - 1]
        width, height = source.get_size()
        scale = min(_DPI / 72, (MOST_PIXELS / 8 / max(1.0, width * height)) ** 0.5)
        return source.render(scale=scale).to_pil(), scale
    finally:
        file.close()


def _picture_page(path: Path, page: int) -> tuple[Image.Image, float]:
    with Image.open(path) as picture:
        for no, frame in enumerate(ImageSequence.Iterator(picture), 1):
            if no == page:
                if frame.width * frame.height > MOST_PIXELS:
                    raise ValueError(page)
                return ImageOps.exif_transpose(frame).convert("RGB"), resolution(frame) / 72
    raise IndexError(page)

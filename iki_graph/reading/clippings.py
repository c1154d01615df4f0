"""The pages of a PDF, scan or picture as pictures, and clippings of them. They may show people's names; `reports.pictures` hides these."""

from __future__ import annotations

import io
from functools import partial
from hashlib import sha256
from pathlib import Path

import pypdfium2
from PIL import Image

from iki_graph import apart
from iki_graph.errors import InputError, cause
from iki_graph.reading.document import Box
from iki_graph.reading.images import MOST_PIXELS, grey

_DPI = 110
"""Dots per inch: print of 8 points is still read with ease."""
_SHADES = 16
"""Shades of grey: four bits a pixel."""
_PAPER = 0.88
"""Share of the paper's own brightness from which all is white: the noise of a scan is no print, and takes most of the room."""
_KEPT = 8
"""So many pages are kept drawn."""


class Pages:
    """The pages of one file, each drawn once while it is asked for again soon."""

    def __init__(self, path: Path, expected: str = "") -> None:
        """Takes the file; `expected` is the SHA-256 that it had when it was read. Raises InputError if it is gone or another one now."""
        try:
            self._data = path.read_bytes()
        except OSError as error:
            raise InputError(f"{path}: berkas tidak dapat dibuka ({cause(error)}); periksa nama dan izin bacanya.") from None
        if expected and sha256(self._data).hexdigest() != expected:
            raise InputError(f"{path}: berkas berubah sejak dibaca; jalankan kembali.")
        self._path = path
        self._drawn: dict[int, tuple[Image.Image, float]] = {}
        self._broken: InputError | None = None

    def page(self, no: int) -> tuple[Image.Image, float]:
        """A page (1-based), grey on white, and how many of its pixels a point is.

        Raises InputError if there is no such page, and for every page once the file has broken the library that draws it.
        """
        if self._broken:
            raise self._broken
        if no not in self._drawn:
            try:
                drawn = apart.read(partial(_drawn, no=no), self._data, self._path)
            except apart.BrokenError as error:
                self._broken = error
                raise
            while len(self._drawn) >= _KEPT:
                del self._drawn[next(iter(self._drawn))]
            self._drawn[no] = drawn
        return self._drawn[no]


def _drawn(data: bytes, path: Path, no: int) -> tuple[Image.Image, float]:
    try:
        whole, scale = _of_pdf(data, no) if data[:1024].find(b"%PDF-") >= 0 else _of_picture(data, no)
    except (pypdfium2.PdfiumError, EOFError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise InputError(f"{path}: halaman {no} tidak dapat ditampilkan.") from None
    return _cleaned(whole), scale


def _of_pdf(data: bytes, no: int) -> tuple[Image.Image, float]:
    file = pypdfium2.PdfDocument(data)
    try:
        if not 1 <= no <= len(file):
            raise ValueError(no)
        source = file[no - 1]
        width, height = source.get_size()
        scale = min(_DPI / 72, (MOST_PIXELS / 8 / max(1.0, width * height)) ** 0.5)
        return source.render(scale=scale, grayscale=True).to_pil().convert("L"), scale
    finally:
        file.close()


def _of_picture(data: bytes, no: int) -> tuple[Image.Image, float]:
    with Image.open(io.BytesIO(data)) as picture:
        if no < 1:
            raise ValueError(no)
        picture.seek(no - 1)
        if picture.width * picture.height > MOST_PIXELS:
            raise ValueError(no)
        shown, points = grey(picture)
    whole = Image.fromarray(shown)
    factor = min(1.0, _DPI / 72 * points)
    size = (max(1, round(whole.width * factor)), max(1, round(whole.height * factor)))
    return whole.resize(size, Image.Resampling.BOX) if factor < 1 else whole, factor / points


def cut(picture: Image.Image, scale: float, box: Box) -> tuple[Image.Image, Box] | None:
    """The part of a page in a box (points from its top left corner), and the box that it fills; None if none of it lies on the page."""
    left, top, right, bottom = (round(v * scale) for v in box)
    edges = (max(0, left), max(0, top), min(picture.width, right), min(picture.height, bottom))
    if edges[0] >= edges[2] or edges[1] >= edges[3]:
        return None
    return picture.crop(edges), (edges[0] / scale, edges[1] / scale, edges[2] / scale, edges[3] / scale)


def png(picture: Image.Image) -> bytes:
    """A grey picture as a PNG of few shades."""
    shades = picture.point([v * _SHADES // 256 for v in range(256)])
    indexed = Image.frombytes("P", shades.size, shades.tobytes())
    indexed.putpalette([v * 255 // (_SHADES - 1) for v in range(_SHADES) for _ in range(3)])
    out = io.BytesIO()
    indexed.save(out, "PNG", bits=4)
    return out.getvalue()


def _cleaned(page: Image.Image) -> Image.Image:
    """The page on white paper."""
    light = page.histogram()[128:]
    paper = 128 + light.index(max(light))
    return page.point([min(255, round(v * 255 / (paper * _PAPER))) for v in range(256)])

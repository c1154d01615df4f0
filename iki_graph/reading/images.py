"""Picture files of scanned pages: PNG, JPEG, TIFF (of several pages); several files that are the pages of one scan."""

from __future__ import annotations

import io
import warnings
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any

from PIL import Image, ImageOps, ImageSequence, UnidentifiedImageError

from iki_graph.errors import InputError
from iki_graph.reading.assembly import Picture
from iki_graph.reading.page import Page
from iki_graph.reading.scans import Scans, usual

MOST_PIXELS = 80_000_000
"""Pixels of a page; an A3 page at 600 dpi has 70 million."""
MOST_PAGES = 500

_FORMATS = ("PNG", "JPEG", "TIFF")
_MEDIA = {"PNG": "image/png", "JPEG": "image/jpeg", "TIFF": "image/tiff"}
_MOST_SHOWN = 25_000_000


def read(data: bytes, path: Path) -> Picture:
    """Read a picture of a page, or of several. Raises InputError if it is damaged or too large, or OCR is missing."""
    scans = Scans(path)
    if scans.missing is not None:
        raise InputError(f"{path}: {scans.missing}.")
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(data), formats=_FORMATS) as picture:
            warnings.simplefilter("ignore")
            media = _MEDIA[picture.format or "PNG"]
            pages = list(_pages(picture, path, scans))
    except UnidentifiedImageError:
        raise InputError(f"{path}: gambar rusak atau jenisnya tidak dikenal; simpan ulang sebagai PNG, JPEG, atau TIFF.") from None
    except Image.DecompressionBombError:
        raise InputError(_too_large(path)) from None
    except (OSError, ValueError, SyntaxError, EOFError, TypeError, KeyError):
        raise InputError(f"{path}: gambar rusak atau terpotong; salin atau pindai ulang.") from None
    return Picture(path.name, sha256(data).hexdigest(), media, pages)


def _too_large(path: Path) -> str:
    return f"{path}: gambar terlalu besar (lebih dari {MOST_PIXELS // 1_000_000} juta piksel); pindai ulang dengan 300 dpi."


def _pages(picture: Image.Image, path: Path, scans: Scans) -> Iterator[Page]:
    for no, frame in enumerate(ImageSequence.Iterator(picture), 1):
        if no > MOST_PAGES:
            raise InputError(f"{path}: memuat lebih dari {MOST_PAGES} halaman; pisahkan dahulu bagian keputusannya.")
        # The size stands in the header: nothing is unpacked yet.
        if frame.width * frame.height > MOST_PIXELS:
            raise InputError(_too_large(path))
        shown, scale = grey(frame)
        yield scans.of_picture(shown, scale, no)


def grey(frame: Image.Image) -> tuple[Any, float]:
    """The picture upright, grey and no larger than OCR needs, as a numpy array, and how many points a pixel is wide."""
    import numpy as np

    scale = 72 / resolution(frame)
    upright = ImageOps.exif_transpose(frame)
    if upright.mode in ("RGBA", "LA", "PA", "P"):
        paper = Image.new("RGBA", upright.size, "white")
        upright = Image.alpha_composite(paper, upright.convert("RGBA"))
    upright = upright.convert("L")
    factor = min(max(1.0, scale * 200 / 72), (_MOST_SHOWN / (upright.width * upright.height)) ** 0.5)
    if abs(factor - 1) > 0.02:
        upright = upright.resize((max(1, round(upright.width * factor)), max(1, round(upright.height * factor))))
        scale /= factor
    return np.asarray(upright), scale


def resolution(frame: Image.Image) -> float:
    """Dots per inch as the file says, if that makes a page of a usual size; else as if the page were A4."""
    said = frame.info.get("dpi")
    inches = 1 / float(said[0]) if said and said[0] else 0.0
    return min(frame.size) * 72 / usual(frame.width * inches * 72, frame.height * inches * 72)

"""File formats: each backend gives a `Document`; nothing here knows more of a decree than how its tables are headed."""

from collections.abc import Callable
from pathlib import Path

from iki_graph import apart
from iki_graph.errors import InputError, cause
from iki_graph.reading import convert, docx, html, kinds, ods, separated, text, xlsx
from iki_graph.reading.assembly import Picture, scan
from iki_graph.reading.document import Document, Line, Place
from iki_graph.reading.joining import joined
from iki_graph.reading.kinds import is_own, is_picture

__all__ = ["SUFFIXES", "Document", "Line", "Picture", "Place", "is_own", "is_picture", "joined", "picture", "read", "scan"]

SUFFIXES = kinds.SUFFIXES
"""Suffixes by which a folder is searched for documents."""


def _pdf(data: bytes, path: Path) -> Document:
    # Loading the libraries takes longer than reading a text: only where a PDF is read.
    from iki_graph.reading import pdf

    return pdf.read(data, path)


def _image(data: bytes, path: Path) -> Picture:
    from iki_graph.reading import images

    return images.read(data, path)


_BACKENDS: dict[str, Callable[[bytes, Path], Document]] = {
    "text": lambda data, path: separated.read(data, path) or text.read(data, path),
    "html": html.read,
    "docx": docx.read,
    "xlsx": xlsx.read,
    "ods": ods.read,
    "odt": convert.read_odt,
    "rtf": convert.read_rtf,
    "cfb": convert.read_cfb,
    # Their libraries (PDFium, OpenCV, Tesseract) are native: a file can end the process that reads it, or hold it up for ever.
    "pdf": lambda data, path: apart.read(_pdf, data, path),
    "image": lambda data, path: scan(path, [apart.read(_image, data, path)]),
}
"""A backend takes a file's bytes and its path, and gives the document or raises InputError."""
_REFUSED = {
    "torn": "berkas terpotong atau rusak; salin atau unduh ulang, atau buka dan simpan ulang dengan program asalnya",
    "zip": "arsip ZIP tidak dibaca; ekstrak dahulu, lalu berikan folder atau berkas di dalamnya",
    "archive": "arsip RAR atau 7z tidak dibaca; ekstrak dahulu, lalu berikan folder atau berkas di dalamnya",
    "photo": "gambar HEIC, WebP, atau BMP belum dapat dibaca; simpan ulang sebagai PNG, JPEG, atau TIFF",
    "pptx": "berkas PowerPoint belum dapat dibaca; ubah dahulu menjadi PDF, Word (.docx), atau Excel (.xlsx)",
}
"""What is no document, and what to do with it."""


def read(path: Path) -> Document:
    """Read a document. Its format is told by its content, not by its name.

    Raises InputError, with one sentence for the user, if the file is missing, empty, damaged, or of no known format.
    """
    data = _bytes(path)
    kind = kinds.kind_of(data)
    if kind in _REFUSED:
        raise InputError(f"{path}: {_REFUSED[kind]}.")
    return _BACKENDS[kind](data, path)


def picture(path: Path) -> Picture:
    """Read a file that is a picture of a page, or of several, to be made a document with others (`scan`). Raises InputError as `read`."""
    return apart.read(_image, _bytes(path), path)


def _bytes(path: Path) -> bytes:
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise InputError(f"{path}: berkas tidak ditemukan; periksa nama dan foldernya.") from None
    except IsADirectoryError:
        raise InputError(f"{path}: ini folder, bukan berkas; berikan berkas di dalamnya.") from None
    except OSError as error:
        raise InputError(f"{path}: berkas tidak dapat dibuka ({cause(error)}); periksa izin bacanya.") from None
    if not data.strip(b"\0 \t\r\n\f\xef\xbb\xbf\xff\xfe"):
        raise InputError(f"{path}: berkas kosong; periksa apakah salinannya lengkap.")
    return data

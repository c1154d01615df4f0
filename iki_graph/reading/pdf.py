"""PDF files: digital pages by their text, scanned pages by OCR, each page by itself."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
from pdfminer.pdfpage import PDFPage
from pdfplumber.page import Page as PlumberPage
from pdfplumber.pdf import PDF

from iki_graph.errors import InputError
from iki_graph.reading import guard
from iki_graph.reading.assembly import assembled
from iki_graph.reading.digital import read_digital
from iki_graph.reading.document import Document
from iki_graph.reading.page import Page
from iki_graph.reading.scans import Scans

MOST_PAGES = 1000
"""Pages; a decree with the annexes of a whole office has some 200."""

_BLOATED = "isi PDF mengembang melebihi batas; simpan ulang berkas lewat pencetak PDF."
_TOO_MUCH = "halaman {no} terlalu rumit untuk dibaca; simpan ulang berkas lewat pencetak PDF"


def read(data: bytes, path: Path) -> Document:
    """Read a PDF. Raises InputError if it is locked, damaged beyond repair, too large, or none of its pages can be read."""
    logging.getLogger("pdfminer").setLevel(logging.ERROR)
    try:
        guard.check(data)
    except guard.TooMuchError:
        raise InputError(f"{path}: {_BLOATED}") from None
    file = _opened(data, path)
    try:
        if len(file) > MOST_PAGES:
            raise InputError(f"{path}: memuat {len(file)} halaman, lebih dari {MOST_PAGES}; pisahkan dahulu bagian keputusannya.")
        with guard.bounded():
            pages = list(_pages(data, file, path))
    except guard.TooMuchError:
        raise InputError(f"{path}: {_BLOATED}") from None
    finally:
        file.close()
    return assembled(path, data, "application/pdf", pages)


def _opened(data: bytes, path: Path) -> pypdfium2.PdfDocument:
    try:
        file = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pypdfium2.raw.FPDF_ERR_PASSWORD:
            raise InputError(f"{path}: PDF terkunci kata sandi; buka dengan kata sandinya lalu simpan tanpa kunci.") from None
        raise InputError(f"{path}: PDF rusak dan tidak dapat diperbaiki; unduh atau pindai ulang.") from None
    if not len(file):
        file.close()
        raise InputError(f"{path}: PDF tidak memuat halaman; periksa apakah salinannya lengkap.")
    return file


def _pages(data: bytes, file: pypdfium2.PdfDocument, path: Path) -> Iterator[Page]:
    sources = _sources(data, file)
    scans = Scans(path)
    for no, source in enumerate(sources, 1):
        try:
            page = read_digital(source, no) if source is not None else None
        except guard.TooMuchError:
            # Not drawn either: what is too much for one library is for the other.
            yield Page(no, 0.0, 0.0, doubts=[_TOO_MUCH.format(no=no)])
            continue
        if page is None or page.scanned:
            page = scans.of_pdf(file, no, page)
        yield page


def _sources(data: bytes, file: pypdfium2.PdfDocument) -> list[PlumberPage | None]:
    """The pages as pdfplumber has them, of the file or else of its copy as PDFium repairs it; None for each that neither gives."""
    for repair in (False, True):
        try:
            pdf = PDF(io.BytesIO(_repaired(file) if repair else data))
            found = [PlumberPage(pdf, page, no) for no, page in enumerate(PDFPage.create_pages(pdf.doc), 1)]
        except guard.TooMuchError:
            raise
        except Exception:  # noqa: BLE001, S112 - damaged input makes pdfminer raise whatever it meets
            continue
        if len(found) == len(file):
            return list(found)
    return [None] * len(file)


def _repaired(file: pypdfium2.PdfDocument) -> bytes:
    copy = io.BytesIO()
    file.save(copy)
    return copy.getvalue()

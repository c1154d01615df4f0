"""File formats: each backend gives a `Document`; nothing here knows what a decree is."""

from hashlib import sha256
from pathlib import Path

from iki_graph.errors import InputError, cause
from iki_graph.reading.document import Document, Line
from iki_graph.reading.text import MARKDOWN_SUFFIXES, decode, lines_of

__all__ = ["TEXT_SUFFIXES", "Document", "Line", "read"]

TEXT_SUFFIXES = (".txt", ".text", *MARKDOWN_SUFFIXES)
"""Suffixes by which a folder is searched for documents."""

_OTHER_FORMATS = {
    b"%PDF": "PDF",
    b"PK\x03\x04": "Word/Excel/ZIP",
    b"\xd0\xcf\x11\xe0": "Word/Excel lama",
    b"\x89PNG": "gambar PNG",
    b"\xff\xd8\xff": "gambar JPEG",
    b"{\\rtf": "RTF",
}


def read(path: Path) -> Document:
    """Read a text or Markdown file (UTF-8 with or without BOM, UTF-16, Windows-1252/Latin-1; any line ends).

    Raises InputError, with one sentence for the user, if the file is missing, empty, not text, or damaged.
    """
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
    for magic, kind in _OTHER_FORMATS.items():
        if data.startswith(magic):
            raise InputError(f"{path}: berkas {kind} belum dapat dibaca; ubah dahulu menjadi teks (.txt atau .md).")
    lines, content = lines_of(decode(data, path), path)
    media = "text/markdown" if path.suffix.lower() in MARKDOWN_SUFFIXES else "text/plain"
    return Document(path.name, sha256(data).hexdigest(), media, lines, content)

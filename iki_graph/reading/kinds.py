"""Which format a file has, by its content: names are often wrong."""

import io
import re
import zipfile
import zlib
from pathlib import Path

SUFFIXES = (
    ".txt",
    ".text",
    ".md",
    ".markdown",
    ".docx",
    ".docm",
    ".doc",
    ".rtf",
    ".odt",
    ".xlsx",
    ".xlsm",
    ".ods",
    ".html",
    ".htm",
    ".pdf",
    ".tif",
    ".tiff",
)
"""Suffixes by which a folder is searched for documents. Pictures of single pages (PNG, JPEG) are read where they are named: most
pictures beside decrees are none of a decree."""

_MAGIC = (
    (b"%PDF", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "cfb"),
    (b"\x89PNG", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"II*\0", "image"),
    (b"MM\0*", "image"),
    (b"GIF8", "image"),
    (b"Rar!\x1a\x07", "archive"),
    (b"7z\xbc\xaf\x27\x1c", "archive"),
)
_BROKEN = (zipfile.BadZipFile, zlib.error, OSError, RuntimeError, NotImplementedError, ValueError, EOFError, KeyError)
"""What a damaged ZIP file makes Python raise."""
_TAGS = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|div|h[1-6]|meta|center)\b", re.IGNORECASE)


_FRAGMENT = re.compile(rb"<(?:p|ol|ul|dl|pre|section|article|main|header|figure|blockquote|style|title|span|strong|b)\b", re.IGNORECASE)
"""What a part of a page begins with, taken out of a content system."""
_BLOCK = re.compile(rb"<(?:p|ol|ul|li|dl|dt|dd|br|pre|section|article|figure|blockquote)\b", re.IGNORECASE)


def kind_of(data: bytes) -> str:
    """The format: text, html, docx, xlsx, ods, odt, rtf, cfb (old Word and Excel), pdf, image; or what is none of a document: zip, torn,
    archive, photo (pictures that are not read), pptx. What is nothing else counts as text."""
    head = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if b"%PDF-" in data[:1024]:
        return "pdf"
    for magic, kind in _MAGIC:
        if data.startswith(magic) or head.startswith(magic):
            return kind
    if data[4:8] == b"ftyp" or data[:4] + data[8:12] == b"RIFFWEBP" or data[:2] == b"BM" and data[6:10] == bytes(4):
        return "photo"
    if data.startswith(b"PK\x03\x04"):
        return _packed(data)
    if head.replace(b"\0", b"").lstrip(b"\xff\xfe").startswith(b"<") and _TAGS.search(data[:65536].replace(b"\0", b"")):
        return "html"
    if _FRAGMENT.match(head) and 2 * len(_BLOCK.findall(data[:65536])) > data[:65536].count(b"\n"):
        return "html"
    return "text"


PICTURES = {".png": "png", ".jpg": "jpg", ".jpeg": "jpg", ".tif": "tif", ".tiff": "tif"}
"""Suffixes of pictures of pages; those of one format have the same value."""


def is_picture(path: Path) -> bool:
    """Whether a file is a picture by its name and its first bytes."""
    if path.suffix.lower() not in PICTURES:
        return False
    try:
        with path.open("rb") as file:
            return kind_of(file.read(64)) == "image"
    except OSError:
        return False


def is_own(path: Path) -> bool:
    """Whether a file is a report that this program wrote: those say so, and are no documents to be read again."""
    try:
        data = path.read_bytes()
    except OSError:
        return False
    kind = kind_of(data)
    if kind in ("docx", "xlsx"):
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open("docProps/core.xml") as part:
                return b">iki-graph</dc:creator>" in part.read(100_000)
        except _BROKEN:
            return False
    return kind == "html" and b'name="generator" content="iki-graph"' in data[:4096] or kind == "pdf" and b"/Author (iki-graph)" in data


def _packed(data: bytes) -> str:
    """What a ZIP file is, by what it holds."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = archive.namelist()
            mimetype = archive.read("mimetype")[:100] if "mimetype" in names and archive.getinfo("mimetype").file_size < 1000 else b""
    except _BROKEN:
        return "torn"
    for part, kind in (("word/", "docx"), ("xl/", "xlsx"), ("ppt/", "pptx")):
        if any(name.startswith(part) for name in names):
            return kind
    for name, kind in ((b"opendocument.spreadsheet", "ods"), (b"opendocument.text", "odt")):
        if name in mimetype:
            return kind
    return "zip"

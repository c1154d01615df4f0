"""The pages of a file as one document."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from iki_graph.errors import InputError
from iki_graph.reading.document import Document, Doubt, rendered
from iki_graph.reading.furniture import without_furniture
from iki_graph.reading.page import Page
from iki_graph.reading.stitch import content_of


def assembled(path: Path, data: bytes, media: str, pages: Sequence[Page]) -> Document:
    """The document of the pages. Raises InputError if nothing was read on any of them."""
    without_furniture(pages)
    content = content_of(pages)
    if not content:
        why = next((d for p in pages for d in p.doubts), None)
        raise InputError(f"{path}: {why}." if why else f"{path}: tidak ada tulisan yang terbaca; pindai ulang dengan 300 dpi.")
    first = {line.place.page: line.no for line in reversed(content) if line.place is not None}
    return rendered(path, data, media, content, [Doubt(doubt, first.get(page.no)) for page in pages for doubt in page.doubts])

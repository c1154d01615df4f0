"""The pages of a file, or of pictures that are one scan, as one document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from iki_graph.errors import InputError
from iki_graph.reading.document import Document, Doubt, Line, Part, Place, of_lines, rendered
from iki_graph.reading.furniture import without_furniture
from iki_graph.reading.page import Page
from iki_graph.reading.stitch import content_of


@dataclass(frozen=True)
class Picture:
    """A picture file as read: one page, or several. `broken`: why it could not be read, among others that are one scan with it."""

    name: str
    sha256: str
    media: str
    pages: Sequence[Page]
    broken: str = ""

    @property
    def content(self) -> list[Line]:
        """What stands on it, before its pages are put together with others."""
        return content_of(self.pages)


def assembled(path: Path, data: bytes, media: str, pages: Sequence[Page]) -> Document:
    """The document of the pages. Raises InputError if nothing was read on any of them."""
    return rendered(path, data, media, *_together(path, pages))


def scan(path: Path, pictures: Sequence[Picture]) -> Document:
    """The document of a picture, or of several whose pages follow one another; `path` is the first, `parts` tells which lines are whose.

    Pages count from one in each file. A file that nothing was read of is no part, but its bytes count for the identity. Raises InputError if
    nothing was read of any.
    """
    first, several = pictures[0], len(pictures) > 1
    pages = [(picture.name, page) for picture in pictures for page in picture.pages]
    content, doubts = _together(
        path, [replace(page, no=no) for no, (_, page) in enumerate(pages, 1)], [n for n, _ in pages] if several else []
    )
    if not several:
        return of_lines(first.name, first.sha256, first.media, content, doubts)
    lines: dict[str, list[int]] = {}
    for line in content:
        assert line.place is not None and line.place.page is not None
        lines.setdefault(pages[line.place.page - 1][0], []).append(line.no)
    unread = tuple((one.name, one.broken) for one in pictures if one.broken)
    document = of_lines(
        f"{first.name} … {pictures[-1].name}",
        sha256("\n".join(one.sha256 for one in pictures).encode()).hexdigest(),
        next(one.media for one in pictures if not one.broken),
        [_renumbered(line, [page.no for _, page in pages]) for line in content],
        [*doubts, *(Doubt(f"{name}: {why}") for name, why in unread)],
    )
    parts = [Part(one.name, one.sha256, one.media, lines[one.name][0], lines[one.name][-1]) for one in pictures if one.name in lines]
    return replace(document, parts=tuple(parts), unread=unread)


def _together(path: Path, pages: Sequence[Page], names: Sequence[str] = ()) -> tuple[list[Line], list[Doubt]]:
    """The lines of all pages, and their doubts; `names` of their files, where they are several."""
    without_furniture(pages)
    content = content_of(pages)
    if not content:
        why = next((d for p in pages for d in p.doubts), None)
        raise InputError(f"{path}: {why}." if why else f"{path}: tidak ada tulisan yang terbaca; pindai ulang dengan 300 dpi.")
    first = {line.place.page: line.no for line in reversed(content) if line.place is not None}
    called = [f"{name}: " for name in names] or [""] * len(pages)
    return content, [Doubt(f"{name}{doubt}", first.get(page.no)) for name, page in zip(called, pages, strict=True) for doubt in page.doubts]


def _renumbered(line: Line, numbers: Sequence[int]) -> Line:
    """A line with the numbers that its pages have in their own files."""

    def own(place: Place | None) -> Place | None:
        return replace(place, page=numbers[place.page - 1]) if place is not None and place.page is not None else place

    return replace(line, place=own(line.place), places=tuple(map(own, line.places)))

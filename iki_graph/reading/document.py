"""The one shape in which every file format hands over its text: lines and table cells, each with its place."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from iki_graph.errors import InputError

Box = tuple[float, float, float, float]


MOST_LINES = 200_000
"""Lines of a document; a regulation with annexes for all offices of a province has less than a third of them."""
LONGEST_LINE = 1_000_000
"""Characters; no line of a decree comes near it, and text without line ends cannot be read line by line."""


@dataclass(frozen=True)
class Place:
    """Where something stands in a source that has pages or sheets.

    On a page (1-based) the box is left, top, right, bottom in points from the page's top left corner; on a sheet (its name)
    it is first column, first row, last column, last row, 1-based and inclusive. None: only the page is known. `turn`: by how many
    quarters, clockwise, the page is to be turned to be read.
    """

    page: int | None = None
    sheet: str | None = None
    box: Box | None = None
    turn: int = 0


@dataclass(frozen=True)
class Line:
    """One line of the source, its marks (Markdown, HTML, LaTeX) turned into plain text.

    `no` is 1-based; `cells` are the cells of a table row, None for running text; those that tell of a position keep their line ends. `text` of a table row is its cells joined
    by a blank. `rest` says of each cell whether it is the rest of the cell above it, merged with it (True), a cell of its own,
    empty or not (False), or unknown (None); () where the format tells of none. `place` and `places` (of each cell) are empty
    where the source has neither pages nor sheets. `sure` (0..1) is how sure the reading of the print itself is (OCR). `numbers` are the
    lines of the cells, where a row was put together of several; () where all are of `no`.
    """

    no: int
    text: str
    cells: tuple[str, ...] | None = None
    place: Place | None = None
    rest: tuple[bool | None, ...] = ()
    places: tuple[Place | None, ...] = ()
    sure: float = 1.0
    numbers: tuple[int, ...] = ()

    @property
    def blank(self) -> bool:
        """Whether nothing stands on the line."""
        return self.cells is None and not self.text


class Doubt(NamedTuple):
    """What the reading of the format is unsure of, as a clause for the user, and the line (None: at no line)."""

    reason: str
    line: int | None = None


class Part(NamedTuple):
    """One of several files that are one document, with its first and last line there."""

    name: str
    sha256: str
    media: str
    first: int
    last: int


@dataclass(frozen=True)
class Document:
    """A source file as read: its identity, its lines as they stand (`lines`) and as parsed (`content`), one for one.

    The lines of a format that has none (Word, a sheet, a PDF) are those of its rendition as text. `parts` are the files, where they are
    several; `unread` those of a scan that could not be read, by name, each with why.
    """

    name: str
    sha256: str
    media: str
    lines: tuple[str, ...]
    content: tuple[Line, ...]
    doubts: tuple[Doubt, ...] = ()
    parts: tuple[Part, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()

    def quote(self, first: int, last: int) -> str:
        """The source lines `first`..`last` (1-based, inclusive) as they stand."""
        return "\n".join(self.lines[first - 1 : last])

    def place(self, first: int, last: int, text: str | None) -> Place | None:
        """The page or sheet on which the lines `first`..`last` begin, and the box around what stands there of them.

        Of table rows, only the cells whose text is part of `text` (or has it as a part) count, if there are any; of several files only
        the one in which the lines begin.
        """
        found: list[Place] = []
        last = min(last, next((part.last for part in self.parts if part.first <= first <= part.last), last))
        for line in self.content[first - 1 : last]:
            cells = [p for p, c in zip(line.places, line.cells or (), strict=False) if p is not None and text and _shares(c, text)]
            found += cells or ([line.place] if line.place is not None else [])
        return around(found)


def _shares(cell: str, text: str) -> bool:
    cell = cell.replace("\n", " ")
    return bool(cell) and (cell in text or text in cell)


def around(places: Sequence[Place]) -> Place | None:
    """The smallest place that holds all of those on the first one's page or sheet; None of none."""
    if not places:
        return None
    first = places[0]
    boxes = [p.box for p in places if p.box is not None and (p.page, p.sheet) == (first.page, first.sheet)]
    if not boxes:
        return first
    left, top, right, bottom = zip(*boxes, strict=True)
    return Place(first.page, first.sheet, (min(left), min(top), max(right), max(bottom)), first.turn)


def rendered(path: Path, data: bytes, media: str, content: Iterable[Line], doubts: Iterable[Doubt] = ()) -> Document:
    """The document of a format without lines of its own: table rows are rendered with tabs between their cells."""
    return of_lines(path.name, sha256(data).hexdigest(), media, content, doubts)


def of_lines(name: str, sha256: str, media: str, content: Iterable[Line], doubts: Iterable[Doubt]) -> Document:
    """As `rendered`, of a file, or several, whose identity is known."""
    content = tuple(content)
    lines = tuple(line.text if line.cells is None else "\t".join(c.replace("\n", " ") for c in line.cells) for line in content)
    return Document(name, sha256, media, lines, content, tuple(doubts))


def too_many_lines(path: Path) -> InputError:
    """The error of a file of more than `MOST_LINES` lines."""
    return InputError(f"{path}: memuat lebih dari {_dotted(MOST_LINES)} baris; pisahkan dahulu bagian keputusannya.")


def too_long_line(path: Path, no: int) -> InputError:
    """The error of a file with a line of more than `LONGEST_LINE` characters."""
    return InputError(f"{path}: baris {no} lebih dari {_dotted(LONGEST_LINE)} karakter; simpan ulang dengan pemisah baris yang benar.")


def _dotted(number: int) -> str:
    """A number as Indonesians write it."""
    return f"{number:,}".replace(",", ".")

"""The one shape in which every file format hands over its text: lines and table cells, each with its place."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """One line of the source, its marks (Markdown, HTML, LaTeX) turned into plain text.

    `no` is 1-based; `page` is None where the source has no page marks; `cells` are the cells of a table row,
    None for running text. `text` of a table row is its cells joined by a blank.
    """

    no: int
    text: str
    cells: tuple[str, ...] | None = None
    page: int | None = None

    @property
    def blank(self) -> bool:
        """Whether nothing stands on the line."""
        return self.cells is None and not self.text


@dataclass(frozen=True)
class Document:
    """A source file as read: its identity, its lines as they stand (`lines`) and as parsed (`content`)."""

    name: str
    sha256: str
    media: str
    lines: tuple[str, ...]
    content: tuple[Line, ...]

    def quote(self, first: int, last: int) -> str:
        """The source lines `first`..`last` (1-based, inclusive) as they stand."""
        return "\n".join(self.lines[first - 1 : last])

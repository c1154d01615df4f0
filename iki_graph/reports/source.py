"""The source text as a report embeds it: once, line by line, with its people hidden unless they may show."""

from collections.abc import Callable
from itertools import groupby
from typing import NamedTuple

from iki_graph.reading import Document


class Page(NamedTuple):
    """Lines of one page, which is None where the source has no pages: (number of the line, text); `file`: of several files, whose."""

    number: int | None
    lines: list[tuple[int, str]]
    file: str = ""


def texts(document: Document) -> list[str]:
    """The lines of a source for reading and quoting: without marks, the cells of a table row kept apart."""
    return [" | ".join(filter(None, line.cells)) if line.cells else line.text for line in document.content]


def shown(document: Document, hide: Callable[[str], str]) -> list[str]:
    """The lines of a source for showing, with whatever is hidden in them."""
    # Hidden in the whole, because a narrow column breaks names over lines.
    return hide("\n".join(" ".join(text.split()) for text in texts(document))).split("\n")


def pages(document: Document, hide: Callable[[str], str]) -> list[Page]:
    """All lines of a source by page, each with its own number, whatever is hidden in it."""
    numbered = zip(document.content, shown(document, hide), strict=True)
    files = {no: part.name for part in document.parts for no in range(part.first, part.last + 1)}
    return [
        Page(number, [(line.no, text) for line, text in lines], file)
        for (file, number), lines in groupby(
            numbered, key=lambda entry: (files.get(entry[0].no, ""), entry[0].place and entry[0].place.page)
        )
    ]

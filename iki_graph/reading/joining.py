"""Several files that are one decree, as one document: the lines of each after those of the one before."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from iki_graph.reading.document import Document, Line, Part, Place


def joined(documents: Sequence[Document]) -> Document:
    """One document of several, in their order; `parts` tells which lines are whose. It is known by the hashes of all.

    Sheets are named as Excel names those of another file, `[lampiran.xlsx]IKI`; pages count from one in each file, and their lines tell whose
    they are.
    """
    content: list[Line] = []
    parts = []
    for document in documents:
        start = len(content)
        content += [_moved(line, start, document.name) for line in document.content]
        parts.append(Part(document.name, document.sha256, document.media, start + 1, len(content)))
    doubts = [
        doubt._replace(line=doubt.line + part.first - 1 if doubt.line else None)
        for part, document in zip(parts, documents, strict=True)
        for doubt in document.doubts
    ]
    return Document(
        " + ".join(part.name for part in parts),
        sha256("\n".join(part.sha256 for part in parts).encode()).hexdigest(),
        parts[0].media,
        tuple(line for document in documents for line in document.lines),
        tuple(content),
        tuple(doubts),
        tuple(parts),
    )


def _moved(line: Line, start: int, name: str) -> Line:
    if not start:
        return line
    return replace(line, no=line.no + start, place=_in_file(line.place, name), places=tuple(_in_file(place, name) for place in line.places))


def _in_file(place: Place | None, name: str) -> Place | None:
    return replace(place, sheet=f"[{name}]{place.sheet}") if place is not None and place.sheet is not None else place

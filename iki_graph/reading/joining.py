"""Several files that are one decree, as one document: the lines of each after those of the one before."""

from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256

from iki_graph.reading.document import Document, Doubt, Line, Part, Place


def joined(documents: Sequence[Document]) -> Document:
    """One document of several, in their order; `parts` tells which lines are whose. It is known by the hashes of all.

    Sheets are named as Excel names those of another file, `[lampiran.xlsx]IKI`; pages count from one in each file, and their lines tell whose
    they are.
    """
    content: list[Line] = []
    parts: list[Part] = []
    doubts: list[Doubt] = []
    for document in documents:
        start = len(content)
        content += [_moved(line, start, document.name) for line in document.content]
        own = document.parts or (Part(document.name, document.sha256, document.media, 1, len(document.content)),)
        parts += [part._replace(first=part.first + start, last=part.last + start) for part in own]
        doubts += [doubt._replace(line=doubt.line + start if doubt.line else None) for doubt in document.doubts]
    return Document(
        " + ".join(document.name for document in documents),
        sha256("\n".join(document.sha256 for document in documents).encode()).hexdigest(),
        documents[0].media,
        tuple(line for document in documents for line in document.lines),
        tuple(content),
        tuple(doubts),
        tuple(parts),
        tuple(one for document in documents for one in document.unread),
    )


def _moved(line: Line, start: int, name: str) -> Line:
    if not start:
        return line
    return replace(line, no=line.no + start, place=_in_file(line.place, name), places=tuple(_in_file(place, name) for place in line.places))


def _in_file(place: Place | None, name: str) -> Place | None:
    return replace(place, sheet=f"[{name}]{place.sheet}") if place is not None and place.sheet is not None else place

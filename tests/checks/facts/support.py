"""An invented document as its readers see it."""

import hashlib
from pathlib import Path

from iki_graph.parsing import parse
from iki_graph.reading import Document
from iki_graph.reading.text import lines_of
from iki_graph.record import Rekaman


def document(text: str) -> Document:
    """A document of this text."""
    lines, content = lines_of(text, Path("sk.txt"))
    return Document("sk.txt", hashlib.sha256(text.encode()).hexdigest(), "text/plain", lines, content)


def parsed(text: str) -> tuple[Rekaman, Document]:
    """The document of a text and its one record."""
    source = document(text)
    (rekaman,) = parse(source)
    return rekaman, source

"""A small decree on a desk."""

from pathlib import Path

import pytest

from iki_graph.parsing import parse
from iki_graph.reading import Document, read
from iki_graph.record import Rekaman

from .support import Desk


@pytest.fixture(scope="session")
def document(root: Path) -> Document:
    """A small decree."""
    return read(root / "tests" / "samples" / "dinas-perpustakaan.txt")


@pytest.fixture(scope="session")
def machine(document: Document) -> Rekaman:
    """What the machine reads in it."""
    (rekaman,) = parse(document)
    return rekaman


@pytest.fixture
def desk(tmp_path: Path, machine: Rekaman, document: Document) -> Desk:
    """A reviewer's desk with that decree."""
    return Desk(tmp_path, machine, document)

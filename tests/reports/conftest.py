"""Decrees under review, once for all tests of the reports."""

from pathlib import Path

import pytest

from iki_graph.pipeline import Telaah
from iki_graph.reports.note import Catatan, note
from tests.reports.support import reviewed


@pytest.fixture(scope="session")
def telaah(root: Path) -> Telaah:
    """A decree with IKU, several positions and many kinds of findings."""
    return reviewed(root / "data" / "sk" / "tuban-kecamatan-kerek-2021.txt")


@pytest.fixture(scope="session")
def catatan(telaah: Telaah) -> Catatan:
    """The note on it."""
    return note(telaah.rekaman, telaah.temuan, telaah.keselarasan, telaah.profil)

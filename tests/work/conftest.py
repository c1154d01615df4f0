"""Small decrees, as many as a test wants."""

from pathlib import Path

import pytest

SMALL = Path(__file__).parent.parent / "samples" / "kecamatan-patebon.txt"


@pytest.fixture
def decree() -> str:
    """The text of a small decree."""
    return SMALL.read_text(encoding="utf-8")


@pytest.fixture
def many(tmp_path: Path, decree: str) -> Path:
    """A folder of ten decrees of different offices."""
    return decrees(tmp_path / "sk", decree, 10)


@pytest.fixture
def some(tmp_path: Path, decree: str) -> Path:
    """A folder of six decrees of different offices."""
    return decrees(tmp_path / "sk", decree, 6)


def decrees(folder: Path, decree: str, count: int) -> Path:
    """A new folder of so many decrees."""
    folder.mkdir()
    for number in range(count):
        (folder / f"sk-{number:02}.txt").write_text(decree.replace("060/15/2024", f"060/{15 + number}/2024"), encoding="utf-8")
    return folder

"""Runs `iki` in the test's own process."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from iki_graph.cli import run


class Ran(NamedTuple):
    """How a run ended and what it said."""

    code: int
    out: str
    err: str


Iki = Callable[..., Ran]


@pytest.fixture
def iki(capsys: pytest.CaptureFixture[str]) -> Iki:
    """`iki("validate", path)` runs the command."""

    def call(*arguments: object) -> Ran:
        capsys.readouterr()
        code = run([str(argument) for argument in arguments])
        return Ran(code, *capsys.readouterr())

    return call


@pytest.fixture
def decree(root: Path, tmp_path: Path) -> Path:
    """A small decree in a folder of its own."""
    return Path(shutil.copy(root / "tests" / "samples" / "dinas-perpustakaan.txt", tmp_path / "sk.txt"))


@pytest.fixture(scope="session")
def samples(root: Path) -> list[Path]:
    """The sample decrees."""
    return sorted((root / "data" / "sk").glob("*.txt"))


@pytest.fixture(scope="session")
def sample(samples: list[Path]) -> Path:
    """The smallest sample decree with a Keputusan in it."""
    return min((path for path in samples if "MEMUTUSKAN" in path.read_text(encoding="utf-8").upper()), key=lambda path: path.stat().st_size)


@pytest.fixture(scope="session")
def signed(samples: list[Path]) -> Path:
    """The smallest sample decree with a NIP in it."""
    return min((path for path in samples if "NIP" in path.read_text(encoding="utf-8")), key=lambda path: path.stat().st_size)

"""Files read in a child process, which really dies and really hangs."""

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from iki_graph import apart
from iki_graph.apart import LONGEST, SHORTEST, Child, seconds_for
from iki_graph.cli import run
from iki_graph.errors import InputError
from iki_graph.reading import read

from .paper import packed

CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
EMPTY = packed([CATALOG, b"<</Type/Pages/Kids[3 0 R]/Count 1>>", b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"])
FILE = Path("map/sk.pdf")


def number(data: bytes, path: Path) -> int:
    return os.getpid()


def dies(data: bytes, path: Path) -> None:
    os.abort()


def is_killed(data: bytes, path: Path) -> None:
    os.kill(os.getpid(), signal.SIGTERM if os.name == "nt" else signal.SIGKILL)


def hangs(data: bytes, path: Path) -> None:
    time.sleep(3600)


def greedy(data: bytes, path: Path) -> None:
    bytearray(2 * apart.MOST_MEMORY)


def chatty(data: bytes, path: Path) -> str:
    os.write(1, b"a library prints")
    return path.name


def refuses(data: bytes, path: Path) -> None:
    raise InputError(f"{path}: rusak.")


def has_a_bug(data: bytes, path: Path) -> None:
    raise KeyError("rahasia")


class OddError(Exception):
    def __init__(self, one: int, two: int) -> None:
        super().__init__(one)


def has_an_odd_bug(data: bytes, path: Path) -> None:
    raise OddError(1, 2)


@pytest.fixture(scope="module")
def child() -> Iterator[Child]:
    child = Child()
    yield child
    child.end()


def test_one_child_serves_all_files(child: Child) -> None:
    assert child.read(number, b"", FILE) == child.read(number, b"x" * 1_000_000, FILE) == child.pid != os.getpid()
    assert child.read(chatty, b"", FILE) == "sk.pdf"


@pytest.mark.parametrize("deadly", [dies, is_killed])
def test_a_file_that_ends_the_child_is_told_and_the_next_is_read(deadly: apart.Reader[None], child: Child) -> None:
    with pytest.raises(InputError, match=r"^map/sk\.pdf: .*(berhenti mendadak|dihentikan).*; buka di penampil, cetak ulang sebagai PDF"):
        child.read(deadly, b"", FILE)
    assert child.pid is None
    assert child.read(number, b"", FILE) == child.pid


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
def test_a_child_that_has_ended_between_two_files_costs_none(child: Child) -> None:
    pid = child.read(number, b"", FILE)
    os.kill(pid, signal.SIGKILL)
    os.waitid(os.P_PID, pid, os.WEXITED | os.WNOWAIT)
    assert pid != child.read(number, b"", FILE) == child.pid


def test_a_file_without_end_is_given_up() -> None:
    child = Child(lambda size: 0.5)
    with pytest.raises(InputError, match=r"^map/sk\.pdf: pembacaannya tidak selesai dalam"):
        child.read(hangs, b"", FILE)
    assert child.pid is None


@pytest.mark.skipif(os.name == "nt", reason="the system sets no limit")
def test_memory_has_a_limit(child: Child) -> None:
    with pytest.raises(MemoryError):
        child.read(greedy, b"", FILE)


def test_what_a_reader_raises_is_raised_here(child: Child) -> None:
    with pytest.raises(InputError, match=r"^map/sk\.pdf: rusak\.$"):
        child.read(refuses, b"", FILE)
    with pytest.raises(KeyError) as caught:
        child.read(has_a_bug, b"", FILE)
    assert "has_a_bug" in caught.value.__notes__[0]
    with pytest.raises(RuntimeError, match="OddError"):
        child.read(has_an_odd_bug, b"", FILE)


def test_the_time_of_a_file_grows_with_it_and_ends() -> None:
    assert SHORTEST == seconds_for(0) < seconds_for(1_000_000) < seconds_for(10**9) == LONGEST


@pytest.fixture
def begun() -> Iterator[Child]:
    """Files are read by a child, as in the program `iki`."""
    child = Child()
    apart.begin(child)
    yield child
    apart.leave()


def test_only_files_that_can_break_a_library_start_a_child(begun: Child, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("MEMUTUSKAN:", encoding="utf-8")
    (tmp_path / "a.pdf").write_bytes(EMPTY)
    read(tmp_path / "a.txt")
    assert begun.pid is None
    with pytest.raises(InputError) as here:
        apart.leave()
        read(tmp_path / "a.pdf")
    apart.begin(begun)
    with pytest.raises(InputError) as there:
        read(tmp_path / "a.pdf")
    assert str(there.value) == str(here.value)
    assert begun.pid is not None


@pytest.mark.usefixtures("begun")
@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
def test_a_command_tells_of_the_file_and_goes_on(tmp_path: Path, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    deadly, good = tmp_path / "a.pdf", root / "tests" / "samples" / "kecamatan-patebon.txt"
    deadly.write_bytes(EMPTY)
    impatient = Child(lambda size: 1 if size else 60)
    apart.begin(impatient)
    os.kill(impatient.read(number, b"", FILE), signal.SIGSTOP)
    assert run(["validate", str(deadly), str(good)]) == 3
    told = capsys.readouterr()
    assert f"iki: {deadly}: pembacaannya tidak selesai dalam" in told.err
    assert "Traceback" not in told.err
    assert good.name in told.out

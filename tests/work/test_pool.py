"""Work in several processes: real ones, which really die."""

import os
import signal
import time
from collections.abc import Iterable, Sequence
from contextlib import closing
from pathlib import Path

import pytest

from iki_graph import apart
from iki_graph.cli.review import results
from iki_graph.cli.runs import processes
from iki_graph.errors import ExitCode
from iki_graph.work import Outcome, Settings, Source, work
from iki_graph.work.pool import Task, each


def deadly(telaah, file, orphans, settings) -> Iterable[tuple[str, str]]:  # type: ignore[no-untyped-def]
    """A writer under which a process dies, or hangs, where the file's name says so."""
    name = telaah.rekaman.berkas
    if "mati" in name:
        os.kill(os.getpid(), signal.SIGKILL)
    if "rusak" in name:
        os.abort()
    if "lama" in name:
        time.sleep(3600)
    return [(".txt", "di anak" if apart.read(number, b"", file) != os.getpid() else "di sini")]


def number(data: bytes, path: Path) -> int:
    return os.getpid()


def tasks(folder: Path, decree: str, names: Sequence[str]) -> list[Task]:
    for name in names:
        (folder / name).write_text(decree, encoding="utf-8")
    return [Task(place, Source(folder / name)) for place, name in enumerate(names)]


def outcomes(given: Iterable[Task], settings: Settings, jobs: int) -> dict[int, Outcome]:
    with closing(each(given, settings, jobs)) as done:
        return {task.place: outcome for task, outcome in done}


def test_processes_give_what_this_one_gives(tmp_path: Path, decree: str) -> None:
    given = [*tasks(tmp_path, decree, ["a.txt", "b.txt"]), Task(2, Source(tmp_path / "tidak-ada.txt"))]
    settings = Settings(write=results)
    here = outcomes(given, settings, 0)
    assert outcomes(given, settings, 2) == here
    assert [bool(here[place].failure) for place in range(3)] == [False, False, True]


@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
def test_a_process_that_dies_costs_one_file(tmp_path: Path, decree: str) -> None:
    given = tasks(tmp_path, decree, ["a.txt", "mati.txt", "b.txt", "rusak.txt"])
    done = outcomes(given, Settings(write=deadly), 2)
    assert [done[place].code for place in range(4)] == [ExitCode.OK, ExitCode.UNREADABLE] * 2
    assert [done[place].decrees[0].results for place in (0, 2)] == [((".txt", b"di anak"),)] * 2
    assert done[1].failure.startswith(f"{tmp_path / 'mati.txt'}: proses yang membacanya dihentikan sistem")
    assert done[3].failure.startswith(f"{tmp_path / 'rusak.txt'}: isinya membuat proses yang membacanya berhenti mendadak (SIGABRT)")


@pytest.mark.slow
def test_a_file_without_end_costs_itself(tmp_path: Path, decree: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("iki_graph.work.pool.LONGEST", 30)
    done = outcomes(tasks(tmp_path, decree, ["a.txt", "lama.txt", "b.txt"]), Settings(write=deadly), 2)
    assert [done[place].code for place in range(3)] == [ExitCode.OK, ExitCode.UNREADABLE, ExitCode.OK]
    assert done[1].failure.startswith(f"{tmp_path / 'lama.txt'}: pembacaannya tidak selesai")


def test_no_task_is_taken_before_a_process_is_free(tmp_path: Path, decree: str) -> None:
    taken = []

    def counted() -> Iterable[Task]:
        for task in tasks(tmp_path, decree, ["a.txt", "b.txt", "c.txt", "d.txt"]):
            taken.append(task.place)
            yield task

    with closing(each(counted(), Settings(), 1)) as done:
        next(done)
        assert taken == [0]
        next(done)
        assert taken == [0, 1]


def test_a_lack_of_memory_is_told_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def greedy(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr("iki_graph.work.load", greedy)
    outcome = work(Source(tmp_path / "sk.pdf"), Settings())
    assert outcome.code == ExitCode.UNREADABLE
    assert "memori" in outcome.failure


def test_how_many_processes() -> None:
    assert processes(None, 3) == processes(1, 3) == 0
    assert processes(2, 3) == 2
    assert processes(8, 3) == 3
    assert processes(1, 100) == 1  # one that may die in the place of this one
    assert processes(None, 100) >= 1

"""Work over many files: progress for people, and no file that stops the others."""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from iki_graph.cli.files import inputs
from iki_graph.errors import ExitCode
from iki_graph.judging import Read
from iki_graph.record import Rekaman
from iki_graph.work import Outcome, failed
from iki_graph.work.gathering import gathered

_GRAVEST_FIRST = (ExitCode.BUG, ExitCode.USAGE, ExitCode.UNREADABLE, ExitCode.FINDINGS, ExitCode.OK)

_STEADY = 600
"""So many seconds back goes the estimate of what remains: files differ much in how long they take."""

BUG_NOTE = "iki: {what}. Laporkan dengan perintah yang dijalankan dan hasil `iki --debug …`, tanpa data pribadi."


class Batch:
    """The files of one command, what failed among them, and the exit code that follows.

    `others` are files in the folders that are not read, each with the reason; the folder for `results` is passed over.
    `several`: whether more than one input was meant; `done`: how many could be worked on.
    """

    def __init__(self, paths: list[Path], results: Path | None = None) -> None:
        self.files, self.others, errors = inputs(paths, results)
        self.failures: list[tuple[str, str]] = []
        self.code = ExitCode.OK
        self.several = len(self.files) + len(errors) > 1
        self.done = 0
        for path, error in errors:
            self.fail(path, failed(error, path))

    def each(self, doing: str) -> Iterator[Path]:
        """The files one by one, with a progress bar on stderr if that is a terminal."""
        with progress(doing, len(self.files)) as advance:
            for file in self.files:
                advance(file.name, 0)
                yield file
                advance(file.name)

    def decrees(self, doing: str) -> Iterator[tuple[Path, Read]]:
        """As `each`, for what is read in the files: each with that, by the first of its files where a decree is in several."""
        with progress(doing, len(self.files)) as advance:

            def reading(path: Path) -> AbstractContextManager[None]:
                advance(path.name, 0)
                return self._kept(path)

            for source, read in gathered(self.files, reading):
                yield source.file, read
                advance(source.file.name, len(source.files))

    @contextmanager
    def attempt(self, path: Path) -> Iterator[None]:
        """Work on one file; its failure is told and kept, and the next file has its turn."""
        with self._kept(path):
            yield
            self.done += 1

    @contextmanager
    def _kept(self, path: Path) -> Iterator[None]:
        try:
            yield
        except Exception as error:  # noqa: BLE001  whatever is left is a bug, and told as one
            self.fail(path, failed(error, path))

    def name(self, path: Path, rekaman: Rekaman) -> str:
        """What an entry about a record of the input `path` calls its file: the name, or the path as given where a name could mean two."""
        alike = sum(file.name.casefold() == path.name.casefold() for file in self.files)
        return rekaman.berkas if not self.several or (alike == 1 and rekaman.berkas == path.name) else str(path)

    def note(self, code: ExitCode) -> None:
        """Let `code` decide the exit code unless a graver one does."""
        self.code = min(self.code, code, key=_GRAVEST_FIRST.index)

    def fail(self, path: Path, outcome: Outcome) -> None:
        """Tell and keep that nothing came of a file."""
        self.failures.append((str(path), outcome.failure))
        self.note(outcome.code)
        tell(outcome, str(path))


@contextmanager
def progress(doing: str, total: int) -> Iterator[Callable[..., None]]:
    """A progress bar on stderr with the time that remains, if that is a terminal: call what it gives with a file's name when it is done."""
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        TextColumn("{task.fields[name]}"),
    )
    bar = Progress(*columns, console=console, disable=not console.is_terminal, transient=True, speed_estimate_period=_STEADY)
    with bar:
        task = bar.add_task(doing, total=total, name="")
        yield lambda name, done=1: bar.update(task, advance=done, name=name)


def tell(outcome: Outcome, where: str = "") -> None:
    """Say on stderr what went wrong: one sentence; for a bug of ours how to report it, and its traceback with --debug."""
    if outcome.code != ExitCode.BUG:
        print(f"iki: {outcome.failure}", file=sys.stderr)
        return
    if debugging():
        print(outcome.trace, end="", file=sys.stderr)
    print(BUG_NOTE.format(what=": ".join(filter(None, (where, outcome.failure)))), file=sys.stderr)


def debugging() -> bool:
    """Whether the command was called as `iki --debug …`."""
    return "--debug" in sys.argv[1:]

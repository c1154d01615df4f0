"""What is done already: a file beside the results, by which a run that was stopped goes on, and a further run works on what changed only.

One JSON line for each source whose results are all written, added when they are. An entry holds as long as its key is the same: the bytes
of the source, its name, what people decided on it, the settings, and the program with all that it ships. Failures have no entry; they are
tried again.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from iki_graph.checks.verdicts import store_of
from iki_graph.reference.keys import digest
from iki_graph.resources import resource
from iki_graph.work import Settings, Source, Summary
from iki_graph.work.joining import Part

FILE = ".ledger.jsonl"
_END = b"{}\n"
"""The last line of the ledger of a run that came to its end."""


@dataclass(frozen=True)
class Done:
    """A source that is done: its key, the names of the files on it, what the index shows of its decrees, and what was told.

    Of a file that may be part of a decree only that is known (`part`), of a scan of several decrees only where these begin (`starts`);
    `unread` are pages that could not be read.
    """

    key: str
    files: tuple[str, ...]
    decrees: tuple[Summary, ...]
    notes: tuple[str, ...] = ()
    part: Part | None = None
    starts: tuple[int, ...] = ()
    unread: tuple[tuple[str, str], ...] = ()


_DONE = TypeAdapter(Done)


class Ledger:
    """The ledger of a folder of results. `found`: what it holds, by key; a line that is not whole counts as none."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.path = folder / FILE
        self.found: dict[str, Done] = {}
        self._files: dict[str, None] = {}
        for done in self._read():
            self._note(done)

    def holds(self, key: str, names: Iterable[str]) -> Done | None:
        """What was done under a key, if its results bear these names, one for each decree, and are all still there."""
        done = self.found.get(key)
        if done is None or not all((self._folder / name).is_file() for name in done.files):
            return None
        pages = [one.row.page for one in done.decrees]
        return done if pages == [page for page, _ in zip(names, pages, strict=False)] else None

    def add(self, done: Done) -> None:
        """Note that the results of a source are written."""
        whole = self._ends_whole()
        with self.path.open("ab") as file:
            file.write((b"" if whole else b"\n") + _line(done))
        self._note(done)

    def settled(self, live: Iterable[Done]) -> bytes:
        """The ledger of a run that came to its end, with these entries only."""
        return b"".join(map(_line, live)) + _END

    def is_settled(self, live: Iterable[Done]) -> bool:
        """Whether the run before came to its end with just these entries."""
        return self.path.is_file() and self.path.read_bytes() == self.settled(live)

    def left(self, live: Iterable[Done]) -> list[str]:
        """Files of earlier runs that are still there and belong to none of these entries."""
        ours = {name for done in live for name in done.files}
        return sorted(name for name in self._files if name not in ours and (self._folder / name).is_file())

    def _note(self, done: Done) -> None:
        self.found[done.key] = done
        self._files |= dict.fromkeys(done.files)

    def _ends_whole(self) -> bool:
        if not self.path.is_file() or not self.path.stat().st_size:
            return True
        with self.path.open("rb") as file:
            file.seek(-1, 2)
            return file.read(1) == b"\n"

    def _read(self) -> Iterator[Done]:
        if not self.path.exists():
            return
        with self.path.open("rb") as file:
            for line in file:
                try:
                    yield _DONE.validate_json(line)
                except ValidationError:
                    continue


def _line(done: Done) -> bytes:
    return _DONE.dump_json(done) + b"\n"


def key_of(source: Source, hashes: Mapping[Path, str], settings: Settings) -> str:
    """The key of a source whose files have these hashes: another one wherever another result is possible."""
    kept = store_of(source.file, settings.judging.verdicts)
    decided = hashlib.sha256(kept.read_bytes()).hexdigest() if kept.is_file() else ""
    files = [text for file in source.files for text in (file.name, hashes[file])]
    return digest(_of_settings(settings), str(source.whole), decided, *files)


def _of_settings(settings: Settings) -> str:
    rules, overlay = settings.judging, settings.overlay
    profile = rules.profile.model_dump_json() if rules.profile else ""
    own = hashlib.sha256(overlay.content).hexdigest()
    return digest(program(), profile, overlay.name, own, rules.base, settings.lang, repr((rules.people, settings.without_rejected)))


@cache
def program() -> str:
    """A hash of this program as it is installed: its files, all that it ships, and the versions of the libraries that it uses."""
    found = hashlib.sha256()
    for top in (Path(__file__).parent.parent, *map(resource, ("ontology", "shapes", "data/acuan"))):
        for file in sorted(top.rglob("*")):
            if file.is_file() and "__pycache__" not in file.parts:
                found.update(f"{file.relative_to(top).as_posix()}\0".encode() + hashlib.sha256(file.read_bytes()).digest())
    names = sorted({re.split(r"[^\w.-]", entry)[0] for entry in requires("iki-graph") or ()})
    for name in names:
        try:
            found.update(f"{name}=={version(name)}\0".encode())
        except PackageNotFoundError:
            continue
    return found.hexdigest()

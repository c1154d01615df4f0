"""The files of one `iki review`: each worked on once, in several processes, and only if its results are not there already."""

import hashlib
import os
import sys
from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from itertools import count
from pathlib import Path

from iki_graph.checks.verdicts import store_of
from iki_graph.cli.batch import Batch, progress
from iki_graph.cli.files import name_of, names_of, write
from iki_graph.graph.store import DecreeStore
from iki_graph.judging import complain
from iki_graph.work import Outcome, Settings, Source, pool
from iki_graph.work.joining import joins, reasons
from iki_graph.work.ledger import Done, Ledger, key_of

_MANY = 12
"""So many files are worth the start of further processes."""


@dataclass(frozen=True)
class Entry:
    """What became of one file: `done` with its results, or the `failure`, or the file that it is a `copy` or a `part` of.

    `reason`: why files were joined, or left apart although they may be one decree.
    """

    file: Path
    sha256: str
    done: Done | None = None
    failure: str = ""
    copy: Path | None = None
    part: Path | None = None
    reason: str = ""


class Run:
    """A run over the files of a batch, with its results in the folder `out` and in the store there."""

    def __init__(self, batch: Batch, settings: Settings, out: Path, store: DecreeStore, names: Sequence[str]) -> None:
        self.ledger = Ledger(out)
        self._batch, self._settings, self._out, self._store = batch, settings, out, store
        self._hashes = {file: sha256_of(file) for file in batch.files}
        self._originals = first_of_each(self._hashes, settings)
        files = list(self._originals.values())
        self._names = dict(zip(files, names_of(files, *names), strict=True))
        self._taken = {name.casefold() for name in (*self._names.values(), *names)}
        self._done: dict[Path, Done] = {}
        self._failed: dict[Path, Outcome] = {}
        self._parts: dict[Path, Done] = {}

    def entries(self, jobs: int | None) -> list[Entry]:
        """Work on what is not done yet, tell what goes wrong, in the order of the files, and give what became of each."""
        beside = Counter(file.parent for file in self._names)
        self._work([Source(file, whole=beside[file.parent] == 1) for file in self._names], jobs)
        found, left = joins({file: part for file in self._names if file in self._parts and (part := self._parts[file].part)})
        annexes = {one.files[0]: one.files[1:] for one in found}
        owner = {file: one.files[0] for one in found for file in one.files[1:]}
        self._work([Source(file, annexes.get(file, ())) for file in self._names if file in self._parts and file not in owner], jobs)
        said = reasons(found, left)
        return [self._entry(file, owner.get(file), said.get(file, "")) for file in self._batch.files]

    @property
    def live(self) -> list[Done]:
        """What the ledger keeps, in the order of the files."""
        return [some[file] for file in self._names for some in (self._parts, self._done) if file in some]

    def _work(self, sources: Sequence[Source], jobs: int | None) -> None:
        keys = [key_of(source, self._hashes, self._settings) for source in sources]
        todo = []
        for place, (source, key) in enumerate(zip(sources, keys, strict=True)):
            if (done := self.ledger.holds(key, self._pages(source.file))) is not None:
                self._note(source.file, done)
            else:
                todo.append(pool.Task(place, source))
        open_ = {task.place for task in todo}
        told = self._tell(sources, open_, 0)
        with (
            progress("Menelaah", len(sources)) as advance,
            closing(pool.each(todo, self._settings, processes(jobs, len(todo)))) as results,
        ):
            advance("", len(sources) - len(todo))
            for (place, source), outcome in results:
                self._keep(source.file, keys[place], outcome)
                open_.discard(place)
                told = self._tell(sources, open_, told)
                advance(source.file.name)

    def _pages(self, file: Path) -> Iterator[str]:
        return (f"{name_of(self._names[file], number, self._taken)}.html" for number in count(1))

    def _keep(self, file: Path, key: str, outcome: Outcome) -> None:
        """Write the results on a source, put it in the store, and then note it in the ledger."""
        if outcome.failure:
            self._failed[file] = outcome
            return
        files, decrees = [], []
        for page, decree in zip(self._pages(file), outcome.decrees, strict=False):
            for suffix, content in decree.results:
                files.append(page.removesuffix(".html") + suffix)
                write(self._out / files[-1], content)
            self._store.put_nquads(decree.summary.graph, decree.nquads)
            decrees.append(replace(decree.summary, row=replace(decree.summary.row, page=page)))
        done = Done(key, tuple(files), tuple(decrees), outcome.notes, outcome.part)
        self._note(file, done)
        self.ledger.add(done)

    def _note(self, file: Path, done: Done) -> None:
        (self._parts if done.part else self._done)[file] = done

    def _tell(self, sources: Sequence[Source], open_: Container[int], place: int) -> int:
        """Tell about the sources from `place` on as far as none before is open, so that it is told in their order; gives how far."""
        while place < len(sources) and place not in open_:
            file = sources[place].file
            failed, done = self._failed.get(file), self._done.get(file)
            for note in failed.notes if failed else done.notes if done else ():
                complain(note)
            if failed:
                self._batch.fail(file, failed)
            place += 1
        return place

    def _entry(self, file: Path, owner: Path | None, reason: str) -> Entry:
        sha256 = self._hashes[file]
        original = self._originals[sha256 or str(file)]
        if original != file:
            return Entry(file, sha256, copy=original)
        failed = self._failed.get(file)
        return Entry(file, sha256, self._done.get(file), failed.failure if failed else "", part=owner, reason=reason)


def first_of_each(hashes: Mapping[Path, str], settings: Settings) -> dict[str, Path]:
    """By hash the file that stands for all with these bytes: the first that people have decided on, else the first."""
    found: dict[str, Path] = {}
    place = settings.judging.verdicts
    for file, sha256 in hashes.items():
        first = found.setdefault(sha256 or str(file), file)
        if not store_of(first, place).is_file() and store_of(file, place).is_file():
            found[sha256] = file
    order = {file: at for at, file in enumerate(hashes)}
    return dict(sorted(found.items(), key=lambda entry: order[entry[1]]))


def processes(jobs: int | None, files: int) -> int:
    """In how many processes besides this one so many files are worked on; 0: in this one."""
    if files < _MANY and (jobs or 1) == 1:
        return 0
    return min(jobs or _cpus(), files)


def _cpus() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def sha256_of(file: Path) -> str:
    """The hash of a file's bytes; '' if it cannot be read, which is told when it is worked on."""
    try:
        with file.open("rb") as data:
            return hashlib.file_digest(data, "sha256").hexdigest()
    except OSError:
        return ""

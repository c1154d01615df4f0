"""The files of one `iki review`: each worked on once, in several processes, and only if its results are not there already."""

import hashlib
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from iki_graph.checks.verdicts import store_of
from iki_graph.cli.batch import Batch, progress
from iki_graph.cli.files import name_of, names_of, write
from iki_graph.graph.store import DecreeStore
from iki_graph.judging import complain
from iki_graph.work import Outcome, Settings, Source, pool
from iki_graph.work.ledger import Done, Ledger, key_of

_MANY = 12
"""So many files are worth the start of further processes."""


@dataclass(frozen=True)
class Entry:
    """What became of one file: `done` and its results, or the `failure` and its exit code, or the file that it is a `copy` of."""

    file: Path
    sha256: str
    done: Done | None = None
    failure: str = ""
    copy: Path | None = None


class Run:
    """A run over the files of a batch, with its results in the folder `out` and in the store there."""

    def __init__(self, batch: Batch, settings: Settings, out: Path, store: DecreeStore, names: Sequence[str]) -> None:
        self.ledger = Ledger(out)
        self._batch, self._settings, self._out, self._store = batch, settings, out, store
        self._hashes = {file: sha256_of(file) for file in batch.files}
        self._originals = first_of_each(self._hashes, settings)
        self._files = list(self._originals.values())
        self._places = {file: place for place, file in enumerate(self._files)}
        self._names = names_of(self._files, *names)
        self._taken = {name.casefold() for name in (*self._names, *names)}
        self._keys = [key_of(Source(file), self._hashes[file], settings) for file in self._files]
        self._done: dict[int, Done] = {}
        self._outcomes: dict[int, Outcome] = {}

    def entries(self, jobs: int | None) -> list[Entry]:
        """Work on what is not done yet, tell what goes wrong, in the order of the files, and give what became of each."""
        for place, key in enumerate(self._keys):
            if (done := self.ledger.holds(key, self._pages(place))) is not None:
                self._done[place] = done
        todo = [pool.Task(place, Source(file)) for place, file in enumerate(self._files) if place not in self._done]
        told = self._tell(0)
        with (
            progress("Menelaah", len(self._files)) as advance,
            closing(pool.each(todo, self._settings, processes(jobs, len(todo)))) as results,
        ):
            advance("", len(self._done))
            for (place, source), outcome in results:
                self._keep(place, outcome)
                told = self._tell(told)
                advance(source.file.name)
        return [self._entry(file) for file in self._batch.files]

    def _pages(self, place: int) -> Iterator[str]:
        number = 0
        while number := number + 1:
            yield f"{name_of(self._names[place], number, self._taken)}.html"

    def _keep(self, place: int, outcome: Outcome) -> None:
        """Write the results on a source, put it in the store, and then note it in the ledger."""
        if outcome.failure:
            self._outcomes[place] = outcome
            return
        files, decrees = [], []
        for page, decree in zip(self._pages(place), outcome.decrees, strict=False):
            for suffix, content in decree.results:
                files.append(page.removesuffix(".html") + suffix)
                write(self._out / files[-1], content)
            self._store.put_nquads(decree.summary.graph, decree.nquads)
            decrees.append(replace(decree.summary, row=replace(decree.summary.row, page=page)))
        self._done[place] = Done(self._keys[place], tuple(files), tuple(decrees), outcome.notes)
        self.ledger.add(self._done[place])

    def _tell(self, place: int) -> int:
        """Tell about the files from `place` on as far as all before them are done, so that it is told in their order; gives how far."""
        while place in self._done or place in self._outcomes:
            outcome = self._outcomes.get(place)
            for note in outcome.notes if outcome else self._done[place].notes:
                complain(note)
            if outcome:
                self._batch.fail(self._files[place], outcome)
            place += 1
        return place

    def _entry(self, file: Path) -> Entry:
        sha256 = self._hashes[file]
        original = self._originals[sha256 or str(file)]
        if original != file:
            return Entry(file, sha256, copy=original)
        place = self._places[file]
        failed = self._outcomes.get(place)
        return Entry(file, sha256, self._done.get(place), failed.failure if failed else "")


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

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
from iki_graph.errors import InputError
from iki_graph.graph.store import DecreeStore
from iki_graph.judging import complain
from iki_graph.work import Outcome, Settings, Source, failed, pool
from iki_graph.work.ledger import Done, Ledger, key_of
from iki_graph.work.sources import divided, joined, sources, told

_MANY = 12
"""So many files are worth the start of further processes."""


@dataclass(frozen=True)
class Entry:
    """What became of one file: `done` with its results, or the `failure`, or the file that it is a `copy` or a `part` of.

    `reason`: why files were joined, or left apart although they may be one decree; of a page that could not be read among others, why.
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
        found, self._said = sources(batch.files)
        self._originals = first_of_each(found, self._hashes, settings)
        self._sources = [source for source in found if self._originals[source.file] == source.file]
        files = [file for source in self._sources for file in source.files]
        self._names = dict(zip(files, names_of(files, *names), strict=True))
        self._taken = {name.casefold() for name in (*self._names.values(), *names)}
        self._done: dict[Path, Done] = {}
        self._failed: dict[Path, Outcome] = {}
        self._parts: dict[Path, Done] = {}
        self._scans: dict[Path, Done] = {}
        self._unread: dict[Path, str] = {}

    def entries(self, jobs: int | None) -> list[Entry]:
        """Work on what is not done yet, tell what goes wrong, in the order of the files, and give what became of each."""
        found = self._counted(self._sources)
        self._work(found, jobs)
        if self._scans:
            found = self._counted([one for source in found for one in self._divided(source)])
            self._work([source for source in found if source.file not in {*self._done, *self._parts, *self._failed}], jobs)
        for source in found:
            self._said = told(source) | self._said
        parts = {source: part for source in found if (done := self._parts.get(source.file)) and (part := done.part)}
        whole, said = joined(parts)
        self._said |= said
        self._work(whole, jobs)
        owner = {file: source.file for source in (*found, *whole) for file in source.files[1:]}
        return [self._entry(file, owner.get(file)) for file in self._batch.files]

    @property
    def live(self) -> list[Done]:
        """What the ledger keeps, in the order of the files."""
        return [some[file] for file in self._names for some in (self._scans, self._parts, self._done) if file in some]

    def _counted(self, found: Sequence[Source]) -> list[Source]:
        """The sources, each told whether it is the only one in its folder: then there is nothing that it may be part of."""
        beside = Counter(source.file.parent for source in found)
        return [replace(source, whole=beside[source.file.parent] == 1) for source in found]

    def _divided(self, source: Source) -> list[Source]:
        done = self._scans.get(source.file)
        scans, said = divided(source, done.starts) if done else ([source], {})
        self._said |= said
        return scans

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
        done = Done(key, tuple(files), tuple(decrees), outcome.notes, outcome.part, outcome.starts, outcome.unread)
        self._note(file, done)
        self.ledger.add(done)

    def _note(self, file: Path, done: Done) -> None:
        (self._scans if done.starts else self._parts if done.part else self._done)[file] = done
        self._unread |= {file.with_name(name): why for name, why in done.unread}

    def _tell(self, sources: Sequence[Source], open_: Container[int], place: int) -> int:
        """Tell about the sources from `place` on as far as none before is open, so that it is told in their order; gives how far."""
        while place < len(sources) and place not in open_:
            file = sources[place].file
            failure, done = self._failed.get(file), self._done.get(file)
            for note in failure.notes if failure else done.notes if done else ():
                complain(note)
            if failure:
                self._batch.fail(file, failure)
            for name, why in done.unread if done else ():
                page = file.with_name(name)
                self._batch.fail(page, failed(InputError(f"{page}: {why}.")))
            place += 1
        return place

    def _entry(self, file: Path, owner: Path | None) -> Entry:
        sha256, original, why = self._hashes[file], self._originals[file], self._unread.get(file, "")
        if original != file:
            return Entry(file, sha256, copy=original)
        if owner and why:
            return Entry(file, sha256, failure=f"{why}; dibaca tanpa halaman ini")
        outcome = self._failed.get(file)
        reason = "; ".join(filter(None, (self._said.get(file, ""), why)))
        return Entry(file, sha256, self._done.get(file), outcome.failure if outcome else "", part=owner, reason=reason)


def first_of_each(found: Sequence[Source], hashes: Mapping[Path, str], settings: Settings) -> dict[Path, Path]:
    """For every file the one that stands for it: its own source, or another of the same bytes, the first that people have decided on, else
    the first."""
    place = settings.judging.verdicts
    originals: dict[tuple[str, ...], Source] = {}
    for source in found:
        key = _bytes_of(source, hashes)
        first = originals.setdefault(key, source)
        if not store_of(first.file, place).is_file() and store_of(source.file, place).is_file():
            originals[key] = source
    pairs = [(source, originals[_bytes_of(source, hashes)]) for source in found]
    return {file: original for source, first in pairs for file, original in zip(source.files, first.files, strict=True)}


def _bytes_of(source: Source, hashes: Mapping[Path, str]) -> tuple[str, ...]:
    return tuple(hashes[file] or str(file) for file in source.files)


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

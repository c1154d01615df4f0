"""`iki load`: decrees into a store, in a folder or on a SPARQL server."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Annotated

import typer

from iki_graph.cli.batch import Batch, progress
from iki_graph.cli.files import emit, given
from iki_graph.cli.options import DEFAULT_BASE, Base, Jobs, Paths, Profile, Reference, Verdicts, WithHolders
from iki_graph.cli.runs import first_of_each, processes, sha256_of
from iki_graph.errors import InputError, UsageError
from iki_graph.graph import totals
from iki_graph.graph.bulk import Spool, is_empty
from iki_graph.graph.stores import is_url, open_store
from iki_graph.judging import complain, judging
from iki_graph.pipeline import add_reference
from iki_graph.reference.scope import current
from iki_graph.work import Settings, Source, cluster, failed, pool
from iki_graph.work.joining import Part
from iki_graph.work.ledger import key_of
from iki_graph.work.loading import Mark, Target, loaded, outdated, place_of, put, superseded, to_compare, vanished
from iki_graph.work.sources import divided, joined, sources, told


def command(
    paths: Paths = None,
    store: Annotated[
        str | None,
        typer.Option(show_default=False, metavar="FOLDER|URL", help="A folder, made if need be, or the query URL of a SPARQL 1.1 server."),
    ] = None,
    profile: Profile = None,
    reference: Reference = None,
    verdicts: Verdicts = None,
    base: Base = DEFAULT_BASE,
    with_holders: WithHolders = False,
    prune: Annotated[
        bool, typer.Option("--prune", help="Remove what earlier loads have left of files that are no longer in the folders given.")
    ] = False,
    jobs: Jobs = None,
    scheduler: Annotated[
        str | None,
        typer.Option(show_default=False, metavar="tcp://HOST:PORT", help="Let the workers of this Dask scheduler do the work."),
    ] = None,
) -> None:
    """Load decrees with their alignment into a store that `iki query`, `iki align`, `iki report` and `iki export` read.

    Only what is new or has changed is worked on; a load that was ended goes on where it stood. A text and its annexes in files
    of their own are one decree, as for `iki review`. Each decree is replaced as a whole or not at all. Decrees of files that
    were deleted stay, which is told, unless --prune is given. People stay out unless --with-holders is given. The account at a
    server comes from IKI_STORE_USER and IKI_STORE_PASSWORD, or from ~/.netrc.
    """
    if store is None:
        raise UsageError("Berikan penyimpanan dengan --store: sebuah folder, atau alamat http(s) peladen SPARQL.")
    if scheduler and jobs:
        raise UsageError("Pilih --jobs atau --scheduler, jangan keduanya.")
    with judging(profile, reference, verdicts, base, with_holders) as rules:
        batch = Batch(given(paths), None if is_url(store) else Path(store))
        if not batch.files:
            raise typer.Exit(batch.code)
        folders = [] if batch.failures else [path for path in given(paths) if path.is_dir()]
        run = _Run(batch, Settings(rules, current()), store, folders, prune, jobs, scheduler)
        if not is_url(store) and is_empty(Path(store)):
            spool = Spool(Path(store))
            run.load(spool)
            if spool.marks():
                spool.finish(lambda fresh: add_reference(fresh, base))
        else:
            with open_store(store, write=True) as opened:
                run.load(opened)
                if run.loaded or run.gone or totals.missing(opened):
                    add_reference(opened, base)
    emit(f"{run.loaded} keputusan dimuat, {run.same} berkas tidak berubah, {run.gone} keputusan lama dihapus.\n", None)
    raise typer.Exit(batch.code)


@dataclass
class _Run:
    """A load: what it does, and what it did: decrees loaded, files that had not changed, old decrees that are gone.

    `folders`: those given, if all that was given could be reached; with `prune` decrees go whose files are no longer in them.
    """

    batch: Batch
    settings: Settings
    store: str
    folders: Sequence[Path]
    prune: bool
    jobs: int | None
    scheduler: str | None
    loaded: int = 0
    same: int = 0
    gone: int = 0
    _marks: dict[str, str] = field(default_factory=dict)
    _stands: dict[Path, str] = field(default_factory=dict)
    _keys: dict[Path, str] = field(default_factory=dict)
    _superseded: dict[str, list[str]] = field(default_factory=dict)
    _gone: set[str] = field(default_factory=set)

    def load(self, target: Target) -> None:
        """Bring the files of the batch into the target, those that it does not have as they are now.

        Files that may be parts of a decree come last, joined as `iki review` joins them. Those that the target has and that may
        belong together otherwise are read again.
        """
        hashes = {file: sha256_of(file) for file in self.batch.files}
        found, said = sources(self.batch.files)
        first = first_of_each(found, hashes, self.settings)
        found = [source for source in found if first[source.file] == source.file]
        self._keys = {file: key_of(Source(file), hashes, self.settings) for source in found for file in source.files}
        self._marks = target.marks()
        known = loaded(self._marks)
        self._superseded = superseded(self._marks, {*self._keys.values()}, hashes.values())
        self._stands = {file: known[key] for file, key in self._keys.items() if key in known}
        before = dict(self._stands)
        parts = self._read([source for source in found if not self._is_loaded(source)], target)
        again = {*to_compare(before, {source.file: part for source, part in parts.items()})}
        parts |= self._read([source for source in found if again.intersection(source.files)], target)
        whole, why = joined(parts)
        said |= why
        todo = []
        for source in whole:
            mark = self._mark(source, parts[replace(source, annexes=(), whole=False)])
            self._stands |= dict.fromkeys(source.files, mark.made_from)
            if mark.made_from not in known.values():
                todo.append((source, mark))
                for file in (files[0] for files in source.documents if files[0] in said):
                    complain(f"{file}: {said[file]}")
        self._work(todo, target)
        self.same = sum(made == before.get(file) for file, made in self._stands.items())
        replaced = {made for file, made in before.items() if self._stands.get(file, made) != made}
        old = outdated(self._marks, self._stands, replaced)
        left = {*vanished(self._marks, self._stands, self.batch.files, self.folders)}.difference(old)
        if self.prune:
            old += sorted(left)
        elif left:
            complain(f"{len(left)} keputusan dari berkas yang tidak ada lagi di folder ini tetap tersimpan; hapus dengan --prune.")
        for decree in old:
            if decree not in self._gone:
                target.remove(decree)
        self.gone = len(old)

    def _is_loaded(self, source: Source) -> bool:
        """Whether the target has all that a source holds, and no more: a scan that has lost a page is another one."""
        own = {self._keys[file] for file in source.files}
        made = [self._stands.get(file, "") for file in source.files]
        return all(one and ("+" in one or own.issuperset(one.split("-"))) for one in made)

    def _mark(self, source: Source, part: Part | None = None) -> Mark:
        return Mark.of(source.file, [self._keys[file] for file in source.files], part)

    def _instead(self, source: Source) -> list[str]:
        """The graphs in whose place those of a source come; none that a file has brought meanwhile."""
        place = place_of(source.file)
        return [graph for graph in self._superseded.get(place, ()) if self._marks[graph].partition(".")[2].startswith(place)]

    def _read(self, found: Sequence[Source], target: Target) -> dict[Source, Part]:
        """As `_work`, scans of several decrees divided."""
        parts, starts = self._work([(source, self._mark(source)) for source in found], target)
        scans = [one for source in starts for one in divided(source, starts[source])[0]]
        if scans:
            parts |= self._work([(source, self._mark(source)) for source in scans], target)[0]
        for scan in (*(source for source in found if source not in starts), *scans):
            if scan.pages:
                complain(f"{scan.file}: {told(scan)[scan.file]}")
        return parts

    def _work(self, marked: Sequence[tuple[Source, Mark]], target: Target) -> tuple[dict[Source, Part], dict[Source, tuple[int, ...]]]:
        """Put the decrees of these sources into the target; gives what may be parts of a decree, and scans of several, of which nothing is put."""
        parts, starts = {}, {}
        todo = [pool.Task(place, source) for place, (source, _) in enumerate(marked)]
        remote = self.store if self.scheduler and is_url(self.store) else None
        if self.scheduler and todo:
            instead = {place: self._instead(source) for place, (source, _) in enumerate(marked)}
            results = cluster.each(
                todo, self.settings, self.scheduler, remote, {place: mark for place, (_, mark) in enumerate(marked)}, instead
            )
        else:
            results = pool.each(todo, self.settings, processes(self.jobs, len(todo)))
        with progress("Memuat", len(todo)) as advance, closing(results):
            for (place, source), outcome in results:
                mark = marked[place][1]
                for note in outcome.notes:
                    complain(note)
                if outcome.failure:
                    self.batch.fail(source.file, outcome)
                    for file in source.files:
                        self._stands.pop(file, None)
                if outcome.part:
                    parts[source] = outcome.part
                if outcome.starts:
                    starts[source] = outcome.starts
                for name, why in outcome.unread:
                    page = source.file.with_name(name)
                    self.batch.fail(page, failed(InputError(f"{page}: {why}.")))
                if outcome.decrees:
                    old = self._instead(source)
                    if not remote:
                        put(outcome.decrees, mark, target, old)
                    self._gone.update(old)
                    self._gone.difference_update(one.summary.graph for one in outcome.decrees)
                    self._stands |= dict.fromkeys(source.files, mark.made_from)
                    self._marks |= {one.summary.graph: f"{mark}.{ordinal}" for ordinal, one in enumerate(outcome.decrees, 1)}
                self.loaded += len(outcome.decrees)
                advance(source.file.name)
        return parts, starts

"""`iki load`: decrees into a store, in a folder or on a SPARQL server."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated

import typer

from iki_graph.cli.batch import Batch, progress
from iki_graph.cli.files import emit, given
from iki_graph.cli.options import DEFAULT_BASE, Base, Jobs, Paths, Profile, Reference, Verdicts, WithHolders
from iki_graph.cli.runs import first_of_each, processes, sha256_of
from iki_graph.errors import UsageError
from iki_graph.graph import totals
from iki_graph.graph.bulk import Spool, is_empty
from iki_graph.graph.stores import is_url, open_store
from iki_graph.judging import complain, judging
from iki_graph.pipeline import add_reference
from iki_graph.reference.scope import current
from iki_graph.work import Settings, Source, cluster, pool
from iki_graph.work.joining import Part, joins, reasons
from iki_graph.work.ledger import key_of
from iki_graph.work.loading import Mark, Target, loaded, outdated, put, to_compare


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
    jobs: Jobs = None,
    scheduler: Annotated[
        str | None,
        typer.Option(show_default=False, metavar="tcp://HOST:PORT", help="Let the workers of this Dask scheduler do the work."),
    ] = None,
) -> None:
    """Load decrees with their alignment into a store that `iki query`, `iki align`, `iki report` and `iki export` read.

    Only what is new or has changed is worked on; a load that was ended goes on where it stood. A text and its annexes in files
    of their own are one decree, as for `iki review`. Each decree is replaced as a whole or not at all. People stay out unless
    --with-holders is given. The account at a server comes from IKI_STORE_USER and IKI_STORE_PASSWORD, or from ~/.netrc.
    """
    if store is None:
        raise UsageError("Berikan penyimpanan dengan --store: sebuah folder, atau alamat http(s) peladen SPARQL.")
    if scheduler and jobs:
        raise UsageError("Pilih --jobs atau --scheduler, jangan keduanya.")
    with judging(profile, reference, verdicts, base, with_holders) as rules:
        batch = Batch(given(paths), None if is_url(store) else Path(store))
        if not batch.files:
            raise typer.Exit(batch.code)
        run = _Run(batch, Settings(rules, current()), store, jobs, scheduler)
        if not is_url(store) and is_empty(Path(store)):
            spool = Spool(Path(store))
            run.load(spool)
            if spool.marks():
                spool.finish(lambda fresh: add_reference(fresh, base))
        else:
            with open_store(store, write=True) as opened:
                run.load(opened)
                if run.loaded or totals.missing(opened):
                    add_reference(opened, base)
    emit(f"{run.loaded} keputusan dimuat, {run.same} berkas tidak berubah, {run.gone} keputusan lama dihapus.\n", None)
    raise typer.Exit(batch.code)


@dataclass
class _Run:
    """A load: what it does, and what it did: decrees loaded, files that had not changed, old decrees that are gone."""

    batch: Batch
    settings: Settings
    store: str
    jobs: int | None
    scheduler: str | None
    loaded: int = 0
    same: int = 0
    gone: int = 0
    _marks: dict[str, str] = field(default_factory=dict)
    _stands: dict[Path, str] = field(default_factory=dict)

    def load(self, target: Target) -> None:
        """Bring the files of the batch into the target, those that it does not have as they are now.

        Files that may be parts of a decree come last, joined as `iki review` joins them. Those that the target has and that may
        belong together otherwise are read again.
        """
        hashes = {file: sha256_of(file) for file in self.batch.files}
        files = list(first_of_each(hashes, self.settings).values())
        keys = {file: key_of(Source(file), hashes, self.settings) for file in files}
        self._marks = target.marks()
        known = loaded(self._marks)
        self._stands = {file: known[key] for file, key in keys.items() if key in known}
        before = dict(self._stands)
        parts = self._work([(Source(file, whole=False), Mark.of(file, [keys[file]])) for file in files if file not in before], target)
        again = to_compare(before, parts)
        parts |= self._work([(Source(file, whole=False), Mark.of(file, [keys[file]])) for file in again], target)
        found, left = joins(parts)
        said = reasons(found, left)
        groups = [one.files for one in found]
        groups += [(file,) for file in parts if not any(file in group for group in groups)]
        todo = []
        for body, *annexes in groups:
            mark = Mark.of(body, [keys[file] for file in (body, *annexes)], parts[body])
            self._stands |= dict.fromkeys((body, *annexes), mark.made_from)
            if mark.made_from not in known.values():
                todo.append((Source(body, tuple(annexes)), mark))
                for file in (file for file in (body, *annexes) if file in said):
                    complain(f"{file}: {said[file]}")
        self._work(todo, target)
        self.same = sum(made == before.get(file) for file, made in self._stands.items())
        old = outdated(self._marks, self._stands)
        for decree in old:
            target.remove(decree)
        self.gone = len(old)

    def _work(self, marked: Sequence[tuple[Source, Mark]], target: Target) -> dict[Path, Part]:
        """Put the decrees of these sources into the target; gives what may be parts of a decree, of which nothing is put."""
        parts = {}
        todo = [pool.Task(place, source) for place, (source, _) in enumerate(marked)]
        remote = self.store if self.scheduler and is_url(self.store) else None
        if self.scheduler and todo:
            results = cluster.each(todo, self.settings, self.scheduler, remote, {place: mark for place, (_, mark) in enumerate(marked)})
        else:
            results = pool.each(todo, self.settings, processes(self.jobs, len(todo)))
        with progress("Memuat", len(todo)) as advance, closing(results):
            for (place, source), outcome in results:
                mark = marked[place][1]
                for note in outcome.notes:
                    complain(note)
                if outcome.failure:
                    self.batch.fail(source.file, outcome)
                    for file in (source.file, *source.annexes):
                        self._stands.pop(file, None)
                if outcome.part:
                    parts[source.file] = outcome.part
                if outcome.decrees and not remote:
                    put(outcome.decrees, mark, target)
                if outcome.decrees:
                    self._stands |= dict.fromkeys((source.file, *source.annexes), mark.made_from)
                    self._marks |= {one.summary.graph: f"{mark}.{ordinal}" for ordinal, one in enumerate(outcome.decrees, 1)}
                self.loaded += len(outcome.decrees)
                advance(source.file.name)
        return parts

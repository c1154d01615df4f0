"""`iki load`: decrees into a store, in a folder or on a SPARQL server."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Protocol

import typer

from iki_graph.checks.verdicts import store_of
from iki_graph.cli.batch import Batch
from iki_graph.cli.files import emit, given
from iki_graph.cli.options import DEFAULT_BASE, Base, Paths, Profile, Reference, Verdicts, WithHolders
from iki_graph.errors import UsageError
from iki_graph.graph.bulk import Spool, is_empty
from iki_graph.graph.store import marked
from iki_graph.graph.stores import is_url, open_store
from iki_graph.judging import complain, judging
from iki_graph.pipeline import add_reference
from iki_graph.reference.scope import current
from iki_graph.work import Decree, Settings, Source, work
from iki_graph.work.fingerprint import fingerprint, program


class Target(Protocol):
    """Where decrees go: a store, or the spool of one that is being made."""

    def put_nquads(self, decree: str, nquads: bytes) -> None: ...

    def remove(self, decree: str) -> None: ...

    def marks(self) -> dict[str, str]: ...


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
) -> None:
    """Load decrees with their alignment into a store that `iki query`, `iki align`, `iki report` and `iki export` read.

    Only what is new or has changed is worked on; a load that was ended goes on where it stood. Each decree is replaced as a whole or not
    at all. People stay out unless --with-holders is given. The account at a server comes from IKI_STORE_USER and IKI_STORE_PASSWORD, or from
    ~/.netrc.
    """
    with judging(profile, reference, verdicts, base, with_holders) as rules:
        batch = Batch(given(paths))
        if store is None:
            raise UsageError("Berikan penyimpanan dengan --store: sebuah folder, atau alamat http(s) peladen SPARQL.")
        if not batch.files:
            raise typer.Exit(batch.code)
        rule = Path(profile) if profile and Path(profile).is_file() else (profile or "").encode()
        settled = fingerprint([rule, reference or b"", base.encode(), str(with_holders).encode(), program()]).encode()
        prints = {file: fingerprint([settled, file, store_of(file, verdicts)]) for file in batch.files}
        settings = Settings(rules, current())
        if not is_url(store) and is_empty(Path(store)):
            spool = Spool(Path(store))
            done = _load(batch, prints, settings, spool)
            if done.loaded or done.same:
                spool.finish(lambda fresh: add_reference(fresh, base))
        else:
            with open_store(store, write=True) as opened:
                done = _load(batch, prints, settings, opened)
                if done.loaded:
                    add_reference(opened, base)
    emit(f"{done.loaded} keputusan dimuat, {done.same} berkas tidak berubah, {done.gone} keputusan lama dihapus.\n", None)
    raise typer.Exit(batch.code)


@dataclass
class _Done:
    """What a load did: decrees loaded, files that had not changed, decrees removed because their file has changed."""

    loaded: int = 0
    same: int = 0
    gone: int = 0


def _load(batch: Batch, prints: dict[Path, str], settings: Settings, target: Target) -> _Done:
    """Bring the files of a batch into the target, those that it does not have as they are now."""
    done, marks = _Done(), target.marks()
    known = {mark.split(".")[0] for mark in marks.values() if mark.endswith(".1")}
    for file in batch.each("Memuat"):
        if prints[file] in known:
            done.same += 1
            continue
        outcome = work(Source(file), settings)
        for note in outcome.notes:
            complain(note)
        if outcome.failure:
            batch.fail(file, outcome)
        put(outcome.decrees, file, prints[file], target)
        known.add(prints[file])
        done.loaded += len(outcome.decrees)
        for old in _outdated(outcome.decrees, file, marks, {*prints.values()}):
            target.remove(old)
            done.gone += 1
    return done


def put(decrees: Sequence[Decree], file: Path, print_: str, target: Target) -> None:
    """Put the decrees of a file, the first one last: where its mark is, all are."""
    for ordinal, decree in reversed([*enumerate(decrees, 1)]):
        graph = decree.summary.graph
        target.put_nquads(graph, decree.nquads + marked(graph, f"{print_}.{_place(file)}.{ordinal}"))


def _outdated(decrees: Sequence[Decree], file: Path, marks: dict[str, str], present: set[str]) -> list[str]:
    """The graphs that an earlier version of a file left, unless another file of this run holds the same."""
    if not decrees:
        return []
    new = {decree.summary.graph for decree in decrees}
    was = {graph: mark.split(".") for graph, mark in marks.items() if graph not in new}
    return [graph for graph, (print_, place, _) in was.items() if place == _place(file) and print_ not in present]


def _place(file: Path) -> str:
    """A file's place, so that its next version takes the place of this one; a fingerprint, because paths may name people."""
    return fingerprint([str(file.resolve()).encode()])

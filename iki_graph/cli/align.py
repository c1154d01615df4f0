"""`iki align`: what each IKI serves."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer
from rdflib import Graph

from iki_graph.alignment import align, candidates, keselarasan_graph
from iki_graph.alignment.likeness import Candidate
from iki_graph.alignment.stored import stored_links
from iki_graph.cli.batch import Batch
from iki_graph.cli.files import emit, given, one_file
from iki_graph.cli.options import DEFAULT_BASE, Base, Out, Paths, Schema
from iki_graph.cli.output import as_json, comma_separated, table
from iki_graph.cli.schemas import KeselarasanBerkas, schema
from iki_graph.errors import UsageError
from iki_graph.graph import serialise
from iki_graph.graph.store import DecreeStore
from iki_graph.pipeline import load

COLUMNS = ("berkas", "iki", "ke", "skor", "jenis", "alasan")
EXPLAINED = ("ke", "skor", "kemiripan", "jenjang", "unit", "program", "alasan")
SHOWN = 10
"""Candidates that an explanation lists."""


def command(
    paths: Paths = None,
    format: Annotated[
        Literal["table", "json", "csv", "ttl"], typer.Option("--format", "-f", help="ttl holds every inferred link, with SSSOM slots.")
    ] = "table",
    explain: Annotated[
        str | None,
        typer.Option("--explain", metavar="IKI", help="Show what this IKI (jabatan:3/iki:2) may serve, and what speaks for each."),
    ] = None,
    store: Annotated[
        Path | None, typer.Option(show_default=False, help="Show the links in a store that `iki review` made (DIR/store).")
    ] = None,
    out: Out = None,
    base: Base = DEFAULT_BASE,
    show_schema: Schema = False,
) -> None:
    """Tell what each IKI serves (an IKI of a superior, or an IKU), what each IKU, sasaran and tujuan serves, and why.

    Rows are named by their place in the record, counted from 0: jabatan:3/iki:2 is the third IKI of the fourth position.
    """
    if show_schema:
        emit(as_json(schema("keselarasan")), out)
        return
    if store is not None:
        _stored(store, paths, explain, format, out)
        return
    if explain is not None:
        _explain(given(paths), explain, format, out)
        return
    batch = Batch(given(paths))
    found: list[KeselarasanBerkas] = []
    links = Graph()
    for file in batch.each("Menyelaraskan"):
        with batch.attempt(file):
            for ordinal, rekaman in enumerate(load(file)[1], 1):
                answers = align(rekaman)
                if format == "ttl":
                    links += keselarasan_graph(rekaman, base, ordinal, answers)
                found += [KeselarasanBerkas(berkas=batch.name(file, rekaman), **dict(link)) for link in answers]
    if not batch.done:
        raise typer.Exit(batch.code)
    if format == "ttl":
        emit(serialise(links, "ttl", base), out)
    else:
        _tell(found, format, out)
    raise typer.Exit(batch.code)


def _tell(found: Sequence[KeselarasanBerkas], format: str, out: Path | None) -> None:
    if format == "json":
        emit(as_json(found), out)
    else:
        rows = [tuple(getattr(link, column) for column in COLUMNS) for link in found]
        emit(comma_separated(COLUMNS, rows) if format == "csv" else table(COLUMNS, rows), out)


def _stored(store: Path, paths: Paths, explain: str | None, format: str, out: Path | None) -> None:
    """Show the links that a store holds; it holds the answers, not the candidates that an explanation needs."""
    if paths or explain is not None:
        raise UsageError("--store menunjukkan tautan yang tersimpan; berikan tanpa dokumen dan tanpa --explain.")
    if not store.is_dir():
        raise UsageError(f"{store}: tidak ada penyimpanan di sini; `iki review … --out DIR` membuatnya sebagai DIR/store.")
    decrees = DecreeStore(store, read_only=True)
    if format == "ttl":
        links = Graph()
        for decree in decrees.decrees():
            for graph in decrees.get(decree.graph).graphs():
                if str(graph.identifier) == f"{decree.graph}/keselarasan":
                    links += graph
        emit(serialise(links, "ttl"), out)
        return
    _tell([KeselarasanBerkas(berkas=one.berkas, **dict(one.link)) for one in stored_links(decrees.oxigraph)], format, out)


def _explain(files: Sequence[Path], iki: str, format: str, out: Path | None) -> None:
    """Print the candidates of one IKI of the one record given."""
    records = [rekaman for file in files for rekaman in load(one_file(file))[1]]
    if len(records) != 1 or format == "ttl":
        raise UsageError("--explain menjelaskan satu IKI dari satu keputusan, sebagai table, json atau csv.")
    if iki not in {f"jabatan:{at}/iki:{n}" for at, jabatan in enumerate(records[0].jabatan) for n in range(len(jabatan.iki))}:
        raise UsageError(f"{iki!r} tidak ada dalam {records[0].berkas}; IKI disebut seperti jabatan:3/iki:2, dihitung dari 0.")
    rows = [_row(candidate) for candidate in candidates(records[0], iki)[:SHOWN]]
    if format == "json":
        emit(as_json([dict(zip(EXPLAINED, row, strict=True)) for row in rows]), out)
    else:
        emit(comma_separated(EXPLAINED, rows) if format == "csv" else table(EXPLAINED, rows), out)


def _row(candidate: Candidate) -> tuple[str | float | None, ...]:
    parts = (candidate.parts.get(name) for name in EXPLAINED[2:-1])
    return candidate.node, round(candidate.score, 2), *(None if part is None else round(part, 3) for part in parts), candidate.reason

"""`iki align`: what each IKI serves."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer
from rdflib import Graph

from iki_graph.alignment import align, candidates, keselarasan_graph
from iki_graph.alignment.likeness import Candidate
from iki_graph.cli.batch import Batch
from iki_graph.cli.files import emit, given, one_file
from iki_graph.cli.options import DEFAULT_BASE, Base, Out, Paths, Schema
from iki_graph.cli.output import as_json, comma_separated, table
from iki_graph.cli.schemas import KeselarasanBerkas, schema
from iki_graph.errors import UsageError
from iki_graph.graph import serialise
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
    out: Out = None,
    base: Base = DEFAULT_BASE,
    show_schema: Schema = False,
) -> None:
    """Tell for each IKI which IKU, or IKI of a superior, it serves, and why.

    Rows are named by their place in the record, counted from 0: jabatan:3/iki:2 is the third IKI of the fourth position.
    """
    if show_schema:
        emit(as_json(schema("keselarasan")), out)
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
                if format == "ttl":
                    links += keselarasan_graph(rekaman, base, ordinal)
                found += [KeselarasanBerkas(berkas=batch.name(file, rekaman), **dict(link)) for link in align(rekaman)]
    if not batch.done:
        raise typer.Exit(batch.code)
    if format == "json":
        emit(as_json(found), out)
    elif format == "ttl":
        emit(serialise(links, "ttl", base), out)
    else:
        rows = [tuple(getattr(link, column) for column in COLUMNS) for link in found]
        emit(comma_separated(COLUMNS, rows) if format == "csv" else table(COLUMNS, rows), out)
    raise typer.Exit(batch.code)


def _explain(files: Sequence[Path], iki: str, format: str, out: Path | None) -> None:
    """Print the candidates of one IKI of the one record given."""
    records = [rekaman for file in files for rekaman in load(one_file(file))[1]]
    if len(records) != 1 or format == "ttl":
        raise UsageError("--explain menjelaskan satu IKI dari satu keputusan, sebagai table, json atau csv.")
    if iki not in {link.iki for link in align(records[0])}:
        raise UsageError(f"{iki!r} tidak ada dalam {records[0].berkas}; IKI disebut seperti jabatan:3/iki:2, dihitung dari 0.")
    rows = [_row(candidate) for candidate in candidates(records[0], iki)[:SHOWN]]
    if format == "json":
        emit(as_json([dict(zip(EXPLAINED, row, strict=True)) for row in rows]), out)
    else:
        emit(comma_separated(EXPLAINED, rows) if format == "csv" else table(EXPLAINED, rows), out)


def _row(candidate: Candidate) -> tuple[str | float | None, ...]:
    parts = (candidate.parts.get(name) for name in EXPLAINED[2:-1])
    return candidate.node, round(candidate.score, 2), *(None if part is None else round(part, 3) for part in parts), candidate.reason

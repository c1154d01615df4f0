"""`iki align`: what each IKI serves."""

from typing import Annotated, Literal

import typer
from rdflib import Graph

from iki_graph.alignment import align, keselarasan_graph
from iki_graph.cli.batch import Batch
from iki_graph.cli.files import emit, given
from iki_graph.cli.options import DEFAULT_BASE, Base, Out, Paths, Schema
from iki_graph.cli.output import as_json, comma_separated, table
from iki_graph.cli.schemas import KeselarasanBerkas, schema
from iki_graph.graph import serialise
from iki_graph.pipeline import load

COLUMNS = ("berkas", "iki", "ke", "skor", "jenis", "alasan")


def command(
    paths: Paths = None,
    format: Annotated[
        Literal["table", "json", "csv", "ttl"], typer.Option("--format", "-f", help="ttl holds every inferred link, with SSSOM slots.")
    ] = "table",
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

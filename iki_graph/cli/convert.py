"""`iki convert`: decrees to records (JSON) or to RDF."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from iki_graph.checks.verdicts import load, store_of
from iki_graph.cli.batch import Batch
from iki_graph.cli.files import Names, emit, folder, given, write
from iki_graph.cli.options import DEFAULT_BASE, Base, Paths, Schema, Verdicts, WithHolders
from iki_graph.cli.output import as_json
from iki_graph.cli.schemas import schema
from iki_graph.entry import table
from iki_graph.errors import UsageError
from iki_graph.graph import build_with_index, serialise
from iki_graph.judging import loaded
from iki_graph.pipeline import joined
from iki_graph.record import Rekaman

Format = Literal["json", "ttl", "trig", "nq", "jsonld"]


def command(
    paths: Paths = None,
    format: Annotated[Format, typer.Option("--format", "-f", help="json is the record, the others are RDF.")] = "json",
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", show_default=False, help="A file for one decree, a folder for several; without it the terminal."),
    ] = None,
    mapping: Annotated[
        Path | None,
        typer.Option(
            show_default=False,
            metavar="TOML",
            help="Read tables of another system (.csv, .xlsx, .json) by this file that names their columns.",
        ),
    ] = None,
    verdicts: Verdicts = None,
    base: Base = DEFAULT_BASE,
    with_holders: WithHolders = False,
    show_schema: Schema = False,
) -> None:
    """Turn decrees into records (JSON) or RDF (Turtle, TriG, N-Quads, JSON-LD).

    A record is what the decree says, as data, with the place of every value; it names the people as the decree does. In RDF people
    stand in a graph of their own, which is left out unless --with-holders is given.
    Each file is read by itself; `iki review` joins a text and annexes in files of their own.
    """
    if show_schema:
        emit(as_json(schema("rekaman")), out)
        return
    peta = table.mapping(mapping) if mapping else None
    batch = Batch(given(paths))
    if out is None and len(batch.files) > 1:
        raise UsageError("Beberapa dokumen tidak dapat ditulis sekaligus ke layar; berikan folder hasil dengan --out.")
    many = out is not None and (len(batch.files) > 1 or out.is_dir())
    if many and out is not None:
        folder(out)
    names = Names()
    for file in batch.each("Mengubah"):
        with batch.attempt(file):
            records = table.records(file, peta) if peta else loaded(file, load(store_of(file, verdicts)))[1]
            result = _result(records, format, base, with_holders)
            if many and out is not None:
                write(out / f"{names.take(file.stem)}.{format}", result)
            else:
                emit(result, out)
    raise typer.Exit(batch.code)


def _result(records: list[Rekaman], format: Format, base: str, with_holders: bool) -> str | bytes:
    if format == "json":
        return as_json(records[0] if len(records) == 1 else list(records))
    graphs = joined((build_with_index(rekaman, base, ordinal)[0] for ordinal, rekaman in enumerate(records, 1)), with_holders)
    return serialise(graphs, format, base)

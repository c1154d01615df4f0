"""`iki convert`: decrees to records (JSON) or to RDF."""

from collections.abc import Callable, Iterator
from itertools import chain, islice
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
    A text and its annexes in files of their own are one decree, as for `iki review`.
    """
    if show_schema:
        emit(as_json(schema("rekaman")), out)
        return
    peta = table.mapping(mapping) if mapping else None
    batch = Batch(given(paths))
    results = _results(batch, verdicts, peta, lambda records: _result(records, format, base, with_holders))
    first = [*islice(results, 2)]
    several = len(first) + len(batch.failures) > 1
    if out is None and several:
        raise UsageError("Beberapa dokumen tidak dapat ditulis sekaligus ke layar; berikan folder hasil dengan --out.")
    many = out is not None and (several or out.is_dir())
    if many and out is not None:
        folder(out)
    names = Names()
    for file, result in chain(first, results):
        with batch.attempt(file):
            if many and out is not None:
                write(out / f"{names.take(file.stem)}.{format}", result)
            else:
                emit(result, out)
    raise typer.Exit(batch.code)


def _results(
    batch: Batch, verdicts: Path | None, peta: table.Peta | None, made: Callable[[list[Rekaman]], str | bytes]
) -> Iterator[tuple[Path, str | bytes]]:
    """What is made of the records of each decree, or of each table of another system, by its first file."""
    if peta:
        for file in batch.each("Mengubah"):
            with batch.attempt(file):
                yield file, made(table.records(file, peta))
        return
    for file, read in batch.decrees("Mengubah"):
        with batch.attempt(file):
            yield file, made(loaded(file, load(store_of(file, verdicts)), read)[1])


def _result(records: list[Rekaman], format: Format, base: str, with_holders: bool) -> str | bytes:
    if format == "json":
        return as_json(records[0] if len(records) == 1 else list(records))
    graphs = joined((build_with_index(rekaman, base, ordinal)[0] for ordinal, rekaman in enumerate(records, 1)), with_holders)
    return serialise(graphs, format, base)

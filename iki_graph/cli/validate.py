"""`iki validate`: the findings on decrees."""

from typing import Annotated, Literal

import typer

from iki_graph.checks.catalogue import known
from iki_graph.checks.shacl import report
from iki_graph.checks.temuan import Temuan
from iki_graph.cli.batch import Batch
from iki_graph.cli.files import emit, given
from iki_graph.cli.options import DEFAULT_BASE, Base, Lang, Out, Paths, Schema, WithHolders
from iki_graph.cli.output import as_json, comma_separated, table
from iki_graph.cli.schemas import TemuanBerkas, schema
from iki_graph.errors import ExitCode
from iki_graph.graph import serialise
from iki_graph.pipeline import load, review
from iki_graph.reports.digest import LEVELS

Codes = list[str] | None


def command(
    paths: Paths = None,
    format: Annotated[
        Literal["table", "json", "csv", "ttl"], typer.Option("--format", "-f", help="ttl is a SHACL validation report.")
    ] = "table",
    out: Out = None,
    fail_on: Annotated[
        Literal["pelanggaran", "peringatan", "info"] | None,
        typer.Option(show_default=False, help="Exit with 1 if a finding has this level or a graver one."),
    ] = None,
    only: Annotated[
        Codes, typer.Option(show_default=False, metavar="CODE", help="Only this check (DOK-02) or group (HKM); may be repeated.")
    ] = None,
    skip: Annotated[Codes, typer.Option(show_default=False, metavar="CODE", help="Leave this check or group out; may be repeated.")] = None,
    base: Base = DEFAULT_BASE,
    lang: Lang = "id",
    with_holders: WithHolders = False,
    show_schema: Schema = False,
) -> None:
    """Check decrees and list what is wrong or needs a look.

    Every finding names its check, the lines of the source, the legal source and a recommendation; `iki explain CODE` tells more.
    """
    if show_schema:
        emit(as_json(schema("temuan")), out)
        return
    known([*(only or []), *(skip or [])])
    batch = Batch(given(paths))
    found: list[TemuanBerkas] = []
    for file in batch.each("Memeriksa"):
        with batch.attempt(file):
            document, records = load(file)
            for ordinal, rekaman in enumerate(records, 1):
                telaah = review(rekaman, document, base, ordinal, with_holders)
                found += [
                    TemuanBerkas(berkas=batch.name(file, rekaman), **dict(item)) for item in telaah.temuan if wanted(item, only, skip)
                ]
    if batch.done:
        emit(shown(found, format, lang, base, several=batch.several), out)
    if fail_on and any(LEVELS.index(item.tingkat) <= LEVELS.index(fail_on) for item in found):
        batch.note(ExitCode.FINDINGS)
    raise typer.Exit(batch.code)


def wanted(item: Temuan, only: Codes, skip: Codes) -> bool:
    """Whether the finding's check is among `only` (if given) and not among `skip`; both hold codes or groups."""

    def among(codes: list[str]) -> bool:
        return any(item.kode == code.upper() or item.kode.startswith(code.upper() + "-") for code in codes)

    return (not only or among(only)) and not (skip and among(skip))


def shown(found: list[TemuanBerkas], format: str, lang: str, base: str, several: bool = False) -> str | bytes:
    """Findings in the form asked for; the table names the files where there are `several`."""
    if format == "ttl":
        return serialise(report(found, base), "ttl", base)
    if format == "json":
        return as_json(found)
    if format == "csv":
        return spreadsheet(found, lang)
    columns = ["baris", "tingkat", "kode", "pesan"]
    rows = [[item.baris[0] if item.baris else None, item.tingkat, item.kode, message(item, lang)] for item in found]
    if several:
        columns, rows = ["berkas", *columns], [[item.berkas, *row] for item, row in zip(found, rows, strict=True)]
    tally = ", ".join(f"{sum(item.tingkat == level for item in found)} {level}" for level in LEVELS)
    return table(columns, rows) + f"\n{len(found)} temuan: {tally}\n"


def spreadsheet(found: list[TemuanBerkas], lang: str) -> str:
    """Findings as CSV, one a row; the last column is empty, for the reviewer's answer."""
    columns = (
        "berkas",
        "kode",
        "tingkat",
        "jenis",
        "kategori",
        "baris_awal",
        "baris_akhir",
        "bagian",
        "pesan",
        "petikan",
        "dasar",
        "saran",
        "sidik",
        "tanggapan",
    )
    rows = []
    for item in found:
        first, last = item.baris or (None, None)
        advice = item.saran_en if lang == "en" else item.saran
        head = (item.berkas, item.kode, item.tingkat, item.jenis, item.kategori, first, last, item.bagian)
        rows.append((*head, message(item, lang), item.petikan, item.dasar, advice, item.sidik, None))
    return comma_separated(columns, rows)


def message(item: Temuan, lang: str) -> str:
    """The sentence of a finding in one of the two languages."""
    return item.pesan_en if lang == "en" else item.pesan

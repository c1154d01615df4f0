"""`iki validate`: the findings on decrees."""

import sys
from collections.abc import Sequence
from typing import Annotated
from typing import Literal as OneOf

import typer
from rdflib import RDFS, Graph, Literal, URIRef

from iki_graph.checks.catalogue import known
from iki_graph.checks.shacl_report import report
from iki_graph.checks.temuan import Temuan
from iki_graph.cli.batch import Batch
from iki_graph.cli.files import emit, given
from iki_graph.cli.options import (
    DEFAULT_BASE,
    Base,
    Lang,
    Out,
    Paths,
    Profile,
    Reference,
    Schema,
    Verdicts,
    WithHolders,
    WithoutRejected,
)
from iki_graph.cli.output import as_json, comma_separated, table
from iki_graph.cli.schemas import TemuanBerkas, schema, with_file
from iki_graph.cli.sheet import escaped, verdict_cells
from iki_graph.errors import ExitCode
from iki_graph.graph import serialise
from iki_graph.judging import judged, judging
from iki_graph.reports.digest import LEVELS, basis, levels, standing

Codes = list[str] | None


def command(
    paths: Paths = None,
    format: Annotated[
        OneOf["table", "json", "csv", "ttl"], typer.Option("--format", "-f", help="ttl is a SHACL validation report.")
    ] = "table",
    out: Out = None,
    fail_on: Annotated[
        OneOf["pelanggaran", "peringatan", "info"] | None,
        typer.Option(show_default=False, help="Exit with 1 if a finding has this level or a graver one."),
    ] = None,
    only: Annotated[
        Codes, typer.Option(show_default=False, metavar="CODE", help="Only this check (DOK-02) or group (HKM); may be repeated.")
    ] = None,
    skip: Annotated[Codes, typer.Option(show_default=False, metavar="CODE", help="Leave this check or group out; may be repeated.")] = None,
    profile: Profile = None,
    reference: Reference = None,
    verdicts: Verdicts = None,
    without_rejected: WithoutRejected = False,
    base: Base = DEFAULT_BASE,
    lang: Lang = "id",
    with_holders: WithHolders = False,
    show_schema: Schema = False,
) -> None:
    """Check decrees and list what is wrong or needs a look.

    Every finding names its check, the lines of the source, the legal source and a recommendation; `iki explain CODE` tells more.
    A text and its annexes in files of their own are one decree, as for `iki review`.
    """
    if show_schema:
        emit(as_json(schema("temuan")), out)
        return
    known([*(only or []), *(skip or [])])
    with judging(profile, reference, verdicts, base, with_holders) as settings:
        batch = Batch(given(paths))
        found: list[TemuanBerkas] = []
        notes: dict[str, None] = {}
        for file, read in batch.decrees("Memeriksa"):
            with batch.attempt(file):
                result = judged(file, settings, read)
                for one in result.reviews:
                    items = with_file(one, batch.name(file, one.rekaman))
                    found += [item for item in items if wanted(item, only, skip) and not (without_rejected and item.rejected)]
                    notes |= dict.fromkeys(basis(one.profil, lang))
                if result.orphans:
                    print(f"iki: {file}: {len(result.orphans)} putusan tanpa temuan; `iki correct {file}` menunjukkannya.", file=sys.stderr)
        if batch.done:
            emit(shown(found, format, lang, base, list(notes), several=batch.several), out)
    if fail_on and any(LEVELS.index(item.tingkat) <= LEVELS.index(fail_on) for item in standing(found)):
        batch.note(ExitCode.FINDINGS)
    raise typer.Exit(batch.code)


def wanted(item: Temuan, only: Codes, skip: Codes) -> bool:
    """Whether the finding's check is among `only` (if given) and not among `skip`; both hold codes or groups."""

    def among(codes: list[str]) -> bool:
        return any(item.kode == code.upper() or item.kode.startswith(code.upper() + "-") for code in codes)

    return (not only or among(only)) and not (skip and among(skip))


def shown(found: list[TemuanBerkas], format: str, lang: str, base: str, notes: Sequence[str] = (), several: bool = False) -> str | bytes:
    """Findings in the form asked for; `notes` say on what they rest; the table names the files where there are `several`."""
    if format == "ttl":
        return serialise(_commented(report(found, base), found, lang, base, notes), "ttl", base)
    if format == "json":
        return as_json(found)
    if format == "csv":
        return spreadsheet(found, lang)
    columns = ["baris", "tingkat", "kode", "pesan"]
    rows = [[item.baris[0] if item.baris else None, item.tingkat, item.kode, _mark(item, lang) + message(item, lang)] for item in found]
    if several:
        columns, rows = ["berkas", *columns], [[item.berkas, *row] for item, row in zip(found, rows, strict=True)]
    tally = ", ".join(f"{number} {level}" for level, number in levels(found).items())
    rejected = sum(item.rejected for item in found)
    counts = f"{len(found) - rejected} temuan: {tally}" + (f"; {rejected} lagi ditolak penelaah" if rejected else "")
    return table(columns, rows) + "\n".join(["", counts, *notes, ""])


def _mark(item: Temuan, lang: str) -> str:
    """What stands before the sentence of a rejected finding."""
    return ("[rejected] " if lang == "en" else "[ditolak] ") if item.rejected else ""


def _commented(graph: Graph, found: Sequence[Temuan], lang: str, base: str, notes: Sequence[str]) -> Graph:
    """A SHACL report that says on what it rests, and which findings a reviewer has rejected or accepted."""
    for note in notes:
        graph.add((URIRef(f"{base}laporan"), RDFS.comment, Literal(note, lang=lang)))
    for item in found:
        if verdict := item.putusan:
            text = ": ".join(filter(None, (verdict.putusan, verdict.catatan)))
            graph.add((URIRef(f"{base}temuan/{item.sidik}"), RDFS.comment, Literal(text)))
    return graph


def spreadsheet(found: list[TemuanBerkas], lang: str) -> str:
    """Findings as CSV, one a row; the last four columns are for the reviewer, and `iki correct --read` reads them."""
    columns = (
        "berkas",
        "kode",
        "tingkat",
        "jenis",
        "kategori",
        "baris_awal",
        "baris_akhir",
        "halaman",
        "sel",
        "bagian",
        "pesan",
        "petikan",
        "dasar",
        "saran",
        "profil",
        "sidik",
        "putusan",
        "catatan",
        "penelaah",
        "tanggal",
    )
    rows = []
    for item in found:
        first, last = item.baris or (None, None)
        advice = item.saran_en if lang == "en" else item.saran
        head = (item.berkas, item.kode, item.tingkat, item.jenis, item.kategori, first, last, item.halaman, item.sel, item.bagian)
        texts = (message(item, lang), item.petikan, item.dasar, advice, "+".join(item.profil))
        rows.append((*head, *texts, escaped(item.sidik), *map(escaped, verdict_cells(item))))
    return comma_separated(columns, rows)


def message(item: Temuan, lang: str) -> str:
    """The sentence of a finding in one of the two languages."""
    return item.pesan_en if lang == "en" else item.pesan

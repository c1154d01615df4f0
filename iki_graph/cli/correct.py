"""`iki correct`: a reviewer's verdicts on findings, out as a sheet and back in."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from iki_graph.checks.verdicts import dump, merged, store_of
from iki_graph.checks.verdicts import load as load_store
from iki_graph.cli import sheet
from iki_graph.cli.files import emit, folder, one_file, write
from iki_graph.cli.judging import Judged, judged, judging
from iki_graph.cli.options import Lang, Profile, Reference
from iki_graph.cli.output import table
from iki_graph.errors import InputError, UsageError


def command(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A decree or a record (.json).")],
    write_: Annotated[
        Path | None,
        typer.Option(
            "--write", show_default=False, metavar="SHEET", help="Write the findings to this sheet (.xlsx, .csv or .json) to be filled in."
        ),
    ] = None,
    read: Annotated[
        Path | None, typer.Option("--read", show_default=False, metavar="SHEET", help="Keep the verdicts on this filled sheet.")
    ] = None,
    store: Annotated[
        Path | None,
        typer.Option(
            show_default=False,
            metavar="PATH",
            help="File (.json) or folder that keeps the verdicts; by default FILE.putusan.json beside it.",
        ),
    ] = None,
    profile: Profile = None,
    reference: Reference = None,
    lang: Lang = "id",
) -> None:
    """Accept or reject findings: write a sheet, fill it in, read it back. Without --write and --read: show the verdicts that are kept.

    In the sheet, `putusan` is terima, tolak, or hapus to take a verdict back; an empty one says nothing. Verdicts are found again at
    every run as long as the text that they are about is the same; else they are shown as verdicts without a finding.
    """
    if write_ and read:
        raise UsageError("Pilih --write atau --read, jangan keduanya.")
    with judging(profile, reference, store) as settings:
        result = judged(one_file(path), settings)
    if write_:
        write(write_, sheet.written([item for one in result.reviews for item in one.temuan], write_, lang))
    elif read:
        _keep(path, read, store_of(path, store), result)
    else:
        emit(_shown(result), None)


def _keep(source: Path, filled: Path, place: Path, result: Judged) -> None:
    """Put the verdicts of a sheet into the store, and say on stderr which of them met nothing."""
    answers = sheet.read(filled)
    kept = load_store(place)
    known = {item.sidik for decree in result.decrees for item in decree.temuan} | {item.sidik for item in kept.putusan}
    strange = sorted(answers.keys() - known)
    if answers and len(strange) == len(answers):
        raise InputError(
            f"{filled}: tidak satu pun putusannya mengenai temuan pada {source.name}; periksa apakah lembar ini untuk berkas itu."
        )
    if strange:
        names = ", ".join(strange)
        print(
            f"iki: {filled}: {len(strange)} putusan tidak disimpan karena temuannya tidak ada pada {source.name}: {names}.", file=sys.stderr
        )
    if place.parent != source.parent:
        folder(place.parent)
    findings = merged(result.decrees, kept.putusan, result.codes, answers)
    write(place, dump(source, kept.model_copy(update={"putusan": findings})))


def _shown(result: Judged) -> str:
    rows: list[tuple[object, ...]] = []
    for decree in result.decrees:
        for item in decree.temuan:
            if verdict := item.putusan:
                lines = item.baris[0] if item.baris else None
                rows.append((lines, item.kode, verdict.putusan, verdict.penelaah, verdict.tanggal, verdict.catatan, item.pesan))
    for old in result.orphans:
        lines = old.baris[0] if old.baris else None
        rows.append((lines, old.kode, f"{old.putusan} (tanpa temuan)", old.penelaah, old.tanggal, old.catatan, old.pesan))
    text = table(("baris", "kode", "putusan", "penelaah", "tanggal", "catatan", "pesan"), rows)
    return f"{text}\n{len(rows)} putusan, {len(result.orphans)} di antaranya tanpa temuan: teksnya berubah atau temuannya tidak ada lagi.\n"

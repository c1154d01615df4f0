"""`iki correct`: corrections of a reading and verdicts on findings, out as sheets and back in."""

from pathlib import Path
from typing import Annotated

import typer

from iki_graph.checks.verdicts import Store, dump, merged, store_of
from iki_graph.checks.verdicts import load as load_store
from iki_graph.cli import correcting, sheet
from iki_graph.cli.files import emit, folder, one_file, write
from iki_graph.cli.options import Lang, Profile, Reference, WithHolders
from iki_graph.cli.output import table
from iki_graph.cli.schemas import with_file
from iki_graph.entry import filled
from iki_graph.errors import InputError, UsageError
from iki_graph.judging import Judged, complain, judged, judging
from iki_graph.reports import record_sheet
from iki_graph.work.gathering import one_decree


def command(
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE...", show_default=False, help="A decree or a record (.json); of a decree in several files, its text and annexes."
        ),
    ] = None,
    write_: Annotated[
        Path | None,
        typer.Option(
            "--write",
            show_default=False,
            metavar="SHEET",
            help="Write reading and findings to this workbook (.xlsx) to be filled in, or the findings alone to this sheet (.csv or .json).",
        ),
    ] = None,
    read: Annotated[
        Path | None, typer.Option("--read", show_default=False, metavar="SHEET", help="Keep what this filled sheet says.")
    ] = None,
    template: Annotated[
        Path | None,
        typer.Option("--template", show_default=False, metavar="XLSX", help="Write an empty workbook to enter a decree by hand."),
    ] = None,
    store: Annotated[
        Path | None,
        typer.Option(
            show_default=False,
            metavar="PATH",
            help="File (.json) or folder that keeps verdicts and corrections; by default FILE.putusan.json beside it.",
        ),
    ] = None,
    decree: Annotated[int, typer.Option("--decree", min=1, help="Which decree to correct, if the file holds several.")] = 1,
    profile: Profile = None,
    reference: Reference = None,
    lang: Lang = "id",
    with_holders: WithHolders = False,
) -> None:
    """Correct what was misread, and accept or reject findings: write a sheet, fill it in, read it back. Without --write and --read: show
    what is kept.

    A workbook (.xlsx) has the reading, row by row beside its source, doubts highlighted, and the findings. What is corrected in it is kept
    apart from the reading, and put in its place at every run, as long as the machine still reads there what it read then.

    In a sheet of findings, `putusan` is terima, tolak, or hapus to take a verdict back; an empty one says nothing. Verdicts are found again at
    every run as long as the text that they are about is the same; else they are shown as verdicts without a finding.
    """
    if write_ and read:
        raise UsageError("Pilih --write atau --read, jangan keduanya.")
    if template:
        if paths or write_ or read:
            raise UsageError("--template menulis buku kerja kosong; berikan tanpa berkas, --write, atau --read.")
        write(template, record_sheet.template())
        return
    if not paths:
        raise UsageError("Berikan satu berkas keputusan, atau --template untuk buku kerja kosong.")
    files = [one_file(path) for path in paths]
    with judging(profile, reference, store, people=with_holders) as settings:
        found, machine = one_decree(files)
        source = found.file
        result = judged(source, settings, machine)
    place = store_of(source, store)
    if write_ and write_.suffix.lower() == ".xlsx":
        write(write_, correcting.written(source, machine, result, load_store(place), decree, with_holders, lang))
    elif write_:
        write(write_, sheet.written([item for one in result.reviews for item in with_file(one)], write_, lang))
    elif read:
        before = load_store(place)
        kept = correcting.read(source, machine, read, before) if filled.is_ours(read) else before
        kept = _judged(source, read, kept, result)
        if place.parent != source.parent:
            folder(place.parent)
        write(place, dump(source, kept))
        complain(_told(place, before, kept))
    else:
        emit(_shown(result) + correcting.shown(machine, load_store(place)), None)


def _told(place: Path, before: Store, kept: Store) -> str:
    """What a sheet has changed, for the one who filled it in."""
    if before == kept:
        return f"{place}: tidak ada yang berubah; lembar ini tidak memuat isian baru."
    now = f"{place}: tersimpan {len(kept.koreksi)} koreksi dan {len(kept.putusan)} putusan"
    return f"{now} (sebelumnya {len(before.koreksi)} dan {len(before.putusan)})."


def _judged(source: Path, answered: Path, kept: Store, result: Judged) -> Store:
    """The store with the verdicts of a sheet; on stderr, which of them met nothing."""
    answers = sheet.read(answered)
    if alone := sheet.notes_alone(answered):
        complain(alone)
    known = {item.sidik for decree in result.decrees for item in decree.temuan} | {item.sidik for item in kept.putusan}
    strange = sorted(answers.keys() - known)
    if answers and len(strange) == len(answers):
        raise InputError(
            f"{answered}: tidak satu pun putusannya mengenai temuan pada {source.name}; periksa apakah lembar ini untuk berkas itu."
        )
    if strange:
        names = ", ".join(strange)
        complain(f"{answered}: {len(strange)} putusan tidak disimpan karena temuannya tidak ada pada {source.name}: {names}.")
    findings = merged(result.decrees, kept.putusan, result.codes, answers)
    return kept.model_copy(update={"putusan": findings})


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

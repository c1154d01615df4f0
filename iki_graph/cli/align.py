"""`iki align`: what each IKI serves."""

import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated, Literal

import typer

from iki_graph.alignment import align, candidates, cascade, keselarasan_graph, measures
from iki_graph.alignment.likeness import Candidate
from iki_graph.alignment.measures import service
from iki_graph.alignment.stated import rings, stated
from iki_graph.alignment.stored import stored_links
from iki_graph.alignment.verdicts import End, Ends, TautanTersimpan, attach, merged
from iki_graph.checks.verdicts import dump, store_of
from iki_graph.checks.verdicts import load as load_store
from iki_graph.cli import link_sheet, sheet
from iki_graph.cli.batch import Batch
from iki_graph.cli.files import emit, folder, given, one_file, write
from iki_graph.cli.options import DEFAULT_BASE, Base, Out, Paths, Schema, Stored, Verdicts
from iki_graph.cli.output import as_json, comma_separated, table
from iki_graph.cli.schemas import KeselarasanBerkas, schema
from iki_graph.errors import InputError, UsageError
from iki_graph.graph import serialise, sssom
from iki_graph.graph.store import as_graphs
from iki_graph.graph.stores import open_store
from iki_graph.graph.triples import Triples
from iki_graph.judging import complain, loaded, with_verdicts
from iki_graph.record import Rekaman
from iki_graph.work.gathering import one_decree

COLUMNS = ("berkas", "iki", "ke", "skor", "jenis", "alasan")
EXPLAINED = ("ke", "teks", "skor", "kemiripan", "jenjang", "unit", "program", "bidang", "indikator", "alasan")
SHOWN = 10
"""Candidates that an explanation lists."""
_SHORT = 60
"""Letters of a candidate's text in a table."""


def command(
    paths: Paths = None,
    format: Annotated[
        Literal["table", "json", "csv", "ttl", "sssom"],
        typer.Option("--format", "-f", help="ttl (RDF) and sssom (SSSOM/TSV) hold every link that is inferred or reviewed."),
    ] = "table",
    write_: Annotated[
        Path | None,
        typer.Option(
            "--write",
            show_default=False,
            metavar="SHEET",
            help="Write the links of a decree to this sheet (.xlsx, .csv or .json) to be filled in.",
        ),
    ] = None,
    read: Annotated[
        Path | None,
        typer.Option("--read", show_default=False, metavar="SHEET", help="Keep the verdicts on this filled sheet, or of an .sssom.tsv."),
    ] = None,
    verdicts: Verdicts = None,
    explain: Annotated[
        str | None,
        typer.Option("--explain", metavar="IKI", help="Show what this IKI (jabatan:3/iki:2) may serve, and what speaks for each."),
    ] = None,
    store: Stored = None,
    out: Out = None,
    base: Base = DEFAULT_BASE,
    lang: Annotated[
        Literal["id", "en"], typer.Option(help="Language of a sheet (--write): its reasons, and the heads and the guide of a workbook.")
    ] = "id",
    show_schema: Schema = False,
) -> None:
    """Tell what each IKI serves (an IKI of a superior, or an IKU), what each IKU, sasaran and tujuan serves, and why.

    Rows are named by their place in the record, counted from 0: jabatan:3/iki:2 is the third IKI of the fourth position. Reviewers'
    verdicts on links are kept beside the decree (--write, --read) and win over what is inferred. In the sheet, `putusan` is terima, tolak,
    ganti (with the name of what it serves instead, or -, in `ke_lain`), or hapus to take a verdict back; an empty one says nothing.
    A text and its annexes in files of their own are one decree, as for `iki review`.
    """
    if show_schema:
        emit(as_json(schema("keselarasan")), out)
        return
    if store is not None:
        if write_ or read or verdicts:
            raise UsageError("--store menunjukkan tautan yang tersimpan; putusan ditulis dan dibaca pada berkasnya.")
        _stored(store, paths, explain, format, base, out)
        return
    if write_ or read:
        if write_ and read:
            raise UsageError("Pilih --write atau --read, jangan keduanya.")
        _judge(given(paths), write_, read, verdicts, base, lang)
        return
    if explain is not None:
        _explain(given(paths), explain, verdicts, format, out)
        return
    batch = Batch(given(paths))
    found: list[KeselarasanBerkas] = []
    links: list[Triples] = []
    for file, machine in batch.decrees("Menyelaraskan"):
        with batch.attempt(file):
            records = with_verdicts(file, verdicts, machine)
            for ordinal, (rekaman, putusan) in enumerate(records, 1):
                answers = align(rekaman, putusan)
                if format in ("ttl", "sssom"):
                    links.append(keselarasan_graph(rekaman, base, ordinal, answers, putusan=putusan))
                found += [KeselarasanBerkas(berkas=batch.name(file, rekaman), **dict(link)) for link in answers]
    if not batch.done:
        raise typer.Exit(batch.code)
    _tell(found, links, format, base, out)
    raise typer.Exit(batch.code)


def _tell(found: Sequence[KeselarasanBerkas], links: Sequence[Triples], format: str, base: str, out: Path | None) -> None:
    """Show links in the form asked for: as answers, or as the graphs that hold them."""
    if format == "json":
        emit(as_json(list(found)), out)
    elif format == "ttl":
        emit(serialise(links, "ttl", base), out)
    elif format == "sssom":
        emit(sssom.dump(links, base), out)
    else:
        rows = [tuple(getattr(link, column) for column in COLUMNS) for link in found]
        emit(comma_separated(COLUMNS, rows) if format == "csv" else table(COLUMNS, rows), out)


def _stored(store: str, paths: Paths, explain: str | None, format: str, base: str, out: Path | None) -> None:
    """Show the links that a store holds; it holds the answers, not the candidates that an explanation needs."""
    if paths or explain is not None:
        raise UsageError("--store menunjukkan tautan yang tersimpan; berikan tanpa dokumen dan tanpa --explain.")
    with open_store(store) as decrees:
        found = [KeselarasanBerkas(berkas=one.berkas, **dict(one.link)) for one in stored_links(decrees.data)]
        names = [f"{decree.graph}/keselarasan" for decree in decrees.decrees()] if format in ("ttl", "sssom") else []
        links = [graph for name in names for graph in as_graphs(decrees.quads(name))]
    _tell(found, links, format, base, out)


def _judge(files: Sequence[Path], target: Path | None, filled: Path | None, place: Path | None, base: str, lang: str) -> None:
    """Write the links of one decree as a sheet, or keep the verdicts of a filled one and say on stderr which of them met nothing."""
    found, read = one_decree([one_file(path) for path in files])
    source = found.file
    store_path = store_of(source, place)
    store = load_store(store_path)
    records = loaded(source, store, read)[1]
    ends = Ends(records)
    if target:
        verdicts = attach(records, store.tautan).verdicts
        decrees = [align(rekaman, putusan) for rekaman, putusan in zip(records, verdicts, strict=True)]
        write(target, link_sheet.written(target, decrees, ends, store.tautan, lang))
    elif filled:
        if filled.suffix.lower() == link_sheet.SSSOM_ENDING:
            answers, strange = link_sheet.read_sssom(filled, ends, records, base)
        else:
            answers, strange = link_sheet.read(filled, ends, store.tautan, records)
            if alone := sheet.notes_alone(filled):
                complain(alone)
        if strange and not answers:
            raise InputError(
                f"{filled}: tidak satu pun putusannya mengenai tautan pada {source.name}; periksa apakah lembar ini untuk berkas itu."
            )
        if strange:
            complain(
                f"{filled}: {len(strange)} putusan tidak disimpan karena teksnya tidak ada lagi pada {source.name}: {', '.join(strange)}."
            )
        after = merged(store.tautan, answers)
        if ring := _new_ring(records, store.tautan, after):
            raise InputError(
                f"{filled}: putusan ini membuat kaskade berputar: {' dan '.join(map(repr, ring))} akan saling mendukung. Pilih yang lain, atau "
                "beri putusan juga pada tautan baliknya."
            )
        for sidik, answer in answers.items():
            if answer and answer.sidik != sidik and filled.suffix.lower() != link_sheet.SSSOM_ENDING:
                complain(f"{_now(answer.teks, answer.teks_ke)}.")
        for child, parent in _gave_way(records, ends, store.tautan, after, answers):
            complain(f"{_now(child.text, parent.text if parent else '')}, supaya kaskade tidak berputar.")
        if store_path.parent != source.parent:
            folder(store_path.parent)
        write(store_path, dump(source, store.model_copy(update={"tautan": after})))


def _new_ring(records: Sequence[Rekaman], before: Sequence[TautanTersimpan], after: Sequence[TautanTersimpan]) -> list[str]:
    """What the rows say of a ring that comes of verdicts; empty if none does. The decree must not be blamed for it."""
    for at, rekaman in enumerate(records):
        old, new = (measures(cascade(rekaman, align(rekaman, attach(records, kept).verdicts[at]))).cycles for kept in (before, after))
        if rings := [ring for ring in new if ring not in old]:
            nodes = stated(rekaman).nodes
            return [nodes[node]["text"] or node for node in rings[0]]
    return []


def _gave_way(
    records: Sequence[Rekaman], ends: Ends, before: Sequence[TautanTersimpan], after: Sequence[TautanTersimpan], answers: link_sheet.Answers
) -> Iterator[tuple[End, End | None]]:
    """The rows that nobody answered for and that serve another now, or nothing: their links would have closed a ring with verdicts."""
    pairs = ends.pairs()
    answered = {pairs[sidik][0].key for sidik in answers if sidik in pairs}
    for at, rekaman in enumerate(records):
        old, new = (align(rekaman, attach(records, kept).verdicts[at]) for kept in (before, after))
        was, links = {link.iki: link.ke for link in old}, service(cascade(rekaman, new))
        for link in new:
            gone, child = was.get(link.iki), ends.by_node[at, link.iki]
            if gone and gone != link.ke and child.key not in answered and rings(links, link.iki, gone):
                yield child, ends.by_node[at, link.ke] if link.ke else None


def _now(child: str, parent: str) -> str:
    return f"{child!r} kini mendukung {parent!r}" if parent else f"{child!r} kini tidak mendukung apa pun"


def _explain(files: Sequence[Path], iki: str, verdicts: Path | None, format: str, out: Path | None) -> None:
    """Print the candidates of one IKI of the one record given, in a table below what it says and what it was found to serve."""
    source, read = one_decree([one_file(path) for path in files])
    records = with_verdicts(source.file, verdicts, read)
    if len(records) != 1 or format in ("ttl", "sssom"):
        raise UsageError("--explain menjelaskan satu IKI dari satu keputusan, sebagai table, json atau csv.")
    rekaman, putusan = records[0]
    if iki not in {f"jabatan:{at}/iki:{n}" for at, jabatan in enumerate(rekaman.jabatan) for n in range(len(jabatan.iki))}:
        raise UsageError(f"{iki!r} tidak ada dalam {rekaman.berkas}; IKI disebut seperti jabatan:3/iki:2, dihitung dari 0.")
    nodes = stated(rekaman).nodes
    rows = [_row(candidate, nodes[candidate.node]["text"] or "") for candidate in candidates(rekaman, iki)[:SHOWN]]
    if format == "json":
        emit(as_json([dict(zip(EXPLAINED, row, strict=True)) for row in rows]), out)
    elif format == "csv":
        emit(comma_separated(EXPLAINED, rows), out)
    else:
        answer = next(link for link in align(rekaman, putusan) if link.iki == iki)
        post = nodes[iki.partition("/")[0]]["text"] or "jabatan tanpa nama"
        found = f"Mendukung {answer.ke} ({answer.jenis}, {answer.skor})" if answer.ke else f"Belum selaras ({answer.jenis})"
        head = [f"{iki}: IKI {int(iki.rpartition(':')[2]) + 1} {post}", nodes[iki]["text"] or "(tanpa bunyi)", f"{found}. {answer.alasan}"]
        short = [(row[0], textwrap.shorten(str(row[1]), _SHORT, placeholder=" …"), *row[2:]) for row in rows]
        emit("\n".join([*head, "", table(EXPLAINED, short) if rows else ""]), out)


def _row(candidate: Candidate, text: str) -> tuple[str | float | None, ...]:
    parts = (candidate.parts.get(name) for name in EXPLAINED[3:-1])
    return (
        candidate.node,
        text,
        round(candidate.score, 2),
        *(None if part is None else round(part, 3) for part in parts),
        candidate.reason.id,
    )

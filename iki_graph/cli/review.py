"""`iki review`: from decrees to records, graphs, findings and reports."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer

from iki_graph.alignment import cascade
from iki_graph.checks.verdicts import Tersimpan
from iki_graph.cli import manifest
from iki_graph.cli.batch import Batch
from iki_graph.cli.files import emit, folder, given, sweep, write_changed
from iki_graph.cli.options import DEFAULT_BASE, Base, Jobs, Lang, Paths, Profile, Reference, Verdicts, WithHolders, WithoutRejected
from iki_graph.cli.output import as_json, table
from iki_graph.cli.runs import Run
from iki_graph.cli.schemas import KeselarasanBerkas, with_file
from iki_graph.cli.validate import spreadsheet
from iki_graph.graph import serialise, totals
from iki_graph.graph.iri import reference_graph_iri
from iki_graph.graph.store import DecreeStore, nquads_of
from iki_graph.judging import complain, judging
from iki_graph.pipeline import Telaah, add_reference
from iki_graph.reference.scope import current
from iki_graph.reports import html, tree
from iki_graph.reports.digest import LEVELS, basis
from iki_graph.reports.pictures import pictures
from iki_graph.reports.tree_view import overview
from iki_graph.work import Settings
from iki_graph.work.ledger import Done

INDEX = "index.html"
STORE = "store"


def command(
    paths: Paths = None,
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for the results.")] = Path("hasil"),
    profile: Profile = None,
    reference: Reference = None,
    verdicts: Verdicts = None,
    without_rejected: WithoutRejected = False,
    base: Base = DEFAULT_BASE,
    lang: Lang = "id",
    with_holders: WithHolders = False,
    jobs: Jobs = None,
) -> None:
    """Read, check and report on decrees: the main job.

    For each decree the folder gets its record (.json), graph (.trig), findings (.temuan.json, .temuan.csv), alignment
    (.keselarasan.json) and report (.html); beside them index.html over all of them, manifest.csv on what became of every file, and a store
    that `iki query --store` can ask. Files of the same bytes are worked on once. What an earlier run has done and nothing has changed is not
    done again, also where that run was stopped. Only the record names people, unless --with-holders is given.
    """
    with judging(profile, reference, verdicts, base, with_holders) as rules:
        settings = Settings(rules, current(), lang, without_rejected, results)
        batch = Batch(given(paths), out)
        if not batch.files:
            raise typer.Exit(batch.code)
        missing = list(batch.failures)
        folder(out)
        with DecreeStore(out / STORE) as store:
            sweep(out)  # the store is locked: no other run is writing here
            run = Run(batch, settings, out, store, (Path(INDEX).stem,))
            entries = run.entries(jobs)
            write_changed(out / manifest.FILE, manifest.manifest(entries, batch.others, missing))
            done = [entry.done for entry in entries if entry.done]
            if not done:
                raise typer.Exit(batch.code)
            _settle(store, run.ledger.is_settled(run.live), done, out, base)
        page, rows = manifest.index(entries, batch.failures, lang)
        write_changed(out / INDEX, page)
        write_changed(run.ledger.path, run.ledger.settled(run.live))
        if left := [name for name in run.ledger.left(run.live) if name.endswith(".html")]:
            names = ", ".join(left[:5]) + (" …" if left[5:] else "")
            complain(f"{out}: {len(left)} laporan dari masukan yang tidak ada lagi dibiarkan, tetapi tidak termuat dalam indeks: {names}.")
    emit(_summary(rows, out), None)
    raise typer.Exit(batch.code)


def _settle(store: DecreeStore, settled: bool, done: Sequence[Done], out: Path, base: str) -> None:
    """Let the store hold the decrees of this run, each from its TriG where it is missing, with the reference data that they need."""
    places = {one.graph: out / f"{one.row.page.removesuffix('.html')}.trig" for entry in done for one in entry.decrees}
    reference = str(reference_graph_iri(base))
    missing = store.keep({*places, reference})
    for graph in sorted(missing - {reference}):
        store.put_nquads(graph, nquads_of(places[graph].read_bytes()))
    if missing or not settled or totals.missing(store):
        add_reference(store, base)


def results(telaah: Telaah, file: Path, orphans: Sequence[Tersimpan], settings: Settings) -> Iterator[tuple[str, str | bytes]]:
    """The files on one decree: (suffix, content). The report comes last, so that where it is, the others are too."""
    rekaman, base, lang = telaah.rekaman, settings.judging.base, settings.lang
    found = with_file(telaah)
    links = [KeselarasanBerkas(berkas=rekaman.berkas, **dict(link)) for link in telaah.keselarasan]
    yield ".json", as_json(rekaman)
    yield ".trig", serialise(telaah.graphs, "trig", base)
    yield ".temuan.json", as_json(found)
    yield ".temuan.csv", spreadsheet(found, lang)
    yield ".keselarasan.json", as_json(links)
    yield ".html", page(telaah, file, orphans, lang, settings.judging.people, INDEX)


def page(telaah: Telaah, file: Path, orphans: Sequence[Tersimpan], lang: str, people: bool, index: str | None) -> str:
    """The HTML report on a decree, with pictures from its file, where that has pages, and a link to the page over all decrees."""
    graph = cascade(telaah.rekaman, telaah.keselarasan)
    return html.decree(
        telaah.rekaman,
        telaah.temuan,
        telaah.keselarasan,
        document=telaah.document,
        cascade=graph,
        drawing=tree.svg([overview(graph, lang=lang)]),
        lang=lang,
        people=people,
        index=index,
        basis=basis(telaah.profil, lang),
        orphans=orphans,
        pictures=pictures(file, telaah.document, telaah.rekaman, people),
    )


def _summary(rows: list[html.Row], out: Path) -> str:
    columns = ("instansi", "tahun", "jabatan", "iki", *LEVELS, "keraguan", "laporan")
    cells = [(row.office, row.year, row.positions, row.indicators, *row.levels.values(), row.doubts, row.page) for row in rows]
    return table(columns, cells) + f"\nLaporan: {out / INDEX}\n"

"""`iki review`: from decrees to records, graphs, findings and reports."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from iki_graph.alignment import cascade
from iki_graph.checks.verdicts import Tersimpan
from iki_graph.cli.batch import Batch
from iki_graph.cli.files import Names, emit, folder, given, write
from iki_graph.cli.options import DEFAULT_BASE, Base, Lang, Paths, Profile, Reference, Verdicts, WithHolders, WithoutRejected
from iki_graph.cli.output import as_json, table
from iki_graph.cli.schemas import KeselarasanBerkas, with_file
from iki_graph.cli.validate import spreadsheet
from iki_graph.graph import serialise
from iki_graph.graph.store import DecreeStore
from iki_graph.judging import complain, judging
from iki_graph.pipeline import Telaah, add_reference
from iki_graph.reference.scope import current
from iki_graph.reports import html, tree
from iki_graph.reports.digest import LEVELS, basis
from iki_graph.reports.tree_view import overview
from iki_graph.work import Settings, Source, Summary, total, work

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
) -> None:
    """Read, check and report on decrees: the main job.

    For each decree the folder gets its record (.json), graph (.trig), findings (.temuan.json, .temuan.csv), alignment
    (.keselarasan.json) and report (.html); beside them index.html over all of them, and a store that `iki query --store` can ask.
    Only the record names people, unless --with-holders is given.
    """
    with judging(profile, reference, verdicts, base, with_holders) as rules:
        settings = Settings(rules, current(), lang, without_rejected, results)
        batch = Batch(given(paths))
        if not batch.files:
            raise typer.Exit(batch.code)
        folder(out)
        names = Names(Path(INDEX).stem)
        found: list[Summary] = []
        store = DecreeStore(out / STORE)
        for file in batch.each("Menelaah"):
            outcome = work(Source(file), settings)
            for note in outcome.notes:
                complain(note)
            if outcome.failure:
                batch.fail(file, outcome)
            for decree in outcome.decrees:
                name = names.take(file.stem.replace(".", "-"))
                for suffix, content in decree.results:
                    write(out / f"{name}{suffix}", content)
                store.put_nquads(decree.summary.graph, decree.nquads)
                found.append(replace(decree.summary, row=replace(decree.summary.row, page=f"{name}.html")))
        if not found:
            raise typer.Exit(batch.code)
        add_reference(store, base)
        rows = [one.row for one in found]
        notes = dict.fromkeys(sentence for one in zip(*(one.basis for one in found), strict=True) for sentence in one)
        write(out / INDEX, html.index(rows, batch.failures, total(found), lang=lang, basis=list(notes)))
    emit(_summary(rows, out), None)
    raise typer.Exit(batch.code)


def results(telaah: Telaah, orphans: Sequence[Tersimpan], settings: Settings) -> Iterator[tuple[str, str | bytes]]:
    """The files on one decree: (suffix, content). The report comes last, so that where it is, the others are too."""
    rekaman, base, lang = telaah.rekaman, settings.judging.base, settings.lang
    found = with_file(telaah)
    links = [KeselarasanBerkas(berkas=rekaman.berkas, **dict(link)) for link in telaah.keselarasan]
    yield ".json", as_json(rekaman)
    yield ".trig", serialise(telaah.dataset, "trig", base)
    yield ".temuan.json", as_json(found)
    yield ".temuan.csv", spreadsheet(found, lang)
    yield ".keselarasan.json", as_json(links)
    yield ".html", page(telaah, orphans, lang, settings.judging.people, INDEX)


def page(telaah: Telaah, orphans: Sequence[Tersimpan], lang: str, people: bool, index: str) -> str:
    """The HTML report on a decree, with a link to the page over all decrees."""
    graph = cascade(telaah.rekaman, telaah.keselarasan)
    return html.decree(
        telaah.rekaman,
        telaah.temuan,
        telaah.keselarasan,
        document=telaah.document,
        cascade=graph,
        drawing=tree.svg([overview(graph)]),
        lang=lang,
        people=people,
        index=index,
        basis=basis(telaah.profil, lang),
        orphans=orphans,
    )


def _summary(rows: list[html.Row], out: Path) -> str:
    columns = ("instansi", "tahun", "jabatan", "iki", *LEVELS, "keraguan", "laporan")
    cells = [(row.office, row.year, row.positions, row.indicators, *row.levels.values(), row.doubts, row.page) for row in rows]
    return table(columns, cells) + f"\nLaporan: {out / INDEX}\n"

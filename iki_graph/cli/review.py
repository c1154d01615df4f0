"""`iki review`: from decrees to records, graphs, findings and reports."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from iki_graph.alignment import cascade
from iki_graph.checks.temuan import Temuan
from iki_graph.checks.verdicts import Tersimpan
from iki_graph.cli.batch import Batch
from iki_graph.cli.files import Names, emit, folder, given, write
from iki_graph.cli.judging import judged, judging
from iki_graph.cli.options import DEFAULT_BASE, Base, Lang, Paths, Profile, Reference, Verdicts, WithHolders, WithoutRejected
from iki_graph.cli.output import as_json, table
from iki_graph.cli.schemas import KeselarasanBerkas, with_file
from iki_graph.cli.validate import spreadsheet
from iki_graph.graph import serialise
from iki_graph.graph.store import DecreeStore
from iki_graph.pipeline import Telaah, add_reference
from iki_graph.reports import html, tree
from iki_graph.reports.digest import LEVELS, basis, standing
from iki_graph.reports.pictures import pictures
from iki_graph.reports.tree_view import overview

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
    with judging(profile, reference, verdicts, base, with_holders) as settings:
        batch = Batch(given(paths))
        if not batch.files:
            raise typer.Exit(batch.code)
        folder(out)
        names = Names(Path(INDEX).stem)
        rows: list[html.Row] = []
        everything: list[Temuan] = []
        profiles: dict[str, None] = {}
        law: dict[str, None] = {}
        store = DecreeStore(out / STORE)
        for file in batch.each("Menelaah"):
            with batch.attempt(file):
                result = judged(file, settings)
                for one in result.reviews:
                    telaah = replace(one, temuan=standing(one.temuan)) if without_rejected else one
                    name = names.take(file.stem.replace(".", "-"))
                    for suffix, content in _results(telaah, file, result.orphans, base, lang, with_holders):
                        write(out / f"{name}{suffix}", content)
                    store.put(telaah.dataset)
                    rows.append(html.row(f"{name}.html", telaah.rekaman, telaah.temuan, lang))
                    everything += telaah.temuan
                    checked_by, known = basis(telaah.profil, lang)
                    profiles[checked_by] = law[known] = None
        if not rows:
            raise typer.Exit(batch.code)
        add_reference(store, base)
        write(out / INDEX, html.index(rows, batch.failures, everything, lang=lang, basis=[*profiles, *law]))
    emit(_summary(rows, out), None)
    raise typer.Exit(batch.code)


def _results(
    telaah: Telaah, file: Path, orphans: Sequence[Tersimpan], base: str, lang: str, people: bool
) -> Iterator[tuple[str, str | bytes]]:
    """The files on one decree: (suffix, content). The report comes last, so that where it is, the others are too."""
    rekaman = telaah.rekaman
    found = with_file(telaah)
    links = [KeselarasanBerkas(berkas=rekaman.berkas, **dict(link)) for link in telaah.keselarasan]
    yield ".json", as_json(rekaman)
    yield ".trig", serialise(telaah.dataset, "trig", base)
    yield ".temuan.json", as_json(found)
    yield ".temuan.csv", spreadsheet(found, lang)
    yield ".keselarasan.json", as_json(links)
    yield ".html", page(telaah, file, orphans, lang, people, INDEX)


def page(telaah: Telaah, file: Path, orphans: Sequence[Tersimpan], lang: str, people: bool, index: str) -> str:
    """The HTML report on a decree, with pictures from its file, where that has pages, and a link to the page over all decrees."""
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
        pictures=pictures(file, telaah.document, telaah.rekaman, people),
    )


def _summary(rows: list[html.Row], out: Path) -> str:
    columns = ("instansi", "tahun", "jabatan", "iki", *LEVELS, "keraguan", "laporan")
    cells = [(row.office, row.year, row.positions, row.indicators, *row.levels.values(), row.doubts, row.page) for row in rows]
    return table(columns, cells) + f"\nLaporan: {out / INDEX}\n"

"""`iki tree`: the pohon kinerja of a decree as a drawing."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, Literal, get_args

import typer

from iki_graph.alignment import align, cascade
from iki_graph.cli.files import emit, one_file
from iki_graph.cli.options import Lang, Out, Verdicts
from iki_graph.errors import UsageError
from iki_graph.judging import with_verdicts
from iki_graph.reports import paper, tree, tree_code
from iki_graph.reports.tree_pages import pages
from iki_graph.reports.tree_view import View, around, everything, overview
from iki_graph.work.gathering import one_decree

Format = Literal["svg", "pdf", "png", "dot", "mermaid"]
ENDINGS = {f".{name}": name for name in get_args(Format)} | {".gv": "dot", ".mmd": "mermaid"}


def command(
    paths: Annotated[
        list[Path],
        typer.Argument(metavar="FILE...", help="A decree or a record (.json); of a decree in several files, its text and annexes."),
    ],
    format: Annotated[
        Format | None,
        typer.Option(
            "--format",
            "-f",
            show_default=False,
            help="By default what the name after --out ends in, else svg. dot is for Graphviz, mermaid for Markdown.",
        ),
    ] = None,
    out: Out = None,
    view: Annotated[
        Literal["overview", "iku", "full"] | None,
        typer.Option(
            show_default=False,
            help="overview: IKI counted by position (the default, but for PDF). iku: a picture for each IKU. full: both, and every IKI.",
        ),
    ] = None,
    expand: Annotated[
        str | None,
        typer.Option(
            show_default=False, help="Show the IKI of one position (its name, or jabatan:3), or all that carries one IKU (iku:0)."
        ),
    ] = None,
    decree: Annotated[int, typer.Option("--decree", min=1, help="Which decree, if the file holds several.")] = 1,
    verdicts: Verdicts = None,
    lang: Lang = "id",
) -> None:
    """Draw the performance cascade of a decree: from its visi down to the IKI of every position."""
    ending = out.suffix.lower() if out else ""
    if format is None and ending and ending not in ENDINGS:
        raise UsageError(f"{out}: tidak ada bentuk {ending}; akhiri nama dengan {', '.join(ENDINGS)}, atau berikan --format.")
    form = format or ENDINGS.get(ending, "svg")
    if view and expand is not None:
        raise UsageError("Pilih --view atau --expand, jangan keduanya.")
    if form in ("pdf", "png") and out is None:
        raise UsageError(f"--format {form} ditulis ke berkas; berikan namanya dengan --out pohon.{form}.")
    source, read = one_decree([one_file(path) for path in paths])
    records = with_verdicts(source.file, verdicts, read)
    if decree > len(records):
        raise UsageError(f"{source}: berkas ini hanya memuat {len(records)} keputusan; pilih --decree 1 sampai {len(records)}.")
    rekaman, putusan = records[decree - 1]
    graph = cascade(rekaman, align(rekaman, putusan))
    if form in ("dot", "mermaid"):
        if expand is not None:
            shown = around(graph, expand, lang=lang)
        else:
            shown = overview(graph, lang=lang) if view in (None, "overview") else everything(graph, lang)
        emit({"dot": tree_code.dot, "mermaid": tree_code.mermaid}[form](shown), out)
    else:
        which = view or ("full" if form == "pdf" else "overview")
        views = [around(graph, expand, lang=lang)] if expand is not None else pages(graph, which, lang)
        emit(_drawn(views, form), out)


def _drawn(views: Sequence[View], form: str) -> str | bytes:
    if form == "svg":
        return tree.svg(views)
    if form == "png":
        return paper.png(tree.svg(views, paper.FONTS, paper.SIZE))
    return paper.pdf([tree.svg([view], paper.FONTS, paper.SIZE) for view in views], [f"{view.title}. {view.summary}" for view in views])

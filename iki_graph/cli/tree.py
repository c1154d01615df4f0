"""`iki tree`: the pohon kinerja of a decree as a drawing."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from iki_graph.alignment import cascade
from iki_graph.cli.files import emit, one_file
from iki_graph.cli.options import Out
from iki_graph.errors import UsageError
from iki_graph.pipeline import load
from iki_graph.reports import tree


def command(
    path: Annotated[Path, typer.Argument(metavar="PATH", help="A decree or a record (.json).")],
    format: Annotated[
        Literal["svg", "dot", "mermaid"], typer.Option("--format", "-f", help="dot is for Graphviz, mermaid for Markdown.")
    ] = "svg",
    out: Out = None,
    expand: Annotated[
        str | None,
        typer.Option(
            show_default=False, help="Show the single IKI of one position (its name, or jabatan:3) or all that carries one IKU (iku:0)."
        ),
    ] = None,
    decree: Annotated[int, typer.Option("--decree", min=1, help="Which decree, if the file holds several.")] = 1,
) -> None:
    """Draw the performance cascade of a decree: from its visi down to the IKI of every position."""
    _, records = load(one_file(path))
    if decree > len(records):
        raise UsageError(f"{path}: berkas ini hanya memuat {len(records)} keputusan; pilih --decree 1 sampai {len(records)}.")
    draw = {"svg": tree.svg, "dot": tree.dot, "mermaid": tree.mermaid}[format]
    emit(draw(cascade(records[decree - 1]), expand), out)

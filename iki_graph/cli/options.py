"""Arguments and options that several commands share."""

from pathlib import Path
from typing import Annotated, Literal

import typer

from iki_graph.vocab import BASE

Paths = Annotated[
    list[Path] | None,
    typer.Argument(
        metavar="PATH",
        show_default=False,
        help="Decrees (PDF, Word, Excel, HTML, text, pictures), records (.json), or folders of decrees.",
    ),
]
Stored = Annotated[
    str | None,
    typer.Option(
        "--store",
        show_default=False,
        metavar="FOLDER|URL",
        help="A store that `iki load` or `iki review` (DIR/store) made, or the query URL of a SPARQL 1.1 server.",
    ),
]
Out = Annotated[Path | None, typer.Option("--out", "-o", show_default=False, help="Write to this file instead of the terminal.")]
Lang = Annotated[Literal["id", "en"], typer.Option(help="Language of what is shown.")]
Base = Annotated[str, typer.Option(help="Where the IRIs of data begin.")]
WithHolders = Annotated[bool, typer.Option("--with-holders", help="Include names and NIP of office holders and signers.")]
Schema = Annotated[bool, typer.Option("--schema", help="Show the JSON Schema of the JSON output, and nothing else.")]
Profile = Annotated[
    str | None,
    typer.Option(
        show_default=False,
        metavar="NAME|FILE",
        help="sakip-2015, sakip-2021, draf, or a TOML file of your own. By default the regime of the decree's date.",
    ),
]
Reference = Annotated[
    Path | None,
    typer.Option(show_default=False, metavar="FILE|FOLDER", help="Regulations, positions and words of your own (TOML), for this run."),
]
Verdicts = Annotated[
    Path | None,
    typer.Option(
        show_default=False,
        metavar="PATH",
        help="File (.json) or folder with the verdicts; by default SOURCE.putusan.json beside the source.",
    ),
]
WithoutRejected = Annotated[bool, typer.Option("--without-rejected", help="Leave out the findings that a reviewer has rejected.")]
Jobs = Annotated[
    int | None,
    typer.Option(min=1, show_default=False, help="How many processes work at once; by default one a processor where there are many files."),
]

DEFAULT_BASE = BASE

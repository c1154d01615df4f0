"""The command `iki`: one module a command, and the one place where errors become exit codes."""

import ast
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import Annotated

import typer

from iki_graph import __version__, apart
from iki_graph.errors import ExitCode
from iki_graph.memory import collect_seldom

COMMANDS = (
    "review",
    "convert",
    "validate",
    "correct",
    "report",
    "compare",
    "align",
    "query",
    "tree",
    "load",
    "export",
    "explain",
    "ontology",
)
"""The commands, in the order of the overview; each is a module."""
_RESUMED = {"review", "load"}
"""Commands that keep what they have done when they are ended."""


def _show_version(wanted: bool) -> None:
    if wanted:
        print(f"iki-graph {__version__}")
        raise typer.Exit


def app(arguments: Sequence[str]) -> typer.Typer:
    """The program with the command that these arguments name: to load the others takes longer than many a command. Where they name none, as for
    the overview, with the names of all and what they do."""
    program = typer.Typer(
        name="iki",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        help="Check Indonesian performance decrees (SK IKU/IKI): from the document to a knowledge graph, findings and a report.\n\n"
        "Start with: iki review FOLDER --out hasil",
        epilog="Exit codes: 0 done · 1 findings at or above --fail-on · 2 wrong use · 3 unreadable input · 4 our bug · 130 interrupted.",
    )
    program.callback()(_options)
    named = next((argument for argument in arguments if not argument.startswith("-")), None)
    if named in COMMANDS:
        program.command(named)(import_module(f"iki_graph.cli.{named}").command)
    elif "--version" not in arguments:
        for name in COMMANDS:
            program.command(name, help=_purpose(name))(lambda: None)
    return program


def _purpose(name: str) -> str | None:
    """What a command does, as its function says, without loading it."""
    module = ast.parse(Path(__file__).with_name(f"{name}.py").read_bytes())
    return next(ast.get_docstring(node) for node in module.body if isinstance(node, ast.FunctionDef) and node.name == "command")


def _options(
    version: Annotated[bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version.")] = False,
    debug: Annotated[bool, typer.Option("--debug", help="Show the traceback of a bug (it may quote the document).")] = False,
) -> None:
    """Options before the command. `--debug` is looked up where a bug is told, which can be before or after this."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Run `iki` with these arguments (those of the process if None); gives the exit code, one of `errors.ExitCode`."""
    given = sys.argv[1:] if arguments is None else arguments
    code: int = ExitCode.OK
    try:
        app(given)(given)
    except SystemExit as end:  # how Typer ends, always with a number
        code = int(end.code or 0)
    except KeyboardInterrupt:  # while the command was being loaded
        code = ExitCode.INTERRUPTED
    except Exception as error:  # noqa: BLE001  whatever is left is a bug, and told as one
        from iki_graph.cli.batch import tell
        from iki_graph.work import failed

        outcome = failed(error)
        tell(outcome)
        return outcome.code
    if code == ExitCode.INTERRUPTED:
        goes_on = "; yang sudah selesai tersimpan, dan perintah yang sama melanjutkannya" if {*given} & _RESUMED else ""
        print(f"iki: dihentikan sebelum selesai{goes_on}.", file=sys.stderr)
    return code


def main() -> None:
    """The program `iki`."""
    collect_seldom()
    apart.begin()
    for stream in (sys.stdout, sys.stderr):
        # Windows consoles may be cp1252, which lacks half of what a decree holds; line ends are those of the files we write.
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace", newline="\n")
    code = run()
    try:
        sys.stdout.flush()
    except OSError:
        # What could not be written has been told; the interpreter would try, and fail, once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    sys.exit(code)

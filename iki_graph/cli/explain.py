"""`iki explain`: a check, with its legal source and examples."""

import textwrap
from typing import Annotated

import typer

from iki_graph.checks.catalogue import Aturan, catalogue
from iki_graph.checks.catalogue import explain as found
from iki_graph.cli.files import emit
from iki_graph.cli.options import Lang
from iki_graph.cli.output import table

WIDTH = 100


def command(
    code: Annotated[
        str | None, typer.Argument(metavar="CODE", show_default=False, help="Code of a check, such as DOK-02; all if left out.")
    ] = None,
    lang: Lang = "id",
) -> None:
    """Explain a check: what it asks for, its legal source, examples, and what to do. Without a code: list all checks."""
    if code is None:
        rows = [(rule.kode, rule.tingkat, rule.jenis, rule.nama_en if lang == "en" else rule.nama) for rule in catalogue().values()]
        emit(table(("code", "level", "kind", "check"), rows), None)
    else:
        emit(_explained(found(code), lang), None)


def _explained(rule: Aturan, lang: str) -> str:
    english = lang == "en"
    parts = [
        ("Wording" if english else "Bunyi temuan", rule.pesan_en if english else rule.pesan),
        ("About" if english else "Uraian", rule.uraian),
        ("Source" if english else "Dasar", rule.dasar),
        ("Recommendation" if english else "Saran", rule.saran_en if english else rule.saran),
        ("Right" if english else "Contoh benar", rule.contoh_benar),
        ("Wrong" if english else "Contoh keliru", rule.contoh_keliru),
        ("Category" if english else "Kategori", rule.kategori),
    ]
    head = f"{rule.kode}  {rule.nama_en if english else rule.nama}  [{rule.tingkat}, {rule.jenis}]"
    body = [f"{name}:\n{textwrap.indent(textwrap.fill(text, WIDTH - 2), '  ')}" for name, text in parts if text]
    return "\n\n".join([head, *body]) + "\n"

"""`iki explain`: a check, with its legal source and examples."""

import textwrap
from typing import Annotated

import typer

from iki_graph.checks.catalogue import Aturan, catalogue, comparing_rules
from iki_graph.checks.catalogue import explain as found
from iki_graph.checks.profile import builtin
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
    """Explain a check: what it asks for and why, its legal source, examples, how to mend, its level in each profile.

    Without a code: list all checks.
    """
    if code is None:
        rows = [
            (rule.kode, rule.tingkat, rule.jenis, rule.nama_en if lang == "en" else rule.nama)
            for rule in (catalogue() | comparing_rules()).values()
        ]
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
        ("Profiles" if english else "Profil", _profiles(rule, english)),
    ]
    head = f"{rule.kode}  {rule.nama_en if english else rule.nama}  [{rule.tingkat}, {rule.jenis}]"
    body = [f"{name}:\n{textwrap.indent(_filled(text), '  ')}" for name, text in parts if text]
    return "\n\n".join([head, *body]) + "\n"


def _filled(text: str) -> str:
    return "\n".join(textwrap.fill(line, WIDTH - 2, subsequent_indent="  " if "\n" in text else "") for line in text.splitlines())


def _profiles(rule: Aturan, english: bool) -> str:
    """What each built-in profile makes of a check, one a line."""
    lines = []
    for name, profile in builtin().items():
        changed = profile.apply({rule.kode: rule}).get(rule.kode)
        if changed is None:
            lines.append(f"{name}: {'off' if english else 'dimatikan'}")
            continue
        text = f"{name}: {changed.tingkat}, {changed.jenis}"
        if changed.pesan != rule.pesan:
            text += f'; "{changed.pesan_en if english else changed.pesan}"'
        if changed.dasar != rule.dasar:
            text += f"; {'source' if english else 'dasar'}: {changed.dasar}"
        lines.append(text)
    return "\n".join(lines)

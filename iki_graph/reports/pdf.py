"""Reports as PDF, set by Typst (extra `pdf`): tagged for screen readers, with the fonts that Typst brings along."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from importlib.util import find_spec
from typing import Any

from iki_graph.errors import UsageError
from iki_graph.reports.archive import clean
from iki_graph.reports.labels import words, written
from iki_graph.reports.note import Catatan, rewritten
from iki_graph.reports.tables import Tabel
from iki_graph.resources import resource


def document(note: Catatan, tree: str = "") -> bytes:
    """The note as PDF, with the drawing of the performance tree (SVG) where there is one. Raises UsageError without the extra."""
    return _set("catatan.typ", asdict(note) | {"tabel": _cells(note.tabel, note.bahasa)}, note.bahasa, tree)


def of_tables(title: str, tables: Sequence[Tabel], lang: str = "id") -> bytes:
    """Tables under their titles. Raises UsageError without the extra."""
    return _set("tabel.typ", {"judul": title, "bahasa": lang, "tabel": _cells(tables, lang)}, lang)


def available() -> bool:
    """Whether the extra is installed."""
    return find_spec("typst") is not None


def _cells(tables: Sequence[Tabel], lang: str) -> list[dict[str, Any]]:
    """The tables as plain data, each number in their cells as what is written for it, under the key `angka`."""
    return [
        asdict(table)
        | {"baris": [[{"angka": written(cell, lang)} if isinstance(cell, int | float) else cell for cell in row] for row in table.baris]}
        for table in tables
    ]


def _set(template: str, data: dict[str, Any], lang: str, tree: str = "") -> bytes:
    # No standard is asked for: PDF/UA refuses a whole document for one sign that the fonts lack.
    inputs = {"data": json.dumps(rewritten(data, clean)), "words": json.dumps(words(lang)), "tree": tree}
    return _typst(resource("reports/templates") / template, inputs, format="pdf")


def _typst(source: Any, inputs: dict[str, str], **options: Any) -> bytes:
    try:
        import typst
    except ImportError:
        raise UsageError("PDF memerlukan paket Typst; pasang dengan: pip install 'iki-graph[pdf]'") from None
    made: bytes = typst.compile(source, sys_inputs=inputs, ignore_system_fonts=True, **options)
    return made

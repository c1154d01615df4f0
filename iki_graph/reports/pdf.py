"""The review note as PDF, set by Typst (extra `pdf`): tagged for screen readers, with the fonts that Typst brings along."""

import json
from dataclasses import asdict
from types import ModuleType

from iki_graph.errors import UsageError
from iki_graph.reports.labels import words
from iki_graph.reports.note import Catatan
from iki_graph.resources import resource


def document(note: Catatan, tree: str = "") -> bytes:
    """The note as PDF, with the drawing of the performance tree (SVG) where there is one. Raises UsageError without the extra."""
    inputs = {"data": json.dumps(asdict(note)), "words": json.dumps(words(note.bahasa)), "tree": tree}
    template = resource("reports/templates") / "catatan.typ"
    made: bytes = _typst().compile(template, format="pdf", sys_inputs=inputs, ignore_system_fonts=True, pdf_standards="ua-1")
    return made


def _typst() -> ModuleType:
    try:
        import typst
    except ImportError:
        raise UsageError('PDF memerlukan Typst; pasang dengan: pip install "iki-graph[pdf]".') from None
    return typst

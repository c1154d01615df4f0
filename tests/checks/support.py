"""A complete decree to damage."""

from pathlib import Path
from typing import Any

from iki_graph.record import Rekaman

COMPLETE = Path(__file__).parent.parent / "shapes" / "lengkap.json"

ROW = "/jabatan/1/iki/0"
"""A row of the complete decree: a percentage with its formula, on line 97."""


def complete() -> Rekaman:
    """The record of a decree without a fault; a new one at each call."""
    return Rekaman.model_validate_json(COMPLETE.read_text(encoding="utf-8"))


def damaged(pointer: str, value: Any) -> Rekaman:
    """The complete decree with one value changed."""
    rekaman = complete()
    *way, last = pointer.strip("/").split("/")
    at: Any = rekaman
    for step in way:
        at = at[int(step)] if isinstance(at, list) else getattr(at, step)
    if isinstance(at, list):
        at[int(last)] = value
    else:
        setattr(at, last, value)
    return rekaman

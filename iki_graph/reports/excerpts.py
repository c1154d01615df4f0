"""The source lines under a finding, shortened around the words in question."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from iki_graph.checks.temuan import Temuan
from iki_graph.record import Rekaman
from iki_graph.reports.digest import fields

MOST_LINES = 4
"""So many source lines are quoted under one finding; the line numbers tell the rest."""
MOST_CHARACTERS = 360
"""So much of one source line is quoted: OCR puts whole table rows on a line."""


@dataclass(frozen=True)
class Quoted:
    """One source line under a finding, with the words in question between `before` and `after`."""

    number: int
    before: str
    marked: str
    after: str


def quoted(rekaman: Rekaman, item: Temuan, lines: Sequence[str], hide: Callable[[str], str]) -> list[Quoted]:
    """The source lines of a finding, shortened around the words in question."""
    if item.baris is None or not lines:
        return []
    first, last = item.baris
    words = _words(rekaman, item)
    numbered = [(number, " ".join(lines[number - 1].split())) for number in range(first, min(last, len(lines)) + 1)]
    told = [(number, text) for number, text in numbered if text]
    wanted = [(number, text) for number, text in told if any(word in text for word in words)]
    return [_excerpt(number, text, words, hide) for number, text in (wanted or told)[:MOST_LINES]]


def _words(rekaman: Rekaman, item: Temuan) -> list[str]:
    """The texts of the record that a finding's check looks at."""
    found = []
    for field in fields(item):
        value: Any = rekaman
        for key in (field if field.startswith("/") else f"{item.unsur}/{field}").strip("/").split("/"):
            value = _inside(value, key)
        found.append(value)
    return [text for text in found if isinstance(text, str) and text]


def _inside(value: Any, key: str) -> Any:
    """One step of a JSON pointer into a record; None if there is no such step."""
    if isinstance(value, list):
        return value[int(key)] if key.isdecimal() and int(key) < len(value) else None
    return getattr(value, key, None) if isinstance(value, BaseModel) and key in type(value).model_fields else None


def _excerpt(number: int, text: str, words: Iterable[str], hide: Callable[[str], str]) -> Quoted:
    # Hidden before anything is cut: half a name would no longer be recognised.
    text = hide(text)
    # A mark over nearly the whole line says nothing.
    marked = next((word for word in map(hide, words) if word in text and len(word) < 0.8 * len(text)), "")
    if not marked:
        return Quoted(number, text if len(text) <= MOST_CHARACTERS else text[:MOST_CHARACTERS].rstrip() + " …", "", "")
    before, _, after = text.partition(marked)
    room = max((MOST_CHARACTERS - len(marked)) // 2, 40)
    before = before if len(before) <= room else "… " + before[-room:]
    after = after if len(after) <= room else after[:room] + " …"
    return Quoted(number, before, marked, after)

"""On which pages of a pile a decree begins: pictures that were numbered one after another may be of several."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from iki_graph.parsing.annex import read_annex
from iki_graph.parsing.closing import read_closing
from iki_graph.parsing.flow import bare
from iki_graph.parsing.labels import ANNEX_HEAD
from iki_graph.parsing.landmarks import find_landmarks, parts
from iki_graph.parsing.mentions import identity_of
from iki_graph.parsing.offices import office_in
from iki_graph.parsing.title import read_header
from iki_graph.parsing.unfolding import unfold
from iki_graph.parsing.value import Value
from iki_graph.parsing.words import letters
from iki_graph.reading import Line

_CONSIDERATION = re.compile(r"^\W*(?:menimbang\W*)?(?:[a-z0-9]\s?[.)]\s*)?bahwa\b", re.IGNORECASE)
_LABEL = re.compile(r"\bmenimbang\b\W{0,4}(?:\w\W{1,3})?bahwa\b", re.IGNORECASE)
"""The label of considerations with the first of them, whatever specks stand before it."""
_HEAD = 12
"""Filled lines that a page has at most which bears nothing but a title."""
_ALIKE = 0.85
"""Likeness from which two readings of a scan are taken for the same print, 0 to 1."""
_SAME_NUMBER = 0.75
"""Likeness below which two numbers are different whatever else a page says."""
_SAID = ("nomor", "tanggal", "tentang")


@dataclass(frozen=True)
class _Page:
    """What a page shows: a `foreword`, the `body` of a decree (its considerations), a `title` that stands alone, the head of an `annex`, a
    `table`; what it `said` of its decree (number, date, title), and its `office`."""

    foreword: bool
    body: bool
    title: bool
    annex: bool
    table: bool
    said: dict[str, str]
    office: str


def beginnings(pages: Sequence[Sequence[Line]]) -> list[int]:
    """The pages (from 0) on which another decree begins than on those before; the first is always one. `pages` are the lines of each.

    A decree begins with its considerations, with a title above them on a page of its own, or with a foreword; annexes begin one where they name a decree of
    another number and date or title, and sheets without any decree where they are of another office.
    """
    found: list[int] = []
    current: list[_Page] = []
    for at, lines in enumerate(pages):
        page = _seen(tuple(unfold(lines)))
        if not found or _begins(page, current):
            found.append(at)
            current = []
        current.append(page)
    return found


def _begins(page: _Page, before: Sequence[_Page]) -> bool:
    said = {key: text for one in reversed(before) for key, text in one.said.items()}
    if page.body and any(one.foreword for one in before) and not any(one.body for one in before):
        return False
    if page.body or page.foreword:
        return any(one.body or one.annex or one.table for one in before)
    if page.title:
        return any(one.body for one in before) and not _alike(page.said.get("nomor"), said.get("nomor"), _ALIKE)
    if page.annex and (own := page.said.get("nomor")) and (other := said.get("nomor")) and own != other:
        differ = [key for key in _SAID[1:] if page.said.get(key) and said.get(key) and not _alike(page.said[key], said[key], _ALIKE)]
        return bool(differ) or not _alike(own, other, _SAME_NUMBER)
    if page.annex or any(one.body or one.annex for one in before):
        return False
    office = next((one.office for one in before if one.office), "")
    return bool(office and page.office) and not _alike(page.office, office, _ALIKE)


def _alike(one: str | None, other: str | None, least: float) -> bool:
    return one is not None and other is not None and SequenceMatcher(None, one, other, autojunk=False).ratio() >= least


def _seen(lines: Sequence[Line]) -> _Page:
    marks = find_landmarks(lines)
    texts = [bare(line) for line in lines]
    head = next((at for at, text in enumerate(texts) if ANNEX_HEAD.match(text)), None)
    label = next((at for at, text in enumerate(texts) if _LABEL.search(text)), None)
    start = next((at for at in (marks.title, marks.menimbang, label) if at is not None), None)
    decree = start is not None and (head is None or start < head)  # else it is the head of an annex that has the title
    body = decree and (label is not None or None not in (marks.title, marks.menimbang) or any(map(_CONSIDERATION.match, texts)))
    table = any(sum(map(bool, line.cells or ())) > 2 for line in lines)
    short = not body and not table and sum(map(bool, texts)) <= _HEAD
    title = decree and short and marks.title is not None and texts[marks.title].isupper()
    if head is not None and not decree:
        said = identity_of(lines[head:], "lampiran") or {}
    else:
        # On other pages what looks like a title is a cited decree.
        said = {**(read_header(lines, marks) if body or title else {}), **read_closing(lines, marks)}
    return _Page(
        foreword=any(kind == "kata-pengantar" for kind, *_ in parts(lines, marks)),
        body=body,
        title=title,
        annex=head is not None,
        table=table,
        said={key: letters(value.text) for key in _SAID if isinstance(value := said.get(key), Value)},
        office="" if head is not None or decree else _office(lines),
    )


def _office(lines: Sequence[Line]) -> str:
    """The office that sheets name above their tables; '' if they name none."""
    annex = read_annex(lines, 0)
    named = annex.instansi.text if annex.instansi else next((text for one in annex.headings if (text := office_in(one.text))), "")
    return letters(named)

"""What the pages carry besides the text: running headers and footers, page numbers, catchwords."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from iki_graph.reading.page import Fragment, Page, TextLine, letters

PAGE_NUMBER = re.compile(r"^\W*(?:(?:hal(?:aman)?|page)\.?\s*)?\d{1,4}\W*(?:(?:dari|of|/)\s*\d{1,4}\W*)?$", re.IGNORECASE)
_CATCHWORD = re.compile(r"^(?P<word>.{1,60}?)\s*(?:\.\s?){3,}$|^(?P<ellipsis>.{1,60}?)\s*…[….\s]*$")
_LEADER = re.compile(r"^[.…\s]*[….]{2,}\s*/?\s*\d{1,3}\W*$|^\W*\d{1,3}\s*[….]{2,}$|^\W*/\s*\d{1,3}\W*$")
_MACHINE = re.compile(
    r"\d{1,2}/\d{1,2}/\d{2,4},?\s+\d{1,2}[.:]\d\d|\b(?:https?|file):/|\bhal(?:aman)?\.?\s*\d+\s*(?:dari|/)\s*\d+", re.IGNORECASE
)
"""Date and time, address or count of pages, as programs print them."""
_COUNTING = re.compile(r"\s{2}(?P<behind>\d{1,3})$|^(?P<before>\d{1,3})\s{2}")
ADDRESS = re.compile(r"^(?:https?|file)\W{1,5}\S.*\s\d{1,4}/\d{1,4}$", re.IGNORECASE)
"""The line that browsers print at the foot of a page."""
_NAMING = re.compile(r"^\W*(?:lampiran|nomor|tanggal|tentang)\b", re.IGNORECASE)
"""What the first of running headers may say of the annex or the decree."""
_MARK = re.compile(r"^\(?(?:(?P<number>\d{1,2})|(?P<letter>[a-z]))[.)]\s*\D")
_ZONE = 0.14
"""Share of a page, at its top and at its foot, in which such lines stand."""
_FEWEST = 3
"""Pages on which a line must stand in the same place to be a running one."""
_DENSE = 0.8
"""Share of the pages from its first to its last on which it must stand."""


def without_furniture(pages: Sequence[Page]) -> None:
    """Take running headers and footers, page numbers and catchwords out of the pages."""
    running = _running(pages)
    for page in pages:
        page.blocks = [b for b in page.blocks if not (isinstance(b, TextLine) and (id(b) in running or _is_number(b, page)))]
    for page, following in pairwise(pages):
        last = page.blocks[-1] if page.blocks else None
        if isinstance(last, TextLine) and _is_catchword(last, following):
            page.blocks.pop()


def _zone(line: TextLine, page: Page) -> str | None:
    middle = (line.box[1] + line.box[3]) / 2
    return "top" if middle < _ZONE * page.height else "foot" if middle > (1 - _ZONE) * page.height else None


def _is_number(line: TextLine, page: Page) -> bool:
    """A page number: it is the first or the last line of its page, and stands near the edge."""
    ends = [b for b in (page.blocks[0], page.blocks[-1]) if isinstance(b, TextLine)]
    printed = PAGE_NUMBER.match(line.text) or _LEADER.match(line.text) or ADDRESS.match(line.text)
    return line in ends and _zone(line, page) is not None and bool(printed)


def _running(pages: Sequence[Page]) -> set[int]:
    """The lines (by id) of running headers, but for their first occurrence (it may name the annex), and of running footers."""
    places: dict[tuple[str, str, int], list[tuple[int, TextLine]]] = defaultdict(list)
    for n, page in enumerate(pages):
        for block in page.blocks:
            if isinstance(block, TextLine) and (zone := _zone(block, page)) is not None:
                text = re.sub(r"\d+", "0", letters([block.text]))
                offset = block.box[1] if zone == "top" else page.height - block.box[3]
                places[zone, text, round(offset / 6)].append((n, block))
    headers: dict[int, list[TextLine]] = defaultdict(list)
    found: set[int] = set()
    counting: set[tuple[str, str]] = set()
    for (zone, text, _), lines in places.items():
        on = [n for n, _ in lines]
        if not text or len(on) < _FEWEST or len(on) < _DENSE * (on[-1] - on[0] + 1):
            continue
        first = lines[0][1].text
        if _count_pages(lines):
            counting.add((zone, text))
        if zone == "foot" or _MACHINE.search(first) or (zone, text) in counting:
            found |= {id(line) for _, line in lines}
            continue
        naming = first.upper() == first or _NAMING.match(first)
        for n, line in lines[1 if naming else 0 :]:
            headers[n].append(line)
    if any(n and _goes_on(pages[n - 1], pages[n], lines) for n, lines in headers.items()):
        found |= {id(line) for lines in headers.values() for line in lines}
    # Turned pages, and those of another size, are too few to tell by themselves, and have the same line at another height; so have
    # those with other margins, where it is known by the number of the page.
    known = {(zone, text) for (zone, text, _), lines in places.items() if all(id(line) in found for _, line in lines)}
    sizes = {text: {_size(pages[n]) for (_, t, _), lines in places.items() if t == text for n, _ in lines} for _, text in known}
    return found | {
        id(line)
        for (zone, text, _), lines in places.items()
        if (zone, text) in known and (len(sizes[text]) > 1 or (zone, text) in counting)
        for _, line in lines
    }


def _count_pages(lines: Sequence[tuple[int, TextLine]]) -> bool:
    """Whether lines of some pages end or begin with the number of their page, far from the rest."""
    found = [_COUNTING.search(line.text) for _, line in lines]
    numbers = [int(m["behind"] or m["before"]) for m in found if m]
    return len(numbers) == len(lines) and len({number - n for number, (n, _) in zip(numbers, lines, strict=True)}) == 1


def _size(page: Page) -> tuple[int, int]:
    return round(page.width), round(page.height)


def _goes_on(before: Page, page: Page, header: Sequence[TextLine]) -> bool:
    """Whether the text goes on below a header over the page end, in a sentence, list or table: then it is no heading of a new part."""
    rest = [b for b in page.blocks if not any(b is line for line in header)]
    ends = [b for b in before.blocks if not (isinstance(b, TextLine) and PAGE_NUMBER.match(b.text))]
    if not rest or not ends:
        return False
    first, last = rest[0], ends[-1]
    if isinstance(first, TextLine):
        mark = _MARK.match(first.text)
        return first.text[:1].islower() or mark is not None and (mark["number"] or mark["letter"]) not in ("1", "a")
    return isinstance(last, Fragment) and len(first.rows[0]) == len(last.rows[0])


def _is_catchword(line: TextLine, following: Page) -> bool:
    """`MEMUTUSKAN ....` at a page's foot where the next page begins with MEMUTUSKAN; `……/2`."""
    if _LEADER.match(line.text):
        return True
    match = _CATCHWORD.match(line.text)
    if match is None or not following.blocks:
        return False
    word = letters([match.group("word") or match.group("ellipsis")])
    first = following.blocks[0]
    begins = letters([first.text] if isinstance(first, TextLine) else [c.text for c in first.rows[0]])
    return bool(word) and begins.startswith(word)

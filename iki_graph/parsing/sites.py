"""What sites for documents print above the text of one: the beginning of its title, its size, buttons."""

import re
from collections.abc import Sequence
from dataclasses import replace

from iki_graph.reading import Line

_HEAD = 60
"""Lines in which what a site prints above a text ends."""
_TEXT_BELOW = re.compile(r"^\W*(?:Transkripsi|Transcript(?:ion)?)\W*$", re.IGNORECASE)
"""The heading of the text itself."""
_SIZES = re.compile(r"^\W*(?:Views\s+\d+|\d+\s+downloads)\s.*\b(?:File\s+size|Size\s+Report)\b", re.IGNORECASE)
"""How often it was seen and how large it is, right above the text."""
_TEXT_OF_SITE = re.compile(r"^\W*Teks\s+penuh\W*$", re.IGNORECASE)
_DECREE = re.compile(r"(?:KEPUTUSAN|PERATURAN)\b")


def without_site(lines: Sequence[Line]) -> list[Line]:
    """The lines, those of the site above a text emptied that begin its title; the text has it whole."""
    last = next(
        (i for i, line in reversed(list(enumerate(lines[:_HEAD]))) if _TEXT_BELOW.match(line.text) or _SIZES.match(line.text)), None
    )
    if last is None and (text := next((i for i, line in enumerate(lines[:_HEAD]) if _TEXT_OF_SITE.match(line.text)), None)):
        return [*(replace(line, text="") if "bahwa" in line.text else line for line in lines[:text]), *lines[text:]]
    if last is None or not any(_DECREE.search(line.text) for line in lines[last + 1 : last + _HEAD]):
        return list(lines)
    return [
        *(replace(line, text="") if _DECREE.search(line.text) or i == last else line for i, line in enumerate(lines[: last + 1])),
        *lines[last + 1 :],
    ]

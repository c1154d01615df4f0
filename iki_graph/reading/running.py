"""Running heads and page numbers in plain text that has pages (form feeds), as `pdftotext` leaves them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby, takewhile

from iki_graph.reading.document import Line
from iki_graph.reading.page import letters

_NUMBER = re.compile(r"^[-–(\s]*(?:hal(?:aman)?\.?\s*)?\d{1,4}[-–)\s]*(?:(?:dari|/)\s*\d{1,4}\W*)?$", re.IGNORECASE)
_COLUMNS = re.compile(r" {2,}")
_LINES = 6
"""Lines at the head of a page among which running ones stand."""
_FEWEST = 3
"""Pages running on which a line must stand."""


def running_lines(raw: Sequence[str], content: Sequence[Line]) -> set[int]:
    """Indexes of the lines at the head of pages that stand on the page before too, but for their first occurrence (it may name the
    annex), where there are three in a row; and of page numbers at the head or foot of a page."""
    pages = [[i for i, _ in own] for _, own in groupby(enumerate(content), key=lambda pair: pair[1].place)]
    if len(pages) < _FEWEST:
        return set()
    filled = [[i for i in page if not content[i].blank] for page in pages]
    found = {i for page in filled for i in (page[:1] + page[-1:]) if _NUMBER.match(content[i].text)}
    heads = [list(takewhile(lambda i: not _COLUMNS.search(raw[i].strip()), (i for i in page if i not in found))) for page in filled]
    on: dict[str, dict[int, int]] = defaultdict(dict)
    for n, head in enumerate(heads):
        for i in head[:_LINES]:
            if content[i].cells is None and (key := re.sub(r"\d+", "0", letters([content[i].text]))):
                on[key].setdefault(n, i)
    for places in on.values():
        runs: list[list[int]] = []
        for n in sorted(places):
            if runs and n == runs[-1][-1] + 1:
                runs[-1].append(n)
            else:
                runs.append([n])
        found |= {places[n] for run in runs if len(run) >= _FEWEST for n in run[1:]}
    return found

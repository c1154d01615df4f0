"""SVG on paper (PDF) and as pixels (PNG), by the typesetter Typst, an optional package that brings its own fonts.

Only these fonts are used, and no clock, so that the same pictures give the same bytes on every machine.
"""

import re
from collections.abc import Sequence
from typing import Any

from iki_graph.errors import UsageError

FONTS, SIZE = "'Libertinus Serif'", 13.0
"""A font that Typst brings with it, and the size at which its letters run no wider than those that boxes are made for."""

LARGEST = 16_000
"""Dots on the longer side of a PNG."""

ROOM = (1134.0, 779.0)
"""Points of A3 landscape within the margins."""

LARGE = 0.95
"""Points that a unit of a picture takes at most: small pictures do not get huge letters."""

_PAGES = """
#set document(title: sys.inputs.judul, date: none)
#set text(lang: "id", font: "Libertinus Serif", size: 8pt)
#set page("a3", flipped: true, margin: (x: 10mm, top: 10mm, bottom: 12mm), footer-descent: 4mm,
  footer: context align(right)[#counter(page).display("1 / 1", both: true)])
#set align(center)
"""
_PAGE = '#image("{at}.svg", width: {width:.1f}pt, alt: sys.inputs.at("alt-{at}"))\n'
_PIXELS = '#set page(width: {width}pt, height: {height}pt, margin: 0pt)\n#image("0.svg", width: 100%)\n'


def pdf(pictures: Sequence[str], titles: Sequence[str]) -> bytes:
    """SVG pictures as the pages of a PDF, A3 landscape, with their titles for those who do not see them."""
    inputs = {"judul": titles[0], **{f"alt-{at}": title for at, title in enumerate(titles)}}
    pages = []
    for at, picture in enumerate(pictures):
        width, height = _extent(picture)
        pages.append(_PAGE.format(at=at, width=width * min(ROOM[0] / width, ROOM[1] / height, LARGE)))
    return _compiled(_PAGES + "#pagebreak()\n".join(pages), pictures, format="pdf", sys_inputs=inputs, timestamp=0)


def png(picture: str) -> bytes:
    """An SVG picture as PNG, at most with two dots for each unit of it, and never larger than programs can show."""
    width, height = _extent(picture)
    dots = min(2.0, LARGEST / max(width, height))
    return _compiled(_PIXELS.format(width=width, height=height), [picture], format="png", ppi=72 * dots)


def _extent(picture: str) -> tuple[float, float]:
    width, height = re.findall(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', picture)[0]
    return float(width), float(height)


def _compiled(source: str, pictures: Sequence[str], **options: Any) -> bytes:
    try:
        import typst
    except ImportError:
        raise UsageError("PDF dan PNG memerlukan paket Typst; pasang dengan: pip install 'iki-graph[pdf]'") from None
    files = {"main": source.encode(), **{f"{at}.svg": picture.encode() for at, picture in enumerate(pictures)}}
    made: bytes = typst.compile(files, ignore_system_fonts=True, **options)
    return made

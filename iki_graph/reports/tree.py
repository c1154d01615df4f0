"""The pohon kinerja of a decree as a picture (SVG), alone or one below the other.

Nothing in the pictures depends on colour: kinds of link differ by their dashes and by the mark at the upper end; what is missing bears a
thick rim and words.
"""

import hashlib
import html
import re
from collections.abc import Iterator, Sequence

from iki_graph.reports.labels import labels
from iki_graph.reports.tree_layout import LABEL, LINE, MARGIN, MARK, SIZE, Layout, Placed, Point, arrange
from iki_graph.reports.tree_text import width, wrap
from iki_graph.reports.tree_view import KINDS, View

_DASHES = {"dinyatakan": "", "ditinjau": "12 3 2 3", "disimpulkan": "7 4", "atasan": "1.5 4"}
_INK = {"dinyatakan": "#1d3557", "ditinjau": "#1d3557", "disimpulkan": "#1d6f8b", "atasan": "#5f6b76"}
_MARKS = {
    "dinyatakan": "M-4.5 4L0 -4L4.5 4Z",
    "ditinjau": "M0 -5L5 0L0 5L-5 0Z",
    "disimpulkan": "M-3.5 0A3.5 3.5 0 1 1 3.5 0A3.5 3.5 0 1 1 -3.5 0Z",
}
"""Shapes about their middle: a triangle, a diamond, a ring."""

FONTS = "Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
"""Fonts for screens; `wrap` leaves room for the widest of them."""

_STYLE = """
.pk {{ font: {size}px {fonts}; fill: #1b2530; }}
.pk .judul {{ font-size: 18px; font-weight: bold; }}
.pk .pita {{ font-weight: bold; fill: #44505c; }}
.pk .head {{ font-weight: bold; fill: #44505c; }}
.pk .name {{ font-weight: bold; }}
.pk .number {{ font-weight: bold; fill: #44505c; }}
.pk .note {{ fill: #44505c; }}
.pk .gap {{ font-weight: bold; fill: #9b2226; }}
"""

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def escape(text: str) -> str:
    """A text for XML, without the signs that XML cannot hold."""
    return html.escape(_NOT_XML.sub("", text))


def svg(views: Sequence[View], fonts: str = FONTS, size: float = SIZE) -> str:
    """The pictures of these views, one below the other, as one SVG that is complete in itself and fit to stand inside a page.

    `fonts` and `size` of the letters: the widths of boxes are made for FONTS at SIZE; give others only if they run no wider.
    """
    layouts = [arrange(view) for view in views]
    wide = max([800.0, *(layout.width for layout in layouts)])
    high = sum(layout.height for layout in layouts)
    key = hashlib.sha256("".join(view.title + view.summary for view in views).encode()).hexdigest()[:8]
    extent = f'viewBox="0 0 {_n(wide)} {_n(high)}" width="{_n(wide)}" height="{_n(high)}"'
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="pk" role="img" aria-labelledby="pk-{key}-judul pk-{key}-isi" {extent}>',
        f'<title id="pk-{key}-judul">{escape(views[0].title)}</title>',
        f'<desc id="pk-{key}-isi">{escape(" ".join(view.summary for view in views))}</desc>',
        f"<style>{_STYLE.format(fonts=fonts, size=_n(size))}</style>",
        f'<rect width="{_n(wide)}" height="{_n(high)}" fill="#ffffff"/>',
    ]
    top = 0.0
    for view, layout in zip(views, layouts, strict=True):
        out += _picture(view, layout, wide, top)
        top += layout.height
    return "\n".join([*out, "</svg>"]) + "\n"


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _picture(view: View, layout: Layout, wide: float, top: float) -> Iterator[str]:
    """The parts of one picture, moved down to its top."""
    for placed in layout.placed.values():
        placed.y += top
    title = wrap(view.title, wide - 2 * MARGIN, 18, bold=True, most=2)
    yield from (f'<text class="judul" x="{MARGIN}" y="{_n(top + 24 + 20 * i)}">{escape(line)}</text>' for i, line in enumerate(title))
    yield from _legend(view, top + 26 + 20 * len(title))
    yield from _bands(layout, wide, top)
    for kind, points in layout.lines:
        yield _line(kind, [(x, y + top) for x, y in points])
    yield from (_box(placed, view.lang) for placed in layout.placed.values())
    yield from (_mark(kind, x, y + top + 4) for kind, (x, y) in layout.marks if kind in _MARKS)


def _legend(view: View, y: float) -> Iterator[str]:
    """Samples of the kinds of link in the picture, and of the mark for what is missing."""
    kinds = {link.kind for link in view.links} | {kind for box in view.boxes.values() for item in box.items for kind, *_ in item.serves}
    x = float(MARGIN)
    label = labels(view.lang)
    for kind in KINDS:
        if kind in kinds:
            words = label(f"pohon-{kind}")
            yield _line(kind, [(x, y - 4), (x + 40, y - 4)])
            if kind in _MARKS:
                yield _mark(kind, x + 34, y - 4)
            yield f'<text x="{_n(x + 48)}" y="{_n(y)}">{escape(words)}</text>'
            x += 80 + width(words, SIZE)
    yield f'<rect x="{_n(x)}" y="{_n(y - 13)}" width="22" height="16" rx="3" fill="#fff5f3" stroke="#9b2226" stroke-width="2.5"/>'
    yield f'<text x="{_n(x + 30)}" y="{_n(y)}" class="gap">! {escape(label("pohon-telaah"))}</text>'


def _bands(layout: Layout, wide: float, above: float) -> Iterator[str]:
    for i, (name, top, bottom) in enumerate(layout.bands):
        fill = "#f1f4f7" if i % 2 == 0 else "#e7ecf1"
        yield f'<rect x="0" y="{_n(above + top)}" width="{_n(wide)}" height="{_n(bottom - top)}" fill="{fill}"/>'
        for k, line in enumerate(wrap(name, LABEL + 12, SIZE, bold=True, most=8)):
            yield f'<text class="pita" x="{MARGIN}" y="{_n(above + top + 24 + LINE * k)}">{escape(line)}</text>'


def _line(kind: str, points: list[Point]) -> str:
    path = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
    dashes = f' stroke-dasharray="{_DASHES[kind]}"' if _DASHES[kind] else ""
    return f'<polyline points="{path}" fill="none" stroke="{_INK[kind]}" stroke-width="1.6" stroke-linejoin="round"{dashes}/>'


def _mark(kind: str, x: float, y: float) -> str:
    fill = "#ffffff" if kind == "disimpulkan" else _INK[kind]
    return f'<path d="{_MARKS[kind]}" transform="translate({_n(x)} {_n(y)})" fill="{fill}" stroke="{_INK[kind]}" stroke-width="1.4"/>'


def _box(placed: Placed, lang: str) -> str:
    box = placed.box
    rim = ("#9b2226", 2.5) if box.gap else ("#1d3557", 2.0) if box.level == "iku" else ("#7b8794", 1.0)
    corner = 10 if box.level == "jabatan" else 3
    place = f'x="{_n(placed.x)}" y="{_n(placed.y)}" width="{_n(placed.width)}" height="{_n(placed.height)}" rx="{corner}"'
    look = f'fill="{"#fff5f3" if box.gap else "#ffffff"}" stroke="{rim[0]}" stroke-width="{rim[1]}"'
    out = [f"<g><title>{escape(_spoken(placed, lang))}</title>", f"<rect {place} {look}/>"]
    for text, style, dx, dy in placed.lines:
        x, y = placed.x + dx, placed.y + dy
        if style in _MARKS:
            out.append(_mark(style, x + 5, y - 4))
            x, style = x + MARK, "note"
        out.append(f'<text class="{style}" x="{_n(x)}" y="{_n(y)}">{escape(text)}</text>')
    return "\n".join(out) + "</g>"


def _spoken(placed: Placed, lang: str) -> str:
    """All that a box says, in one sentence or more, the kinds of link in words."""
    box = placed.box
    label = labels(lang)
    parts = [box.head, box.text, *box.notes, box.gap]
    for item in box.items:
        parts += [f"IKI {item.number}: {item.text}", *(f"{label(f'pohon-{kind}')}: {words}" for kind, _, words in item.serves), item.gap]
    return ". ".join(part for part in parts if part)

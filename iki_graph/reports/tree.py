"""The pohon kinerja of a decree as a picture (SVG) or for other tools (DOT, Mermaid).

Nothing in the pictures depends on colour: kinds of link differ by their dashes, what is missing bears a thick rim and words.
"""

import hashlib
import html
import re

import networkx as nx

from iki_graph.reports.tree_layout import LABEL, LINE, MARGIN, PAD, SIZE, Layout, Placed, Point, arrange
from iki_graph.reports.tree_text import wrap
from iki_graph.reports.tree_view import KINDS, View, view

_DASHES = {"dinyatakan": "", "disimpulkan": "7 4", "atasan": "1.5 4"}
_INK = {"dinyatakan": "#1d3557", "disimpulkan": "#1d6f8b", "atasan": "#5f6b76"}

_STYLE = f"""
.pk {{ font: {SIZE}px Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif; fill: #1b2530; }}
.pk .judul {{ font-size: 18px; font-weight: bold; }}
.pk .pita {{ font-weight: bold; fill: #44505c; }}
.pk .head {{ font-weight: bold; fill: #44505c; }}
.pk .name {{ font-weight: bold; }}
.pk .note {{ fill: #44505c; }}
.pk .gap {{ font-weight: bold; fill: #9b2226; }}
"""


_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def escape(text: str) -> str:
    """A text for XML, without the signs that XML cannot hold."""
    return html.escape(_NOT_XML.sub("", text))


def svg(cascade: nx.DiGraph, expand: str | None = None) -> str:
    """The picture as SVG, complete in itself and fit to stand inside a page.

    `expand`: show the single IKI of a position ("jabatan:3" or its name) or all that carries an IKU ("iku:0"); None: the overview.
    Raises UsageError if there is no such position or IKU.
    """
    shown = view(cascade, expand)
    layout = arrange(shown)
    wide = max(layout.width, 800.0)
    key = hashlib.sha256(f"{shown.title}{shown.summary}{cascade.graph['berkas']}".encode()).hexdigest()[:8]
    title = wrap(shown.title, wide - 2 * MARGIN, 18, bold=True, most=2)
    size = f'viewBox="0 0 {_n(wide)} {_n(layout.height)}" width="{_n(wide)}" height="{_n(layout.height)}"'
    out = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="pk" role="img" aria-labelledby="pk-{key}-judul pk-{key}-isi" {size}>',
        f'<title id="pk-{key}-judul">{escape(shown.title)}</title>',
        f'<desc id="pk-{key}-isi">{escape(shown.summary)}</desc>',
        f"<style>{_STYLE}</style>",
        f'<rect width="{_n(wide)}" height="{_n(layout.height)}" fill="#ffffff"/>',
        *(f'<text class="judul" x="{MARGIN}" y="{24 + 20 * i}">{escape(line)}</text>' for i, line in enumerate(title)),
        *_legend(len(title)),
        *_bands(layout, wide),
        *(_line(kind, points) for kind, points in layout.lines),
        *(_box(placed) for placed in layout.placed.values()),
        "</svg>",
    ]
    return "\n".join(out) + "\n"


def _n(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")


def _legend(below: int) -> list[str]:
    """Samples of the kinds of link and of the mark for what is missing."""
    y, x = 26 + 20 * below, MARGIN
    out = []
    for kind, words in KINDS.items():
        out += [_line(kind, [(x, y - 4), (x + 40, y - 4)]), f'<text x="{x + 48}" y="{y}">{escape(words)}</text>']
        x += 200
    out.append(f'<rect x="{x}" y="{y - 13}" width="22" height="16" rx="3" fill="#fff5f3" stroke="#9b2226" stroke-width="2.5"/>')
    return [*out, f'<text x="{x + 30}" y="{y}" class="gap">! perlu ditelaah</text>']


def _bands(layout: Layout, wide: float) -> list[str]:
    out = []
    for i, (name, top, bottom) in enumerate(layout.bands):
        fill = "#f1f4f7" if i % 2 == 0 else "#e7ecf1"
        out.append(f'<rect x="0" y="{_n(top)}" width="{_n(wide)}" height="{_n(bottom - top)}" fill="{fill}"/>')
        for k, line in enumerate(wrap(name, LABEL + 12, SIZE, bold=True, most=8)):
            out.append(f'<text class="pita" x="{MARGIN}" y="{_n(top + 24 + LINE * k)}">{escape(line)}</text>')
    return out


def _line(kind: str, points: list[Point]) -> str:
    path = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
    dashes = f' stroke-dasharray="{_DASHES[kind]}"' if _DASHES[kind] else ""
    return f'<polyline points="{path}" fill="none" stroke="{_INK[kind]}" stroke-width="1.6" stroke-linejoin="round"{dashes}/>'


def _box(placed: Placed) -> str:
    box = placed.box
    rim = ("#9b2226", 2.5) if box.gap else ("#1d3557", 2.0) if box.level == "iku" else ("#7b8794", 1.0)
    corner = 10 if box.level in ("jabatan", "iki") else 3
    words = ". ".join(part for part in (box.head, box.text, *box.notes, box.gap) if part)
    place = f'x="{_n(placed.x)}" y="{_n(placed.y)}" width="{_n(placed.width)}" height="{_n(placed.height)}" rx="{corner}"'
    look = f'fill="{"#fff5f3" if box.gap else "#ffffff"}" stroke="{rim[0]}" stroke-width="{rim[1]}"'
    out = [f"<g><title>{escape(words)}</title>", f"<rect {place} {look}/>"]
    for i, (line, style) in enumerate(placed.lines):
        x, y = placed.x + PAD, placed.y + PAD + SIZE - 1 + LINE * i
        out.append(f'<text class="{style}" x="{_n(x)}" y="{_n(y)}">{escape(line)}</text>')
    return "\n".join(out) + "</g>"


def dot(cascade: nx.DiGraph, expand: str | None = None) -> str:
    """The same picture's content for Graphviz. `expand` as in `svg`."""
    shown = view(cascade, expand)
    out = [
        "digraph pohon_kinerja {",
        f"  label={_quoted(shown.title)}; labelloc=t; rankdir=BT;",
        '  node [shape=box, fontname="Arial", fontsize=11]; edge [fontname="Arial"];',
    ]
    for name, nodes in _ranks(shown):
        out.append(f"  {{ rank=same; // {name}".replace("\n", " "))
        for n in nodes:
            look = ', penwidth=3, color="#9b2226"' if shown.boxes[n].gap else ""
            out.append(f"    {_quoted(n)} [label={_quoted(chr(10).join(_label(shown, n)))}{look}];")
        out.append("  }")
    styles = {"dinyatakan": "solid", "disimpulkan": "dashed", "atasan": "dotted"}
    out += [f"  {_quoted(k.child)} -> {_quoted(k.parent)} [style={styles[k.kind]}];" for k in shown.links]
    return "\n".join([*out, "}"]) + "\n"


def mermaid(cascade: nx.DiGraph, expand: str | None = None) -> str:
    """The same picture's content for Mermaid. `expand` as in `svg`."""
    shown = view(cascade, expand)
    names = {n: f"n{i}" for i, n in enumerate(shown.boxes)}
    out = ["flowchart BT", f"  accTitle: {_plain(shown.title)}", f"  accDescr: {_plain(shown.summary)}"]
    for n, box in shown.boxes.items():
        label = "<br/>".join(escape(line).replace("#", "&num;").replace("&", "#") for line in _label(shown, n))
        out.append(f'  {names[n]}["{label}"]' + (":::kurang" if box.gap else ""))
    arrows = {"dinyatakan": "==>", "disimpulkan": "-.->", "atasan": "---"}
    out += [f"  {names[k.child]} {arrows[k.kind]} {names[k.parent]}" for k in shown.links]
    return "\n".join([*out, "  classDef kurang stroke:#9b2226,stroke-width:3px"]) + "\n"


def _ranks(shown: View) -> list[tuple[str, list[str]]]:
    posts = [n for n in shown.boxes if n in shown.superior]
    return [*shown.bands, *([("Jabatan", posts)] if posts else [])]


def _label(shown: View, node: str) -> list[str]:
    box = shown.boxes[node]
    lines = [*([box.head] if box.head else []), *wrap(box.text, 240, SIZE), *box.notes]
    return [*lines, f"! {box.gap}"] if box.gap else lines


def _plain(text: str) -> str:
    """A text for Mermaid's accessible title, where there is no escaping: without the signs that have a meaning there."""
    return " ".join("".join(" " if c in "<>{}#" else "," if c == ";" else c for c in text).split())


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'

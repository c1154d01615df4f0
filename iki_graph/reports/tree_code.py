"""The pohon kinerja for other tools: Graphviz (DOT) and Mermaid. Where IKI are listed, each is a node in the cluster of its position."""

from collections.abc import Iterator

from iki_graph.reports.labels import labels
from iki_graph.reports.tree import escape
from iki_graph.reports.tree_layout import SIZE
from iki_graph.reports.tree_text import wrap
from iki_graph.reports.tree_view import Box, View

_STYLES = {"dinyatakan": "solid", "ditinjau": "bold", "disimpulkan": "dashed", "atasan": "dotted"}
_TIPS = {"dinyatakan": "normal", "ditinjau": "diamond", "disimpulkan": "odot", "atasan": "none"}
_ARROWS = {"dinyatakan": "-->", "ditinjau": "==>", "disimpulkan": "-.->", "atasan": "---"}


def dot(view: View) -> str:
    """A view for Graphviz."""
    out = [
        "digraph pohon_kinerja {",
        f'  label={_quoted(view.title)}; labelloc=t; rankdir=BT; compound=true; fontname="Arial";',
        '  node [shape=box, fontname="Arial", fontsize=11]; edge [fontname="Arial"];',
    ]
    for name, nodes in _ranks(view):
        out.append(f"  {{ rank=same; // {name}".replace("\n", " "))
        out += [f"    {_quoted(n)} [label={_quoted(_label(view.boxes[n]))}{_rim(view.boxes[n].gap)}];" for n in nodes]
        out.append("  }")
    for n, box in view.boxes.items():
        if box.items:
            out.append(f"  subgraph {_quoted(f'cluster {n}')} {{ label={_quoted(_label(box))};")
            for item in box.items:
                out.append(f"    {_quoted(item.node)} [label={_quoted(_words(item.number, item.text, item.gap))}{_rim(item.gap)}];")
            out.append("  }")
    for child, parent, kind in _links(view):
        ends = [f"{side}={_quoted(f'cluster {n}')}" for side, n in (("ltail", child), ("lhead", parent)) if _clustered(view, n)]
        look = ", ".join([f"style={_STYLES[kind]}", f"arrowhead={_TIPS[kind]}", *ends])
        out.append(f"  {_quoted(_anchor(view, child))} -> {_quoted(_anchor(view, parent))} [{look}];")
    return "\n".join([*out, "}"]) + "\n"


def mermaid(view: View) -> str:
    """A view for Mermaid."""
    names: dict[str, str] = {}
    out = ["flowchart BT", f"  accTitle: {_plain(view.title)}", f"  accDescr: {_plain(view.summary)}"]
    for n, box in view.boxes.items():
        names[n] = f"n{len(names)}"
        if not box.items:
            out.append(f'  {names[n]}["{_markup(_label(box))}"]' + (":::kurang" if box.gap else ""))
            continue
        out.append(f'  subgraph {names[n]} ["{_markup(_label(box))}"]')
        for item in box.items:
            names[item.node] = f"n{len(names)}"
            label = _markup(_words(item.number, item.text, item.gap))
            out.append(f'    {names[item.node]}["{label}"]' + (":::kurang" if item.gap else ""))
        out.append("  end")
    out += [f"  {names[child]} {_ARROWS[kind]} {names[parent]}" for child, parent, kind in _links(view)]
    return "\n".join([*out, "  classDef kurang stroke:#9b2226,stroke-width:3px"]) + "\n"


def _links(view: View) -> Iterator[tuple[str, str, str]]:
    """The links of the boxes, those of listed IKI one by one."""
    seen = {*view.boxes, *(item.node for box in view.boxes.values() for item in box.items)}
    for link in view.links:
        if link.kind == "atasan" or not view.boxes[link.child].items:
            yield link.child, link.parent, link.kind
    for box in view.boxes.values():
        for item in box.items:
            yield from ((item.node, parent, kind) for kind, parent, _ in item.serves if parent in seen)


def _clustered(view: View, node: str) -> bool:
    return node in view.boxes and bool(view.boxes[node].items)


def _anchor(view: View, node: str) -> str:
    """The node that stands for a cluster, since Graphviz draws no line from or to a cluster itself."""
    return view.boxes[node].items[0].node if _clustered(view, node) else node


def _ranks(view: View) -> list[tuple[str, list[str]]]:
    """What stands side by side: the bands, then positions by how many superiors they have, each below its own."""
    deep: dict[int, list[str]] = {}
    for post in view.superior:
        if not view.boxes[post].items:
            deep.setdefault(_depth(view, post), []).append(post)
    return [*view.bands, *((labels(view.lang)("pohon-jabatan-tingkat", n=depth + 1), deep[depth]) for depth in sorted(deep))]


def _depth(view: View, post: str) -> int:
    depth, up = 0, view.superior[post]
    while up is not None:
        depth, up = depth + 1, view.superior[up]
    return depth


def _label(box: Box) -> str:
    lines = [*([box.head] if box.head else []), *wrap(box.text, 240, SIZE), *box.notes]
    return "\n".join([*lines, *([f"! {box.gap}"] if box.gap else [])])


def _words(number: int, text: str, gap: str | None) -> str:
    return "\n".join([f"IKI {number}", *wrap(text, 240, SIZE), *([f"! {gap}"] if gap else [])])


def _rim(gap: str | None) -> str:
    return ', penwidth=3, color="#9b2226"' if gap else ""


def _markup(text: str) -> str:
    """A text for a Mermaid label: its lines escaped, by Mermaid's own signs."""
    return "<br/>".join(escape(line).replace("#", "&num;").replace("&", "#") for line in text.split("\n"))


def _plain(text: str) -> str:
    """A text for Mermaid's accessible title, where there is no escaping: without the signs that have a meaning there."""
    return " ".join("".join(" " if c in "<>{}#" else "," if c == ";" else c for c in text).split())


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'

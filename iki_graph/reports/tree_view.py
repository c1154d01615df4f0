"""What a pohon kinerja shows, before any drawing: boxes in bands, the links between them, and what is missing.

The overview folds the IKI of each position into one box, so that a decree of hundreds of IKI stays readable; a view expanded at one
position or one IKU shows single IKI with what they serve.
"""

from dataclasses import dataclass, field

import networkx as nx

from iki_graph.alignment.measures import INDICATORS, measures
from iki_graph.alignment.stated import STATEMENTS
from iki_graph.errors import UsageError
from iki_graph.reference.keys import squash

NAMES = {
    "visi": "Visi",
    "misi": "Misi",
    "tujuan": "Tujuan",
    "sasaran": "Sasaran",
    "iku": "IKU",
    "indikator": "Indikator",
    "program": "Indikator program",
    "jabatan": "Jabatan",
    "iki": "IKI",
}
"""Names of the levels for readers."""

KINDS = {
    "dinyatakan": "dinyatakan dokumen",
    "disimpulkan": "disimpulkan",
    "atasan": "garis atasan saja",
}
"""Kinds of link, strongest first, with their words in the legend."""


@dataclass
class Box:
    """One box: its level, a heading, the text, remarks below it, and what is missing (None: nothing)."""

    level: str
    head: str
    text: str
    notes: list[str] = field(default_factory=list)
    gap: str | None = None


@dataclass(frozen=True)
class Link:
    """A link from child to parent."""

    child: str
    parent: str
    kind: str


@dataclass
class View:
    """A picture's content. `superior`: position to its superior, for the positions that the overview shows as a chart."""

    title: str
    summary: str
    bands: list[tuple[str, list[str]]]
    boxes: dict[str, Box]
    links: list[Link]
    superior: dict[str, str | None]


def view(cascade: nx.DiGraph, expand: str | None = None) -> View:
    """The overview of a cascade, or the view expanded at a position or IKU.

    `expand`: a node ("jabatan:3", "iku:0") or a position's name. Raises UsageError if the decree has no such position or IKU.
    """
    return _overview(cascade) if expand is None else _expanded(cascade, _node(cascade, expand))


def _node(cascade: nx.DiGraph, wanted: str) -> str:
    if wanted in cascade and cascade.nodes[wanted]["level"] in ("jabatan", *INDICATORS):
        return wanted
    for node, data in cascade.nodes(data=True):
        if data["level"] == "jabatan" and squash(wanted) and squash(data["text"] or "") == squash(wanted):
            return str(node)
    raise UsageError(
        f"Tidak ada jabatan atau IKU {wanted!r} dalam dokumen: berikan nama jabatan, atau simpul seperti jabatan:0 atau iku:0."
    )


def _overview(cascade: nx.DiGraph) -> View:
    shown = [n for n, level in cascade.nodes(data="level") if level not in ("iki", "kinerja")]
    posts = [n for n in shown if cascade.nodes[n]["level"] == "jabatan"]
    orphans = set(measures(cascade).orphans)
    boxes = {n: _box(cascade, n, orphans) for n in shown}
    best: dict[tuple[str, str], str] = {}
    for child, parent, kind in cascade.edges(data="kind"):
        ends = (_folded(cascade, child), _folded(cascade, parent))
        if ends[0] != ends[1] and ends[0] in boxes and ends[1] in boxes:
            best[ends] = min(kind, best.get(ends, kind), key=list(KINDS).index)
    superior = {n: next((p for p in cascade.successors(n)), None) for n in posts}
    bands = [(name, nodes) for name, nodes in _bands(cascade, shown) if nodes and nodes[0] not in superior]
    return View(_title(cascade), _summary(cascade), bands, boxes, [Link(*ends, kind) for ends, kind in best.items()], superior)


def _expanded(cascade: nx.DiGraph, node: str) -> View:
    """An IKU with all that carries it, or a position's IKI, up to the highest statement that they reach; in the order of the cascade."""
    service = nx.subgraph_view(cascade, filter_edge=lambda a, b: cascade[a][b]["kind"] != "atasan")
    post = cascade.nodes[node]["level"] == "jabatan"
    chosen = {n for n, owner in cascade.nodes(data="jabatan") if owner == node} if post else {node} | nx.ancestors(service, node)
    chosen |= {up for n in chosen for up in nx.descendants(service, n)}
    shown = [n for n in cascade if n in chosen and cascade.nodes[n]["level"] != "kinerja"]
    orphans = set(measures(cascade).orphans)
    boxes = {n: _box(cascade, n, orphans) for n in shown}
    links = [Link(a, b, kind) for a, b, kind in service.edges(data="kind") if a in boxes and b in boxes]
    name = cascade.nodes[node]["text"] if post else boxes[node].head
    if post:
        for n in chosen & set(boxes):
            if cascade.nodes[n].get("jabatan") == node:
                boxes[n].head = boxes[n].head.partition(",")[0]
    view = View(f"{_title(cascade)}: {name}", f"{len(shown)} unsur kinerja di sekitar {name}.", _bands(cascade, shown), boxes, links, {})
    if not shown:
        view.bands, view.boxes = [(NAMES["jabatan"], [node])], {node: _box(cascade, node, orphans)}
    return view


def _folded(cascade: nx.DiGraph, node: str) -> str:
    return str(cascade.nodes[node].get("jabatan") or node)


def _title(cascade: nx.DiGraph) -> str:
    about = cascade.graph["instansi"] or cascade.graph["berkas"]
    return f"Pohon kinerja {about}" + (f", {cascade.graph['tahun']}" if cascade.graph["tahun"] else "")


def _summary(cascade: nx.DiGraph) -> str:
    """One sentence for those who do not see the picture."""
    levels = [level for _, level in cascade.nodes(data="level")]
    counts = [f"{levels.count(level)} {name if name.isupper() else name.lower()}" for level, name in NAMES.items() if level in levels]
    linked = sum(1 for n, level in cascade.nodes(data="level") if level == "iki" and cascade.out_degree(n))
    return f"Bagan berisi {', '.join(counts)}; {linked} IKI terhubung ke kinerja di atasnya."


def _bands(cascade: nx.DiGraph, shown: list[str]) -> list[tuple[str, list[str]]]:
    """Nodes by level, highest first. A level whose nodes serve each other by way of a lower one (sasaran of the region, tujuan of the
    office) is split; IKI are split by the depth of their position."""
    tier = _tiers(cascade, [n for n in shown if cascade.nodes[n]["level"] in STATEMENTS])
    keys: dict[tuple[int, int, str], list[str]] = {}
    for node in shown:
        level = cascade.nodes[node]["level"]
        if level in STATEMENTS:
            key = (tier[node], STATEMENTS.index(level), level)
        elif level == "iki":
            key = (1000 + _depth(cascade, cascade.nodes[node]["jabatan"]), 0, level)
        else:
            key = (100, {"iku": 0, "indikator": 0, "program": 1, "jabatan": 2}[level], "iku" if level == "indikator" else level)
        keys.setdefault(key, []).append(node)
    levels = [level for _, _, level in keys]
    seen: dict[str, int] = {}
    bands = []
    for key in sorted(keys):
        level = key[2]
        seen[level] = seen.get(level, 0) + 1
        owners = {cascade.nodes[n].get("jabatan") for n in keys[key]}
        if level == "iki" and len(owners) == 1:
            name = f"IKI {cascade.nodes[owners.pop()]['text'] or ''}".strip()
        else:
            name = NAMES[level] + (f" tingkat {seen[level]}" if levels.count(level) > 1 else "")
        bands.append((name, keys[key]))
    return bands


def _tiers(cascade: nx.DiGraph, statements: list[str]) -> dict[str, int]:
    """How often the way up from a statement rises from a higher level to a lower one; loose statements join those of the lowest tier."""
    part = nx.DiGraph(cascade.subgraph(statements))
    order = {n: STATEMENTS.index(cascade.nodes[n]["level"]) for n in part}
    rings = [ring for ring in nx.strongly_connected_components(part) if len(ring) > 1]
    part.remove_edges_from([(a, b) for ring in rings for a in ring for b in part.successors(a) if b in ring])
    tier: dict[str, int] = {}
    for node in reversed(list(nx.topological_sort(part))):
        tier[node] = max((tier[up] + (order[up] >= order[node]) for up in part.successors(node)), default=0)
    lowest: dict[int, int] = {}
    for node in statements:
        lowest[order[node]] = max(lowest.get(order[node], 0), tier[node])
    return {n: tier[n] if cascade.out_degree(n) or cascade.nodes[n]["level"] == "visi" else lowest[order[n]] for n in statements}


def _depth(cascade: nx.DiGraph, post: str) -> int:
    """Number of superiors above a position."""
    passed = {post}
    while (up := next(cascade.successors(post), None)) and up not in passed:
        passed.add(up)
        post = up
    return len(passed) - 1


def _box(cascade: nx.DiGraph, node: str, orphans: set[str]) -> Box:
    data = cascade.nodes[node]
    level, text = data["level"], data["text"]
    number = int(node.rsplit(":", 1)[1]) + 1
    if level == "jabatan":
        return _post_box(cascade, node, text or f"Jabatan {number} (tanpa nama)", orphans)
    if level == "iki":
        gap = "Belum terhubung ke atas" if node in orphans else None
        owner = cascade.nodes[data["jabatan"]]["text"] or "tanpa nama"
        return Box(level, f"IKI {number}, {owner}", text or data["kinerja"] or "(tanpa bunyi)", gap=gap)
    box = Box(level, f"{NAMES[level]} {number}", text or "(tanpa bunyi)")
    if level == "visi" or (level in STATEMENTS and sum(d == level for _, d in cascade.nodes(data="level")) == 1):
        box.head = NAMES[level]
    if level in INDICATORS:
        same = [n for n, other in cascade.nodes(data="level") if other == level]
        box.head = f"{'IKU' if level == 'iku' else 'Program'} {same.index(node) + 1}"
        if data.get("number"):
            box.head += f" ({data['number']})"
        carried = sum(cascade.nodes[n]["level"] == "iki" for n in nx.ancestors(cascade, node))
        box.notes = [f"Didukung {carried} IKI"] if carried else []
        box.gap = None if carried else "Belum didukung IKI"
    if level == "indikator":
        box.notes = ["Hanya pada uraian keselarasan"]
    measured = any(cascade.nodes[n]["level"] in ("iku", "indikator") for n in cascade.predecessors(node))
    if level == "sasaran" and not measured and not any(cascade.nodes[n]["level"] in STATEMENTS for n in cascade.predecessors(node)):
        box.gap = "Belum memiliki indikator"
    return box


def _post_box(cascade: nx.DiGraph, node: str, name: str, orphans: set[str]) -> Box:
    own = [n for n, owner in cascade.nodes(data="jabatan") if owner == node]
    linked = sum(cascade.out_degree(n) > 0 for n in own)
    if not own:
        return Box("jabatan", "", name, gap="Tanpa IKI")
    if not linked and orphans.intersection(own):
        return Box("jabatan", "", name, gap=f"{len(own)} IKI, belum terhubung")
    return Box("jabatan", "", name, notes=[f"{len(own)} IKI" + (f", {linked} terhubung" if linked else "")])

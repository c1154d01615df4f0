"""What a pohon kinerja shows, before any drawing: boxes in bands, the links between them, and what is missing.

IKI are folded by position, so that a decree of hundreds of IKI stays readable: a position is one box, which counts its IKI or lists them,
each with what it serves.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

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
    "ditinjau": "ditinjau penelaah",
    "disimpulkan": "disimpulkan",
    "atasan": "garis atasan saja",
}
"""Kinds of link, strongest first, with their words in the legend."""


@dataclass
class Item:
    """An IKI in the box of its position: its node and number, its text, what it serves as (kind of link, node, words), what is missing."""

    node: str
    number: int
    text: str
    serves: list[tuple[str, str, str]]
    gap: str | None = None


@dataclass
class Box:
    """One box: its level, a heading, the text, remarks below it, the IKI that it lists, and what is missing (None: nothing)."""

    level: str
    head: str
    text: str
    notes: list[str] = field(default_factory=list)
    items: list[Item] = field(default_factory=list)
    gap: str | None = None


@dataclass(frozen=True)
class Link:
    """A link from child to parent."""

    child: str
    parent: str
    kind: str


@dataclass
class View:
    """A picture's content. `superior`: each position shown to the nearest of its superiors that is shown."""

    title: str
    summary: str
    bands: list[tuple[str, list[str]]]
    boxes: dict[str, Box]
    links: list[Link]
    superior: dict[str, str | None]


def overview(cascade: nx.DiGraph, depth: int | None = None) -> View:
    """The whole cascade, IKI counted by position; with `depth` only positions with fewer superiors than that, the others in their boxes."""
    return _view(cascade, _title(cascade), cascade, listed=False, depth=depth)


def everything(cascade: nx.DiGraph) -> View:
    """The whole cascade, each IKI listed."""
    return _view(cascade, _title(cascade), cascade, listed=True)


def around(cascade: nx.DiGraph, wanted: str, listed: bool = True, depth: int | None = None) -> View:
    """An IKU with all that carries it, or a position's IKI, up to the highest statement that they reach.

    `wanted`: a node ("jabatan:3", "iku:0"), a position's name or the part of it that no other has. Raises UsageError if the decree has no
    such position or IKU, or several.
    """
    node = _node(cascade, wanted)
    service = nx.subgraph_view(cascade, filter_edge=lambda a, b: cascade[a][b]["kind"] != "atasan")
    if cascade.nodes[node]["level"] == "jabatan":
        chosen, name = {node} | {n for n, owner in cascade.nodes(data="jabatan") if owner == node}, _name(cascade, node)
    else:
        chosen, name = {node} | nx.ancestors(service, node), _head(cascade, node)
    chosen |= {up for n in chosen for up in nx.descendants(service, n)}
    return _view(cascade, f"{_title(cascade)}: {name}", chosen, listed, depth)


def positions(cascade: nx.DiGraph, posts: Sequence[str]) -> View:
    """These positions with all their IKI."""
    chosen = {n for n, owner in cascade.nodes(data="jabatan") if n in posts or owner in posts}
    above = superiors(cascade)
    heads = [post for post in posts if above[post] not in posts]
    name = f"IKI {_name(cascade, heads[0])}" + (" dan bawahannya" if len(posts) > 1 else "") if len(heads) == 1 else "IKI menurut jabatan"
    return _view(cascade, f"{_title(cascade)}: {name}", chosen, listed=True)


def superiors(cascade: nx.DiGraph) -> dict[str, str | None]:
    """Each position's direct superior. Where positions are each other's superiors, the ring is opened at its first."""
    above = {n: next(cascade.successors(n), None) for n, level in cascade.nodes(data="level") if level == "jabatan"}
    for post in above:
        if post in _chain(above, post):
            above[post] = None
    return above


def _chain(above: dict[str, str | None], post: str) -> list[str]:
    """The superiors of a position, the direct one first; in a ring once around, the position itself included."""
    chain: list[str] = []
    up = above[post]
    while up is not None and up not in chain:
        chain.append(up)
        up = above[up]
    return chain


def _node(cascade: nx.DiGraph, wanted: str) -> str:
    if wanted in cascade and cascade.nodes[wanted]["level"] in ("jabatan", *INDICATORS):
        return wanted
    key = squash(wanted)
    named = {n: squash(data["text"] or "") for n, data in cascade.nodes(data=True) if data["level"] == "jabatan"}
    found = [n for n, name in named.items() if key and name == key][:1] or [n for n, name in named.items() if key and key in name]
    if len(found) == 1:
        return str(found[0])
    if found:
        several = ", ".join(f"{n} ({_name(cascade, n)})" for n in found)
        raise UsageError(f"Ada {len(found)} jabatan yang namanya memuat {wanted!r}: {several}; sebut salah satunya.")
    raise UsageError(
        f"Tidak ada jabatan atau IKU {wanted!r} dalam dokumen: berikan nama jabatan, atau simpul seperti jabatan:0 atau iku:0."
    )


def _view(cascade: nx.DiGraph, title: str, chosen: Collection[str], listed: bool, depth: int | None = None) -> View:
    """The view of the nodes chosen; a position is shown if it or one of its IKI is chosen."""
    own: dict[str, list[str]] = {}
    for node, owner in cascade.nodes(data="jabatan"):
        if owner and node in chosen:
            own.setdefault(owner, []).append(node)
    above = superiors(cascade)
    chains = {post: _chain(above, post) for post in above}
    posts = [n for n in above if (n in chosen or n in own) and (depth is None or len(chains[n]) < depth)]
    homes = {n: next((up for up in [n, *chains[n]] if up in posts), None) for n in above}
    loose, _, _ = _measured(cascade)
    shown = [n for n, level in cascade.nodes(data="level") if n in chosen and level not in ("iki", "kinerja", "jabatan")]
    boxes = {n: _box(cascade, n, n in loose) for n in shown}
    for post in posts:
        boxes[post] = _post_box(cascade, post, own.get(post, []), above[post], listed)
        within = [n for n in chains if n != post and homes[n] == post and (n in chosen or n in own)]
        if within:
            boxes[post].notes.append(f"dan {len(within)} jabatan di bawahnya, {sum(len(own.get(n, [])) for n in within)} IKI")
    best: dict[tuple[str, str], str] = {}
    for child, parent, kind in cascade.edges(data="kind"):
        if kind != "atasan" and child in chosen and parent in chosen:
            ends = (_home(cascade, homes, child), _home(cascade, homes, parent))
            if ends[0] != ends[1] and ends[0] in boxes and ends[1] in boxes:
                best[ends] = min(kind, best.get(ends, kind), key=list(KINDS).index)
    superior = {n: next((up for up in chains[n] if up in posts), None) for n in posts}
    for post, up in superior.items():
        if up:
            best.setdefault((post, up), "atasan")
    links = [Link(*ends, kind) for ends, kind in best.items()]
    rows = [n for nodes in own.values() for n in nodes]
    return View(title, _summary(cascade, [*shown, *posts, *rows]), _bands(cascade, shown), boxes, links, superior)


@lru_cache(maxsize=1)
def _measured(cascade: nx.DiGraph) -> tuple[frozenset[str], frozenset[str], str | None]:
    """What serves nothing although it should; the IKI that reach an indicator of the office, and what that is (None: there is no such).

    Kept, because one cascade gives many views; it is not changed between them."""
    measured = measures(cascade)
    goals = [name for level, name in (("iku", "IKU"), ("program", "program")) if level in measured.levels]
    loose = set(measured.orphans)
    if len(goals) == 2:  # what the row of a program measures is no higher level: see `measures`
        programs = [n for n, level in cascade.nodes(data="level") if level == "program"]
        loose |= {n for n in programs if all(cascade.nodes[up]["level"] == "kinerja" for up in cascade.successors(n))}
    return frozenset(loose), frozenset(measured.depth), " atau ".join(goals) or None


def _home(cascade: nx.DiGraph, homes: dict[str, str | None], node: str) -> str:
    """The box that a node is in."""
    post = str(cascade.nodes[node].get("jabatan") or node)
    return homes.get(post) or post


def _title(cascade: nx.DiGraph) -> str:
    about = cascade.graph["instansi"] or cascade.graph["berkas"]
    return f"Pohon kinerja {about}" + (f", {cascade.graph['tahun']}" if cascade.graph["tahun"] else "")


def _summary(cascade: nx.DiGraph, nodes: list[str]) -> str:
    """One sentence for those who do not see the picture."""
    levels = [cascade.nodes[n]["level"] for n in nodes]
    counts = [f"{levels.count(level)} {name if name.isupper() else name.lower()}" for level, name in NAMES.items() if level in levels]
    rows = [n for n in nodes if cascade.nodes[n]["level"] == "iki"]
    _, reaching, goal = _measured(cascade)
    arrived = f", {len(reaching.intersection(rows))} sampai {goal}" if goal else ""
    return f"Bagan berisi {', '.join(counts)}; {_linked(cascade, rows)} IKI terhubung ke kinerja di atasnya{arrived}."


def _linked(cascade: nx.DiGraph, rows: Iterable[str]) -> int:
    """How many of these IKI serve something."""
    return sum(cascade.out_degree(n) > 0 for n in rows)


def _bands(cascade: nx.DiGraph, shown: list[str]) -> list[tuple[str, list[str]]]:
    """Statements and indicators by level, highest first. A level whose nodes serve each other by way of a lower one (sasaran of the region,
    tujuan of the office) is split."""
    tier = _tiers(cascade, [n for n in shown if cascade.nodes[n]["level"] in STATEMENTS])
    keys: dict[tuple[int, int, str], list[str]] = {}
    for node in shown:
        level = cascade.nodes[node]["level"]
        if level in STATEMENTS:
            key = (tier[node], STATEMENTS.index(level), level)
        else:
            key = (100, 1, level) if level == "program" else (100, 0, "iku")
        keys.setdefault(key, []).append(node)
    levels = [level for _, _, level in keys]
    seen: dict[str, int] = {}
    bands = []
    for key in sorted(keys):
        level = key[2]
        seen[level] = seen.get(level, 0) + 1
        bands.append((NAMES[level] + (f" tingkat {seen[level]}" if levels.count(level) > 1 else ""), keys[key]))
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


def _name(cascade: nx.DiGraph, post: str) -> str:
    return cascade.nodes[post]["text"] or f"Jabatan {int(post.partition(':')[2]) + 1} (tanpa nama)"


def _head(cascade: nx.DiGraph, node: str) -> str:
    """The short name of a statement or an office's indicator."""
    level = cascade.nodes[node]["level"]
    same = [n for n, other in cascade.nodes(data="level") if other == level]
    if level in INDICATORS:
        return f"{'IKU' if level == 'iku' else 'Program'} {same.index(node) + 1}"
    alone = level == "visi" or (level in STATEMENTS and len(same) == 1)
    return NAMES[level] if alone else f"{NAMES[level]} {int(node.rpartition(':')[2]) + 1}"


def _box(cascade: nx.DiGraph, node: str, loose: bool) -> Box:
    """The box of a statement or an office's indicator; `loose`: it serves nothing although it should."""
    data = cascade.nodes[node]
    level = data["level"]
    box = Box(level, _head(cascade, node), data["text"] or "(tanpa bunyi)")
    gaps = ["terhubung ke atas"] if loose else []
    if level in INDICATORS:
        if data.get("number"):
            box.head += f" ({data['number']})"
        carried = sum(cascade.nodes[n]["level"] == "iki" for n in nx.ancestors(cascade, node))
        box.notes = [f"Didukung {carried} IKI"] if carried else []
        gaps += [] if carried else ["didukung IKI"]
    if level == "indikator":
        box.notes = ["Hanya pada uraian keselarasan"]
    measured = any(cascade.nodes[n]["level"] in ("iku", "indikator") for n in cascade.predecessors(node))
    if level == "sasaran" and not measured and not any(cascade.nodes[n]["level"] in STATEMENTS for n in cascade.predecessors(node)):
        gaps.append("memiliki indikator")
    if gaps:
        box.gap = "Belum " + ", belum ".join(gaps)
    return box


def _post_box(cascade: nx.DiGraph, post: str, rows: list[str], superior: str | None, listed: bool) -> Box:
    """The box of a position with those of its IKI that are chosen. Linked is not enough: a chain may end below the office's indicators."""
    loose, reaching, goal = _measured(cascade)
    box = Box("jabatan", "", _name(cascade, post))
    count = sum(owner == post for _, owner in cascade.nodes(data="jabatan"))
    if not count:
        box.gap = "Tanpa IKI"
    elif len(rows) < count:
        box.notes = [f"{len(rows)} dari {count} IKI"]
    else:
        linked = _linked(cascade, rows)
        arrived = len(reaching.intersection(rows)) if goal else linked
        if linked and not arrived:
            box.gap = f"{count} IKI, {linked} terhubung, belum ada yang sampai {goal}"
        elif arrived < linked:
            box.notes = [f"{count} IKI, {linked} terhubung, {arrived} sampai {goal}"]
        elif not linked and loose.intersection(rows) and not listed:
            box.gap = f"{count} IKI, belum terhubung"
        elif not listed:
            box.notes = [f"{count} IKI" + (f", {linked} {f'sampai {goal}' if goal else 'terhubung'}" if linked else "")]
    if listed:
        box.items = [_item(cascade, node, loose, superior) for node in rows]
    return box


def _item(cascade: nx.DiGraph, node: str, loose: frozenset[str], superior: str | None) -> Item:
    data = cascade.nodes[node]
    serves = [(kind, up, _target(cascade, up, superior)) for _, up, kind in cascade.out_edges(node, data="kind")]
    gap = "Belum terhubung ke atas" if node in loose else None
    return Item(node, int(node.rpartition(":")[2]) + 1, data["text"] or data["kinerja"] or "(tanpa bunyi)", serves, gap)


def _target(cascade: nx.DiGraph, node: str, superior: str | None) -> str:
    """What an IKI serves, in words."""
    data = cascade.nodes[node]
    if data["level"] != "iki":
        return _head(cascade, node)
    words = f"IKI {int(node.rpartition(':')[2]) + 1}"
    return f"{words} atasan" if data["jabatan"] == superior else f"{words}, {_name(cascade, data['jabatan'])}"

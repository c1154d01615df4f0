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
from iki_graph.reports.labels import Label, labels

LEVELS = (*STATEMENTS, "iku", "indikator", "program", "jabatan", "iki")
"""The levels, in the order in which they are counted."""

KINDS = ("dinyatakan", "ditinjau", "disimpulkan", "atasan")
"""Kinds of link, strongest first. Their words are those of `pohon-…`."""


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
    lang: str


def overview(cascade: nx.DiGraph, depth: int | None = None, lang: str = "id") -> View:
    """The whole cascade, IKI counted by position; with `depth` only positions with fewer superiors than that, the others in their boxes."""
    return _view(cascade, _title(cascade, lang), cascade, lang, listed=False, depth=depth)


def everything(cascade: nx.DiGraph, lang: str = "id") -> View:
    """The whole cascade, each IKI listed."""
    return _view(cascade, _title(cascade, lang), cascade, lang, listed=True)


def around(cascade: nx.DiGraph, wanted: str, listed: bool = True, depth: int | None = None, lang: str = "id") -> View:
    """An IKU with all that carries it, or a position's IKI, up to the highest statement that they reach.

    `wanted`: a node ("jabatan:3", "iku:0"), a position's name or the part of it that no other has. Raises UsageError if the decree has no
    such position or IKU, or several.
    """
    node, label = _node(cascade, wanted), labels(lang)
    service = nx.subgraph_view(cascade, filter_edge=lambda a, b: cascade[a][b]["kind"] != "atasan")
    if cascade.nodes[node]["level"] == "jabatan":
        chosen, name = {node} | {n for n, owner in cascade.nodes(data="jabatan") if owner == node}, _name(cascade, node, label)
    else:
        chosen, name = {node} | nx.ancestors(service, node), _head(cascade, node, label)
    chosen |= {up for n in chosen for up in nx.descendants(service, n)}
    return _view(cascade, f"{_title(cascade, lang)}: {name}", chosen, lang, listed, depth)


def positions(cascade: nx.DiGraph, posts: Sequence[str], lang: str = "id") -> View:
    """These positions with all their IKI."""
    chosen = {n for n, owner in cascade.nodes(data="jabatan") if n in posts or owner in posts}
    above = superiors(cascade)
    heads = [post for post in posts if above[post] not in posts]
    label = labels(lang)
    of_one = label("pohon-iki-bawahan" if len(posts) > 1 else "pohon-iki-jabatan", nama=_name(cascade, heads[0], label)) if heads else ""
    name = of_one if len(heads) == 1 else label("pohon-iki-semua")
    return _view(cascade, f"{_title(cascade, lang)}: {name}", chosen, lang, listed=True)


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
        several = ", ".join(f"{n} ({_name(cascade, n, labels('id'))})" for n in found)
        raise UsageError(f"Ada {len(found)} jabatan yang namanya memuat {wanted!r}: {several}; sebut salah satunya.")
    raise UsageError(
        f"Tidak ada jabatan atau IKU {wanted!r} dalam dokumen: berikan nama jabatan, atau simpul seperti jabatan:0 atau iku:0."
    )


def _view(cascade: nx.DiGraph, title: str, chosen: Collection[str], lang: str, listed: bool, depth: int | None = None) -> View:
    """The view of the nodes chosen; a position is shown if it or one of its IKI is chosen."""
    label = labels(lang)
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
    boxes = {n: _box(cascade, n, n in loose, label) for n in shown}
    for post in posts:
        boxes[post] = _post_box(cascade, post, own.get(post, []), above[post], listed, label)
        within = [n for n in chains if n != post and homes[n] == post and (n in chosen or n in own)]
        if within:
            boxes[post].notes.append(label("pohon-di-bawahnya", n=len(within), iki=sum(len(own.get(n, [])) for n in within)))
    best: dict[tuple[str, str], str] = {}
    for child, parent, kind in cascade.edges(data="kind"):
        if kind != "atasan" and child in chosen and parent in chosen:
            ends = (_home(cascade, homes, child), _home(cascade, homes, parent))
            if ends[0] != ends[1] and ends[0] in boxes and ends[1] in boxes:
                best[ends] = min(kind, best.get(ends, kind), key=KINDS.index)
    superior = {n: next((up for up in chains[n] if up in posts), None) for n in posts}
    for post, up in superior.items():
        if up:
            best.setdefault((post, up), "atasan")
    links = [Link(*ends, kind) for ends, kind in best.items()]
    rows = [n for nodes in own.values() for n in nodes]
    return View(title, _summary(cascade, [*shown, *posts, *rows], label), _bands(cascade, shown, label), boxes, links, superior, lang)


@lru_cache(maxsize=1)
def _measured(cascade: nx.DiGraph) -> tuple[frozenset[str], frozenset[str], tuple[str, ...]]:
    """What serves nothing although it should; the IKI that reach an indicator of the office, and the levels of such (none: there are no such).

    Kept, because one cascade gives many views; it is not changed between them."""
    measured = measures(cascade)
    goals = tuple(level for level in INDICATORS if level in measured.levels)
    loose = set(measured.orphans)
    if len(goals) == 2:  # what the row of a program measures is no higher level: see `measures`
        programs = [n for n, level in cascade.nodes(data="level") if level == "program"]
        loose |= {n for n in programs if all(cascade.nodes[up]["level"] == "kinerja" for up in cascade.successors(n))}
    return frozenset(loose), frozenset(measured.depth), goals


def _goal(cascade: nx.DiGraph, label: Label) -> str:
    """What the IKI are to reach, in words; '' where the office has no indicators."""
    names = [label("pohon-iku" if level == "iku" else "pohon-tujuan-program") for level in _measured(cascade)[2]]
    return label("pohon-atau", satu=names[0], lain=names[1]) if len(names) == 2 else "".join(names)


def _home(cascade: nx.DiGraph, homes: dict[str, str | None], node: str) -> str:
    """The box that a node is in."""
    post = str(cascade.nodes[node].get("jabatan") or node)
    return homes.get(post) or post


def _title(cascade: nx.DiGraph, lang: str) -> str:
    about = cascade.graph["instansi"] or cascade.graph["berkas"]
    return labels(lang)("pohon-judul", tentang=about) + (f", {cascade.graph['tahun']}" if cascade.graph["tahun"] else "")


def _summary(cascade: nx.DiGraph, nodes: list[str], label: Label) -> str:
    """One sentence for those who do not see the picture."""
    levels = [cascade.nodes[n]["level"] for n in nodes]
    names = [(level, label(f"pohon-{level}")) for level in LEVELS if level in levels]
    counts = [f"{levels.count(level)} {name if name.isupper() else name.lower()}" for level, name in names]
    rows = [n for n in nodes if cascade.nodes[n]["level"] == "iki"]
    reaching, goal = _measured(cascade)[1], _goal(cascade, label)
    arrived = label("pohon-isi-sampai", n=len(reaching.intersection(rows)), tujuan=goal) if goal else ""
    return label("pohon-isi", jumlah=", ".join(counts), terhubung=_linked(cascade, rows), sampai=arrived)


def _linked(cascade: nx.DiGraph, rows: Iterable[str]) -> int:
    """How many of these IKI serve something."""
    return sum(cascade.out_degree(n) > 0 for n in rows)


def _bands(cascade: nx.DiGraph, shown: list[str], label: Label) -> list[tuple[str, list[str]]]:
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
        name = label(f"pohon-{level}")
        bands.append((label("pohon-tingkat", nama=name, n=seen[level]) if levels.count(level) > 1 else name, keys[key]))
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


def _name(cascade: nx.DiGraph, post: str, label: Label) -> str:
    return cascade.nodes[post]["text"] or label("pohon-tanpa-nama", n=int(post.partition(":")[2]) + 1)


def _head(cascade: nx.DiGraph, node: str, label: Label) -> str:
    """The short name of a statement or an office's indicator."""
    level = cascade.nodes[node]["level"]
    same = [n for n, other in cascade.nodes(data="level") if other == level]
    if level in INDICATORS:
        return f"{label('pohon-iku' if level == 'iku' else 'pohon-program-ke')} {same.index(node) + 1}"
    alone = level == "visi" or (level in STATEMENTS and len(same) == 1)
    name = label(f"pohon-{level}")
    return name if alone else f"{name} {int(node.rpartition(':')[2]) + 1}"


def _box(cascade: nx.DiGraph, node: str, loose: bool, label: Label) -> Box:
    """The box of a statement or an office's indicator; `loose`: it serves nothing although it should."""
    data = cascade.nodes[node]
    level = data["level"]
    box = Box(level, _head(cascade, node, label), data["text"] or label("pohon-tanpa-bunyi"))
    gaps = ["ke-atas"] if loose else []
    if level in INDICATORS:
        if data.get("number"):
            box.head += f" ({data['number']})"
        carried = sum(cascade.nodes[n]["level"] == "iki" for n in nx.ancestors(cascade, node))
        box.notes = [label("pohon-didukung", n=carried)] if carried else []
        gaps += [] if carried else ["didukung"]
    if level == "indikator":
        box.notes = [label("pohon-uraian")]
    measured = any(cascade.nodes[n]["level"] in ("iku", "indikator") for n in cascade.predecessors(node))
    if level == "sasaran" and not measured and not any(cascade.nodes[n]["level"] in STATEMENTS for n in cascade.predecessors(node)):
        gaps.append("indikator")
    if gaps:
        box.gap = label("pohon-belum", hal=label("pohon-belum-dan").join(label(f"pohon-belum-{gap}") for gap in gaps))
    return box


def _post_box(cascade: nx.DiGraph, post: str, rows: list[str], superior: str | None, listed: bool, label: Label) -> Box:
    """The box of a position with those of its IKI that are chosen. Linked is not enough: a chain may end below the office's indicators."""
    (loose, reaching, _), goal = _measured(cascade), _goal(cascade, label)
    box = Box("jabatan", "", _name(cascade, post, label))
    count = sum(owner == post for _, owner in cascade.nodes(data="jabatan"))
    if not count:
        box.gap = label("pohon-tanpa-iki")
    elif len(rows) < count:
        box.notes = [label("pohon-sebagian", n=len(rows), m=count)]
    else:
        linked = _linked(cascade, rows)
        arrived = len(reaching.intersection(rows)) if goal else linked
        if linked and not arrived:
            box.gap = label("pohon-belum-sampai", n=count, m=linked, tujuan=goal)
        elif arrived < linked:
            box.notes = [label("pohon-terhubung-sampai", n=count, m=linked, k=arrived, tujuan=goal)]
        elif not linked and loose.intersection(rows) and not listed:
            box.gap = label("pohon-belum-terhubung", n=count)
        elif not listed:
            key = "pohon-jumlah" if not linked else "pohon-sampai" if goal else "pohon-terhubung"
            box.notes = [label(key, n=count, m=linked, tujuan=goal)]
    if listed:
        box.items = [_item(cascade, node, loose, superior, label) for node in rows]
    return box


def _item(cascade: nx.DiGraph, node: str, loose: frozenset[str], superior: str | None, label: Label) -> Item:
    data = cascade.nodes[node]
    serves = [(kind, up, _target(cascade, up, superior, label)) for _, up, kind in cascade.out_edges(node, data="kind")]
    gap = label("pohon-lepas") if node in loose else None
    return Item(node, int(node.rpartition(":")[2]) + 1, data["text"] or data["kinerja"] or label("pohon-tanpa-bunyi"), serves, gap)


def _target(cascade: nx.DiGraph, node: str, superior: str | None, label: Label) -> str:
    """What an IKI serves, in words."""
    data = cascade.nodes[node]
    if data["level"] != "iki":
        return _head(cascade, node, label)
    number = int(node.rpartition(":")[2]) + 1
    if data["jabatan"] == superior:
        return label("pohon-iki-atasan", n=number)
    return label("pohon-iki-lain", n=number, nama=_name(cascade, data["jabatan"], label))

"""What the cascade graph of a decree shows in numbers: levels, loose ends, cycles, jumps, coverage. Plain data, no judgement."""

import networkx as nx
from pydantic import BaseModel, Field

from iki_graph.alignment.duties import serves_nothing
from iki_graph.alignment.stated import STATEMENTS
from iki_graph.reference.keys import squash
from iki_graph.reference.language import subjects

INDICATORS = ("iku", "program")
"""Levels of the office's own indicators: an IKI that reaches one of them is carried on."""


SUPPORT = "01"
"""The programme of work that supports every office (`data/acuan/sinonim-pokok.csv`, Permendagri 90/2019)."""


class Measures(BaseModel):
    """Measures of one cascade; nodes by record index, pairs as (how many, of how many)."""

    levels: dict[str, int] = Field(description="Number of nodes by level")
    orphans: list[str] = Field(description="Nodes that serve nothing although a level above them exists; positions left aside")
    unsupported: list[str] = Field(description="IKU and program indicators that no IKI reaches")
    support: dict[str, int] = Field(description="IKU and program indicators, and how many IKI reach each")
    depth: dict[str, int] = Field(description="IKI that reach an IKU or program indicator, and in how many steps")
    cycles: list[list[str]] = Field(description="Rings of nodes that serve each other")
    superior_cycles: list[list[str]] = Field(description="Rings of positions that are each other's superior")
    heads: list[str] = Field(description="Positions without a superior in the document")
    loose_positions: list[str] = Field(description="Positions with neither superior nor subordinate in the document")
    several: dict[str, list[str]] = Field(description="Nodes that serve more than one, and what they serve")
    copies: list[tuple[str, str]] = Field(
        description="IKI that are word for word an IKI of the direct superior: subordinate's and superior's"
    )
    administrative: list[str] = Field(description="IKU about other work that only administrative IKI carry")
    jumps: list[tuple[str, str]] = Field(description="Links that pass over a level: child and parent")
    coverage_up: dict[str, tuple[int, int]] = Field(description="iki: reach an IKU; iku: reach the highest statement level")
    coverage_down: dict[str, tuple[int, int]] = Field(
        description="sasaran: have an indicator; iku: are reached by an IKI; jabatan: have IKI; menyumbang: have an IKI that serves another"
    )


def service(cascade: nx.DiGraph) -> nx.DiGraph:
    """The graph without the lines of command: who serves what."""
    return nx.subgraph_view(cascade, filter_edge=lambda a, b: cascade[a][b]["kind"] != "atasan")


def _only(cascade: nx.DiGraph, command: bool) -> nx.DiGraph:
    """The nodes with the lines of command alone, or with all other edges: a copy, because views are slow."""
    graph = nx.DiGraph()
    graph.add_nodes_from(cascade.nodes(data=True))
    graph.add_edges_from((a, b, data) for a, b, data in cascade.edges(data=True) if (data["kind"] == "atasan") == command)
    return graph


def measures(cascade: nx.DiGraph) -> Measures:
    """Measure a graph that `cascade` built."""
    served = _only(cascade, command=False)
    chart = _only(cascade, command=True)
    by_level: dict[str, list[str]] = {}
    for node, level in cascade.nodes(data="level"):
        by_level.setdefault(level, []).append(node)
    iku = [n for level in INDICATORS for n in by_level.get(level, [])]
    iki, posts = by_level.get("iki", []), by_level.get("jabatan", [])
    top = next((by_level[level] for level in STATEMENTS if level in by_level), [])
    down = served.reverse(copy=False)
    reached = {node: nx.descendants(down, node) for node in iku}
    support = {node: sum(cascade.nodes[n]["level"] == "iki" for n in below) for node, below in reached.items()}
    depth = _steps(cascade, down)
    to_top = set().union(*(nx.descendants(down, n) for n in top))
    serving = {cascade.nodes[n]["jabatan"] for n in iki if served.out_degree(n)}
    holders = {cascade.nodes[n]["jabatan"] for n in iki}
    return Measures(
        levels={level: len(nodes) for level, nodes in by_level.items()},
        orphans=[
            n
            for n in cascade
            if n not in top and n not in posts and not served.out_degree(n) and _expects(cascade, chart, n, by_level, holders)
        ],
        unsupported=[n for n in iku if not support[n]],
        support=support,
        depth=depth,
        cycles=_rings(served),
        superior_cycles=_rings(chart),
        heads=[n for n in posts if not chart.out_degree(n)],
        loose_positions=[n for n in posts if not chart.degree(n)],
        several={n: sorted(served.successors(n)) for n in cascade if served.out_degree(n) > 1 and cascade.nodes[n]["level"] != "program"},
        copies=_copies(cascade, chart, iki),
        administrative=[
            n for n in iku if support[n] and SUPPORT not in _programs(cascade, n) and _only_administrative(cascade, reached[n])
        ],
        jumps=[(a, b) for a, b in served.edges if _jumps(cascade, chart, by_level, holders, a, b)],
        coverage_up={"iki": (len(depth), len(iki)), "iku": (sum(n in to_top for n in iku), len(iku))},
        coverage_down={
            "sasaran": (sum(_measured(cascade, down, n) for n in by_level.get("sasaran", [])), len(by_level.get("sasaran", []))),
            "iku": (sum(bool(n) for n in support.values()), len(iku)),
            "jabatan": (len(holders), len(posts)),
            "menyumbang": (len(serving), len(posts)),
        },
    )


def arriving(cascade: nx.DiGraph) -> dict[str, int]:
    """The IKI that reach an indicator of the office, in how many steps."""
    return _steps(cascade, _only(cascade, command=False).reverse(copy=False))


def _steps(cascade: nx.DiGraph, down: nx.DiGraph) -> dict[str, int]:
    goals = {n for n, level in cascade.nodes(data="level") if level in INDICATORS}
    if not goals:
        return {}
    steps = nx.multi_source_dijkstra_path_length(down, goals, weight=None)
    return {n: steps[n] for n, level in cascade.nodes(data="level") if level == "iki" and n in steps}


def _copies(cascade: nx.DiGraph, chart: nx.DiGraph, iki: list[str]) -> list[tuple[str, str]]:
    """IKI and the same IKI of the direct superior; what serves nothing by its nature is the same everywhere and left aside."""
    at: dict[tuple[str, str], str] = {}
    for node in iki:
        at.setdefault((cascade.nodes[node]["jabatan"], squash(cascade.nodes[node]["text"] or "")), node)
    found = []
    for node in iki:
        data = cascade.nodes[node]
        if not squash(data["text"] or "") or serves_nothing(data["text"], data["kinerja"]):
            continue
        uppers = [at.get((up, squash(data["text"]))) for up in chart.successors(data["jabatan"])]
        found += [(node, up) for up in uppers if up]
    return found


def _only_administrative(cascade: nx.DiGraph, below: set[str]) -> bool:
    return all(_programs(cascade, n) == {SUPPORT} for n in below if cascade.nodes[n]["level"] == "iki")


def _programs(cascade: nx.DiGraph, node: str) -> set[str]:
    """The programmes of work that an indicator shows, with what it measures."""
    data = cascade.nodes[node]
    above = [cascade.nodes[up]["text"] for up in cascade.successors(node) if cascade.nodes[up]["level"] in (*STATEMENTS, "kinerja")]
    return {subject.code.partition(".")[0] for subject in subjects(" ".join(filter(None, (data["text"], data.get("kinerja"), *above))))}


def _rings(graph: nx.DiGraph) -> list[list[str]]:
    """The strongly connected parts of more than one node, each sorted."""
    return sorted(sorted(part) for part in nx.strongly_connected_components(graph) if len(part) > 1)


def _expects(cascade: nx.DiGraph, chart: nx.DiGraph, node: str, by_level: dict[str, list[str]], holders: set[str]) -> bool:
    """Is there anything above this node that it could serve? What a program's row measures (kinerja) is no level of its own, and what
    serves nothing by its nature (`serves_nothing`) needs nothing above."""
    level = cascade.nodes[node]["level"]
    above = STATEMENTS[: STATEMENTS.index(level)] if level in STATEMENTS else STATEMENTS
    if level != "iki":
        return level != "kinerja" and any(name in by_level for name in above)
    if serves_nothing(cascade.nodes[node]["text"], cascade.nodes[node]["kinerja"]):
        return False
    superiors = nx.descendants(chart, cascade.nodes[node]["jabatan"])
    return any(name in by_level for name in INDICATORS) or not holders.isdisjoint(superiors)


def _measured(cascade: nx.DiGraph, down: nx.DiGraph, node: str) -> bool:
    """Does an indicator measure this statement?"""
    return any(cascade.nodes[child]["level"] not in STATEMENTS for child in down.successors(node))


def _jumps(cascade: nx.DiGraph, chart: nx.DiGraph, by_level: dict[str, list[str]], holders: set[str], child: str, parent: str) -> bool:
    """Does a link pass over a level that could have borne it: a named statement level, or a superior who has IKI?"""
    low, high = cascade.nodes[child], cascade.nodes[parent]
    if low["level"] in STATEMENTS and high["level"] in STATEMENTS:
        between = STATEMENTS[STATEMENTS.index(high["level"]) + 1 : STATEMENTS.index(low["level"])]
        return any(level in by_level for level in between)
    if low["level"] != "iki":
        return False
    superior = next(chart.successors(low["jabatan"]), None)
    return superior in holders and high.get("jabatan") != superior

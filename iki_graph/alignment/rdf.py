"""The links of an alignment as RDF: those that were inferred and those that a reviewer set or ruled out. What the decree states stays in its own graph."""

from collections.abc import Iterable, Iterator, Mapping

import networkx as nx
from rdflib import URIRef

from iki_graph.alignment.align import align
from iki_graph.alignment.keselarasan import Keselarasan, Verdicts
from iki_graph.alignment.matrices import function_matrices
from iki_graph.alignment.stated import stated
from iki_graph.graph.build import index
from iki_graph.graph.links import Link, alignment_graph
from iki_graph.graph.triples import Triples
from iki_graph.record import Rekaman
from iki_graph.vocab import BASE, IKI


def keselarasan_graph(
    rekaman: Rekaman,
    base: str = BASE,
    ordinal: int = 1,
    keselarasan: Iterable[Keselarasan] | None = None,
    nodes: Mapping[str, URIRef] | None = None,
    putusan: Verdicts | None = None,
) -> Triples:
    """Each inferred or reviewed link as an edge, and an `iki:Keselarasan` with how it was found; what reviewers ruled out as an
    `iki:Penolakan`; and which IKI cover which functions.

    `keselarasan`: what `align` found with the verdicts `putusan`, and `nodes`: the index of the decree's graph, where they are at hand.
    `ordinal` counts the records that one file gives, from 1. Raises UsageError for a base that is no absolute IRI, InputError for a verdict on what the record does not have.
    """
    graph = stated(rekaman)
    links = [
        Link(
            _place(graph, link.iki),
            _place(graph, link.ke) if link.ke else None,
            link.skor,
            link.jenis,
            link.alasan,
            _text(graph, link.iki),
            _text(graph, link.ke) if link.ke else "",
            link.penelaah,
            link.tanggal,
        )
        for link in (align(rekaman, putusan) if keselarasan is None else keselarasan)
        if link.jenis == "ditinjau" or (link.ke is not None and link.jenis != "dinyatakan")
    ]
    nodes = index(rekaman, base, ordinal) if nodes is None else nodes
    links += [link for link in _rejected(graph, putusan or {}) if {f"/{link.iki}", f"/{link.ke}"} <= nodes.keys()]
    graph = alignment_graph(rekaman, links, base, ordinal, nodes)
    for matrix in function_matrices(rekaman):
        owner = "/" + matrix.jabatan.replace(":", "/")
        for function, row in matrix.sel:
            graph.add(nodes[f"{owner}/iki/{row}"], IKI.mencakup, nodes[f"{owner}/{matrix.unsur}/{function}"])
    return graph


def _rejected(graph: nx.DiGraph, putusan: Verdicts) -> Iterator[Link]:
    """The links that reviewers ruled out, in the order of the record."""
    for node in graph:
        for one in putusan[node].ditolak if node in putusan else ():
            ends, texts = (_place(graph, node), _place(graph, one.ke)), (_text(graph, node), _text(graph, one.ke))
            yield Link(*ends, 0.0, "ditolak", one.catatan, *texts, one.penelaah, one.tanggal)


def _place(graph: nx.DiGraph, node: str) -> str:
    """The JSON pointer of a node without its first slash; the node itself where the record has none such."""
    return str(graph.nodes[node]["pointer"]).removeprefix("/") if node in graph else node


def _text(graph: nx.DiGraph, node: str) -> str:
    return (graph.nodes[node]["text"] or graph.nodes[node].get("kinerja") or "") if node in graph else ""


def overruled(rekaman: Rekaman, keselarasan: Iterable[Keselarasan], nodes: Mapping[str, URIRef]) -> Iterator[tuple[URIRef, URIRef, URIRef]]:
    """Edges of the decree's own graph in whose place a reviewer has set another link, or none: they hold no longer, though the decree says so.

    `nodes`: the index of the decree's graph.
    """
    kept: dict[str, set[str | None]] = {}
    for link in keselarasan:
        if link.jenis == "ditinjau":
            kept.setdefault(link.iki, set()).add(link.ke)
    if not kept:
        return
    graph = stated(rekaman)
    for node, targets in kept.items():
        for up in graph.successors(node):
            ends = [nodes.get(str(graph.nodes[end]["pointer"])) for end in (node, up)]
            if up not in targets and graph.nodes[up]["level"] != "kinerja" and ends[0] and ends[1]:
                yield from ((ends[0], edge, ends[1]) for edge in (IKI.mendukung, IKI.mengukur))

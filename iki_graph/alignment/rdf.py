"""The links of an alignment as RDF: those that were inferred and those that a reviewer set. What the decree states stays in its own graph."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rdflib import Graph, URIRef

from iki_graph.alignment.align import align
from iki_graph.alignment.keselarasan import Keselarasan
from iki_graph.alignment.matrices import function_matrices
from iki_graph.alignment.stated import stated
from iki_graph.graph.build import index
from iki_graph.graph.links import alignment_graph
from iki_graph.record import Rekaman
from iki_graph.vocab import BASE, IKI


class _Inferred(NamedTuple):
    """A link between two places of the record, each a JSON pointer without its first slash."""

    iki: str
    ke: str
    skor: float
    jenis: str
    alasan: str


def keselarasan_graph(
    rekaman: Rekaman,
    base: str = BASE,
    ordinal: int = 1,
    keselarasan: Iterable[Keselarasan] | None = None,
    nodes: Mapping[str, URIRef] | None = None,
) -> Graph:
    """Each inferred or reviewed link as an edge, and an `iki:Keselarasan` with how it was found; and which IKI cover which functions.

    `keselarasan`: what `align` found, and `nodes`: the index of the decree's graph, where they are at hand. `ordinal` counts the records
    that one file gives, from 1. Raises UsageError for a base that is no absolute IRI, InputError for a verdict on what the record does not have.
    """
    place = {node: pointer.removeprefix("/") for node, pointer in stated(rekaman).nodes(data="pointer")}
    links = [
        _Inferred(place.get(link.iki, link.iki), place.get(link.ke, link.ke), link.skor, link.jenis, link.alasan)
        for link in (align(rekaman) if keselarasan is None else keselarasan)
        if link.ke is not None and link.jenis != "dinyatakan"
    ]
    nodes = index(rekaman, base, ordinal) if nodes is None else nodes
    graph = alignment_graph(rekaman, links, base, ordinal, nodes)
    for matrix in function_matrices(rekaman):
        owner = "/" + matrix.jabatan.replace(":", "/")
        for function, row in matrix.sel:
            graph.add((nodes[f"{owner}/iki/{row}"], IKI.mencakup, nodes[f"{owner}/{matrix.unsur}/{function}"]))
    return graph

"""The inferred links of a decree as its alignment graph: of IKI to what they serve, and of statements to the only one above them."""

from typing import NamedTuple

from rdflib import Graph

from iki_graph.alignment.cascade import cascade
from iki_graph.graph.links import alignment_graph
from iki_graph.record import Rekaman
from iki_graph.vocab import BASE


class _Inferred(NamedTuple):
    """A link between two places of the record, each a JSON pointer without its first slash."""

    iki: str
    ke: str
    skor: float
    jenis: str
    alasan: str


def keselarasan_graph(rekaman: Rekaman, base: str = BASE, ordinal: int = 1) -> Graph:
    """Each inferred link as `iki:mendukung`, and an `iki:Keselarasan` with how it was found. What the decree states stays in its own graph.

    `ordinal` counts the records that one file gives, from 1. Raises UsageError for a base that is no absolute IRI.
    """
    graph = cascade(rekaman)
    place = {node: pointer.removeprefix("/") for node, pointer in graph.nodes(data="pointer")}
    links = [
        _Inferred(place[child], place[parent], edge["score"], edge["kind"], edge["reason"])
        for child, parent, edge in graph.edges(data=True)
        if edge["kind"] == "disimpulkan"
    ]
    return alignment_graph(rekaman, links, base, ordinal)

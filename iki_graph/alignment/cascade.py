"""The cascade of one decree as a directed graph, from the child up to what it serves: what the decree states, and what was found beside it."""

from collections.abc import Iterable

import networkx as nx

from iki_graph.alignment.align import align
from iki_graph.alignment.keselarasan import Keselarasan
from iki_graph.alignment.reasons import Alasan
from iki_graph.alignment.stated import stated
from iki_graph.record import Rekaman


def cascade(rekaman: Rekaman, keselarasan: Iterable[Keselarasan] | None = None) -> nx.DiGraph:
    """The cascade graph of a record: the nodes and links that `stated` gives, and the links of its alignment.

    `keselarasan`: what `align` found, where it is at hand. Edges have a `kind`: dinyatakan (the document says so), disimpulkan (inferred),
    ditinjau (a reviewer's verdict, in the place of what the document states), atasan (position to its superior). Raises as `stated` does.
    """
    graph = stated(rekaman)
    links = align(rekaman) if keselarasan is None else list(keselarasan)
    for node in {link.iki for link in links if link.jenis == "ditinjau"}:
        graph.remove_edges_from([(node, up) for up in graph.successors(node) if graph.nodes[up]["level"] != "kinerja"])
    for link in links:
        if link.ke is not None and not graph.has_edge(link.iki, link.ke):
            graph.add_edge(link.iki, link.ke, kind=link.jenis, score=link.skor, reason=Alasan(link.alasan, link.alasan_en))
    return graph

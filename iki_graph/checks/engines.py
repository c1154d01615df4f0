"""The engines over one decree's data: shapes and queries, on one Oxigraph store."""

from collections.abc import Collection

import pyoxigraph as ox
from rdflib import Graph

from iki_graph.checks.result import Result
from iki_graph.checks.shacl import class_hierarchy, validate
from iki_graph.checks.sparql import ask
from iki_graph.graph.reference import reference_graph
from iki_graph.reference.scope import cached
from iki_graph.vocab import BASE


def run(data: Graph, codes: Collection[str] | None = None, base: str = BASE) -> list[Result]:
    """Results of all checks (or those of these codes) on a decree's graph with its people and the facts about it; sorted."""
    store = ox.Store()
    for triples in (data.serialize(format="nt", encoding="utf-8"), _background(base)):
        store.load(triples, ox.RdfFormat.N_TRIPLES)
    return [*validate(data, store, codes), *ask(store, codes)]


@cached
def _background(base: str) -> bytes:
    """What is the same for every decree: class hierarchy and regulations, as N-Triples."""
    return (class_hierarchy() + reference_graph((), base)).serialize(format="nt", encoding="utf-8")

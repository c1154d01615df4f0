"""The engines over one decree's data: shapes and queries."""

import re
from collections.abc import Collection
from functools import cache

import pyoxigraph as ox
from rdflib import RDF, RDFS, URIRef

from iki_graph.checks.catalogue import catalogue, shapes_graph
from iki_graph.checks.compiled import class_hierarchy
from iki_graph.checks.result import Result
from iki_graph.checks.shacl import Engine, validate
from iki_graph.checks.sparql import ask
from iki_graph.graph.reference import reference_graph
from iki_graph.graph.serialise import ntriples
from iki_graph.graph.triples import Triples
from iki_graph.reference.scope import cached
from iki_graph.vocab import BASE, TERMS


def run(data: Triples, codes: Collection[str] | None = None, base: str = BASE, engine: Engine | None = None) -> list[Result]:
    """Results of all checks (or those of these codes) on a decree's graph with its people and the facts about it; sorted.

    `engine` is that of the shapes, the faster one if None; queries run on Oxigraph.
    """
    store = ox.Store()
    for part in (ntriples(data, properties()), _classes(), _regulations(base)):
        store.load(part, ox.RdfFormat.N_TRIPLES, lenient=True)  # ours: no need to look at every IRI again
    return [*validate(data, store, codes, engine), *ask(store, codes)]


@cache
def properties() -> frozenset[URIRef]:
    """The properties that some rule names, and more: half of a graph says where things stand and how they were found, which no rule asks."""
    texts = [rule.kueri for rule in catalogue().values()]
    texts += [f":{term}" if isinstance(term, URIRef) else str(term) for term in shapes_graph().objects()]
    named = {name for text in texts for name in re.findall(r"[:#/](\w+)", text)}
    ours = {term for space in TERMS for name, term in vars(space).items() if name in named and isinstance(term, URIRef)}
    return frozenset({RDF.type, RDFS.label, RDFS.comment, *ours})


@cache
def _classes() -> bytes:
    return class_hierarchy().serialize(format="nt", encoding="utf-8")


@cached
def _regulations(base: str) -> bytes:
    """All regulations of the registry: the same for every decree."""
    return reference_graph((), base).serialize(format="nt", encoding="utf-8")

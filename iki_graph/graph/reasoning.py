"""OWL 2 RL reasoning over decrees, on request, into a graph of its own.

The closure of owlrl holds much that is no news: literals as subjects, everything the same as itself, the ontology's own consequences, and
contradictions as blank nodes. What is given back is only what is new about the data, and the contradictions as messages.
"""

from functools import cache

from owlrl import DeductiveClosure, OWLRL_Semantics
from owlrl.Namespaces import ERRNS
from rdflib import OWL, RDF, RDFS, BNode, Dataset, Graph, Literal, URIRef
from rdflib.term import Node

from iki_graph.resources import resource
from iki_graph.vocab import HOME

_TRIVIAL = (OWL.Thing, RDFS.Resource)
_CODES = f"{HOME}kode/"
"""Codes are not data: that they are concepts is no news."""


def infer(data: Dataset | Graph) -> tuple[Graph, list[str]]:
    """New triples that the ontology entails about the data, and what contradicts it (empty if nothing does).

    Of a dataset the union of its graphs is taken. The data are not changed; nothing is fetched, as the ontology imports nothing.
    """
    given = {triple[:3] for triple in (data.quads() if isinstance(data, Dataset) else data)}
    closure = Graph()
    for triple in (*ontology(), *given):
        closure.add(triple)
    DeductiveClosure(OWLRL_Semantics).expand(closure)

    things = {s for s, _, _ in given} | {o for _, _, o in given if isinstance(o, URIRef)}
    things = {t for t in things - set(ontology().subjects()) if not str(t).startswith(_CODES)}
    new = Graph()
    for triple in closure:
        if triple[0] in things and triple not in given and _is_news(*triple):
            new.add(triple)
    return new, sorted(str(message) for message in closure.objects(None, ERRNS.error))


@cache
def ontology() -> Graph:
    """The ontology and the foreign terms that it uses."""
    graph = Graph()
    for name in ("iki", "eksternal"):
        graph.parse(resource(f"ontology/{name}.ttl"), format="turtle")
    return graph


def _is_news(subject: Node, predicate: Node, value: Node) -> bool:
    if isinstance(subject, Literal | BNode) or isinstance(value, BNode):
        return False
    if predicate == OWL.sameAs and subject == value:
        return False
    return not (predicate == RDF.type and value in _TRIVIAL)

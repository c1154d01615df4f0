"""OWL 2 RL reasoning over decrees, on request, into a graph of its own.

The rules that the ontology calls for are made ready once (`rules.py`); owlrl, a general reasoner, is the reference that tests hold them
against, and stands in where data or ontology say more than the rules follow. Its closure holds much that is no news: literals as subjects,
everything the same as itself, the ontology's own consequences, and contradictions as blank nodes. What is given back is only what is new
about the data, and the contradictions as messages.
"""

from collections.abc import Iterable
from functools import cache
from itertools import chain

from rdflib import OWL, RDF, RDFS, BNode, Dataset, Graph, Literal, URIRef
from rdflib.term import Node

from iki_graph.graph.rules import Closure, Rules, Triple, compiled
from iki_graph.resources import resource
from iki_graph.vocab import HOME

_TRIVIAL = (OWL.Thing, RDFS.Resource)
_CODES = f"{HOME}kode/"
"""Codes are not data: that they are concepts is no news."""


def infer(data: Dataset | Graph) -> tuple[Graph, list[str]]:
    """New triples that the ontology entails about the data, and what contradicts it (empty if nothing does).

    Of a dataset the union of its graphs is taken. The data are not changed; nothing is fetched, as the ontology imports nothing.
    """
    triples, faults = closure(chain.from_iterable(data.graphs()) if isinstance(data, Dataset) else data)
    new = Graph()
    for triple in triples:
        new.add(triple)
    return new, sorted(faults)


def closure(data: Iterable[Triple]) -> Closure:
    """As `infer`, of triples as they are, each of them once or several times."""
    data = data if isinstance(data, Graph) else list(data)
    rules = _rules()
    found = rules.close(data) if rules else None
    if found is None:
        return by_owlrl(data, ontology())
    return Closure([triple for triple in found.triples if not str(triple[0]).startswith(_CODES)], found.faults)


def by_owlrl(data: Iterable[Triple], axioms: Graph) -> Closure:
    """As `closure`, by a general reasoner and with any ontology: some hundred times slower, for all of OWL 2 RL."""
    from owlrl import DeductiveClosure, OWLRL_Semantics
    from owlrl.Namespaces import ERRNS

    given = set(data)
    whole = Graph()
    for triple in (*axioms, *given):
        whole.add(triple)
    DeductiveClosure(OWLRL_Semantics).expand(whole)
    things = {s for s, _, _ in given} | {o for _, _, o in given if isinstance(o, URIRef)}
    things = {t for t in things - set(axioms.subjects()) if not str(t).startswith(_CODES)}
    new = [triple for triple in whole if triple[0] in things and triple not in given and _is_news(*triple)]
    return Closure(new, {str(message) for message in whole.objects(None, ERRNS.error)})


@cache
def _rules() -> Rules | None:
    return compiled(ontology())


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

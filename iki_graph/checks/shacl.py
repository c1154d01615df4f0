"""The shapes on one decree's graph, by either of two engines: pyshifty (Rust), and pySHACL, the reference that it is held against.

What an engine reports is only where which shape failed; the sentences come from the catalogue, because pySHACL's report drops the language
of messages on SPARQL constraints and its own message templates break on LaTeX in the texts.
"""

from collections.abc import Callable, Collection, Iterator
from functools import cache
from typing import Literal as OneOf
from typing import NamedTuple

import pyoxigraph as ox
from pyshacl import validate as pyshacl_validate
from pyshacl.graph_abstraction import OxigraphDataGraph
from rdflib import RDF, RDFS, SH, Graph, Literal, URIRef

from iki_graph.checks.catalogue import catalogue, shapes_graph
from iki_graph.checks.result import Result
from iki_graph.resources import resource
from iki_graph.vocab import IKI

try:
    import shifty
except ImportError:  # no wheel for this machine: pySHACL gives the same, more slowly
    shifty = None  # type: ignore[assignment]

Engine = OneOf["shifty", "pyshacl"]
ENGINES: tuple[Engine, ...] = ("shifty", "pyshacl") if shifty else ("pyshacl",)
"""The engines at hand, the faster one first."""


class Failure(NamedTuple):
    """One result of an engine: the shape, its focus node, the value reported, and whether a SPARQL constraint reported it."""

    shape: str
    focus: str
    value: ox.NamedNode | ox.Literal | None
    from_query: bool


def validate(
    data: Graph, triples: bytes, store: ox.Store, codes: Collection[str] | None = None, engine: Engine | None = None
) -> list[Result]:
    """Run the shapes (all, or those of these codes) on one decree's graph with its people; the results are sorted.

    `triples` and `store` are the same data as N-Triples and in Oxigraph, both with the class hierarchy. `engine`: the faster one at hand
    if None.

    SPARQL constraints take the document for focus and name the node at fault as their value: one query a check is some sixty times
    cheaper than one a row.
    """
    rules = catalogue()
    codes_of = {rule.iri: rule.kode for rule in rules.values() if not rule.kueri}
    shapes = [iri for iri, code in codes_of.items() if codes is None or code in codes]
    if not shapes:
        return []
    found = set()
    for failure in _RUN[engine or ENGINES[0]](triples, store, shapes):
        node, text = failure.focus, ""
        if failure.from_query and isinstance(failure.value, ox.NamedNode):
            node = failure.value.value
        elif failure.from_query and failure.value:
            text = failure.value.value
        # A core constraint that fails for several values of one node is one fault.
        found.add(Result(codes_of[failure.shape], _row(data, URIRef(node)), text))
    return sorted(found)


def _row(data: Graph, node: URIRef) -> URIRef:
    """The indicator whose formula or source of data a node is, else the node itself."""
    owner = data.value(predicate=IKI.formula, object=node) or data.value(predicate=IKI.sumberData, object=node)
    return owner if isinstance(owner, URIRef) else node


def _by_shifty(triples: bytes, store: ox.Store, shapes: list[str]) -> Iterator[Failure]:
    # Bytes are taken for Turtle, of which N-Triples are a part.
    result = _prepared().validate_algebra(triples, graph_mode="data", shape_names=shapes, infer=False, on_unsupported="error")
    for violation in result.violations:
        for reason in violation.reasons:
            from_query = reason.constraint_kind == shifty.ConstraintKind.Sparql
            yield Failure(str(violation.shape_name), violation.focus_node[1:-1], _term(reason.value), from_query)


@cache
def _prepared() -> "shifty.PreparedValidator":
    """The shapes, compiled once for all decrees."""
    return shifty.PreparedValidator(shapes_graph().serialize(format="turtle"))


def _term(written: str) -> ox.NamedNode | ox.Literal | None:
    """An RDF term as N-Triples write it."""
    if written.startswith("<"):
        return ox.NamedNode(written[1:-1])
    (triple,) = ox.parse(f"<x:x> <x:x> {written} .", ox.RdfFormat.N_TRIPLES)
    return triple.object if isinstance(triple.object, ox.Literal) else None


def _by_pyshacl(triples: bytes, store: ox.Store, shapes: list[str]) -> Iterator[Failure]:
    # pySHACL takes the list for all shapes there are: without the helpers, constraints that refer to them would hold of everything.
    helpers = [str(shape) for shape in shapes_graph().subjects(RDF.type, SH.NodeShape)]
    _, report, _ = pyshacl_validate(_Data(store), shacl_graph=shapes_graph(), use_shapes=shapes + helpers, inference="none")
    if not isinstance(report, Graph):
        raise TypeError(f"pySHACL gave no report: {report}")
    for result in report.subjects(RDF.type, SH.ValidationResult):
        shape, focus, value = (report.value(result, term) for term in (SH.sourceShape, SH.focusNode, SH.value))
        if not isinstance(focus, URIRef):
            raise TypeError(f"{shape}: the data has a node without IRI")
        term = ox.NamedNode(str(value)) if isinstance(value, URIRef) else ox.Literal(str(value)) if isinstance(value, Literal) else None
        from_query = report.value(result, SH.sourceConstraintComponent) == SH.SPARQLConstraintComponent
        yield Failure(str(shape), str(focus), term, from_query)


_RUN: dict[Engine, Callable[[bytes, ox.Store, list[str]], Iterator[Failure]]] = {"shifty": _by_shifty, "pyshacl": _by_pyshacl}


class _Data(OxigraphDataGraph):
    """The data in Oxigraph, which answers the queries of the shapes some ten times faster than rdflib."""

    def __bool__(self) -> bool:
        # pySHACL asks for the truth of the graph at every result; by default that counts all its triples.
        return True


@cache
def class_hierarchy() -> Graph:
    """The subclass axioms of the ontology: all that the targets need; mixing in its texts would only cost time."""
    hierarchy = Graph()
    for triple in Graph().parse(resource("ontology/iki.ttl")).triples((None, RDFS.subClassOf, None)):
        if isinstance(triple[2], URIRef):
            hierarchy.add(triple)
    return hierarchy

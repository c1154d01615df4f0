"""The shapes on one decree's graph, by either of two engines: compiled to queries on Oxigraph, and pySHACL, the reference.

What an engine reports is only where which shape failed; the sentences come from the catalogue, because pySHACL's report drops the language
of messages on SPARQL constraints and its own message templates break on LaTeX in the texts.
"""

from collections.abc import Callable, Collection, Iterator
from functools import cache
from typing import Literal as OneOf
from typing import NamedTuple

import pyoxigraph as ox
from rdflib import RDF, SH, Graph, Literal, URIRef

from iki_graph.checks.catalogue import catalogue, shapes_graph
from iki_graph.checks.compiled import Compiled, compiled, failures
from iki_graph.checks.result import Result
from iki_graph.graph.triples import Triples
from iki_graph.vocab import IKI

Engine = OneOf["oxigraph", "pyshacl"]
ENGINES: tuple[Engine, ...] = ("oxigraph", "pyshacl")
"""The engines, the faster one first."""


class Failure(NamedTuple):
    """One result of an engine: the shape, its focus node, the value reported, and whether a SPARQL constraint reported it."""

    shape: str
    focus: str
    value: ox.NamedNode | ox.Literal | None
    from_query: bool


def validate(data: Triples, store: ox.Store, codes: Collection[str] | None = None, engine: Engine | None = None) -> list[Result]:
    """Run the shapes (all, or those of these codes) on one decree's graph with its people; the results are sorted.

    `store` holds the same data in Oxigraph, with the class hierarchy. `engine`: the faster one if None.

    SPARQL constraints take the document for focus and name the node at fault as their value: one query a check is some sixty times
    cheaper than one a row.
    """
    codes_of = {rule.iri: rule.kode for rule in catalogue().values() if not rule.kueri}
    shapes = [iri for iri, code in codes_of.items() if codes is None or code in codes]
    if not shapes:
        return []
    found = set()
    for failure in _RUN[engine or ENGINES[0]](store, shapes):
        node, text = failure.focus, ""
        if failure.from_query and isinstance(failure.value, ox.NamedNode):
            node = failure.value.value
        elif failure.from_query and failure.value:
            text = failure.value.value
        # A core constraint that fails for several values of one node is one fault.
        found.add(Result(codes_of[failure.shape], _row(data, URIRef(node)), text))
    return sorted(found)


def _row(data: Triples, node: URIRef) -> URIRef:
    """The indicator whose formula or source of data a node is, else the node itself."""
    return next((owner for term in (IKI.formula, IKI.sumberData) for owner in data.subjects(term, node)), node)


def _by_oxigraph(store: ox.Store, shapes: list[str]) -> Iterator[Failure]:
    for shape, focus, value in failures(map(_compiled, shapes), store):
        yield Failure(shape.shape, focus, value, bool(shape.targets))


@cache
def _compiled(iri: str) -> Compiled:
    return compiled(shapes_graph(), URIRef(iri))


def _by_pyshacl(store: ox.Store, shapes: list[str]) -> Iterator[Failure]:
    # Loaded here: it takes longer than a decree, and only comparisons need it.
    from pyshacl import validate as pyshacl_validate
    from pyshacl.graph_abstraction import OxigraphDataGraph

    class Data(OxigraphDataGraph):
        """The data in Oxigraph, which answers the queries of the shapes some ten times faster than rdflib."""

        def __bool__(self) -> bool:
            # pySHACL asks for the truth of the graph at every result; by default that counts all its triples.
            return True

    # pySHACL takes the list for all shapes there are: without the helpers, constraints that refer to them would hold of everything.
    helpers = [str(shape) for shape in shapes_graph().subjects(RDF.type, SH.NodeShape)]
    _, report, _ = pyshacl_validate(Data(store), shacl_graph=shapes_graph(), use_shapes=shapes + helpers, inference="none")
    if not isinstance(report, Graph):
        raise TypeError(f"pySHACL gave no report: {report}")
    for result in report.subjects(RDF.type, SH.ValidationResult):
        shape, focus, value = (report.value(result, term) for term in (SH.sourceShape, SH.focusNode, SH.value))
        if not isinstance(focus, URIRef):
            raise TypeError(f"{shape}: the data has a node without IRI")
        term = ox.NamedNode(str(value)) if isinstance(value, URIRef) else ox.Literal(str(value)) if isinstance(value, Literal) else None
        from_query = report.value(result, SH.sourceConstraintComponent) == SH.SPARQLConstraintComponent
        yield Failure(str(shape), str(focus), term, from_query)


_RUN: dict[Engine, Callable[[ox.Store, list[str]], Iterator[Failure]]] = {"oxigraph": _by_oxigraph, "pyshacl": _by_pyshacl}

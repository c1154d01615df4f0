"""SHACL validation of a decree's graph with pySHACL, and findings as a SHACL report.

What pySHACL reports is only where which shape failed; the sentences come from the catalogue, because its report drops the language
of messages on SPARQL constraints and its own message templates break on LaTeX in the texts.
"""

from collections.abc import Collection, Iterable
from functools import cache

import pyoxigraph as ox
from pyshacl import validate as pyshacl_validate
from pyshacl.graph_abstraction import OxigraphDataGraph
from rdflib import RDF, RDFS, SH, Graph, Literal, URIRef
from rdflib.term import Node

from iki_graph.checks.catalogue import LEVELS, catalogue, shapes_graph
from iki_graph.checks.result import Result
from iki_graph.checks.temuan import Temuan
from iki_graph.resources import resource
from iki_graph.vocab import BASE, HOME, IKI


def validate(data: Graph, store: ox.Store, codes: Collection[str] | None = None) -> list[Result]:
    """Run the shapes (all, or those of these codes) on one decree's graph with its people; the results are sorted.

    `store` is the same data in Oxigraph, with the class hierarchy.

    SPARQL constraints take the document for focus and name the node at fault as their value: one query a check is some sixty times
    cheaper than one a row.
    """
    rules = catalogue()
    # pySHACL takes the list for all shapes there are: without the helpers, constraints that refer to them would hold of everything.
    helpers = [str(shape) for shape in shapes_graph().subjects(RDF.type, SH.NodeShape)]
    wanted = None if codes is None else [rules[code].iri for code in codes if not rules[code].kueri] + helpers
    _, report, _ = pyshacl_validate(_Data(store), shacl_graph=shapes_graph(), use_shapes=wanted, inference="none")
    if not isinstance(report, Graph):
        raise TypeError(f"pySHACL gave no report: {report}")
    by_iri = {rule.iri: rule.kode for rule in rules.values()}
    found: dict[tuple[str, URIRef, str], str] = {}
    for result in report.subjects(RDF.type, SH.ValidationResult):
        shape, focus, value = (report.value(result, term) for term in (SH.sourceShape, SH.focusNode, SH.value))
        from_query = report.value(result, SH.sourceConstraintComponent) == SH.SPARQLConstraintComponent
        node = value if from_query and isinstance(value, URIRef) else focus
        text = str(value) if isinstance(value, Literal) else ""
        if not isinstance(node, URIRef):
            raise TypeError(f"{shape}: the data has a node without IRI")
        # A core constraint that fails for several values of one node is one fault.
        key = (by_iri[str(shape)], _row(data, node), text if from_query else "")
        found[key] = min(text, found.get(key, text))
    return sorted(Result(kode, node, text) for (kode, node, _), text in found.items())


def _row(data: Graph, node: URIRef) -> URIRef:
    """The indicator whose formula or source of data a node is, else the node itself."""
    owner = data.value(predicate=IKI.formula, object=node) or data.value(predicate=IKI.sumberData, object=node)
    return owner if isinstance(owner, URIRef) else node


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


def report(temuan: Iterable[Temuan], base: str = BASE) -> Graph:
    """Findings as a sh:ValidationReport. Its IRIs are made from the findings' fingerprints, so that there are no blank nodes."""
    graph = Graph()
    for prefix, namespace in (("iki", str(IKI._NS)), ("sh", str(SH)), ("ikis", HOME + "shapes#")):
        graph.bind(prefix, namespace)
    items = list(temuan)
    whole = URIRef(f"{base}laporan")
    graph.add((whole, RDF.type, SH.ValidationReport))
    graph.add((whole, SH.conforms, Literal(not items)))
    components = {rule.kode: SH.SPARQLConstraintComponent if rule.kueri else _component(URIRef(rule.iri)) for rule in catalogue().values()}
    levels = {name: severity for severity, name in LEVELS.items()}
    for item in items:
        node = URIRef(f"{base}temuan/{item.sidik}")
        graph.add((whole, SH.result, node))
        graph.add((node, RDF.type, SH.ValidationResult))
        graph.add((node, RDF.type, IKI.Temuan))
        graph.add((node, SH.sourceShape, URIRef(f"{HOME}shapes#{item.kode}")))
        graph.add((node, SH.resultSeverity, levels[item.tingkat]))
        graph.add((node, SH.resultMessage, Literal(item.pesan, "id")))
        graph.add((node, SH.resultMessage, Literal(item.pesan_en, "en")))
        if item.iri:
            graph.add((node, SH.focusNode, URIRef(item.iri)))
        if item.kode in components:
            graph.add((node, SH.sourceConstraintComponent, components[item.kode]))
        graph.add((node, IKI.kategori, Literal(item.kategori)))
        graph.add((node, IKI.kepastian, Literal(item.jenis)))
        graph.add((node, IKI.saran, Literal(item.saran)))
    return graph


_COMPONENTS = {
    SH.sparql: SH.SPARQLConstraintComponent,
    SH.minCount: SH.MinCountConstraintComponent,
    SH.pattern: SH.PatternConstraintComponent,
    SH.disjoint: SH.DisjointConstraintComponent,
    SH.qualifiedMinCount: SH.QualifiedMinCountConstraintComponent,
    SH.qualifiedMaxCount: SH.QualifiedMaxCountConstraintComponent,
    SH["not"]: SH.NotConstraintComponent,
}


def _component(shape: URIRef) -> Node:
    """The constraint component of a shape; each has one constraint."""
    return next(component for parameter, component in _COMPONENTS.items() if (shape, parameter, None) in shapes_graph())

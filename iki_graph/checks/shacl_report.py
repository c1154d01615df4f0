"""Findings as a SHACL validation report."""

from collections.abc import Iterable

from rdflib import RDF, SH, Graph, Literal, URIRef
from rdflib.term import Node

from iki_graph.checks.catalogue import LEVELS, catalogue, shapes_graph
from iki_graph.checks.temuan import Temuan
from iki_graph.vocab import BASE, HOME, IKI


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

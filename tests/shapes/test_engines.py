"""The shapes mean the same to another SPARQL engine: rdflib, which pySHACL uses by default."""

from pathlib import Path

import pytest
from pyshacl import validate as pyshacl_validate
from rdflib import RDF, SH, Graph, URIRef

from iki_graph.checks.catalogue import catalogue, shapes_graph
from iki_graph.checks.engines import run
from iki_graph.checks.shacl import class_hierarchy
from iki_graph.graph.reference import reference_graph

HERE = Path(__file__).parent


def raw(report: Graph) -> set[tuple[str, str]]:
    """(shape, node at fault) of each result of a report; formulas and sources stand for their rows in ours, so only the row counts."""
    found = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        value = report.value(result, SH.value)
        from_query = report.value(result, SH.sourceConstraintComponent) == SH.SPARQLConstraintComponent
        node = value if from_query and isinstance(value, URIRef) else report.value(result, SH.focusNode)
        found.add((str(report.value(result, SH.sourceShape)), str(node).removesuffix("/formula").removesuffix("/sumber")))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("code", [rule.kode for rule in catalogue().values() if rule.kueri])
@pytest.mark.parametrize("name", ["lolos", "gagal"])
def test_queries_give_the_same_on_rdflib(code: str, name: str) -> None:
    data = Graph().parse(HERE / code / f"{name}.ttl")
    whole = data + class_hierarchy() + reference_graph(())
    nodes = {str(row.node) for row in whole.query(catalogue()[code].kueri)}
    assert nodes == {str(result.node) for result in run(data, [code])}


@pytest.mark.slow
@pytest.mark.parametrize("code", [rule.kode for rule in catalogue().values() if not rule.kueri])
@pytest.mark.parametrize("name", ["lolos", "gagal"])
def test_same_on_rdflib(code: str, name: str) -> None:
    data = Graph().parse(HERE / code / f"{name}.ttl")
    shape = catalogue()[code].iri
    helpers = [str(helper) for helper in shapes_graph().subjects(RDF.type, SH.NodeShape)]
    _, report, _ = pyshacl_validate(data, shacl_graph=shapes_graph(), ont_graph=class_hierarchy(), use_shapes=[shape, *helpers])
    assert raw(report) == {(shape, str(result.node)) for result in run(data, [code])}

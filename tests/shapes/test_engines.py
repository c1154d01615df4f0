"""The shapes and queries mean the same to every engine: as queries on Oxigraph, by pySHACL on Oxigraph, and pySHACL and queries on rdflib."""

from pathlib import Path

import pytest
from pyshacl import validate as pyshacl_validate
from rdflib import RDF, SH, Graph, URIRef

from iki_graph.checks import check
from iki_graph.checks.catalogue import catalogue, shapes_graph
from iki_graph.checks.compiled import class_hierarchy
from iki_graph.checks.engines import run
from iki_graph.checks.shacl import ENGINES
from iki_graph.graph.reference import reference_graph
from iki_graph.graph.triples import Triples
from iki_graph.pipeline import graphs, load
from iki_graph.resources import resource

HERE = Path(__file__).parent
SHAPES = [rule.kode for rule in catalogue().values() if not rule.kueri]
QUERIES = [rule.kode for rule in catalogue().values() if rule.kueri]
DECREES = sorted(resource("data/sk").glob("*.txt"))


@pytest.mark.parametrize("code", SHAPES)
def test_fast_engine_gives_what_the_reference_gives(code: str) -> None:
    for name in ("lolos", "gagal"):
        data = Triples(Graph().parse(HERE / code / f"{name}.ttl"))
        assert run(data, SHAPES, engine="oxigraph") == run(data, SHAPES, engine="pyshacl")


@pytest.mark.slow
@pytest.mark.parametrize("path", DECREES, ids=lambda path: path.stem)
def test_findings_on_decrees_are_the_same_by_both_engines(path: Path) -> None:
    document, records = load(path)
    for ordinal, rekaman in enumerate(records, 1):
        fast, reference = (
            check(rekaman, document, ordinal=ordinal, graphs=graphs(rekaman, ordinal=ordinal), engine=engine) for engine in ENGINES
        )
        assert fast == reference


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
@pytest.mark.parametrize("code", QUERIES)
@pytest.mark.parametrize("name", ["lolos", "gagal"])
def test_queries_give_the_same_on_rdflib(code: str, name: str) -> None:
    data = Graph().parse(HERE / code / f"{name}.ttl")
    whole = data + class_hierarchy() + reference_graph(())
    nodes = {str(row.node) for row in whole.query(catalogue()[code].kueri)}
    assert nodes == {str(result.node) for result in run(Triples(data), [code])}


@pytest.mark.slow
@pytest.mark.parametrize("code", SHAPES)
@pytest.mark.parametrize("name", ["lolos", "gagal"])
def test_same_on_rdflib(code: str, name: str) -> None:
    data = Graph().parse(HERE / code / f"{name}.ttl")
    shape = catalogue()[code].iri
    helpers = [str(helper) for helper in shapes_graph().subjects(RDF.type, SH.NodeShape)]
    _, report, _ = pyshacl_validate(data, shacl_graph=shapes_graph(), ont_graph=class_hierarchy(), use_shapes=[shape, *helpers])
    assert raw(report) == {(shape, str(result.node)) for result in run(Triples(data), [code])}

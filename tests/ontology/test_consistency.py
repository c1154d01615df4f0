"""Consistency under a DL reasoner: HermiT, which owlready2 carries and Java runs."""

import shutil
import warnings
from pathlib import Path

import pytest
from rdflib import RDF, Graph, URIRef

from iki_graph.graph import build
from iki_graph.vocab import IKI
from tests.graph.sample import record
from tests.ontology.support import ontology, turtle_files

pytestmark = pytest.mark.skipif(shutil.which("java") is None, reason="HermiT needs Java")
owlready2 = pytest.importorskip("owlready2", reason="HermiT comes with owlready2 (extra dev)")


def inconsistent(graph: Graph, folder: Path) -> bool:
    """Whether HermiT finds a contradiction, or a class that nothing can belong to."""
    path = folder / "graph.nt"
    graph.serialize(path, format="nt", encoding="utf-8")
    world = owlready2.World()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        world.get_ontology(path.as_uri()).load()
    try:
        owlready2.sync_reasoner_hermit(world, debug=0, ignore_unsupported_datatypes=True)
    except owlready2.OwlReadyInconsistentOntologyError:
        return True
    return bool(list(world.inconsistent_classes()))


def everything() -> Graph:
    """Ontology, foreign terms, code lists and a decree."""
    graph = Graph()
    for triple in ontology():
        graph.add(triple)
    for path in turtle_files("ontology/kode"):
        graph.parse(path)
    for s, p, o, _ in build(record()).quads():
        graph.add((s, p, o))
    return graph


def test_consistent_with_data(tmp_path: Path) -> None:
    assert not inconsistent(everything(), tmp_path)


@pytest.mark.parametrize(
    "fault",
    [
        pytest.param((URIRef("urn:x"), RDF.type, (IKI.IKU, IKI.IKI)), id="two-disjoint-classes"),
        pytest.param((URIRef("urn:x"), RDF.type, (IKI.Peraturan, IKI.Tugas)), id="disjoint-by-inheritance"),
    ],
)
def test_a_planted_contradiction_is_found(fault: tuple[URIRef, URIRef, tuple[URIRef, URIRef]], tmp_path: Path) -> None:
    graph = everything()
    for kind in fault[2]:
        graph.add((fault[0], fault[1], kind))
    assert inconsistent(graph, tmp_path)

"""The alignment graph holds what was inferred, and only that, on nodes of the decree's graph."""

import pytest
from rdflib import OWL, RDF, URIRef

from iki_graph.alignment import cascade, keselarasan_graph
from iki_graph.graph import build, serialise
from iki_graph.graph.triples import rdflib_graph
from iki_graph.vocab import IKI, SSSOM

from .test_cascade import FULL


def test_each_inferred_link_is_an_edge_and_a_record() -> None:
    graph = rdflib_graph(keselarasan_graph(FULL))
    inferred = [edge for *_, edge in cascade(FULL).edges(data=True) if edge["kind"] == "disimpulkan"]
    records = list(graph.subjects(RDF.type, IKI.Keselarasan))
    assert len(records) == len(inferred) == len(list(graph.triples((None, IKI.mendukung, None))))
    for record in records:
        child, parent = graph.value(record, OWL.annotatedSource), graph.value(record, OWL.annotatedTarget)
        assert (child, IKI.mendukung, parent) in graph
        assert 0 < float(graph.value(record, SSSOM.confidence)) <= 1  # type: ignore[arg-type]


def test_links_end_at_nodes_of_the_decree() -> None:
    dataset = build(FULL)
    known = {s for s, *_ in dataset.quads((None, RDF.type, None, None))}
    graph = rdflib_graph(keselarasan_graph(FULL))
    assert {end for child, _, parent in graph.triples((None, IKI.mendukung, None)) for end in (child, parent)} <= known


def test_what_the_decree_states_is_not_repeated() -> None:
    stated = {(s, o) for s, _, o, _ in build(FULL).quads((None, IKI.mendukung, None, None))}
    assert stated and not stated & {(s, o) for s, _, o in rdflib_graph(keselarasan_graph(FULL)).triples((None, IKI.mendukung, None))}


@pytest.mark.parametrize("ordinal", [1, 2])
def test_the_graph_is_named_after_the_decree(ordinal: int) -> None:
    decree = min(
        g.identifier for g in build(FULL, ordinal=ordinal).graphs() if isinstance(g.identifier, URIRef) and "/graf/" in g.identifier
    )
    assert keselarasan_graph(FULL, ordinal=ordinal).identifier == URIRef(f"{decree}/keselarasan")


def test_same_record_same_bytes() -> None:
    assert serialise(keselarasan_graph(FULL), "ttl") == serialise(keselarasan_graph(FULL), "ttl")

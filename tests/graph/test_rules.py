"""The rules made ready from an ontology, held against owlrl: the same new triples, the same contradictions; and where they step aside."""

from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import OWL, RDF, RDFS, XSD, Dataset, Graph, Literal, Namespace

from iki_graph.graph import build, infer
from iki_graph.graph.reasoning import by_owlrl, closure, ontology
from iki_graph.graph.rules import Triple, compiled
from iki_graph.graph.triples import rdflib_dataset
from iki_graph.pipeline import graphs, load
from iki_graph.vocab import IKI
from tests.graph.sample import record

X = Namespace("https://example.org/x/")
SMALL = """
@prefix : <https://example.org/x/> . @prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
:A a owl:Class ; rdfs:subClassOf :B ; rdfs:label "kelas A"@id . :B a owl:Class ; rdfs:subClassOf :C , :Z . :C a owl:Class . :Z a owl:Class .
:D a owl:Class ; owl:disjointWith :C . [] a owl:AllDisjointClasses ; owl:members ( :E :F :G ) . :H rdfs:subClassOf :G .
:p a owl:ObjectProperty ; rdfs:domain :A ; rdfs:range :E . :q a owl:ObjectProperty ; rdfs:subPropertyOf :r ; rdfs:domain :H .
:r a owl:ObjectProperty , owl:TransitiveProperty ; rdfs:subPropertyOf :t ; rdfs:range :Z . :t a owl:ObjectProperty .
:n a owl:DatatypeProperty ; rdfs:range xsd:integer . :s a owl:DatatypeProperty ; rdfs:range xsd:string ; rdfs:subPropertyOf :u .
:i a owl:NamedIndividual , :E .
"""
AXIOMS = (
    ":q a owl:FunctionalProperty .",
    ":q a owl:SymmetricProperty .",
    ":q owl:inverseOf :t .",
    ":q owl:propertyChainAxiom ( :p :r ) .",
    ":A owl:equivalentClass :E .",
    ":A rdfs:subClassOf [ a owl:Restriction ; owl:onProperty :p ; owl:someValuesFrom :E ] .",
    ":A owl:hasKey ( :n ) .",
    ":A rdfs:subClassOf owl:Nothing .",
    ":A owl:unionOf ( :E :F ) .",
    ":i owl:sameAs :j .",
    ":i :r :j .",
    ":r rdfs:subPropertyOf :q .",
    ":q rdfs:subPropertyOf rdfs:subClassOf .",
    "rdfs:label rdfs:domain :A .",
    ":i a :F .",
    ':i :n "kedua"^^xsd:integer .',
)
"""What the rules do not follow, and what contradicts itself."""


def small(more: str = "") -> Graph:
    return Graph().parse(data=SMALL + more, format="turtle")


def triples(data: Dataset) -> list[Triple]:
    return list(set(chain.from_iterable(data.graphs())))


def agree(data: list[Triple]) -> None:
    """Both reasoners say the same about data by the small ontology."""
    rules = compiled(small())
    assert rules is not None
    ours, theirs = rules.close(data), by_owlrl(data, small())
    assert ours is not None
    assert len(ours.triples) == len(set(ours.triples))
    assert set(ours.triples) == set(theirs.triples)
    assert ours.faults == theirs.faults


NODES = st.sampled_from([X[name] for name in ("a", "b", "c", "d", "i")])
CLASSES = st.sampled_from([X[name] for name in "ABCDEFGHZ"] + [X.Other])
LITERALS = st.sampled_from(
    [Literal("1", datatype=XSD.integer), Literal("x", datatype=XSD.integer), Literal("1.0", datatype=XSD.decimal), Literal("x")]
    + [Literal("x", datatype=XSD.string), Literal("x", lang="id"), Literal("2021-02-30", datatype=XSD.date)]
)
TRIPLES = st.one_of(
    st.tuples(NODES, st.just(RDF.type), CLASSES),
    st.tuples(NODES, st.sampled_from([X[name] for name in "pqrt"]), NODES),
    st.tuples(NODES, st.sampled_from([X.q, X.r]), NODES),
    st.tuples(NODES, st.sampled_from([X.n, X.s, X.p, X.other]), LITERALS),
)


@settings(max_examples=20, deadline=None)
@given(st.lists(TRIPLES, max_size=12, unique=True))
def test_any_data_as_owlrl(data: list[Triple]) -> None:
    agree(data)


@pytest.mark.slow
@settings(max_examples=200, deadline=None)
@given(st.lists(TRIPLES, max_size=20, unique=True))
def test_much_data_as_owlrl(data: list[Triple]) -> None:
    agree(data)


def test_a_decree_as_owlrl() -> None:
    data = triples(build(record()))
    ours, theirs = closure(data), by_owlrl(data, ontology())
    assert (set(ours.triples), ours.faults) == (set(theirs.triples), theirs.faults)


@pytest.mark.slow
@pytest.mark.parametrize("path", sorted((Path(__file__).parents[2] / "data" / "sk").glob("*.txt")), ids=lambda path: path.stem)
def test_the_samples_as_owlrl(path: Path) -> None:
    for rekaman in load(path)[1]:
        data = triples(rdflib_dataset(graphs(rekaman)))
        ours, theirs = closure(data), by_owlrl(data, ontology())
        assert (set(ours.triples), ours.faults) == (set(theirs.triples), theirs.faults)


def test_literals_keep_their_form() -> None:
    old, new = Literal("01.50", datatype=XSD.decimal, normalize=False), X.u
    rules = compiled(small())
    assert rules is not None
    found = rules.close([(X.a, X.s, old)])
    assert found is not None
    assert [(s, p, str(o)) for s, p, o in found.triples] == [(X.a, new, "01.50")]


@pytest.mark.parametrize("axiom", AXIOMS)
def test_other_ontologies_are_refused(axiom: str) -> None:
    assert compiled(small(axiom)) is None


@pytest.mark.parametrize(
    "triple",
    [
        (X.a, OWL.sameAs, X.b),
        (X.new, RDFS.subClassOf, X.A),
        (X.q, RDF.type, OWL.SymmetricProperty),
        (X.a, RDF.type, OWL.Thing),
        (X.a, X.p, XSD.string),
        (X.a, OWL.differentFrom, X.b),
    ],
)
def test_data_with_axioms_are_refused(triple: Triple) -> None:
    rules = compiled(small())
    assert rules is not None
    assert rules.close([triple, (X.a, X.p, X.b)]) is None


def test_owlrl_stands_in_for_data_with_axioms() -> None:
    data = Graph()
    data.add((X.a, RDF.type, IKI.IKU))
    data.add((X.a, OWL.sameAs, X.b))
    new, faults = infer(data)
    assert (X.b, RDF.type, IKI.IKU) in new
    assert faults == []

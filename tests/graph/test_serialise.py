"""Bytes of graphs: what is written reads back the same, in the same bytes under any hash seed."""

import hashlib
import json
import os
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.namespace import XSD

from iki_graph.errors import UsageError
from iki_graph.graph import build, reference_graph, serialise
from iki_graph.graph.serialise import FORMATS
from iki_graph.vocab import IKI
from tests.graph.sample import record

READ = {"trig": "trig", "nq": "nquads", "jsonld": "json-ld", "ttl": "turtle"}
S, P = URIRef("https://w3id.org/iki-graph/id/dok/x"), IKI.teks


def quads(content: bytes, form: str) -> set[tuple[object, ...]]:
    found = Dataset()
    found.parse(data=content, format=READ[form])
    return {tuple(q) for q in found.quads()}


@pytest.mark.parametrize("form", ["trig", "nq", "jsonld"])
def test_a_dataset_reads_back_as_it_was(form: str) -> None:
    data = build(record())
    assert quads(serialise(data, form), form) == {tuple(q) for q in data.quads()}


def test_turtle_is_the_union_of_the_graphs() -> None:
    data = build(record())
    assert set(Graph().parse(data=serialise(data, "ttl"), format="turtle")) == {q[:3] for q in data.quads()}


@pytest.mark.parametrize("form", FORMATS)
def test_another_base_reads_back_too(form: str) -> None:
    data = build(record(), base="https://example.org/sk/")
    for base in ("https://example.org/sk/", "https://w3id.org/iki-graph/id/"):
        triples = {q[:3] for q in quads(serialise(data, form, base), form)}
        assert triples == {q[:3] for q in data.quads()}


@given(st.text(st.characters(exclude_categories=["Cs"])), st.sampled_from(FORMATS))
def test_every_text_survives(text: str, form: str) -> None:
    graph = Graph()
    graph.add((S, P, Literal(text)))
    assert {q[2] for q in quads(serialise(graph, form), form)} == {Literal(text)}


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize(
    "value",
    [
        Literal("85.50", datatype=XSD.decimal, normalize=False),
        Literal("007", datatype=XSD.integer, normalize=False),
        Literal(7),
        Literal("2022-01-10", datatype=XSD.date),
        Literal("teks", lang="id"),
        Literal("teks", datatype=XSD.string),
        URIRef("https://example.org/a?b=1&c=(2)#d/e"),
        URIRef("https://w3id.org/iki-graph/id/berkas/ab#line=1,2"),
        URIRef("https://w3id.org/iki-graph/id/dok/../a"),
        URIRef("https://w3id.org/iki-graph/onto#a.b/c"),
    ],
)
def test_every_kind_of_value_survives(form: str, value: Literal | URIRef) -> None:
    graph = Graph()
    graph.add((S, P, value))
    (back,) = {q[2] for q in quads(serialise(graph, form), form)}
    if isinstance(value, URIRef):
        assert back == value
    else:
        assert isinstance(back, Literal)
        assert (back.toPython(), back.language) == (value.toPython(), value.language)


def test_a_blank_node_is_refused() -> None:
    graph = Graph()
    graph.add((BNode(), P, Literal("x")))
    with pytest.raises(ValueError, match="blank"):
        serialise(graph, "nq")


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(UsageError, match="ttl, trig, nq, jsonld"):
        serialise(Graph(), "xml")


@pytest.mark.parametrize("form", FORMATS)
def test_the_order_of_triples_does_not_matter(form: str) -> None:
    triples = list(reference_graph(["35.25.11"]))
    one, other = Graph(), Graph()
    for graph, order in ((one, triples), (other, list(reversed(triples)))):
        for triple in order:
            graph.add(triple)
    assert serialise(one, form) == serialise(other, form)


_SCRIPT = """
import hashlib, sys
from iki_graph.graph import build, serialise
from tests.graph.sample import record
data = build(record())
print([hashlib.sha256(serialise(data, form)).hexdigest() for form in ("ttl", "trig", "nq", "jsonld")])
"""


@pytest.mark.slow
def test_same_bytes_under_any_hash_seed(root: object) -> None:
    outputs = set()
    for seed in ("0", "1", "7", "4711"):
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": str(root)}
        done = subprocess.run([sys.executable, "-c", _SCRIPT], env=environment, capture_output=True, text=True, check=True, timeout=120)
        outputs.add(done.stdout)
    data = build(record())
    assert outputs == {str([hashlib.sha256(serialise(data, form)).hexdigest() for form in FORMATS]) + "\n"}


def test_turtle_reads_in_document_order() -> None:
    text = serialise(build(record()), "ttl").decode()
    places = [text.index(mark) for mark in ("/instansi> a", "/menimbang/1> a", "/mengingat/1> a", "/diktum/1> a", "/visi> a", "/iku/1> a",
              "/jabatan/camat> a", "/jabatan/pengelola-data> a", "/jabatan/pengelola-data/iki/1> a", "/jabatan/tanpa-nama> a")]  # fmt: skip
    assert places == sorted(places)
    assert "\n# -------- PENGELOLA DATA\n" in text


def test_rows_are_in_the_order_of_numbers() -> None:
    text = serialise(build(record(menimbang=[f"bahwa {n}" for n in range(12)])), "ttl").decode()
    assert text.index("/menimbang/2>") < text.index("/menimbang/10>")


def test_a_name_cannot_break_out_of_a_comment() -> None:
    text = serialise(build(record(jabatan=[{"urut": 1, "nama": "STAF\n<urn:a> <urn:b> <urn:c> ."}])), "ttl")
    assert (URIRef("urn:a"), URIRef("urn:b"), URIRef("urn:c")) not in Graph().parse(data=text, format="turtle")


def test_json_ld_needs_no_fetching() -> None:
    document = json.loads(serialise(build(record()), "jsonld"))
    assert isinstance(document["@context"], dict)
    assert [graph["@id"].startswith("graf/") for graph in document["@graph"]] == [True, True]

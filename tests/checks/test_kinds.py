"""A query is not asked where no fact is of the kind that it rests on, and what no rule asks for is not loaded."""

from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import RDFS, URIRef, Variable
from rdflib.paths import Path as PropertyPath
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue

from iki_graph.checks.catalogue import catalogue
from iki_graph.checks.engines import properties
from iki_graph.checks.sparql import _needs
from iki_graph.graph import reference_graph, serialise
from iki_graph.vocab import IKI

SHAPES = Path(__file__).parents[1] / "shapes"
QUERIES = {rule.kode: rule.kueri for rule in catalogue().values() if rule.kueri and _needs(rule.kueri)}


def test_only_what_the_outermost_group_says_is_needed() -> None:
    query = """PREFIX iki: <https://w3id.org/iki-graph/onto#>
    SELECT ?node WHERE { # iki:jenisFakta "catatan"
        ?f iki:jenisFakta "perlu" ; iki:tentang ?node . FILTER(REGEX(?t, "a{2} \\" iki:jenisFakta }"))
        VALUES ?jenis { "satu" "dua" }
        ?g iki:jenisFakta ?jenis .
        ?h iki:jenisFakta ?apa saja .
        OPTIONAL { ?k iki:jenisFakta "boleh" } MINUS { ?l iki:jenisFakta "bukan" }
        { ?m iki:jenisFakta "ini" } UNION { ?m iki:jenisFakta "itu" }
    }"""
    assert _needs(query) == [{"perlu"}, {"satu", "dua"}]


def test_most_queries_rest_on_facts() -> None:
    assert len(QUERIES) > 80


@pytest.fixture(scope="module")
def regulations() -> bytes:
    return serialise(reference_graph(()), "nq")


@pytest.mark.parametrize("code", QUERIES)
def test_without_the_facts_there_are_no_rows(code: str, regulations: bytes) -> None:
    data = ox.Store()
    data.load(regulations, ox.RdfFormat.N_QUADS)
    data.load(path=str(SHAPES / code / "gagal.ttl"), format=ox.RdfFormat.TURTLE)
    assert list(data.query(QUERIES[code]))
    for kinds in _needs(QUERIES[code]):
        left = ox.Store()
        left.extend(quad for quad in data if quad.predicate.value != str(IKI.jenisFakta) or quad.object.value not in kinds)
        assert len(left) < len(data)
        assert list(left.query(QUERIES[code])) == []


def steps(path: object) -> Iterator[object]:
    """The properties in a path."""
    if isinstance(path, PropertyPath):
        path = list(vars(path).values())
    if isinstance(path, list):
        for part in path:
            yield from steps(part)
    else:
        yield path


def predicates(tree: object) -> Iterator[object]:
    """The properties that a parsed query names, variables among them."""
    if isinstance(tree, CompValue):
        if tree.name == "BGP":
            for _, predicate, _ in tree.triples:
                yield from steps(predicate)
        tree = list(tree.values())
    if isinstance(tree, list | tuple):
        for part in tree:
            yield from predicates(part)


@pytest.mark.slow
@pytest.mark.parametrize("code", [rule.kode for rule in catalogue().values() if rule.kueri])
def test_what_a_query_asks_for_is_loaded(code: str) -> None:
    found = set(predicates(translateQuery(parseQuery(catalogue()[code].kueri)).algebra))
    assert not [p for p in found if isinstance(p, Variable)]
    assert {p for p in found if isinstance(p, URIRef)} <= properties() | {RDFS.subClassOf, *reference_graph(()).predicates()}

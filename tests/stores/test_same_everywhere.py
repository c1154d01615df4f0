"""Memory, an embedded directory, a conforming server and Virtuoso hold the same and answer the same."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import Dataset, Literal

from iki_graph.alignment.stored import stored_links
from iki_graph.errors import UsageError
from iki_graph.graph import build, serialise
from iki_graph.graph.query import list_queries, question, run, with_parameters
from iki_graph.graph.store import DecreeStore, marked, only_decree
from iki_graph.graph.stores import Store, open_store
from iki_graph.graph.triples import Triples
from iki_graph.parsing import parse
from iki_graph.pipeline import add_reference, review
from iki_graph.reading import read
from iki_graph.reports.comparison import comparison
from iki_graph.vocab import BASE, IKI
from tests.competency.invented import decrees, neighbours
from tests.graph.sample import SHA256, record

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")]

GRAPH = f"{BASE}graf/{SHA256[:16]}"
KINDS = ("directory", "server", "virtuoso")


@pytest.fixture(scope="module")
def samples(root: Path) -> list[list[Triples]]:
    """The sample decrees, and the invented ones with faults for every question."""
    records = [rekaman for path in sorted((root / "data" / "sk").glob("*.txt")) for rekaman in parse(read(path))]
    return [review(rekaman, people=True).graphs for rekaman in [*records, *decrees(), *neighbours()]]


@pytest.fixture(scope="module")
def memory(samples: list[list[Triples]]) -> DecreeStore:
    store = DecreeStore()
    fill(store, samples)
    return store


@pytest.fixture(params=KINDS)
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """A store of each kind, to be written, without decrees."""
    where = str(tmp_path / "store") if request.param == "directory" else request.getfixturevalue(request.param).url
    with open_store(where, write=True) as opened:
        for decree in opened.decrees():
            opened.remove(decree.graph)
        yield opened


def fill(store: Store, samples: list[list[Triples]]) -> None:
    for dataset in samples:
        store.put(dataset)
    add_reference(store)


def triples(dataset: Dataset) -> set[tuple[object, ...]]:
    return {tuple(q) for q in dataset.quads()}


def test_questions_reports_and_links(store: Store, memory: DecreeStore, samples: list[list[Triples]]) -> None:
    fill(store, samples)
    assert store.decrees() == memory.decrees()
    differing = set()
    silent = set()
    for asked in list_queries():
        # Narrowed to a name that several offices have, a question begins with several decrees.
        for given in ({}, {"instansi": "kecamatan"})[: 1 + ("instansi" in asked.parameters)]:
            there, here = (run(with_parameters(asked.text, given, each.data), each.data) for each in (store, memory))
            assert there.columns == here.columns, asked.name
            if sorted(map(repr, there.rows)) != sorted(map(repr, here.rows)):
                differing.add((asked.name, *given))
            if not here.rows:
                silent.add((asked.name, *given))
    assert differing == set()
    assert silent == set()
    assert stored_links(store.data) == stored_links(memory.data)
    assert comparison(store.data) == comparison(memory.data)
    for dataset in samples:
        assert serialise(store.get(only_decree(dataset)), "nq") == serialise(dataset, "nq")


def test_people_are_hidden_unless_asked_for(store: Store) -> None:
    data = build(record())
    assert any(str(graph.identifier).endswith("/pemegang") and len(graph) for graph in data.graphs())
    store.put(data)
    for query in ("ASK { ?orang a foaf:Person }", "ASK { GRAPH ?g { ?orang a foaf:Person } }"):
        assert run(query, store.data).truth is True
        assert run(query, store.data, people=False).truth is False
    assert run(question("jabatan-dan-atasan").text, store.data, people=False) == run(question("jabatan-dan-atasan").text, store.data)


def test_forms_of_queries(store: Store) -> None:
    store.put(build(record()))
    graph = run(f"CONSTRUCT {{ ?s a iki:Dokumen }} WHERE {{ GRAPH <{GRAPH}> {{ ?s a iki:Dokumen }} }}", store.data).graph
    assert graph is not None and len(graph) == 1
    assert run("ASK { ?s a iki:Dokumen }", store.data).truth is True
    assert run("ASK { ?s a iki:Tidak_ada }", store.data).truth is False
    assert run("SELECT ?s { ?s a iki:Tidak_ada }", store.data).rows == []


def test_replacing_takes_all_that_was_there(store: Store) -> None:
    other = build(record(sumber={"sha256": "f" * 64}))
    store.put(other)
    store.put(build(record()))
    store.put_nquads(GRAPH, serialise(build(record()), "nq") + marked(GRAPH, "tanda"))
    assert store.marks() == {GRAPH: "tanda"}
    second = build(record(menimbang=["lain"], jabatan=[], sebutan=[]))
    store.put(second)
    assert triples(store.get(GRAPH)) == triples(second)
    assert store.marks() == {}
    store.remove(GRAPH)
    assert [decree.graph for decree in store.decrees()] == [f"{BASE}graf/{'f' * 16}"]
    assert triples(store.get(f"{BASE}graf/{'f' * 16}")) == triples(other)


def test_texts_with_every_mark_survive(store: Store) -> None:
    text = 'a "b" \\frac{A}{B} \\u0041 \' `x` {{y}} \t } . ; INSERT DATA { <x:> <y:> "z" } # € 漢 😀 ?var $1 %41 &amp; <b>'
    store.put(build(record(menimbang=[text])))
    assert Literal(text) in {q[2] for q in store.get(GRAPH).quads((None, IKI.teks, None, None))}


def test_a_decree_far_larger_than_any(store: Store) -> None:
    """Its nodes go into one update: more than Virtuoso's parser takes in one operation (some 5,000)."""
    many = build(record(menimbang=[f"butir {n}" for n in range(6000)]))
    assert len({quad[0] for quad in many.quads()}) > 5500
    for _ in range(2):
        store.put(many)
        assert len(triples(store.get(GRAPH)) ^ triples(many)) == 0


def test_a_query_with_a_fault_is_told(store: Store) -> None:
    for query in ("SELECT * { ?s ?p }", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "DROP ALL"):
        with pytest.raises(UsageError):
            run(query, store.data)


def test_only_graphs_of_one_decree_go_in(store: Store) -> None:
    with pytest.raises(ValueError, match="one decree"):
        store.put(Dataset())

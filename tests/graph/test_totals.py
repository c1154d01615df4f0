"""Totals of regencies: equal to sums over their decrees, whatever was added, replaced or removed."""

import pytest

from iki_graph.graph.iri import document_names
from iki_graph.graph.query import run
from iki_graph.graph.store import DecreeStore
from iki_graph.graph.totals import key_of, refresh
from iki_graph.pipeline import Telaah, found_again, review
from tests.competency.invented import decrees, neighbours

TOTALS = "SELECT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } FILTER(CONTAINS(STR(?g), '/jumlah/')) } ORDER BY ?s ?p ?o"
SUMS = """SELECT (COUNT(?r) AS ?n) (SUM(?i) AS ?a) (SUM(?v) AS ?b)
  { ?r a iki:Ringkasan ; iki:jumlahIki ?i ; iki:jumlahPelanggaran ?v FILTER %s EXISTS { ?r iki:jumlahDokumen ?d } }"""


@pytest.fixture(scope="module")
def reviews() -> list[Telaah]:
    """Three decrees of a regency that is in no gazetteer, and one that names Gresik."""
    records = [decrees()[0], *neighbours()]
    records[2].dokumen.kabupaten = "Kabupaten Gresik"
    return [review(rekaman) for rekaman in records]


def filled(reviews: list[Telaah]) -> DecreeStore:
    store = DecreeStore()
    for one in reviews:
        store.put(one.graphs)
    refresh(store)
    return store


def test_totals_are_the_sums_over_decrees(reviews: list[Telaah]) -> None:
    store = filled(reviews).oxigraph
    (decree_sums,), totals = run(SUMS % "NOT", store).rows, run(SUMS % "", store).rows
    assert decree_sums[0] == 3 and totals[0][0] == 2
    assert totals[0][1:] == decree_sums[1:]
    found = "SELECT (SUM(?n) AS ?a) { ?j a iki:JumlahTemuan ; iki:jumlahTemuan ?n }"
    assert run(found, store).rows == run("SELECT (COUNT(?t) AS ?a) { ?t a iki:Temuan }", store).rows != [(0,)]
    assert run("SELECT ?n { ?r iki:jumlahDokumen ?n ; a iki:Ringkasan ; iki:kunciWilayah '35.25' }", store).rows == [(1,)]


def test_a_replaced_or_removed_decree_leaves_no_trace(reviews: list[Telaah]) -> None:
    store = filled(reviews)
    graph = str(document_names(reviews[2].rekaman).graph())
    before = key_of(store, graph)
    moved = reviews[2].rekaman.model_copy(deep=True)
    moved.dokumen.kabupaten = "Kabupaten Tuban"
    changed = found_again(review(moved), reviews[2].temuan[:2])
    store.put(changed.graphs)
    after = key_of(store, graph)
    assert (before, after) == ("35.25", "35.23")
    refresh(store, {before, after})
    assert run(TOTALS, store.oxigraph) == run(TOTALS, filled([*reviews[:2], changed]).oxigraph)
    store.remove(graph)
    refresh(store, {after})
    assert key_of(store, graph) is None
    assert run(TOTALS, store.oxigraph) == run(TOTALS, filled(reviews[:2]).oxigraph)


def test_a_run_that_keeps_all_decrees_keeps_their_totals(reviews: list[Telaah]) -> None:
    store = filled(reviews)
    before = run(TOTALS, store.oxigraph)
    assert store.keep({one.graph for one in store.decrees()}) == set()
    assert run(TOTALS, store.oxigraph) == before and before.rows

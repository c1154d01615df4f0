"""Totals of regencies: equal to sums over their decrees, whatever was added, replaced or removed."""

import pytest

from iki_graph.checks.rdf import NO_REGION
from iki_graph.graph import totals
from iki_graph.graph.iri import document_names
from iki_graph.graph.query import Result, run
from iki_graph.graph.store import DecreeStore
from iki_graph.graph.totals import key_of, missing, refresh, update
from iki_graph.pipeline import Telaah, found_again, review
from tests.competency.invented import decrees, neighbours

TOTALS = "SELECT ?s ?p ?o { GRAPH ?g { ?s ?p ?o } FILTER(CONTAINS(STR(?g), '/jumlah/')) } ORDER BY ?s ?p ?o"
SUMS = """SELECT (COUNT(?r) AS ?n) (SUM(?i) AS ?a) (SUM(?v) AS ?b)
  { ?r a %s ; iki:jumlahIki ?i ; iki:jumlahPelanggaran ?v }"""


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
    (decree_sums,), sums = run(SUMS % "iki:Ringkasan", store).rows, run(SUMS % "iki:RekapWilayah", store).rows
    assert decree_sums[0] == 3 and sums[0][0] == 2
    assert sums[0][1:] == decree_sums[1:]
    found = "SELECT (SUM(?n) AS ?a) { ?j a iki:JumlahTemuan ; iki:jumlahTemuan ?n }"
    assert run(found, store).rows == run("SELECT (COUNT(?t) AS ?a) { ?t a iki:Temuan }", store).rows != [(0,)]
    assert run("SELECT ?n { ?r iki:jumlahDokumen ?n ; a iki:RekapWilayah ; iki:kunciWilayah '35.25' }", store).rows == [(1,)]


COUNTED = {
    "RagamKutipan": "?x a iki:ButirMengingat ; iki:kunciPeraturan ?k",
    "RagamFormulasi": "?x iki:sidik ?k ; a ?kelas FILTER(?kelas IN (iki:IKU, iki:IndikatorProgram, iki:IKI))",
    "RagamJenisFormula": "?x iki:sidik ?k ; a ?kelas FILTER(?kelas IN (iki:IKU, iki:IndikatorProgram, iki:IKI))",
}


@pytest.mark.parametrize(("kind", "elements"), COUNTED.items())
def test_variants_hold_every_element_once(kind: str, elements: str, reviews: list[Telaah]) -> None:
    store = filled(reviews).oxigraph
    summed = run(f"SELECT (SUM(?n) AS ?a) {{ GRAPH ?g {{ ?r a iki:{kind} ; iki:jumlahUnsur ?n }} }}", store)
    assert summed.rows == run(f"SELECT (COUNT(DISTINCT ?x) AS ?a) {{ {elements} }}", store).rows != [(0,)]


def totals_of(store: DecreeStore) -> Result:
    return run(TOTALS, store.oxigraph)


def test_only_changed_totals_are_made_and_all_are_as_if_made_anew(reviews: list[Telaah], monkeypatch: pytest.MonkeyPatch) -> None:
    store, made = filled(reviews), list[str]()
    assert missing(store) == set()
    monkeypatch.setattr(totals, "update", lambda key, base: made.append(key) or update(key, base))
    graph = str(document_names(reviews[2].rekaman).graph())
    moved = reviews[2].rekaman.model_copy(deep=True)
    moved.dokumen.kabupaten = "Kabupaten Tuban"
    changed = found_again(review(moved), reviews[2].temuan[:2])
    store.put(changed.graphs)
    assert missing(store) == {"35.23"}
    assert key_of(store, graph) == "35.23"
    refresh(store)
    assert made == ["35.23"]
    assert totals_of(store) == totals_of(filled([*reviews[:2], changed]))
    again = found_again(changed, changed.temuan[:1])
    store.put(again.graphs)
    refresh(store)
    assert totals_of(store) == totals_of(filled([*reviews[:2], again]))
    store.remove(graph)
    assert key_of(store, graph) is None
    assert missing(store) == set()
    assert totals_of(store) == totals_of(filled(reviews[:2]))
    store.remove(str(document_names(reviews[0].rekaman).graph()))
    assert missing(store) == {NO_REGION}
    refresh(store)
    assert totals_of(store) == totals_of(filled(reviews[1:2]))


def test_totals_of_another_version_are_made_anew(reviews: list[Telaah], monkeypatch: pytest.MonkeyPatch) -> None:
    store = filled(reviews)
    monkeypatch.setattr(totals, "_way", lambda: "lain")
    assert missing(store) == {NO_REGION, "35.25"}
    refresh(store)
    assert missing(store) == set()


def test_a_run_keeps_the_totals_of_decrees_that_it_keeps(reviews: list[Telaah]) -> None:
    store = filled(reviews)
    before = totals_of(store)
    assert store.keep({one.graph for one in store.decrees()}) == set()
    assert totals_of(store) == before and before.rows
    store.keep({str(document_names(one.rekaman).graph()) for one in reviews[1:]})
    assert missing(store) == {NO_REGION}
    refresh(store)
    assert totals_of(store) == totals_of(filled(reviews[1:]))

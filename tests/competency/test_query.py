"""Running queries: what is refused, what comes out, and that both engines spell values alike."""

import csv
import io
import json
import re
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import XSD, Dataset, Literal, URIRef

from iki_graph.errors import UsageError
from iki_graph.graph.query import Result, list_queries, question, run, write
from iki_graph.graph.serialise import serialise

A, B = URIRef("https://contoh.id/a"), URIRef("https://contoh.id/b")
VALUES = [
    Literal("teks"),
    Literal(7),
    Literal("0.80", datatype=XSD.decimal),
    Literal("1", datatype=XSD.boolean),
    Literal("2024-01-10", datatype=XSD.date),
    Literal("kedua", datatype=XSD.integer),
    A,
]


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    dataset = Dataset(default_union=True)
    for at, value in enumerate(VALUES):
        dataset.graph(URIRef(f"https://contoh.id/graf/{at % 2}")).add((A, URIRef(f"https://contoh.id/p{at}"), value))
    return dataset


@pytest.fixture(scope="module", params=["rdflib", "oxigraph"])
def data(request: pytest.FixtureRequest, dataset: Dataset) -> Dataset | ox.Store:
    return dataset if request.param == "rdflib" else in_oxigraph(dataset)


def in_oxigraph(dataset: Dataset) -> ox.Store:
    """A copy of a dataset as an Oxigraph store in memory."""
    store = ox.Store()
    store.load(serialise(dataset, "nq"), ox.RdfFormat.N_QUADS)
    return store


REFUSED = [
    ("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE"),
    ("SELECT * { ?s ?p ?o FILTER NOT EXISTS { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } }", "SERVICE"),
    ("SELECT * { { SELECT * { OPTIONAL { SERVICE SILENT ?s { ?s ?p ?o } } } } UNION { ?a ?b ?c } }", "SERVICE"),
    ("SELECT (EXISTS { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } } AS ?ada) { ?s ?p ?o }", "SERVICE"),
    ("SELECT * { \\u0053ERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE"),
    ("CONSTRUCT { ?s ?p ?o } WHERE { service <http://127.0.0.1:9/> { ?s ?p ?o } }", "SERVICE"),
    ("SELECT * FROM <file:///etc/hostname> { ?s ?p ?o }", "FROM"),
    ("SELECT * FROM NAMED <https://contoh.id/graf/0> { GRAPH ?g { ?s ?p ?o } }", "FROM"),
    ("ASK FROM <https://contoh.id/graf/0> { ?s ?p ?o }", "FROM"),
    ("DESCRIBE <https://contoh.id/a> FROM <https://contoh.id/graf/0>", "FROM"),
    ("INSERT DATA { <a:a> <a:b> <a:c> }", "mengubah"),
    ("DELETE WHERE { ?s ?p ?o }", "mengubah"),
    ("LOAD <file:///etc/hostname>", "mengubah"),
    ("CLEAR ALL", "mengubah"),
    ("SELECT * {", "baris 1"),
    ("", "tidak terbaca"),
    ("# catatan saja", "tidak terbaca"),
    ("SELECT * { ?s nggak:ada ?o }", "awalan"),
]


@pytest.mark.parametrize(("text", "word"), REFUSED)
def test_refused_with_one_sentence(text: str, word: str, data: Dataset | ox.Store) -> None:
    with pytest.raises(UsageError, match=word):
        run(text, data)


def test_faults_are_told_in_indonesian() -> None:
    cases = {
        "SELECT ?x { ?x a }": "baris 1, kolom",
        "SELECT ?z (COUNT(?y) AS ?n) { ?x ?p ?y }": "tidak terikat",
        "SELECT * { ?x <relatif> ?y }": "IRI",
        "SELECT * { BIND(1 AS ?a) BIND(2 AS ?a) }": "kolom",
        "SELECT * { ?s ?p ?o FILTER(iki:fungsi(?o)) }": "fungsi yang tidak dikenal",
    }
    store = ox.Store()
    store.add(ox.Quad(ox.NamedNode(str(A)), ox.NamedNode(str(A)), ox.Literal("x")))
    for text, word in cases.items():
        with pytest.raises(UsageError, match=word) as caught:
            run(text, store)
        assert not re.search(r"expected|error|unbound|prefix not", str(caught.value), re.IGNORECASE)


def test_words_in_texts_and_names_are_not_refused(data: Dataset | ox.Store) -> None:
    text = 'SELECT ?service { ?service ?p "teks" FILTER(STR(?service) != "SERVICE <x> FROM <y>") } # SERVICE FROM'
    assert run(text, data).rows == [(str(A),)]


def test_values_are_spelt_alike(data: Dataset | ox.Store) -> None:
    rows = run("SELECT ?o ?kosong { ?s ?p ?o OPTIONAL { ?s <https://contoh.id/tidak-ada> ?kosong } } ORDER BY ?p", data).rows
    assert rows == [("teks", None), (7, None), (0.8, None), (True, None), ("2024-01-10", None), ("kedua", None), (str(A), None)]


def test_the_default_graph_is_the_union_and_graph_chooses_one(data: Dataset | ox.Store) -> None:
    assert run("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }", data).rows == [(7,)]
    assert run("SELECT (COUNT(*) AS ?n) { GRAPH <https://contoh.id/graf/1> { ?s ?p ?o } }", data).rows == [(3,)]


def test_our_prefixes_need_no_declaration(data: Dataset | ox.Store) -> None:
    assert run("SELECT * { ?x a iki:IKI ; prov:wasDerivedFrom ?y }", data).rows == []


def test_ask_construct_describe(data: Dataset | ox.Store) -> None:
    assert run("ASK { ?s ?p 7 }", data).truth is True
    assert json.loads(write(run("ASK { ?s ?p 8 }", data), "json")) == [{"jawaban": False}]
    for text in ("CONSTRUCT { ?s <https://contoh.id/b> ?o } WHERE { ?s ?p ?o FILTER(isIRI(?o)) }", "DESCRIBE <https://contoh.id/a>"):
        graph = run(text, data).graph
        assert graph is not None and len(graph) in (1, 7)
        assert "contoh.id" in write(run(text, data), "ttl")


def test_forms_that_do_not_suit(data: Dataset | ox.Store) -> None:
    select, construct = run("SELECT ?s { ?s ?p 7 }", data), run("CONSTRUCT WHERE { ?s ?p 7 }", data)
    for result, form in ((select, "ttl"), (construct, "csv"), (select, "xml")):
        with pytest.raises(UsageError, match="Bentuk|Jawaban"):
            write(result, form)


def test_csv_cells_are_no_formulas() -> None:
    risky = ["=1+1", "+62", "-", "@cmd", "\t=1", "aman", 'kata "kutip", koma', "baris\nbaru"]
    text = write(Result(["teks", "angka"], [(cell, -1) for cell in risky]), "csv")
    rows = list(csv.reader(io.StringIO(text)))
    assert [row[0] for row in rows[1:]] == ["'=1+1", "'+62", "'-", "'@cmd", "'\t=1", *risky[5:]]
    assert {row[1] for row in rows[1:]} == {"-1"}


def test_the_table_fits_and_shows_everything() -> None:
    long = "Persentase desa yang menyampaikan laporan realisasi tepat waktu " * 4
    text = write(Result(["indikator", "jumlah", "ada"], [(long, 3, True), (None, 4, False)]), "table")
    assert max(map(len, text.splitlines())) <= 140
    assert text.split().count("Persentase") == 4 and "ya" in text.split() and "tidak" in text.split()


def test_json_keeps_types() -> None:
    assert json.loads(write(Result(["a", "b"], [(1, None), ("é", 0.5)]), "json")) == [{"a": 1, "b": None}, {"a": "é", "b": 0.5}]


def test_a_question_by_name_or_number() -> None:
    assert question("1") == question("iku-tanpa-iki") == list_queries()[0]
    with pytest.raises(UsageError, match="--list"):
        question("siapa-tahu")


def test_a_store_on_disk_answers_too(tmp_path: Path, dataset: Dataset) -> None:
    store = ox.Store(str(tmp_path / "store"))
    store.extend(in_oxigraph(dataset))
    assert run("ASK { ?s ?p 7 }", store).truth is True

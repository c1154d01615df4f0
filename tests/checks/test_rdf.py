"""Findings and summaries as graphs: what they hold, what they leave out, and what becomes of them when a decree is replaced."""

from dataclasses import replace

import pytest
from rdflib import RDF, SH, Graph, URIRef

from iki_graph.checks.rdf import NO_REGION, ringkasan_graph, temuan_graph
from iki_graph.checks.shacl_report import report
from iki_graph.checks.temuan import Putusan
from iki_graph.graph import serialise
from iki_graph.graph.iri import document_names
from iki_graph.graph.query import run
from iki_graph.graph.store import DecreeStore
from iki_graph.graph.triples import Triples, rdflib_graph
from iki_graph.pipeline import Telaah, found_again, review
from iki_graph.record import Penandatangan, Rekaman
from iki_graph.vocab import IKI
from tests.competency.invented import decrees


@pytest.fixture(scope="module")
def telaah() -> Telaah:
    """The review of an invented decree with faults."""
    return review(decrees()[0])


def graph(telaah: Telaah, part: str) -> Graph:
    (found,) = (one for one in telaah.graphs if one.identifier == document_names(telaah.rekaman).graph(part))
    return rdflib_graph(found)


def test_a_review_stores_each_finding_once(telaah: Telaah) -> None:
    found = graph(telaah, "temuan")
    assert len(set(found.subjects(RDF.type, IKI.Temuan))) == len(telaah.temuan) > 10
    assert len(found) == 10 * len(telaah.temuan)
    assert {str(text) for text in found.objects(None, SH.resultMessage)} == {
        text for item in telaah.temuan for text in (item.pesan, item.pesan_en)
    }


def test_the_names_are_those_of_the_shacl_report(telaah: Telaah) -> None:
    whole = report(telaah.temuan)
    ours = {triple for triple in graph(telaah, "temuan") if triple[1] not in (IKI.atasDokumen, SH.focusNode)}
    assert ours and ours <= set(whole)


def test_sentences_name_nobody_whoever_asks(telaah: Telaah) -> None:
    signed = telaah.rekaman.dokumen.model_copy(update={"penandatangan": Penandatangan(nama="Siti Rahmawati, S.Sos")})
    named = replace(review(telaah.rekaman), rekaman=telaah.rekaman.model_copy(update={"dokumen": signed}))
    naming = telaah.temuan[0].model_copy(update={"pesan": "Nama Siti Rahmawati tidak lengkap."})
    texts = {str(text) for text in graph(found_again(named, [naming]), "temuan").objects(None, SH.resultMessage)}
    assert "Nama [nama] tidak lengkap." in texts and not any("Rahmawati" in text for text in texts)


def test_findings_point_to_things_of_the_decree(telaah: Telaah) -> None:
    known = {node for one in telaah.graphs for node in one.nodes}
    assert set(graph(telaah, "temuan").objects(None, SH.focusNode)) <= known


def test_what_a_reviewer_rejects_is_neither_in_the_graph_nor_counted(telaah: Telaah) -> None:
    first = next(item for item in telaah.temuan if item.tingkat == "pelanggaran")
    rejected = first.model_copy(update={"putusan": Putusan(putusan="tolak")})
    fewer = found_again(review(telaah.rekaman), [rejected if item is first else item for item in telaah.temuan])
    node = URIRef(f"https://w3id.org/iki-graph/id/temuan/{first.sidik}")
    assert set(graph(telaah, "temuan").subjects()) - set(graph(fewer, "temuan").subjects()) == {node}
    before, after = (int(str(next(graph(one, "ringkasan").objects(None, IKI.jumlahPelanggaran)))) for one in (telaah, fewer))
    assert before == after + 1


def test_an_empty_record_has_a_summary_of_noughts() -> None:
    rekaman = Rekaman(berkas="kosong.txt")
    found = rdflib_graph(ringkasan_graph(rekaman, [], [], document_names(rekaman), {}))
    assert str(next(found.objects(None, IKI.kunciWilayah))) == NO_REGION
    assert {str(o) for s, p, o in found if str(p).startswith(str(IKI.jumlahIku)[:-3])} == {"0"}
    assert len(temuan_graph([], document_names(rekaman))) == 0


def test_same_review_same_bytes(telaah: Telaah) -> None:
    again = review(decrees()[0])
    for part in ("temuan", "ringkasan"):
        assert serialise([Triples(graph(telaah, part))], "ttl") == serialise([Triples(graph(again, part))], "ttl")


def test_a_store_replaces_findings_with_their_decree(telaah: Telaah) -> None:
    store = DecreeStore()
    for temuan in (telaah.temuan, telaah.temuan[:3]):
        store.put(found_again(review(telaah.rekaman), temuan).graphs)
        assert run("SELECT (COUNT(?t) AS ?n) { ?t a iki:Temuan }", store.oxigraph).rows == [(len(temuan),)]
    assert run("SELECT (COUNT(?r) AS ?n) { ?r a iki:Ringkasan }", store.oxigraph).rows == [(1,)]

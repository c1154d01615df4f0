"""The reference graph, and the graphs beside a decree's."""

import pytest
from rdflib import OWL, RDF, RDFS, XSD, BNode, Literal, URIRef

from iki_graph.errors import InputError
from iki_graph.graph import alignment_graph, build, reference_graph, region_codes
from iki_graph.graph.links import Link
from iki_graph.graph.triples import rdflib_graph
from iki_graph.reference.regulations import regulations
from iki_graph.vocab import ELI, IKI, SEMAPV, SKOS, SSSOM
from tests.graph.sample import SHA256, record

BASE = "https://w3id.org/iki-graph/id/"
DOCUMENT = f"{BASE}dok/{SHA256[:16]}"


def test_regulations_with_their_relations() -> None:
    graph = reference_graph([])
    assert str(graph.identifier) == f"{BASE}graf/acuan"
    assert len(set(graph.subjects(RDF.type, IKI.Peraturan))) == len(regulations())
    old, new = URIRef(f"{BASE}peraturan/uu/2004/32"), URIRef(f"{BASE}peraturan/uu/2014/23")
    assert (new, ELI.repeals, old) in graph
    assert (URIRef(f"{BASE}peraturan/uu/2015/9"), ELI.amends, new) in graph
    assert graph.value(old, ELI.date_no_longer_in_force) == Literal("2014-10-02", datatype=XSD.date)
    assert graph.value(new, IKI.nomorTambahanLembaran) == Literal("5587")


def test_relations_hold_between_regulations_of_the_graph() -> None:
    graph = reference_graph([])
    for term in (ELI.amends, ELI.repeals):
        ends = {end for pair in graph.subject_objects(term) for end in pair}
        assert ends
        assert ends <= set(graph.subjects(RDF.type, IKI.Peraturan))


def test_unchecked_fields_are_named() -> None:
    graph = reference_graph([])
    for regulation in regulations().values():
        node = URIRef(f"{BASE}peraturan/{regulation.key}")
        assert {str(o) for o in graph.objects(node, IKI.belumDiperiksa)} == regulation.unchecked


def test_common_misprints_are_named_by_field() -> None:
    graph = reference_graph([])
    node = URIRef(f"{BASE}peraturan/uu/2014/23")
    assert {str(o) for o in graph.objects(node, IKI.lembaranKeliru)} == {"LN 2014/125", "LN 2015/58"}
    assert {str(o) for o in graph.objects(node, IKI.tambahanLembaranKeliru)} == {"4437", "5679"}
    coded = URIRef(f"{BASE}peraturan/permenpan/2008/per-20-m.pan-11-2008")
    assert Literal("PER/20/M.PAN/141/2007") in set(graph.objects(coded, IKI.nomorKeliru))
    said = sum(
        len(list(graph.subject_objects(term)))
        for term in (IKI.nomorKeliru, IKI.judulKeliru, IKI.lembaranKeliru, IKI.tambahanLembaranKeliru)
    )
    assert said == sum(len(set(r.mistakes)) for r in regulations().values())


def test_a_regulation_is_called_as_decrees_cite_it() -> None:
    graph = reference_graph([])
    labels = {key: str(graph.value(URIRef(f"{BASE}peraturan/{key}"), RDFS.label)) for key in regulations()}
    assert labels["pp/2016/18"] == "Peraturan Pemerintah Nomor 18 Tahun 2016"
    assert labels["permenpan/2007/per-9-m.pan-5-2007"].endswith("Pendayagunaan Aparatur Negara Nomor PER/9/M.PAN/5/2007")
    assert len(set(labels.values())) == len(labels)


def test_a_region_brings_those_above_it() -> None:
    graph = reference_graph(["35.25.11"])
    assert {str(o) for o in graph.objects(None, SKOS.notation)} == {"35", "35.25", "35.25.11"}
    district = URIRef(f"{BASE}wilayah/35.25.11")
    assert graph.value(district, SKOS.broader) == URIRef(f"{BASE}wilayah/35.25")
    assert graph.value(district, SKOS.prefLabel) == Literal("Cerme")
    with pytest.raises(KeyError):
        reference_graph(["99.99"])


def test_every_region_by_default() -> None:
    assert len(set(reference_graph().subjects(RDF.type, IKI.Wilayah))) == 38 + 514 + 7277


def test_what_decrees_point_to_is_there() -> None:
    data = build(record())
    graph = reference_graph(region_codes(data))
    known = set(graph.subjects())
    for term in (IKI.wilayah, IKI.merujuk, IKI.dasarHukum):
        pointed = {o for _, _, o, _ in data.quads((None, term, None, None))}
        assert pointed
        assert pointed <= known


def test_no_blank_nodes() -> None:
    assert not [t for t in reference_graph(["35.25.11"]) if any(isinstance(x, BNode) for x in t)]


def link(iki: str, ke: str | None, jenis: str = "disimpulkan", skor: float = 0.8) -> Link:
    return Link(iki, ke, skor, jenis, "Bunyi sama.")


def test_alignment_is_an_edge_and_its_record() -> None:
    graph = rdflib_graph(alignment_graph(record(), [link("jabatan:1/iki:0", "iku:1"), link("jabatan:1/iki:1", None)]))
    assert str(graph.identifier) == f"{BASE}graf/{SHA256[:16]}/keselarasan"
    child, parent = URIRef(f"{DOCUMENT}/jabatan/pengelola-data/iki/1"), URIRef(f"{DOCUMENT}/iku/2")
    assert list(graph.subject_objects(IKI.mendukung)) == [(child, parent)]
    (node,) = graph.subjects(RDF.type, IKI.Keselarasan)
    assert graph.value(node, OWL.annotatedSource) == child
    assert graph.value(node, OWL.annotatedTarget) == parent
    assert graph.value(node, SSSOM.confidence) == Literal("0.8", datatype=XSD.double)
    assert graph.value(node, SSSOM.mapping_justification) == SEMAPV.LexicalSimilarityThresholdMatching


def test_kinds_of_links_stay_apart() -> None:
    links = [link("jabatan:1/iki:0", "iku:0", "dinyatakan"), link("jabatan:1/iki:1", "iku:0", "ditinjau")]
    graph = rdflib_graph(alignment_graph(record(), links))
    kinds = {str(o).rpartition("/")[2] for o in graph.objects(None, IKI.jenisTautan)}
    assert kinds == {"dinyatakan", "ditinjau"}
    assert set(graph.objects(None, SSSOM.mapping_justification)) == {SEMAPV.ManualMappingCuration}


def test_a_link_to_nowhere_is_the_input_s_fault() -> None:
    with pytest.raises(InputError, match="iku:99"):
        alignment_graph(record(), [link("jabatan:1/iki:0", "iku:99")])

"""OWL 2 RL closure, and the traps of owlrl that it has to step over."""

from owlrl import DeductiveClosure, OWLRL_Semantics
from rdflib import OWL, RDF, BNode, Graph, Literal, Namespace, URIRef

from iki_graph.graph import build, infer
from iki_graph.graph.reasoning import ontology
from iki_graph.vocab import DCTERMS, ELI, IKI, ORG, PROV
from tests.graph.sample import SHA256, record

X = Namespace("https://w3id.org/iki-graph/id/x/")
DOCUMENT = f"https://w3id.org/iki-graph/id/dok/{SHA256[:16]}"


def graph(*triples: tuple[URIRef, URIRef, URIRef | Literal]) -> Graph:
    found = Graph()
    for triple in triples:
        found.add(triple)
    return found


def test_superclasses_superproperties_and_chains() -> None:
    new, faults = infer(build(record()))
    assert faults == []
    node = {
        name: URIRef(f"{DOCUMENT}/{name}") for name in ("instansi", "sasaran/1", "visi", "iku/1", "jabatan/pengelola-data", "jabatan/camat")
    }
    assert (node["iku/1"], RDF.type, IKI.Indikator) in new
    assert (node["instansi"], RDF.type, ORG.OrganizationalUnit) in new
    assert (node["jabatan/pengelola-data"], ORG.reportsTo, node["jabatan/camat"]) in new
    assert (node["sasaran/1"], IKI.mendukungTransitif, node["visi"]) in new
    assert (node["sasaran/1"], IKI.mendukung, node["visi"]) not in new
    assert (URIRef(DOCUMENT), ELI.based_on, URIRef("https://w3id.org/iki-graph/id/peraturan/uu/2014/23")) in new
    assert (node["iku/1"], DCTERMS.isPartOf, URIRef(DOCUMENT)) in new


def test_only_news_about_the_data() -> None:
    data = build(record())
    new, _ = infer(data)
    given = {q[:3] for q in data.quads()}
    assert not set(new) & given
    assert not [t for t in new if isinstance(t[0], Literal | BNode) or isinstance(t[2], BNode)]
    assert not [t for t in new if t[1] == OWL.sameAs]
    assert not [t for t in new if t[2] in (OWL.Thing,)]
    assert not set(new.subjects()) & set(ontology().subjects())
    assert not [o for o in new.objects() if isinstance(o, Literal)]


def test_the_data_are_not_changed() -> None:
    data = build(record())
    before = {tuple(q) for q in data.quads()}
    infer(data)
    assert {tuple(q) for q in data.quads()} == before


def test_a_contradiction_becomes_a_message() -> None:
    new, faults = infer(graph((X.a, RDF.type, IKI.IKU), (X.a, RDF.type, IKI.IKI)))
    assert len(faults) >= 1
    assert any("IKU" in f or "isjoint" in f for f in faults)
    assert not [t for t in new if isinstance(t[0], BNode)]


def test_two_values_of_one_property_merge_nothing() -> None:
    new, faults = infer(
        graph(
            (X.d, RDF.type, IKI.Dokumen),
            (X.d, IKI.ditetapkanOleh, X.a),
            (X.d, IKI.ditetapkanOleh, X.b),
            (X.d, ELI.date_document, Literal("2021-01-01")),
            (X.d, ELI.date_document, Literal("2021-02-02")),
        )
    )
    assert not list(new.triples((None, OWL.sameAs, None)))
    assert faults == []


def test_owlrl_still_has_the_traps_that_we_step_over() -> None:
    """If this fails, owlrl has changed, and the filters can go."""
    closure = graph((X.a, RDF.type, IKI.IKU), (X.a, RDF.type, IKI.IKI), (X.a, IKI.teks, Literal("x")), (X.a, PROV.wasDerivedFrom, X.b))
    closure += ontology()
    DeductiveClosure(OWLRL_Semantics).expand(closure)
    assert [s for s in closure.subjects() if isinstance(s, Literal)]
    assert (X.a, OWL.sameAs, X.a) in closure
    assert [s for s in closure.subjects(RDF.type) if isinstance(s, BNode)]

"""The ontology files: headers, version, agreement with the code, and that no term is there for nothing."""

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from rdflib import OWL, RDF, RDFS, Graph, Literal, Namespace, URIRef

from iki_graph import vocab
from iki_graph.checks.rdf import ringkasan_graph, temuan_graph
from iki_graph.checks.shacl_report import report
from iki_graph.checks.temuan import Temuan
from iki_graph.graph import alignment_graph, build, index, reference_graph
from iki_graph.graph.iri import document_names
from iki_graph.graph.links import Link
from iki_graph.graph.triples import rdflib_graph
from iki_graph.reference.terms import regulation_kinds
from iki_graph.resources import resource
from iki_graph.vocab import CODES, ELI, HOME, IKI, SKOS, code
from tests.graph.sample import SHA256, record
from tests.ontology.support import ontology, prefixed_names, query_files, turtle_files

if TYPE_CHECKING:
    from rdflib.namespace import DefinedNamespace

DCTERMS = Namespace("http://purl.org/dc/terms/")
VANN = Namespace("http://purl.org/vocab/vann/")
SHAPES = resource("shapes/kosakata.ttl")
SHACL = "http://www.w3.org/ns/shacl#"
SKOS_SCHEME = URIRef(str(SKOS._NS) + "ConceptScheme")
BUILT_IN = tuple(str(n._NS) for n in (OWL, RDF, RDFS)) + ("http://www.w3.org/2001/XMLSchema#",)
TERM_KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty)


def own_terms() -> set[URIRef]:
    return {s for kind in TERM_KINDS for s in ontology().subjects(RDF.type, kind) if str(s).startswith(str(IKI._NS))}


def names_of(namespace: "type[DefinedNamespace]") -> set[str]:
    return set(namespace.__annotations__) - {"_NS", "_fail"}


def sample_graphs() -> Graph:
    """Everything that the code can write: decree, people, alignment, findings, reference."""
    rekaman = record()
    inferred = Link("jabatan:1/iki:1", "iku:0", 0.5, "disimpulkan", "Kata bersama.")
    link = Link("jabatan:1/iki:0", "iku:0", 1.0, "ditinjau", "Bunyi sama.", "Jumlah", "Nilai", "Tim", "2025-01-31")
    rejected = Link("jabatan:1/iki:0", "iku:1", 0.0, "ditolak", "Bukan ini.")
    nothing = Link("jabatan:1/iki:1", None, 1.0, "ditinjau", "Tidak melayani apa pun.")
    finding = Temuan(
        kode="DOK-02",
        kategori="lain",
        jenis="pasti",
        tingkat="info",
        pesan="x",
        pesan_en="x",
        dasar="x",
        saran="x",
        saran_en="x",
        sidik="0" * 16,
    )
    found = Graph()
    of_two_files = {"sha256": SHA256, "baris": 120, "bagian": [{"berkas": "a.docx", "sha256": "ab" * 32, "baris": [1, 120]}]}
    for one in (rekaman, record(sumber=of_two_files)):
        for s, p, o, _ in build(one).quads():
            found.add((s, p, o))
    names = document_names(rekaman)
    ours = (
        alignment_graph(rekaman, [link, inferred, rejected, nothing]),
        temuan_graph([finding], names),
        ringkasan_graph(rekaman, [], [finding], names, index(rekaman)),
    )
    for graph in (*map(rdflib_graph, ours), report([finding]), reference_graph(["35.25.11"])):
        found += graph
    return found


# ---- headers


def header(path: Path) -> tuple[Graph, URIRef]:
    """A file and the ontology that it declares."""
    graph = Graph().parse(path)
    (found,) = graph.subjects(RDF.type, OWL.Ontology)
    assert isinstance(found, URIRef)
    return graph, found


def test_the_shapes_are_one_ontology_in_several_files() -> None:
    declaring = [path.name for path in turtle_files("shapes") if (None, RDF.type, OWL.Ontology) in Graph().parse(path)]
    assert declaring == [SHAPES.name]


@pytest.mark.parametrize("path", [*turtle_files("ontology"), SHAPES], ids=lambda p: p.name)
def test_one_version_everywhere(path: Path, root: Path) -> None:
    version = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    graph, ontology_iri = header(path)
    assert list(graph.objects(ontology_iri, OWL.versionInfo)) == [Literal(version)]
    assert list(graph.objects(ontology_iri, OWL.versionIRI)) == [URIRef(f"{ontology_iri}/{version}")]
    (citation,) = graph.objects(ontology_iri, DCTERMS.bibliographicCitation)
    assert f"version {version}," in citation


@pytest.mark.parametrize("path", [*turtle_files("ontology"), SHAPES], ids=lambda p: p.name)
def test_header_is_complete(path: Path) -> None:
    """FOOPS! OM1 to OM3, as far as they do not need a registered DOI."""
    graph, ontology_iri = header(path)
    assert str(ontology_iri).startswith(HOME)
    for term in ("title", "description"):
        assert {value.language for value in graph.objects(ontology_iri, DCTERMS[term]) if isinstance(value, Literal)} == {"id", "en"}
    for term in ("license", "creator", "publisher", "created", "issued", "modified", "source"):
        assert (ontology_iri, DCTERMS[term], None) in graph
    assert (ontology_iri, URIRef("http://purl.org/ontology/bibo/status"), None) in graph
    assert (ontology_iri, VANN.preferredNamespacePrefix, None) in graph
    (namespace,) = graph.objects(ontology_iri, VANN.preferredNamespaceUri)
    assert str(namespace) in (str(IKI._NS), f"{ontology_iri}/", f"{ontology_iri}#")


def test_the_repository_names_the_same_licence(root: Path) -> None:
    assert 'license = "Apache-2.0"' in (root / "pyproject.toml").read_text(encoding="utf-8")


# ---- agreement with the code


def test_vocab_has_the_terms_of_the_ontology() -> None:
    assert {str(t).removeprefix(str(IKI._NS)) for t in own_terms()} == names_of(IKI)


def test_a_misspelt_term_raises() -> None:
    with pytest.raises(AttributeError):
        getattr(IKI, "Indikatorr")  # noqa: B009
    with pytest.raises(AttributeError):
        getattr(ELI, "titel")  # noqa: B009
    with pytest.raises(KeyError):
        code("bagian", "lampiram")


@pytest.mark.parametrize("name", ["ELI", "ORG", "PROV", "OA", "DCTERMS", "FOAF", "SKOS", "SSSOM", "SEMAPV"])
def test_foreign_terms_of_the_code_are_declared(name: str) -> None:
    namespace = getattr(vocab, name)
    assert [t for t in sorted(names_of(namespace)) if (namespace[t], RDF.type, None) not in ontology()] == []


@pytest.mark.parametrize("scheme", sorted(CODES))
def test_code_lists_agree(scheme: str) -> None:
    (path,) = (p for p in turtle_files("ontology") if p.name == f"{scheme}.ttl")
    concepts = set(Graph().parse(path).subjects(RDF.type, SKOS.Concept))
    assert concepts == {code(scheme, value) for value in CODES[scheme]}


@pytest.mark.parametrize("path", turtle_files("ontology/kode"), ids=lambda p: p.name)
def test_concepts_are_complete(path: Path) -> None:
    graph = Graph().parse(path)
    (scheme,) = graph.subjects(RDF.type, SKOS_SCHEME)
    concepts = list(graph.subjects(RDF.type, SKOS.Concept))
    assert concepts
    for concept in concepts:
        assert str(concept).startswith(f"{scheme}/")
        assert list(graph.objects(concept, SKOS.inScheme)) == [scheme]
        assert len(list(graph.objects(concept, SKOS.notation))) == 1
        for term in (SKOS.prefLabel, SKOS.definition):
            assert sorted(value.language for value in graph.objects(concept, term)) == ["en", "id"]


def test_kinds_of_regulation_are_those_of_the_reference_data() -> None:
    (path,) = (p for p in turtle_files("ontology") if p.name == "jenis-peraturan.ttl")
    graph = Graph().parse(path)
    listed = {str(graph.value(c, SKOS.notation)): c for c in graph.subjects(RDF.type, SKOS.Concept)}
    assert listed.keys() - {"lain"} == regulation_kinds().keys()
    for name, kind in regulation_kinds().items():
        assert Literal(kind.name, lang="id") in set(graph.objects(listed[name], SKOS.prefLabel))


# ---- nothing foreign undeclared, nothing ours unused


def terms_in(graph: Graph) -> set[URIRef]:
    """Predicates and types."""
    return {p for p in graph.predicates() if isinstance(p, URIRef)} | {t for t in graph.objects(None, RDF.type) if isinstance(t, URIRef)}


def undeclared(terms: set[URIRef]) -> list[str]:
    foreign = {t for t in terms if not str(t).startswith((HOME, *BUILT_IN))}
    return sorted(str(t) for t in foreign if (t, RDF.type, None) not in ontology())


@pytest.mark.parametrize("path", turtle_files("ontology", "shapes"), ids=lambda p: p.name)
def test_foreign_terms_of_files_are_declared(path: Path) -> None:
    assert undeclared(terms_in(Graph().parse(path))) == []


def test_foreign_terms_of_data_are_declared() -> None:
    assert undeclared(terms_in(sample_graphs())) == []


KNOWN = {"dcterms": vocab.DCTERMS, "eli": vocab.ELI, "foaf": vocab.FOAF, "oa": vocab.OA, "org": vocab.ORG, "prov": vocab.PROV, "skos": vocab.SKOS,
         "sssom": vocab.SSSOM, "semapv": vocab.SEMAPV, "iki": vocab.IKI}  # fmt: skip


@pytest.mark.parametrize("path", [*turtle_files("shapes"), *query_files()], ids=lambda p: p.name)
def test_terms_named_in_shapes_and_questions_exist(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    named = {URIRef(str(ns._NS) + t) for prefix, ns in KNOWN.items() for t in prefixed_names(text, prefix)}
    named |= {URIRef(SHACL + t) for t in prefixed_names(text, "sh")}
    assert sorted(str(t) for t in named if (t, RDF.type, None) not in ontology()) == []


def test_no_term_is_there_for_nothing() -> None:
    """A term is used if data, a shape or a question has it, or if a used term stands below it."""
    used = terms_in(sample_graphs())
    for path in (*turtle_files("shapes"), *query_files()):
        used |= {URIRef(str(IKI._NS) + t) for t in prefixed_names(path.read_text(encoding="utf-8"), "iki")}
    for term in list(used):
        for relation in (RDFS.subClassOf, RDFS.subPropertyOf):
            used |= set(ontology().transitive_objects(term, relation))
    assert sorted(str(t) for t in own_terms() - used) == []


def test_declared_foreign_terms_are_used() -> None:
    """Those of SHACL aside, which are the core vocabulary for whoever writes a shape."""
    declared = {s for s in ontology().subjects(RDFS.isDefinedBy) if not str(s).startswith((HOME, SHACL))}
    used = terms_in(sample_graphs()) | set(sample_graphs().objects())
    for path in turtle_files("ontology", "shapes"):
        if path.name != "eksternal.ttl":
            graph = Graph().parse(path)
            used |= terms_in(graph) | set(graph.objects())
    own = Graph().parse(next(p for p in turtle_files("ontology") if p.name == "eksternal.ttl"))
    used |= {o for s, o in own.subject_objects() if s not in declared} | {p for s, p, _ in own if s not in declared}
    assert sorted(str(t) for t in declared - used) == []

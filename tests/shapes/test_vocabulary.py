"""Hygiene of the shapes: a misspelt term would be silent, a missing text would show only in a report."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rdflib import DCTERMS, RDF, RDFS, SH, BNode, Graph, Literal, URIRef

from iki_graph.checks import facts
from iki_graph.checks.catalogue import IKIS, Aturan, catalogue, shapes_graph
from iki_graph.checks.sentences import SLOTS, slots
from iki_graph.resources import resource
from iki_graph.vocab import CODES, ELI, FOAF, HOME, IKI, ORG

RULES = list(catalogue().values())
SHAPES = [rule for rule in RULES if not rule.kueri]
QUERIES = [rule for rule in RULES if rule.kueri]
GRAPH = shapes_graph()

FOREIGN = {str(space._NS): set(space.__annotations__) for space in (ELI, FOAF, ORG)}

CONSTRAINTS = (
    SH.minCount,
    SH.maxCount,
    SH.pattern,
    SH.disjoint,
    SH.qualifiedMinCount,
    SH.qualifiedMaxCount,
    SH["not"],
    SH.sparql,
    SH["in"],
    SH["class"],
)


def queries() -> Iterator[str]:
    """Every query: those inside shapes, and those that are checks of their own."""
    yield from (str(query) for query in GRAPH.objects(None, SH.select))
    yield from (re.sub(r"(?m)^#.*$|^PREFIX.*$", "", rule.kueri) for rule in QUERIES)


def terms() -> set[str]:
    """Every IRI that the shapes use, in triples and in queries."""
    prefixes = {str(GRAPH.value(d, SH.prefix)): str(GRAPH.value(d, SH.namespace)) for d in GRAPH.objects(None, SH.declare)}
    for rule in QUERIES:
        prefixes |= dict(re.findall(r"PREFIX (\w[\w-]*): <([^>]+)>", rule.kueri))
    used = {str(node) for triple in GRAPH for node in triple if isinstance(node, URIRef)}
    for query in queries():
        outside_strings = re.sub(r'"[^"]*"', '""', query)
        used |= {prefixes[prefix] + name for prefix, name in re.findall(r"(?<![\w<?$-])([a-z][a-z-]*):([A-Za-z][\w-]*)", outside_strings)}
    return used


def test_shacl_terms_exist() -> None:
    assert [t for t in terms() if t.startswith(str(SH)) and t not in SH] == []


def test_dublin_core_terms_exist() -> None:
    assert [t for t in terms() if t.startswith(str(DCTERMS)) and t not in DCTERMS] == []


def test_own_terms_are_in_the_ontology() -> None:
    ontology = {str(s) for s in Graph().parse(resource("ontology/iki.ttl")).subjects(RDF.type)}
    assert {t for t in terms() if t.startswith(str(IKI._NS))} <= ontology


def test_foreign_terms_are_declared() -> None:
    for space, names in FOREIGN.items():
        assert {t.removeprefix(space) for t in terms() if t.startswith(space)} <= names


def test_terms_of_the_shapes_are_declared() -> None:
    declared = {str(s) for s in GRAPH.subjects(RDF.type)}
    assert {t for t in terms() if t.startswith(str(IKIS))} <= declared


def test_codes_exist() -> None:
    for scheme in ("jenis-formula", "sebutan"):
        space = f"{HOME}kode/{scheme}/"
        assert {t.removeprefix(space) for t in terms() if t.startswith(space)} <= set(CODES[scheme])


def test_kinds_of_regulations_in_queries_exist() -> None:
    ranks = {
        code for query in queries() for listed in re.findall(r'"\|(uud=[^"]*)"', query) for code in re.findall(r"([a-z-][a-z -]*)=", listed)
    }
    kinds = {
        code for query in queries() for listed in re.findall(r"\?kode IN \(([^)]*)\)", query) for code in re.findall(r'"([a-z-]+)"', listed)
    }
    assert ranks and kinds
    assert (ranks | kinds) - {"perda provinsi"} <= set(CODES["jenis-peraturan"])


def test_no_anonymous_shapes() -> None:
    kinds = (SH.PropertyShape, SH.NodeShape)
    assert [s for kind in kinds for s in GRAPH.subjects(RDF.type, kind) if isinstance(s, BNode)] == []
    assert list(GRAPH.objects(None, SH.property)) == []


def test_codes_are_unique_and_name_their_shape() -> None:
    codes = [str(code) for code in GRAPH.objects(None, DCTERMS.identifier)]
    assert len(codes) == len(set(codes)) == len(SHAPES) == len(set(GRAPH.subjects(RDF.type, SH.PropertyShape)))
    assert {rule.kode for rule in SHAPES} & {rule.kode for rule in QUERIES} == set()
    assert all(rule.iri == str(IKIS[rule.kode]) and rule.kode.startswith(rule.kelompok + "-") for rule in RULES)


def test_helper_shapes_are_used() -> None:
    used = {*GRAPH.objects(None, SH["not"]), *GRAPH.objects(None, SH.qualifiedValueShape)}
    assert set(GRAPH.subjects(RDF.type, SH.NodeShape)) == used


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.kode)
def test_each_rule_is_complete(rule: Aturan) -> None:
    assert all((rule.nama, rule.nama_en, rule.pesan, rule.pesan_en, rule.saran_en, rule.kategori))
    assert rule.dasar and rule.uraian and rule.contoh_benar and rule.contoh_keliru
    assert rule.jenis in ("pasti", "telaah")
    assert rule.saran.startswith("Agar ")
    assert rule.urutan == int(rule.kode[-2:])
    assert rule.halaman == f"{HOME}docs/periksa/{rule.kode}"


@pytest.mark.parametrize("rule", SHAPES, ids=lambda rule: rule.kode)
def test_each_shape_is_complete(rule: Aturan) -> None:
    shape = URIRef(rule.iri)
    for term in (SH.name, SH.message, IKIS.saran):
        assert sorted(str(o.language) for o in GRAPH.objects(shape, term) if isinstance(o, Literal)) == ["en", "id"], term
    for term in (DCTERMS.source, SH.severity, SH.group, SH.order, IKIS.kategori, IKIS.kepastian, IKIS.bidang):
        assert len(list(GRAPH.objects(shape, term))) == 1, term
    assert len([term for term in CONSTRAINTS if (shape, term, None) in GRAPH]) == 1
    assert list(GRAPH.objects(shape, SH.path)) and list(GRAPH.objects(shape, SH.targetClass))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.kode)
def test_slots_are_known_and_the_same_in_both_languages(rule: Aturan) -> None:
    assert slots(rule.pesan) == slots(rule.pesan_en)
    assert slots(rule.saran) == slots(rule.saran_en)
    columns = set(re.findall(r"\?(\w+)", rule.kueri))
    assert slots(rule.pesan) | slots(rule.saran) <= {*SLOTS, "nilai", *columns}
    # SHACL's own templates break on LaTeX.
    assert not re.search(r"\{[?$]", rule.pesan + rule.pesan_en)


def test_severity_is_never_inside_a_constraint() -> None:
    assert [s for s in GRAPH.subjects(SH.severity) if isinstance(s, BNode)] == []


def test_queries_need_no_replace_flags() -> None:
    """rdflib takes the flags of REPLACE for a count."""
    assert [query for query in queries() if re.search(r'REPLACE\([^)]*"[ismx]+"\)', query)] == []


def test_properties_of_the_shapes_have_labels_in_both_languages() -> None:
    for subject in GRAPH.subjects(RDFS.label):
        assert sorted(str(o.language) for o in GRAPH.objects(subject, RDFS.label) if isinstance(o, Literal)) == ["en", "id"]


def test_each_kind_of_fact_that_a_query_reads_is_given_by_a_module() -> None:
    read = {
        kind
        for rule in QUERIES
        for line in rule.kueri.splitlines()
        if "jenis" in line
        for kind in re.findall(r'"([a-z]+(?:-[a-z]+)+)"', line)
    }
    given = "".join(path.read_text(encoding="utf-8") for path in Path(facts.__file__).parent.glob("*.py"))
    assert len(read) > 50
    # `nama-asing-…` is put together from where the name stands.
    assert {kind for kind in read if f'"{kind}"' not in given and not kind.startswith("nama-asing-")} == set()

"""From a record to its graphs: the contract, node by node."""

from itertools import pairwise

import pytest
from rdflib import RDF, XSD, BNode, Dataset, Graph, Literal, URIRef

from iki_graph.errors import InputError
from iki_graph.graph import build, index
from iki_graph.vocab import DCTERMS, ELI, FOAF, IKI, ORG, PROV, code
from tests.graph.sample import NAME, NIP, SHA256, record

KEY = SHA256[:16]
BASE = "https://w3id.org/iki-graph/id/"
DOCUMENT = URIRef(f"{BASE}dok/{KEY}")


def node(path: str) -> URIRef:
    return URIRef(f"{DOCUMENT}/{path}")


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return build(record())


@pytest.fixture(scope="module")
def decree(dataset: Dataset) -> Graph:
    return dataset.graph(URIRef(f"{BASE}graf/{KEY}"))


@pytest.fixture(scope="module")
def people(dataset: Dataset) -> Graph:
    return dataset.graph(URIRef(f"{BASE}graf/{KEY}/pemegang"))


def one(graph: Graph, subject: URIRef, term: URIRef) -> object:
    """The only value of a property, None if it has none."""
    values = list(graph.objects(subject, term))
    assert len(values) <= 1
    return values[0] if values else None


def test_two_named_graphs_and_nothing_outside(dataset: Dataset) -> None:
    assert {str(g) for _, _, _, g in dataset.quads()} == {f"{BASE}graf/{KEY}", f"{BASE}graf/{KEY}/pemegang"}


def test_no_blank_nodes(dataset: Dataset) -> None:
    assert not [q for q in dataset.quads() if any(isinstance(term, BNode) for term in q)]


def test_document(decree: Graph) -> None:
    assert set(decree.objects(DOCUMENT, RDF.type)) == {IKI.Dokumen, IKI.Keputusan}
    assert one(decree, DOCUMENT, ELI.date_document) == Literal("2022-01-10", datatype=XSD.date)
    assert one(decree, DOCUMENT, IKI.tanggalTertulis) == Literal("2022-01-10")
    assert (one(decree, DOCUMENT, IKI.tahunAwal), one(decree, DOCUMENT, IKI.tahunAkhir)) == (Literal(2021), Literal(2026))
    assert one(decree, DOCUMENT, DCTERMS.identifier) == Literal("dok/35.25.11/sk/188-7-435.2-2022")
    assert one(decree, DOCUMENT, IKI.jabatanPenandatangan) == Literal("CAMAT CERME")
    assert one(decree, DOCUMENT, IKI.ditetapkanOleh) == node("instansi")
    assert list(decree.objects(DOCUMENT, IKI.dasarHukum)) == [URIRef(f"{BASE}peraturan/uu/2014/23")]
    assert one(decree, node("instansi"), IKI.wilayah) == URIRef(f"{BASE}wilayah/35.25.11")


@pytest.mark.parametrize("date", ["2022-01", "2022-13-40", "2022-02-30", "20220110", "10 Januari", None])
def test_only_a_whole_and_possible_date_is_typed(date: str | None) -> None:
    data = build(record(dokumen={"jenis": "Keputusan", "tanggal": date}))
    assert not list(data.quads((None, ELI.date_document, None, None)))
    assert [str(q[2]) for q in data.quads((DOCUMENT, IKI.tanggalTertulis, None, None))] == ([date] if date else [])


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2023", (2023, 2023)),
        ("2019-2024", (2019, 2024)),
        ("2016 – 2021", (2016, 2021)),
        ("2021 s/d 2026", (2021, 2026)),
        ("20121", None),
        ("2021-", None),
    ],
)
def test_years_of_the_period(text: str, years: tuple[int, int] | None) -> None:
    data = build(record(dokumen={"tahun": text}))
    found = [int(str(next(iter(data.quads((DOCUMENT, term, None, None))))[2])) for term in (IKI.tahunAwal, IKI.tahunAkhir)] if years else []
    assert tuple(found) == (years or ())
    if years is None:
        assert not list(data.quads((DOCUMENT, IKI.tahunAwal, None, None)))


def test_an_annex_without_a_decree_is_a_document_only() -> None:
    data = build(record(dokumen={"instansi": "Kecamatan Cerme", "kabupaten": "Kabupaten Gresik", "nomor": "188/7/2022"}))
    assert {q[2] for q in data.quads((DOCUMENT, RDF.type, None, None))} == {IKI.Dokumen}
    assert not list(data.quads((DOCUMENT, DCTERMS.identifier, None, None)))


def test_everything_but_document_and_file_says_where_it_belongs(decree: Graph) -> None:
    outside = {s for s in decree.subjects() if (s, IKI.dalamDokumen, DOCUMENT) not in decree}
    assert {o for s in outside for o in decree.objects(s, RDF.type)} == {IKI.Dokumen, IKI.Keputusan, IKI.Berkas, IKI.Petikan}


def test_an_excerpt_is_three_triples(decree: Graph, people: Graph) -> None:
    for graph in (decree, people):
        excerpts = set(graph.subjects(RDF.type, IKI.Petikan))
        assert excerpts == set(graph.objects(None, PROV.wasDerivedFrom))
        for excerpt in excerpts:
            assert len(list(graph.predicate_objects(excerpt))) == 3
            first, last = (int(str(one(graph, excerpt, term))) for term in (IKI.barisAwal, IKI.barisAkhir))
            assert str(excerpt) == f"{BASE}berkas/{KEY}#line={first - 1},{last}"


@pytest.mark.parametrize(
    ("path", "lines"),
    [
        ("iku/1", "39,41"),
        ("iku/1/formula", "39,41"),
        ("jabatan/pengelola-data/iki/1/formula", "70,71"),
        ("jabatan/pengelola-data/kinerja/1", "69,71"),
        ("jabatan/camat/tugas/1", "49,60"),
        ("menimbang/1", "5,7"),
        ("instansi", "0,1"),
        ("instansi/fungsi/1", "29,34"),
        ("visi", "19,20"),
        ("bagian/2", "35,120"),
        ("mengingat/1/perubahan/1", "8,9"),
        ("mengingat/3", None),
        ("misi/1", None),
    ],
)
def test_provenance_is_the_nearest_place_that_the_record_has(decree: Graph, path: str, lines: str | None) -> None:
    assert one(decree, node(path), PROV.wasDerivedFrom) == (URIRef(f"{BASE}berkas/{KEY}#line={lines}") if lines else None)


def test_citations(decree: Graph) -> None:
    law = node("mengingat/1")
    assert one(decree, law, IKI.jenisPeraturan) == code("jenis-peraturan", "uu")
    assert one(decree, law, IKI.kunciPeraturan) == Literal("uu/2014/23")
    assert one(decree, law, IKI.merujuk) == URIRef(f"{BASE}peraturan/uu/2014/23")
    amendment = node("mengingat/1/perubahan/1")
    assert one(decree, amendment, RDF.type) == IKI.SitasiPerubahan
    assert one(decree, amendment, IKI.bagianDari) == law
    assert one(decree, amendment, IKI.kunciPeraturan) == Literal("uu/2015/9")
    regional = node("mengingat/2")
    assert one(decree, regional, IKI.kunciPeraturan) == Literal("perda/35.25/2016/12")
    assert one(decree, regional, IKI.seriLembaran) == Literal("D")
    assert one(decree, regional, IKI.merujuk) is None
    unknown = node("mengingat/3")
    assert {one(decree, unknown, t) for t in (IKI.jenisPeraturan, IKI.kunciPeraturan, IKI.merujuk, IKI.judulPeraturan)} == {None}


def test_dicta(decree: Graph) -> None:
    assert one(decree, node("diktum/1"), IKI.ke) == Literal("KESATU")
    assert one(decree, node("diktum/2"), IKI.teks) is None
    assert one(decree, node("diktum/1/butir/2"), IKI.bagianDari) == node("diktum/1")


def test_stated_links_run_from_child_to_parent(decree: Graph) -> None:
    chain = ["sasaran/1", "tujuan/1", "misi/1", "visi"]
    for child, parent in pairwise(chain):
        assert list(decree.objects(node(child), IKI.mendukung)) == [node(parent)]
    assert len(list(decree.subject_objects(IKI.mendukung))) == 3
    assert list(decree.objects(node("iku/1"), IKI.mengukur)) == [node("sasaran/1")]


def test_what_only_a_table_or_a_link_names_gets_a_node_of_its_own(decree: Graph) -> None:
    assert one(decree, node("iku/2"), IKI.mengukur) == node("sasaran/2")
    assert one(decree, node("sasaran/2"), IKI.teks) == Literal("Sasaran di tabel saja")
    assert one(decree, node("indikator/1"), RDF.type) == IKI.Indikator
    assert one(decree, node("indikator/1"), IKI.mengukur) == node("sasaran/1")


def test_rows_of_a_program_share_their_kinerja(decree: Graph) -> None:
    assert one(decree, node("iku/3"), RDF.type) == IKI.IndikatorProgram
    assert one(decree, node("iku/3"), IKI.mengukur) == one(decree, node("iku/4"), IKI.mengukur) == node("kinerja/1")
    assert one(decree, node("kinerja/1"), IKI.milik) == node("instansi")


def test_among_equal_indicators_the_link_takes_the_one_that_measures_its_other_end() -> None:
    rows = [{"sasaran": "A", "indikator": "Nilai"}, {"sasaran": "B", "indikator": "Nilai"}]
    data = build(record(iku=rows, kaskade={"sasaran": ["A", "B"], "tautan": [["sasaran:B", "iku:Nilai"]]}))
    measured = {
        str(s).rpartition("/")[2]: str(o).rpartition("/")[2] for s, _, o, _ in data.quads((None, IKI.mengukur, None, None)) if "/iku/" in s
    }
    assert measured == {"1": "1", "2": "2"}


def test_indicator(decree: Graph) -> None:
    iku = node("iku/1")
    values = {str(p).partition("#")[2]: str(o) for p, o in decree.predicate_objects(iku) if isinstance(o, Literal)}
    wanted = {
        "kode": "I.1",
        "teks": "Indeks kepuasan",
        "definisi": "Nilai SKM",
        "penanggungJawab": "Camat",
        "satuan": "Nilai",
        "target": "85",
    }
    assert values.items() >= (wanted | {"frekuensi": "tahunan", "urutan": "1"}).items()
    assert one(decree, node("iku/1/formula"), IKI.jenisFormula) == code("jenis-formula", "nilai")
    assert one(decree, node("iku/1/sumber"), IKI.teks) == Literal("Survei")
    ratio = node("jabatan/pengelola-data/iki/1/formula")
    assert [str(one(decree, ratio, t)) for t in (IKI.pembilang, IKI.penyebut, IKI.pengali)] == [
        "Surat tepat waktu",
        "seluruh surat",
        "100%",
    ]


def test_what_is_absent_has_no_triple(decree: Graph) -> None:
    empty = node("jabatan/pengelola-data/iki/3")
    assert one(decree, empty, IKI.teks) is None
    assert one(decree, empty, IKI.sidik) is None
    assert one(decree, empty, IKI.sumberData) is None
    assert one(decree, node("jabatan/pengelola-data/iki/2"), IKI.formula) is None
    assert not [o for o in decree.objects() if isinstance(o, Literal) and str(o) == "" and (None, IKI.penunjuk, o) not in decree]


def test_consecutive_rows_share_their_kinerja(decree: Graph) -> None:
    post = "jabatan/pengelola-data"
    measured = [one(decree, node(f"{post}/iki/{n}"), IKI.mengukur) for n in (1, 2, 3)]
    assert measured == [node(f"{post}/kinerja/1"), node(f"{post}/kinerja/1"), node(f"{post}/kinerja/2")]
    assert one(decree, node(f"{post}/kinerja/1"), IKI.nomorBaris) == Literal("1")


def test_equal_texts_have_equal_fingerprints(decree: Graph) -> None:
    kinerja = [s for s in decree.subjects(IKI.teks, Literal("Meningkatnya tertib administrasi"))]
    assert len(kinerja) == 2
    assert len({one(decree, s, IKI.sidik) for s in kinerja}) == 1
    assert one(decree, node("jabatan/pengelola-data-2/iki/1"), IKI.sidik) is None, "a dash is no text"


def test_positions_of_one_name_stay_two(decree: Graph) -> None:
    assert one(decree, node("jabatan/pengelola-data-2"), IKI.nama) == Literal("Pengelola Data")
    assert one(decree, node("jabatan/tanpa-nama"), IKI.urutan) == Literal(4)
    assert one(decree, node("jabatan/pengelola-data"), IKI.atasanLangsung) == node("jabatan/camat")
    assert one(decree, node("jabatan/pengelola-data-2"), IKI.atasanLangsung) is None, "there is no position 9"


def test_a_name_that_looks_like_a_repeat_does_not_collide() -> None:
    data = build(record(jabatan=[{"urut": n, "nama": name} for n, name in enumerate(["Staf 2", "Staf", "Staf"], 1)]))
    names = {str(s).rpartition("/")[2] for s, _, _, _ in data.quads((None, RDF.type, IKI.Jabatan, None))}
    assert names == {"staf-2", "staf", "staf-3"}


def test_people_stand_only_in_their_graph(decree: Graph, people: Graph) -> None:
    assert not [o for o in decree.objects() if str(o) in (NAME, NIP, "WIRYO SAPUTRA", "190001011990011001")]
    head = people.value(predicate=FOAF.name, object=Literal("WIRYO SAPUTRA"))
    assert isinstance(head, URIRef)
    assert one(people, head, IKI.menandatangani) == DOCUMENT
    assert one(people, head, ORG.holds) == node("jabatan/camat")
    assert one(people, head, IKI.pangkat) == Literal("Pembina Tingkat I")
    assert len(set(people.subjects(RDF.type, FOAF.Person))) == 2
    assert {str(o) for o in people.objects(None, IKI.nilai)} == {NAME, NIP}
    holder = people.value(predicate=IKI.nip, object=Literal(NIP))
    assert people.value(holder, PROV.wasDerivedFrom) == URIRef(f"{BASE}berkas/{KEY}#line=60,62"), "the lines of name and NIP"


def test_no_name_or_nip_in_an_iri(dataset: Dataset) -> None:
    iris = {str(term).casefold() for quad in dataset.quads() for term in quad if isinstance(term, URIRef)}
    assert not [i for i in iris if "wiryo" in i or "ratna" in i or NIP in i]


def test_confidence_stands_on_the_node_that_holds_the_value(decree: Graph, people: Graph) -> None:
    assert {(str(s).removeprefix(f"{DOCUMENT}"), str(o)) for s, o in decree.subject_objects(IKI.yakin)} == {
        ("", "0.9"),
        ("/jabatan/pengelola-data/iki/1/formula", "0.5"),
        ("/jabatan/pengelola-data/iki/1", "0.4"),
        ("/tujuan/1", "0.3"),
    }
    assert sorted(str(o) for o in people.objects(None, IKI.yakin)) == ["0.7", "0.8"]
    assert {o.datatype for o in decree.objects(None, IKI.yakin) if isinstance(o, Literal)} == {XSD.decimal}


def test_doubts(decree: Graph) -> None:
    assert [str(one(decree, node(f"keraguan/{n}"), IKI.penunjuk)) for n in (1, 2)] == ["", "/iku/0"]


def test_texts_are_plain_and_numbers_canonical(dataset: Dataset) -> None:
    literals = {o for _, _, o, _ in dataset.quads() if isinstance(o, Literal)}
    assert {o.language for o in literals} == {None}
    assert {o.datatype for o in literals} == {None, XSD.integer, XSD.decimal, XSD.date}
    assert {str(o) for o in literals if o.datatype == XSD.integer} == {str(int(o)) for o in literals if o.datatype == XSD.integer}


def test_the_empty_record_has_a_document_an_office_and_a_file() -> None:
    data = build(record(**{k: v for k, v in type(record())(berkas="x").model_dump().items() if k != "sumber"}))
    assert {str(o).partition("#")[2] for _, _, o, _ in data.quads((None, RDF.type, None, None))} == {"Dokumen", "Instansi", "Berkas"}


def test_index_leads_from_the_record_to_the_graph(decree: Graph, people: Graph) -> None:
    nodes = index(record())
    assert nodes[""] == DOCUMENT
    assert nodes["/jabatan/1/iki/1"] == node("jabatan/pengelola-data/iki/2")
    assert nodes["/jabatan/1/iki/1/kinerja"] == node("jabatan/pengelola-data/kinerja/1")
    assert nodes["/iku/1/sasaran"] == node("sasaran/2")
    subjects = set(decree.subjects()) | set(people.subjects())
    assert set(nodes.values()) <= subjects
    left = {s for s in subjects if not any((s, RDF.type, t) in g for t in (IKI.Petikan, IKI.Berkas) for g in (decree, people))} - set(
        nodes.values()
    )
    assert left == set()


def test_further_records_of_a_file_have_graphs_of_their_own() -> None:
    assert {str(g) for _, _, _, g in build(record(), ordinal=2).quads()} == {f"{BASE}graf/{KEY}-2", f"{BASE}graf/{KEY}-2/pemegang"}


def test_another_base() -> None:
    iris = {str(t) for q in build(record(), base="https://example.org/d/").quads() for t in q if isinstance(t, URIRef)}
    assert not [i for i in iris if i.startswith(BASE)]


@pytest.mark.parametrize(
    "changes",
    [
        {"bagian": [{"jenis": "sampul-belakang", "baris": [1, 2]}]},
        {"sebutan": [{"apa": "warna", "nilai": "x", "baris": [1, 1]}]},
        {"iku": [{"indikator": "x", "formula": {"jenis": "kira-kira"}}]},
        {"kaskade": {"tautan": [["strategi:x", "sasaran:y"]]}},
        {"kaskade": {"tautan": [["sasaran", "iku:y"]]}},
    ],
)
def test_codes_and_links_that_are_none_are_the_input_s_fault(changes: dict[str, object]) -> None:
    with pytest.raises(InputError, match=r"^sk.txt: .* pada /"):
        build(record(**changes))

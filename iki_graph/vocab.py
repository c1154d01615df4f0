"""Names of the graph: namespaces, terms and codes. A misspelt term raises, and mypy sees it too.

The terms are those that `ontology/*.ttl` declare; the tests compare both sides.
"""

from rdflib import URIRef
from rdflib.namespace import DefinedNamespace, Namespace

HOME = "https://w3id.org/iki-graph/"
"""Everything that is ours stands under this address."""

BASE = HOME + "id/"
"""Default base of data IRIs."""

ONTOLOGY = URIRef(HOME + "onto")


class IKI(DefinedNamespace):
    """Our own terms (ontology/iki.ttl)."""

    _NS = Namespace(HOME + "onto#")
    _fail = True

    # Source and place in it
    Berkas: URIRef
    Petikan: URIRef
    barisAkhir: URIRef
    barisAwal: URIRef
    jumlahBaris: URIRef
    namaBerkas: URIRef
    sha256: URIRef
    yakin: URIRef

    # Facts that checks test
    Fakta: URIRef
    alasanFakta: URIRef
    jenisFakta: URIRef
    nilaiFakta: URIRef
    pembanding: URIRef
    skor: URIRef
    tentang: URIRef

    # Document and its parts
    Naskah: URIRef
    Dokumen: URIRef
    Keputusan: URIRef
    UnsurDokumen: URIRef
    BagianNaskah: URIRef
    ButirDiktum: URIRef
    ButirMengingat: URIRef
    Diktum: URIRef
    Lampiran: URIRef
    Menimbang: URIRef
    bagianDari: URIRef
    dalamDokumen: URIRef
    dasarHukum: URIRef
    ditetapkanOleh: URIRef
    frasaPenetapan: URIRef
    instansiTertulis: URIRef
    jabatanPenandatangan: URIRef
    jenisBagian: URIRef
    jenisDokumen: URIRef
    ke: URIRef
    nama: URIRef
    nomorUrut: URIRef
    periode: URIRef
    sidik: URIRef
    tahunAkhir: URIRef
    tahunAwal: URIRef
    tanggalTertulis: URIRef
    teks: URIRef
    tempatPenetapan: URIRef
    urutan: URIRef

    # Regulations and citations of them
    AcuanPeraturan: URIRef
    Peraturan: URIRef
    Sitasi: URIRef
    SitasiPerubahan: URIRef
    belumDiperiksa: URIRef
    jenisLembaran: URIRef
    jenisPeraturan: URIRef
    judulKeliru: URIRef
    judulPeraturan: URIRef
    keyakinanAcuan: URIRef
    kunciPeraturan: URIRef
    lembaranKeliru: URIRef
    merujuk: URIRef
    nomorKeliru: URIRef
    nomorLembaran: URIRef
    nomorPeraturan: URIRef
    nomorTambahanLembaran: URIRef
    seriLembaran: URIRef
    tahunLembaran: URIRef
    tambahanLembaranKeliru: URIRef
    tahunPeraturan: URIRef

    # Office, positions, duties, people, places
    Fungsi: URIRef
    Instansi: URIRef
    Jabatan: URIRef
    PemilikKinerja: URIRef
    Tugas: URIRef
    UraianTugas: URIRef
    Wilayah: URIRef
    atasanLangsung: URIRef
    atasanTertulis: URIRef
    menandatangani: URIRef
    milik: URIRef
    namaAtasan: URIRef
    namaKabupaten: URIRef
    nip: URIRef
    pangkat: URIRef
    wilayah: URIRef

    # Performance statements and indicators
    Formula: URIRef
    IKI: URIRef
    IKU: URIRef
    Indikator: URIRef
    IndikatorProgram: URIRef
    Kinerja: URIRef
    Misi: URIRef
    PernyataanKinerja: URIRef
    Sasaran: URIRef
    SumberData: URIRef
    Tujuan: URIRef
    UnsurKinerja: URIRef
    Visi: URIRef
    alasanPemilihan: URIRef
    definisi: URIRef
    formula: URIRef
    frekuensi: URIRef
    jenisFormula: URIRef
    kode: URIRef
    mencakup: URIRef
    mendukung: URIRef
    mendukungTransitif: URIRef
    mengukur: URIRef
    nomorBaris: URIRef
    pembilang: URIRef
    penanggungJawab: URIRef
    pengali: URIRef
    penyebut: URIRef
    satuan: URIRef
    sumberData: URIRef
    target: URIRef

    # Mentions, doubts, links, findings
    Keraguan: URIRef
    Keselarasan: URIRef
    Koreksi: URIRef
    Penolakan: URIRef
    Sebutan: URIRef
    HasilPeriksa: URIRef
    JumlahTemuan: URIRef
    Ragam: URIRef
    RagamFormulasi: URIRef
    RagamJenisFormula: URIRef
    RagamKutipan: URIRef
    RekapWilayah: URIRef
    contoh: URIRef
    Ringkasan: URIRef
    Temuan: URIRef
    alasan: URIRef
    atasDokumen: URIRef
    dikoreksi: URIRef
    jenisSebutan: URIRef
    jenisTautan: URIRef
    jumlahBerformula: URIRef
    jumlahBersumber: URIRef
    jumlahDokumen: URIRef
    jumlahIki: URIRef
    jumlahIkiSampaiIku: URIRef
    jumlahIkiTerhubung: URIRef
    jumlahIku: URIRef
    jumlahIkuDidukung: URIRef
    jumlahInfo: URIRef
    jumlahJabatan: URIRef
    jumlahJabatanBerIki: URIRef
    jumlahKeraguan: URIRef
    jumlahPelanggaran: URIRef
    jumlahPeringatan: URIRef
    jumlahTemuan: URIRef
    jumlahUnsur: URIRef
    pembeda: URIRef
    ragamDari: URIRef
    kategori: URIRef
    kepastian: URIRef
    kunciInstansi: URIRef
    kunciWilayah: URIRef
    nilai: URIRef
    nilaiSemula: URIRef
    padaBagian: URIRef
    penunjuk: URIRef
    saran: URIRef
    sidikIki: URIRef


class ELI(DefinedNamespace):
    """European Legislation Identifier: the terms we use."""

    _NS = Namespace("http://data.europa.eu/eli/ontology#")
    _fail = True

    LegalResource: URIRef
    LegalResourceSubdivision: URIRef
    amends: URIRef
    based_on: URIRef
    cites: URIRef
    date_document: URIRef
    date_no_longer_in_force: URIRef
    first_date_entry_in_force: URIRef
    number: URIRef
    passed_by: URIRef
    repeals: URIRef
    title: URIRef


class ORG(DefinedNamespace):
    """W3C Organization Ontology: the terms we use."""

    _NS = Namespace("http://www.w3.org/ns/org#")
    _fail = True

    OrganizationalUnit: URIRef
    Post: URIRef
    holds: URIRef
    reportsTo: URIRef


class PROV(DefinedNamespace):
    """PROV-O: the terms we use."""

    _NS = Namespace("http://www.w3.org/ns/prov#")
    _fail = True

    Entity: URIRef
    alternateOf: URIRef
    hadPrimarySource: URIRef
    wasDerivedFrom: URIRef


class OA(DefinedNamespace):
    """Web Annotation: the term we use."""

    _NS = Namespace("http://www.w3.org/ns/oa#")
    _fail = True

    SpecificResource: URIRef


class DCTERMS(DefinedNamespace):
    """DCMI Metadata Terms: those that data use."""

    _NS = Namespace("http://purl.org/dc/terms/")
    _fail = True

    created: URIRef
    creator: URIRef
    format: URIRef
    identifier: URIRef
    isPartOf: URIRef
    source: URIRef


class FOAF(DefinedNamespace):
    """FOAF: the terms we use."""

    _NS = Namespace("http://xmlns.com/foaf/0.1/")
    _fail = True

    Person: URIRef
    name: URIRef


class SKOS(DefinedNamespace):
    """SKOS: the terms that data use."""

    _NS = Namespace("http://www.w3.org/2004/02/skos/core#")
    _fail = True

    Concept: URIRef
    broader: URIRef
    definition: URIRef
    inScheme: URIRef
    notation: URIRef
    prefLabel: URIRef


class SSSOM(DefinedNamespace):
    """Simple Standard for Sharing Ontological Mappings: the slots of our links."""

    _NS = Namespace("https://w3id.org/sssom/")
    _fail = True

    NegatedPredicate: URIRef
    NoTermFound: URIRef
    confidence: URIRef
    mapping_justification: URIRef
    object_label: URIRef
    predicate_modifier: URIRef
    reviewer_label: URIRef
    subject_label: URIRef


class SEMAPV(DefinedNamespace):
    """Semantic Mapping Vocabulary: how a link was found."""

    _NS = Namespace("https://w3id.org/semapv/vocab/")
    _fail = True

    LexicalSimilarityThresholdMatching: URIRef
    ManualMappingCuration: URIRef


TERMS = (IKI, ELI, ORG, PROV, OA, DCTERMS, FOAF, SKOS, SSSOM, SEMAPV)
"""All vocabularies that data use, but for those of RDF and OWL itself."""

for _terms in TERMS:
    # As attributes that are there: rdflib looks a term up anew at every mention, which costs more than adding its triple.
    for _name in _terms.__annotations__:
        setattr(_terms, _name, _terms[_name])


CODES: dict[str, frozenset[str]] = {
    "bagian": frozenset({"bab", "batang-tubuh", "daftar-isi", "kata-pengantar", "kepala", "lampiran"}),
    "jenis-formula": frozenset({"deskriptif", "indeks", "jumlah", "nilai", "rasio", "tak-terurai"}),
    "jenis-peraturan": frozenset({
        "inmendagri", "inpres", "kep-lan", "kepbup", "kepcamat", "kepgub", "kepmen", "kepmendagri", "kepmenpan", "kepmenpanrb", "keppres", "kepwal",
        "lain", "perbup", "perda", "pergub", "perka", "perkada", "perma", "permen", "permendagri", "permenkeu", "permenpan", "permenpanrb",
        "perppu", "perpres", "perwal", "pkpu", "pp", "qanun", "se-mendagri", "se-menpan", "tap-mpr", "uu", "uud",
    }),
    "jenis-tautan": frozenset({"dinyatakan", "disimpulkan", "ditinjau"}),
    "sebutan": frozenset({"instansi", "kabupaten", "nip", "nomor", "orang", "peraturan", "periode", "tanggal", "tempat"}),
    "tingkat": frozenset({"info", "pelanggaran", "peringatan"}),
}  # fmt: skip
"""Codes that the graph uses, by list (ontology/kode/)."""


def code(scheme: str, value: str) -> URIRef:
    """The concept of a code list: `code("bagian", "lampiran")`. Raises KeyError for an unknown list or code."""
    if value not in CODES[scheme]:
        raise KeyError(value)
    return URIRef(f"{HOME}kode/{scheme}/{value}")


PREFIXES: dict[str, str] = {
    "bagian": f"{HOME}kode/bagian/",
    "dcterms": str(DCTERMS._NS),
    "dqv": "http://www.w3.org/ns/dqv#",
    "eli": str(ELI._NS),
    "foaf": str(FOAF._NS),
    "iki": str(IKI._NS),
    "ikis": f"{HOME}shapes#",
    "jenis-formula": f"{HOME}kode/jenis-formula/",
    "jenis-peraturan": f"{HOME}kode/jenis-peraturan/",
    "jenis-tautan": f"{HOME}kode/jenis-tautan/",
    "oa": str(OA._NS),
    "org": str(ORG._NS),
    "owl": "http://www.w3.org/2002/07/owl#",
    "prov": str(PROV._NS),
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "sebutan": f"{HOME}kode/sebutan/",
    "semapv": str(SEMAPV._NS),
    "sh": "http://www.w3.org/ns/shacl#",
    "skos": str(SKOS._NS),
    "sssom": str(SSSOM._NS),
    "tingkat": f"{HOME}kode/tingkat/",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
"""Prefixes of the files that we write."""

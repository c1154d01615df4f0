"""The reference graph: regulations and regions, which the graphs of decrees point to."""

from collections.abc import Iterable

from rdflib import RDF, RDFS, XSD, Dataset, Graph, Literal, URIRef

from iki_graph.graph.iri import checked_base, reference_graph_iri, region_iri, regulation_iri, slug
from iki_graph.reference.gazetteer import regions
from iki_graph.reference.regulations import Regulation, regulations
from iki_graph.reference.terms import regulation_kinds
from iki_graph.vocab import BASE, DCTERMS, ELI, IKI, SKOS, code

_MISPRINTED = {
    "nomor": IKI.nomorKeliru,
    "tentang": IKI.judulKeliru,
    "ln": IKI.lembaranKeliru,
    "bn": IKI.lembaranKeliru,
    "tln": IKI.tambahanLembaranKeliru,
}
"""Where a field's common misprints go."""


def reference_graph(region_codes: Iterable[str] | None = None, base: str = BASE) -> Graph:
    """All regulations of the registry, and regions with those above them: the given ones, or every region of the country.

    Raises KeyError for an unknown region code, UsageError for a base that is no absolute IRI.
    """
    graph = Graph(identifier=reference_graph_iri(checked_base(base)))
    for regulation in regulations().values():
        _add_regulation(graph, regulation, base)
    for wanted in regions() if region_codes is None else region_codes:
        step = wanted
        while step:
            _add_region(graph, step, base)
            step = regions()[step].parent
    return graph


def citation_form(regulation: Regulation) -> str:
    """A regulation as a decree cites it, without its title: `Peraturan Pemerintah Nomor 18 Tahun 2016` (UU 12/2011, Lampiran II, 45)."""
    year = "" if str(regulation.tahun) in regulation.nomor else f" Tahun {regulation.tahun}"
    return f"{regulation_kinds()[regulation.jenis].name} Nomor {regulation.nomor}{year}"


def region_codes(dataset: Dataset, base: str = BASE) -> set[str]:
    """Codes of the regions that the graphs of decrees point to."""
    prefix = region_iri("", base)
    return {str(region).removeprefix(prefix) for _, _, region, _ in dataset.quads((None, IKI.wilayah, None, None))}


def _add_regulation(graph: Graph, regulation: Regulation, base: str) -> None:
    node = regulation_iri(regulation.key, base)

    def put(term: URIRef, value: URIRef | str | int | None) -> None:
        if value is not None:
            graph.add((node, term, value if isinstance(value, URIRef) else Literal(value)))

    put(RDF.type, IKI.Peraturan)
    put(RDFS.label, citation_form(regulation))
    put(IKI.jenisPeraturan, code("jenis-peraturan", slug(regulation.jenis)))
    put(IKI.nomorPeraturan, regulation.nomor)
    put(IKI.tahunPeraturan, regulation.tahun)
    put(ELI.title, regulation.tentang)
    put(IKI.kunciPeraturan, regulation.key)
    if gazette := regulation.ln or regulation.bn:
        put(IKI.jenisLembaran, gazette.jenis)
        put(IKI.tahunLembaran, gazette.tahun)
        put(IKI.nomorLembaran, gazette.nomor)
    put(IKI.nomorTambahanLembaran, regulation.tln)
    for day, term in ((regulation.in_force_since, ELI.first_date_entry_in_force), (regulation.repealed_since, ELI.date_no_longer_in_force)):
        if day:
            graph.add((node, term, Literal(day.isoformat(), datatype=XSD.date)))
    put(IKI.keyakinanAcuan, regulation.certainty)
    for field in sorted(regulation.unchecked):
        put(IKI.belumDiperiksa, field)
    for field, value in regulation.mistakes:
        put(_MISPRINTED[field], value)
    put(DCTERMS.source, regulation.source)

    for key in regulation.amends:
        _relate(graph, regulation.key, ELI.amends, key, base)
    for key in regulation.repeals:
        _relate(graph, regulation.key, ELI.repeals, key, base)
    for key in regulation.amended_by:
        _relate(graph, key, ELI.amends, regulation.key, base)
    if regulation.repealed_by:
        _relate(graph, regulation.repealed_by, ELI.repeals, regulation.key, base)


def _relate(graph: Graph, newer: str, relation: URIRef, older: str, base: str) -> None:
    """A relation from the newer regulation to the older one, where the registry holds both."""
    if newer in regulations() and older in regulations():
        graph.add((regulation_iri(newer, base), relation, regulation_iri(older, base)))


def _add_region(graph: Graph, region_code: str, base: str) -> None:
    region, node = regions()[region_code], region_iri(region_code, base)
    graph.add((node, RDF.type, IKI.Wilayah))
    graph.add((node, SKOS.notation, Literal(region.code)))
    graph.add((node, SKOS.prefLabel, Literal(region.name)))
    if region.parent:
        graph.add((node, SKOS.broader, region_iri(region.parent, base)))

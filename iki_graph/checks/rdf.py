"""The findings on a decree as RDF, few triples each, for questions over many decrees; and what the decree comes to, in one node of counts.

Sentences are there in both languages, so a store tells them without the decree's file; names of people must be hidden in them before.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from rdflib import RDF, SH, Literal, URIRef

from iki_graph.alignment import Keselarasan, cascade
from iki_graph.alignment.measures import Measures, measures
from iki_graph.checks.catalogue import IKIS, LEVELS
from iki_graph.checks.temuan import Temuan
from iki_graph.graph.iri import DocumentNames
from iki_graph.graph.places import regency_of
from iki_graph.graph.triples import Triples
from iki_graph.record import Rekaman
from iki_graph.reference.keys import digest, squash
from iki_graph.vocab import IKI

NO_REGION = "tanpa-wilayah"
"""Stands for the regency where a decree names none that is known, so that totals over regencies are totals over all decrees."""

FEWEST = 3
"""Of fewer IKI a position's set tells nothing of who copied from whom."""

_SEVERITIES = {name: severity for severity, name in LEVELS.items()}
_COUNTS = {"pelanggaran": IKI.jumlahPelanggaran, "peringatan": IKI.jumlahPeringatan, "info": IKI.jumlahInfo}


def temuan_graph(found: Iterable[Temuan], names: DocumentNames) -> Triples:
    """The findings that no reviewer has rejected, as `iki:Temuan` in the graph `…/temuan` of their decree; the names are those of the SHACL
    report of `iki validate --format ttl`."""
    graph = Triples(identifier=names.graph("temuan"))
    for item in found:
        if item.rejected:
            continue
        node = URIRef(f"{names.base}temuan/{item.sidik}")
        graph.add(node, RDF.type, IKI.Temuan)
        graph.add(node, SH.sourceShape, IKIS[item.kode])
        graph.add(node, SH.resultSeverity, _SEVERITIES[item.tingkat])
        graph.add(node, SH.focusNode, URIRef(item.iri) if item.iri else names.document)
        graph.add(node, IKI.kategori, item.kategori)
        graph.add(node, IKI.kepastian, item.jenis)
        graph.add(node, SH.resultMessage, Literal(item.pesan, "id"))
        graph.add(node, SH.resultMessage, Literal(item.pesan_en, "en"))
        graph.add(node, IKI.saran, item.saran)
        graph.add(node, IKI.atasDokumen, names.document)
    return graph


def ringkasan_graph(
    rekaman: Rekaman,
    keselarasan: Sequence[Keselarasan],
    found: Iterable[Temuan],
    names: DocumentNames,
    nodes: Mapping[str, URIRef],
    ukuran: Measures | None = None,
) -> Triples:
    """What a decree comes to, as one `iki:Ringkasan` in the graph `…/ringkasan`: how many positions, indicators, links and findings it has,
    and keys by which a store finds its fellows: of the office, the regency, and the set of IKI of each position.

    Programme indicators count with the IKU. Rejected findings do not count. `nodes`: the record's `index`; `ukuran`: the measures of the
    links, where they are made already.
    """
    graph, node = Triples(identifier=names.graph("ringkasan")), names.node("ringkasan")
    regency, office = regency_of(rekaman.dokumen), squash(rekaman.dokumen.instansi or "")
    if office:
        graph.add(names.document, IKI.kunciInstansi, f"{office}/{squash(rekaman.dokumen.kabupaten or '')}")
    for at, jabatan in enumerate(rekaman.jabatan):
        if len(jabatan.iki) >= FEWEST:
            post = nodes[f"/jabatan/{at}"]
            graph.add(post, IKI.sidikIki, digest(*sorted(squash(f"{row.indikator} {row.formulasi}") for row in jabatan.iki)))
    graph.add(node, RDF.type, IKI.Ringkasan)
    graph.add(node, IKI.atasDokumen, names.document)
    graph.add(node, IKI.kunciWilayah, regency.code if regency else NO_REGION)
    for term, number in {**_of_record(rekaman, keselarasan, ukuran), **_of_findings(found)}.items():
        graph.add(node, term, number)
    return graph


def recount(graph: Triples, found: Iterable[Temuan], names: DocumentNames) -> None:
    """Bring the numbers of findings in a graph of `ringkasan_graph` up to these."""
    node = names.node("ringkasan")
    for term, number in _of_findings(found).items():
        for before in [*graph.objects(node, term)]:
            graph.remove(node, term, before)
        graph.add(node, term, number)


def _of_record(rekaman: Rekaman, keselarasan: Sequence[Keselarasan], ukuran: Measures | None) -> dict[URIRef, int]:
    of = ukuran or measures(cascade(rekaman, keselarasan))
    iki = [row for jabatan in rekaman.jabatan for row in jabatan.iki]
    rows = [*rekaman.iku, *iki]
    linked = {link.iki for link in keselarasan if link.ke and "/iki:" in link.iki}
    return {
        IKI.jumlahIku: len(rekaman.iku),
        IKI.jumlahIkuDidukung: of.coverage_down["iku"][0],
        IKI.jumlahJabatan: len(rekaman.jabatan),
        IKI.jumlahJabatanBerIki: sum(bool(jabatan.iki) for jabatan in rekaman.jabatan),
        IKI.jumlahIki: len(iki),
        IKI.jumlahIkiTerhubung: len(linked),
        IKI.jumlahIkiSampaiIku: len(of.depth),
        IKI.jumlahBerformula: sum(bool(row.formulasi or row.formula) for row in rows),
        IKI.jumlahBersumber: sum(bool(row.sumber_data) for row in rows),
        IKI.jumlahKeraguan: len(rekaman.keraguan),
    }


def _of_findings(found: Iterable[Temuan]) -> dict[URIRef, int]:
    levels: Counter[str] = Counter(item.tingkat for item in found if not item.rejected)
    return {term: levels[level] for level, term in _COUNTS.items()}

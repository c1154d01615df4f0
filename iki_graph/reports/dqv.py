"""How good a decree is, as measurements in the W3C's Data Quality Vocabulary (DQV): completeness, and criteria of PermenPANRB 88/2021.

All are estimates from the document alone; the metrics say so.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from rdflib import RDF, SKOS, XSD, Graph, Literal, Namespace, URIRef

from iki_graph.alignment import Keselarasan
from iki_graph.checks.catalogue import Aturan
from iki_graph.checks.temuan import Temuan
from iki_graph.record import Rekaman
from iki_graph.reports.digest import facts, levels
from iki_graph.reports.labels import words
from iki_graph.reports.lke import sheet
from iki_graph.vocab import DCTERMS, HOME, PREFIXES

DQV = Namespace(PREFIXES["dqv"])
MUTU = Namespace(HOME + "mutu#")
_DIMENSIONS = {
    "kelengkapan": ("Kelengkapan", "Completeness"),
    "kriteria": ("Kriteria PermenPANRB 88/2021", "Criteria of PermenPANRB 88/2021"),
    "temuan": ("Temuan telaah", "Findings"),
}


def measurements(
    decree: URIRef, rekaman: Rekaman, temuan: Sequence[Temuan], links: Sequence[Keselarasan], rules: Mapping[str, Aturan]
) -> Graph:
    """The measurements of one decree, with the metrics and dimensions that they use; shares run from 0 to 1."""
    graph = Graph()
    served = {link.iki: link for link in links if link.ke}
    id_, en = words("id"), words("en")
    for fact in facts(rekaman, served, temuan):
        _metric(graph, fact.key, "kelengkapan", (id_[f"fakta-{fact.key}"], en[f"fakta-{fact.key}"]), XSD.decimal)
        _measurement(graph, decree, fact.key, _share(fact.have, fact.of))
    for component in sheet(rekaman, temuan, served, rules):
        for part in component.subkomponen:
            for one in part.kriteria:
                if one.persen is not None:
                    name = f"kriteria-{one.kode}"
                    _metric(
                        graph,
                        name,
                        "kriteria",
                        (f"{one.kode} {one.teks} ({id_['estimasi-lke']})", f"{one.kode} ({en['estimasi-lke']})"),
                        XSD.decimal,
                    )
                    _measurement(graph, decree, name, _share(one.persen, 100))
    for level, number in levels(temuan).items():
        name = f"temuan-{level}"
        _metric(graph, name, "temuan", (id_[f"tingkat-{level}"], en[f"tingkat-{level}"]), XSD.integer)
        _measurement(graph, decree, name, Literal(number))
    return graph


def _share(have: int, of: int) -> Literal:
    return Literal(Decimal(have) / Decimal(of) if have in (0, of) else round(Decimal(have) / Decimal(of), 3), datatype=XSD.decimal)


def _metric(graph: Graph, name: str, dimension: str, definition: tuple[str, str], datatype: URIRef) -> None:
    metric, part = MUTU[name], MUTU[dimension]
    graph.add((metric, RDF.type, DQV.Metric))
    graph.add((metric, DQV.expectedDataType, datatype))
    graph.add((metric, DQV.inDimension, part))
    graph.add((part, RDF.type, DQV.Dimension))
    for lang, text, label in zip(("id", "en"), definition, _DIMENSIONS[dimension], strict=True):
        graph.add((metric, SKOS.definition, Literal(text, lang=lang)))
        graph.add((part, SKOS.prefLabel, Literal(label, lang=lang)))
    graph.add((part, DCTERMS.source, Literal("PermenPANRB 88/2021" if dimension == "kriteria" else "iki-graph")))


def _measurement(graph: Graph, decree: URIRef, name: str, value: Literal) -> None:
    node = URIRef(f"{decree}/mutu/{name}")
    graph.add((node, RDF.type, DQV.QualityMeasurement))
    graph.add((node, DQV.isMeasurementOf, MUTU[name]))
    graph.add((node, DQV.computedOn, decree))
    graph.add((node, DQV.value, value))
    graph.add((decree, DQV.hasQualityMeasurement, node))

"""Alignment links as RDF: the direct edge for queries, and beside it a record of how the link was found."""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rdflib import OWL, RDF, RDFS, XSD, Literal, URIRef

from iki_graph.errors import InputError
from iki_graph.graph.build import index
from iki_graph.graph.iri import document_names
from iki_graph.graph.triples import Triples
from iki_graph.record import Rekaman
from iki_graph.vocab import BASE, DCTERMS, IKI, SEMAPV, SSSOM, code

_JUSTIFICATION = {
    "disimpulkan": SEMAPV.LexicalSimilarityThresholdMatching,
    "ditinjau": SEMAPV.ManualMappingCuration,
    "ditolak": SEMAPV.ManualMappingCuration,
}
"""How each kind of link was found; what the document itself states needs no justification."""


_INDICATOR = re.compile(r"(?:iku|iki)[:/]\d+$")
"""Ends of a link that are indicators."""


class Link(NamedTuple):
    """What an alignment says of one row or statement, by record indices: `iki` "jabatan:3/iki:2", `ke` "iku:0" or None.

    `jenis` ditolak: a reviewer ruled it out. `teks`, `teks_ke`: what the two ends say; `penelaah`, `tanggal`: who decided, and when, where a reviewer did.
    """

    iki: str
    ke: str | None
    skor: float
    jenis: str
    alasan: str
    teks: str = ""
    teks_ke: str = ""
    penelaah: str = ""
    tanggal: str = ""


def alignment_graph(
    rekaman: Rekaman, links: Sequence[Link], base: str = BASE, ordinal: int = 1, nodes: Mapping[str, URIRef] | None = None
) -> Triples:
    """The alignment graph of a record's decree: for each link found its edge, and an `iki:Keselarasan` that describes it.

    The edge is `iki:mengukur` from an indicator to a statement, else `iki:mendukung`. What a reviewer ruled out, or decided to serve nothing,
    is no edge but an `iki:Penolakan`; an IKI for which nothing was found has no triple.
    `nodes`: the record's `index`, where it is at hand. Raises InputError where a link names a row that the record does not have.
    """
    names = document_names(rekaman, base, ordinal)
    nodes = index(rekaman, base, ordinal) if nodes is None else nodes
    graph = Triples(identifier=names.graph("keselarasan"))
    for number, link in enumerate((one for one in links if _holds(one)), 1):
        child, parent = (_node(nodes, end, rekaman.berkas) for end in (link.iki, link.ke or ""))
        edge = edge_between(link.iki, link.ke or "")
        graph.add(child, edge, parent)
        node = names.node(f"keselarasan/{number}")
        graph.add(node, RDF.type, IKI.Keselarasan)
        _put_ends(graph, node, child, edge, parent)
        graph.add(node, IKI.jenisTautan, code("jenis-tautan", link.jenis))
        graph.add(node, SSSOM.confidence, confidence(link.skor))
        _put_words(graph, node, link)
    for number, link in enumerate((one for one in links if one.jenis in ("ditolak", "ditinjau") and not _holds(one)), 1):
        node = names.node(f"keselarasan/bukan/{number}")
        graph.add(node, RDF.type, IKI.Penolakan)
        child = _node(nodes, link.iki, rekaman.berkas)
        if link.ke is None:
            _put_ends(graph, node, child, IKI.mendukung, SSSOM.NoTermFound)
        else:
            _put_ends(graph, node, child, edge_between(link.iki, link.ke), _node(nodes, link.ke, rekaman.berkas))
            graph.add(node, SSSOM.predicate_modifier, SSSOM.NegatedPredicate)
        _put_words(graph, node, link)
    return graph


def _holds(link: Link) -> bool:
    return link.ke is not None and link.jenis != "ditolak"


def _put_ends(graph: Triples, node: URIRef, child: URIRef, edge: URIRef, parent: URIRef) -> None:
    graph.add(node, OWL.annotatedSource, child)
    graph.add(node, OWL.annotatedProperty, edge)
    graph.add(node, OWL.annotatedTarget, parent)


def _put_words(graph: Triples, node: URIRef, link: Link) -> None:
    """How a link was found or ruled out, and what its ends say."""
    if link.jenis in _JUSTIFICATION:
        graph.add(node, SSSOM.mapping_justification, _JUSTIFICATION[link.jenis])
    for slot, text in (
        (RDFS.comment, link.alasan),
        (SSSOM.subject_label, link.teks),
        (SSSOM.object_label, link.teks_ke),
        (SSSOM.reviewer_label, link.penelaah),
    ):
        if text:
            graph.add(node, slot, text)
    if link.tanggal:
        graph.add(node, DCTERMS.created, Literal(link.tanggal, datatype=XSD.date))


def edge_between(child: str, parent: str) -> URIRef:
    """What an end of a link does for another, by their places: an indicator measures a statement; else what stands below serves."""
    return IKI.mengukur if _INDICATOR.search(child) and not _INDICATOR.search(parent) else IKI.mendukung


def confidence(score: float) -> Literal:
    """A score of at most three digits, as SSSOM writes it."""
    return Literal(f"{score:.3f}".rstrip("0").rstrip("."), datatype=XSD.double, normalize=False)


def _node(nodes: Mapping[str, URIRef], end: str, berkas: str) -> URIRef:
    pointer = "/" + end.replace(":", "/")
    if pointer not in nodes:
        raise InputError(f"{berkas}: keselarasan menyebut {end!r}, yang tidak ada dalam rekaman.")
    return nodes[pointer]

"""A fact about a decree, and the graph of facts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from rdflib import RDF, XSD, Literal, URIRef

from iki_graph.alignment import Keselarasan, Measures, align, cascade, measures
from iki_graph.alignment.reasons import Alasan
from iki_graph.checks.facts.tempat import Teks, lines, owners_of_lines, values
from iki_graph.graph.triples import Triples
from iki_graph.reading import Document
from iki_graph.record import Baris, Rekaman
from iki_graph.vocab import IKI, PROV

_TYPE = RDF.type


@dataclass(frozen=True)
class Konteks:
    """What facts are computed from: the record, and the document's lines where they are at hand."""

    rekaman: Rekaman
    document: Document | None = None
    links: Sequence[Keselarasan] | None = None
    """The alignment, where it is made already."""
    measured: Measures | None = None
    """Its measures, where they are made already."""

    @cached_property
    def pemilik(self) -> Mapping[int, str]:
        """For each line that the record says it read: the narrowest thing read from it."""
        return owners_of_lines(self.rekaman)

    @cached_property
    def nilai(self) -> tuple[Teks, ...]:
        """The texts of the record, each with the lines that it was read from."""
        return tuple(values(self.rekaman))

    @cached_property
    def teks(self) -> tuple[Teks, ...]:
        """All texts in order: the lines of the document, or those of the record where there is no document."""
        return self.nilai if self.document is None else tuple(lines(self.document, self.pemilik))

    @cached_property
    def keselarasan(self) -> Sequence[Keselarasan]:
        """What everything in the decree serves."""
        return align(self.rekaman) if self.links is None else self.links

    @cached_property
    def ukuran(self) -> Measures:
        """Measures of the decree's cascade."""
        return self.measured or measures(cascade(self.rekaman, self.keselarasan))


@dataclass(frozen=True)
class Fakta:
    """One fact. `tentang`: JSON pointer to the thing (a value without a node stands for the thing that holds it); `jenis`: its kind, a
    word with hyphens; `skor` 0..1: how sure the heuristic is; `alasan`: why, for people; `nilai`: the word or text concerned;
    `pembanding`: pointers to what it was compared with; `baris`: lines, where narrower than those of the thing."""

    tentang: str
    jenis: str
    skor: float
    alasan: Alasan
    nilai: str = ""
    pembanding: tuple[str, ...] = ()
    baris: Baris | None = None


def facts_graph(found: Iterable[Fakta], nodes: Mapping[str, URIRef], excerpt: str) -> Triples:
    """Facts as RDF. `nodes`: JSON pointer -> node; `excerpt`: IRI of the source file, to which `#line=` is added."""
    graph = Triples()
    for n, fakta in enumerate(found, 1):
        node = URIRef(f"{nodes['']}/fakta/{n}")
        graph.add(node, _TYPE, IKI.Fakta)
        graph.add(node, IKI.tentang, _node(nodes, fakta.tentang))
        graph.add(node, IKI.jenisFakta, fakta.jenis)
        graph.add(node, IKI.skor, _score(f"{fakta.skor:.2f}"))
        for lang, text in fakta.alasan._asdict().items():
            graph.add(node, IKI.alasanFakta, Literal(text, lang))
        if fakta.nilai:
            graph.add(node, IKI.nilaiFakta, fakta.nilai)
        for other in fakta.pembanding:
            graph.add(node, IKI.pembanding, _node(nodes, other))
        if fakta.baris:
            first, last = fakta.baris
            place = URIRef(f"{excerpt}#line={first - 1},{last}")
            graph.add(node, PROV.wasDerivedFrom, place)
            graph.add(place, _TYPE, IKI.Petikan)
            graph.add(place, IKI.barisAwal, first)
            graph.add(place, IKI.barisAkhir, last)
    return graph


@cache
def _score(text: str) -> Literal:
    """A number with two decimals, at its shortest."""
    return Literal(text.rstrip("0").rstrip(".") or "0", datatype=XSD.decimal)


def _node(nodes: Mapping[str, URIRef], pointer: str) -> URIRef:
    """The node of a pointer, or of the nearest thing around it."""
    while pointer not in nodes:
        pointer = pointer.rpartition("/")[0]
    return nodes[pointer]

"""The triples of one record under construction, and which node stands for which part of the record."""

from rdflib import RDF, XSD, Literal, URIRef

from iki_graph.errors import InputError
from iki_graph.graph.iri import document_names, fingerprint
from iki_graph.graph.triples import Triples, Value
from iki_graph.record import Baris, Rekaman
from iki_graph.vocab import DCTERMS, IKI, PROV, code

_TYPE = RDF.type


class Draft:
    """Two graphs, the decree's and that of its people (nodes in `private`), and `nodes`: JSON pointer into the record -> node."""

    def __init__(self, rekaman: Rekaman, base: str, ordinal: int) -> None:
        self.rekaman = rekaman
        self.names = document_names(rekaman, base, ordinal)
        self.base = base
        self.decree = Triples(identifier=self.names.graph())
        self.people = Triples(identifier=self.names.graph("pemegang"))
        self.nodes: dict[str, URIRef] = {"": self.names.document, "/dokumen": self.names.document}
        self.spans = _spans(rekaman)
        self.private: set[URIRef] = set()

    def graph(self, node: URIRef) -> Triples:
        """The graph that a node is described in."""
        return self.people if node in self.private else self.decree

    def put(self, node: URIRef, term: URIRef, value: Value | None) -> None:
        """One triple in the node's graph; none for an absent or empty value."""
        if value is not None and value != "":
            self.graph(node).add(node, term, value)

    def text(self, node: URIRef, text: str | None) -> None:
        """A verbatim text and its fingerprint."""
        self.put(node, IKI.teks, text)
        self.put(node, IKI.sidik, fingerprint(text))

    def coded(self, node: URIRef, term: URIRef, scheme: str, value: str, pointer: str) -> None:
        """A code. Raises InputError if the list does not hold it."""
        try:
            self.put(node, term, code(scheme, value))
        except KeyError:
            raise InputError(f"{self.rekaman.berkas}: {value!r} pada {pointer} tidak ada dalam daftar kode {scheme}.") from None

    def add(self, path: str, kind: URIRef, pointer: str, lines: Baris | None = None, private: bool = False) -> URIRef:
        """A new node of the document, with its type, its document and its place in the source."""
        node = self.names.node(path)
        if private:
            self.private.add(node)
        self.nodes[pointer] = node
        if lines:
            self.spans[pointer] = lines
        self.put(node, _TYPE, kind)
        self.put(node, IKI.dalamDokumen, self.names.document)
        self.derive(node, self.lines(pointer))
        return node

    def lines(self, pointer: str) -> Baris | None:
        """Where a value stands: its own lines or those of the values in it, else the lines of the nearest thing around it."""
        while pointer and pointer not in self.spans:
            pointer = pointer.rpartition("/")[0]
        return self.spans.get(pointer)

    def derive(self, node: URIRef, lines: Baris | None) -> None:
        """Link a node to the excerpt that it was read from; of a decree of several files, that to the same lines of their own file."""
        if not lines:
            return
        excerpt = self.names.excerpt(lines)
        self.put(node, PROV.wasDerivedFrom, excerpt)
        graph = self.graph(node)
        if excerpt not in graph.nodes:
            self._petikan(graph, excerpt, lines)
            if self.rekaman.sumber and (place := self.rekaman.sumber.of(lines)):
                part, inside = place
                names = self.names.of_file(part.sha256)
                own = names.excerpt(inside)
                graph.add(excerpt, PROV.alternateOf, own)
                self._petikan(graph, own, inside)
                graph.add(own, DCTERMS.isPartOf, names.file)

    def _petikan(self, graph: Triples, excerpt: URIRef, lines: Baris) -> None:
        graph.add(excerpt, _TYPE, IKI.Petikan)
        graph.add(excerpt, IKI.barisAwal, lines[0])
        graph.add(excerpt, IKI.barisAkhir, lines[1])

    def confidence(self) -> None:
        """The least sure reading among a node's values, where it is less than full."""
        least: dict[URIRef, float] = {}
        for pointer, asal in self.rekaman.asal.items():
            while pointer not in self.nodes:
                pointer = pointer.rpartition("/")[0]
            node = self.nodes[pointer]
            least[node] = min(asal.yakin, least.get(node, 1.0))
        for node, value in least.items():
            if value < 1:
                self.graph(node).add(node, IKI.yakin, decimal(value))


def decimal(value: float) -> Literal:
    """A canonical xsd:decimal of at most four digits: 0.7."""
    text = f"{value:.4f}".rstrip("0")
    return Literal(text + "0" if text.endswith(".") else text, datatype=XSD.decimal)


def _spans(rekaman: Rekaman) -> dict[str, Baris]:
    """Lines by pointer, as the record gives them; a thing without lines of its own spans those of its values."""
    given = {pointer: asal.baris for pointer, asal in rekaman.asal.items() if asal.baris}
    spans: dict[str, Baris] = {}
    for pointer, (first, last) in given.items():
        around = pointer.rpartition("/")[0]
        known = spans.get(around, (first, last))
        spans[around] = (min(first, known[0]), max(last, known[1]))
    return {pointer: lines for pointer, lines in spans.items() if _is_thing(pointer)} | given


def _is_thing(pointer: str) -> bool:
    """Whether a pointer leads to one thing and not to a list or to the whole document, whose span would say nothing."""
    return pointer.rpartition("/")[2].isdecimal() or pointer.endswith(("/penandatangan", "/pemegang"))

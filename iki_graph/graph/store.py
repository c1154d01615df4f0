"""A store of decrees, in memory or in an embedded Oxigraph directory. A decree's graphs are replaced as a whole or not at all.

A store is for questions. It rewrites the spelling of numbers (not their value); `graph.export` spells them as the converter does.
"""

import gc
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple, Self

import pyoxigraph as ox
from rdflib import BNode, Dataset, Graph, Literal, URIRef
from rdflib.term import Node

from iki_graph.errors import UsageError, cause
from iki_graph.graph import totals
from iki_graph.graph.iri import family
from iki_graph.graph.serialise import serialise
from iki_graph.graph.triples import Triples, light, rdflib_dataset
from iki_graph.reference.keys import digest
from iki_graph.vocab import DCTERMS

DECREES = """
PREFIX iki: <https://w3id.org/iki-graph/onto#>
PREFIX eli: <http://data.europa.eu/eli/ontology#>
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT ?graf ?berkas ?instansi ?kabupaten ?nomor ?periode WHERE {
  GRAPH ?graf {
    ?dok a iki:Dokumen ; iki:ditetapkanOleh ?kantor ; prov:hadPrimarySource/iki:namaBerkas ?berkas .
    OPTIONAL { ?kantor iki:nama ?instansi } OPTIONAL { ?kantor iki:namaKabupaten ?kabupaten }
    OPTIONAL { ?dok eli:number ?nomor } OPTIONAL { ?dok iki:periode ?periode }
  }
} ORDER BY ?graf
"""


MARKS = """
SELECT ?graf ?tanda WHERE {
  GRAPH ?muatan { ?graf <http://purl.org/dc/terms/identifier> ?tanda } FILTER(STRENDS(STR(?muatan), "/muatan"))
}
"""


def nquads_of(trig: bytes) -> bytes:
    """The graphs of a TriG file as N-Quads, every number spelt as it was."""
    nquads = ox.serialize(ox.parse(trig, format=ox.RdfFormat.TRIG), format=ox.RdfFormat.N_QUADS)
    assert nquads is not None
    return nquads


_NODES = 1000
"""Nodes in one operation of an update. The parser of Virtuoso gives up ("memory exhausted") at some 5,000."""


class StoredDecree(NamedTuple):
    """A decree in the store: IRI of its graph, and what tells it from others."""

    graph: str
    berkas: str
    instansi: str | None
    kabupaten: str | None
    nomor: str | None
    periode: str | None


def marked(decree: str, mark: str) -> bytes:
    """The N-Quads by which a load notes beside a decree what it was made from; they go in, and away, with its graphs."""
    return f'<{decree}> <{DCTERMS.identifier}> "{mark}" <{decree}/muatan> .\n'.encode()


def with_note(graph: Graph) -> tuple[bytes, str]:
    """The reference graph as N-Quads that end with a note of their content, and the query that tells whether a store has just these."""
    name = str(graph.identifier)
    nquads = serialise([Triples(graph, URIRef(name))], "nq")
    note = f'<{name}> <{DCTERMS.identifier}> "{digest(nquads.decode())}"'
    return nquads + f"{note} <{name}> .\n".encode(), f"ASK {{ GRAPH <{name}> {{ {note} }} }}"


def only_decree(graphs: Sequence[Triples]) -> str:
    """The graph of the one decree whose graphs these are. Raises ValueError for several decrees or none."""
    names = sorted(str(graph.identifier) for graph in graphs)
    if not names or not {*names} <= {*family(names[0])}:
        raise ValueError(f"These are not the graphs of one decree: {', '.join(names) or 'none'}")
    return names[0]


def as_graphs(quads: Iterable[ox.Quad]) -> list[Triples]:
    """Quads of named graphs in the light form. Raises ValueError for a blank node."""
    iri = cache(URIRef)

    def node(term: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> Node:
        if isinstance(term, ox.NamedNode):
            return iri(term.value)
        if isinstance(term, ox.Literal):
            return Literal(term.value, lang=term.language) if term.language else Literal(term.value, datatype=iri(term.datatype.value))
        return BNode(str(term))

    found: dict[str, list[tuple[Node, ...]]] = {}
    for quad in quads:
        assert isinstance(quad.graph_name, ox.NamedNode)
        found.setdefault(quad.graph_name.value, []).append((node(quad.subject), node(quad.predicate), node(quad.object)))
    return [Triples(triples, iri(name)) for name, triples in found.items()]


class DecreeStore:
    """Decrees by named graph. `path` None: in memory. `oxigraph` is the store itself, for `iki_graph.graph.query.run`.

    Raises UsageError where the directory cannot be opened; one process at a time may write to it, any number may read.
    """

    def __init__(self, path: Path | None = None, read_only: bool = False) -> None:
        self._read_only = read_only
        try:
            if path is None:
                self.oxigraph = ox.Store()
            elif read_only:
                self.oxigraph = ox.Store.read_only(str(path))
            else:
                self.oxigraph = ox.Store(str(path))
        except OSError as fault:
            reason = (
                "proses lain sedang menulis di sana"
                if "lock" in str(fault).lower()
                else "bukan penyimpanan, atau tidak dapat dibaca dan ditulis"
            )
            raise UsageError(f"{path}: penyimpanan tidak dapat dibuka; {reason}.") from fault

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if not self._read_only:
            self.oxigraph.flush()
        # Let go of the folder at once, and not when Python happens to: until then nobody else may write there. Parsing a query leaves
        # rings of frames that know the store.
        del self.oxigraph
        gc.collect()

    @property
    def data(self) -> ox.Store:
        """What `graph.query.run` asks."""
        return self.oxigraph

    def put(self, graphs: Dataset | Sequence[Triples]) -> None:
        """Add the graphs of one decree, or replace all that the store has of it, in one transaction.

        Everything derived from the old version (alignment, findings, inferences) goes with it, unless the graphs bring it anew; and the totals
        of its regency, until `totals.refresh`.
        Raises ValueError for graphs of several decrees or of none.
        """
        made = light(graphs) if isinstance(graphs, Dataset) else graphs
        self.put_nquads(only_decree(made), serialise(made, "nq"))

    def put_nquads(self, decree: str, nquads: bytes, instead: Iterable[str] = ()) -> None:
        """As `put`, where the graphs of the decree, by the IRI of its first one, are written out already. The decrees `instead` of which it comes go in
        the same transaction."""
        decrees = [decree, *instead]
        self._replace([*totals.stale(self, decrees, nquads), *(name for one in decrees for name in family(one))], nquads)

    def put_reference(self, graph: Graph) -> None:
        """Add or replace the reference graph, in one transaction; nothing is done where the store has it as it is."""
        nquads, had = with_note(graph)
        if not self.oxigraph.query(had):
            self._replace([str(graph.identifier)], nquads)

    def remove(self, decree: str) -> None:
        """Remove a decree by the IRI of its graph, with everything derived from it; an unknown one is no fault."""
        self._replace([*totals.stale(self, [decree]), *family(decree)], b"")

    def keep(self, graphs: Collection[str]) -> set[str]:
        """Remove all graphs but these, by IRI, and those derived from them; gives those of these that are not here.

        Totals of regencies stay but where a decree of theirs goes.
        """
        names = {name.value for name in self.oxigraph.named_graphs()}
        origins = {name: name.rpartition("/")[0] for name in names}
        old = [name for name, origin in origins.items() if name not in graphs and origin not in graphs and not origin.endswith("/jumlah")]
        gone = {graph for name in old if name.endswith("/ringkasan") for graph in totals.stale(self, [origins[name]])}
        self._replace(sorted(gone.union(old)), b"")
        return set(graphs) - names

    def decrees(self) -> list[StoredDecree]:
        """The decrees of the store, by graph."""
        rows = self.oxigraph.query(DECREES)
        assert isinstance(rows, ox.QuerySolutions)
        return [StoredDecree(*(None if term is None else term.value for term in row)) for row in rows]  # type: ignore[arg-type]

    def marks(self) -> dict[str, str]:
        """What loads have noted of each decree, by graph."""
        rows = self.oxigraph.query(MARKS)
        assert isinstance(rows, ox.QuerySolutions)
        return {row[0].value: row[1].value for row in rows}

    def quads(self, graph: str) -> Iterator[ox.Quad]:
        """The quads of one named graph. Numbers may be spelt otherwise than they went in."""
        return self.oxigraph.quads_for_pattern(None, None, None, ox.NamedNode(graph))

    def get(self, decree: str) -> Dataset:
        """The graphs of a decree as rdflib has them; empty if it is not in the store. Numbers may be spelt otherwise than they went in."""
        return rdflib_dataset(as_graphs(quad for name in family(decree) for quad in self.quads(name)))

    def _replace(self, old: Iterable[str], nquads: bytes) -> None:
        """In one transaction: a load where nothing is to go, else a SPARQL update."""
        here = [name for name in old if self.oxigraph.contains_named_graph(ox.NamedNode(name))]
        if here:
            self.change(replacement(here, ox.parse(nquads, format=ox.RdfFormat.N_QUADS)))
        else:
            self._write(lambda: self.oxigraph.load(nquads, ox.RdfFormat.N_QUADS))

    def change(self, operations: Iterable[str]) -> None:
        """Carry out the operations of a SPARQL update, which Oxigraph does as one transaction."""
        self._write(lambda: self.oxigraph.update(" ;\n".join(operations)))

    def _write(self, step: Callable[[], None]) -> None:
        """A step that is in the store's journal when it returns, so that it outlives this process. The files are brought up to it when the store is
        closed: doing so for each decree has RocksDB sort gigabytes anew over and over."""
        try:
            step()
        except OSError as fault:
            raise UsageError(f"Penyimpanan tidak dapat ditulis ({cause(fault)}); periksa ruang dan izin disknya.") from fault


def replacement(old: Iterable[str], quads: Iterable[ox.Quad]) -> list[str]:
    """The operations of a SPARQL update that drops the old graphs and inserts the new quads, `_NODES` at a time."""
    graphs: dict[str, dict[str, list[str]]] = {}
    for quad in quads:
        graphs.setdefault(str(quad.graph_name), {}).setdefault(str(quad.subject), []).append(f"{quad.predicate} {quad.object}")
    steps = [f"DROP SILENT GRAPH <{name}>" for name in old]
    for name, nodes in graphs.items():
        lines = [f"{node} {' ; '.join(said)} ." for node, said in nodes.items()]
        for at in range(0, len(lines), _NODES):
            block = "\n".join(lines[at : at + _NODES])
            steps.append(f"INSERT DATA {{ GRAPH {name} {{\n{block}\n}} }}")
    return steps

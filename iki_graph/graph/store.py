"""A store of decrees, in memory or in an embedded Oxigraph directory. A decree's graphs are replaced as a whole or not at all.

A store is for questions. It rewrites the spelling of numbers (not their value), so files come from the converter and not from here.
"""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NamedTuple, Self

import pyoxigraph as ox
from rdflib import Dataset, Graph, URIRef

from iki_graph.errors import UsageError, cause
from iki_graph.graph.serialise import serialise
from iki_graph.graph.triples import Triples, light

_LIST = """
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


def nquads_of(trig: bytes) -> bytes:
    """The graphs of a TriG file as N-Quads, every number spelt as it was."""
    nquads = ox.serialize(ox.parse(trig, format=ox.RdfFormat.TRIG), format=ox.RdfFormat.N_QUADS)
    assert nquads is not None
    return nquads


class StoredDecree(NamedTuple):
    """A decree in the store: IRI of its graph, and what tells it from others."""

    graph: str
    berkas: str
    instansi: str | None
    kabupaten: str | None
    nomor: str | None
    periode: str | None


class DecreeStore:
    """Decrees by named graph. `path` None: in memory. `oxigraph` is the store itself, for `iki_graph.graph.query.run`.

    Raises UsageError where the directory cannot be opened; one process at a time may write to it, any number may read.
    """

    def __init__(self, path: Path | None = None, read_only: bool = False) -> None:
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
        self.oxigraph.flush()

    def put(self, graphs: Dataset | Sequence[Triples]) -> None:
        """Add the graphs of one decree, or replace all that the store has of it, in one transaction.

        Everything derived from the old version (alignment, findings, inferences) goes with it, unless the graphs bring it anew.
        Raises ValueError for graphs of several decrees or of none.
        """
        made = light(graphs) if isinstance(graphs, Dataset) else graphs
        names = sorted(str(graph.identifier) for graph in made)
        decree = names[0] if names else ""
        if not decree or not all(name == decree or name.startswith(f"{decree}/") for name in names):
            raise ValueError(f"These are not the graphs of one decree: {', '.join(names) or 'none'}")
        self.put_nquads(decree, serialise(made, "nq"))

    def put_nquads(self, decree: str, nquads: bytes) -> None:
        """As `put`, where the graphs of the decree, by the IRI of its first one, are written out already."""
        self._replace(self._graphs_of(decree), nquads)

    def put_reference(self, graph: Graph) -> None:
        """Add or replace the reference graph, in one transaction."""
        self._replace([str(graph.identifier)], serialise([Triples(graph, URIRef(str(graph.identifier)))], "nq"))

    def remove(self, decree: str) -> None:
        """Remove a decree by the IRI of its graph, with everything derived from it; an unknown one is no fault."""
        self._replace(self._graphs_of(decree), b"")

    def keep(self, graphs: Collection[str]) -> set[str]:
        """Remove all graphs but these, by IRI, and those derived from them; gives those of these that are not here."""
        names = {name.value for name in self.oxigraph.named_graphs()}
        self._replace(sorted(name for name in names if name not in graphs and name.rpartition("/")[0] not in graphs), b"")
        return set(graphs) - names

    def decrees(self) -> list[StoredDecree]:
        """The decrees of the store, by graph."""
        rows = self.oxigraph.query(_LIST)
        assert isinstance(rows, ox.QuerySolutions)
        return [StoredDecree(*(None if term is None else term.value for term in row)) for row in rows]  # type: ignore[arg-type]

    def get(self, decree: str) -> Dataset:
        """The graphs of a decree as rdflib has them; empty if it is not in the store. Numbers may be spelt otherwise than they went in."""
        quads = [quad for name in self._graphs_of(decree) for quad in self.oxigraph.quads_for_pattern(None, None, None, ox.NamedNode(name))]
        dataset = Dataset()
        dataset.parse(data=ox.serialize(quads, format=ox.RdfFormat.N_QUADS), format="nquads")
        return dataset

    def _graphs_of(self, decree: str) -> list[str]:
        names = [name.value for name in self.oxigraph.named_graphs()]
        return sorted(name for name in names if name == decree or name.startswith(f"{decree}/"))

    def _replace(self, old: list[str], nquads: bytes) -> None:
        """One SPARQL update, which Oxigraph does as one transaction: drop the old graphs, insert the new quads."""
        steps = [f"DROP SILENT GRAPH <{name}>" for name in old]
        data: dict[str, list[str]] = {}
        for quad in ox.parse(nquads, format=ox.RdfFormat.N_QUADS):
            data.setdefault(str(quad.graph_name), []).append(f"{quad.subject} {quad.predicate} {quad.object} .")
        steps += [f"INSERT DATA {{ GRAPH {name} {{\n" + "\n".join(lines) + "\n} }" for name, lines in data.items()]
        if steps:
            try:
                self.oxigraph.update(" ;\n".join(steps))
                self.oxigraph.flush()
            except OSError as fault:
                raise UsageError(f"Penyimpanan tidak dapat ditulis ({cause(fault)}); periksa ruang dan izin disknya.") from fault

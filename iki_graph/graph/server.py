"""Decrees in a SPARQL 1.1 server: Query, Update and Graph Store protocol, and what servers do otherwise than the standards say.

A decree's graphs are replaced by one update request, which the server carries out as a whole or not at all. What a load notes of the decree goes
first and comes last: where a server stops half-way, as Virtuoso may when its client dies, the note is missing, and the next load does it again.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Self
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

import pyoxigraph as ox
from rdflib import Dataset, Graph

from iki_graph.errors import UsageError
from iki_graph.graph import totals
from iki_graph.graph.connection import Answer, Connection
from iki_graph.graph.iri import family
from iki_graph.graph.query import PEOPLE, Result, from_oxigraph, run
from iki_graph.graph.serialise import serialise
from iki_graph.graph.store import DECREES, MARKS, StoredDecree, as_graphs, only_decree, replacement, with_note
from iki_graph.graph.triples import Triples, light, rdflib_dataset
from iki_graph.vocab import PREFIXES

UPDATE, GRAPHS = "IKI_STORE_UPDATE", "IKI_STORE_GRAPHS"
"""Environment variables with the paths of a server's update and graph store, where they are none of `_LAYOUTS`."""

_LAYOUTS = (
    (r"(.*)/sparql$", "/update", "/data"),  # Fuseki: /ds/sparql
    (r"(.*)/query$", "/update", "/store"),  # Oxigraph, and Fuseki's /ds/query, which has no /store: IKI_STORE_GRAPHS
    (r"(.*/repositories/[^/]+)$", "/statements", "/rdf-graphs/service"),  # RDF4J, GraphDB
    (r"(.*)$", "", ""),  # one place for all three
)
_VIRTUOSO = (r"(.*)/sparql$", "/sparql-auth", "/sparql-graph-crud-auth")

_TRANSACTION = "DEFINE sql:log-enable 1 "
"""Before each operation to Virtuoso: a request whose client has gone may stop between two operations, and far more often without this."""

_RESULTS = "application/sparql-results+xml"  # Virtuoso's JSON is of an earlier draft
_FORM = "application/x-www-form-urlencoded"  # Virtuoso never answers a POST of application/sparql-query
_DECLARED = re.compile(r"PREFIX\s+([\w-]*):", re.IGNORECASE)


class ServerStore:
    """A server by the URL of its query endpoint; parameters in the URL go along with every query. The rest as `DecreeStore`.

    Raises UsageError, one sentence, wherever the server cannot be reached or does not do what it is asked.
    """

    def __init__(self, url: str, timeout: float = 600, attempts: int = 5) -> None:
        self._http = Connection(url, timeout, attempts)
        parts = urlsplit(url)
        self._query = parts.path or "/"
        self._parameters = parse_qsl(parts.query, keep_blank_values=True)
        self._places: tuple[str, str] | None = None
        self._virtuoso = False
        self._checked = False
        self._shown: list[tuple[str, str]] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    @property
    def data(self) -> Self:
        """What `graph.query.run` asks."""
        return self

    # ---- writing

    def put(self, graphs: Dataset | Sequence[Triples]) -> None:
        """Add the graphs of one decree, or replace all that the server has of it. Raises ValueError unless they are those of one decree."""
        made = light(graphs) if isinstance(graphs, Dataset) else graphs
        self.put_nquads(only_decree(made), serialise(made, "nq"))

    def put_nquads(self, decree: str, nquads: bytes, instead: Iterable[str] = ()) -> None:
        """As `put`, where the graphs of the decree, by the IRI of its first one, are written out already. The decrees `instead` of which it comes go in
        the same request, after it."""
        gone = [f"DROP SILENT GRAPH <{name}>" for one in instead for name in family(one)[::-1]]
        self._replace([*totals.stale(self, [decree, *instead], nquads), *family(decree)[::-1]], nquads, gone)

    def put_reference(self, graph: Graph) -> None:
        """Add or replace the reference graph; nothing is done where the server has it as it is."""
        nquads, had = with_note(graph)
        if not self._truth(had):
            self._replace([str(graph.identifier)], nquads)

    def remove(self, decree: str) -> None:
        """Remove a decree by the IRI of its graph, with everything derived from it; an unknown one is no fault."""
        self._replace([*totals.stale(self, [decree]), *family(decree)[::-1]], b"")

    def _replace(self, names: Iterable[str], nquads: bytes, more: Iterable[str] = ()) -> None:
        self._shown = None
        self._update([*replacement(names, ox.parse(nquads, format=ox.RdfFormat.N_QUADS)), *more])

    def change(self, operations: Iterable[str]) -> None:
        """Carry out the operations of a SPARQL update."""
        self._update(operations)

    def _update(self, operations: Iterable[str]) -> None:
        """Carry out operations as one request, all or none of them."""
        place = self._place(0)
        text = " ;\n".join(_TRANSACTION + one if self._virtuoso else one for one in operations)
        self._found(self._http.send("POST", place, text.encode(), Content_Type="application/sparql-update"))

    def _place(self, which: int) -> str:
        """Path of the update (0) or of the graph store (1)."""
        if self._places is None:
            answer = self._ask("ASK {}", _RESULTS)
            self._virtuoso = "virtuoso" in answer.headers.get("Server", "").lower()
            for layout, update, graphs in (_VIRTUOSO, *_LAYOUTS) if self._virtuoso else _LAYOUTS:
                if match := re.fullmatch(layout, self._query):
                    self._places = os.environ.get(UPDATE) or match[1] + update, os.environ.get(GRAPHS) or match[1] + graphs
                    break
        assert self._places
        return self._places[which]

    # ---- reading

    def decrees(self) -> list[StoredDecree]:
        """The decrees of the server, by graph."""
        return [StoredDecree(*row) for row in run(DECREES, self).rows]  # type: ignore[arg-type]

    def marks(self) -> dict[str, str]:
        """What loads have noted of each decree, by graph."""
        return {str(graph): str(mark) for graph, mark in run(MARKS, self).rows}

    def quads(self, graph: str) -> Iterator[ox.Quad]:
        """The quads of one named graph. Numbers may be spelt otherwise than they went in."""
        answer = self._http.send("GET", f"{self._place(1)}?graph={quote(graph, safe='')}", Accept="application/n-triples")
        if answer.status != 404:
            for one in ox.parse(answer.body, format=ox.RdfFormat.N_TRIPLES):
                yield ox.Quad(one.subject, one.predicate, one.object, ox.NamedNode(graph))

    def get(self, decree: str) -> Dataset:
        """The graphs of a decree as rdflib has them; empty if it is not there. Numbers may be spelt otherwise than they went in."""
        return rdflib_dataset(as_graphs(quad for name in family(decree) for quad in self.quads(name)))

    def answer(self, query_text: str, kind: str, people: bool) -> Result:
        """The answer to a query that has been found harmless; `kind`: SelectQuery, AskQuery and so on, as rdflib's parser says.

        Without `people` the server is asked as if it had no graphs of people.
        """
        self._check_union()
        shown = [] if people else self._without_people()
        text = _with_prefixes(query_text)
        if kind in ("ConstructQuery", "DescribeQuery"):
            content = self._ask(text, "application/n-triples", shown).body
            return Result([], [], graph=Graph().parse(data=content, format="nt"))
        found = self._ask(text, _RESULTS, shown)
        results = ox.parse_query_results(found.body, format=ox.QueryResultsFormat.XML)
        if isinstance(results, ox.QueryBoolean):
            return Result([], [], truth=bool(results))
        rows = [tuple(from_oxigraph(term) for term in row) for row in results]
        if kind == "AskQuery":  # Virtuoso answers with a row
            return Result([], [], truth=bool(rows and rows[0][0]))
        most = found.headers.get("X-SPARQL-MaxRows", "")
        if most.isdecimal() and len(rows) >= int(most):
            raise UsageError(
                f"{self._http.name}: peladen memotong jawaban pada {most} baris; naikkan batasnya di peladen (ResultSetMaxRows) atau beri LIMIT."
            )
        return Result([v.value for v in results.variables], rows)

    def _check_union(self) -> None:
        """Questions read all graphs as one; a server whose default graph is another would answer that there is nothing."""
        if self._checked:
            return
        anything = "?dokumen a iki:Dokumen"
        inside, outside = (self._truth(f"ASK {{ {pattern} }}") for pattern in (f"GRAPH ?graf {{ {anything} }}", anything))
        if inside and not outside:
            raise UsageError(
                f"{self._http.name}: graf bawaan peladen ini bukan gabungan semua graf, sehingga pertanyaan tidak terjawab; atur di peladen, atau "
                "tambahkan pada alamatnya (Oxigraph: ?union-default-graph; Fuseki: ?default-graph-uri=urn:x-arq:UnionGraph)."
            )
        self._checked = True

    def _without_people(self) -> list[tuple[str, str]]:
        """Parameters that restrict a query to the graphs without people; none are needed where the server has no people."""
        if self._shown is None:
            self._shown = []
            if self._truth("ASK { GRAPH ?graf { ?orang a foaf:Person } }"):
                found = ox.parse_query_results(
                    self._ask("SELECT DISTINCT ?graf { GRAPH ?graf { ?s ?p ?o } }", _RESULTS).body, format=ox.QueryResultsFormat.XML
                )
                assert isinstance(found, ox.QuerySolutions)
                names = [row[0].value for row in found if not row[0].value.endswith(PEOPLE)]
                self._shown = [(kind, name) for name in names for kind in ("default-graph-uri", "named-graph-uri")]
        return self._shown

    def _truth(self, query_text: str) -> bool:
        results = ox.parse_query_results(self._ask(_with_prefixes(query_text), _RESULTS).body, format=ox.QueryResultsFormat.XML)
        if isinstance(results, ox.QueryBoolean):
            return bool(results)
        return any(from_oxigraph(term) for row in results for term in row)

    def _ask(self, query_text: str, wanted: str, more: Iterable[tuple[str, str]] = ()) -> Answer:
        form = urlencode([("query", query_text), *more]).encode()
        target = self._query + (f"?{urlencode(self._parameters)}" if self._parameters else "")
        return self._found(self._http.send("POST", target, form, Content_Type=_FORM, Accept=wanted))

    def _found(self, answer: Answer) -> Answer:
        if answer.status == 404:
            raise UsageError(
                f"{self._http.name}: tidak ada titik akhir SPARQL di alamat ini (404); periksa alamatnya, atau berikan jalurnya dengan "
                f"{UPDATE} dan {GRAPHS}."
            )
        return answer


def _with_prefixes(query_text: str, known: Mapping[str, str] = PREFIXES) -> str:
    """The query with the usual prefixes declared, on its own first line, so that the server counts lines as its author does."""
    own = {*_DECLARED.findall(query_text)}
    return (
        "".join(f"PREFIX {name}: <{space}> " for name, space in known.items() if name not in own and f"{name}:" in query_text) + query_text
    )

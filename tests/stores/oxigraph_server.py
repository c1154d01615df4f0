"""A small SPARQL 1.1 server over pyoxigraph, with the paths and the habits of Oxigraph's own: Query, Update, Graph Store protocol.

`python -m tests.stores.oxigraph_server PORT [DIRECTORY]`; with the environment variable SERVER_ACCOUNT (user:password) writing needs basic
authentication. It stands on the standards alone and knows nothing of this project, so that tests against it say something about any server.
"""

import base64
import os
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox

RDF = {"application/n-triples": ox.RdfFormat.N_TRIPLES, "text/turtle": ox.RdfFormat.TURTLE}
RESULTS = {"application/sparql-results+xml": ox.QueryResultsFormat.XML, "application/sparql-results+json": ox.QueryResultsFormat.JSON}


class Handler(BaseHTTPRequestHandler):
    """One request; the store, the lock of writers and the account are the server's."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1  # one packet an answer: two of them would wait for each other (Nagle)
    server: "Server"

    def do_GET(self) -> None:
        """Query by GET, or a graph of the graph store."""
        self._do()

    do_POST = do_PUT = do_DELETE = do_HEAD = do_GET

    def _do(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        url = urlsplit(self.path)
        asked = parse_qs(url.query, keep_blank_values=True)
        kind = self.headers.get("Content-Type", "").partition(";")[0]
        if kind == "application/x-www-form-urlencoded":
            asked |= parse_qs(body.decode(), keep_blank_values=True)
        writes = url.path == "/update" or (url.path == "/store" and self.command not in ("GET", "HEAD"))
        if writes and self.server.account and self.headers.get("Authorization") != self.server.account:
            return self._answer(401, b"", **{"WWW-Authenticate": 'Basic realm="uji"'})
        try:
            if url.path == "/query":
                text = body.decode() if kind == "application/sparql-query" else asked.get("query", [""])[0]
                return self._query(text, asked)
            if url.path == "/update":
                text = body.decode() if kind == "application/sparql-update" else asked["update"][0]
                with self.server.lock:
                    self.server.store.update(text)
                return self._answer(204, b"")
            if url.path == "/store":
                return self._graph(asked, body, kind)
        except (SyntaxError, ValueError, KeyError) as fault:
            return self._answer(400, str(fault).encode())
        return self._answer(404, b"")

    def _query(self, text: str, asked: dict[str, list[str]]) -> None:
        chosen = {
            key: [ox.NamedNode(name) for name in asked[parameter]]
            for key, parameter in (("default_graph", "default-graph-uri"), ("named_graphs", "named-graph-uri"))
            if parameter in asked
        }
        union = "union-default-graph" in asked and not chosen
        answer = self.server.store.query(text, use_default_graph_as_union=union, **chosen)
        accepted = [part.partition(";")[0].strip() for part in self.headers.get("Accept", "").split(",")]
        if isinstance(answer, ox.QueryTriples):
            name = next((name for name in accepted if name in RDF), "application/n-triples")
            return self._answer(200, ox.serialize(answer, format=RDF[name]), **{"Content-Type": name})
        name = next((name for name in accepted if name in RESULTS), "application/sparql-results+json")
        return self._answer(200, answer.serialize(format=RESULTS[name]) or b"", **{"Content-Type": name})

    def _graph(self, asked: dict[str, list[str]], body: bytes, kind: str) -> None:
        store, name = self.server.store, ox.NamedNode(asked["graph"][0])
        with self.server.lock:
            known = store.contains_named_graph(name)
            if self.command in ("GET", "HEAD", "DELETE") and not known:
                return self._answer(404, b"")
            if self.command in ("GET", "HEAD"):
                quads = (q.triple for q in store.quads_for_pattern(None, None, None, name))
                return self._answer(200, ox.serialize(quads, format=ox.RdfFormat.N_TRIPLES), **{"Content-Type": "application/n-triples"})
            triples = list(ox.parse(body, format=RDF[kind])) if self.command in ("PUT", "POST") else []
            drop = f"DROP SILENT GRAPH {name} ;\n" if self.command in ("PUT", "DELETE") else ""
            add = "\n".join(f"{t.subject} {t.predicate} {t.object} ." for t in triples)
            store.update(f"{drop}INSERT DATA {{ GRAPH {name} {{ {add} }} }}")
        return self._answer(204 if known else 201, b"")

    def _answer(self, status: int, body: bytes, **headers: str) -> None:
        self.send_response(status)
        for field, value in headers.items():
            self.send_header(field, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class Server(ThreadingHTTPServer):
    """The server on loopback; port 0 takes a free one."""

    daemon_threads = True

    def __init__(self, port: int = 0, store: ox.Store | None = None, account: str = "") -> None:
        super().__init__(("127.0.0.1", port), Handler)
        self.store, self.lock = store or ox.Store(), threading.Lock()
        self.account = "Basic " + base64.b64encode(account.encode()).decode() if account else ""
        self.url = f"http://127.0.0.1:{self.server_address[1]}/query?union-default-graph"


if __name__ == "__main__":
    directory = sys.argv[2] if len(sys.argv) > 2 else None
    Server(int(sys.argv[1]), ox.Store(directory) if directory else ox.Store(), os.environ.get("SERVER_ACCOUNT", "")).serve_forever()

"""The HTTP client: who it says it is, when it tries again, where it does not go, and what it says."""

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from iki_graph.errors import UsageError
from iki_graph.graph.connection import PASSWORD, USER, Connection
from iki_graph.graph.query import run
from iki_graph.graph.server import ServerStore
from iki_graph.graph.stores import open_store
from tests.graph.sample import record
from tests.stores.oxigraph_server import Server

SECRET = "sandi-yang-tak-boleh-tampak"


class Scripted(BaseHTTPRequestHandler):
    """Answers by the server's script: a list of (status, headers, body), the last one again and again."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers.get("Content-Length") or 0))
        seen, script = self.server.seen, self.server.script  # type: ignore[attr-defined]
        seen.append((self.command, self.path, self.headers.get("Authorization")))
        status, headers, body = script.pop(0) if len(script) > 1 else script[0]
        if status == 0:
            self.close_connection = True
            return self.connection.shutdown(socket.SHUT_RDWR)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    do_GET = do_PUT = do_POST

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


class Script(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Scripted)
        self.script: list[tuple[int, dict[str, str], bytes]] = []
        self.seen: list[tuple[str, str, str | None]] = []
        self.url = f"http://127.0.0.1:{self.server_address[1]}/sparql"


@pytest.fixture
def script() -> Iterator[Script]:
    with Script() as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running
        running.shutdown()


@pytest.fixture(autouse=True)
def no_account(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in (USER, PASSWORD):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "none"))


def connect(script: Script, *answers: tuple[int, dict[str, str], bytes], timeout: float = 5) -> Connection:
    script.script = list(answers)
    return Connection(script.url, timeout=timeout, attempts=3, pause=0.001)


@pytest.mark.parametrize(
    "passing", [(503, {}, b""), (429, {}, b""), (502, {}, b""), (500, {}, b"Virtuoso 40001 Error SR172"), (0, {}, b"")]
)
def test_what_passes_by_itself_is_tried_again(script: Script, passing: tuple[int, dict[str, str], bytes]) -> None:
    assert connect(script, passing, passing, (200, {}, b"ya")).send("POST", "/sparql", b"x").body == b"ya"
    assert len(script.seen) == 3


@pytest.mark.parametrize(("status", "tries"), [(400, 1), (403, 1), (409, 1), (413, 1), (500, 1), (503, 3), (301, 1)])
def test_the_rest_is_told_at_once(script: Script, status: int, tries: int) -> None:
    with pytest.raises(UsageError, match=str(status)) as raised:
        connect(script, (status, {"Location": "http://127.0.0.1:1/x"}, b"isi rahasia")).send("POST", "/sparql", b"x")
    assert len(script.seen) == tries
    assert "rahasia" not in str(raised.value)


def test_basic_is_given_when_asked_for_and_kept(script: Script, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(USER, "penulis")
    monkeypatch.setenv(PASSWORD, SECRET)
    asked = (401, {"WWW-Authenticate": 'Basic realm="a"'}, b"")
    connection = connect(script, asked, (200, {}, b""))
    for _ in range(2):
        connection.send("POST", "/sparql?x=1", b"isi")
    methods, _, given = zip(*script.seen, strict=True)
    assert methods == ("GET", "POST", "POST")  # the body goes only where the account is known to be wanted
    assert given[0] is None
    assert given[1] == given[2] == "Basic cGVudWxpczpzYW5kaS15YW5nLXRhay1ib2xlaC10YW1wYWs="


def test_digest_never_sends_the_password(script: Script, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(USER, "penulis")
    monkeypatch.setenv(PASSWORD, SECRET)
    asked = (401, {"WWW-Authenticate": 'Digest realm="a", nonce="n1", qop="auth", algorithm=MD5'}, b"")
    connection = connect(script, asked, (200, {}, b""))
    connection.send("POST", "/sparql", b"isi")
    header = script.seen[-1][2] or ""
    assert 'username="penulis"' in header and 'nonce="n1"' in header and 'uri="/sparql"' in header
    script.script = [(401, {"WWW-Authenticate": 'Digest realm="a", nonce="n2", qop="auth", stale=true'}, b""), (200, {}, b"")]
    connection.send("POST", "/sparql", b"isi")
    assert 'nonce="n2"' in (script.seen[-1][2] or "")
    assert not any(SECRET in str(one) for one in script.seen)


def test_a_wrong_account_is_told_without_it(script: Script, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(USER, "penulis")
    monkeypatch.setenv(PASSWORD, SECRET)
    with pytest.raises(UsageError, match=r"menolak akses \(401\).*IKI_STORE_USER") as raised:
        connect(script, (401, {"WWW-Authenticate": 'Basic realm="a"'}, b"")).send("POST", "/sparql", b"isi")
    assert SECRET not in str(raised.value)
    assert len(script.seen) <= 3


def test_the_account_may_lie_in_a_netrc_file(script: Script, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    place = tmp_path / "netrc"
    place.write_text(f"machine 127.0.0.1 login penulis password {SECRET}\n", encoding="utf-8")
    place.chmod(0o600)
    monkeypatch.setenv("NETRC", str(place))
    connect(script, (401, {"WWW-Authenticate": 'Basic realm="a"'}, b""), (200, {}, b"")).send("GET", "/sparql")
    assert (script.seen[-1][2] or "").startswith("Basic ")
    place.write_text(f"makhine 127.0.0.1 login penulis password {SECRET}\n", encoding="utf-8")
    with pytest.raises(UsageError, match="netrc tidak terbaca") as raised:
        Connection(script.url)
    assert SECRET not in str(raised.value)


@pytest.mark.parametrize("url", ["http:///sparql", "http://host:x/sparql", "http://host:99999/sparql", "ftp://host/sparql"])
def test_what_is_no_url(url: str) -> None:
    with pytest.raises(UsageError, match="bukan alamat"):
        Connection(url)


def test_a_password_in_a_url_is_refused() -> None:
    with pytest.raises(UsageError, match="Jangan menulis kata sandi") as raised:
        open_store(f"http://penulis:{SECRET}@127.0.0.1/sparql")
    assert SECRET not in str(raised.value)


def test_nobody_there_and_no_answer(script: Script) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        nobody = Connection(f"http://127.0.0.1:{taken.getsockname()[1]}/sparql", attempts=2, pause=0.001)
        with pytest.raises(UsageError, match="tidak dapat dihubungi"):
            nobody.send("GET", "/sparql")
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(UsageError, match="tidak menjawab dalam 0.1 detik"):
        Connection(f"http://127.0.0.1:{silent.getsockname()[1]}/sparql", timeout=0.1).send("GET", "/sparql")


def test_no_proxy_is_asked(script: Script, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:1")
    assert connect(script, (200, {}, b"ya")).send("GET", "/sparql").body == b"ya"


def test_a_default_graph_that_is_no_union_is_told(server: Server) -> None:
    from iki_graph.graph import build

    with ServerStore(server.url) as store:
        store.put(build(record()))
    with pytest.raises(UsageError, match=r"\?union-default-graph"):
        run("SELECT * { ?s ?p ?o }", ServerStore(server.url.partition("?")[0]))


def test_places_of_other_servers(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError, match=r"404.*IKI_STORE_UPDATE"):
        ServerStore(server.url.replace("/query", "/sparql")).remove("https://contoh.id/graf/1")
    monkeypatch.setenv("IKI_STORE_UPDATE", "/lain")
    with pytest.raises(UsageError, match="404"):
        ServerStore(server.url).remove("https://contoh.id/graf/1")


def test_an_answer_that_the_server_has_cut_is_no_answer(script: Script) -> None:
    def result(*rows: str) -> bytes:
        lines = "".join(f'<result><binding name="s"><uri>{row}</uri></binding></result>' for row in rows)
        return f'<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head><variable name="s"/></head><results>{lines}</results></sparql>'.encode()

    no = b'<sparql xmlns="http://www.w3.org/2005/sparql-results#"><head/><boolean>false</boolean></sparql>'
    script.script = [(200, {}, no), (200, {}, no), (200, {"X-SPARQL-MaxRows": "2"}, result("urn:a", "urn:b"))]
    with pytest.raises(UsageError, match="memotong jawaban pada 2 baris"):
        run("SELECT ?s { ?s ?p ?o }", ServerStore(script.url))

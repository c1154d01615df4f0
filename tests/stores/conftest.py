"""The servers that tests write to: a small conforming one, and Virtuoso."""

import threading
from collections.abc import Iterator

import pytest

from iki_graph.graph.connection import PASSWORD, USER
from tests.stores import virtuoso as foreign
from tests.stores.oxigraph_server import Server


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """The small server, empty; writing needs an account, which the environment has."""
    monkeypatch.setenv(USER, "penulis")
    monkeypatch.setenv(PASSWORD, "rahasia")
    with Server(account="penulis:rahasia") as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield running
        running.shutdown()


@pytest.fixture(scope="session")
def virtuoso_process(tmp_path_factory: pytest.TempPathFactory) -> Iterator[foreign.Virtuoso]:
    """Virtuoso, started once."""
    if foreign.PROGRAM is None:
        pytest.skip("virtuoso-t is not installed (Debian: virtuoso-opensource)")
    with foreign.Virtuoso(tmp_path_factory.mktemp("virtuoso")) as running:
        yield running


@pytest.fixture
def virtuoso(virtuoso_process: foreign.Virtuoso, monkeypatch: pytest.MonkeyPatch) -> foreign.Virtuoso:
    """Virtuoso with its account in the environment; it keeps what earlier tests wrote."""
    monkeypatch.setenv(USER, foreign.ACCOUNT[0])
    monkeypatch.setenv(PASSWORD, foreign.ACCOUNT[1])
    return virtuoso_process

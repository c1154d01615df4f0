"""A complete decree on which no check fires, and one change a check that makes exactly this check fire."""

import re
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph

from iki_graph.checks.catalogue import catalogue
from iki_graph.checks.engines import run
from iki_graph.graph import build
from iki_graph.graph.store import as_graphs
from iki_graph.record import Rekaman
from iki_graph.vocab import BASE

HERE = Path(__file__).parent


@cache
def complete() -> bytes:
    """The graph of the complete decree and its people, as N-Triples."""
    union = Graph()
    rekaman = Rekaman.model_validate_json((HERE / "lengkap.json").read_text(encoding="utf-8"))
    for graph in build(rekaman).graphs():
        union += graph
    return union.serialize(format="nt", encoding="utf-8")


def decree() -> ox.Store:
    """The complete decree in a store, which changes faster than rdflib's graphs."""
    store = ox.Store()
    store.load(complete(), ox.RdfFormat.N_TRIPLES)
    return store


def findings(store: ox.Store) -> set[tuple[str, str, str]]:
    """(code, node, level) of each finding."""
    rules = catalogue()
    (graph,) = as_graphs(ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode(f"{BASE}graf/lengkap")) for quad in store)
    return {(r.kode, str(r.node).removeprefix(BASE), "info" if r.soft else rules[r.kode].tingkat) for r in run(graph)}


def test_nothing_fires_on_the_complete_decree() -> None:
    assert findings(decree()) == set()


@pytest.mark.parametrize("code", list(catalogue()))
def test_one_fault_one_finding(code: str) -> None:
    update = (HERE / code / "ubah.ru").read_text(encoding="utf-8")
    expected = re.findall(r"^# temuan: (\S+)$", update, re.MULTILINE)
    store = decree()
    before = set(store)
    store.update(update)
    assert set(store) != before
    assert expected
    assert findings(store) == {(code, node, catalogue()[code].tingkat) for node in expected}

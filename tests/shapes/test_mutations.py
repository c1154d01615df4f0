"""A complete decree on which no check fires, and one change a check that makes exactly this check fire."""

import re
from functools import cache
from pathlib import Path

import pytest
from rdflib import Graph

from iki_graph.checks.catalogue import catalogue
from iki_graph.checks.engines import run
from iki_graph.graph import build
from iki_graph.graph.triples import Triples
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


def findings(graph: Graph) -> set[tuple[str, str, str]]:
    """(code, node, level) of each finding."""
    rules = catalogue()
    return {(r.kode, str(r.node).removeprefix(BASE), "info" if r.soft else rules[r.kode].tingkat) for r in run(Triples(graph))}


def test_nothing_fires_on_the_complete_decree() -> None:
    assert findings(Graph().parse(data=complete(), format="nt")) == set()


@pytest.mark.parametrize("code", list(catalogue()))
def test_one_fault_one_finding(code: str) -> None:
    update = (HERE / code / "ubah.ru").read_text(encoding="utf-8")
    expected = re.findall(r"^# temuan: (\S+)$", update, re.MULTILINE)
    graph = Graph().parse(data=complete(), format="nt")
    before = set(graph)
    graph.update(update)
    assert set(graph) != before
    assert expected
    assert findings(graph) == {(code, node, catalogue()[code].tingkat) for node in expected}

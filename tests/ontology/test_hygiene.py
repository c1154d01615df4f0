"""The ontology against OWL 2 RL and the pitfalls of OOPS!, one query each; for each query there is an ontology that it must find fault with."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from iki_graph.resources import resource
from tests.ontology.support import HERE

QUERIES = sorted(resource("ontology/mutu").rglob("*.rq"))


def rows(query: Path, *turtle: Path) -> list[str]:
    """What a query finds in Turtle files."""
    store = ox.Store()
    for path in turtle:
        store.load(path=str(path), format=ox.RdfFormat.TURTLE)
    return [str(row[0]) for row in store.query(query.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("query", QUERIES, ids=lambda q: f"{q.parent.name}/{q.stem}")
def test_no_pitfall(query: Path) -> None:
    assert rows(query, resource("ontology/iki.ttl"), resource("ontology/eksternal.ttl")) == []


@pytest.mark.parametrize("query", QUERIES, ids=lambda q: f"{q.parent.name}/{q.stem}")
def test_query_finds_its_pitfall(query: Path) -> None:
    assert rows(query, HERE / query.parent.name / f"{query.stem}.ttl")


def test_every_query_says_what_it_is_for() -> None:
    assert QUERIES
    assert [q.name for q in QUERIES if not q.read_text(encoding="utf-8").startswith("# O")] == []

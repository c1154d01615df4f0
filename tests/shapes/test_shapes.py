"""Every shape on its own: a small graph that passes it and one that fails it, with exactly the nodes at fault."""

import re
from pathlib import Path

import pytest
from rdflib import Graph

from iki_graph.checks.catalogue import catalogue
from iki_graph.checks.engines import run
from iki_graph.graph.triples import Triples
from iki_graph.vocab import BASE

HERE = Path(__file__).parent
CODES = list(catalogue())


def at_fault(path: Path, code: str) -> set[tuple[str, str]]:
    """(code, node) of each finding of one check on a fixture."""
    return {(result.kode, str(result.node).removeprefix(BASE)) for result in run(Triples(Graph().parse(path)), [code])}


def test_each_shape_has_its_pair_and_each_pair_its_shape() -> None:
    pairs = {path.parent.name for path in HERE.glob("*/lolos.ttl")} & {path.parent.name for path in HERE.glob("*/gagal.ttl")}
    assert pairs == set(CODES) == {path.name for path in HERE.iterdir() if (path / "lolos.ttl").exists() or (path / "gagal.ttl").exists()}


@pytest.mark.parametrize("code", CODES)
def test_passes(code: str) -> None:
    assert at_fault(HERE / code / "lolos.ttl", code) == set()


@pytest.mark.parametrize("code", CODES)
def test_fails(code: str) -> None:
    path = HERE / code / "gagal.ttl"
    expected = re.findall(r"^# temuan: (\S+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert expected
    assert at_fault(path, code) == {(code, node) for node in expected}

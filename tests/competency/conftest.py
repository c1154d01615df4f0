"""Two corpora for the ready questions: the five decrees of data/sk, and two invented ones of one office with faults for every question."""

from pathlib import Path

import pytest
from rdflib import Dataset, Graph

from iki_graph.alignment import keselarasan_graph
from iki_graph.graph import build
from iki_graph.graph.reference import reference_graph
from iki_graph.graph.triples import rdflib_graph
from iki_graph.parsing import parse
from iki_graph.reading import read
from iki_graph.record import Rekaman

from .invented import decrees


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest tests/competency --regenerate` writes the golden answers anew; read the difference before you keep it."""
    parser.addoption("--regenerate", action="store_true", help="write the golden answers of the ready questions anew")


def corpus(records: list[Rekaman]) -> Dataset:
    """Everything that the questions read, one named graph each."""
    dataset = Dataset(default_union=True)
    graphs: list[Graph] = [reference_graph([])]
    for rekaman in records:
        graphs += [graph for graph in build(rekaman).graphs() if len(graph)]
        graphs.append(rdflib_graph(keselarasan_graph(rekaman)))
    for graph in graphs:
        copy = dataset.graph(graph.identifier)
        for triple in graph:
            copy.add(triple)
    return dataset


@pytest.fixture(scope="session")
def corpora(root: Path) -> dict[str, Dataset]:
    """`sk`: the sample decrees; `contoh`: the invented pair."""
    samples = [rekaman for path in sorted((root / "data" / "sk").iterdir()) for rekaman in parse(read(path))]
    return {"sk": corpus(samples), "contoh": corpus(decrees())}

"""Two corpora for the ready questions: the five decrees of data/sk, and invented ones of three offices with faults for every question."""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset

from iki_graph.graph.reference import reference_graph
from iki_graph.graph.serialise import serialise
from iki_graph.graph.store import DecreeStore
from iki_graph.graph.totals import refresh
from iki_graph.parsing import parse
from iki_graph.pipeline import review
from iki_graph.reading import read
from iki_graph.record import Rekaman

from .invented import decrees, neighbours


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest tests/competency --regenerate` writes the golden answers anew; read the difference before you keep it."""
    parser.addoption("--regenerate", action="store_true", help="write the golden answers of the ready questions anew")


def filled(records: list[Rekaman]) -> ox.Store:
    """Everything that the questions read, one named graph each, with the totals of regencies."""
    graphs = [graph for rekaman in records for graph in review(rekaman, people=True).graphs if len(graph)]
    store = DecreeStore()
    store.oxigraph.load(serialise(graphs, "nq"), ox.RdfFormat.N_QUADS)
    store.put_reference(reference_graph([]))
    refresh(store)
    return store.oxigraph


@pytest.fixture(scope="session")
def stores(root: Path) -> dict[str, ox.Store]:
    """`sk`: the sample decrees; `contoh`: the invented ones."""
    samples = [rekaman for path in sorted((root / "data" / "sk").iterdir()) for rekaman in parse(read(path))]
    return {"sk": filled(samples), "contoh": filled([*decrees(), *neighbours()])}


@pytest.fixture(scope="session")
def dataset_of(stores: dict[str, ox.Store]) -> Callable[[str], Dataset]:
    """The same by rdflib: a corpus by its name."""

    @cache
    def dataset(name: str) -> Dataset:
        made = Dataset(default_union=True)
        return made.parse(data=stores[name].dump(format=ox.RdfFormat.N_QUADS), format="nquads")

    return dataset

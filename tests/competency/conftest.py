"""Two corpora for the ready questions: the five decrees of data/sk, and invented ones of three offices with faults for every question."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset, Graph, URIRef

from iki_graph.graph.query import in_oxigraph
from iki_graph.graph.reference import reference_graph
from iki_graph.graph.store import DecreeStore
from iki_graph.graph.totals import refresh
from iki_graph.graph.triples import rdflib_graph
from iki_graph.parsing import parse
from iki_graph.pipeline import review
from iki_graph.reading import read
from iki_graph.record import Rekaman

from .invented import decrees, neighbours


def pytest_addoption(parser: pytest.Parser) -> None:
    """`pytest tests/competency --regenerate` writes the golden answers anew; read the difference before you keep it."""
    parser.addoption("--regenerate", action="store_true", help="write the golden answers of the ready questions anew")


def corpus(records: list[Rekaman]) -> Dataset:
    """Everything that the questions read, one named graph each."""
    dataset = Dataset(default_union=True)
    graphs: list[Graph] = [reference_graph([])]
    for rekaman in records:
        graphs += [rdflib_graph(graph) for graph in review(rekaman, people=True).graphs if len(graph)]
    for graph in graphs:
        copy = dataset.graph(graph.identifier)
        for triple in graph:
            copy.add(triple)
    return with_totals(dataset)


def with_totals(dataset: Dataset) -> Dataset:
    """The same with the totals of regencies, which only stores make."""
    store = DecreeStore()
    store.oxigraph = in_oxigraph(dataset)
    refresh(store)
    for graph in store.oxigraph.named_graphs():
        if "/jumlah/" in graph.value:
            quads = [ox.Triple(q.subject, q.predicate, q.object) for q in store.quads(graph.value)]
            dataset.graph(URIRef(graph.value)).parse(data=ox.serialize(quads, format=ox.RdfFormat.N_TRIPLES), format="nt")
    return dataset


@pytest.fixture(scope="session")
def corpora(root: Path) -> dict[str, Dataset]:
    """`sk`: the sample decrees; `contoh`: the invented ones."""
    samples = [rekaman for path in sorted((root / "data" / "sk").iterdir()) for rekaman in parse(read(path))]
    return {"sk": corpus(samples), "contoh": corpus([*decrees(), *neighbours()])}

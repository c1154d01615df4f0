"""What every store of decrees can do, and how one is opened: in memory, an embedded directory, or a SPARQL 1.1 server by its URL."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol, Self

import pyoxigraph as ox
from rdflib import Dataset, Graph

from iki_graph.errors import UsageError
from iki_graph.graph.query import Data
from iki_graph.graph.server import ServerStore
from iki_graph.graph.store import DecreeStore, StoredDecree
from iki_graph.graph.triples import Triples


class Store(Protocol):
    """Decrees by named graph; a decree's graphs are replaced as a whole or not at all."""

    @property
    def data(self) -> Data:
        """What `graph.query.run` asks."""

    def put(self, graphs: Dataset | Sequence[Triples]) -> None:
        """Add the graphs of one decree, or replace all that the store has of it."""

    def put_nquads(self, decree: str, nquads: bytes, instead: Iterable[str] = ()) -> None:
        """As `put`, where the graphs of the decree, by the IRI of its first one, are written out already. The decrees `instead` of which it comes go in
        the same step."""

    def put_reference(self, graph: Graph) -> None:
        """Add or replace the reference graph."""

    def change(self, operations: Iterable[str]) -> None:
        """Carry out the operations of a SPARQL update."""

    def remove(self, decree: str) -> None:
        """Remove a decree by the IRI of its graph."""

    def decrees(self) -> list[StoredDecree]:
        """The decrees, by graph."""

    def marks(self) -> dict[str, str]:
        """What loads have noted of each decree, by graph."""

    def quads(self, graph: str) -> Iterator[ox.Quad]:
        """The quads of one named graph."""

    def get(self, decree: str) -> Dataset:
        """The graphs of a decree; empty if it is not in the store."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *_: object) -> None: ...


def is_url(where: str) -> bool:
    """Whether a store is meant that is reached over HTTP. Raises UsageError for an address of another kind, which is no folder either."""
    if where.lower().startswith(("http://", "https://")):
        return True
    if "://" in where:
        raise UsageError(f"{where}: bukan alamat peladen SPARQL; alamat dimulai dengan http:// atau https://.")
    return False


def open_store(where: str, write: bool = False) -> Store:
    """The store at a path or a URL; to be read, and with `write` to be written as well, made if it is a folder that is not there.

    Raises UsageError where there is none or it cannot be opened.
    """
    if is_url(where):
        return ServerStore(where)
    path = Path(where)
    if not write and not path.is_dir():
        raise UsageError(
            f"{path}: tidak ada penyimpanan di sini; `iki review … --out DIR` membuatnya sebagai DIR/store, `iki load … --store DIR` di DIR."
        )
    return DecreeStore(path, read_only=not write)

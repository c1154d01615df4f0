"""The decrees of a source into a store, noted beside them what they were made from, so that the next load knows what it need not do again."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from iki_graph.graph.store import marked
from iki_graph.reference.keys import digest
from iki_graph.work import Decree


class Target(Protocol):
    """Where decrees go: a store, or the spool of one that is being made."""

    def put_nquads(self, decree: str, nquads: bytes) -> None:
        """Add the graphs of a decree, or replace all that there is of it."""

    def remove(self, decree: str) -> None:
        """Remove a decree."""

    def marks(self) -> dict[str, str]:
        """What loads have noted of each decree, by graph."""


class Mark(str):
    """What is noted of the decrees of a file: the key of the work (`ledger.key_of`) and the file's place, as a hash: paths may name people."""

    @classmethod
    def of(cls, file: Path, key: str) -> "Mark":
        """The mark of a file."""
        return cls(f"{key[:16]}.{digest(str(file.resolve()))[:16]}")

    @property
    def key(self) -> str:
        """Where it is the same, the decrees are."""
        return self.partition(".")[0]


def loaded(marks: Mapping[str, str]) -> set[str]:
    """The keys of all files whose decrees are all in the store: the first one goes in last."""
    return {Mark(mark).key for mark in marks.values() if mark.endswith(".1")}


def put(decrees: Sequence[Decree], mark: Mark, target: Target) -> None:
    """Put the decrees of a file into a store; one that is there as it is, is written again."""
    for ordinal, decree in reversed([*enumerate(decrees, 1)]):
        graph = decree.summary.graph
        target.put_nquads(graph, decree.nquads + marked(graph, f"{mark}.{ordinal}"))


def outdated(decrees: Iterable[Decree], mark: Mark, marks: Mapping[str, str], present: set[str]) -> list[str]:
    """The graphs that an earlier version of a file has left; not those that another file of this run (`present`: their keys) holds."""
    new = {decree.summary.graph for decree in decrees}
    place = mark.partition(".")[2]
    was = {graph: known.split(".") for graph, known in marks.items() if graph not in new and known.count(".") == 2}
    return [graph for graph, (key, where, _) in was.items() if where == place and key not in present]

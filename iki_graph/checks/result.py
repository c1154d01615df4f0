"""What an engine reports of a failed check."""

from typing import NamedTuple

from rdflib import URIRef


class Result(NamedTuple):
    """A failed check: its code, the node at fault, the value concerned where it is no node ('' if none), and what a query adds.

    `isi`: further slots of its sentence, (name, text) pairs; `lain`: further nodes that the finding speaks of; `letak`: a node whose
    lines are the place, where the fault is narrower than its node (a word in a text).
    """

    kode: str
    node: URIRef
    nilai: str = ""
    isi: tuple[tuple[str, str], ...] = ()
    lain: tuple[URIRef, ...] = ()
    letak: URIRef | None = None

    @property
    def soft(self) -> bool:
        """Whether the query itself is not sure of this row (column `?telaah` true): a matter to look into, whatever its check says."""
        return ("telaah", "true") in self.isi

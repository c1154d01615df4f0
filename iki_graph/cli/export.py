"""`iki export`: the decrees of a store as files for others."""

from collections.abc import Iterator
from typing import Annotated, Literal

import typer

from iki_graph.cli.files import stream
from iki_graph.cli.options import DEFAULT_BASE, Base, Out, Stored, WithHolders
from iki_graph.errors import UsageError
from iki_graph.graph import serialise
from iki_graph.graph.iri import family, reference_graph_iri
from iki_graph.graph.query import PEOPLE
from iki_graph.graph.store import as_graphs
from iki_graph.graph.stores import Store, open_store

_NOTES = "/muatan"
"""How the name of a graph ends in which loads note what a decree was made from."""


def command(
    store: Stored = None,
    format: Annotated[Literal["nq", "trig", "ttl"], typer.Option("--format", "-f", help="ttl has no named graphs.")] = "nq",
    out: Out = None,
    base: Base = DEFAULT_BASE,
    with_holders: WithHolders = False,
) -> None:
    """Write all decrees of a store, their alignment and the reference data, one after another.

    Numbers are spelt as `iki convert` spells them, so that the bytes do not depend on the store. People are left out unless --with-holders is
    given.
    """
    if store is None:
        raise UsageError("Berikan penyimpanan dengan --store; `iki load … --store FOLDER` membuatnya.")
    with open_store(store) as opened:
        stream(_written(opened, format, base, with_holders), out)


def _written(store: Store, format: str, base: str, people: bool) -> Iterator[bytes]:
    """The decrees in the order of their graphs, then the reference data."""
    for decree in sorted({decree.graph for decree in store.decrees()}):
        shown = [name for name in family(decree) if not name.endswith(_NOTES) and (people or not name.endswith(PEOPLE))]
        yield serialise(as_graphs(quad for name in shown for quad in store.quads(name)), format, base)
    reference = as_graphs(store.quads(str(reference_graph_iri(base))))
    if reference:
        yield serialise(reference, format, base)

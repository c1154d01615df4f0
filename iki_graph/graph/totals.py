"""Totals of regencies, kept beside the decrees they are of, so that questions about the country need not look at every decree.

They are never counted up or down: whatever adds, replaces or removes a decree takes the totals of its regency away in the same step (`stale`), and
`refresh` makes those that are missing from what their decrees, a few dozen, hold, by the updates in `queries/rekap`; so they cannot drift, also
where a load was ended half-way. Totals of the country are the sums over regencies, asked for by queries.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Protocol

from iki_graph.graph.query import Data, run
from iki_graph.reference.keys import digest
from iki_graph.resources import resource
from iki_graph.vocab import BASE, IKI, PREFIXES

_OF_DECREES = "SELECT DISTINCT ?kunci WHERE { ?r a iki:Ringkasan ; iki:kunciWilayah ?kunci ; iki:atasDokumen ?naskah }"
_OF_TOTALS = (
    "SELECT DISTINCT ?kunci ?cara WHERE { ?r a iki:RekapWilayah ; iki:kunciWilayah ?kunci OPTIONAL { ?r dcterms:identifier ?cara } }"
)
_COVERED = "SELECT (SUM(?n) AS ?banyak) WHERE { SELECT DISTINCT ?r ?n WHERE { ?r a iki:RekapWilayah ; iki:jumlahDokumen ?n } }"
_SUMMARIES = "SELECT (COUNT(DISTINCT ?r) AS ?banyak) WHERE { ?r a iki:Ringkasan }"
_KEY = "SELECT ?kunci WHERE { GRAPH <GRAF/ringkasan> { ?r iki:kunciWilayah ?kunci } }"
_WRITTEN = re.compile(rb'<%s> "([^"]+)"' % re.escape(str(IKI.kunciWilayah).encode()))
"""A regency's key in N-Quads."""
_PLACE, _NAME, _REMARK = re.compile(r"\$(\w+)"), re.compile(r"\b(iki|sh|dcterms):(\w+)"), re.compile(r"^#.*\n", re.MULTILINE)
_LOT = 20
"""So many regencies' totals are made in one update."""


class Changeable(Protocol):
    """A store that answers queries and takes updates."""

    @property
    def data(self) -> Data:
        """What `graph.query.run` asks."""

    def change(self, operations: Iterable[str]) -> None:
        """Carry out the operations of a SPARQL update."""


def update(key: str, base: str = BASE) -> list[str]:
    """The operations of a SPARQL update that make the totals of one regency anew from its decrees, whatever they were; `key`: its `iki:kunciWilayah`."""
    return _update(key, base, _way())


def _update(key: str, base: str, way: str) -> list[str]:
    graph, node = f"<{base}graf/jumlah/{key}>", f"{base}jumlah/{key}"
    values = {"graf": graph, "simpul": f"<{node}>", "dasar": node, "akar": base, "kunci": key, "cara": way}
    return [f"DROP SILENT GRAPH {graph}", *(_PLACE.sub(lambda name: values[name[1]], one) for one in _templates())]


@cache
def _templates() -> list[str]:
    """The operations of `queries/rekap/*.ru`, one a file, with their names written out: operations that are joined to one update share no prologue."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(resource("queries/rekap").glob("*.ru"))]
    return [_NAME.sub(lambda name: f"<{PREFIXES[name[1]]}{name[2]}>", _REMARK.sub("", text)).strip() for text in texts]


@cache
def _way() -> str:
    """Tells how totals are made: those of another version are made anew."""
    return digest(*_update("", "", ""))[:16]


def refresh(store: Changeable, keys: Iterable[str] | None = None, base: str = BASE) -> None:
    """Make the totals of these regencies anew, or of all that need it (`missing`)."""
    wanted = sorted(missing(store) if keys is None else set(keys))
    for at in range(0, len(wanted), _LOT):
        store.change([operation for key in wanted[at : at + _LOT] for operation in update(key, base)])


def missing(store: Changeable) -> set[str]:
    """The regencies with decrees in the store, but no totals, or totals of another version; and those with totals, but no decrees."""
    decrees = {str(key) for (key,) in run(_OF_DECREES, store.data).rows}
    made = {str(key): way for key, way in run(_OF_TOTALS, store.data).rows}
    return {key for key in decrees | {*made} if key not in decrees or made.get(key) != _way()}


def covered(data: Data) -> tuple[int, int]:
    """Of how many decrees there are totals, and how many decrees there are; fewer where a load is at work or was ended half-way."""
    ((of_totals,),), ((decrees,),) = run(_COVERED, data).rows, run(_SUMMARIES, data).rows
    return int(of_totals or 0), int(decrees or 0)


def key_of(store: Changeable, graph: str) -> str | None:
    """The regency's key of a stored decree, by the IRI of its graph; None where the store has no summary of it."""
    return next((str(key) for (key,) in run(_KEY.replace("GRAF", graph), store.data).rows), None)


def stale(store: Changeable, decrees: Iterable[str], nquads: bytes = b"") -> list[str]:
    """The graphs of totals that no longer hold when decrees, by the IRIs of their graphs, are replaced by what the N-Quads say: those of their
    regencies before and after."""
    found = set[str]()
    for decree in decrees:
        keys = {key_of(store, decree), *(key.decode() for key in _WRITTEN.findall(nquads))}
        found |= {f"{decree.rpartition('/')[0]}/jumlah/{key}" for key in filter(None, keys)}
    return sorted(found)

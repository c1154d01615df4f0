"""Totals of regencies, kept beside the decrees they are of, so that questions about the country need not look at every decree.

They are never counted up or down: a regency's totals are made anew from the summaries and findings of its decrees, a few dozen, whenever one
of these is added, replaced or removed; so they cannot drift. Totals of the country are the sums over regencies, asked for by queries.
"""

import re
from collections.abc import Iterable
from typing import Protocol

from iki_graph.graph.query import Data, run
from iki_graph.graph.stores import Store
from iki_graph.vocab import BASE, IKI, PREFIXES

_COUNTS = (
    IKI.jumlahIku,
    IKI.jumlahIkuDidukung,
    IKI.jumlahJabatan,
    IKI.jumlahJabatanBerIki,
    IKI.jumlahIki,
    IKI.jumlahIkiTerhubung,
    IKI.jumlahIkiSampaiIku,
    IKI.jumlahBerformula,
    IKI.jumlahBersumber,
    IKI.jumlahKeraguan,
    IKI.jumlahPelanggaran,
    IKI.jumlahPeringatan,
    IKI.jumlahInfo,
)
_KEYS = "SELECT DISTINCT ?kunci WHERE { GRAPH ?g { ?r a iki:Ringkasan ; iki:kunciWilayah ?kunci } }"
_OF_DECREES = "SELECT DISTINCT ?kunci WHERE { ?r a iki:Ringkasan ; iki:kunciWilayah ?kunci ; iki:atasDokumen ?naskah }"
_OF_TOTALS = "SELECT DISTINCT ?kunci WHERE { ?r iki:jumlahDokumen ?n ; a iki:Ringkasan ; iki:kunciWilayah ?kunci }"
_KEY = "SELECT ?kunci WHERE { GRAPH <GRAF/ringkasan> { ?r iki:kunciWilayah ?kunci } }"


_WRITTEN = re.compile(rb'<%s> "([^"]+)"' % re.escape(str(IKI.kunciWilayah).encode()))
"""A regency's key in N-Quads."""


class Changeable(Protocol):
    """A store that answers queries and takes updates."""

    @property
    def data(self) -> Data:
        """What `graph.query.run` asks."""

    def change(self, operations: Iterable[str]) -> None:
        """Carry out the operations of a SPARQL update."""


def update(key: str, base: str = BASE) -> list[str]:
    """The operations of a SPARQL update that make the totals of one regency anew from its decrees, whatever they were; `key`: its `iki:kunciWilayah`."""
    graph, node = f"<{_graph(key, base)}>", f"<{base}jumlah/{key}>"
    sums = " ".join(f"(SUM(?x{at}) AS ?s{at})" for at in range(len(_COUNTS)))
    read = " ; ".join(f"<{term}> ?x{at}" for at, term in enumerate(_COUNTS))
    written = " ; ".join(f"<{term}> ?s{at}" for at, term in enumerate(_COUNTS))
    summary = f"""INSERT {{ GRAPH {graph} {{ {node} a iki:Ringkasan ; iki:kunciWilayah "{key}" ; iki:jumlahDokumen ?n ; {written} }} }}
WHERE {{
  SELECT (COUNT(DISTINCT ?dok) AS ?n) {sums}
  WHERE {{ GRAPH ?g {{ ?r iki:kunciWilayah "{key}" ; a iki:Ringkasan ; iki:atasDokumen ?dok ; {read} }} }}
  HAVING (COUNT(DISTINCT ?dok) > 0)
}}"""
    findings = f"""INSERT {{ GRAPH {graph} {{
  ?jumlah a iki:JumlahTemuan ; iki:kunciWilayah "{key}" ; sh:sourceShape ?aturan ; sh:resultSeverity ?berat ;
    iki:jumlahTemuan ?n ; iki:jumlahDokumen ?m
}} }}
WHERE {{
  {{
    SELECT ?aturan ?berat (COUNT(DISTINCT ?t) AS ?n) (COUNT(DISTINCT ?dok) AS ?m)
    WHERE {{
      GRAPH ?g {{ ?r iki:kunciWilayah "{key}" ; a iki:Ringkasan ; iki:atasDokumen ?dok }}
      GRAPH ?h {{ ?t iki:atasDokumen ?dok ; a iki:Temuan ; sh:sourceShape ?aturan ; sh:resultSeverity ?berat }}
    }}
    GROUP BY ?aturan ?berat
    HAVING (COUNT(DISTINCT ?t) > 0)
  }}
  BIND(IRI(CONCAT("{base}jumlah/{key}/", REPLACE(STR(?aturan), "^.*#", ""), "-", LCASE(REPLACE(STR(?berat), "^.*#", "")))) AS ?jumlah)
}}"""
    return [f"DROP SILENT GRAPH {graph}", _whole(summary), _whole(findings)]


def _whole(operation: str) -> str:
    """An operation with its names written out: operations that are joined to one update share no prologue."""
    return re.sub(r"\b(iki|sh):(\w+)", lambda name: f"<{PREFIXES[name[1]]}{name[2]}>", operation)


def refresh(store: Changeable, keys: Iterable[str] | None = None, base: str = BASE) -> None:
    """Make the totals of these regencies anew, or of all that the store has summaries or totals of.

    After a decree has been replaced: those of its region before and after (`key_of`).
    """
    for key in sorted({str(key) for (key,) in run(_KEYS, store.data).rows} if keys is None else set(keys)):
        store.change(update(key, base))


def key_of(store: Changeable, graph: str) -> str | None:
    """The regency's key of a stored decree, by the IRI of its graph; None where the store has no summary of it."""
    return next((str(key) for (key,) in run(_KEY.replace("GRAF", graph), store.data).rows), None)


def missing(store: Changeable) -> set[str]:
    """The regencies with decrees in the store, but no totals."""
    decrees, made = ({str(key) for (key,) in run(query, store.data).rows} for query in (_OF_DECREES, _OF_TOTALS))
    return decrees - made


class Watched:
    """A store in which the totals of a regency go before one of its decrees changes, so that `missing` tells which are to be made anew, also
    after a load that was ended half-way."""

    def __init__(self, store: Store, base: str = BASE) -> None:
        self._store, self._base = store, base
        self._gone: set[str] = set()

    def put_nquads(self, decree: str, nquads: bytes) -> None:
        """As the store's."""
        self._forget({key_of(self._store, decree), *(key.decode() for key in _WRITTEN.findall(nquads))})
        self._store.put_nquads(decree, nquads)

    def remove(self, decree: str) -> None:
        """As the store's."""
        self._forget({key_of(self._store, decree)})
        self._store.remove(decree)

    def marks(self) -> dict[str, str]:
        """As the store's."""
        return self._store.marks()

    def _forget(self, keys: set[str | None]) -> None:
        fresh = {key for key in keys if key} - self._gone
        if fresh:
            self._store.change(f"DROP SILENT GRAPH <{_graph(key, self._base)}>" for key in sorted(fresh))
            self._gone |= fresh


def _graph(key: str, base: str) -> str:
    return f"{base}graf/jumlah/{key}"

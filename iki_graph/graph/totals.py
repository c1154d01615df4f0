"""Totals of regencies, kept beside the decrees they are of, so that questions about the country need not look at every decree.

They are never counted up or down: whatever adds, replaces or removes a decree takes the totals of its regency away in the same step (`stale`), and
`refresh` makes those that are missing from the summaries and findings of their decrees, a few dozen; so they cannot drift, also where a load was
ended half-way. Totals of the country are the sums over regencies, asked for by queries.
"""

import re
from collections.abc import Iterable
from functools import cache
from typing import Protocol

from iki_graph.graph.query import Data, run
from iki_graph.reference.keys import digest
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
_OF_DECREES = "SELECT DISTINCT ?kunci WHERE { ?r a iki:Ringkasan ; iki:kunciWilayah ?kunci ; iki:atasDokumen ?naskah }"
_OF_TOTALS = (
    "SELECT DISTINCT ?kunci ?cara WHERE { ?r iki:jumlahDokumen ?n ; iki:kunciWilayah ?kunci OPTIONAL { ?r dcterms:identifier ?cara } }"
)
_KEY = "SELECT ?kunci WHERE { GRAPH <GRAF/ringkasan> { ?r iki:kunciWilayah ?kunci } }"
_WRITTEN = re.compile(rb'<%s> "([^"]+)"' % re.escape(str(IKI.kunciWilayah).encode()))
"""A regency's key in N-Quads."""
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
    graph, node = f"<{base}graf/jumlah/{key}>", f"<{base}jumlah/{key}>"
    sums = " ".join(f"(SUM(?x{at}) AS ?s{at})" for at in range(len(_COUNTS)))
    read = " ; ".join(f"<{term}> ?x{at}" for at, term in enumerate(_COUNTS))
    written = " ; ".join(f"<{term}> ?s{at}" for at, term in enumerate(_COUNTS))
    summary = f"""INSERT {{ GRAPH {graph} {{ {node} a iki:Ringkasan ; iki:kunciWilayah "{key}" ; dcterms:identifier "{way}" ;
  iki:jumlahDokumen ?n ; {written} }} }}
WHERE {{
  {{
    SELECT (COUNT(DISTINCT ?dok) AS ?n) {sums}
    WHERE {{ GRAPH ?g {{ ?r iki:kunciWilayah "{key}" ; a iki:Ringkasan ; iki:atasDokumen ?dok ; {read} }} }}
  }}
  FILTER(?n > 0)
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
  }}
  BIND(IRI(CONCAT("{base}jumlah/{key}/", REPLACE(STR(?aturan), "^.*#", ""), "-", LCASE(REPLACE(STR(?berat), "^.*#", "")))) AS ?jumlah)
}}"""
    return [f"DROP SILENT GRAPH {graph}", _whole(summary), _whole(findings)]


def _whole(operation: str) -> str:
    """An operation with its names written out: operations that are joined to one update share no prologue."""
    return re.sub(r"\b(iki|sh|dcterms):(\w+)", lambda name: f"<{PREFIXES[name[1]]}{name[2]}>", operation)


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


def key_of(store: Changeable, graph: str) -> str | None:
    """The regency's key of a stored decree, by the IRI of its graph; None where the store has no summary of it."""
    return next((str(key) for (key,) in run(_KEY.replace("GRAF", graph), store.data).rows), None)


def stale(store: Changeable, decree: str, nquads: bytes = b"") -> list[str]:
    """The graphs of totals that no longer hold when a decree, by the IRI of its graph, is replaced by what the N-Quads say: those of its regency
    before and after."""
    keys = {key_of(store, decree), *(key.decode() for key in _WRITTEN.findall(nquads))}
    return [f"{decree.rpartition('/')[0]}/jumlah/{key}" for key in sorted(filter(None, keys))]

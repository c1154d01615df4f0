"""Totals of regencies, kept beside the decrees they are of, so that questions about the country need not look at every decree.

They are never counted up or down: a regency's totals are made anew from the summaries and findings of its decrees, a few dozen, whenever one
of these is added, replaced or removed; so they cannot drift. Totals of the country are the sums over regencies, asked for by queries.
"""

import re
from collections.abc import Iterable
from typing import Protocol

from iki_graph.graph.query import Data, run
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
_KEY = "SELECT ?kunci WHERE { GRAPH <GRAF/ringkasan> { ?r iki:kunciWilayah ?kunci } }"


class Changeable(Protocol):
    """A store that answers queries and takes updates."""

    @property
    def data(self) -> Data:
        """What `graph.query.run` asks."""

    def change(self, operations: Iterable[str]) -> None:
        """Carry out the operations of a SPARQL update."""


def update(key: str, base: str = BASE) -> list[str]:
    """The operations of a SPARQL update that make the totals of one regency anew from its decrees, whatever they were; `key`: its `iki:kunciWilayah`."""
    graph, node = f"<{base}graf/jumlah/{key}>", f"<{base}jumlah/{key}>"
    sums = " ".join(f"(SUM(?x{at}) AS ?s{at})" for at in range(len(_COUNTS)))
    read = " ; ".join(f"<{term}> ?x{at}" for at, term in enumerate(_COUNTS))
    written = " ; ".join(f"<{term}> ?s{at}" for at, term in enumerate(_COUNTS))
    summary = f"""INSERT {{ GRAPH {graph} {{ {node} a iki:Ringkasan ; iki:kunciWilayah "{key}" ; iki:jumlahDokumen ?n ; {written} }} }}
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

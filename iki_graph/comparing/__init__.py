"""Two decrees side by side: what is new, gone, renamed, moved or counted otherwise, and the checks that need a second document."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Protocol

import pyoxigraph as ox
from pydantic import BaseModel, ConfigDict, Field

from iki_graph.checks.temuan import Temuan
from iki_graph.comparing.changes import Perihal, Selisih, counts, differences
from iki_graph.comparing.content import Isi, content
from iki_graph.comparing.pairs import pair
from iki_graph.comparing.rules import copied, findings
from iki_graph.graph.iri import family
from iki_graph.graph.query import Data

__all__ = ["Naskah", "Perbandingan", "Perihal", "Selisih", "compare", "in_order"]


class Readable(Protocol):
    """A store of decrees, here or on a server."""

    @property
    def data(self) -> Data:
        """What `graph.query.run` asks."""

    def quads(self, graph: str) -> Iterator[ox.Quad]:
        """The quads of one named graph."""


class Naskah(BaseModel):
    """Which decree is compared."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    berkas: str
    instansi: str = ""
    kabupaten: str = ""
    nomor: str = ""
    periode: str = ""


class Perbandingan(BaseModel):
    """An older decree and a newer one, or those of two offices, and what differs."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    lama: Naskah
    baru: Naskah
    sama_instansi: bool = Field(description="Whether both are of one office, by its name and regency")
    salinan: float = Field(
        description="Share of the newer decree's indicators that are word for word the older one's, 0..1; years do not count"
    )
    jumlah: dict[str, int] = Field(description="How many differences there are of each kind")
    selisih: list[Selisih]
    temuan: list[Temuan] = Field(description="What the checks of two documents (LTS-…) find on the newer decree")


def compare(store: Readable, old: str, new: str, people: bool = False) -> Perbandingan:
    """Compare two decrees of a store by the IRIs of their documents. Names of holders show only with `people`.

    Raises KeyError for a decree that the store does not hold.
    """
    pair_store = _both(store, old, new)
    before, after = content(pair_store, old), content(pair_store, new)
    known = pair(before, after)
    found = differences(before, after, people, known)
    return Perbandingan(
        lama=_naskah(before),
        baru=_naskah(after),
        sama_instansi=bool(before.kantor) and before.kantor == after.kantor,
        salinan=float(copied(before, after)),
        jumlah=counts(found),
        selisih=found,
        temuan=findings(pair_store, before, after, known),
    )


def in_order(store: Readable, decrees: Sequence[str]) -> list[tuple[str, str]]:
    """Each office's decrees in pairs of one and the next, by the years that they are for; decrees without a year or an office are in none."""
    held = [content(store.data, dok) for dok in decrees]
    dated = sorted((isi for isi in held if isi.tahun and isi.kantor), key=lambda isi: (isi.kantor, isi.tahun or (0, 0), isi.berkas))
    return [(a.dok, b.dok) for a, b in pairwise(dated) if a.kantor == b.kantor]


def _both(store: Readable, *decrees: str) -> ox.Store:
    """A store of these decrees alone, in its default graph. The graphs of a decree are named after its document: `…/dok/KEY`, `…/graf/KEY…`."""
    found = ox.Store()
    for dok in decrees:
        for graph in family(dok.replace("/dok/", "/graf/")):
            found.extend(ox.Quad(quad.subject, quad.predicate, quad.object) for quad in store.quads(graph))
    return found


def _naskah(isi: Isi) -> Naskah:
    return Naskah(berkas=isi.berkas, instansi=isi.instansi, kabupaten=isi.kabupaten, nomor=isi.nomor, periode=isi.periode)

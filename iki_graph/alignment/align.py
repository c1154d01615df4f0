"""Which indicator of the next level up does each IKI serve?

Two answers are given, both from texts that are the same up to case, space and punctuation: the IKI's indicator stands in the
table of a superior or among the IKU; or its kinerja does. Nearer superiors win over farther ones and over the IKU, a common
indicator over a common kinerja. Nothing is guessed from texts that are merely alike.
"""

from collections import defaultdict
from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, Field

from iki_graph.record import IKI, Rekaman
from iki_graph.reference.keys import squash

SAME_INDICATOR = 1.0
SAME_KINERJA = 0.8

NOTHING = "Tidak ada indikator atau kinerja yang bunyinya sama pada atasan maupun pada IKU."


class Keselarasan(BaseModel):
    """The answer for one IKI, by record indices; `ke` None: nothing was found that it serves."""

    iki: str = Field(description="The IKI: 'jabatan:3/iki:2'")
    ke: str | None = Field(None, description="What it serves: 'iku:0', 'jabatan:0/iki:4'; None: nothing found")
    skor: float = Field(0.0, ge=0, le=1, description="How sure the link is")
    jenis: Literal["dinyatakan", "disimpulkan"] = Field("disimpulkan", description="Stated by the document, or inferred")
    alasan: str = Field(description="Why, for people")


def superiors(rekaman: Rekaman) -> list[list[int]]:
    """For each position the indices of its superiors in the document, the direct one first; a cycle ends the chain."""
    index = {jabatan.urut: at for at, jabatan in reversed(list(enumerate(rekaman.jabatan)))}
    above = [None if j.atasan_urut is None else index.get(j.atasan_urut) for j in rekaman.jabatan]
    chains = []
    for at in range(len(above)):
        chain: list[int] = []
        up = above[at]
        while up is not None and up != at and up not in chain:
            chain.append(up)
            up = above[up]
        chains.append(chain)
    return chains


def align(rekaman: Rekaman) -> list[Keselarasan]:
    """One answer for every IKI of the record, in the record's order."""
    tables = [_Table() for _ in rekaman.jabatan]
    office = _Table()
    for at, iku in enumerate(rekaman.iku):
        number = sum(other.tingkat == iku.tingkat for other in rekaman.iku[: at + 1])
        name = f"IKU {number}" if iku.tingkat == "iku" else f"indikator program {number}"
        office.add(f"iku:{at}", name, iku.indikator, iku.sasaran)
    for at, jabatan in enumerate(rekaman.jabatan):
        for row, iki in enumerate(jabatan.iki):
            name = f"IKI {row + 1} {jabatan.nama or 'atasan'}"
            tables[at].add(f"jabatan:{at}/iki:{row}", name, iki.indikator, iki.kinerja)
    found = []
    for at, (jabatan, chain) in enumerate(zip(rekaman.jabatan, superiors(rekaman), strict=True)):
        above = [*(tables[up] for up in chain), office]
        for row, iki in enumerate(jabatan.iki):
            node = f"jabatan:{at}/iki:{row}"
            found.append(next(_same(node, iki, above), None) or Keselarasan(iki=node, alasan=NOTHING))
    return found


class _Table:
    """The rows of one table, each (node, name for people), by the letters of their indicator and of their kinerja."""

    def __init__(self) -> None:
        self.rows: dict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)

    def add(self, node: str, name: str, indikator: str | None, kinerja: str | None) -> None:
        """Enter a row."""
        self.rows["indikator", squash(indikator or "")].append((node, name))
        self.rows["kinerja", squash(kinerja or "")].append((node, name))


def _same(node: str, iki: IKI, above: list[_Table]) -> Iterator[Keselarasan]:
    """Links to rows of the same wording, best first. Where several bear the kinerja, the first stands for them, with a share of the score."""
    for column, text, score in (("indikator", iki.indikator, SAME_INDICATOR), ("kinerja", iki.kinerja, SAME_KINERJA)):
        for table in above:
            rows = table.rows.get((column, squash(text or "")), [])
            if rows and squash(text or ""):
                target, name = rows[0]
                share = len(rows) if column == "kinerja" else 1
                reason = f"Bunyi {column} sama dengan {name}" + (f", satu dari {share} indikator kinerja itu." if share > 1 else ".")
                yield Keselarasan(iki=node, ke=target, skor=round(score / share, 2), alasan=reason)

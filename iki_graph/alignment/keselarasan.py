"""One link of an alignment, and a reviewer's verdict on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from pydantic import BaseModel, Field

from iki_graph.alignment.reasons import alasan

THRESHOLD = 0.5
"""Score below which nothing is linked: what is more likely wrong than right. A wrong link costs more than a gap: the gap is still there."""


class Keselarasan(BaseModel):
    """What one row or statement serves, by record indices; `ke` None: nothing was found that it serves."""

    iki: str = Field(description="Who serves: an IKI 'jabatan:3/iki:2', or of the levels above 'iku:1', 'sasaran:0', 'tujuan:0', 'misi:0'")
    ke: str | None = Field(None, description="What it serves: 'iku:0', 'jabatan:0/iki:4', 'sasaran:1'; None: nothing found")
    skor: float = Field(0.0, ge=0, le=1, description="How likely a reviewer accepts the link; 1 where the document or a reviewer says so")
    jenis: Literal["dinyatakan", "disimpulkan", "ditinjau"] = Field(
        "disimpulkan", description="Stated by the document, inferred, or decided by a reviewer"
    )
    alasan: str = Field(description="Why, for people, in Indonesian")
    alasan_en: str = Field("", description="The same in English; empty where it is not known (a store)")
    penelaah: str = Field("", description="Who decided, of a link that a reviewer decided")
    tanggal: str = Field("", description="When they decided, as an ISO date")


class Penolakan(NamedTuple):
    """A target that a reviewer ruled out, with their note, who they are and when."""

    ke: str
    catatan: str = ""
    penelaah: str = ""
    tanggal: str = ""


@dataclass(frozen=True, slots=True)
class Putusan:
    """A reviewer's verdict on what a row or statement serves: `ke` (None: nothing). It wins over what is inferred or stated.

    `ditolak`: the targets that they ruled out. One that does not `decide` does no more: of those left the likeliest is proposed.
    """

    ke: str | None = None
    alasan: str = ""
    penelaah: str = ""
    tanggal: str = ""
    ditolak: tuple[Penolakan, ...] = ()
    decides: bool = True

    @property
    def bukan(self) -> frozenset[str]:
        """The targets that are ruled out."""
        return frozenset(one.ke for one in self.ditolak)

    def link(self, node: str) -> Keselarasan:
        """The verdict as the link of a node. Only for one that decides."""
        begun = alasan("decided" if self.ke else "decided-nothing")
        why, en = (f"{one}: {self.alasan}" if self.alasan else f"{one}." for one in begun)
        about = {"alasan": why, "alasan_en": en, "penelaah": self.penelaah, "tanggal": self.tanggal}
        return Keselarasan(iki=node, ke=self.ke, skor=1.0, jenis="ditinjau", **about)


Verdicts = Mapping[str, Putusan]
"""Verdicts by the node they are about, as `Keselarasan.iki` names it."""

"""One link of an alignment, and a reviewer's verdict on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from pydantic import BaseModel, Field

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
    alasan: str = Field(description="Why, for people")


@dataclass(frozen=True, slots=True)
class Putusan:
    """A reviewer's verdict on what a row or statement serves: `ke` (None: nothing). It wins over what is inferred or stated.

    With `bukan` alone it only rules targets out: of those left the likeliest is proposed.
    """

    ke: str | None = None
    alasan: str = ""
    bukan: frozenset[str] = frozenset()

    @property
    def decides(self) -> bool:
        """Whether the verdict names the answer, and not only what it is not."""
        return self.ke is not None or not self.bukan

    def link(self, node: str) -> Keselarasan:
        """The verdict as the link of a node. Only for one that decides."""
        said = "Ditetapkan penelaah" if self.ke else "Penelaah menetapkan bahwa ini tidak melayani apa pun"
        return Keselarasan(iki=node, ke=self.ke, skor=1.0, jenis="ditinjau", alasan=f"{said}: {self.alasan}" if self.alasan else f"{said}.")


Verdicts = Mapping[str, Putusan]
"""Verdicts by the node they are about, as `Keselarasan.iki` names it."""

"""Reviewers' verdicts on links: found again by the texts of both ends, never moved to others.

A verdict is about two rows or statements of a decree: what serves, and what it serves or does not serve. Both are known by what they say
and where (decree, level, position, kinerja, indicator); where several say the same, by their number among them, which holds as long as
they are as many. A verdict of which one end is no longer found is an orphan: kept and shown, and attached to nothing.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

import networkx as nx
from pydantic import BaseModel, ConfigDict, Field

from iki_graph.alignment.keselarasan import Keselarasan, Penolakan, Putusan
from iki_graph.alignment.stated import stated
from iki_graph.record import Rekaman
from iki_graph.reference.keys import digest, squash


class TautanTersimpan(BaseModel):
    """A verdict on a link as it is kept: the keys of its ends, and what they said at that time."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    putusan: Literal["terima", "tolak"]
    catatan: str = ""
    penelaah: str = ""
    tanggal: str = ""
    dari: str = Field(description="Key of what serves")
    ke: str = Field("", description="Key of what it serves; '': nothing")
    teks: str = ""
    teks_ke: str = ""

    @property
    def sidik(self) -> str:
        """Identity of the link that the verdict is about."""
        return digest(self.dari, self.ke)


class End(NamedTuple):
    """A row or statement of one of a file's decrees: which decree (from 0), its node, its key, and what it says."""

    decree: int
    node: str
    key: str
    text: str
    post: str


class Ends:
    """All rows and statements of a file's decrees, by node and by key."""

    def __init__(self, records: Sequence[Rekaman]) -> None:
        found = [
            (at, node, _said(rekaman, graph, node)) for at, rekaman in enumerate(records) for graph in [stated(rekaman)] for node in graph
        ]
        texts = [digest(*said.parts) for _, _, said in found]
        alike, seen = Counter(texts), Counter[str]()
        self.by_node: dict[tuple[int, str], End] = {}
        self.by_key: dict[str, End] = {}
        for (at, node, said), text in zip(found, texts, strict=True):
            seen[text] += 1
            key = text if alike[text] == 1 else digest(text, str(seen[text]), str(alike[text]))
            self.by_node[at, node] = self.by_key[key] = End(at, node, key, said.text, said.post)

    def sidik(self, decree: int, link: Keselarasan) -> str:
        """Identity of a link of one of the decrees."""
        return digest(self.by_node[decree, link.iki].key, self.by_node[decree, link.ke].key if link.ke else "")

    def kept(self, child: End, parent: End | None, **verdict: str) -> TautanTersimpan:
        """A verdict on a link, as it is kept; `parent` None: on that it serves nothing."""
        ends = {"dari": child.key, "ke": parent.key if parent else "", "teks": child.text, "teks_ke": parent.text if parent else ""}
        return TautanTersimpan.model_validate(verdict | ends)

    def pairs(self) -> dict[str, tuple[End, End | None]]:
        """Every link that could be within a decree, by its identity: whatever is proposed, a verdict finds the texts that it is about."""
        by_decree: dict[int, list[End]] = {}
        for end in self.by_key.values():
            by_decree.setdefault(end.decree, []).append(end)
        return {
            digest(child.key, parent.key if parent else ""): (child, parent)
            for members in by_decree.values()
            for child in members
            for parent in (None, *members)
        }

    def pair(self, verdict: TautanTersimpan) -> tuple[End, End | None] | None:
        """The ends that a verdict is about, the second None for nothing; None where one is not found."""
        child, parent = self.by_key.get(verdict.dari), self.by_key.get(verdict.ke)
        if child is None or (verdict.ke and (parent is None or parent.decree != child.decree)):
            return None
        return child, parent


class Attached(NamedTuple):
    """What became of the verdicts: for `align`, one mapping a decree; and those of which an end is not found."""

    verdicts: list[dict[str, Putusan]]
    orphans: list[TautanTersimpan]


def attach(records: Sequence[Rekaman], kept: Iterable[TautanTersimpan]) -> Attached:
    """Bring verdicts to the rows and statements of a file's decrees."""
    result = Attached([{} for _ in records], [])
    kept = list(kept)
    if not kept:
        return result
    ends = Ends(records)
    for verdict in kept:
        pair = ends.pair(verdict)
        if pair is None:
            result.orphans.append(verdict)
            continue
        child, parent = pair
        verdicts = result.verdicts[child.decree]
        old, about = verdicts.get(child.node, Putusan(decides=False)), (verdict.catatan, verdict.penelaah, verdict.tanggal)
        if verdict.putusan == "terima":
            verdicts[child.node] = Putusan(parent.node if parent else None, *about, old.ditolak)
        elif parent:
            verdicts[child.node] = replace(old, ditolak=(*old.ditolak, Penolakan(parent.node, *about)))
    return result


def merged(kept: Iterable[TautanTersimpan], answers: Mapping[str, TautanTersimpan | None]) -> list[TautanTersimpan]:
    """The verdicts to keep after a reviewer's answers, by `sidik` of the link; None takes one back. Of one row only the last acceptance stays."""
    verdicts = {verdict.sidik: verdict for verdict in kept}
    for sidik, answer in answers.items():
        if answer is None:
            verdicts.pop(sidik, None)
            continue
        if answer.putusan == "terima":
            verdicts = {key: old for key, old in verdicts.items() if old.dari != answer.dari or old.putusan != "terima"}
        verdicts[answer.sidik] = answer
    return list(verdicts.values())


def identity(rekaman: Rekaman) -> str:
    """Which decree this is, whatever its version: its office, period and subject. '' where office or period is not known."""
    dokumen = rekaman.dokumen
    if not dokumen.instansi or not dokumen.tahun:
        return ""
    return digest(*(squash(part or "") for part in (dokumen.kabupaten, dokumen.instansi, dokumen.tahun, dokumen.tentang)))


class _Said(NamedTuple):
    parts: tuple[str, ...]
    text: str
    post: str


def _said(rekaman: Rekaman, graph: nx.DiGraph, node: str) -> _Said:
    """What a node says, and what tells it from others. Where the decree cannot be told from others, its source's bytes do."""
    data = graph.nodes[node]
    owner = data.get("jabatan")
    post = (graph.nodes[owner]["text"] or "") if owner else ""
    text, kinerja = data["text"] or "", data.get("kinerja") or ""
    decree = identity(rekaman) or (rekaman.sumber.sha256 if rekaman.sumber else rekaman.berkas)
    return _Said((decree, data["level"], *(squash(part) or part for part in (post, kinerja, text))), text or kinerja, post)

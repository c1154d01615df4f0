"""What differs between two decrees: indicators, positions, holders, legal bases, findings."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from iki_graph.checks.catalogue import catalogue
from iki_graph.comparing.content import YEAR, Catatan, Indikator, Isi
from iki_graph.comparing.pairs import Padanan, Pasangan, only, pair
from iki_graph.record import Baris
from iki_graph.reference.keys import squash

Perihal = Literal[
    "baru", "hilang", "ganti-nama", "pindah", "formula-berubah", "sumber-berubah", "target-berubah", "satuan-berubah",
    "jabatan-baru", "jabatan-hilang", "jabatan-ganti-nama", "pemegang-berganti", "dasar-baru", "dasar-hilang", "dasar-berubah", "temuan-selesai", "temuan-baru",
]  # fmt: skip
"""Kinds of differences, in the order in which they are told."""

_FIELDS: tuple[tuple[Perihal, str], ...] = (
    ("formula-berubah", "formulasi"),
    ("sumber-berubah", "sumber_data"),
    ("target-berubah", "target"),
    ("satuan-berubah", "satuan"),
)


class Selisih(BaseModel):
    """One difference between an older decree and a newer one."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    perihal: Perihal
    tingkat: str = Field(description="iku, program, iki; jabatan; dasar hukum; for findings their level")
    pemilik: str = Field("", description="Position or office, as the newer decree names it")
    hal: str = Field(description="What it is about: the indicator, the position, the regulation, code and name of the check")
    lama: str = Field("", description="What the older decree says")
    baru: str = Field("", description="What the newer decree says")
    alasan: str = Field("", description="Why two texts are taken for one, in Indonesian")
    alasan_en: str = ""
    skor: float | None = Field(None, description="How alike two texts are, 0..1; null where nothing was guessed")
    baris_lama: Baris | None = Field(None, description="Lines of the older source")
    baris_baru: Baris | None = Field(None, description="Lines of the newer source")


def differences(old: Isi, new: Isi, people: bool = False, padanan: Padanan | None = None) -> list[Selisih]:
    """All differences, by kind and then in the order of the decrees. Names of holders show only with `people`."""
    known = pair(old, new) if padanan is None else padanan
    found = [
        *_indicators(old, new, known),
        *_positions(old, new, known, people),
        *_bases(old, new),
        *_findings(old, new, known),
    ]
    kinds = {kind: at for at, kind in enumerate(Perihal.__args__)}  # type: ignore[attr-defined]
    return sorted(found, key=lambda one: kinds[one.perihal])


def _indicators(old: Isi, new: Isi, known: Padanan) -> Iterator[Selisih]:
    pairs = known.indikator
    for row in only(new.indikator, (one.baru for one in pairs)):
        yield _about(row, new, "baru", baru=row.teks, baris_baru=new.baris.get(row.node))
    for row in only(old.indikator, (one.lama for one in pairs)):
        yield _about(row, old, "hilang", lama=row.teks, baris_lama=old.baris.get(row.node))
    for one in pairs:
        lines = {"baris_lama": old.baris.get(one.lama.node), "baris_baru": new.baris.get(one.baru.node)}
        if squash(one.lama.teks) != squash(one.baru.teks):
            reason = {"alasan": one.alasan, "alasan_en": one.alasan_en, "skor": one.skor}
            yield _about(one.baru, new, "ganti-nama", lama=one.lama.teks, baru=one.baru.teks, **reason, **lines)
        if _moved(one, old, new, known):
            yield _about(one.baru, new, "pindah", lama=old.pemilik(one.lama.pemilik), baru=new.pemilik(one.baru.pemilik), **lines)
        for kind, field in _FIELDS:
            before, after = getattr(one.lama, field), getattr(one.baru, field)
            if squash(before) != squash(after):
                yield _about(one.baru, new, kind, lama=before, baru=after, **lines)


def _moved(one: Pasangan, old: Isi, new: Isi, known: Padanan) -> bool:
    before, after = one.lama.pemilik, one.baru.pemilik
    if before not in old.jabatan or after not in new.jabatan:
        return (before in old.jabatan) != (after in new.jabatan)
    return known.jabatan.get(before) != after


def _about(row: Indikator, isi: Isi, perihal: Perihal, **more: object) -> Selisih:
    head = {"perihal": perihal, "tingkat": row.tingkat, "pemilik": isi.pemilik(row.pemilik), "hal": row.teks}
    return Selisih.model_validate(head | more)


def _positions(old: Isi, new: Isi, known: Padanan, people: bool) -> Iterator[Selisih]:
    pairs = known.jabatan
    for node, name in new.jabatan.items():
        if node not in pairs.values():
            yield Selisih(perihal="jabatan-baru", tingkat="jabatan", hal=name, baru=name, baris_baru=new.baris.get(node))
    for node, name in old.jabatan.items():
        if node not in pairs:
            yield Selisih(perihal="jabatan-hilang", tingkat="jabatan", hal=name, lama=name, baris_lama=old.baris.get(node))
    for node, share in known.ganti_nama.items():
        name = new.jabatan[pairs[node]]
        reason = {"alasan": "sebagian besar IKI-nya sama", "alasan_en": "most of its IKI are the same", "skor": share}
        lines = {"baris_lama": old.baris.get(node), "baris_baru": new.baris.get(pairs[node])}
        head = {"perihal": "jabatan-ganti-nama", "tingkat": "jabatan", "hal": name, "lama": old.jabatan[node], "baru": name}
        yield Selisih.model_validate(head | reason | lines)
    for node, fellow in pairs.items():
        before, after = old.pemegang.get(node, ""), new.pemegang.get(fellow, "")
        if before and after and squash(before) != squash(after):
            names = {"lama": before, "baru": after} if people else {}
            yield Selisih(perihal="pemegang-berganti", tingkat="jabatan", hal=new.jabatan[fellow], **names)


def _bases(old: Isi, new: Isi) -> Iterator[Selisih]:
    """Legal bases by their regulation; by their text where that is not known."""
    before, after = ({one.kunci or squash(one.teks): one for one in reversed(isi.dasar)} for isi in (old, new))
    for isi, mine, other in ((new, after, before), (old, before, after)):
        for one in isi.dasar:
            key = one.kunci or squash(one.teks)
            if mine[key] is not one:
                continue
            if key not in other and isi is new:
                yield Selisih(perihal="dasar-baru", tingkat="dasar hukum", hal=one.kunci, baru=one.teks, baris_baru=new.baris.get(one.node))
            elif key not in other:
                yield Selisih(
                    perihal="dasar-hilang", tingkat="dasar hukum", hal=one.kunci, lama=one.teks, baris_lama=old.baris.get(one.node)
                )
            elif isi is new and squash(one.teks) != squash(other[key].teks):
                lines = {"baris_lama": old.baris.get(other[key].node), "baris_baru": new.baris.get(one.node)}
                texts = {"lama": other[key].teks, "baru": one.teks}
                yield Selisih.model_validate({"perihal": "dasar-berubah", "tingkat": "dasar hukum", "hal": one.kunci, **texts, **lines})


def _findings(old: Isi, new: Isi, known: Padanan) -> Iterator[Selisih]:
    """Findings of the same check on the same thing are the same, whatever else became of the thing."""
    to = {old.dok: new.dok, **known.jabatan, **{one.lama.node: one.baru.node for one in known.indikator}}
    same = {node: node for node in to.values()}
    before, after = ([(item.kode, *_thing(item, nodes)) for item in isi.temuan] for isi, nodes in ((old, to), (new, same)))
    for perihal, isi, keys, others in (("temuan-selesai", old, before, Counter(after)), ("temuan-baru", new, after, Counter(before))):
        fellows = to if isi is old else same
        lone = {node for node in (*isi.jabatan, *(row.node for row in isi.indikator)) if node not in fellows}
        for item, key in zip(isi.temuan, keys, strict=True):
            others[key] -= 1
            if others[key] < 0:
                yield _finding(perihal, item, isi, isi is new, bool(lone & _above(item.unsur)))


def _above(node: str) -> set[str]:
    """A node and all that it is a part of, by their IRIs."""
    steps = node.split("/")
    return {"/".join(steps[: at + 1]) for at in range(len(steps))}


def _thing(item: Catatan, to: Mapping[str, str]) -> tuple[str, str]:
    """What a finding is about, in terms of the newer decree: the nearest thing that has a fellow there, and from it the text where it counts
    several, years aside, else the way."""
    step = item.unsur
    while step not in to and step:
        step = step.rpartition("/")[0]
    way = item.unsur.removeprefix(step)
    return to.get(step, ""), squash(YEAR.sub("", item.teks)) if item.teks and any(c.isdigit() for c in way) else way


_LONE = {
    False: {"alasan": "unsurnya tidak ada lagi", "alasan_en": "what it was about is gone"},
    True: {"alasan": "pada unsur baru", "alasan_en": "on what is new"},
}


def _finding(perihal: str, item: Catatan, isi: Isi, newer: bool, lone: bool) -> Selisih:
    rule = catalogue().get(item.kode)
    owner = next((name for node, name in isi.jabatan.items() if item.unsur == node or item.unsur.startswith(f"{node}/")), "")
    side = {"baru" if newer else "lama": item.teks, "baris_baru" if newer else "baris_lama": _place(item.unsur, isi)}
    head = {"perihal": perihal, "tingkat": item.tingkat, "pemilik": owner, "hal": f"{item.kode} {rule.nama if rule else ''}".strip()}
    return Selisih.model_validate(head | side | (_LONE[newer] if lone else {}))


def _place(node: str, isi: Isi) -> Baris | None:
    while node not in isi.baris:
        node = node.rpartition("/")[0]
        if not node:
            return None
    return isi.baris[node]


def counts(found: Iterable[Selisih]) -> dict[str, int]:
    """How many differences there are of each kind, those that there are."""
    number = Counter(one.perihal for one in found)
    return {kind: number[kind] for kind in Perihal.__args__ if number[kind]}  # type: ignore[attr-defined]

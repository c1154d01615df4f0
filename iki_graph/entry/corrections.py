"""Corrections of a reading: kept beside the source, found again by what the machine read, never moved to another text.

A correction is about a row of a sheet (`sheets.py`), which is known by its place (position, dictum) and its name (indicator, text).
A corrected value is found where the same row still has the old text; where the machine by now reads the new one, it is fulfilled and
silent. Otherwise it is an orphan: kept and told, and brought to nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from iki_graph.entry.sheets import LEMBAR, OFFICE, Row, labels, list_of, rows, tidy
from iki_graph.record import Rekaman
from iki_graph.reference.keys import digest, squash


class KoreksiTersimpan(BaseModel):
    """A correction as it is kept: which row, what the machine read there at that time, and what stands there instead."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    apa: Literal["ubah", "tambah", "hapus", "benar"]
    lembar: str
    kolom: str = Field("", description="Column of a changed value")
    lama: str = ""
    baru: str = ""
    baris: dict[str, str] = Field(description="The row: as the machine read it, or as it is added")
    setelah: dict[str, str] = Field({}, description="The row that an added one stands behind; none: at the end")
    serupa: int = Field(0, description="Of an added row: how many rows the machine read with all of its values")
    penunjuk: str = Field("", description="Where the row was in the record at that time")
    ke: int = Field(1, description="Which decree of the file, from 1")
    tanda: list[str] = Field([], description="What tells the decree: hashes of its source, number, title, office")
    penelaah: str = ""
    tanggal: str = ""

    @property
    def sidik(self) -> str:
        """Identity of the place that the correction is about."""
        cells = [f"{key}={value}" for key, value in sorted(self.baris.items()) if value]
        return digest(str(self.ke), self.apa, self.lembar, self.kolom, self.penunjuk if self.apa != "tambah" else "", *cells)


@dataclass
class Entri:
    """A row with its corrections. `penunjuk` of an added row ends in + and a key of its own; `daftar`: the list that it stands in."""

    row: Row
    nilai: dict[str, str]
    daftar: str
    koreksi: dict[str, KoreksiTersimpan] = field(default_factory=dict)
    tindakan: KoreksiTersimpan | None = None

    @property
    def penunjuk(self) -> str:
        """Where the row is in the machine's record."""
        return self.row.penunjuk

    @property
    def is_added(self) -> bool:
        """Whether a person added it."""
        return self.row.penunjuk.rpartition("/")[2].startswith("+")

    @property
    def is_removed(self) -> bool:
        """Whether a person removed it."""
        return self.tindakan is not None and self.tindakan.apa == "hapus"


@dataclass(frozen=True)
class Overlay:
    """The rows of a record with what people changed on them; the corrections that met nothing, and those that the machine now reads so."""

    entri: list[Entri]
    orphans: list[KoreksiTersimpan]
    fulfilled: list[KoreksiTersimpan]


def signs(*records: Rekaman) -> list[str]:
    """What tells a decree from another in a file of the same name, by any of the readings given: as read, as corrected."""
    found: set[str] = set()
    for rekaman in records:
        dokumen = rekaman.dokumen
        told = (dokumen.nomor, dokumen.tentang, dokumen.instansi and f"{dokumen.instansi} {dokumen.tahun}")
        found |= {digest(squash(text)) for text in told if text}
        found |= {rekaman.sumber.sha256[:16]} if rekaman.sumber else set()
    return sorted(found)


def overlay(rekaman: Rekaman, kept: Iterable[KoreksiTersimpan], ordinal: int = 1) -> Overlay:
    """Bring corrections to a record as the machine read it; `ordinal`: which decree of its file it is, from 1."""
    return _Overlay(rekaman, [one for one in kept if one.ke == ordinal]).result


def alike(rekaman: Rekaman, kept: Sequence[KoreksiTersimpan], one: KoreksiTersimpan) -> int:
    """How many rows the machine reads with all the values of an added one, at the place that corrections call so."""
    return _Overlay(rekaman, kept).alike(one)


class _Overlay:
    def __init__(self, rekaman: Rekaman, kept: Sequence[KoreksiTersimpan]) -> None:
        self.result = Overlay([], [], [])
        self.entri: dict[str, list[Entri]] = {key: [] for key in LEMBAR}
        for row in rows(rekaman):
            self.entri[row.lembar].append(Entri(row, dict(row.nilai), row.penunjuk.rpartition("/")[0]))
        self.renamed = _renamed(kept)
        self.added = 0
        here = set(signs(rekaman))
        mine = [one for one in kept if not one.tanda or here & set(one.tanda)]
        self.result.orphans.extend(one for one in kept if one not in mine)
        steps = {"ubah": self.change, "hapus": self.remove, "tambah": self.add, "benar": self.confirm}
        for apa, step in steps.items():
            for one in sorted((one for one in mine if one.apa == apa), key=lambda one: _ORDER.index(one.lembar)):
                step(one)
        self.result.entri.extend(entri for key in LEMBAR for entri in self.entri[key])

    def change(self, one: KoreksiTersimpan) -> None:
        """A value of a row."""
        name = LEMBAR[one.lembar].nama
        rows = [e for e in self.placed(one) if one.kolom == name or self.same(one, name, e.row.nilai[name])]
        hits = [e for e in rows if _alike(e.row.nilai[one.kolom], one.lama)]
        if one.kolom == name and not one.lama:
            hits = [e for e in hits if self.agreement(one, e) >= 0.5]
        if found := self.best(one, hits):
            found.nilai[one.kolom] = one.baru
            found.koreksi[one.kolom] = one
        elif any(e.row.nilai[one.kolom] == one.baru for e in rows):
            self.result.fulfilled.append(one)
        else:
            self.result.orphans.append(one)

    def remove(self, one: KoreksiTersimpan) -> None:
        """A row that is none. Where it is no longer read, the wish is fulfilled."""
        name = LEMBAR[one.lembar].nama
        hits = [e for e in self.placed(one) if self.same(one, name, e.row.nilai[name]) and self.agreement(one, e) >= 0.5]
        if found := self.best(one, hits):
            found.tindakan = one
        else:
            (self.result.orphans if hits else self.result.fulfilled).append(one)

    def confirm(self, one: KoreksiTersimpan) -> None:
        """A row that is read right: as it was at that time, with what was corrected on it."""
        hits = [e for e in self.placed(one) if e.tindakan is None and all(_alike(e.nilai[k], v) for k, v in self.own(one).items())]
        if found := self.best(one, hits):
            found.tindakan = one
        else:
            self.result.orphans.append(one)

    def add(self, one: KoreksiTersimpan) -> None:
        """A row that was missed."""
        if self.alike(one) > one.serupa:
            self.result.fulfilled.append(one)
            return
        owner = self.owner(one)
        if owner is None:
            self.result.orphans.append(one)
            return
        daftar = list_of(one.lembar, one.baris, owner)
        values = {kolom.kunci: one.baris.get(kolom.kunci, "") for kolom in LEMBAR[one.lembar].kolom}
        self.added += 1
        row = Row(one.lembar, f"{daftar}/+{one.sidik}{self.added}", values)
        entri = self.entri[one.lembar]
        before = [at for at, e in enumerate(entri) if e.daftar == daftar]
        if one.setelah:
            name = LEMBAR[one.lembar].nama
            wanted = one.setelah.get(name, "")
            before = [at for at in before if wanted in (entri[at].nilai[name], entri[at].row.nilai[name])] or before
        place = before[-1] + 1 if before else len(entri)
        while one.setelah and place < len(entri) and entri[place].is_added and entri[place].daftar == daftar:
            place += 1
        entri.insert(place, Entri(row, dict(values), daftar, tindakan=one))

    # ---- how rows are found again

    def alike(self, one: KoreksiTersimpan) -> int:
        """How many rows the machine reads with all the values of an added one."""
        given = {key: value for key, value in self.own(one).items() if value}
        read = (e for e in self.entri[one.lembar] if not e.is_added and all(e.row.nilai[k] == v for k, v in given.items()))
        return sum(self.is_placed(one, e) for e in read)

    def owner(self, one: KoreksiTersimpan) -> str | None:
        """Pointer to the position or dictum that a row belongs to; None where that is not found."""
        column = {"butir": "diktum", "tugas": "jabatan", "iki": "jabatan"}.get(one.lembar)
        if column is None:
            return ""
        label = one.baris[column]
        if column == "jabatan" and label == OFFICE:
            return "/instansi_tugas_fungsi"
        owners = self.entri[column]
        name = LEMBAR[column].nama
        for texts in ([e.nilai[name] for e in owners], [e.row.nilai[name] for e in owners]):
            for entri, text in zip(owners, labels(texts), strict=True):
                if self.known_as(column, label, text):
                    return entri.penunjuk
        return None

    def placed(self, one: KoreksiTersimpan) -> list[Entri]:
        """The rows at the place of a correction."""
        return [e for e in self.entri[one.lembar] if self.is_placed(one, e)]

    def is_placed(self, one: KoreksiTersimpan, entri: Entri) -> bool:
        """Whether a row is at the place of a correction."""
        return all(self.same(one, key, entri.row.nilai[key]) for key in LEMBAR[one.lembar].letak)

    def same(self, one: KoreksiTersimpan, kolom: str, text: str) -> bool:
        """Whether a text is that of the correction's row, as it was read or as it was corrected by then."""
        return self.known_as(one.lembar if kolom == LEMBAR[one.lembar].nama else kolom, one.baris.get(kolom, ""), text)

    def known_as(self, what: str, old: str, text: str) -> bool:
        """Whether `text` is `old`, or one of both is what the other was corrected to."""
        a, b = squash(old) or old, squash(text) or text
        return a == b or b in self.renamed.get((what, a), ()) or a in self.renamed.get((what, b), ())

    def agreement(self, one: KoreksiTersimpan, entri: Entri) -> float:
        """Share of the other values of the correction's row that a row has too."""
        others = {key: value for key, value in self.own(one).items() if value and key != one.kolom}
        return sum(_alike(entri.row.nilai[key], value) for key, value in others.items()) / len(others) if others else 1.0

    def own(self, one: KoreksiTersimpan) -> dict[str, str]:
        """The values of a correction's row but for those that tell its place."""
        sheet = LEMBAR[one.lembar]
        return {kolom.kunci: one.baris[kolom.kunci] for kolom in sheet.kolom if not kolom.letak and kolom.kunci in one.baris}

    def best(self, one: KoreksiTersimpan, hits: Sequence[Entri]) -> Entri | None:
        """The row that agrees most; of several the one that is where it was; None if it cannot be told."""
        most = max((self.agreement(one, e) for e in hits), default=0.0)
        hits = [e for e in hits if self.agreement(one, e) == most]
        return hits[0] if len(hits) == 1 else next((e for e in hits if e.penunjuk == one.penunjuk), None)


_ORDER = ("jabatan", "diktum", *(key for key in LEMBAR if key not in ("jabatan", "diktum")))
"""Sheets, those first that others name."""


def _alike(one: str, other: str) -> bool:
    return tidy(one) == tidy(other)


def _renamed(kept: Iterable[KoreksiTersimpan]) -> dict[tuple[str, str], set[str]]:
    """What names of rows were corrected to: (sheet, old) -> new. A position is renamed for what belongs to it as well."""
    found: dict[tuple[str, str], set[str]] = {}
    for one in kept:
        if one.apa == "ubah" and one.lembar in LEMBAR and one.kolom == LEMBAR[one.lembar].nama:
            found.setdefault((one.lembar, squash(one.lama) or one.lama), set()).add(squash(one.baru) or one.baru)
    return found

"""What a person changed in a workbook of a record, as corrections to keep."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from iki_graph.entry.apply import corrected
from iki_graph.entry.corrections import Entri, KoreksiTersimpan, alike, overlay, signs
from iki_graph.entry.filled import ACTION, Filled
from iki_graph.entry.sheets import LEMBAR, LISTS, SINGLE, path_of, valid_row
from iki_graph.errors import InputError
from iki_graph.record import Rekaman
from iki_graph.reference.keys import digest, squash


@dataclass
class _Kept:
    """The corrections to keep, in order, while they change."""

    items: list[KoreksiTersimpan]
    fresh: list[KoreksiTersimpan] = field(default_factory=list)

    def drop(self, old: KoreksiTersimpan | None) -> None:
        self.items = [one for one in self.items if one is not old]

    def add(self, new: KoreksiTersimpan, instead: KoreksiTersimpan | None = None) -> None:
        self.fresh.append(new)
        place = next((number for number, one in enumerate(self.items) if one is instead), None)
        if place is None:
            self.items.append(new)
        else:
            self.items[place] = new


def sign(entri: Entri) -> str:
    """What a row is, as the machine reads it."""
    return digest(entri.row.lembar, *(f"{key}={value}" for key, value in entri.row.nilai.items()))


def merged(
    path: Path, rows: Sequence[Filled], rekaman: Rekaman, kept: Sequence[KoreksiTersimpan], ordinal: int, penelaah: str, tanggal: str
) -> tuple[list[KoreksiTersimpan], list[Filled]]:
    """The corrections to keep after a filled-in workbook on a record as the machine reads it, and the rows that fit none of it any more.

    A cell that is as it was written says nothing, so that two people who fill in workbooks do not undo each other's corrections. Raises
    InputError, with the place in the workbook, for a value or place that cannot be.
    """
    reader = _Reader(path, rekaman, kept, {"ke": ordinal, "penelaah": penelaah, "tanggal": tanggal})
    written = {row.penunjuk for row in rows if row.kunci}
    reader.added = [e for e in reader.entri if e.is_added and e.penunjuk not in written]
    for row in rows:
        reader.row(row, rows)
    found = reader.kept
    after = overlay(rekaman, found.items, ordinal)
    for one, row in zip(found.fresh, reader.sources, strict=True):
        if any(one is orphan for orphan in after.orphans):
            raise InputError(f"{reader.where(row)}: {_PLACE.get(one.lembar, 'baris ini')} tidak ditemukan; isi seperti pada lembarnya.")
    told = signs(rekaman, corrected(rekaman, after)) if signs(rekaman) else []
    fresh = {id(one) for one in found.fresh}
    return [one.model_copy(update={"tanda": told}) if id(one) in fresh else one for one in found.items], reader.strange


_PLACE = {"butir": "diktum", "tugas": "jabatan", "iki": "jabatan"}


class _Reader:
    def __init__(self, path: Path, rekaman: Rekaman, kept: Sequence[KoreksiTersimpan], about: dict[str, Any]) -> None:
        self.path, self.rekaman = path, rekaman
        self.kept = _Kept(list(kept))
        self.sources: list[Filled] = []
        self.strange: list[Filled] = []
        self.about = about
        self.entri = overlay(rekaman, kept, about["ke"]).entri
        self.added: list[Entri] = []
        """Rows that were added since the workbook was written: it may be read a second time."""
        self.taken: set[int] = set()
        self.before: tuple[Filled, dict[str, str]] | None = None

    def where(self, row: Filled) -> str:
        """Where a row is, for people."""
        return f"{self.path}: lembar {LEMBAR[row.lembar].judul}, baris {row.nomor}"

    def row(self, row: Filled, rows: Sequence[Filled]) -> None:
        """What a row says: a change of the row that it was, or a new one."""
        entri = None
        if row.kunci:
            copies = [one for one in rows if one.kunci == row.kunci and one.lembar == row.lembar]
            if row is min(copies, key=lambda one: len(one.changed())):
                entri = self.found(row)
                if entri is None:
                    self.strange.append(row)
                    return
        try:
            given = valid_row(row.lembar, row.nilai)
        except InputError as error:
            raise InputError(f"{self.where(row)}: {error}.") from None
        if entri is None:
            self.new(row, given)
            return
        changed = {key for key in row.changed() if key not in LEMBAR[row.lembar].letak}
        self.change(row, entri, given, changed)
        self.before = (row, dict(entri.row.nilai) if not entri.is_added else {**entri.nilai, **given})

    def found(self, row: Filled) -> Entri | None:
        """The row that this one was: where it was, or the one with the same content."""
        same = [e for e in self.entri if e.row.lembar == row.lembar and sign(e) == row.sidik and id(e) not in self.taken]
        entri = next((e for e in same if e.penunjuk == row.penunjuk), same[0] if len(same) == 1 else None)
        if entri is not None:
            self.taken.add(id(entri))
        return entri

    def change(self, row: Filled, entri: Entri, given: dict[str, str], changed: set[str]) -> None:
        """Changes of a row that there is."""
        values = {key: given[key] for key in changed - {ACTION}}
        name = LEMBAR[row.lembar].nama
        emptied = values.get(name) == "" and (row.lembar in ("mengingat", "diktum") or _is_listed_text(entri))
        action = "hapus" if emptied else row.tindakan
        if entri.is_added:
            assert entri.tindakan is not None
            if action == "hapus":
                self.kept.drop(entri.tindakan)
            elif values:
                more = entri.tindakan.model_copy(update={**self.about, "baris": {**entri.nilai, **values}})
                self.add(row, more.model_copy(update={"serupa": alike(self.rekaman, self.kept.items, more)}), entri.tindakan)
            return
        base = {"lembar": row.lembar, "penunjuk": entri.penunjuk, **self.about}
        for kolom, new in values.items():
            old = entri.koreksi.get(kolom)
            lama = entri.row.nilai[kolom]
            if new == lama or emptied:
                self.kept.drop(old)
            else:
                self.add(row, KoreksiTersimpan(apa="ubah", kolom=kolom, lama=lama, baru=new, baris=dict(entri.row.nilai), **base), old)
        if ACTION in changed or emptied:
            if action == "":
                self.kept.drop(entri.tindakan)
            else:
                baris = dict(entri.row.nilai) if action == "hapus" else {**entri.nilai, **values}
                self.add(row, KoreksiTersimpan(apa="hapus" if action == "hapus" else "benar", baris=baris, **base), entri.tindakan)
        elif values and entri.tindakan and entri.tindakan.apa == "benar":
            self.add(row, entri.tindakan.model_copy(update={**self.about, "baris": {**entri.nilai, **values}}), entri.tindakan)

    def new(self, row: Filled, given: dict[str, str]) -> None:
        """A row that a person added."""
        sheet = LEMBAR[row.lembar]
        missing = next((k.judul for k in sheet.kolom if k.letak and not given.get(k.kunci)), None)
        if missing:
            raise InputError(f"{self.where(row)}: kolom {missing} kosong; isi supaya baris ini diketahui tempatnya.")
        if row.lembar == "naskah" and given["bagian"] in SINGLE:
            entri = next(e for e in self.entri if e.penunjuk == SINGLE[given["bagian"]])
            self.change(row, entri, given, {"isi"})
            return
        if row.tindakan == "hapus" or not any(value for key, value in given.items() if key not in sheet.letak):
            return
        behind: dict[str, str] = {}
        if self.before and self.before[0].lembar == row.lembar:
            above, values = self.before
            if all(squash(above.nilai.get(key, "")) == squash(row.nilai.get(key, "")) for key in sheet.letak):
                behind = values
        baris = {kolom.kunci: given.get(kolom.kunci, "") for kolom in sheet.kolom}
        again = next((e for e in self.added if e.row.lembar == row.lembar and e.nilai == baris), None)
        if again is not None:
            self.added.remove(again)
            self.before = (row, baris)
            return
        new = KoreksiTersimpan(apa="tambah", lembar=row.lembar, baris=baris, setelah=dict(behind), **self.about)
        self.add(row, new.model_copy(update={"serupa": alike(self.rekaman, self.kept.items, new)}))
        self.before = (row, baris)

    def add(self, row: Filled, new: KoreksiTersimpan, instead: KoreksiTersimpan | None = None) -> None:
        """Keep a correction, in the place of an earlier one."""
        self.kept.add(new, instead)
        self.sources.append(row)


def _is_listed_text(entri: Entri) -> bool:
    """Whether a row is a text of a list, which cannot be empty."""
    if entri.row.lembar == "naskah":
        return entri.nilai["bagian"] in LISTS
    return path_of(entri.row.lembar, LEMBAR[entri.row.lembar].nama) == ""

"""The record as people corrected it, or as they entered it: what follows from a changed value follows here too."""

from collections.abc import Iterable, Sequence
from typing import Any

from iki_graph.entry.corrections import Entri, Overlay
from iki_graph.entry.sheets import LEMBAR, TOP, at, labels, nested, path_of, pointer_of, tidy
from iki_graph.parsing import citations, formulas, superiors
from iki_graph.parsing.typed import as_typed
from iki_graph.parsing.value import Value
from iki_graph.record import IKI, IKU, Asal, Diktum, Jabatan, Koreksi, Rekaman, TugasFungsiInstansi
from iki_graph.reference.keys import squash

_EMPTY: dict[str, Any] = {
    "/diktum": Diktum(ke="").model_dump(),
    "/iku": IKU().model_dump(),
    "/jabatan": Jabatan(urut=0).model_dump(),
    "iki": IKI().model_dump(),
}
"""What a row starts from, by its list."""


def corrected(rekaman: Rekaman, over: Overlay) -> Rekaman:
    """The record with the corrections of an overlay: values changed, rows added and removed, doubts about them settled, all of it told.

    Without corrections it is the record itself.
    """
    touched = [e for e in over.entri if e.koreksi or e.tindakan]
    if not touched:
        return rekaman
    made = _Made(rekaman, over.entri)
    data = made.data
    settled = {pointer_of(e.penunjuk, e.row.lembar, kolom) for e in touched for kolom in e.koreksi}
    for entri in touched:
        if entri.tindakan and entri.tindakan.apa == "benar":
            columns = [kolom.kunci for kolom in LEMBAR[entri.row.lembar].kolom if not kolom.letak]
            settled |= {entri.penunjuk, *(pointer_of(entri.penunjuk, entri.row.lembar, kolom) for kolom in columns)}
            settled |= {f"{entri.penunjuk}/formula"} if "formulasi" in columns else set()
    asal = {}
    for old, place in rekaman.asal.items():
        if (pointer := made.moved(old)) is not None:
            asal[pointer] = place.model_copy(update={"yakin": 1.0}) if old in settled else place
    doubts = []
    for doubt in rekaman.keraguan:
        pointer = made.moved(doubt.penunjuk)
        if pointer is not None and doubt.penunjuk not in settled:
            doubts.append(doubt.model_copy(update={"penunjuk": pointer}))
    told = [*rekaman.koreksi, *(one for entri in touched for one in _told(entri, made))]
    return Rekaman.model_validate(data | {"asal": asal, "keraguan": doubts, "koreksi": told})


def entered(head: Rekaman, entri: Sequence[Entri], places: dict[str, str]) -> Rekaman:
    """A record that people entered, from rows that are all added to an empty one (`head`: file and source).

    `places`: by pointer of a row as it was entered, and column after a #, where its value stands (cells of a sheet). Superiors that are
    not entered are inferred, as for a decree that is read.
    """
    made = _Made(head, entri)
    data = made.data
    asal: dict[str, Asal] = {}
    for one in entri:
        for kolom in (kolom.kunci for kolom in LEMBAR[one.row.lembar].kolom if not kolom.letak):
            where = places.get(f"{one.penunjuk}#{kolom}")
            pointer = made.moved(pointer_of(one.penunjuk, one.row.lembar, kolom))
            if where and pointer and at(data, pointer) is not None:
                asal[pointer] = Asal(sel=where)
    _infer_superiors(data)
    return Rekaman.model_validate(data | {"asal": asal})


def _told(entri: Entri, made: "_Made") -> Iterable[Koreksi]:
    """What people changed on a row, as the record tells it."""
    for kolom, changed in entri.koreksi.items():
        pointer = made.moved(pointer_of(entri.penunjuk, entri.row.lembar, kolom))
        if pointer is not None:
            yield Koreksi(
                penunjuk=pointer, lama=changed.lama or None, baru=changed.baru or None, penelaah=changed.penelaah, tanggal=changed.tanggal
            )
    one = entri.tindakan
    if one is not None:
        name = entri.nilai[LEMBAR[entri.row.lembar].nama] or None
        pointer = entri.daftar if entri.is_removed else made.moved(entri.penunjuk)
        lama, baru = (name, None) if one.apa == "hapus" else (None, name) if one.apa == "tambah" else (name, name)
        yield Koreksi(apa=one.apa, penunjuk=pointer or entri.daftar, lama=lama, baru=baru, penelaah=one.penelaah, tanggal=one.tanggal)


class _Made:
    """The data of a record with rows changed; `moved` tells where a pointer of the old record leads now."""

    def __init__(self, rekaman: Rekaman, entri: Sequence[Entri]) -> None:
        self.old = rekaman.model_dump()
        self.data = rekaman.model_dump()
        self.entri = entri
        self.lists: dict[str, list[tuple[str, Any]]] = {}
        self.new: dict[str, str | None] = {}
        if any(e.daftar.startswith("/instansi_tugas_fungsi") and e.is_added for e in entri) and not self.data["instansi_tugas_fungsi"]:
            self.data["instansi_tugas_fungsi"] = TugasFungsiInstansi().model_dump()
        for pointer in (*TOP, "/kaskade/tautan"):
            self._take(pointer, at(self.data, pointer) or [])
        self.jabatan_before = {token: dict(item) for token, item in self.lists["/jabatan"]}
        self.last: dict[str, str] = {}
        for one in entri:
            self._set(one)
            self.last[one.daftar] = one.penunjuk.rpartition("/")[2]
        self._follow()
        for one in entri:
            if one.is_removed:
                self.lists[one.daftar] = [pair for pair in self.lists[one.daftar] if f"{one.daftar}/{pair[0]}" != one.penunjuk]
                self.new[one.penunjuk] = None
        for pointer in (*TOP, "/kaskade/tautan"):
            *above, key = pointer.split("/")
            parent = at(self.data, "/".join(above))
            if parent is not None:
                parent[key] = self._assembled(pointer, pointer)
        self._numbers()

    def moved(self, pointer: str) -> str | None:
        """Where a pointer leads now; None if what it led to is gone."""
        old = new = ""
        for key in pointer.split("/")[1:]:
            old += f"/{key}"
            if self.new.get(old, "") is None:
                return None
            new += f"/{self.new.get(old, key)}"
        return new

    def _take(self, pointer: str, items: list[Any]) -> None:
        self.lists[pointer] = [(str(number), item) for number, item in enumerate(items)]
        for number, item in enumerate(items):
            for name in nested(pointer):
                self._take(f"{pointer}/{number}/{name}", item[name])

    def _assembled(self, pointer: str, shown: str) -> list[Any]:
        """The items of a list in their order, with the lists within them."""
        found = []
        for number, (token, item) in enumerate(self.lists[pointer]):
            self.new[f"{pointer}/{token}"] = str(number)
            for name in nested(shown):
                item[name] = self._assembled(f"{pointer}/{token}/{name}", name)
            found.append(item)
        return found

    def _set(self, one: Entri) -> None:
        """The values of one row."""
        columns = [k.kunci for k in LEMBAR[one.row.lembar].kolom if not k.letak]
        if one.is_added:
            items = self.lists[one.daftar]
            token = one.penunjuk.rpartition("/")[2]
            pair = (token, self._begun(one))
            before = self.last.get(one.daftar)
            if not items or before is None or items[-1][0] == before:
                items.append(pair)
            else:
                items.insert(next(number for number, (key, _) in enumerate(items, 1) if key == before), pair)
            for name in nested(one.daftar):
                self.lists[f"{one.penunjuk}/{name}"] = []
            changed = [kolom for kolom in columns if one.nilai.get(kolom)]
        else:
            changed = list(one.koreksi)
        if not changed:
            return
        *_, key = one.penunjuk.split("/")
        items = self.lists.get(one.daftar, [])
        number = next((number for number, (token, _) in enumerate(items) if token == key), None)
        if all(path_of(one.row.lembar, kolom) == "" for kolom in changed):
            if number is None:
                _put(self.data, one.penunjuk, one.nilai[changed[0]])
            else:
                items[number] = (key, one.nilai[changed[0]])
            return
        assert number is not None
        item = items[number][1]
        if one.row.lembar == "mengingat" and "teks" in changed:
            item |= _citation(one.nilai["teks"])
        for kolom in changed:
            value: Any = one.nilai[kolom] or None
            _put(item, "/" + path_of(one.row.lembar, kolom), int(value) if value and kolom == "tahun" else value)
        if "formulasi" in changed:
            item["formula"] = formulas.take_apart(item["formulasi"])
        if one.row.lembar == "iku" and not item["tingkat"]:
            item["tingkat"] = "iku"

    def _begun(self, one: Entri) -> Any:
        """What an added row starts from."""
        if one.row.lembar == "mengingat":
            return {"no": None, **_citation(one.nilai["teks"])}
        if one.row.lembar == "jabatan":
            number = max((item["urut"] for _, item in self.lists["/jabatan"]), default=0) + 1
            return {**Jabatan(urut=number).model_dump()}
        empty = _EMPTY.get(one.daftar) or _EMPTY.get(one.daftar.rpartition("/")[2])
        return dict(empty) if empty else ""

    # ---- what follows from changed values

    def _follow(self) -> None:
        """The statements and stated links that rows of IKU bear, and what positions call each other."""
        tautan, sasaran = self.lists["/kaskade/tautan"], self.lists["/kaskade/sasaran"]
        items = {f"/iku/{token}": item for token, item in self.lists["/iku"]}
        rows = [e for e in self.entri if e.row.lembar == "iku"]
        changed = [e for e in rows if e.is_added or e.is_removed or {"sasaran", "indikator", "tingkat"} & e.koreksi.keys()]
        used = {squash(items[e.penunjuk]["sasaran"] or "") for e in rows if not e.is_removed}
        for one in changed:
            item, before = items[one.penunjuk], self._before(one)
            old = _link(before["sasaran"], before["indikator"])
            new = None if one.is_removed or item["tingkat"] != "iku" else _link(item["sasaran"], item["indikator"])
            where = next((n for n, (_, pair) in enumerate(tautan) if old and _same(pair, old)), None)
            if where is not None and new:
                tautan[where] = (tautan[where][0], new)
            elif where is not None:
                self.new[f"/kaskade/tautan/{tautan[where][0]}"] = None
                del tautan[where]
            elif new and not any(_same(pair, new) for _, pair in tautan):
                tautan.append((f"+{one.penunjuk}", new))
            gone = squash(before["sasaran"] or "")
            place = next((n for n, (_, text) in enumerate(sasaran) if gone and gone not in used and squash(text) == gone), None)
            if new and squash(item["sasaran"]) not in {squash(text) for _, text in sasaran}:
                if place is not None:
                    sasaran[place] = (sasaran[place][0], item["sasaran"])
                else:
                    sasaran.append((f"+{one.penunjuk}", item["sasaran"]))
            elif place is not None:
                self.new[f"/kaskade/sasaran/{sasaran[place][0]}"] = None
                del sasaran[place]
        self._rename_statements(tautan)
        self._rename_positions()

    def _before(self, one: Entri) -> dict[str, Any]:
        empty: dict[str, Any] = _EMPTY["/iku"]
        return empty if one.is_added else at(self.old, one.penunjuk)

    def _rename_statements(self, tautan: list[tuple[str, Any]]) -> None:
        """A visi, misi, tujuan or sasaran of another wording is so in the stated links too."""
        for one in self.entri:
            level = one.penunjuk.split("/")[2:3]
            if not one.penunjuk.startswith("/kaskade/"):
                continue
            if one.is_removed:
                said = squash(f"{level[0]}:{one.row.nilai['isi']}")
                for token, pair in list(tautan):
                    if said in (squash(end) for end in pair):
                        self.new[f"/kaskade/tautan/{token}"] = None
                        tautan.remove((token, pair))
            elif one.koreksi:
                old, new = f"{level[0]}:{tidy(one.row.nilai['isi'])}", f"{level[0]}:{one.nilai['isi']}"
                for number, (token, pair) in enumerate(tautan):
                    tautan[number] = (token, [new if squash(end) == squash(old) else end for end in pair])

    def _rename_positions(self) -> None:
        """A position that is renamed is so where it is a superior; a superior that is changed is looked for among the positions."""
        pairs = self.lists["/jabatan"]
        removed = {e.penunjuk for e in self.entri if e.row.lembar == "jabatan" and e.is_removed}
        rows = {e.penunjuk: e for e in self.entri if e.row.lembar == "jabatan"}
        names = labels([item["nama"] or "" for _, item in pairs])
        old_names = {item["urut"]: item["nama"] for item in self.jabatan_before.values()}
        new_names = {item["urut"]: item["nama"] for token, item in pairs if f"/jabatan/{token}" not in removed}
        by_name = {squash(name): item["urut"] for name, (_, item) in reversed(list(zip(names, pairs, strict=True)))}
        for token, item in pairs:
            one = rows[f"/jabatan/{token}"]
            urut = item["atasan_urut"]
            if "atasan" in one.koreksi or one.is_added:
                item["atasan_urut"] = by_name.get(squash(item["atasan"] or "")) if item["atasan"] else None
            elif urut is not None and urut not in new_names:
                item["atasan_urut"] = None
            elif urut is not None and new_names[urut] != old_names.get(urut):
                item["atasan"] = new_names[urut]

    def _numbers(self) -> None:
        """Items of Mengingat count on where some were added or removed; instruments of one item (`jo.`) keep one number."""
        if not any(e.row.lembar == "mengingat" and (e.is_added or e.is_removed) for e in self.entri):
            return
        number, before = 0, None
        for item in self.data["mengingat"]:
            if item["no"] is None or item["no"] != before:
                number += 1
            before, item["no"] = item["no"], number


def _citation(text: str) -> dict[str, Any]:
    """What a citation says that somebody has entered: each letter as it stands."""
    with as_typed():
        return citations.take_apart(text)


def _put(data: Any, pointer: str, value: Any) -> None:
    """Set what a pointer leads to; objects on the way are made."""
    *above, last = pointer.split("/")[1:]
    for key in above:
        if data.get(key) is None:
            data[key] = {}
        data = data[key]
    data[last] = value or None


def _link(sasaran: str | None, indikator: str | None) -> list[str] | None:
    """The link that a row of the IKU table states."""
    return [f"sasaran:{sasaran}", f"iku:{indikator}"] if sasaran and indikator else None


def _same(pair: Sequence[str], other: Sequence[str]) -> bool:
    return [squash(end) for end in pair] == [squash(end) for end in other]


def _infer_superiors(data: dict[str, Any]) -> None:
    """The superior of each position that names none."""
    if not data["jabatan"]:
        return
    posts = []
    for jabatan in data["jabatan"]:
        duties = tuple(Value(text, 0, 0) for text in (*jabatan["tugas"], *jabatan["fungsi"]))
        texts = tuple(text for row in jabatan["iki"] for key in ("kinerja", "indikator", "formulasi", "sumber_data") if (text := row[key]))
        posts.append(superiors.Post(jabatan["nama"] or "", duties, texts, Value(jabatan["atasan"], 0, 0) if jabatan["atasan"] else None))
    signer = data["dokumen"]["penandatangan"]
    found = superiors.infer(posts, signer["jabatan"] if signer else None)
    for jabatan, superior in zip(data["jabatan"], found, strict=True):
        if not jabatan["atasan"]:
            jabatan["atasan"] = superior.nama
            jabatan["atasan_urut"] = data["jabatan"][superior.index]["urut"] if superior.index is not None else None
            jabatan["atasan_tertulis"] = superior.written.text if superior.written else None

"""Records that people entered: from a filled-in workbook, or from rows of another system's tables."""

from collections.abc import Callable, Sequence
from hashlib import sha256
from pathlib import Path

from iki_graph.entry import filled
from iki_graph.entry.apply import entered
from iki_graph.entry.corrections import KoreksiTersimpan, overlay
from iki_graph.entry.filled import Filled
from iki_graph.entry.sheets import LEMBAR, SINGLE, valid_row
from iki_graph.errors import InputError
from iki_graph.reading.xlsx import MEDIA
from iki_graph.record import Rekaman, Sumber


def read(path: Path) -> Rekaman:
    """The record in a filled-in workbook. Raises InputError if it is none, is empty, or has a row that cannot be."""
    rows = [row for row in filled.read(path).rows if row.tindakan != "hapus"]
    return record_of(path, MEDIA, rows, lambda row: f"{path}: lembar {LEMBAR[row.lembar].judul}, baris {row.nomor}")


def record_of(path: Path, media: str, rows: Sequence[Filled], where: Callable[[Filled], str]) -> Rekaman:
    """The record that rows tell; `where`: where a row stands, for people.

    Raises InputError, with the place, for a row that cannot be, and where there is none.
    """
    data = path.read_bytes()
    kept: list[KoreksiTersimpan] = []
    sources: list[Filled] = []
    for row in rows:
        sheet = LEMBAR[row.lembar]
        try:
            given = {kolom.kunci: "" for kolom in sheet.kolom} | valid_row(row.lembar, row.nilai)
        except InputError as error:
            raise InputError(f"{where(row)}: {error}.") from None
        if not any(value for key, value in given.items() if key not in sheet.letak):
            continue
        if missing := next((kolom.judul for kolom in sheet.kolom if kolom.letak and not given[kolom.kunci]), None):
            raise InputError(f"{where(row)}: {missing} kosong; isi supaya baris ini diketahui tempatnya.")
        single = given.get("bagian") in SINGLE
        changed = {"kolom": "isi", "baru": given["isi"]} if single else {}
        baris = given | {"isi": ""} if single else given
        kept.append(KoreksiTersimpan(apa="ubah" if single else "tambah", lembar=row.lembar, baris=baris, **changed))
        sources.append(row)
    if not kept:
        raise InputError(f"{path}: belum ada yang diisi; isi paling sedikit lembar Naskah dan IKU atau IKI.")
    head = Rekaman(berkas=path.name, sumber=Sumber(sha256=sha256(data).hexdigest(), media=media, baris=len(data.splitlines())))
    over = overlay(head, kept)
    for one, row in zip(kept, sources, strict=True):
        if any(one is orphan for orphan in over.orphans):
            owner = "diktum" if row.lembar == "butir" else "jabatan"
            raise InputError(f"{where(row)}: {owner} {row.nilai.get(owner)!r} tidak ada pada lembar {LEMBAR[owner].judul}.")
    source = {id(one): row for one, row in zip(kept, sources, strict=True)}
    places: dict[str, str] = {}
    for entri in over.entri:
        for said in filter(None, (entri.tindakan, *entri.koreksi.values())):
            places |= {f"{entri.penunjuk}#{kolom}": sel for kolom, sel in source[id(said)].sel.items()}
    return entered(head, over.entri, places)

"""What `iki correct` does with workbooks of a record: corrections of the reading, out beside the source and back in."""

import sys
from datetime import date
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from iki_graph.checks.temuan import Hari
from iki_graph.checks.verdicts import Store
from iki_graph.cli.output import table
from iki_graph.entry import filled
from iki_graph.entry.changes import merged
from iki_graph.entry.corrections import KoreksiTersimpan, overlay
from iki_graph.entry.sheets import LEMBAR, SINGLE
from iki_graph.errors import InputError, UsageError
from iki_graph.judging import Judged, Read, missed
from iki_graph.record import Rekaman
from iki_graph.reports import record_sheet
from iki_graph.reports.pictures import pictures

SHOWN = ("lembar", "baris", "kolom", "koreksi", "lama", "baru", "penelaah", "tanggal")


def written(source: Path, machine: Read, result: Judged, kept: Store, ordinal: int, people: bool, lang: str) -> bytes:
    """The workbook to correct the reading of a decree and to judge its findings; what was decided stands in it.

    Beside each doubt about a source with pages stands the picture of its place. Raises UsageError for no such decree.
    """
    document, records = machine
    rekaman = _chosen(source, records, ordinal)
    entri = overlay(rekaman, kept.koreksi, ordinal).entri
    seen = pictures(source, document, rekaman, people)
    return record_sheet.corrections(
        rekaman,
        entri,
        document,
        ordinal=ordinal,
        people=people,
        picture=seen.at if seen else None,
        temuan=result.reviews[ordinal - 1].temuan,
        lang=lang,
    )


def read(source: Path, machine: Read, workbook: Path, kept: Store) -> Store:
    """The store with what a filled-in workbook corrects; on stderr, which of its rows are no longer read so.

    Raises InputError for a workbook that cannot be understood or is on another file.
    """
    book = filled.read(workbook)
    if not book.ke.isdecimal():
        raise InputError(
            f"{workbook}: ini templat keputusan, bukan lembar koreksi; berikan langsung kepada `iki convert` atau `iki review`."
        )
    ordinal = int(book.ke)
    rekaman = _chosen(source, machine[1], ordinal)
    try:
        day = TypeAdapter(Hari).validate_python(book.tanggal) or date.today().isoformat()
    except ValidationError:
        raise InputError(f"{workbook}: tanggal {book.tanggal!r} tidak dikenal; isi dengan tahun-bulan-hari.") from None
    koreksi, strange = merged(workbook, book.rows, rekaman, kept.koreksi, ordinal, book.penelaah, day)
    # Values of which every decree has one may be the same in another; what stands in lists is a decree's own.
    own = [row for row in book.rows if row.kunci and row.penunjuk.rpartition("/")[2].isdecimal()]
    if own and all(row in strange for row in own):
        raise InputError(f"{workbook}: tidak satu baris pun berasal dari {source.name}; periksa apakah lembar ini untuk berkas itu.")
    lost = [row for row in strange if row.changed()]
    if lost:
        places = ", ".join(f"{LEMBAR[row.lembar].judul} baris {row.nomor}" for row in lost)
        print(f"iki: {workbook}: {len(lost)} koreksi tidak disimpan karena bacaannya sudah lain: {places}.", file=sys.stderr)
    return kept.model_copy(update={"koreksi": koreksi})


def shown(machine: Read, kept: Store) -> str:
    """The corrections that are kept, and what became of each; '' if there are none. People's own data stays out."""
    if not kept.koreksi:
        return ""
    records = machine[1]
    overlays = [overlay(rekaman, kept.koreksi, ordinal) for ordinal, rekaman in enumerate(records, 1)]
    orphans = [*missed(kept, len(records)), *(one for over in overlays for one in over.orphans)]
    fulfilled = [one for over in overlays for one in over.fulfilled]
    rows = []
    for one in kept.koreksi:
        state = " (bacaan tidak ditemukan)" if _has(orphans, one) else " (sudah terbaca)" if _has(fulfilled, one) else ""
        sheet = LEMBAR[one.lembar]
        name = one.baris.get("bagian") or one.baris.get(sheet.nama, "")
        private = any(k.kunci == one.kolom and k.pribadi for k in sheet.kolom) or "penandatangan/n" in SINGLE.get(name, "")
        lama, baru = ("[nama]", "[nama]") if private else (one.lama, one.baru)
        rows.append((sheet.judul, name, one.kolom, one.apa + state, lama, baru, one.penelaah, one.tanggal))
    return f"{table(SHOWN, rows)}\n{len(rows)} koreksi, {len(orphans)} tidak ditemukan bacaannya, {len(fulfilled)} sudah terbaca.\n"


def _has(found: list[KoreksiTersimpan], one: KoreksiTersimpan) -> bool:
    return any(one is other for other in found)


def _chosen(source: Path, records: list[Rekaman], ordinal: int) -> Rekaman:
    if not 1 <= ordinal <= len(records):
        raise UsageError(f"{source}: berkas ini hanya memuat {len(records)} keputusan; pilih --decree 1 sampai {len(records)}.")
    return records[ordinal - 1]

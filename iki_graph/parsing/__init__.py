"""From a document to the record of the decree that it holds."""

import re
from dataclasses import replace
from itertools import pairwise
from typing import Any

from iki_graph.errors import InputError
from iki_graph.parsing import rows, superiors
from iki_graph.parsing.annex import read_annex
from iki_graph.parsing.bands import without_bands
from iki_graph.parsing.cards import without_cards
from iki_graph.parsing.closing import read_closing
from iki_graph.parsing.dicta import read_dicta
from iki_graph.parsing.landmarks import Landmarks, find_landmarks, parts
from iki_graph.parsing.linkage import read_linkage
from iki_graph.parsing.mentions import identity_of, mentions, years_of
from iki_graph.parsing.offices import office_in, office_name, offices_of_annexes, regency_in
from iki_graph.parsing.officewise import by_offices
from iki_graph.parsing.others import as_meant, other_decree, other_kind
from iki_graph.parsing.pictured import as_pictured, less_sure, may_be_converted
from iki_graph.parsing.places import placed
from iki_graph.parsing.preamble import read_preamble
from iki_graph.parsing.registered import read_form
from iki_graph.parsing.sheets import Annex, Sheet
from iki_graph.parsing.tables import Table
from iki_graph.parsing.title import is_of_regional_head, read_header, unread_number, unread_title
from iki_graph.parsing.typed import as_typed, is_typed, is_typed_format
from iki_graph.parsing.unfolding import unfold
from iki_graph.parsing.value import AT, Value, unwrap
from iki_graph.parsing.words import letters
from iki_graph.reading import Document
from iki_graph.record import Keraguan, Rekaman

__all__ = ["parse"]

_MOST_STRAY = 20
_CONVERTED = "beberapa kutipan rusak seperti hasil OCR; bila berkas ini diubah dari pindaian, cocokkan dahulu dengan aslinya"
_MANY_SOURCES = 10
"""Sources from which a decree shows whether it merges equal ones."""


def parse(document: Document) -> list[Rekaman]:
    """The records of the decrees in a document: one, or one for each office whose annex it holds.

    Raises InputError if the document holds neither a decree on indicators nor a table of them.
    """
    with as_typed(is_typed_format(*(part.media for part in document.parts or (document,)))):
        return _parsed(document)


def _parsed(document: Document) -> list[Rekaman]:
    source = document
    document = replace(document, content=without_bands(without_cards(by_offices(unfold(document.content)))))
    lines = document.content
    marks = find_landmarks(lines)
    if kind := other_kind(lines, marks):
        raise InputError(f"{document.name}: berkas ini tampaknya {kind}, bukan SK penetapan indikator kinerja; tidak dibaca.")
    offices = offices_of_annexes(lines, marks.annex, is_of_regional_head(lines, marks))
    if len(offices) < 2:
        records = [_record(source, document, marks, read_annex(lines, marks.annex))]
    else:
        ends = [*(start for start, _ in offices[1:]), len(lines)]
        records = [
            _record(source, document, marks, read_annex(lines[:end], start), name) for (start, name), end in zip(offices, ends, strict=True)
        ]
        above = read_annex(lines[: offices[0][0]], marks.annex)
        if above.tables or above.sheets:  # what the region itself is measured by
            records.insert(0, _record(source, document, marks, above))
    found = [r for r in records if r is not None]
    if not found:
        tentang = read_header(lines, marks).get("tentang")
        if tentang is not None and (kind := other_decree(tentang.text)):
            raise InputError(f"{document.name}: berkas ini tampaknya {kind}, bukan SK penetapan indikator kinerja; tidak dibaca.")
        raise InputError(
            f"{document.name}: tidak ditemukan keputusan, tabel IKU, atau tabel IKI; berkas ini tampaknya bukan SK penetapan indikator kinerja."
        )
    return found


def _record(source: Document, document: Document, marks: Landmarks, annex: Annex, office: Value | None = None) -> Rekaman | None:
    """The record of the decree with one annex (of `office`, where the file holds several); None if it is not about indicators.

    `source` has the lines as they stand, `document` as they are meant.
    """
    tree, doubts = _tree(document, marks, annex)
    if not _is_about_indicators(document, marks, tree):
        return None
    tree["dokumen"] = less_sure(tree["dokumen"], source)
    if office is not None:
        tree["dokumen"]["instansi"] = office
    data, places, found = unwrap(tree)
    data, places = placed(data, places, source)
    return Rekaman.model_validate(
        {
            "berkas": document.name,
            "sumber": _source(document),
            **data,
            "asal": places,
            "keraguan": [*_of_reading(document), *found, *doubts],
        }
    )


def _source(document: Document) -> dict[str, Any]:
    parts = [{"berkas": p.name, "sha256": p.sha256, "media": p.media, "baris": [p.first, p.last]} for p in document.parts]
    return {"sha256": document.sha256, "media": document.media, "baris": len(document.lines), "bagian": parts}


def _of_reading(document: Document) -> list[Keraguan]:
    """What the file's own reading is unsure of: pages that could not be read, or not well."""
    return [Keraguan(penunjuk="", alasan=reason, baris=(no, no) if no else None) for reason, no in document.doubts]


def _is_about_indicators(document: Document, marks: Landmarks, tree: dict[str, Any]) -> bool:
    tentang = tree["dokumen"].get("tentang")
    if tree["iku"] or any(p["iki"] for p in tree["jabatan"]):
        return True
    if tentang is not None and other_decree(tentang.text, cut_off=marks.decides is None):
        return False
    if tree["kaskade"]["tautan"] or any(p["tugas"] for p in tree["jabatan"]):
        return True
    if marks.title is None and marks.menimbang is None:
        return False
    if tentang is not None and re.search(r"\bindikator\b.{1,40}\bkinerja\b|indikatorkinerja", as_meant(tentang.text), re.IGNORECASE):
        return True
    return bool(
        re.search(
            r"[il]nd[il]kator\s+k[il]n[ec][^\W\d_]{1,3}a\b|[il]nd[il]kator\s+k[il]neja|\bI\s?K\s?[UI]\b",
            " ".join(document.lines),
            re.IGNORECASE,
        )
    )


def _tree(document: Document, marks: Landmarks, annex: Annex) -> tuple[dict[str, Any], list[Keraguan]]:
    lines = document.content
    header = read_header(lines, marks) or read_form(lines, marks)
    closing = read_closing(lines, marks)
    sources_merged = _sources_are_merged([*(t for s in annex.sheets for t in s.tables), *(t for t, _ in annex.tables)])
    iku, links, statements = _office_tables(annex, sources_merged)
    sections = _sections(document, marks)
    identitas = {**header, **closing}
    identitas.setdefault("jenis", None)
    if identitas.get("instansi") is None or identitas.get("kabupaten") is None:
        _office_from_annex(identitas, annex)
    identitas["tahun"] = years_of(document, marks, identitas.get("tentang"), annex)
    tree = {
        "dokumen": identitas,
        "menimbang": [],
        "mengingat": [],
        **read_preamble(lines, marks),
        "diktum": read_dicta(lines, marks),
        "kaskade": _cascade(annex, iku, links, statements),
        "instansi_tugas_fungsi": _office_duties(annex.office),
        "iku": iku,
        "jabatan": _positions(annex, sources_merged, identitas),
        "bagian": sections,
        "sebutan": mentions(document, sections),
    }
    tree = as_pictured(tree, document, marks)
    return tree, _doubts(document, marks, annex, tree)


def _sources_are_merged(tables: list[Table]) -> bool:
    """Whether this document merges equal source cells, so that an empty one means the source above.

    It does not if it prints the same source on two rows running, or leaves but one cell of many empty, on a row that has all else: then an
    empty cell is empty.
    """
    filled = alone = with_others = 0
    for table in tables:
        column = table.column("sumber")
        if column is None:
            continue
        told = [row for row in table.rows if not row.rest]
        printed = [letters(v.text) if (v := row.cells[column]) is not None else None for row in told]
        if any(a and a == b for a, b in pairwise(printed)):
            return False
        for row in told:
            empty = [at for at, cell in enumerate(row.cells) if cell is None]
            filled += column not in empty
            alone += empty == [column]
            with_others += column in empty and len(empty) > 1
    return alone != 1 or with_others > 0 or filled < _MANY_SOURCES


def _office_tables(
    annex: Annex, sources_merged: bool
) -> tuple[list[dict[str, Any]], list[tuple[str, Value, str, Value]], list[tuple[str, Value]]]:
    """Rows of the IKU and program tables, and what the linkage table states."""
    iku: list[dict[str, Any]] = []
    links: list[tuple[str, Value, str, Value]] = []
    statements: list[tuple[str, Value]] = []
    main: Table | None = None
    for table, context in annex.tables:
        if context == "tautan":
            found, stated = read_linkage(table)
            statements += found
            links += stated
            continue
        if "kode" in table.roles and len(table.roles) == 2:
            iku += [rows.as_iku(r, "iku") for r in rows.coded_rows(table)]
            main = main or table
            continue
        level = "iku"
        if context == "program" or main is not None and "utama" in _heading_key(main) and "utama" not in _heading_key(table):
            level = "program"
        elif main is None:
            main = table
        found_rows = rows.table_rows(table, sources_merged)
        iku += [rows.as_iku(r, level) for r in found_rows]
        for row in found_rows:
            chain = [
                (name, row[key])
                for name, key in (("misi", "misi"), ("tujuan", "tujuan"), ("sasaran", "kinerja"))
                if row.get(key) is not None
            ]
            statements += [(name, v) for name, v in chain[:-1] if v is not None]
            links += [(a, v, b, w) for (a, v), (b, w) in pairwise(chain) if v is not None and w is not None]
    return iku, links, statements


def _heading_key(table: Table) -> str:
    """The heading of the indicators, of all columns where none is theirs."""
    column = table.column("indikator")
    return letters("".join(table.heading) if column is None else table.heading[column])


def _cascade(
    annex: Annex, iku: list[dict[str, Any]], links: list[tuple[str, Value, str, Value]], statements: list[tuple[str, Value]]
) -> dict[str, Any]:
    """Visi to sasaran, each text once (compared by letters), and the links that tables state."""
    levels: dict[str, list[Value]] = {"visi": [], "misi": [], "tujuan": [], "sasaran": []}
    from_table = [("sasaran", row["sasaran"]) for row in iku if row["tingkat"] == "iku" and row["sasaran"] is not None]
    for level, value in [*annex.statements, *statements, *from_table]:
        if level in levels and letters(value.text) not in {letters(v.text) for v in levels[level]}:
            levels[level].append(value)
    links = list(links)
    for row in iku:
        if row["tingkat"] == "iku" and row["sasaran"] is not None and row["indikator"] is not None:
            links.append(("sasaran", row["sasaran"], "iku", row["indikator"]))
    stated, seen = [], set()
    for upper_level, upper, lower_level, lower in links:
        key = (upper_level, letters(upper.text), lower_level, letters(lower.text))
        if key not in seen:
            seen.add(key)
            stated.append([upper.with_text(f"{upper_level}:{upper.text}"), lower.with_text(f"{lower_level}:{lower.text}")])
    visi = levels.pop("visi")
    return {"visi": visi[0].with_text(visi[0].text.rstrip(" .")) if visi else None, **levels, "tautan": stated}


def _office_duties(office: Sheet) -> dict[str, Any] | None:
    if not office.tugas and not office.fungsi:
        return None
    lines = (office.first, max(office.last, office.first))
    return {"tugas": office.tugas, "fungsi": office.fungsi, "baris": list(lines), AT: lines}


def _office_from_annex(identitas: dict[str, Any], annex: Annex) -> None:
    if identitas.get("instansi") is None and annex.instansi is not None:
        name = re.sub(r"^kantor\s+", "", annex.instansi.text.strip(" .,:"), flags=re.IGNORECASE)
        identitas["instansi"] = annex.instansi.with_text(office_name(name))
        if identitas.get("kabupaten") is None:
            identitas["kabupaten"] = regency_in(annex.instansi.text, annex.instansi.first)
    for heading in annex.headings:
        if identitas.get("kabupaten") is None and (found := regency_in(heading.text, heading.first)) is not None:
            identitas["kabupaten"] = found
        if identitas.get("instansi") is None and (office := office_in(heading.text)):
            identitas["instansi"] = heading.with_text(office)


def _positions(annex: Annex, sources_merged: bool, identitas: dict[str, Any]) -> list[dict[str, Any]]:
    result: list[dict[str, Any]] = []
    posts: list[superiors.Post] = []
    for sheet in annex.sheets:
        iki = [rows.as_iki(r) for t in sheet.tables for r in rows.table_rows(t, sources_merged)]
        if sheet.jabatan is None and not iki and not sheet.tugas:
            continue
        person = {"nama": sheet.nama, "nip": sheet.nip} if sheet.nama is not None or sheet.nip is not None else None
        lines = (sheet.first, max(sheet.last, sheet.first, *(v.last for v in (*sheet.tugas, *sheet.fungsi))))
        result.append(
            {
                "urut": len(result) + 1,
                "nama": sheet.jabatan,
                "pemegang": person,
                "tugas": sheet.tugas,
                "fungsi": sheet.fungsi,
                "baris": list(lines),
                AT: lines,
                "iki": iki,
            }
        )
        texts = tuple(v.text for r in iki for k in ("kinerja", "indikator", "formulasi", "sumber_data") if isinstance(v := r[k], Value))
        posts.append(
            superiors.Post(sheet.jabatan.text if sheet.jabatan is not None else "", (*sheet.tugas, *sheet.fungsi), texts, sheet.atasan)
        )
    signer = identitas.get("penandatangan")
    head = signer["jabatan"].text if signer and signer.get("jabatan") is not None else None
    for entry, superior in zip(result, superiors.infer(posts, head), strict=True):
        first, last = entry["baris"]
        entry["atasan"] = Value(superior.nama, first, last, superior.sure, superior.doubt) if superior.nama else None
        entry["atasan_urut"] = superior.index + 1 if superior.index is not None else None
        entry["atasan_tertulis"] = superior.written
    return result


def _sections(document: Document, marks: Landmarks) -> list[dict[str, Any]]:
    result = []
    for jenis, nama, first, last in parts(document.content, marks):
        lines = document.content[first : last + 1]
        result.append({"jenis": jenis, "nama": nama, "baris": [lines[0].no, lines[-1].no], "identitas": identity_of(lines, jenis)})
    return result


def _cut_off(document: Document, annex: Annex) -> list[Keraguan]:
    """A doubt where the file seems to end too early: in a table row, or at a heading or position with nothing below."""
    last = next((line for line in reversed(document.content) if not line.blank), None)
    if last is None:
        return []
    reason = None
    tables = [*(t for s in annex.sheets for t in s.tables), *(t for t, _ in annex.tables)]
    table = next((t for t in tables if t.last == last.no), None)
    if table is not None and last.cells is not None and len(last.cells) < len(table.roles):
        reason = "baris tabel terakhir tidak utuh; mungkin berkas terpotong"
    elif annex.headings and annex.headings[-1].last == last.no:
        reason = "berkas berakhir pada judul tanpa isi; mungkin terpotong"
    elif (
        annex.sheets
        and not annex.sheets[-1].tables
        and annex.sheets[-1].last == last.no
        and len(annex.sheets) > 1
        and annex.sheets[-2].tables
    ):
        reason = "berkas berakhir sebelum tabel IKI jabatan terakhir; mungkin terpotong"
    return [Keraguan(penunjuk="", alasan=reason, baris=(last.no, last.no))] if reason else []


def _doubts(document: Document, marks: Landmarks, annex: Annex, tree: dict[str, Any]) -> list[Keraguan]:
    """Doubts about the reading as a whole."""
    found = _cut_off(document, annex)
    if marks.title is not None and marks.decides is None:
        found.append(Keraguan(penunjuk="", alasan="naskah keputusan tidak memuat MEMUTUSKAN; mungkin berkas terpotong"))
    if tree["dokumen"].get("nomor") is None and (line := unread_number(document.content, marks)):
        found.append(Keraguan(penunjuk="/dokumen/nomor", alasan="nomor keputusan tercetak tetapi tidak terbaca", baris=(line, line)))
    if tree["dokumen"].get("tentang") is None and (line := unread_title(document.content, marks)):
        found.append(Keraguan(penunjuk="/dokumen/tentang", alasan="judul keputusan tercetak tetapi tidak terbaca", baris=(line, line)))
    if marks.decides is not None and marks.set_at is None:
        found.append(
            Keraguan(penunjuk="/dokumen/tanggal", alasan="bagian penetapan (tempat dan tanggal) tidak ditemukan; mungkin berkas terpotong")
        )
    if is_typed() and may_be_converted(tree["mengingat"]):
        at = (tree["mengingat"][0]["teks"].first, tree["mengingat"][-1]["teks"].last)
        found.append(Keraguan(penunjuk="/mengingat", alasan=_CONVERTED, baris=at))
    for i, position in enumerate(tree["jabatan"]):
        if position["nama"] is None:
            found.append(
                Keraguan(penunjuk=f"/jabatan/{i}/nama", alasan="tabel IKI tanpa nama jabatan yang dikenal", baris=tuple(position["baris"]))
            )
    stray = [v for v in annex.stray if len(v.text) > 3]
    if len(stray) > _MOST_STRAY:
        found.append(Keraguan(penunjuk="", alasan=f"{len(stray) - _MOST_STRAY} baris lampiran lain tidak tertempatkan dalam rekaman"))
    for value in stray[:_MOST_STRAY]:
        # The text itself stays out: it may be a signature.
        found.append(Keraguan(penunjuk="", alasan="satu baris lampiran tidak tertempatkan dalam rekaman", baris=value.lines))
    return found

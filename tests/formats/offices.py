"""A record as three more offices lay it out: `pita` (Word), all positions in one table under rows that name them; `data` (Excel), a form, a
list of positions and one row an indicator; `kotak` (HTML), rows of boxes without any table."""

from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path
from typing import Any

import docx
import openpyxl

from .decree import Fraction, day, formula, linkage_table, own_statements

HEAD = ["No", "Kinerja", "Indikator Kinerja", "Formulasi", "Sumber Data", "Penanggung Jawab"]
KEYS = ("no", "kinerja", "indikator", "formulasi", "sumber_data", "penanggung_jawab")


def write_bands(record: dict[str, Any], path: Path) -> Path:
    """A Word document whose tables are parted by rows that span them."""
    word = docx.Document()
    for line in _before(record):
        word.add_paragraph(line)
    if linkage := linkage_table(record["kaskade"]):
        table = word.add_table(0, len(linkage.heads))
        for row in [[[h] for h in linkage.heads], *linkage.rows]:
            for cell, content in zip(table.add_row().cells, row, strict=True):
                cell.text = "" if content is None else str(content[0])
        for column in range(len(linkage.heads) - 1):
            for n, row in enumerate(linkage.rows, 1):
                if row[column] is None:
                    table.cell(n - 1, column).merge(table.cell(n, column))
        word.add_paragraph()
    table = word.add_table(2, len(HEAD))
    for column, name in enumerate(HEAD):
        if column in (2, 3):
            table.cell(1, column).text = "Uraian" if column == 2 else "Formulasi"
        else:
            table.cell(0, column).merge(table.cell(1, column)).text = name
    table.cell(0, 2).merge(table.cell(0, 3)).text = "Indikator Kinerja"
    for title, rows in _all_rows(record):
        cells = table.add_row().cells
        cells[0].merge(cells[-1]).text = title
        for row in rows:
            for cell, text in zip(table.add_row().cells, _texts(row), strict=True):
                cell.text = text
    word.save(str(path))
    return path


def write_data(record: dict[str, Any], path: Path) -> Path:
    """A workbook of lists: what the decree is as a form, its positions, its indicators, a row each."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    d, signer = record["dokumen"], record["dokumen"].get("penandatangan") or {}
    sheet = book.create_sheet("Keputusan")
    for label, key in (("Jenis", "jenis"), ("Nomor", "nomor"), ("Tentang", "tentang"), ("Tempat", "tempat"), ("Instansi", "instansi")):
        sheet.append([label, d[key]])
    sheet.append(["Tanggal", day(d["tanggal"])])
    sheet.append(["Kabupaten", d["kabupaten"]])
    if signer:
        sheet.append(["Penandatangan", signer["jabatan"]])
        sheet.append(["Nama", signer["nama"]])
    for label, text in _body(record):
        sheet.append([label, text])
    sheet = book.create_sheet("Kaskade")
    for line in _statements(record):
        sheet.append([line])
    if linkage := linkage_table(record["kaskade"]):
        sheet.append(linkage.heads)
        for n, row in enumerate(linkage.rows, sheet.max_row + 1):
            sheet.append([None if cell is None else str(cell[0]) for cell in row])
            for column, cell in enumerate(row, 1):
                if cell is None:
                    sheet.merge_cells(start_row=n - 1, end_row=n, start_column=column, end_column=column)
    for title, rows in list(_all_rows(record))[: len({r["tingkat"] for r in record["iku"]})]:
        sheet = book.create_sheet(title.title())
        sheet.append([f"{title} TAHUN {d['tahun']}"])
        sheet.append(HEAD)
        for row in rows:
            sheet.append(_texts(row))
    sheet = book.create_sheet("Jabatan")
    sheet.append(["No", "Jabatan", "Nama", "NIP", "Tugas", "Fungsi"])
    for n, position in enumerate(record["jabatan"], 1):
        person = position["pemegang"] or {}
        lists = ["\n".join(_numbered(position[key])) for key in ("tugas", "fungsi")]
        sheet.append([n, position["nama"], person.get("nama"), person.get("nip"), *lists])
    sheet = book.create_sheet("IKI")
    sheet.append([*HEAD[:1], "Jabatan", "Nama Pegawai", *HEAD[1:]])
    for position in record["jabatan"]:
        for row in position["iki"]:
            texts = _texts(row)
            sheet.append([texts[0], position["nama"], (position["pemegang"] or {}).get("nama"), *texts[1:]])
    book.save(path)
    return path


def write_boxes(record: dict[str, Any], path: Path) -> Path:
    """A page whose rows are boxes with boxes, as frameworks of style sheets have them."""

    def row(*texts: str) -> str:
        return "<div class=row>" + "".join(f"<div class=col>{escape(text).replace(chr(10), '<br>')}</div>" for text in texts) + "</div>"

    page = ["<html><body><div class=container>", *(f"<p>{escape(line)}</p>" for line in _before(record))]
    if linkage := linkage_table(record["kaskade"]):
        full: list[str] = []
        page.append(row(*linkage.heads))
        for cells in linkage.rows:
            full = [full[n] if cell is None else str(cell[0]) for n, cell in enumerate(cells)]
            page.append(row(*full))
    for title, rows in _all_rows(record):
        page += [*(f"<p>{escape(line)}</p>" for line in title.split("\n")), row(*HEAD) if rows else "", *(row(*_texts(r)) for r in rows)]
    path.write_text("\n".join([*page, "</div></body></html>"]), encoding="utf-8")
    return path


WRITERS: dict[str, tuple[Callable[[dict[str, Any], Path], Path], str]] = {
    "pita": (write_bands, ".docx"),
    "data": (write_data, ".xlsx"),
    "kotak": (write_boxes, ".html"),
}


def _before(record: dict[str, Any]) -> Iterator[str]:
    """What stands before the tables, line by line."""
    d, signer = record["dokumen"], record["dokumen"].get("penandatangan") or {}
    place = d["instansi"].split(" ", 1)[1].upper()
    yield from (f"PEMERINTAH {d['kabupaten'].upper()}", d["instansi"].upper(), f"{d['jenis'].upper()} {place}", f"NOMOR {d['nomor']}")
    yield from ("TENTANG", d["tentang"], f"CAMAT {place},")
    for label, text in _body(record):
        yield f"{label} : {text}" if label and text else label or text
    yield from (
        f"Ditetapkan di {d['tempat']}",
        f"pada tanggal {day(d['tanggal'])}",
        *([signer["jabatan"], signer["nama"]] if signer else []),
    )
    yield from ("LAMPIRAN", f"{d['jenis'].upper()} {place}", f"NOMOR {d['nomor']}", f"INDIKATOR KINERJA UTAMA TAHUN {d['tahun']}")
    yield from _statements(record)


def _body(record: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Label, if one stands there, and text of each line from Menimbang to the last dictum."""
    for label, texts, first in (("Menimbang", record["menimbang"], "a"), ("Mengingat", [m["teks"] for m in record["mengingat"]], "1")):
        for n, text in enumerate(texts):
            yield label if not n else "", f"{chr(97 + n) if first == 'a' else n + 1}. {text}"
    yield "MEMUTUSKAN", ""
    for dictum in record["diktum"]:
        yield dictum["ke"], dictum["teks"] or ""
        yield from (("", f"{chr(97 + n)}. {item}") for n, item in enumerate(dictum["butir"]))


def _statements(record: dict[str, Any]) -> Iterator[str]:
    for label, texts in own_statements(record["kaskade"]):
        yield from (f"{label} : {text}" for text in texts)
    duties = record.get("instansi_tugas_fungsi") or {}
    for label in ("Tugas", "Fungsi"):
        if items := duties.get(label.lower()):
            yield from (f"{label} :", *_numbered(items))


def _all_rows(record: dict[str, Any]) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """The tables in order: what each says of its rows, in lines, and the rows."""
    for level, title in (("iku", "INDIKATOR KINERJA UTAMA"), ("program", "INDIKATOR KINERJA PROGRAM")):
        if rows := [{**r, "kinerja": r["sasaran"], "no": None} for r in record["iku"] if r["tingkat"] == level]:
            yield title, rows
    for position in record["jabatan"]:
        person = position["pemegang"] or {}
        lines = [f"{label} : {person[key]}" for label, key in (("Nama", "nama"), ("NIP", "nip")) if person]
        lines.append(f"Jabatan : {position['nama']}")
        for label in ("Tugas", "Fungsi"):
            if items := position[label.lower()]:
                lines += [f"{label} :", *_numbered(items)]
        yield "\n".join(lines), position["iki"]


def _texts(row: dict[str, Any]) -> list[str]:
    typed = (
        line if isinstance(line, str) else f"{line.top}\n----------- {line.factor}\n{line.bottom}" if isinstance(line, Fraction) else ""
        for line in formula(row["formulasi"])
    )
    texts = {**row, "formulasi": "\n".join(typed)}
    if row.get("definisi"):
        texts["formulasi"] += f"\nDefinisi Operasional : {row['definisi']}"
    return [texts.get(key) or "" for key in KEYS]


def _numbered(items: list[str]) -> list[str]:
    return [f"{n}. {item}" for n, item in enumerate(items, 1)]

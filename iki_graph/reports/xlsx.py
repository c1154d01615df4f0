"""Workbooks for reviewers: the note on a decree with its findings, to be filled in and read back.

Every text is a text, whatever it begins with: no cell of a document can become a formula.
"""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from iki_graph.checks.temuan import Temuan
from iki_graph.errors import InputError, cause
from iki_graph.reading import xlsx as reading
from iki_graph.reading.convert import as_xlsx
from iki_graph.record import Sumber
from iki_graph.reports.archive import clean, timeless
from iki_graph.reports.labels import HEAD, keys, labels
from iki_graph.reports.note import Catatan
from iki_graph.reports.tables import Kolom, Sel, Tabel, lines
from iki_graph.reports.whereabouts import own_cells

KEYS = ("sidik", "putusan", "catatan", "penelaah", "tanggal")
"""Heads of the columns that are read back from findings: the same in every language."""

LONGEST = 32767
"""Letters that a cell can hold."""

_ANSWERS = ("terima", "tolak", "hapus")
_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_ESCAPED = re.compile(r"_x005F_(?=x[0-9A-Fa-f]{4}_)")

_HEAD = PatternFill("solid", fgColor="1D3557")
_FILLED_IN = PatternFill("solid", fgColor="FFF8E1")
_PART = PatternFill("solid", fgColor="E7ECF1")
_LEVELS = {"pelanggaran": "F8D7D3", "peringatan": "FDEBC8", "info": "E3EEF6"}
_FACE, _SIZE, _LINE = "Arial", 10, 13.2
"""Type face and size of every cell, and the height of its lines in points."""
_TALLEST = 400
_WIDEST = 230
"""Characters that still fit across a printed page."""
_EDGE = Border(*(Side("thin", color="C5CCD3"),) * 4)
_KNOWN: WeakKeyDictionary[Workbook, dict[int, tuple[Any, int]]] = WeakKeyDictionary()
"""The looks of the cells of each workbook, kept so that their ids stay theirs, and their numbers in it."""
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_CENTRED = Alignment(horizontal="center", vertical="top")


def workbook(note: Catatan, temuan: Sequence[Temuan], sumber: Sumber | None = None) -> bytes:
    """The whole workbook on one decree, read from the `sumber`."""
    book = Workbook()
    label = labels(note.bahasa)
    _summary(_first(book, label("lembar-ringkasan")), note)
    put_findings(book.create_sheet(label("tabel-temuan")), temuan, note.bahasa, sumber)
    for key in ("iku", "iki", "keselarasan", "hukum", "matriks", "peran", "fungsi", "nilai", "lke", "keraguan"):
        table = note.table(key)
        _sheet(book.create_sheet(table.judul), table)
    return saved(book, f"{label('catatan-judul')}: {note.judul}")


def of_links(columns: Sequence[str], rows: Sequence[Sequence[Any]], answers: Sequence[str], lang: str = "id") -> bytes:
    """A workbook with links to be filled in, behind a sheet that says how: `columns` by their keys; `putusan` offers the answers."""
    book, label = Workbook(), labels(lang)
    least = {"ke_lain": 24, "catatan": 40, "penelaah": 20, "tanggal": 12}  # empty as yet, and to be written in
    heads = [label(f"{HEAD}{name}") for name in columns]
    longest = [max(len(str(value)) for value in (head, *(row[at] for row in rows))) for at, head in enumerate(heads)]
    widths = [max(min(most + 3, 50), least.get(name, 0)) for most, name in zip(longest, columns, strict=True)]
    guide = _first(book, label("lembar-petunjuk"))
    put_guide(guide, label("petunjuk-judul"), [label(f"petunjuk-{number}") for number in range(1, 8)])
    sheet = book.create_sheet(label("lembar-tautan"))
    _fill(
        sheet,
        [Kolom(*column) for column in zip(columns, heads, widths, strict=True)],
        [[value if value != "" else None for value in row] for row in rows],
    )
    given = [at for at, name in enumerate(columns, 1) if name in (*KEYS[1:], "ke_lain")]
    _open_to_answers(sheet, given, columns.index("putusan") + 1, answers, lang, "isi-putusan-tautan")
    return saved(book, label("petunjuk-judul"))


def put_guide(sheet: Worksheet, title: str, sentences: Sequence[str]) -> None:
    """A title and numbered sentences that say how a workbook is filled in."""
    widths = (18, 110)
    sheet.column_dimensions["A"].width, sheet.column_dimensions["B"].width = widths
    sheet["A1"].font = _font(bold=True, size=16)
    put(sheet["A1"], title)
    for number, sentence in enumerate(sentences, 1):
        put(sheet.cell(number + 1, 1), f"{number}.")
        put(sheet.cell(number + 1, 2), sentence)
        for cell in sheet[number + 1]:
            cell.font, cell.alignment = _font(), _WRAPPED
        sheet.row_dimensions[number + 1].height = _height((None, sentence), widths)
    _on_paper(sheet, sum(widths))


def of_tables(title: str, tables: Sequence[Tabel], shades: Sequence[Mapping[tuple[int, int], str]] = ()) -> bytes:
    """A workbook with a sheet for each table; `shades`: for each table the colours of cells by row and column from 0."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for table, colours in zip(tables, shades or [{}] * len(tables), strict=True):
        sheet = book.create_sheet(table.judul)
        _sheet(sheet, table)
        for (row, column), colour in colours.items():
            sheet.cell(row + 3, column + 1).fill = PatternFill("solid", fgColor=colour)
    return saved(book, title)


def filled_in(path: Path) -> list[tuple[int, Mapping[str, Any]]]:
    """The rows of a filled-in sheet of findings or links with their numbers, by the keys of their heads, in small letters.

    Finds the sheet and its head by their columns. Raises InputError for a file that is no workbook or has no such sheet.
    """
    try:
        book, _ = reading.opened(as_xlsx(path.read_bytes(), path), path)
    except OSError as error:
        raise InputError(f"{path}: lembar tidak dapat dibuka ({cause(error)}); periksa nama dan letaknya.") from None
    for sheet in book.worksheets:
        heads: dict[int, str] = {}
        rows: list[tuple[int, Mapping[str, Any]]] = []
        for number, cells in reading.rows_of(sheet):
            values = {cell.column: cell.value for cell in cells if cell.value is not None}
            if heads:
                rows.append((number, {head: _read(values.get(at)) for at, head in heads.items()}))
                continue
            names = {at: str(value).strip().casefold() for at, value in values.items()}
            found = {at: keys().get(name, name) for at, name in names.items() if name}
            heads = found if {"sidik", "putusan"} <= set(found.values()) else {}
        if heads:
            return rows
    raise InputError(f"{path}: bukan lembar koreksi; baris kepalanya memerlukan kolom sidik dan putusan.")


def put(cell: Cell, value: Sel) -> None:
    """Write a value into a cell: numbers as numbers, every text as text."""
    if not isinstance(value, str):
        cell.value = value
        return
    text = _ESCAPE.sub("_x005F_", clean(value))
    cell.value = text if len(text) <= LONGEST else text[: LONGEST - 2] + " …"
    cell.data_type = "s"
    if text.startswith(("=", "+", "-", "@", "\t")):
        cell.quotePrefix = True  # else whoever edits the cell makes it a formula


def dress(cell: Cell, **look: Any) -> None:
    """Give a cell the parts of its look: font, fill, border, alignment, protection.

    openpyxl compares every part of every cell with all that the workbook has, which takes longer than all else; here each object is
    compared once a workbook.
    """
    known = _KNOWN.setdefault(cell.parent.parent, {})
    cell._style = cell._style or StyleArray()
    for part, style in look.items():
        if id(style) in known:
            setattr(cell._style, f"{part}Id", known[id(style)][1])
        else:
            setattr(cell, part, style)
            known[id(style)] = style, getattr(cell._style, f"{part}Id")


def _read(value: object) -> str:
    if isinstance(value, datetime):
        return value.date().isoformat()
    return "" if value is None else _ESCAPED.sub("_", str(value))


def _first(book: Workbook, title: str) -> Worksheet:
    sheet = book.worksheets[0]
    sheet.title = title
    return sheet


def put_findings(sheet: Worksheet, temuan: Sequence[Temuan], lang: str, sumber: Sumber | None = None) -> None:
    """The findings on a sheet, to be filled in. Where the `sumber` is several files, pages, cells and lines are those of the file named."""
    label = labels(lang)
    several = sumber if sumber and sumber.bagian else None
    places = [("berkas", 26)] if several else []
    places += [(key, width) for key, width in (("halaman", 9), ("sel", 18)) if any(getattr(item, key) for item in temuan)]
    wanted = (("kode", 10), ("tingkat", 13), ("jenis", 14), ("bagian", 30), *places, ("baris", 10), ("pesan", 60))
    given = (("putusan", 11), ("catatan", 36), ("penelaah", 18), ("tanggal", 13))
    more = (("saran", 60), ("petikan", 96), ("dasar", 48))
    columns = [Kolom(key, label(f"kolom-{key}"), width) for key, width in wanted]
    columns += [Kolom(key, key.capitalize(), width) for key, width in given]
    columns += [Kolom(key, label(f"kolom-{key}"), width) for key, width in more] + [Kolom("sidik", "Sidik", 19)]
    rows = [_finding(item, [key for key, _ in places], lang, several) for item in temuan]
    _fill(sheet, columns, rows, frozen=2)
    first, last = len(wanted) + 1, len(wanted) + len(given)
    for row in sheet.iter_rows(2, sheet.max_row, 2, 2):
        row[0].fill = PatternFill("solid", fgColor=_LEVELS[temuan[row[0].row - 2].tingkat])
    _open_to_answers(sheet, range(first, last + 1), first, _ANSWERS, lang)
    sheet.print_area = f"A1:{get_column_letter(last)}{max(sheet.max_row, 2)}"
    sheet.page_setup.fitToWidth = 1


def _open_to_answers(
    sheet: Worksheet, places: Iterable[int], verdict: int, answers: Sequence[str], lang: str, prompt: str = "isi-putusan"
) -> None:
    """Shade the columns that a reviewer fills in, keep what is typed there as text, and offer the answers in that of the verdict."""
    label, bottom = labels(lang), max(sheet.max_row, 2)
    for at in places:
        for row in range(2, bottom + 1):
            cell = sheet.cell(row, at)
            cell.number_format = "@"
            dress(cell, fill=_FILLED_IN)
    choice = DataValidation("list", formula1=f'"{",".join(answers)}"', allow_blank=True, showErrorMessage=True, showInputMessage=True)
    choice.error, choice.errorTitle = label("putusan-keliru", jawaban=", ".join(answers)), "Putusan"
    choice.prompt, choice.promptTitle = label(prompt), "Putusan"
    sheet.add_data_validation(choice)
    choice.add(f"{get_column_letter(verdict)}2:{get_column_letter(verdict)}{bottom}")


def _finding(item: Temuan, places: Sequence[str], lang: str, sumber: Sumber | None) -> tuple[Sel, ...]:
    label = labels(lang)
    message, advice = (item.pesan_en or item.pesan, item.saran_en or item.saran) if lang == "en" else (item.pesan, item.saran)
    verdict = item.putusan
    given = (verdict.putusan, verdict.catatan, verdict.penelaah, verdict.tanggal) if verdict else (None,) * 4
    head = (item.kode, label(f"lencana-{item.tingkat}"), label(f"kepastian-{item.jenis}"), item.bagian or None)
    own = sumber.of(item.baris) if sumber and item.baris else None
    file = own[0].berkas if own else ""
    known = {"berkas": file or None, "halaman": item.halaman, "sel": item.sel and own_cells(item.sel, file)}
    where = (*(known[key] for key in places), lines(own[1] if own else item.baris))
    return (*head, *where, message, *given, advice, item.petikan, item.dasar, item.sidik)


def _sheet(sheet: Worksheet, table: Tabel) -> None:
    """A table on a sheet of its own, its remark above the head."""
    put(sheet["A1"], table.catatan)
    sheet["A1"].font = _font(italic=True, color="44505C")
    _fill(sheet, table.kolom, table.baris, top=2, frozen=1)
    if table.kunci == "lke":
        for row in sheet.iter_rows(3):
            if row[2].value is None:
                for cell in row:
                    cell.font, cell.fill = _font(bold=True), _PART


def _fill(sheet: Worksheet, columns: Sequence[Kolom], rows: Sequence[Sequence[Sel]], top: int = 1, frozen: int = 1) -> None:
    widths = [column.lebar for column in columns]
    for at, column in enumerate(columns, 1):
        cell = sheet.cell(top, at)
        put(cell, column.judul)
        cell.font, cell.fill, cell.border = _font(bold=True, color="FFFFFF"), _HEAD, _EDGE
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[get_column_letter(at)].width = column.lebar
    sheet.row_dimensions[top].height = _height([column.judul for column in columns], widths, 1.25)
    plain = _font()
    for number, row in enumerate(rows, top + 1):
        for at, value in enumerate(row, 1):
            cell = sheet.cell(number, at)
            put(cell, value)
            dress(cell, font=plain, border=_EDGE, alignment=_CENTRED if isinstance(value, int | float) else _WRAPPED)
        sheet.row_dimensions[number].height = _height(row, widths)
    sheet.freeze_panes = f"{get_column_letter(frozen + 1)}{top + 1}"
    sheet.auto_filter.ref = f"A{top}:{get_column_letter(len(columns))}{top + len(rows)}"
    _on_paper(sheet, sum(widths))
    sheet.print_title_rows = f"{top}:{top}"
    sheet.print_title_cols = f"A:{get_column_letter(frozen)}"


def _height(row: Sequence[Sel], widths: Sequence[int], wider: float = 1.0) -> float:
    """Height of a row that shows all its texts. Spreadsheets measure again when a cell is edited."""
    most = 1.0
    for value, width in zip(row, widths, strict=True):
        if isinstance(value, str):
            most = max(most, sum(max(-(-len(line) * wider // (width * 1.12)), 1) for line in value.split("\n")))
    return min(most * _LINE + 3, _TALLEST)


def _font(**look: Any) -> Font:
    return Font(name=_FACE, **({"size": _SIZE} | look))


def _on_paper(sheet: Worksheet, width: int) -> None:
    """A4 across, over as many pages as keep it legible."""
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = -(-width // _WIDEST), 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    sheet.oddFooter.center.text = "&A – &P/&N"


def _summary(sheet: Worksheet, note: Catatan) -> None:
    label, widths = labels(note.bahasa), (42, 112)
    row = 0

    def line(first: Sel, second: Sel = None, *, font: Font | None = None, fill: PatternFill | None = None) -> None:
        nonlocal row
        row += 1
        for at, value in enumerate((first, second), 1):
            cell = sheet.cell(row, at)
            put(cell, value)
            cell.alignment = Alignment(wrap_text=second is not None, vertical="top", horizontal="left")
            cell.font = font or _font(bold=at == 1 and second is not None)
            if fill:
                cell.fill = fill
        if second is not None:
            sheet.row_dimensions[row].height = _height((first, second), widths)

    def head(text: str) -> None:
        line(None)
        line(text, font=_font(bold=True, color="FFFFFF"), fill=_HEAD)

    for letter, width in zip("AB", widths, strict=True):
        sheet.column_dimensions[letter].width = width
    line(label("catatan-judul"), font=_font(bold=True, size=16))
    line(note.instansi, font=_font(bold=True, size=12))
    head(label("ringkasan"))
    line(label("temuan"), note.ringkasan)
    if note.ditolak:
        line(None, label("catatan-ditolak", n=note.ditolak))
    for sentence in note.dasar:
        line(None, sentence)
    line(label("putusan"), label("putusan-cara", berkas=note.berkas))
    head(label("identitas"))
    for name, value in note.identitas:
        line(name, value)
    head(label("temuan"))
    for level, number in note.tingkat.items():
        line(label(f"tingkat-{level}"), number)
    head(label("kelengkapan"))
    for fact in note.kelengkapan:
        line(fact.unsur, label("dari", n=fact.ada, m=fact.dari))
    head(label("bab-baik"))
    for text in note.baik or (label("baik-tidak-ada"),):
        line(None, text)
    head(label("bab-rekomendasi"))
    for number, text in enumerate(note.utama, 1):
        line(number, text)
    if not note.utama:
        line(None, label("utama-tidak-ada"))
    _on_paper(sheet, sum(widths))


def saved(book: Workbook, title: str, creator: str = "iki-graph") -> bytes:
    """A workbook as bytes, the same for the same content."""
    book.properties.creator, book.properties.title = creator, clean(title)[:250]
    out = io.BytesIO()
    book.save(out)
    return timeless(out.getvalue())

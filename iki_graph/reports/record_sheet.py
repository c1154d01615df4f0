"""Workbooks of a record: to correct its reading beside the source, or to enter a decree by hand.

Every text is a text, whatever it begins with: no cell of a document can become a formula.
"""

import io
import re
from collections.abc import Callable, Iterable, Sequence

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from iki_graph.checks.located import doubted
from iki_graph.checks.temuan import Temuan
from iki_graph.entry.changes import sign
from iki_graph.entry.corrections import Entri
from iki_graph.entry.filled import ACTION, ACTIONS, COVER, KEY, MARK, short, text_of
from iki_graph.entry.sheets import LEMBAR, PERSONAL, SINGLE, Kolom, Lembar, labels, pointer_of
from iki_graph.reading import Document
from iki_graph.reading.document import Box
from iki_graph.reading.page import around
from iki_graph.record import Asal, Keraguan, Rekaman, Sumber
from iki_graph.reports.archive import clean
from iki_graph.reports.labels import labels as words
from iki_graph.reports.privacy import masker
from iki_graph.reports.source import texts
from iki_graph.reports.tables import lines
from iki_graph.reports.whereabouts import spot
from iki_graph.reports.xlsx import dress, put, put_findings, put_guide, saved

SOURCE, PLACE, DOUBT, PICTURE = "Bunyi sumber", "Tempat", "Keraguan bacaan", "Gambar sumber"
"""Heads of the columns that only inform."""

Picture = Callable[[Asal, Box], bytes | None]

OTHERS = "Keraguan lain"
"""The sheet of doubts that belong to no row."""

_NOT_SHOWN = "tidak ditampilkan: memuat nama atau NIP (--with-holders menampilkannya)"
_PERSONAL = re.compile(r"/(?:pemegang|penandatangan/n)")
_MOST_SOURCE = 1200
_PICTURE_WIDTH = 430
"""Pixels; more than the column has."""
_NARROW = 14
"""Width of a column in which nothing was read."""
_BLANK_ROWS = 60
"""Rows left for what the reading missed, or for what is entered by hand."""

_HEAD = PatternFill("solid", fgColor="1D3557")
_OPEN = PatternFill("solid", fgColor="FFFFFF")
_CLOSED = PatternFill("solid", fgColor="EEF1F4")
_DOUBTFUL = PatternFill("solid", fgColor="FFE08A")
_CORRECTED = PatternFill("solid", fgColor="CFEBD3")
_EDGE = Border(*(Side("thin", color="C5CCD3"),) * 4)
_WRAPPED = Alignment(wrap_text=True, vertical="top")
_UNLOCKED, _LOCKED = Protection(locked=False), Protection(locked=True)

_HOW_TO_CORRECT = (
    "Bandingkan isi setiap baris dengan bunyi sumbernya. Sel kuning diragukan oleh mesin; alasannya ada pada komentar sel dan kolom Keraguan bacaan.",
    "Perbaiki langsung di selnya. Yang diperbaiki adalah bacaan mesin, bukan kesalahan naskah: salin bunyi sumber apa adanya.",
    f"Kolom {ACTION}: 'benar' bila bacaan baris itu sudah cocok dengan sumber, 'hapus' bila baris itu sebenarnya tidak ada.",
    "Baris yang terlewat ditambahkan pada baris kosong di bawah, atau dengan menyisipkan baris.",
    "Sel hijau sudah pernah dikoreksi; mengembalikan isinya ke bacaan mesin mencabut koreksi itu.",
    "Isi nama penelaah di bawah, simpan, lalu jalankan: iki correct BERKAS --read LEMBAR.xlsx",
)
_HOW_TO_ENTER = (
    "Isi lembar Naskah, lalu Jabatan, IKU dan IKI. Satu baris memuat satu hal; yang tidak disebut keputusan dibiarkan kosong.",
    "Pada lembar IKI, Tugas dan fungsi, dan Butir diktum, tulis nama jabatan atau diktum persis seperti pada lembarnya.",
    "Bila dua jabatan bernama sama, yang kedua disebut dengan (2) di belakang namanya.",
    "Simpan, lalu jalankan seperti untuk berkas keputusan: iki review TEMPLAT.xlsx",
)


def corrections(
    rekaman: Rekaman,
    entri: Sequence[Entri],
    document: Document | None,
    *,
    ordinal: int = 1,
    people: bool = False,
    picture: Picture | None = None,
    temuan: Sequence[Temuan] | None = None,
    lang: str = "id",
) -> bytes:
    """The rows of a record to be corrected, each beside its source, doubtful cells highlighted; and the findings to be judged.

    `entri`: the rows with the corrections that there are; `people`: with the columns on persons, and their names in the source's text;
    `picture`: gives a part of the page of a place as a PNG, which is shown beside each doubt; None where it would show people.
    """
    hide = str if people else masker(rekaman, texts(document) if document else ())
    writer = _Writer(rekaman, document, hide, people, picture)
    cover = [("Berkas", rekaman.berkas, False), ("Keputusan ke", str(ordinal), False), ("Penelaah", "", True), ("Tanggal", "", True)]
    _cover(writer.book, "Lembar koreksi bacaan", _HOW_TO_CORRECT, cover)
    owners = _owners(entri)
    for key, lembar in LEMBAR.items():
        writer.sheet(key, lembar, [e for e in entri if e.row.lembar == key], owners)
    writer.others()
    if temuan is not None:
        put_findings(writer.book.create_sheet(words(lang)("tabel-temuan")), temuan, lang, rekaman.sumber)
    return saved(writer.book, f"Lembar koreksi bacaan {rekaman.berkas}")


def template() -> bytes:
    """An empty workbook to enter a decree by hand."""
    book = Workbook()
    _cover(book, "Templat rekaman keputusan", _HOW_TO_ENTER, [])
    for key, lembar in LEMBAR.items():
        sheet = book.create_sheet(lembar.judul)
        _heads(sheet, lembar.kolom)
        for at, kolom in enumerate(lembar.kolom, 1):
            _hint(sheet.cell(1, at), kolom.petunjuk or (lembar.petunjuk if at == 1 else ""))
            _choices(sheet, at, kolom.pilihan, 500)
        fixed = [bagian for bagian in SINGLE] if key == "naskah" else []
        for number in range(2, len(fixed) + _BLANK_ROWS + 2):
            for at in range(1, len(lembar.kolom) + 1):
                _open(sheet.cell(number, at))
            if number - 2 < len(fixed):
                put(sheet.cell(number, 1), fixed[number - 2])
        sheet.freeze_panes = "A2"
    return saved(book, "Templat rekaman keputusan", "iki-graph templat")


class _Writer:
    def __init__(
        self,
        rekaman: Rekaman,
        document: Document | None,
        hide: Callable[[str], str],
        people: bool,
        picture: Picture | None,
    ) -> None:
        self.book = Workbook()
        self.picture, self.lines = picture, texts(document) if document else []
        self.rekaman, self.document, self.hide, self.people = rekaman, document, hide, people
        self.doubts: dict[str, list[Keraguan]] = {}
        for doubt in rekaman.keraguan:
            self.doubts.setdefault(doubt.penunjuk, []).append(doubt)
        self.shown: set[str] = set()

    def sheet(self, key: str, lembar: Lembar, entri: Iterable[Entri], owners: dict[str, str]) -> None:
        """One sheet: the values to be corrected, what is to be done with the row, its source, the doubts, and its hidden key."""
        columns = [kolom for kolom in lembar.kolom if self.people or not kolom.pribadi]
        entri = list(entri)
        pictured = self.picture is not None and any(self.doubtful(one, columns) for one in entri)
        sheet = self.book.create_sheet(lembar.judul)
        also = (
            Kolom(ACTION, ACTION, 10, "benar: bacaan cocok; hapus: baris ini tidak ada", ACTIONS),
            Kolom("", SOURCE, 60),
            Kolom("", PLACE, 14),
            Kolom("", DOUBT, 40),
            *([Kolom("", PICTURE, 62)] if pictured else []),
            Kolom(KEY, KEY, 4),
        )
        _heads(sheet, (*columns, *also))
        for at, kolom in enumerate((*columns, *also), 1):
            _hint(sheet.cell(1, at), kolom.petunjuk)
        number = 1
        for at, kolom in enumerate(columns, 1):
            if not any(one.nilai[kolom.kunci] for one in entri):
                sheet.column_dimensions[get_column_letter(at)].width = min(kolom.lebar, _NARROW)
        for one in entri:
            if not self.people and one.row.nilai.get("bagian") in PERSONAL:
                continue
            number += 1
            self.row(sheet, number, lembar, columns, one, owners, pictured)
        for blank in range(number + 1, number + _BLANK_ROWS + 1):
            for at in range(1, len(columns) + 2):
                _open(sheet.cell(blank, at))
        for at, kolom in enumerate((*columns, also[0]), 1):
            _choices(sheet, at, kolom.pilihan, number + 500)
        sheet.column_dimensions[get_column_letter(len(columns) + len(also))].hidden = True
        sheet.freeze_panes = f"{'B' if len(columns) > 2 else 'A'}2"
        sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns) + len(also) - 1)}{max(number, 2)}"
        _protect(sheet)

    def doubtful(self, one: Entri, columns: Iterable[Kolom]) -> bool:
        """Whether there is a doubt about a row or one of its values."""
        return not self.doubts.keys().isdisjoint({one.penunjuk, *(pointer_of(one.penunjuk, one.row.lembar, k.kunci) for k in columns)})

    def row(
        self, sheet: Worksheet, number: int, lembar: Lembar, columns: Sequence[Kolom], one: Entri, owners: dict[str, str], pictured: bool
    ) -> None:
        """One row."""
        values = dict(one.nilai)
        for name in ("jabatan", "diktum"):
            if name in values:
                values[name] = owners.get(one.daftar.rpartition("/")[0], values[name])
        action = one.tindakan.apa if one.tindakan and one.tindakan.apa in ACTIONS else ""
        told: list[str] = [doubt.alasan for doubt in self.doubts.get(one.penunjuk, ())]
        self.shown.add(one.penunjuk)
        settled = action == "benar" or one.is_removed
        for at, kolom in enumerate(columns, 1):
            cell = sheet.cell(number, at)
            put(cell, values[kolom.kunci])
            fixed = kolom.letak and not one.is_added
            _open(cell)
            if fixed:
                dress(cell, protection=_LOCKED, fill=_CLOSED)
            pointer = pointer_of(one.penunjuk, one.row.lembar, kolom.kunci)
            self.shown.add(pointer)
            doubts = [doubt.alasan for doubt in self.doubts.get(pointer, ())] if not kolom.letak else []
            if pointer != one.penunjuk:
                told += [f"{kolom.judul}: {reason}" for reason in doubts]
            if one.is_added:
                dress(cell, fill=_CORRECTED)
            elif (koreksi := one.koreksi.get(kolom.kunci)) is not None:
                dress(cell, fill=_CORRECTED)
                by = " ".join(filter(None, (koreksi.penelaah, koreksi.tanggal)))
                _remark(cell, f"Dibaca mesin: {koreksi.lama or '(kosong)'}. Dikoreksi{' oleh ' + by if by else ''}.")
            elif doubts and not settled:
                dress(cell, fill=_DOUBTFUL)
                _remark(cell, "; ".join(doubts))
        at = len(columns) + 1
        put(sheet.cell(number, at), action)
        _open(sheet.cell(number, at))
        if action:
            dress(sheet.cell(number, at), fill=_CORRECTED)
        elif one.penunjuk in self.doubts and not (len(columns) <= 2 and not settled):
            dress(sheet.cell(number, at), fill=_DOUBTFUL)
        places = self.places(one, columns)
        remarks = (self.source(places), _where(places, self.rekaman.sumber), "" if settled else "; ".join(dict.fromkeys(told)))
        at = self.remarks(sheet, number, at + 1, remarks)
        _heighten(sheet, number, [*(values[kolom.kunci] for kolom in columns), action, *remarks])
        if pictured:
            if told and not settled:
                self.show(sheet, number, at, places)
            at += 1
        shown = {kolom.kunci: text_of(sheet.cell(number, n).value) for n, kolom in enumerate(columns, 1)}
        cells = (action, *(shown.get(kolom.kunci, "") for kolom in lembar.kolom))
        put(sheet.cell(number, at), " ".join((one.penunjuk, sign(one), *map(short, cells))))

    def remarks(self, sheet: Worksheet, number: int, at: int, remarks: Sequence[str]) -> int:
        """Texts that only inform, from a column on; the next column."""
        for column, text in enumerate(remarks, at):
            cell = sheet.cell(number, column)
            put(cell, text)
            dress(cell, alignment=_WRAPPED, fill=_CLOSED, border=_EDGE)
        return at + len(remarks)

    def others(self) -> None:
        """A sheet with the doubts that are about no row or cell of the others, each beside its source; none without such doubts."""
        doubts = [doubt for doubt in self.rekaman.keraguan if doubt.penunjuk not in self.shown and not _PERSONAL.search(doubt.penunjuk)]
        if not doubts:
            return
        sheet = self.book.create_sheet(OTHERS)
        heads = ((DOUBT, 60), (PLACE, 20), (SOURCE, 70), *([(PICTURE, 62)] if self.picture else []))
        _heads(sheet, [Kolom("", name, width) for name, width in heads])
        for number, doubt in enumerate(doubts, 2):
            places = [doubted(doubt, self.rekaman, self.document)]
            remarks = (self.hide(doubt.alasan), _where(places, self.rekaman.sumber), self.source(places))
            at = self.remarks(sheet, number, 1, remarks)
            _heighten(sheet, number, remarks)
            if self.picture:
                self.show(sheet, number, at, places)
        sheet.freeze_panes = "A2"
        _protect(sheet)

    def places(self, one: Entri, columns: Sequence[Kolom]) -> list[Asal]:
        """Where the values of a row stand in the source; where that is not known of any, the row itself."""
        # A superior is inferred from all that is said of a position.
        names = [kolom.kunci for kolom in columns if not kolom.letak and kolom.kunci != "atasan"]
        pointers = [pointer_of(one.penunjuk, one.row.lembar, name) for name in names]
        asal = self.rekaman.asal
        found = [asal[pointer] for pointer in pointers if pointer in asal]
        return found or [asal[pointer] for pointer in [one.penunjuk] if pointer in asal]

    def show(self, sheet: Worksheet, number: int, at: int, places: Sequence[Asal]) -> None:
        """The part of the page that a row was read from."""
        page = self.page(places[0]) if places else ("", None)
        boxes = [place.kotak for place in places if place.kotak and self.page(place) == page]
        if not boxes or page[1] is None or self.picture is None:
            return
        png = self.picture(places[0], around(boxes))
        if png is None:
            self.remarks(sheet, number, at, (_NOT_SHOWN,))
            return
        image = Image(io.BytesIO(png))
        scale = min(1, _PICTURE_WIDTH / image.width)
        image.width, image.height = round(image.width * scale), round(image.height * scale)
        sheet.add_image(image, f"{get_column_letter(at)}{number}")
        height = sheet.row_dimensions[number].height or 0
        sheet.row_dimensions[number].height = min(max(height, image.height * 0.75 + 4), 400)

    def page(self, place: Asal) -> tuple[str, int | None]:
        """File, where there are several, and page of a place."""
        return self.rekaman.sumber.name(place.baris) if self.rekaman.sumber else "", place.halaman

    def source(self, places: Sequence[Asal]) -> str:
        """The lines of the source at these places, without marks and without people."""
        numbers = sorted({n for place in places if place.baris for n in range(place.baris[0], place.baris[1] + 1)})
        text = self.hide("\n".join(text for n in numbers if n <= len(self.lines) and (text := self.lines[n - 1]).strip()))
        return text if len(text) <= _MOST_SOURCE else text[:_MOST_SOURCE].rstrip() + " …"


def _owners(entri: Sequence[Entri]) -> dict[str, str]:
    """What positions and dicta are called now, by pointer."""
    found: dict[str, str] = {}
    for key, lembar in LEMBAR.items():
        if key in ("jabatan", "diktum"):
            rows = [one for one in entri if one.row.lembar == key]
            found |= dict(zip((one.penunjuk for one in rows), labels([one.nilai[lembar.nama] for one in rows]), strict=True))
    return found


def _heighten(sheet: Worksheet, number: int, texts: Sequence[str]) -> None:
    """Make a row as high as its texts need."""
    widths = [sheet.column_dimensions[get_column_letter(at)].width for at in range(1, len(texts) + 1)]
    sheet.row_dimensions[number].height = _height(texts, widths)


def _height(texts: Sequence[str], widths: Sequence[float]) -> float:
    """Height of a row, in points, that shows all its texts."""
    lines = max(sum(max(-(-len(line) // width), 1) for line in text.split("\n")) for text, width in zip(texts, widths, strict=True))
    return float(min(lines * 15 + 3, 400))


def _where(places: Sequence[Asal], sumber: Sumber | None) -> str:
    """Where a row stands in the source, for people."""
    if not places:
        return ""
    if places[0].sel:
        return spot(places[0], sumber=sumber)
    page = spot(places[0], sumber=sumber)
    spans = [place.baris for place in places if place.baris]
    ends = (min(first for first, _ in spans), max(last for _, last in spans)) if spans else None
    own = sumber.of(ends) if sumber and ends else None
    return ", ".join(filter(None, (page, f"baris {lines(own[1] if own else ends)}" if ends else "")))


def _cover(book: Workbook, title: str, sentences: Sequence[str], fields: Sequence[tuple[str, str, bool]]) -> None:
    sheet = book.worksheets[0]
    sheet.title = COVER
    put_guide(sheet, title, sentences)
    for number, (label, value, is_open) in enumerate(fields, len(sentences) + 3):
        put(sheet.cell(number, 1), label)
        put(sheet.cell(number, 2), value)
        sheet.cell(number, 1).font = Font(bold=True)
        if is_open:
            _open(sheet.cell(number, 2))
    book.defined_names[MARK] = DefinedName(MARK, attr_text=f"{COVER}!$A$1")
    _protect(sheet)


def _heads(sheet: Worksheet, columns: Iterable[Kolom]) -> None:
    for at, kolom in enumerate(columns, 1):
        cell = sheet.cell(1, at)
        put(cell, kolom.judul)
        cell.font, cell.fill, cell.border = Font(bold=True, color="FFFFFF"), _HEAD, _EDGE
        cell.alignment = Alignment(wrap_text=True, vertical="center")
        sheet.column_dimensions[get_column_letter(at)].width = kolom.lebar
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"


def _open(cell: Cell) -> None:
    """A cell to be filled in: as text, so that 01 stays 01 and 1-2 no day."""
    cell.number_format = "@"
    dress(cell, protection=_UNLOCKED, alignment=_WRAPPED, fill=_OPEN, border=_EDGE)


def _hint(cell: Cell, text: str) -> None:
    if text:
        _remark(cell, text)


def _remark(cell: Cell, text: str) -> None:
    cell.comment = Comment(clean(text)[:2000], "iki-graph", width=320, height=120)


def _choices(sheet: Worksheet, column: int, choices: Sequence[str], last: int) -> None:
    """A list to choose from; its entries stand in a hidden sheet where they are more than Excel takes in a formula."""
    if not choices:
        return
    formula = f'"{",".join(choices)}"'
    if len(formula) > 255:
        book = sheet.parent
        names = book["Pilihan"] if "Pilihan" in book.sheetnames else book.create_sheet("Pilihan")
        names.sheet_state = "hidden"
        for number, text in enumerate(choices, 1):
            put(names.cell(number, 1), text)
        formula = f"Pilihan!$A$1:$A${len(choices)}"
    choice = DataValidation("list", formula1=formula, allow_blank=True, showErrorMessage=True)
    choice.error, choice.errorTitle = "Pilih dari daftar.", "Isian tidak dikenal"
    sheet.add_data_validation(choice)
    letter = get_column_letter(column)
    choice.add(f"{letter}2:{letter}{last}")


def _protect(sheet: Worksheet) -> None:
    """Protection without a password, against slips: rows can still be inserted, sorted, filtered and made higher."""
    protection = sheet.protection
    protection.sheet = True
    for allowed in ("insertRows", "autoFilter", "sort", "formatColumns", "formatRows", "formatCells"):
        setattr(protection, allowed, False)

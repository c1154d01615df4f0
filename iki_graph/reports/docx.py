"""The review note as a Word document, in the form of SAKIP's evaluation notes, to be edited and signed."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace

from docx import Document
from docx.document import Document as Word
from docx.enum.section import WD_ORIENT
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.section import Section
from docx.shared import Cm, Emu, Length, Pt, RGBColor
from docx.table import Table, _Cell, _Row
from docx.text.paragraph import Paragraph

from iki_graph.reports.archive import clean, timeless
from iki_graph.reports.conditions import Butir, Kelompok, Kondisi
from iki_graph.reports.labels import Label, labels, written
from iki_graph.reports.lke import OUTSIDE, Komponen, estimate
from iki_graph.reports.note import Catatan
from iki_graph.reports.tables import Tabel

FACE = "Arial"
_GREY = RGBColor(0x44, 0x50, 0x5C)
_SHADE, _HEAD = "E7ECF1", "D5DEE7"
_MANY = 10
"""Columns above which letters get smaller."""
_ACROSS = Cm(25.7)
_UPRIGHT = Cm(17.0)


def document(note: Catatan, picture: bytes | None = None) -> bytes:
    """The note as DOCX; `picture` of the performance tree (PNG), where there is one."""
    label, word = labels(note.bahasa), new(f"{labels(note.bahasa)('catatan-judul')}: {note.judul}", note.bahasa)
    _opening(word, note, label)
    heading(word, f"I. {label('bab-umum')}", 1)
    paragraph(word, label("pengantar-umum"))
    paragraph(word, note.ringkasan)
    for sentence in (*_remarks(note, label), label("penutup")):
        paragraph(word, sentence)
    pairs(word, note.identitas)
    heading(word, f"II. {label('bab-hasil')}", 1)
    heading(word, f"A. {label('bab-baik')}", 2)
    numbered(word, note.baik or (label("baik-tidak-ada"),))
    heading(word, f"B. {label('bab-perhatian')}", 2)
    paragraph(word, label("namun") if note.kelompok else label("tanpa-perhatian"))
    for number, group in enumerate(note.kelompok, 1):
        heading(word, f"{number}. {group.nama}", 3)
        _group(word, group, label)
    heading(word, f"III. {label('bab-rekomendasi')}", 1)
    paragraph(word, label("utama-pengantar") if note.utama else label("utama-tidak-ada"))
    numbered(word, note.utama)
    across(word)
    heading(word, f"{label('bab-lampiran')} 1. {label('bab-lke')}", 1)
    paragraph(word, note.table("lke").catatan, italic=True)
    _criteria(word, note.lke, note.bahasa)
    annexes = [note.table(key) for key in ("iku", "matriks", "nilai", "hukum")]
    annexes = [table for table in annexes if table.baris]
    for number, table in enumerate(annexes, 2):
        heading(word, f"{label('bab-lampiran')} {number}. {table.judul}", 1)
        paragraph(word, table.catatan, italic=True)
        grid(word, _fit(table), _ACROSS, note.bahasa)
    if picture:
        heading(word, f"{label('bab-lampiran')} {len(annexes) + 2}. {label('bab-pohon')}", 1)
        _picture(word, picture, label("bab-pohon"))
    return finished(word)


def of_tables(title: str, tables: Sequence[Tabel], lang: str = "id") -> bytes:
    """Tables under their titles, on pages turned sideways."""
    word = new(title, lang)
    turned(word.sections[0])
    heading(word, title, 1)
    for table in tables:
        heading(word, table.judul, 2)
        paragraph(word, table.catatan, italic=True)
        if table.baris:
            grid(word, table, _ACROSS, lang, size=7 if len(table.kolom) > _MANY else 8.5)
        else:
            paragraph(word, labels(lang)("tabel-kosong"))
    return finished(word)


def new(title: str, lang: str) -> Word:
    """An empty A4 document in our look, with numbered pages."""
    word, label = Document(), labels(lang)
    properties = word.core_properties
    properties.title, properties.author, properties.comments = clean(title)[:250], "iki-graph", ""
    properties.language = lang
    style = word.styles["Normal"]
    style.font.name, style.font.size = FACE, Pt(10.5)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), FACE)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "id-ID" if lang == "id" else "en-GB")
    style.element.rPr.append(language)
    style.paragraph_format.space_after = Pt(4)
    for level, size in ((1, 13), (2, 11.5), (3, 11)):
        head = word.styles[f"Heading {level}"]
        head.font.name, head.font.size, head.font.bold, head.font.color.rgb = FACE, Pt(size), True, RGBColor(0x1D, 0x35, 0x57)
        head.element.rPr.rFonts.set(qn("w:ascii"), FACE)
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            head.element.rPr.rFonts.attrib.pop(qn(f"w:{theme}"), None)
        head.element.rPr.rFonts.set(qn("w:hAnsi"), FACE)
        head.paragraph_format.space_before, head.paragraph_format.space_after = Pt(14 if level == 1 else 9), Pt(4)
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin = Cm(2), Cm(1.8)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    word.styles["Footer"].font.size = Pt(8.5)
    foot.add_run(f"{label('halaman-kaki')} ")
    _field(foot, "PAGE")
    foot.add_run(f" {label('dari-halaman')} ")
    _field(foot, "NUMPAGES")
    return word


def across(word: Word) -> None:
    """What follows stands on pages turned sideways."""
    turned(word.add_section())


def turned(section: Section) -> None:
    """Turn the pages of a section sideways."""
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)


def heading(word: Word, text: str, level: int) -> None:
    """A heading that stays with what follows."""
    word.add_heading(clean(text), level).paragraph_format.keep_with_next = True


def paragraph(word: Word, text: str, *, italic: bool = False) -> Paragraph:
    """A paragraph of running text."""
    added = word.add_paragraph()
    added.add_run(clean(text)).italic = italic
    added.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.LEFT
    return added


def numbered(word: Word, texts: Sequence[str]) -> None:
    """Texts with numbers before them, hanging."""
    for number, text in enumerate(texts, 1):
        _hanging(word.add_paragraph(), f"{number}.", text)


def pairs(word: Word, rows: Sequence[tuple[str, str]]) -> None:
    """Names with their values, as a table of two columns."""
    table = _table(word, (Cm(4.4), Emu(_UPRIGHT - Cm(4.4))))
    for name, value in rows:
        cells = table.add_row().cells
        _write(cells[0], name, bold=True, shade=_SHADE)
        _write(cells[1], value)
    _space(word)


def grid(
    word: Word, table: Tabel, width: Length, lang: str, size: float = 8.5, shades: Mapping[tuple[int, int], str] | None = None
) -> Table:
    """A table whose head stands on every page, numbers as the language writes them; `shades`: colours of cells by row and column from 0."""
    total = sum(column.lebar for column in table.kolom)
    made = _table(word, [Emu(int(width * column.lebar / total)) for column in table.kolom])
    _head(made, [column.judul for column in table.kolom], size)
    for number, row in enumerate(table.baris):
        for at, (cell, value) in enumerate(zip(made.add_row().cells, row, strict=True)):
            centred = isinstance(value, int | float)
            text = written(value, lang) if isinstance(value, int | float) else value or ""
            _write(cell, text, shade=(shades or {}).get((number, at), ""), size=size, centred=centred)
    _space(word)
    return made


def finished(word: Word) -> bytes:
    """The document's bytes, the same for the same content."""
    out = io.BytesIO()
    word.save(out)
    return timeless(out.getvalue())


def _opening(word: Word, note: Catatan, label: Label) -> None:
    for text, size in ((label("catatan-judul").upper(), 15), (label("catatan-sub"), 11.5), (note.instansi, 12.5)):
        line = word.add_paragraph()
        line.alignment = WD_ALIGN_PARAGRAPH.CENTER
        line.paragraph_format.space_after = Pt(2)
        run = line.add_run(clean(text))
        run.bold, run.font.size = True, Pt(size)


def _remarks(note: Catatan, label: Label) -> list[str]:
    found = [label("catatan-ditolak", n=note.ditolak)] if note.ditolak else []
    found += [label("catatan-keraguan", n=note.keraguan)] if note.keraguan else []
    return [*found, " ".join(note.dasar)]


def _group(word: Word, group: Kelompok, label: Label) -> None:
    table = _table(word, (Cm(2.9), Emu(_UPRIGHT - Cm(2.9))))
    for name in ("kondisi", "kriteria", "akibat", "rekomendasi"):
        cells = table.add_row().cells
        _write(cells[0], label(f"unsur-{name}"), bold=True, shade=_SHADE, size=9.5)
        if name == "kondisi":
            for number, one in enumerate(group.kondisi, 1):
                _condition(_paragraph(cells[1], number == 1), number, one, label)
        elif name == "akibat":
            _write(cells[1], group.akibat or "–", size=9.5)
        else:
            items = group.kriteria if name == "kriteria" else group.rekomendasi
            for number, item in enumerate(items, 1):
                _hanging(_paragraph(cells[1], number == 1), f"{number})", item.teks, _numbers(item, group, label), size=9.5)
    _space(word)


def _condition(where: Paragraph, number: int, one: Kondisi, label: Label) -> None:
    _hanging(where, f"{number})", one.teks, size=9.5)
    if one.ragu:
        where.add_run(f" {label('ragu', n=one.ragu)}").font.size = Pt(9.5)
    if one.tempat:
        where.add_run().add_break()
        run = where.add_run(clean(f"{label('yaitu')}: {one.tempat}."))
        run.font.size, run.font.color.rgb = Pt(8.5), _GREY
    kind = f", {label('perlu-ditelaah')}" if one.jenis == "telaah" else ""
    run = where.add_run(f" [{one.kode}, {label(f'lencana-{one.tingkat}').lower()}{kind}]")
    run.font.size, run.font.color.rgb, run.italic = Pt(8.5), _GREY, True


def _numbers(item: Butir, group: Kelompok, label: Label) -> str:
    """Which conditions a criterion or recommendation belongs to, where that is not plain."""
    return f" ({label('butir', n=', '.join(map(str, item.kondisi)))})" if len(group.kondisi) > 1 else ""


def _criteria(word: Word, components: Sequence[Komponen], lang: str) -> None:
    """The criteria within reach one by one; a sub-component out of reach in one row."""
    label = labels(lang)
    made = _table(word, [Cm(width) for width in (1.5, 11.0, 3.4, 9.8)])
    _head(made, [label(f"kolom-{key}") for key in ("no", "kriteria", "keadaan", "bukti")], 8.5)
    for component in components:
        row = made.add_row().cells
        for cell, text in zip(row, (str(component.no), component.nama, "", ""), strict=True):
            _write(cell, text, bold=True, shade=_HEAD, size=8.5)
        for part in component.subkomponen:
            outside = label(f"keadaan-{OUTSIDE}") if not part.terbaca else ""
            row = made.add_row().cells
            for cell, text in zip(row, (part.kode, part.teks, outside, estimate(part, lang)), strict=True):
                _write(cell, text, bold=True, shade=_SHADE, size=8.5)
            for one in part.kriteria if part.terbaca else ():
                row = made.add_row().cells
                for cell, text in zip(row, (one.kode, one.teks, label(f"keadaan-{one.keadaan}"), one.bukti), strict=True):
                    _write(cell, text, size=8.5)
    _space(word)


def _fit(table: Tabel) -> Tabel:
    """The matrix with short heads: what the indicators are, the IKU table tells."""
    if table.kunci != "matriks":
        return table
    columns = tuple(
        replace(column, judul=column.judul.partition("\n")[0], lebar=30 if at == 0 else 10) for at, column in enumerate(table.kolom)
    )
    return replace(table, kolom=columns)


def _picture(word: Word, picture: bytes, name: str) -> None:
    shape = word.add_picture(io.BytesIO(picture), width=_ACROSS)
    if shape.height > Cm(15.5):
        shape.width, shape.height = Emu(int(shape.width * Cm(15.5) / shape.height)), Cm(15.5)
    shape._inline.docPr.set("descr", name)


def _table(word: Word, widths: Sequence[Length]) -> Table:
    made: Table = word.add_table(0, len(widths), "Table Grid")
    made.autofit, made.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    for column, width in zip(made.columns, widths, strict=True):
        column.width = width
    return made


def _head(table: Table, texts: Sequence[str], size: float) -> None:
    row: _Row = table.add_row()
    for cell, text in zip(row.cells, texts, strict=True):
        _write(cell, text, bold=True, shade=_HEAD, size=size, centred=True)
    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    row._tr.get_or_add_trPr().append(repeat)


def _write(cell: _Cell, text: str, *, bold: bool = False, shade: str = "", size: float = 9.5, centred: bool = False) -> None:
    where = cell.paragraphs[0]
    where.paragraph_format.space_after = Pt(1)
    if centred:
        where.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = where.add_run(clean(text))
    run.bold, run.font.size = bold, Pt(size)
    if shade:
        fill = OxmlElement("w:shd")
        for key, value in (("val", "clear"), ("color", "auto"), ("fill", shade)):
            fill.set(qn(f"w:{key}"), value)
        cell._tc.get_or_add_tcPr().append(fill)


def _paragraph(cell: _Cell, first: bool) -> Paragraph:
    found: Paragraph = cell.paragraphs[0] if first else cell.add_paragraph()
    return found


def _hanging(where: Paragraph, number: str, text: str, after: str = "", size: float = 10.5) -> None:
    where.paragraph_format.left_indent, where.paragraph_format.first_line_indent = Cm(0.75), Cm(-0.75)
    where.paragraph_format.tab_stops.add_tab_stop(Cm(0.75))
    where.paragraph_format.space_after = Pt(3)
    where.add_run(clean(f"{number}\t{text}{after}")).font.size = Pt(size)


def _field(where: Paragraph, name: str) -> None:
    field, run, text = OxmlElement("w:fldSimple"), OxmlElement("w:r"), OxmlElement("w:t")
    field.set(qn("w:instr"), name)
    text.text = "1"
    run.append(text)
    field.append(run)
    where._p.append(field)


def _space(word: Word) -> None:
    """The paragraph that Word wants after a table, as low as can be."""
    added = word.add_paragraph().paragraph_format
    added.space_after, added.line_spacing = Pt(0), Pt(5)

"""Writes a record by the hands of `hands` as a Word document or a workbook of one sheet."""

from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import docx
import openpyxl
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm
from docx.table import _Cell
from openpyxl.styles import Alignment, Border, Font, Side

from .decree import Form, Fraction, Grid, Labelled, Paragraph
from .hands import Card, Heading, Part, parts
from .word import mark

_MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def write_docx(record: dict[str, Any], path: Path, hand: str) -> Path:
    """The Word document at `path`, which is given back."""
    writer = _Word(hand)
    for part in parts(record, hand):
        writer.add(part)
    writer.word.save(str(path))
    return path


class _Word:
    def __init__(self, hand: str) -> None:
        self.hand = hand
        self.word = docx.Document()

    def add(self, part: Part) -> None:
        if isinstance(part, Heading):
            self.word.add_heading(part.text, part.level)
        elif isinstance(part, Paragraph):
            self._paragraph(part)
        elif isinstance(part, Form):
            {"bagian": self._lists, "kamus": self._form_table, "lebar": self._breaks}[self.hand](part)
        elif isinstance(part, Grid):
            self._grid(part)
        elif isinstance(part, Card):
            self._card(part)
        else:
            section = self.word.add_section(WD_SECTION.NEW_PAGE)
            if section.orientation != WD_ORIENT.LANDSCAPE and self.hand == "lebar":
                section.orientation, section.page_width, section.page_height = WD_ORIENT.LANDSCAPE, Cm(42), Cm(29.7)
            elif section.orientation != WD_ORIENT.LANDSCAPE:
                section.orientation = WD_ORIENT.LANDSCAPE
                section.page_width, section.page_height = section.page_height, section.page_width

    def _paragraph(self, part: Paragraph) -> None:
        if self.hand == "kamus" and not part.centre and part.lines[0]:
            # What stands on the right of the page stands in the right cell of a table without rules.
            cell = self.word.add_table(rows=1, cols=2).rows[0].cells[1]
            cell.text = part.lines[0]
            for line in part.lines[1:]:
                cell.add_paragraph(line)
            return
        for lines in [part.lines] if self.hand == "lebar" else [[line] for line in part.lines]:
            paragraph = self.word.add_paragraph()
            paragraph.add_run("\n".join(lines)).bold = part.bold
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if part.centre else WD_ALIGN_PARAGRAPH.RIGHT

    def _lists(self, part: Form) -> None:
        """A label on a line of its own, its list below in the program's style of lists."""
        for row in part.rows:
            if row.mark is None:
                self.word.add_paragraph(f"{row.label}: {row.items[0]}" if row.label else row.items[0])
                continue
            if row.label:
                self.word.add_paragraph(f"{row.label}: {row.lead or ''}".strip())
            number = self._number("lowerLetter" if row.mark == "a." else "decimal")
            for item in row.items:
                paragraph = self.word.add_paragraph(item, style="List Number")
                properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                properties.get_or_add_ilvl().val = 0
                properties.get_or_add_numId().val = number

    def _number(self, kind: str) -> int:
        numbering = self.word.part.numbering_part.element
        no = 800 + len(numbering)
        level = f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="%1)"/><w:lvlJc w:val="left"/></w:lvl>'
        numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{no}">{level}</w:abstractNum>'))
        return int(numbering.add_num(no).numId)

    def _form_table(self, part: Form) -> None:
        """A row for each item: label, colon, mark, text; the label's cells are merged."""
        table = self.word.add_table(rows=0, cols=4)
        for row in part.rows:
            lines = ([("", row.lead)] if row.lead else []) + [
                (mark(row.mark, n) if row.mark else "", item) for n, item in enumerate(row.items)
            ]
            first = len(table.rows)
            for no, text in lines:
                cells = table.add_row().cells
                if no:
                    cells[2].text, cells[3].text = no, text
                else:
                    cells[2].merge(cells[3]).text = text
            for column, text in ((0, row.label), (1, ":")):
                table.cell(first, column).merge(table.cell(len(table.rows) - 1, column)).text = text
        for cells in (row.cells for row in table.rows):
            for cell, width in zip(cells, (3, 0.6, 0.9, 12), strict=True):
                cell.width = Cm(width)

    def _breaks(self, part: Form) -> None:
        """Label and items in one paragraph, parted by manual line breaks."""
        for row in part.rows:
            items = [f"{mark(row.mark, n)} {item}" if row.mark else item for n, item in enumerate(row.items)]
            self.word.add_paragraph(f"{row.label}\t: " + "\n\t  ".join([*([row.lead] if row.lead else []), *items]))

    def _grid(self, part: Grid) -> None:
        parent: Any = self.word
        if self.hand == "bagian":
            # The table stands in the only cell of another one, which sets it out on the page.
            parent = self.word.add_table(rows=1, cols=1).cell(0, 0)
        table = parent.add_table(rows=1, cols=len(part.heads))
        table.style = "Table Grid"
        for cell, head in zip(table.rows[0].cells, part.heads, strict=True):
            cell.paragraphs[0].add_run(head).bold = True
        above: list[_Cell] = []
        for row in part.rows:
            cells = table.add_row().cells
            above = [cell if lines is not None else up for cell, lines, up in zip(cells, row, above or cells, strict=True)]
            for cell, lines in zip(cells, row, strict=True):
                self._fill(cell, lines or [])
            for origin, cell, lines in zip(above, cells, row, strict=True):
                if lines is None:
                    origin._tc.get_or_add_tcPr().get_or_add_vMerge().val = "restart"
                    cell._tc.get_or_add_tcPr().get_or_add_vMerge()

    def _card(self, part: Card) -> None:
        table = self.word.add_table(rows=0, cols=2)
        table.style = "Light Grid Accent 1"
        for label, lines in part.rows:
            cells = table.add_row().cells
            cells[0].text = label
            self._fill(cells[1], lines)
            cells[0].width, cells[1].width = Cm(4), Cm(12)
        self.word.add_paragraph()

    def _fill(self, cell: _Cell, lines: list[str | Fraction]) -> None:
        for n, line in enumerate(lines):
            paragraph = cell.paragraphs[0] if n == 0 else cell.add_paragraph()
            if isinstance(line, str):
                paragraph.add_run(line)
            elif self.hand == "kamus":
                paragraph.add_run(slashed(line))
            elif self.hand == "bagian":
                # The bar is the border below the paragraph of the numerator.
                paragraph.add_run(line.top)
                border = f'<w:pBdr {nsdecls("w")}><w:bottom w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>'
                paragraph._p.get_or_add_pPr().append(parse_xml(border))
                cell.add_paragraph(f"{line.bottom} {line.factor}".strip())
            else:
                top, bottom, factor = (f"<m:r><m:t>{escape(t)}</m:t></m:r>" if t else "" for t in (line.top, line.bottom, line.factor))
                paragraph._p.append(parse_xml(f"<m:oMath {_MATH}><m:f><m:num>{top}</m:num><m:den>{bottom}</m:den></m:f>{factor}</m:oMath>"))


def slashed(line: Fraction) -> str:
    """A fraction on one line."""
    return f"({line.top} / {line.bottom}) {line.factor}".strip()


_FROM, _LAST = 2, 11
"""The first and the last column that are written in; the first of the sheet is left empty."""


def write_xlsx(record: dict[str, Any], path: Path, hand: str) -> Path:
    """The workbook at `path`, which is given back: one sheet, all below each other."""
    book = openpyxl.Workbook()
    writer = _Sheet(book.active, hand)
    for part in parts(record, hand):
        writer.add(part)
    book.save(path)
    return path


class _Sheet:
    def __init__(self, sheet: Any, hand: str) -> None:
        self.sheet, self.hand, self.row = sheet, hand, 2
        sheet.title = "IKU 2024"
        sheet.column_dimensions["A"].width = 2
        for column in range(_FROM, _LAST + 1):
            sheet.column_dimensions[openpyxl.utils.get_column_letter(column)].width = 26

    def put(self, column: int, text: str, until: int = 0, below: int = 0, bold: bool = False, ruled: bool = False) -> None:
        """A text in the row that is written, over the columns until `until` and `below` more rows; a number is a number."""
        cell = self.sheet.cell(self.row, column)
        cell.value = int(text) if text.isdigit() and len(text) < 4 else text
        cell.alignment, cell.font = Alignment(wrap_text=True, vertical="top"), Font(bold=bold)
        until = max(column, until)
        if until > column or below:
            self.sheet.merge_cells(start_row=self.row, end_row=self.row + below, start_column=column, end_column=until)
        if ruled:
            thin = Side(style="thin")
            for r in range(self.row, self.row + below + 1):
                for c in range(column, until + 1):
                    self.sheet.cell(r, c).border = Border(thin, thin, thin, thin)

    def high(self, lines: float) -> None:
        """Ends the row that is written, which is so many lines high."""
        self.sheet.row_dimensions[self.row].height = 15 * max(1, lines) + 3
        self.row += 1

    def add(self, part: Part) -> None:
        if isinstance(part, Heading | Paragraph):
            for line in [part.text] if isinstance(part, Heading) else part.lines:
                if line:
                    self.put(_FROM, line, _LAST, bold=isinstance(part, Heading) or part.bold)
                self.high(len(line) / 200)
        elif isinstance(part, Form):
            for row in part.rows:
                self._labelled(row)
        elif isinstance(part, Grid):
            self._grid(part)
        elif isinstance(part, Card):
            for label, lines in part.rows:
                text = self._text(lines)
                self.put(_FROM, label, bold=True, ruled=True)
                self.put(_FROM + 1, text, _LAST - 2, ruled=True)
                self.high(sum(1 + len(x) // 160 for x in text.split("\n")))
            self.row += 1
        else:
            self.row += 1

    def _labelled(self, row: Labelled) -> None:
        lines = [row.lead] if row.lead else []
        lines += [f"{mark(row.mark, n)} {item}" if row.mark else item for n, item in enumerate(row.items)]
        if self.hand == "lebar":
            # All items in one cell.
            lines = ["\n".join(lines)]
        for n, text in enumerate(lines):
            if n == 0:
                self.put(_FROM, row.label)
                self.put(_FROM + 1, f": {text}" if row.label else text, _LAST)
            elif row.mark and self.hand == "kamus" and text[:2] in (f"{c}." for c in "abcdefghijklmnopqrstuvwxyz123456789"):
                self.put(_FROM + 1, text[:2])
                self.put(_FROM + 2, text[3:], _LAST)
            else:
                self.put(_FROM + 1, text, _LAST)
            self.high(sum(1 + len(x) // 190 for x in text.split("\n")))

    def _grid(self, part: Grid) -> None:
        for i, head in enumerate(part.heads):
            self.put(_FROM + i, head, bold=True, ruled=True)
        self.high(2)
        if self.hand == "lebar":
            for i in range(len(part.heads)):
                self.put(_FROM + i, f"({i + 1})", ruled=True)
            self.high(1)
        for at, row in enumerate(part.rows):
            lines = 1.0
            for i, cell in enumerate(row):
                if cell is None:
                    continue
                below = next((n for n, later in enumerate(part.rows[at + 1 :]) if later[i] is not None), len(part.rows) - at - 1)
                text = self._text(cell)
                self.put(_FROM + i, text, below=below, ruled=True)
                lines = max(lines, sum(1 + len(x) // 20 for x in text.split("\n")) / (below + 1))
            self.high(lines)
        self.row += 1

    def _text(self, lines: list[str | Fraction]) -> str:
        if self.hand == "kamus":
            return "\n".join(slashed(x) if isinstance(x, Fraction) else x for x in lines)
        bar = "_" * 20 if self.hand == "bagian" else "\N{BOX DRAWINGS LIGHT HORIZONTAL}" * 14
        return "\n".join(f"{x.top}\n{bar} {x.factor}\n{x.bottom}" if isinstance(x, Fraction) else x for x in lines)

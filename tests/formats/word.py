"""Writes a record as a Word document, by one of the habits of `decree`."""

from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

import docx
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Cm
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from .decree import Block, Break, Bullets, Form, Fraction, Grid, Habit, Labelled, Paragraph, blocks

_M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def write(record: dict[str, Any], path: Path, habit: Habit) -> Path:
    """The document at `path`, which is given back."""
    writer = _Writer(habit)
    for block in blocks(record, habit):
        writer.add(block)
    writer.word.save(str(path))
    return path


def mark(style: str, n: int) -> str:
    """The number of item `n` (from 0) in a style: `a.`, `1.`."""
    return f"{chr(97 + n) if style[0] == 'a' else n + 1}{style[1:]}"


class _Writer:
    def __init__(self, habit: Habit) -> None:
        self.habit = habit
        self.word = docx.Document()
        self.word.styles["Normal"].font.name = "Arial"
        self.numbering = self.word.part.numbering_part.element
        self.abstract = {style: self._abstract(style, n) for n, style in enumerate(("a.", "1."), 900)}

    def add(self, block: Block) -> None:
        if isinstance(block, Paragraph):
            self._paragraph(block)
        elif isinstance(block, Form):
            by = self.habit.preamble if block.kind == "preamble" else self.habit.form
            self._form_table(block) if by == "table" else self._form_tabs(block)
        elif isinstance(block, Bullets):
            self._list(self.word, block.items, block.mark)
        elif isinstance(block, Grid):
            self._grid(block)
        else:
            self._section(block)

    # --- text

    def _paragraph(self, block: Paragraph) -> None:
        groups = [block.lines] if self.habit.breaks else [[line] for line in block.lines]
        for lines in groups:
            paragraph = self.word.add_paragraph()
            for n, line in enumerate(lines):
                run = paragraph.add_run(line)
                run.bold = block.bold
                if n < len(lines) - 1:
                    run.add_break()
            if block.centre:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER

    def _section(self, block: Break) -> None:
        section = self.word.add_section(WD_SECTION.NEW_PAGE)
        if block.wide and section.orientation != WD_ORIENT.LANDSCAPE:
            section.orientation = WD_ORIENT.LANDSCAPE
            section.page_width, section.page_height = section.page_height, section.page_width
        if block.header:
            section.header.is_linked_to_previous = False
            section.header.paragraphs[0].text = block.header[0]
            for line in block.header[1:]:
                section.header.add_paragraph(line)

    # --- lists

    def _abstract(self, style: str, number: int) -> int:
        kind = "lowerLetter" if style[0] == "a" else "decimal"
        element = parse_xml(
            f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
            f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="%1{style[1:]}"/><w:lvlJc w:val="left"/>'
            '<w:pPr><w:ind w:left="397" w:hanging="397"/></w:pPr></w:lvl></w:abstractNum>'
        )
        self.numbering.insert(0, element)
        return number

    def _number(self, style: str) -> int:
        """A list of its own, which begins at one."""
        num = self.numbering.add_num(self.abstract[style])
        num.add_lvlOverride(0).add_startOverride(1)
        return int(num.numId)

    def _list(self, parent: Any, items: list[str], style: str, first: WordParagraph | None = None) -> None:
        number = self._number(style) if self.habit.lists == "auto" else None
        for n, item in enumerate(items):
            paragraph = first if first is not None and n == 0 else parent.add_paragraph()
            if number is None:
                paragraph.add_run(f"{mark(style, n)}\t{item}" if parent is self.word else f"{mark(style, n)} {item}")
            else:
                paragraph.add_run(item)
                properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                properties.get_or_add_ilvl().val = 0
                properties.get_or_add_numId().val = number

    # --- labels

    def _form_table(self, block: Form) -> None:
        table = self.word.add_table(rows=0, cols=3)
        table.autofit = False
        widths = (Cm(3), Cm(0.6), Cm(12.5))
        for column, width in zip(table.columns, widths, strict=True):
            column.width = width
        for row in block.rows:
            cells = table.add_row().cells
            cells[0].paragraphs[0].add_run(row.label)
            cells[1].paragraphs[0].add_run(":")
            self._content(cells[2], row)
            for cell, width in zip(cells, widths, strict=True):
                cell.width = width

    def _content(self, cell: _Cell, row: Labelled) -> None:
        first = cell.paragraphs[0]
        if row.lead is not None:
            first.add_run(row.lead)
            first = None
        if row.mark is not None:
            self._list(cell, row.items, row.mark, first)
        else:
            first.add_run(row.items[0])

    def _form_tabs(self, block: Form) -> None:
        for row in block.rows:
            typed = [f"{mark(row.mark, n)}\t{item}" if row.mark else item for n, item in enumerate(row.items)]
            if row.lead is not None:
                typed.insert(0, row.lead)
            elif row.mark and self.habit.lists == "auto":
                self.word.add_paragraph(f"{row.label}\t:")
                self._list(self.word, row.items, row.mark)
                continue
            self.word.add_paragraph(f"{row.label}\t:\t{typed[0]}")
            for line in typed[1:]:
                self.word.add_paragraph(f"\t\t{line}")

    # --- tables

    def _grid(self, block: Grid) -> None:
        table = self.word.add_table(rows=1, cols=len(block.heads))
        table.style = "Table Grid"
        for cell, head in zip(table.rows[0].cells, block.heads, strict=True):
            cell.paragraphs[0].add_run(head).bold = True
        table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
        above: list[_Cell | None] = [None] * len(block.heads)
        for row in block.rows:
            cells = table.add_row().cells
            for i, content in enumerate(row):
                if content is None:
                    self._merge(above[i], cells[i])
                    continue
                above[i] = cells[i]
                for n, line in enumerate(content):
                    paragraph = cells[i].paragraphs[0] if n == 0 else cells[i].add_paragraph()
                    if isinstance(line, Fraction):
                        self._fraction(cells[i], paragraph, line)
                    else:
                        paragraph.add_run(line)

    def _merge(self, origin: _Cell | None, cell: _Cell) -> None:
        """The vertical merge as Word writes it; `cell.merge` would move texts about."""
        if origin is not None:
            origin._tc.get_or_add_tcPr().get_or_add_vMerge().val = "restart"
        cell._tc.get_or_add_tcPr().get_or_add_vMerge()

    def _fraction(self, cell: _Cell, paragraph: WordParagraph, it: Fraction) -> None:
        if self.habit.fraction == "omml":
            run = "<m:r><m:t xml:space='preserve'>{}</m:t></m:r>".format
            factor = run(escape(f" × {it.factor.removeprefix('x ')}")) if it.factor else ""
            paragraph._p.append(
                parse_xml(
                    f"<m:oMathPara {_M}><m:oMath><m:f><m:num>{run(escape(it.top))}</m:num><m:den>{run(escape(it.bottom))}</m:den></m:f>"
                    f"{factor}</m:oMath></m:oMathPara>"
                )
            )
        elif self.habit.fraction == "nested":
            inner = cell.add_table(rows=2, cols=2 if it.factor else 1)
            inner.cell(0, 0).paragraphs[0].add_run(it.top)
            inner.cell(1, 0).paragraphs[0].add_run(it.bottom)
            _bottom_border(inner)
            if it.factor:
                inner.cell(0, 1).paragraphs[0].add_run(it.factor)
                self._merge(inner.cell(0, 1), inner.cell(1, 1))
            cell.add_paragraph()
        elif self.habit.fraction == "underlined":
            paragraph.add_run(it.top).underline = True
            if it.factor:
                paragraph.add_run(f"  {it.factor}")
            cell.add_paragraph(it.bottom)
        else:
            paragraph.add_run(it.top)
            cell.add_paragraph(f"----------------- {it.factor}".rstrip())
            cell.add_paragraph(it.bottom)


def _bottom_border(table: Table) -> None:
    properties = table.cell(0, 0)._tc.get_or_add_tcPr()
    properties.append(parse_xml(f'<w:tcBorders {nsdecls("w")}><w:bottom w:val="single" w:sz="4"/></w:tcBorders>'))


__all__ = ["mark", "qn", "write"]

"""Word documents (.docx, .docm): texts and tables as Word shows them. Macros and linked files are never touched."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from lxml import etree

from iki_graph.reading import math
from iki_graph.reading.blocks import Block, Cell, Grid, Text, fraction, set_out, texts_of
from iki_graph.reading.document import Document
from iki_graph.reading.markup import tidy
from iki_graph.reading.numbering import Numbering, Styles, W, is_on, value
from iki_graph.reading.package import Package

MEDIA = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_GONE = frozenset(f"{W}{name}" for name in ("del", "moveFrom", "rPr", "pPr", "sdtPr", "sdtEndPr", "rt", "annotationRef"))
"""What the final text does not show: deletions, the old place of what was moved, properties."""
_BOXES = frozenset([f"{W}drawing", f"{W}pict", f"{W}object"])
_PICTURES = frozenset(("{http://schemas.openxmlformats.org/drawingml/2006/picture}pic", "{urn:schemas-microsoft-com:vml}imagedata"))
_SYMBOLS = {0xB4: "×", 0xB8: "÷", 0xE5: "Σ", 0x53: "Σ", 0xD7: "·", 0xB3: "≥", 0xA3: "≤", 0xB1: "±", 0x2D: "-", 0x3D: "=", 0x2B: "+"}
"""Letters of the font Symbol that formulas use; other letters of symbol fonts are bullets."""
_EQ = re.compile(
    r"^\s*EQ\b.*?\\f\s*\((?P<top>[^;,()]*(?:\([^()]*\)[^;,()]*)*)[;,](?P<bottom>.*?)\)(?P<rest>[^()]*)$", re.IGNORECASE | re.DOTALL
)
_FACTOR = re.compile(r"\s*(?:[x×X*]\s*\(?\s*100\s*(?:%|persen)?\s*\)?)?\s*")
_HEADERS = ("first", "default")


def read(data: bytes, path: Path) -> Document:
    """A Word document. Raises InputError if it is damaged, locked, or too large."""
    package = Package(data, path)
    return set_out(path, data, MEDIA, _Word(package).blocks())


@dataclass
class _Run:
    """The text of a paragraph while it is put together: finished lines, and pieces of the line at hand with their underlining."""

    lines: list[list[tuple[str, bool]]] = field(default_factory=lambda: [[]])
    fields: list[list[str]] = field(default_factory=list)
    """Fields that are open: the instruction of each, None for those whose result is being read."""
    shown: list[bool] = field(default_factory=list)
    boxes: list[Block] = field(default_factory=list)
    picture: bool = False

    def add(self, text: str, underlined: bool = False) -> None:
        self.lines[-1].append((text, underlined))


class _Word:
    def __init__(self, package: Package) -> None:
        self.package = package
        self.main = package.main("word/document.xml")
        self.related = package.related(self.main)
        self.styles = Styles(self._part("styles"))
        self.numbering = Numbering(self._part("numbering"), self.styles)

    def _part(self, kind: str) -> etree._Element | None:
        name = next((name for k, name in self.related.values() if k == kind and name in self.package), None)
        return self.package.xml(name) if name is not None else None

    def blocks(self) -> list[Block]:
        """The whole document; what stands in the header of a section's pages goes before the section."""
        body = self.package.xml(self.main).find(f"{W}body")
        if body is None:
            raise self.package.damaged()
        result: list[Block] = []
        told: set[tuple[str, ...]] = set()
        section: list[etree._Element] = []
        for child in _visible(body):
            section.append(child)
            properties = child if child.tag == f"{W}sectPr" else child.find(f"{W}pPr/{W}sectPr")
            if properties is not None:
                content = self._content(section)
                result += [*self._header(properties, told), *content]
                section = []
        return [*result, *self._content(section)]

    def _header(self, section: etree._Element, told: set[tuple[str, ...]]) -> list[Block]:
        names = {r.get(f"{W}type"): r.get(f"{_R}id") for r in section.iter(f"{W}headerReference")}
        kinds = _HEADERS if is_on(section, "titlePg") else _HEADERS[1:]
        result: list[Block] = []
        for kind in kinds:
            _, name = self.related.get(names.get(kind) or "", ("", ""))
            if name not in self.package:
                continue
            blocks = self._content(_visible(self.package.xml(name)))
            key = tuple(text for text in texts_of(blocks) if any(map(str.isalpha, text)))
            if key and key not in told:
                told.add(key)
                result += blocks
        return result

    # --- blocks

    def _block(self, element: etree._Element) -> list[Block]:
        if element.tag == f"{W}p":
            return self._paragraph(element)
        if element.tag == f"{W}tbl":
            return [self._table(element)]
        return []

    def _content(self, elements: Iterable[etree._Element]) -> list[Block]:
        """The blocks that elements are; a paragraph whose mark was deleted goes on in the next."""
        result: list[Block] = []
        joins = False
        for child in elements:
            blocks = self._block(child)
            before = result[-1] if result else None
            if joins and isinstance(before, Text) and blocks and isinstance(first := blocks[0], Text):
                result[-1] = replace(before, text=f"{before.text}{first.text}", barred=first.barred)
                blocks = blocks[1:]
            result += blocks
            joins = child.tag == f"{W}p" and child.find(f"{W}pPr/{W}rPr/{W}del") is not None
        return result

    def _table(self, table: etree._Element) -> Grid:
        rows: list[list[Cell]] = []
        for tr in _visible(table):
            properties = tr.find(f"{W}trPr")
            if tr.tag != f"{W}tr" or properties is not None and properties.find(f"{W}del") is not None:
                continue
            row = [Cell() for _ in range(_count(value(properties, "gridBefore"), 0))]
            for tc in _visible(tr):
                if tc.tag == f"{W}tc":
                    row += self._cells(tc, not rows)
            rows.append(row)
        width = max(map(len, rows), default=0)
        return Grid(tuple((*row, *[Cell()] * (width - len(row))) for row in rows))

    def _cells(self, tc: etree._Element, first_row: bool) -> list[Cell]:
        """A cell, and one for each further column that it spans."""
        properties = tc.find(f"{W}tcPr")
        merge = properties.find(f"{W}vMerge") if properties is not None else None
        rest = merge is not None and merge.get(f"{W}val", "continue") != "restart" and not first_row
        beside = properties is not None and (h := properties.find(f"{W}hMerge")) is not None and h.get(f"{W}val", "continue") != "restart"
        content = () if rest or beside else tuple(self._content(_visible(tc)))
        span = _count(value(properties, "gridSpan"), 1)
        return [Cell(content, rest, beside), *(Cell((), rest, True) for _ in range(span - 1))]

    # --- paragraphs

    def _paragraph(self, paragraph: etree._Element) -> list[Block]:
        properties = paragraph.find(f"{W}pPr")
        style = value(properties, "pStyle") or self.styles.default
        run = _Run()
        self._inline(paragraph, run, style)
        label = self.numbering.label(properties, style)
        if label:
            run.lines[0].insert(0, (f"{label} ", False))
        ruled = properties is not None and properties.find(f"{W}pBdr/{W}bottom") is not None
        texts = [Text("".join(t for t, _ in line), _is_barred(line) or ruled and line is run.lines[-1]) for line in run.lines]
        if len(texts) > 1 and not texts[-1].text.strip():
            texts.pop()
        if run.boxes and not any(t.text.strip() for t in texts):
            texts = []
        if run.picture and texts:
            texts[0] = replace(texts[0], picture=True)
        return [*run.boxes, *texts]

    def _inline(self, element: etree._Element, run: _Run, style: str | None) -> None:
        for child in _visible(element):
            if child.tag == f"{W}r":
                self._run(child, run, style)
            elif child.tag in (f"{math.M}oMath", f"{math.M}oMathPara"):
                run.add(f" {math.text_of(child)} ")
            elif child.tag in _BOXES:
                self._boxes(child, run)
            elif isinstance(child.tag, str):
                self._inline(child, run, style)

    def _run(self, element: etree._Element, run: _Run, style: str | None) -> None:
        properties = element.find(f"{W}rPr")

        def on(name: str) -> bool:
            own = is_on(properties, name)
            if own is None:
                own = self.styles.on(value(properties, "rStyle"), name)
            return bool(self.styles.on(style, name) if own is None else own)

        if on("vanish"):
            return
        underlined = value(properties, "u") not in (None, "none")
        for child in _visible(element):
            name = child.tag.removeprefix(W) if isinstance(child.tag, str) else ""
            if name == "fldChar":
                self._field(child.get(f"{W}fldCharType"), run)
            elif name == "instrText":
                if run.fields:
                    run.fields[-1].append(child.text or "")
            elif child.tag in _BOXES:
                self._boxes(child, run)
            elif not all(run.shown):
                continue
            elif name == "t":
                text = child.text or ""
                run.add(text.upper() if on("caps") else text, underlined)
            elif name in ("tab", "ptab"):
                run.add(" ", underlined)
            elif name in ("br", "cr"):
                run.lines.append([])
            elif name == "noBreakHyphen":
                run.add("-")
            elif name == "sym":
                code = int(child.get(f"{W}char", "0"), 16) & 0xFF if re.fullmatch("[0-9A-Fa-f]{1,8}", child.get(f"{W}char", "")) else 0
                run.add(_SYMBOLS.get(code, "•") if child.get(f"{W}font") == "Symbol" else "•")
            elif name in ("ruby", "rubyBase"):
                self._inline(child, run, style)

    def _field(self, kind: str | None, run: _Run) -> None:
        """A field's instruction is not shown, its result is; a fraction drawn by a field has no result."""
        if kind == "begin":
            run.fields.append([])
            run.shown.append(False)
        elif kind == "separate" and run.shown:
            run.shown[-1] = True
        elif kind == "end" and run.fields:
            instruction, _ = "".join(run.fields.pop()), run.shown.pop()
            if drawn := _EQ.match(instruction):
                run.add(f" {fraction(tidy(drawn['top']), tidy(drawn['bottom']))} {drawn['rest']} ")

    def _boxes(self, drawing: etree._Element, run: _Run) -> None:
        """The texts of text boxes; they stand before the paragraph that they are tied to."""
        for child in _visible(drawing):
            if child.tag == f"{W}txbxContent":
                run.boxes += self._content(_visible(child))
            elif child.tag in _PICTURES:
                run.picture = True
            elif isinstance(child.tag, str):
                self._boxes(child, run)


def _visible(element: etree._Element) -> Iterator[etree._Element]:
    """The children that the final text shows, those of mere wrappers (content controls, accepted insertions) among them."""
    for child in element:
        if child.tag in _GONE:
            continue
        if child.tag == f"{_MC}AlternateContent":
            choice = child.find(f"{_MC}Choice")
            choice = choice if choice is not None else child.find(f"{_MC}Fallback")
            if choice is not None:
                yield from _visible(choice)
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag"):
            yield from _visible(child)
        else:
            yield child


def _is_barred(line: list[tuple[str, bool]]) -> bool:
    """Whether all of a line but a factor behind it is underlined."""
    plain = "".join(text for text, underlined in line if not underlined)
    return any(text.strip() for text, underlined in line if underlined) and _FACTOR.fullmatch(plain) is not None


def _count(text: str | None, default: int) -> int:
    return min(int(text), 100) if text is not None and text.isdecimal() else default

"""Web pages and HTML exports: what a reader of the page reads, without menus, counters and scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from html import escape
from pathlib import Path

from lxml import etree
from lxml import html as lxml_html

from iki_graph.errors import InputError
from iki_graph.reading import math
from iki_graph.reading.blocks import Block, Cell, Grid, Text, fraction, set_out
from iki_graph.reading.boxes import name_tables, rules_of_classes
from iki_graph.reading.document import Document
from iki_graph.reading.headings import is_card
from iki_graph.reading.markup import tidy
from iki_graph.reading.numbering import printed
from iki_graph.reading.text import decode

MEDIA = "text/html"

_UNREAD = frozenset(
    "script style noscript template head nav aside form select button textarea iframe object embed audio video canvas svg map link meta".split()
)
_BLOCKS = frozenset(
    """address article blockquote body center dd details dialog div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header html
    legend li main ol p pre section summary td th tr ul caption""".split()
)
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav\w*|menu\w*|side-?bar|breadcrumb\w*|counter|visitors?|statisti[ck]\w*|pengunjung|share|sosmed|social|comments?|"
    r"komentar|banner|cookies?|login|search|pagination|related|footer|topbar)(?:$|[\s_-])",
    re.IGNORECASE,
)
_WIDGET = re.compile(r"(?:^|[\s_-])widgets?(?:$|[\s_-])", re.IGNORECASE)
_BUILT = re.compile(r"\b(elementor|so|siteorigin)-widget\b")
"""Builders of pages make a widget of every piece of them."""
_COUNTER = re.compile(
    r"^\W*(?:hari ini|kemarin|minggu ini|bulan ini|tahun ini|online|hits?|total|pengunjung|visitors?|today|yesterday)\b", re.IGNORECASE
)
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]+)", re.IGNORECASE
)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_EQUATION = re.compile(
    r"<!--\[if gte msEquation \d+\]>(?P<math>.*?)<!\[endif\]-->(?:\s*<!\[if !msEquation\]>.*?<!\[endif\]>)?", re.IGNORECASE | re.DOTALL
)
"""A formula as Word writes it into a web page: for itself, and as a picture for others."""
_FLOATS = re.compile(r"float\s*:\s*left|min-width", re.IGNORECASE)
"""Text in a box of its own, as the mark of a list item: parted from what follows by the box, not by a blank."""
_UNDERLINE = re.compile(r"text-decoration[\w-]*\s*:[^;]*\bunderline")
_KINDS = {"a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman"}
_STYLED = (("alpha", "Letter"), ("latin", "Letter"), ("roman", "Roman"))
_LONGEST_LABEL = 40
_LONGEST_LETTERHEAD = 500
_GOVERNMENT = re.compile(r"\bPEMERINTAH\s+(?:DAERAH\s+)?(?:KABUPATEN|KOTA|PROVINSI)\b")
_MOST_CELLS = 200_000
_LONG_TAG = re.compile(r"<[^<>]{20000,}")
_MOST_ATTRIBUTES = 5_000
"""Of one element: the parser compares each with all others. A long tag with few is a picture within the page."""
_WIDEST = 100


def read(data: bytes, path: Path) -> Document:
    """An HTML file. Raises InputError if it cannot be decoded, or holds no text or tables without end."""
    text = _EQUATION.sub(_office_equation, _DECLARATION.sub("", _decoded(data, path), count=1))
    if any(tag[0].count("=") > _MOST_ATTRIBUTES for tag in _LONG_TAG.finditer(text)):
        raise InputError(f"{path}: halaman HTML memuat unsur dengan ribuan atribut; periksa apakah berkasnya benar.")
    try:
        root = lxml_html.document_fromstring(text, parser=lxml_html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        raise InputError(f"{path}: halaman HTML kosong atau rusak; simpan ulang halamannya.") from None
    name_tables(root)
    page = _Page(path, _underlining(root))
    main = _main(root)
    return set_out(path, data, MEDIA, _labelled([b for part in (*_letterhead(root, main), main) for b in page.blocks(part)]))


def _labelled(blocks: list[Block]) -> list[Block]:
    """The blocks, a label, its colon and the text beside them in one line, where each stands in a box of its own."""
    result: list[Block] = []
    beside = False
    for block in blocks:
        before = result[-1] if result else None
        colon = isinstance(block, Text) and block.text.strip() == ":"
        if isinstance(block, Text) and isinstance(before, Text) and (beside or colon and len(before.text) <= _LONGEST_LABEL):
            result[-1] = replace(before, text=f"{before.text} {block.text}")
            beside = colon
        else:
            result.append(block)
            beside = False
    return result


def _decoded(data: bytes, path: Path) -> str:
    """Characters by the encoding that the page declares; by what they look like if it declares none, or a wrong one."""
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        name = (declared[1] or declared[2]).decode("ascii").lower()
        # Browsers read Latin-1 as Windows-1252.
        name = "cp1252" if name in ("iso-8859-1", "latin1", "latin-1", "ascii", "us-ascii") else name
        try:
            return data.decode(name)
        except (LookupError, UnicodeDecodeError):
            pass
    return decode(data, path)


def _office_equation(match: re.Match[str]) -> str:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, recover=True, huge_tree=False)
    # Names of the page's own tags inside (span, i) are of no matter.
    root = etree.fromstring(f'<x xmlns:m="{math.M[1:-1]}">{match["math"]}</x>'.encode(), parser)
    return escape(math.text_of(root)) if root is not None else ""


def _main(root: etree._Element) -> etree._Element:
    """The part of the page that it says is its main content, if most of its text stands there, else all of it."""
    whole = len(_plain_text(root))
    parts = [e for e in root.iter("main", "article") if len(_plain_text(e)) * 2 > whole]
    return parts[-1] if parts else root


def _letterhead(root: etree._Element, main: etree._Element) -> list[etree._Element]:
    """The heads of the page above its main content that are letterheads: a government's name, and nothing to click."""
    if main is root:
        return []
    inside = {e for e in (*main.iterdescendants("header"), *main.iterancestors("header"))}
    return [
        e
        for e in root.iter("header")
        if e not in inside
        and len(text := _plain_text(e)) < _LONGEST_LETTERHEAD
        and _GOVERNMENT.search(text)
        and next(e.iter("a", "nav", "form", "button"), None) is None
    ]


def _plain_text(element: etree._Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _underlining(root: etree._Element) -> frozenset[str]:
    """The classes that the page's own style sheets underline, as exports from word processors have them."""
    return frozenset(name for name, rules in rules_of_classes(root) if _UNDERLINE.search(rules))


class _Page:
    def __init__(self, path: Path, underlining: frozenset[str]) -> None:
        self.path = path
        self.underlining = underlining
        self.cells = 0

    def blocks(self, element: etree._Element) -> list[Block]:
        """The blocks in an element. Text between tags that begin no new block is one line, parted at `br`."""
        return [b for b in self._walk(element) if isinstance(b, Grid) or b.text.strip() or b.picture]

    def _walk(self, element: etree._Element) -> Iterator[Block]:
        line: list[tuple[str, bool]] = []
        picture = False

        def flush() -> Iterator[Text]:
            nonlocal picture
            text = "".join(t for t, _ in line)
            barred = any(t.strip() for t, u in line if u) and not any(
                re.sub(r"[x×X*]\s*\(?\s*100\s*%?\s*\)?", "", t).strip() for t, u in line if not u
            )
            yield Text(text, barred, picture=picture)
            line.clear()
            picture = False

        for kind, found in self._pieces(element, False):
            if isinstance(found, tuple):
                line.append(found)
            elif kind == "picture":
                picture = True
            else:
                yield from flush()
                if isinstance(found, Grid | Text):
                    yield found
        yield from flush()

    def _pieces(self, element: etree._Element, underlined: bool) -> Iterator[tuple[str, object]]:
        """Texts, pictures, and where a line ends (`end`, with a table or a rule if one stands there)."""
        tag = element.tag if isinstance(element.tag, str) else ""
        if tag in _UNREAD or not tag or _is_hidden(element) or _is_furniture(element):
            return
        if tag == "table":
            if (grid := self._table(element)) is not None:
                for caption in element.iterchildren("caption"):
                    yield from self._pieces(caption, False)
                yield "end", grid
            return
        if tag == "dl" and (card := self._card(element)) is not None:
            yield "end", card
            return
        if tag == "br":
            yield "end", None
            return
        if tag == "hr":
            yield "end", Text("-----")
            return
        if tag == "img":
            yield ("text", (f" {element.get('alt')} ", underlined)) if element.get("alt", "").strip() else ("picture", None)
            return
        if tag.rpartition("}")[2] == "math":
            yield "text", (f" {_math(element)} ", False)
            return
        style = element.get("style", "")
        floats = bool(_FLOATS.search(style))
        underlined = underlined or tag == "u" or "underline" in style or not self.underlining.isdisjoint(element.get("class", "").split())
        new = tag in _BLOCKS
        if new:
            yield "end", None
        if tag == "li" and (mark := _mark(element)):
            yield "text", (f"{mark} ", False)
        for text, child in [(element.text, None), *((child.tail, child) for child in element)]:
            if child is not None:
                inner = self._pieces(child, underlined)
                # The first block in a list item goes on with the item's mark.
                yield from _after_mark(inner) if tag == "li" and child is element[0] and not (element.text or "").strip() else inner
            if text:
                if tag == "pre":
                    for n, part in enumerate(text.split("\n")):
                        if n:
                            yield "end", None
                        yield "text", (part, underlined)
                else:
                    yield "text", (re.sub(r"\s+", " ", text), underlined)
        if floats:
            yield "text", (" ", False)
        if new:
            yield "end", None

    def _table(self, table: etree._Element) -> Grid | None:
        """A table with its spanning cells spread out; None for a counter of visitors."""
        trs = [tr for tr in table.iter("tr") if next(tr.iterancestors("table")) is table and not _is_hidden(tr)]
        taken: dict[int, tuple[int, Cell]] = {}
        rows: list[list[Cell]] = []
        for left, tr in zip(range(len(trs), 0, -1), trs, strict=True):
            row: list[Cell] = []
            # A box that is no cell stands in the row like one.
            cells = [c for c in tr if c.tag in ("td", "th", "div", "span", "p") and not _is_hidden(c)]
            while cells or any(column >= len(row) for column in taken):
                column = len(row)
                if column in taken:
                    rows_left, rest = taken.pop(column)
                    row.append(rest)
                    if rows_left > 1:
                        taken[column] = (rows_left - 1, rest)
                    continue
                if not cells:
                    row.append(Cell())
                    continue
                cell = cells.pop(0)
                wide, high = _span(cell.get("colspan"), _WIDEST), _span(cell.get("rowspan"), left) or left
                for n in range(wide or 1):
                    row.append(Cell((), False, True) if n else Cell(tuple(self.blocks_of_cell(cell))))
                    if high > 1:
                        taken[column + n] = (min(high, left) - 1, Cell((), True, n > 0))
                self.cells += wide or 1
            self.cells += len(row)
            if self.cells > _MOST_CELLS:
                raise InputError(f"{self.path}: tabelnya lebih dari {_MOST_CELLS // 1000}.000 sel; periksa apakah berkasnya benar.")
            rows.append(row)
        if rows and any(len(r) == 2 for r in rows) and _is_counter(trs):
            return None
        width = max(map(len, rows), default=0)
        return Grid(tuple((*row, *[Cell()] * (width - len(row))) for row in rows))

    def _card(self, element: etree._Element) -> Grid | None:
        """A list of terms that is a card of an indicator, as a table of terms and what they mean; None of another list."""
        parts = [part for child in element for part in (child if child.tag == "div" else (child,)) if part.tag in ("dt", "dd")]
        labels = [_plain_text(part) for part in parts if part.tag == "dt"]
        if not is_card([(label, "…") for label in labels]):
            return None
        rows: list[tuple[Cell, Cell]] = []
        for part in parts:
            if part.tag == "dt":
                rows.append((Cell(tuple(self.blocks(part))), Cell()))
            elif rows:
                rows[-1] = (rows[-1][0], Cell((*rows[-1][1].content, *self.blocks_of_cell(part))))
        return Grid(tuple(rows))

    def blocks_of_cell(self, cell: etree._Element) -> list[Block]:
        """What stands in a table cell; a rule below a paragraph is that of a fraction."""
        blocks = self.blocks(cell)
        for n, p in enumerate(cell.iter("p", "div", "span")):
            if "border-bottom" in p.get("style", "") and n < len(blocks):
                text = tidy(_plain_text(p))
                blocks = [replace(b, barred=True) if isinstance(b, Text) and tidy(b.text) == text else b for b in blocks]
        return blocks


def _after_mark(pieces: Iterator[tuple[str, object]]) -> Iterator[tuple[str, object]]:
    """Pieces without the line end at their beginning."""
    for n, piece in enumerate(pieces):
        if n or piece != ("end", None):
            yield piece


def _mark(item: etree._Element) -> str:
    """The number or bullet before a list item; none where it is a box of its own in the item."""
    parent = item.getparent()
    first = next((e for e in item.iter() if (e.text or "").strip()), item)
    if first is not item and _FLOATS.search(first.get("style", "")):
        return ""
    if parent is None or parent.tag != "ol":
        return "" if "none" in (parent.get("style", "") if parent is not None else "") else "-"
    kind = _KINDS.get(item.get("type") or parent.get("type", ""), "decimal")
    style = f"{parent.get('style', '')};{item.get('style', '')}".lower()
    if found := re.search(r"list-style(?:-type)?\s*:[^;]*?(lower|upper)-(alpha|latin|roman)", style):
        kind = found[1] + dict(_STYLED)[found[2]]
    number = _integer(parent.get("start"), 1) - 1
    for li in parent.iterchildren("li"):
        number = _integer(li.get("value"), number + 1)
        if li is item:
            break
    return f"{printed(number, kind)}."


def _integer(text: str | None, default: int) -> int:
    return int(text) if text is not None and re.fullmatch(r"\s*-?\d{1,6}\s*", text) else default


def _span(text: str | None, most: int) -> int:
    return min(_integer(text, 1), most) if _integer(text, 1) >= 0 else 1


def _is_hidden(element: etree._Element) -> bool:
    style = element.get("style", "").replace(" ", "").lower()
    unsaid = element.get("aria-hidden") == "true" and "katex" in element.get("class", "")  # a formula that stands there as MathML too
    return unsaid or element.get("hidden") is not None or "display:none" in style or "visibility:hidden" in style


def _is_furniture(element: etree._Element) -> bool:
    """Whether an element is the site's and not the document's: named so, or nothing but links; a table of indicators never is."""
    if element.tag not in ("div", "ul", "ol", "section", "header", "footer", "table", "span", "p", "aside"):
        return False
    name = f"{element.get('id', '')} {element.get('class', '')} {element.get('role', '')}"
    if element.tag in ("header", "footer") and (element.find(".//nav") is not None or len(list(element.iter("a"))) > 1):
        name += " footer"
    name = _BUILT.sub(r"\1", name)
    if name.strip() and (_FURNITURE.search(name) or _WIDGET.search(name) and _is_small(element)):
        return not any(True for _ in element.iter("table")) or element.tag == "table" or len(_plain_text(element)) < 200
    if element.tag in ("ul", "ol", "div"):
        links = list(element.iter("a"))
        return len(links) > 2 and sum(len(_plain_text(a)) for a in links) * 10 > 9 * len(_plain_text(element))
    return False


def _is_small(element: etree._Element) -> bool:
    """Whether an element holds no more than a few words, or mostly links."""
    text = len(_plain_text(element))
    return text < 200 or 2 * sum(len(_plain_text(a)) for a in element.iter("a")) > text


def _is_counter(trs: list[etree._Element]) -> bool:
    """A table of nothing but labels and counts, one of them of visits."""
    texts = [[_plain_text(c) for c in tr if c.tag in ("td", "th")] for tr in trs]
    pairs = [t for t in texts if len(t) == 2]
    return (
        len(pairs) > 1
        and all(re.fullmatch(r"[\d.,\s:]*", value) for _, value in pairs)
        and any(_COUNTER.match(label) for label, _ in pairs)
    )


def _math(element: etree._Element) -> str:
    """MathML as plain text, fractions in the record's way of writing."""
    tag = element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""
    if tag == "mfrac" and len(element) == 2:
        return f" {fraction(_math(element[0]), _math(element[1]))} "
    if tag == "annotation":
        return ""
    text = "".join(_math(child) + (child.tail or "") for child in element)
    return (element.text or "").translate(math.TIMES) + text

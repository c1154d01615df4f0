"""Boxes of a web page that stand as a table: by their role, by the display that the page's style sheets give them, or as a heading of
columns with as many boxes in each row below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lxml import etree

from iki_graph.reading.headings import header_roles, role_of

_CLASS = re.compile(r"\.([\w-]+)\s*(?:,|$)")
"""What the selectors of a rule are about: the last class of each."""
_DISPLAY = re.compile(r"(?:^|[;\s])display\s*:\s*(table(?:-row|-cell)?)\s*(?:;|!|$)", re.IGNORECASE)
_PARTS = {
    "table": "table",
    "grid": "table",
    "row": "tr",
    "table-row": "tr",
    **dict.fromkeys(("cell", "gridcell", "columnheader", "rowheader", "table-cell"), "td"),
}
_BOXES = ("div", "span", "section", "ul", "li", "p")
_FEWEST, _MOST = 3, 12
"""Columns of a table that nothing but its heading tells of."""
_LONGEST_HEAD = 400


def name_tables(root: etree._Element) -> None:
    """Give the boxes that stand as a table the names of its parts."""
    shown = {name: found[1] for name, rules in rules_of_classes(root) if (found := _DISPLAY.search(rules))}
    for element in root.iter(*_BOXES):
        own = _DISPLAY.search(element.get("style", ""))
        display = own[1] if own else next((shown[c] for c in element.get("class", "").split() if c in shown), "")
        element.tag = _PARTS.get(element.get("role", "")) or _PARTS.get(display.lower()) or element.tag
    for element in list(root.iter("div", "section", "ul", "li")):
        if (columns := _columns_of_cells(element)) is not None:
            _break_into_rows(element, columns)
        else:
            _name_rows(element)


def rules_of_classes(root: etree._Element) -> list[tuple[str, str]]:
    """Each class with a rule of the page's own style sheets about it."""
    sheets = " ".join(style.text or "" for style in root.iter("style"))
    parted = (rule.rpartition("{") for rule in sheets.split("}"))
    return [(name, rules) for selectors, _, rules in parted for name in _CLASS.findall(selectors.strip())]


def _boxes(element: etree._Element) -> list[etree._Element]:
    return [child for child in element if child.tag in _BOXES]


def _text(element: etree._Element) -> str:
    """The beginning of what stands in a box, longer than any heading if the whole is."""
    pieces, length = [], 0
    for piece in element.itertext():
        pieces.append(piece)
        length += len(piece.strip())
        if length > _LONGEST_HEAD:
            break
    return " ".join("".join(pieces).split())


def _heads(cells: Sequence[etree._Element]) -> bool:
    """Whether boxes are the heading of a table of indicators."""
    texts = tuple(_text(cell) for cell in cells)
    return sum(map(len, texts)) < _LONGEST_HEAD and header_roles(texts) is not None


def _name_rows(element: etree._Element) -> None:
    """Rows of boxes below a row that heads them are those of a table."""
    for rows in _runs(element):
        table = etree.Element("table")
        rows[0].addprevious(table)
        for row in rows:
            for cell in _boxes(row):
                cell.tag = "td"
            row.tag = "tr"
            table.append(row)


def _runs(element: etree._Element) -> Iterator[list[etree._Element]]:
    """Children with as many boxes as the first of them, which is a heading."""
    run: list[etree._Element] = []
    for child in list(element):
        own = _boxes(child) if child.tag in _BOXES else []
        if run and len(own) == len(_boxes(run[0])):
            run.append(child)
            continue
        if len(run) > 1:
            yield run
        run = [child] if _FEWEST <= len(own) <= _MOST and len(own) == len(child) and _heads(own) else []
    if len(run) > 1:
        yield run


def _columns_of_cells(element: etree._Element) -> int | None:
    """How many columns a box has whose boxes follow each other row by row without any box for a row."""
    cells = _boxes(element)
    if len(cells) < 2 * _FEWEST or len(cells) != len(element) or role_of(_text(cells[0])) is None:
        return None
    columns = next((n for n, cell in enumerate(cells[: _MOST + 1]) if role_of(_text(cell)) is None), 0)
    if columns < _FEWEST or len(cells) % columns or len(cells) == columns or not _heads(cells[:columns]):
        return None
    return columns


def _break_into_rows(element: etree._Element, columns: int) -> None:
    cells = _boxes(element)
    element.tag = "table"
    for start in range(0, len(cells), columns):
        row = etree.SubElement(element, "tr")
        for cell in cells[start : start + columns]:
            cell.tag = "td"
            row.append(cell)

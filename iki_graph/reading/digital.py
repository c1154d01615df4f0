"""A page of a digital PDF: text with its boxes, tables by their rules."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import Any

import pdfplumber.page
from pdfplumber.utils.text import extract_words

from iki_graph.reading import guard
from iki_graph.reading.banded import with_rows
from iki_graph.reading.centred import raised
from iki_graph.reading.fractions import Bar, read_cell
from iki_graph.reading.grid import fragments
from iki_graph.reading.grounds import ruled_only, rules_of
from iki_graph.reading.headings import header_roles
from iki_graph.reading.page import Box, Cell, Fragment, Page, Word, around, inside, reading_order, text_lines
from iki_graph.reading.paragraphs import paragraphs
from iki_graph.reading.ruled import bars, overflowing, ruled_tables
from iki_graph.reading.unruled import unruled_tables

_MOST_STROKES = 10_000
"""Strokes of a page beyond which it is a drawing: its rules are not looked at."""
_WHOLE, _PICTURE = 0.7, 0.05
"""Shares of the page that a picture covers: that of a page that was scanned as a whole; that of one which holds some print."""
_TIMES = re.compile(r"\s*[×xX*]\s*1[.0]*0\b")
_SHORT = 1.5
"""Letters by which the longer operand of a fraction may end before its bar."""
_CUT_OFF = "pecahan rumus terpotong di tepi selnya; sebagian pembilang atau penyebutnya tidak ada dalam berkas"
_BELOW = 30.0
"""Points below a heading in which the texts of the first row begin."""
_LOOSE = 0.02
"""Share of the letters of a table that stand in no cell of it, from which its rules are not those of its rows."""
_OUTLINES = 200
"""Strokes or curves from which a page without text may be text that was printed as drawings of its letters."""


def read_digital(page: pdfplumber.page.Page, no: int) -> Page | None:
    """The text lines and tables of a page, in reading order; None if its contents are damaged. Raises TooMuchError beyond the bounds."""
    try:
        margin = _margin(page)
        page, quarters = _upright(page)
        guard.lay_out(page)
        chars = [c for c in page.chars if c["upright"]]
        # Slanting strokes, of drawings and signatures, have no orientation and are no rules.
        strokes = [edge for edge in page.edges if edge["orientation"]]
        scanned = _is_scanned(page, chars, len(strokes))
    except guard.TooMuchError:
        raise
    except Exception:  # noqa: BLE001 - damaged input makes pdfminer raise whatever it meets
        return None
    finally:
        page.close()
    result = Page(no, float(page.width), float(page.height), scanned=scanned, turn=(quarters, 0.0), origin=_origin(page), margin=margin)
    runs = [run for run in _runs(chars) if run[0]["top"] < result.height and run[-1]["bottom"] > 0]
    strokes = rules_of(strokes, page.rects, [(r[0]["x0"], r[0]["top"], r[-1]["x1"], r[-1]["bottom"]) for r in runs])
    cells = ruled_tables(strokes) if len(strokes) <= _MOST_STROKES else []
    cells = ruled_only(cells, page.rects, [_box(run[0]) for run in runs])
    cells = [boxes for boxes in cells if not _is_open(boxes, runs)]
    wide = [bar for boxes in cells for bar in overflowing(strokes, boxes)]
    inner = [bar for boxes in cells for box in boxes for bar in bars(strokes, box)] if any(map(_is_times, runs)) else []
    placed = list(zip(_beginnings(runs, wide, inner), runs, strict=True))
    if any(_is_cut_off(bar, placed) for bar in wide):
        result.doubts.append(f"halaman {no}: {_CUT_OFF}")
    for boxes in cells:
        whole = around(boxes)
        own = [(start, run) for start, run in placed if inside(start, whole)]
        cell_of = _cell_reader(own, strokes, whole)
        for table in fragments(boxes, cell_of):
            if len(table.rows) == 1 and _stands_alone(table, placed):
                continue
            lines = paragraphs(text_lines(_words(c for start, run in own if inside(start, table.box) for c in run)))
            table = with_rows(table, _words(c for _, run in own for c in run), cell_of)
            result.blocks.append(replace(table, lines=tuple(lines)))
            placed = [(start, run) for start, run in placed if not inside(start, table.box)]
    free = _words(c for _, run in placed for c in run)
    tables, rest, doubts = unruled_tables(free, strokes if len(strokes) <= _MOST_STROKES else ())
    rest, unsure = raised(rest, [block.box for block in (*result.blocks, *tables)])
    result.doubts += [f"halaman {no}: {reason}" for reason in (*(d.reason for d in doubts[:1]), *unsure)]
    result.blocks = reading_order([*result.blocks, *tables, *paragraphs(text_lines(rest))])
    return result


def _origin(page: pdfplumber.page.Page) -> tuple[float, float]:
    return float(page.bbox[0]), float(page.bbox[1])


def _stands_alone(head: Fragment, placed: Sequence[tuple[Box, Sequence[dict[str, Any]]]]) -> bool:
    """Whether only the heading of a table has rules, or a ground of its own: texts without rules stand right below it."""
    left, _, right, bottom = head.box
    below = [start for start, _ in placed if bottom < start[1] < bottom + _BELOW and left - 1 < start[0] < right]
    return len(below) > 1 and header_roles(tuple(cell.text for cell in head.rows[0])) is not None


def _is_open(boxes: Sequence[Box], runs: Sequence[Sequence[dict[str, Any]]]) -> bool:
    """Whether rules close little but the heading of a table: a column at its side
    has no cell, and what stands in the table is in none, or in one as wide as it."""
    whole = around(boxes)
    wide = [b for b in boxes if b[2] - b[0] > 0.9 * (whole[2] - whole[0])]
    narrow = [b for b in boxes if b not in wide]
    if not narrow:
        return False
    own = [run for run in runs if inside(_box(run[0]), whole)]
    loose = [run for run in own if not any(inside(_box(run[0]), b) for b in narrow)]
    if len(loose) < 2 or sum(map(len, loose)) < _LOOSE * sum(map(len, own)):
        return False
    top = min(b[1] for b in narrow)
    heading = [b for b in narrow if b[1] < top + 1]
    below = [b for b in narrow if b not in heading and b[1] < max(h[3] for h in heading) + 1]
    if all(any(b[0] < (h[0] + h[2]) / 2 < b[2] for b in below) for h in (min(heading), max(heading))):
        return False
    texts = [" ".join(w.text for w in _words(c for run in own if inside(_box(run[0]), b) for c in run)) for b in sorted(heading)]
    return header_roles(tuple(texts)) is not None


def _upright(page: pdfplumber.page.Page) -> tuple[pdfplumber.page.Page, int]:
    """The page, turned if most of its text stands on its side without the page saying so; and by how many quarters, clockwise."""
    guard.lay_out(page)
    turned = [c["matrix"][1] for c in page.chars if not c["upright"] and c["text"].strip()]
    if not turned or 2 * len(turned) < len(page.chars):
        return page, 0
    attributes = page.page_obj.attrs
    quarters = 1 if sum(b > 0 for b in turned) * 2 > len(turned) else 3
    attributes["Rotate"] = (page.rotation + 90 * quarters) % 360
    page.page_obj.rotate = attributes["Rotate"]
    page.close()
    page = pdfplumber.page.Page(page.pdf, page.page_obj, page.page_number)
    guard.lay_out(page)
    return page, quarters


def _margin(page: pdfplumber.page.Page) -> tuple[float, float]:
    """How far the crop box begins right of and below the media box, on the page as it is shown."""
    (left, low, right, high), crop = page.page_obj.mediabox, page.page_obj.cropbox
    # A crop box reaches no further than the media box.
    cut = (max(0, crop[0] - left), max(0, crop[1] - low), max(0, right - crop[2]), max(0, high - crop[3]))
    west, south, east, north = map(float, cut)
    return {0: (west, north), 90: (south, west), 180: (east, south), 270: (north, east)}.get(page.rotation, (0.0, 0.0))


def _is_scanned(page: pdfplumber.page.Page, chars: Sequence[dict[str, Any]], strokes: int) -> bool:
    """Whether the page's print is a picture: no plausible text of its own, or all of it under a picture of the whole page."""
    area = float(page.width * page.height)
    shown = sum(
        max(0.0, min(i["x1"], page.width) - max(i["x0"], 0)) * max(0.0, min(i["bottom"], page.height) - max(i["top"], 0))
        for i in page.images
    )
    if not plausible("".join(c["text"] for c in chars)):
        return shown > _PICTURE * area or bool(chars) or strokes > _OUTLINES or len(page.curves) > _OUTLINES
    return shown > _WHOLE * area and strokes < 20


def plausible(text: str) -> bool:
    """Whether a text layer is text: some letters, and few signs that no font knows or that no one writes."""
    marks = [c for c in text if not c.isspace()]
    if len(marks) < 8:
        return False
    unknown = 5 * text.count("(cid:") + sum(not c.isprintable() or "\ue000" <= c <= "\uf8ff" or c == "\ufffd" for c in marks)
    known = sum(c.isascii() or c in "–—‘’“”•…×≥≤≠±ΣÁáéÉ°½" for c in marks)
    return unknown < 0.15 * len(marks) and known > 0.7 * len(marks) and sum(c.isalpha() for c in marks) > 0.3 * len(marks)


def _runs(chars: Sequence[dict[str, Any]]) -> list[list[dict[str, Any]]]:
    """Characters that are drawn one behind the other on one line. A run belongs where it begins: a formula that is too wide for its
    cell is drawn on over the next cells."""
    runs: list[list[dict[str, Any]]] = []
    for char in chars:
        last = runs[-1][-1] if runs else None
        near = 0.35 * char["size"]
        if last is not None and abs(char["bottom"] - last["bottom"]) < near and abs(char["x0"] - last["x1"]) < near:
            runs[-1].append(char)
        else:
            runs.append([char])
    return runs


def _box(thing: dict[str, Any]) -> Box:
    return (thing["x0"], thing["top"], thing["x1"], thing["bottom"])


def _words(chars: Iterable[dict[str, Any]]) -> list[Word]:
    found = extract_words(list(chars), x_tolerance_ratio=0.2, keep_blank_chars=False, use_text_flow=False)
    return [Word(w["text"], _box(w)) for w in found]


def _cell_reader(
    runs: Sequence[tuple[Box, Sequence[dict[str, Any]]]], strokes: Sequence[dict[str, Any]], whole: Box
) -> Callable[[Box], Cell]:
    """What reads a cell of the table that fills the box `whole`; `runs` with where they belong."""
    own = [s for s in strokes if whole[1] < s["top"] < whole[3] and s["x0"] < whole[2] and s["x1"] > whole[0]]

    def cell_of(box: Box) -> Cell:
        return read_cell(_words(c for start, run in runs if inside(start, box) for c in run), bars(own, box), box)

    return cell_of


def _beginnings(runs: Sequence[Sequence[dict[str, Any]]], wide: Sequence[Bar], inner: Sequence[Bar]) -> list[Box]:
    """Where each run belongs: where it begins, or to the bar of the fraction, too wide for its cell, that it is a part of.

    Such a fraction is in one font; what stands above, below and behind its bar in another belongs to the cells that it covers. `× 100%`
    right behind a bar within a cell (`inner`) goes with it also where only that runs out of the cell.
    """
    result = [_box(run[0]) for run in runs]
    for bar in wide:
        near = [i for i, run in enumerate(runs) if abs((run[0]["top"] + run[0]["bottom"]) / 2 - bar.y) < 1.6 * run[0]["size"]]
        fonts = {runs[i][0]["fontname"] for i in near if abs(runs[i][0]["x0"] - bar.left) < 4}
        for i in near:
            first, last = runs[i][0], runs[i][-1]
            if first["fontname"] in fonts and bar.left - 4 < first["x0"] < bar.right + 2 * first["size"] and last["x1"] > bar.left:
                result[i] = (bar.left, bar.y, bar.left + 1, bar.y)
    for i, run in enumerate(runs):
        first = run[0]
        if not _is_times(run):
            continue
        at, size = (first["top"] + first["bottom"]) / 2, first["size"]
        before = [bar for bar in inner if abs(at - bar.y) < size / 2 and -2 < first["x0"] - bar.right < size]
        if before:
            bar = max(before, key=lambda bar: bar.right)
            result[i] = (bar.left, bar.y, bar.left + 1, bar.y)
    return result


def _is_cut_off(bar: Bar, placed: Sequence[tuple[Box, Sequence[dict[str, Any]]]]) -> bool:
    """Whether the longer operand ends well before the end of its bar: it was cut off where the cell ends, and is not in the file."""
    own = [run for start, run in placed if start == (bar.left, bar.y, bar.left + 1, bar.y) and not _is_times(run)]
    return bool(own) and bar.right - max(run[-1]["x1"] for run in own) > _SHORT * own[0][0]["size"]


def _is_times(run: Sequence[dict[str, Any]]) -> bool:
    """Whether a run is the factor of a formula, `× 100%`."""
    return bool(_TIMES.match("".join(c["text"] for c in run)))

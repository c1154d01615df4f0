"""pdfminer kept within bounds: a hostile PDF must not fill the memory or run for hours."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pdfminer import pdftypes
from pdfminer.layout import LTPage
from pdfminer.pdfinterp import PDFPageInterpreter
from pdfminer.pdftypes import stream_value
from pdfminer.utils import apply_matrix_pt
from pdfplumber.page import Page, PDFPageAggregatorWithMarkedContent

MOST_BYTES = 300_000_000
"""Bytes that all streams of a file may unpack to. Pictures are not unpacked here."""
MOST_OF_ONE = 150_000_000
"""Bytes that one stream may unpack to; a coloured A3 page at 400 dpi has 90 million."""
MOST_ORDERS = 4_000_000
"""Bytes of drawing orders on a page; a full page of text has some 50,000."""
MOST_OBJECTS = 200_000
"""Characters and strokes on a page; a full page of text has some 5,000."""
MOST_FORMS = 2_000
"""Forms that a page may draw; they can contain one another."""
_PIECE = 1_000_000
_MOST_PACKED_OTHERWISE = 2_000_000
"""Bytes of a stream in one of the old packings (LZW, run length), which may grow a hundredfold."""


class TooMuchError(Exception):
    """The file or page goes beyond the bounds."""


def check(data: bytes) -> None:
    """Raise TooMuchError if a stream of the file unpacks to more than `MOST_OF_ONE`, before any library unpacks it."""
    for match in re.finditer(rb"stream\r?\n", data):
        if data[match.start() - 3 : match.start()] != b"end":
            _unpacked(data[match.end() : match.end() + MOST_OF_ONE], 3)


def _unpacked(packed: bytes, levels: int) -> None:
    """Unpack without keeping; what comes out may be packed again, `levels` deep."""
    if packed[:1] != b"x":
        return
    packer, total, head = zlib.decompressobj(), 0, b""
    try:
        piece = packer.decompress(packed, _PIECE)
        while piece:
            total += len(piece)
            if total > MOST_OF_ONE:
                raise TooMuchError
            if piece[:1] == b"x" and total == len(piece) or head:
                head += piece
            piece = packer.decompress(packer.unconsumed_tail, _PIECE)
    except zlib.error:
        pass
    if head and levels:
        _unpacked(head, levels - 1)


class _Budget:
    """Stands in for `zlib` in pdfminer, and counts what is unpacked."""

    error = zlib.error

    def __init__(self) -> None:
        self.left = MOST_BYTES

    def _unpack(self, packer: Any, data: bytes) -> bytes:
        out: bytes = packer.decompress(data, self.left + 1)
        self.left -= len(out)
        if self.left < 0:
            raise TooMuchError
        return out

    def decompress(self, data: bytes) -> bytes:
        packer = zlib.decompressobj()
        out = self._unpack(packer, data)
        if not packer.eof:
            raise zlib.error("incomplete")
        return out

    def decompressobj(self) -> Any:
        packer, budget = zlib.decompressobj(), self

        class Counted:
            def decompress(self, data: bytes) -> bytes:
                return budget._unpack(packer, data)

        return Counted()


@contextmanager
def bounded() -> Iterator[None]:
    """While open, pdfminer unpacks no more than `MOST_BYTES`; beyond that it raises TooMuchError."""
    own = {name: getattr(pdftypes, name) for name in ("zlib", "lzwdecode", "rldecode")}

    def small(unpack: Any) -> Any:
        def checked(data: bytes) -> bytes:
            if len(data) > _MOST_PACKED_OTHERWISE:
                raise TooMuchError
            return unpack(data)  # type: ignore[no-any-return]

        return checked

    bounds = {"zlib": _Budget(), "lzwdecode": small(own["lzwdecode"]), "rldecode": small(own["rldecode"])}
    try:
        for name, value in bounds.items():
            setattr(pdftypes, name, value)
        yield
    finally:
        for name, value in own.items():
            setattr(pdftypes, name, value)


class _Device(PDFPageAggregatorWithMarkedContent):
    """Takes down what a page draws, up to `MOST_OBJECTS`, but for characters above or below what their clipping path shows."""

    drawn = 0
    shown: tuple[float, float] | None = None
    """Lowest and highest ordinate that the clipping path leaves."""

    def render_char(self, *args: Any, **more: Any) -> float:
        advance: float = super().render_char(*args, **more)
        char = self.cur_item._objs[-1]
        if self.shown is not None and not self.shown[0] <= (char.y0 + char.y1) / 2 <= self.shown[1]:
            self.cur_item._objs.pop()
        return advance

    def tag_cur_item(self) -> None:
        self.drawn += 1
        if self.drawn > MOST_OBJECTS:
            raise TooMuchError
        super().tag_cur_item()


class _Interpreter(PDFPageInterpreter):
    """Runs a page's drawing orders, up to `MOST_FORMS` forms, and tells the device what clipping paths leave to be seen.

    Sheets that are printed over pages draw a merged cell's text on each of them, clipped to the page's part of the cell.
    """

    device: _Device
    drawn: list[None]
    shown: tuple[float, float] | None = None

    def init_state(self, ctm: Any) -> None:
        super().init_state(ctm)
        self.kept: list[tuple[float, float] | None] = []
        self._show(self.shown)

    def _show(self, shown: tuple[float, float] | None) -> None:
        self.shown = self.device.shown = shown

    def do_W(self) -> None:
        points = [xy for step in self.curpath for xy in zip(step[1::2], step[2::2], strict=False)]
        if points:
            heights = [apply_matrix_pt(self.ctm, (float(x), float(y)))[1] for x, y in points]
            low, high = self.shown or (min(heights), max(heights))
            self._show((max(low, min(heights)), min(high, max(heights))))

    def do_W_a(self) -> None:
        self.do_W()

    def do_q(self) -> None:
        super().do_q()
        self.kept.append(self.shown)

    def do_Q(self) -> None:
        super().do_Q()
        if self.kept:
            self._show(self.kept.pop())

    def do_Do(self, xobjid_arg: Any) -> None:
        self.drawn.append(None)
        if len(self.drawn) > MOST_FORMS:
            raise TooMuchError
        super().do_Do(xobjid_arg)
        self._show(self.shown)

    def dup(self) -> PDFPageInterpreter:
        copy = type(self)(self.rsrcmgr, self.device)
        copy.drawn, copy.shown = self.drawn, self.shown
        return copy


def lay_out(page: Page) -> LTPage:
    """What the page draws. Raises TooMuchError, or whatever pdfminer raises on damaged input."""
    if sum(len(stream_value(c).get_data()) for c in page.page_obj.contents) > MOST_ORDERS:
        raise TooMuchError
    device = _Device(page.pdf.rsrcmgr, pageno=page.page_number, laparams=None)
    interpreter = _Interpreter(page.pdf.rsrcmgr, device)
    interpreter.drawn = []
    interpreter.process_page(page.page_obj)
    layout: LTPage = device.get_result()
    page._layout = layout
    return layout

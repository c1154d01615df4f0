"""Small PDFs written by hand: words and strokes at their places, for layouts that no office program is needed for."""

import zlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

SIZE = 10


@dataclass
class Sheet:
    """One page, measured in points from its top left corner."""

    width: float = 595
    height: float = 842
    orders: list[str] = field(default_factory=list)
    rotate: int = 0
    boxes: str = ""
    """The page's boxes, where they are not just its size."""

    def text(self, x: float, y: float, text: str, size: float = SIZE, turn: bool = False) -> "Sheet":
        """A text whose line begins at x and stands on y; `turn`: running up the page."""
        plain = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        matrix = f"0 1 -1 0 {x} {self.height - y}" if turn else f"1 0 0 1 {x} {self.height - y}"
        self.orders.append(f"BT /F {size} Tf {matrix} Tm ({plain}) Tj ET")
        return self

    def lines(self, x: float, y: float, texts: Iterable[str], pitch: float = 12) -> "Sheet":
        """Texts below each other."""
        for i, text in enumerate(texts):
            self.text(x, y + i * pitch, text)
        return self

    def stroke(self, x0: float, y0: float, x1: float, y1: float) -> "Sheet":
        """A thin stroke."""
        self.orders.append(f"0.5 w {x0} {self.height - y0} m {x1} {self.height - y1} l S")
        return self

    def ground(self, x0: float, y0: float, x1: float, y1: float) -> "Sheet":
        """A grey ground without rules."""
        self.orders.append(f"0.9 g {x0} {self.height - y1} {x1 - x0} {y1 - y0} re f 0 g")
        return self

    def grid(self, top: float, xs: Sequence[float], heights: Sequence[float], rows: Sequence[Sequence[Sequence[str] | None]]) -> "Sheet":
        """A ruled table; a cell is its lines, None is merged with the cell above."""
        y = top
        self.stroke(xs[0], y, xs[-1], y)
        for r, (height, row) in enumerate(zip(heights, rows, strict=True)):
            below = rows[r + 1] if r + 1 < len(rows) else [()] * len(row)
            for c, cell in enumerate(row):
                self.stroke(xs[c], y, xs[c], y + height)
                if below[c] is not None:
                    self.stroke(xs[c], y + height, xs[c + 1], y + height)
                self.lines(xs[c] + 4, y + 11, cell or ())
            self.stroke(xs[-1], y, xs[-1], y + height)
            y += height
        return self


def pdf(sheets: Sequence[Sheet], catalog: str = "") -> bytes:
    """The file."""
    first = 4
    kids = " ".join(f"{first + 2 * i} 0 R" for i in range(len(sheets)))
    objects = [
        f"<</Type/Catalog/Pages 2 0 R{catalog}>>".encode(),
        f"<</Type/Pages/Kids[{kids}]/Count {len(sheets)}>>".encode(),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for i, sheet in enumerate(sheets):
        box = f"{sheet.boxes or f'/MediaBox[0 0 {sheet.width} {sheet.height}]'}/Rotate {sheet.rotate}"
        objects.append(f"<</Type/Page/Parent 2 0 R{box}/Contents {first + 2 * i + 1} 0 R/Resources<</Font<</F 3 0 R>>>>>>".encode())
        objects.append(stream("\n".join(sheet.orders).encode("cp1252")))
    return packed(objects)


def stream(data: bytes, entries: bytes = b"/Filter/FlateDecode", pack: bool = True) -> bytes:
    """A stream object, packed unless it is already."""
    data = zlib.compress(data) if pack else data
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), entries, data)


def packed(objects: Sequence[bytes]) -> bytes:
    """A file of these objects, numbered from 1; the first is the catalog."""
    out, offsets = b"%PDF-1.7\n", []
    for no, content in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (no, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    end = b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + table + end

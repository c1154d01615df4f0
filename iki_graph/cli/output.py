"""Shapes of results on standard output: plain tables, CSV, JSON."""

import csv
import io
import json
from collections.abc import Iterable, Sequence
from typing import Any

from pydantic import BaseModel


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Columns aligned by blanks, numbers to the right; the last column runs on, so that lines can be searched and cut."""
    cells = [[_cell(value) for value in row] for row in rows]
    right = [bool(cells) and all(_number(row[at]) for row in cells) for at in range(len(header))]
    widths = [max(len(row[at]) for row in [list(header), *cells]) for at in range(len(header))]

    def line(row: Sequence[str]) -> str:
        parts = [text.rjust(width) if flush else text.ljust(width) for text, width, flush in zip(row, widths, right, strict=True)]
        return "  ".join(parts).rstrip()

    return "\n".join([line(header), line(["-" * width for width in widths[:-1]] + ["-" * len(header[-1])]), *map(line, cells)]) + "\n"


def comma_separated(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """CSV with a header. A text that a spreadsheet would run as a formula gets an apostrophe before it."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows([[_harmless(value) for value in row] for row in rows])
    return out.getvalue()


def as_json(value: Any) -> str:
    """JSON of models, or of lists of them, as people can read it."""
    return json.dumps(plain(value), ensure_ascii=False, indent=1) + "\n"


def plain(value: Any) -> Any:
    """A model, or a list of models, as JSON data."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    return [plain(item) for item in value] if isinstance(value, list) else value


def _cell(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())


def _number(text: str) -> bool:
    return text.replace(".", "", 1).isdigit() or text == ""


def _harmless(value: object) -> object:
    if not isinstance(value, str):
        return value
    value = "\n".join(value.splitlines())
    return "'" + value if value.startswith(("=", "+", "-", "@", "\t", "\n")) else value

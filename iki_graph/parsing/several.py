"""A row whose cells list several indicators (a. … b. …), with as many formulas beside them, as a row for each."""

from iki_graph.parsing.value import SURE_GUESS, SURE_MOVED, Value
from iki_graph.parsing.words import inline_items

Fields = dict[str, Value | None]

_OF_ROW = ("no", "kinerja", "misi", "tujuan", "kode")
"""What a row says of all its indicators."""
_UNPAIRED = "sel indikator memuat beberapa indikator yang tidak dapat dipasangkan dengan formulasinya"


def apart(row: Fields) -> list[Fields]:
    """A row for each indicator of the row, where the marks of its formulas tell which is whose or it has no formula; else the row itself,
    with a doubt.

    What is not listed in as many items holds for all of them.
    """
    indicator, formula = row.get("indikator"), row.get("formulasi")
    items = inline_items(indicator) if indicator is not None else []
    if len(items) < 2 or indicator is None:
        return [row]
    if formula is not None and len(inline_items(formula)) != len(items):
        return [{**row, "indikator": indicator.unsure(SURE_GUESS, _UNPAIRED)}]
    rows: list[Fields] = [{} for _ in items]
    for name, value in row.items():
        own = inline_items(value) if value is not None and name not in _OF_ROW else []
        for n, each in enumerate(rows):
            each[name] = own[n].unsure(SURE_MOVED) if len(own) == len(rows) else value
    return rows

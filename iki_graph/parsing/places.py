"""Where values stand in sources that have pages or sheets: the last step of parsing, after lines are known."""

from typing import Any

from iki_graph.reading import Document, Place
from iki_graph.record import Asal


def placed(data: dict[str, Any], places: dict[str, Asal], document: Document) -> tuple[dict[str, Any], dict[str, Asal]]:
    """The data and places of a record with page and box, or sheet and cells, beside the lines; as they are for a text without pages."""
    if all(line.place is None for line in document.content):
        return data, places
    for name in ("iku", "jabatan"):
        for node in data.get(name, []):
            for row in (node, *node.get("iki", [])):
                row.update(place_of(document, row.get("baris"), None))
    return data, {pointer: _asal(document, asal, _text(data, pointer)) for pointer, asal in places.items()}


def _asal(document: Document, asal: Asal, text: str | None) -> Asal:
    """The place, no surer than the print that it was read from."""
    first, last = asal.baris or (1, 0)
    sure = min((line.sure for line in document.content[first - 1 : last]), default=1.0)
    return asal.model_copy(update={**place_of(document, asal.baris, text), "yakin": round(min(asal.yakin, sure), 2)})


def place_of(document: Document, lines: Any, text: str | None) -> dict[str, Any]:
    """`halaman` and `kotak`, or `sel`, of lines and of the cells in them that hold the text; nothing where there are neither pages nor sheets."""
    place = document.place(lines[0], lines[1], text) if lines else None
    if place is None:
        return {}
    if place.sheet is not None:
        return {"sel": _cells(place)}
    return {"halaman": place.page, "kotak": tuple(round(x, 1) for x in place.box) if place.box is not None else None}


def _cells(place: Place) -> str:
    """`Lampiran!B7` or `Lampiran!B7:D9`."""
    if place.box is None:
        return str(place.sheet)
    left, top, right, bottom = map(int, place.box)
    first, last = f"{_column(left)}{top}", f"{_column(right)}{bottom}"
    return f"{place.sheet}!{first}" + (f":{last}" if first != last else "")


def _column(number: int) -> str:
    """A sheet's column by its letters: 1 is A, 27 is AA."""
    letters = ""
    while number:
        number, digit = divmod(number - 1, 26)
        letters = chr(65 + digit) + letters
    return letters


def _text(data: Any, pointer: str) -> str | None:
    """The text at a JSON pointer; None if that is no text."""
    for key in pointer.split("/")[1:]:
        data = data[int(key)] if isinstance(data, list) else data.get(key)
        if data is None:
            return None
    return data if isinstance(data, str) else None

"""On which page, or in which cells of a sheet, findings stand: beside their lines, for sources that have pages or sheets."""

from collections.abc import Iterator, Sequence

from iki_graph.checks.catalogue import catalogue
from iki_graph.checks.temuan import Temuan
from iki_graph.parsing.places import place_of
from iki_graph.reading import Document
from iki_graph.record import IKI, IKU, Asal, Baris, Jabatan, Keraguan, Rekaman

Placed = Asal | IKU | IKI | Jabatan
"""What of a record has a place in the source."""


def located(temuan: Sequence[Temuan], rekaman: Rekaman, document: Document | None) -> list[Temuan]:
    """The findings with `halaman` and `kotak`, or `sel`, of their lines: of the value that the lines were read from, else of all that
    stands on them; of a record without its `document`, of what in it begins there."""
    placed = [(one.baris, one) for one in _placed(rekaman) if one.baris and (one.halaman or one.sel)]
    if not placed:
        return [item.model_copy(update=place_of(document, item.baris, None)) for item in temuan] if document else list(temuan)

    def place(item: Temuan) -> dict[str, object]:
        if item.baris is None:
            return {}
        for value in _values(item, rekaman):
            if value.baris == item.baris and (value.halaman or value.sel):
                return _of(value)
        return place_of(document, item.baris, None) if document else _near(placed, item.baris, rekaman)

    return [item.model_copy(update=place(item)) for item in temuan]


def doubted(doubt: Keraguan, rekaman: Rekaman, document: Document | None) -> Asal:
    """Where what a reading is unsure of stands: the value, else its lines."""
    found = rekaman.asal.get(doubt.penunjuk)
    if found is not None and (found.halaman or found.sel):
        return found
    place = place_of(document, doubt.baris, None) if document else {}
    return Asal(baris=doubt.baris, **place)


def _placed(rekaman: Rekaman) -> Iterator[Placed]:
    yield from rekaman.asal.values()
    yield from rekaman.iku
    for jabatan in rekaman.jabatan:
        yield jabatan
        yield from jabatan.iki


def _values(item: Temuan, rekaman: Rekaman) -> Iterator[Asal]:
    """Where the values stand that the finding's check looks at."""
    rule = catalogue().get(item.kode)
    for field in rule.bidang if rule else ():
        if found := rekaman.asal.get(field if field.startswith("/") else f"{item.unsur}/{field}"):
            yield found


def _near(placed: Sequence[tuple[Baris, Placed]], lines: Baris, rekaman: Rekaman) -> dict[str, object]:
    """The place of what begins on the first line; else its page, if what begins before and behind it stands on one page."""
    first, last = lines
    if here := [(span, one) for span, one in placed if span[0] == first]:
        return _of(min(here, key=lambda entry: abs(entry[0][1] - last))[1])
    before = max((entry for entry in placed if entry[0][0] < first), key=lambda entry: entry[0][0], default=None)
    behind = min((entry for entry in placed if entry[0][0] > first), key=lambda entry: entry[0][0], default=None)
    file = rekaman.sumber.name if rekaman.sumber else lambda _: ""
    same = before and behind and (file(before[0]), before[1].halaman) == (file(behind[0]), behind[1].halaman)
    return {"halaman": before[1].halaman} if before and same else {}


def _of(one: Placed) -> dict[str, object]:
    return {"halaman": one.halaman, "kotak": one.kotak, "sel": one.sel}

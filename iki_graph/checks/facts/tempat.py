"""Where facts about the lines of a source belong: texts by line, and the thing in the record that a line was read into."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from iki_graph.reading import Document
from iki_graph.record import Baris, Rekaman

_TEXTS = ("teks", "kinerja", "indikator", "formulasi", "definisi", "alasan", "sumber_data", "nama", "sasaran", "tentang")
_LISTS = ("menimbang", "misi", "tujuan", "sasaran", "tugas", "fungsi", "butir")


_NO_TEXTS = frozenset(("asal", "keraguan", "sebutan", "bagian", "sumber"))
"""Fields of a record that say where and how it was read."""


@dataclass(frozen=True)
class Teks:
    """A text of the decree: its pointer in the record, its lines (None: not known), and its pieces (the cells of a row)."""

    tentang: str
    baris: Baris | None
    potongan: tuple[str, ...]


def lines(document: Document, owners: Mapping[int, str]) -> Iterator[Teks]:
    """The lines of a document in order, with the things that were read from them (`owners_of_lines`)."""
    for line in document.content:
        if not line.blank:
            pieces = tuple(cell for cell in line.cells if cell) if line.cells is not None else (line.text,)
            yield Teks(owners.get(line.no, ""), (line.no, line.no), pieces)


def owners_of_lines(rekaman: Rekaman) -> dict[int, str]:
    """For each line that the record says it read: the narrowest thing read from it, its row before its cells."""
    found: dict[int, str] = {}
    places = ((asal.baris, pointer) for pointer, asal in rekaman.asal.items() if asal.baris)
    for (first, last), pointer in sorted(places, key=lambda place: (place[0][1] - place[0][0], len(place[1]), place[1])):
        for no in range(first, last + 1):
            found.setdefault(no, pointer)
    return found


def part_of(rekaman: Rekaman, no: int) -> str:
    """Kind of the part that a line stands in; '' for none."""
    return next((part.jenis for part in rekaman.bagian if part.baris[0] <= no <= part.baris[1]), "")


def values(rekaman: Rekaman) -> Iterator[Teks]:
    """The texts of the record, each with the lines that it was read from."""
    stack: list[tuple[str, str, object]] = [(f"/{key}", key, value) for key, value in reversed(list(rekaman)) if key not in _NO_TEXTS]
    asal = rekaman.asal
    while stack:
        pointer, key, value = stack.pop()
        if isinstance(value, BaseModel):
            stack += [(f"{pointer}/{k}", k, v) for k, v in reversed(list(value))]
        elif isinstance(value, list):
            stack += [(f"{pointer}/{at}", key, item) for at, item in reversed(list(enumerate(value)))]
        elif isinstance(value, str) and (key in _TEXTS or key in _LISTS):
            place = asal.get(pointer) or asal.get(pointer.rpartition("/")[0])
            yield Teks(pointer, place.baris if place else None, (value,))

"""Where facts about the lines of a source belong: texts by line, and the thing in the record that a line was read into."""

from collections.abc import Iterator
from dataclasses import dataclass

from iki_graph.checks.facts.fakta import Konteks
from iki_graph.record import Baris

_TEXTS = ("teks", "kinerja", "indikator", "formulasi", "definisi", "alasan", "sumber_data", "nama", "sasaran", "tentang")
_LISTS = ("menimbang", "misi", "tujuan", "sasaran", "tugas", "fungsi", "butir")


@dataclass(frozen=True)
class Teks:
    """A text of the decree: its pointer in the record, its lines (None: not known), and its pieces (the cells of a row)."""

    tentang: str
    baris: Baris | None
    potongan: tuple[str, ...]


def texts(konteks: Konteks) -> Iterator[Teks]:
    """All texts in order: the lines of the document, or the values of the record where there is no document."""
    if konteks.document is None:
        yield from _values(konteks)
        return
    owners = owners_of_lines(konteks)
    for line in konteks.document.content:
        if not line.blank:
            pieces = tuple(cell for cell in line.cells if cell) if line.cells is not None else (line.text,)
            yield Teks(owners.get(line.no, ""), (line.no, line.no), pieces)


def owners_of_lines(konteks: Konteks) -> dict[int, str]:
    """For each line that the record says it read: the narrowest thing read from it, its row before its cells."""
    found: dict[int, str] = {}
    places = ((asal.baris, pointer) for pointer, asal in konteks.rekaman.asal.items() if asal.baris)
    for (first, last), pointer in sorted(places, key=lambda place: (place[0][1] - place[0][0], len(place[1]), place[1])):
        for no in range(first, last + 1):
            found.setdefault(no, pointer)
    return found


def part_of(konteks: Konteks, no: int) -> str:
    """Kind of the part that a line stands in; '' for none."""
    return next((part.jenis for part in konteks.rekaman.bagian if part.baris[0] <= no <= part.baris[1]), "")


def _values(konteks: Konteks) -> Iterator[Teks]:
    """The texts of the record, each with the lines that it was read from."""
    stack: list[tuple[str, str, object]] = [
        ("", "", konteks.rekaman.model_dump(exclude={"asal", "keraguan", "sebutan", "bagian", "sumber"}))
    ]
    asal = konteks.rekaman.asal
    while stack:
        pointer, key, value = stack.pop()
        if isinstance(value, dict):
            stack += [(f"{pointer}/{k}", k, v) for k, v in reversed(value.items())]
        elif isinstance(value, list):
            stack += [(f"{pointer}/{at}", key, item) for at, item in reversed(list(enumerate(value)))]
        elif isinstance(value, str) and (key in _TEXTS or key in _LISTS):
            place = asal.get(pointer) or asal.get(pointer.rpartition("/")[0])
            yield Teks(pointer, place.baris if place else None, (value,))

"""The decrees of a source into a store, noted beside them what they were made from, so that the next load knows what it need not do again."""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from iki_graph.graph.store import marked
from iki_graph.reference.keys import digest
from iki_graph.work import Decree
from iki_graph.work.joining import Part


class Target(Protocol):
    """Where decrees go: a store, or the spool of one that is being made."""

    def put_nquads(self, decree: str, nquads: bytes, instead: Iterable[str] = ()) -> None:
        """Add the graphs of a decree, or replace all that there is of it; the decrees `instead` of which it comes go in the same step."""

    def remove(self, decree: str) -> None:
        """Remove a decree."""

    def marks(self) -> dict[str, str]:
        """What loads have noted of each decree, by graph."""


class Mark(str):
    """What is noted of the decrees of a source: the keys (`ledger.key_of`) of its files, and the place of the first, as hashes of its path and of
    the folders above it: paths may name people.

    `KEY.PLACE` of a file that is whole, PLACE being `FILE-FOLDER-FOLDER…`; `KEY+NUMBER.PLACE` of one that may be part of a decree, whose number
    follows as a hash, but was left alone; `KEY-KEY+NUMBER.PLACE` of files that are one decree.
    """

    @classmethod
    def of(cls, file: Path, keys: Sequence[str], part: Part | None = None) -> "Mark":
        """The mark of a file, or of a text with its annexes, whose keys come after its own. `part`: what the file says of the decree."""
        place = "-".join(map(place_of, (file, *file.resolve().parents)))
        return cls(f"{'-'.join(keys)}{f'+{digest(part.nomor)}' if part else ''}.{place}")

    @property
    def made_from(self) -> str:
        """Where it is the same, the decrees are."""
        return self.partition(".")[0]


def place_of(file: Path) -> str:
    """The place of a file or folder as marks hold it."""
    return digest(str(file.resolve()))


def loaded(marks: Mapping[str, str]) -> dict[str, str]:
    """By key of each file, what the mark says that its decrees were made from, if all of them are in the store: the first one goes in last."""
    whole = sorted({Mark(mark).made_from for mark in marks.values() if mark.endswith(".1")}, key=lambda made: (len(made), made))
    return {key: made for made in whole for key in made.partition("+")[0].split("-")}


def to_compare(stored: Mapping[Path, str], new: Mapping[Path, Part]) -> list[Path]:
    """Which files may belong together with others otherwise than they are `stored` (what is said of each by `loaded`): those of a folder and
    a number for which there are several decrees, or a `new` part."""
    beside = {file: (file.parent, number) for file, made in stored.items() if (number := made.partition("+")[2])}
    decrees = Counter(place for place, _ in {(place, stored[file]) for file, place in beside.items()})
    met = {(file.parent, digest(part.nomor)) for file, part in new.items()}
    return [file for file, place in beside.items() if place in met or decrees[place] > 1]


def put(decrees: Sequence[Decree], mark: Mark, target: Target, instead: Iterable[str] = ()) -> None:
    """Put the decrees of a file into a store; one that is there as it is, is written again. What these come `instead` of goes in the step in which
    the last of them comes."""
    fresh = {decree.summary.graph for decree in decrees}
    for ordinal, decree in reversed([*enumerate(decrees, 1)]):
        graph = decree.summary.graph
        old = [one for one in instead if one not in fresh] if ordinal == 1 else ()
        target.put_nquads(graph, decree.nquads + marked(graph, f"{mark}.{ordinal}"), old)


def superseded(marks: Mapping[str, str], keys: Container[str], hashes: Iterable[str]) -> dict[str, list[str]]:
    """By the place of their first file the graphs that earlier loads have left there and that cannot stay: of the files that they were made from, none is
    there any more as it was. `keys`, `hashes`: of all files that are there."""
    live = {one[:16] for one in hashes}
    found: dict[str, list[str]] = {}
    for graph, from_, place, _ in _parts(marks):
        made = from_.partition("+")[0].split("-")
        if not any(key in keys for key in made) and graph.rpartition("/")[2][:16] not in live:
            found.setdefault(place, []).append(graph)
    return found


def outdated(marks: Mapping[str, str], stands: Mapping[Path, str], replaced: Container[str] = ()) -> list[str]:
    """The graphs that earlier loads have left in the places of these files. `stands`: what the decrees of each are made from now; a graph that
    is made from it stays, though its file has moved. `replaced`: what some of these files were part of until now."""
    places, made = {place_of(file) for file in stands}, set(stands.values())
    return [graph for graph, from_, place, _ in _parts(marks) if (place in places or from_ in replaced) and from_ not in made]


def vanished(marks: Mapping[str, str], stands: Mapping[Path, str], files: Iterable[Path], folders: Iterable[Path]) -> list[str]:
    """The graphs that earlier loads have left of files in these folders that are there no more. `files`: all that are there; `stands` as above."""
    places, made, within = {place_of(file) for file in files}, set(stands.values()), {place_of(folder) for folder in folders}
    return [graph for graph, from_, place, above in _parts(marks) if place not in places and within & above and from_ not in made]


def _parts(marks: Mapping[str, str]) -> Iterator[tuple[str, str, str, set[str]]]:
    """Of each mark its graph, what that was made from, the place of the first file, and those of the folders above that."""
    for graph, mark in marks.items():
        if mark.count(".") == 2:
            made, places, _ = mark.split(".")
            place, *above = places.split("-")
            yield graph, made, place, {*above}

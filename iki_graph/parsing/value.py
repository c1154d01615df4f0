"""Values with their place: what parsers pass around until the record is put together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from iki_graph.record import Asal, Keraguan

AT = "@baris"
"""Key under which a mapping holds the lines (first, last) that its plain values come from."""

SURE_JOIN = 0.95
SURE_MERGED = 0.9
SURE_MOVED = 0.8
SURE_GUESS = 0.6


@dataclass(frozen=True)
class Value:
    """A text, the lines it stands on (1-based, inclusive), how sure its reading is, and why not surer."""

    text: str
    first: int
    last: int
    sure: float = 1.0
    doubt: str | None = None

    @property
    def lines(self) -> tuple[int, int]:
        """First and last line."""
        return (self.first, self.last)

    def with_text(self, text: str) -> Value:
        """The same place, another text."""
        return Value(text, self.first, self.last, self.sure, self.doubt)

    def unsure(self, sure: float, doubt: str | None = None) -> Value:
        """The same value, less sure; the first doubt stays."""
        return Value(self.text, self.first, self.last, min(sure, self.sure), self.doubt or doubt)


def join(values: Iterable[Value | None]) -> Value | None:
    """The texts in reading order with a blank between them; None if there is none."""
    found = [v for v in values if v is not None and v.text]
    if not found:
        return None
    return Value(
        " ".join(v.text for v in found),
        min(v.first for v in found),
        max(v.last for v in found),
        min(v.sure for v in found),
        next((v.doubt for v in found if v.doubt), None),
    )


def unwrap(tree: Any) -> tuple[Any, dict[str, Asal], list[Keraguan]]:
    """Plain data of a tree of mappings, lists and values; the place of each value by JSON pointer (RFC 6901), and the doubts.

    A value without an entry of its own has the place of the nearest entry above it. A doubt that several values of one mapping
    share is listed once, for the mapping.
    """
    places: dict[str, Asal] = {}
    doubts: list[Keraguan] = []

    def walk(node: Any, pointer: str) -> Any:
        if isinstance(node, Value):
            places[pointer] = Asal(baris=node.lines, yakin=node.sure)
            if node.doubt:
                doubts.append(Keraguan(penunjuk=pointer, alasan=node.doubt, baris=node.lines))
            return node.text
        if isinstance(node, dict):
            if AT in node:
                places[pointer] = Asal(baris=node[AT])
            start = len(doubts)
            plain = {k: walk(v, f"{pointer}/{k}") for k, v in node.items() if k != AT}
            _lift(doubts, start, pointer)
            return plain
        if isinstance(node, list | tuple):
            return [walk(v, f"{pointer}/{i}") for i, v in enumerate(node)]
        return node

    return walk(tree, ""), places, doubts


def _lift(doubts: list[Keraguan], start: int, pointer: str) -> None:
    """Put doubts from `start` on that say the same of several values right below `pointer` into one about `pointer`."""
    for reason in dict.fromkeys(d.alasan for d in doubts[start:]):
        same = [d for d in doubts[start:] if d.alasan == reason and d.penunjuk.rpartition("/")[0] == pointer]
        if len(same) > 1:
            spans = [d.baris for d in same if d.baris is not None]
            lines = (min(a for a, _ in spans), max(b for _, b in spans)) if spans else None
            doubts[doubts.index(same[0])] = Keraguan(penunjuk=pointer, alasan=reason, baris=lines)
            for doubt in same[1:]:
                doubts.remove(doubt)

"""The registry of national regulations that performance decrees cite.

What is known of a regulation is as sure as its `certainty`, and field by field: `checked` says whether a field may carry a firm finding.
"""

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from iki_graph.resources import resource


@dataclass(frozen=True, slots=True)
class Gazette:
    """A place in a gazette: `jenis` LN or BN, year and number."""

    jenis: str
    tahun: int
    nomor: str

    def __str__(self) -> str:
        return f"{self.jenis} {self.tahun}/{self.nomor}"


@dataclass(frozen=True, slots=True)
class Regulation:
    """One regulation. Relations are keys, also of regulations outside the registry.

    `certainty` is "pasti" (identity checked on the text or in two sources) or "mungkin"; `unchecked` names the fields that nobody has
    checked; `mistakes` are (field, value as often misprinted).
    """

    key: str
    jenis: str
    nomor: str
    tahun: int
    tentang: str
    ln: Gazette | None
    tln: str | None
    bn: Gazette | None
    amends: tuple[str, ...]
    repeals: tuple[str, ...]
    amended_by: tuple[str, ...]
    repealed_by: str | None
    repealed_since: date | None
    in_force_since: date | None
    certainty: str
    unchecked: frozenset[str]
    nomor_variants: tuple[str, ...]
    tentang_variants: tuple[str, ...]
    mistakes: tuple[tuple[str, str], ...]
    source: str
    note: str | None

    def checked(self, *fields: str) -> bool:
        """Whether the regulation itself and all these fields are checked, so that a firm finding may rest on them."""
        return self.certainty == "pasti" and self.unchecked.isdisjoint(fields)


@cache
def regulations() -> dict[str, Regulation]:
    """All regulations of the registry by key, sorted by key."""
    entries = json.loads(resource("data/acuan/peraturan.json").read_text(encoding="utf-8"))
    return {e["key"]: _regulation(e) for e in entries}


def by_key(key: str) -> Regulation | None:
    """The regulation with this key ("uu/2014/23"), None if the registry does not hold it."""
    return regulations().get(key)


def _regulation(entry: dict[str, Any]) -> Regulation:
    gazettes = {f: Gazette(**entry[f]) if entry[f] else None for f in ("ln", "bn")}
    dates = {f: date.fromisoformat(entry[f]) if entry[f] else None for f in ("repealed_since", "in_force_since")}
    lists = {f: tuple(entry[f]) for f in ("amends", "repeals", "amended_by", "nomor_variants", "tentang_variants")}
    mistakes = tuple((f, v) for f, v in entry["mistakes"])
    return Regulation(**{**entry, **gazettes, **dates, **lists, "mistakes": mistakes, "unchecked": frozenset(entry["unchecked"])})

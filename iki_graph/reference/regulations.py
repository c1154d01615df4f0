"""The registry of national regulations that performance decrees cite.

What is known of a regulation is as sure as its `certainty`, and field by field: `checked` says whether a field may carry a firm finding.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from iki_graph.reference.scope import cached, current
from iki_graph.resources import resource


@dataclass(frozen=True, slots=True)
class Gazette:
    """A place in a gazette: `jenis` LN or BN (of regional regulations LD or BD), year and number."""

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


@cached
def regulations() -> dict[str, Regulation]:
    """All regulations of the registry, with those of the overlay that holds here, by key; sorted by key."""
    entries = {e["key"]: e for e in json.loads(resource("data/acuan/peraturan.json").read_text(encoding="utf-8"))}
    added = current().regulations
    for key, fields in added.items():
        entries[key] = _merged(entries.get(key, _BLANK), fields)
    for key in added:
        _relate(entries, entries[key])
    return {key: _regulation(entries[key]) for key in sorted(entries)}


@dataclass(frozen=True, slots=True)
class State:
    """How far the registry reaches: `regulation` is its youngest one of known day, in force since `day`; `added` come from an overlay."""

    day: date
    regulation: Regulation
    added: int


@cached
def state() -> State:
    """As of which day the shipped registry knows the law (data/acuan/keadaan.json), and how many regulations an overlay adds to it."""
    shipped = json.loads(resource("data/acuan/keadaan.json").read_text(encoding="utf-8"))["peraturan"]
    return State(date.fromisoformat(shipped["sampai"]), regulations()[shipped["termuda"]], len(current().regulations))


def by_key(key: str) -> Regulation | None:
    """The regulation with this key ("uu/2014/23"), None if the registry does not hold it."""
    return regulations().get(key)


def _regulation(entry: dict[str, Any]) -> Regulation:
    gazettes = {f: Gazette(**entry[f]) if entry[f] else None for f in ("ln", "bn")}
    dates = {f: date.fromisoformat(entry[f]) if entry[f] else None for f in ("repealed_since", "in_force_since")}
    lists = {f: tuple(entry[f]) for f in ("amends", "repeals", "amended_by", "nomor_variants", "tentang_variants")}
    mistakes = tuple((f, v) for f, v in entry["mistakes"])
    return Regulation(**{**entry, **gazettes, **dates, **lists, "mistakes": mistakes, "unchecked": frozenset(entry["unchecked"])})


_BLANK: dict[str, Any] = {
    **dict.fromkeys(("ln", "tln", "bn", "repealed_by", "repealed_since", "in_force_since", "note")),
    **dict.fromkeys(("amends", "repeals", "amended_by", "unchecked", "nomor_variants", "tentang_variants", "mistakes"), ()),
    "certainty": "pasti",
}
"""What is not said of an added regulation."""


def _merged(entry: Mapping[str, Any], fields: Mapping[str, Any]) -> dict[str, Any]:
    """An entry with the fields of an overlay instead of its own; what the overlay says counts as checked."""
    unchecked = fields.get("unchecked", [field for field in entry["unchecked"] if field not in fields])
    return {**entry, **fields, "unchecked": unchecked}


def _relate(entries: dict[str, Any], newer: Mapping[str, Any]) -> None:
    """Tell the regulations that an added one amends or repeals so, unless they say otherwise themselves."""
    for key in newer["amends"]:
        if key in entries and newer["key"] not in entries[key]["amended_by"]:
            entries[key] = _merged(entries[key], {"amended_by": [*entries[key]["amended_by"], newer["key"]]})
    for key in newer["repeals"]:
        if key in entries and not entries[key]["repealed_by"]:
            since = entries[key]["repealed_since"] or newer["in_force_since"]
            entries[key] = _merged(entries[key], {"repealed_by": newer["key"], "repealed_since": since})

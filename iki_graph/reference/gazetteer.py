"""Provinces, regencies, cities and districts of Indonesia by name and by the code of the Ministry of Home Affairs.

Names are compared by their letters alone: case, blanks, letter-spacing and hyphens do not count, any other letter does.
Source and edition: data/acuan/README.md.
"""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from iki_graph.reference.keys import squash
from iki_graph.reference.tables import table


@dataclass(frozen=True, slots=True)
class Region:
    """A region: `code` 35.25, `name` "Kabupaten Gresik", `kind` (provinsi, kabupaten, kota, kecamatan), `parent` 35 ("" of provinces)."""

    code: str
    name: str
    kind: str
    parent: str


@cache
def regions() -> dict[str, Region]:
    """All regions by code, in the order of the codes."""
    return {row["code"]: Region(**row) for row in table("regions.csv")}


def find_regency(text: str) -> Region | None:
    """The regency or city that a text names, with its kind or without.

    "Kabupaten Tuban", "KOTA BLITAR", "Kab. Jombang", "Gresik". A bare name is the kabupaten, unless only a kota has it. None if no
    region or more than one has the name.
    """
    return _regencies().get(squash(text))


def find_province(name: str) -> Region | None:
    """The province with this name ("Jawa Timur", "Provinsi Jawa Timur"); of Jakarta and Yogyakarta also in full or short."""
    key = squash(name).removeprefix("provinsi").removeprefix("propinsi")
    return _provinces().get(key.replace("daerahkhususibukota", "dki").replace("daerahistimewa", ""))


def find_district(name: str, regency_code: str | None = None) -> Region | None:
    """The district with this name ("Benjeng", "Kec. Benjeng"), within a regency if its code is given; None if not exactly one has it."""
    key = squash(name)
    for wanted in (key, *(key.removeprefix(p) for p in ("kecamatan", "distrik", "kec"))):
        found = [r for r in _districts().get(wanted, ()) if regency_code in (None, r.parent)]
        if found:
            return found[0] if len(found) == 1 else None
    return None


def is_district(name: str) -> bool:
    """Whether any district of the country has this name."""
    return squash(name) in _districts()


def is_place_word(word: str) -> bool:
    """Whether a word is the name of a region of any kind, or one of its words (Bontang, Selatan)."""
    return squash(word) in _place_words()


@cache
def doubled_names() -> frozenset[str]:
    """Words that names of regions hold twice in a row, in small letters: the toli of Toli Toli, with blank or hyphen."""
    found = re.compile(r"\b(\w{2,})[ -]\1\b")
    return frozenset(match[1] for region in regions().values() if (match := found.search(region.name.casefold())))


@cache
def _place_words() -> frozenset[str]:
    return frozenset(squash(word) for region in regions().values() for word in (region.name, *region.name.split()))


@cache
def _regencies() -> dict[str, Region]:
    """Regencies and cities by every squashed form of their names; forms that two of them have are left out."""
    full: dict[str, list[Region]] = defaultdict(list)
    bare: dict[str, list[Region]] = defaultdict(list)
    for region in regions().values():
        if region.kind not in ("kabupaten", "kota"):
            continue
        name = squash(region.name.removeprefix(region.kind.capitalize()))
        for form in {name, name.removeprefix("administrasi")}:
            bare[form].append(region)
            for prefix in ("kabupaten", "kab") if region.kind == "kabupaten" else ("kota",):
                full[prefix + form].append(region)
    for form, found in bare.items():
        full[form] += [r for r in found if r.kind == "kabupaten"] or found
    return {form: found[0] for form, found in full.items() if len(found) == 1}


@cache
def _provinces() -> dict[str, Region]:
    """Provinces by squashed name, Yogyakarta without its Daerah Istimewa."""
    return {squash(r.name).removeprefix("daerahistimewa"): r for r in regions().values() if r.kind == "provinsi"}


@cache
def _districts() -> dict[str, list[Region]]:
    """Districts by squashed name."""
    found: dict[str, list[Region]] = defaultdict(list)
    for region in regions().values():
        if region.kind == "kecamatan":
            found[squash(region.name)].append(region)
    return dict(found)

"""Words of the field: terms with their abbreviations, months, and kinds of regulation, each with the forms in which decrees print them."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cache

from iki_graph.reference.keys import squash
from iki_graph.reference.tables import listed, table


@dataclass(frozen=True, slots=True)
class Term:
    """A term: its proper form, its accepted variants, and mistaken or outdated forms."""

    code: str
    group: str
    name: str
    variants: tuple[str, ...]
    mistakes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RegulationKind:
    """A kind of regulation: `code` as records have it ("Permenpanrb"), full name, variants, mistakes.

    `rank` orders kinds from the constitution down (practice puts ministers' rules between Perpres and Perda); `regional` kinds need a
    region to be identified.
    """

    code: str
    name: str
    rank: int
    regional: bool
    variants: tuple[str, ...]
    mistakes: tuple[str, ...]


@cache
def terms() -> tuple[Term, ...]:
    """All terms."""
    rows = table("istilah.csv")
    return tuple(Term(r["code"], r["group"], r["name"], listed(r["variants"]), listed(r["mistakes"])) for r in rows)


def find_terms(text: str) -> tuple[Term, ...]:
    """The terms that a word or phrase can stand for, mistaken forms included; several where an abbreviation has several meanings (SPM)."""
    return _terms_by_form().get(squash(text) or text.strip(), ())


def month(text: str) -> int | None:
    """Number of a month's name, old and mistaken spellings included ("Nopember", "Pebruari"); None if it is none."""
    return _months().get(squash(text))


def month_names() -> tuple[str, ...]:
    """Every printed form of the months' names, longest first (for patterns)."""
    forms = (f for r in table("bulan.csv") for f in (r["name"], *listed(r["variants"]), *listed(r["mistakes"])))
    return tuple(sorted(forms, key=lambda f: (-len(f), f)))


@cache
def regulation_kinds() -> dict[str, RegulationKind]:
    """All kinds of regulation by code, highest rank first."""
    return {
        r["code"]: RegulationKind(
            r["code"], r["name"], int(r["rank"]), r["regional"] == "yes", listed(r["variants"]), listed(r["mistakes"])
        )
        for r in table("jenis-peraturan.csv")
    }


def match_kind(text: str, start: int = 0) -> tuple[RegulationKind, int] | None:
    """The kind of regulation whose name stands at `start` of a text, and where the name ends; the longest name wins.

    Blanks and hyphens within the name do not count ("Undang - Undang", "UndangUndang"); an abbreviation must be a word of its own.
    """
    pattern, kinds = _kind_pattern()
    match = pattern.match(text, start)
    return (kinds[squash(match.group())], match.end()) if match else None


def find_kind(text: str) -> RegulationKind | None:
    """The kind of regulation that a text begins with ("Undang-Undang Nomor 23 …", "Perda Kabupaten …"); None if it begins with none."""
    found = match_kind(text, len(text) - len(text.lstrip()))
    return found[0] if found else None


@cache
def _terms_by_form() -> dict[str, tuple[Term, ...]]:
    found: dict[str, list[Term]] = defaultdict(list)
    for term in terms():
        for form in dict.fromkeys(squash(f) or f for f in (term.name, *term.variants, *term.mistakes)):
            found[form].append(term)
    return {form: tuple(ts) for form, ts in found.items()}


@cache
def _months() -> dict[str, int]:
    return {squash(f): int(r["number"]) for r in table("bulan.csv") for f in (r["name"], *listed(r["variants"]), *listed(r["mistakes"]))}


@cache
def _kind_pattern() -> tuple[re.Pattern[str], dict[str, RegulationKind]]:
    kinds = {squash(f): k for k in reversed(regulation_kinds().values()) for f in (k.name, *k.variants, *k.mistakes)}
    forms = sorted(kinds, key=lambda f: (-len(f), f))
    loose = (r"[\s\-–—]*".join(form) for form in forms)
    return re.compile(rf"(?:{'|'.join(loose)})(?![^\W_])", re.IGNORECASE), kinds

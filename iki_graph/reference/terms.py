"""Words of the field: terms with their abbreviations, months, and kinds of regulation, each with the forms in which decrees print them."""

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache

from iki_graph.reference.keys import squash
from iki_graph.reference.scope import cached, current
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


@cached
def terms() -> tuple[Term, ...]:
    """All terms, with those of the overlay that holds here. Forms that the overlay accepts are mistakes no longer."""
    found = [_term(row) for row in table("istilah.csv")]
    places = {squash(term.name): at for at, term in enumerate(found)}
    for own in map(_term, current().terms):
        at = places.setdefault(squash(own.name), len(found))
        if at == len(found):
            found.append(own)
        else:
            variants = tuple(dict.fromkeys((*found[at].variants, *own.variants)))
            found[at] = replace(found[at], variants=variants, mistakes=tuple(dict.fromkeys((*found[at].mistakes, *own.mistakes))))
    accepted = {squash(form) for own in map(_term, current().terms) for form in (own.name, *own.variants)}
    return tuple(replace(term, mistakes=tuple(m for m in term.mistakes if squash(m) not in accepted)) for term in found)


def _term(row: Mapping[str, str]) -> Term:
    return Term(row["code"], row["group"], row["name"], listed(row["variants"]), listed(row["mistakes"]))


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

    Blanks, hyphens and signs for "and" within the name do not count ("Undang - Undang", "UndangUndang", "PAN & RB"); an abbreviation must be a word of its own.
    """
    pattern, kinds = _kind_pattern()
    match = pattern.match(text, start)
    return (kinds[squash(match.group())], match.end()) if match else None


def find_kind(text: str) -> RegulationKind | None:
    """The kind of regulation that a text begins with ("Undang-Undang Nomor 23 …", "Perda Kabupaten …"); None if it begins with none."""
    found = match_kind(text, len(text) - len(text.lstrip()))
    return found[0] if found else None


@cached
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
    loose = (r"[\s\-–—&/]*".join(form) for form in forms)
    return re.compile(rf"(?:{'|'.join(loose)})(?![^\W_])", re.IGNORECASE), kinds

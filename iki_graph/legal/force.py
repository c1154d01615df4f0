"""Whether a regulation was in force on a day, and which amendment was the newest then.

What is answered is the best that the registry knows; before a firm finding rests on it, ask `Regulation.checked` about the fields used.
"""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from iki_graph.reference.regulations import by_key


class Amendment(NamedTuple):
    """An amendment by its key; `sure` if what the registry knows of it is checked, so that a firm finding may rest on it."""

    key: str
    sure: bool


def in_force(key: str, on: date) -> bool | None:
    """Whether the regulation with this key was in force on that day; None if the registry cannot tell.

    Fields used: `in_force_since`, `repealed_since`, `repealed_by`. Where a day is missing, the year of the regulation, or of the one that
    repealed it, decides, as far as it can.
    """
    regulation = by_key(key)
    if regulation is None:
        return None
    begun = _reached(regulation.in_force_since, regulation.tahun, on)
    ended: bool | None = False
    if regulation.repealed_by or regulation.repealed_since:
        ended = _reached(regulation.repealed_since, _year(regulation.repealed_by), on)
    if begun is False or ended is True:
        return False
    return True if begun and ended is False else None


def newest_amendment(key: str, on: date) -> str | None:
    """Key of the last regulation that had amended this one by that day; None if there was none, or the registry does not hold it.

    Fields used: `amended_by`, and of each amendment `in_force_since`; an amendment without a known day counts from the end of its year.
    """
    regulation = by_key(key)
    dated = [(_first_day(k), k) for k in regulation.amended_by] if regulation else []
    past = [(day, k) for day, k in dated if day is not None and day <= on]
    return max(past)[1] if past else None


def missing_amendment(key: str, cited: Collection[str], on: date, since: int = 0) -> Amendment | None:
    """The newest amendment that a citation of this regulation ought to name on that day; None if those `cited` are up to date.

    `since`: year of the latest amendment named that the registry does not know; what is no younger is taken as known to the decree.
    An amendment that is checked comes before a newer one that is not.
    """
    regulation = by_key(key)
    dated = sorted((day, k) for k in (regulation.amended_by if regulation else ()) if (day := _first_day(k)) and day <= on)
    newest = max((day for day, k in dated if k in cited), default=date.min)
    later = [k for day, k in dated if day > newest and (_year(k) or 0) > since]
    if regulation is None or not later:
        return None
    sure = [k for k in later if regulation.checked("amended_by") and _surely_in_force(k, on)]
    return Amendment((sure or later)[-1], bool(sure))


def _surely_in_force(key: str, on: date) -> bool:
    """Whether an amendment, its identity being checked, had come by that day: by a checked day, or in a year before."""
    regulation = by_key(key)
    return regulation is not None and (regulation.checked("in_force_since") or regulation.checked() and regulation.tahun < on.year)


def _year(key: str | None) -> int | None:
    """Year of a regulation by its key."""
    return int(key.split("/")[-2]) if key else None


def _reached(day: date | None, year: int | None, on: date) -> bool | None:
    """Whether `on` lies on or after a day, of which perhaps only the year is known."""
    if day:
        return on >= day
    return None if year is None or on.year == year else on.year > year


def _first_day(key: str) -> date | None:
    """The day from which a regulation counts as in force; the end of its year if the day is unknown."""
    regulation, year = by_key(key), _year(key)
    if regulation and regulation.in_force_since:
        return regulation.in_force_since
    return date(year, 12, 31) if year else None

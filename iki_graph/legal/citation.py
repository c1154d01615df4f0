"""From a citation, as decrees print it, to the key of the regulation that it means.

Rules of the ministry for state apparatus go by two kinds of number: until 2009 coded ones (PER/9/M.PAN/5/2007, as Menpan), from 2010 plain
ones (9 Tahun 2010, as Menpan-RB). Decrees mix them up, so kind and form follow from the year and the number, not from the name printed.
"""

import re

from iki_graph.reference.keys import number_slug, regulation_key, squash
from iki_graph.reference.regulations import by_key, regulations
from iki_graph.reference.scope import cached
from iki_graph.reference.terms import RegulationKind, find_kind, regulation_kinds

_CODED = re.compile(
    r"(?P<prefix>per|kep)?[\W_]*0*(?P<serial>\d+)[\W_]*m[\W_]*pan[\W_]+(?:0*(?P<month>\d+)[\W_]+)?(?P<year>\d{4})", re.IGNORECASE
)
_BLANK = re.compile(r"[/\\]\s*[/\\]|\.{3,}|…|__")
_LAST_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*$")
_MENPAN = {"Permenpan": "Permenpanrb", "Kepmenpan": "Kepmenpanrb"}
_RENAMED = 2010
"""Since this year the ministry signs as Pendayagunaan Aparatur Negara dan Reformasi Birokrasi."""

Identity = tuple[str, int, str, str]
"""Kind, year, serial, and of regional kinds the region's code: equal for two ways of citing one regulation."""


def key(jenis: str | None, nomor: str | None, tahun: int | None, region_code: str | None = None) -> str | None:
    """Natural key of a citation: that of the registry where it holds the regulation, else by form.

    Takes kind, number and year as printed; of regional kinds also the region's code. None if any of them is missing.
    """
    known = resolve(jenis, nomor, tahun, region_code)
    if known:
        return known
    parts = _parts(jenis, nomor, tahun)
    if parts is None:
        return None
    kind, number, year = parts
    if not number_slug(number, year) or (kind.regional and not region_code):
        return None
    return regulation_key(kind.code, number, year, region_code if kind.regional else None)


def resolve(jenis: str | None, nomor: str | None, tahun: int | None, region_code: str | None = None) -> str | None:
    """Key of the regulation in the registry that a citation means; None if it is incomplete or not in the registry.

    Regional regulations, which an overlay can add, need their region's code.

    Different forms of one number mean the same (PER/09/M.PAN/05/2007, PER-9/M.PAN/5/2007, PER/9/M.PAN/2007, "9 Tahun 2007"), and so do
    Permenpan and Permenpanrb; a wrong number or year does not resolve (see `common_mistake`).
    """
    parts = _parts(jenis, nomor, tahun)
    if parts is None:
        return None
    found = _by_identity().get(_identity(*parts, region_code))
    if found is None:
        return None
    regulation, month = by_key(found), _month(parts[1])
    printed = _month(regulation.nomor) if regulation else None
    return None if month and printed and month != printed else found


def common_mistake(jenis: str | None, nomor: str | None, tahun: int | None) -> str | None:
    """Key of the regulation whose number is often misprinted like this; None if the number is no known mistake."""
    if not jenis or not nomor:
        return None
    wanted = (squash(nomor), squash(f"{nomor}/{tahun}"))
    for regulation in regulations().values():
        if any(field == "nomor" and squash(value) in wanted for field, value in regulation.mistakes):
            return regulation.key
    return None


def _parts(jenis: str | None, nomor: str | None, tahun: int | None) -> tuple[RegulationKind, str, int] | None:
    """Kind, number and year of a citation, each as it ought to be; None if one is missing or the number has a blank left open."""
    kind = (regulation_kinds().get(jenis) or find_kind(jenis)) if jenis else None
    coded = _CODED.search(nomor) if nomor else None
    if nomor and tahun is None:
        tail = _LAST_YEAR.search(nomor)
        tahun = int(tail[1]) if tail else None
    if kind is None or not nomor or not nomor.strip() or _BLANK.search(nomor) or tahun is None:
        return None
    ministry = kind.code.removesuffix("rb")
    if ministry in _MENPAN:
        if coded and coded["prefix"]:
            ministry = "Permenpan" if coded["prefix"].casefold() == "per" else "Kepmenpan"
        kind = regulation_kinds()[ministry if coded or tahun < _RENAMED else _MENPAN[ministry]]
    elif coded and kind.code in ("Permen", "Kepmen"):
        kind = regulation_kinds()[f"{kind.code}pan"]
    return kind, nomor, tahun


def _identity(kind: RegulationKind, nomor: str, tahun: int, region_code: str | None) -> Identity:
    coded = _CODED.search(nomor)
    if coded:
        return kind.code, int(coded["year"]), coded["serial"], ""
    return kind.code, tahun, number_slug(nomor, tahun), (region_code or "") if kind.regional else ""


def _month(nomor: str) -> str | None:
    """The month in a coded number (PER/9/M.PAN/5/2007: 5)."""
    coded = _CODED.search(nomor)
    return coded["month"] if coded else None


@cached
def _by_identity() -> dict[Identity, str]:
    found = {}
    for key, regulation in regulations().items():
        kind = regulation_kinds()[regulation.jenis]
        found[_identity(kind, regulation.nomor, regulation.tahun, key.split("/")[1] if kind.regional else None)] = key
    return found

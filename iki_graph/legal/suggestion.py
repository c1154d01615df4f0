"""Which registered regulation a citation with a wrong number or year means ("did you mean")."""

from dataclasses import dataclass

from iki_graph.legal.citation import common_mistake, resolve
from iki_graph.legal.titles import compare_registered, titled
from iki_graph.record import Sitasi
from iki_graph.reference.keys import number_slug
from iki_graph.reference.regulations import Regulation, by_key

_OTHER = 0.6
"""A title that agrees less with the registered one is another regulation's."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The regulation meant; `sure` if number, year or gazette confirm the title; `usual` if the number is a common misprint of it."""

    key: str
    sure: bool
    usual: bool = False


def meant(sitasi: Sitasi, region_code: str | None = None) -> Suggestion | None:
    """The regulation that a citation means where number and year do not fit its title; None if they fit or nobody can tell.

    A title alone proves nothing: laws come again under the same title, and the registry does not hold them all. So number, year or gazette
    has to agree as well, or else the number must be another regulation's.
    """
    if usual := common_mistake(sitasi.jenis, sitasi.nomor, sitasi.tahun):
        return Suggestion(usual, sure=True, usual=True)
    if not (sitasi.jenis and sitasi.nomor and sitasi.tahun and sitasi.tentang):
        return None
    found = resolve(sitasi.jenis, sitasi.nomor, sitasi.tahun, region_code)
    own = by_key(found) if found else None
    if own is not None and compare_registered(own, sitasi.tentang).score >= _OTHER:
        return None
    others = [regulation for regulation in titled(sitasi.jenis, sitasi.tentang) if regulation is not own]
    for agrees in (_same_number, _same_gazette, _same_year):
        if confirmed := [regulation for regulation in others if agrees(regulation, sitasi)]:
            return Suggestion(confirmed[-1].key, confirmed[-1].certainty == "pasti")
    if not others or own is None and sitasi.tahun >= others[-1].tahun:
        return None
    return Suggestion(others[-1].key, own is not None and own.certainty == others[-1].certainty == "pasti")


def _same_number(regulation: Regulation, sitasi: Sitasi) -> bool:
    return number_slug(regulation.nomor, regulation.tahun) == number_slug(sitasi.nomor or "", sitasi.tahun or 0)


def _same_year(regulation: Regulation, sitasi: Sitasi) -> bool:
    return regulation.tahun == sitasi.tahun


def _same_gazette(regulation: Regulation, sitasi: Sitasi) -> bool:
    by_supplement = regulation.tln is not None and regulation.tln == sitasi.tln
    gazette = regulation.ln or regulation.bn
    return by_supplement or bool(gazette and sitasi.ln and (gazette.tahun, gazette.nomor) == (sitasi.ln.tahun, sitasi.ln.nomor))

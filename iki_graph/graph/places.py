"""Which region a text means: the office's own, and the one whose authority issued a regional regulation.

Names of districts repeat all over the country; the decree's regency decides.
"""

import re

from iki_graph.record import Dokumen, Sitasi
from iki_graph.reference.gazetteer import Region, find_district, find_regency, regions
from iki_graph.reference.keys import squash

_DISTRICT_OFFICE = re.compile(
    r"\b(?:kecamatan|distrik|camat)\s+(?P<name>.+?)\s*(?:\b(?:kabupaten|kab|kota|provinsi)\b.*)?$", re.IGNORECASE | re.DOTALL
)
_BEFORE_NUMBER = re.compile(r"^(.*?)\b(?:Nomor|No|Tahun)\b", re.IGNORECASE | re.DOTALL)
_ISSUER = re.compile(r"\b(?P<kind>Provinsi|Gubernur|Kabupaten|Kab\.?|Kota|Bupati|Wali\s?kota|Camat)\s+(?P<name>[^,;:()]+)", re.IGNORECASE)


def regency_of(dokumen: Dokumen) -> Region | None:
    """The regency or city of a document; None if it is not stated or not known."""
    return find_regency(dokumen.kabupaten) if dokumen.kabupaten else None


def office_region(dokumen: Dokumen) -> Region | None:
    """The region of the office: its district for a kecamatan, else its regency; None where it cannot be told for certain."""
    regency = regency_of(dokumen)
    district = _DISTRICT_OFFICE.search(dokumen.instansi or "")
    if regency is None or district is None:
        return regency if dokumen.instansi else None
    return find_district(district["name"], regency.code)


def issuer_region(sitasi: Sitasi, dokumen: Dokumen) -> Region | None:
    """The region whose regulation is cited: the one that the citation names, else the decree's own; None if the named one is unknown.

    Governors and provincial regulations belong to the province, `Keputusan Camat` to the district.
    """
    head = _BEFORE_NUMBER.match(sitasi.teks)
    named = _ISSUER.search(head[1].rstrip() if head else sitasi.teks)
    own = regency_of(dokumen)
    if named is None and re.match(r"\W*Qanun\s+Aceh\b", sitasi.teks, re.IGNORECASE):
        return _province("Aceh")
    if named is None:
        return _own_region(sitasi.jenis, dokumen, own)
    kind, name = squash(named["kind"]), named["name"]
    if kind in ("provinsi", "gubernur"):
        return _province(name)
    if kind == "camat":
        return find_district(name, own.code) if own else None
    return find_regency(("Kota " if kind in ("kota", "walikota") else "Kabupaten ") + name)


def _own_region(jenis: str | None, dokumen: Dokumen, own: Region | None) -> Region | None:
    if jenis in ("Pergub", "Kepgub"):
        return regions().get(own.parent) if own else None
    if jenis == "Kepcamat":
        office = office_region(dokumen)
        return office if office and office.kind == "kecamatan" else None
    return own


def _province(name: str) -> Region | None:
    key = squash(name).removeprefix("provinsi")
    return next((r for r in regions().values() if r.kind == "provinsi" and squash(r.name) == key), None)

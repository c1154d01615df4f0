"""Facts about names: regions that are not the office's own, and one person written in two ways."""

import re
from collections.abc import Iterator
from itertools import combinations

from iki_graph.alignment.reasons import Alasan
from iki_graph.checks.facts.fakta import Fakta, Konteks
from iki_graph.record import Orang, Rekaman
from iki_graph.reference import kata
from iki_graph.reference.keys import squash

_KINDS = {"instansi": "kecamatan", "kabupaten": "kabupaten"}
_OFFICE = re.compile(r"(?i)^(?:kantor\s+)?(?:kecamatan|distrik)\s+")
_KIND = re.compile(r"(?i)^(?:kabupaten|kab\.|kota|kecamatan|kec\.|bupati|wali\s*kota|camat)\s*")
_ELSEWHERE = re.compile(
    r"(?i)\b(?:(?:berbatasan|perbatasan|studi|kunjungan|kerja\s*sama)\s+(?:\w+\s+)?(?:dengan|ke|di)|asal|dari|antara)\s*$"
)
"""Words before a name by which a text speaks of other regions on purpose."""
_IN_DUTIES = re.compile(r"^/jabatan/\d+/(?:tugas|fungsi)/")
_TITLES = re.compile(r",.*$|\b(?:dr|dra|drs|ir|h|hj|kh|r|rr|se|sh|mm|msi|sip|ssos|stp)\b\.?", re.IGNORECASE)
_NIP_DIGITS = 18
_FEW_DIGITS = 2
"""Digits in which two numbers of one person may differ by a slip."""


def facts(konteks: Konteks) -> Iterator[Fakta]:
    """`nama-asing-naskah`, `-tugas`, `-isi`: a foreign region, by where it stands. `nip-berbeda`, `nama-orang-berbeda`: one person, two forms."""
    yield from _foreign(konteks)
    yield from _people(konteks.rekaman)


def _foreign(konteks: Konteks) -> Iterator[Fakta]:
    """Mentions of districts (where the office is a district's) and of regencies that are not the office's own; cited law aside."""
    rekaman = konteks.rekaman
    office, regency = rekaman.dokumen.instansi or "", rekaman.dokumen.kabupaten or ""
    own = {"instansi": squash(_OFFICE.sub("", office)) if _OFFICE.match(office) else "", "kabupaten": squash(_KIND.sub("", regency))}
    owners = konteks.pemilik
    told: set[tuple[str, int]] = set()
    for at, sebutan in enumerate(rekaman.sebutan):
        name = _KIND.sub("", sebutan.nilai)
        # Kecamatan Kota Padang lies in another region than Kota Padang.
        ours = squash(name) == own.get(sebutan.apa) or squash(sebutan.nilai) == own["instansi"]
        if not own.get(sebutan.apa) or ours or (squash(name), sebutan.baris[0]) in told:
            continue
        pointer = owners.get(sebutan.baris[0], "")
        text = konteks.document.quote(*sebutan.baris) if konteks.document else ""
        if (
            pointer.startswith("/mengingat")
            or _ELSEWHERE.search(text[: max(text.find(sebutan.nilai), 0)])
            or name.islower()
            and all(map(kata.is_known, name.split()))
        ):
            continue
        part = rekaman.bagian[sebutan.bagian].jenis if sebutan.bagian is not None else ""
        where = (
            "tugas" if _IN_DUTIES.match(pointer) else "isi" if part == "lampiran" and pointer.startswith(("/jabatan", "/iku")) else "naskah"
        )
        told.add((squash(name), sebutan.baris[0]))
        home = office if sebutan.apa == "instansi" else regency
        reason = Alasan(f"{_KINDS[sebutan.apa]} instansi ini {home}", f"the {_KINDS[sebutan.apa]} of this office is {home}")
        thing = pointer if where != "naskah" else f"/sebutan/{at}"
        yield Fakta(thing, f"nama-asing-{where}", 0.95, reason, sebutan.nilai, (), sebutan.baris)


def _people(rekaman: Rekaman) -> Iterator[Fakta]:
    """One person with two numbers, one number with two spellings of a name; and a number that differs by a slip from the signer's."""
    found = [(f"/jabatan/{at}/pemegang", jabatan.pemegang) for at, jabatan in enumerate(rekaman.jabatan) if jabatan.pemegang]
    if rekaman.dokumen.penandatangan:
        found.insert(0, ("/dokumen/penandatangan", rekaman.dokumen.penandatangan))
    for (one, first), (other, second) in combinations(found, 2):
        yield from _pair(one, first, other, second)
    known = {_digits(person.nip) for _, person in found if person.nip}
    for at, sebutan in enumerate(rekaman.sebutan):
        if sebutan.apa != "nip" or _digits(sebutan.nilai) in known:
            continue
        for pointer, person in found:
            if (places := _differing(sebutan.nilai, person.nip or "")) and len(places) <= _FEW_DIGITS:
                yield Fakta(f"/sebutan/{at}", "nip-berbeda", 0.95, _reason(places), "", (pointer,), sebutan.baris)
                break


def _pair(one: str, first: Orang, other: str, second: Orang) -> Iterator[Fakta]:
    if not (first.nama and second.nama and first.nip and second.nip):
        return
    a, b = _bare(first.nama), _bare(second.nama)
    if a == b and (places := _differing(first.nip, second.nip)):
        yield Fakta(other, "nip-berbeda", 1 if len(places) <= _FEW_DIGITS else 0.7, _reason(places), "", (one,))
    elif a != b and _digits(first.nip) == _digits(second.nip):
        alasan = Alasan("NIP yang sama dengan ejaan nama yang lain", "the same NIP with another spelling of the name")
        yield Fakta(other, "nama-orang-berbeda", 0.9, alasan, "", (one,))


def _bare(name: str) -> str:
    """A name by its letters, without titles and degrees."""
    return squash(_TITLES.sub(" ", name))


def _digits(nip: str) -> str:
    return re.sub(r"\D", "", nip)


def _differing(a: str, b: str) -> list[int]:
    """Which digits (from 1) differ between two whole numbers; [] where one is not whole."""
    left, right = _digits(a), _digits(b)
    if left == right or len(left) != len(right) or abs(len(left) - _NIP_DIGITS) > 1:
        return []
    return [at for at, (x, y) in enumerate(zip(left, right, strict=True), 1) if x != y]


def _reason(places: list[int]) -> Alasan:
    """Which digits differ; the numbers themselves are not told."""
    digits = ", ".join(map(str, places))
    return Alasan(f"NIP berbeda pada angka ke-{digits}", f"the NIP differs in digit {digits}")

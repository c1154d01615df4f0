"""Profiles: small files that switch checks off, change their level or kind, and say by which regime a decree is judged.

Built in (shapes/profil/): a regime for each period of the law on evaluation, told by `berlaku`, and `draf` for decrees not yet signed.
A profile without `berlaku` stands on a regime: the one that it names (`regim`), else the one of the decree's date.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from typing import Annotated, Literal, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError

from iki_graph.checks.catalogue import Aturan, catalogue, group_names
from iki_graph.checks.sentences import SLOTS, slots
from iki_graph.errors import UsageError, cause
from iki_graph.record import Dokumen
from iki_graph.resources import resource

Rules = Mapping[str, Aturan]
T = TypeVar("T")

_FEW = 16
"""Stacks of profiles of which a process keeps the checks: a run has one for each regime of its decrees."""


def _pattern(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise ValueError(f"pola tidak sah: {error}") from None
    return text


class _Table(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Berlaku(_Table):
    """First and last day of the decrees that a regime is for."""

    sejak: date | None = None
    sampai: date | None = None


class Isian(_Table):
    """What is still to be filled in, in two languages; may have the slots of the check's sentences."""

    id: str
    en: str


class Ganti(_Table):
    """In the legal source of every check, what matches `pola` becomes `menjadi`."""

    pola: Annotated[str, AfterValidator(_pattern)]
    menjadi: str = ""


class Profil(_Table):
    """One profile. Its tables are keyed by the code of a check or of a group; a check's own entry goes before its group's."""

    nama: str
    judul: str = ""
    judul_en: str = ""
    berlaku: Berlaku | None = None
    regim: str | None = None
    mati: tuple[str, ...] = ()
    tingkat: dict[str, Literal["pelanggaran", "peringatan", "info"]] = {}
    jenis: dict[str, Literal["pasti", "telaah"]] = {}
    perlu_diisi: dict[str, Isian] = {}
    ganti_dasar: tuple[Ganti, ...] = ()

    def __hash__(self) -> int:
        return hash(self.nama)

    def apply(self, rules: Rules) -> dict[str, Aturan]:
        """The checks that this profile leaves, each as it changes it, in their order."""
        return {code: self._changed(rule) for code, rule in rules.items() if not _entry(dict.fromkeys(self.mati, True), rule)}

    def _changed(self, rule: Aturan) -> Aturan:
        rule = replace(
            rule,
            tingkat=_entry(self.tingkat, rule) or rule.tingkat,
            jenis=_entry(self.jenis, rule) or rule.jenis,
            dasar=self._source(rule.dasar),
        )
        blank = _entry(self.perlu_diisi, rule)
        if blank is None:
            return rule
        return replace(
            rule,
            tingkat="info",
            pesan=f"Masih perlu diisi: {blank.id}.",
            pesan_en=f"Still to be filled in: {blank.en}.",
            saran=f"Agar diisi sebelum keputusan ditandatangani: {blank.id}.",
            saran_en=f"Fill in before the decree is signed: {blank.en}.",
        )

    def _source(self, dasar: str) -> str:
        for change in self.ganti_dasar:
            dasar = re.sub(change.pola, change.menjadi, dasar)
        return "; ".join(dict.fromkeys(part.strip() for part in dasar.split(";") if part.strip()))


def builtin() -> Mapping[str, Profil]:
    """The profiles that ship, by name."""
    return _builtin()


@cache
def _builtin() -> dict[str, Profil]:
    return {path.stem: _read(path) for path in sorted(resource("shapes/profil").glob("*.toml"))}


def profile(name: str) -> Profil:
    """The profile of this name, or in this file (one's own: a name with .toml).

    Raises UsageError if there is none, or if it speaks of a check or regime that does not exist.
    """
    if found := builtin().get(name.strip().lower()):
        return found
    path = Path(name)
    if path.suffix.lower() != ".toml":
        raise UsageError(f"Profil {name!r} tidak ada; yang tersedia {', '.join(builtin())}, atau berkas sendiri (.toml).")
    found = _read(path)
    if found.regim is not None and found.regim not in (regimes := [p.nama for p in builtin().values() if p.berlaku]):
        raise UsageError(
            f"{path}: regim {found.regim!r} tidak ada; pilih {', '.join(regimes)}, atau hapus agar mengikuti tanggal keputusan."
        )
    return found


def stack(wanted: Profil | None, dokumen: Dokumen) -> tuple[Profil, ...]:
    """The profiles by which a decree is judged, the first one first: its regime, and on it the one that is wanted."""
    if wanted is None:
        return (regime(dokumen),)
    if wanted.berlaku:
        return (wanted,)
    return (builtin()[wanted.regim] if wanted.regim else regime(dokumen), wanted)


def regime(dokumen: Dokumen) -> Profil:
    """The regime of a decree's date; of the first year that it is for, where it has no date; else the newest."""
    day = _day(dokumen.tanggal) or _day(dokumen.tahun) or date.max
    return max((one for one in builtin().values() if one.berlaku and _first(one) <= day), key=_first)


def rules(profiles: tuple[Profil, ...]) -> dict[str, Aturan]:
    """The checks that hold under these profiles, by code, in the order of the report."""
    return dict(_rules(profiles))


@lru_cache(_FEW)
def _rules(profiles: tuple[Profil, ...]) -> Rules:
    found: Rules = catalogue()
    for one in profiles:
        found = one.apply(found)
    return found


def title(profiles: tuple[Profil, ...], lang: str = "id") -> str:
    """The profiles as a report names them: "draf (naskah yang belum ditandatangani), sakip-2021 (…)"."""
    names = []
    for one in reversed(profiles):
        text = one.judul_en or one.judul if lang == "en" else one.judul
        names.append(f"{one.nama} ({text})" if text else one.nama)
    return ", ".join(names)


def _first(one: Profil) -> date:
    return (one.berlaku and one.berlaku.sejak) or date.min


def _day(text: str | None) -> date | None:
    """The day of a date of the record, or the first of an incomplete one: "2021-04-22", "2021-04", "2016-2021"."""
    match = re.match(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?!\d)", text or "")
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return None


def _entry(table: Mapping[str, T], rule: Aturan) -> T | None:
    return table.get(rule.kode, table.get(rule.kelompok))


def _read(path: Path) -> Profil:
    try:
        data = tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        raise UsageError(f"{path}: profil tidak dapat dibuka ({cause(error)}); periksa nama dan letaknya.") from None
    except ValueError as error:
        raise UsageError(f"{path}: bukan TOML yang utuh ({error}).") from None
    try:
        found = Profil.model_validate({"nama": path.stem} | data)
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(map(str, first["loc"]))
        raise UsageError(f"{path}: profil keliru pada {place} ({first['msg']}); lihat docs/profil.md.") from None
    _verify(path, found)
    return found


def _verify(path: Path, found: Profil) -> None:
    """Raise UsageError where a profile names what does not exist: a misspelt code would silently change nothing."""
    known = catalogue()
    for code in (*found.mati, *found.tingkat, *found.jenis, *found.perlu_diisi):
        if code not in known and code not in group_names():
            raise UsageError(f"{path}: tidak ada aturan atau kelompok {code!r}; `iki explain` menunjukkan semuanya.")
    for code, blank in found.perlu_diisi.items():
        own = slots(known[code].pesan) | slots(known[code].saran) if code in known else set()
        if strange := (slots(blank.id) | slots(blank.en)) - {*SLOTS, "nilai", *own}:
            raise UsageError(f"{path}: isian {{{min(strange)}}} pada perlu_diisi {code} tidak dikenal.")

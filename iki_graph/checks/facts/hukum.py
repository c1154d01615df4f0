"""Facts about the legal basis that need titles compared or texts read: wrong numbers and titles, differing citations, periods, units."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from functools import cache

from iki_graph import legal
from iki_graph.alignment.reasons import Alasan
from iki_graph.checks.facts.fakta import Fakta, Konteks
from iki_graph.checks.facts.kutipan import ROW_FIELDS, Kutipan, citations
from iki_graph.legal.titles import common_misprint
from iki_graph.record import Dokumen
from iki_graph.reference.regulations import Regulation, by_key
from iki_graph.reference.tables import listed, table

_PERIOD = re.compile(
    r"\b((?:19|20)\d\d)\s*(?:-|–|—|s\s?[./]?\s?d\.?|sampai(?:\s+dengan)?|\s)\s*(?:tahun\s+)?((?:19|20)\d\d)\b", re.IGNORECASE
)
_PLAN = re.compile(
    r"rencana\s+pembangunan\s+(?:jangka\s+(?:menengah|panjang)\s+)?(?:daerah|nasional)|rencana\s+strategis|\bRPJM[DN]?\b|\bRPJP[DN]?\b|\bRPD\b|\bRenstra\b",
    re.IGNORECASE,
)
_AMENDING = re.compile(r"^\s*(?:perubahan|pencabutan)\b", re.IGNORECASE)
_ORGANISATION = re.compile(
    r"organisasi(?!\s+(?:ke)?(?:masyarakat|pemuda))|tata\s+kerja|kedudukan\W+(?:dan\s+)?(?:susunan|tugas)|uraian\s+tugas|tugas\s*(?:pokok)?\s*(?:,|dan)\s*fungsi|pembentukan.*perangkat",
    re.IGNORECASE,
)
_ANY_UNIT = re.compile(
    r"perangkat\s+daerah|\b(?:OPD|SKPD|SOPD)\b|satuan\s+kerja|dinas\s+daerah|pemerintah\s+(?:daerah|kabupaten|kota)", re.IGNORECASE
)
_UNITS = {
    "kecamatan": r"kecamatan|camat|distrik|kelurahan|lurah",
    "kesehatan": r"rumah\s+sakit|RSUD|puskesmas|pusat\s+kesehatan|dinas\s+kesehatan",
    "sekretariat": r"sekretariat\s+daerah|sekretariat\s+d(?:ewan\s+perwakilan\s+rakyat\s+daerah|prd)|staf\s+ahli|setda|setwan",
    "dinas": r"dinas(?!\s+daerah)",
    "badan": r"badan(?!\s+(?:usaha|layanan|permusyawaratan))|lembaga\s+teknis",
    "inspektorat": r"inspektorat",
    "satuan": r"satuan\s+polisi|satpol",
}
"""Kinds of offices, each with those below and above it of which one rule may treat, and how names and titles say them."""
_IKU = re.compile(r"indikator\s+kinerja|\bIKU\b", re.IGNORECASE)
_SURE, _OPEN = 1.0, 0.5


def facts(konteks: Konteks) -> Iterable[Fakta]:
    """Facts about citations: `sitasi-*`, `perubahan-tertinggal`, `peraturan-disebut`, `pedoman-*`, `rencana-lewat`, `unit-lain`."""
    found = citations(konteks)
    basis = [k for k in found if k.tempat == "mengingat"]
    yield from _numbers_and_titles(found, _day(konteks.rekaman.dokumen))
    yield from _missing_amendments(found, _day(konteks.rekaman.dokumen))
    yield from _mentioned(found)
    yield from _differing(found)
    yield from _office_indicators(found)
    yield from _guidelines(konteks, found)
    yield from _plans(konteks.rekaman.dokumen, basis)
    yield from _other_units(konteks.rekaman.dokumen, basis)


def _numbers_and_titles(found: list[Kutipan], on: date | None) -> Iterator[Fakta]:
    """Citations of Mengingat whose number, year or title is not the registered one; `nilai`: key of the regulation meant.

    The title of a regulation that is to be replaced anyway does not matter.
    """
    for kutipan in found:
        sitasi = kutipan.sitasi
        if kutipan.tempat == "perubahan":
            yield from _amendment_meant(kutipan, found)
        if kutipan.tempat != "mengingat":
            continue
        if suggestion := legal.meant(sitasi, kutipan.wilayah):
            kind = "sitasi-nomor-lazim-keliru" if suggestion.usual else "sitasi-nomor-keliru"
            reason = Alasan(
                "Judul yang tertulis adalah judul peraturan lain dalam daftar peraturan.",
                "The title given is that of another regulation of the registry.",
            )
            yield Fakta(kutipan.penunjuk, kind, _SURE if suggestion.sure else _OPEN, reason, suggestion.key)
        elif (own := kutipan.peraturan) and sitasi.tentang and not legal.compare_registered(own, sitasi.tentang).same:
            if on and legal.in_force(own.key, on) is False:
                continue
            kind = "sitasi-judul-lazim-keliru" if common_misprint(own, sitasi.tentang) else "sitasi-judul-keliru"
            reason = Alasan(
                "Kata-kata judul berbeda dari judul dalam daftar peraturan.", "The words of the title differ from those of the registry."
            )
            yield Fakta(kutipan.penunjuk, kind, _SURE if own.checked("tentang") else _OPEN, reason, own.key)


def _amendment_meant(kutipan: Kutipan, found: list[Kutipan]) -> Iterator[Fakta]:
    """An amendment that the registry does not hold, though it holds one of the same number or year."""
    parent = next(k for k in found if k.penunjuk == kutipan.penunjuk.rpartition("/diubah/")[0]).peraturan
    if parent is None or kutipan.peraturan or not kutipan.sitasi.nomor or not kutipan.sitasi.tahun or not parent.checked("amended_by"):
        return
    known = [r for key in parent.amended_by if (r := by_key(key)) and r.jenis == kutipan.jenis and r.certainty == "pasti"]
    if same := [r for r in known if r.nomor == kutipan.sitasi.nomor] or [r for r in known if r.tahun == kutipan.sitasi.tahun]:
        reason = Alasan(
            "Peraturan pengubah dengan nomor dan tahun itu tidak ada dalam daftar peraturan.",
            "The registry has no amending regulation of this number and year.",
        )
        yield Fakta(kutipan.penunjuk, "sitasi-nomor-keliru", _SURE, reason, same[-1].key)


def _missing_amendments(found: list[Kutipan], on: date | None) -> Iterator[Fakta]:
    """The newest amendment, by the decree's date, that Mengingat does not name; `nilai`: its key."""
    if on is None:
        return
    cited = {k.peraturan.key for k in found if k.tempat in ("mengingat", "perubahan") and k.peraturan}
    for kutipan in found:
        regulation = kutipan.peraturan
        if kutipan.tempat != "mengingat" or regulation is None or legal.in_force(regulation.key, on) is False:
            continue
        changes = [k for k in found if k.tempat == "perubahan" and k.penunjuk.startswith(kutipan.penunjuk + "/")]
        if not changes and re.search(r"sebagaimana|di\s?(?:r)?ubah", kutipan.sitasi.teks, re.IGNORECASE):
            continue
        unknown = max((k.sitasi.tahun or 0 for k in changes if k.peraturan is None), default=0)
        if missing := legal.missing_amendment(regulation.key, cited, on, unknown):
            reason = Alasan("Sudah diubah sebelum tanggal penetapan.", "It was amended before the date of the decree.")
            yield Fakta(kutipan.penunjuk, "perubahan-tertinggal", _SURE if missing.sure else _OPEN, reason, missing.key)


def _mentioned(found: list[Kutipan]) -> Iterator[Fakta]:
    """Registered regulations that other parts than Mengingat cite; `nilai`: key. Those of Mengingat are nodes of their own."""
    basis = {k.kunci for k in found if k.tempat == "mengingat"}
    for kutipan in found:
        if kutipan.tempat in ("menimbang", "diktum", "naskah") and kutipan.kunci in basis:
            continue
        if kutipan.tempat not in ("mengingat", "perubahan") and kutipan.peraturan:
            kind = "peraturan-pada-baris" if kutipan.tempat == "baris" else "peraturan-disebut"
            reason = Alasan(f"Naskah menyebut {kutipan.tertulis}.", f"The text cites {kutipan.tertulis}.")
            yield Fakta(kutipan.penunjuk, kind, _SURE, reason, kutipan.peraturan.key, baris=kutipan.baris)


def _differing(found: list[Kutipan]) -> Iterator[Fakta]:
    """Citations outside Mengingat that name its regulation otherwise: by another title, number or year, or in another form."""
    basis = [k for k in found if k.tempat == "mengingat"]
    told: set[tuple[str, str, str]] = set()
    for kutipan in found:
        if kutipan.tempat in ("mengingat", "perubahan", "baris") or _is_office_iku(kutipan):
            continue
        for other in basis:
            kind = _difference(kutipan, other)
            if kind and (kutipan.penunjuk, other.penunjuk, kind) not in told:
                told.add((kutipan.penunjuk, other.penunjuk, kind))
                score = _OPEN if kind == "sitasi-bentuk-berbeda" else _SURE
                reason = Alasan(f"Mengingat menulis {other.tertulis}.", f"Mengingat has {other.tertulis}.")
                text = kutipan.tertulis + (f" tentang {kutipan.sitasi.tentang}" if kind == "sitasi-judul-berbeda" else "")
                yield Fakta(kutipan.penunjuk, kind, score, reason, text, (other.penunjuk,), kutipan.baris)


def _difference(kutipan: Kutipan, other: Kutipan) -> str | None:
    """How a citation differs from one of Mengingat that means the same regulation; None if it does not, or means another."""
    mine, theirs = kutipan.sitasi.tentang, other.sitasi.tentang
    compared = legal.compare(mine, theirs) if mine and theirs else None
    if kutipan.identitas == other.identitas:
        if compared and not compared.shortened and not (_AMENDING.match(mine or "") or _AMENDING.match(theirs or "")):
            return "sitasi-judul-berbeda"
        return "sitasi-bentuk-berbeda" if kutipan.form() != other.form() and kutipan.nomor else None
    alike = compared and compared.same and re.findall(r"\d+", mine or "") == re.findall(r"\d+", theirs or "")
    if not alike or kutipan.jenis != other.jenis or kutipan.wilayah != other.wilayah or kutipan.peraturan and other.peraturan:
        return None
    one_agrees = (kutipan.nomor == other.nomor) != (kutipan.sitasi.tahun == other.sitasi.tahun)
    return "sitasi-nomor-berbeda" if one_agrees else None


def _is_office_iku(kutipan: Kutipan) -> bool:
    """Whether it is the head of region's own rule on indicators, which has a check of its own."""
    return kutipan.jenis in ("Kepbup", "Kepwal", "Kepgub", "Perbup", "Perwal", "Pergub", "Perkada") and bool(
        _IKU.search(kutipan.sitasi.teks)
    )


def _office_indicators(found: list[Kutipan]) -> Iterator[Fakta]:
    """The head of region's rule on indicators as Menimbang names it, where Mengingat names another one or, of regulations, none."""
    basis = [k for k in found if k.tempat in ("mengingat", "perubahan")]
    rules = [k for k in basis if k.tempat == "mengingat" and _is_office_iku(k)]
    known = {k.identitas for k in basis}
    for at, kutipan in enumerate(found):
        following = found[at + 1] if at + 1 < len(found) else None
        amends = _AMENDING.match(kutipan.sitasi.tentang or "") and following is not None and following.penunjuk == kutipan.penunjuk
        about = _is_office_iku(following) if amends and following is not None else _is_office_iku(kutipan)
        if kutipan.tempat != "menimbang" or not about or kutipan.identitas in known:
            continue
        others = [k for k in rules if k.jenis == kutipan.jenis]
        if others or kutipan.jenis.startswith("Per"):
            reason = Alasan(
                "Tidak ada dalam Mengingat dengan nomor dan tahun yang sama.", "Mengingat has none of the same number and year."
            )
            yield Fakta(kutipan.penunjuk, "iku-daerah-berbeda", _SURE, reason, kutipan.tertulis, tuple(k.penunjuk for k in others))


def _guidelines(konteks: Konteks, found: list[Kutipan]) -> Iterator[Fakta]:
    """Guidelines cited in rows: two of which one has replaced the other (`nilai`: keys of the older and the newer), or another subject's."""
    cited = [k for k in found if k.peraturan]
    for older in dict.fromkeys(k.peraturan for k in cited if k.peraturan):
        for newer in dict.fromkeys(k.peraturan for k in cited if k.peraturan):
            old, new = ([k for k in cited if k.peraturan is r] for r in (older, newer))
            if _replaced(older, newer) and any(k.tempat == "baris" for k in (*old, *new)):
                first, *rest = [*old, *new]
                reason = Alasan("Peraturan yang satu menggantikan yang lain.", "One regulation has replaced the other.")
                others = tuple(dict.fromkeys(k.penunjuk for k in rest))
                yield Fakta(first.penunjuk, "pedoman-berbeda", _SURE, reason, f"{older.key} {newer.key}", others, first.baris)
    on = _day(konteks.rekaman.dokumen)
    for kutipan in cited:
        if kutipan.tempat == "baris" and kutipan.peraturan and (right := _guideline_of(konteks, kutipan, on)):
            reason = Alasan("Pokok baris ini diatur pedoman lain.", "Another guideline governs the subject of this row.")
            yield Fakta(kutipan.penunjuk, "pedoman-lain", _OPEN, reason, f"{kutipan.peraturan.key} {right}", baris=kutipan.baris)


def _replaced(older: Regulation, newer: Regulation) -> bool:
    """Whether the newer regulation, or one before it, has repealed the older one."""
    seen: set[str] = set()
    key = older.repealed_by
    while key and key not in seen:
        if key == newer.key:
            return True
        seen.add(key)
        step = by_key(key)
        key = step.repealed_by if step else None
    return False


def _guideline_of(konteks: Konteks, kutipan: Kutipan, on: date | None) -> str | None:
    """Key of the newest guideline in force for the one subject that a row speaks of, where the one cited is known for another subject."""
    regulation = kutipan.peraturan
    owner = kutipan.penunjuk.rpartition("/")[0]
    row = _at(konteks, owner)
    text = " ".join(getattr(row, field) or "" for field in ROW_FIELDS).replace(kutipan.sitasi.teks, " ")
    about = [keys for pattern, keys in _subjects() if pattern.search(text)]
    own = [keys for _, keys in _subjects() if regulation and regulation.key in keys]
    if on is None or len(about) != 1 or not own or about[0] in own:
        return None
    current = [key for key in about[0] if legal.in_force(key, on)]
    return current[-1] if current else None


def _at(konteks: Konteks, pointer: str) -> object:
    """The part of the record that a pointer means."""
    value: object = konteks.rekaman
    for step in pointer.strip("/").split("/"):
        value = value[int(step)] if isinstance(value, list) else getattr(value, step)
    return value


@cache
def _subjects() -> tuple[tuple[re.Pattern[str], tuple[str, ...]], ...]:
    """Subjects of indicators by the words that show them, and the keys of their guidelines, oldest first."""
    return tuple(
        (re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in listed(row['words']))})\b", re.IGNORECASE), listed(row["regulations"]))
        for row in table("pedoman.csv")
    )


def _plans(dokumen: Dokumen, basis: list[Kutipan]) -> Iterator[Fakta]:
    """Plans of which the period does not hold the years of the decree's indicators; `nilai`: the period.

    A boundary year alone is no part of a period of several years: plans follow each other within a year.
    """
    years = re.findall(r"(?:19|20)\d\d", dokumen.tahun or "") or ([str(day.year)] if (day := _day(dokumen)) else [])
    if not years:
        return
    first, last = int(years[0]), int(years[-1])
    for kutipan in basis:
        title = kutipan.sitasi.tentang or ""
        period = _PERIOD.search(title) if _PLAN.search(title) else None
        if period is None or (begins := int(period[1])) >= (ends := int(period[2])):
            continue
        common = min(last, ends) - max(first, begins) + 1
        if common < 1 or common == 1 and last - first > 1:
            reason = Alasan("Masa rencana tidak memuat tahun indikator.", "The plan's period does not hold the years of the indicators.")
            yield Fakta(kutipan.penunjuk, "rencana-lewat", _SURE, reason, f"{begins}-{ends}")


def _other_units(dokumen: Dokumen, basis: list[Kutipan]) -> Iterator[Fakta]:
    """Regional rules on the organisation of other units than the decree's own; `nilai`: the unit as the title names it."""
    own = (dokumen.instansi or "").casefold()
    kind = next((word for word in _UNITS if re.match(_UNITS[word], own)), None)
    if kind is None:
        return
    for kutipan in basis:
        title = kutipan.sitasi.tentang or ""
        if (
            kutipan.jenis not in ("Perda", "Perbup", "Perwal", "Pergub", "Perkada")
            or not _ORGANISATION.search(title)
            or _ANY_UNIT.search(title)
        ):
            continue
        named = [match for word, pattern in _UNITS.items() if (match := re.search(rf"\b(?:{pattern})\b", title, re.IGNORECASE))]
        if named and not re.search(rf"\b(?:{_UNITS[kind]})\b", title, re.IGNORECASE):
            unit = min(named, key=lambda match: match.start())
            reason = Alasan("Judul menyebut unit lain saja.", "The title names other units only.")
            yield Fakta(kutipan.penunjuk, "unit-lain", _SURE, reason, title[unit.start() :].split(",")[0].split(" dan ")[0])


def _day(dokumen: Dokumen) -> date | None:
    """The decree's date; the first day of its month where the day is missing."""
    written = dokumen.tanggal or ""
    try:
        return date.fromisoformat(f"{written}-01" if len(written) == len("2024-01") else written)
    except ValueError:
        return None

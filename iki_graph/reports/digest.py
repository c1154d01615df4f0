"""What a report tells first: how much of what a decree should have is there, and which findings weigh most."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log2
from typing import NamedTuple

from iki_graph.alignment import Keselarasan, cascade
from iki_graph.alignment.measures import arriving
from iki_graph.checks.catalogue import catalogue, group_names
from iki_graph.checks.profile import Profil, title
from iki_graph.checks.temuan import Temuan
from iki_graph.record import BarisIndikator, Rekaman
from iki_graph.reference.regulations import state
from iki_graph.reference.scope import current
from iki_graph.reference.tables import table

LEVELS = ("pelanggaran", "peringatan", "info")
"""Levels of findings, the gravest first."""

Counts = Mapping[tuple[str, str], int]
"""Numbers of findings by check and level."""

_WEIGHTS = {"pelanggaran": 9, "peringatan": 3, "info": 1}

_IDENTITY = ("jenis", "nomor", "tanggal", "tentang", "instansi", "tahun")


class Fact(NamedTuple):
    """So many of so many have what they should; `clean`: no violation is about it."""

    key: str
    have: int
    of: int
    clean: bool


def standing(temuan: Iterable[Temuan]) -> list[Temuan]:
    """The findings that no reviewer has rejected: only they count."""
    return [item for item in temuan if not item.rejected]


def levels(temuan: Iterable[Temuan]) -> dict[str, int]:
    """How many findings have each level, the gravest first; rejected ones do not count."""
    count: Counter[str] = Counter(item.tingkat for item in standing(temuan))
    return {level: count[level] for level in LEVELS}


def facts(rekaman: Rekaman, served: Mapping[str, Keselarasan], temuan: Iterable[Temuan]) -> list[Fact]:
    """What the decree has of what it should have. An element of its identity that a violation is about does not count as there."""
    violated = {(item.unsur, field) for item in standing(temuan) if item.tingkat == "pelanggaran" for field in fields(item)}

    def unviolated(place: str, field: str) -> bool:
        return not any(unsur.startswith(place) and name == field for unsur, name in violated)

    def having(items: Sequence[BarisIndikator], key: str) -> int:
        return sum(bool(getattr(item, key)) for item in items)

    iku = [item for item in rekaman.iku if item.tingkat == "iku"]
    posts = rekaman.jabatan
    iki = [item for jabatan in posts for item in jabatan.iki]
    identity = [bool(getattr(rekaman.dokumen, field)) and unviolated("", f"/dokumen/{field}") for field in _IDENTITY]
    signer = rekaman.dokumen.penandatangan
    identity.append(bool(signer and signer.nama) and unviolated("", "/dokumen/penandatangan"))
    cited = [bool(sitasi.jenis and sitasi.nomor and sitasi.tahun) for sitasi in rekaman.mengingat]
    found = [
        Fact("identitas", sum(identity), len(identity), True),
        Fact("sitasi", sum(cited), len(cited), unviolated("/mengingat", "teks")),
        Fact("iku-formulasi", having(iku, "formulasi"), len(iku), unviolated("/iku", "formulasi")),
        Fact("iku-sumber", having(iku, "sumber_data"), len(iku), unviolated("/iku", "sumber_data")),
        Fact("jabatan-tugas", sum(bool(jabatan.tugas) for jabatan in posts), len(posts), unviolated("/jabatan", "tugas")),
        Fact("jabatan-iki", sum(bool(jabatan.iki) for jabatan in posts), len(posts), unviolated("/jabatan", "iki")),
        Fact("iki-formulasi", having(iki, "formulasi"), len(iki), unviolated("/jabatan", "formulasi")),
        Fact("iki-sumber", having(iki, "sumber_data"), len(iki), unviolated("/jabatan", "sumber_data")),
        Fact("iki-selaras", sum(place.startswith("jabatan:") for place in served), len(iki), True),
        Fact("iki-sampai", len(arriving(cascade(rekaman, served.values()))), len(iki) if rekaman.iku else 0, True),
    ]
    return [fact for fact in found if fact.of]


def important(temuan: Iterable[Temuan], most: int = 10) -> list[list[Temuan]]:
    """The checks whose failing weighs most, the weightiest first, each with its standing findings.

    A check weighs by the level of its findings, and by the logarithm of their number: ten violations say more than one, but not ten
    times as much. A finding on the decree as a whole counts as ten on single rows, a matter to look into as half a certain fault.
    """
    found: dict[str, list[Temuan]] = {}
    for item in standing(temuan):
        found.setdefault(item.kode, []).append(item)

    def weight(items: list[Temuan]) -> float:
        of_level: dict[str, float] = {}
        for item in items:
            of_level[item.tingkat] = of_level.get(item.tingkat, 0) + (1 if row_of(item) else 10) * (1 if item.jenis == "pasti" else 0.5)
        return max(_WEIGHTS[level] * log2(1 + number) for level, number in of_level.items())

    return sorted(found.values(), key=lambda items: (-weight(items), items[0].kode))[:most]


def counted(temuan: Iterable[Temuan]) -> Counts:
    """How many standing findings each check has of each level."""
    return Counter((item.kode, item.tingkat) for item in standing(temuan))


def by_frequency(counts: Counts) -> list[tuple[str, dict[str, int], int]]:
    """Each check that fails, the most frequent first: its code, how many findings have each level, and how many there are."""
    codes = dict.fromkeys(code for code, _ in counts)
    found = [(code, {level: counts.get((code, level), 0) for level in LEVELS}) for code in codes]
    entries = ((code, by_level, sum(by_level.values())) for code, by_level in found)
    return sorted(entries, key=lambda entry: (-entry[2], [-number for number in entry[1].values()], entry[0]))


def grouped(temuan: Iterable[Temuan]) -> list[tuple[str, list[list[Temuan]]]]:
    """Findings by group of checks, in it by check (grave ones first), in it by level and line: [(group, [findings of one check])].

    Rejected ones come last.
    """
    order = list(group_names())
    checks: dict[str, list[Temuan]] = {}
    for item in temuan:
        checks.setdefault(item.kode, []).append(item)
    groups: dict[str, list[list[Temuan]]] = {}
    for code, found in sorted(checks.items(), key=lambda entry: (min(map(_order, entry[1])), entry[0])):
        groups.setdefault(code.split("-")[0], []).append(sorted(found, key=lambda item: (_order(item), item.baris or (0, 0), item.unsur)))
    return sorted(groups.items(), key=lambda entry: order.index(entry[0]) if entry[0] in order else len(order))


def row_of(item: Temuan) -> str:
    """Pointer of the row or position that a finding is about, "/jabatan/3/iki/2" or "/iku/0"; "" for one on the decree as a whole."""
    match = re.match(r"/(?:jabatan/\d+(?:/iki/\d+)?|iku/\d+)", item.unsur)
    return match[0] if match else ""


def position_at(item: Temuan) -> int:
    """The index of the position that a finding is about; -1 where it is about the decree itself or its IKU."""
    match = re.match(r"/jabatan/(\d+)", item.unsur)
    return int(match[1]) if match else -1


def fields(item: Temuan) -> tuple[str, ...]:
    """The keys of the record that a finding's check looks at: those with / count from the root, the others from its element."""
    rule = catalogue().get(item.kode)
    return rule.bidang if rule else ()


def basis(profiles: tuple[Profil, ...], lang: str = "id") -> list[str]:
    """By which profile a decree was checked, and as of which day the registry knows the law, in two sentences."""
    known = state()
    when, youngest = day(known.day.isoformat(), lang), f"{known.regulation.jenis} {known.regulation.nomor}/{known.regulation.tahun}"
    if lang == "en":
        added = f" Besides, it has {known.added} from {current().name}." if known.added else ""
        law = f"The registry knows national regulations up to {when} (the youngest of known day: {youngest}); what came later is unknown.{added}"
        return [f"Profile: {title(profiles, lang)}.", law]
    added = f" Ditambah {known.added} peraturan dari {current().name}." if known.added else ""
    law = f"Daftar peraturan nasional dikenal sampai {when} (termuda: {youngest}); yang sesudahnya belum dikenal.{added}"
    return [f"Profil: {title(profiles, lang)}.", law]


def day(date: str | None, lang: str) -> str | None:
    """A date of the record for readers: "10 Januari 2024"; as it is in English, and where it is incomplete."""
    if lang != "id" or not date or not re.fullmatch(r"\d{4}-\d\d-\d\d", date):
        return date
    year, month, number = date.split("-")
    return f"{int(number)} {table('bulan.csv')[int(month) - 1]['name']} {year}"


def _order(item: Temuan) -> tuple[bool, int]:
    return item.rejected, _gravity(item)


def _gravity(item: Temuan) -> int:
    return LEVELS.index(item.tingkat)

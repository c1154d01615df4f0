"""The organisation of an office as its decree shows it: what each position is called, and whom its duties and rows name.

Structure of a kecamatan: PP 18/2016 Ps 91-92; names of staff positions: Permenpanrb 41/2018.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from iki_graph.alignment.reasons import Alasan
from iki_graph.checks.facts.fakta import Fakta, Konteks
from iki_graph.parsing.superiors import Post, kind_of, plain_name, written
from iki_graph.parsing.value import Value
from iki_graph.record import Jabatan, Rekaman
from iki_graph.reference.keys import squash
from iki_graph.reference.scope import MEMORY, cached, current
from iki_graph.reference.tables import listed, table
from iki_graph.reference.terms import find_terms

UNITS = ("seksi", "subbagian", "bidang", "bagian")
"""Kinds of position that a unit's name tells apart."""

_HEADS = ("kepala", "lurah")
_ABOVE_LURAH = re.compile(r"camat\b|bupati\b|wali\s?kota\b")
_BY_NAME = Alasan("menurut nama jabatannya", "by the name of the position")

_ACTING = re.compile(r"^\W*(?:(?:plt|plh|pj|pjs)\b\.?\s*)+", re.IGNORECASE)
_PLACE = re.compile(r"\s+(?:pada\s+|di\s+)?(?:kantor\s+)?(?:kecamatan|kelurahan|kabupaten|kota|dinas|badan)\b.*$", re.IGNORECASE)
_TITLE = re.compile(r"^(?:kepala\s+)?(?:seksi|subbagian|bidang)\s+")
_UNIT = re.compile(
    r"\b(?:kepala\s+|ka\.?\s?)?(?:seksi|kasie?|sub[\s.-]{0,3}bag(?:ian)?|subag|kasub+ag)\b\.?\s+[^.;()/\n–-]{3,80}", re.IGNORECASE
)
_BEHIND = re.compile(r"\s(?:sesuai|yang|dalam|untuk|dengan|pada|baik|melalui|seluruh|seksi|kasi|sub\s?bag(?:ian)?)\b", re.IGNORECASE)
_SECRETARY = re.compile(r"\bsekretaris\s+(camat|kecamatan)\b", re.IGNORECASE)
_HELPS = re.compile(r"^\W*membantu\s+(?P<who>camat|lurah|sekretaris(?:\s+kecamatan)?)\b", re.IGNORECASE)
_THROUGH = re.compile(r"\s+melalui\s+(?P<who>[^;,.]+)", re.IGNORECASE)
_OR = re.compile(r"\s*(?:\bdan\b|\batau\b|/|,)\s*", re.IGNORECASE)
_SEVERAL = re.compile(r"[,;/\n•]|\s(?:dan|&)\s+(?=kasi|kasub|kepala|ka\.|sekretaris|sekcam|camat|seksi)", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+")
_COMMON = frozenset({"dan", "atau", "serta", "masyarakat", "umum", "bidang", "urusan"})
"""Words that many units bear: alone they tell none apart."""


@dataclass(frozen=True)
class _Position:
    """A position with what its name says: its kind, and for heads of units the words of the unit."""

    pointer: str
    nama: str
    kind: str
    unit: frozenset[str]


def facts(konteks: Konteks) -> Iterable[Fakta]:
    """`jenis-jabatan`: what kind of position one is (no fault); `nama-jabatan-asing`, `nama-jabatan-berbeda`: its name;
    `atasan-berbeda`: its duties name another superior than the structure; `atasan-tanpa-jabatan`: its superior is the head of a unit, and
    none of the positions; `penanggung-jawab-lain`, `penanggung-jawab-asing`: who answers
    for a row.
    """
    rekaman = konteks.rekaman
    positions = {i: _position(f"/jabatan/{i}", j.nama) for i, j in enumerate(rekaman.jabatan) if j.nama}
    for position in positions.values():
        yield Fakta(position.pointer, "jenis-jabatan", 1, _BY_NAME, position.kind)
    differing = {fakta.tentang: fakta for fakta in _named_otherwise(rekaman, positions)}
    yield from differing.values()
    yield from (f for f in _unknown_names(positions) if f.tentang not in differing)
    yield from (f for f in _without_office(rekaman, positions) if f.tentang not in differing)
    yield from _other_superiors(rekaman, positions)
    yield from _superiors_without_position(rekaman, positions)
    yield from _responsible(rekaman, positions)
    yield from _without_functions(rekaman, positions)


def _position(pointer: str, name: str) -> _Position:
    kind = kind_of(name)
    return _Position(pointer, name, kind, _unit_words(plain_name(name)) if kind in UNITS else frozenset())


# ---- names


def _unknown_names(positions: dict[int, _Position]) -> Iterator[Fakta]:
    """Names that begin like no position of the civil service, and a secretary who is the camat's instead of the kecamatan's."""
    for position in positions.values():
        first = next(iter(_WORD.findall(plain_name(position.nama))), "")
        if match := _SECRETARY.search(position.nama):
            if match[1].casefold() == "camat":
                alasan = Alasan("nomenklaturnya Sekretaris Kecamatan", "its official name is Sekretaris Kecamatan")
                yield Fakta(position.pointer, "nama-jabatan-asing", 0.8, alasan, "Sekretaris Kecamatan")
        elif position.kind == "staf" and first and first not in _beginnings():
            alasan = Alasan(f"'{first}' bukan awal nama jabatan yang dikenal", f"no known name of a position begins with '{first}'")
            yield Fakta(position.pointer, "nama-jabatan-asing", 0.6, alasan, first)


def _named_otherwise(rekaman: Rekaman, positions: dict[int, _Position]) -> Iterator[Fakta]:
    """Positions that duties and rows of the same decree call by another name."""
    texts = list(_texts(rekaman))
    secretaries = [(pointer, match) for pointer, text in texts if (match := _SECRETARY.search(text))]
    units = [(pointer, name) for pointer, text in texts for name in _units_in(text)]
    meant: dict[tuple[str, str], str | None] = {}
    for name in dict.fromkeys(name for _, name in units):
        for kind in dict.fromkeys(position.kind for position in positions.values() if position.unit):
            meant[name, kind] = _variant_of(name, [p for p in positions.values() if p.kind == kind])
    for position in positions.values():
        if own := _SECRETARY.search(position.nama):
            other = [(pointer, match[0]) for pointer, match in secretaries if match[1].casefold() != own[1].casefold()]
            why = Alasan(f"sedangkan judul jabatannya '{own[0]}'", f"whereas its heading says '{own[0]}'")
        else:
            other = [(p, name) for p, name in units if meant.get((name, position.kind)) == position.pointer] if position.unit else []
            why = Alasan("dengan kata yang tidak ada pada nama jabatannya", "with words that the name of the position lacks")
        if other:
            wording, places = other[0][1], tuple(dict.fromkeys(pointer for pointer, _ in other))
            alasan = Alasan(f"disebut '{wording}', {why.id}", f"it is called '{wording}', {why.en}")
            yield Fakta(position.pointer, "nama-jabatan-berbeda", 0.8, alasan, wording, places)


def _texts(rekaman: Rekaman) -> Iterator[tuple[str, str]]:
    """Texts that name positions: duties, sources of data, and who is responsible."""
    for i, jabatan in enumerate(rekaman.jabatan):
        yield from ((f"/jabatan/{i}/tugas/{n}", text) for n, text in enumerate(jabatan.tugas))
        yield from ((f"/jabatan/{i}/fungsi/{n}", text) for n, text in enumerate(jabatan.fungsi))
        for n, row in enumerate(jabatan.iki):
            yield from ((f"/jabatan/{i}/iki/{n}", text) for text in (row.sumber_data, row.penanggung_jawab) if text)
    for n, iku in enumerate(rekaman.iku):
        yield from ((f"/iku/{n}", text) for text in (iku.sumber_data, iku.penanggung_jawab) if text)


@lru_cache(MEMORY)
def _units_in(text: str) -> tuple[str, ...]:
    """Names of seksi and subbagian in a text, up to the place or clause behind them."""
    return tuple(_BEHIND.split(_PLACE.sub("", match[0]))[0].strip() for match in _UNIT.finditer(text))


def _variant_of(name: str, positions: Sequence[_Position]) -> str | None:
    """Pointer of the one of these positions, all of one kind, that a name means although it has words of its own; a shortened name has none."""
    plain = plain_name(name)
    words = _unit_words(plain)
    if len(words) < 2 or ("subbagian" in plain) != (positions[0].kind == "subbagian"):
        return None
    scores = sorted(((_shared(words, p.unit), p.pointer, p) for p in positions), key=lambda score: score[:2])
    best, pointer, position = scores[-1]
    alone = len(scores) == 1 or scores[-2][0] < best
    return pointer if alone and best < len(words) and best * 2 >= min(len(words), len(position.unit)) else None


def _without_office(rekaman: Rekaman, positions: dict[int, _Position]) -> Iterator[Fakta]:
    """Positions without the office behind their name where most have it: officials among officials, all where all bear it."""
    office = (rekaman.dokumen.instansi or "").strip()
    own = squash(office.partition(" ")[2])
    everyone = [p for p in positions.values() if p.kind not in _HEADS]
    officials = [p for p in everyone if p.kind in ("sekretaris", *UNITS)]
    bearing = {p.pointer for p in everyone if own and _bears(p.nama, own)}
    if len(bearing) * 3 >= len(everyone) * 2:
        officials = everyone
    named = [p for p in officials if p.pointer in bearing]
    if len(named) < 3 or len(named) * 3 < len(officials) * 2:
        return
    for position in officials:
        if position.pointer not in bearing:
            like = named[0].nama
            alasan = Alasan(
                f"jabatan lain ditulis dengan nama instansi, misalnya '{like}'",
                f"other positions bear the name of the office, such as '{like}'",
            )
            yield Fakta(position.pointer, "nama-jabatan-berbeda", 0.6, alasan, f"{_PLACE.sub('', position.nama)} {office}")


def _bears(name: str, office: str) -> bool:
    """Whether words of a position's name are those of an office (as `squash` has it): Palas is no part of Kepala Seksi."""
    words = name.split()
    return any(squash("".join(words[first:last])) == office for first in range(len(words)) for last in range(first + 1, len(words) + 1))


def _without_functions(rekaman: Rekaman, positions: dict[int, _Position]) -> Iterator[Fakta]:
    """Staff without functions in a decree that gives functions to others: one fact, at the first of them."""
    found = [p.pointer for i, p in positions.items() if p.kind == "staf" and not rekaman.jabatan[i].fungsi]
    if found and any(jabatan.fungsi for jabatan in rekaman.jabatan):
        alasan = Alasan(f"{len(found)} jabatan", f"{len(found)} positions")
        yield Fakta(found[0], "pelaksana-tanpa-fungsi", 0.6, alasan, "", tuple(found[1:]))


# ---- superiors


def _other_superiors(rekaman: Rekaman, positions: dict[int, _Position]) -> Iterator[Fakta]:
    """Duties that name another superior than the structure gives, or the head for staff of an office with units. A guessed superior
    proves nothing."""
    guessed = {doubt.penunjuk for doubt in rekaman.keraguan}
    by_number = {rekaman.jabatan[i].urut: position for i, position in positions.items()}
    for i, position in positions.items():
        jabatan = rekaman.jabatan[i]
        above = by_number.get(jabatan.atasan_urut) if jabatan.atasan_urut is not None else None
        superior = above or (_position("", jabatan.atasan) if jabatan.atasan else None)
        if superior is None or position.kind in _HEADS or f"{position.pointer}/atasan" in guessed:
            continue
        skips = position.kind == "staf" and superior.kind == "kepala" and any(p.unit for p in positions.values())
        named = [(pointer, who) for pointer, who in _spoken(i, jabatan) if skips or not _is_superior(who, superior)]
        if named:
            (pointer, who), others = named[0], tuple(p for p, _ in named[1:])
            alasan = Alasan(
                f"disebut '{who}', sedangkan menurut susunan atasannya {'kepala unitnya' if skips else superior.nama}",
                f"they name '{who}', whereas its superior by structure is {'the head of its unit' if skips else superior.nama}",
            )
            yield Fakta(pointer, "atasan-berbeda", 0.8, alasan, who, others)


def _superiors_without_position(rekaman: Rekaman, positions: dict[int, _Position]) -> Iterator[Fakta]:
    """Positions below the head of a unit whom the decree does not list, though it lists superiors of others."""
    if all(jabatan.atasan_urut is None for jabatan in rekaman.jabatan):
        return
    for i, position in positions.items():
        jabatan = rekaman.jabatan[i]
        if jabatan.atasan_urut is None and jabatan.atasan and _position("", jabatan.atasan).kind in UNITS:
            alasan = Alasan(f"atasannya '{jabatan.atasan}'", f"its superior is '{jabatan.atasan}'")
            yield Fakta(position.pointer, "atasan-tanpa-jabatan", 0.6, alasan, jabatan.atasan)


def _spoken(i: int, jabatan: Jabatan) -> Iterator[tuple[str, str]]:
    """Officials to whom duties answer, verbatim, with the duty's pointer; of `Camat melalui Sekretaris` the nearer one."""
    for name, texts in (("tugas", jabatan.tugas), ("fungsi", jabatan.fungsi)):
        for n, text in enumerate(texts):
            if who := _answers_to(text):
                yield f"/jabatan/{i}/{name}/{n}", who


@lru_cache(MEMORY)
def _answers_to(duty: str) -> str:
    """The official to whom a duty answers; '' for none."""
    spoken = written(Post("", (Value(duty, 0, 0),)))
    who = spoken.text if spoken else match["who"] if (match := _HELPS.match(duty)) else ""
    through = _THROUGH.match(duty.partition(who)[2]) if who else None
    who = through["who"] if through else who
    return " ".join(who.split()[:6]) if who and kind_of(who) != "staf" else ""


def _is_superior(who: str, superior: _Position) -> bool:
    """Whether an official who is named may be the superior: of the same kind, and of units that share a word where both have any.
    Of several (`Camat dan/atau Sekretaris`) one is enough."""
    several = [part for part in _OR.split(who) if kind_of(part) != "staf"]
    if len(several) > 1:
        return any(_is_superior(part, superior) for part in several)
    kind = kind_of(who)
    if superior.kind == "lurah" and _ABOVE_LURAH.match(plain_name(who)):
        return False
    if kind != superior.kind or kind not in UNITS:
        return kind == superior.kind or {kind, superior.kind} == set(_HEADS)
    words = _unit_words(plain_name(who))
    return not words or not superior.unit or _shared(words, superior.unit) > 0


# ---- who answers for a row


def _responsible(rekaman: Rekaman, positions: dict[int, _Position]) -> Iterator[Fakta]:
    """Rows of IKU that name nobody of this office, and rows of IKI that name another position than their own where most name their own."""
    everyone = list(positions.values())
    for n, iku in enumerate(rekaman.iku):
        if strange := next((who for who in _names(iku.penanggung_jawab) if _is_nobody(who, everyone)), None):
            alasan = Alasan(
                f"'{strange}' tidak ada di antara jabatan dalam keputusan", f"'{strange}' is none of the positions of the decree"
            )
            yield Fakta(f"/iku/{n}", "penanggung-jawab-asing", 0.8, alasan, strange)
    meant = {name: _who(name, everyone) for i in positions for row in rekaman.jabatan[i].iki for name in _names(row.penanggung_jawab)}
    own = 0
    others: list[tuple[str, str, tuple[str, ...]]] = []
    for i, position in positions.items():
        for n, row in enumerate(rekaman.jabatan[i].iki):
            found = [meant[name] for name in _names(row.penanggung_jawab)]
            if position.pointer in found:
                own += 1
            elif found and None not in found:
                others.append((f"/jabatan/{i}/iki/{n}", row.penanggung_jawab or "", tuple(p for p in found if p)))
    if own > len(others):
        for pointer, cell, named in others:
            alasan = Alasan(
                f"tertulis '{cell}', sedangkan jabatan lain menyebut pemegangnya sendiri",
                f"it says '{cell}', whereas other positions name their own holder",
            )
            yield Fakta(pointer, "penanggung-jawab-lain", 0.95, alasan, cell, named)


def _names(cell: str | None) -> list[str]:
    """The officials of a cell; a comma may stand inside a unit's name, so what is left of it joins the official before."""
    found: list[str] = []
    for part in _SEVERAL.split(cell or ""):
        name = " ".join(part.split()).strip(" .-–")
        if name and found and kind_of(name) == "staf" and not _TITLE.match(plain_name(name)):
            found[-1] += f" {name}"
        elif name:
            found.append(name)
    return found


def _named(name: str) -> _Position:
    """What a name says; a unit (`Seksi Pelayanan`) stands for its head."""
    return _position("", f"kepala {name}" if plain_name(name).startswith(("seksi", "subbagian")) else name)


def _who(name: str, positions: Sequence[_Position]) -> str | None:
    """Pointer of the position that a name means; '' for a head without a sheet; None where it is none or unclear."""
    wanted = _named(name)
    same = [p for p in positions if p.kind == wanted.kind]
    if wanted.kind in ("kepala", "sekretaris"):
        return same[0].pointer if same else "" if wanted.kind == "kepala" else None
    if wanted.kind in UNITS:
        scores = sorted((_shared(wanted.unit, p.unit) / max(len(wanted.unit | p.unit), 1), p.pointer) for p in same)
        clear = scores and scores[-1][0] >= 0.3 and (len(scores) == 1 or scores[-2][0] < scores[-1][0])
        return scores[-1][1] if clear else None
    return next((p.pointer for p in same if squash(p.nama) == squash(name)), None)


def _is_nobody(name: str, positions: Sequence[_Position]) -> bool:
    """Whether a name is plainly that of a head of a unit, and no unit here shares a word with it (a lone short word may abbreviate one)."""
    wanted = _named(name)
    same = [p for p in positions if p.kind == wanted.kind]
    if not wanted.unit or not same or len(wanted.unit) == 1 and len(min(wanted.unit)) <= 7:
        return False
    return not any(_shared(wanted.unit, p.unit) for p in same)


# ---- words


@cached
def _unit_words(plain: str) -> frozenset[str]:
    """The words that tell a unit apart, abbreviations written out (trantib), without the title before and the place behind."""
    text = _PLACE.sub("", _TITLE.sub("", _ACTING.sub("", plain)))
    words = {word for word in _WORD.findall(text) if len(word) > 2}
    for word in sorted(words):
        terms = find_terms(word)
        if len(terms) == 1 and len(word) <= 10:
            words |= {full for full in _WORD.findall(terms[0].name.casefold()) if len(full) > 2}
            words.discard(word)
    return frozenset(words - _COMMON or words)


def _shared(ours: frozenset[str], theirs: frozenset[str]) -> int:
    """Number of words of ours that theirs have too, up to small differences of spelling."""
    return sum(word in theirs or any(_alike(word, other) for other in theirs) for word in ours)


@lru_cache(MEMORY)
def _alike(word: str, other: str) -> bool:
    return word == other or SequenceMatcher(None, word, other, autojunk=False).ratio() >= 0.8


@cached
def _beginnings() -> frozenset[str]:
    """First words of names of positions: those of data/acuan/jabatan.csv, and of the positions that an office adds."""
    own = [form for row in current().terms if row["group"] == "jabatan" for form in (row["name"], *listed(row["variants"]))]
    begins = {next(iter(_WORD.findall(plain_name(form))), "") for form in own}
    return frozenset(begins | {word for row in table("jabatan.csv") for word in listed(row["words"])})

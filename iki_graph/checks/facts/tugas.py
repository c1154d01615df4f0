"""Whether the tasks and functions of a position are its own, each stands once, and its indicators keep within them.

Kinds of fact: `tugas-salinan` (the list of another position), `tugas-lain-nama` (none of it about what the position is called after),
`iki-di-luar-fungsi`, `iku-di-luar-tugas` (of the one who answers for it), `fungsi-tanpa-iki`, `fungsi-mirip` (nearly the same twice in one list), `fungsi-salinan-atasan` (items of the superior, word for word), `fungsi-dua-jabatan` (word for word at two
officials), `fungsi-kurang` (one that nearly all officials have).
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from itertools import combinations
from typing import NamedTuple

from iki_graph.alignment.duties import is_other_duties
from iki_graph.alignment.reasons import Alasan
from iki_graph.checks.facts.bahasa import content, likeness, measure_words, stem, words
from iki_graph.checks.facts.fakta import Fakta, Konteks
from iki_graph.checks.facts.rumusan import is_verb
from iki_graph.record import Baris, Jabatan, Rekaman
from iki_graph.reference.keys import squash
from iki_graph.reference.scope import MEMORY
from iki_graph.reference.tables import listed, table

_OFFICIAL = re.compile(
    r"^\W*(?:(?:plt|plh|pj)\W+)?(?:camat|lurah|sekretaris|sekcam|kepala|kasi|kasie|kasub\w*|kabid|kabag|inspektur|irban|direktur)\b",
    re.IGNORECASE,
)
_COMMON = re.compile(
    r"\b(?:tugas|fungsi)(?:-tugas)?\s+(?:kedinasan\s+)?(?:lain|tambahan)|penilaian (?:kinerja|prestasi)|pertanggung\s?jawaban kepada|"
    r"laporan\b.*\bkepada (?:camat|sekretaris|lurah|atasan|pimpinan)",
    re.IGNORECASE,
)
"""Functions that all officials have."""
_APPRAISAL = re.compile(r"penilaian\W*(?:prestasi|kinerja|pelaksanaan)|menilai\W*(?:prestasi|kinerja|bawahan)", re.IGNORECASE)
"""What comes with having subordinates."""
_PROFESSION = re.compile(
    r"\bahli (?:pertama|muda|madya|utama)\b|\b(?:terampil|mahir|penyelia|pemula)\b|^\W*(?:inspektur|auditor|direktur)\b", re.IGNORECASE
)
"""Names that are a profession or rank of their own, and not called after a field of work."""
_ROLES = frozenset(
    map(
        stem,
        [
            "kepala",
            "seksi",
            "kasi",
            "kasie",
            "sub",
            "bagian",
            "subbag",
            "subbagian",
            "kasubag",
            "kasubbag",
            "kecamatan",
            "kelurahan",
            "desa",
            "kabupaten",
            "kota",
            "kantor",
            "camat",
            "lurah",
            "sekretaris",
            "sekretariat",
            "plt",
            "plh",
            "pj",
            "staf",
            "staff",
            "pelaksana",
            "pengelola",
            "petugas",
            "pengadministrasi",
            "pengolah",
            "penyusun",
            "analis",
            "pranata",
            "pengevaluasi",
            "operator",
            "bendahara",
            "umum",
            "pengeluaran",
            "penerimaan",
            "pembantu",
            "jabatan",
            "fungsional",
            "muda",
            "pertama",
            "ahli",
            "terampil",
            "pemula",
            "administrasi",
            "bidang",
            "dinas",
            "badan",
            "urusan",
        ],
    )
)
"""Stems of names that say what kind of position it is, and of what office, and not its field."""
_EMPTY = frozenset(
    map(
        stem,
        [
            "kegiatan",
            "pelaksanaan",
            "penyelenggaraan",
            "tugas",
            "fungsi",
            "kecamatan",
            "desa",
            "kelurahan",
            "daerah",
            "perangkat",
            "kabupaten",
            "dokumen",
            "laporan",
            "data",
            "bahan",
            "hasil",
            "penyusunan",
            "penyediaan",
            "penyiapan",
            "fasilitasi",
            "koordinasi",
            "pembinaan",
            "pengelolaan",
            "administrasi",
            "meningkatnya",
            "terwujudnya",
            "tersedianya",
            "terlaksananya",
            "tersusunnya",
            "kualitas",
            "bidang",
            "wilayah",
            "rencana",
            "program",
            "waktu",
            "masyarakat",
            "pelayanan",
            "camat",
            "bupati",
            "atasan",
            "pimpinan",
            "instansi",
            "ketentuan",
            "peraturan",
            "kerja",
            "kinerja",
            "tahun",
            "rangka",
            "tertib",
            "unit",
            "pemerintah",
            "pemerintahan",
            "pengawasan",
            "penunjang",
            "urusan",
            "pemenuhan",
            "jenis",
        ],
    )
)
"""Stems that nearly every task holds."""
_SILENT = _EMPTY | _ROLES
_AND = re.compile(r"[\s;,.]*\b(?:dan|serta)[\s;,.]*$", re.IGNORECASE)
_FEWEST = 3
"""Items of a list from which it can be compared."""
_COPIED_LEAST = 2
_KEPT = 5_000
"""How many tasks and functions are remembered: those of some decrees."""


def facts(konteks: Konteks) -> Iterable[Fakta]:
    """All facts about the tasks and functions of a decree."""
    rekaman = konteks.rekaman
    for j, jabatan in enumerate(rekaman.jabatan):
        yield from _alike(j, jabatan)
        yield from _unlike_name(rekaman, j, jabatan)
        yield from _outside(rekaman, j, jabatan)
        yield from _uncovered(j, jabatan)
    yield from _outside_of_the_responsible(rekaman)
    yield from _copied(rekaman)
    yield from _of_the_superior(rekaman)
    yield from _shared(rekaman)
    yield from _missing(rekaman)


def _items(j: int, jabatan: Jabatan) -> list[tuple[str, str]]:
    """All tasks and functions of a position with their pointers."""
    return [(f"/jabatan/{j}/{key}/{i}", text) for key in ("tugas", "fungsi") for i, text in enumerate(getattr(jabatan, key))]


def _lines(rekaman: Rekaman, pointers: Iterable[str]) -> Baris | None:
    """The lines over which items stand."""
    found = [asal.baris for pointer in pointers if (asal := rekaman.asal.get(pointer)) and asal.baris]
    return (min(first for first, _ in found), max(last for _, last in found)) if found else None


def _field(name: str | None) -> frozenset[str]:
    """What a position is called after, without its kind: `Kepala Seksi Ketenteraman dan Ketertiban` gives tenteram, tertib."""
    return content(name or "") - _ROLES


def _alike(j: int, jabatan: Jabatan) -> Iterator[Fakta]:
    """Items of one list of which one says no more than the other; equal ones are left to the shapes.

    A conjunction at the end belongs to the list and not to the item; what is done (melaksanakan, menyusun) makes no other item of it.
    """
    for key in ("tugas", "fungsi"):
        items = [_item(text) for text in getattr(jabatan, key)]
        for a, b in combinations(range(len(items)), 2):
            one, two = items[a], items[b]
            if one.printed == two.printed or not one.content or not two.content:
                continue
            within = (
                min(len(one.content), len(two.content)) >= 5
                and (one.content <= two.content or two.content <= one.content)
                and likeness(one.text, two.text) >= 0.85
            )
            same = one.key == two.key or len(one.things) >= _FEWEST and one.things == two.things
            twice = one.other and two.other and one.content - _ROLES == two.content - _ROLES
            if within or twice or same:
                alasan = Alasan(f"hampir sama dengan '{one.text}'", f"nearly the same as '{one.text}'")
                yield Fakta(f"/jabatan/{j}/{key}/{b}", "fungsi-mirip", 0.9, alasan, one.text, (f"/jabatan/{j}/{key}/{a}",))
                break


class _Item(NamedTuple):
    """An item of a list as it is compared: without a conjunction at its end; `printed` and `key`: the letters with and without it."""

    text: str
    printed: str
    key: str
    content: frozenset[str]
    things: frozenset[str]
    other: bool


@lru_cache(_KEPT)
def _item(text: str) -> _Item:
    bare = _AND.sub("", text)
    return _Item(bare, squash(text), squash(bare), _named(bare), _things(bare), is_other_duties(bare))


def _named(text: str) -> frozenset[str]:
    """Stems of what a task speaks of. Measure words count: reporting the realisasi and the penetapan of a budget are two tasks."""
    return content(text) | {stem(word) for word in words(text) if word in measure_words()}


def _things(text: str) -> frozenset[str]:
    """Stems of what a task is about, without the verb that it begins with: melaksanakan and menyusun a programme are one. A noun (perumusan,
    pelaksanaan) stays, because policies are formulated, carried out and evaluated by functions of their own."""
    first, _, rest = text.strip().partition(" ")
    return _named(rest) if is_verb(first.casefold()) else _named(text)


def _unlike_name(rekaman: Rekaman, j: int, jabatan: Jabatan) -> Iterator[Fakta]:
    """No task speaks of what the position is called after."""
    items = [(pointer, text) for pointer, text in _items(j, jabatan) if not _COMMON.search(text)]
    field = _field(jabatan.nama)
    office = content(f"{rekaman.dokumen.instansi or ''} {rekaman.dokumen.kabupaten or ''}")
    if (
        not items
        or not field - office
        or re.search(r"\bumum\b", jabatan.nama or "", re.IGNORECASE)
        or _PROFESSION.search(jabatan.nama or "")
    ):
        return
    if (field - office) & content(" ".join([*(text for _, text in items), *(row.indikator or "" for row in jabatan.iki)])):
        return
    pointers = [pointer for pointer, _ in items]
    alasan = Alasan(
        "tidak satu pun uraiannya menyebut bidang pada nama jabatan", "no item speaks of the field that the position is called after"
    )
    yield Fakta(f"/jabatan/{j}", "tugas-lain-nama", 0.6, alasan, items[0][1], (), _lines(rekaman, pointers))


def _outside(rekaman: Rekaman, j: int, jabatan: Jabatan) -> Iterator[Fakta]:
    """Indicators from the field of another official of the same rank, and from none that the position's own name, tasks or functions show."""
    items = _items(j, jabatan)
    if len(items) < _FEWEST or not _rank(jabatan.nama) or not _units(jabatan.nama):
        return
    text = " ".join([jabatan.nama or "", *(text for _, text in items)])
    own, shown = content(text) - _EMPTY, _fields(text) | _units(jabatan.nama)
    for i, row in enumerate(jabatan.iki):
        told = f"{row.kinerja or ''} {row.indikator or ''}"
        found = _fields(row.indikator or "")
        if (
            not row.indikator
            or not found
            or found & shown
            or (content(told) - _EMPTY) & own
            or re.search(r"\btugas|bawahan", told, re.IGNORECASE)
        ):
            continue
        others = [
            n
            for n, other in enumerate(rekaman.jabatan)
            if n != j and _rank(other.nama) == _rank(jabatan.nama) and found & _units(other.nama)
        ]
        if others:
            owner = rekaman.jabatan[others[0]].nama
            alasan = Alasan(f"bidangnya ada pada {owner}", f"its field belongs to {owner}")
            yield Fakta(f"/jabatan/{j}/iki/{i}", "iki-di-luar-fungsi", 0.6, alasan, row.indikator, (f"/jabatan/{others[0]}",))


def _outside_of_the_responsible(rekaman: Rekaman) -> Iterator[Fakta]:
    """IKU whose one responsible official has other work by name, tasks and functions, while another official's unit has this one."""
    named = {squash(jabatan.nama or ""): j for j, jabatan in enumerate(rekaman.jabatan)}
    for i, iku in enumerate(rekaman.iku):
        at = named.get(squash(iku.penanggung_jawab or ""))
        found = _fields(iku.indikator or "")
        if at is None or not found or not _rank(rekaman.jabatan[at].nama):
            continue
        jabatan = rekaman.jabatan[at]
        text = " ".join([jabatan.nama or "", *(text for _, text in _items(at, jabatan))])
        if found & (_fields(text) | _units(jabatan.nama)) or (content(iku.indikator or "") - _EMPTY) & content(text):
            continue
        other = next((n for n, one in enumerate(rekaman.jabatan) if n != at and _rank(one.nama) and found & _units(one.nama)), None)
        if other is not None:
            owner = rekaman.jabatan[other].nama
            alasan = Alasan(f"bidangnya ada pada {owner}", f"its field belongs to {owner}")
            yield Fakta(f"/iku/{i}", "iku-di-luar-tugas", 0.6, alasan, jabatan.nama or "", (f"/jabatan/{other}",))


@lru_cache(MEMORY)
def _fields(text: str) -> frozenset[str]:
    """Fields of work of which a text shows a word that is theirs alone."""
    found = {word for word in words(text) if stem(word) not in _SILENT}
    return frozenset(code for code, shown, _ in _field_words() if found & shown)


@cache
def _field_words() -> tuple[tuple[str, frozenset[str], frozenset[str]], ...]:
    """Fields of work: code, words of their own, words of units' names (data/acuan/bidang.csv)."""
    return tuple((row["code"], frozenset(listed(row["words"])), frozenset(listed(row["unit"]))) for row in table("bidang.csv"))


@lru_cache(MEMORY)
def _rank(name: str | None) -> str:
    """seksi or sub, for heads of those; '' for all others."""
    match = re.match(r"\W*(?:pl[th]\W+)?(?:kepala\s+)?(?:(seksi|kasie?)|(sub|kasub))", name or "", re.IGNORECASE)
    return "" if not match else "seksi" if match[1] else "sub"


@lru_cache(MEMORY)
def _units(name: str | None) -> frozenset[str]:
    """Fields of work that a position's name gives."""
    found = {*words(name or "")}
    return frozenset(code for code, _, unit in _field_words() if found & unit)


def _uncovered(j: int, jabatan: Jabatan) -> Iterator[Fakta]:
    """The functions of an official that none of his indicators speaks of."""
    if not _OFFICIAL.match(jabatan.nama or "") or not jabatan.iki or len(jabatan.fungsi) < _FEWEST:
        return
    measured = content(" ".join(f"{row.kinerja or ''} {row.indikator or ''} {row.formulasi or ''}" for row in jabatan.iki))
    found = []
    for i, text in enumerate(jabatan.fungsi):
        about = content(text) - _EMPTY
        if about and not _COMMON.search(text) and not about & measured:
            found.append(f"/jabatan/{j}/fungsi/{i}")
    if 2 * len(found) >= len(jabatan.fungsi):
        alasan = Alasan(f"{len(found)} dari {len(jabatan.fungsi)} fungsi", f"{len(found)} of {len(jabatan.fungsi)} functions")
        first = jabatan.fungsi[int(found[0].rpartition("/")[2])]
        yield Fakta(f"/jabatan/{j}", "fungsi-tanpa-iki", len(found) / len(jabatan.fungsi), alasan, first, tuple(found))


def _copied(rekaman: Rekaman) -> Iterator[Fakta]:
    """Lists that are those of a position with another field."""
    lists = [[squash(text) for _, text in _items(n, one) if not _COMMON.search(text)] for n, one in enumerate(rekaman.jabatan)]
    holders: dict[str, list[int]] = defaultdict(list)
    for n, keys in enumerate(lists):
        for key in set(keys) if len(keys) >= _FEWEST else ():
            holders[key].append(n)
    shared = Counter((a, b) for b, keys in enumerate(lists) if len(keys) >= _FEWEST for key in keys for a in holders[key] if a < b)
    for (a, b), same in sorted(shared.items()):
        first, second, whole = rekaman.jabatan[a], rekaman.jabatan[b], len(lists[b])
        if same >= max(_FEWEST, 0.8 * whole) and _apart(first, second) and not _field(first.nama) & _field(second.nama):
            alasan = Alasan(
                f"{same} dari {whole} uraian sama dengan uraian {first.nama or 'jabatan lain'}",
                f"{same} of {whole} items are those of {first.nama or 'another position'}",
            )
            lines = _lines(rekaman, (pointer for pointer, _ in _items(b, second)))
            yield Fakta(f"/jabatan/{b}", "tugas-salinan", same / whole, alasan, first.nama or "", (f"/jabatan/{a}",), lines)


def _apart(first: Jabatan, second: Jabatan) -> bool:
    """Whether two positions have different names and neither is the other's superior."""
    return squash(first.nama or "") != squash(second.nama or "") and first.urut != second.atasan_urut and second.urut != first.atasan_urut


def _of_the_superior(rekaman: Rekaman) -> Iterator[Fakta]:
    """Positions whose list is, in two items or more and by half at least, that of their superior word for word: it does not show who does what."""
    by_number = {jabatan.urut: j for j, jabatan in enumerate(rekaman.jabatan)}
    for j, jabatan in enumerate(rekaman.jabatan):
        at = by_number.get(jabatan.atasan_urut) if jabatan.atasan_urut is not None else None
        if at is None or at == j:
            continue
        superior = rekaman.jabatan[at]
        there = {squash(_AND.sub("", text)): pointer for pointer, text in _items(at, superior)}
        own = [(pointer, squash(_AND.sub("", text))) for pointer, text in _items(j, jabatan) if not _COMMON.search(text)]
        same = [(pointer, there[key]) for pointer, key in own if key in there]
        if len(same) >= _COPIED_LEAST and 2 * len(same) >= len(own):
            alasan = Alasan(f"{len(same)} dari {len(own)} uraian", f"{len(same)} of {len(own)} items")
            others = tuple(other for _, other in same)
            lines = _lines(rekaman, (pointer for pointer, _ in same))
            yield Fakta(f"/jabatan/{j}", "fungsi-salinan-atasan", len(same) / len(own), alasan, superior.nama or "", others, lines)


def _shared(rekaman: Rekaman) -> Iterator[Fakta]:
    """Functions that stand word for word at exactly two officials, neither of them the other's superior."""
    places: dict[str, list[tuple[str, Jabatan]]] = defaultdict(list)
    for j, jabatan in enumerate(rekaman.jabatan):
        for pointer, text in _items(j, jabatan):
            if not _COMMON.search(text) and len(content(text)) >= _FEWEST:
                places[squash(text)].append((pointer, jabatan))
    for found in places.values():
        if len(found) == 2 and all(_OFFICIAL.match(jabatan.nama or "") for _, jabatan in found) and _apart(found[0][1], found[1][1]):
            (there, first), (here, _) = found
            yield Fakta(here, "fungsi-dua-jabatan", 1, Alasan("kata demi kata sama", "the same word for word"), first.nama or "", (there,))


def _missing(rekaman: Rekaman) -> Iterator[Fakta]:
    """Officials who do not appraise their staff, where two thirds of the officials do."""
    officials = [
        (j, jabatan)
        for j, jabatan in enumerate(rekaman.jabatan)
        if _OFFICIAL.match(jabatan.nama or "") and len(_items(j, jabatan)) > _FEWEST
    ]
    have = {j for j, jabatan in officials if any(_APPRAISAL.search(text) for _, text in _items(j, jabatan))}
    if len(officials) < 5 or 3 * len(have) < 2 * len(officials):
        return
    for j, jabatan in officials:
        if j not in have:
            lines = _lines(rekaman, (pointer for pointer, _ in _items(j, jabatan) if "/fungsi/" in pointer or not jabatan.fungsi))
            alasan = Alasan(f"{len(have)} dari {len(officials)} pejabat memilikinya", f"{len(have)} of {len(officials)} officials have it")
            yield Fakta(f"/jabatan/{j}", "fungsi-kurang", len(have) / len(officials), alasan, "penilaian kinerja bawahan", (), lines)

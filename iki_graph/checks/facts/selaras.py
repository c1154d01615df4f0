"""What the alignment of a decree shows: loose ends between its levels, and indicators that stand on the wrong level or in the wrong unit.

Kinds of fact: `iku-tanpa-iki` (an indicator of the office that no IKI reaches), `iki-tanpa-atasan` (IKI of a position that serve nothing
above), `iki-kepala-bukan-iku` (the head's IKI are not the office's IKU), `lompat-jenjang`, `iki-bidang-lain` (an IKI nearer to the IKI
of another unit), `iku-hanya-administratif`, `tugas-camat-tanpa-indikator`, `kinerja-lebih-tinggi` (than the superior's that it serves),
`iku-lintas-instansi` (an IKU that hangs on another office). All rest on inferred links, so that each is a matter to look into.
"""

import re
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

from iki_graph.alignment import Keselarasan
from iki_graph.alignment.align import by_superior, elsewhere
from iki_graph.alignment.duties import serves_nothing
from iki_graph.alignment.reasons import Alasan
from iki_graph.checks.facts.bahasa import content
from iki_graph.checks.facts.fakta import Fakta, Konteks
from iki_graph.checks.facts.rumusan import is_activity, is_measure, is_result, is_verb, kind, opening
from iki_graph.parsing.superiors import kind_of
from iki_graph.record import Jabatan, Rekaman
from iki_graph.reference.keys import squash
from iki_graph.reference.language import stems, subjects
from iki_graph.reference.tables import listed, table

SURE = 0.9
"""Score from which a link that passes over a superior is taken to be meant, unless one to the superior is as sure."""

ELSEWHERE = 0.85
"""Score from which an IKI is taken to be another unit's work."""

_NUMBER = re.compile(r"\s+(?:[IVX]+|\d+)$", re.IGNORECASE)
"""What alone tells units apart that do the same work in regions of their own: Inspektur Pembantu Wilayah I and II."""
_OFFICE = re.compile(
    r"\b(?:dinas|badan|inspektorat|bappeda|bapenda|bpkad|bkpsdm|bkd|bps|polsek|kepolisian|koramil|puskesmas|kua|rsud|kejaksaan|satpol)\b(?:\s+[a-z]+){0,3}",
    re.IGNORECASE,
)
_JUDGE = re.compile(r"inspektorat|menpan|kemenpan|survei|bps\b", re.IGNORECASE)
"""Offices that only judge or count: their verdict does not make an indicator shared work."""
_RECORDS = frozenset(("arsip", "berkas", "buku", "register", "agenda", "data", "dokumen", "laporan", "surat"))
"""What support staff keep of the work of others."""
_SHARED = re.compile(r"\blintas|bersama|cross\s?-?cutting|koordinasi|kolaborasi|sinergi", re.IGNORECASE)


_ADMINISTRATIVE = Alasan("semua IKI yang menunjangnya administratif", "all IKI that support it are administrative")


def facts(konteks: Konteks) -> Iterable[Fakta]:
    """All facts about the alignment of a decree."""
    rekaman, links = konteks.rekaman, {link.iki: link for link in konteks.keselarasan}
    foreign = elsewhere(rekaman, [node for node, link in links.items() if link.ke is None])
    by_number = {jabatan.urut: jabatan for jabatan in reversed(rekaman.jabatan)}
    kept = _kept_for_superior(rekaman, [node for node in links if links[node].ke is None and "/iki:" in node], by_number)
    foreign = {node: candidate for node, candidate in foreign.items() if candidate.score >= ELSEWHERE and node not in kept}
    yield from _unsupported(konteks)
    past = {child for child, _ in konteks.ukuran.jumps if links[child].skor >= SURE}
    past -= {node for node, candidate in by_superior(rekaman, past).items() if candidate.score >= SURE} if past else set()
    for at, jabatan in enumerate(rekaman.jabatan):
        if kind_of(jabatan.nama or "") == "kepala" and any(row.tingkat == "iku" for row in rekaman.iku):
            yield from _head(konteks, at, links)
        else:
            yield from _serving_nothing(rekaman, at, links, foreign.keys(), kept, by_number)
        yield from _jumps(konteks, at, links, past)
        yield from _higher(rekaman, at, links)
    for node, candidate in foreign.items():
        own, other = (rekaman.jabatan[int(re.findall(r"\d+", one)[0])].nama or "" for one in (node, candidate.node))
        if own != other and _NUMBER.sub("", own) == _NUMBER.sub("", other):
            continue
        yield Fakta(
            _pointer(node),
            "iki-bidang-lain",
            candidate.score,
            Alasan(candidate.reason.id.rstrip("."), "its words are nearer to an IKI of that position"),
            candidate.target.name.id,
            (_pointer(candidate.node),),
        )
    yield from (
        Fakta(_pointer(node), "iku-hanya-administratif", 0.6, _ADMINISTRATIVE)
        for node in konteks.ukuran.administrative
        if node in konteks.ukuran.support
    )
    yield from _legal_tasks(rekaman)
    yield from _shared(rekaman)


def _pointer(node: str) -> str:
    return "/" + node.replace(":", "/")


def _unsupported(konteks: Konteks) -> Iterator[Fakta]:
    """Indicators of the office that no IKI reaches, in a decree that has IKI."""
    measured = konteks.ukuran
    if not measured.levels.get("iki"):
        return
    served = {_key(konteks.rekaman, node) for node, number in measured.support.items() if number}
    for node in measured.unsupported:
        iku = konteks.rekaman.iku[int(node.partition(":")[2])]
        if iku.indikator and _key(konteks.rekaman, node) not in served:
            alasan = Alasan("tidak ada IKI yang cukup dekat dengannya", "no IKI is near enough to it")
            yield Fakta(_pointer(node), "iku-tanpa-iki", 0.7, alasan, iku.indikator)


def _key(rekaman: Rekaman, node: str) -> str:
    """What tells an IKU from others, by its node: one listed twice is one, and whoever serves it serves both."""
    return squash(rekaman.iku[int(node.partition(":")[2])].indikator or "")


def _rows(rekaman: Rekaman, at: int) -> list[str]:
    """The IKI of a position that could serve something."""
    rows = enumerate(rekaman.jabatan[at].iki)
    return [f"jabatan:{at}/iki:{n}" for n, row in rows if row.indikator and not serves_nothing(row.indikator, row.kinerja)]


def _serving_nothing(
    rekaman: Rekaman,
    at: int,
    links: dict[str, Keselarasan],
    foreign: Container[str],
    kept: Container[str],
    by_number: Mapping[int, Jabatan],
) -> Iterator[Fakta]:
    """The IKI of a position that serve nothing above it; those of another unit's field are told apart."""
    rows = _rows(rekaman, at)
    loose = [node for node in rows if links[node].ke is None and links[node].jenis != "ditinjau" and node not in kept]
    told = [node for node in loose if node not in foreign]
    if not told:
        return
    above = _has_above(rekaman, at, by_number)
    if above:
        alasan = Alasan(
            f"{len(loose)} dari {len(rows)} IKI tidak mendukung IKI atasan maupun IKU",
            f"{len(loose)} of {len(rows)} IKI support neither an IKI of the superior nor an IKU",
        )
    else:
        alasan = Alasan("atasannya tidak memiliki IKI dan instansi tidak memiliki IKU", "its superior has no IKI and the office no IKU")
    if above or len(loose) == len(rows):
        yield Fakta(_pointer(told[0]), "iki-tanpa-atasan", 0.6, alasan, "", tuple(map(_pointer, told[1:])))


def _kept_for_superior(rekaman: Rekaman, loose: Iterable[str], by_number: Mapping[int, Jabatan]) -> set[str]:
    """Of IKI without a link those by which support staff keep the records of what an IKI of their superior is about: `arsip kesiapsiagaan
    bencana` below `pos siaga bencana`. Which of his IKI they serve may be open; that they serve his work is not."""
    found = set()
    for node in loose:
        post, row = (int(part.partition(":")[2]) for part in node.split("/"))
        jabatan = rekaman.jabatan[post]
        superior = by_number.get(jabatan.atasan_urut) if jabatan.atasan_urut is not None else None
        if superior is None or kind_of(jabatan.nama or "") != "staf":
            continue
        noun = [word for word in opening(jabatan.iki[row].indikator or "") if not is_measure(word)]
        about = content(" ".join(takewhile(lambda word: word != "yang", noun[1:]))) if noun and noun[0] in _RECORDS else frozenset()
        if any(about & content(other.indikator or "") for other in superior.iki):
            found.add(node)
    return found


def _has_above(rekaman: Rekaman, at: int, by_number: Mapping[int, Jabatan]) -> bool:
    """Whether anything above a position has indicators: a superior in the document, or the office."""
    up, seen = rekaman.jabatan[at].atasan_urut, {rekaman.jabatan[at].urut}
    while up is not None and up in by_number and up not in seen:
        if by_number[up].iki:
            return True
        seen.add(up)
        up = by_number[up].atasan_urut
    return bool(rekaman.iku)


def _head(konteks: Konteks, at: int, links: dict[str, Keselarasan]) -> Iterator[Fakta]:
    """The head's IKI that are not the office's IKU, and the IKU that others carry and the head does not."""
    rekaman = konteks.rekaman
    rows = _rows(rekaman, at)
    iku = [f"iku:{n}" for n, row in enumerate(rekaman.iku) if row.tingkat == "iku"]
    carried = {_key(rekaman, up) for node in rows if (up := links[node].ke) and up.startswith("iku:")}
    loose = [node for node in rows if links[node].ke is None]
    missing = [node for node in iku if _key(rekaman, node) not in carried and konteks.ukuran.support.get(node)]
    if not rows or not loose and not missing:
        return
    parts = [(f"{len(loose)} dari {len(rows)} IKI-nya di luar IKU", f"{len(loose)} of {len(rows)} of its IKI are no IKU")] if loose else []
    if missing:
        parts.append((f"{len(missing)} dari {len(iku)} IKU tidak menjadi IKI-nya", f"{len(missing)} of {len(iku)} IKU are none of its IKI"))
    alasan = Alasan("; ".join(one for one, _ in parts), "; ".join(other for _, other in parts))
    places = tuple(map(_pointer, (*loose[1:], *missing)))
    yield Fakta(_pointer((loose or rows)[0]), "iki-kepala-bukan-iku", 0.6, alasan, "", places)


def _jumps(konteks: Konteks, at: int, links: dict[str, Keselarasan], past: Container[str]) -> Iterator[Fakta]:
    """IKI of a position that surely serve what stands above its superior, although the superior has IKI, of which none is as close."""
    found = [node for node in _rows(konteks.rekaman, at) if node in past]
    if found:
        first = links[found[0]]
        alasan = Alasan(first.alasan.rstrip("."), "it serves what stands above that superior")
        yield Fakta(_pointer(found[0]), "lompat-jenjang", first.skor, alasan, "", tuple(map(_pointer, found[1:])))


def _higher(rekaman: Rekaman, at: int, links: dict[str, Keselarasan]) -> Iterator[Fakta]:
    """A kinerja that wishes for a changed condition, while that of the superior which it serves is but an activity."""
    seen = set()
    for n, row in enumerate(rekaman.jabatan[at].iki):
        up = links[f"jabatan:{at}/iki:{n}"].ke or ""
        if "/iki:" not in up or not row.kinerja or squash(row.kinerja) in seen:
            continue
        post, line = (int(part.partition(":")[2]) for part in up.split("/"))
        above = rekaman.jabatan[post].iki[line].kinerja or ""
        if _rank(row.kinerja) == 2 and _rank(above) == 0:
            seen.add(squash(row.kinerja))
            alasan = Alasan(f"kinerja atasannya, '{above}', masih berupa kegiatan", f"that of the superior, '{above}', is but an activity")
            yield Fakta(f"/jabatan/{at}/iki/{n}", "kinerja-lebih-tinggi", 0.6, alasan, row.kinerja, (_pointer(up),))


def _rank(kinerja: str) -> int:
    """2: a changed condition (meningkatnya); 1: something done (terlaksananya) or a thing; 0: an activity."""
    first = (opening(kinerja) or [""])[0]
    if kind(first) == "arah" and first.endswith("nya"):
        return 2
    return 0 if not is_result(first) and (is_verb(first) or is_activity(first)) else 1


def _legal_tasks(rekaman: Rekaman) -> Iterator[Fakta]:
    """The tasks that the law gives a camat and that no indicator of his office shows (PP 17/2018 Pasal 10)."""
    iki = [row for jabatan in rekaman.jabatan for row in jabatan.iki]
    if not iki or not re.match(r"\W*kecamatan\b", rekaman.dokumen.instansi or "", re.IGNORECASE):
        return
    texts = [f"{row.sasaran or ''} {row.indikator or ''}" for row in rekaman.iku] + [
        f"{row.kinerja or ''} {row.indikator or ''}" for row in iki
    ]
    codes = {subject.code for text in texts for subject in subjects(text)}
    have = [frozenset(stems(text)) for text in texts]
    missing = [
        row["name"]
        for row in table("tugas-camat.csv")
        if not codes & set(listed(row["subjects"]))
        and not any(wanted <= one for phrase in listed(row["words"]) for wanted in (frozenset(stems(phrase)),) for one in have)
    ]
    if missing:
        whole = len(table("tugas-camat.csv"))
        alasan = Alasan(f"{len(missing)} dari {whole} tugas", f"{len(missing)} of {whole} tasks")
        yield Fakta("", "tugas-camat-tanpa-indikator", 0.6, alasan, "; ".join(missing))


def _shared(rekaman: Rekaman) -> Iterator[Fakta]:
    """An IKU whose data or achievement lie with another office, and whose row does not say that it is shared."""
    own = squash(rekaman.dokumen.instansi or "")
    for n, row in enumerate(rekaman.iku):
        if row.tingkat != "iku":
            continue
        told = _named(row.sumber_data, row.penanggung_jawab)
        others = [text for text in told if not own or squash(text) not in own and own not in squash(text)]
        if others and not _SHARED.search(" ".join(filter(None, (row.indikator, row.definisi, row.penanggung_jawab, row.alasan)))):
            alasan = Alasan(f"menyebut {others[0]}", f"it names {others[0]}")
            yield Fakta(f"/iku/{n}", "iku-lintas-instansi", 0.5, alasan, others[0])


def _named(*texts: str | None) -> Sequence[str]:
    """The offices that texts name, but for those that only judge."""
    found = (match.group() for text in texts if text for match in _OFFICE.finditer(text))
    return [text for text in found if not _JUDGE.search(text)]

"""Which files of a folder are one decree: a text without its annexes, and files that are only annexes and name that text.

The number must be the same and complete, and one of date, title and office too; none of these may differ. An annex that several texts
could be meant by, and annexes that bear the same heading, are left as they are, for they may be versions of one another.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from iki_graph.graph.iri import decree_number_slug
from iki_graph.record import Rekaman
from iki_graph.reference.keys import squash


@dataclass(frozen=True)
class Part:
    """What a file says of the decree that it may be a part of: its text (`body`), or annexes of these headings. '' where it says nothing."""

    body: bool
    nomor: str
    tanggal: str
    tentang: str
    instansi: str
    headings: tuple[str, ...] = ()


@dataclass(frozen=True)
class Joined:
    """Files that are one decree, in the order in which they are read, and what they have in common."""

    files: tuple[Path, ...]
    why: str


def part_of(records: Sequence[Rekaman]) -> Part | None:
    """What a file with these records may be a part of; None if it is whole, or does not say enough."""
    if len(records) != 1:
        return None
    (rekaman,) = records
    dokumen = rekaman.dokumen
    has_rows = bool(rekaman.iku) or any(jabatan.iki for jabatan in rekaman.jabatan)
    if dokumen.jenis:
        nomor = decree_number_slug(dokumen.nomor)
        if has_rows or not nomor:
            return None
        return Part(True, nomor, dokumen.tanggal or "", squash(dokumen.tentang or ""), squash(dokumen.instansi or ""))
    annexes = [part for part in rekaman.bagian if part.jenis == "lampiran" and part.identitas]
    numbers = {decree_number_slug(part.identitas.nomor) for part in annexes if part.identitas}
    number = numbers.pop() if len(numbers) == 1 else None
    if not has_rows or not number or annexes[0].identitas is None:
        return None
    said = annexes[0].identitas
    headings = tuple(squash(part.nama or "") for part in annexes)
    return Part(False, number, said.tanggal or "", squash(said.tentang or ""), squash(dokumen.instansi or ""), headings)


def joins(parts: Mapping[Path, Part]) -> tuple[list[Joined], dict[Path, str]]:
    """The files that are one decree, among parts of decrees; and of files that might be, why they are left apart."""
    found, left = [], {}
    for body, text in parts.items():
        if not text.body:
            continue
        annexes = {file: part for file, part in parts.items() if _is_near(file, body) and not part.body and part.nomor == text.nomor}
        rivals = [file for file, part in parts.items() if _is_near(file, body) and part.body and part.nomor == text.nomor]
        sure: dict[Path, list[str]] = {}
        for file, part in annexes.items():
            same, other = _compared(text, part)
            if len(rivals) > 1:
                left[file] = f"nomornya sama dengan {', '.join(map(str, rivals))}; tidak digabung karena tidak pasti dengan yang mana"
            elif other or not same:
                why = f"{_listed(other)} berbeda" if other else "tidak ada yang lain yang sama"
                left[file] = f"nomornya sama dengan {body}, tetapi {why}; tidak digabung"
            else:
                sure[file] = same
        often = Counter(heading for file in sure for heading in set(parts[file].headings))
        if any(number > 1 for number in often.values()):
            left |= dict.fromkeys(sure, "ada berkas lain dengan lampiran yang sama; tidak digabung karena mungkin dua versi")
        elif sure:
            same = [name for name in _NAMES.values() if all(name in names for names in sure.values())]
            found.append(Joined((body, *sure), _listed(["nomor", *same]) + " sama"))
    return found, left


def reasons(found: Sequence[Joined], left: Mapping[Path, str]) -> dict[Path, str]:
    """For people, by file: what it was joined with or is part of, or why it was left apart."""
    said = dict(left)
    for one in found:
        body, *annexes = one.files
        said[body] = f"dibaca bersama {', '.join(map(str, annexes))} sebagai satu keputusan: {one.why}"
        said |= dict.fromkeys(annexes, f"bagian dari {body}: {one.why}")
    return said


_NAMES = {"tanggal": "tanggal", "tentang": "judul", "instansi": "instansi"}
"""What parts of a decree are compared by beside the number, as people call it."""


def _compared(text: Part, annex: Part) -> tuple[list[str], list[str]]:
    """What both say the same, and what otherwise; what one of them does not say is neither."""
    pairs = [(name, getattr(text, key), getattr(annex, key)) for key, name in _NAMES.items()]
    return [name for name, a, b in pairs if a and a == b], [name for name, a, b in pairs if a and b and a != b]


def _listed(names: Sequence[str]) -> str:
    return " dan ".join(names) if len(names) < 3 else f"{', '.join(names[:-1])}, dan {names[-1]}"


def _is_near(file: Path, other: Path) -> bool:
    return file.parent == other.parent

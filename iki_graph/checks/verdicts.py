"""Reviewers' verdicts on findings: kept beside the source, found again at the next run, never moved to another text.

A verdict belongs to a finding with the same fingerprint (check, bytes of the source, text). Where the source has changed it still belongs
to the one finding of the same decree, check and text. Otherwise it is an orphan: kept and shown, and attached to nothing.
"""

import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from iki_graph.alignment.verdicts import TautanTersimpan, identity
from iki_graph.checks.catalogue import catalogue
from iki_graph.checks.temuan import Putusan, Temuan
from iki_graph.entry.corrections import KoreksiTersimpan
from iki_graph.errors import InputError
from iki_graph.record import Baris, Rekaman
from iki_graph.reference.keys import digest

SUFFIX = ".putusan.json"
_LONGEST = 255
"""Bytes of a name that file systems take."""


class Tersimpan(Putusan):
    """A verdict as it is kept: with the keys of its finding, and what the finding said and where it was at that time."""

    kode: str
    sidik: str
    sidik_teks: str = ""
    keputusan: str = Field("", description="Identity of the decree, the same in all its versions; '' where it cannot be told")
    pesan: str = ""
    baris: Baris | None = None

    @property
    def verdict(self) -> Putusan:
        """The verdict alone."""
        return Putusan.model_validate(self.model_dump(include=set(Putusan.model_fields)))


class Store(BaseModel):
    """All that people decided on the decrees of a source: verdicts on findings and on links, corrections of the reading."""

    model_config = ConfigDict(extra="forbid")

    berkas: str
    putusan: list[Tersimpan]
    tautan: list[TautanTersimpan] = []
    koreksi: list[KoreksiTersimpan] = []


class Decree(NamedTuple):
    """A decree of a file and the findings on it."""

    rekaman: Rekaman
    temuan: Sequence[Temuan]


class Attached(NamedTuple):
    """What became of the verdicts: by fingerprint of the finding that each is about, and those without a finding."""

    verdicts: dict[str, Tersimpan]
    orphans: list[Tersimpan]

    def mark(self, temuan: Sequence[Temuan]) -> list[Temuan]:
        """The findings, each with its verdict."""
        found = self.verdicts
        return [item.model_copy(update={"putusan": found[item.sidik].verdict}) if item.sidik in found else item for item in temuan]


def store_of(source: Path, place: Path | None = None) -> Path:
    """Where the verdicts on a source are: beside it as `<name>.putusan.json`, or in this file (.json) or folder. Of a name that leaves no room
    for the ending, its beginning and a hash stand for it.
    """
    name = source.name + SUFFIX
    if len(name.encode()) > _LONGEST:
        name = f"{source.name.encode()[: _LONGEST // 2].decode(errors='ignore')}-{digest(source.name)}{SUFFIX}"
    if place is None:
        return source.with_name(name)
    return place if place.suffix.lower() == ".json" else place / name


def load(path: Path) -> Store:
    """The verdicts in a store; none if there is no such file. Raises InputError if it cannot be understood."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return Store(berkas="", putusan=[])
    except (OSError, UnicodeDecodeError):
        raise InputError(f"{path}: simpanan putusan tidak dapat dibaca; periksa berkas dan izin bacanya.") from None
    try:
        found = Store.model_validate_json(text)
    except ValidationError as error:
        first = error.errors()[0]
        place = "/".join(map(str, first["loc"]))
        raise InputError(f"{path}: bukan simpanan putusan yang utuh, pada /{place} ({first['msg']}); pulihkan atau pindahkan.") from None
    for name, keys in (("temuan", [item.sidik for item in found.putusan]), ("tautan", [item.sidik for item in found.tautan])):
        if twice := [sidik for sidik, number in Counter(keys).items() if number > 1]:
            raise InputError(f"{path}: ada dua putusan atas {name} {twice[0]}; hapus salah satunya.")
    return found


def dump(source: Path, store: Store) -> str:
    """The text of a store, verdicts on findings in the order of lines and codes, those on links of their texts; corrections as they came."""
    findings = sorted(store.putusan, key=lambda item: (item.baris or (0, 0), item.kode, item.sidik))
    links = sorted(store.tautan, key=lambda item: (item.teks, item.teks_ke, item.sidik))
    data = Store(berkas=source.name, putusan=findings, tautan=links, koreksi=store.koreksi).model_dump(mode="json")
    for key in ("tautan", "koreksi"):
        if not data[key]:
            del data[key]
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def attach(decrees: Sequence[Decree], verdicts: Sequence[Tersimpan], codes: Collection[str]) -> Attached:
    """Bring verdicts to the findings on a file's decrees. `codes` of the checks that ran: a verdict on another check waits for it."""
    findings = [(identity(decree.rekaman), item) for decree in decrees for item in decree.temuan]
    here = {item.sidik for _, item in findings}
    same_text: dict[tuple[str, str, str], list[str]] = {}
    for decree, item in findings:
        if decree and item.sidik_teks:
            same_text.setdefault((decree, item.kode, item.sidik_teks), []).append(item.sidik)
    found = {old.sidik: old for old in verdicts if old.sidik in here}
    orphans = []
    for old in verdicts:
        if old.sidik in found:
            continue
        places = same_text.get((old.keputusan, old.kode, old.sidik_teks), [])
        if len(places) == 1 and places[0] not in found:
            found[places[0]] = old
        elif old.kode in codes or old.kode not in catalogue():
            orphans.append(old)
    return Attached(found, orphans)


def merged(
    decrees: Sequence[Decree], verdicts: Sequence[Tersimpan], codes: Collection[str], answers: Mapping[str, Putusan | None]
) -> list[Tersimpan]:
    """The verdicts to keep after a reviewer's answers, which are by fingerprint of the finding; None takes a verdict back.

    What has found its finding is kept under the finding's present keys; orphans and verdicts on other checks stay as they are.
    """
    attached = attach(decrees, verdicts, codes)
    moved = {item.sidik for item in attached.verdicts.values()}
    kept = [_answered(item, answers) for item in verdicts if item.sidik not in moved]
    for decree in decrees:
        for item in decree.temuan:
            old = attached.verdicts.get(item.sidik)
            verdict = answers.get(item.sidik, old.verdict if old else None)
            kept.append(_kept(verdict, item, decree.rekaman) if verdict else None)
    return [item for item in kept if item is not None]


def _kept(verdict: Putusan, item: Temuan, rekaman: Rekaman) -> Tersimpan:
    return Tersimpan(
        **dict(verdict),
        kode=item.kode,
        sidik=item.sidik,
        sidik_teks=item.sidik_teks,
        keputusan=identity(rekaman),
        pesan=item.pesan,
        baris=item.baris,
    )


def _answered(item: Tersimpan, answers: Mapping[str, Putusan | None]) -> Tersimpan | None:
    """A verdict without its finding, after an answer on a sheet that was written when the finding was still there."""
    if item.sidik not in answers:
        return item
    answer = answers[item.sidik]
    return item.model_copy(update=dict(answer)) if answer else None

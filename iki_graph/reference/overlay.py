"""Reading an office's own reference data: a TOML file, or a folder of them, with tables `peraturan`, `jabatan` and `istilah`.

    [[peraturan]]
    jenis = "Perbup"
    nomor = "50"
    tahun = 2021
    wilayah = "35.25"
    tentang = "Kedudukan, Susunan Organisasi, Tugas, Fungsi dan Tata Kerja Kecamatan"
    in_force_since = 2021-12-30
    repeals = ["perbup/35.25/2016/61"]

A regulation has the fields of data/acuan/peraturan.json. One that is known already (then its `key` is enough) gets the fields given.
"""

import tomllib
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints, ValidationError

from iki_graph.errors import UsageError, cause
from iki_graph.reference.gazetteer import regions
from iki_graph.reference.keys import number_slug, regulation_key, squash
from iki_graph.reference.regulations import by_key
from iki_graph.reference.scope import Overlay, current, using
from iki_graph.reference.terms import find_kind, regulation_kinds

__all__ = ["Overlay", "current", "read", "using"]


_Key = Annotated[str, StringConstraints(pattern=r"^[a-z-]+(/[0-9.]+)?/[0-9]{4}/[0-9a-z.-]+$")]


class _Entry(BaseModel):
    model_config = ConfigDict(extra="forbid")


class _Gazette(_Entry):
    jenis: Literal["LN", "BN", "LD", "BD"]
    tahun: int
    nomor: str


class _Regulation(_Entry):
    """A regulation as an office writes it: `wilayah` is its region's code, of regional kinds."""

    key: _Key | None = None
    jenis: str | None = None
    nomor: str | None = None
    tahun: int | None = None
    wilayah: str | None = None
    tentang: str | None = None
    ln: _Gazette | None = None
    tln: str | None = None
    bn: _Gazette | None = None
    amends: list[_Key] = []
    repeals: list[_Key] = []
    amended_by: list[_Key] = []
    repealed_by: _Key | None = None
    repealed_since: date | None = None
    in_force_since: date | None = None
    certainty: Literal["pasti", "mungkin"] = "pasti"
    unchecked: list[str] = []
    nomor_variants: list[str] = []
    tentang_variants: list[str] = []
    mistakes: list[tuple[Literal["nomor", "tentang", "ln", "tln", "bn"], str]] = []
    source: str = ""
    note: str | None = None


class _Position(_Entry):
    name: str
    variants: list[str] = []
    mistakes: list[str] = []


class _Term(_Position):
    group: str = "istilah"


class _File(_Entry):
    peraturan: list[_Regulation] = []
    jabatan: list[_Position] = []
    istilah: list[_Term] = []


def read(path: Path) -> Overlay:
    """The overlay in a TOML file, or in all TOML files of a folder in the order of their names.

    Raises UsageError for a file that cannot be read, is no TOML, or says of a regulation what cannot be.
    """
    files = sorted(path.glob("*.toml")) if path.is_dir() else [path]
    if not files:
        raise UsageError(f"{path}: folder ini tidak berisi acuan (.toml); periksa nama foldernya.")
    content, found, terms = b"", {}, []
    for file in files:
        data = _bytes(file)
        content += data + b"\0"
        given = _parsed(file, data)
        for entry in given.peraturan:
            key, fields = _regulation(file, entry)
            if key in found:
                raise UsageError(f"{file}: peraturan {key} tercantum dua kali dalam acuan; gabungkan keduanya.")
            found[key] = fields
        terms += [_row(entry, "jabatan") for entry in given.jabatan] + [_row(entry, entry.group) for entry in given.istilah]
    return Overlay(content, path.name, found, tuple(terms))


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UsageError(f"{file}: acuan tidak dapat dibuka ({cause(error)}); periksa nama dan letaknya.") from None


def _parsed(file: Path, data: bytes) -> _File:
    try:
        return _File.model_validate(tomllib.loads(data.decode("utf-8-sig")))
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part + 1) if isinstance(part, int) else part for part in first["loc"])
        raise UsageError(f"{file}: acuan keliru pada {place} ({first['msg']}); lihat docs/acuan-sendiri.md.") from None
    except ValueError as error:
        raise UsageError(f"{file}: bukan TOML yang utuh ({error}).") from None


def _regulation(file: Path, entry: _Regulation) -> tuple[str, dict[str, Any]]:
    """Key and fields given of a regulation."""
    fields = entry.model_dump(mode="json", exclude_unset=True, exclude={"wilayah"})
    key = _key(file, entry)
    if by_key(key) is None and not entry.tentang:
        raise UsageError(f"{file}: peraturan {key} belum dikenal; lengkapi dengan jenis, nomor, tahun, dan tentang.")
    if kind := entry.jenis and (regulation_kinds().get(entry.jenis) or find_kind(entry.jenis)):
        fields["jenis"] = kind.code
    return key, fields | {"key": key, "source": entry.source or file.name}


def _key(file: Path, entry: _Regulation) -> str:
    """The key of an entry, which its jenis, nomor, tahun and wilayah must agree with."""
    if entry.key is not None and by_key(entry.key) is not None:
        return entry.key
    name = entry.key or " ".join(str(part) for part in (entry.jenis, entry.nomor, entry.tahun) if part)
    if not entry.jenis or not entry.nomor or entry.tahun is None:
        raise UsageError(f"{file}: peraturan {name!r} belum dikenal; lengkapi dengan jenis, nomor, tahun, dan tentang.")
    kind = regulation_kinds().get(entry.jenis) or find_kind(entry.jenis)
    if kind is None or not number_slug(entry.nomor, entry.tahun):
        raise UsageError(f"{file}: jenis atau nomor peraturan {name!r} tidak dikenal; jenis misalnya UU, PP, Perda, Perbup.")
    if kind.regional and entry.wilayah not in regions():
        raise UsageError(f'{file}: peraturan {name!r} memerlukan wilayah, yaitu kode daerahnya, misalnya "35.25".')
    key = regulation_key(kind.code, entry.nomor, entry.tahun, entry.wilayah if kind.regional else None)
    if entry.key not in (None, key):
        raise UsageError(f"{file}: key {entry.key!r} tidak sesuai dengan isinya; seharusnya {key!r}, atau hapus key.")
    return key


def _row(entry: _Position, group: str) -> dict[str, str]:
    forms = {"variants": _cell(entry.variants), "mistakes": _cell(entry.mistakes)}
    return {"code": squash(entry.name), "group": group, "name": entry.name, **forms}


def _cell(forms: Iterable[str]) -> str:
    return "|".join(forms)

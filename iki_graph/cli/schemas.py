"""What the commands print as JSON, and its JSON Schemas; `docs/schema/` holds them as files."""

from datetime import date
from typing import Any

from pydantic import BaseModel, Field, TypeAdapter

from iki_graph.alignment import Keselarasan
from iki_graph.checks.temuan import Temuan
from iki_graph.comparing import Perbandingan
from iki_graph.pipeline import Telaah
from iki_graph.record import Rekaman
from iki_graph.reference.regulations import state
from iki_graph.reports.note import Catatan

_BERKAS = Field(description="Name of the file that the record, and so this entry, comes from")


class TemuanBerkas(Temuan):
    """A finding with the file it is about."""

    berkas: str = _BERKAS
    profil: list[str] = Field([], description="Names of the profiles that the decree was checked by: its regime, then the one asked for")
    acuan_sampai: date | None = Field(None, description="Day up to which the registry of regulations knows the law")


class KeselarasanBerkas(Keselarasan):
    """What one IKI, indicator or statement serves, with the file it stands in."""

    berkas: str = _BERKAS


def with_file(telaah: Telaah, name: str | None = None) -> list[TemuanBerkas]:
    """The findings of a review as they are printed; `name` of its file, where it is not the one in the record."""
    head = {"berkas": name or telaah.rekaman.berkas, "profil": [one.nama for one in telaah.profil], "acuan_sampai": state().day}
    return [TemuanBerkas.model_validate({**dict(item), **head, **_in_part(item, telaah.rekaman)}) for item in telaah.temuan]


def _in_part(item: Temuan, rekaman: Rekaman) -> dict[str, Any]:
    """File and lines of a finding on a decree of several files, as they are in the one that it begins in; nothing on one of a single file."""
    place = rekaman.sumber.of(item.baris) if rekaman.sumber and item.baris else None
    if place is None or rekaman.sumber is None:
        return {}
    others = [other for lines in item.baris_lain if (other := rekaman.sumber.of(lines)) and other[0] == place[0]]
    return {"berkas": place[0].berkas, "baris": place[1], "baris_lain": [lines for _, lines in others]}


class Banding(BaseModel):
    """Decrees compared: the offices, if they are more than two decrees, and each older decree with the newer one."""

    instansi: list[dict[str, str | int | float | None]] = Field(
        [], description="The table of offices, the best first; empty for two decrees"
    )
    perbandingan: list[Perbandingan]


_PRINTED: dict[str, tuple[Any, str]] = {
    "rekaman": (
        Rekaman | list[Rekaman],
        "What `iki convert --format json` prints: the record of a decree, or a list for a file with several",
    ),
    "temuan": (list[TemuanBerkas], "What `iki validate --format json` prints: a list of findings"),
    "catatan": (Catatan, "What `iki report --format json` writes: the review note on a decree"),
    "perbandingan": (Banding, "What `iki compare --format json` prints: what differs between decrees"),
    "keselarasan": (list[KeselarasanBerkas], "What `iki align --format json` prints: what each IKI serves, then the levels above"),
}


def note_as_json(note: Catatan) -> str:
    """What `iki report --format json` writes: the review note as data."""
    return TypeAdapter(Catatan).dump_json(note, indent=1).decode("utf-8") + "\n"


NAMES = tuple(_PRINTED)


def schema(name: str) -> dict[str, Any]:
    """The JSON Schema called `name`, one of NAMES."""
    kind, title = _PRINTED[name]
    body = TypeAdapter(kind).json_schema()
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": f"https://w3id.org/iki-graph/schema/{name}.json"}
    return head | {"title": title} | {key: value for key, value in body.items() if key != "title"}

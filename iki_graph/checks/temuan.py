"""A finding: one remark on a decree, with its place, its legal source and what to do about it."""

import re
from datetime import date, timedelta
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, TypeAdapter

from iki_graph.record import Baris, Kotak
from iki_graph.reference.keys import digest as fingerprint
from iki_graph.reference.terms import month

__all__ = ["Hari", "Putusan", "Teks", "Temuan", "fingerprint", "json_schema", "mask_nip", "sort_key"]

_NIP = re.compile(r"(?<!\d)\d(?:[ .'’-]?\d){16,18}(?!\d)")


_NO_SIGN = re.compile("[\x00-\x08\x0e-\x1b\x1f\ufffe\uffff]")


def _plain(text: str) -> str:
    """A text as every form of a sheet can hold it: without blanks around it, line ends as \\n, no control characters."""
    return "\n".join(_NO_SIGN.sub("", text).strip().splitlines()).strip()


_DAY_ZERO = date(1899, 12, 30)
"""From which spreadsheets count days."""


def _day(text: str) -> str:
    """A day as ISO date, which spreadsheets turn into 31/01/2025 or, in a cell of text, 45688, and people write as 31 Januari 2025."""
    text = text.strip()
    if re.fullmatch(r"[34567]\d{4}", text):
        return (_DAY_ZERO + timedelta(days=int(text))).isoformat()
    if (match := re.fullmatch(r"(\d{1,2})\s+([^\W\d]+)\s+(\d{4})", text)) and (number := month(match[2])):
        text = f"{match[1]}-{number}-{match[3]}"
    if match := re.fullmatch(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", text):
        text = f"{match[3]}-{match[2]:0>2}-{match[1]:0>2}"
    return date.fromisoformat(text).isoformat() if text else ""


Teks = Annotated[str, AfterValidator(_plain)]
Hari = Annotated[str, AfterValidator(_day)]


class Putusan(BaseModel):
    """What a reviewer says of a finding: accepted (`terima`) or rejected (`tolak`), and why."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    putusan: Literal["terima", "tolak"]
    catatan: Teks = Field("", description="The reviewer's note")
    penelaah: Teks = Field("", description="Who decided")
    tanggal: Hari = Field("", description="When, as an ISO date")


class Temuan(BaseModel):
    """One finding. Two kinds, never mixed: certain faults (`pasti`) and matters to look into (`telaah`)."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kode: str = Field(description="Code of the check, 'DOK-02'")
    kategori: str = Field(description="Kind of fault as reviewers name it; 'lain' where none fits")
    jenis: Literal["pasti", "telaah"] = Field(description="A certain fault, or a matter to look into")
    tingkat: Literal["pelanggaran", "peringatan", "info"]
    pesan: str = Field(description="What is the matter, in Indonesian, with the text concerned filled in")
    pesan_en: str
    baris: Baris | None = Field(None, description="Lines of the source, 1-based and inclusive: where to mend")
    halaman: int | None = Field(None, description="Page on which the lines begin, of paged sources")
    kotak: Kotak | None = Field(None, description="Left, top, right, bottom of the place on its page, in points from the top left corner")
    sel: str | None = Field(None, description="Cells of the place, of sheets: 'Lampiran!B7:D9'")
    baris_lain: list[Baris] = Field([], description="Further lines that the finding speaks of")
    petikan: str | None = Field(None, description="Text of the source that the finding is about")
    unsur: str = Field("", description="JSON pointer into the record; '' for the document")
    iri: str = Field("", description="IRI of the thing in the graph")
    bagian: str = Field("", description="Where it is, for people: 'Jabatan Kepala Seksi ..., IKI 2'")
    dasar: str = Field(description="Legal or other source of the check")
    saran: str = Field(description="Recommendation, 'Agar ...'")
    saran_en: str
    sidik: str = Field(description="Identity that survives a new run: hash of check, source and text (16 hex digits)")
    sidik_teks: str = Field("", description="Hash of the text alone: the same in every version of the decree that keeps this text")
    putusan: Putusan | None = Field(None, description="The reviewer's verdict; null where there is none")

    @property
    def rejected(self) -> bool:
        """Whether a reviewer has rejected it."""
        return self.putusan is not None and self.putusan.putusan == "tolak"


def json_schema() -> dict[str, Any]:
    """JSON Schema of what `iki validate --format json` prints: a list of findings."""
    return TypeAdapter(list[Temuan]).json_schema()


def mask_nip(text: str) -> str:
    """The text with every NIP in it reduced to its first four and last two digits."""

    def hide(match: re.Match[str]) -> str:
        digits = re.sub(r"\D", "", match[0])
        return digits[:4] + "*" * (len(digits) - 6) + digits[-2:]

    return _NIP.sub(hide, text)


def sort_key(temuan: Temuan) -> tuple[int, int, str, str, str]:
    """Order of findings: by line (those without lines first), then code, then element."""
    first, last = temuan.baris or (0, 0)
    return first, last, temuan.kode, temuan.unsur, temuan.sidik

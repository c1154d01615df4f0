"""The review note: all that XLSX, DOCX, PDF and JSON tell about one decree, made once as plain data."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any, TypeVar

from iki_graph import __version__
from iki_graph.alignment import Keselarasan
from iki_graph.checks.profile import Profil
from iki_graph.checks.profile import rules as rules_of
from iki_graph.checks.temuan import Temuan
from iki_graph.record import Rekaman
from iki_graph.reports.conditions import Kelompok, first_advice, good, groups
from iki_graph.reports.digest import basis, day, facts, levels, standing
from iki_graph.reports.labels import Label, labels
from iki_graph.reports.lke import Komponen, sheet
from iki_graph.reports.lke import table as criteria_table
from iki_graph.reports.privacy import masker
from iki_graph.reports.tables import Tabel, tables

T = TypeVar("T")


@dataclass(frozen=True)
class Kelengkapan:
    """So many of so many have what they should."""

    unsur: str
    ada: int
    dari: int


@dataclass(frozen=True)
class Catatan:
    """The note on one decree; texts are in its language (`bahasa`), names of people hidden unless asked for."""

    berkas: str
    bahasa: str
    judul: str
    instansi: str
    identitas: tuple[tuple[str, str], ...]
    dasar: tuple[str, ...]
    tingkat: Mapping[str, int]
    ditolak: int
    kelengkapan: tuple[Kelengkapan, ...]
    ringkasan: str
    baik: tuple[str, ...]
    kelompok: tuple[Kelompok, ...]
    utama: tuple[str, ...]
    lke: tuple[Komponen, ...]
    tabel: tuple[Tabel, ...]
    keraguan: int
    versi: str = __version__

    def table(self, key: str) -> Tabel:
        """The table with this key."""
        return next(table for table in self.tabel if table.kunci == key)


def note(
    rekaman: Rekaman,
    temuan: Sequence[Temuan],
    links: Sequence[Keselarasan],
    profiles: tuple[Profil, ...],
    lang: str = "id",
    people: bool = False,
    lines: Sequence[str] = (),
) -> Catatan:
    """The note on a decree, from its record, findings and alignment, and the profiles by which it was checked.

    Without `people` their names are hidden, also those that only the `lines` of the source have.
    """
    label = labels(lang)
    rules = rules_of(profiles)
    found = groups(rekaman, temuan, rules, lang)
    served = {link.iki: link for link in links if link.ke}
    components = sheet(rekaman, temuan, served, rules, lang)
    dokumen = rekaman.dokumen
    made = Catatan(
        berkas=rekaman.berkas,
        bahasa=lang,
        judul=_title(rekaman, label),
        instansi=" ".join(filter(None, (dokumen.instansi, dokumen.kabupaten))) or rekaman.berkas,
        identitas=tuple(_identity(rekaman, label, lang, people)),
        dasar=tuple(basis(profiles, lang)),
        tingkat=levels(temuan),
        ditolak=sum(item.rejected for item in temuan),
        kelengkapan=tuple(Kelengkapan(label(f"fakta-{fact.key}"), fact.have, fact.of) for fact in facts(rekaman, served, temuan)),
        ringkasan=_summary(rekaman, temuan, label),
        baik=tuple(good(rekaman, temuan, rules, lang)),
        kelompok=tuple(found),
        utama=tuple(first_advice(found)),
        lke=tuple(components),
        tabel=(*tables(rekaman, temuan, links, lang), criteria_table(components, lang)),
        keraguan=len(rekaman.keraguan),
    )
    return made if people else rewritten(made, masker(rekaman, lines))


def rewritten(value: T, change: Callable[[str], str]) -> T:
    """A copy of plain data with every text in it changed."""
    found: Any = value
    if isinstance(value, str):
        found = change(value)
    elif isinstance(value, tuple | list):
        found = type(value)(rewritten(item, change) for item in value)
    elif isinstance(value, dict):
        found = {key: rewritten(item, change) for key, item in value.items()}
    elif is_dataclass(value) and not isinstance(value, type):
        found = replace(value, **{field.name: rewritten(getattr(value, field.name), change) for field in fields(value)})
    return found  # type: ignore[no-any-return]


def _title(rekaman: Rekaman, label: Label) -> str:
    dokumen = rekaman.dokumen
    if dokumen.jenis is None:
        return label("tanpa-keputusan")
    number = f"{label('nomor')} {dokumen.nomor}" if dokumen.nomor else ""
    about = f"{label('tentang').lower()} {dokumen.tentang}" if dokumen.tentang else ""
    return " ".join(filter(None, (dokumen.jenis, number, about)))


def _identity(rekaman: Rekaman, label: Label, lang: str, people: bool) -> list[tuple[str, str]]:
    dokumen, signer = rekaman.dokumen, rekaman.dokumen.penandatangan
    rows = [
        ("instansi", dokumen.instansi),
        ("kabupaten", dokumen.kabupaten),
        ("nomor-label", dokumen.nomor),
        ("tentang", dokumen.tentang),
        ("tanggal", day(dokumen.tanggal, lang)),
        ("tempat", dokumen.tempat),
        ("periode", dokumen.tahun),
        ("penandatangan", signer.jabatan if signer else None),
    ]
    if people:
        rows.append(("nama-nip", ", NIP ".join(filter(None, (signer.nama, signer.nip))) if signer else None))
    return [(label(key), value or label("tidak-ada")) for key, value in rows] + [(label("berkas"), rekaman.berkas)]


def _summary(rekaman: Rekaman, temuan: Sequence[Temuan], label: Label) -> str:
    numbers = levels(temuan)
    open_ = sum(item.jenis == "telaah" for item in standing(temuan))
    return label(
        "catatan-ringkasan",
        jabatan=len(rekaman.jabatan),
        iku=sum(row.tingkat == "iku" for row in rekaman.iku),
        iki=sum(len(jabatan.iki) for jabatan in rekaman.jabatan),
        n=sum(numbers.values()),
        telaah=open_,
        **numbers,
    )

"""A record laid out by other hands than those of `decree`, as the parts that the writers of `hands_office` and `hands_web` know.

`bagian`: a heading and a section for each position; `kamus`: a card for each indicator, its labels on the left; `lebar`: all positions in
one wide table, whose cells are merged over the rows of a position.
"""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from .decree import Break, Form, Fraction, Grid, Labelled, Paragraph, day, formula, linkage_table, own_statements

HANDS = ("bagian", "kamus", "lebar")
"""The hands by their names."""

_COLUMNS = {
    "bagian": ("No.", "Sasaran Strategis", "Kinerja", "Indikator Kinerja", "Definisi Operasional", "Cara Perhitungan"),
    "kamus": ("Nomor", "Sasaran Strategis", "Kinerja Utama", "Nama Indikator", "Definisi Operasional", "Formula Perhitungan"),
    "lebar": ("NO", "SASARAN", "KINERJA UTAMA", "INDIKATOR KINERJA", "PENJELASAN", "FORMULASI"),
}
_KEYS = ("no", "sasaran", "kinerja", "indikator", "definisi", "formulasi", "sumber_data", "penanggung_jawab")


@dataclass
class Heading:
    """A heading; level 1 is the highest."""

    text: str
    level: int


@dataclass
class Card:
    """Labels on the left, their contents on the right, with rules."""

    rows: list[tuple[str, list[str | Fraction]]]


Part = Paragraph | Form | Grid | Break | Heading | Card


def parts(record: dict[str, Any], hand: str) -> list[Part]:
    """All of a decree in order."""
    d, chain = record["dokumen"], record["kaskade"]
    place = d["instansi"].split(" ", 1)[1]
    signer = d.get("penandatangan") or {}
    office = signer.get("jabatan") or f"CAMAT {place.upper()}"
    result: list[Part] = [
        Paragraph([f"PEMERINTAH {d['kabupaten'].upper()}", d["instansi"].upper()], True, True),
        Paragraph([f"{d['jenis'].upper()} {place.upper()}", f"NOMOR {d['nomor']}", "TENTANG", d["tentang"]], True, True),
        Paragraph([f"{office},"], centre=True),
        Form([Labelled("Menimbang", record["menimbang"], "a."), Labelled("Mengingat", [m["teks"] for m in record["mengingat"]], "1.")]),
        Paragraph(["MEMUTUSKAN:"], True, True),
        Form(
            [
                Labelled("Menetapkan", [f"{d['jenis'].upper()} TENTANG {d['tentang']}"]),
                *(
                    Labelled(k["ke"], k["butir"] or [k["teks"]], "a." if k["butir"] else None, k["teks"] if k["butir"] else None)
                    for k in record["diktum"]
                ),
            ]
        ),
    ]
    lines = [f"Ditetapkan di {d['tempat']}", f"pada tanggal {day(d['tanggal'])}", *([office] if signer else [])]
    lines += [x for x in (signer.get("nama"), signer.get("pangkat"), signer.get("nip") and f"NIP. {signer['nip']}") if x]
    result += [Paragraph(lines), Break(wide=True), Heading("LAMPIRAN", 1)]
    period = [f"PERIODE {d['tahun']}"] if d["tahun"] not in d["tentang"] else []
    result += [
        Paragraph([f"{d['jenis'].upper()} {place.upper()}", f"NOMOR {d['nomor']}", f"TANGGAL {day(d['tanggal'])}"]),
        Paragraph([f"INDIKATOR KINERJA UTAMA {d['instansi'].upper()}", *period], True, True),
    ]
    statements = [Labelled(name, texts, "1." if len(texts) > 1 else None) for name, texts in own_statements(chain)]
    duties = record.get("instansi_tugas_fungsi") or {}
    statements += [_listed(name, duties[key]) for name, key in (("Tugas", "tugas"), ("Fungsi", "fungsi")) if duties.get(key)]
    result.append(Form(statements))
    if linkage := linkage_table(chain):
        result += [Heading("Keterkaitan Tujuan dan Sasaran", 2), linkage]
    for level, rows in itertools.groupby(record["iku"], key=lambda r: r["tingkat"]):
        result.append(Heading(f"Indikator Kinerja {'Utama' if level == 'iku' else 'Program'}", 2))
        result += _indicators(list(rows), hand)
    result.append(Heading("Indikator Kinerja Individu", 1))
    return [*result, *([_wide(record["jabatan"])] if hand == "lebar" else _sections(record["jabatan"], hand))]


def _listed(label: str, items: list[str], mark: str = "a.") -> Labelled:
    return Labelled(label, items, mark if len(items) > 1 else None)


def _sections(positions: list[dict[str, Any]], hand: str) -> Iterator[Part]:
    for n, position in enumerate(positions):
        person = position.get("pemegang") or {}
        known = [(label, person[key]) for label, key in (("Nama", "nama"), ("NIP", "nip")) if person.get(key)]
        duties = [(label, position[key]) for label, key in (("Tugas", "tugas"), ("Fungsi", "fungsi")) if position[key]]
        if hand == "bagian":
            yield Break(wide=True)
            yield Heading(f"{chr(65 + n)}. {position['nama']}", 2)
            if known:
                yield Form([Labelled(label, [text]) for label, text in known])
            for label, items in duties:
                yield Heading(label, 3)
                yield Form([_listed("", items, "1.")])
            if position["iki"]:
                yield Heading("Indikator Kinerja", 3)
        else:
            yield Paragraph([""])
            cells: list[tuple[str, list[str | Fraction]]] = [("Jabatan", [position["nama"]]), *((label, [text]) for label, text in known)]
            for label, items in duties:
                cells.append((label, [f"{i}. {item}" for i, item in enumerate(items, 1)] if len(items) > 1 else [items[0]]))
            yield Card(cells)
        yield from _indicators(position["iki"], hand)


def _indicators(rows: list[dict[str, Any]], hand: str) -> Iterator[Part]:
    if not rows:
        return
    if hand == "kamus":
        for row in rows:
            yield Card([(name, _cell(row, key)) for key, name in _columns([row], hand)])
        return
    columns = _columns(rows, hand)
    yield Grid(
        [name for _, name in columns], _merged([[_cell(row, key) for key, _ in columns] for row in rows], [k for k, _ in columns], [])
    )


def _wide(positions: list[dict[str, Any]]) -> Grid:
    """Position, duties and indicators beside each other."""
    every = [row for position in positions for row in position["iki"]]
    people = [position.get("pemegang") or {} for position in positions]
    beside = [("nama", "NAMA / NIP")] if any(people) else []
    beside += [(key, key.upper()) for key in ("tugas", "fungsi") if any(p[key] for p in positions)]
    columns = _columns(every, "lebar")
    rows, owners = [], []
    for n, (position, person) in enumerate(zip(positions, people, strict=True)):
        lists = {key: [f"{i}. {x}" for i, x in enumerate(position[key], 1)] for key in ("tugas", "fungsi") if len(position[key]) > 1}
        told = {**position, **lists, "nama": [x for x in (person.get("nama"), person.get("nip") and f"NIP. {person['nip']}") if x]}
        for row in position["iki"] or [{}]:
            rows.append([[position["nama"]], *(told[key] for key, _ in beside), *(_cell(row, key) for key, _ in columns)])
            owners.append(n)
    keys = ["jabatan", *(key for key, _ in (*beside, *columns))]
    return Grid(["JABATAN", *(name for _, name in (*beside, *columns))], _merged(rows, keys, owners))


def _columns(rows: list[dict[str, Any]], hand: str) -> list[tuple[str, str]]:
    names = dict(zip(_KEYS, (*_COLUMNS[hand], "Sumber Data", "Penanggung Jawab"), strict=True))
    return [(key, name.upper() if hand == "lebar" else name) for key, name in names.items() if any(row.get(key) for row in rows)]


def _cell(row: dict[str, Any], key: str) -> list[str | Fraction]:
    if not row.get(key):
        return []
    return formula(row[key]) if key == "formulasi" else [row[key]]


def _merged(rows: list[list[list[str | Fraction]]], keys: list[str], owners: list[int]) -> list[list[list[str | Fraction] | None]]:
    """The rows, with None where a cell goes on: what belongs to a position over all its rows, result and number while the result is the same."""
    result: list[list[list[str | Fraction] | None]] = []
    for n, row in enumerate(rows):
        same = n > 0 and (not owners or owners[n] == owners[n - 1])
        aim = next(i for i, key in enumerate(keys) if key in ("sasaran", "kinerja"))
        result.append(
            [
                None
                if same
                and (
                    key in ("jabatan", "nama", "tugas", "fungsi") or (key in ("no", "sasaran", "kinerja") and row[aim] == rows[n - 1][aim])
                )
                else cell
                for key, cell in zip(keys, row, strict=True)
            ]
        )
    return result

"""A record set out as the parts of an office document: what the writers of each format have in common."""

import itertools
import re
from dataclasses import dataclass, field
from typing import Any

MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
_RATIO = re.compile(r"(?P<top>.+?) / (?P<bottom>.+?)(?P<factor> x 100 ?%?)?(?:$|(?<=100%) (?=[A-Z])|(?<=100) (?=[A-Z]))")


@dataclass(frozen=True)
class Habit:
    """How an office types its decrees; each field is a choice between habits that all occur."""

    preamble: str = "table"
    """Menimbang, Mengingat and dicta in a `table` without borders, or in paragraphs with `tabs`."""
    lists: str = "auto"
    """Lists numbered by the program (`auto`), or by hand (`typed`)."""
    fraction: str = "omml"
    """Fractions as `omml`, `nested` table, `typed` with dashes, or an `underlined` numerator."""
    form: str = "table"
    """Jabatan, Tugas, Fungsi of a position in a `table` without borders, or in `paragraphs`."""
    annex: str = "body"
    """The annex's identity block in the `body`, or in the page `header` of its section."""
    breaks: bool = False
    """The lines of a title parted by manual line breaks within one paragraph."""
    merged: bool = True
    """What goes on over rows is a merged cell; otherwise it is printed again on each row."""


HABITS = {
    "biasa": Habit(),
    "ketik": Habit(preamble="tabs", lists="typed", fraction="typed", form="paragraphs", breaks=True),
    "sarang": Habit(fraction="nested", annex="header", lists="typed"),
    "garis": Habit(preamble="tabs", fraction="underlined", form="table", breaks=True, annex="header"),
    "ulang": Habit(fraction="typed", form="paragraphs", merged=False),
}
"""Habits by a name, for file names and tests."""


@dataclass(frozen=True)
class Fraction:
    """A numerator over a denominator, and what stands behind both."""

    top: str
    bottom: str
    factor: str = ""


@dataclass
class Paragraph:
    """Lines that stand together."""

    lines: list[str]
    bold: bool = False
    centre: bool = False


@dataclass
class Labelled:
    """A label, its colon, and a text or a list beside it; `mark` is the style of the list's numbers."""

    label: str
    items: list[str]
    mark: str | None = None
    lead: str | None = None
    """A text above the list."""


@dataclass
class Form:
    """Labels below each other."""

    rows: list[Labelled]
    kind: str = "form"


@dataclass
class Bullets:
    """A list of its own."""

    items: list[str]
    mark: str


@dataclass
class Grid:
    """A table: cells are lists of lines (texts or fractions); None is merged with the cell above."""

    heads: list[str]
    rows: list[list[list[str | Fraction] | None]]


@dataclass
class Break:
    """A new section, with what stands in the header of its pages."""

    header: list[str] = field(default_factory=list)
    wide: bool = False


Block = Paragraph | Form | Bullets | Grid | Break


def day(iso: str) -> str:
    """`2024-01-10` as `10 Januari 2024`."""
    year, month, number = iso.split("-")
    return f"{int(number)} {MONTHS[int(month) - 1]} {year}"


def formula(text: str | None) -> list[str | Fraction]:
    """The lines of a formula cell: each ratio as a fraction; a text with `=` or without a ratio stays as it is."""
    if not text:
        return []
    if " / " not in text or "=" in text:
        return [text]
    found, at = [], 0
    for match in _RATIO.finditer(text):
        if match.start() != at:
            return [text]
        found.append(Fraction(_bare(match["top"]), _bare(match["bottom"]), (match["factor"] or "").strip()))
        at = match.end()
    return found if at == len(text) else [text]


def _bare(operand: str) -> str:
    whole = operand.startswith("(") and operand.endswith(")") and "(" not in operand[1:-1]
    return operand[1:-1] if whole else operand


def blocks(record: dict[str, Any], habit: Habit) -> list[Block]:
    """All of a decree in order: letterhead, title, body, signature, annex with its tables and sheets."""
    d = record["dokumen"]
    signer = d.get("penandatangan") or {}
    office = signer.get("jabatan") or f"CAMAT {d['instansi'].split(' ', 1)[1].upper()}"
    result: list[Block] = [
        Paragraph([f"PEMERINTAH {d['kabupaten'].upper()}", d["instansi"].upper()], True, True),
        Paragraph(["Jalan Raya Nomor 13 Telepon (0351) 100200 Kode Pos 62356"], centre=True),
        Paragraph([f"KEPUTUSAN {office}", f"NOMOR : {d['nomor']}"], True, True),
        Paragraph(["TENTANG"], centre=True),
        Paragraph(
            d["tentang"].split(" KECAMATAN ", 1)[:1] + [f"KECAMATAN {x}" for x in d["tentang"].split(" KECAMATAN ", 1)[1:]], True, True
        ),
        Paragraph([f"{office},"], centre=True),
        Form(
            [
                Labelled("Menimbang", record["menimbang"], "a."),
                Labelled("Mengingat", [m["teks"] for m in record["mengingat"]], "1."),
            ],
            "preamble",
        ),
        Paragraph(["MEMUTUSKAN :"], True, True),
        Form(
            [
                Labelled("Menetapkan", [""]),
                *(
                    Labelled(k["ke"], k["butir"] or [k["teks"]], "a." if k["butir"] else None, k["teks"] if k["butir"] else None)
                    for k in record["diktum"]
                ),
            ],
            "preamble",
        ),
        Paragraph([f"Ditetapkan di {d['tempat']}", f"pada tanggal {day(d['tanggal'])}"]),
    ]
    if signer:
        lines = [signer.get("nama"), signer.get("pangkat"), f"NIP. {signer['nip']}" if signer.get("nip") else None]
        result += [Paragraph([f"{office},"]), Paragraph([""]), Paragraph([x for x in lines if x])]
    return [*result, *_annex(record, habit, office)]


def _annex(record: dict[str, Any], habit: Habit, office: str) -> list[Block]:
    d, chain = record["dokumen"], record["kaskade"]
    identity = [f"LAMPIRAN KEPUTUSAN {office}", f"NOMOR : {d['nomor']}", f"TANGGAL : {day(d['tanggal'])}"]
    year = d["tahun"] if "-" in d["tahun"] and d["tahun"] not in d["tentang"] else None
    title = ["INDIKATOR KINERJA UTAMA", f"{d['instansi'].upper()} {d['kabupaten'].upper()}", *([f"TAHUN {year}"] if year else [])]
    result: list[Block] = [Break(identity if habit.annex == "header" else [], wide=True)]
    result += [Paragraph(identity)] if habit.annex == "body" else []
    result.append(Paragraph(title, True, True))
    duties = record.get("instansi_tugas_fungsi") or {}
    statements = [
        Labelled("Instansi", [d["instansi"].upper()]),
        *(Labelled(name, texts, "1." if len(texts) > 1 else None) for name, texts in own_statements(chain)),
        *(
            Labelled(name, duties[key], "1." if len(duties[key]) > 1 else None)
            for name, key in (("Tugas", "tugas"), ("Fungsi", "fungsi"))
            if duties.get(key)
        ),
    ]
    result.append(Form(statements))
    sheets = record["jabatan"]
    for position in [p for p in sheets if not p["iki"]]:
        result += [Paragraph([f"TUGAS {position['nama']} :"], True), Bullets(position["tugas"], "1.")]
    if linkage := linkage_table(chain):
        result += [Paragraph(["LINIERITAS TUJUAN DAN SASARAN"], True), linkage]
    levels = [list(rows) for _, rows in itertools.groupby(record["iku"], key=lambda r: r["tingkat"])]
    for rows in levels:
        utama = " UTAMA" if rows[0]["tingkat"] == "iku" else ""
        if utama and linkage:
            result.append(Paragraph(["INDIKATOR KINERJA UTAMA (IKU)"], True, True))
        result += [_grid(rows, "sasaran", f"KINERJA{utama}", f"INDIKATOR KINERJA{utama}", habit), Paragraph([""])]
    for position in [p for p in sheets if p["iki"]]:
        result += [Paragraph(["INDIKATOR KINERJA INDIVIDU"], True, True), _sheet(position), Paragraph([""])]
        result += [_grid(position["iki"], "kinerja", "KINERJA", "INDIKATOR KINERJA INDIVIDU", habit), Paragraph([""])]
    return result


def own_statements(chain: dict[str, Any]) -> list[tuple[str, list[str]]]:
    """Visi, misi and tujuan that no linkage table names."""
    linked = {end.split(":", 1)[1] for link in chain["tautan"] for end in link}
    found = [("Visi", [chain["visi"]] if chain["visi"] else []), ("Misi", chain["misi"]), ("Tujuan", chain["tujuan"])]
    return [(name, own) for name, texts in found if (own := [t for t in texts if t not in linked])]


def linkage_table(chain: dict[str, Any]) -> Grid | None:
    """The table of misi, tujuan, sasaran and indicator that the links of the record tell of; None if they begin below the misi."""
    below: dict[str, list[str]] = {}
    for upper, lower in chain["tautan"]:
        below.setdefault(upper, []).append(lower)
    tops = [end for end in below if end.startswith("misi:")]
    if not tops:
        return None

    def paths(node: str) -> list[list[str]]:
        return [[node, *rest] for lower in below.get(node, []) for rest in paths(lower)] or [[node]]

    rows: list[list[list[str | Fraction] | None]] = []
    before: list[str] = []
    for path in [p for top in tops for p in paths(top)]:
        same = [i < len(before) and before[: i + 1] == path[: i + 1] for i in range(len(path))]
        rows.append([None if s else [end.split(":", 1)[1]] for s, end in zip(same, path, strict=True)])
        before = path
    return Grid(
        ["Misi Kabupaten", "Tujuan RPJMD", "Sasaran RPJMD", "Tujuan SKPD", "Sasaran SKPD", "Indikator Sasaran SKPD (IKU SKPD)"], rows
    )


def _sheet(position: dict[str, Any]) -> Form:
    person = position.get("pemegang") or {}
    rows = [Labelled(label, [person[key]]) for label, key in (("NAMA", "nama"), ("NIP", "nip")) if person.get(key)]
    rows.append(Labelled("JABATAN", [position["nama"]]))
    for label, key in (("TUGAS", "tugas"), ("FUNGSI", "fungsi")):
        if items := position[key]:
            rows.append(Labelled(label, items, "a." if len(items) > 1 else None))
    return Form(rows)


def _grid(rows: list[dict[str, Any]], result: str, head: str, indicator: str, habit: Habit) -> Grid:
    """A table of indicators: columns that no row fills are left out; what goes on over rows is merged."""
    names = {
        "no": "NO",
        result: head,
        "indikator": indicator,
        "formulasi": "FORMULASI PENGHITUNGAN",
        "sumber_data": "SUMBER DATA",
        "penanggung_jawab": "PENANGGUNG JAWAB",
    }
    columns = [c for c in names if any(row.get(c) for row in rows)]
    grid = Grid([names[c] for c in columns], [])
    before: dict[str, Any] = {}
    for row in rows:
        joined = habit.merged and bool(before) and row[result] == before[result]
        cells: list[list[str | Fraction] | None] = []
        for c in columns:
            same = habit.merged and bool(before) and row.get(c) is not None and row.get(c) == before.get(c)
            if same and (c in ("sumber_data", "penanggung_jawab") or c in ("no", result) and joined):
                cells.append(None)
            elif c == "formulasi":
                cells.append(formula(row[c]))
            else:
                cells.append([row[c]] if row.get(c) else [])
        grid.rows.append(cells)
        if row.get("definisi"):
            # An explanation in a row of its own, below the formula.
            grid.rows.append([[f"Definisi Operasional : {row['definisi']}"] if c == "formulasi" else None for c in columns])
        before = row
    return grid

"""Writes a record as the text of a decree, in one of many layouts."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from hypothesis import strategies as st

from iki_graph.record import IKI, IKU, BarisIndikator, Jabatan, Rekaman

from .generator import MONTHS

HEADINGS = {
    "no": ["NO", "NO.", "No"],
    "sasaran": ["SASARAN", "SASARAN STRATEGIS", "KINERJA UTAMA", "Kinerja Utama/ Sasaran Strategis"],
    "kinerja": ["KINERJA", "KINERJA UTAMA", "SASARAN/KINERJA UTAMA", "SASARAN/KINERJA INDIVIDU", "Sasaran Kegiatan"],
    "indikator": ["INDIKATOR KINERJA", "INDIKATOR", "INDIKATOR KINERJA UTAMA", "Indikator Kinerja (Satuan)"],
    "formulasi": [
        "FORMULASI",
        "FORMULASI PENGUKURAN",
        "PENJELASAN/FORMULASI PENGHITUNGAN",
        "Penjelasan / Formulasi Perhitungan",
        "RUMUS PENGHITUNGAN",
    ],
    "sumber_data": ["SUMBER DATA", "Sumber Data", "SUMBER"],
    "penanggung_jawab": ["PENANGGUNG JAWAB", "Penanggung jawab", "PENANGGUNGJAWAB"],
}
MARKS: dict[str, Callable[[int], str]] = {
    "a.": lambda n: f"{chr(97 + n)}. ",
    "a)": lambda n: f"{chr(97 + n)}) ",
    "1.": lambda n: f"{n + 1}. ",
    "1)": lambda n: f"{n + 1}) ",
    "-": lambda n: "- ",
}


@dataclass(frozen=True)
class Layout:
    """One way to write a decree; each field is a choice between forms that all occur."""

    table: str
    fraction: str
    mark: str
    head: str
    labels: str
    headings: tuple[int, ...]
    responsible_first: bool
    merged: bool
    first_on_label: bool
    ruling: str


def layouts() -> st.SearchStrategy[Layout]:
    return st.builds(
        Layout,
        table=st.sampled_from(["tab", "tab", "pipe"]),
        fraction=st.sampled_from(["latex", "dash", "slash", "paragraph"]),
        mark=st.sampled_from(sorted(MARKS)),
        head=st.sampled_from(["numbered", "lettered", "plain", "bold", "dash"]),
        labels=st.sampled_from(["beside", "above", "dashed"]),
        headings=st.tuples(*[st.integers(0, 9)] * len(HEADINGS)),
        responsible_first=st.booleans(),
        merged=st.booleans(),
        first_on_label=st.booleans(),
        ruling=st.sampled_from(["none", "numbers", "dashes"]),
    )


def render(record: Rekaman, layout: Layout) -> str:
    """The whole decree: header, body, signature, annex with the IKU table, a sheet per position.

    An empty cell can be a merged one only where the document shows that it merges: with two long tables at least.
    """
    if sum(len(rows) > 1 for rows in [record.iku, *(position.iki for position in record.jabatan)]) < 2:
        layout = replace(layout, merged=False)
    return "\n".join([*_head(record), *_body(record, layout), *_signature(record), *_annex(record, layout)]) + "\n"


def _day(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}"


def _head(record: Rekaman) -> Iterator[str]:
    d = record.dokumen
    assert d.kabupaten and d.instansi and d.penandatangan and d.penandatangan.jabatan
    yield from [f"PEMERINTAH {d.kabupaten.upper()}", d.instansi.upper(), "Jalan Raya Nomor 12 Telepon (0351) 100200", ""]
    yield from [f"KEPUTUSAN {d.penandatangan.jabatan}", f"NOMOR {'' if 'TAHUN' in str(d.nomor) else ': '}{d.nomor}", "", "TENTANG", ""]
    yield from [str(d.tentang), "", f"{d.penandatangan.jabatan},", ""]


def _body(record: Rekaman, layout: Layout) -> Iterator[str]:
    letters = [f"{MARKS['a.'](n)}{text}" for n, text in enumerate(record.menimbang)]
    numbers = [f"{item.no}. {item.teks}" for item in record.mengingat]
    for label, items in (("Menimbang", letters), ("Mengingat", numbers)):
        if layout.labels == "above":
            yield from [f"{label} :", *items, ""]
        else:
            yield from [f"{'- ' if layout.labels == 'dashed' else ''}{label} : {items[0]}", *items[1:], ""]
    yield from ["MEMUTUSKAN :", "", f"Menetapkan : KEPUTUSAN TENTANG {record.dokumen.tentang}.", ""]
    for dictum in record.diktum:
        yield f"{dictum.ke} : {dictum.teks}"
        yield from [f"{MARKS['a.'](n)}{text}" for n, text in enumerate(dictum.butir)]
        yield ""


def _signature(record: Rekaman) -> Iterator[str]:
    d, signer = record.dokumen, record.dokumen.penandatangan
    assert signer and d.tanggal
    yield from [f"Ditetapkan di {d.tempat}", f"pada tanggal {_day(d.tanggal)}", "", f"{signer.jabatan},", ""]
    yield from [str(signer.nama), str(signer.pangkat), f"NIP. {signer.nip}", "", ""]


def _annex(record: Rekaman, layout: Layout) -> Iterator[str]:
    d, chain = record.dokumen, record.kaskade
    assert d.penandatangan and d.tanggal and d.instansi and d.kabupaten
    yield from [f"LAMPIRAN KEPUTUSAN {d.penandatangan.jabatan}", f"NOMOR : {d.nomor}", f"TANGGAL : {_day(d.tanggal)}", ""]
    yield from ["INDIKATOR KINERJA UTAMA", f"{d.instansi.upper()} {d.kabupaten.upper()}", ""]
    for label, text in [("Visi", chain.visi), *[("Misi", m) for m in chain.misi], *[("Tujuan", t) for t in chain.tujuan]]:
        if text:
            yield f"{label} : {text}"
    yield from ["", *_table(list(record.iku), "sasaran", layout), ""]
    for position in record.jabatan:
        yield from ["INDIKATOR KINERJA INDIVIDU", "", *_sheet(position, layout), "", *_table(list(position.iki), "kinerja", layout), "", ""]


def _sheet(position: Jabatan, layout: Layout) -> Iterator[str]:
    parts: list[tuple[str, str | list[str]]] = [("Jabatan", str(position.nama))]
    if position.pemegang:
        parts[:0] = [("Nama", str(position.pemegang.nama)), ("NIP", str(position.pemegang.nip))]
    parts += [(label, items) for label, items in (("Tugas", position.tugas), ("Fungsi", position.fungsi)) if items]
    for n, (label, content) in enumerate(parts):
        front, after = {
            "numbered": (f"{n + 1}. {label.upper()} : ", ""),
            "lettered": (f"{MARKS['a.'](n)}{label} : ", ""),
            "plain": (f"{label} : ", ""),
            "bold": (f"**{label}** : ", ""),
            "dash": (f"- {label} : ", ""),
        }[layout.head]
        if isinstance(content, str):
            yield f"{front}{f'**{content}**' if layout.head == 'bold' else content}{after}"
            continue
        items = content if len(content) == 1 else [f"{MARKS[layout.mark](k)}{text}" for k, text in enumerate(content)]
        if len(items) == 1 or layout.first_on_label:
            yield f"{front}{items[0]}"
            items = items[1:]
        else:
            yield front.rstrip()
        yield from items


def _cell(row: BarisIndikator, field: str, layout: Layout) -> str:
    text = getattr(row, field) or ""
    if field != "formulasi" or " / " not in text:
        return str(text)
    upper, lower = text.split(" / ")
    lower, _, factor = lower.partition(" x ")
    if layout.fraction == "latex":
        times = rf" \times {factor.replace('%', chr(92) + '%')}" if factor else ""
        return rf"$\frac{{\text{{{upper}}}}}{{\text{{{lower}}}}}{times}$"
    if layout.fraction == "slash":
        return str(text)
    bar = f"------------ x {factor}" if factor else "------------"
    return f"{upper} {bar} {lower}" if layout.fraction == "dash" else f"<p>{upper}</p> <p>{bar}</p> <p>{lower}</p>"


def _table(rows: list[IKI] | list[IKU], result: str, layout: Layout) -> Iterator[str]:
    """Columns that no row fills are left out; what goes on over rows is written once if cells are merged."""
    fields = ["no", result, "indikator", "formulasi", "sumber_data", "penanggung_jawab"]
    if layout.responsible_first:
        fields[4:] = ["penanggung_jawab", "sumber_data"]
    fields = [field for field in fields if any(getattr(row, field, None) for row in rows)]
    variant = dict(zip(HEADINGS, layout.headings, strict=True))
    heads = [HEADINGS[field][variant[field] % len(HEADINGS[field])] for field in fields]
    lines = [heads]
    if layout.table == "pipe":
        lines.append(["---"] * len(fields))
    elif layout.ruling == "dashes":
        lines.append(["--"] * len(fields))
    if layout.ruling == "numbers":
        lines.append([f"({n})" for n in range(1, len(fields) + 1)])
    before: dict[str, Any] = {}
    for row in rows:
        cells = {field: _cell(row, field, layout) for field in fields}
        same_result = cells[result] == before.get(result)
        lines.append([_shown(field, cells, before, same_result, layout.merged, result) for field in fields])
        before = cells
    for cells_of_line in lines:
        yield f"| {' | '.join(cells_of_line)} |" if layout.table == "pipe" else "\t".join(cells_of_line)


def _shown(field: str, cells: dict[str, str], before: dict[str, Any], same_result: bool, merged: bool, result: str) -> str:
    """A cell's text, or nothing where the cell above goes on."""
    if field in ("no", result):
        return "" if same_result else cells[field]
    if merged and field in ("sumber_data", "penanggung_jawab") and cells[field] == before.get(field):
        return ""
    return cells[field]

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

    title: str
    basis: str
    dictum: str
    signature: str
    annex: str
    sheets: str
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
    bullet: str
    dotted: bool


def layouts() -> st.SearchStrategy[Layout]:
    return st.builds(
        Layout,
        title=st.sampled_from(["lines", "wrapped", "bold", "hashes", "joined"]),
        basis=st.sampled_from(["1.", "a.", "own line"]),
        dictum=st.sampled_from(["colon", "dash", "bare", "below"]),
        signature=st.sampled_from(["lines", "signed", "one line", "colons"]),
        annex=st.sampled_from(["plain", "bold", "colon", "none"]),
        sheets=st.sampled_from(["each", "once", "hashes"]),
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
        bullet=st.sampled_from(["", "- ", "– "]),
        dotted=st.booleans(),
    )


def render(record: Rekaman, layout: Layout) -> str:
    """The whole decree: header, body, signature, annex with the IKU table, a sheet per position.

    An empty cell can be a merged one only where the document shows that it merges: with two long tables at least.
    """
    if sum(len(rows) > 1 for rows in [record.iku, *(position.iki for position in record.jabatan)]) < 2:
        layout = replace(layout, merged=False)
    return "\n".join([*_head(record, layout), *_body(record, layout), *_signature(record, layout), *_annex(record, layout)]) + "\n"


def _day(iso: str) -> str:
    year, month, day = iso.split("-")
    return f"{int(day)} {MONTHS[int(month) - 1]} {year}"


def _head(record: Rekaman, layout: Layout) -> Iterator[str]:
    d = record.dokumen
    assert d.kabupaten and d.instansi and d.tentang and d.penandatangan and d.penandatangan.jabatan
    number = f"NOMOR {'' if 'TAHUN' in str(d.nomor) else ': '}{d.nomor}"
    lines = [f"PEMERINTAH {d.kabupaten.upper()}", d.instansi.upper(), "Jalan Raya Nomor 12 Telepon (0351) 100200", ""]
    lines += [f"KEPUTUSAN {d.penandatangan.jabatan}", number, "", "TENTANG", ""]
    if layout.title == "wrapped":
        lines += [
            f"{part} {d.instansi.upper()}".strip() if not n else part.strip() for n, part in enumerate(d.tentang.split(d.instansi.upper()))
        ]
    else:
        lines.append(d.tentang)
    lines += ["", f"{d.penandatangan.jabatan},", ""]
    if layout.title == "joined":
        yield from [*lines[:4], " ".join(line for line in lines[4:] if line), ""]
        return
    mark = {"bold": "**{}**", "hashes": "# {}"}.get(layout.title, "{}")
    yield from [mark.format(line) if line and line.isupper() else line for line in lines]


def _body(record: Rekaman, layout: Layout) -> Iterator[str]:
    considered = [f"{MARKS['a.'](n)}{text}" for n, text in enumerate(record.menimbang)]
    if len(considered) == 1 and layout.basis == "a.":
        considered = record.menimbang
    if layout.basis == "own line":
        basis = [line for item in record.mengingat for line in (f"{item.no}.", item.teks)]
    else:
        basis = [f"{MARKS[layout.basis](n)}{item.teks}" for n, item in enumerate(record.mengingat)]
    for label, items in (("Menimbang", considered), ("Mengingat", basis)):
        if layout.labels == "above":
            yield from [f"{label} :", *items, ""]
        else:
            yield from [f"{'- ' if layout.labels == 'dashed' else ''}{label} : {items[0]}", *items[1:], ""]
    yield from ["MEMUTUSKAN :", "", f"Menetapkan : KEPUTUSAN TENTANG {record.dokumen.tentang}.", ""]
    label = {"colon": "{} : ", "dash": "- {} : ", "bare": "{} ", "below": "{}\n"}[layout.dictum]
    for dictum in record.diktum:
        yield from (label.format(dictum.ke) + str(dictum.teks)).split("\n")
        yield from [f"{MARKS['a.'](n)}{text}" for n, text in enumerate(dictum.butir)]
        yield ""


def _signature(record: Rekaman, layout: Layout) -> Iterator[str]:
    d, signer = record.dokumen, record.dokumen.penandatangan
    assert signer and d.tanggal
    if layout.signature == "colons":
        yield from [f"Ditetapkan di : {d.tempat}", f"Pada tanggal : {_day(d.tanggal)}", ""]
    else:
        yield from [f"Ditetapkan di {d.tempat}", f"pada tanggal {_day(d.tanggal)}", ""]
    if layout.signature == "one line":
        yield from [f"{signer.jabatan}, {signer.nama} {signer.pangkat} NIP. {signer.nip}", "", ""]
        return
    yield from [f"{signer.jabatan},", "", *(["ttd", ""] if layout.signature == "signed" else [])]
    yield from [str(signer.nama), str(signer.pangkat), f"NIP. {signer.nip}", "", ""]


def _annex(record: Rekaman, layout: Layout) -> Iterator[str]:
    d, chain = record.dokumen, record.kaskade
    assert d.penandatangan and d.tanggal and d.instansi and d.kabupaten
    head = {"plain": "LAMPIRAN KEPUTUSAN {}", "bold": "**LAMPIRAN KEPUTUSAN {}**", "colon": "LAMPIRAN : KEPUTUSAN {}"}.get(layout.annex)
    if head:
        yield from [head.format(d.penandatangan.jabatan), f"NOMOR : {d.nomor}", f"TANGGAL : {_day(d.tanggal)}", ""]
    yield from ["INDIKATOR KINERJA UTAMA", f"{d.instansi.upper()} {d.kabupaten.upper()}", ""]
    for label, texts in [("Visi", [chain.visi] if chain.visi else []), ("Misi", chain.misi), ("Tujuan", chain.tujuan)]:
        if len(texts) == 1:
            yield f"{label} : {texts[0]}"
        elif texts:
            yield from [f"{label} :", *[f"{MARKS[layout.mark](n)}{text}" for n, text in enumerate(texts)]]
    yield from ["", *_table(list(record.iku), "sasaran", layout), ""]
    for position in record.jabatan:
        if layout.sheets != "once" or position.urut == 1:
            yield from [f"{'## ' if layout.sheets == 'hashes' else ''}INDIKATOR KINERJA INDIVIDU", ""]
        yield from [*_sheet(position, layout), "", *_table(list(position.iki), "kinerja", layout), "", ""]


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
    if field == "no":
        return f"{text}." if text and layout.dotted else text
    if field == "indikator":
        return f"{layout.bullet}{text}"
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

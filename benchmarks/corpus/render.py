"""Writes a decree as text, in a given style."""

from collections.abc import Iterator, Sequence

from benchmarks.corpus.model import Baris, Jabatan, Keputusan, Rumus
from benchmarks.corpus.style import HEADINGS, Gaya

_MONTHS = "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()
_MARKS = {"a.": "{}. ", "a)": "{}) ", "1.": "{}. ", "1)": "{}) "}


def render(keputusan: Keputusan, gaya: Gaya) -> str:
    """The whole text: letterhead, decree, signature, annex with the IKU, a sheet for each position, signature."""
    parts = (_head(keputusan, gaya), _body(keputusan, gaya), _signature(keputusan, gaya), _annex(keputusan, gaya))
    return "\n".join(line for part in parts for line in part) + "\n"


def day(iso: str) -> str:
    """2024-01-09 as 9 Januari 2024, 2024-01 as Januari 2024."""
    year, month, *date = iso.split("-")
    return " ".join([*(str(int(one)) for one in date), _MONTHS[int(month) - 1], year])


def _mark(style: str, n: int) -> str:
    return _MARKS[style].format(chr(97 + n) if style[0] == "a" else n + 1)


def _head(k: Keputusan, gaya: Gaya) -> Iterator[str]:
    yield from [f"PEMERINTAH {k.kabupaten.upper()}", k.instansi.upper(), f"Jalan Raya {k.kecamatan} Nomor 1", ""]
    number = f"NOMOR {k.nomor}" if "TAHUN" in k.nomor else f"NOMOR : {k.nomor}"
    pejabat = k.pejabat.replace("CAMAT", k.jenis.removeprefix("Keputusan ").upper(), 1)
    mark = {"tebal": "**{}**", "pagar": "# {}"}.get(gaya.kepala, "{}")
    for line in (f"KEPUTUSAN {pejabat}", number, "", "TENTANG", "", k.tentang, "", f"{k.pejabat},"):
        yield mark.format(line) if line else ""
    yield ""


def _body(k: Keputusan, gaya: Gaya) -> Iterator[str]:
    considered = [_mark("a.", n) + text for n, text in enumerate(k.menimbang)]
    basis = [_mark("1.", n) + text for n, text in enumerate(k.mengingat)]
    for label, items in (("Menimbang", considered), ("Mengingat", basis)):
        if gaya.label == "atas":
            yield from [f"{label} :", *items, ""]
        else:
            yield from [f"{'- ' if gaya.label == 'strip' else ''}{label} : {items[0]}", *items[1:], ""]
    yield from ["MEMUTUSKAN :", "", f"Menetapkan : KEPUTUSAN CAMAT TENTANG {k.tentang}.", ""]
    label = {"titik dua": "{} : ", "strip": "- {} : ", "polos": "{} "}[gaya.diktum]
    for ke, text, items in k.diktum:
        yield label.format(ke) + text
        yield from (_mark("a.", n) + item for n, item in enumerate(items))
        yield ""


def _signature(k: Keputusan, gaya: Gaya) -> Iterator[str]:
    between = " : " if gaya.tanda == "titik dua" else " "
    yield from [f"{k.frasa} di{between}{k.tempat}", f"pada tanggal{between}{day(k.tanggal)}", ""]
    yield from _signed(k, gaya)


def _signed(k: Keputusan, gaya: Gaya) -> Iterator[str]:
    name, rank, nip = k.penandatangan
    yield from [f"{k.pejabat},", "", *(["ttd", ""] if gaya.tanda == "ttd" else [])]
    yield from [line for line in (name, rank, nip and f"NIP. {nip}") if line]
    yield from ["", ""]


def _annex(k: Keputusan, gaya: Gaya) -> Iterator[str]:
    front = {"polos": "LAMPIRAN KEPUTUSAN {}", "tebal": "**LAMPIRAN KEPUTUSAN {}**", "titik dua": "LAMPIRAN : KEPUTUSAN {}"}[gaya.lampiran]
    yield from [front.format(k.pejabat), f"NOMOR : {k.nomor_lampiran}", f"TANGGAL : {day(k.tanggal_lampiran)}", ""]
    yield from ["INDIKATOR KINERJA UTAMA", f"{k.instansi.upper()} {k.kabupaten.upper()}", ""]
    yield from [f"{label} : {text}" for label, text in (("Visi", k.visi), ("Misi", k.misi), ("Tujuan", k.tujuan)) if text]
    yield from ["", *_table(k.iku, "sasaran", "iku", gaya), ""]
    for n, one in enumerate(k.jabatan):
        if n == 0 or gaya.lembar != "sekali":
            yield from [f"{'## ' if gaya.lembar == 'pagar' else ''}INDIKATOR KINERJA INDIVIDU", ""]
        yield from [*_sheet(one, gaya), ""]
        if one.baris:
            yield from _table(one.baris, "kinerja", "iki", gaya, one.lompat)
        yield from ["", ""]
    yield from _signed(k, gaya)


def _sheet(one: Jabatan, gaya: Gaya) -> Iterator[str]:
    parts: list[tuple[str, str | list[str]]] = [("Jabatan", one.nama)]
    if one.pemegang:
        parts[:0] = [("Nama", one.pemegang[0]), ("NIP", one.pemegang[1])]
    parts += [(label, items) for label, items in (("Tugas", one.tugas), ("Fungsi", one.fungsi)) if items]
    for n, (label, content) in enumerate(parts):
        front = {
            "nomor": f"{n + 1}. {label.upper()} : ",
            "huruf": f"{_mark('a.', n)}{label} : ",
            "polos": f"{label} : ",
            "tebal": f"**{label}** : ",
            "strip": f"- {label} : ",
        }[gaya.kop]
        if isinstance(content, str):
            yield front + (f"**{content}**" if gaya.kop == "tebal" else content)
        elif len(content) == 1:
            yield front + content[0]
        else:
            yield front.rstrip()
            yield from (_mark(gaya.butir, k) + text for k, text in enumerate(content))


def _table(rows: Sequence[Baris], statement: str, indicator: str, gaya: Gaya, skip: int | None = None) -> Iterator[str]:
    """A table; a statement that goes on over rows is written once. `skip`: before which statement a running number is left out."""
    fields = ["no"] * gaya.bernomor + [statement, indicator] + ["satuan"] * gaya.bersatuan + ["formulasi", "sumber"]
    lines = [[HEADINGS[name][gaya.heading % len(HEADINGS[name])] for name in fields]]
    if gaya.tabel == "pipa":
        lines.append(["---"] * len(fields))
    if gaya.bergaris == "nomor":
        lines.append([f"({n})" for n in range(1, len(fields) + 1)])
    before, number = None, 0
    for row in rows:
        new = row.kinerja != before or not row.kinerja
        number += new + (new and number == skip)
        before = row.kinerja
        cells = {
            "no": str(number) if new else "",
            statement: row.kinerja if new else "",
            indicator: row.indikator,
            "satuan": row.satuan,
            "formulasi": formula(row.rumus, gaya.rumus),
            "sumber": row.sumber,
        }
        lines.append([cells[name] for name in fields])
    for cells_of_line in lines:
        yield f"| {' | '.join(cells_of_line)} |" if gaya.tabel == "pipa" else "\t".join(cells_of_line)


def formula(rumus: Rumus, style: str) -> str:
    """A formula as a cell shows it."""
    if not rumus.penyebut:
        return rumus.teks
    upper, lower, factor = rumus.pembilang, rumus.penyebut, rumus.pengali
    if style == "latex":
        times = rf" \times {factor.replace('%', chr(92) + '%')}" if factor else ""
        return rf"$\frac{{\text{{{upper}}}}}{{\text{{{lower}}}}}{times}$"
    if style in ("dibagi", "miring"):
        return rumus.verbatim(style == "dibagi")
    bar = f"----- x {factor}" if factor else "-----"
    return f"{upper} {bar} {lower}" if style == "garis" else f"<p>{upper}</p> <p>{bar}</p> <p>{lower}</p>"

"""Comparisons of decrees as tables, and as a page."""

import re
from collections.abc import Sequence

from iki_graph.comparing import Naskah, Perbandingan, Selisih
from iki_graph.record import Baris
from iki_graph.reports.html import page
from iki_graph.reports.labels import labels, written
from iki_graph.reports.tables import Kolom, Tabel

_WIDTHS = {
    "dari": 26,
    "ke": 26,
    "perihal": 20,
    "tingkat": 14,
    "pemilik": 28,
    "hal": 40,
    "lama": 46,
    "baru": 46,
    "alasan": 28,
    "pesan": 70,
    "saran": 60,
}
_SECTIONS = {
    "indikator": ("baru", "hilang", "ganti-nama", "pindah", "formula-berubah", "sumber-berubah", "target-berubah", "satuan-berubah"),
    "jabatan": ("jabatan-baru", "jabatan-hilang", "jabatan-ganti-nama", "pemegang-berganti"),
    "dasar": ("dasar-baru", "dasar-hilang", "dasar-berubah"),
    "temuan": ("temuan-selesai", "temuan-baru"),
}
"""The tables of differences, and the kinds that each shows."""


def tables(found: Sequence[Perbandingan], lang: str = "id") -> list[Tabel]:
    """The differences of one or several comparisons: indicators, positions, legal bases, findings, and what checks of two documents say."""
    made = [_differences(name, kinds, found, lang) for name, kinds in _SECTIONS.items()]
    return [table for table in [_checks(found, lang), *made] if table.baris]


def _differences(name: str, kinds: Sequence[str], found: Sequence[Perbandingan], lang: str) -> Tabel:
    label = labels(lang)
    rows = tuple(
        (*_which(one, found), *_cells(item, lang))
        for one in found
        for item in one.selisih
        if item.perihal in kinds
    )  # fmt: skip
    columns = (*_leading(found), "perihal", "tingkat", "pemilik", "hal", "lama", "baru", "alasan", "baris_lama", "baris_baru")
    return Tabel(f"selisih-{name}", label(f"tabel-selisih-{name}"), _columns(columns, lang), rows, label("tabel-selisih-catatan"))


def _cells(item: Selisih, lang: str) -> tuple[str | None, ...]:
    label = labels(lang)
    reason = item.alasan_en if lang == "en" else item.alasan
    if item.skor is not None:
        reason += f" ({written(round(item.skor, 2), lang)})"
    texts = (level(item), item.pemilik, about(item), item.lama, item.baru, reason)
    return (label(f"selisih-{item.perihal}"), *(text or None for text in texts), _lines(item.baris_lama), _lines(item.baris_baru))


def level(item: Selisih) -> str:
    """The level of what differs, for readers: levels of indicators are abbreviations, but a programme's."""
    return item.tingkat.upper() if item.tingkat in ("iku", "iki") else item.tingkat


def about(item: Selisih) -> str:
    """What a difference is about, for readers: a regulation by its kind, number and year as the decree cites it, and not by its key."""
    return re.split(r"\s+tentang\s", item.baru or item.lama, maxsplit=1)[0] if item.perihal.startswith("dasar-") else item.hal


def _checks(found: Sequence[Perbandingan], lang: str) -> Tabel:
    label, english = labels(lang), lang == "en"
    rows = tuple(
        (
            *_which(one, found),
            item.kode,
            label(f"tingkat-{item.tingkat}"),
            item.pesan_en if english else item.pesan,
            item.saran_en if english else item.saran,
            item.dasar,
        )
        for one in found
        for item in one.temuan
    )
    columns = _columns((*_leading(found), "kode", "tingkat", "pesan", "saran", "dasar"), lang)
    return Tabel("antardokumen", label("tabel-antardokumen"), columns, rows, label("tabel-antardokumen-catatan"))


def html(title: str, subtitle: str, made: Sequence[Tabel], found: Sequence[Perbandingan], lang: str = "id") -> str:
    """A page of these tables in the look of the other reports."""
    label = labels(lang)
    totals: dict[str, int] = {}
    for one in found:
        for kind, number in one.jumlah.items():
            totals[kind] = totals.get(kind, 0) + number
    tiles = [(label(f"selisih-{kind}"), totals[kind]) for kinds in _SECTIONS.values() for kind in kinds if kind in totals]
    return page("compare.html", lang, "compare.js", title=title, subtitle=subtitle, tiles=tiles, tables=made, compared=bool(found))


def named(naskah: Naskah) -> str:
    """A decree in a few words: office, period, file."""
    return " · ".join(filter(None, (naskah.instansi, naskah.kabupaten, naskah.periode, naskah.berkas)))


def _which(one: Perbandingan, found: Sequence[Perbandingan]) -> tuple[str, ...]:
    """The files compared, where there is more than one comparison."""
    return (one.lama.berkas, one.baru.berkas) if len(found) > 1 else ()


def _leading(found: Sequence[Perbandingan]) -> tuple[str, ...]:
    return ("dari", "ke") if len(found) > 1 else ()


def _columns(names: Sequence[str], lang: str) -> tuple[Kolom, ...]:
    return tuple(Kolom(name, labels(lang)(f"banding-{name}"), _WIDTHS.get(name, 12)) for name in names)


def _lines(baris: Baris | None) -> str | None:
    if baris is None:
        return None
    return str(baris[0]) if baris[0] == baris[1] else f"{baris[0]}–{baris[1]}"

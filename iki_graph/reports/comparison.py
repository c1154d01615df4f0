"""Decrees side by side: a table of offices, indicators of the same name with other formulas, changes between decrees of one office.

The numbers come from the ready questions; only the order of the offices is made here.
"""

from collections.abc import Mapping, Sequence

from iki_graph.graph.query import Cell, Data, of_decrees, question, run
from iki_graph.reports.digest import LEVELS
from iki_graph.reports.labels import labels
from iki_graph.reports.tables import Kolom, Sel, Tabel

OFFICES, SAME, CHANGED = "perbandingan-instansi", "indikator-sama-formula-beda", "perubahan-antarkeputusan"
_SEVERAL = """
SELECT DISTINCT ?naskah WHERE {
  { SELECT ?kunci WHERE { ?satu iki:kunciInstansi ?kunci } GROUP BY ?kunci HAVING (COUNT(DISTINCT ?satu) > 1) }
  ?naskah iki:kunciInstansi ?kunci
} ORDER BY STR(?naskah)
"""
"""The decrees of offices that have several: changes are asked of these alone, because engines would else go through all that a store has."""
_WIDTHS = {
    "dokumen": 34,
    "contoh_dokumen": 34,
    "instansi": 28,
    "iku": 9,
    "iki": 9,
    "pelanggaran": 19,
    "peringatan": 18,
    "indikator": 44,
    "pemilik": 30,
    "pemilik_lain": 30,
    "contoh_pemilik": 30,
    "formulasi": 60,
    "formulasi_lama": 50,
    "formulasi_baru": 50,
}
_NARROW = 15
_NAMES = {"iku": "jumlah_iku", "dari": "dari_dokumen"}
"""Columns of the questions whose heads are other words than those of the tables on one decree."""


def comparison(store: Data, lang: str = "id") -> list[Tabel]:
    """The tables over all decrees of a store."""
    several = [str(decree) for (decree,) in run(_SEVERAL, store).rows]
    return [offices(store, lang), _answer(store, SAME, lang), _answer(store, CHANGED, lang, several)]


def offices(store: Data, lang: str = "id", decrees: Sequence[str] | None = None) -> Tabel:
    """The offices, those whose indicators are most complete and best linked first; of these decrees only, by their IRIs, if they are given."""
    label = labels(lang)
    asked = question(OFFICES)
    text = asked.text if decrees is None else of_decrees(asked.text, decrees)
    found = [dict(zip(asked.columns, row, strict=True)) for row in run(text, store).rows]
    rows: list[tuple[Sel, ...]] = []
    for row in sorted(found, key=lambda row: (-(_estimate(row) or 0), str(row["dokumen"]))):
        rows.append((len(rows) + 1, _estimate(row), *(_plain(row[name]) for name in asked.columns)))
    estimate = Kolom("estimasi", label("kolom-estimasi-persen"), 14)
    columns = [_column("peringkat", lang), estimate, *(_column(name, lang) for name in asked.columns)]
    return Tabel("perbandingan", label("tabel-perbandingan"), tuple(columns), tuple(rows), label("tabel-perbandingan-catatan"))


def _estimate(row: Mapping[str, Cell]) -> float | None:
    """Mean share, in percent, of what should be there: IKU carried, IKI that reach an IKU, positions with IKI, indicators with formula and source."""
    number = {key: value for key, value in row.items() if isinstance(value, int)}
    rows = number["iku"] + number["iki"]
    shares = [
        (number["iku_didukung"], number["iku"]),
        (number["iki_sampai_iku"], number["iki"]),
        (number["jabatan"] - number["jabatan_tanpa_iki"], number["jabatan"]),
        (rows - number["tanpa_formula"], rows),
        (rows - number["tanpa_sumber"], rows),
    ]
    known = [have / of for have, of in shares if of]
    return round(100 * sum(known) / len(shares), 1) if known else None


def _answer(store: Data, name: str, lang: str, decrees: Sequence[str] | None = None) -> Tabel:
    asked = question(name)
    text = asked.text if decrees is None else of_decrees(asked.text, decrees)
    rows = tuple(tuple(map(_plain, row)) for row in run(text, store).rows)
    columns = tuple(_column(column, lang) for column in asked.columns)
    return Tabel(name, labels(lang)(f"tabel-{name}"), columns, rows, asked.question_en if lang == "en" else asked.question)


def _column(name: str, lang: str) -> Kolom:
    key = f"tingkat-{name}" if name in LEVELS else f"kolom-{_NAMES.get(name, name)}"
    return Kolom(name, labels(lang)(key), _WIDTHS.get(name, _NARROW))


def _plain(cell: Cell) -> Sel:
    return str(cell) if isinstance(cell, bool) else cell

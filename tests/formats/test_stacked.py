"""Tables whose cells stand below each other: read where numbers and count leave one way to pair them, else a doubt and no row."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from iki_graph.parsing import parse
from iki_graph.reading import read
from iki_graph.record import Rekaman

HEADS = ["NO", "SASARAN", "INDIKATOR\nKINERJA UTAMA", "FORMULASI", "SUMBER DATA"]
ROWS = [
    ["1.", "Meningkatnya mutu\nlayanan", "Persentase berkas\nyang lengkap", "Jumlah berkas lengkap / Jumlah berkas x 100%", "Laporan"],
    ["2.", "Tertibnya arsip", "Jumlah arsip", "Jumlah arsip yang tertata", "Daftar\narsip"],
    ["3.", "Lancarnya surat", "Jumlah surat", "Hitungan", "Buku surat"],
]
SHEET = ["KECAMATAN CONTOH", "", "JABATAN : CAMAT", "TUGAS : Memimpin kecamatan", "FUNGSI : a. pelayanan;", "b. pembinaan.", ""]
END = ["", "JABATAN : SEKRETARIS", "TUGAS : Mengelola kantor"]


def by_rows(rows: Sequence[Sequence[str]]) -> list[str]:
    return [*HEADS, *(cell for row in rows for cell in row)]


def by_columns(rows: Sequence[Sequence[str]]) -> list[str]:
    return [*HEADS, *(cell for column in zip(*rows, strict=True) for cell in column)]


def each_under_its_head(rows: Sequence[Sequence[str]]) -> list[str]:
    return [cell for column in zip(HEADS, *rows, strict=True) for cell in column]


WAYS = [by_rows, by_columns, each_under_its_head]


def record(cells: Sequence[str], white: bool, folder: Path) -> Rekaman:
    body = [line for cell in cells for line in (*cell.split("\n"), *([""] if white else []))]
    path = folder / "iki.txt"
    path.write_text("\n".join([*SHEET, *body, *END]), encoding="utf-8")
    (found,) = parse(read(path))
    return found


def rows_of(found: Rekaman) -> list[list[str | None]]:
    return [[r.no, r.kinerja, r.indikator, r.formulasi, r.sumber_data] for r in found.jabatan[0].iki]


def told(rows: Sequence[Sequence[str]]) -> list[list[str]]:
    return [[row[0].strip("."), *(cell.replace("\n", " ") for cell in row[1:])] for row in rows]


@pytest.mark.parametrize("way", WAYS)
def test_numbered_rows_are_paired_by_count(way, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    found = record(way(ROWS), True, tmp_path)
    assert rows_of(found) == told(ROWS)
    assert found.jabatan[0].fungsi == ["pelayanan", "pembinaan."] or found.jabatan[0].fungsi[-1] == "pembinaan."
    assert any("dipasangkan menurut nomor" in k.alasan for k in found.keraguan)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("harm", ["no white lines", "an empty cell", "a number missing"])
def test_what_cannot_be_paired_gives_a_doubt_and_no_row(way, harm: str, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    cells = way(ROWS)
    if harm == "an empty cell":
        cells.remove("Daftar\narsip")
    if harm == "a number missing":
        cells.remove("2.")
    found = record(cells, harm != "no white lines", tmp_path)
    assert [p.nama for p in found.jabatan] == ["CAMAT", "SEKRETARIS"]
    assert found.jabatan[0].fungsi[-1] == "pembinaan." and not any(p.iki for p in found.jabatan)
    assert any("tidak dapat dipasangkan" in k.alasan for k in found.keraguan)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(way=st.sampled_from(WAYS), count=st.integers(1, 4), gone=st.sets(st.integers(0, 24), max_size=3))
def test_no_row_is_ever_wrong(way, count: int, gone: set[int], tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """Whatever cells are lost."""
    rows = [[f"{n}.", *(f"{cell} {n}" for cell in ("Sasaran", "Indikator", "Jumlah berkas", "Laporan"))] for n in range(1, count + 1)]
    cells = way(rows)
    found = record([cell for i, cell in enumerate(cells) if i - len(HEADS) not in gone or cell in HEADS], True, tmp_path)
    assert all(row in told(rows) for row in rows_of(found))


def test_cells_mixed_word_by_word_give_a_doubt_and_no_row(tmp_path: Path) -> None:
    lines = [
        "NO SASARAN INDIKATOR KINERJA FORMULASI SUMBER DATA",
        "1. Meningkatnya Persentase berkas Jumlah berkas Laporan",
        "mutu yang lengkap lengkap",
    ]
    found = record(lines, False, tmp_path)
    assert not found.jabatan[0].iki and found.jabatan[0].fungsi[-1] == "pembinaan."
    assert any("tidak dapat dipasangkan" in k.alasan for k in found.keraguan)

"""Whole decrees of invented offices, in layouts of their own, against records made by hand."""

import json

import pytest

from iki_graph.parsing import parse
from iki_graph.reading import read

from .support import SAMPLES, assert_same, letters


@pytest.mark.parametrize("name", ["kecamatan-sumberwangi.md", "dinas-perpustakaan.txt"])
def test_record_is_the_one_made_by_hand(name: str) -> None:
    """Every value of the hand-made record comes out; what the source does not say stays null."""
    path = SAMPLES / name
    (record,) = parse(read(path))
    assert_same(json.loads(path.with_suffix(".json").read_text(encoding="utf-8")), record)


@pytest.mark.parametrize("name", ["kecamatan-sumberwangi.md", "dinas-perpustakaan.txt"])
def test_lines_of_a_row_hold_its_indicator(name: str) -> None:
    """`baris` is where a reader finds the row; of a position, its sheet from head to last row."""
    path = SAMPLES / name
    lines = path.read_text(encoding="utf-8").splitlines()
    (record,) = parse(read(path))

    def text(span: tuple[int, int] | None) -> str:
        assert span is not None
        return letters(" ".join(lines[span[0] - 1 : span[1]]))

    for row in record.iku:
        assert letters(row.indikator) in text(row.baris)
    for position in record.jabatan:
        assert letters(position.nama) in text(position.baris)
        for row in position.iki:
            assert letters(row.indikator) in text(row.baris)
            assert row.baris and position.baris and position.baris[0] <= row.baris[0] <= row.baris[1] <= position.baris[1]

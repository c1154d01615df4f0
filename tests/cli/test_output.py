"""Names, files and tables of results."""

import csv
from io import StringIO
from pathlib import Path

import pytest

from iki_graph.cli.files import Names, documents, write
from iki_graph.cli.output import comma_separated, table
from iki_graph.errors import UsageError


def test_names_differ_even_where_case_does_not_count() -> None:
    names = Names()
    assert [names.take(stem) for stem in ("sk", "SK", "sk-2", "sk", "lain")] == ["sk", "SK-2", "sk-2-2", "sk-3", "lain"]


def test_a_folder_stands_for_its_documents(tmp_path: Path) -> None:
    for name in ("b.txt", "a.md", "sub/c.TXT", ".hidden/d.txt", "README.md", "readme.txt", "e.dat", ".f.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    found, errors = documents([tmp_path, tmp_path / "b.txt", tmp_path / "e.dat"])
    assert [path.relative_to(tmp_path).as_posix() for path in found] == ["a.md", "b.txt", "sub/c.TXT", "e.dat"]
    assert errors == []


def test_a_failed_write_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "hasil.json").mkdir()
    with pytest.raises(UsageError):
        write(tmp_path / "hasil.json", "{}")
    assert [path.name for path in tmp_path.iterdir()] == ["hasil.json"]


def test_a_write_replaces_the_whole_file(tmp_path: Path) -> None:
    path = tmp_path / "hasil.txt"
    write(path, "panjang sekali\n")
    write(path, "é\n")
    assert path.read_bytes() == "é\n".encode()


def test_table_is_aligned_and_keeps_one_row_a_line() -> None:
    text = table(("kode", "jumlah", "pesan"), [("DOK-02", 3, "dua\nbaris"), ("X", 12, None)])
    assert text.splitlines() == ["kode    jumlah  pesan", "------  ------  -----", "DOK-02       3  dua baris", "X           12"]


def test_csv_runs_nothing_in_a_spreadsheet() -> None:
    cells = ["=1+1", "+x", "-x", "@x", "\tx", "\rx", "biasa", 'a "b", c']
    (_, row) = csv.reader(StringIO(comma_separated([str(n) for n in range(len(cells))], [cells])))
    assert row == ["'=1+1", "'+x", "'-x", "'@x", "'\tx", "'\nx", "biasa", 'a "b", c']

"""The hand-made records, set out in every format and habit, are read as they were."""

import shutil
import subprocess
from pathlib import Path

import pytest

from iki_graph.pipeline import load
from iki_graph.reading.convert import program

from .decree import HABITS
from .make import DECREES, WRITERS, gold, make
from .score import f1

needs_office = pytest.mark.skipif(program() is None, reason="needs LibreOffice")


def expect(name: str, path: Path, least: float = 1.0) -> None:
    score, misses = f1(gold(name), path)
    assert score >= least, misses[:10]


@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize(("name", "habit"), [("kerek", "biasa"), ("kerek", "garis")])
def test_is_read_as_it_was_made(name: str, habit: str, suffix: str, tmp_path: Path) -> None:
    expect(name, make(name, suffix, tmp_path, habit))


@pytest.mark.slow
@pytest.mark.parametrize("habit", HABITS)
@pytest.mark.parametrize("suffix", WRITERS)
@pytest.mark.parametrize("name", DECREES)
def test_is_read_as_it_was_made_by_every_habit(name: str, suffix: str, habit: str, tmp_path: Path) -> None:
    expect(name, make(name, suffix, tmp_path, habit))


@pytest.mark.slow
@needs_office
@pytest.mark.parametrize(
    ("source", "target", "least"),
    [
        (".docx", "odt", 1.0),
        (".docx", "doc", 1.0),
        (".docx", "rtf", 0.89),  # LibreOffice moves equations out of their cells when it writes RTF
        (".docx", "html", 0.96),  # formulas become pictures
        (".xlsx", "ods", 1.0),
        (".xlsx", "xls", 1.0),
        (".ods", "xlsx", 1.0),
    ],
)
@pytest.mark.parametrize(("name", "habit"), [("kerek", "biasa"), ("kesamben", "sarang")])
def test_is_read_as_libreoffice_saves_it(name: str, habit: str, source: str, target: str, least: float, tmp_path: Path) -> None:
    path = make(name, source, tmp_path, habit)
    office = program()
    assert office
    command = [office, f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}", "--headless", "--convert-to", target]
    subprocess.run([*command, "--outdir", str(tmp_path / "hasil"), str(path)], check=True, capture_output=True, timeout=300)
    expect(name, tmp_path / "hasil" / f"{path.stem}.{target}", least)


def test_a_picture_in_a_table_is_told(tmp_path: Path) -> None:
    path = make("kesamben", ".html", tmp_path)
    page = path.read_text(encoding="utf-8")
    at = page.index("<math>")
    path.write_text(page[:at] + '<img src="rumus.gif">' + page[page.index("</math>") + 7 :], encoding="utf-8")
    _, (record,) = load(path)
    assert [d.alasan for d in record.keraguan if "gambar" in d.alasan and d.baris]


@pytest.mark.parametrize("suffix", WRITERS)
def test_the_format_is_told_by_the_content(suffix: str, tmp_path: Path) -> None:
    path = shutil.copy(make("kerek", suffix, tmp_path), tmp_path / "sk.txt")
    expect("kerek", Path(path))


@pytest.mark.parametrize("suffix", [".xlsx", ".ods"])
def test_values_of_sheets_have_their_cells(suffix: str, tmp_path: Path) -> None:
    _, (record,) = load(make("kerek", suffix, tmp_path))
    row = record.jabatan[1].iki[0]
    places = {key.rpartition("/")[2]: asal.sel for key, asal in record.asal.items() if key.startswith("/jabatan/1/iki/0/")}
    assert row.sel and row.sel.startswith("Lampiran!A")
    assert places["sumber_data"] and places["sumber_data"].startswith("Lampiran!E") and ":E" in places["sumber_data"]
    assert record.asal["/dokumen/nomor"].sel == "SK!A5:H5"

"""`iki compare`: forms, order, stores, wrong use."""

import csv
import io
import json
import re
from pathlib import Path

import jsonschema
import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Iki
from tests.competency.invented import decrees


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Records of an office's decrees of 2022 and 2024, each with a holder."""
    folder, made = tmp_path_factory.mktemp("dua"), []
    for rekaman, holder in zip(decrees(), ("Adi Wijaya", "Budi Santosa"), strict=True):
        data = json.loads(rekaman.model_dump_json())
        data["jabatan"][0]["pemegang"] = {"nama": holder}
        path = folder / f"{Path(rekaman.berkas).stem}.json"
        path.write_text(json.dumps(data), encoding="utf-8")
        made.append(path)
    return made


def test_the_older_decree_comes_first_and_nobody_is_named(two: list[Path], root: Path, iki: Iki) -> None:
    ran = iki("compare", two[1], two[0], "--format", "json")
    assert ran.code == 0
    data = json.loads(ran.out)
    jsonschema.validate(data, json.loads((root / "docs" / "schema" / "perbandingan.json").read_text(encoding="utf-8")))
    (found,) = data["perbandingan"]
    assert (found["lama"]["berkas"], found["baru"]["berkas"]) == ("sukamakmur-2022.txt", "sukamakmur-2024.txt")
    assert found["jumlah"]["pemegang-berganti"] == 1 and found["jumlah"]["formula-berubah"] == 1
    assert "Adi" not in ran.out and "Budi" not in ran.out
    assert "Budi Santosa" in iki("compare", *two, "--format", "csv", "--with-holders").out


def test_every_form(two: list[Path], tmp_path: Path, iki: Iki) -> None:
    shown = iki("compare", *two, "--lang", "en").out
    assert "formula changed" in shown and "LTS-05" in shown
    rows = list(csv.DictReader(io.StringIO(iki("compare", *two, "--format", "csv").out)))
    assert {"baru", "hilang", "formula-berubah", "temuan-selesai"} <= {row["perihal"] for row in rows}
    page, book = tmp_path / "x.html", tmp_path / "x.xlsx"
    assert iki("compare", *two, "--format", "html", "--out", page).code == 0
    text = page.read_text(encoding="utf-8")
    assert "Perubahan indikator" in text and "Content-Security-Policy" in text and "Adi" not in text
    assert iki("compare", *two, "--format", "xlsx", "--out", book).code == 0
    names = load_workbook(book).sheetnames
    assert names == ["Periksa antardokumen", "Perubahan indikator", "Perubahan jabatan", "Temuan selesai dan baru"]
    again = tmp_path / "y.xlsx"
    assert iki("compare", *two, "--format", "xlsx", "--out", again).code == 0
    assert again.read_bytes() == book.read_bytes()


def test_several_offices_and_a_store(two: list[Path], tmp_path: Path, sample: Path, iki: Iki) -> None:
    data = json.loads(iki("compare", *two, sample, "--format", "json").out)
    assert len(data["instansi"]) == 3 and len(data["perbandingan"]) == 1
    assert iki("review", *two, "--out", tmp_path / "hasil").code == 0
    store = tmp_path / "hasil" / "store"
    by_office = iki("compare", "--store", store, "--office", "sukamakmur", "--format", "json")
    by_name = iki("compare", "--store", store, "sukamakmur-2022.txt", "188/2024", "--format", "json")
    direct = json.loads(iki("compare", *two, "--format", "json").out)
    assert by_office.out == by_name.out
    stored = json.loads(by_office.out)["perbandingan"][0]
    kept = [item for item in direct["perbandingan"][0]["selisih"] if item["perihal"] != "pemegang-berganti"]
    assert stored["selisih"] == kept
    for arguments, word in (
        (["--store", store], "--office"),
        (["--store", store, "x", "y"], "tidak memuat"),
        (["--store", store, "--office", "Kecamatan Lain"], "dua keputusan"),
        (["--store", tmp_path / "tiada", "x", "y"], "penyimpanan"),
    ):
        ran = iki("compare", *arguments)
        assert (ran.code, word in ran.err) == (2, True)


def test_offices_chosen_are_the_only_ones_in_the_table_and_each_decree_goes_with_the_next(
    two: list[Path], tmp_path: Path, sample: Path, iki: Iki
) -> None:
    third = tmp_path / "sukamakmur-2026.json"
    data = json.loads(two[1].read_text(encoding="utf-8").replace("2024", "2026"))
    data["sumber"] = {"sha256": "f" * 64}
    third.write_text(json.dumps(data), encoding="utf-8")
    assert iki("load", *two, third, sample, "--store", tmp_path / "s").code == 0
    chosen = json.loads(iki("compare", "--store", tmp_path / "s", "--office", "sukamakmur", "--format", "json").out)
    assert {row["instansi"] for row in chosen["instansi"]} == {"Kecamatan Sukamakmur"}
    assert (len(chosen["instansi"]), len(chosen["perbandingan"])) == (3, 2)
    for where in ([*two, third], ["--store", tmp_path / "s"]):
        rows = json.loads(iki("query", "perubahan-antarkeputusan", *where, "--format", "json").out)
        assert {(row["dari"], row["ke"]) for row in rows} == {("sukamakmur-2022.txt", "sukamakmur-2024.txt")}


def test_readers_see_citations_and_no_keys(samples: list[Path], iki: Iki) -> None:
    told = iki("compare", samples[0], samples[1]).out
    assert "dasar hukum hilang" in told and "Peraturan Daerah Kabupaten" in told
    assert not re.search(r"\bperda/\d|\bperbup/\d", told) and "  IKI  " in told and "  iki  " not in told


def test_offices_with_one_decree_each_are_not_said_to_be_alike(two: list[Path], root: Path, iki: Iki) -> None:
    """Where no office has two decrees, nothing was compared, which is not that nothing differs."""
    small = [root / "tests" / "samples" / name for name in ("dinas-perpustakaan.txt", "tabel-iku.txt")]
    for form in ("table", "html"):
        told = iki("compare", two[0], *small, "--format", form).out
        assert "Tidak ada instansi dengan dua keputusan" in told and "Tidak ada yang berbeda" not in told


def test_wrong_use(two: list[Path], iki: Iki) -> None:
    for arguments, word in (
        ([], "satu berkas"),
        (two[:1], "dua keputusan"),
        ([two[0], two[0]], "dua keputusan"),
        ([*two, "--format", "xlsx"], "--out"),
        ([*two, "--office", "x"], "--store"),
    ):
        ran = iki("compare", *arguments)
        assert (ran.code, word in ran.err) == (2, True)
    ran = iki("compare", two[0], two[0].with_name("tiada.json"))
    assert ran.code == 2 and "tiada.json" in ran.err

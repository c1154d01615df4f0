"""Tables of other systems, by a mapping file."""

import json
from pathlib import Path

import pytest
from openpyxl import Workbook

from iki_graph.entry import table
from iki_graph.errors import InputError, UsageError
from iki_graph.record import Rekaman

IKU = """
[dokumen]
instansi = "Kecamatan Kerek"
tahun = "2024"

[[tabel]]
lembar = "iku"
ulang = ["sasaran"]
[tabel.kolom]
sasaran = "Sasaran Strategis"
indikator = "Indikator Kinerja"
satuan = "Satuan"
target = "Target 2024"
"""
ROWS = [
    ["Laporan IKU", "", "", ""],
    ["No", "SASARAN STRATEGIS", "Indikator  Kinerja", "Satuan", "Target 2024"],
    ["1", "Pelayanan baik", "Nilai SKM", "Nilai", "85,5"],
    ["2", "", "=Persentase keluhan", "%", "90"],
]


def mapped(folder: Path, text: str) -> table.Peta:
    """A mapping file with this text."""
    (folder / "peta.toml").write_text(text, encoding="utf-8-sig")
    return table.mapping(folder / "peta.toml")


def expected(record: Rekaman) -> None:
    assert (record.dokumen.instansi, record.dokumen.tahun) == ("Kecamatan Kerek", "2024")
    assert [(r.sasaran, r.indikator, r.satuan, r.target) for r in record.iku] == [
        ("Pelayanan baik", "Nilai SKM", "Nilai", "85,5"),
        ("Pelayanan baik", "=Persentase keluhan", "%", "90"),
    ]
    assert record.kaskade.sasaran == ["Pelayanan baik"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_however_it_was_saved(delimiter: str, encoding: str, tmp_path: Path) -> None:
    lines = [delimiter.join(f'"{cell}"' for cell in row) for row in ROWS]
    (tmp_path / "iku.csv").write_text("\r\n".join([*lines, ""]), encoding=encoding)
    (record,) = table.records(tmp_path / "iku.csv", mapped(tmp_path, IKU))
    expected(record)


def test_a_workbook_tells_the_cells(tmp_path: Path) -> None:
    book = Workbook()
    book.create_sheet("IKU")
    for row in ROWS:
        book["IKU"].append([cell or None for cell in row])
    book["IKU"]["E3"] = 85.5
    book["IKU"]["C4"].data_type = "s"
    book.save(tmp_path / "iku.xlsx")
    (record,) = table.records(tmp_path / "iku.xlsx", mapped(tmp_path, IKU))
    expected(record)
    assert record.asal["/iku/1/target"].sel == "IKU!E4"


def test_json_is_told_by_paths(tmp_path: Path) -> None:
    peta = """
    instansi = "opd.nama"
    [dokumen]
    tahun = "2024"
    [[tabel]]
    lembar = "iki"
    dari = "data.items"
    [tabel.kolom]
    jabatan = "jabatan"
    indikator = "indikator.nama"
    target = "target"
    [[tabel]]
    lembar = "jabatan"
    dari = "data.jabatan"
    [tabel.kolom]
    nama = "nama"
    atasan = "atasan"
    """
    items = [
        {"opd": {"nama": "Dinas A"}, "jabatan": "Kepala Dinas", "indikator": {"nama": "Nilai SKM"}, "target": 85.5},
        {"opd": {"nama": "Dinas B"}, "jabatan": "Sekretaris", "indikator": {"nama": "Nilai SAKIP"}, "target": None},
    ]
    posts = [
        {"opd": {"nama": "Dinas B"}, "nama": "Kepala Dinas", "atasan": None},
        {"opd": {"nama": "Dinas B"}, "nama": "Sekretaris", "atasan": "Kepala Dinas"},
    ]
    (tmp_path / "x.json").write_text(json.dumps({"data": {"items": items, "jabatan": posts}}), encoding="utf-8")
    one, other = table.records(tmp_path / "x.json", mapped(tmp_path, peta))
    assert (one.dokumen.instansi, one.jabatan[0].nama, one.jabatan[0].iki[0].target) == ("Dinas A", "Kepala Dinas", "85,5")
    assert [(j.nama, j.atasan_urut, len(j.iki)) for j in other.jabatan] == [("Kepala Dinas", None, 0), ("Sekretaris", 1, 1)]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("[dokumen]", "[dokumen", "bukan TOML yang utuh"),
        ("[[tabel]]", "[[tabel2]]", "tabel nilainya tidak sesuai"),
        ('lembar = "iku"', 'lembar = "ikk"', "tabel.0.lembar 'ikk' tidak dikenal; pilih naskah, mengingat"),
        ("satuan = ", "unit = ", "kolom 'unit' tidak dikenal untuk iku; pilih tingkat"),
        ("tahun = ", "taun = ", "dokumen.taun tidak dikenal; pilih jenis"),
        ("ulang", "ulangi", "tabel.0.ulangi tidak dikenal"),
        ('"Satuan"', '"Unit"', "kolom 'Unit' tidak ada; sesuaikan pemetaan iku"),
        ('"Satuan"', '"Laporan IKU"', "tidak berada dalam satu baris kepala"),
    ],
)
def test_a_bad_mapping_is_one_clear_sentence(old: str, new: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "iku.csv").write_text("\n".join(",".join(f'"{c}"' for c in row) for row in ROWS), encoding="utf-8")
    with pytest.raises(UsageError, match=said) as caught:
        table.records(tmp_path / "iku.csv", mapped(tmp_path, IKU.replace(old, new)))
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("name", "content", "kind", "said"),
    [
        ("x.json", "{", InputError, "bukan JSON yang utuh"),
        ("x.json", '{"data": 1}', UsageError, "akar JSON bukan daftar objek"),
        ("x.json", '[{"Sasaran Strategis": "a"}]', UsageError, "kunci 'Indikator Kinerja' tidak ada"),
        ("x.json", "[]", InputError, "tidak berisi satu baris pun"),
        ("x.txt", "a", UsageError, "berupa .csv, .json, .xlsx"),
        ("x.xlsx", "a", InputError, "rusak atau tidak utuh"),
    ],
)
def test_a_bad_table_is_one_clear_sentence(name: str, content: str, kind: type[Exception], said: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(kind, match=said):
        table.records(tmp_path / name, mapped(tmp_path, IKU))


def test_tables_and_mappings_that_are_not_there(tmp_path: Path) -> None:
    peta = mapped(tmp_path, IKU)
    with pytest.raises(InputError, match="tabel tidak dapat dibuka"):
        table.records(tmp_path / "tidak-ada.csv", peta)
    with pytest.raises(UsageError, match="pemetaan tidak dapat dibuka"):
        table.mapping(tmp_path / "tidak-ada.toml")


def test_the_example_in_the_docs_works(root: Path, tmp_path: Path) -> None:
    page = (root / "docs" / "commands" / "convert.md").read_text(encoding="utf-8")
    peta = mapped(tmp_path, page.partition("```toml\n")[2].partition("```")[0])
    book = Workbook()
    for table_ in peta.tabel:
        sheet = book.create_sheet(table_.dari)
        sheet.append(list(table_.kolom.values()))
        sheet.append([f"{name} isi" for name in table_.kolom])
    book.save(tmp_path / "iku.xlsx")
    (record,) = table.records(tmp_path / "iku.xlsx", peta)
    assert (record.iku[0].formulasi, record.jabatan[0].nama, record.jabatan[0].iki[0].frekuensi) == (
        "formulasi isi",
        "jabatan isi",
        "Tahunan",
    )


@pytest.mark.parametrize(("name", "content"), [("iku.csv", '"' + "x" * 200_000), ("iku.json", "[" * 100_000)])
def test_tables_that_are_broken(name: str, content: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises(InputError, match=f"{name}: bukan "):
        table.records(tmp_path / name, mapped(tmp_path, IKU))

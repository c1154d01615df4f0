"""`iki report`: files, forms, comparisons, wrong use."""

import io
import json
from pathlib import Path

import jsonschema
import pytest
from docx import Document
from openpyxl import load_workbook
from rdflib import Graph

from iki_graph.cli.report import Form
from iki_graph.reports import pdf
from iki_graph.reports.labels import keys
from tests.cli.conftest import Iki

FORMS = [form for form in Form if form is not Form.PDF or pdf.available()]


@pytest.fixture(scope="module")
def small(root: Path) -> Path:
    """A small decree."""
    return root / "tests" / "samples" / "dinas-perpustakaan.txt"


@pytest.fixture(scope="module")
def two(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with two small decrees."""
    folder = tmp_path_factory.mktemp("sk")
    for name in ("dinas-perpustakaan.txt", "kecamatan-patebon.txt"):
        (folder / name).write_bytes((root / "tests" / "samples" / name).read_bytes())
    return folder


def options(forms: list[Form]) -> list[str]:
    return [part for form in forms for part in ("--format", form)]


def test_every_form_is_written_and_opens(small: Path, root: Path, tmp_path: Path, iki: Iki) -> None:
    ran = iki("report", small, *options(FORMS), "--out", tmp_path)
    assert (ran.code, ran.err) == (0, "")
    names = {path.name.removeprefix("dinas-perpustakaan") for path in tmp_path.iterdir()}
    wanted = {".html", ".xlsx", ".docx", ".draf.docx", ".draf.xlsx", ".catatan.json", ".sarif", ".dqv.ttl", "index.html"}
    assert names == wanted | ({".pdf"} if pdf.available() else set())
    for name in (".docx", ".draf.docx"):
        assert Document(str(tmp_path / f"dinas-perpustakaan{name}")).tables
    for name in (".xlsx", ".draf.xlsx"):
        assert load_workbook(tmp_path / f"dinas-perpustakaan{name}").sheetnames
    assert len(Graph().parse(tmp_path / "dinas-perpustakaan.dqv.ttl")) > 20
    assert json.loads((tmp_path / "dinas-perpustakaan.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]
    schema = iki("report", "--schema").out
    assert (root / "docs" / "schema" / "catatan.json").read_text(encoding="utf-8") == schema
    jsonschema.validate(json.loads((tmp_path / "dinas-perpustakaan.catatan.json").read_text(encoding="utf-8")), json.loads(schema))


def test_without_a_form_a_workbook_and_a_document(small: Path, tmp_path: Path, iki: Iki) -> None:
    ran = iki("report", small, "--out", tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == {"dinas-perpustakaan.xlsx", "dinas-perpustakaan.docx"}
    assert "dinas-perpustakaan.xlsx, dinas-perpustakaan.docx" in ran.out


@pytest.mark.parametrize(
    ("name", "forms"),
    [("g.xlsx", ["xlsx"]), ("G.DOCX", []), ("g.draf.xlsx", []), ("g.xlsx", ["draft-xlsx"]), ("g.html", ["html"]), ("g.json", ["json"])],
)
def test_a_name_of_a_file_gives_a_file(name: str, forms: list[str], small: Path, tmp_path: Path, iki: Iki) -> None:
    """As `iki convert` and others write it; the same bytes as the report in a folder."""
    ran = iki("report", small, *[part for form in forms for part in ("--format", form)], "--out", tmp_path / name)
    assert (ran.code, ran.err, [path.name for path in tmp_path.iterdir()]) == (0, "", [name])
    form = forms[0] if forms else "draft-xlsx" if "draf" in name else "docx"
    assert iki("report", small, "--format", form, "--out", tmp_path / "laporan").code == 0
    (other,) = [path for path in (tmp_path / "laporan").iterdir() if path.name != "index.html"]
    assert form == "html" or (tmp_path / name).read_bytes() == other.read_bytes()
    assert form != "html" or 'href="index.html"' not in (tmp_path / name).read_text(encoding="utf-8")


def test_a_file_holds_one_report(small: Path, two: Path, tmp_path: Path, iki: Iki) -> None:
    for paths, told in (
        ([two, "--format", "xlsx"], "ada 2 keputusan"),
        ([small, "--format", "docx"], "bentuk yang diminta (docx)"),
        ([small, *options([Form.XLSX, Form.DOCX])], "nama folder"),
    ):
        ran = iki("report", *paths, "--out", tmp_path / "g.xlsx")
        assert ran.code == 2 and told in ran.err and not list(tmp_path.iterdir())
    (tmp_path / "v1.2").mkdir()
    assert iki("report", small, "--format", "xlsx", "--out", tmp_path / "v1.2").code == 0 and list((tmp_path / "v1.2").iterdir())
    assert iki("load", two, "--store", tmp_path / "store").code == 0
    assert iki("report", "--store", tmp_path / "store", "--format", "xlsx", "--out", tmp_path / "banding.xlsx").code == 0
    assert len(load_workbook(tmp_path / "banding.xlsx").sheetnames) > 1


def test_the_same_bytes_again(small: Path, tmp_path: Path, iki: Iki) -> None:
    for name in ("satu", "dua"):
        assert iki("report", small, *options(FORMS), "--out", tmp_path / name).code == 0
    for path in (tmp_path / "satu").iterdir():
        assert path.read_bytes() == (tmp_path / "dua" / path.name).read_bytes(), path.name


def test_a_filled_workbook_is_read_back(small: Path, tmp_path: Path, iki: Iki) -> None:
    source = tmp_path / "sk.txt"
    source.write_bytes(small.read_bytes())
    assert iki("report", source, "--format", "xlsx", "--out", tmp_path).code == 0
    book = load_workbook(tmp_path / "sk.xlsx")
    sheet = book["Temuan"]
    heads = [cell.value for cell in sheet[1]]
    sheet.cell(2, heads.index("Putusan") + 1).value = "tolak"
    sheet.cell(2, heads.index("Catatan") + 1).value = "bukan kesalahan"
    book.save(tmp_path / "sk.xlsx")
    assert iki("correct", source, "--read", tmp_path / "sk.xlsx").code == 0
    assert "bukan kesalahan" in iki("correct", source).out
    assert iki("report", source, "--format", "docx", "--format", "xlsx", "--out", tmp_path).code == 0
    assert load_workbook(tmp_path / "sk.xlsx")["Temuan"].cell(2, heads.index("Putusan") + 1).value == "tolak"
    assert any("1 temuan ditolak penelaah" in paragraph.text for paragraph in Document(str(tmp_path / "sk.docx")).paragraphs)


def test_links_are_judged_in_a_workbook(root: Path, tmp_path: Path, iki: Iki) -> None:
    source = tmp_path / "sk.txt"
    source.write_bytes((root / "tests" / "samples" / "kecamatan-patebon.txt").read_bytes())
    assert iki("align", source, "--write", tmp_path / "tautan.xlsx").code == 0
    book = load_workbook(tmp_path / "tautan.xlsx")
    _, sheet = book
    heads = [keys()[str(cell.value).lower()] for cell in sheet[1]]
    assert '"terima,tolak,ganti,hapus"' in [one.formula1 for one in sheet.data_validations.dataValidation]
    row = next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, heads.index("ke") + 1).value)
    name = sheet.cell(row, heads.index("iki") + 1).value
    for head, value in (("putusan", "ganti"), ("ke_lain", "-"), ("penelaah", "Tim")):
        sheet.cell(row, heads.index(head) + 1).value = value
    book.save(tmp_path / "tautan.xlsx")
    assert iki("align", source, "--read", tmp_path / "tautan.xlsx").code == 0
    found = {link["iki"]: link for link in json.loads(iki("align", source, "--format", "json").out)}
    assert (found[name]["ke"], found[name]["jenis"]) == (None, "ditinjau")


def test_several_decrees_are_compared(two: Path, tmp_path: Path, iki: Iki) -> None:
    assert iki("report", two, "--format", "xlsx", "--format", "docx", "--out", tmp_path).code == 0
    book = load_workbook(tmp_path / "perbandingan.xlsx")
    assert book.sheetnames == ["Perbandingan instansi", "Indikator sama", "Perubahan"]
    assert {row[2] for row in book["Perbandingan instansi"].iter_rows(3, values_only=True)} == {
        "dinas-perpustakaan.txt",
        "kecamatan-patebon.txt",
    }
    assert (tmp_path / "perbandingan.docx").is_file()


def test_a_store_is_compared(two: Path, tmp_path: Path, iki: Iki) -> None:
    assert iki("review", two, "--out", tmp_path / "hasil").code == 0
    ran = iki("report", "--store", tmp_path / "hasil" / "store", "--format", "xlsx", "--lang", "en", "--out", tmp_path / "laporan")
    assert ran.code == 0
    assert [path.name for path in (tmp_path / "laporan").iterdir()] == ["perbandingan.xlsx"]
    assert load_workbook(tmp_path / "laporan" / "perbandingan.xlsx")["Offices compared"].max_row == 4


def test_a_broken_file_does_not_stop_the_others(two: Path, tmp_path: Path, iki: Iki) -> None:
    broken = tmp_path / "rusak.json"
    broken.write_text("{", encoding="utf-8")
    ran = iki("report", broken, two, "--format", "sarif", "--out", tmp_path / "laporan")
    assert ran.code == 3
    assert "rusak.json" in ran.err
    assert len(list((tmp_path / "laporan").iterdir())) == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["report"],
        ["report", "x.txt"],
        ["report", "--store", "tidak-ada"],
        ["report", "x.txt", "--store", "y"],
        ["report", "--format", "odt", "x.txt"],
    ],
    ids=" ".join,
)
def test_wrong_use(arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, iki: Iki) -> None:
    monkeypatch.chdir(tmp_path)
    ran = iki(*arguments)
    assert ran.code == 2
    assert ran.err
    assert not (tmp_path / "laporan").exists()


def test_a_store_has_no_notes(two: Path, tmp_path: Path, iki: Iki) -> None:
    (tmp_path / "store").mkdir()
    ran = iki("report", "--store", tmp_path / "store", "--format", "sarif", "--out", tmp_path / "laporan")
    assert (ran.code, "--store hanya menyusun perbandingan" in ran.err) == (2, True)


def test_pdf_without_its_extra_is_said_before_anything_is_made(
    small: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, iki: Iki
) -> None:
    monkeypatch.setattr(pdf, "available", lambda: False)
    ran = iki("report", small, "--format", "pdf", "--out", tmp_path / "laporan")
    assert (ran.code, "iki-graph[pdf]" in ran.err) == (2, True)
    assert not (tmp_path / "laporan").exists()


@pytest.mark.parametrize("holders", [False, True])
def test_people_only_when_asked(holders: bool, signed: Path, tmp_path: Path, iki: Iki) -> None:
    forms = [Form.XLSX, Form.DOCX, Form.DRAFT_DOCX, Form.DRAFT_XLSX, Form.JSON, Form.SARIF, Form.DQV]
    assert iki("report", signed, *options(forms), "--out", tmp_path, *(["--with-holders"] if holders else [])).code == 0
    record = json.loads(iki("convert", signed, "--format", "json").out)
    person = record["dokumen"]["penandatangan"]
    names = [person["nama"].casefold(), person["nip"]]
    for path in tmp_path.iterdir():
        text = _text(path).casefold()
        if not holders:
            assert [name for name in names if name in text] == [], path.name
        elif path.name.endswith((f"{signed.stem}.xlsx", f"{signed.stem}.docx", ".catatan.json")):
            assert names[0] in text, path.name


def _text(path: Path) -> str:
    """All that a report says."""
    if path.suffix == ".xlsx":
        return "\n".join(str(list(sheet.values)) for sheet in load_workbook(io.BytesIO(path.read_bytes())))
    if path.suffix == ".docx":
        document = Document(str(path))
        return "\n".join([p.text for p in document.paragraphs] + [cell.text for table in document.tables for cell in table._cells])
    return path.read_text(encoding="utf-8")

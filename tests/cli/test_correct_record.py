"""Corrections of a reading, templates and tables through the commands."""

import json
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from iki_graph.reading import convert
from tests.cli.conftest import Iki
from tests.entry.support import add, put
from tests.formats.paper import Sheet, pdf

PERSON = "Sri Penelaah"


def corrected(iki: Iki, path: Path, change: Callable[[Workbook], object], *options: object) -> Path:
    """A correction sheet on a decree, filled in and read back."""
    sheet = path.with_name("koreksi.xlsx")
    assert iki("correct", path, "--write", sheet, *options).code == 0
    book = load_workbook(sheet)
    change(book)
    for row in book["Petunjuk"].iter_rows():
        if row[0].value in ("Penelaah", "Tanggal"):
            row[1].value = {"Penelaah": PERSON, "Tanggal": "31/01/2025"}[row[0].value]
    book.save(sheet)
    ran = iki("correct", path, "--read", sheet, *options)
    assert ran.code == 0 and f"{path.name}.putusan.json: tersimpan " in ran.err and ran.err.count("\n") == 1
    return sheet


def rename(book: Workbook) -> None:
    put(book, "iki", 2, "indikator", "Indeks kegemaran membaca")


def test_every_command_sees_the_correction(iki: Iki, decree: Path) -> None:
    read = json.loads(iki("convert", decree).out)
    corrected(iki, decree, rename)
    record = json.loads(iki("convert", decree).out)
    assert record["jabatan"][0]["iki"][0]["indikator"] == "Indeks kegemaran membaca"
    assert record["koreksi"][0]["lama"] == read["jabatan"][0]["iki"][0]["indikator"]
    assert (record["koreksi"][0]["penelaah"], record["koreksi"][0]["tanggal"]) == (PERSON, "2025-01-31")
    assert "Indeks kegemaran membaca" in iki("tree", decree, "--view", "full", "--format", "mermaid").out
    assert iki("align", decree, "--explain", "jabatan:0/iki:0").code == 0
    store = decree.with_name("sk.txt.putusan.json")
    assert [one["apa"] for one in json.loads(store.read_text(encoding="utf-8"))["koreksi"]] == ["ubah"]
    assert "Indeks kegemaran membaca" in iki("correct", decree).out
    assert "1 koreksi, 0 tidak ditemukan bacaannya, 0 sudah terbaca." in iki("correct", decree).out


@pytest.mark.slow
@pytest.mark.skipif(convert.program() is None, reason="needs LibreOffice")
@pytest.mark.parametrize("form", ["ods", "xls"])
def test_workbooks_that_libreoffice_saved_in_its_own_form(form: str, iki: Iki, decree: Path) -> None:
    """A correction sheet and a template, filled in, as they come back where somebody did not keep the format."""

    def saved(sheet: Path) -> Path:
        office = convert.program()
        assert office
        profile = f"-env:UserInstallation={(decree.parent / 'profil').as_uri()}"
        command = [office, profile, "--headless", "--convert-to", form, "--outdir", str(decree.parent), str(sheet)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
        return sheet.with_suffix(f".{form}")

    sheet = corrected(iki, decree, rename)
    store = decree.with_name("sk.txt.putusan.json")
    kept = store.read_bytes()
    store.unlink()
    assert iki("correct", decree, "--read", saved(sheet)).code == 0
    assert store.read_bytes() == kept
    template = decree.with_name("tangan.xlsx")
    assert iki("correct", "--template", template).code == 0
    book = load_workbook(template)
    add(book, "iku", sasaran="Pelayanan baik", indikator="Nilai SKM", target="01")
    book.save(template)
    assert [iku["target"] for iku in json.loads(iki("convert", saved(template)).out)["iku"]] == ["01"]


def test_the_graph_names_no_person_unless_asked(iki: Iki, decree: Path) -> None:
    corrected(iki, decree, rename)
    ttl = iki("convert", decree, "--format", "ttl").out
    assert "iki:dikoreksi" in ttl and "iki:nilaiSemula" in ttl
    assert PERSON not in ttl
    assert PERSON in iki("convert", decree, "--format", "trig", "--with-holders").out
    assert "Nilai tingkat kegemaran membaca" in iki("query", "bacaan-dikoreksi", decree, "--format", "csv").out


def test_a_correction_of_a_person_stays_among_people(iki: Iki, decree: Path) -> None:
    def change(book: Workbook) -> None:
        number = next(n for n in range(2, 40) if book["Naskah"].cell(n, 1).value == "Nama penandatangan")
        put(book, "naskah", number, "isi", "Kirana Adistia")

    corrected(iki, decree, change, "--with-holders")
    assert json.loads(iki("convert", decree).out)["dokumen"]["penandatangan"]["nama"] == "Kirana Adistia"
    for format in ("ttl", "trig"):
        graph = iki("convert", decree, "--format", format).out.casefold()
        assert "kirana" not in graph
    assert "kirana" in iki("convert", decree, "--format", "trig", "--with-holders").out.casefold()
    assert "kirana" not in iki("correct", decree).out.casefold()


def test_what_is_not_found_again_is_told_and_kept(iki: Iki, decree: Path) -> None:
    corrected(iki, decree, rename)
    text = decree.read_text(encoding="utf-8")
    decree.write_text(text.replace("Nilai tingkat kegemaran membaca", "Angka tingkat kegemaran membaca"), encoding="utf-8")
    store = decree.with_name("sk.txt.putusan.json").read_bytes()
    ran = iki("convert", decree)
    assert ran.code == 0
    assert "1 koreksi tidak diterapkan karena bacaan mesin yang dikoreksi tidak ditemukan lagi" in ran.err
    assert json.loads(ran.out)["koreksi"] == []
    assert "ubah (bacaan tidak ditemukan)" in iki("correct", decree).out
    assert decree.with_name("sk.txt.putusan.json").read_bytes() == store


def test_doubtful_rows_of_a_pdf_show_their_place(iki: Iki, tmp_path: Path) -> None:
    head = [["NO"], ["KINERJA"], ["INDIKATOR KINERJA"], ["FORMULASI"], ["SUMBER DATA"]]
    row = [["1."], ["Tertib"], ["Jumlah surat"], ["Jumlah surat"], ["Buku agenda"]]
    page = Sheet()
    for at, name in enumerate(("CAMAT KEREK", "KEPALA SEKSI PELAYANAN", "PENGADMINISTRASI UMUM")):
        page.text(50, 60 + 150 * at, f"JABATAN : {name}").grid(80 + 150 * at, (50, 80, 200, 330, 460, 545), (20, 30), [head, row])
    path = tmp_path / "sk.pdf"
    path.write_bytes(pdf([page]))
    assert "atasan disimpulkan" in iki("convert", path).out
    pictures = {}
    for option in ((), ("--with-holders",)):
        assert iki("correct", path, "--write", tmp_path / "x.xlsx", *option).code == 0
        pictures[option] = [sheet.title for sheet in load_workbook(tmp_path / "x.xlsx") if sheet._images]
    assert pictures == {(): ["Jabatan"], ("--with-holders",): ["Jabatan"]}
    first = (tmp_path / "x.xlsx").read_bytes()
    assert iki("correct", path, "--write", tmp_path / "x.xlsx", "--with-holders").code == 0
    assert (tmp_path / "x.xlsx").read_bytes() == first


def test_one_workbook_takes_corrections_and_verdicts(iki: Iki, decree: Path) -> None:
    def change(book: Workbook) -> None:
        rename(book)
        heads = {cell.value: cell.column for cell in book["Temuan"][1]}
        book["Temuan"].cell(2, heads["Putusan"]).value = "tolak"

    corrected(iki, decree, change)
    kept = json.loads(decree.with_name("sk.txt.putusan.json").read_text(encoding="utf-8"))
    assert ([one["putusan"] for one in kept["putusan"]], [one["apa"] for one in kept["koreksi"]]) == (["tolak"], ["ubah"])


def test_verdicts_and_corrections_share_a_store(iki: Iki, decree: Path, tmp_path: Path) -> None:
    corrected(iki, decree, rename)
    sheet = tmp_path / "temuan.json"
    assert iki("correct", decree, "--write", sheet).code == 0
    rows = json.loads(sheet.read_text(encoding="utf-8"))
    rows[0]["putusan"] = "tolak"
    sheet.write_text(json.dumps(rows), encoding="utf-8")
    assert iki("correct", decree, "--read", sheet).code == 0
    kept = json.loads(decree.with_name("sk.txt.putusan.json").read_text(encoding="utf-8"))
    assert (len(kept["putusan"]), len(kept["koreksi"])) == (1, 1)


def test_a_store_elsewhere_is_used_when_it_is_named(iki: Iki, decree: Path, tmp_path: Path) -> None:
    corrected(iki, decree, rename, "--store", tmp_path / "simpanan")
    assert json.loads(iki("convert", decree).out)["koreksi"] == []
    assert len(json.loads(iki("convert", decree, "--verdicts", tmp_path / "simpanan").out)["koreksi"]) == 1


def test_a_sheet_on_another_file_is_refused(iki: Iki, decree: Path, root: Path, tmp_path: Path) -> None:
    sheet = corrected(iki, decree, rename)
    other = Path(shutil.copy(root / "tests" / "samples" / "kecamatan-patebon.txt", tmp_path / "lain.txt"))
    ran = iki("correct", other, "--read", sheet)
    assert ran.code == 3
    assert "tidak satu baris pun berasal dari lain.txt" in ran.err
    assert not other.with_name("lain.txt.putusan.json").exists()


def test_a_template_is_filled_in_and_reviewed(iki: Iki, tmp_path: Path) -> None:
    path = tmp_path / "templat.xlsx"
    assert iki("correct", "--template", path).code == 0
    assert "belum ada yang diisi" in iki("convert", path).err
    book = load_workbook(path)
    add(book, "jabatan", nama="Camat Kerek")
    add(book, "iki", jabatan="Camat Kerek", kinerja="Pelayanan baik", indikator="Nilai SKM")
    book.save(path)
    assert iki("review", tmp_path, "--out", tmp_path / "hasil").code == 0
    assert "Nilai SKM" in (tmp_path / "hasil" / "templat.html").read_text(encoding="utf-8")
    ran = iki("correct", path, "--read", path)
    assert ran.code == 3 and "ini templat keputusan, bukan lembar koreksi" in ran.err


def test_tables_become_records(iki: Iki, tmp_path: Path) -> None:
    (tmp_path / "iku.csv").write_text("Sasaran;Indikator\nPelayanan baik;Nilai SKM\n", encoding="utf-8")
    peta = tmp_path / "peta.toml"
    peta.write_text('[[tabel]]\nlembar = "iku"\nkolom = { sasaran = "Sasaran", indikator = "Indikator" }\n', encoding="utf-8")
    assert json.loads(iki("convert", tmp_path / "iku.csv", "--mapping", peta).out)["iku"][0]["indikator"] == "Nilai SKM"
    peta.write_text('[[tabel]]\nlembar = "iku"\nkolom = { indikator = "Indikatr" }\n', encoding="utf-8")
    ran = iki("convert", tmp_path / "iku.csv", "--mapping", peta)
    assert ran.code == 2
    assert ran.err.count("\n") == 1 and "kolom 'Indikatr' tidak ada" in ran.err


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "Berikan satu berkas keputusan"),
        (("sk.txt", "--template", "x.xlsx"), "--template menulis buku kerja kosong"),
        (("sk.txt", "--write", "x.xlsx", "--decree", "2"), "hanya memuat 1 keputusan"),
    ],
)
def test_wrong_use(arguments: tuple[str, ...], said: str, iki: Iki, decree: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(decree.parent)
    ran = iki("correct", *arguments)
    assert (ran.code, said in ran.err) == (2, True)

"""Text that keeps its columns by blanks (`pdftotext -layout`): tables by the place of words, with a doubt."""

import shutil
import subprocess
from pathlib import Path

import pytest

from iki_graph.parsing import parse
from iki_graph.reading import read
from iki_graph.reading.convert import program
from iki_graph.reading.markup import plain
from iki_graph.reading.unbarred import fraction

from .make import gold, make
from .score import f1

NUMBERED = """INDIKATOR KINERJA UTAMA
DINAS PERIKANAN

 NO   SASARAN            INDIKATOR            FORMULASI                  SUMBER
                         KINERJA UTAMA        PENGHITUNGAN               DATA
 1.   Meningkatnya       Persentase berkas    Jumlah berkas lengkap      Laporan
      mutu layanan       yang lengkap         ------------ x 100%        berkas
                                              Jumlah berkas
                         Nilai layanan        Hasil survei               Survei
\f 2.   Meningkatnya       Jumlah desa          Jumlah desa                Daftar
      tertib arsip       binaan               binaan                     desa

Ditetapkan di Kerek
"""


def test_columns_and_rows_by_the_place_of_words(tmp_path: Path) -> None:
    path = tmp_path / "iku.txt"
    path.write_text(NUMBERED, encoding="utf-8")
    document = read(path)
    (record,) = parse(document)
    assert [(r.sasaran, r.indikator, r.formulasi, r.sumber_data) for r in record.iku] == [
        ("Meningkatnya mutu layanan", "Persentase berkas yang lengkap", "Jumlah berkas lengkap / Jumlah berkas x 100%", "Laporan berkas"),
        ("Meningkatnya mutu layanan", "Nilai layanan", "Hasil survei", "Survei"),
        ("Meningkatnya tertib arsip", "Jumlah desa binaan", "Jumlah desa binaan", "Daftar desa"),
    ]
    assert [k.alasan for k in record.keraguan if k.baris == (4, 4)] == [
        "kolom dan baris tabel hanya dapat dipisahkan menurut letak katanya"
    ]
    assert document.lines == tuple(NUMBERED.replace("\f", "\n").split("\n")[:-1])
    assert [line.no for line in document.content] == list(range(1, len(document.lines) + 1))
    assert record.iku[2].halaman == 2


def test_prose_is_no_table(tmp_path: Path) -> None:
    path = tmp_path / "sk.txt"
    path.write_text("Menimbang   :   a. bahwa indikator    kinerja   utama;\n" * 3, encoding="utf-8")
    assert all(line.cells is None for line in read(path).content)


@pytest.mark.slow
@pytest.mark.skipif(program() is None or shutil.which("pdftotext") is None, reason="needs LibreOffice and pdftotext")
@pytest.mark.parametrize(("name", "least"), [("kerek", 0.9), ("kesamben", 0.95)])
def test_a_decree_as_pdftotext_writes_it(name: str, least: float, tmp_path: Path) -> None:
    """Fractions are typed: a drawn bar leaves no trace in such text."""
    path = make(name, ".docx", tmp_path, "ulang")
    office = program()
    assert office
    command = [
        office,
        f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        str(tmp_path),
    ]
    subprocess.run([*command, str(path)], check=True, capture_output=True, timeout=300)
    subprocess.run(["pdftotext", "-layout", str(path.with_suffix(".pdf")), str(tmp_path / "sk.txt")], check=True)
    score, misses = f1(gold(name), tmp_path / "sk.txt")
    assert score >= least, misses[:10]


@pytest.mark.parametrize(
    ("cell", "meant", "sure"),
    [
        (["Jumlah capaian", "kinerja pegawai   x 100%", "Jumlah pegawai"], "Jumlah capaian kinerja pegawai / Jumlah pegawai x 100%", True),
        (["Jumlah      x 100", "surat masuk", "", "Jumlah", "surat"], "Jumlah surat masuk / Jumlah surat x 100", True),
        (["Dokumen selesai", "            × 100 %", "Dokumen diterima"], "Dokumen selesai / Dokumen diterima × 100 %", True),
        (["Jumlah desa         x", "", "Jumlah desa     100%"], "Jumlah desa / Jumlah desa x 100%", True),
        (["Surat masuk x 100%", "semua surat"], "Surat masuk x 100% semua surat", False),
        (["Jumlah A", "Jumlah B   x 100%", "Jumlah C"], "Jumlah A Jumlah B   x 100% Jumlah C", False),
        (["Jumlah surat / jumlah berkas x 100%"], "Jumlah surat / jumlah berkas x 100%", True),
        (["Jumlah surat / ", "Jumlah berkas", "x 100%"], "Jumlah surat /  Jumlah berkas x 100%", True),
        (["Jumlah surat", "masuk"], "Jumlah surat masuk", True),
        (["Jumlah A x 100%", "Jumlah B", "", "Jumlah C x 100%", "Jumlah D"], None, False),
        (["Jumlah surat x 100%", "Jumlah berkas", "Definisi : berkas"], "Jumlah surat / Jumlah berkas x 100% Definisi : berkas", True),
    ],
)
def test_fractions_whose_bar_is_lost(cell: list[str], meant: str | None, sure: bool) -> None:
    text, certain = fraction(cell)
    assert (text, certain) == (meant or text, sure)


def test_running_heads_of_pages_and_a_row_that_a_page_end_cuts(tmp_path: Path) -> None:
    head = "LAMPIRAN KEPUTUSAN\nNOMOR 1 TAHUN 2024\n\n"
    table = " NO   SASARAN            INDIKATOR            FORMULASI                  SUMBER DATA\n"
    first = " 1.   Meningkatnya       Persentase berkas    Jumlah berkas yang         Laporan\n"
    rest = "                         yang lengkap         lengkap x 100%             berkas\n"
    rest += "                                              Jumlah berkas\n"
    pages = [
        f"{head}INDIKATOR KINERJA UTAMA\nDINAS PERIKANAN\n\n{table}{first}",
        f"{head}{table}{rest}",
        f"{head}{table} 2.   Tertibnya arsip    Jumlah arsip         Hitungan                   Daftar\n                                  3\n",
    ]
    path = tmp_path / "iku.txt"
    path.write_text("\f".join(pages), encoding="utf-8")
    (record,) = parse(read(path))
    assert [(r.sasaran, r.indikator, r.formulasi, r.sumber_data) for r in record.iku] == [
        ("Meningkatnya", "Persentase berkas yang lengkap", "Jumlah berkas yang lengkap / Jumlah berkas x 100%", "Laporan berkas"),
        ("Tertibnya arsip", "Jumlah arsip", "Hitungan", "Daftar"),
    ]


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("**Jumlah** surat", "Jumlah surat"),
        ("__Jumlah__ surat", "Jumlah surat"),
        ("Jumlah A ______ x 100% Jumlah B", "Jumlah A ______ x 100% Jumlah B"),
        ("Nomor ______ Tahun 2024", "Nomor Tahun 2024"),
    ],
)
def test_underscores_are_marks_blanks_or_a_bar(typed: str, text: str) -> None:
    assert plain(typed) == text

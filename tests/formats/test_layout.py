"""Text that keeps its columns by blanks (`pdftotext -layout`): tables by the place of words, with a doubt."""

import shutil
import subprocess
from pathlib import Path

import pytest

from iki_graph.parsing import parse
from iki_graph.reading import read
from iki_graph.reading.convert import program

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

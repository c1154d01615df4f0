"""Specks of a scan: what OCR adds at the edges of lines goes, what a decree says stays."""

from pathlib import Path

import pytest

from iki_graph.parsing import parse
from iki_graph.parsing.citations import take_apart
from iki_graph.parsing.specks import without_specks
from iki_graph.reading import Line, read

from .foreign.measure import HERE


def cleaned(text: str) -> str:
    """A line that stands before MEMUTUSKAN, without its specks."""
    return without_specks([Line(1, text), Line(2, "MEMUTUSKAN :")])[0].text


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("_. Mengingat :", "Mengingat :"),
        ("“INDIKATOR KINERJA UTAMA KECAMATAN", "INDIKATOR KINERJA UTAMA KECAMATAN"),
        ("TENTANG 1", "TENTANG"),
        ("KECAMATAN KEDUNGADEM TAHUN 2018-2023 ee", "KECAMATAN KEDUNGADEM TAHUN 2018-2023"),
        ("Indonesia Nomor 4269). 2", "Indonesia Nomor 4269)."),
        ("Bidang Kesehatan; 4", "Bidang Kesehatan;"),
        ("Menimbang ta. bahwa untuk mengukur", "Menimbang : a. bahwa untuk mengukur"),
        ("Mengingat » 1, Undang-Undang Nomor 28", "Mengingat : 1. Undang-Undang Nomor 28"),
        ("€&. bahwa berdasarkan pertimbangan", "- bahwa berdasarkan pertimbangan"),
        ("+. batiwa berdasarkan pertimbangan", "bahwa berdasarkan pertimbangan"),
        ("2 - 4. Peraturan Menteri Kesehatan Nomor 4", "4. Peraturan Menteri Kesehatan Nomor 4"),
        ("3.” Undang-Undang Nomor 23 Tahun 2014", "3. Undang-Undang Nomor 23 Tahun 2014"),
        ("menetapkan Keputusan ini: 3 $", "menetapkan Keputusan ini:"),
        ("INDIKATOR KINERJA INDIVIDU \\ :", "INDIKATOR KINERJA INDIVIDU"),
        ("Menimbang’ > a. bahwa untuk", "Menimbang : a. bahwa untuk"),
    ],
)
def test_specks_go(line: str, meant: str) -> None:
    assert cleaned(line) == meant


@pytest.mark.parametrize(
    "line",
    [
        "Menimbang : a. bahwa untuk mengukur",
        ": bahwa Indikator Kinerja Utama perlu ditetapkan ;",
        "UPT PUSKESMAS BABELAN I",
        "UPTD SMP NEGERI 3",
        "DINAS PEKERJAAN UMUM dan",
        "2. Undang-Undang Nomor 17 Tahun 2003 tentang Keuangan Negara;",
        "(Lembaran Negara Republik Indonesia Tahun 2003 Nomor 47, Tambahan",
        "c. bahwa . . .",
    ],
)
def test_what_a_decree_says_stays(line: str) -> None:
    assert cleaned(line) == line


def test_tables_stay() -> None:
    table = Line(1, "1\t_ Indikator |", ("1", "_ Indikator |"))
    assert without_specks([table, Line(2, "MEMUTUSKAN :")])[0] is table


def test_citation_with_specks_is_read() -> None:
    found = take_apart("Undang: Undang Nomor.9 Tahun ‘2015 tentang Pemerintahan Daerah (Kembaran - Negara Tahun 2015 Nomor 58)")
    assert (found["jenis"], found["nomor"], found["tahun"]) == ("UU", "9", 2015)
    assert found["tentang"] == "Pemerintahan Daerah"
    assert found["ln"] == {"jenis": "LN", "tahun": 2015, "nomor": "58"}


@pytest.mark.parametrize("nomor", ["PERIOSIM.PAN/512007", "PER/XX.M.PAN?2007"])
def test_number_that_cannot_be_read_is_null(nomor: str) -> None:
    found = take_apart(f"Peraturan Menteri Negara Pendayagunaan Aparatur Negara Nomor {nomor} tentang Pedoman Umum")
    assert found["jenis"] in ("Permenpan", "Permenpanrb")
    assert found["nomor"] is None


def test_year_that_cannot_be_is_null() -> None:
    named = "Peraturan Pemerintah Nomor 17 Tahun 2018 tentang Kecamatan (Lembaran Negara Tahun"
    assert take_apart(f"{named} 2617 Nomor 73)")["ln"] is None
    ln = take_apart(f"{named} 2618 Nomor 73)")["ln"]  # a law and its gazette are of one year
    assert (ln["tahun"], ln["nomor"]) == (2018, "73")


def test_change_of_a_law_in_the_title_is_part_of_the_title() -> None:
    found = take_apart(
        "Peraturan Pemerintah Nomor 40 Tahun 2019 tentang Pelaksanaan Undang-Undang Nomor 23 Tahun 2006 tentang Administrasi "
        "Kependudukan sebagaimana telah diubah dengan Undang-Undang Nomor 24 Tahun 2013"
    )
    assert found["tentang"].endswith("Undang-Undang Nomor 24 Tahun 2013")
    assert found["diubah"] == []


def test_title_that_cannot_be_read_is_null_and_doubted() -> None:
    record = parse(read(HERE / "judul-rusak-berat.txt"))[0]
    assert record.dokumen.tentang is None
    assert record.dokumen.nomor == "18/KEP/2020"
    assert any(d.penunjuk == "/dokumen/tentang" and "tidak terbaca" in d.alasan and d.baris for d in record.keraguan)


def test_title_with_a_damaged_word_is_doubted(tmp_path: Path) -> None:
    text = (HERE / "camat-berlaku-sejak-salah-ketik.txt").read_text(encoding="utf-8")
    for word, meant in (("INDIVIDU", "INDIVIDU"), ("INOIVIDU", "INDIVIDU"), ("INDIVUDU", "INDIVUDU")):
        path = tmp_path / "sk.txt"
        path.write_text(text.replace("INDIVIDU", word), encoding="utf-8")
        record = parse(read(path))[0]
        assert record.dokumen.tentang == f"INDIKATOR KINERJA {meant} KAPANEWON PONJONG TAHUN ANGGARAN 2021"
        assert any("kata pada judul" in d.alasan for d in record.keraguan) == (word != "INDIVIDU")


def test_number_of_a_decree_that_cannot_be_read_is_null_and_doubted() -> None:
    record = parse(read(HERE / "camat-bojonegoro-ocr.txt"))[0]
    assert record.dokumen.nomor is None
    assert any(d.penunjuk == "/dokumen/nomor" and "tidak terbaca" in d.alasan and d.baris for d in record.keraguan)


def test_decree_whose_word_is_lost_is_known_by_number_and_title(tmp_path: Path) -> None:
    """The word for the decree is null, and so is what it alone tells."""
    path = tmp_path / "sk.txt"
    path.write_text(
        "PEMERINTAH KABUPATEN KAPUAS\nDINAS SOSIAL\nNOMOR 140/28/DINSOS/2019\nTENTANG Pe\n"
        "INDIKATOR KINERJA UTAMA DINAS SOSIAL TAHUN 2019\nMenimbang : a. bahwa perlu ditetapkan Indikator Kinerja Utama;\n"
        "Mengingat : 1. Undang-Undang Nomor 6 Tahun 2014 tentang Desa;\nMEMUTUSKAN :\n",
        encoding="utf-8",
    )
    dokumen = parse(read(path))[0].dokumen
    assert (dokumen.jenis, dokumen.nomor, dokumen.instansi) == (None, "140/28/DINSOS/2019", "Dinas Sosial")
    assert dokumen.tentang == "INDIKATOR KINERJA UTAMA DINAS SOSIAL TAHUN 2019"


def test_dirt_in_the_margin_of_a_whole_page() -> None:
    """Words of no language at the edges go where many lines have them, and stay where one has."""
    page = [f"Ta {n} Na . Peraturan Menteri Dalam Negeri" for n in range(9)]
    lines = [*(Line(n, text) for n, text in enumerate(page, 1)), Line(10, "MEMUTUSKAN :")]
    assert {line.text for line in without_specks(lines)[:9]} == {"Peraturan Menteri Dalam Negeri"}
    assert cleaned("Prof. Dr. Ir. Peraturan") == "Prof. Dr. Ir. Peraturan"


@pytest.mark.parametrize("line", ["- " * 500, "; a " * 300, "(. " * 300, ". . a " * 200, "DINAS " + "x ' " * 300 + "9"])
def test_lines_of_signs_alone_are_gone_through_once(line: str) -> None:
    """None of the patterns tries all ways to part such a line, which would not end."""
    assert len(without_specks([*(Line(n, line) for n in range(1, 9)), Line(9, "MEMUTUSKAN :")])) == 9

"""Damaged words and digits are read as they were meant, names and sound words as they stand."""

import pytest

from iki_graph.parsing.citations import take_apart
from iki_graph.parsing.headwords import decree_number, head_word, without_misprints
from iki_graph.parsing.misread import coded_number, mended


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("TENTANC", "TENTANG"),
        ("NOM0R : 12/KEP/2019", "NOMOR : 12/KEP/2019"),
        ("KEPUTUSAH CAMAT KEREK", "KEPUTUSAN CAMAT KEREK"),
        ("PERATUEAN BUPATI TUBAN", "PERATURAN BUPATI TUBAN"),
        ("STJRAT KEPUTUSAN", "SURAT KEPUTUSAN"),
        ("SALINAN KEPUTUSAN CAMAT KEREK", "SALINAN KEPUTUSAN CAMAT KEREK"),
        ("KEPUTUSAN MBNTBRI AGAMA", "KEPUTUSAN MENTERI AGAMA"),
        ("LINTANG KUSUMAJATI, S.IP", "LINTANG KUSUMAJATI, S.IP"),
        ("KEPUTUSAN CAMAT BENJENG", "KEPUTUSAN CAMAT BENJENG"),
        ("PERTANIAN DAN PANGAN", "PERTANIAN DAN PANGAN"),
        ("Tentanc hal ini", "Tentanc hal ini"),
    ],
)
def test_words_of_structure(line: str, meant: str) -> None:
    assert head_word(line) == meant


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Undang-Undarrg Nornor 23 Tahun 2Ol4", "Undang-Undang Nomor 23 Tahun 2014"),
        (
            "(kmbaran Negara Tahun 20 16 Nomor l14, Tambahan l,embaran Negara)",
            "(Lembaran Negara Tahun 2016 Nomor 114, Tambahan Lembaran Negara)",
        ),
        ("Pembentukan Kabupaten Kepulauan Sangihe di Tahuna", "Pembentukan Kabupaten Kepulauan Sangihe di Tahuna"),
        ("Nomor IX/MPR/1998", "Nomor IX/MPR/1998"),
        ("one Pemerintah’ Nomor 8 Tahun 2006", "Peraturan Pemerintah Nomor 8 Tahun 2006"),
        ("Peraturan Kementerian Kesehatan Nomor 43 Tahun 2019", "Peraturan Menteri Kesehatan Nomor 43 Tahun 2019"),
        ("Peraturan Daerah Nonior 2 Tahun 2Ol9", "Peraturan Daerah Nomor 2 Tahun 2019"),
        ("Perturan Pemeritah Nomor 1 tentang Pegawai Negri di Derah", "Peraturan Pemerintah Nomor 1 tentang Pegawai Negri di Derah"),
        ("tentang Sistern Pernerintah (Lernbaran Negara)", "tentang Sistern Pemerintah (Lembaran Negara)"),
        ("Peraturan Daerah Kabupaten Ngada Nomor 12 Tahun 2016", "Peraturan Daerah Kabupaten Ngada Nomor 12 Tahun 2016"),
        ("Nomor PER/20/M.PAN/11/200 8 tentang Pedoman", "Nomor PER/20/M.PAN/11/2008 tentang Pedoman"),
        ("Nomor 44/20 12 tentang Pedoman", "Nomor 44/2012 tentang Pedoman"),
    ],
)
def test_words_and_digits_of_citations(text: str, meant: str) -> None:
    assert mended(text) == meant


@pytest.mark.parametrize(
    ("nomor", "meant"),
    [
        ("PER/91M.PAN/5/2007", "PER/9/M.PAN/5/2007"),
        ("PER19/M.PAN/512007", "PER/9/M.PAN/5/2007"),
        ("PERrg/M.PANl5l2007", "PER/9/M.PAN/5/2007"),
        ("PER/09/M.PAN/05/2.007", "PER/09/M.PAN/05/2007"),
        ("PER120/M.PAN/11/2008", "PER/20/M.PAN/11/2008"),
        ("PER/9/M.PAN/2007", "PER/9/M.PAN/2007"),
        ("PER/15/M.PAN/7/2008", "PER/15/M.PAN/7/2008"),
        ("PER 17/M.PAN/92009", "PER 17/M.PAN/92009"),
    ],
)
def test_coded_numbers(nomor: str, meant: str) -> None:
    """Only towards a number of the registry; a well-formed one is never changed."""
    assert coded_number(nomor) == meant


@pytest.mark.parametrize(
    ("title", "meant"),
    [
        ("INDIKATOR KINERJA INOIVIDU", "INDIKATOR KINERJA INDIVIDU"),
        ("PEJABAT Dl LINGKUNGAN DINAS", "PEJABAT DI LINGKUNGAN DINAS"),
        ("PENETAPAH INDIKAT0R K1NERJA", "PENETAPAN INDIKATOR KINERJA"),
        ("INDIKATOR KINERJA INDIVUDU", "INDIKATOR KINERJA INDIVUDU"),
        ("KECAMATAN BENJENG DP2KBP3A", "KECAMATAN BENJENG DP2KBP3A"),
    ],
)
def test_words_of_titles(title: str, meant: str) -> None:
    """As OCR misreads capitals; who types otherwise meant it."""
    assert without_misprints(title) == meant


def test_year_of_the_decree() -> None:
    assert (decree_number("518/77/2O17"), decree_number("35 TAHUN 2Ol7"), decree_number("050.199")) == (
        "518/77/2017",
        "35 TAHUN 2017",
        "050.199",
    )


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("Peraturan Daerah Kabupaten Tegal Nomor 2 Talum 2019 tentang", "Peraturan Daerah Kabupaten Tegal Nomor 2 Tahun 2019 tentang"),
        ("Peraturan Wenter’ Negara Pendayagunaan Aparatur", "Peraturan Menteri Negara Pendayagunaan Aparatur"),
        ("(Peraturan. Menteri Dalam” Negeri Nomor 4", "(Peraturan Menteri Dalam Negeri Nomor 4"),
        ("Undang-tndang Nomor 12 Tahun 2011", "Undang-Undang Nomor 12 Tahun 2011"),
        ("{Lembaran Daerah Kabupaten", "(Lembaran Daerah Kabupaten"),
        ("Peraturan Daerah Kab. Tegal Nomor 2 Tahun 2019", "Peraturan Daerah Kab. Tegal Nomor 2 Tahun 2019"),
        ("Nomor 5 Tahun 2019 tentang Tata Cara", "Nomor 5 Tahun 2019 tentang Tata Cara"),
        ("Peraturan Pemerintah Nomor 8 tahun 2006 tentang", "Peraturan Pemerintah Nomor 8 tahun 2006 tentang"),
        ("telah beberapa kali diubah, terakhir dengan", "telah beberapa kali diubah, terakhir dengan"),
        ("dengan Undang-Undang nomor 12 Tahun 2008", "dengan Undang-Undang nomor 12 Tahun 2008"),
    ],
)
def test_words_of_citations_by_their_place(text: str, meant: str) -> None:
    """What can only stand at its place is read so; abbreviations and good words stay."""
    assert mended(text) == meant


def test_years_of_regional_regulations() -> None:
    """A nought read as 6, 8 or 9; another digit tells no year."""
    named = "Peraturan Bupati Tapin Nomor 12 Tahun {} tentang Tugas Kecamatan"
    assert [take_apart(named.format(year))["tahun"] for year in ("2917", "2317", "2699")] == [2017, None, None]

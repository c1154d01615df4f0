"""What OCR misread in citations is read as the registry has it where both agree, and else is null; what a decree prints stays."""

import pytest

from iki_graph.parsing.citations import take_apart
from iki_graph.parsing.known import is_garbled

PP8 = "Peraturan Pemerintah Nomor 8 Tahun 2006 tentang {} (Lembaran Negara Republik Indonesia Tahun 2006 Nomor {}, Tambahan Lembaran Negara {})"
TITLE = "Pelaporan Keuangan dan Kinerja Instansi Pemerintah"


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        (("25", "Nomor 4614"), ("25", "4614")),
        (("25", "Nomor a6l4"), ("25", "4614")),
        (("2S", "Nomor 46I4"), ("25", "4614")),
        (("25", "Nomor a6l9"), ("25", None)),
        (("g7", "Nomor 4614"), (None, "4614")),
        (("52", "Nomor 4641"), ("52", "4641")),
    ],
)
def test_numbers_of_gazettes(printed: tuple[str, str], read: tuple[str, str | None]) -> None:
    """A wrong number in digits stays: it is the decree's."""
    citation = take_apart(PP8.format(TITLE, *printed))
    assert (citation["ln"]["nomor"], citation["tln"]) == read


@pytest.mark.parametrize(
    ("printed", "read"),
    [
        ("Pelaporan Keuangan dan Kinerja Instansl Pemerintah", TITLE),
        ("elaporan Keuangan dan Kinerja Instansi Pemerintah", TITLE),
        ("Pelaporan Keuangan dan Kinerja testans! Pemerintah", TITLE),
        ("Pelaporan Keuangan dan Kinerja Intansi Pemerintah", "Pelaporan Keuangan dan Kinerja Intansi Pemerintah"),
        ("Pelaporan Keuangan dan Kinerja Instansi Pemeritah", "Pelaporan Keuangan dan Kinerja Instansi Pemeritah"),
        ("Pelaporan Kinerja Instansi Pemerintah", "Pelaporan Kinerja Instansi Pemerintah"),
        ("Pelap^ran Keu~ngan", None),
        ("PelaporanKeuangan dan Kinerja Instansi Pemerlntah", TITLE),
    ],
)
def test_titles(printed: str, read: str | None) -> None:
    """Slips of the pen and other words stay: they are the decree's."""
    assert take_apart(PP8.format(printed, "25", "Nomor 4614"))["tentang"] == read


@pytest.mark.parametrize("change", [("2025-2029", "2024 - 2029"), (" Daerah dan Rencana", " Daerah Rencana")])
def test_years_and_words_of_a_long_title_are_the_decrees(change: tuple[str, str]) -> None:
    title = "Pedoman Penyusunan Rencana Pembangunan Jangka Menengah Daerah dan Rencana Strategis Perangkat Daerah Tahun 2025-2029"
    citation = take_apart(f"Instruksi Menteri Dalam Negeri Nomor 2 Tahun 2025 tentang {title.replace(*change)}")
    assert citation["tentang"] == title.replace(*change)


def test_numbers_of_regional_gazettes_have_letters() -> None:
    text = "Peraturan Daerah Kabupaten Tuban Nomor 2 Tahun 2008 tentang Urusan (Lembaran Daerah Tahun 2008 Seri D Nomor 1, Tambahan Lembaran Daerah Nomor 8/D)"
    assert take_apart(text)["tln"] == "8/D"


@pytest.mark.parametrize(
    ("rest", "gazette"),
    [
        ("(Lembaran Negara Republik Indonesia Tahun 2009 Nomor 1", None),
        ("(Lembaran Negara Republik Indonesia Tahun 2009 Nomor 112", "LN/2009/112"),
        ("(Lembaran Negara Repu", None),
        ("(Berita Negara Republik Indonesia);", "BN/None/None"),
    ],
)
def test_where_the_text_breaks_off(rest: str, gazette: str | None) -> None:
    ln = take_apart(f"Undang-Undang Nomor 25 Tahun 2009 tentang Pelayanan Publik {rest}")["ln"]
    assert (f"{ln['jenis']}/{ln['tahun']}/{ln['nomor']}" if ln else None) == gazette


@pytest.mark.parametrize(
    "text", ["PENETAPAN 1ND1KAT*R KINERJA", "PI]DOMAN PER.JANJIAN", "KINERJA TAHUN 2624", "Pembagian Urusan (Lembaran Tahun 2007 dan"]
)
def test_garbled(text: str) -> None:
    assert is_garbled(text)


@pytest.mark.parametrize(
    "text",
    [
        "INDIKATOR KINERJA UTAMA (IKU) DP2KBP3A KABUPATEN BANJAR TAHUN 2016 - 2021",
        "PROGRAM E-KINERJA RSUD dr. H. ANDI ABDURRAHMAN NOOR",
        "Pelaksanaan Undang-Undang Nomor 20 Tahun 1968 di Provinsi Bengkulu",
        "Kelas I B Pengadilan Negeri",
    ],
)
def test_not_garbled(text: str) -> None:
    assert not is_garbled(text)

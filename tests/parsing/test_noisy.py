"""Noisy pages: what can only have been meant is read so, digits only where the page shows that OCR has read it; else null."""

import pytest

from iki_graph.parsing.citations import take_apart
from iki_graph.parsing.headwords import decree_number, has_cut_word, whole_words
from iki_graph.parsing.lookalikes import reshaped
from iki_graph.parsing.misread import mended
from iki_graph.reference.gazetteer import regions
from iki_graph.reference.tables import table

from .support import decree, parse_text


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("ang-Undang Nomor 5 Tahun 2017", "Undang-Undang Nomor 5 Tahun 2017"),
        ("UndangkUndang Nomor/23 Tahun 2004", "Undang-Undang Nomor 23 Tahun 2004"),
        ("Undang-Ur O! 3 Tahun 2002 tentang Anak", "Undang-Undang Nomor ? Tahun 2002 tentang Anak"),
        ("Undang-Undai in 2014 tentang Pemerintahan", "Undang-Undang Nomor ? Tahun 2014 tentang Pemerintahan"),
        ("Instruksi Presi omor 9 Tahun 2000", "Instruksi Presiden Nomor 9 Tahun 2000"),
        ("Undang-Undang Nomor 8 /fahyfn: 2016 tantal -Penyandang", "Undang-Undang Nomor 8 Tahun 2016 tentang Penyandang"),
        ("PeraturanMenteri Pertanian Nomo r 19 Tahun 2021 tcntang", "Peraturan Menteri Pertanian Nomor 19 Tahun 2021 tentang"),
        (
            "Peraturan Menteri Pendayagung A Birokrasi Nomor 6 Tahun 2022",
            f"Peraturan Menteri {'Pendayagunaan Aparatur Negara dan Reformasi Birokrasi'} Nomor 6 Tahun 2022",
        ),
        ("Peraturan Pemer intah Nomor 8 Tahun 2005", "Peraturan Pemerintah Nomor 8 Tahun 2005"),
        ("Peraturan PLN persero Nomor 8 Tahun 2005", "Peraturan PLN persero Nomor 8 Tahun 2005"),
        ("Peraturan PemerintahNomor8 Tahun2005 tentang", "Peraturan Pemerintah Nomor 8 Tahun 2005 tentang"),
        ("Undang-UndangNomor 23 Tahun 2014 tentang", "Undang-Undang Nomor 23 Tahun 2014 tentang"),
        ("(Berito Daerah Kabupaten Blora", "(Berita Daerah Kabupaten Blora"),
        ("Kabupaten Daerah Tingkat 1 Solok dan Daerah Tingkat T Riau", "Kabupaten Daerah Tingkat II Solok dan Daerah Tingkat I Riau"),
        ("Peraturan Daerah Nomor 5 Tahun 2016 tentang Negeri", "Peraturan Daerah Nomor 5 Tahun 2016 tentang Negeri"),
        ("Nomor 442 1)", "Nomor 4421)"),
        ("Undang-Undang Tahun 2014 tentang Pemerintahan", "Undang-Undang Tahun 2014 tentang Pemerintahan"),
        ("Peraturan Bupati Alor Tahun 2014 tentang Desa", "Peraturan Bupati Alor Tahun 2014 tentang Desa"),
        ("Peraturan Bersama Menteri Dalam Negeri, Menteri Agama", "Peraturan Bersama Menteri Dalam Negeri, Menteri Agama"),
    ],
)
def test_citations_under_stamps(text: str, meant: str) -> None:
    assert mended(text) == meant


@pytest.mark.parametrize(
    ("word", "meant"),
    [
        ("Rokyat", "Rakyat"),
        ("Urnum", "Umum"),
        ("Bengkolis", "Bengkalis"),
        ("Parigan", "Pangan"),
        ("Penyelenggraan", "Penyelenggraan"),
        ("Tirta", "Tirta"),
    ],
)
def test_words_by_their_shape(word: str, meant: str) -> None:
    """Letters that look alike are told; a letter that was left out, and a name, stay."""
    assert reshaped(word) == meant


@pytest.mark.parametrize(
    ("number", "meant"),
    [
        ("660.1/0419/ViI1/2021", "660.1/0419/VIII/2021"),
        ("555/0712/DISKOMINFOIVI/2023", "555/0712/DISKOMINFO/VI/2023"),
        ("460/1S/DINSOS/2022", "460/15/DINSOS/2022"),
        ("188! 54/KEP/2019", "188/54/KEP/2019"),
        ("WI1-A28/177/OT.01.2/II/2020", "W11-A28/177/OT.01.2/II/2020"),
        ("061/11/2021", "061/11/2021"),
        ("188.45/0RG/2022", "188.45/ORG/2022"),
        ("440/114S/2022", "440/1145/2022"),
    ],
)
def test_numbers_of_decrees(number: str, meant: str) -> None:
    assert decree_number(number) == meant


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("PEMERINTAH KABUPATE N PACITAN", "PEMERINTAH KABUPATEN PACITAN"),
        ("KEPUTUSAN INSPEKT UR KOTA TEGAL", "KEPUTUSAN INSPEKTUR KOTA TEGAL"),
        ("KOTA LUBUKLINGGAU", "KOTA LUBUKLINGGAU"),
        ("KECAMATAN LUBUKLINGGAU UTARA II", "KECAMATAN LUBUKLINGGAU UTARA II"),
        ("DINAS S0SIAL", "DINAS SOSIAL"),
        ("KABUPATEN JAYAWLJAYA", "KABUPATEN JAYAWIJAYA"),
    ],
)
def test_words_of_heads(line: str, meant: str) -> None:
    assert whole_words(line) == meant


def test_names_of_regions_and_misprints_stay() -> None:
    """No word of a region's name is taken for a piece of another, no slip of the fingers for a shape."""
    names = [f"PEMERINTAH {region.name.upper()}" for region in regions().values() if region.kind in ("provinsi", "kabupaten", "kota")]
    assert [whole_words(name) for name in names] == names
    slips = [row["wrong"] for row in table("salah-ketik.csv")]
    assert [reshaped(slip) for slip in slips] == slips


def test_cut_words_of_titles() -> None:
    assert has_cut_word("DIKATOR KINERJA UTAMA") and not has_cut_word("INDIKATOR KINERJA UTAMA DINAS DAERAH UTARA")


def test_labels_within_the_title_stand_at_the_considerations() -> None:
    text = decree().replace(
        " TAHUN 2022\n\nCAMAT SUMBERWANGI,\n", "\n\nMenimbang : a.\n\nMengingat : 1.\n\nKESATU\n\nLg\n\nTAHUN 2022\nCAMAT SUMBERWANGI,\n"
    )
    text = text.replace("\nMenimbang : a. bahwa", "\nbahwa").replace("Mengingat : 1. Peraturan", "Peraturan")
    record = parse_text(text)
    assert record.dokumen.tentang == "PENETAPAN INDIKATOR KINERJA UTAMA KECAMATAN SUMBERWANGI KABUPATEN MAGETAN TAHUN 2022"
    assert (len(record.menimbang), [s.nomor for s in record.mengingat]) == (1, ["29"])


def test_title_whose_first_line_stands_elsewhere_is_null() -> None:
    """It says nothing of what the decree is about, so that the decree is not refused for it."""
    text = decree().replace(
        "PENETAPAN INDIKATOR KINERJA UTAMA KECAMATAN SUMBERWANGI KABUPATEN MAGETAN TAHUN 2022", "KABUPATEN MAGETAN TAHUN 2022"
    )
    assert parse_text(text).dokumen.tentang is None


UU23 = "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara Republik Indonesia Tahun 2014 Nomor 224, Tambahan Lembaran Negara Republik Indonesia Nomor 5567)"
PP8 = "Peraturan Pemerintah Nomor 8 Tahun 2005 tentang Pelaporan Keuangan dan Kinerja Instansi Pemerintah (Lembaran Negara Republik Indonesia Tahun 2006 Nomor 26, Tambahan Lembaran Negara Republik Indonesia Nomor 4614)"
PERPRES = "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah (Lembaran Negara Republik Indonesia Tahun 2014 Nomor 86)"


def _listed(end: str) -> str:
    text = decree(mengingat=f"1. {UU23}{end}\n\n2. {PP8}{end}\n\n3. {PERPRES};")
    return text.replace("188/14/403.401/2022", "188/14/KEC/1/2022").replace("Pada tanggal : 14 Januari 2022", "")


def test_digits_of_a_page_that_ocr_has_read() -> None:
    """Semicolons read as colons show it: what the registry tells is read so, what is nearly as it has it is null."""
    record = parse_text(_listed(":"))
    law, rule, order = record.mengingat
    assert record.dokumen.nomor == "188/14/KEC/I/2022"
    assert (law.ln and law.ln.nomor, law.tln) == ("224", None)  # 2 and 4 do not look alike: as printed
    assert (rule.tahun, rule.ln) == (2006, None)
    assert order.ln is None


@pytest.mark.parametrize(("typed", "careless"), [("", ""), ("Nomor ", "Nomor. "), (" Tahun 2014 tentang", " Tahun 2014tentang")])
def test_digits_that_somebody_typed_stay(typed: str, careless: str) -> None:
    """Blanks and points that someone typed carelessly are no sign of OCR."""
    head, label, rest = _listed(";").partition("Mengingat")
    record = parse_text(head + label + (rest.replace(typed, careless) if typed else rest))
    assert record.dokumen.nomor == "188/14/KEC/1/2022"
    assert [(s.tahun, s.ln and s.ln.nomor) for s in record.mengingat] == [(2014, "224"), (2005, "26"), (2014, "86")]


@pytest.mark.parametrize("number", ["2 127", "55!"])
def test_numbers_of_gazettes_that_go_on_are_null(number: str) -> None:
    text = f"Peraturan Pemerintah Nomor 60 Tahun 2008 tentang Sistem Pengendalian Intern Pemerintah (Lembaran Negara Tahun 2008 Nomor {number}, Tambahan Lembaran Negara Nomor 4890)"
    assert take_apart(text)["ln"] is None and take_apart(text)["tln"] == "4890"

"""Items of Mengingat, taken apart: the many ways in which such decrees cite a regulation."""

from typing import Any

import pytest

from iki_graph.parsing.citations import take_apart
from iki_graph.parsing.typed import as_typed

from .citing import LN_23, PAN, check, citation, citations, gazette, law
from .support import decree, differences, letters, parse_text


@pytest.mark.parametrize(
    ("item", "expected"),
    [
        (
            f"Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah {LN_23};",
            law("UU", "23", 2014, "Pemerintahan Daerah", ln=gazette("LN", 2014, "244"), tln="5587"),
        ),
        ("Undang-undang nomor 23 tahun 2014 tentang Pemerintahan Daerah;", law("UU", "23", 2014, "Pemerintahan Daerah")),
        ("Undang- Undang Nomor : 23 Tahun 2014 tentang Pemerintahan Daerah;", law("UU", "23", 2014, "Pemerintahan Daerah")),
        ("Undang - Undang No. 23 Tahun 2014 tentang Pemerintahan Daerah;", law("UU", "23", 2014, "Pemerintahan Daerah")),
        ("Undang–Undang No 23 Tahun 2014 tentang Pemerintahan Daerah;", law("UU", "23", 2014, "Pemerintahan Daerah")),
        ("UndangUndang Nomor :23 Tahun 2014 tentang Pemerintahan Daerah", law("UU", "23", 2014, "Pemerintahan Daerah")),
        ("UU NOMOR 23 TAHUN 2014 TENTANG PEMERINTAHAN DAERAH;", law("UU", "23", 2014, "Pemerintahan Daerah")),
        ("Undang-Undang Republik Indonesia Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;", law("UU", "23", 2014, "Pemerintahan Daerah")),
        ("Peraturan Pemerintah Republik Indonesia Nomor 12 Tahun 2017 tentang Pembinaan;", law("PP", "12", 2017, "Pembinaan")),
        ("Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 Tahun 2022 tentang Cipta Kerja;", law("Perppu", "2", 2022, "Cipta Kerja")),
        ("Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas;", law("Perpres", "29", 2014, "Sistem Akuntabilitas")),
        ("Instruksi Presiden Nomor 7 Tahun 1999 tentang Akuntabilitas Kinerja;", law("Inpres", "7", 1999, "Akuntabilitas Kinerja")),
        (
            "Peraturan Menteri Dalam Negeri Republik Indonesia Nomor 86 Tahun 2017 tentang Tata Cara Perencanaan;",
            law("Permendagri", "86", 2017, "Tata Cara Perencanaan"),
        ),
        ("Permendagri Nomor 90 Tahun 2019 tentang Klasifikasi;", law("Permendagri", "90", 2019, "Klasifikasi")),
        ("Peraturan Gubernur Jawa Timur Nomor 42 Tahun 2018 tentang Pedoman;", law("Pergub", "42", 2018, "Pedoman")),
        ("Peraturan Bupati Magetan Nomor 78 Tahun 2021 tentang Kecamatan;", law("Perbup", "78", 2021, "Kecamatan")),
        ("Peraturan Walikota Madiun Nomor 12 Tahun 2020 tentang Kecamatan;", law("Perwal", "12", 2020, "Kecamatan")),
        ("Peraturan Wali Kota Madiun Nomor 12 Tahun 2020 tentang Kecamatan;", law("Perwal", "12", 2020, "Kecamatan")),
        (
            "Peraturan Daerah Provinsi Jawa Timur Nomor 3 Tahun 2014 tentang Rencana Pembangunan;",
            law("Perda", "3", 2014, "Rencana Pembangunan"),
        ),
        ("Peraturan Daerah Nomor 7 Tahun 2016 tentang Perangkat Daerah;", law("Perda", "7", 2016, "Perangkat Daerah")),
        (
            "Peraturan Daerah Kabupaten Magetan Nomor 2 Tahun 2019 tentang RPJMD Kabupaten Magetan Tahun 2018 - 2023;",
            law("Perda", "2", 2019, "RPJMD Kabupaten Magetan Tahun 2018 - 2023"),
        ),
        ("Undang-Undang Nomor 12 Tahun 1050 tentang Pembentukan Daerah Kabupaten;", law("UU", "12", 1050, "Pembentukan Daerah Kabupaten")),
    ],
)
def test_kind_number_year_title(item: str, expected: dict[str, Any]) -> None:
    """Wrong numbers and years stay as printed: they are findings, not ours to mend."""
    check(item, expected)


@pytest.mark.parametrize(
    ("brackets", "ln", "tln"),
    [
        ("(Lembaran Negara Tahun 2004 Nomor 104, Tambahan Lembaran Negara Nomor 4421)", gazette("LN", 2004, "104"), "4421"),
        ("(Lembaran Negara RI Tahun 2004 No. 104, Tambahan Lembaran Negara RI No. 4421)", gazette("LN", 2004, "104"), "4421"),
        (
            "(Lembaran Negara Republik Indonesia tahun 2004 nomor 104 Tambahan Lembaran Negara Republik Indonesia nomor 4421)",
            gazette("LN", 2004, "104"),
            "4421",
        ),
        (
            "(Lembaga Negara Republik Indonesia Tahun 2004 Nomor 104, Tambahan Lembaga Negara Republik Indonesia Nomor 4421)",
            gazette("LN", 2004, "104"),
            "4421",
        ),
        (
            "(Lemabaran Negara Republik Indonesia Tahun 2004 Nomor 104, Tambahan Lembaran Negara Republik Indonesia Nomor 4421)",
            gazette("LN", 2004, "104"),
            "4421",
        ),
        (
            "(Lembaran Negara Republik Indonesia Nomor 104 Tahun 2004, Tambahan Lembaran Negara Republik Indonesia Nomor 4421)",
            gazette("LN", 2004, "104"),
            "4421",
        ),
        ("(Lembaran Negara Tahun 2004 Nomor 104, Tambahan Lembaran Negara Tahun 2004 Nomor 4421)", gazette("LN", 2004, "104"), "4421"),
        (
            "(Lembaran Negara Republik Indonesia Tahun 2004 Nomor 104, Tambahan Lembaran Negara Republik Indonesia 4421)",
            gazette("LN", 2004, "104"),
            "4421",
        ),
        ("(Lembaran Negara Republik Indonesia Tahun 2004 Nomor 104)", gazette("LN", 2004, "104"), None),
        ("(Lembaran Negara Republik Indonesia Nomor 104)", gazette("LN", None, "104"), None),
        ("(Lembaran Negara Tahun 2004 Nomor 104) (Tambahan Lembaran Negara Nomor 4421)", gazette("LN", 2004, "104"), "4421"),
        ("(Tambahan Lembaran Negara Republik Indonesia Nomor 4421)", None, "4421"),
        ("", None, None),
    ],
)
def test_state_gazette(brackets: str, ln: dict[str, Any] | None, tln: str | None) -> None:
    check(
        f"Undang-Undang Nomor 25 Tahun 2004 tentang Sistem Perencanaan {brackets};",
        law("UU", "25", 2004, "Sistem Perencanaan", ln=ln, tln=tln),
    )


@pytest.mark.parametrize(
    ("cited", "brackets", "ln", "tln"),
    [
        (
            "Peraturan Menteri Dalam Negeri Nomor 86 Tahun 2017",
            "(Berita Negara Republik Indonesia Tahun 2017 Nomor 1312)",
            gazette("BN", 2017, "1312"),
            None,
        ),
        (
            "Peraturan Daerah Kabupaten Magetan Nomor 3 Tahun 2016",
            "(Lembaran Daerah Kabupaten Magetan Tahun 2016 Nomor 9)",
            gazette("LD", 2016, "9"),
            None,
        ),
        (
            "Peraturan Daerah Kabupaten Magetan Nomor 3 Tahun 2016",
            "(Lembaran Daerah Kabupaten Magetan Tahun 2016 Nomor 9, Tambahan Lembaran Daerah Kabupaten Magetan Nomor 70)",
            gazette("LD", 2016, "9"),
            "70",
        ),
        (
            "Peraturan Daerah Kabupaten Magetan Nomor 3 Tahun 2016",
            "(Lembaran Daerah Kabupaten Magetan Tahun 2016 Seri D Nomor 1)",
            gazette("LD", 2016, "1", "D"),
            None,
        ),
        (
            "Peraturan Daerah Kabupaten Magetan Nomor 3 Tahun 2016",
            "(Lembaran Daerah Kabupaten Magetan Tahun 2016 Nomor 1 Seri D)",
            gazette("LD", 2016, "1", "D"),
            None,
        ),
        (
            "Peraturan Daerah Kabupaten Magetan Nomor 3 Tahun 2016",
            "(Lembaran Daerah Tahun 2016 Nomor 8/D)",
            gazette("LD", 2016, "8/D"),
            None,
        ),
        (
            "Peraturan Bupati Magetan Nomor 60 Tahun 2016",
            "(Berita Daerah Kabupaten Magetan Tahun 2016 Nomor 60)",
            gazette("BD", 2016, "60"),
            None,
        ),
        (
            "Peraturan Bupati Magetan Nomor 60 Tahun 2016",
            "(Berita Daerah Kabupaten Magetan Nomor 60 Tahun 2016)",
            gazette("BD", 2016, "60"),
            None,
        ),
    ],
)
def test_ministerial_and_regional_gazettes(cited: str, brackets: str, ln: dict[str, Any], tln: str | None) -> None:
    jenis = "Permendagri" if "Menteri" in cited else "Perda" if "Daerah" in cited else "Perbup"
    nomor, tahun = cited.split()[-3], int(cited.split()[-1])
    check(f"{cited} tentang Perangkat Daerah {brackets};", law(jenis, nomor, tahun, "Perangkat Daerah", ln=ln, tln=tln))


@pytest.mark.parametrize(
    ("item", "jenis", "nomor", "tahun", "tentang"),
    [
        (
            "Undang-Undang Nomor 12 Tahun 2008 tentang Perubahan Kedua Atas Undang-Undang Nomor 32 Tahun 2004 tentang Pemerintahan Daerah;",
            "UU",
            "12",
            2008,
            "Perubahan Kedua Atas Undang-Undang Nomor 32 Tahun 2004 tentang Pemerintahan Daerah",
        ),
        (
            (
                "Undang-Undang Nomor 6 Tahun 2023 tentang Penetapan Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 "
                "Tahun 2022 tentang Cipta Kerja menjadi Undang-Undang;"
            ),
            "UU",
            "6",
            2023,
            "Penetapan Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 Tahun 2022 tentang Cipta Kerja menjadi Undang-Undang",
        ),
        (
            "Peraturan Pemerintah Nomor 24 Tahun 2014 tentang Pelaksanaan Undang-Undang Nomor 43 Tahun 2007 tentang Perpustakaan;",
            "PP",
            "24",
            2014,
            "Pelaksanaan Undang-Undang Nomor 43 Tahun 2007 tentang Perpustakaan",
        ),
        (
            (
                "Peraturan Bupati Magetan Nomor 45 Tahun 2019 tentang Perubahan Kedua Atas Peraturan Bupati Magetan Nomor "
                "52 Tahun 2016 tentang Tugas dan Fungsi Kecamatan;"
            ),
            "Perbup",
            "45",
            2019,
            "Perubahan Kedua Atas Peraturan Bupati Magetan Nomor 52 Tahun 2016 tentang Tugas dan Fungsi Kecamatan",
        ),
    ],
)
def test_title_that_names_another_law(item: str, jenis: str, nomor: str, tahun: int, tentang: str) -> None:
    """Neither a citation of its own nor an amendment."""
    check(item, law(jenis, nomor, tahun, tentang))


@pytest.mark.parametrize(
    "cited",
    [
        "Peraturan Menteri Negara Pendayagunaan Aparatur Negara Nomor : {}",
        "Peraturan Menteri Negara Pendayagunaan Aparatur Negara Nomor:{}",
        "Peraturan Menteri Pendayagunaan Aparatur Negara Nomor {}",
        "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor {}",
        "Peraturan MENPAN No. {}",
        "PERMENPAN No.{}",
    ],
)
@pytest.mark.parametrize(
    "nomor", ["PER/09/M.PAN/5/2007", "PER/9/M.PAN/5/2007", "Per/09/M.PAN/5/2007", "PER/9/M.PAN/2007", "PER/ 09/M.PAN/5/2007"]
)
def test_permenpan_keeps_its_full_number(cited: str, nomor: str) -> None:
    """A number of the form PER/…/M.PAN/… is a Permenpan, whichever of the ministry's names stands before it."""
    check(f"{cited.format(nomor)} tentang {PAN};", law("Permenpan", nomor, 2007, PAN))


def test_permenpan_with_its_date() -> None:
    item = f"Peraturan Menteri Negara Pendayagunaan Aparatur Negara Nomor : PER/09/M.PAN/5/2007 tanggal 31 Mei 2007 tentang {PAN};"
    check(item, law("Permenpan", "PER/09/M.PAN/5/2007", 2007, PAN))


@pytest.mark.parametrize(
    "cited",
    [
        "Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor 53 Tahun 2014",
        "Peraturan Menteri Negara Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Republik Indonesia Nomor 53 Tahun 2014",
        "Peraturan Menteri PAN dan RB Nomor 53 Tahun 2014",
        "Peraturan Menteri PANRB Nomor 53 Tahun 2014",
        "Permenpan RB No. 53 Tahun 2014",
        "Permenpan-RB Nomor 53 Tahun 2014",
    ],
)
def test_permenpanrb(cited: str) -> None:
    check(f"{cited} tentang Perjanjian Kinerja;", law("Permenpanrb", "53", 2014, "Perjanjian Kinerja"))


@pytest.mark.parametrize(
    ("item", "jenis", "nomor", "tahun"),
    [
        (
            "Keputusan Bupati Magetan Nomor 188/45/Kept./403.013/2022 tentang Indikator Kinerja Utama;",
            "Kepbup",
            "188/45/Kept./403.013/2022",
            2022,
        ),
        (
            "Keputusan Bupati Magetan Nomor : 188.45 / 567 / KEP / 434.202 / 2019 tentang Rencana Strategis;",
            "Kepbup",
            "188.45/567/KEP/434.202/2019",
            2019,
        ),
        ("Keputusan Bupati Magetan Nomor 45 Tahun 2022 tentang Indikator Kinerja Utama;", "Kepbup", "45", 2022),
        (
            "Keputusan Camat Sumberwangi Nomor: 188/01/KEP/403.401/2019 tentang Rencana Strategis Kecamatan Sumberwangi Tahun 2019-2024;",
            "Kepcamat",
            "188/01/KEP/403.401/2019",
            2019,
        ),
    ],
)
def test_decrees_keep_their_full_number(item: str, jenis: str, nomor: str, tahun: int) -> None:
    check(item, law(jenis, nomor, tahun, item.split(" tentang ")[1].rstrip(";")))


@pytest.mark.parametrize("blanks", ["/ ", "- ", "./"])
def test_a_number_with_many_blanks_is_read_without_trying_all_ways(blanks: str) -> None:
    found = take_apart(f"Peraturan Pemerintah Nomor 1{60 * blanks}% Tahun 2014 tentang Pembinaan")
    assert (found["jenis"], found["nomor"]) == ("PP", None)


def test_number_without_year() -> None:
    check("Undang-Undang Nomor 23 tentang Pemerintahan Daerah;", law("UU", "23", None, "Pemerintahan Daerah"))


def test_constitution_is_no_numbered_law() -> None:
    """An article of the UUD 1945 has no number of a law; its paragraph number is not one."""
    got = citation("Pasal 18 ayat (6) Undang-Undang Dasar Negara Republik Indonesia Tahun 1945;")
    assert got.jenis in (None, "UUD", "UUD 1945")
    assert got.nomor is None
    assert got.tahun in (None, 1945)
    assert got.ln is None and got.diubah == []


@pytest.mark.parametrize("joint", ["jo", "jo.", "juncto"])
def test_two_instruments_in_one_item(joint: str) -> None:
    """Each is a citation under the item's number; the title of the first does not swallow the second."""
    second = "Peraturan Pemerintah Nomor 2 Tahun 1965 tentang Batas Kota;"
    one, other = citations(f"Undang-Undang Nomor 12 Tahun 1950 tentang Pembentukan Daerah Kabupaten {joint} {second}")
    assert (one.no, one.jenis, one.nomor, one.tahun, one.tentang) == (1, "UU", "12", 1950, "Pembentukan Daerah Kabupaten")
    assert (other.no, other.jenis, other.nomor, other.tahun, other.tentang) == (1, "PP", "2", 1965, "Batas Kota")
    assert one.diubah == other.diubah == []


@pytest.mark.parametrize(
    "second",
    [
        "Undang-Undang Nomor 2 Tahun 1965 tentang Perubahan Batas",
        "Undang-Undang Nomor 9 Tahun 2015",  # the registry knows it as a change of the first
    ],
)
def test_joined_instrument_that_changes_the_first(second: str) -> None:
    (got,) = citations(f"Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah jo. {second};")
    assert (got.nomor, got.tentang) == ("23", "Pemerintahan Daerah")
    assert [(c.jenis, c.nomor) for c in got.diubah] == [("UU", second.split()[2])]


def test_joined_instruments_share_a_title() -> None:
    got = citations("Undang-Undang Nomor 15 Tahun 1950 jo. Undang-Undang Nomor 44 Tahun 1950 tentang Pembentukan Daerah;")
    assert [(c.nomor, c.tentang) for c in got] == [("15", "Pembentukan Daerah"), ("44", "Pembentukan Daerah")]


def test_what_is_no_regulation_is_not_forced_into_one() -> None:
    got = citation("Rencana Strategis Kecamatan Sumberwangi Tahun 2021-2026;")
    assert got.jenis is None and got.nomor is None and got.ln is None and got.diubah == []


def test_two_items_on_one_line() -> None:
    """An item can start in the middle of a line, after the semicolon of the one before."""
    text = decree(
        mengingat=(
            "1. Undang-Undang Nomor 25 Tahun 2004 tentang Sistem Perencanaan; 2. Peraturan Pemerintah Nomor 8 "
            "Tahun 2006 tentang Pelaporan Keuangan;"
        )
    )
    got = parse_text(text).mengingat
    assert [(c.no, c.jenis, c.nomor, c.tahun) for c in got] == [(1, "UU", "25", 2004), (2, "PP", "8", 2006)]


def test_same_instrument_twice_stays_twice() -> None:
    item = "Peraturan Pemerintah Nomor 8 Tahun 2006 tentang Pelaporan Keuangan;"
    assert [(c.no, c.nomor) for c in citations(item, item)] == [(1, "8"), (2, "8")]


def test_item_broken_over_lines_and_a_page_mark() -> None:
    """Lines of one item are joined; a page number between them is no part of it."""
    text = decree(
        mengingat="1. Undang-Undang Nomor 25 Tahun 2004 tentang Sistem\nPerencanaan Pembangunan Nasional (Lembaran Negara\n\n- 2 -\n\n"
        "Republik Indonesia Tahun 2004 Nomor 104, Tambahan\nLembaran Negara Republik Indonesia Nomor 4421);\n2. "
        "Peraturan Pemerintah Nomor 8 Tahun 2006 tentang Pelaporan;"
    )
    got = parse_text(text).mengingat
    found = differences(
        [
            law("UU", "25", 2004, "Sistem Perencanaan Pembangunan Nasional", ln=gazette("LN", 2004, "104"), tln="4421"),
            law("PP", "8", 2006, "Pelaporan"),
        ],
        [c.model_dump() for c in got],
    )
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "nomor",
    [
        "PER/91M.PAN/5/2007",
        "PER 19/M.PAN/5/2007",
        "PERrg/M.PANl5l2007",
        "PER/09/M.PAN/05/2.007",
        "PER / 09 / M.PAN / 5 / 2007",
        "PER-09/M.PAN/5/2007",
    ],
)
def test_permenpan_as_ocr_reads_it(nomor: str) -> None:
    """As printed or as meant; its kind and title are told all the same."""
    got = citation(f"Peraturan Menteri Negara Pendayagunaan Aparatur Negara Nomor : {nomor} tentang {PAN};")
    assert (got.jenis, letters(got.tentang)) == ("Permenpan", letters(PAN))
    assert got.nomor is None or letters(got.nomor) in (letters(nomor), "per9mpan52007", "per09mpan52007")
    assert got.tahun in (None, 2007)


@pytest.mark.parametrize(
    ("text", "kind", "number"),
    [
        ("Undang-Undang 23 Tahun 2014 tentang Pemerintahan Daerah", "UU", "23"),
        ("Peraturan Bupati Alor 23 Tahun 2014 tentang Desa", "Perbup", "23"),
        ("Peraturan Pemerintah Nomor 23 tahun, 2014 tentang Desa", "PP", "23"),
        ("Peraturan Menteri PAN & RB Nomor 23 Tahun 2014 tentang Desa", "Permenpanrb", "23"),
        ("Perdasi Provinsi Papua Nomor 23 Tahun 2014 tentang Desa", "Perda", "23"),
    ],
)
def test_ways_of_people_who_type(text: str, kind: str, number: str) -> None:
    for typed in (False, True):
        with as_typed(typed):
            read = take_apart(text)
        assert (read["jenis"], read["nomor"], read["tahun"], read["tentang"]) == (kind, number, 2014, text.partition(" tentang ")[2])

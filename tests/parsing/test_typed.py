"""What was typed stays letter for letter, so that checks find it; what OCR may have read is mended, and says so."""

import io
from collections.abc import Callable

import docx
import pytest

from iki_graph.parsing.citations import take_apart
from iki_graph.parsing.typed import as_typed, is_typed_format
from iki_graph.record import Rekaman

from .support import decree, page, parse_bytes, parse_text

SK = """PEMERINTAH KABUPATEN TUBAN
DINAS KOMUNIKASI DAN INFORMATIKA
KEPUTUSAN KEPALA DINAS KOMUNIKASI DAN INFORMATIKA KABUPATEN TUBAN
NOMOR : 188.45/O7/KPTS/414.106/2024
TENTANG
PENETAPAN INDlKATOR KINEIJA UTAMA DAN INDIKATOR KINERJA INDIVIDU
PADA DINAS KOMUNIKASI , INFORMATIKA TAHUN 2024
KEPALA DINAS KOMUNIKASI DAN INFORMATIKA KABUPATEN TUBAN,
Menimbang : a. bahwa untuk melaksanakan ketentuan perlu ditetapkan indikator kinerja utama (IKU):
b. bahwa berdasarkan pertimbangan sebagaimana dimaksud pada huruf a, perlu menetapkan Keputusan Kepala Dinas (IKU):
Mengingat : 1. Undang-Undang Nomor 12 Tahun 1950 tentang Pembentukan Daerah-daerah Kabupaten (Lembaran Negara Tahun 1950 Nomor 41);
2. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerab (Lembaran Negara Tahun 2014 Nomor 244, Tambahan Lembaran Negara \
Nomor 5581) sebagaimana telah diubah dengan Undang-Undang Nomor 9 Tahun 2016 tentang Perubahan Kedua;
3. Peraturan PemerintahNomor 8 Tahun 2006 tentang Pelaporan Keuangan dan Kinerja Instansl Pemerintah (Lembaran Negara Tahun 2006 \
Nomor 26, Tambahan Lembaran Negara Nomor 461);
4. Peraturan Menteri Negara Pendayagunaan Aparatur Negara Nomor PER/91M.PAN/512007 tentang Pedoman Umum;
5. Peraturan Bupati Tuban Nomor 1O4 Tahun 2621 tentang Ke dudukan, Tugas dan Fungsl Dinas;
MEMUTUSKAN:
Menetapkan :
KESATU : Indikator Kinerja Utama sebagaimana tercantum dalam Lampiran.
Ditetapkan di Tuban
pada tanggal 3 Januari 2024
"""


def _word(text: str) -> bytes:
    document, out = docx.Document(), io.BytesIO()
    for line in text.splitlines():
        document.add_paragraph(line)
    document.save(out)
    return out.getvalue()


@pytest.fixture(scope="module", params=[("sk.docx", _word), ("sk.html", page)], ids=["word", "web"])
def typed(request: pytest.FixtureRequest) -> Rekaman:
    name, made = request.param
    build: Callable[[str], bytes] = made
    (record,) = parse_bytes(build(SK), name)
    return record


def test_head_of_a_typed_decree_stays(typed: Rekaman) -> None:
    head = typed.dokumen
    assert head.nomor == "188.45/O7/KPTS/414.106/2024"
    assert head.tentang == (
        "PENETAPAN INDlKATOR KINEIJA UTAMA DAN INDIKATOR KINERJA INDIVIDU PADA DINAS KOMUNIKASI , INFORMATIKA TAHUN 2024"
    )
    assert (head.instansi, head.kabupaten) == ("Dinas Komunikasi dan Informatika", "Kabupaten Tuban")


def test_citations_of_a_typed_decree_stay(typed: Rekaman) -> None:
    """Two items that end with `):` are no sign of OCR where somebody has typed them; the registry mends nothing then."""
    law, pp, menpan, perbup = typed.mengingat[1:]
    assert (law.tentang, law.tln) == ("Pemerintahan Daerab", "5581")
    assert [(c.nomor, c.tahun) for c in law.diubah] == [("9", 2016)]
    assert pp.ln is not None
    assert (pp.jenis, pp.nomor, pp.tahun, pp.ln.nomor, pp.tln) == ("PP", "8", 2006, "26", "461")
    assert pp.tentang == "Pelaporan Keuangan dan Kinerja Instansl Pemerintah"
    assert menpan.nomor == "PER/91M.PAN/512007"
    assert (perbup.nomor, perbup.tahun, perbup.tentang) == ("1O4", 2621, "Ke dudukan, Tugas dan Fungsl Dinas")


def test_what_ocr_may_have_read_is_mended_with_a_doubt() -> None:
    (record,) = parse_bytes(SK.encode(), "sk.txt")
    doubted = {one.penunjuk for one in record.keraguan}
    assert record.dokumen.nomor == "188.45/07/KPTS/414.106/2024"
    assert record.dokumen.tentang is not None
    assert "INDIKATOR KINERJA UTAMA" in record.dokumen.tentang
    assert "/dokumen" in doubted or {"/dokumen/nomor", "/dokumen/tentang"} <= doubted
    _, law, pp, menpan, perbup = record.mengingat
    assert (law.tentang, [(c.nomor, c.tahun) for c in law.diubah]) == ("Pemerintahan Daerah", [("9", 2015)])
    assert (pp.nomor, pp.tahun, pp.ln, pp.tln) == ("8", 2006, None, None)
    assert (menpan.nomor, menpan.tahun) == ("PER/9/M.PAN/5/2007", 2007)
    assert (perbup.nomor, perbup.tahun) == ("104", 2021)
    assert {f"/mengingat/{i}/teks" for i in range(1, 5)} <= doubted


def test_no_doubt_without_a_slip() -> None:
    (record,) = parse_bytes(SK.splitlines()[0].encode() + b"\n" + CLEAN.encode(), "sk.txt")
    assert [one for one in record.keraguan if one.penunjuk.startswith(("/dokumen/nomor", "/dokumen/tentang", "/mengingat"))] == []


CLEAN = """DINAS KOMUNIKASI DAN INFORMATIKA
KEPUTUSAN KEPALA DINAS KOMUNIKASI DAN INFORMATIKA KABUPATEN TUBAN
NOMOR : 188.45/07/KPTS/414.106/2024
TENTANG
PENETAPAN INDIKATOR KINERJA UTAMA
Menimbang : a. bahwa perlu ditetapkan indikator kinerja utama;
Mengingat : 1. Undang-Undang Nomor 12 Tahun 1950 tentang Pembentukan Daerah-daerah Kabupaten dalam Lingkungan Propinsi Jawa Timur \
sebagaimana telah diubah dengan Undang-Undang Nomor 2 Tahun 1965 (Lembaran Negara Tahun 1965 Nomor 19, Tambahan Lembaran Negara Nomor 2730);
2. Peraturan Menteri Negara PAN Nomor PER/9/M.PAN/5/2007 tentang Pedoman Umum;
MEMUTUSKAN:
Menetapkan :
KESATU : Indikator Kinerja Utama.
"""


@pytest.mark.parametrize(
    ("media", "typed"),
    [
        (["application/vnd.openxmlformats-officedocument.wordprocessingml.document"], True),
        (["application/vnd.oasis.opendocument.text", "text/html"], True),
        (["application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "application/pdf"], False),
        (["text/plain"], False),
        (["image/png"], False),
        ([], False),
    ],
)
def test_formats(media: list[str], typed: bool) -> None:
    """Of several files that are one decree all must be typed."""
    assert is_typed_format(*media) is typed


def test_words_of_structure_are_told_in_typed_text_too() -> None:
    text = "Peraturan PemerintahNomor 8 Tahun2006 ttg. Pelaporan Nornor Kinerja (Lembaran Negara Tahun 2006 Nomor 25) jo. UU Nomor 1 Tahun 2004"
    with as_typed():
        read = take_apart(text)
    assert (read["jenis"], read["nomor"], read["tahun"], read["tentang"]) == ("PP", "8", 2006, "Pelaporan Nornor Kinerja")
    assert read["ln"] == {"jenis": "LN", "tahun": 2006, "nomor": "25"}
    assert take_apart(text)["tentang"] == "Pelaporan Nomor Kinerja"


@pytest.mark.parametrize(("name", "tln"), [("sk.md", "461"), ("sk.txt", None), ("sk.html", "461")])
def test_signs_alone_are_no_sign_of_ocr_in_markdown(name: str, tln: str | None) -> None:
    text = SK.replace("PemerintahNomor", "Pemerintah Nomor").replace("Daerab", "Daerah").replace("Instansl", "Instansi")
    text = text.replace("PER/91M.PAN/512007", "PER/9/M.PAN/5/2007").replace("1O4 Tahun 2621", "104 Tahun 2021").replace("Fungsl", "Fungsi")
    (record,) = parse_bytes(page(text) if name.endswith("html") else text.encode(), name)
    assert record.mengingat[2].tln == tln


def test_commas_with_a_blank_before_them_stay_in_plain_text() -> None:
    title = "INDIKATOR KINERJA UTAMA DINAS PERTANIAN , PERIKANAN DAN PANGAN"
    text = decree(
        menimbang="a. bahwa, untuk mengukur kinerja ,\nperlu ditetapkan indikator;",
        mengingat="1. Peraturan Bupati Magetan Nomor 4 Tahun 2021 tentang Kedudukan , Tugas dan Fungsi Kecamatan;",
    ).replace("PENETAPAN INDIKATOR KINERJA UTAMA KECAMATAN SUMBERWANGI KABUPATEN MAGETAN TAHUN 2022", title)
    record = parse_text(text)
    assert record.dokumen.tentang == title
    assert record.menimbang == ["bahwa, untuk mengukur kinerja , perlu ditetapkan indikator;"]
    assert record.mengingat[0].tentang == "Kedudukan , Tugas dan Fungsi Kecamatan"


@pytest.mark.parametrize(
    ("number", "read"),
    [
        ("12/KPTS/M/2020", "12/KPTS/M/2020"),
        ("21/PRT/M/2019", "21/PRT/M/2019"),
        ("188/12/M/2020", None),
        ("060/4/XII/2020", "060/4/XII/2020"),
    ],
)
def test_an_m_for_the_month_is_a_minister_behind_the_kind(number: str, read: str | None) -> None:
    """Else it may be III, which OCR reads so: null, with a doubt; in a typed decree it is what stands there."""
    text = decree().replace("188/14/403.401/2022", number)
    record = parse_text(text)
    assert record.dokumen.nomor == read
    assert any("/dokumen/nomor" in one.penunjuk for one in record.keraguan) is (read is None)
    assert parse_bytes(page(text), "sk.html")[0].dokumen.nomor == number


def test_a_typed_file_that_may_be_made_from_a_scan_says_so() -> None:
    """Its letters stay, too; findings on them are then matters to look into."""
    scanned = SK.replace("Pembentukan Daerah-daerah", "Pembentukan Daera}r-daera}r").replace("Kinerja Instansl", "Kineija Instansl")
    for text, doubted in ((SK, False), (scanned, True)):
        (record,) = parse_bytes(page(text), "sk.html")
        assert any(one.penunjuk == "/mengingat" and "OCR" in one.alasan for one in record.keraguan) is doubted
    assert record.mengingat[2].tentang == "Pelaporan Keuangan dan Kineija Instansl Pemerintah"


def test_abbreviations_are_no_damage() -> None:
    """Who types `ttg` and `Th.` is no OCR: gazette numbers near the registry's stay."""
    items = [f"{n}. PP No. {n} Th. 20{n} ttg Hal;" for n in range(10, 14)]
    items.append("14. PP No. 8 Th. 2006 ttg Pelaporan Kinerja (Lembaran Negara Tahun 2006 Nomor 26, Tambahan Lembaran Negara Nomor 4614)")
    record = parse_text(decree(mengingat="\n".join(items) + ";"))
    ln = record.mengingat[-1].ln
    assert ln is not None
    assert (ln.nomor, record.mengingat[-1].tahun) == ("26", 2006)


def test_a_gazette_in_two_pieces_ends_a_typed_title() -> None:
    with as_typed():
        read = take_apart("Undang-Undang Nomor 37 Tahun 2003 tentang Kabupaten Oku (Lem baran Negara Tahun 2003 Nomor 152)")
    assert (read["tentang"], read["ln"]) == ("Kabupaten Oku", {"jenis": "LN", "tahun": 2003, "nomor": "152"})

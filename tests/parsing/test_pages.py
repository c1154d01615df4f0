"""What page ends leave in the text of a decree: page numbers, catchwords, running heads, repeated headers."""

import pytest

from .support import assert_same, decree, differences, parse_text, position

LAWS = [
    "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;",
    "Peraturan Pemerintah Nomor 8 Tahun 2006 tentang Pelaporan Keuangan dan Kinerja Instansi Pemerintah;",
    "Peraturan Presiden Nomor 29 Tahun 2014 tentang Sistem Akuntabilitas Kinerja Instansi Pemerintah;",
]
CITED = [
    {"no": 1, "jenis": "UU", "nomor": "23", "tahun": 2014, "tentang": "Pemerintahan Daerah", "diubah": []},
    {"no": 2, "jenis": "PP", "nomor": "8", "tahun": 2006, "tentang": "Pelaporan Keuangan dan Kinerja Instansi Pemerintah", "diubah": []},
    {
        "no": 3,
        "jenis": "Perpres",
        "nomor": "29",
        "tahun": 2014,
        "tentang": "Sistem Akuntabilitas Kinerja Instansi Pemerintah",
        "diubah": [],
    },
]


@pytest.mark.parametrize(
    "page",
    [
        "\n",
        "\n2\n",
        "\n- 2 -\n",
        "\n-2-\n",
        "\n(2)\n",
        "\nHalaman 2\n",
        "\n2. Peraturan...\n\n- 2 -\n",
        "\n2. Peraturan Pemerintah ......\n\n- 2 -\n",
        "\n2. Peraturan …\n\n2\n",
        "\n.../2\n",
        "\n……./2\n",
        "\n\f",
        "\n---\n",
        "\n\n\n\n",
    ],
)
def test_page_end_between_two_items(page: str) -> None:
    """A page number or the catchword of the next page is no item."""
    text = decree(mengingat=f"1. {LAWS[0]}\n{page}\n2. {LAWS[1]}\n3. {LAWS[2]}")
    assert_same({"mengingat": CITED}, parse_text(text))


@pytest.mark.parametrize("page", ["\n", "\n2\n", "\n- 2 -\n", "\n(2)\n", "\n\f", "\nKeuangan...\n\n- 2 -\n", "\n.../2\n"])
def test_page_end_inside_an_item(page: str) -> None:
    """The sentence goes on behind it."""
    first, second = LAWS[1].split("Keuangan")
    text = decree(mengingat=f"1. {LAWS[0]}\n2. {first.strip()}\n{page}\nKeuangan{second}\n3. {LAWS[2]}")
    assert_same({"mengingat": CITED}, parse_text(text))


@pytest.mark.parametrize("page", ["\n", "\n- 2 -\n", "\n(2)\n", "\n\f"])
def test_page_end_inside_a_list_of_functions(page: str) -> None:
    task = "\na. menyusun rencana kerja;\nb. memeriksa dokumen" + "\n" + page + "\nyang diajukan;\nc. menyusun laporan."
    expected = ["menyusun rencana kerja;", "memeriksa dokumen yang diajukan;", "menyusun laporan."]
    assert_same({"jabatan": [{"tugas": expected}]}, parse_text(decree(annex=position("Kepala Seksi Pemerintahan", task))))


def test_numbers_stacked_before_their_items() -> None:
    """Numbers of a column that was read first: each text is an item, or none is."""
    record = parse_text(decree(mengingat="1.\n2.\n3.\n" + "\n".join(LAWS)))
    assert [c.nomor for c in record.mengingat] in ([], ["23", "8", "29"])
    for citation, expected in zip(record.mengingat, CITED, strict=False):
        assert not differences({**expected, "no": citation.no}, citation.model_dump())


def test_numbers_lost() -> None:
    """Items whose numbers OCR lost are told apart by how a citation begins."""
    record = parse_text(decree(mengingat=f"1. {LAWS[0]}\n{LAWS[1]}\n3. {LAWS[2]}"))
    assert_same({"mengingat": [CITED[0], {**CITED[1], "no": record.mengingat[1].no}, CITED[2]]}, record)
    assert record.mengingat[1].no in (None, 2)


def test_dicta_collected_before_their_texts() -> None:
    """Labels of a column that was read first: right, or no text rather than another's."""
    texts = ["Menetapkan Indikator Kinerja Utama.", "Keputusan ini mulai berlaku pada tanggal ditetapkan."]
    text = decree()
    start, end = text.index("KESATU"), text.index("Ditetapkan di")
    record = parse_text(text[:start] + "KESATU\nKEDUA\n: " + "\n: ".join(texts) + "\n\n" + text[end:])
    assert [d.ke for d in record.diktum] == ["KESATU", "KEDUA"]
    assert [d.teks for d in record.diktum] in (texts, [None, None])


@pytest.mark.parametrize(
    "head",
    [
        "LAMPIRAN KEPUTUSAN CAMAT SUMBERWANGI\nNOMOR : 188/99/403.401/2019\nTANGGAL : 5 Mei 2019\nTENTANG : RENCANA KERJA TAHUN 2019",
        "LAMPIRAN : KEPUTUSAN CAMAT SUMBERWANGI\nNOMOR : 188/99/403.401/2019\nTANGGAL : 5 Mei 2019",
        "LAMPIRAN I\nSURAT KEPUTUSAN CAMAT SUMBERWANGI\nNOMOR : 188/99/403.401/2019\nTANGGAL : 5 Mei 2019",
    ],
)
def test_annex_with_another_number_than_the_decree(head: str) -> None:
    """The decree is what its own head and signature say; what the annex says is kept with the annex."""
    record = parse_text(decree(annex=head + "\n\n" + position("Kepala Seksi Pemerintahan")))
    assert_same(
        {
            "dokumen": {"nomor": "188/14/403.401/2022", "tanggal": "2022-01-14", "tahun": "2022"},
            "jabatan": [{"nama": "Kepala Seksi Pemerintahan"}],
        },
        record,
    )
    (annex,) = [part for part in record.bagian if part.jenis == "lampiran"]
    assert annex.identitas is not None
    assert (annex.identitas.nomor, annex.identitas.tanggal) == ("188/99/403.401/2019", "2019-05-05")


def test_two_annexes_with_one_number() -> None:
    """Both stay, in their order."""
    head = "LAMPIRAN 1\nKEPUTUSAN CAMAT SUMBERWANGI\nNOMOR : 188/14/403.401/2022\nTANGGAL : 14 Januari 2022\n\n"
    record = parse_text(decree(annex=head + position("Sekretaris Kecamatan") + "\n" + head + position("Kepala Seksi Pemerintahan")))
    assert [part.nama for part in record.bagian if part.jenis == "lampiran"] == ["LAMPIRAN 1", "LAMPIRAN 1"]
    assert [p.nama for p in record.jabatan] == ["Sekretaris Kecamatan", "Kepala Seksi Pemerintahan"]


@pytest.mark.parametrize(
    "before", ["Jl. Merbabu Nomor : 36\n\n", "Jalan Raya NOMOR 1 Telepon 0351-400117\n\n", "LEMBARAN LEPAS TAHUN 2020 NOMOR : 7\n\n"]
)
def test_numbers_that_are_not_the_decree_s(before: str) -> None:
    record = parse_text(decree().replace("KEPUTUSAN CAMAT SUMBERWANGI\nNOMOR", before + "KEPUTUSAN CAMAT SUMBERWANGI\nNOMOR"))
    assert record.dokumen.nomor == "188/14/403.401/2022"


def test_old_period_under_the_title_is_not_the_decree_s() -> None:
    """A line left over from a template below the title: the period of the title stands."""
    text = decree().replace("KABUPATEN MAGETAN TAHUN 2022\n", "KABUPATEN MAGETAN TAHUN 2022\n\nTAHUN 2016-2021\n")
    assert parse_text(text).dokumen.tahun in ("2022", None)


def test_regulation_of_a_head_of_region() -> None:
    """Not every such document is a decree of an office."""
    text = (
        decree(annex=position("Sekretaris Daerah"))
        .replace("KEPUTUSAN CAMAT SUMBERWANGI", "PERATURAN BUPATI MAGETAN")
        .replace("CAMAT SUMBERWANGI", "BUPATI MAGETAN")
    )
    record = parse_text(text.replace("KECAMATAN SUMBERWANGI\n\n", "\n").replace("NOMOR : 188/14/403.401/2022", "NOMOR 14 TAHUN 2022"))
    assert_same(
        {
            "dokumen": {
                "jenis": "Peraturan Bupati",
                "nomor": "14 TAHUN 2022",
                "kabupaten": "Kabupaten Magetan",
                "penandatangan": {"jabatan": "BUPATI MAGETAN"},
            }
        },
        record,
    )

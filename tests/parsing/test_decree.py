"""The decree itself: identity, signature, considerations, dictum, in the forms they are typed in."""

import pytest

from .support import assert_same, decree, letters, parse_text, position


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("NOMOR : 188/14/403.401/2022", "188/14/403.401/2022"),
        ("Nomor : 188 / 14 / 403.401 / 2022", "188/14/403.401/2022"),
        ("NOMOR: 188.45/14/KEP/III/2022", "188.45/14/KEP/III/2022"),
        ("NOMOR 14 TAHUN 2022", "14 TAHUN 2022"),
        ("Nomor : 14 th 2022", "14 th 2022"),
        ("Nomor : 050.199", "050.199"),
        ("NO MOR : 188/14/403.401/2022", "188/14/403.401/2022"),
        ("NOMOR : 061/ / / /2022", "061////2022"),
        ("NOMOR : ..../SK/2022", "..../SK/2022"),
    ],
)
def test_number(written: str, expected: str) -> None:
    record = parse_text(decree().replace("NOMOR : 188/14/403.401/2022", written))
    assert letters(record.dokumen.nomor) == letters(expected)
    assert record.dokumen.tentang == "PENETAPAN INDIKATOR KINERJA UTAMA KECAMATAN SUMBERWANGI KABUPATEN MAGETAN TAHUN 2022"


def test_blank_parts_of_a_number_are_kept() -> None:
    record = parse_text(decree().replace("NOMOR : 188/14/403.401/2022", "NOMOR : 188.45/    /KEP/2022"))
    assert record.dokumen.nomor is not None and record.dokumen.nomor.replace(" ", "") == "188.45//KEP/2022"


@pytest.mark.parametrize("written", ["NOMOR :", "NOMOR", ""])
def test_missing_number_is_null(written: str) -> None:
    """No number of a cited law and no house number takes its place."""
    record = parse_text(decree().replace("NOMOR : 188/14/403.401/2022", written))
    assert not letters(record.dokumen.nomor)
    assert record.dokumen.tahun == "2022"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("14 Januari 2022", "2022-01-14"),
        ("01 Nopember 2021", "2021-11-01"),
        ("1 NOVEMBER 2021", "2021-11-01"),
        ("14 Pebruari 2022", "2022-02-14"),
        ("2 Agustus 2O21", "2021-08-02"),
        ("     Januari 2022", "2022-01"),
        ("............ Januari 2022", "2022-01"),
        ("", None),
    ],
)
def test_date(written: str, expected: str | None) -> None:
    assert parse_text(decree().replace("14 Januari 2022", written)).dokumen.tanggal == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("TAHUN 2022", "2022"),
        ("TAHUN 2021-2026", "2021-2026"),
        ("TAHUN 2021 - 2026", "2021-2026"),
        ("TAHUN 2021 – 2026", "2021-2026"),
        ("TAHUN 2021 s/d 2026", "2021-2026"),
        ("TAHUN 20212026", "2021-2026"),
        ("PERIODE 2021-2026", "2021-2026"),
        ("TAHUN 2020-2019", "2020-2019"),
    ],
)
def test_period(written: str, expected: str) -> None:
    record = parse_text(decree().replace("KABUPATEN MAGETAN TAHUN 2022", f"KABUPATEN MAGETAN {written}"))
    assert record.dokumen.tahun == expected


@pytest.mark.parametrize("phrase", ["Ditetapkan", "Disahkan", "Dikeluarkan"])
def test_place_and_the_word_before_it(phrase: str) -> None:
    record = parse_text(decree().replace("Ditetapkan di", f"{phrase} di"))
    assert (record.dokumen.tempat, record.dokumen.frasa_penetapan) == ("Sumberwangi", phrase)


@pytest.mark.parametrize(
    "title",
    ["KEPUTUSAN CAMAT SUMBERWANGI", "SURAT KEPUTUSAN CAMAT SUMBERWANGI", "KEPUTUSAN\nCAMAT SUMBERWANGI", "**KEPUTUSAN CAMAT SUMBERWANGI**"],
)
def test_title_lines(title: str) -> None:
    dokumen = parse_text(decree().replace("KEPUTUSAN CAMAT SUMBERWANGI\nNOMOR", f"{title}\nNOMOR")).dokumen
    assert dokumen.jenis in ("Keputusan Camat", "Surat Keputusan Camat")
    assert (dokumen.instansi, dokumen.kabupaten) == ("Kecamatan Sumberwangi", "Kabupaten Magetan")


@pytest.mark.parametrize(
    "block",
    [
        "CAMAT SUMBERWANGI\n\nRADEN WIRATAMA, S.Sos\nPembina\nNIP. 19710203 199503 1 002",
        "CAMAT SUMBERWANGI,\n\nttd\n\nRADEN WIRATAMA, S.Sos\nPembina\nNIP 197102031995031002",
        "CAMAT SUMBERWANGI, RADEN WIRATAMA, S.Sos Pembina NIP. 19710203 199503 1 002",
        "CAMAT SUMBERWANGI\n\n**RADEN WIRATAMA, S.Sos**\n**Pembina**\n**NIP : 197102031995031002**",
        "CAMAT SUMBERWANGI\n\n![tanda tangan]\n\nRADEN WIRATAMA, S.Sos\n\nPembina\n\nNIP. 19710203 199503 1002",
    ],
)
def test_signature(block: str) -> None:
    record = parse_text(decree().replace("CAMAT SUMBERWANGI\n\nRADEN WIRATAMA, S.Sos", block))
    assert_same(
        {
            "dokumen": {
                "penandatangan": {
                    "jabatan": "CAMAT SUMBERWANGI",
                    "nama": "RADEN WIRATAMA, S.Sos",
                    "nip": "197102031995031002",
                    "pangkat": "Pembina",
                }
            }
        },
        record,
    )


def test_signature_without_a_name() -> None:
    """The heading of the annex is no name."""
    text = decree(annex="LAMPIRAN KEPUTUSAN CAMAT SUMBERWANGI\nNOMOR : 188/14/403.401/2022\n\n" + position("Kepala Seksi Pemerintahan"))
    record = parse_text(text.replace("RADEN WIRATAMA, S.Sos\n", ""))
    signer = record.dokumen.penandatangan
    assert signer is None or (signer.nama, signer.nip, signer.pangkat) == (None, None, None)


@pytest.mark.parametrize(
    "menimbang",
    [
        "a. bahwa kinerja perlu diukur;\nb. bahwa untuk itu perlu ditetapkan indikator;",
        "a. bahwa kinerja perlu diukur; b. bahwa untuk itu perlu ditetapkan indikator;",
        "1. bahwa kinerja perlu diukur;\n2. bahwa untuk itu perlu ditetapkan indikator;",
        "\na. bahwa kinerja perlu diukur;\n\nb. bahwa untuk itu\n\n\nperlu ditetapkan indikator;",
        "\na.\tbahwa kinerja perlu diukur;\nb.\tbahwa untuk itu perlu ditetapkan indikator;",
        "- a. bahwa kinerja perlu diukur;\n- b. bahwa untuk itu perlu ditetapkan indikator;",
        "a) bahwa kinerja perlu diukur;\nb) bahwa untuk itu perlu ditetapkan indikator;",
    ],
)
def test_considerations(menimbang: str) -> None:
    record = parse_text(decree(menimbang=menimbang))
    assert_same({"menimbang": ["bahwa kinerja perlu diukur;", "bahwa untuk itu perlu ditetapkan indikator;"]}, record)
    assert len(record.mengingat) == 1


@pytest.mark.parametrize("label", ["Menimbang", "MENIMBANG", "Menimbang\t", "- Menimbang", "**Menimbang**"])
@pytest.mark.parametrize("colon", [" : ", ": ", "  ", " :\n"])
def test_label_of_considerations(label: str, colon: str) -> None:
    text = decree(menimbang="a. bahwa kinerja perlu diukur;").replace("Menimbang : ", label + colon)
    assert_same({"menimbang": ["bahwa kinerja perlu diukur;"]}, parse_text(text))


@pytest.mark.parametrize("space", [" ", "\u00a0"])
def test_letter_spaced_label_of_considerations(space: str) -> None:
    text = decree(menimbang="a. bahwa kinerja perlu diukur;").replace("Menimbang", space.join("Menimbang"))
    assert_same({"menimbang": ["bahwa kinerja perlu diukur;"]}, parse_text(text))


def test_label_at_the_end_of_the_line_before() -> None:
    text = decree(menimbang="a. bahwa kinerja perlu diukur;").replace("diukur;\n\nMengingat : ", "diukur; Mengingat :\n")
    record = parse_text(text)
    assert_same({"menimbang": ["bahwa kinerja perlu diukur;"], "mengingat": [{"no": 1, "jenis": "Perpres", "nomor": "29"}]}, record)


def test_both_labels_stacked_before_both_contents() -> None:
    text = decree(
        menimbang="\nMengingat :\na. bahwa kinerja perlu diukur;\nb. bahwa perlu ditetapkan indikator;",
        mengingat="1. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;",
    )
    record = parse_text(text.replace("\n\nMengingat : 1.", "\n1."))
    assert_same(
        {
            "menimbang": ["bahwa kinerja perlu diukur;", "bahwa perlu ditetapkan indikator;"],
            "mengingat": [{"no": 1, "jenis": "UU", "nomor": "23"}],
        },
        record,
    )


def test_dictum_items_and_a_dictum_that_is_only_a_list() -> None:
    tail = (
        "KEDUA : Indikator dipergunakan untuk :\na. perencanaan;\nb. evaluasi.\nKETIGA :\na. Keputusan ini mulai "
        "berlaku.\nb. Kekeliruan akan diperbaiki.\n"
    )
    record = parse_text(decree().replace("KEDUA : Keputusan ini mulai berlaku pada tanggal ditetapkan.\n", tail))
    assert_same(
        {
            "diktum": [
                {
                    "ke": "KESATU",
                    "teks": "Menetapkan Indikator Kinerja Utama sebagaimana tercantum dalam Lampiran Keputusan ini.",
                    "butir": [],
                },
                {"ke": "KEDUA", "teks": "Indikator dipergunakan untuk :", "butir": ["perencanaan;", "evaluasi."]},
                {"ke": "KETIGA", "teks": None, "butir": ["Keputusan ini mulai berlaku.", "Kekeliruan akan diperbaiki."]},
            ]
        },
        record,
    )


def test_decree_around_an_older_one_in_its_considerations() -> None:
    """The number of a replaced decree in Menimbang is not this decree's."""
    menimbang = "a. bahwa Keputusan Camat Sumberwangi Nomor 188/3/403.401/2019 perlu diganti;"
    assert parse_text(decree(menimbang=menimbang)).dokumen.nomor == "188/14/403.401/2022"


def test_considerations_with_letters_that_ocr_misread() -> None:
    record = parse_text(
        decree(menimbang="‘a. bahwa kinerja perlu diukur;\nb. bahwa indikator perlu ditetapkan;\n¢. bahwa untuk itu perlu keputusan;")
    )
    assert_same(
        {"menimbang": ["bahwa kinerja perlu diukur;", "bahwa indikator perlu ditetapkan;", "bahwa untuk itu perlu keputusan;"]}, record
    )


@pytest.mark.parametrize("one", ["l.", "I.", "1 .", "1,", "1\n."])
def test_first_number_of_the_cited_law_misread(one: str) -> None:
    laws = "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;\n2. Peraturan Pemerintah Nomor 17 Tahun 2018 tentang Kecamatan;"
    record = parse_text(decree(mengingat=f"{one} {laws}"))
    assert_same(
        {"mengingat": [{"jenis": "UU", "nomor": "23", "tahun": 2014}, {"no": 2, "jenis": "PP", "nomor": "17", "tentang": "Kecamatan"}]},
        record,
    )
    assert record.mengingat[0].no in (None, 1)


@pytest.mark.parametrize("word", ["TENT ANG", "TE NTAN G", "T E N T A N G", "Tentang", "TENTANG :"])
def test_the_word_before_the_title(word: str) -> None:
    dokumen = parse_text(decree().replace("\nTENTANG\n", f"\n{word}\n")).dokumen
    assert dokumen.tentang == "PENETAPAN INDIKATOR KINERJA UTAMA KECAMATAN SUMBERWANGI KABUPATEN MAGETAN TAHUN 2022"
    assert dokumen.nomor == "188/14/403.401/2022"


def test_number_of_which_only_the_year_is_filled_in() -> None:
    nomor = parse_text(decree().replace("NOMOR : 188/14/403.401/2022", "NOMOR       TAHUN 2022")).dokumen.nomor
    assert letters(nomor) in ("", "tahun2022")


def test_date_of_enactment_and_not_of_promulgation() -> None:
    promulgation = "Diundangkan di Magetan\npada tanggal 3 Maret 2022\n\nSEKRETARIS DAERAH KABUPATEN MAGETAN,\n\nWIRA KUSUMAJATI, S.E.\n"
    assert_same(
        {
            "dokumen": {
                "tanggal": "2022-01-14",
                "tempat": "Sumberwangi",
                "penandatangan": {"jabatan": "CAMAT SUMBERWANGI", "nama": "RADEN WIRATAMA, S.Sos"},
            }
        },
        parse_text(decree(annex=promulgation)),
    )


@pytest.mark.parametrize(
    "acting", ["Plt. CAMAT SUMBERWANGI", "PLH. CAMAT SUMBERWANGI", "Pj. CAMAT SUMBERWANGI", "a.n. BUPATI MAGETAN\nCAMAT SUMBERWANGI"]
)
def test_acting_signer(acting: str) -> None:
    """The office as signed; the name is that of the person."""
    record = parse_text(decree().replace("CAMAT SUMBERWANGI\n\nRADEN", f"{acting}\n\nRADEN"))
    signer = record.dokumen.penandatangan
    assert signer is not None and signer.nama == "RADEN WIRATAMA, S.Sos"
    assert letters(signer.jabatan).endswith("camatsumberwangi")
    assert record.dokumen.jenis == "Keputusan Camat"


@pytest.mark.parametrize("label", ["Mingmabang", "Menirnbang", "Meninbang", "MENIMBANC"])
def test_label_that_ocr_misread(label: str) -> None:
    assert_same(
        {"menimbang": ["bahwa kinerja perlu diukur;"]},
        parse_text(decree(menimbang="a. bahwa kinerja perlu diukur;").replace("Menimbang", label)),
    )


def test_letter_spaced_place_and_a_second_date_without_a_day() -> None:
    text = decree().replace("Ditetapkan di : Sumberwangi\nPada tanggal : 14 Januari 2022\n", "")
    block = "Dikeluarkan di : M A G E T A N\n\nPada Tanggal : 20 Januari 2022\n\nSumberwangi,    Januari 2022\n\nCAMAT SUMBERWANGI\n\nRADEN"
    record = parse_text(text.replace("CAMAT SUMBERWANGI\n\nRADEN", block))
    assert_same(
        {
            "dokumen": {
                "tempat": "MAGETAN",
                "tanggal": "2022-01-20",
                "penandatangan": {"jabatan": "CAMAT SUMBERWANGI", "nama": "RADEN WIRATAMA, S.Sos"},
            }
        },
        record,
    )
    assert record.dokumen.tempat == "MAGETAN"


def test_wrapped_items_begin_no_dictum() -> None:
    """A capital that begins a line within a list, before its next item, begins no text of a label that stands with others."""
    stacked = """KESATU
KEDUA
Indikator Kinerja Utama digunakan untuk:
a. menyusun rencana kerja, anggaran serta laporan kinerja di lingkungan
Kecamatan Sumberwangi; dan
b. mengukur capaian.
Keputusan ini mulai berlaku pada tanggal ditetapkan."""
    before, _, rest = decree().partition("KESATU :")
    record = parse_text(before + stacked + rest[rest.index("\n\nDitetapkan") :])
    assert [(one.teks, len(one.butir)) for one in record.diktum] == [
        ("Indikator Kinerja Utama digunakan untuk:", 2),
        ("Keputusan ini mulai berlaku pada tanggal ditetapkan.", 0),
    ]

"""The annex: sheets of positions, tasks of the office, stated links, and what stands around a decree."""

import pytest

from .support import assert_same, decree, letters, parse_text, position


@pytest.mark.parametrize(
    "head",
    [
        "1. JABATAN : {n}\n2. TUGAS : {t}\n3. FUNGSI :\na. {f}\nb. {g}",
        "a. Jabatan : {n}\nb. Tugas : {t}\nc. Fungsi :\n1) {f}\n2) {g}",
        "Jabatan : {n}\nTugas : {t}\nFungsi : a. {f}\nb. {g}",
        "- Jabatan : {n}\n- Tugas : {t}\n- Fungsi :\n  - {f}\n  - {g}",
        "**Jabatan** : **{n}**\n\n**Tugas** : {t}\n\n**Fungsi** :\n\n1. {f}\n2. {g}",
        "JABATAN\t: {n}\nTUGAS POKOK\t: {t}\nFUNGSI\t: 1. {f}\n\t2. {g}",
        "Nama Jabatan : {n}\nTugas Pokok : {t}\nFungsi : 1. {f} 2. {g}",
        "J A B A T A N : {n}\nT U G A S : {t}\nF U N G S I :\na. {f}\nb. {g}",
        "1. JABATAN\t{n}\n2. TUGAS\t{t}\n3. FUNGSI\ta. {f}\n\tb. {g}",
    ],
)
def test_head_of_a_sheet(head: str) -> None:
    name, task = "Kepala Seksi Pemerintahan", "Menyiapkan bahan koordinasi pemerintahan desa."
    first, second = "fasilitasi administrasi desa;", "pembinaan perangkat desa."
    sheet = position(name)
    table = sheet[sheet.index("NO\t") :]
    annex = "INDIKATOR KINERJA INDIVIDU\n\n" + head.format(n=name, t=task, f=first, g=second) + "\n\n" + table
    assert_same(
        {
            "jabatan": [
                {
                    "nama": name,
                    "pemegang": None,
                    "tugas": [task],
                    "fungsi": [first, second],
                    "iki": [{"indikator": "Jumlah laporan yang disusun"}],
                }
            ]
        },
        parse_text(decree(annex=annex)),
    )


def test_holder_of_a_position() -> None:
    annex = position("Kepala Seksi Pemerintahan").replace(
        "1. JABATAN", "1. NAMA : LARAS PUSPANINGRUM, S.H.\n NIP : 19830912 200801 2 007\n JABATAN"
    )
    record = parse_text(decree(annex=annex))
    assert_same(
        {"jabatan": [{"nama": "Kepala Seksi Pemerintahan", "pemegang": {"nama": "LARAS PUSPANINGRUM, S.H.", "nip": "198309122008012007"}}]},
        record,
    )


def test_lead_in_of_a_list_is_an_item_of_its_own() -> None:
    annex = position("Kepala Seksi Pemerintahan", "Membantu Camat dalam hal:\na. administrasi desa;\nb. kependudukan.")
    assert_same(
        {"jabatan": [{"tugas": ["Membantu Camat dalam hal:", "administrasi desa;", "kependudukan."]}]}, parse_text(decree(annex=annex))
    )


def test_tasks_of_a_holder_without_a_table() -> None:
    """A position with no rows; the tasks of the office above its IKU table belong to nobody."""
    annex = "TUGAS CAMAT :\n1. Menyelenggarakan urusan pemerintahan umum;\n2. Membina desa.\n\n" + position("Sekretaris Kecamatan")
    assert_same(
        {
            "jabatan": [
                {"nama": "CAMAT", "tugas": ["Menyelenggarakan urusan pemerintahan umum;", "Membina desa."], "iki": []},
                {"nama": "Sekretaris Kecamatan", "atasan": "CAMAT"},
            ]
        },
        parse_text(decree(annex=annex)),
    )


def test_tasks_of_the_office_above_its_iku() -> None:
    annex = """INDIKATOR KINERJA UTAMA
1. Instansi : KECAMATAN SUMBERWANGI
2. Tugas : Melaksanakan urusan yang dilimpahkan Bupati.
3. Fungsi :
a. penyelenggaraan pemerintahan umum;
b. pembinaan desa.

NO\tSASARAN\tINDIKATOR KINERJA UTAMA\tFORMULASI\tSUMBER DATA
1\tMeningkatnya kualitas pelayanan\tNilai IKM\tNilai hasil survei kepuasan masyarakat\tLaporan survei
"""
    assert_same(
        {
            "jabatan": [],
            "instansi_tugas_fungsi": {
                "tugas": ["Melaksanakan urusan yang dilimpahkan Bupati."],
                "fungsi": ["penyelenggaraan pemerintahan umum;", "pembinaan desa."],
            },
            "iku": [
                {"kode": None, "sasaran": "Meningkatnya kualitas pelayanan", "indikator": "Nilai IKM", "sumber_data": "Laporan survei"}
            ],
            "kaskade": {
                "visi": None,
                "sasaran": ["Meningkatnya kualitas pelayanan"],
                "tautan": [["sasaran:Meningkatnya kualitas pelayanan", "iku:Nilai IKM"]],
            },
        },
        parse_text(decree(annex=annex)),
    )


def test_linkage_table() -> None:
    """Every neighbouring pair of a stated chain is a link, higher level first; merged cells go on."""
    annex = """KESELARASAN TUJUAN DAN SASARAN

MISI RPJMD\tTUJUAN RPJMD\tSASARAN RPJMD\tTUJUAN PD\tSASARAN PD\tINDIKATOR SASARAN
Memperkuat tata kelola\tMeningkatkan mutu tata kelola\tMeningkatnya mutu layanan\tMemperbaiki layanan\tNaiknya kepuasan warga\tNilai IKM
\t\t\t\tMeningkatnya tertib desa\tPersentase desa tertib
"""
    misi, tujuan, sasaran = "Memperkuat tata kelola", "Meningkatkan mutu tata kelola", "Meningkatnya mutu layanan"
    kantor, warga, desa = "Memperbaiki layanan", "Naiknya kepuasan warga", "Meningkatnya tertib desa"
    record = parse_text(decree(annex=annex))
    assert_same(
        {"kaskade": {"misi": [misi], "tujuan": [tujuan, kantor], "sasaran": [sasaran, warga, desa]}, "iku": [], "jabatan": []}, record
    )
    assert {tuple(letters(end) for end in link) for link in record.kaskade.tautan} == {
        (letters(a), letters(b))
        for a, b in [
            (f"misi:{misi}", f"tujuan:{tujuan}"),
            (f"tujuan:{tujuan}", f"sasaran:{sasaran}"),
            (f"sasaran:{sasaran}", f"tujuan:{kantor}"),
            (f"tujuan:{kantor}", f"sasaran:{warga}"),
            (f"tujuan:{kantor}", f"sasaran:{desa}"),
            (f"sasaran:{warga}", "iku:Nilai IKM"),
            (f"sasaran:{desa}", "iku:Persentase desa tertib"),
        ]
    }


def test_programmes_and_activities_beside_the_iku_of_a_linkage_table() -> None:
    """Each serves what stands to its left in its row; it is no row of the office's tables, for none of its formula is told here."""
    annex = """CASCADING KINERJA

TUJUAN\tSASARAN\tINDIKATOR KINERJA UTAMA\tPROGRAM\tINDIKATOR PROGRAM\tKEGIATAN\tINDIKATOR KEGIATAN
Naiknya derajat kesehatan\tMembaiknya layanan ibu\tAngka kematian ibu\tProgram Upaya Kesehatan\tPersentase ibu hamil dilayani\tLayanan ibu\t1. Jumlah ibu dilayani
\t\t\t\t\tRujukan\t2. Jumlah rujukan
\t\tAngka kematian bayi\t\tPersentase bayi dilayani\t\t
"""
    record = parse_text(decree(annex=annex))
    assert record.iku == []
    assert [link for link in record.kaskade.tautan if link[0].startswith("iku:")] == [
        ("iku:Angka kematian ibu", "iku:Persentase ibu hamil dilayani"),
        ("iku:Persentase ibu hamil dilayani", "iku:Jumlah ibu dilayani"),
        ("iku:Persentase ibu hamil dilayani", "iku:Jumlah rujukan"),
        ("iku:Angka kematian bayi", "iku:Persentase bayi dilayani"),
    ]


def test_a_heading_of_a_linkage_table_may_be_longer_than_its_columns() -> None:
    record = parse_text(
        decree(annex="CASCADING KINERJA\n\nTUJUAN\tSASARAN\tINDIKATOR SASARAN\t\t\nNaiknya mutu\tMembaiknya layanan\tNilai IKM\n")
    )
    assert [link[1] for link in record.kaskade.tautan] == ["sasaran:Membaiknya layanan", "iku:Nilai IKM"]


def test_foreword_of_a_book_does_not_fill_the_record() -> None:
    """Date, number and signature of the decree itself, not those of the foreword."""
    foreword = """KATA PENGANTAR

Puji syukur kami panjatkan. Indikator ini ditetapkan dengan Keputusan Camat Sumberwangi Nomor 188/99/403.401/2020.

Sumberwangi, 3 Maret 2020
CAMAT SUMBERWANGI

WIRA KUSUMAJATI, S.E.
Pembina
NIP. 19690101 199001 1 001

DAFTAR ISI
Kata Pengantar ........ i
BAB I PENDAHULUAN ........ 1

BAB I PENDAHULUAN

1.1 Latar Belakang

Setiap instansi menetapkan indikator kinerja.

"""
    record = parse_text(foreword + decree(annex=position("Kepala Seksi Pemerintahan")))
    assert_same(
        {
            "dokumen": {
                "nomor": "188/14/403.401/2022",
                "tanggal": "2022-01-14",
                "penandatangan": {"nama": "RADEN WIRATAMA, S.Sos", "nip": None},
            },
            "jabatan": [{"nama": "Kepala Seksi Pemerintahan"}],
        },
        record,
    )
    assert "kata-pengantar" in {part.jenis for part in record.bagian}


def test_position_with_functions_alone() -> None:
    annex = position("Kepala Seksi Pemerintahan").replace(
        "2. TUGAS : Melaksanakan urusan kecamatan sesuai bidangnya.", "2. FUNGSI : a. membina desa;\nb. menyusun laporan."
    )
    assert_same(
        {"jabatan": [{"nama": "Kepala Seksi Pemerintahan", "tugas": [], "fungsi": ["membina desa;", "menyusun laporan."]}]},
        parse_text(decree(annex=annex)),
    )


def test_items_of_a_list_that_lost_a_letter_or_repeat_one() -> None:
    """Every item counts, whatever its letter; a number without a text is none."""
    task = "\na. menyusun rencana;\na. memeriksa dokumen;\nd. menyusun laporan;\ne."
    assert_same(
        {"jabatan": [{"tugas": ["menyusun rencana;", "memeriksa dokumen;", "menyusun laporan;"]}]},
        parse_text(decree(annex=position("Sekretaris Kecamatan", task))),
    )


def test_items_typed_one_behind_the_other() -> None:
    task = "1. menyusun rencana; 2. memeriksa dokumen; 3. menyusun laporan."
    assert_same(
        {"jabatan": [{"tugas": ["menyusun rencana;", "memeriksa dokumen;", "menyusun laporan."]}]},
        parse_text(decree(annex=position("Sekretaris Kecamatan", task))),
    )


def test_position_named_with_its_office_and_region() -> None:
    name = "Kepala Sub Bagian Umum dan Kepegawaian Kantor Kecamatan Sumberwangi Kabupaten Magetan"
    record = parse_text(
        decree(
            annex=position("Sekretaris Kecamatan Sumberwangi Kabupaten Magetan")
            + position(name)
            + position("Staf Sub Bagian Umum dan Kepegawaian Kantor Kecamatan Sumberwangi Kabupaten Magetan")
        )
    )
    assert [p.nama for p in record.jabatan][1] == name
    assert [p.atasan_urut for p in record.jabatan] == [None, 1, 2]


def test_annex_without_a_decree() -> None:
    """Sheets alone: no identity is made up."""
    record = parse_text(position("Sekretaris Kecamatan") + position("Kasi Pemerintahan"))
    assert_same(
        {
            "dokumen": {
                "jenis": None,
                "nomor": None,
                "tentang": None,
                "tanggal": None,
                "tempat": None,
                "tahun": None,
                "instansi": None,
                "kabupaten": None,
            },
            "menimbang": [],
            "mengingat": [],
            "diktum": [],
            "iku": [],
            "jabatan": [{"nama": "Sekretaris Kecamatan"}, {"nama": "Kasi Pemerintahan"}],
        },
        record,
    )


HEADED = """A. CAMAT SUMBERWANGI

1. Tugas : memimpin kecamatan.
2. Fungsi :
a. koordinasi pemerintahan;
b. pembinaan desa.
3. Indikator Kinerja Individu :

{table}
B. SEKRETARIS KECAMATAN

1. Tugas : mengelola administrasi.
2. Indikator Kinerja Individu :

{table}
"""


@pytest.mark.parametrize("marks", [("A.", "B."), ("I.", "II."), ("1.", "2."), ("", ""), ("##", "##")])
def test_position_as_a_heading_above_its_tasks(marks: tuple[str, str]) -> None:
    """No label says 'jabatan': the name of a position stands alone above labels of tasks. Its table is not the office's."""
    sheet = position("x")
    text = (
        HEADED.format(table=sheet[sheet.index("NO\t") :])
        .replace("A. CAMAT", f"{marks[0]} CAMAT".strip())
        .replace("B. SEK", f"{marks[1]} SEK".strip())
    )
    record = parse_text(decree(annex="INDIKATOR KINERJA INDIVIDU\n\n" + text))
    assert_same(
        {
            "iku": [],
            "instansi_tugas_fungsi": None,
            "jabatan": [
                {"nama": "CAMAT SUMBERWANGI", "tugas": ["memimpin kecamatan."], "fungsi": ["koordinasi pemerintahan;", "pembinaan desa."]},
                {"nama": "SEKRETARIS KECAMATAN", "tugas": ["mengelola administrasi."], "atasan": "CAMAT SUMBERWANGI"},
            ],
        },
        record,
    )
    assert record.instansi_tugas_fungsi is None
    assert [len(p.iki) for p in record.jabatan] == [1, 1]


@pytest.mark.parametrize(
    "name",
    [
        "XXIII. Kepala Seksi kesejahteraan rakyat Kecamatan Sumberwangi",
        "C. Kepala Seksi Pemberdayaan Masyarakat Desa dan Kesejahteraan Sosial Kecamatan Sumberwangi Kabupaten Banyuwangi",
        "3. Pengevaluasi Hasil Kegiatan",
    ],
)
@pytest.mark.parametrize("duties", ["Tugas : mengelola surat.\n", ""])
def test_position_as_a_heading_that_is_long_or_of_another_name(name: str, duties: str) -> None:
    sheet = position("x")
    table = sheet[sheet.index("NO\t") :]
    text = f"A. CAMAT SUMBERWANGI\n\nTugas : memimpin.\n\n{table}\n{name}\n\n{duties}\n{table}"
    record = parse_text(decree(annex="INDIKATOR KINERJA INDIVIDU\n\n" + text))
    assert [p.nama for p in record.jabatan] == ["CAMAT SUMBERWANGI", name.partition(" ")[2]]
    assert [len(p.iki) for p in record.jabatan] == [1, 1]


def test_position_in_the_title_line_of_its_sheet() -> None:
    """Right, or no name; and nobody's superior can be told without the name."""
    sheet = position("x")
    table = sheet[sheet.index("NO\t") :]
    names = ["CAMAT SUMBERWANGI", "SEKRETARIS KECAMATAN"]
    record = parse_text(decree(annex="\n".join(f"INDIKATOR KINERJA INDIVIDU {name}\n\n{table}" for name in names)))
    assert record.iku == []
    assert [len(p.iki) for p in record.jabatan] == [1, 1]
    for got, name, superior in zip(record.jabatan, names, [None, "CAMAT SUMBERWANGI"], strict=True):
        assert (got.nama, got.atasan) in ((name, superior), (None, None))


FORM = """INDIKATOR KINERJA INDIVIDU

Nama : LARAS PUSPANINGRUM, S.H.
NIP : 198309122008012007
Pangkat/Gol. Ruang : Penata Tingkat I (III/d)
Jabatan : Kepala Seksi Pemerintahan
Unit Kerja : Kecamatan Sumberwangi
Eselon : IV.a
Tugas : membina desa.
Fungsi :
a. membina administrasi desa;
b. melaporkan kegiatan.

"""


def test_other_lines_of_a_form() -> None:
    """Rank, unit and echelon are in no list and in no name."""
    sheet = position("x")
    record = parse_text(decree(annex=FORM + sheet[sheet.index("NO\t") :]))
    expected = {
        "nama": "Kepala Seksi Pemerintahan",
        "pemegang": {"nama": "LARAS PUSPANINGRUM, S.H.", "nip": "198309122008012007"},
        "tugas": ["membina desa."],
        "fungsi": ["membina administrasi desa;", "melaporkan kegiatan."],
    }
    assert_same({"jabatan": [expected], "dokumen": {"penandatangan": {"nama": "RADEN WIRATAMA, S.Sos", "pangkat": None}}}, record)


COLUMN = "NO\tJABATAN\tKINERJA\tINDIKATOR KINERJA INDIVIDU\tFORMULASI\tSUMBER DATA\n"
_POST = "Pengadministrasi Umum"


@pytest.mark.parametrize(
    ("numbers", "names", "sheets"),
    [
        (("1", "", "2", ""), (_POST, "", _POST, ""), [2, 2]),
        (("1", "1", "2", "2"), (_POST, _POST, _POST, _POST), [2, 2]),
        (("1", "2", "3", "4"), (_POST, "", _POST, ""), [4]),
        (("1", "2", "3", "4"), (_POST, _POST, _POST, _POST), [4]),
        (("1", "2", "", "4"), (_POST, _POST, _POST, _POST), [4]),
        (("1", "2", "1", "2"), (_POST, "", _POST, ""), [2, 2]),
        (("1", "1", "1", "1", "2"), ("Sekretaris", "Sekretaris", "Sekretaris", _POST, _POST), [3, 2]),
        (("1", "1", "1", "1", "2", "1"), ("Sekretaris", "Sekretaris", "Sekretaris", _POST, _POST, "Bendahara"), [3, 2, 1]),
    ],
)
def test_two_positions_of_one_name(numbers: tuple[str, ...], names: tuple[str, ...], sheets: list[int]) -> None:
    """Where the numbers are those of positions, the next one is another of the same name; where they are those of rows it goes on."""
    rows = "".join(
        f"{n}\t{name}\tTertibnya surat {i}\tJumlah surat {i}\ta / b\tAgenda\n"
        for i, (n, name) in enumerate(zip(numbers, names, strict=True))
    )
    record = parse_text(decree(annex=f"LAMPIRAN KEPUTUSAN CAMAT SUMBERWANGI\nINDIKATOR KINERJA INDIVIDU\n\n{COLUMN}{rows}"))
    assert [len(p.iki) for p in record.jabatan] == sheets

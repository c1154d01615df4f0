"""Superiors: what the tasks say, and what the structure of the office tells (PP 18/2016)."""

import pytest

from iki_graph.record import Rekaman

from .support import decree, parse_text, position

CAMAT, SEKRETARIS = "Camat Sumberwangi", "Sekretaris Kecamatan"
UMUM, KEUANGAN = "Kepala Sub Bagian Umum dan Kepegawaian", "Kepala Sub Bagian Keuangan"
PEMERINTAHAN, TRANTIB = "Kepala Seksi Pemerintahan", "Kepala Seksi Ketenteraman dan Ketertiban Umum"
PMD = "Kepala Seksi Pemberdayaan Masyarakat dan Desa"
OFFICIALS = [CAMAT, SEKRETARIS, UMUM, KEUANGAN, PEMERINTAHAN, PMD, TRANTIB]


def office(*more: tuple[str, str] | str, officials: list[str] = OFFICIALS) -> Rekaman:
    """A kecamatan with these officials, then these positions (with their task)."""
    pairs = [(p, "Melaksanakan urusan sesuai bidangnya.") if isinstance(p, str) else p for p in [*officials, *more]]
    return parse_text(decree(annex="\n".join(position(name, tugas) for name, tugas in pairs)))


def superiors(record: Rekaman) -> dict[str | None, str | None]:
    """Each position with its superior; the number of the superior must tell the same."""
    names = {position.urut: position.nama for position in record.jabatan}
    for item in record.jabatan:
        assert item.atasan_urut is None or names[item.atasan_urut] == item.atasan
    return {position.nama: position.atasan for position in record.jabatan}


def test_officials_of_a_kecamatan() -> None:
    assert superiors(office()) == {
        CAMAT: None,
        SEKRETARIS: CAMAT,
        UMUM: SEKRETARIS,
        KEUANGAN: SEKRETARIS,
        PEMERINTAHAN: CAMAT,
        PMD: CAMAT,
        TRANTIB: CAMAT,
    }


def test_short_forms_of_official_titles() -> None:
    names = ["Camat", "Sekcam", "Kasubag Umum", "Kasubbag. Keuangan", "Kasi Pemerintahan", "Plt. Kasi Trantib"]
    assert superiors(office(officials=names)) == {
        "Camat": None,
        "Sekcam": "Camat",
        "Kasubag Umum": "Sekcam",
        "Kasubbag. Keuangan": "Sekcam",
        "Kasi Pemerintahan": "Camat",
        "Plt. Kasi Trantib": "Camat",
    }


def test_camat_who_has_no_sheet_is_still_the_superior() -> None:
    """Named as the decree names him; he has no number then, for he is no position of this record."""
    record = office(officials=OFFICIALS[1:])
    assert [(p.atasan, p.atasan_urut) for p in record.jabatan if p.nama in (SEKRETARIS, TRANTIB)] == [("CAMAT SUMBERWANGI", None)] * 2


@pytest.mark.parametrize(
    "task",
    [
        "Melaksanakan tugas lain yang diberikan oleh {}.",
        "Melaksanakan tugas-tugas lain yang diberikan {} sesuai bidangnya.",
        "Melaksanakan tugas kedinasan lain yang diberikan oleh {} sesuai dengan tugas dan fungsinya.",
        "Melaksanakan administrasi dan bertanggung jawab kepada {}.",
    ],
)
@pytest.mark.parametrize("superior", [UMUM, PEMERINTAHAN, TRANTIB, SEKRETARIS])
def test_staff_by_what_the_task_says(task: str, superior: str) -> None:
    """The strongest rule: the task text names the superior."""
    record = office(("Pengadministrasi Umum", task.format(superior)))
    assert superiors(record)["Pengadministrasi Umum"] == superior
    assert record.jabatan[-1].atasan_tertulis == superior


@pytest.mark.parametrize(
    ("written", "superior"),
    [
        ("Kasi Pemerintahan", PEMERINTAHAN),
        ("Kepala Seksi Ketentraman dan Ketertiban Umum", TRANTIB),
        ("KEPALA SEKSI PEMERINTAHAN KECAMATAN SUMBERWANGI", PEMERINTAHAN),
        ("Kasubbag Umum dan Kepegawaian", UMUM),
        ("Kepala Subbagian Keuangan", KEUANGAN),
        ("Sekretaris", SEKRETARIS),
        ("Sekcam", SEKRETARIS),
    ],
)
def test_superior_written_in_another_form(written: str, superior: str) -> None:
    """`atasan` is the position's own name, `atasan_tertulis` what the text has."""
    record = office(("Pengelola Data", f"Melaksanakan tugas lain yang diberikan oleh {written}."))
    assert superiors(record)["Pengelola Data"] == superior
    assert record.jabatan[-1].atasan_tertulis == written


def test_task_in_a_list_names_the_superior_in_its_last_item() -> None:
    text = position(
        "Pengelola Data",
        "\na. mengumpulkan data desa;\nb. menyusun laporan; dan\nc. melaksanakan tugas lain yang diberikan oleh Kepala Seksi Pemerintahan.",
    )
    record = parse_text(decree(annex="\n".join([*(position(name) for name in OFFICIALS), text])))
    assert record.jabatan[-1].tugas == [
        "mengumpulkan data desa;",
        "menyusun laporan; dan",
        "melaksanakan tugas lain yang diberikan oleh Kepala Seksi Pemerintahan.",
    ]
    assert superiors(record)["Pengelola Data"] == PEMERINTAHAN


def test_staff_who_answer_to_staff() -> None:
    """Functional officials lead others; of whoever answers to each other the decree says so, and that is a ring."""
    record = office("Arsiparis Ahli Muda", ("Pengelola Arsip", "Mengelola arsip dan bertanggung jawab kepada Arsiparis Ahli Muda."))
    assert superiors(record)["Pengelola Arsip"] == "Arsiparis Ahli Muda"
    first = ("Pranata Komputer", "Mengelola aplikasi dan bertanggung jawab kepada Statistisi.")
    record = office(first, ("Statistisi", "Mengolah data dan bertanggung jawab kepada Pranata Komputer."))
    assert (superiors(record)["Pranata Komputer"], superiors(record)["Statistisi"]) == ("Statistisi", "Pranata Komputer")


@pytest.mark.parametrize("name", ["Kepala Seksi Persandian", "Pengelola Sandi"])
def test_a_superior_who_is_none_of_the_positions(name: str) -> None:
    """Named as the duties name him, with a doubt, and not another of his kind."""
    officials = ["Kepala Dinas Kominfo", "Kepala Bidang Aplikasi", "Kepala Bidang Komunikasi"]
    record = office((name, "Mengamankan berita dan bertanggung jawab kepada Kepala Bidang Statistik."), officials=officials)
    assert (record.jabatan[-1].atasan, record.jabatan[-1].atasan_urut) == ("Kepala Bidang Statistik", None)
    assert "tidak ada di antara jabatan" in next(k.alasan for k in record.keraguan if k.penunjuk == "/jabatan/3/atasan")


def test_structure_wins_for_officials() -> None:
    """The task text of an official is often copied: both are kept, the difference is a finding."""
    copied = "Melaksanakan tugas lain yang diberikan oleh Sekretaris."
    record = office(("Kepala Seksi Pelayanan Umum", copied))
    assert superiors(record)["Kepala Seksi Pelayanan Umum"] == CAMAT
    assert record.jabatan[-1].atasan_tertulis == "Sekretaris"


@pytest.mark.parametrize(
    ("name", "superior"),
    [
        ("Staf Seksi Pemerintahan", PEMERINTAHAN),
        ("Pelaksana pada Seksi Ketenteraman dan Ketertiban Umum", TRANTIB),
        ("Staf Sub Bagian Umum dan Kepegawaian", UMUM),
        ("Staf Subbagian Keuangan", KEUANGAN),
    ],
)
def test_staff_by_the_unit_in_the_name(name: str, superior: str) -> None:
    assert superiors(office(name))[name] == superior


@pytest.mark.parametrize(
    ("name", "superior"),
    [
        ("Bendahara", KEUANGAN),
        ("Pengelola Gaji", KEUANGAN),
        ("Verifikator Keuangan", KEUANGAN),
        ("Pengadministrasi Kepegawaian", UMUM),
        ("Pengelola Barang Milik Negara", UMUM),
        ("Pramu Kebersihan", UMUM),
        ("Sopir", UMUM),
        ("Pengadministrasi Kependudukan", PEMERINTAHAN),
        ("Pengelola Pemerintahan Desa", PEMERINTAHAN),
        ("Analis Pemberdayaan Masyarakat", PMD),
        ("Petugas Keamanan", TRANTIB),
    ],
)
def test_staff_by_their_subject(name: str, superior: str) -> None:
    """Where neither task nor name say more, the subject of the position does, wherever it stands in the list."""
    assert superiors(office(name, *OFFICIALS[2:], officials=OFFICIALS[:2]))[name] == superior


def test_staff_by_their_place_in_the_list() -> None:
    """Staff without any other sign follow the official whom they belong to."""
    record = office("Analis Kebijakan", officials=[CAMAT, SEKRETARIS, PEMERINTAHAN])
    assert superiors(record)["Analis Kebijakan"] == PEMERINTAHAN


def test_two_positions_of_one_name_have_their_own_superiors() -> None:
    """Names are no keys."""
    record = office(
        ("Pengelola Data", "Melaksanakan tugas lain yang diberikan oleh Kepala Seksi Pemerintahan."),
        ("Pengelola Data", f"Melaksanakan tugas lain yang diberikan oleh {UMUM}."),
    )
    assert [p.atasan for p in record.jabatan[-2:]] == [PEMERINTAHAN, UMUM]


def test_officials_of_a_dinas() -> None:
    names = ["Kepala Dinas", "Sekretaris", "Kepala Sub Bagian Keuangan", "Kepala Bidang Kearsipan", "Kepala Seksi Pengawasan Arsip"]
    sheets = [position(name) for name in names]
    sheets.append(position("Arsiparis Ahli Muda", "Melaksanakan tugas lain yang diberikan oleh Kepala Bidang Kearsipan."))
    text = (
        decree(annex="\n".join(sheets))
        .replace("KECAMATAN SUMBERWANGI", "DINAS KEARSIPAN")
        .replace("CAMAT SUMBERWANGI", "KEPALA DINAS KEARSIPAN")
    )
    assert superiors(parse_text(text)) == {
        "Kepala Dinas": None,
        "Sekretaris": "Kepala Dinas",
        "Kepala Sub Bagian Keuangan": "Sekretaris",
        "Kepala Bidang Kearsipan": "Kepala Dinas",
        "Kepala Seksi Pengawasan Arsip": "Kepala Bidang Kearsipan",
        "Arsiparis Ahli Muda": "Kepala Bidang Kearsipan",
    }


def test_nobody_is_his_own_superior() -> None:
    """A task text that was copied from the staff names the official himself."""
    record = office(("Kepala Seksi Pelayanan Umum", "Melaksanakan tugas lain yang diberikan oleh Kepala Seksi Pelayanan Umum."))
    assert superiors(record)["Kepala Seksi Pelayanan Umum"] == CAMAT


def test_officials_of_a_kelurahan_under_the_camat() -> None:
    """Lurah answers to camat, the officials of the kelurahan to lurah (PP 18/2016)."""
    names = [CAMAT, SEKRETARIS, "Lurah Argosari", "Sekretaris Kelurahan Argosari", "Kepala Seksi Pemerintahan Kelurahan Argosari"]
    assert superiors(office(officials=names)) == {
        CAMAT: None,
        SEKRETARIS: CAMAT,
        "Lurah Argosari": CAMAT,
        "Sekretaris Kelurahan Argosari": "Lurah Argosari",
        "Kepala Seksi Pemerintahan Kelurahan Argosari": "Lurah Argosari",
    }


@pytest.mark.parametrize(
    "task",
    ["Melaksanakan tugas lain yang diberikan oleh atasan.", "Melaksanakan tugas lain yang diberikan pimpinan baik lisan maupun tertulis."],
)
def test_a_superior_without_a_name_says_nothing(task: str) -> None:
    """'Atasan' and 'pimpinan' are no positions: the next rule decides."""
    record = office(("Petugas Keamanan", task))
    assert superiors(record)["Petugas Keamanan"] == TRANTIB


def test_superior_who_is_no_position_of_this_file() -> None:
    """A head answers to somebody outside; that is written, not inferred."""
    record = office(officials=[SEKRETARIS, UMUM])
    text = decree(annex=position(CAMAT, "Melaksanakan tugas lain yang diberikan oleh Bupati."))
    (camat,) = parse_text(text).jabatan
    assert camat.atasan in (None, "Bupati") and camat.atasan_urut is None
    assert camat.atasan_tertulis == "Bupati"
    assert superiors(record)[UMUM] == SEKRETARIS


OFFICES = {
    "dinas": [
        ("Kepala Dinas Kesehatan", None),
        ("Sekretaris Dinas", 1),
        ("Kepala Sub Bagian Umum dan Kepegawaian", 2),
        ("Kasubbag Keuangan", 2),
        ("Kepala Bidang Kesehatan Masyarakat", 1),
        ("Kepala Seksi Promosi Kesehatan", 5),
        ("Kabid Pelayanan Kesehatan", 1),
        ("Kasi Rujukan", 7),
        ("Kepala UPT Puskesmas Dukun", 1),
        ("Kepala Sub Bagian Tata Usaha UPT Puskesmas Dukun", 9),
    ],
    "badan": [
        ("Kepala Badan Kepegawaian", None),
        ("Sekretaris Badan", 1),
        ("Kasubag Program", 2),
        ("Kepala Bidang Mutasi", 1),
        ("Kepala Sub Bidang Kepangkatan", 4),
        ("Kasubbid Jabatan", 4),
    ],
    "inspektorat": [("Inspektur", None), ("Sekretaris Inspektorat", 1), ("Inspektur Pembantu Wilayah I", 1), ("Irban II", 1)],
    "kelurahan": [("Lurah Klego", None), ("Sekretaris Lurah", 1), ("Kasi Pemerintahan Kelurahan", 1)],
    "rsud": [
        ("Direktur RSUD dr. Soeroto", None),
        ("Wakil Direktur Umum dan Keuangan", 1),
        ("Kepala Bagian Umum", 2),
        ("Kepala Sub Bagian Rumah Tangga", 3),
        ("Wakil Direktur Pelayanan", 1),
        ("Kepala Bidang Pelayanan Medik", 5),
        ("Kepala Seksi Rawat Inap", 6),
    ],
    "sekretariat DPRD": [
        ("Sekretaris DPRD", None),
        ("Kepala Bagian Umum", 1),
        ("Kasubag Tata Usaha", 2),
        ("Kabag Persidangan", 1),
        ("Kasubag Risalah", 4),
    ],
    "biro": [("Kepala Biro Organisasi", None), ("Kepala Bagian Kelembagaan", 1), ("Kepala Sub Bagian Tata Usaha", 2)],
    "puskesmas": [("Kepala UPT Puskesmas Dukun", None), ("Kepala Sub Bagian Tata Usaha", 1)],
    "pengadilan": [
        ("Ketua Pengadilan Agama", None),
        ("Wakil Ketua", 1),
        ("Panitera", 1),
        ("Panitera Muda Hukum", 3),
        ("Sekretaris", 1),
        ("Kepala Sub Bagian Kepegawaian", 5),
    ],
}


@pytest.mark.parametrize("office", OFFICES)
def test_structure_of_offices_of_every_kind(office: str) -> None:
    """Each official stands below the one that the structure of such an office gives."""
    record = parse_text("".join(position(name) for name, _ in OFFICES[office]))
    assert [(p.nama, p.atasan_urut) for p in record.jabatan] == OFFICES[office]


def test_one_of_several_bidang_named_by_the_duties() -> None:
    """Printed by rank: whose seksi it is, its last task says."""
    names = ["Kepala Dinas Sosial", "Kepala Bidang Rehabilitasi Sosial", "Kepala Bidang Pemberdayaan Sosial"]
    duty = "melaksanakan tugas lain yang diberikan oleh Kepala Bidang Rehabilitasi Sosial."
    record = parse_text("".join(position(n) for n in names) + position("Kepala Seksi Rehabilitasi Anak", duty))
    assert record.jabatan[3].atasan_urut == 2


BIDANG = [
    "Kepala Dinas Perhubungan",
    "Sekretaris",
    "Kepala Bidang Lalu Lintas",
    "Kepala Bidang Angkutan",
    "Kepala UPT Pengujian Kendaraan Bermotor",
]


def test_officials_listed_by_rank_stand_below_their_namesake() -> None:
    """All heads of bidang come first: whoever is printed last before a seksi says nothing of it."""
    found = superiors(office("Kepala Seksi Rekayasa Lalu Lintas", "Kepala Seksi Angkutan Orang", "Kepala Seksi Umum", officials=BIDANG))
    assert found["Kepala Seksi Rekayasa Lalu Lintas"] == BIDANG[2] and found["Kepala Seksi Angkutan Orang"] == BIDANG[3]
    assert found["Kepala Seksi Umum"] == BIDANG[3]  # nothing tells: the one before


def test_officials_listed_by_bidang_stand_below_the_one_before() -> None:
    names = [*BIDANG[:3], "Kepala Seksi Angkutan Barang", BIDANG[3], "Kepala Seksi Lalu Lintas"]
    found = superiors(office(officials=names))
    assert (found[names[3]], found[names[5]]) == (BIDANG[2], BIDANG[3])


@pytest.mark.parametrize(
    ("name", "superior"),
    [("Penguji Kendaraan Bermotor Ahli Pertama", BIDANG[4]), ("Analis Transportasi pada Bidang Angkutan", BIDANG[3])],
)
def test_staff_whose_name_is_that_of_a_unit(name: str, superior: str) -> None:
    assert superiors(office(name, officials=[*BIDANG, "Kepala Subbagian Umum"]))[name] == superior


def test_officials_of_a_kapanewon() -> None:
    names = ["Panewu", "Panewu Anom", "Kepala Subbagian Umum", "Kepala Jawatan Praja", "Kepala Jawatan Keamanan"]
    assert list(superiors(office(officials=names)).values()) == [None, "Panewu", "Panewu Anom", "Panewu", "Panewu"]


def test_staff_of_a_secretariat_without_subbagian() -> None:
    names = ["Lurah Karanganyar", "Sekretaris Kelurahan", "Kepala Seksi Pemerintahan", "Kepala Seksi Pemberdayaan Masyarakat"]
    staff = ("Pengelola Keuangan", "Membukukan belanja dan menyusun SPJ.")
    assert superiors(office(staff, officials=names))["Pengelola Keuangan"] == "Sekretaris Kelurahan"

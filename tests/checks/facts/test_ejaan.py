"""Misprints that are sure; and all that looks like one and is none."""

import pytest

from iki_graph.checks.facts import ejaan
from iki_graph.checks.facts.fakta import Fakta, Konteks
from iki_graph.record import IKI, Jabatan, Orang, Rekaman
from tests.checks.facts.support import document
from tests.checks.support import complete

AROUND = "Pelaksanaan pelayanan administrasi kepada masyarakat di bidang pemerintahan"


def facts(text: str, **rekaman: object) -> list[Fakta]:
    """Facts about the lines of a text."""
    return list(ejaan.facts(Konteks(Rekaman(berkas="sk.txt", **rekaman), document(text))))


def told(text: str) -> list[str]:
    return [fakta.nilai for fakta in facts(text) if fakta.jenis == "salah-ketik"]


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("pelaksaaan", "pelaksanaan"),
        ("administarsi", "administrasi"),
        ("pemeritahan", "pemerintahan"),
        ("masyarkat", "masyarakat"),
        ("keuanganan", "keuangan"),
        ("inventrisasi", "inventarisasi"),
        ("menyipakan", "menyiapkan"),
        ("pelaksanakan", "melaksanakan"),
        ("prosentase", "persentase"),
        ("akurabilitas", "akuntabilitas"),
        ("esuai", "sesuai"),
    ],
)
def test_misprints(wrong: str, right: str) -> None:
    assert told(f"{AROUND} dan {wrong} yang sesuai ketentuan\nAkuntabilitas kinerja") == [f"'{wrong}' → '{right}'"]


def test_capitals_are_kept() -> None:
    assert told("Nilai Utama\nINDIKATOR KINERJA UTAMAN") == ["'UTAMAN' → 'UTAMA'"]
    assert told(f"{AROUND} serta Koodinasi wilayah") == ["'Koodinasi' → 'Koordinasi'"]


@pytest.mark.parametrize(
    "text",
    [
        "Persentase pemberdayaan masyarakat yang ditindaklanjuti dan dipertanggungjawabkan sebaik-baiknya",
        "Terselenggaranya keanekaragaman, ketidaksesuaian, keberlanjutan, dan pendayagunaan teknologi tepat guna",
        "Penganugerahan, pengarusutamaan gender, penyederhanaan, pemutakhiran, dan pengoordinasian",
        "Koordinasi dengan Forkopimcam, Babinsa, Bhabinkamtibmas, dan Satpol PP dalam Musrenbangcam",
        "Laporan LKjIP, RKPDes, APBDes, SKPD, SPBE, dan BUMDes disusun setiap triwulan",
        "Desa Margomulya, Dusun Sukodono, dan Kelurahan Kalirandu di Kecamatan Sumberwangi",
        "Drs. RADEN WIRATAMA PRABASWARA, M.Si",
        "Website : sumberwangi.gununqkab.go.id, surel kecamatan_sumberwangi@gunungsari.go.id",
        "Peningkatan tata ke lola penyelenggara an pemerintahan bida ng kesejahteraan pela yanan masyarakat",
        "Pelaksanaan perencanaan dan pemba-",
        "Rapat rapat koordinasi, tugas tugas lain, dan masing masing seksi",
        "Jl. Merbabu Nomor 3 Telp. (0286) 321",
        "Jenis kelamin, pemindaian dokumen, angka pengangguran, dan hal yang dipersoalkan",
        "Key Performance Indicators, good governance, stakeholders, dan database website",
        "Pengendalian emisi, abrasi, dan vegetasi pesisir oleh kelompok nelayan",
        "dimanfaatkan untuk : Perencanaan Strategis; Perencanaan Tahunan; Penetapan Kinerja",
        "melaksanakan sebagian tugas Camat Teluk Dalam di bidang pemerintahan",
        "Pemerintah Kabupaten Muko Muko, KECAMATAN BONE BONE, dan Kabupaten Tojo Una Una",
        "Lembar evaluasi Kecamatan Marga Sakti Sebelat dan Kecamatan Petak Malai",
    ],
)
def test_good_words_names_abbreviations_and_damaged_lines_are_passed_over(text: str) -> None:
    assert told(text) == []


def test_a_local_word_that_the_decree_always_uses_is_its_own() -> None:
    assert told("\n".join(f"Pembinaan kelompok tani pasir ke-{n} dengan pelayaran rakyata" for n in range(5))) == []


def test_one_finding_a_line() -> None:
    found = facts(f"{AROUND}\n{AROUND} yang pelaksaaan dan administarsi baik")
    assert [(fakta.baris, fakta.nilai) for fakta in found] == [
        ((2, 2), "'pelaksaaan' → 'pelaksanaan'; 'administarsi' → 'administrasi'"),
    ]


def test_what_stands_on_many_lines_is_told_once() -> None:
    found = facts("\n".join(f"Prosentase pelayanan jenis {n}" for n in "abcd"))
    assert [(fakta.baris, fakta.nilai) for fakta in found] == [((1, 1), "'Prosentase' → 'Persentase'")]


def test_forms_that_are_only_no_standard_ones_are_no_misprints() -> None:
    found = facts(f"{AROUND} dan karir pegawai\n{AROUND} serta Karir pejabat")
    assert [(fakta.jenis, fakta.nilai, fakta.baris) for fakta in found] == [("ejaan-tidak-baku", "'karir' → 'karier'", (1, 1))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Meningkatnyakualitas pelayanan kantor", "'Meningkatnyakualitas' → 'Meningkatnya kualitas'"),
        ("Pengadaan peralatandan mesin kantor", "'peralatandan' → 'Peralatan dan'"),
        ("Rencana Strategis Perangkat Daerah Tahun 2019 2024", "'2019 2024' → '2019-2024'"),
        ("Perencanaan di kecamatan;penyiapan bahan kebijakan", "'kecamatan;penyiapan' → 'kecamatan; penyiapan'"),
        ("Melaksanakan tugas lain sesuai bidang tugasnya..", "'tugasnya..' → 'tugasnya.'"),
        ("Hasil survei berupa angka. yang dihitung oleh petugas", "'angka. yang' → 'angka yang'"),
        ("Pelaksanaan Melaksanakan pengolahan data", "'Pelaksanaan Melaksanakan' → 'Pelaksanaan'"),
        ("Pelaksanaan fasilitasi bantuan sosial\tPersentase fasilitas bantuan sosial", "'fasilitas' → 'fasilitasi'"),
    ],
)
def test_signs_and_words_that_are_wrong_only_where_they_stand(text: str, expected: str) -> None:
    (found,) = told(text)
    assert found.casefold() == expected.casefold()


@pytest.mark.parametrize("text", ["Tahun 2019-2024", "Tahun 2020 2019", "Kode pos 2019 2024/5", "dan seterusnya...", "camat;dan bupati"])
def test_signs_that_are_right(text: str) -> None:
    assert told(text) == []


def test_prefix_and_preposition() -> None:
    (found,) = facts("Rapat yang di laksanakan\nUrusan dibidang pertanahan\nRapat di Bali dan surat keluar di wilayah kecamatan")
    assert (found.jenis, found.baris) == ("di-terpisah", (1, 1))
    assert found.nilai == "'di laksanakan' → 'dilaksanakan'; 'dibidang' → 'di bidang'"
    assert facts("Ditetapkan di Pasi Kolaga") == [], "a kecamatan, though dipasi could be a word"
    assert facts("KECAMATAN X KOTO DIATAS") == [], "so written by law"
    assert len(facts("Rapat di kantor camat diatas bukit")) == 1


@pytest.mark.parametrize("text", ["bahan yang dibahas dalam di kantor", "Bidang Dalam di kantor", "Pelayanan pelayanan dan dan umum"])
def test_slips_beside_which_no_name_of_a_place_stands(text: str) -> None:
    assert len(told(text)) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pembinaan terhadap terhadap lembaga desa", "'terhadap terhadap' → 'terhadap'"),
        ("Fasilitasi Penyusunan Dokumen penyusunan Dokumen keuangan", "'Penyusunan Dokumen penyusunan Dokumen' → 'Penyusunan Dokumen'"),
    ],
)
def test_words_printed_twice(text: str, expected: str) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize("text", ["Jumlah desa Jumlah desa", "panjang panjang panjang panjang", "Perencanaan; Perencanaan Tahunan"])
def test_repeated_words_that_are_no_misprint(text: str) -> None:
    assert told(text) == []


ROWS = "Jumlah laporan kegiatan\tJumlah laporan kegiatan tahun n\n" * 3


def test_another_letter_for_the_year_and_a_year_without_its_word() -> None:
    assert told(ROWS + "Jumlah desa\tJumlah desa tahun m") == ["'tahun m' → 'tahun n'"]
    assert told(ROWS + "Jumlah dokumen\tJumlah dokumen SKPD n") == ["'SKPD n' → 'SKPD tahun n'"]
    assert told("Jumlah desa\tJumlah desa tahun m") == []


def test_an_abbreviation_beside_its_twin_in_one_row() -> None:
    rows = "Kegiatan PHBN/PHBA\tJumlah kegiatan PHBN/PHBA\n" * 3
    assert told(rows + "Kegiatan PHBN/PHA\tJumlah kegiatan PHBN/PHBA") == ["'PHBN/PHA' → 'PHBN/PHBA'"]
    assert told("Berkas SPP/SPM\tJumlah berkas SPP/SPJ\n" * 2) == []


def test_names_of_the_decree_s_people_are_no_words() -> None:
    jabatan = Jabatan(urut=1, nama="Bendahara", pemegang=Orang(nama="ADMINISTRAS", nip=None))
    text = "Pelaksanaan administrasi oleh petugas Administras di kantor kecamatan"
    assert told(text) != [] and facts(text, jabatan=[jabatan]) == []


def test_without_a_document_the_record_s_texts_are_read() -> None:
    rekaman = Rekaman(berkas="a", jabatan=[Jabatan(urut=1, nama="Bendahara", iki=[IKI(indikator="Persentase pengeloaan keuangan desa")])])
    (fakta,) = ejaan.facts(Konteks(rekaman))
    assert (fakta.tentang, fakta.baris, fakta.nilai) == ("/jabatan/0/iki/0/indikator", None, "'pengeloaan' → 'pengelolaan'")


def test_the_complete_decree_has_no_misprint() -> None:
    assert list(ejaan.facts(Konteks(complete()))) == []

"""Single traits of layout, each in a small text: the right value, or none rather than a wrong one."""

from iki_graph.parsing import parse
from iki_graph.reading import read
from iki_graph.record import Rekaman

from .support import SAMPLES, assert_same, letters


def sample(name: str) -> Rekaman:
    (record,) = parse(read(SAMPLES / name))
    return record


def test_header_on_one_line() -> None:
    """The number of the house is not the decree's; the blank in the number stays; the day of the date is missing."""
    assert_same(
        {
            "dokumen": {
                "jenis": "Keputusan Camat",
                "nomor": "061//KEP/2020",
                "tentang": "PENETAPAN INDIKATOR KINERJA UTAMA KECAMATAN ARGOSARI KOTA SALATIGA TAHUN 2017-2022",
                "tanggal": "2020-04",
                "tempat": "Salatiga",
                "tahun": "2017-2022",
                "instansi": "Kecamatan Argosari",
                "kabupaten": "Kota Salatiga",
                "penandatangan": {"nama": "SEKAR MAHARDIKA, S.IP.", "nip": "19750203 199903 2 004", "pangkat": "Pembina"},
            }
        },
        sample("kepala-satu-baris.txt"),
    )


def test_items_that_begin_in_the_middle_of_a_line() -> None:
    record = sample("kepala-satu-baris.txt")
    assert_same(
        {
            "menimbang": [
                "bahwa indikator kinerja utama adalah ukuran keberhasilan kecamatan;",
                "bahwa berdasarkan pertimbangan tersebut perlu menetapkan Keputusan Camat;",
            ],
            "mengingat": [
                {"no": 1, "jenis": "UU", "nomor": "23", "tahun": 2014, "tentang": "Pemerintahan Daerah"},
                {"no": 2, "jenis": "Perpres", "nomor": "29", "tahun": 2014, "tentang": "Sistem Akuntabilitas Kinerja Instansi Pemerintah"},
            ],
            "diktum": [
                {"ke": "KESATU", "teks": "Indikator Kinerja Utama Kecamatan Argosari sebagaimana tercantum dalam lampiran."},
                {"ke": "KEDUA", "teks": "Keputusan ini berlaku sejak ditetapkan."},
            ],
        },
        record,
    )


def test_letter_spaced_words_and_an_older_decree_in_the_title() -> None:
    assert_same(
        {
            "dokumen": {
                "jenis": "Keputusan Camat",
                "nomor": "188.4/21/KEP/2019",
                "tentang": "PERUBAHAN ATAS KEPUTUSAN CAMAT KALIRANDU NOMOR 188.4/7/KEP/2017 TENTANG PENETAPAN INDIKATOR KINERJA UTAMA "
                "KECAMATAN KALIRANDU TAHUN 2016 – 2021",
                "tanggal": "2019-11-01",
                "tempat": "KALIRANDU",
                "tahun": "2016-2021",
                "instansi": "Kecamatan Kalirandu",
                "kabupaten": "Kabupaten Blora",
                "penandatangan": {"jabatan": "CAMAT KALIRANDU", "nama": None, "nip": None},
            },
            "diktum": [
                {"ke": "KESATU", "teks": "Mengubah Lampiran Keputusan Camat Kalirandu Nomor 188.4/7/KEP/2017."},
                {"ke": "KEDUA", "teks": "Keputusan ini mulai berlaku pada tanggal ditetapkan."},
            ],
        },
        sample("huruf-renggang.txt"),
    )


def test_unlettered_consideration_and_numbers_on_lines_of_their_own() -> None:
    assert_same(
        {
            "menimbang": [
                "bahwa Keputusan Camat Kalirandu Nomor 188.4/7/KEP/2017 tidak sesuai lagi dengan keadaan, sehingga perlu diubah;"
            ],
            "mengingat": [
                {"no": 1, "jenis": "UU", "nomor": "23", "tahun": 2014, "ln": {"jenis": "LN", "tahun": 2014, "nomor": "244"}, "tln": "5587"},
                {"no": 2, "jenis": "PP", "nomor": "17", "tahun": 2018, "tentang": "Kecamatan"},
                {"no": 3, "jenis": "Perbup", "nomor": "60", "tahun": 2016, "tentang": "Kedudukan dan Susunan Organisasi Kecamatan"},
            ],
        },
        sample("huruf-renggang.txt"),
    )


def test_labels_after_their_items() -> None:
    """Considerations and cited law are never taken for each other, and nothing of the dictum is lost."""
    record = sample("label-di-akhir.txt")
    considerations = ["bahwa kinerja kecamatan perlu diukur;", "bahwa untuk itu perlu ditetapkan indikator kinerja utama;"]
    assert [letters(x) for x in record.menimbang] in ([], [letters(x) for x in considerations])
    assert [(c.jenis, c.nomor, c.tahun) for c in record.mengingat] in ([], [("UU", "23", 2014), ("PP", "17", 2018)])
    assert [d.ke for d in record.diktum] == ["KESATU"]
    assert (record.dokumen.nomor, record.dokumen.tanggal) == ("5 TAHUN 2018", "2018-09-03")


def test_table_without_a_decree_and_targets_by_year() -> None:
    record = sample("tabel-iku.txt")
    first = "Meningkatnya kualitas pelayanan kecamatan"
    assert_same(
        {
            "dokumen": {
                "jenis": None,
                "nomor": None,
                "tanggal": None,
                "tahun": "2019-2021",
                "instansi": "Kecamatan Kalirandu",
                "kabupaten": "Kabupaten Blora",
            },
            "menimbang": [],
            "mengingat": [],
            "diktum": [],
            "jabatan": [],
            "iku": [
                {
                    "sasaran": first,
                    "indikator": "Indeks Kepuasan Masyarakat",
                    "satuan": "Indeks",
                    "formulasi": None,
                    "sumber_data": None,
                    "tingkat": "iku",
                },
                {
                    "sasaran": first,
                    "indikator": "Persentase berkas yang selesai tepat waktu",
                    "satuan": "%",
                    "formulasi": None,
                    "sumber_data": None,
                },
                {
                    "sasaran": "Meningkatnya peran serta masyarakat desa",
                    "indikator": "Persentase usulan musrenbang yang diakomodasi",
                    "satuan": "%",
                    "formulasi": None,
                    "sumber_data": None,
                },
            ],
        },
        record,
    )
    for row, targets in zip(record.iku, [("78", "80", "82"), ("90", "92", "95"), ("40", "45", "50")], strict=True):
        assert row.target is None or all(target in row.target for target in targets), row.target


def test_position_in_the_title_of_its_sheet() -> None:
    record = sample("lembar-eselon.txt")
    assert len(record.jabatan) == 2
    for got, name in zip(record.jabatan, ["Sekretaris Kecamatan Kalirandu", "Kepala Seksi Pemerintahan Kecamatan Kalirandu"], strict=True):
        assert got.nama is None or letters(got.nama) == letters(name)
    assert_same(
        {
            "iku": [],
            "jabatan": [
                {
                    "tugas": ["mengoordinasikan administrasi umum dan keuangan kecamatan."],
                    "fungsi": ["pengelolaan administrasi umum;", "pengelolaan keuangan."],
                    "iki": [
                        {
                            "kinerja": "Tertibnya pengelolaan keuangan",
                            "indikator": "Persentase laporan keuangan yang tepat waktu",
                            "sumber_data": "Laporan keuangan",
                        }
                    ],
                },
                {
                    "tugas": ["membina administrasi pemerintahan desa."],
                    "fungsi": [],
                    "iki": [
                        {
                            "kinerja": "Tertibnya administrasi desa",
                            "indikator": "Jumlah desa yang dibina",
                            "sumber_data": "Laporan pembinaan",
                        }
                    ],
                },
            ],
        },
        record,
    )


def test_labels_side_by_side_before_their_contents() -> None:
    """Contents that stand below all three labels go to their own label, or nowhere; the table is read all the same."""
    record = sample("label-berdampingan.txt")
    (got,) = record.jabatan
    assert got.nama is None or letters(got.nama) == letters("Kepala Seksi Pelayanan Umum")
    assert [letters(x) for x in got.tugas] in ([], [letters("Menyelenggarakan pelayanan administrasi terpadu kecamatan.")])
    assert [letters(x) for x in got.fungsi] in (
        [],
        [letters("penyusunan standar pelayanan; dan"), letters("penanganan pengaduan masyarakat.")],
    )
    assert_same(
        {"jabatan": [{"iki": [{"no": "1", "indikator": "Persentase pengaduan yang ditangani", "sumber_data": "Register pengaduan"}]}]},
        record,
    )

"""Layouts of offices other than a kecamatan: who a sheet belongs to, and the annexes of several offices in one file."""

import pytest

from iki_graph.record import Rekaman

from .foreign.measure import HERE
from .support import assert_same, parse_bytes, parse_text

HEAD = "NO\tSASARAN STRATEGIS\tINDIKATOR KINERJA UTAMA\tPENJELASAN/FORMULASI PENGHITUNGAN\tSUMBER DATA"
OWN = "NO\tKINERJA\tINDIKATOR KINERJA\tFORMULASI\tSUMBER DATA\n1\t{}\tJumlah laporan\tJumlah laporan tahun n\tArsip\n"
CLOSING = """
MEMUTUSKAN :
Menetapkan : PERATURAN WALIKOTA.

Pasal 1

Indikator Kinerja Utama tercantum dalam Lampiran.

Ditetapkan di Pangkalpinang
pada tanggal 4 Maret 2019
WALIKOTA PANGKALPINANG,

ttd

MAULANA RATRI

"""
OFFICES = ["DINAS SOSIAL", "BADAN KEUANGAN DAERAH", "KECAMATAN RANGKUI"]


def table(subject: str) -> str:
    return (
        f"{HEAD}\n1\tMeningkatnya {subject}\tPersentase {subject}\tJumlah {subject} / Jumlah seluruh {subject} x 100%\tLaporan\n"
        f"2\tMenurunnya kasus {subject}\tJumlah kasus {subject}\tJumlah kasus {subject} tahun n\tRegister\n"
    )


LAYOUTS = {
    "an annex for each": "LAMPIRAN {roman}\nPERATURAN WALIKOTA PANGKALPINANG\nNOMOR 14 TAHUN 2019\n\nINDIKATOR KINERJA UTAMA\n{office}\n\n{table}\n",
    "numbered headings": "{number}. INDIKATOR KINERJA UTAMA {office} KOTA PANGKALPINANG\n\n{table}\n",
    "offices alone": "{letter}. {office}\n\n{table}\n",
    "labels": "SKPD : {office}\nTUGAS : melaksanakan urusan;\n\n{table}\n",
}


def regulation(layout: str, before: str = "") -> list[Rekaman]:
    body = (HERE / "perwal-walikota.txt").read_text(encoding="utf-8") + CLOSING
    if layout != "an annex for each":
        body += "LAMPIRAN\nPERATURAN WALIKOTA PANGKALPINANG\nNOMOR 14 TAHUN 2019\nTENTANG INDIKATOR KINERJA UTAMA\n\n"
    for number, (office, letter, roman) in enumerate(zip(OFFICES, "ABC", ("I", "II", "III"), strict=True), 1):
        before += LAYOUTS[layout].format(number=number, letter=letter, roman=roman, office=office, table=table(office.lower()))
    return parse_bytes((body + before).encode())


@pytest.mark.parametrize("layout", LAYOUTS)
def test_one_record_for_each_office_of_a_regulation(layout: str) -> None:
    """Each with the regulation's own identity, its office and that office's rows alone."""
    records = regulation(layout)
    assert [r.dokumen.instansi for r in records] == ["Dinas Sosial", "Badan Keuangan Daerah", "Kecamatan Rangkui"]
    for record, office in zip(records, OFFICES, strict=True):
        assert [row.indikator for row in record.iku] == [f"Persentase {office.lower()}", f"Jumlah kasus {office.lower()}"]
        assert_same(
            {
                "dokumen": {
                    "jenis": "Peraturan Walikota",
                    "nomor": "14 TAHUN 2019",
                    "tanggal": "2019-03-04",
                    "kabupaten": "Kota Pangkalpinang",
                },
                "jabatan": [],
            },
            record,
        )


def test_indicators_of_the_region_before_those_of_its_offices() -> None:
    records = regulation("offices alone", before=f"INDIKATOR KINERJA UTAMA KOTA PANGKALPINANG\n\n{table('penduduk miskin')}\n")
    assert [r.dokumen.instansi for r in records][:2] == ["Pemerintah Kota Pangkalpinang", "Dinas Sosial"]
    assert records[0].iku[0].indikator == "Persentase penduduk miskin"


@pytest.mark.parametrize(
    "title", ["INDIKATOR KINERJA UTAMA ESS III DINAS SOSIAL", "INDIKATOR KINERJA UTAMA ESELON IV", "INDIKATOR KINERJA INDIVIDU ESELON III"]
)
def test_sheet_by_echelon(title: str) -> None:
    """A title can say IKU over the sheet of a position."""
    (position,) = parse_text(f"{title}\nSEKRETARIS\nTAHUN 2021\n\n{OWN.format('Tertibnya arsip')}").jabatan
    assert (position.nama, len(position.iki)) == ("SEKRETARIS", 1)


@pytest.mark.parametrize("title", ["INDIKATOR KINERJA INDIVIDU", "INDIKATOR KINERJA UTAMA"])
def test_position_in_the_signature_below_its_table(title: str) -> None:
    people = [("KEPALA SUB BAGIAN KEUANGAN\nDINAS SOSIAL", "RADEN WIRATAMA, S.E."), ("KEPALA SEKSI REHABILITASI ANAK", "SEKAR MAHARDIKA")]
    text = "".join(
        f"{title}\nTAHUN 2021\n\n{OWN.format('Tertibnya arsip')}\nBlora, 4 Januari 2021\n{office}\n\n{name}\nPenata\nNIP. 19710203 199503 1 002\n\n"
        for office, name in people
    )
    assert_same(
        {
            "iku": [],
            "jabatan": [
                {
                    "nama": "KEPALA SUB BAGIAN KEUANGAN DINAS SOSIAL",
                    "pemegang": {"nama": "RADEN WIRATAMA, S.E.", "nip": "19710203 199503 1 002"},
                },
                {"nama": "KEPALA SEKSI REHABILITASI ANAK", "pemegang": {"nama": "SEKAR MAHARDIKA"}},
            ],
        },
        (record := parse_text(text)),
    )
    assert [len(p.iki) for p in record.jabatan] == [1, 1]


def test_head_of_the_office_signs_its_own_iku() -> None:
    """A table of the office stays the office's, though its head signs below."""
    record = parse_text(
        f"INDIKATOR KINERJA UTAMA\nDINAS SOSIAL KABUPATEN BLORA\n\n{table('pelayanan')}\nBlora, 4 Januari 2021\n"
        "KEPALA DINAS SOSIAL\n\nRADEN WIRATAMA\nNIP. 19710203 199503 1 002\n"
    )
    assert (len(record.iku), record.jabatan) == (2, [])


def test_results_as_lines_of_text_between_the_rows() -> None:
    """A table without a column of results has them over the rows that they head."""
    record = parse_text(
        "INDIKATOR KINERJA UTAMA\nDINAS SOSIAL KABUPATEN BLORA\n\nNO\tINDIKATOR KINERJA\tSATUAN\tFORMULA\tSUMBER DATA\n"
        "Sasaran Strategis 1 : Meningkatnya keterbukaan\n1\tIndeks keterbukaan\tIndeks\tHasil penilaian\tPPID\n"
        "2\tPersentase layanan\t%\tJumlah layanan daring dibagi jumlah layanan dikalikan 100%\tLaporan\n"
        "Sasaran Strategis 2 : Meningkatnya keamanan\n3\tIndeks keamanan\tNilai\tHasil penilaian\tBSSN\n"
    )
    first, second = "Meningkatnya keterbukaan", "Meningkatnya keamanan"
    assert [(r.sasaran, r.indikator) for r in record.iku] == [
        (first, "Indeks keterbukaan"),
        (first, "Persentase layanan"),
        (second, "Indeks keamanan"),
    ]
    assert record.kaskade.sasaran == [first, second]


def test_level_codes_of_programs() -> None:
    """Permendagri 90/2019: rows of programs and kegiatan are no IKU."""
    record = parse_text(
        "INDIKATOR KINERJA KECAMATAN RANGKUI\n\nNo\tProgram\tKinerja\tIndikator Kinerja\tSatuan\tTarget 2021\tPenanggung Jawab\n"
        "7.01.01\tPROGRAM PENUNJANG URUSAN\tMeningkatnya tata kelola\tNilai SAKIP\tNilai\t70\tSekretaris\n"
        "7.01.01.2.01\tPerencanaan\tTersusunnya dokumen\tJumlah dokumen\tDokumen\t6\tKasubbag\n"
    )
    assert [(r.kode, r.tingkat, r.target) for r in record.iku] == [
        ("7.01.01", "program", "2021: 70"),
        ("7.01.01.2.01", "program", "2021: 6"),
    ]


def test_empty_sub_labels_and_those_of_every_name() -> None:
    record = parse_text(
        "INDIKATOR KINERJA UTAMA\nDINAS SOSIAL KABUPATEN BLORA\n\n"
        "NO\tSASARAN STRATEGIS\tINDIKATOR KINERJA UTAMA\tPENJELASAN (Makna Indikator, Alasan Pemilihan, Rumus Perhitungan)\tSUMBER DATA\n"
        "1\tNaiknya layanan\tPersentase layanan\tMakna Indikator : Cakupan layanan. Alasan Pemilihan : Ukuran dinas. Rumus Perhitungan : A dibagi B\tDinas\n"
        "2\tTurunnya miskin\tAngka miskin\tAlasan Pemilihan Indikator : RPJMD Formulasi Pengukuran : (A / B) x 100% Tipe Perhitungan : Non kumulatif "
        "SKPD Penanggungjawab : Dinas Sosial Sumber Data : BPS\t\n"
        "3\tNaiknya peran\tJumlah peran\tMakna Indikator : Alasan Pemilihan : Rumus Perhitungan :\tLaporan\n"
    )
    assert_same(
        {
            "iku": [
                {"definisi": "Cakupan layanan.", "alasan": "Ukuran dinas.", "formulasi": "A dibagi B", "sumber_data": "Dinas"},
                {
                    "definisi": None,
                    "alasan": "RPJMD",
                    "formulasi": "(A / B) x 100%",
                    "sumber_data": "BPS",
                    "penanggung_jawab": "Dinas Sosial",
                },
                {"definisi": None, "alasan": None, "formulasi": None, "sumber_data": "Laporan"},
            ]
        },
        record,
    )


ROWS = "No\tSasaran\tIndikator Kinerja\tFormula\tSumber Data\n1\tMeningkatnya layanan {0}\tPersentase layanan {0}\tA / B x 100%\tLaporan\n"


def test_label_of_the_table_ends_the_functions() -> None:
    text = f"1. Jabatan : KEPALA BIDANG SOSIAL\n2. Tugas : melayani\n3. Fungsi : a. satu; b. dua\n4. Indikator Kinerja :\n\n{ROWS.format('anak')}"
    (position,) = parse_text(text).jabatan
    assert (position.fungsi, len(position.iki)) == (["satu;", "dua"], 1)


def test_sheets_under_roman_numbered_units() -> None:
    """A unit stands for its head: `A. Tugas Pokok / B. Fungsi Utama / C. Indikator Kinerja Utama` below it are his."""
    unit = "{}. {}\nA. Tugas Pokok\nMelayani.\nB. Fungsi Utama\n1. menyusun;\n2. melaksanakan.\nC. Indikator Kinerja Utama\n\n{}\n"
    names = ["SEKRETARIAT", "SUB BAGIAN KEUANGAN", "BIDANG REHABILITASI SOSIAL", "SEKSI REHABILITASI ANAK"]
    text = "".join(unit.format(roman, name, ROWS.format(name.lower())) for roman, name in zip(("I", "II", "III", "IV"), names, strict=True))
    record = parse_text(text)
    assert record.iku == []
    assert [(p.nama, p.atasan_urut, len(p.fungsi), len(p.iki)) for p in record.jabatan] == [
        (names[0], None, 2, 1),
        (names[1], 1, 2, 1),
        (names[2], None, 2, 1),
        (names[3], 3, 2, 1),
    ]


def test_label_of_a_fungsional() -> None:
    text = f"JABATAN : Plt. Kepala Bidang Perlindungan & Jaminan Sosial, Dinas Sosial\nTUGAS : melindungi\n\n{ROWS.format('satu')}\n"
    text += f"JABATAN FUNGSIONAL : Penyuluh Sosial Ahli Muda\nTUGAS : menyuluh\n\n{ROWS.format('dua')}"
    record = parse_text(text)
    assert [(p.nama, len(p.iki)) for p in record.jabatan] == [
        ("Plt. Kepala Bidang Perlindungan & Jaminan Sosial, Dinas Sosial", 1),
        ("Penyuluh Sosial Ahli Muda", 1),
    ]
    assert record.iku == []


def test_position_behind_its_echelon_in_the_title() -> None:
    text = f"IKU ESELON II DINAS SOSIAL\n\n{ROWS.format('dinas')}\nIKU ESELON III SEKRETARIS\n\n{ROWS.format('kantor')}"
    record = parse_text(text)
    assert [r.indikator for r in record.iku] == ["Persentase layanan dinas"]
    assert [p.nama for p in record.jabatan] == ["SEKRETARIS"]


def test_indicators_of_tujuan_beside_those_of_sasaran() -> None:
    """The rows are those of the sasaran; the chain above them is stated by the table."""
    record = parse_text(
        "INDIKATOR KINERJA UTAMA DINAS SOSIAL KABUPATEN BLORA\n\nTujuan\tIndikator Tujuan\tSasaran\tIndikator Sasaran\tSatuan\t2021\t2022\n"
        "Menurunkan kemiskinan\tAngka kemiskinan\tMeningkatnya layanan\tPersentase layanan\t%\t80\t85\n"
    )
    assert [(r.sasaran, r.indikator, r.target) for r in record.iku] == [
        ("Meningkatnya layanan", "Persentase layanan", "2021: 80; 2022: 85")
    ]
    assert record.kaskade.tujuan == ["Menurunkan kemiskinan"]


def test_cascade_alone_is_read() -> None:
    """A table of the cascade without a decree."""
    record = parse_text(
        "CASCADING DINAS SOSIAL\n\nMISI\tTUJUAN\tSASARAN\tINDIKATOR KINERJA\nMaju\tMeningkatkan layanan\tMeningkatnya mutu\tNilai IKM\n"
    )
    assert record.kaskade.misi == ["Maju"] and record.iku == []


def test_citation_read_otherwise_than_it_stands_is_doubted() -> None:
    text = (HERE / "ocr-berat.txt").read_text(encoding="utf-8")
    doubted = {d.penunjuk for d in parse_text(text).keraguan if "salah baca" in d.alasan}
    assert "/mengingat/3/teks" in doubted and "/mengingat/1/teks" not in doubted

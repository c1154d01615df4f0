"""Tables of indicators with more, fewer or other columns than the usual ones."""

from typing import Any

import pytest

from .support import assert_same, decree, parse_bytes, parse_text


def check(table: str, iku: list[dict[str, Any]]) -> None:
    """An IKU table of the office has these rows."""
    assert_same({"iku": iku, "jabatan": []}, parse_text(decree(annex=f"INDIKATOR KINERJA UTAMA\nKECAMATAN SUMBERWANGI\n\n{table}\n")))


def test_reason_is_no_formula() -> None:
    check(
        "NO\tSASARAN\tINDIKATOR KINERJA UTAMA\tALASAN\tFORMULA\tSUMBER DATA\n"
        "1\tMeningkatnya mutu layanan\tNilai IKM\tMengukur kepuasan warga\tNilai rata-rata unsur layanan\tLaporan survei",
        [
            {
                "sasaran": "Meningkatnya mutu layanan",
                "indikator": "Nilai IKM",
                "formulasi": "Nilai rata-rata unsur layanan",
                "sumber_data": "Laporan survei",
            }
        ],
    )


def test_explanation_beside_a_formula_is_the_definition() -> None:
    check(
        "NO\tSASARAN\tINDIKATOR KINERJA UTAMA\tPENJELASAN\tFORMULASI PERHITUNGAN\tSUMBER DATA\n"
        "1\tMeningkatnya mutu layanan\tNilai IKM\tKepuasan warga atas layanan kecamatan\tNilai rata-rata unsur layanan\tLaporan survei",
        [
            {
                "sasaran": "Meningkatnya mutu layanan",
                "indikator": "Nilai IKM",
                "definisi": "Kepuasan warga atas layanan kecamatan",
                "formulasi": "Nilai rata-rata unsur layanan",
                "sumber_data": "Laporan survei",
            }
        ],
    )


def test_heading_over_a_table_tells_the_level_of_its_rows() -> None:
    table = "NO\tSASARAN\tINDIKATOR KINERJA\tFORMULASI\tSUMBER DATA\n1\t{}\t{}\tJumlah desa\tLaporan desa\n\n"
    main, program = table.format("Mutu layanan", "Nilai IKM"), table.format("Tertib desa", "Jumlah desa tertib")
    record = parse_text(decree(annex=f"INDIKATOR KINERJA UTAMA\n\n{main}INDIKATOR KINERJA PROGRAM\n\n{program}"))
    assert [(row.indikator, row.tingkat) for row in record.iku] == [("Nilai IKM", "iku"), ("Jumlah desa tertib", "program")]


def test_formula_and_source_in_one_column() -> None:
    check(
        "NO\tSASARAN\tINDIKATOR KINERJA UTAMA\tFORMULA/ SUMBER DATA\n"
        "1\tMeningkatnya mutu layanan\tNilai IKM\tFormula: Nilai rata-rata unsur layanan Sumber Data: Laporan survei",
        [{"indikator": "Nilai IKM", "formulasi": "Nilai rata-rata unsur layanan", "sumber_data": "Laporan survei"}],
    )


def test_codes_in_columns_of_their_own() -> None:
    """The indicator's code is `kode`; the code of the sasaran is in no field."""
    check(
        "Kode\tSasaran Renstra\tKode Indikator\tIndikator\tFormulasi\n"
        "9.1.1\tMeningkatnya mutu layanan\t9.1.1.1\tNilai IKM\tNilai rata-rata unsur layanan\n"
        "\t\t9.1.1.2\tPersentase berkas selesai\tJumlah berkas selesai / Jumlah berkas x 100%",
        [
            {"kode": "9.1.1.1", "sasaran": "Meningkatnya mutu layanan", "indikator": "Nilai IKM"},
            {"kode": "9.1.1.2", "sasaran": "Meningkatnya mutu layanan", "indikator": "Persentase berkas selesai"},
        ],
    )


def test_sasaran_and_indicators_numbered_apart() -> None:
    check(
        "NO\tSASARAN STRATEGIS\tNO\tINDIKATOR KINERJA UTAMA\tSUMBER DATA\n"
        "1\tMeningkatnya mutu layanan\t1\tNilai IKM\tLaporan survei\n"
        "\t\t2\tPersentase berkas selesai\tRegister\n"
        "2\tTertibnya desa\t3\tPersentase desa tertib\tLaporan desa",
        [
            {"kode": None, "sasaran": "Meningkatnya mutu layanan", "indikator": "Nilai IKM", "sumber_data": "Laporan survei"},
            {"sasaran": "Meningkatnya mutu layanan", "indikator": "Persentase berkas selesai", "sumber_data": "Register"},
            {"sasaran": "Tertibnya desa", "indikator": "Persentase desa tertib", "sumber_data": "Laporan desa"},
        ],
    )


def test_goal_and_sasaran_in_two_columns() -> None:
    check(
        "NO\tTUJUAN\tSASARAN\tINDIKATOR KINERJA UTAMA\tFORMULASI\tSUMBER DATA\n"
        "1\tMeningkatkan tata kelola\tMeningkatnya mutu layanan\tNilai IKM\tNilai rata-rata unsur layanan\tLaporan survei\n"
        "\t\tTertibnya desa\tPersentase desa tertib\tJumlah desa tertib / Jumlah desa x 100%\tLaporan desa",
        [
            {"sasaran": "Meningkatnya mutu layanan", "indikator": "Nilai IKM", "sumber_data": "Laporan survei"},
            {"sasaran": "Tertibnya desa", "indikator": "Persentase desa tertib", "sumber_data": "Laporan desa"},
        ],
    )


def test_table_without_a_column_of_results() -> None:
    check(
        (
            "NO\tINDIKATOR KINERJA UTAMA\tFORMULASI\tSUMBER DATA\n1\tNilai IKM\tNilai rata-rata unsur layanan\tLaporan "
            "survei\n2\tNilai SAKIP\tNilai hasil evaluasi\tLaporan hasil evaluasi"
        ),
        [
            {"sasaran": None, "indikator": "Nilai IKM", "formulasi": "Nilai rata-rata unsur layanan", "sumber_data": "Laporan survei"},
            {"sasaran": None, "indikator": "Nilai SAKIP", "formulasi": "Nilai hasil evaluasi", "sumber_data": "Laporan hasil evaluasi"},
        ],
    )


def test_sasaran_as_a_heading_row_inside_the_table() -> None:
    """A row with one text over all columns names the sasaran of the rows below it: it is no indicator."""
    record = parse_text(
        decree(
            annex="INDIKATOR KINERJA UTAMA\nKECAMATAN SUMBERWANGI\n\nNO\tINDIKATOR KINERJA UTAMA\tFORMULASI\tSUMBER DATA\n"
            "Sasaran 1 : Meningkatnya mutu layanan\t\t\t\n1\tNilai IKM\tNilai rata-rata unsur layanan\tLaporan survei\n"
            "Sasaran 2 : Tertibnya desa\t\t\t\n2\tPersentase desa tertib\tJumlah desa tertib / Jumlah desa x 100%\tLaporan desa\n"
        )
    )
    assert [row.indikator for row in record.iku] == ["Nilai IKM", "Persentase desa tertib"]
    assert [row.sasaran for row in record.iku] in (["Meningkatnya mutu layanan", "Tertibnya desa"], [None, None])


@pytest.mark.parametrize("gap", ["\t\t", "\t"])
def test_trailing_empty_cells_are_lost(gap: str) -> None:
    """Rows shorter than the heading, as editors write them."""
    check(
        "NO\tSASARAN\tINDIKATOR KINERJA UTAMA\tFORMULASI\tSUMBER DATA\tPENANGGUNG JAWAB\n"
        f"1\tMeningkatnya mutu layanan\tNilai IKM\tNilai rata-rata unsur layanan{gap}\n"
        "2\tTertibnya desa\tPersentase desa tertib\tJumlah desa tertib / Jumlah desa x 100%\tLaporan desa\tKasi Pemerintahan",
        [
            {"sasaran": "Meningkatnya mutu layanan", "indikator": "Nilai IKM", "sumber_data": None, "penanggung_jawab": None},
            {
                "sasaran": "Tertibnya desa",
                "indikator": "Persentase desa tertib",
                "sumber_data": "Laporan desa",
                "penanggung_jawab": "Kasi Pemerintahan",
            },
        ],
    )


def test_heading_in_two_lines() -> None:
    """A heading cell that goes on in the line below it."""
    check(
        "NO\tSASARAN\tINDIKATOR\tFORMULASI\tSUMBER\tPENANGGUNG\n\tSTRATEGIS\tKINERJA UTAMA\tPENGUKURAN\tDATA\tJAWAB\n"
        "1\tMeningkatnya mutu layanan\tNilai IKM\tNilai rata-rata unsur layanan\tLaporan survei\tCamat",
        [
            {
                "sasaran": "Meningkatnya mutu layanan",
                "indikator": "Nilai IKM",
                "formulasi": "Nilai rata-rata unsur layanan",
                "sumber_data": "Laporan survei",
                "penanggung_jawab": "Camat",
            }
        ],
    )


def test_unit_and_target_by_year() -> None:
    record = parse_text(
        decree(
            annex="INDIKATOR KINERJA UTAMA\nKECAMATAN SUMBERWANGI\n\nNO\tSASARAN\tINDIKATOR KINERJA "
            "UTAMA\tSATUAN\tKONDISI AWAL\tTARGET 2022\tTARGET 2023\n"
            "1\tMeningkatnya mutu layanan\tNilai IKM\tIndeks\t78,5\t80\t82\n"
        )
    )
    assert_same({"iku": [{"indikator": "Nilai IKM", "satuan": "Indeks", "formulasi": None, "sumber_data": None}]}, record)
    assert record.iku[0].target is None or (
        "80" in record.iku[0].target and "82" in record.iku[0].target and "78,5" not in record.iku[0].target
    )


def test_annexes_of_several_offices() -> None:
    """A file that holds the annexes of two offices gives one record for each."""
    head = "NO\tSASARAN\tINDIKATOR KINERJA UTAMA\tFORMULASI\tSUMBER DATA\n"
    text = (
        f"INDIKATOR KINERJA UTAMA\nKECAMATAN SUMBERWANGI KABUPATEN MAGETAN TAHUN 2022\n\n{head}"
        "1\tMeningkatnya mutu layanan\tNilai IKM\tNilai rata-rata unsur layanan\tLaporan survei\n\n"
        f"INDIKATOR KINERJA UTAMA\nDINAS PERIKANAN KABUPATEN MAGETAN TAHUN 2022\n\n{head}"
        "1\tMeningkatnya hasil budi daya\tJumlah produksi ikan\tJumlah produksi ikan tahun n\tLaporan produksi\n"
    )
    records = parse_bytes(text.encode())
    assert [record.dokumen.instansi for record in records] == ["Kecamatan Sumberwangi", "Dinas Perikanan"]
    assert [[row.indikator for row in record.iku] for record in records] == [["Nilai IKM"], ["Jumlah produksi ikan"]]


def test_positions_in_a_column_of_their_own() -> None:
    """One table for all positions: each named in its column, once for all its rows."""
    text = (
        "INDIKATOR KINERJA INDIVIDU\nKECAMATAN SUMBERWANGI\n\nNO\tJABATAN\tKINERJA\tINDIKATOR KINERJA\tFORMULASI\tSUMBER DATA\n"
        "1\tCamat\tMeningkatnya mutu layanan\tNilai IKM\tNilai rata-rata unsur layanan\tLaporan survei\n"
        "2\tSekretaris Kecamatan\tTertibnya administrasi\tPersentase surat yang ditindaklanjuti\tSurat ditindaklanjuti / surat masuk x 100%\tBuku agenda\n"
        "\t\t\tJumlah laporan keuangan\tJumlah laporan keuangan tahun n\tLaporan keuangan\n"
    )
    (record,) = parse_bytes(text.encode())
    assert record.iku == []
    assert [(p.nama, [r.indikator for r in p.iki]) for p in record.jabatan] == [
        ("Camat", ["Nilai IKM"]),
        ("Sekretaris Kecamatan", ["Persentase surat yang ditindaklanjuti", "Jumlah laporan keuangan"]),
    ]
    assert record.jabatan[1].iki[1].kinerja == "Tertibnya administrasi"
    assert record.jabatan[1].atasan == "Camat"

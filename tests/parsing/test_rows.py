"""Rows of the tables of indicators: columns by their meaning, merged cells, and what page breaks do to them."""

from typing import Any

import pytest

from .support import assert_same, decree, parse_text

HEADS = ["NO", "KINERJA", "INDIKATOR KINERJA INDIVIDU", "FORMULASI", "SUMBER DATA", "PENANGGUNG JAWAB"]
FIELDS = ["no", "kinerja", "indikator", "formulasi", "sumber_data", "penanggung_jawab"]
PAGE = "\n\n- 7 -\n\n"

ROWS = [
    [
        "1",
        "Tertibnya administrasi desa",
        "Persentase desa tertib administrasi",
        "Jumlah desa tertib / Jumlah desa x 100%",
        "Laporan pembinaan",
        "Kasi Pemerintahan",
    ],
    ["", "", "Jumlah perangkat desa yang dilatih", "Jumlah perangkat desa yang dilatih tahun n", "Daftar hadir", ""],
    ["2", "Tersusunnya data kependudukan", "Jumlah laporan kependudukan", "Jumlah laporan kependudukan tahun n", "Buku induk penduduk", ""],
]


def row(*values: str | None) -> dict[str, str | None]:
    return dict(zip(FIELDS, values, strict=True))


EXPECTED = [
    row(*ROWS[0]),
    row("1", "Tertibnya administrasi desa", *ROWS[1][2:5], "Kasi Pemerintahan"),
    row(*ROWS[2][:5], "Kasi Pemerintahan"),
]


def table(rows: list[list[str]], heads: list[str] = HEADS) -> str:
    return "\n".join("\t".join(cells) for cells in [heads, *rows])


def sheet(text: str) -> str:
    return decree(
        annex=f"INDIKATOR KINERJA INDIVIDU\n\nJabatan : Kepala Seksi Pemerintahan\nTugas : Membina pemerintahan desa.\n\n{text}\n"
    )


def check(text: str, rows: list[dict[str, Any]] = EXPECTED) -> None:
    """The sheet has these rows and the decree no others."""
    assert_same(
        {"iku": [], "jabatan": [{"nama": "Kepala Seksi Pemerintahan", "tugas": ["Membina pemerintahan desa."], "iki": rows}]},
        parse_text(sheet(text)),
    )


def test_merged_cells_go_on() -> None:
    check(table(ROWS))


def test_cells_of_a_whole_table_merged_over_all_rows() -> None:
    """One source and one responsible unit for the whole table, whatever the kinerja."""
    rows = [[*ROWS[0]], [*ROWS[1][:4], "", ""], [*ROWS[2][:4], "", ""]]
    check(table(rows), [{**r, "sumber_data": "Laporan pembinaan", "penanggung_jawab": "Kasi Pemerintahan"} for r in EXPECTED])


@pytest.mark.parametrize(
    ("empty", "kinerja", "expected"),
    [
        ((5,), True, [None]),
        ((5, 8), True, ["Register 4", "Register 7"]),
        ((5,), False, ["Register 4"]),
    ],
)
def test_one_empty_source_among_many_is_empty(empty: tuple[int, ...], kinerja: bool, expected: list[str | None]) -> None:
    """A decree that merges equal sources does so more than once, or with the kinerja that they belong to."""
    heads = HEADS[:5]
    rows = [[str(n), f"Tertibnya urusan {n}", f"Jumlah urusan {n}", f"Jumlah urusan {n} tahun ini", f"Register {n}"] for n in range(12)]
    for n in empty:
        rows[n][4] = ""
        rows[n][:2] = rows[n][:2] if kinerja else ["", ""]
    (jabatan,) = parse_text(sheet(table(rows, heads))).jabatan
    assert [jabatan.iki[n].sumber_data for n in empty] == expected
    assert [row.sumber_data for n, row in enumerate(jabatan.iki) if n not in empty] == [row[4] for row in rows if row[4]]


@pytest.mark.parametrize("ruling", ["---", ":---:", "-"])
def test_pipe_table(ruling: str) -> None:
    lines = [f"| {' | '.join(cells)} |" for cells in [HEADS, [ruling] * 6, *ROWS]]
    check("\n".join(lines))


@pytest.mark.parametrize(
    ("column", "heading"),
    [
        (1, "SASARAN STRATEGIS"),
        (1, "KINERJA UTAMA"),
        (1, "SASARAN/KINERJA UTAMA"),
        (1, "SASARAN / KINERJA INDIVIDU"),
        (1, "Sasaran Kegiatan"),
        (1, "KINERJA UTAMAN"),
        (2, "INDIKATOR"),
        (2, "INDIKATOR KINERJA"),
        (2, "INDIKATOR KINERJA UTAMA"),
        (2, "INDIKATOR KINERJA UTAM"),
        (2, "Indikator Kinerja (Satuan)"),
        (3, "FORMULA"),
        (3, "FORMULA SI"),
        (3, "PENJELASAN/FORMULASI PENGHITUNGAN"),
        (3, "Penjelasan / Formulasi Perhitungan"),
        (3, "FORMULASI PENGHITUNGAN/PENJELASAN"),
        (3, "PENJELASAN/FORMULASI PENGHITUNGA"),
        (3, "RUMUS PENGHITUNGAN"),
        (3, "CARA MENGHITUNG"),
        (3, "FORMULASI PENGUKURAN"),
        (4, "SUMBER"),
        (4, "SUMBER DATA/BUKTI"),
        (5, "PENANGGUNGJAWAB"),
        (5, "UNIT PENANGGUNG JAWAB"),
    ],
)
def test_column_headings(column: int, heading: str) -> None:
    check(table(ROWS, [*HEADS[:column], heading, *HEADS[column + 1 :]]))


@pytest.mark.parametrize("label", ["", "3. Indikator Kinerja Utama :\n", "C. Indikator Kinerja Utama\n"])
def test_heading_says_iku_but_the_table_stands_under_a_position(label: str) -> None:
    """Where a table stands decides whose it is, not what its heading says."""
    check(label + table(ROWS, [*HEADS[:2], "INDIKATOR KINERJA UTAMA", *HEADS[3:]]))


@pytest.mark.parametrize("order", [[0, 1, 2, 3, 5, 4], [0, 2, 1, 3, 4, 5], [0, 1, 2, 4, 3, 5], [5, 0, 1, 2, 3, 4]])
def test_column_order(order: list[int]) -> None:
    check(table([[cells[n] for n in order] for cells in ROWS], [HEADS[n] for n in order]))


@pytest.mark.parametrize("missing", [0, 4, 5])
def test_missing_column_is_null_on_all_rows(missing: int) -> None:
    def drop(cells: list[str]) -> list[str]:
        return [*cells[:missing], *cells[missing + 1 :]]

    check(table([drop(cells) for cells in ROWS], drop(HEADS)), [{**r, FIELDS[missing]: None} for r in EXPECTED])


def test_other_columns_do_not_leak_into_the_known_ones() -> None:
    heads = [*HEADS[:3], "SATUAN", *HEADS[3:], "TARGET", "FREKUENSI", "KET."]
    extra = [["Persen", "90", "Tahunan", ""], ["Orang", "25", "Tahunan", ""], ["Laporan", "12", "Bulanan", ""]]
    rows = [[*cells[:3], more[0], *cells[3:], *more[1:]] for cells, more in zip(ROWS, extra, strict=True)]
    check(table(rows, heads), [{**r, "satuan": m[0], "target": m[1], "frekuensi": m[2]} for r, m in zip(EXPECTED, extra, strict=True)])


@pytest.mark.parametrize(
    "stray",
    [
        "(1)\t(2)\t(3)\t(4)\t(5)\t(6)",
        "1\t2\t3\t4\t5\t6",
        "----\t---\t-------\t----\t---\t---",
        "\t\t\t\t\t",
        "",
        "-\t-\t-\t-\t-\t-",
    ],
)
@pytest.mark.parametrize("place", [0, 1, 2])
def test_rows_that_say_nothing(stray: str, place: int) -> None:
    """Column numbers, rulings and blank rows are no indicators."""
    lines = table(ROWS).split("\n")
    if stray.startswith(("(", "1")) and place:
        stray = "\t".join(HEADS) + "\n" + stray  # numbers go with a repeated heading
    lines.insert(place + 1, stray)
    check("\n".join(lines))


@pytest.mark.parametrize("place", [1, 2])
@pytest.mark.parametrize("heading", [True, False])
@pytest.mark.parametrize("page", ["\n\n", PAGE, "\n\n\n\n"])
def test_page_break_between_rows(place: int, heading: bool, page: str) -> None:
    """Merged cells go on over the break, with the heading repeated or not."""
    rest = table(ROWS[place:]) if heading else table(ROWS[place:]).split("\n", 1)[1]
    check(table(ROWS[:place]) + page + rest)


@pytest.mark.parametrize("heading", [True, False])
def test_row_cut_by_a_page_break(heading: bool) -> None:
    """Each half cell is joined in reading order; the second fragment is no row of its own."""
    first = ["1", "Tertibnya administrasi", "Persentase desa tertib", "Jumlah desa tertib /", "Laporan", "Kasi"]
    rest = ["", "desa", "administrasi", "Jumlah desa x 100%", "pembinaan", "Pemerintahan"]
    more = table([rest, *ROWS[1:]])
    check(table([first]) + "\n\n" + (more if heading else more.split("\n", 1)[1]))


def test_formula_cut_by_a_page_break() -> None:
    first = [*ROWS[0][:3], "Jumlah desa tertib", *ROWS[0][4:]]
    check(table([first]) + "\n\n" + table([["", "", "", "----------- x 100% Jumlah desa", "", ""], *ROWS[1:]]).split("\n", 1)[1])


@pytest.mark.parametrize("page", ["\n", "\n\n"])
@pytest.mark.parametrize("lost", [1, 2])
def test_lost_leading_cells(page: str, lost: int) -> None:
    """A fragment that lost its empty leading cells: each text goes to the column that its meaning says."""
    lines = table(ROWS).split("\n")
    lines[2] = lines[2].split("\t", lost)[-1].rstrip("\t")
    check("\n".join(lines[:2]) + page + "\n".join(lines[2:]))


@pytest.mark.parametrize("page", ["\n", "\n\n", PAGE])
def test_kinerja_that_stands_below_its_first_indicator(page: str) -> None:
    """A vertically centred cell: its text comes a row late, its number with the first row."""
    check(table([["1", "", *ROWS[0][2:]]]) + page + table([["", ROWS[0][1], *ROWS[1][2:]], ROWS[2]]).split("\n", 1)[1])


@pytest.mark.parametrize("page", ["\n", "\n\n", PAGE])
def test_kinerja_cut_between_two_indicators(page: str) -> None:
    """The rest of a cut kinerja stands beside the next indicator: one kinerja, two rows."""
    first, rest = [ROWS[0][0], "Tertibnya administrasi", *ROWS[0][2:]], ["", "desa", *ROWS[1][2:]]
    check(table([first]) + page + table([rest, ROWS[2]]).split("\n", 1)[1])


@pytest.mark.parametrize("dash", ["-", "–", "- -"])
def test_bullets_without_a_text(dash: str) -> None:
    """Empty bullets at the end of a page, and one more before the text: no rows, no text of their own."""
    bullet = [["", "", dash, "", "", ""], ["", "", dash, "", "", ""]]
    again = [*ROWS[1][:2], f"{dash} {dash} {ROWS[1][2]}", *ROWS[1][3:]]
    check(table([ROWS[0], *bullet]) + "\n\n" + table([again, ROWS[2]]).split("\n", 1)[1])


def test_note_in_a_source_stays() -> None:
    rows = [[*ROWS[0][:4], "Laporan pembinaan Catatan : hari kerja dalam 1 tahun = 240 hari", ROWS[0][5]]]
    check(table(rows), [{**EXPECTED[0], "sumber_data": rows[0][4]}])


def test_numbers_lose_their_dot() -> None:
    check(table([["1.", *ROWS[0][1:]], ROWS[1], ["2.", *ROWS[2][1:]]]))


def test_bullets_of_indicators() -> None:
    check(table([[*cells[:2], f"- {cells[2]}", *cells[3:]] for cells in ROWS]))


def test_marks_in_cells_are_gone() -> None:
    rows = [[f"**{c}**" if n == 1 and c else c for n, c in enumerate(cells)] for cells in ROWS]
    rows[0][4] = '<ul style="list-style-type: none"> <li>Laporan pembinaan</li></ul>'
    record = parse_text(sheet(table(rows)))
    assert record.jabatan[0].iki[0].kinerja == "Tertibnya administrasi desa"
    assert record.jabatan[0].iki[0].sumber_data == "Laporan pembinaan"


def test_same_kinerja_twice_with_its_own_number() -> None:
    """Two numbered rows of one text are two rows of the source: each keeps its number."""
    rows = [ROWS[0], ["2", ROWS[0][1], *ROWS[2][2:]]]
    check(table(rows), [EXPECTED[0], {**EXPECTED[2], "kinerja": ROWS[0][1]}])


def test_letters_and_numbers_inside_a_cell_stay() -> None:
    rows = [[*ROWS[0][:4], "1. Laporan pembinaan 2. Daftar hadir", ROWS[0][5]]]
    check(table(rows), [{**EXPECTED[0], "sumber_data": "1. Laporan pembinaan 2. Daftar hadir"}])


def test_row_without_an_indicator_keeps_its_other_cells() -> None:
    """An empty indicator is a finding; the row is not dropped and nothing moves into its place."""
    rows = [
        ROWS[0],
        ["2", "Tersusunnya data kependudukan", "", "Jumlah laporan kependudukan tahun n", "Buku induk penduduk", "Kasi Pemerintahan"],
    ]
    check(table(rows), [EXPECTED[0], {**EXPECTED[2], "indikator": None}])


def test_two_tables_under_one_position() -> None:
    check(table(ROWS[:2]) + "\n\n" + table([[*ROWS[2][:5], "Kasi Pemerintahan"]]))


def iku(text: str) -> str:
    return decree(annex=f"INDIKATOR KINERJA UTAMA (IKU)\nKECAMATAN SUMBERWANGI\n\n{text}\n")


def test_definition_row_below_an_iku() -> None:
    """`definisi` drops its label and belongs to the indicator above."""
    heads = ["NO.", "KINERJA UTAMA", "INDIKATOR KINERJA UTAMA", "FORMULASI PENGHITUNGAN / PENJELASAN", "SUMBER DATA"]
    rows = [
        ["1.", "Meningkatnya mutu layanan", "Nilai IKM", "Nilai IKM tahun n", "Laporan survei"],
        ["", "", "<p>Definisi Operasional : Nilai IKM adalah hasil survei kepuasan masyarakat.</p>", "", ""],
        ["2.", "Tertibnya desa", "Persentase desa tertib", "Jumlah desa tertib / Jumlah desa x 100%", "Laporan desa"],
    ]
    expected = [
        {
            "kode": None,
            "sasaran": "Meningkatnya mutu layanan",
            "indikator": "Nilai IKM",
            "definisi": "Nilai IKM adalah hasil survei kepuasan masyarakat.",
            "formulasi": "Nilai IKM tahun n",
        },
        {
            "sasaran": "Tertibnya desa",
            "indikator": "Persentase desa tertib",
            "definisi": None,
            "sumber_data": "Laporan desa",
            "tingkat": "iku",
        },
    ]
    assert_same({"iku": expected, "jabatan": []}, parse_text(iku(table(rows, heads))))


def test_definition_column() -> None:
    heads = ["SASARAN", "INDIKATOR", "DEFINISI OPERASIONAL", "FORMULASI", "SUMBER DATA"]
    rows = [
        ["Meningkatnya mutu layanan", "Nilai IKM", "Hasil survei kepuasan masyarakat", "Rata-rata nilai unsur layanan", "Laporan survei"]
    ]
    expected = [
        {"sasaran": rows[0][0], "indikator": "Nilai IKM", "definisi": rows[0][2], "formulasi": rows[0][3], "sumber_data": "Laporan survei"}
    ]
    assert_same({"iku": expected}, parse_text(iku(table(rows, heads))))


def test_codes_of_sasaran_and_indicators() -> None:
    """Codes of the two levels in one column: the indicator keeps its own, the sasaran becomes its `sasaran`."""
    heads = ["Kode", "Indikator Kinerja Utama"]
    rows = [
        ["S.1", "Meningkatnya mutu layanan kecamatan"],
        ["I.K.S.1.1", "Nilai Indeks Kepuasan Masyarakat"],
        ["", "Sumber Data"],
        ["", "Laporan survei kepuasan"],
        ["S.2", "Meningkatnya tata kelola kecamatan"],
        ["I.K.S.2.1", "Nilai SAKIP kecamatan"],
        ["", "Deskripsi"],
        ["", "Nilai SAKIP kecamatan adalah hasil evaluasi Inspektorat atas akuntabilitas kinerja."],
        ["", "Sumber Data"],
        ["", "Laporan hasil evaluasi"],
    ]
    expected = [
        {"kode": "I.K.S.1.1", "sasaran": rows[0][1], "indikator": rows[1][1], "definisi": None, "sumber_data": rows[3][1]},
        {"kode": "I.K.S.2.1", "sasaran": rows[4][1], "indikator": rows[5][1], "definisi": rows[7][1], "sumber_data": rows[9][1]},
    ]
    assert_same({"iku": expected}, parse_text(iku(table(rows, heads))))


@pytest.mark.parametrize(
    "labels",
    [
        ("Makna Indikator:", "Alasan Pemilihan:", "Rumus Perhitungan:"),
        ("Makna Indikator :", "Alasan Pemilihan :", "Formulasi Pengukuran :"),
    ],
)
def test_labels_inside_an_explanation(labels: tuple[str, str, str]) -> None:
    """What stands behind the label of the formula is the formula, and no more of the cell."""
    heads = ["SASARAN", "INDIKATOR KINERJA UTAMA", "PENJELASAN (Makna Indikator, Alasan Pemilihan, Rumus Perhitungan)", "SUMBER DATA"]
    cell = f"{labels[0]} Kepuasan warga atas layanan {labels[1]} Mengukur mutu {labels[2]} Jumlah warga puas / Jumlah warga x 100%"
    expected = [{"indikator": "Nilai IKM", "formulasi": "Jumlah warga puas / Jumlah warga x 100%", "sumber_data": "Laporan survei"}]
    record = parse_text(iku(table([["Meningkatnya mutu layanan", "Nilai IKM", cell, "Laporan survei"]], heads)))
    assert_same({"iku": expected}, record)
    assert record.iku[0].definisi in (None, "Kepuasan warga atas layanan")


def test_lower_table_of_the_office_is_of_level_program() -> None:
    """A second table without a position: nobody's IKI yet."""
    heads = ["NO", "KINERJA", "INDIKATOR KINERJA", "FORMULASI", "SUMBER DATA"]
    first = [["1", "Meningkatnya mutu layanan", "Nilai IKM", "Nilai hasil survei", "Laporan survei"]]
    second = [
        ["1", "Terlaksananya program layanan", "Persentase berkas selesai", "Jumlah berkas selesai / Jumlah berkas x 100%", "Register"]
    ]
    iku_heads = ["NO", "KINERJA UTAMA", "INDIKATOR KINERJA UTAMA", "FORMULASI", "SUMBER DATA"]
    record = parse_text(iku(table(first, iku_heads) + "\n\n" + table(second, heads)))
    assert_same(
        {
            "iku": [{"indikator": "Nilai IKM", "tingkat": "iku"}, {"indikator": "Persentase berkas selesai", "tingkat": "program"}],
            "jabatan": [],
        },
        record,
    )

"""Formula cells: verbatim text with marks removed, and the parts of a ratio."""

from typing import Any

import pytest

from iki_graph.record import IKI

from .support import TABLE_HEAD, assert_same, decree, differences, parse_text, position

A, B = "Jumlah desa yang tertib administrasi", "Jumlah desa"
PERCENT = {"formulasi": f"{A} / {B} x 100%", "formula": {"jenis": "rasio", "pembilang": A, "penyebut": B, "pengali": "100%"}}


def row(cell: str, indicator: str = "Persentase desa yang tertib administrasi") -> IKI:
    """The one row of a table whose formula column holds this cell."""
    text = decree(
        annex=position(
            "Kepala Seksi Pemerintahan", rows=f"1\tMeningkatnya tertib administrasi desa\t{indicator}\t{cell}\tLaporan evaluasi desa"
        )
    )
    record = parse_text(text)
    rows = [{"kinerja": "Meningkatnya tertib administrasi desa", "indikator": indicator, "sumber_data": "Laporan evaluasi desa"}]
    assert_same({"jabatan": [{"nama": "Kepala Seksi Pemerintahan", "iki": rows}]}, record)
    return record.jabatan[0].iki[0]


def check(cell: str, expected: dict[str, Any]) -> None:
    found = differences(expected, row(cell).model_dump())
    assert not found, "\n".join(found)


@pytest.mark.parametrize(
    "cell",
    [
        rf"$\frac{{\text{{{A}}}}}{{\text{{{B}}}}} \times 100\%$",
        rf"$$\frac{{\text{{{A}}}}}{{\text{{{B}}}}} \times 100 \%$$",
        rf"$\dfrac{{\mathrm{{{A}}}}}{{\mathrm{{{B}}}}}\times 100\%$",
        rf"\(\frac{{\text{{{A}}}}}{{\text{{{B}}}}} \times 100\%\)",
        rf"$\left(\frac{{\text{{{A}}}}}{{\text{{{B}}}}}\right) \times 100\%$",
        rf"<p>$\frac{{\text{{{A}}}}}{{\text{{{B}}}}} \times 100\%$</p>",
        rf"$\frac{{\text{{{A}}}}}{{\text{{{B}}}}}$ x 100%",
        f"{A} ------------ x 100% {B}",
        f"{A} -----x100% {B}",
        f"<p>{A}</p> <p>------------ x 100 %</p> <p>{B}</p>",
        f"{A}<br>------------ x 100%<br>{B}",
        f"{A} / {B} x 100%",
        f"{A} / {B} × 100 %",
        f"{A} / {B} 𝑥 100%",
        f"({A} / {B}) x 100%",
        f"{A} / {B} X 100%",
    ],
)
def test_fraction(cell: str) -> None:
    """However a fraction is set, it is `A / B x 100%`; brackets around the whole do not count in the parts."""
    check(cell, PERCENT)


@pytest.mark.parametrize(
    "words",
    [
        f"{A} dibagi {B} dikali 100%",
        f"{A} dibagi {B} dikalikan 100%",
        f"{A} dibagi dengan {B} dikali 100%",
        f"{A} dibagi {B} x 100%",
        f"{A} dibagi {B} kali 100%",
    ],
)
def test_fraction_in_words_stays_verbatim(words: str) -> None:
    check(words, {"formulasi": words, "formula": PERCENT["formula"]})


@pytest.mark.parametrize(
    ("cell", "formulasi", "pengali"),
    [
        (rf"$\frac{{\text{{{A}}}}}{{\text{{{B}}}}}$", f"{A} / {B}", None),
        (f"{A} ---------- {B}", f"{A} / {B}", None),
        (f"{A} ---------- x 100 {B}", f"{A} / {B} x 100", "100"),
        (rf"$\frac{{\text{{{A}}}}}{{\text{{{B}}}}} \times 1000$", f"{A} / {B} x 1000", "1000"),
    ],
)
def test_factor_only_as_far_as_the_source_has_it(cell: str, formulasi: str, pengali: str | None) -> None:
    check(cell, {"formulasi": formulasi, "formula": {"jenis": "rasio", "pembilang": A, "penyebut": B, "pengali": pengali}})


def test_slash_inside_a_word_is_no_fraction_bar() -> None:
    a, b = "Jumlah desa/kelurahan yang tertib", "Jumlah desa/kelurahan"
    check(
        f"{a} / {b} x 100%",
        {"formulasi": f"{a} / {b} x 100%", "formula": {"jenis": "rasio", "pembilang": a, "penyebut": b, "pengali": "100%"}},
    )
    check("Jumlah desa/kelurahan yang dibina tahun n", {"formula": {"jenis": "jumlah", "pembilang": None, "penyebut": None}})


def test_hyphen_inside_a_text_is_no_fraction_bar() -> None:
    a, b = "Jumlah rapat - rapat yang dihadiri", "Jumlah rapat - rapat"
    check(
        f"{a} ---------- x 100% {b}",
        {"formulasi": f"{a} / {b} x 100%", "formula": {"jenis": "rasio", "pembilang": a, "penyebut": b, "pengali": "100%"}},
    )
    check(
        "Jumlah rapat - rapat yang dihadiri",
        {"formulasi": "Jumlah rapat - rapat yang dihadiri", "formula": {"jenis": "jumlah", "penyebut": None}},
    )


def test_operators_inside_the_parts_are_put_in_brackets() -> None:
    got = row(
        r"$\frac{\sum \text{pegawai} \times (\sum \text{hari kerja} - \sum \text{tidak hadir})}"
        r"{\sum \text{pegawai} \times \sum \text{hari kerja}} \times 100\%$"
    )
    assert got.formulasi is not None
    assert got.formulasi.replace("( ", "(") == "(Σ pegawai x (Σ hari kerja - Σ tidak hadir)) / (Σ pegawai x Σ hari kerja) x 100%"
    assert got.formula is not None and got.formula.jenis == "rasio" and got.formula.pengali == "100%"


def test_sum_sign() -> None:
    got = row(r"$\frac{\sum \text{surat yang dibalas}}{\sum \text{surat masuk}} \times 100\%$")
    assert got.formulasi == "Σ surat yang dibalas / Σ surat masuk x 100%"


@pytest.mark.parametrize(
    "cell", [rf"$IKD = \frac{{\text{{{A}}}}}{{\text{{{B}}}}} \times 100\%$", f"IKD = {A} / {B} x 100%", f"IKD = {A} -------- x 100% {B}"]
)
def test_name_before_the_equals_sign_is_no_part(cell: str) -> None:
    check(cell, {"formulasi": f"IKD = {A} / {B} x 100%", "formula": PERCENT["formula"]})


@pytest.mark.parametrize(
    ("cell", "kinds"),
    [
        ("Jumlah desa yang tertib administrasi tahun n", {"jumlah"}),
        ("Jumlah seluruh dokumen yang disusun dalam satu tahun", {"jumlah"}),
        ("Nilai hasil evaluasi SAKIP oleh Inspektorat", {"nilai"}),
        ("Indeks kepuasan masyarakat hasil survei", {"indeks", "nilai"}),
        ("Tersusunnya dokumen sesuai ketentuan yang berlaku", {"deskriptif"}),
    ],
)
def test_kind_of_what_is_no_ratio(cell: str, kinds: set[str]) -> None:
    got = row(cell)
    assert got.formulasi == cell
    assert got.formula is not None and got.formula.jenis in kinds
    assert (got.formula.pembilang, got.formula.penyebut, got.formula.pengali) == (None, None, None)


@pytest.mark.parametrize("cell", [f"{A} ------------ x 100%", "------------ x 100%", rf"$\frac{{\text{{{A}}}}}{{}} \times 100\%$"])
def test_half_a_fraction_is_not_completed(cell: str) -> None:
    """A numerator without denominator is a formula that could not be taken apart, not a ratio by something else."""
    got = row(cell)
    assert got.formula is not None and got.formula.jenis == "tak-terurai"
    assert got.formula.penyebut is None


def test_empty_cell() -> None:
    got = row("")
    assert got.formulasi is None and got.formula is None


def test_two_formulas_under_one_indicator_stay_one_row() -> None:
    """Joined in reading order, as the source sets one after the other."""
    c, d = "Jumlah BUMDesa yang terbentuk", "Jumlah desa binaan"
    rows = (
        f"1\tMeningkatnya tertib administrasi desa\tPersentase desa yang tertib\t{A} ------ x 100% "
        f"{B}\tLaporan\n\t\t\t{c} ------ x 100% {d}\t"
    )
    record = parse_text(decree(annex=position("Kepala Seksi Pemerintahan", rows=rows)))
    assert_same(
        {"jabatan": [{"iki": [{"indikator": "Persentase desa yang tertib", "formulasi": f"{A} / {B} x 100% {c} / {d} x 100%"}]}]}, record
    )


@pytest.mark.parametrize(
    "fragments",
    [
        [A, f"------- x 100% {B}"],
        [A, "------- x 100%", B],
        [f"{A} ------- x 100%", B],
    ],
)
def test_fraction_over_several_lines_of_a_table(fragments: list[str]) -> None:
    """A cell goes on in the rows below, which are empty but for it."""
    first, *rest = fragments
    rows = f"1\tMeningkatnya tertib administrasi desa\tPersentase desa yang tertib\t{first}\tLaporan"
    rows += (
        "".join(f"\n\t\t\t{piece}\t" for piece in rest)
        + "\n2\tTersusunnya laporan desa\tJumlah laporan\tJumlah laporan tahun n\tBerkas laporan"
    )
    record = parse_text(decree(annex=position("Kepala Seksi Pemerintahan", rows=rows)))
    iki = [
        {"no": "1", "indikator": "Persentase desa yang tertib", "sumber_data": "Laporan", **PERCENT},
        {"no": "2", "formulasi": "Jumlah laporan tahun n"},
    ]
    assert_same({"jabatan": [{"iki": iki}]}, record)


def test_formula_column_named_otherwise() -> None:
    head = TABLE_HEAD.replace("FORMULASI", "CARA PERHITUNGAN")
    annex = position("Kepala Seksi Pemerintahan").replace(TABLE_HEAD, head)
    assert_same({"jabatan": [{"iki": [{"formulasi": "Jumlah laporan yang disusun tahun n"}]}]}, parse_text(decree(annex=annex)))

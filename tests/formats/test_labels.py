"""Labels that stand at half the height of their texts, as browsers and Word set them: each text goes to its own label."""

import copy
from pathlib import Path
from typing import Any

import pytest

from iki_graph.pipeline import load
from iki_graph.reading.centred import raised
from iki_graph.reading.page import Word, lines_of_words

from . import web
from .decree import Habit
from .make import gold
from .paper import Sheet, pdf
from .programs import CHROMIUM, by_chromium

PITCH = 14
HEAD = ["KEPUTUSAN CAMAT CONTOH", "NOMOR 1 TAHUN 2024", "TENTANG", "INDIKATOR KINERJA UTAMA KECAMATAN CONTOH", "MEMUTUSKAN :"]
TEXTS = [
    ["Indikator Kinerja Utama dipergunakan sebagai ukuran kinerja."],
    [
        "Dengan ditetapkannya Indikator Kinerja Utama ini, setiap seksi :",
        "  a. menyusun rencana kinerja tahunan dan rencana aksi menurut jenjangnya masing-masing",
        "  dalam perjanjian kinerja; dan",
        "  b. melaporkan pencapaiannya.",
    ],
    ["Segala biaya yang timbul dibebankan pada anggaran kecamatan."],
    [
        "Keputusan ini mulai berlaku pada tanggal ditetapkan, dengan ketentuan bahwa apabila di",
        "kemudian hari terdapat kekeliruan diperbaiki.",
    ],
]
WANTED = [
    (TEXTS[0][0], []),
    (TEXTS[1][0], ["menyusun rencana kinerja tahunan dan rencana aksi menurut jenjangnya masing-masing dalam perjanjian kinerja; dan",
     "melaporkan pencapaiannya."]),
    (TEXTS[2][0], []),
    (" ".join(TEXTS[3]), []),
]  # fmt: skip
LABELS = ["KESATU", "KEDUA", "KETIGA", "KEEMPAT"]


def decree(tmp_path: Path, gap: float, share: float) -> tuple[list[tuple[str | None, list[str]]], list[str]]:
    """Texts and doubts of a decree whose dicta stand `gap` apart, the labels at that share of their height."""
    sheet = Sheet().lines(60, 60, HEAD)
    y = 60.0 + len(HEAD) * 12 + 20
    for label, lines in zip(LABELS, TEXTS, strict=True):
        at = y + share * (len(lines) - 1) * PITCH
        sheet.text(60, at, label).text(150, at, ":")
        for i, line in enumerate(lines):
            sheet.text(160 + 7 * (len(line) - len(line.lstrip())), y + i * PITCH, line.strip())
        y += len(lines) * PITCH + gap
    sheet.lines(60, y + 30, ["Ditetapkan di Contoh", "pada tanggal 2 Januari 2024"])
    path = tmp_path / "sk.pdf"
    path.write_bytes(pdf([sheet]))
    _, (record,) = load(path)
    assert [k.ke for k in record.diktum] == LABELS
    return [(k.teks, list(k.butir)) for k in record.diktum], [k.alasan for k in record.keraguan if "label" in k.alasan]


@pytest.mark.parametrize("gap", [0, 6])
@pytest.mark.parametrize("share", [0, 0.5])
def test_each_text_goes_to_its_label(gap: float, share: float, tmp_path: Path) -> None:
    assert decree(tmp_path, gap, share) == (WANTED, [])


def test_labels_that_fit_no_text_are_a_doubt(tmp_path: Path) -> None:
    _, doubts = decree(tmp_path, 0, 1)
    assert doubts and "KEDUA" in doubts[0]


def with_dicta() -> dict[str, Any]:
    """A hand-made record whose dicta have several lines and lists."""
    record = copy.deepcopy(gold("kesamben"))
    duties = [text for position in record["jabatan"] for text in position["tugas"]]
    record["diktum"] = [
        {"ke": ke, "teks": f"{duties[i]} {duties[i + 1]}:" if i % 2 else f"{duties[i]}.", "butir": duties[: i + 2] if i % 2 else []}
        for i, ke in enumerate(LABELS)
    ]
    return record


@pytest.mark.slow
@pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")
@pytest.mark.parametrize("lists", ["auto", "typed"])
def test_a_decree_that_a_browser_prints(lists: str, tmp_path: Path) -> None:
    record = with_dicta()
    page = web.write(record, tmp_path / "sk.html", Habit(lists=lists, breaks=True))
    _, (found,) = load(by_chromium(page))
    assert [(k.ke, k.teks, list(k.butir)) for k in found.diktum] == [(k["ke"], k["teks"], k["butir"]) for k in record["diktum"]]


def test_labels_of_text_whose_columns_are_kept_by_blanks(tmp_path: Path) -> None:
    """As `pdftotext -layout` writes a page; a label between two lines stands on a line of its own."""
    rows = [*HEAD, "Menetapkan  :"]
    for label, lines in zip(LABELS, TEXTS, strict=True):
        beside = len(lines) // 2
        for i, line in enumerate(lines):
            if i == beside and len(lines) % 2 == 0:
                rows.append(f"{label:12}:")
            rows.append(f"{f'{label:12}:' if i == beside and len(lines) % 2 else '':14}{line}")
    path = tmp_path / "sk.txt"
    path.write_text("\n".join([*rows, "Ditetapkan di Contoh", "pada tanggal 2 Januari 2024"]), encoding="utf-8")
    document, (record,) = load(path)
    assert [(k.ke, k.teks, list(k.butir)) for k in record.diktum] == [(x, *y) for x, y in zip(LABELS, WANTED, strict=True)]
    assert not [k for k in record.keraguan if "label" in k.alasan]
    assert document.lines == tuple(path.read_text(encoding="utf-8").split("\n"))


@pytest.mark.parametrize(
    "middle", [["KEDUA : b. melaporkan hasilnya.", "KETIGA : Biaya dibebankan pada anggaran."], ["KEDUA : dan seterusnya."]]
)
def test_a_dictum_that_begins_inside_a_sentence_or_list_is_a_doubt(middle: list[str], tmp_path: Path) -> None:
    path = tmp_path / "sk.txt"
    lines = [*HEAD, "KESATU : Menetapkan Indikator Kinerja Utama.", *middle, "Ditetapkan di Contoh", "pada tanggal 2 Januari 2024"]
    path.write_text("\n".join(lines), encoding="utf-8")
    _, (record,) = load(path)
    assert [k.penunjuk for k in record.keraguan if "label diktum" in k.alasan] == ["/diktum/1/ke"]


def test_labels_beside_single_lines_stay_exactly_where_they_are() -> None:
    """In a scan they stand off by fractions of a point; running heads are told by their place."""
    words = [
        Word(text, (x, y + off, x + 30, y + off + 10))
        for y, off in ((50, 0.4), (64, -0.3))
        for x, text, off in ((60, "NOMOR", off), (120, ":", off), (130, "188/09", 0.0))
    ]
    assert raised(words) == (words, [])


ITEMS = [
    ["bahwa dalam rangka pengukuran kinerja dan peningkatan akuntabilitas kinerja kecamatan,", "perlu menetapkan ukuran keberhasilan;"],
    ["bahwa Indikator Kinerja Utama perlu ditetapkan dengan Keputusan Camat;"],
    ["bahwa berdasarkan pertimbangan sebagaimana dimaksud dalam huruf a dan huruf b, perlu", "menetapkan Keputusan Camat", "tentang Indikator Kinerja Utama;"],
]  # fmt: skip


def considerations(items: list[list[str]], share: float) -> list[Word]:
    """Words of a list, its marks at that share of the height of their items."""
    words = []
    y = 100.0
    for mark, lines in zip("abc", items, strict=False):
        at = y + share * (len(lines) - 1) * PITCH
        words.append(Word(f"{mark}.", (130, at, 138, at + 10)))
        for line in lines:
            x = 150.0
            for word in line.split():
                words.append(Word(word, (x, y, x + 5 * len(word), y + 10)))
                x += 5 * len(word) + 3
            y += PITCH
    return words


@pytest.mark.parametrize("share", [0, 0.5])
def test_marks_at_half_the_height_of_their_items_go_to_the_first_line(share: float) -> None:
    found, doubts = raised(considerations(ITEMS, share))
    assert found == considerations(ITEMS, 0) and not doubts


def test_marks_that_do_not_count_up_are_no_list() -> None:
    words = [Word("d.", w.box) if w.text == "b." else w for w in considerations(ITEMS, 0.5)]
    assert raised(words) == (words, [])


def test_the_forms_of_two_positions_are_parted_by_the_table_between_them() -> None:
    """Labels of either form stand at half the height of their texts, so neither's last text may reach the other's first label."""
    words, wanted = [], []
    for top in (100.0, 300.0):
        for n, (label, lines) in enumerate((("Jabatan", ITEMS[1]), ("Tugas", ITEMS[0]))):
            y = top + n * PITCH
            at = y + 0.5 * (len(lines) - 1) * PITCH
            for goal, height in ((words, at), (wanted, y)):
                goal += [Word(label, (60, height, 100, height + 10)), Word(":", (120, height, 123, height + 10))]
                goal += [Word(line, (130, y + i * PITCH, 130 + 5 * len(line), y + i * PITCH + 10)) for i, line in enumerate(lines)]
    assert raised(words, [(60, 160, 500, 260)]) == (wanted, [])


def test_a_label_of_two_lines_beside_a_text_of_two() -> None:
    """As pages have it that an office program prints: the colon stands between the lines of either."""
    lines = [Word(text, (130, 100 + 12 * n, 400, 110 + 12 * n)) for n, text in enumerate(("Menyiapkan bahan koordinasi", "dan pembinaan"))]
    label = [Word("Tugas", (60, 100, 85, 110)), Word("Pokok", (60, 112, 85, 122)), Word(":", (110, 106, 113, 116))]
    below = [Word("Fungsi", (60, 128, 90, 138)), Word(":", (110, 128, 113, 138)), Word("Penyiapan bahan", (130, 128, 300, 138))]
    found, doubts = raised([*label, *lines, *below])
    printed = [" ".join(w.text for w in line) for line in lines_of_words(found)]
    assert printed == ["Tugas Pokok : Menyiapkan bahan koordinasi", "dan pembinaan", "Fungsi : Penyiapan bahan"] and not doubts


def test_lines_of_the_item_before_belong_to_no_mark() -> None:
    """A page end cuts an item: its last line stands above the first mark of the page, which is no mark at half the height of all."""
    words = [Word("12.", (130, 112, 145, 122))]
    for y, line in ((100, "Tahun 2019 Nomor 45/D);"), (112, "Peraturan Bupati Nomor 47 Tahun 2022"), (124, "tentang Pedoman")):
        words += [Word(word, (150 + 40 * n, y, 185 + 40 * n, y + 10)) for n, word in enumerate(line.split())]
    assert raised(words)[0] == words

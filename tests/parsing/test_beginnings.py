"""Where decrees begin among pages that lie in one pile."""

from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

import pytest

from iki_graph.parsing.beginnings import beginnings
from iki_graph.reading import Line, read

HERE = Path(__file__).parent
DECREES = sorted((HERE.parent.parent / "data" / "sk").glob("*.txt"))
WITHOUT_TEXT = "tanpa-nama-kecamatan.txt"


def pages(path: Path, length: int) -> list[Sequence[Line]]:
    """The lines of a text cut into pages, wherever that cuts."""
    lines = read(path).content
    return [lines[at : at + length] for at in range(0, len(lines), length)]


def lines(*texts: str) -> list[Line]:
    return [Line(no, text) for no, text in enumerate(texts, 1)]


def test_every_beginning_of_another_office_is_one() -> None:
    texts = sorted((HERE / "foreign").glob("*.txt"))
    assert len(texts) > 100
    assert beginnings([read(path).content for path in texts]) == list(range(len(texts)))


@pytest.mark.parametrize("length", [18, 25, 40, 60])
def test_no_page_but_the_first_begins_a_decree_wherever_pages_end(length: int) -> None:
    samples = [*DECREES, *(HERE.parent / "samples").glob("*.txt"), *(HERE.parent / "quality" / "planted").glob("*.txt")]
    assert {path.name: found for path in samples if (found := beginnings(pages(path, length))) != [0]} == {}


@pytest.mark.parametrize("turn", range(4))
def test_decrees_on_one_pile_are_parted(turn: int) -> None:
    decrees = [path for path in DECREES if path.name != WITHOUT_TEXT]
    pile = [pages(path, 40) for path in (*decrees[turn:], *decrees[:turn])]
    starts = [0, *accumulate(len(one) for one in pile[:-1])]
    assert beginnings([page for one in pile for page in one]) == starts


TITLE = ("KEPUTUSAN CAMAT SUKAMAJU", "NOMOR 188.45/7/2023", "TENTANG", "INDIKATOR KINERJA UTAMA")
TEXT = (
    "Menimbang : a. bahwa perlu ditetapkan;",
    "Mengingat : 1. Undang-Undang Nomor 23 Tahun 2014;",
    "MEMUTUSKAN:",
    "KESATU : Menetapkan.",
)
SIGNED = ("Ditetapkan di Sukamaju", "pada tanggal 2 Januari 2023", "CAMAT SUKAMAJU,")


def annex(number: str, date: str, about: str = "INDIKATOR KINERJA UTAMA") -> list[Line]:
    head = ("LAMPIRAN", "KEPUTUSAN CAMAT SUKAMAJU", f"NOMOR : {number}", f"TANGGAL : {date}", f"TENTANG : {about}")
    return [*lines(*head), Line(6, "NO SASARAN IKU", ("NO", "SASARAN", "IKU"))]


def test_a_cover_and_a_foreword_belong_to_the_decree_behind_them() -> None:
    foreword = lines("KATA PENGANTAR", "Puji syukur kami panjatkan.")
    assert beginnings([lines(*TITLE), foreword, lines(*TITLE, *TEXT), lines(*SIGNED)]) == [0]
    cover = lines(*(text.replace("/7/", "/812/") for text in TITLE))
    assert beginnings([lines(*TITLE, *TEXT, *SIGNED), cover, lines(*(text.replace("/7/", "/812/") for text in TITLE), *TEXT)]) == [0, 1]


@pytest.mark.parametrize(
    ("page", "other"),
    [
        (annex("188.45/7/2023", "2 Januari 2023"), False),
        (annex("188.45/1/2023", "2 Januari 2023"), False),  # as OCR reads it
        (annex("188.45/9/2023", "5 Maret 2023"), True),
        (annex("188.45/8/2023", "2 Januari 2023", "STANDAR PELAYANAN"), True),
        (annex("060/1210/437.52/2021", "2 Januari 2023"), True),
        (lines("INDIKATOR KINERJA INDIVIDU", "UPT PUSKESMAS KARANGREJO"), False),
    ],
)
def test_an_annex_of_another_decree_is_not_mixed_with_this_one(page: list[Line], other: bool) -> None:
    body = lines(*TITLE, *TEXT, *SIGNED)
    assert beginnings([body, page, page]) == ([0, 1] if other else [0])


def test_a_cited_decree_on_a_page_of_its_own_is_not_the_one_that_cites_it() -> None:
    cited = lines(
        "Peraturan Menteri Pendayagunaan Aparatur Negara", "Nomor 12 Tahun 2015", "tentang Pedoman Evaluasi;", "8. Peraturan lain;"
    )
    pages = [lines(*TITLE, *TEXT[:2]), cited, lines(*TEXT[2:], *SIGNED), annex("188.45/7/2023", "2 Januari 2023")]
    assert beginnings(pages) == [0]


def test_sheets_without_a_decree_are_parted_by_their_office() -> None:
    sheets = [lines("INDIKATOR KINERJA UTAMA", f"KECAMATAN {name}") for name in ("SUKAMAJU", "SUKAMAJU", "KARANGREJO")]
    assert beginnings([lines(), *sheets, lines("NIP.")]) == [0, 3]


def test_a_decree_scanned_twice_is_two() -> None:
    once = [lines(*TITLE, *TEXT), annex("188.45/7/2023", "2 Januari 2023")]
    assert beginnings([*once, *once]) == [0, 2]

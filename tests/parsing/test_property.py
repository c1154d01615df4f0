"""Decrees made up by chance: written in any layout, damaged as OCR does, and read back."""

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iki_graph.errors import InputError
from iki_graph.record import Rekaman

from .damage import DAMAGES, Damage
from .generator import records
from .render import Layout, layouts, render
from .settings import LONG, QUICK
from .support import assert_same, decree, letters, parse_bytes, parse_text, position

DOCUMENT = {"jenis", "nomor", "tentang", "tanggal", "tempat", "tahun", "instansi", "kabupaten", "penandatangan"}
CITATION = {"no", "jenis", "nomor", "tahun", "tentang", "ln", "tln", "diubah"}
ROW = {"no", "kinerja", "indikator", "formulasi", "sumber_data", "penanggung_jawab"}
POSITION = {"urut", "nama", "pemegang", "tugas", "fungsi", "atasan", "atasan_urut"}
IKU_ROW = {"kode", "sasaran", "indikator", "formulasi", "definisi", "sumber_data", "penanggung_jawab", "tingkat"}


def values(record: Rekaman) -> dict[str, Any]:
    """The values of a record that every rendering of it shows."""
    return record.model_dump(
        mode="json",
        include={
            "dokumen": DOCUMENT,
            "menimbang": True,
            "mengingat": {"__all__": CITATION},
            "diktum": True,
            "kaskade": True,
            "iku": {"__all__": IKU_ROW},
            "jabatan": {"__all__": {**dict.fromkeys(POSITION, True), "iki": {"__all__": ROW}}},
        },
    )


def read_back(record: Rekaman, layout: Layout) -> None:
    text = render(record, layout)
    got = parse_text(text)
    assert_same(values(record), got)
    lines = text.split("\n")
    for row in [*got.iku, *(row for post in got.jabatan for row in post.iki)]:
        assert row.baris and letters(row.indikator) in letters(" ".join(lines[row.baris[0] - 1 : row.baris[1]]))


def read_back_damaged(record: Rekaman, layout: Layout, damages: list[Damage], seed: int) -> None:
    text = render(record, layout)
    for damage in sorted(damages, key=DAMAGES.index):
        text = damage(text, Random(seed))
    assert_same(values(record), parse_text(text))


@settings(QUICK, max_examples=12)
@given(records(), layouts())
def test_what_is_written_is_read_back(record: Rekaman, layout: Layout) -> None:
    """Every value, and the lines of every row."""
    read_back(record, layout)


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.__name__)
@settings(QUICK, max_examples=8)
@given(records(most_rows=6), layouts(), st.integers(0, 999))
def test_harmless_damage_changes_nothing(damage: Damage, record: Rekaman, layout: Layout, seed: int) -> None:
    read_back_damaged(record, layout, [damage], seed)


@pytest.mark.slow
@LONG
@given(records(), layouts())
def test_what_is_written_is_read_back_often(record: Rekaman, layout: Layout) -> None:
    read_back(record, layout)


@pytest.mark.slow
@LONG
@given(records(), layouts(), st.lists(st.sampled_from(DAMAGES), max_size=3, unique=True), st.integers(0, 999))
def test_several_damages_change_nothing(record: Rekaman, layout: Layout, damages: list[Damage], seed: int) -> None:
    read_back_damaged(record, layout, damages, seed)


def survives(content: bytes) -> None:
    """A record or one clear error; anything else that is raised is a bug."""
    try:
        found = parse_bytes(content)
    except InputError as error:
        assert str(error)
    else:
        assert found and all(isinstance(record, Rekaman) for record in found)


@QUICK
@given(st.text(max_size=400))
def test_any_text(text: str) -> None:
    survives(text.encode("utf-8"))


@QUICK
@given(st.binary(max_size=400))
def test_any_bytes(content: bytes) -> None:
    survives(content)


@QUICK
@given(records(most_rows=6), layouts(), st.floats(0, 1))
def test_decree_cut_anywhere(record: Rekaman, layout: Layout, share: float) -> None:
    text = render(record, layout)
    survives(text[: int(len(text) * share)].encode())


def wrong_values(expected: Any, got: Any, where: str = "") -> list[str]:
    """Values that are neither right nor null; of a list, its first items may be all there is."""
    if isinstance(expected, dict) and isinstance(got, dict):
        return [line for key, value in expected.items() for line in wrong_values(value, got.get(key), f"{where}.{key}".lstrip("."))]
    if isinstance(expected, list) and isinstance(got, list):
        found = [f"{where}: {len(got)} items, only {len(expected)} in the source"] if len(got) > len(expected) else []
        return found + [line for n, (a, b) in enumerate(zip(expected, got, strict=False)) for line in wrong_values(a, b, f"{where}[{n}]")]
    return [] if got is None or letters(expected) == letters(got) else [f"{where}: expected {expected!r} or null, got {got!r}"]


@QUICK
@given(records(most_rows=6), layouts(), st.floats(0.1, 1))
def test_decree_cut_between_two_lines_has_no_wrong_value(record: Rekaman, layout: Layout, share: float) -> None:
    """What is left is read as in the whole decree; nothing moves into the place of what is lost."""
    lines = render(record, layout).split("\n")
    text = "\n".join(lines[: int(len(lines) * share)])
    try:
        (got,) = parse_bytes(text.encode())
    except InputError:
        return
    for post in got.jabatan[-1:]:
        post.atasan = post.atasan_urut = None  # inferred from what is left of its tasks
    found = wrong_values(values(record), got.model_dump(mode="json"))
    assert not found, "\n".join(found[:10])


@QUICK
@given(records(most_rows=6), layouts(), st.integers(0, 999))
def test_lines_in_any_order(record: Rekaman, layout: Layout, seed: int) -> None:
    lines = render(record, layout).split("\n")
    Random(seed).shuffle(lines)
    survives("\n".join(lines).encode())


@QUICK
@given(records(most_rows=6), layouts(), st.integers(0, 999))
def test_words_lost_anywhere(record: Rekaman, layout: Layout, seed: int) -> None:
    chance = Random(seed)
    survives(" ".join(word for word in render(record, layout).split(" ") if chance.random() > 0.2).encode())


@pytest.mark.parametrize(
    "piece",
    [
        r"\frac{",
        r"$\frac{a}{b}$ ",
        "{",
        "(",
        "<p>",
        "- ",
        "-",
        "/ ",
        "1. ",
        "a. ",
        "Nomor ",
        "(Lembaran Negara Tahun 2000 Nomor 1, ",
        "x 100% ",
        "\t",
        "|",
    ],
)
@pytest.mark.parametrize("place", ["cell", "citation", "consideration"])
def test_one_piece_over_and_over(piece: str, place: str) -> None:
    """Neither a crash nor a search without end."""
    text = piece * (30_000 // len(piece))
    survives(
        {
            "cell": decree(annex=position("Kepala Seksi Pemerintahan", rows=f"1\tTertibnya desa\tPersentase desa tertib\t{text}\tLaporan")),
            "citation": decree(mengingat=f"1. Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah {text};"),
            "consideration": decree(menimbang=f"a. bahwa {text};"),
        }[place].encode()
    )


@settings(QUICK, max_examples=5)
@given(records(most_rows=6), layouts())
def test_same_text_same_record(record: Rekaman, layout: Layout) -> None:
    text = render(record, layout)
    assert parse_text(text).model_dump_json() == parse_text(text).model_dump_json()

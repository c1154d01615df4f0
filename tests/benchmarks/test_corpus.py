"""The generator of the corpus: same bytes from the same seed, decrees that say what is told of them, faults that are found."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest

from benchmarks.corpus import content, faults, render
from benchmarks.corpus.__main__ import chosen, decrees
from benchmarks.corpus.places import Tempat, places
from benchmarks.corpus.score import judge, judged, known, report, score
from iki_graph.checks import catalogue
from iki_graph.parsing import parse
from iki_graph.reading import read
from iki_graph.reference.keys import squash

YEAR, SEED = 2024, 1
ROW = re.compile(r"/(?:iku|jabatan)/\d+(?:/iki/\d+)?/indikator|/mengingat/\d+/teks|/jabatan/\d+/(?:tugas|fungsi)/\d+")
"""Values that tell of a row or item: one more of them than is known is a mistake."""


def first(place: Tempat) -> Tempat:
    """The first kecamatan of a place's region."""
    return next(one for one in places() if one.kode[:5] == place.kode[:5])


def values(part: Any, pointer: str = "") -> Iterator[tuple[str, str]]:
    """All values of a record by their pointers, compared by letters and digits."""
    if isinstance(part, dict):
        for key, value in part.items():
            yield from values(value, f"{pointer}/{key}")
    elif isinstance(part, list):
        for n, value in enumerate(part):
            yield from values(value, f"{pointer}/{n}")
    elif part not in (None, ""):
        yield pointer, squash(str(part))


def test_every_kecamatan_has_a_decree_of_its_own() -> None:
    """As many as the registry of regions has, none in another's file."""
    files = {f"{place.folder}/{place.file}" for place in places()}
    assert len(files) == len(places()) == 7277
    assert [len(chosen(count)) for count in (1, 50, 500, None)] == [1, 50, 500, 7277]


def test_same_seed_same_bytes() -> None:
    """The same seed and year give the same decrees, another seed gives others."""
    once, again, other = (list(decrees(seed, YEAR, 12)) for seed in (SEED, SEED, 2))
    assert once == again
    assert all(mine[1] != theirs[1] for mine, theirs in zip(once, other, strict=True))


@pytest.mark.parametrize("at", range(3, 7277, 809))
def test_decrees_say_what_is_known_of_them(at: int, tmp_path: Path) -> None:
    """All that is known of a decree is read, and no row more."""
    place = places()[at]
    isi, gaya = content.decree(place, first(place), SEED, YEAR)
    file = tmp_path / place.file
    file.write_text(render.render(isi, gaya), encoding="utf-8")
    (rekaman,) = parse(read(file))
    wanted, got = dict(values(isi.record(gaya.rumus == "dibagi"))), dict(values(rekaman.model_dump()))
    assert {pointer: got.get(pointer) for pointer in wanted} == wanted
    assert [pointer for pointer in got if ROW.fullmatch(pointer) and pointer not in wanted] == []
    assert rekaman.keraguan == []


def test_every_fault_can_be_planted_and_has_a_check() -> None:
    """Each fault finds a place in some decree, and codes are those of the catalogue."""
    assert {
        *faults.FAULTS,
        *faults.BACKGROUND,
        *faults.JUGA,
        *(code for many in faults.JUGA.values() for code in many),
    } <= catalogue().keys()
    assert not faults.BACKGROUND.keys() & faults.FAULTS.keys()
    for code in faults.FAULTS:
        for place in places()[::61]:
            isi, gaya = content.decree(place, first(place), SEED, YEAR)
            if faults.plant(isi, Random(code), YEAR, "Benjeng", gaya.bernomor, (code,)):
                break
        else:
            pytest.fail(f"{code} is never planted")


def test_score_tells_found_missed_and_invented() -> None:
    """A fault told at its place counts, elsewhere not; what nobody planted is invented, unless it follows from a fault or is background."""
    truth = {
        "fakta": {"nomor": "1"},
        "keselarasan": {"jabatan:0/iki:0": ["iku:0"], "jabatan:0/iki:1": ["iku:1"]},
        "cacat": [{"kode": "FRM-07", "unsur": "/jabatan/3/iki/1", "juga": ["FRM-22"]}, {"kode": "DOK-02", "unsur": "", "juga": []}],
    }
    result = {
        "berkas": "a",
        "fakta": {"nomor": "1"},
        "keselarasan": {"jabatan:0/iki:0": "iku:0", "jabatan:0/iki:1": "iku:0"},
        "temuan": [("FRM-07", "/jabatan/3/iki/0"), ("FRM-22", ""), ("DOK-02", ""), ("JAB-03", "/jabatan/1"), ("SBR-10", "")],
    }
    nilai = score({"a": truth}, [result])
    assert nilai.planted == {"FRM-07": 1, "DOK-02": 1}
    assert (nilai.found, nilai.invented, nilai.background) == ({"DOK-02": 1}, {"JAB-03": 1}, {"SBR-10": 1})
    assert (nilai.right, nilai.wrong, nilai.lost, nilai.f1) == (1, 1, 1, 0.5)
    assert "missed: a FRM-07 /jabatan/3/iki/1" in report(nilai)


NAMES = ("Teluk Dalam", "Fak-Fak", "X Koto Diatas", "Lima Puluh", "Poso Kota Selatan", "Konda/ Kondaga", "Palas", "Sa'dan")
"""Of which the words could be others: a preposition, a word printed twice, a city, part of a position."""


@pytest.mark.parametrize("name", NAMES)
def test_names_of_places_are_no_faults(name: str, tmp_path: Path) -> None:
    """A decree without a planted fault has no finding but background, whatever its kecamatan is called."""
    place = next(one for one in places() if one.kecamatan == name)
    isi, gaya = content.decree(place, first(place), SEED, YEAR)
    (tmp_path / place.file).write_text(render.render(isi, gaya), encoding="utf-8")
    told = judge((str(tmp_path), place.file))["temuan"]
    assert [found for found in told if found[0] not in faults.BACKGROUND] == []


@pytest.mark.slow
def test_planted_faults_are_found_and_no_others(tmp_path: Path) -> None:
    """On 40 decrees: every planted fault at its place, nothing invented, nearly all links right."""
    lines = []
    for place, text, truth in decrees(SEED, YEAR, 40):
        (tmp_path / place.folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / place.folder / place.file).write_text(text, encoding="utf-8")
        lines.append(truth)
    (tmp_path / "kebenaran.jsonl").write_text("".join(json.dumps(one) + "\n" for one in lines), encoding="utf-8")
    truths = known(tmp_path)
    nilai = score(truths, judged(tmp_path, truths, 2))
    assert nilai.planted.total() > 10
    assert (nilai.missed, nilai.invented) == ([], {})
    assert nilai.f1 > 0.95
    assert nilai.silent == nilai.clean

"""Links from texts that are the same, and nothing from texts that are merely alike."""

from itertools import permutations
from typing import Any

import pytest
from pydantic import ValidationError

from iki_graph.alignment import Keselarasan, align
from iki_graph.record import Rekaman


def rekaman(*jabatan: dict[str, Any], iku: list[dict[str, Any]] | None = None) -> Rekaman:
    return Rekaman.model_validate({"berkas": "contoh.txt", "iku": iku or [], "jabatan": jabatan})


def post(urut: int, superior: int | None, *rows: tuple[str | None, str | None]) -> dict[str, Any]:
    """A position with rows of (kinerja, indikator)."""
    return {"urut": urut, "nama": f"Jabatan {urut}", "atasan_urut": superior, "iki": [{"kinerja": k, "indikator": i} for k, i in rows]}


def targets(record: Rekaman) -> dict[str, str | None]:
    return {k.iki: k.ke for k in align(record)}


def test_the_same_indicator_of_the_superior_up_to_case_space_and_marks() -> None:
    found = align(rekaman(post(1, None, ("a", "Jumlah desa")), post(2, 1, ("b", "JUMLAH  de sa."))))
    assert [k.ke for k in found] == [None, "jabatan:0/iki:0"]
    assert (found[1].skor, found[1].jenis) == (1.0, "disimpulkan")
    assert found[1].alasan == "Bunyi indikator sama dengan IKI 1 Jabatan 1."


def test_texts_that_are_merely_alike_stay_apart() -> None:
    assert targets(rekaman(post(1, None, ("a", "Jumlah desa")), post(2, 1, ("b", "Jumlah desa binaan"))))["jabatan:1/iki:0"] is None


def test_the_nearer_superior_wins_and_the_iku_comes_last() -> None:
    iku = [{"sasaran": "s", "indikator": "Nilai IKM"}]
    posts = [post(1, None, ("a", "Nilai IKM")), post(2, 1, ("b", "Nilai IKM")), post(3, 2, ("c", "Nilai IKM"))]
    assert targets(rekaman(*posts, iku=iku)) == {
        "jabatan:0/iki:0": "iku:0",
        "jabatan:1/iki:0": "jabatan:0/iki:0",
        "jabatan:2/iki:0": "jabatan:1/iki:0",
    }


def test_a_farther_superior_is_found_past_one_without_the_text() -> None:
    posts = [post(1, None, ("a", "Nilai IKM")), post(2, 1, ("b", "Jumlah surat")), post(3, 2, ("c", "Nilai IKM"))]
    assert targets(rekaman(*posts))["jabatan:2/iki:0"] == "jabatan:0/iki:0"


def test_a_common_indicator_counts_more_than_a_common_kinerja() -> None:
    posts = [post(1, None, ("k", "x"), ("l", "y")), post(2, 1, ("k", "y"))]
    assert targets(rekaman(*posts))["jabatan:1/iki:0"] == "jabatan:0/iki:1"


def test_several_indicators_of_the_common_kinerja_share_the_score() -> None:
    found = align(rekaman(post(1, None, ("k", "x"), ("k", "y")), post(2, 1, ("k", "z"))))[-1]
    assert (found.ke, found.skor) == ("jabatan:0/iki:0", 0.4)
    assert "satu dari 2" in found.alasan


def test_kinerja_that_is_the_sasaran_of_an_iku_or_a_program() -> None:
    iku = [{"sasaran": "Sasaran satu", "indikator": "x"}, {"sasaran": "Program satu", "indikator": "y", "tingkat": "program"}]
    found = align(rekaman(post(1, None, ("sasaran satu", "p"), ("Program Satu", "q")), iku=iku))
    assert [k.ke for k in found] == ["iku:0", "iku:1"]
    assert found[1].alasan == "Bunyi kinerja sama dengan indikator program 1."


def test_empty_and_meaningless_texts_link_nothing() -> None:
    posts = [post(1, None, (None, None), ("-", "...")), post(2, 1, (None, None), ("-", "..."))]
    assert set(targets(rekaman(*posts, iku=[{"indikator": None}])).values()) == {None}


def test_every_iki_has_one_answer_in_order() -> None:
    record = rekaman(post(1, None, ("a", "b"), ("c", "d")), post(2, None), post(3, 1, ("e", "f")))
    assert [k.iki for k in align(record)] == ["jabatan:0/iki:0", "jabatan:0/iki:1", "jabatan:2/iki:0"]


def test_no_iki_serves_its_own_position_even_in_a_ring_of_superiors() -> None:
    for order in permutations([(1, 2), (2, 3), (3, 1)]):
        posts = [post(urut, superior, ("k", "Nilai IKM")) for urut, superior in order]
        for iki, ke in targets(rekaman(*posts)).items():
            assert ke is not None and ke.partition("/")[0] != iki.partition("/")[0]


def test_a_superior_outside_the_document_is_no_superior() -> None:
    assert targets(rekaman(post(1, 9, ("a", "b")))) == {"jabatan:0/iki:0": None}


def test_a_score_lies_between_nought_and_one() -> None:
    with pytest.raises(ValidationError):
        Keselarasan(iki="jabatan:0/iki:0", ke="iku:0", skor=1.2, alasan="x")

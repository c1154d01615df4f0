"""Beginnings of foreign decrees: nearly all is read, and hardly anything is read wrong."""

import pytest

from .foreign.measure import HEADER, Score, facts, names


@pytest.fixture(scope="module")
def score() -> Score:
    return Score([fact for name in names() for fact in facts(name)])


def test_corpus_is_whole() -> None:
    assert len(names()) >= 287


def test_facts_of_all_beginnings(score: Score) -> None:
    assert score.recall() >= 0.98, score.misses
    assert score.precision() >= 0.98, score.misses


@pytest.mark.parametrize("field", [*HEADER, "menimbang", "mengingat.jenis", "mengingat.nomor", "mengingat.tahun", "mengingat.diubah"])
def test_no_field_falls_behind(score: Score, field: str) -> None:
    assert score.recall(field) >= 0.95, [m for m in score.misses if m[0] == field]
    assert score.precision(field) >= 0.95, [m for m in score.misses if m[0] == field]

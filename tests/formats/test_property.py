"""Decrees made up by chance, written as office documents by any habit, and read back value for value."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iki_graph.pipeline import load
from iki_graph.record import Rekaman
from tests.parsing.generator import records
from tests.parsing.settings import LONG, QUICK
from tests.parsing.support import assert_same
from tests.parsing.test_property import values

from .decree import HABITS, Habit
from .make import WRITERS

FORMATS = sorted(WRITERS)


def habits() -> st.SearchStrategy[Habit]:
    """Every habit of typing with every other."""
    return st.builds(
        Habit,
        preamble=st.sampled_from(["table", "tabs"]),
        lists=st.sampled_from(["auto", "typed"]),
        fraction=st.sampled_from(["omml", "nested", "typed", "underlined"]),
        form=st.sampled_from(["table", "paragraphs"]),
        annex=st.sampled_from(["body", "header"]),
        breaks=st.booleans(),
        merged=st.booleans(),
    )


def read_back(record: Rekaman, suffix: str, habit: Habit) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = WRITERS[suffix](record.model_dump(mode="json"), Path(folder) / f"sk{suffix}", habit)
        _, (got,) = load(path)
    assert_same(values(record), got)


@pytest.mark.parametrize("suffix", FORMATS)
@settings(QUICK, max_examples=6)
@given(records(most_rows=6), habits())
def test_what_is_written_is_read_back(suffix: str, record: Rekaman, habit: Habit) -> None:
    read_back(record, suffix, habit)


@pytest.mark.slow
@pytest.mark.parametrize("suffix", FORMATS)
@LONG
@given(records(), habits())
def test_what_is_written_is_read_back_often(suffix: str, record: Rekaman, habit: Habit) -> None:
    read_back(record, suffix, habit)


def test_every_habit_that_is_named_is_one_of_these() -> None:
    assert len(set(HABITS.values())) == len(HABITS)

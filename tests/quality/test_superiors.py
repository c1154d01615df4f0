"""Superiors are mostly inferred where nobody names them, in whatever order the positions stand."""

import pytest

from .superiors import judged


@pytest.mark.parametrize("by_rank", [False, True])
def test_most_superiors_are_inferred_from_names_and_work(by_rank: bool) -> None:
    found = [right for *_, right in judged(by_rank)]
    assert sum(found) >= 0.9 * len(found) > 200

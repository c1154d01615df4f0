"""Scores a document against the hand-made record that it was built from."""

import sys
from pathlib import Path
from typing import Any

from iki_graph.pipeline import load

sys.path.insert(0, str(Path(__file__).parent.parent / "quality" / "scoring"))
import score_record


def f1(gold: dict[str, Any], path: Path) -> tuple[float, list[Any]]:
    """F1 of the (one) record of a file, and what is missed or too much."""
    _, (record,) = load(path)
    tally = score_record.score(gold, record.model_dump(mode="json"))
    hit, wanted, got = (sum(x.values()) for x in (tally.hit, tally.gold, tally.got))
    return 2 * hit / (wanted + got), tally.misses

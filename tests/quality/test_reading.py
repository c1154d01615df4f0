"""The sample decrees are read as the hand-made answers say."""

import re
from pathlib import Path

import pytest

from iki_graph.parsing import parse
from iki_graph.reading import read
from iki_graph.record import Rekaman

from .measure import SAMPLES, answers, score


@pytest.mark.parametrize("answer", answers(), ids=lambda path: path.stem)
def test_record_is_the_one_made_by_hand(answer: Path, tmp_path: Path) -> None:
    source = SAMPLES / re.search(r'"berkas": "([^"]+)"', answer.read_text(encoding="utf-8"))[1]
    (record,) = parse(read(source))
    path = tmp_path / "record.json"
    path.write_text(record.model_dump_json(), encoding="utf-8")
    assert score("record", answer, path).startswith("F1 1.0000")
    assert Rekaman.model_validate_json(path.read_text(encoding="utf-8")) == record

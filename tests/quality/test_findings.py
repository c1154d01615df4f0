"""The checks find what hands found, and little else: floors under the figures of docs/quality.md."""

import json
import re
from pathlib import Path

import pytest

from .measure import SAMPLES, answers, planted, score_of_findings


def figures(answer: Path, source: Path, folder: Path) -> dict[str, float]:
    """The scorer's figures by name."""
    return {name: float(value) for name, value in re.findall(r"([a-z-]+) (\d\.\d+)", score_of_findings(answer, source, folder))}


def with_findings() -> list[Path]:
    return [path for path in answers() if "temuan" in json.loads(path.read_text(encoding="utf-8"))]


@pytest.mark.parametrize("answer", with_findings(), ids=lambda path: path.stem)
def test_what_readers_found(answer: Path, tmp_path: Path) -> None:
    source = SAMPLES / json.loads(answer.read_text(encoding="utf-8"))["berkas"]
    got = figures(answer, source, tmp_path)
    assert got["recall"] >= 0.75
    assert got["pasti"] >= 0.95 and got["telaah"] >= 0.95


@pytest.mark.parametrize("answer", planted(), ids=lambda path: path.stem)
def test_what_was_planted(answer: Path, tmp_path: Path) -> None:
    """Precision is a lower bound here: an invented decree has faults that nobody planted."""
    got = figures(answer, answer.with_suffix(".txt"), tmp_path)
    assert got["recall"] >= 0.95
    assert got["pasti"] >= 0.85


@pytest.mark.parametrize("answer", planted(), ids=lambda path: path.stem)
def test_a_planted_fault_stands_on_its_line(answer: Path) -> None:
    data = json.loads(answer.read_text(encoding="utf-8"))
    lines = answer.with_name(data["berkas"]).read_text(encoding="utf-8").split("\n")
    assert 15 <= len(data["temuan"]) <= 35 and 60 <= len(lines) <= 150
    assert all(lines[item["baris"][0] - 1].strip() for item in data["temuan"])

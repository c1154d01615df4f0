"""The scorers: a record scores fully against itself, and each fault costs."""

import copy
import json
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
FACTS = {"kerek": 302, "kesamben": 534}


@pytest.fixture(params=["kerek", pytest.param("kesamben", marks=pytest.mark.slow)])
def gold(request):
    """Path and content of a gold record."""
    path = HERE / "gold" / f"{request.param}.json"
    return path, json.loads(path.read_text(encoding="utf-8"))


def score(scorer, gold, got, folder):
    """Last line that a scorer prints, as words and numbers."""
    path = folder / "got.json"
    path.write_text(json.dumps(got), encoding="utf-8")
    run = [sys.executable, str(HERE / "scoring" / f"{scorer}.py"), str(gold), str(path)]
    return subprocess.run(run, capture_output=True, text=True, encoding="utf-8", check=True).stdout.strip().split("\n")[-1]


def links(record):
    """The alignment that the gold gives."""
    rows = ((j, i, r) for j, p in enumerate(record["jabatan"]) for i, r in enumerate(p["iki"]))
    return [
        {"iki": f"jabatan:{j}/iki:{i}", "ke": r["selaras"]["ke"], "skor": 1.0} for j, i, r in rows if (r.get("selaras") or {}).get("ke")
    ]


def test_gold_names_a_sample_decree_and_its_lines(gold, root):
    _, record = gold
    text = (root / "data/sk" / record["berkas"]).read_text(encoding="utf-8")
    lines = text.split("\n")
    for position in record["jabatan"]:
        first, last = position["baris"]
        assert 1 <= first <= last <= len(lines)
        assert (position["pemegang"] or {"nip": ""})["nip"] in text
        assert (position["pemegang"] or {"nama": ""})["nama"] in text


def test_a_record_scores_fully_against_itself(gold, tmp_path):
    path, record = gold
    assert score("score_record", path, record, tmp_path) == f"F1 1.0000 recall 1.0000 precision 1.0000 facts {FACTS[path.stem]}"


def test_a_lost_row_costs_that_row_alone(gold, tmp_path):
    path, record = gold
    got = copy.deepcopy(record)
    lost = next(p for p in got["jabatan"] if len(p["iki"]) > 1)["iki"].pop(0)
    facts = sum(bool(lost.get(f)) for f in ("kinerja", "indikator", "formulasi", "sumber_data", "penanggung_jawab"))
    recall = (FACTS[path.stem] - facts) / FACTS[path.stem]
    assert f"recall {recall:.4f} precision 1.0000" in score("score_record", path, got, tmp_path)


def test_alignment_of_the_gold_is_right_and_no_link_is_missed(gold, tmp_path):
    path, record = gold
    assert score("score_alignment", path, links(record), tmp_path).startswith("direct F1 1.0000")
    assert "right 0" not in score("score_alignment", path, links(record)[:-1], tmp_path)
    assert "missed 1" in score("score_alignment", path, links(record)[:-1], tmp_path)


def test_findings_of_the_gold_are_found_and_a_stray_one_costs_precision(gold, tmp_path):
    path, record = gold
    found = [{**t, "jenis": "pasti"} for t in record["temuan"]]
    assert score("score_findings", path, found, tmp_path).startswith("recall 1.0000 without-typing-errors 1.0000")
    stray = {"kategori": "nip-tidak-valid", "jenis": "pasti", "baris": [1, 1], "pesan": "x"}
    assert "precision 1.0000" not in score("score_findings", path, [*found, stray], tmp_path)
    assert score("score_findings", path, [], tmp_path).startswith("recall 0.0000")


@pytest.mark.parametrize("path", sorted((HERE / "readers").glob("*.json")), ids=lambda path: path.stem)
def test_a_reader_judged_every_row_and_links_upward_alone(path):
    reader = json.loads(path.read_text(encoding="utf-8"))
    decree = json.loads((HERE / "own" / f"{path.stem.rpartition('-')[0]}.json").read_text(encoding="utf-8"))
    rows = {f"jabatan:{j}/iki:{i}": j for j, post in enumerate(decree["jabatan"]) for i in range(len(post["iki"]))}
    assert reader["selaras"].keys() == rows.keys()
    for node, link in reader["selaras"].items():
        for target in filter(None, (link["ke"], *link["ke_lain"])):
            assert target in {f"iku:{n}" for n in range(len(decree["iku"]))} or rows[target] < rows[node]

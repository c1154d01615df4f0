"""Links that are known: those of reviewers (two decrees), and those of invented decrees that were planted here to be found."""

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from iki_graph.alignment import align
from iki_graph.pipeline import load
from iki_graph.record import Rekaman

HERE = Path(__file__).parent
QUALITY = HERE.parent / "quality"
KNOWN = [
    *(QUALITY / "gold" / f"{name}.json" for name in ("kerek", "kesamben")),
    *(
        HERE / f"planted_{name}.json"
        for name in ("dinas", "kecamatan", "kecamatan_hulu", "dpmptsp", "bagian_organisasi", "dinas_perhubungan")
    ),
]
DIRECT, REACH = 0.70, 0.80


def record(known: dict[str, Any], root: Path) -> Rekaman:
    """The record that the links are about: of a planted decree as it stands, else read from the sample."""
    if "planted" not in known:
        return load(root / "data" / "sk" / known["berkas"])[1][0]
    posts = [{**p, "iki": [{k: v for k, v in row.items() if k != "selaras"} for row in p["iki"]]} for p in known["jabatan"]]
    return Rekaman.model_validate({"berkas": known["berkas"], "iku": known["iku"], "jabatan": posts})


@pytest.mark.parametrize("path", KNOWN, ids=lambda path: path.stem)
def test_known_links_are_found(path: Path, root: Path, tmp_path: Path) -> None:
    rekaman = record(json.loads(path.read_text(encoding="utf-8")), root)
    (tmp_path / "links.json").write_text(json.dumps([k.model_dump() for k in align(rekaman)]), encoding="utf-8")
    (tmp_path / "record.json").write_text(rekaman.model_dump_json(), encoding="utf-8")
    scorer = QUALITY / "scoring" / "score_alignment.py"
    run = [sys.executable, str(scorer), str(path), str(tmp_path / "links.json"), str(tmp_path / "record.json")]
    words = subprocess.run(run, capture_output=True, text=True, encoding="utf-8", check=True).stdout.split()
    f1 = [float(after) for word, after in pairwise(words) if word == "F1"]
    assert f1[0] >= DIRECT and f1[1] >= REACH


def test_further_duties_serve_nothing(root: Path) -> None:
    rekaman = load(root / "data" / "sk" / "gresik-kecamatan-benjeng-2023.txt")[1][0]
    found = [k for k in align(rekaman) if "/iki:" in k.iki]
    assert len(found) == 239
    other = [k for k in found if k.alasan.startswith("Tugas kedinasan lain")]
    assert len(other) >= 15 and {k.ke for k in other} == {None}


def test_without_indicators_above_nothing_is_linked(root: Path) -> None:
    rekaman = load(root / "data" / "sk" / "tanpa-nama-kecamatan.txt")[1][0]
    heads = {f"jabatan:{at}" for at, jabatan in enumerate(rekaman.jabatan) if jabatan.atasan_urut is None}
    assert {k.ke for k in align(rekaman) if k.iki.partition("/")[0] in heads} == {None}

"""`iki align --explain`."""

import csv
import io
import json
import shutil
from pathlib import Path

from tests.cli.conftest import Iki


def test_the_answer_is_the_first_candidate(sample: Path, iki: Iki) -> None:
    linked = [link for link in json.loads(iki("align", sample, "--format", "json").out) if link["ke"] and "/iki:" in link["iki"]]
    for link in linked[::5]:
        found = json.loads(iki("align", sample, "--explain", link["iki"], "--format", "json").out)
        assert (found[0]["ke"], found[0]["skor"], found[0]["alasan"]) == (link["ke"], link["skor"], link["alasan"])
        assert [row["skor"] for row in found] == sorted((row["skor"] for row in found), reverse=True)


def test_shapes_of_an_explanation(sample: Path, iki: Iki) -> None:
    name = json.loads(iki("align", sample, "--format", "json").out)[0]["iki"]
    lines = iki("align", sample, "--explain", name).out.splitlines()
    assert lines[0].startswith(f"{name}: IKI ") and lines[3] == "" and lines[4].split()[:3] == ["ke", "teks", "skor"]
    assert next(csv.reader(io.StringIO(iki("align", sample, "--explain", name, "--format", "csv").out)))[-1] == "alasan"


def test_an_explanation_says_what_the_iki_says_and_what_became_of_it(sample: Path, tmp_path: Path, iki: Iki) -> None:
    decree = Path(shutil.copy(sample, tmp_path / "sk.txt"))
    links = json.loads(iki("align", decree, "--write", tmp_path / "l.json").out or (tmp_path / "l.json").read_text(encoding="utf-8"))
    linked = next(row for row in links if row["ke"] and "/" in row["iki"])
    text = iki("align", decree, "--explain", linked["iki"]).out
    assert linked["teks"] in text and f"Mendukung {linked['ke']} (disimpulkan" in text and linked["jabatan"] in text
    assert json.loads(iki("align", decree, "--explain", linked["iki"], "--format", "json").out)[0]["teks"] == linked["teks_ke"]
    linked |= {"putusan": "ganti", "ke_lain": "-", "catatan": "bukan tugasnya"}
    (tmp_path / "isi.json").write_text(json.dumps([linked]), encoding="utf-8")
    assert iki("align", decree, "--read", tmp_path / "isi.json").code == 0
    told = iki("align", decree, "--explain", linked["iki"]).out
    assert "Belum selaras (ditinjau)" in told and "bukan tugasnya" in told


def test_what_cannot_be_explained(sample: Path, samples: list[Path], iki: Iki) -> None:
    assert iki("align", sample, "--explain", "jabatan:999/iki:0").code == 2
    assert iki("align", sample, "--explain", "iku:0").code == 2
    assert iki("align", *samples, "--explain", "jabatan:1/iki:0").code == 2
    assert iki("align", sample, "--explain", "jabatan:1/iki:0", "--format", "ttl").code == 2


def test_a_store_shows_the_links_that_a_review_put_there(sample: Path, iki: Iki, tmp_path: Path) -> None:
    assert iki("review", sample, "--out", tmp_path).code == 0
    fresh, stored = (
        {(link["iki"], link["ke"], link["jenis"]) for link in json.loads(iki("align", *given, "--format", "json").out) if link["ke"]}
        for given in ([sample], ["--store", tmp_path / "store"])
    )
    assert fresh == stored
    assert "iki:Keselarasan" in iki("align", "--store", tmp_path / "store", "--format", "ttl").out
    assert iki("align", "--store", tmp_path / "store").out.split()[:3] == ["berkas", "iki", "ke"]


def test_what_a_store_cannot_show(sample: Path, iki: Iki, tmp_path: Path) -> None:
    assert iki("align", "--store", tmp_path / "none").code == 2
    (tmp_path / "store").mkdir()
    assert iki("align", sample, "--store", tmp_path / "store").code == 2
    assert iki("align", "--store", tmp_path / "store", "--explain", "jabatan:0/iki:0").code == 2

"""`iki review` over many files: stopped and gone on, run again, with copies, in several processes."""

import csv
import os
import shutil
import subprocess
import sys
import time
from io import StringIO
from pathlib import Path

import pyoxigraph as ox
import pytest

from iki_graph.cli.files import names_of
from iki_graph.work.ledger import FILE as LEDGER
from tests.cli.conftest import Iki
from tests.work.conftest import decree, many, some

__all__ = ["decree", "many", "some"]


def command(source: Path, out: Path, *options: str) -> list[str]:
    return [sys.executable, "-m", "iki_graph.cli", "review", str(source), "--out", str(out), *options]


def files(out: Path) -> dict[str, bytes]:
    """All results of a run by name, and what its store holds."""
    found = {path.name: path.read_bytes() for path in out.iterdir() if path.is_file()}
    store = ox.Store.read_only(str(out / "store"))
    return found | {"store": b"\n".join(sorted(str(quad).encode() for quad in store))}


def manifest(out: Path) -> dict[str, dict[str, str]]:
    """The manifest by the name of the file."""
    rows = csv.DictReader(StringIO((out / "manifest.csv").read_text(encoding="utf-8")))
    return {Path(row["berkas"]).name: row for row in rows}


def times(out: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mtime_ns for path in out.iterdir() if path.is_file()}


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="needs POSIX signals")
def test_a_run_killed_in_the_middle_goes_on_to_the_same_bytes(many: Path, tmp_path: Path, iki: Iki) -> None:
    assert iki("review", many, "--out", tmp_path / "utuh", "--jobs", "2").code == 0
    out = tmp_path / "hasil"
    process = subprocess.Popen(command(many, out, "--jobs", "2"), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    ledger = out / LEDGER
    deadline = time.monotonic() + 120
    while not (ledger.exists() and ledger.read_bytes().count(b"\n") > 1) and time.monotonic() < deadline:
        time.sleep(0.01)
    process.kill()
    process.communicate()
    before = ledger.read_bytes().count(b"\n")
    assert 1 < before < 10
    with ledger.open("ab") as file:
        file.write(b'{"key": "torn')
    done = times(out)
    (out / ".sk-00.json.123.tmp").write_bytes(b"{")  # where it is killed while it writes
    assert iki("review", many, "--out", out).code == 0
    assert files(out) == files(tmp_path / "utuh")
    untouched = [name for name, when in times(out).items() if name.endswith(".html") and done.get(name) == when]
    assert len(untouched) >= before


def test_a_run_again_touches_what_changed_and_nothing_else(some: Path, tmp_path: Path, iki: Iki) -> None:
    out = tmp_path / "hasil"
    first = iki("review", some, "--out", out)
    before = times(out)
    again = iki("review", some, "--out", out)
    assert (again.code, again.out, again.err) == (0, first.out, first.err)
    assert times(out) == before
    changed = some / "sk-03.txt"
    changed.write_text(changed.read_text(encoding="utf-8").replace("arsip", "berkas"), encoding="utf-8")
    (some / "sk-05.txt").unlink()
    ran = iki("review", some, "--out", out)
    assert "sk-05.html" in ran.err
    assert {name for name, when in times(out).items() if before[name] != when} - {"index.html", "manifest.csv", LEDGER} == {
        f"sk-03{suffix}" for suffix in (".json", ".trig", ".temuan.json", ".temuan.csv", ".keselarasan.json", ".html")
    }
    iki("review", some, "--out", tmp_path / "baru")
    fresh = files(tmp_path / "baru")
    assert {name: content for name, content in files(out).items() if name in fresh} == fresh


def test_other_settings_and_verdicts_are_other_results(tmp_path: Path, decree: str, iki: Iki) -> None:
    source, out = tmp_path / "sk.txt", tmp_path / "hasil"
    source.write_text(decree, encoding="utf-8")
    iki("review", source, "--out", out)
    for change in (("--lang", "en"), ("--profile", "draf"), ("--with-holders",)):
        before = (out / "sk.html").read_bytes()
        iki("review", source, "--out", out, *change)
        assert (out / "sk.html").read_bytes() != before
    iki("review", source, "--out", out)
    before, sheet = (out / "sk.html").read_bytes(), tmp_path / "lembar.csv"
    sheet.write_text((out / "sk.temuan.csv").read_text(encoding="utf-8").replace("'", ""), encoding="utf-8")
    iki("correct", source, "--write", sheet)
    text = sheet.read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(StringIO(text)))
    with sheet.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0].keys())
        writer.writeheader()
        writer.writerows([rows[0] | {"putusan": "tolak"}, *rows[1:]])
    assert iki("correct", source, "--read", sheet).code == 0
    iki("review", source, "--out", out)
    assert (out / "sk.html").read_bytes() != before


def test_copies_are_worked_on_once_and_like_decrees_told(tmp_path: Path, decree: str, iki: Iki) -> None:
    source, out = tmp_path / "sk", tmp_path / "hasil"
    source.mkdir()
    (source / "asli.txt").write_text(decree, encoding="utf-8")
    shutil.copy(source / "asli.txt", source / "tembusan.txt")
    (source / "ketikan.txt").write_text(decree + "\n\n", encoding="utf-8")
    (source / "lain.txt").write_text(decree.replace("060/15/2024", "060/16/2024"), encoding="utf-8")
    (source / "foto.jpg").write_bytes(b"\xff\xd8\xff")
    (source / "kosong.txt").write_text("", encoding="utf-8")
    (source / "catatan.zip").write_bytes(b"PK\x05\x06")
    ran = iki("review", source, "--out", out)
    assert ran.code == 3
    told = manifest(out)
    assert {name: row["keadaan"] for name, row in told.items()} == {
        "asli.txt": "selesai",
        "tembusan.txt": "salinan",
        "ketikan.txt": "selesai",
        "lain.txt": "selesai",
        "kosong.txt": "gagal",
        "foto.jpg": "bukan dokumen",
        "catatan.zip": "bukan dokumen",
    }
    assert told["tembusan.txt"]["sebab"] == f"salinan dari {source / 'asli.txt'}"
    assert told["tembusan.txt"]["sha256"] == told["asli.txt"]["sha256"]
    assert told["ketikan.txt"]["sebab"] == f"agaknya keputusan yang sama dengan {source / 'asli.txt'}"
    assert told["asli.txt"]["sebab"] == f"agaknya keputusan yang sama dengan {source / 'ketikan.txt'}"
    assert told["lain.txt"]["sebab"] == ""
    assert "berkas kosong" in told["kosong.txt"]["sebab"]
    assert not (out / "tembusan.html").exists()
    index = (out / "index.html").read_text(encoding="utf-8")
    assert "Salinannya: " in index
    assert index.count("Agaknya keputusan yang sama") == 2


def test_of_copies_the_one_that_people_have_decided_on_stands_for_all(tmp_path: Path, decree: str, iki: Iki) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text(decree, encoding="utf-8")
    (tmp_path / "b.txt.putusan.json").write_text('{"berkas": "b.txt", "putusan": []}', encoding="utf-8")
    iki("review", tmp_path, "--out", tmp_path / "hasil")
    told = manifest(tmp_path / "hasil")
    assert (told["a.txt"]["sebab"], told["b.txt"]["keadaan"]) == (f"salinan dari {tmp_path / 'b.txt'}", "selesai")
    assert told["b.txt.putusan.json"]["sebab"] == "putusan penelaah"


def test_a_store_that_was_lost_is_made_anew_without_work(some: Path, tmp_path: Path, iki: Iki) -> None:
    out = tmp_path / "hasil"
    iki("review", some, "--out", out)
    before, when = files(out), times(out)
    shutil.rmtree(out / "store")
    iki("review", some, "--out", out)
    assert (files(out), times(out)) == (before, when)


def test_names_change_little_when_a_file_is_added(tmp_path: Path) -> None:
    def names(*files: str) -> dict[str, str]:
        return dict(zip(files, names_of([tmp_path / file for file in files], "index"), strict=True))

    assert names("a/sk.txt", "a/lain.txt") == {"a/sk.txt": "sk", "a/lain.txt": "lain"}
    assert names("a/sk.txt", "b/sk.txt") == {"a/sk.txt": "a-sk", "b/sk.txt": "b-sk"}
    assert names("a/sk.txt", "aa/SK.txt", "b/sk.txt")["b/sk.txt"] == "b-sk"
    assert names("a/x/sk.txt", "b/x/sk.txt") == {"a/x/sk.txt": "a-x-sk", "b/x/sk.txt": "b-x-sk"}
    assert names("sk.docx", "sk.pdf") == {"sk.docx": "sk", "sk.pdf": "sk-2"}
    assert names("index.txt") == {"index.txt": "index-2"}

"""`iki load` and `iki export`: a store in a folder, by steps."""

import hashlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest

from iki_graph.graph import serialise
from iki_graph.graph.bulk import Spool
from iki_graph.graph.store import DecreeStore
from iki_graph.pipeline import load, review
from tests.cli.conftest import Iki
from tests.graph.sample import record
from tests.work.conftest import decree, decrees

__all__ = ["decree"]

SAID = "{} keputusan dimuat, {} berkas tidak berubah, {} keputusan lama dihapus.\n"


def entered(folder: Path, name: str, **content: object) -> Path:
    """A small decree as a record."""
    path = folder / f"{name}.json"
    rekaman = record(berkas=path.name, **{"sumber": {"sha256": hashlib.sha256(name.encode()).hexdigest()}, **content})
    path.write_text(rekaman.model_dump_json(), encoding="utf-8")
    return path


def quads(store: Path) -> set[ox.Quad]:
    return set(DecreeStore(store, read_only=True).oxigraph)


def test_only_what_is_new_or_changed_is_loaded(tmp_path: Path, iki: Iki) -> None:
    a, b = entered(tmp_path, "a"), entered(tmp_path, "b")
    store = tmp_path / "toko" / "s"
    assert iki("load", a, b, "--store", store).out == SAID.format(2, 0, 0)
    first = quads(store)
    assert [path.name for path in store.parent.iterdir()] == ["s"]
    assert iki("load", a, b, "--store", store).out == SAID.format(0, 2, 0)
    assert quads(store) == first
    entered(tmp_path, "b", menimbang=["bahwa lain"])
    assert iki("load", a, b, "--store", store).out == SAID.format(1, 1, 0)
    entered(tmp_path, "b", sumber={"sha256": "e" * 64})
    assert iki("load", a, b, "--store", store).out == SAID.format(1, 1, 1)
    assert len(DecreeStore(store, read_only=True).decrees()) == 2
    assert "tidak ada jawaban" not in iki("query", "jabatan-dan-atasan", "--store", store).err


def test_decrees_of_deleted_files_are_told_and_go_when_asked(tmp_path: Path, decree: str, iki: Iki) -> None:
    one, other, store = tmp_path / "satu", tmp_path / "dua", tmp_path / "toko"
    files = [*decrees(one, decree, 3).iterdir(), *decrees(other, decree.replace("2024", "2023"), 1).iterdir()]
    assert iki("load", one, other, "--store", store).out == SAID.format(4, 0, 0)
    (one / "dalam").mkdir()
    first, second, third = sorted(files[:3])
    first.rename(one / "dalam" / "pindah.txt")
    second.unlink()
    told = "1 keputusan dari berkas yang tidak ada lagi di folder ini tetap tersimpan; hapus dengan --prune."
    ran = iki("load", one, "--store", store)
    assert (ran.out, ran.err) == (SAID.format(1, 1, 0), f"iki: {told}\n")
    assert iki("load", third, "--store", store, "--prune").out == SAID.format(0, 1, 0)
    assert iki("load", one, tmp_path / "tidak-ada", "--store", store, "--prune").out == SAID.format(0, 2, 0)
    assert iki("load", one, "--store", store, "--prune").out == SAID.format(0, 2, 1)
    assert iki("load", one, other, "--store", store).err == ""
    iki("load", one, other, "--store", tmp_path / "baru")
    numbers, fresh = ({found.nomor for found in DecreeStore(at, read_only=True).decrees()} for at in (store, tmp_path / "baru"))
    assert numbers == fresh and len(numbers) == 3


def test_a_filled_store_and_one_filled_step_by_step_are_the_same(tmp_path: Path, iki: Iki) -> None:
    files = [entered(tmp_path, name) for name in "abc"]
    iki("load", *files, "--store", tmp_path / "s")
    iki("load", files[0], "--store", tmp_path / "t")
    iki("load", *files, "--store", tmp_path / "t")
    assert quads(tmp_path / "s") == quads(tmp_path / "t")
    assert iki("export", "--store", tmp_path / "s").out == iki("export", "--store", tmp_path / "t").out


def test_a_load_that_was_ended_goes_on_with_what_it_had(tmp_path: Path, iki: Iki, monkeypatch: pytest.MonkeyPatch) -> None:
    files = [entered(tmp_path, name) for name in "abc"]
    store = tmp_path / "s"
    with monkeypatch.context() as patch:
        patch.setattr(Spool, "finish", _interrupt)
        assert iki("load", *files[:2], "--store", store).code == 130
    assert not store.exists()
    assert iki("load", *files, "--store", store).out == SAID.format(1, 2, 0)
    assert len(DecreeStore(store, read_only=True).decrees()) == 3
    assert not (tmp_path / ".s.muat").exists()


def test_a_load_that_was_ended_leaves_each_decree_once_and_says_what_totals_miss(
    tmp_path: Path, iki: Iki, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = [entered(tmp_path, name) for name in "abc"]
    store, put = tmp_path / "s", DecreeStore.put_nquads
    assert iki("load", *files, "--store", store).code == 0
    before = {one.graph for one in DecreeStore(store, read_only=True).decrees()}
    for name in "abc":
        entered(tmp_path, name, sumber={"sha256": hashlib.sha256(f"{name} baru".encode()).hexdigest()})

    def put_and_end(*arguments: object) -> None:
        put(*arguments)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(DecreeStore, "put_nquads", put_and_end)
        assert iki("load", *files, "--store", store).code == 130
    left = {one.graph: one.berkas for one in DecreeStore(store, read_only=True).decrees()}
    assert len(before.intersection(left)) == 2 and sorted(left.values()) == [file.name for file in files]
    assert "baru mencakup 0 dari 3 keputusan" in iki("query", "rekap-wilayah", "--store", store).err
    assert iki("load", *files, "--store", store).out == SAID.format(2, 1, 2)
    assert "mencakup" not in iki("query", "rekap-wilayah", "--store", store).err
    assert before.isdisjoint(one.graph for one in DecreeStore(store, read_only=True).decrees())


def test_what_a_renamed_file_holds_is_not_taken_for_what_its_place_held(tmp_path: Path, iki: Iki) -> None:
    """The decree of `a` moves to `b`, and another takes its place: whichever is put first, both are there."""
    one, other, store = "1" * 64, "2" * 64, tmp_path / "s"
    for first, second in (("a", "b"), ("b", "a")):
        shutil.rmtree(store, ignore_errors=True)
        entered(tmp_path, first, sumber={"sha256": one})
        assert iki("load", tmp_path / f"{first}.json", "--store", store).code == 0
        entered(tmp_path, first, sumber={"sha256": other})
        entered(tmp_path, second, sumber={"sha256": one})
        assert iki("load", tmp_path / "a.json", tmp_path / "b.json", "--store", store).code == 0
        assert len(DecreeStore(store, read_only=True).decrees()) == 2


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt


def test_one_bad_file_stops_nothing_and_is_tried_again(tmp_path: Path, iki: Iki) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text("{", encoding="utf-8")
    ran = iki("load", bad, entered(tmp_path, "a"), "--store", tmp_path / "s")
    assert (ran.code, ran.out) == (3, SAID.format(1, 0, 0))
    assert "bad.json" in ran.err
    bad.write_text(entered(tmp_path, "b").read_text(encoding="utf-8"), encoding="utf-8")
    assert iki("load", bad, tmp_path / "a.json", "--store", tmp_path / "s").out == SAID.format(1, 1, 0)


def test_nothing_readable_makes_no_store(tmp_path: Path, iki: Iki) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text("{", encoding="utf-8")
    assert iki("load", bad, "--store", tmp_path / "s").code == 3
    assert not (tmp_path / "s").exists()


@pytest.mark.parametrize("format", ["nq", "trig", "ttl"])
def test_an_export_has_the_bytes_of_the_converter(format: str, tmp_path: Path, sample: Path, iki: Iki) -> None:
    source = shutil.copy(sample, tmp_path)
    store, out = tmp_path / "s", tmp_path / "out"
    iki("load", source, "--store", store)
    iki("export", "--store", store, "--format", format, "--out", out)
    document, (rekaman,) = load(Path(source))
    made = serialise(review(rekaman, document).graphs, format)
    assert out.read_bytes().startswith(made) and len(made) > 10_000
    rest = out.read_bytes().removeprefix(made)
    assert b"graf/acuan" in rest or (format == "ttl" and b"peraturan/" in rest)


def test_people_are_exported_only_if_asked_for(tmp_path: Path, signed: Path, iki: Iki) -> None:
    person = json.loads(iki("convert", signed).out)["dokumen"]["penandatangan"]["nama"]
    for holders in ([], ["--with-holders"]):
        store = tmp_path / f"s{len(holders)}"
        iki("load", signed, "--store", store, *holders)
        assert person not in iki("export", "--store", store).out
        assert (person in iki("export", "--store", store, "--with-holders").out) == bool(holders)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["load", "x.txt"], "--store"),
        (["load", "x.txt", "--store", "s", "--jobs", "2", "--scheduler", "tcp://127.0.0.1:1"], "--jobs atau --scheduler"),
        (["export"], "--store"),
        (["export", "--store", "tidak-ada"], "tidak ada penyimpanan"),
        (["query", "1", "--store", "http://127.0.0.1:1/sparql"], "tidak dapat dihubungi"),
        (["align", "--store", "http:///x"], "bukan alamat"),
        (["load", "x.txt", "--store", "ftp://127.0.0.1/x"], "dimulai dengan http"),
    ],
)
def test_wrong_use(arguments: list[str], said: str, iki: Iki, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("iki_graph.graph.connection.time.sleep", lambda _: None)  # the pauses between attempts
    ran = iki(*arguments)
    assert ran.code == 2 and said in ran.err and ran.err.count("\n") == 1


@pytest.mark.slow
def test_processes_load_what_one_does(root: Path, tmp_path: Path, iki: Iki) -> None:
    for jobs in (1, 2):
        iki("load", root / "data" / "sk", "--store", tmp_path / f"s{jobs}", "--jobs", jobs)
    assert quads(tmp_path / "s1") == quads(tmp_path / "s2")


@pytest.mark.slow
def test_a_killed_load_leaves_no_store_and_goes_on(root: Path, tmp_path: Path, iki: Iki) -> None:
    files = [shutil.copy(path, tmp_path) for path in (root / "data" / "sk").glob("*.txt")]
    store = tmp_path / "s"
    command = [sys.executable, "-m", "iki_graph.cli", "load", *files, "--store", str(store)]
    with subprocess.Popen(command, cwd=root) as started:
        while not list(tmp_path.glob(".s.muat/*.nq")):
            assert started.poll() is None
        started.kill()
    assert not store.exists()
    again = iki("load", *files, "--store", store)
    assert again.code == 0 and " 0 berkas tidak berubah" not in again.out
    iki("load", *files, "--store", tmp_path / "t")
    assert quads(store) == quads(tmp_path / "t")

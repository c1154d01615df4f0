"""Loading by a Dask cluster: a scheduler and two workers of their own, one of which is killed in the middle. Nothing is lost, nothing twice."""

import hashlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pyoxigraph as ox
import pytest

from iki_graph.cli import run
from iki_graph.graph.store import DecreeStore
from iki_graph.graph.stores import open_store
from tests.graph.sample import record
from tests.stores.oxigraph_server import Server

pytest.importorskip("distributed")
pytestmark = pytest.mark.slow

DECREES = 60


class Cluster:
    """A scheduler on loopback with two workers of one thread each."""

    def __init__(self, folder: Path, root: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.url = f"tcp://127.0.0.1:{free.getsockname()[1]}"
        self._folder, self._environment = folder, os.environ | {"PYTHONPATH": str(root)}
        self.scheduler = self._start("scheduler", "--host", self.url, "--no-dashboard")
        self.workers = [
            self._start("worker", self.url, "--nthreads", "1", "--no-nanny", "--no-dashboard", "--host", "127.0.0.1") for _ in range(2)
        ]

    def _start(self, *arguments: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "dask", *arguments]
        return subprocess.Popen(command, cwd=self._folder, env=self._environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def end(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()


@pytest.fixture
def cluster(tmp_path: Path, root: Path, request: pytest.FixtureRequest) -> Iterator[Cluster]:
    if "server" in request.fixturenames:
        request.getfixturevalue("server")  # its account is in the environment that workers inherit
    running = Cluster(tmp_path, root)
    yield running
    running.end()


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Small decrees as records."""
    made = []
    for number in range(DECREES):
        path = tmp_path / f"sk-{number}.json"
        rekaman = record(berkas=path.name, sumber={"sha256": hashlib.sha256(path.name.encode()).hexdigest()})
        path.write_text(rekaman.model_dump_json(), encoding="utf-8")
        made.append(path)
    return made


def without_reference(store: ox.Store) -> list[str]:
    return sorted(str(quad) for quad in store if "/graf/acuan" not in str(quad.graph_name))


def load(files: list[Path], *options: str) -> int:
    return run(["load", *map(str, files), *options])


def killed_amid(cluster: Cluster, done: Path | Server, start: "subprocess.Popen[bytes]") -> None:
    """Kill a worker when a few decrees are in."""

    def many() -> int:
        return len(list(done.glob(".s.muat/*.nq"))) if isinstance(done, Path) else sum(1 for _ in done.store.named_graphs()) // 3

    while many() < 5:
        assert start.poll() is None
        time.sleep(0.05)
    cluster.workers[0].kill()
    assert many() < DECREES


@pytest.mark.parametrize("kind", ["server", "folder"])
def test_a_killed_worker_costs_nothing(
    kind: str, files: list[Path], tmp_path: Path, server: Server, cluster: Cluster, root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    where = server.url if kind == "server" else str(tmp_path / "s")
    command = [sys.executable, "-m", "iki_graph.cli", "load", *map(str, files), "--store", where, "--scheduler", cluster.url]
    with subprocess.Popen(command, cwd=root, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as started:
        killed_amid(cluster, server if kind == "server" else tmp_path, started)
        out, err = started.communicate(timeout=300)
    told = [line for line in err.decode().splitlines() if "distributed.client - WARNING" not in line]  # Dask says that it works again
    assert (started.returncode, told) == (0, [])
    assert out.decode().startswith(f"{DECREES} keputusan dimuat, 0 berkas")
    assert load(files, "--store", str(tmp_path / "alone")) == 0
    found = server.store if kind == "server" else DecreeStore(tmp_path / "s", read_only=True).oxigraph
    assert without_reference(found) == without_reference(DecreeStore(tmp_path / "alone", read_only=True).oxigraph)
    capsys.readouterr()
    assert load(files, "--store", where, "--scheduler", cluster.url) == 0
    assert capsys.readouterr().out.startswith(f"0 keputusan dimuat, {DECREES} berkas tidak berubah")
    for path in files[:3]:
        rekaman = record(berkas=path.name, sumber={"sha256": hashlib.sha256(f"{path.name} baru".encode()).hexdigest()})
        path.write_text(rekaman.model_dump_json(), encoding="utf-8")
    assert load(files, "--store", where, "--scheduler", cluster.url) == 0
    assert capsys.readouterr().out == f"3 keputusan dimuat, {DECREES - 3} berkas tidak berubah, 3 keputusan lama dihapus.\n"
    with open_store(where) as store:
        assert sorted(one.berkas for one in store.decrees()) == sorted(path.name for path in files)


def test_a_bad_file_is_told_as_without_a_cluster(
    files: list[Path], tmp_path: Path, cluster: Cluster, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text("{", encoding="utf-8")
    assert load([bad, *files[:2]], "--store", str(tmp_path / "s"), "--scheduler", cluster.url) == 3
    said = capsys.readouterr()
    assert "bad.json: bukan JSON" in said.err and said.out.startswith("2 keputusan dimuat")


def test_no_scheduler_is_told(
    files: list[Path], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("iki_graph.work.cluster._PATIENCE", 1)
    assert load(files[:1], "--store", str(tmp_path / "s"), "--scheduler", "tcp://127.0.0.1:1") == 2
    assert "penjadwal Dask tidak dapat dihubungi" in capsys.readouterr().err

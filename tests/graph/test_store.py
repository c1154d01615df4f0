"""Stores: round trip, replacing as a whole, and what a kill in the middle leaves."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset, Literal

from iki_graph.errors import UsageError
from iki_graph.graph import DecreeStore, alignment_graph, build, reference_graph
from iki_graph.graph.links import Link
from iki_graph.graph.query import run
from iki_graph.graph.triples import rdflib_graph
from iki_graph.vocab import IKI
from tests.graph.sample import SHA256, record

GRAPH = f"https://w3id.org/iki-graph/id/graf/{SHA256[:16]}"


def triples(dataset: Dataset) -> set[tuple[object, ...]]:
    return {tuple(q) for q in dataset.quads()}


@pytest.fixture(params=["memory", "directory"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> DecreeStore:
    return DecreeStore(None if request.param == "memory" else tmp_path / "store")


def test_what_goes_in_comes_out(store: DecreeStore) -> None:
    data = build(record())
    store.put(data)
    assert triples(store.get(GRAPH)) == triples(data)


def test_putting_again_replaces_everything_of_the_decree(store: DecreeStore) -> None:
    rekaman = record()
    first = build(rekaman)
    link = Link("jabatan:1/iki:0", "iku:0", 1.0, "disimpulkan", "sama")
    alignment = alignment_graph(rekaman, [link])
    rdflib_graph(alignment, first.graph(alignment.identifier))
    store.put(first)
    assert len(store.get(GRAPH)) == len(first)
    second = build(record(menimbang=["lain"], jabatan=[], sebutan=[]))
    store.put(second)
    assert triples(store.get(GRAPH)) == triples(second)


def test_another_decree_stays_as_it_is(store: DecreeStore) -> None:
    other = build(record(sumber={"sha256": "f" * 64}))
    longer = build(record(), ordinal=2)
    for data in (other, longer, build(record())):
        store.put(data)
    store.put(build(record(menimbang=[])))
    assert triples(store.get(f"https://w3id.org/iki-graph/id/graf/{'f' * 16}")) == triples(other)
    assert triples(store.get(f"{GRAPH}-2")) == triples(longer)


def test_list_and_remove(store: DecreeStore) -> None:
    store.put(build(record()))
    store.put(build(record(sumber={"sha256": "f" * 64}, berkas="b.txt", dokumen={})))
    first, second = store.decrees()
    assert first == (GRAPH, "sk.txt", "Kecamatan Cerme", "Kabupaten Gresik", "188/7/435.2/2022", "2021-2026")
    assert second[1:] == ("b.txt", None, None, None, None)
    store.remove(GRAPH)
    assert [d.berkas for d in store.decrees()] == ["b.txt"]
    store.remove(GRAPH)


def test_reference_data_are_replaced_too(store: DecreeStore) -> None:
    store.put_reference(reference_graph(["35.25.11"]))
    store.put_reference(reference_graph(["35.17.12"]))
    names = run("SELECT ?n WHERE { ?w a iki:Wilayah ; skos:notation ?n } ORDER BY ?n", store.oxigraph)
    assert names.rows == [("35",), ("35.17",), ("35.17.12",)]


def test_the_same_reference_data_are_not_put_again(store: DecreeStore, monkeypatch: pytest.MonkeyPatch) -> None:
    store.put_reference(reference_graph(["35.25.11"]))
    before = sorted(map(str, store.oxigraph))
    monkeypatch.setattr(store, "change", lambda _: pytest.fail("written again"))
    store.put_reference(reference_graph(["35.25.11"]))
    assert sorted(map(str, store.oxigraph)) == before


def test_texts_with_every_mark_survive(store: DecreeStore) -> None:
    text = 'a "b" \\frac{A}{B} \n\t } . INSERT DATA { <x:> <y:> "z" } # € 漢'
    store.put(build(record(menimbang=[text])))
    assert Literal(text) in {q[2] for q in store.get(GRAPH).quads((None, IKI.teks, None, None))}


def test_only_graphs_of_one_decree_go_in(store: DecreeStore) -> None:
    mixed = build(record())
    for s, p, o, g in build(record(), ordinal=2).quads():
        mixed.graph(g).add((s, p, o))
    for data in (mixed, Dataset()):
        with pytest.raises(ValueError, match="one decree"):
            store.put(data)


def test_a_directory_is_there_after_closing(tmp_path: Path) -> None:
    with DecreeStore(tmp_path / "s") as store:
        store.put(build(record()))
    del store
    assert [d.graph for d in DecreeStore(tmp_path / "s", read_only=True).decrees()] == [GRAPH]


def test_a_read_only_store_cannot_be_written(tmp_path: Path) -> None:
    DecreeStore(tmp_path / "s").put(build(record()))
    with pytest.raises(RuntimeError, match="read-write"):
        DecreeStore(tmp_path / "s", read_only=True).put(build(record()))


def test_a_store_that_cannot_be_opened_is_a_clear_error(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("no store")
    with pytest.raises(UsageError, match="tidak dapat dibuka"):
        DecreeStore(file)
    with pytest.raises(UsageError, match="tidak dapat dibuka"):
        DecreeStore(tmp_path / "missing", read_only=True)


_OPEN = "from iki_graph.graph import DecreeStore; from pathlib import Path; import sys; DecreeStore(Path(sys.argv[1]))"


def test_two_writers_at_once_are_refused(tmp_path: Path) -> None:
    holder = DecreeStore(tmp_path / "s")
    done = subprocess.run([sys.executable, "-c", _OPEN, str(tmp_path / "s")], capture_output=True, text=True, timeout=60, check=False)
    assert "proses lain sedang menulis" in done.stderr
    assert holder.decrees() == []


_WRITE = """
import sys
from pathlib import Path
from iki_graph.graph.links import Link
from iki_graph.graph import DecreeStore, build
from tests.graph.sample import record

sets = [build(record(menimbang=[f"{word} {n}" for n in range(3000)])) for word in ("lama", "baru")]
store = DecreeStore(Path(sys.argv[1]))
store.put(sets[0])
print("ready", flush=True)
while True:
    for data in sets:
        store.put(data)
"""


@pytest.mark.parametrize("delay", [0.13, *(pytest.param(delay, marks=pytest.mark.slow) for delay in (0.05, 0.29))])
def test_a_killed_write_leaves_the_old_or_the_new(tmp_path: Path, delay: float, root: Path) -> None:
    path = tmp_path / "s"
    with subprocess.Popen([sys.executable, "-c", _WRITE, str(path)], stdout=subprocess.PIPE, cwd=root) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline().strip() == b"ready"
        time.sleep(delay)
        writer.send_signal(signal.SIGKILL if hasattr(signal, "SIGKILL") else signal.SIGTERM)
        writer.wait()
    store = DecreeStore(path)
    graph = ox.NamedNode(GRAPH)
    texts = {q.object.value for q in store.oxigraph.quads_for_pattern(None, ox.NamedNode(str(IKI.teks)), None, graph)}
    counts = {word: sum(text.startswith(f"{word} ") for text in texts) for word in ("lama", "baru")}
    assert counts in ({"lama": 3000, "baru": 0}, {"lama": 0, "baru": 3000})

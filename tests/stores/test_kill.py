"""What a kill in the middle of a load leaves on a server: the old decree or the new one, in all its graphs.

Virtuoso may stop a request whose client has died half-way. Then the decree bears no note, and the next load does it again: what bears a note is
whole, always.
"""

import random
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from iki_graph.graph.query import run
from iki_graph.graph.stores import open_store
from iki_graph.vocab import BASE
from tests.graph.sample import SHA256
from tests.stores.virtuoso import Virtuoso

pytestmark = pytest.mark.slow

GRAPH = f"{BASE}graf/{SHA256[:16]}"
MANY = 4000
"""Triples in each of the two graphs of a decree."""

_WRITE = """
import sys
from iki_graph.graph.store import marked
from iki_graph.graph.stores import open_store

graph, many = sys.argv[2], int(sys.argv[3])
def decree(word):
    line = '<{0}/s{1}> <urn:x-uji:teks> "{2} {1}" <{3}> .'
    return "\\n".join(line.format(graph, n, word, g) for g in (graph, graph + "/keselarasan") for n in range(many)).encode() + b"\\n"

sets = [(word, decree(word) + marked(graph, word)) for word in ("lama", "baru")]
with open_store(sys.argv[1], write=True) as store:
    store.put_nquads(graph, sets[0][1])
    print("ready", flush=True)
    while True:
        for _, nquads in sets:
            store.put_nquads(graph, nquads)
"""

_COUNT = f"""
SELECT ?g ?s ?teks ?kata WHERE {{ VALUES ?g {{ <{GRAPH}> <{GRAPH}/keselarasan> }}
  GRAPH ?g {{ ?s <urn:x-uji:teks> ?teks }} GRAPH <{GRAPH}/muatan> {{ <{GRAPH}> <http://purl.org/dc/terms/identifier> ?kata }} }}
"""


def whole(where: str) -> str:
    """Which version is there, '' for one without a note; fails if it has one and is a half one."""
    with open_store(where) as store:
        rows = run(_COUNT, store.data).rows
    found = Counter((str(graph), str(text).partition(" ")[0], str(word)) for graph, _, text, word in rows)
    if not found:
        return ""
    (word,) = {word for _, _, word in found}
    assert found == {(GRAPH, word, word): MANY, (f"{GRAPH}/keselarasan", word, word): MANY}
    return word


def noted(where: str) -> bool:
    with open_store(where) as store:
        return GRAPH in store.marks()


def writer(where: str, root: Path) -> "subprocess.Popen[bytes]":
    """A process that writes the two versions in turn; it has begun."""
    started = subprocess.Popen([sys.executable, "-c", _WRITE, where, GRAPH, str(MANY)], stdout=subprocess.PIPE, cwd=root)
    assert started.stdout is not None
    assert started.stdout.readline().strip() == b"ready"
    return started


@pytest.mark.parametrize("kind", ["server", "virtuoso"])
def test_a_killed_loader_leaves_the_old_or_the_new(kind: str, request: pytest.FixtureRequest, root: Path) -> None:
    where = request.getfixturevalue(kind).url
    chance, seen = random.Random(7), Counter[str]()
    for _ in range(12):
        with writer(where, root) as started:
            time.sleep(chance.uniform(0.02, 2))
            started.send_signal(signal.SIGKILL)
        whole(where)
        time.sleep(1)  # the server may still have been at the last request
        word = whole(where)
        assert noted(where) == bool(word)
        seen[word] += 1
    assert kind == "virtuoso" or not seen[""]
    with writer(where, root) as started:
        started.kill()
    assert seen.total() == 12


@pytest.mark.parametrize("kind", ["server", "virtuoso"])
def test_a_reader_meets_the_old_or_the_new_while_it_is_written(kind: str, request: pytest.FixtureRequest, root: Path) -> None:
    where = request.getfixturevalue(kind).url
    started = writer(where, root)
    try:
        seen = Counter(whole(where) for _ in range(10))
    finally:
        started.kill()
        started.wait()
    assert set(seen) <= {"lama", "baru"}, seen


def test_a_killed_virtuoso_comes_back_with_the_old_or_the_new(tmp_path: Path, virtuoso: Virtuoso, root: Path) -> None:
    with Virtuoso(tmp_path) as own:
        for delay in (0.1, 0.5, 1.1):
            started = writer(own.url, root)
            time.sleep(delay)
            own.kill(signal.SIGKILL)
            started.kill()
            started.wait()
            own.start()
            whole(own.url)

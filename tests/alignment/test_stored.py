"""A store gives back the links that went into it, under the names of the record."""

from pathlib import Path

import pytest

from iki_graph.alignment import Keselarasan, Putusan, align, keselarasan_graph
from iki_graph.alignment.reasons import alasan
from iki_graph.alignment.stored import stored_links
from iki_graph.graph.store import DecreeStore
from iki_graph.pipeline import graphs, joined, load, review
from iki_graph.record import Rekaman

from .test_cascade import FULL


def store(*records: Rekaman) -> DecreeStore:
    decrees = DecreeStore()
    for rekaman in records:
        decrees.put(joined([graphs(rekaman)]))
    return decrees


def told(links: list[Keselarasan]) -> set[tuple[str, str | None, str, float]]:
    """Links without their reasons, and without levels above the IKI for which nothing was found: of those a store knows nothing."""
    return {(k.iki, k.ke, k.jenis, k.skor) for k in links if k.ke or "/iki:" in k.iki}


def test_the_links_of_a_small_decree() -> None:
    found = [one.link for one in stored_links(store(FULL).oxigraph)]
    assert told(found) == told(align(FULL))
    assert {k.alasan for k in found if k.ke is None} == {alasan("not-stored").id}


def test_the_links_of_whole_decrees(root: Path) -> None:
    names = ("jombang-kecamatan-kesamben-2024.txt", "tuban-kecamatan-kerek-2021.txt")
    records = [load(root / "data" / "sk" / name)[1][0] for name in names]
    found = stored_links(store(*records).oxigraph)
    for rekaman in records:
        assert told([one.link for one in found if one.berkas == rekaman.berkas]) == told(align(rekaman))
    assert [one.berkas for one in found] == sorted(one.berkas for one in found)


@pytest.mark.parametrize("target", ["sasaran:0", "tujuan:0"])
def test_a_verdict_stands_in_the_place_of_what_is_stated(target: str) -> None:
    decrees = DecreeStore()
    decrees.put(review(FULL, putusan={"iku:0": Putusan(target)}).graphs)
    (found,) = [one.link for one in stored_links(decrees.oxigraph) if one.link.iki == "iku:0"]
    assert (found.ke, found.jenis) == (target, "ditinjau")


def test_an_empty_store() -> None:
    assert stored_links(DecreeStore().oxigraph) == []


def test_reviewed_links_are_told_apart_in_the_graph() -> None:
    links = align(FULL, {"jabatan:1/iki:0": Putusan("jabatan:0/iki:0", "dibahas")})
    assert "Ditetapkan penelaah: dibahas" in {str(o) for *_, o in keselarasan_graph(FULL, keselarasan=links)}

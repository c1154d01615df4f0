"""The cascade graph: what the document states, the only one above, the organisation; and its measures."""

from typing import Any

import networkx as nx
import pytest

from iki_graph.alignment import cascade, measures
from iki_graph.errors import InputError
from iki_graph.record import Rekaman


def rekaman(**content: Any) -> Rekaman:
    return Rekaman.model_validate({"berkas": "contoh.txt", **content})


def edges(graph: nx.DiGraph, kind: str) -> set[tuple[str, str]]:
    return {(a, b) for a, b, k in graph.edges(data="kind") if k == kind}


def post(urut: int, superior: int | None, *indicators: str) -> dict[str, Any]:
    return {
        "urut": urut,
        "nama": f"Jabatan {urut}",
        "atasan_urut": superior,
        "iki": [{"indikator": i, "kinerja": f"K {urut}"} for i in indicators],
    }


FULL = rekaman(
    kaskade={
        "visi": "Maju",
        "misi": ["Satu", "Dua"],
        "tujuan": ["Tata kelola"],
        "sasaran": ["Akuntabel", "Melayani"],
        "tautan": [["misi:DUA", "tujuan:tata kelola"], ["sasaran:Melayani", "iku:Nilai IKM"], ["sasaran:Aman", "iku:Jumlah kasus"]],
    },
    iku=[
        {"sasaran": "Melayani", "indikator": "Nilai IKM", "baris": [5, 6]},
        {"sasaran": "Tertib", "indikator": "Nilai AKIP"},
        {"sasaran": "Terlaksananya PATEN", "indikator": "Nilai PATEN", "tingkat": "program"},
    ],
    jabatan=[post(1, None, "Nilai IKM"), post(2, 1, "Jumlah surat"), post(3, 2, "nilai ikm"), post(4, None)],
    asal={"/kaskade/sasaran/1": {"baris": [3, 3]}},
)


def test_stated_links() -> None:
    assert edges(cascade(FULL), "dinyatakan") == {
        ("tujuan:0", "misi:1"),
        ("iku:0", "sasaran:1"),
        ("iku:1", "sasaran:2"),
        ("iku:2", "kinerja:0"),
        ("indikator:0", "sasaran:3"),
    }


def test_inferred_links() -> None:
    graph = cascade(FULL)
    above = {"misi:0": "visi:0", "misi:1": "visi:0"} | {f"sasaran:{n}": "tujuan:0" for n in range(4)}
    served = {"iku:2": "iku:0", "jabatan:0/iki:0": "iku:0", "jabatan:2/iki:0": "jabatan:0/iki:0"}
    assert edges(graph, "disimpulkan") == {*above.items(), *served.items()}
    assert graph["misi:0"]["visi:0"]["score"] == 0.9
    assert graph["misi:0"]["visi:0"]["reason"].id == "Satu-satunya visi dalam dokumen."


def test_organisation_links_are_a_kind_of_their_own() -> None:
    assert edges(cascade(FULL), "atasan") == {("jabatan:1", "jabatan:0"), ("jabatan:2", "jabatan:1")}


def test_nodes_tell_level_text_lines_and_place_in_the_record() -> None:
    nodes = cascade(FULL).nodes
    assert nodes["sasaran:1"] == {"level": "sasaran", "text": "Melayani", "lines": (3, 3), "pointer": "/kaskade/sasaran/1"}
    assert (nodes["iku:0"]["lines"], nodes["iku:2"]["level"]) == ((5, 6), "program")
    assert nodes["jabatan:2/iki:0"]["jabatan"] == "jabatan:2" and nodes["jabatan:2/iki:0"]["pointer"] == "/jabatan/2/iki/0"
    assert all({"level", "text", "lines", "pointer"} <= set(data) for _, data in nodes(data=True))


def test_two_above_are_no_reason_to_link() -> None:
    graph = cascade(rekaman(kaskade={"tujuan": ["A", "B"], "sasaran": ["C"]}))
    assert not graph.edges


def test_the_only_one_above_never_closes_a_ring() -> None:
    graph = cascade(
        rekaman(kaskade={"tujuan": ["Tujuan PD"], "sasaran": ["Sasaran RPJMD"], "tautan": [["sasaran:Sasaran RPJMD", "tujuan:Tujuan PD"]]})
    )
    assert nx.is_directed_acyclic_graph(graph)


def test_among_iku_of_one_text_the_link_means_the_one_of_its_sasaran() -> None:
    iku = [{"sasaran": "A", "indikator": "Nilai"}, {"sasaran": "B", "indikator": "Nilai"}]
    graph = cascade(rekaman(kaskade={"sasaran": ["A", "B"], "tautan": [["sasaran:B", "iku:Nilai"]]}, iku=iku))
    assert edges(graph, "dinyatakan") == {("iku:0", "sasaran:0"), ("iku:1", "sasaran:1")}


@pytest.mark.parametrize("end", ["tanpa titik dua", "program:x", "sasaran:"])
def test_a_link_end_that_is_none(end: str) -> None:
    with pytest.raises(InputError, match="ujung tautan"):
        cascade(rekaman(kaskade={"tautan": [[end, "iku:x"]]}))


def test_measures_of_the_full_cascade() -> None:
    found = measures(cascade(FULL))
    assert found.levels == {
        "visi": 1,
        "misi": 2,
        "tujuan": 1,
        "sasaran": 4,
        "iku": 2,
        "program": 1,
        "kinerja": 1,
        "indikator": 1,
        "jabatan": 4,
        "iki": 3,
    }
    assert found.orphans == ["jabatan:1/iki:0"]
    assert found.unsupported == ["iku:1", "iku:2"]
    assert found.support == {"iku:0": 2, "iku:1": 0, "iku:2": 0}
    assert found.depth == {"jabatan:0/iki:0": 1, "jabatan:2/iki:0": 2}
    assert found.jumps == [("jabatan:2/iki:0", "jabatan:0/iki:0")]
    assert (found.heads, found.loose_positions) == (["jabatan:0", "jabatan:3"], ["jabatan:3"])
    assert found.coverage_up == {"iki": (2, 3), "iku": (3, 3)}
    assert found.coverage_down == {"sasaran": (3, 4), "iku": (1, 3), "jabatan": (3, 4), "menyumbang": (2, 4)}
    assert found.cycles == found.superior_cycles == []


def test_a_row_of_a_program_without_any_iku_is_no_orphan_for_want_of_levels() -> None:
    found = measures(cascade(rekaman(iku=[{"indikator": "x", "tingkat": "program"}])))
    assert (found.orphans, found.unsupported, found.coverage_up["iku"]) == ([], ["iku:0"], (0, 1))


def test_rings_of_service_and_of_superiors() -> None:
    posts = [post(1, 2, "Nilai"), post(2, 1, "Nilai")]
    tautan = [["misi:A", "tujuan:B"], ["tujuan:B", "misi:A"]]
    found = measures(cascade(rekaman(jabatan=posts, kaskade={"misi": ["A"], "tujuan": ["B"], "tautan": tautan})))
    assert found.cycles == [["misi:0", "tujuan:0"]]  # what the decree says: that of the IKI would be of our making
    assert found.superior_cycles == [["jabatan:0", "jabatan:1"]]


def test_a_statement_link_over_a_named_level_is_a_jump() -> None:
    graph = cascade(rekaman(kaskade={"misi": ["A"], "tujuan": ["B"], "sasaran": ["C"], "tautan": [["misi:A", "sasaran:C"]]}))
    assert measures(graph).jumps == [("sasaran:0", "misi:0")]


def test_iki_without_anything_above_are_no_orphans() -> None:
    assert measures(cascade(rekaman(jabatan=[post(1, None, "a"), post(2, None, "b")]))).orphans == []
    assert measures(cascade(rekaman(jabatan=[post(1, None, "a"), post(2, 1, "b")]))).orphans == ["jabatan:1/iki:0"]


def test_further_duties_are_no_orphans() -> None:
    other = "Jumlah tugas kedinasan lain yang diberikan pimpinan"
    assert measures(cascade(rekaman(jabatan=[post(1, None, "a"), post(2, 1, other)]))).orphans == []


def test_an_empty_record() -> None:
    found = measures(cascade(rekaman()))
    assert (found.levels, found.coverage_up) == ({}, {"iki": (0, 0), "iku": (0, 0)})

"""Tables and the score that reports show: who carries which IKU, which functions are covered, and one estimate with its parts."""

from pathlib import Path
from typing import Any

import pytest

from iki_graph.alignment import cascade, function_matrices, iku_matrix, measures, office_score
from iki_graph.alignment.matrices import Sel
from iki_graph.pipeline import load
from iki_graph.record import Rekaman

from .test_cascade import FULL, post, rekaman


def test_cells_count_the_iki_that_reach_an_iku_and_the_fewest_steps() -> None:
    found = iku_matrix(cascade(FULL))
    assert found.iku == ("iku:0", "iku:1", "iku:2") and len(found.jabatan) == 4
    assert found.sel == {("iku:0", "jabatan:0"): Sel(1, 1), ("iku:0", "jabatan:2"): Sel(1, 2)}


def duties(**content: Any) -> Rekaman:
    jabatan = {"urut": 1, "nama": "Kepala Seksi", **content}
    return rekaman(jabatan=[jabatan, post(2, 1, "Luas taman"), {**post(3, 1, "Panjang pagar"), "fungsi": ["menyiram taman"]}])


def test_functions_that_an_iki_covers_and_those_that_none_does() -> None:
    iki = [{"indikator": "Jumlah posyandu yang dibina"}, {"indikator": "Persentase konflik warga yang selesai"}]
    found = function_matrices(duties(fungsi=["pembinaan posyandu", "pemungutan pajak bumi"], iki=iki))
    assert [one.jabatan for one in found] == ["jabatan:0", "jabatan:2"]
    first = found[0]
    assert (first.unsur, list(first.sel), first.tanpa_iki, first.tanpa_fungsi) == ("fungsi", [(0, 0)], (1,), (1,))
    assert "posyandu" in first.pokok[0, 0]
    assert found[1].tanpa_iki == (0,)


def test_further_duties_need_no_iki() -> None:
    texts = ["membina posyandu", "melaksanakan tugas kedinasan lain yang diberikan Camat", "Melaksanakan tugas-tugas lain dari atasan"]
    found = function_matrices(duties(tugas=texts, iki=[{"indikator": "Jumlah posyandu yang dibina"}]))[0]
    assert (found.tanpa_iki, found.tugas_lain) == ((), (1, 2))


def test_tasks_stand_in_for_functions() -> None:
    found = function_matrices(duties(tugas=["membina posyandu"], iki=[{"indikator": "Jumlah posyandu yang dibina"}]))[0]
    assert (found.unsur, found.tanpa_iki) == ("tugas", ())


def test_the_score_is_the_weighed_mean_of_its_parts() -> None:
    found = office_score(cascade(FULL))
    assert found.label == "estimasi"
    parts = {part.nama: (part.ada, part.dari) for part in found.bagian}
    assert parts["IKU yang diturunkan ke IKI"] == (1, 3) and parts["IKI yang sampai ke IKU"] == (2, 3)
    assert parts["jabatan yang memiliki IKI"] == (3, 4)
    expected = sum(part.nilai * part.bobot for part in found.bagian) / sum(part.bobot for part in found.bagian)
    assert found.nilai == round(expected, 1) and found.keyakinan is not None


def test_nothing_to_judge_gives_no_score() -> None:
    found = office_score(cascade(rekaman()))
    assert (found.nilai, found.bagian, found.keyakinan) == (None, (), None)


def test_without_iku_the_iki_of_subordinates_are_judged() -> None:
    found = office_score(cascade(rekaman(jabatan=[post(1, None, "Nilai IKM"), post(2, 1, "Nilai IKM", "Luas taman")])))
    assert ("IKI bawahan yang mendukung IKI atasan", 1, 2) in {(part.nama, part.ada, part.dari) for part in found.bagian}


def test_more_handed_down_scores_higher() -> None:
    iku = [{"sasaran": "Melayani", "indikator": "Nilai IKM"}, {"sasaran": "Tertib", "indikator": "Luas taman"}]
    scores = [
        office_score(cascade(rekaman(iku=iku, jabatan=[post(1, None, *rows)]))).nilai
        for rows in (["Nilai IKM"], ["Nilai IKM", "Luas taman"])
    ]
    assert scores[0] < scores[1] == 100  # type: ignore[operator]


def test_copies_of_the_superior_but_not_further_duties() -> None:
    graph = cascade(rekaman(jabatan=[post(1, None, "Nilai IKM", "Tugas kedinasan lain"), post(2, 1, "NILAI IKM", "Tugas kedinasan lain")]))
    assert measures(graph).copies == [("jabatan:1/iki:0", "jabatan:0/iki:0")]


@pytest.mark.parametrize(("row", "expected"), [("Nilai IKM dan kenaikan pangkat pegawai", ["iku:0"]), ("Nilai IKM", [])])
def test_an_iku_that_only_administration_carries(row: str, expected: list[str]) -> None:
    iku = [{"sasaran": "Layanan", "indikator": "Nilai IKM"}]
    jabatan = [{"urut": 1, "nama": "Camat", "iki": [{"indikator": row, "kinerja": "Layanan"}]}]
    graph = cascade(rekaman(iku=iku, jabatan=jabatan))
    graph.nodes["jabatan:0/iki:0"]["text"] = row.replace("Nilai IKM dan ", "")
    assert measures(graph).administrative == expected


def test_tables_of_a_whole_decree(root: Path) -> None:
    record = load(root / "data" / "sk" / "jombang-kecamatan-kesamben-2024.txt")[1][0]
    graph = cascade(record)
    matrix, known = iku_matrix(graph), measures(graph)
    assert {iku: sum(cell.iki for (row, _), cell in matrix.sel.items() if row == iku) for iku in matrix.iku} == known.support
    assert all(0 < value <= 1 for one in function_matrices(record) for value in one.sel.values())
    assert 0 < (office_score(graph, known).nilai or 0) <= 100

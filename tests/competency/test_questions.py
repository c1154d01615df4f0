"""Every ready question gives its golden rows, on Oxigraph and on rdflib alike."""

import re
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset

from iki_graph.alignment.duties import is_other_duties
from iki_graph.cli.query import _OF_CHECKS, _OF_TOTALS
from iki_graph.errors import UsageError
from iki_graph.graph.query import Result, list_queries, question, run, with_parameters

pytestmark = pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")  # rdflib warns of itself, once a quad

HERE = Path(__file__).parent
QUESTIONS = [q.name for q in list_queries()]


Answers = Callable[[str, str], Result]


@pytest.fixture(scope="session")
def answers(stores: dict[str, ox.Store]) -> Answers:
    """What Oxigraph answers to a ready question over a corpus, asked once."""
    return cache(lambda name, corpus: run(question(name).text, stores[corpus]))


def tsv(result: Result) -> str:
    """A result as it stands in the golden files."""
    lines = [result.columns, *([("" if c is None else str(c)).replace("\t", " ") for c in row] for row in result.rows)]
    return "".join("\t".join(line) + "\n" for line in lines)


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize("corpus", ["sk", "contoh"])
def test_golden_answers(name: str, corpus: str, answers: Answers, request: pytest.FixtureRequest) -> None:
    golden = (HERE if corpus == "sk" else HERE / "contoh") / f"{name}.tsv"
    found = tsv(answers(name, corpus))
    if request.config.getoption("--regenerate", default=False):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize("corpus", [pytest.param("sk", marks=pytest.mark.slow), "contoh"])
def test_both_engines_agree(name: str, corpus: str, answers: Answers, dataset_of: Callable[[str], Dataset]) -> None:
    assert run(question(name).text, dataset_of(corpus)) == answers(name, corpus)


@pytest.mark.parametrize("name", QUESTIONS)
def test_of_nothing_there_is_nothing_to_tell(name: str) -> None:
    """By rdflib a group of nothing is a row; each question that groups asks for more than nothing."""
    assert run(question(name).text, Dataset(default_union=True)).rows == []


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_head_names_the_columns(name: str, answers: Answers) -> None:
    asked = question(name)
    assert answers(name, "contoh").columns == asked.columns
    assert asked.question.endswith("?") and asked.question_en.endswith("?") and asked.why


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_question_is_idle(name: str, answers: Answers) -> None:
    """The invented decrees have at least one row for every question, so that an empty golden file cannot hide a question that never answers."""
    assert answers(name, "contoh").rows


NARROWED = [
    ("peraturan-dikutip-berbeda", "peraturan", "uu/2004/32", "peraturan", "uu/2004/32"),
    ("ragam-kutipan", "peraturan", "uu/2004/32", "peraturan", "uu/2004/32"),
    (
        "indikator-sama-formula-beda",
        "indikator",
        "persentase DESA tertib administrasi.",
        "indikator",
        "Persentase desa tertib administrasi",
    ),
    ("indikator-sama-formula-beda", "instansi", "sukamakmur", "indikator", "Persentase desa tertib administrasi"),
    ("indikator-sama-sumber-beda", "indikator", "persentase DESA tertib administrasi.", "indikator", "Persentase desa tertib administrasi"),
    ("perubahan-antarkeputusan", "instansi", "SUKAMAKMUR", "instansi", "Kecamatan Sukamakmur"),
    ("salinan-antarinstansi", "instansi", "sukatani", "instansi", "Kecamatan Sukatani"),
    ("temuan-nasional", "wilayah", "tanpa-wilayah", "kode", "FRM-01"),
    ("rekap-wilayah", "wilayah", "tanpa-wilayah", "dokumen", 4),
    ("formula-nasional", "wilayah", "tanpa-wilayah", "jenis_formula", "tanpa formula"),
    ("perbandingan-instansi", "wilayah", "tanpa-wilayah", "instansi", "Kecamatan Sukamakmur"),
    ("peraturan-tidak-berlaku", "peraturan", "uu/2004/32", "peraturan", "uu/2004/32"),
    ("salah-ketik-bersama", "instansi", "sukarame", "jumlah_instansi", 2),
]


@pytest.mark.parametrize(("name", "parameter", "value", "column", "cell"), NARROWED)
def test_a_parameter_narrows_the_answer(
    name: str,
    parameter: str,
    value: str,
    column: str,
    cell: object,
    answers: Answers,
    stores: dict[str, ox.Store],
    dataset_of: Callable[[str], Dataset],
) -> None:
    asked = question(name)
    text, nothing = (with_parameters(asked.text, {parameter: one}, stores["contoh"]) for one in (value, 'tidak "ada"'))
    found, whole = run(text, stores["contoh"]), answers(name, "contoh")
    assert found == run(text, dataset_of("contoh"))
    assert found.rows and set(found.rows) <= set(whole.rows)
    assert cell in [row[found.columns.index(column)] for row in found.rows]
    assert run(nothing, stores["contoh"]).rows == []


OF_ONE_OFFICE = [
    q.name for q in list_queries() if "instansi" in q.parameters and (q.name, "instansi") not in {narrowed[:2] for narrowed in NARROWED}
]


@pytest.mark.parametrize("name", OF_ONE_OFFICE)
@pytest.mark.parametrize("office", ["sukamakmur", "SUKATANI"])
def test_one_office_gets_its_own_rows(
    name: str, office: str, answers: Answers, stores: dict[str, ox.Store], dataset_of: Callable[[str], Dataset]
) -> None:
    store, asked = stores["contoh"], question(name)
    own = f'?k a iki:Instansi ; iki:nama ?n ; iki:dalamDokumen ?d . FILTER(CONTAINS(LCASE(?n), "{office.lower()}"))'
    files = {file for (file,) in run(f"SELECT ?f {{ {own} ?d prov:hadPrimarySource ?b . ?b iki:namaBerkas ?f }}", store).rows}
    text = with_parameters(asked.text, {"instansi": office}, store)
    assert files
    assert text == with_parameters(asked.text, {"instansi": office}, dataset_of("contoh"))
    found = run(text, store)
    assert found.rows == [row for row in answers(name, "contoh").rows if row[asked.columns.index("dokumen")] in files]
    assert run(text, dataset_of("contoh")) == found


def test_every_parameter_is_tried() -> None:
    tried = {(name, parameter) for name, parameter, *_ in NARROWED} | {(name, "instansi") for name in OF_ONE_OFFICE}
    assert tried == {(q.name, one) for q in list_queries() for one in q.parameters}


def test_an_unknown_parameter_is_refused() -> None:
    with pytest.raises(UsageError, match="yang ada: peraturan"):
        with_parameters(question("14").text, {"instansi": "x"})
    with pytest.raises(UsageError, match="tidak berparameter"):
        with_parameters("SELECT * {}", {"instansi": "x"})


def test_questions_have_one_number_each() -> None:
    numbers = [q.number for q in list_queries()]
    assert numbers == sorted(set(numbers)) and len(numbers) >= 14 and set(numbers) <= set(range(1, 30))


def test_the_summaries_count_what_the_graphs_hold(stores: dict[str, ox.Store]) -> None:
    """The comparison of offices by summaries, against the same counts by a query over all that the decrees say."""
    raw = (HERE / "perbandingan-mentah.rq").read_text(encoding="utf-8")
    for store in stores.values():
        counted, summed = run(raw, store), run(question("perbandingan-instansi").text, store)
        assert counted.rows == [row[: len(counted.columns)] for row in summed.rows]
        assert [sum(row[-3:]) for row in summed.rows] == [  # type: ignore[arg-type]
            count
            for _, count in run(
                "SELECT ?d (COUNT(?t) AS ?n) { ?t a iki:Temuan ; iki:atasDokumen/prov:hadPrimarySource/iki:namaBerkas ?d } GROUP BY ?d ORDER BY ?d",
                store,
            ).rows
        ]


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_least_of_texts_is_that_of_strings(name: str) -> None:
    """Virtuoso compares long literals by their place in the store, unless they are strings (`STR`)."""
    assert not re.search(r"\bM(IN|AX)\(\?", question(name).text)


def test_what_a_question_reads_beside_the_decrees_is_made_or_told() -> None:
    """`iki query` checks documents first where a question reads what checks give, and says so where a store's totals are not whole."""
    for asked in list_queries():
        of_totals, of_checks = "rekap wilayah" in asked.note, re.search("rekap wilayah|graf (temuan|ringkasan)", asked.note)
        assert (bool(_OF_CHECKS.search(asked.text)), bool(_OF_TOTALS.search(asked.text))) == (bool(of_checks), of_totals), asked.name


def test_further_duties_are_the_same_to_a_question_and_to_the_links() -> None:
    pattern = re.search(r'REGEX\(COALESCE\(\?fungsi, ""\), ("[^"]*"), "i"\)', question("fungsi-tanpa-iki").text)
    assert pattern
    further = [
        "Melaksanakan tugas-tugas lain dari atasan",
        "tugas kedinasan lain",
        "Tugas tambahan lainnya",
        "direktif pimpinan",
        "penugasan lain",
    ]
    own = ["Koordinasi dengan petugas lain", "membina petugas tambahan", "Pelaksanaan tugas pokok", "Penugasan kepala daerah"]
    for text in further + own:
        asked = ox.Store().query(f'ASK {{ FILTER(REGEX("{text}", {pattern[1]}, "i")) }}')
        assert bool(asked) == is_other_duties(text) == (text in further), text

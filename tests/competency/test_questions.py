"""Every ready question gives its golden rows, on Oxigraph and on rdflib alike."""

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Dataset

from iki_graph.graph.query import Result, in_oxigraph, list_queries, question, run

pytestmark = pytest.mark.filterwarnings("ignore:Dataset.default_context:DeprecationWarning")  # rdflib warns of itself, once a quad

HERE = Path(__file__).parent
QUESTIONS = [q.name for q in list_queries()]


@pytest.fixture(scope="session")
def stores(corpora: dict[str, Dataset]) -> dict[str, ox.Store]:
    """The corpora in Oxigraph."""
    return {name: in_oxigraph(dataset) for name, dataset in corpora.items()}


def tsv(result: Result) -> str:
    """A result as it stands in the golden files."""
    lines = [result.columns, *([("" if c is None else str(c)).replace("\t", " ") for c in row] for row in result.rows)]
    return "".join("\t".join(line) + "\n" for line in lines)


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize("corpus", ["sk", "contoh"])
def test_golden_answers(name: str, corpus: str, stores: dict[str, ox.Store], request: pytest.FixtureRequest) -> None:
    golden = (HERE if corpus == "sk" else HERE / "contoh") / f"{name}.tsv"
    found = tsv(run(question(name).text, stores[corpus]))
    if request.config.getoption("--regenerate", default=False):
        golden.write_text(found, encoding="utf-8")
    assert found == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize("corpus", ["sk", "contoh"])
def test_both_engines_agree(name: str, corpus: str, stores: dict[str, ox.Store], corpora: dict[str, Dataset]) -> None:
    text = question(name).text
    assert run(text, corpora[corpus]) == run(text, stores[corpus])


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_head_names_the_columns(name: str, stores: dict[str, ox.Store]) -> None:
    asked = question(name)
    assert run(asked.text, stores["contoh"]).columns == asked.columns
    assert asked.question.endswith("?") and asked.question_en.endswith("?") and asked.why


@pytest.mark.parametrize("name", QUESTIONS)
def test_no_question_is_idle(name: str, stores: dict[str, ox.Store]) -> None:
    """The invented pair has at least one row for every question, so that an empty golden file cannot hide a question that never answers."""
    assert run(question(name).text, stores["contoh"]).rows


def test_questions_have_one_number_each() -> None:
    numbers = [q.number for q in list_queries()]
    assert numbers == sorted(set(numbers)) and len(numbers) >= 14 and set(numbers) <= set(range(1, 22))

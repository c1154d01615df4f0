"""Facts give their reasons in both languages."""

from pathlib import Path

import pytest
from rdflib import Literal, URIRef

from iki_graph.alignment.reasons import Alasan
from iki_graph.checks import check
from iki_graph.checks.facts import compute
from iki_graph.checks.facts.fakta import Fakta, Konteks, facts_graph
from iki_graph.pipeline import load
from iki_graph.vocab import IKI

SAMPLES = sorted((Path(__file__).parents[3] / "data" / "sk").glob("*.txt"))


def test_a_reason_stands_in_the_graph_in_both_languages() -> None:
    fakta = Fakta("", "hal", 0.5, Alasan("sebab", "reason"))
    graph = facts_graph([fakta], {"": URIRef("x:dok")}, "x:sumber")
    assert {reason for _, term, reason in graph if term == IKI.alasanFakta} == {Literal("sebab", "id"), Literal("reason", "en")}


@pytest.mark.parametrize("source", SAMPLES[:2], ids=lambda path: path.stem)
def test_no_reason_is_the_same_in_both_languages(source: Path) -> None:
    document, (rekaman,) = load(source)
    found = compute(Konteks(rekaman, document))
    assert len({fakta.jenis for fakta in found}) > 20
    assert [fakta for fakta in found if not fakta.alasan.id or not fakta.alasan.en or fakta.alasan.id == fakta.alasan.en] == []


def test_an_english_sentence_has_the_english_reason() -> None:
    document, (rekaman,) = load(SAMPLES[1])
    reasons = {fakta.alasan for fakta in compute(Konteks(rekaman, document)) if len(fakta.alasan.id.split()) > 4}
    sentences = "\n".join(item.pesan_en for item in check(rekaman, document))
    assert any(reason.en in sentences for reason in reasons)
    assert [reason for reason in reasons if reason.id in sentences] == []

"""The catalogue of checks and its pages."""

import re
from pathlib import Path

import pytest

from iki_graph.checks.catalogue import catalogue, comparing_rules, explain, group_names
from iki_graph.checks.pages import pages
from iki_graph.errors import UsageError

DOCS = Path(__file__).parent.parent.parent / "docs" / "periksa"


def test_explain_finds_a_check_in_either_case() -> None:
    assert explain(" dok-02 ").nama == "Nomor keputusan lengkap"


def test_explain_of_an_unknown_code_names_the_known_ones_of_its_group() -> None:
    with pytest.raises(UsageError, match="DOK-99.*DOK-01, DOK-02"):
        explain("DOK-99")
    with pytest.raises(UsageError, match="kelompok yang ada DOK, HKM"):
        explain("XYZ-1")


def test_order_is_that_of_the_report() -> None:
    groups = list(dict.fromkeys(rule.kelompok for rule in catalogue().values()))
    assert [*groups, "LTS"] == list(group_names()) == ["DOK", "HKM", "KAS", "IND", "FRM", "SBR", "JAB", "SEL", "KON", "LTS"]
    assert {rule.kelompok for rule in comparing_rules().values()} == {"LTS"}
    assert group_names("en")["DOK"] == "Identity of the decree"


def test_a_check_that_rests_on_analogy_or_practice_alone_is_no_violation() -> None:
    soft = re.compile(r"analogi|[Kk]elaziman")
    rules = catalogue() | comparing_rules()
    assert [rule.kode for rule in rules.values() if soft.search(rule.dasar.split(";")[0]) and rule.tingkat == "pelanggaran"] == []


def test_pages_are_those_of_the_catalogue() -> None:
    """If this fails: python -m iki_graph.checks.pages docs/periksa"""
    assert {path.name: path.read_text(encoding="utf-8") for path in DOCS.glob("*.md")} == pages()


def test_pages_link_to_each_other() -> None:
    found = pages()
    linked = re.findall(r"\]\(([^)]+)\)", found["README.md"])
    assert {*linked, "README.md"} == set(found)

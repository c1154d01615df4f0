"""What a newcomer meets first: the README's commands, the locks, the changelog."""

import re
import tomllib
from pathlib import Path

import pytest
from rdflib import OWL

from iki_graph import __version__
from iki_graph.graph.reasoning import ontology
from iki_graph.vocab import ONTOLOGY

LOCKS = ("requirements.txt", "requirements-dev.txt")


def pins(text: str) -> dict[str, str]:
    """Names and versions of a lock."""
    return dict(re.findall(r"^([a-z0-9._-]+)==(\S+)", text, re.MULTILINE))


@pytest.mark.parametrize("name", LOCKS)
def test_lock_has_exact_versions_with_hashes_and_no_host(name: str, root: Path) -> None:
    text = (root / name).read_text(encoding="utf-8")
    entries = re.split(r"\n(?=\S)", text.strip())
    assert [entry for entry in entries if not re.match(r"[a-z0-9._-]+==\S+( ; [^\\]+)? \\\n", entry) or "--hash=sha256:" not in entry] == []
    assert not re.search(r"https?:|index|\.org|\.io", text)


def test_test_lock_has_the_same_versions(root: Path) -> None:
    runtime, tests = (pins((root / name).read_text(encoding="utf-8")) for name in LOCKS)
    assert runtime.items() <= tests.items()


def test_locks_hold_what_the_project_asks_for(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    runtime, tests = (pins((root / name).read_text(encoding="utf-8")) for name in LOCKS)

    def names(wanted: list[str]) -> set[str]:
        return {re.split(r"[^a-z0-9.-]", one.lower())[0] for one in wanted} - {"iki-graph"}

    assert names(project["dependencies"]) <= runtime.keys()
    assert {name for extra in project["optional-dependencies"].values() for name in names(extra)} <= tests.keys()


def test_readme_has_exactly_two_set_up_commands(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    first, second = re.findall(r"^\$ (.+)$", readme, re.MULTILINE)
    assert first.endswith("iki review data/sk --out hasil")
    assert second.endswith("-m pytest")
    assert "requirements.txt" in first
    assert "requirements-dev.txt" in second


def test_one_version_everywhere(root: Path) -> None:
    assert f"## [{__version__}]" in (root / "CHANGELOG.md").read_text(encoding="utf-8")
    assert [str(version) for version in ontology().objects(ONTOLOGY, OWL.versionInfo)] == [__version__]


def test_locks_name_no_host(root: Path) -> None:
    hosts = re.compile(r"https?:|--(extra-)?index|--find-links")
    assert [path.name for path in root.glob("requirements*.txt") if hosts.search(path.read_text(encoding="utf-8"))] == []

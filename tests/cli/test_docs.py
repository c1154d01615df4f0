"""Help and documentation of the commands."""

import re
from pathlib import Path

import pytest

from iki_graph import cli
from tests.cli.conftest import Iki

COMMANDS = sorted(cli.COMMANDS)


def test_overview_names_every_command(iki: Iki) -> None:
    shown = iki("--help").out
    assert [name for name in COMMANDS if f" {name} " not in shown] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_and_a_page(name: str, root: Path, iki: Iki) -> None:
    ran = iki(name, "--help")
    assert ran.code == 0
    page = (root / "docs" / "commands" / f"{name}.md").read_text(encoding="utf-8")
    assert page.startswith(f"# iki {name}\n")
    assert f"$ iki {name}" in page
    options = set(re.findall(r"--[a-z][a-z-]+", ran.out)) - {"--help"}
    assert [option for option in sorted(options) if option not in page] == []
    assert sorted(set(re.findall(r"`(--[a-z][a-z-]+)", page)) - options) == []


def test_no_page_without_a_command(root: Path) -> None:
    assert sorted(path.stem for path in (root / "docs" / "commands").glob("*.md")) == COMMANDS


def test_readme_names_every_command(root: Path) -> None:
    readme = (root / "README.md").read_text(encoding="utf-8")
    assert [name for name in COMMANDS if f"docs/commands/{name}.md" not in readme] == []


def test_links_in_the_docs_lead_somewhere(root: Path) -> None:
    for page in [root / "README.md", root / "CHANGELOG.md", *(root / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#:]+)\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{page.name}: {target}"

"""Guards of the architecture: who may import whom, how long a module may be."""

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "iki_graph"
MODULES = sorted(PACKAGE.rglob("*.py"))

LEVEL = {
    name: level
    for level, names in enumerate(
        [
            ("vocab", "record", "errors", "resources", "memory"),
            ("apart",),
            ("reference",),
            ("reading",),
            ("parsing",),
            ("entry",),
            ("legal",),
            ("graph",),
            ("alignment",),
            ("checks",),
            ("comparing",),
            ("reports",),
            ("pipeline",),
            ("judging",),
            ("work",),
            ("cli",),
        ]
    )
    for name in names
}
"""Layers, lowest first. A module imports its own part and lower layers; two parts of one level do not know each other."""

CEILING = 450


def part(module: Path) -> str:
    """Name of the part of the package that a module belongs to; '' for the package's own `__init__`."""
    name = module.relative_to(PACKAGE).with_suffix("").parts[0]
    return "" if name == "__init__" else name


def imports(module: Path) -> set[str]:
    """Parts of the package that a module imports, wherever in it the import stands."""
    package = ("iki_graph", *module.relative_to(PACKAGE).parent.parts)
    found = set()
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names = [alias.name.split(".") for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            base = list(package[: len(package) - node.level + 1]) if node.level else []
            base += node.module.split(".") if node.module else []
            names = [[*base, alias.name] for alias in node.names]
        else:
            continue
        found |= {name[1] for name in names if name[0] == "iki_graph" and len(name) > 1}
    return found & LEVEL.keys()


def test_every_part_has_a_layer() -> None:
    assert {part(module) for module in MODULES} - {""} <= LEVEL.keys()


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.relative_to(PACKAGE).as_posix())
def test_imports_only_lower_layers(module: Path) -> None:
    own = part(module)
    if own == "":
        allowed: set[str] = set()
    else:
        allowed = {own} | {name for name, level in LEVEL.items() if level < LEVEL[own]}
    assert imports(module) <= allowed


@pytest.mark.parametrize("module", MODULES, ids=lambda m: m.relative_to(PACKAGE).as_posix())
def test_modules_stay_short(module: Path) -> None:
    assert len(module.read_text(encoding="utf-8").splitlines()) <= CEILING


def test_the_guard_sees_every_form_of_import(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(f"{__name__}.PACKAGE", tmp_path)
    module = tmp_path / "reading" / "text.py"
    module.parent.mkdir()
    module.write_text(
        "import iki_graph.cli.main\nfrom iki_graph import reports\nfrom iki_graph.checks import x\n"
        "def f():\n    from ..graph import y\n    from .. import legal\n",
        encoding="utf-8",
    )
    assert imports(module) == {"cli", "reports", "checks", "graph", "legal"}

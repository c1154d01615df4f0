"""What is kept of reference data that an overlay can change must be kept apart by overlay, wherever in the package."""

import ast
from pathlib import Path

import pytest

from iki_graph.reference import scope
from iki_graph.resources import resource

PACKAGE = resource("vocab.py").parent
CHANGEABLE = {
    *("regulations", "by_key", "state", "terms", "find_terms", "current", "is_known", "listed_words", "reference_graph"),
    *("common_mistake", "compare", "compare_registered", "in_force", "meant", "missing_amendment", "newest_amendment", "resolve"),
}
"""Functions whose answer an overlay changes."""
FILES = {"istilah.csv", "peraturan.json"}
"""Files that are to be read through them alone."""
READERS = {"reference/terms.py", "reference/regulations.py"}


def functions(module: Path) -> list[ast.FunctionDef]:
    return [node for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))) if isinstance(node, ast.FunctionDef)]


def names(node: ast.AST) -> set[str]:
    found = {n.id for n in ast.walk(node) if isinstance(n, ast.Name)}
    return found | {n.attr for n in ast.walk(node) if isinstance(n, ast.Attribute)}


def decorators(function: ast.FunctionDef) -> set[str]:
    return {name for decorator in function.decorator_list for name in names(decorator)}


def careless(module: Path) -> list[str]:
    """Functions of a module that keep, whatever the overlay, what rests on a changeable answer, also by way of the module's own functions."""
    own = functions(module)
    resting = set(CHANGEABLE)
    while more := {f.name for f in own if f.name not in resting and not f.name.startswith("__") and names(f) & resting}:
        resting |= more
    return [f.name for f in own if f.name in resting and decorators(f) & {"cache", "lru_cache"}]


@pytest.mark.parametrize("module", sorted(PACKAGE.rglob("*.py")), ids=lambda m: m.relative_to(PACKAGE).as_posix())
def test_nothing_of_an_overlay_outlives_it(module: Path) -> None:
    assert careless(module) == []


def test_files_are_read_in_one_place() -> None:
    found = {
        module.relative_to(PACKAGE).as_posix()
        for module in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.split("/")[-1] in FILES
    }
    assert found == READERS


def test_the_guard_sees_it(tmp_path: Path) -> None:
    module = tmp_path / "x.py"
    module.write_text(
        "@cache\ndef a():\n    return b()\n\ndef b():\n    return find_terms('x')\n\n@cached\ndef c():\n    return b()\n"
        "@lru_cache(maxsize=3)\ndef d():\n    return regulations()\n\n@cache\ndef e():\n    return 1\n",
        encoding="utf-8",
    )
    assert careless(module) == ["a", "d"]


FEW = {
    *("reference/tables.py: table", "reports/labels.py: words", "reports/labels.py: labels"),
    *("alignment/duties.py: _known", "checks/facts/fakta.py: _score", "checks/shacl.py: _compiled", "checks/sparql.py: _needs"),
}
"""Functions that keep one result for each shipped file, language, kind of word, score or rule."""


def test_no_memory_grows_with_the_decrees() -> None:
    """What is kept by text is kept for so many texts: `cache` is for what takes no text."""
    growing = [
        f"{module.relative_to(PACKAGE)}: {function.name}"
        for module in PACKAGE.rglob("*.py")
        for function in functions(module)
        if "cache" in decorators(function) and function.args.args
    ]
    assert set(growing) <= FEW


def test_kept_no_more_than_asked_for() -> None:
    asked: list[str] = []

    @scope.keeping(2)
    def of(text: str) -> str:
        asked.append(text)
        return text

    for text in ("a", "b", "a", "c", "a", "b"):
        of(text)
    assert asked == ["a", "b", "c", "b"]

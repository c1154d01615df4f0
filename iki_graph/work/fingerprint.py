"""What the results on a source depend on, as one fingerprint: equal fingerprints, equal results, so that the work need not be done again."""

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import iki_graph
from iki_graph.resources import resource

_SHIPPED = ("ontology", "shapes", "data/acuan", "queries")


def fingerprint(parts: Iterable[bytes | Path]) -> str:
    """Sixteen hexadecimal digits of texts and files; a folder stands for the files in it, a path where nothing is for nothing."""
    whole = hashlib.sha256()
    for part in parts:
        whole.update(hashlib.sha256(part if isinstance(part, bytes) else _content(part)).digest())
    return whole.hexdigest()[:16]


@cache
def program() -> bytes:
    """The program itself: its modules, and the rules and data that come with it. A new version may see more in an old file."""
    modules = sorted(Path(iki_graph.__file__).parent.rglob("*.py"))
    return fingerprint([*modules, *(resource(name) for name in _SHIPPED)]).encode()


def _content(path: Path) -> bytes:
    if path.is_dir():
        return fingerprint(file for file in sorted(path.rglob("*")) if file.is_file()).encode()
    return path.read_bytes() if path.is_file() else b""

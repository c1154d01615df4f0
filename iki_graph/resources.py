"""The one way to the files that ship with the package: ontology, shapes, reference data, queries, templates."""

from pathlib import Path

_PACKAGE = Path(__file__).parent


def resource(name: str) -> Path:
    """Path of a shipped file or folder.

    `name` is its path from the top of the repository ("ontology/iki.ttl", "shapes", "data/acuan") or of the
    package ("queries", "reports/templates"). In a wheel the top-level folders lie under `iki_graph/_shipped/`.

    Raises FileNotFoundError if it is in neither place.
    """
    for base in (_PACKAGE / "_shipped", _PACKAGE.parent, _PACKAGE):
        if (base / name).exists():
            return base / name
    raise FileNotFoundError(name)

"""Reading the shipped Turtle for the tests of the ontology."""

import re
from functools import cache
from pathlib import Path

from rdflib import Graph

from iki_graph.resources import resource

HERE = Path(__file__).parent


@cache
def ontology() -> Graph:
    """iki.ttl with the foreign terms."""
    graph = Graph()
    for name in ("iki", "eksternal"):
        graph.parse(resource(f"ontology/{name}.ttl"))
    return graph


def turtle_files(*folders: str) -> list[Path]:
    """All Turtle files of shipped folders."""
    return sorted(path for folder in folders for path in resource(folder).rglob("*.ttl"))


def query_files() -> list[Path]:
    """The ready questions, the updates that make totals, and the checks that are queries."""
    return [
        path
        for folder in ("queries", "queries/rekap", "shapes/kueri", "shapes/banding")
        for path in sorted(resource(folder).glob("*.r[qu]"))
    ]


def prefixed_names(text: str, prefix: str) -> set[str]:
    """Local names after a prefix in Turtle or SPARQL, outside comments and quoted prose."""
    code = re.sub(
        r'"""(?:.|\n)*?"""|"(?:[^"\\\n]|\\.)*"|^\s*#.*$', lambda m: m[0] if m[0].startswith('"""') else " ", text, flags=re.MULTILINE
    )
    return set(re.findall(rf"(?<![\w:/-]){prefix}:([A-Za-z_][\w-]*)", code))

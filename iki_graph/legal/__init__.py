"""Which regulation a citation means, and whether it was in force on a day."""

from iki_graph.legal.citation import common_mistake, key, resolve
from iki_graph.legal.force import in_force, missing_amendment, newest_amendment
from iki_graph.legal.suggestion import meant
from iki_graph.legal.titles import compare, compare_registered

__all__ = [
    "common_mistake",
    "compare",
    "compare_registered",
    "in_force",
    "key",
    "meant",
    "missing_amendment",
    "newest_amendment",
    "resolve",
]

"""Which regulation a citation means, and whether it was in force on a day."""

from iki_graph.legal.citation import common_mistake, key, resolve
from iki_graph.legal.force import in_force, newest_amendment

__all__ = ["common_mistake", "in_force", "key", "newest_amendment", "resolve"]

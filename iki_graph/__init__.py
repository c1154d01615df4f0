"""iki-graph: Indonesian performance decrees (SK IKU/IKI) as a checked and queryable knowledge graph."""

from importlib.metadata import version

__version__ = version("iki-graph")

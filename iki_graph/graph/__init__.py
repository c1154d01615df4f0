"""From records to RDF, its files and its stores."""

from iki_graph.graph.build import build, build_with_index, index
from iki_graph.graph.links import alignment_graph
from iki_graph.graph.reasoning import infer
from iki_graph.graph.reference import reference_graph, region_codes
from iki_graph.graph.serialise import serialise
from iki_graph.graph.store import DecreeStore

__all__ = ["DecreeStore", "alignment_graph", "build", "build_with_index", "index", "infer", "reference_graph", "region_codes", "serialise"]

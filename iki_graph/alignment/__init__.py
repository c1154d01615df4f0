"""Who serves what: the cascade of a decree, the links of its IKI, and measures of both."""

from iki_graph.alignment.align import Keselarasan, align, candidates
from iki_graph.alignment.cascade import cascade
from iki_graph.alignment.measures import Measures, measures
from iki_graph.alignment.rdf import keselarasan_graph

__all__ = ["Keselarasan", "Measures", "align", "candidates", "cascade", "keselarasan_graph", "measures"]

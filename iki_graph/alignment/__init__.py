"""Who serves what: the cascade of a decree, the links of its IKI, and measures of both."""

from iki_graph.alignment.align import align, candidates
from iki_graph.alignment.cascade import cascade
from iki_graph.alignment.keselarasan import Keselarasan, Putusan, Verdicts
from iki_graph.alignment.matrices import MatriksFungsi, MatriksIKU, function_matrices, iku_matrix
from iki_graph.alignment.measures import Measures, measures
from iki_graph.alignment.nilai import Nilai, office_score
from iki_graph.alignment.rdf import keselarasan_graph, overruled
from iki_graph.alignment.stated import STATEMENTS

__all__ = [
    "STATEMENTS",
    "Keselarasan",
    "MatriksFungsi",
    "MatriksIKU",
    "Measures",
    "Nilai",
    "Putusan",
    "Verdicts",
    "align",
    "candidates",
    "cascade",
    "function_matrices",
    "iku_matrix",
    "keselarasan_graph",
    "measures",
    "office_score",
    "overruled",
]

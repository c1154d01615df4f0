"""The generated page of the ontology."""

from pathlib import Path

from rdflib import OWL, RDF

from iki_graph.graph.ontology_doc import ontology_page
from tests.ontology.support import ontology


def test_the_page_in_docs_is_the_one_of_today(root: Path) -> None:
    """If this fails: `iki ontology --docs > docs/ontology.md`."""
    assert (root / "docs" / "ontology.md").read_text(encoding="utf-8") == ontology_page()


def test_every_term_is_on_the_page() -> None:
    page = ontology_page()
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        for term in ontology().subjects(RDF.type, kind):
            if "iki-graph" in str(term):
                name = "iki:" + str(term).partition("#")[2]
                assert f"### {name}\n" in page or f"`{name}`" in page

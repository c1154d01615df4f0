"""`iki ontology`: the vocabulary, its quality checks, and reasoning with it."""

from pathlib import Path
from typing import Annotated

import pyoxigraph as ox
import typer
from rdflib import DCTERMS, OWL, RDF, RDFS, Graph, URIRef

from iki_graph.cli.batch import Batch
from iki_graph.cli.files import emit
from iki_graph.cli.options import DEFAULT_BASE, Base, Lang, Out
from iki_graph.cli.output import table
from iki_graph.errors import ExitCode
from iki_graph.graph import build_with_index, serialise
from iki_graph.graph.ontology_doc import ontology_page
from iki_graph.graph.query import run
from iki_graph.graph.reasoning import infer, ontology
from iki_graph.graph.triples import rdflib_dataset
from iki_graph.judging import complain, loaded
from iki_graph.pipeline import joined
from iki_graph.resources import resource
from iki_graph.vocab import IKI, ONTOLOGY

_HEADER = {
    "title": DCTERMS.title,
    "description": DCTERMS.description,
    "version": OWL.versionInfo,
    "version IRI": OWL.versionIRI,
    "issued": DCTERMS.issued,
    "licence": DCTERMS.license,
}
_KINDS = {OWL.Class: "class", OWL.ObjectProperty: "object property", OWL.DatatypeProperty: "datatype property"}


def command(
    terms: Annotated[bool, typer.Option("--terms", help="List the terms with their labels, domains and ranges.")] = False,
    docs: Annotated[bool, typer.Option("--docs", help="The reference page, as Markdown.")] = False,
    ttl: Annotated[bool, typer.Option("--ttl", help="The ontology itself, as Turtle.")] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Look for pitfalls and for what is outside OWL 2 RL; exit with 1 if there is any.")
    ] = False,
    reason: Annotated[
        list[Path] | None,
        typer.Option(
            "--reason",
            metavar="PATH",
            show_default=False,
            help="What the ontology entails about decrees or records, as Turtle: of a file or folder; give it several times for several.",
        ),
    ] = None,
    out: Out = None,
    base: Base = DEFAULT_BASE,
    lang: Lang = "id",
) -> None:
    """Show the ontology: its header, or one of the views below."""
    if reason:
        batch = Batch(reason)
        inferred = _entailed(batch, base)
        if batch.done:
            emit(inferred, out)
        raise typer.Exit(batch.code)
    if check:
        faults = _faults()
        emit(
            "".join(f"{'FAIL' if found else 'ok  '}  {rule}\n" + "".join(f"      {term}\n" for term in found) for rule, found in faults),
            out,
        )
        raise typer.Exit(ExitCode.FINDINGS if any(found for _, found in faults) else ExitCode.OK)
    elif ttl:
        emit(resource("ontology/iki.ttl").read_text(encoding="utf-8"), out)
    elif docs:
        emit(ontology_page(), out)
    elif terms:
        emit(table(("term", "kind", "domain", "range", "label"), _terms(lang)), out)
    else:
        facts = {"IRI": str(ONTOLOGY)} | {name: _text(ONTOLOGY, term, lang) for name, term in _HEADER.items()}
        emit("".join(f"{name + ':':<13}{value}\n" for name, value in facts.items()), out)


def _terms(lang: str) -> list[tuple[str, ...]]:
    """Our terms: classes, then properties, each by name."""
    graph = ontology()
    rows = []
    for kind, name in _KINDS.items():
        for term in sorted(str(subject) for subject in graph.subjects(RDF.type, kind) if str(subject).startswith(str(IKI._NS))):
            node = URIRef(term)
            ends = (
                " ".join(sorted(end.n3(graph.namespace_manager) for end in graph.objects(node, side))) for side in (RDFS.domain, RDFS.range)
            )
            rows.append((node.n3(graph.namespace_manager), name, *ends, _text(node, RDFS.label, lang)))
    return rows


def _text(subject: URIRef, predicate: URIRef, lang: str) -> str:
    """The value in this language, else the one without a language; '' if there is neither."""
    values = {getattr(value, "language", None): str(value) for value in ontology().objects(subject, predicate)}
    return values.get(lang) or values.get(None) or ""


def _entailed(batch: Batch, base: str) -> bytes:
    """The inferences about each decree by itself; contradictions are told on stderr."""
    inferred = Graph()
    for file, read in batch.decrees("Menalar"):
        with batch.attempt(file):
            for ordinal, rekaman in enumerate(loaded(file, read=read)[1], 1):
                new, contradictions = infer(rdflib_dataset(joined([build_with_index(rekaman, base, ordinal)[0]])))
                inferred += new
                for message in contradictions:
                    complain(f"{file}: pertentangan logika: {message}")
    return serialise(inferred, "ttl", base)


def _faults() -> list[tuple[str, list[str]]]:
    """Each rule of good modelling with the terms that break it, by the queries of ontology/mutu/."""
    store = ox.Store()
    for name in ("iki", "eksternal"):
        store.load(path=str(resource(f"ontology/{name}.ttl")), format=ox.RdfFormat.TURTLE)
    texts = [query.read_text(encoding="utf-8") for query in sorted(resource("ontology/mutu").rglob("*.rq"))]
    return [(text.splitlines()[0].lstrip("# "), sorted(str(row[0]) for row in run(text, store).rows)) for text in texts]

"""The ontology as a page for people: header, diagrams, classes, properties and code lists, written from the Turtle files."""

from collections.abc import Iterable, Iterator

from rdflib import OWL, RDF, RDFS, Graph, Literal, Namespace, URIRef
from rdflib.term import Node

from iki_graph.graph.reasoning import ontology
from iki_graph.resources import resource
from iki_graph.vocab import DCTERMS, IKI, ONTOLOGY, PREFIXES, SKOS

_DC = Namespace(str(DCTERMS._NS))
_INTRODUCTION = """\
Every term has its label and definition in Indonesian and English, one domain and one range. Properties run from child to parent and have no
inverses. How many values a thing may have is a matter of the shapes (`shapes/`), not of the ontology. Foreign vocabularies are reused by subclass
and subproperty and are not imported: `ontology/eksternal.ttl` declares the terms used, `ontology/penyelarasan.ttl` holds optional matches.
"""


def ontology_page() -> str:
    """The page as Markdown, `docs/ontology.md`."""
    graph = ontology()
    classes, relations, values = (_own(graph, kind) for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty))
    parts = [
        f"# {_text(graph, ONTOLOGY, _DC.title, 'en')}",
        _text(graph, ONTOLOGY, _DC.description, "en"),
        f"_{_text(graph, ONTOLOGY, _DC.description, 'id')}_",
        _facts(graph),
        _INTRODUCTION.strip(),
        "## How classes are related",
        _mermaid(_hierarchy(graph, classes)),
        "## What leads from one class to another",
        _mermaid(_associations(graph, relations)),
        "## Classes",
        *(_class_entry(graph, term, [*relations, *values]) for term in classes),
        "## Relations between things",
        _property_table(graph, relations),
        "## Values of things",
        _property_table(graph, values),
        "## Code lists",
        *_code_lists(),
    ]
    return "\n\n".join(parts) + "\n"


def _own(graph: Graph, kind: URIRef) -> list[URIRef]:
    return sorted(s for s in graph.subjects(RDF.type, kind) if isinstance(s, URIRef) and s.startswith(str(IKI._NS)))


def _text(graph: Graph, subject: Node, term: URIRef, language: str) -> str:
    return next(str(value) for value in graph.objects(subject, term) if isinstance(value, Literal) and value.language == language)


def _name(term: Node | None) -> str:
    """Prefixed name of a term."""
    for prefix, namespace in PREFIXES.items():
        if str(term).startswith(namespace):
            return f"{prefix}:{str(term)[len(namespace) :]}"
    return str(term)


def _names(terms: Iterable[Node]) -> str:
    return ", ".join(f"`{name}`" for name in sorted(_name(term) for term in terms))


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")


def _table(head: list[str], rows: Iterable[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(_cell(cell) for cell in line) + " |" for line in lines)


def _facts(graph: Graph) -> str:
    version = graph.value(ONTOLOGY, OWL.versionInfo)
    return _table(
        ["", ""],
        [
            ["IRI", f"<{ONTOLOGY}>"],
            ["Terms", f"`iki:` = <{IKI._NS}>"],
            ["Version", f"{version} ({graph.value(ONTOLOGY, _DC.issued)})"],
            ["Licence", f"<{graph.value(ONTOLOGY, _DC.license)}>"],
            ["Profile", "OWL 2 RL"],
            ["Sources", ", ".join(sorted(str(o) for o in graph.objects(ONTOLOGY, _DC.source)))],
        ],
    )


def _mermaid(lines: Iterable[str]) -> str:
    return "\n".join(["```mermaid", "classDiagram", "    direction LR", *(f"    {line}" for line in lines), "```"])


def _hierarchy(graph: Graph, classes: list[URIRef]) -> Iterator[str]:
    for term in classes:
        for parent in sorted(set(graph.objects(term, RDFS.subClassOf)) & set(classes), key=str):
            yield f"{_short(parent)} <|-- {_short(term)}"


def _associations(graph: Graph, relations: list[URIRef]) -> Iterator[str]:
    for term in relations:
        domain, target = graph.value(term, RDFS.domain), graph.value(term, RDFS.range)
        yield f"{_short(domain)} --> {_short(target)} : {_short(term)}"


def _short(term: Node | None) -> str:
    """Local name: Mermaid takes no colon in the name of a class."""
    return _name(term).partition(":")[2]


def _class_entry(graph: Graph, term: URIRef, properties: list[URIRef]) -> str:
    above = _names(graph.objects(term, RDFS.subClassOf))
    own = [p for p in properties if graph.value(p, RDFS.domain) == term]
    lines = [
        f"### iki:{_short(term)}",
        f"**{_text(graph, term, RDFS.label, 'en')}** · _{_text(graph, term, RDFS.label, 'id')}_",
        _text(graph, term, SKOS.definition, "en"),
        f"_{_text(graph, term, SKOS.definition, 'id')}_",
        *([f"- Kind of: {above}"] if above else []),
        *([f"- Properties: {_names(own)}"] if own else []),
        f"- Source: {_sources(graph, term)}",
    ]
    return "\n\n".join(lines[:4]) + "\n\n" + "\n".join(lines[4:])


def _sources(graph: Graph, term: URIRef) -> str:
    return "; ".join(sorted(f"<{o}>" if isinstance(o, URIRef) else str(o) for o in graph.objects(term, DCTERMS.source)))


def _property_table(graph: Graph, properties: list[URIRef]) -> str:
    rows = []
    for term in properties:
        above = _names(graph.objects(term, RDFS.subPropertyOf))
        kind = " (transitive)" if (term, RDF.type, OWL.TransitiveProperty) in graph else ""
        rows.append(
            [
                f"`{_name(term)}`" + (f"<br>⊑ {above}" if above else "") + kind,
                f"{_text(graph, term, RDFS.label, 'en')}<br>_{_text(graph, term, RDFS.label, 'id')}_",
                f"`{_name(graph.value(term, RDFS.domain))}`",
                f"`{_name(graph.value(term, RDFS.range))}`",
                f"{_text(graph, term, SKOS.definition, 'en')}<br>_{_text(graph, term, SKOS.definition, 'id')}_",
                _sources(graph, term),
            ]
        )
    return _table(["Property", "Label", "Domain", "Range", "Definition", "Source"], rows)


def _code_lists() -> Iterator[str]:
    for path in sorted(resource("ontology/kode").glob("*.ttl")):
        graph = Graph().parse(path, format="turtle")
        (scheme,) = graph.subjects(RDF.type, OWL.Ontology)
        yield f"### {_text(graph, scheme, _DC.title, 'en')} (`kode/{path.stem}/`)"
        yield f"{_text(graph, scheme, _DC.description, 'en')}\n_{_text(graph, scheme, _DC.description, 'id')}_"
        rows = []
        for concept in sorted(graph.subjects(RDF.type, SKOS.Concept), key=str):
            labels = [_text(graph, concept, SKOS.prefLabel, language) for language in ("id", "en")]
            rows.append([f"`{str(concept).rpartition('/')[2]}`", *labels, _text(graph, concept, SKOS.definition, "en")])
        yield _table(["Code", "Label (id)", "Label (en)", "Definition"], rows)

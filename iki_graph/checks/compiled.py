"""The shapes as SPARQL, one query a shape, for the store that the checks ask anyway.

An engine of SHACL reads a decree's data once more and compiles every pattern anew for each value; that took half the time of all checks.
Translated is what our shapes use of SHACL (the W3C's definitions in parentheses); whatever else a shape says is refused, never passed over.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

import pyoxigraph as ox
from rdflib import RDF, RDFS, SH, Graph, Literal, URIRef
from rdflib.collection import Collection as Items
from rdflib.term import Node

from iki_graph.resources import resource

_SAID = {SH.name, SH.message, SH.severity, SH.group, SH.order, SH.targetClass, SH.path, SH.flags, SH.qualifiedValueShape}
"""What is no constraint by itself."""

_THIS = ox.Variable("this")


class Compiled(NamedTuple):
    """The shape of this IRI as a query: `query` gives the nodes `?this` that fail; of a SPARQL constraint, `targets` gives the focus nodes and `query`,
    asked with each of them as `?this`, the values `?value` at fault."""

    shape: str
    query: str
    targets: str = ""
    prefixes: tuple[tuple[str, str], ...] = ()


def failures(shapes: Iterable[Compiled], store: ox.Store) -> Iterator[tuple[Compiled, str, ox.NamedNode | ox.Literal | None]]:
    """Each failure of some shapes on the data: the shape, the focus node, and the value that a SPARQL constraint reports."""
    nodes: dict[str, list[ox.NamedNode]] = {}
    for shape in shapes:
        if not shape.targets:
            for row in _rows(store.query(shape.query)):
                yield shape, row["this"].value, None
            continue
        if shape.targets not in nodes:
            nodes[shape.targets] = [row["this"] for row in _rows(store.query(shape.targets))]
        for node in nodes[shape.targets]:
            answer = _rows(store.query(shape.query, prefixes=dict(shape.prefixes), substitutions={_THIS: node}))
            reports = any(variable.value == "value" for variable in answer.variables)
            for row in answer:
                yield shape, node.value, row["value"] if reports else None


def _rows(answer: object) -> ox.QuerySolutions:
    if not isinstance(answer, ox.QuerySolutions):
        raise TypeError("no SELECT query")
    return answer


def compiled(graph: Graph, shape: URIRef) -> Compiled:
    """A property shape or node shape of a shapes graph as a query. Raises TypeError for what is not translated."""
    targets = f"SELECT DISTINCT ?this {{ {_is_a('?this', graph.objects(shape, SH.targetClass))} }}"
    (parameter,) = _parameters(graph, shape)
    value = graph.value(shape, parameter)
    if parameter == SH.sparql:
        prefixes = {
            str(graph.value(declared, SH.prefix)): str(graph.value(declared, SH.namespace))
            for source in graph.objects(value, SH.prefixes)
            for declared in graph.objects(source, SH.declare)
        }
        text = str(graph.value(value, SH.select))
        if "$PATH" in text:
            raise TypeError(f"{shape}: $PATH is not translated")
        return Compiled(str(shape), text, targets, tuple(prefixes.items()))
    this = _is_a("?this", graph.objects(shape, SH.targetClass))
    at = f"?this {_path(graph, graph.value(shape, SH.path))} ?value ."
    count = int(str(value)) if parameter in (SH.minCount, SH.qualifiedMinCount, SH.qualifiedMaxCount) else 0
    if parameter == SH.qualifiedMaxCount:
        body = f"{this} {at} {_qualified(graph, shape)}"
        return Compiled(str(shape), f"SELECT ?this {{ {body} }} GROUP BY ?this HAVING(COUNT(DISTINCT ?value) > {count})")
    if parameter in (SH.minCount, SH.qualifiedMinCount):
        if count != 1:
            raise TypeError(f"{shape}: a least count other than 1 is not translated")
        body = f"{this} MINUS {{ {at} {_qualified(graph, shape) if parameter == SH.qualifiedMinCount else ''} }}"
    elif parameter == SH["not"]:
        body = f"{this} {at} {_conforms(graph, value)}"
    elif parameter == SH.pattern:
        body = f"{this} {at} FILTER(!{_matches(graph, shape)})"
    elif parameter == SH.disjoint:
        body = f"{this} {at} ?this {_term(value)} ?value ."
    else:
        raise TypeError(f"{shape}: {parameter} is not translated")
    return Compiled(str(shape), f"SELECT DISTINCT ?this {{ {body} }}")


def _parameters(graph: Graph, shape: Node | None) -> list[Node]:
    return [p for p in set(graph.predicates(shape)) - _SAID if str(p).startswith(str(SH))]


def _qualified(graph: Graph, shape: Node) -> str:
    return _conforms(graph, graph.value(shape, SH.qualifiedValueShape))


def _conforms(graph: Graph, shape: Node | None) -> str:
    """That ?value conforms to a shape of one constraint."""
    (parameter,) = _parameters(graph, shape)
    value = graph.value(shape, parameter)
    if parameter == SH.pattern:
        return f"FILTER({_matches(graph, shape)})"
    if parameter == SH["in"]:
        return f"VALUES ?value {{ {' '.join(map(_term, _items(graph, value)))} }}"
    if parameter == SH["class"] and value is not None:
        return _is_a("?value", [value])
    raise TypeError(f"{shape}: {parameter} is not translated")


def _matches(graph: Graph, shape: Node | None) -> str:
    """(4.4.3) REGEX of the value's text; nodes without IRI, which never match, are not in our data."""
    flags = graph.value(shape, SH.flags)
    return f"REGEX(STR(?value), {_term(graph.value(shape, SH.pattern))}{f', {_term(flags)}' if flags else ''})"


def _is_a(variable: str, classes: Iterable[Node]) -> str:
    """(2.1.3.2, 4.1.1) An instance of one of the classes or of a class below it."""
    found = sorted({_term(below) for kind in classes for below in class_hierarchy().transitive_subjects(RDFS.subClassOf, kind)})
    if not found:
        raise TypeError("a shape without a target is not translated")
    return f"{variable} a {found[0]} ." if len(found) == 1 else f"VALUES ?kind {{ {' '.join(found)} }} {variable} a ?kind ."


def _path(graph: Graph, path: Node | None) -> str:
    """(2.3.1) A property path."""
    if isinstance(path, URIRef):
        return _term(path)
    if (path, RDF.first, None) in graph:
        return "/".join(_path(graph, step) for step in _items(graph, path))
    if (choice := graph.value(path, SH.alternativePath)) is not None:
        return f"({'|'.join(_path(graph, one) for one in _items(graph, choice))})"
    if (back := graph.value(path, SH.inversePath)) is not None:
        return f"^{_path(graph, back)}"
    raise TypeError("a path of another kind is not translated")


def _items(graph: Graph, items: Node | None) -> Iterable[Node]:
    return () if items is None else Items(graph, items)


def _term(term: Node | None) -> str:
    if isinstance(term, URIRef | Literal):
        return term.n3()
    raise TypeError(f"{term} is no IRI and no literal")


@cache
def class_hierarchy() -> Graph:
    """The subclass axioms of the ontology: all that the targets need; mixing in its texts would only cost time."""
    hierarchy = Graph()
    for triple in Graph().parse(resource("ontology/iki.ttl")).triples((None, RDFS.subClassOf, None)):
        if isinstance(triple[2], URIRef):
            hierarchy.add(triple)
    return hierarchy

"""A graph in its lightest form, in which the graphs of a decree go through all the steps. rdflib's own are made from it on request.

rdflib indexes each triple three ways and makes an object of each text and number: good for questions of every kind, and ten times as slow.
"""

from collections.abc import Iterable, Iterator

from rdflib import XSD, Dataset, Graph, Literal, URIRef
from rdflib.term import Node

Value = URIRef | Literal | str | int
"""An object of a triple: a text without language is a str, a whole number an int; every other literal is rdflib's."""

Triple = tuple[URIRef, URIRef, Value]


class Triples:
    """The triples of one graph, each once, found by subject and property, in the order in which they came.

    `identifier` is the graph's name, None for one without. Takes rdflib's graphs too; raises ValueError for a blank node.
    """

    def __init__(self, triples: Iterable[tuple[Node | str | int, ...]] = (), identifier: URIRef | None = None) -> None:
        self.identifier = identifier
        self.nodes: dict[URIRef, dict[URIRef, list[Value]]] = {}
        """Subject -> property -> its values."""
        self._having: dict[URIRef, dict[Value, list[URIRef]]] = {}
        """Property -> value -> its subjects, for properties that were asked for that way round since the last change."""
        for triple in triples:
            self.add(*_light(*triple))

    def add(self, subject: URIRef, predicate: URIRef, value: Value) -> None:
        """One more triple."""
        if self._having:
            self._having = {}
        properties = self.nodes.get(subject)
        if properties is None:
            self.nodes[subject] = {predicate: [value]}
        elif (values := properties.get(predicate)) is None:
            properties[predicate] = [value]
        elif value not in values:
            values.append(value)

    def update(self, other: "Triples") -> None:
        """All triples of another graph too."""
        self._having = {}
        for subject, properties in other.nodes.items():
            if subject in self.nodes:
                for predicate, values in properties.items():
                    for value in values:
                        self.add(subject, predicate, value)
            else:
                self.nodes[subject] = {predicate: [*values] for predicate, values in properties.items()}

    def remove(self, subject: URIRef, predicate: URIRef, value: Value) -> None:
        """Take a triple out, if it is there."""
        if (subject, predicate, value) in self:
            self._having = {}
            properties = self.nodes[subject]
            properties[predicate].remove(value)
            if not properties[predicate]:
                del properties[predicate]
            if not properties:
                del self.nodes[subject]

    def objects(self, subject: URIRef, predicate: URIRef) -> list[Value]:
        """The values of a property of a node."""
        properties = self.nodes.get(subject)
        return [] if properties is None else properties.get(predicate, [])

    def value(self, subject: URIRef | None, predicate: URIRef) -> Value | None:
        """The first value of a property of a node, None if it has none."""
        properties = self.nodes.get(subject) if subject is not None else None
        values = properties.get(predicate) if properties is not None else None
        return values[0] if values else None

    def node(self, subject: URIRef | None, predicate: URIRef) -> URIRef | None:
        """The node that a property of a node leads to, None if there is none."""
        value = self.value(subject, predicate)
        return value if isinstance(value, URIRef) else None

    def subjects(self, predicate: URIRef, value: Value) -> list[URIRef]:
        """The nodes that have this value of a property."""
        if predicate not in self._having:
            having: dict[Value, list[URIRef]] = {}
            for subject, properties in self.nodes.items():
                for one in properties.get(predicate, ()):
                    having.setdefault(one, []).append(subject)
            self._having[predicate] = having
        return self._having[predicate].get(value, [])

    def __contains__(self, triple: Triple) -> bool:
        return triple[2] in self.objects(triple[0], triple[1])

    def __iter__(self) -> Iterator[Triple]:
        for subject, properties in self.nodes.items():
            for predicate, values in properties.items():
                for value in values:
                    yield subject, predicate, value

    def __len__(self) -> int:
        return sum(len(values) for properties in self.nodes.values() for values in properties.values())


def _light(subject: object, predicate: object, value: object, *_: object) -> Triple:
    if isinstance(value, Literal) and value.language is None:
        if value.datatype is None or value.datatype == XSD.string:
            value = str(value)
        elif value.datatype == XSD.integer and value.isdecimal() and str(int(value)) == str(value):
            value = int(value)
    if isinstance(subject, URIRef) and isinstance(predicate, URIRef) and (isinstance(value, URIRef | Literal | int) or type(value) is str):
        return subject, predicate, value
    raise ValueError(f"Data have no blank nodes, but here is one: {subject} {predicate} {value}")


def light(dataset: Dataset) -> list[Triples]:
    """The graphs of a dataset in this form; what is in none of them has no name."""
    found: dict[URIRef | None, list[tuple[Node, ...]]] = {}
    for subject, predicate, value, name in dataset.quads():
        found.setdefault(name if isinstance(name, URIRef) else None, []).append((subject, predicate, value))
    return [Triples(triples, name) for name, triples in found.items()]


def rdflib_graph(triples: Triples, into: Graph | None = None) -> Graph:
    """The graph as rdflib has it; `into`: one to add the triples to."""
    graph = Graph(identifier=triples.identifier) if into is None else into
    for subject, predicate, value in triples:
        graph.add((subject, predicate, value if isinstance(value, URIRef | Literal) else Literal(value)))
    return graph


def rdflib_dataset(graphs: Iterable[Triples]) -> Dataset:
    """The graphs as rdflib has them, each under its name."""
    dataset = Dataset()
    for graph in graphs:
        rdflib_graph(graph, dataset.graph(graph.identifier))
    return dataset

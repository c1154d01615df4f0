"""The OWL 2 RL rules that an ontology calls for, made ready once, so that the data of a decree are gone through only once.

An ontology of classes and properties in hierarchies, with domains, ranges, transitive properties and disjoint classes needs few of the
rules (OWL 2 Profiles, tables 5, 7 and 8), and these need no rounds: what a triple says of its ends is known by its property alone.
`compiled` refuses an ontology that says more, and `Rules.close` data that bring axioms of their own: a general reasoner is for those.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import NamedTuple

from rdflib import OWL, RDF, RDFS, XSD, BNode, Graph, Literal, URIRef
from rdflib.term import Node

Triple = tuple[Node, Node, Node]
Pairs = set[tuple[Node, Node]]

_SILENT = frozenset(
    (RDFS.label, RDFS.comment, RDFS.isDefinedBy, RDFS.seeAlso, OWL.versionInfo, OWL.versionIRI, OWL.deprecated, OWL.priorVersion)
    + (OWL.annotatedSource, OWL.annotatedProperty, OWL.annotatedTarget, RDF.first, RDF.rest)
)
"""Properties of the languages themselves that entail nothing; lists do only where an axiom refers to them."""
_AXIOMS = frozenset((RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, OWL.disjointWith))
_KINDS = frozenset(
    (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, OWL.NamedIndividual, OWL.Ontology, OWL.Axiom)
    + (OWL.TransitiveProperty, OWL.AllDisjointClasses)
)
_KINDS_OF_DATA = frozenset((OWL.NamedIndividual, OWL.Axiom))
_LANGUAGES = tuple(str(namespace) for namespace in (OWL, RDF, RDFS, XSD))


class Closure(NamedTuple):
    """New triples about the data, and what contradicts the ontology."""

    triples: list[Triple]
    faults: set[str]


class _Types(NamedTuple):
    """A class as a bit, and all the types that it brings: itself and its superclasses."""

    bit: int
    all: int


class _Property(NamedTuple):
    """What a triple with a property says: types of its subject and of its value, and the properties that hold as well."""

    subject: int = 0
    value: int = 0
    above: tuple[Node, ...] = ()


@dataclass(frozen=True)
class Rules:
    """The rules of one ontology. Types of a node are bits of a number, one for each class."""

    names: tuple[Node, ...]
    """The classes and datatypes, by bit."""
    classes: Mapping[Node, _Types]
    datatypes: Mapping[Node, _Types]
    properties: Mapping[Node, _Property]
    transitive: frozenset[Node]
    disjoint: tuple[tuple[Node, Node, int], ...]
    """Pairs of classes, with both as types."""
    own: Mapping[Node, int]
    """Types of the ontology's terms and of its literals."""
    written: int
    """The datatypes of its literals."""
    terms: frozenset[Node]
    """What the ontology describes: it is none of the data."""
    readers: Mapping[Node, Callable[[str], object]]
    """For each datatype a function that raises ValueError for what it does not hold."""

    def close(self, data: Iterable[Triple]) -> Closure | None:
        """What the ontology entails about the things of the data, and where these contradict it; None if they bring axioms."""
        known: dict[Node, int] = defaultdict(int)
        found: dict[Node, int] = defaultdict(int)
        watched = {p for rule in self.properties.values() for p in rule.above} | self.transitive
        watched |= {p for p, rule in self.properties.items() if rule.above}
        pairs: dict[Node, Pairs] = {p: set() for p in watched}
        none, nothing, silent = _Types(0, 0), _Property(), set[Node](_SILENT)
        for subject, predicate, value in data:
            if predicate == RDF.type:
                types = self.classes.get(value, none)
                known[subject] |= types.bit
                found[subject] |= types.all
                found[value] |= 0
                continue
            rule = self.properties.get(predicate, nothing)
            found[subject] |= rule.subject
            found[value] |= rule.value
            if predicate in pairs:
                pairs[predicate].add((subject, value))
            elif rule is nothing and predicate not in silent:
                if _is_of_a_language(predicate):
                    return None
                silent.add(predicate)
        if any(_is_of_a_language(node) and node not in _KINDS_OF_DATA for node in found):
            return None
        things = [node for node in found if isinstance(node, URIRef) and node not in self.terms]
        return Closure([*self._typed(things, known, found), *self._related(frozenset(things), pairs)], set(self.faults(found)))

    def _typed(self, things: Iterable[Node], known: Mapping[Node, int], found: Mapping[Node, int]) -> Iterator[Triple]:
        """New types of things."""
        seen: dict[int, list[Node]] = {}
        for node in things:
            new = found[node] & ~known.get(node, 0)
            if new not in seen:
                seen[new] = [name for at, name in enumerate(self.names) if new >> at & 1]
            for name in seen[new]:
                yield node, RDF.type, name

    def _related(self, things: frozenset[Node], pairs: Mapping[Node, Pairs]) -> Iterator[Triple]:
        """New relations of things, by properties above those given and by transitive ones."""
        new: dict[Node, Pairs] = defaultdict(set)
        # A property is done before those above it, of which there are fewer above.
        above = {p: self.properties[p].above if p in self.properties else () for p in pairs}
        for predicate in sorted(pairs, key=lambda p: -len(above[p])):
            holding = pairs[predicate] | new[predicate]
            if predicate in self.transitive:
                holding = _chained(holding)
            for other in above[predicate]:
                new[other] |= holding
            new[predicate] = holding - pairs[predicate]
        for predicate, found in new.items():
            yield from ((s, predicate, o) for s, o in found if s in things and not isinstance(o, BNode))

    def faults(self, found: Mapping[Node, int], every_datatype: bool = False) -> Iterator[str]:
        """What contradicts the ontology, in the words of owlrl. `found`: types of nodes; datatypes that no literal has exclude nothing."""
        literals = {node: datatype for node in found if (datatype := _datatype(node)) and datatype in self.datatypes}
        for literal, datatype in literals.items():
            try:
                self.readers[datatype](str(literal))
            except ValueError:
                yield f"Lexical value of the literal '{literal}' does not match its datatype ({datatype})"
        every = _union(types.bit for types in self.datatypes.values())
        used = every if every_datatype else self.written | _union(self.datatypes[d].all for d in set(literals.values()))
        disjoint = [(a, b, both) for a, b, both in self.disjoint if not both & every & ~used]
        clashes: dict[int, list[tuple[Node, Node]]] = {}
        for node, types in found.items():
            types |= self.own.get(node, 0)
            if node in literals:
                types |= self.datatypes[literals[node]].all
            if types not in clashes:
                clashes[types] = [(a, b) for a, b, both in disjoint if types & both == both]
            for a, b in clashes[types]:
                yield f"Disjoint classes {a} and {b} have a common individual {node}"


def compiled(ontology: Graph) -> Rules | None:
    """The rules of an ontology; None if it holds an axiom that they do not follow, or contradicts itself."""
    from owlrl.AxiomaticTriples import OWLRL_Datatypes_Disjointness
    from owlrl.DatatypeHandling import AltXSDToPYTHON
    from owlrl.XsdDatatypes import OWL_Datatype_Subsumptions, OWL_RL_Datatypes

    if not all(_is_followed(triple, ontology) for triple in ontology):
        return None
    named: set[Node] = {node for triple in ontology for node in triple if isinstance(node, URIRef)}
    over = {p: _all_above(ontology, RDFS.subPropertyOf, p) for p in named}
    transitive = frozenset(ontology.subjects(RDF.type, OWL.TransitiveProperty))
    if any(p in above or (transitive & {p, *above} and (None, p, None) in ontology) for p, above in over.items()):
        return None

    disjoint = [(a, b) for a, b in ontology.subject_objects(OWL.disjointWith)]
    for head in ontology.objects(None, OWL.members):
        group = list(ontology.items(head))
        disjoint += [(a, b) for at, a in enumerate(group) for b in group[at + 1 :]]
    disjoint += [(a, b) for a, _, b in OWLRL_Datatypes_Disjointness]

    names = (*(node for node in sorted(named, key=str) if node not in OWL_RL_Datatypes), *OWL_RL_Datatypes)
    bit = {name: 1 << at for at, name in enumerate(names)}
    whole = {c: _bits(bit, {c, *_all_above(ontology, RDFS.subClassOf, c)}) for c in names}
    datatypes = {d: _Types(bit[d], _bits(bit, {d, *OWL_Datatype_Subsumptions.get(d, ())})) for d in OWL_RL_Datatypes}

    def types_of(side: URIRef, p: Node) -> int:
        return _union(whole[c] for one in (p, *over[p]) for c in ontology.objects(one, side))

    properties = {p: _Property(types_of(RDFS.domain, p), types_of(RDFS.range, p), tuple(sorted(over[p], key=str))) for p in over}
    own: dict[Node, int] = defaultdict(int)
    for subject, predicate, value in ontology:
        rule = properties[predicate]
        own[subject] |= whole[value] if predicate == RDF.type else rule.subject
        own[value] |= rule.value | (datatypes[d].all if (d := _datatype(value)) in datatypes else 0)
    rules = Rules(
        names=names,
        classes={c: _Types(bit[c], whole[c]) for c in names},
        datatypes=datatypes,
        properties={p: rule for p, rule in properties.items() if rule != _Property()},
        transitive=transitive,
        disjoint=tuple((a, b, bit[a] | bit[b]) for a, b in disjoint),
        own=own,
        written=_union(datatypes[d].all for node in own if (d := _datatype(node)) in datatypes),
        terms=frozenset(ontology.subjects()),
        readers={d: AltXSDToPYTHON.get(d, str) for d in OWL_RL_Datatypes},
    )
    return None if any(rules.faults(own, every_datatype=True)) else rules


def _is_followed(triple: Triple, ontology: Graph) -> bool:
    """Whether the rules do justice to a triple of an ontology."""
    subject, predicate, value = triple
    if predicate == RDF.type:
        kinds = _KINDS if not _is_of_a_language(subject) else {OWL.AnnotationProperty}
        return isinstance(value, URIRef) and (value in kinds or not _is_of_a_language(value))
    if predicate in _AXIOMS:
        named = isinstance(subject, URIRef) and isinstance(value, URIRef) and not _is_of_a_language(subject)
        datatype = predicate == RDFS.range and value != OWL.Nothing
        return named and (datatype or not _is_of_a_language(value))
    if predicate == OWL.members:
        return (subject, RDF.type, OWL.AllDisjointClasses) in ontology and all(isinstance(c, URIRef) for c in ontology.items(value))
    return predicate in _SILENT or not _is_of_a_language(predicate)


def _all_above(ontology: Graph, relation: URIRef, term: Node) -> frozenset[Node]:
    """What a term leads to by a relation, in one step or more."""
    found: set[Node] = set()
    new = [*ontology.objects(term, relation)]
    while new:
        found.update(new)
        new = [up for one in new for up in ontology.objects(one, relation) if up not in found]
    return frozenset(found)


def _chained(pairs: Pairs) -> Pairs:
    """All pairs that a transitive property holds for."""
    after: dict[Node, list[Node]] = defaultdict(list)
    for start, end in pairs:
        after[start].append(end)
    found: Pairs = set()
    for start in list(after):
        reached: set[Node] = set()
        new = after[start]
        while new:
            reached.update(new)
            new = [end for one in new for end in after.get(one, ()) if end not in reached]
        found.update((start, end) for end in reached)
    return found


def _bits(bit: Mapping[Node, int], classes: Iterable[Node]) -> int:
    return _union(bit[c] for c in classes)


def _union(types: Iterable[int]) -> int:
    return reduce(or_, types, 0)


def _datatype(node: Node) -> URIRef | None:
    return node.datatype if isinstance(node, Literal) else None


def _is_of_a_language(node: Node) -> bool:
    """Whether a term is one of OWL, RDF, RDFS or XML Schema."""
    return isinstance(node, URIRef) and str.startswith(node, _LANGUAGES)

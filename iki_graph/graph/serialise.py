"""Graphs as bytes: Turtle and TriG for readers, N-Quads for machines, JSON-LD for the web. Same graph, same bytes.

The writers are our own because those of rdflib order N-Quads, TriG and JSON-LD by Python's hash seed. They know no blank nodes.
"""

import json
import re
from collections.abc import Container, Iterable, Iterator
from functools import lru_cache
from typing import Any

from rdflib import RDF, XSD, Dataset, Graph, Literal, URIRef

from iki_graph.errors import UsageError
from iki_graph.graph.triples import Triples, Value, light
from iki_graph.vocab import BASE, ELI, IKI, PREFIXES, PROV

Graphs = dict[str, Triples]
"""Graphs by their name; '' is the default graph."""

_TYPE = RDF.type
_INTEGER = f"^^<{XSD.integer}>"

FORMATS = ("ttl", "trig", "nq", "jsonld")

_FIRST = (
    RDF.type, IKI.urutan, IKI.nomorUrut, IKI.nomorBaris, IKI.kode, IKI.ke, IKI.jenisBagian, IKI.jenisSebutan, IKI.nama, IKI.namaKabupaten,
    IKI.jenisDokumen, ELI.number, ELI.title, IKI.tanggalTertulis, ELI.date_document, IKI.tempatPenetapan, IKI.periode, IKI.tahunAwal,
    IKI.tahunAkhir, IKI.nilai, IKI.teks, IKI.barisAwal, IKI.barisAkhir, IKI.jenisPeraturan, IKI.nomorPeraturan, IKI.tahunPeraturan,
    IKI.judulPeraturan, IKI.jenisLembaran, IKI.tahunLembaran, IKI.nomorLembaran, IKI.seriLembaran, IKI.nomorTambahanLembaran,
    IKI.kunciPeraturan, IKI.merujuk, IKI.jenisFormula, IKI.pembilang, IKI.penyebut, IKI.pengali,
)  # fmt: skip
_LAST = (IKI.sidik, IKI.yakin, IKI.milik, IKI.dalamDokumen, PROV.hadPrimarySource, PROV.wasDerivedFrom)
_SECTIONS = {name: place for place, name in enumerate((
    "instansi", "bagian", "menimbang", "mengingat", "perubahan", "diktum", "butir", "visi", "misi", "tujuan", "sasaran", "iku", "tugas", "fungsi",
    "kinerja", "indikator", "jabatan", "iki", "formula", "sumber", "sebutan", "keraguan", "orang", "keselarasan", "temuan",
))}  # fmt: skip
"""Path segments in the order in which a document is read."""
_NEXT = " ;\n    "
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_UNSAFE = re.compile('["\\\\\x00-\x1f\x7f]')


def serialise(graphs: Dataset | Graph | Triples | Iterable[Triples], format: str, base: str = BASE) -> bytes:
    """A graph or several named ones in one of `FORMATS`, UTF-8. Of the light form an iterable is a dataset.

    Turtle has no named graphs: of a dataset it gives the union. IRIs under `base` are written relative to it.
    Raises UsageError for another format, ValueError for a blank node.
    """
    found = _named(graphs)
    if format == "ttl":
        union = Triples()
        for graph in found.values():
            union.update(graph)
        return _Turtle(base).write({"": union}).encode()
    if format == "trig":
        return _Turtle(base).write(found).encode()
    if format == "nq":
        return nquads(found).encode()
    if format == "jsonld":
        return _jsonld(found, base).encode()
    raise UsageError(f"Bentuk {format!r} tidak dikenal: pilih {', '.join(FORMATS)}.")


def nquads(graphs: Graphs) -> str:
    """Graphs as sorted N-Quads."""
    ends = {name: f" <{name}> .\n" if name else " .\n" for name in graphs}
    return "".join(sorted(line + ends[name] for name, graph in graphs.items() for line in statements(graph)))


def ntriples(graph: Triples, asked: Container[URIRef]) -> str:
    """What a graph says by some properties as N-Triples, for engines: in the order of the graph."""
    return "".join([f"{statement} .\n" for statement in statements(graph, asked)])


def statements(graph: Triples, asked: Container[URIRef] | None = None) -> Iterator[str]:
    """Each triple as N-Triples have it, without the full stop at its end; of the properties asked for, if any are named."""
    for subject, properties in graph.nodes.items():
        for predicate, values in properties.items():
            if asked is not None and predicate not in asked:
                continue
            start = f"<{subject!s}> <{predicate!s}> "  # without !s it takes twice as long
            for value in values:
                yield start + _full(value)


def _named(graphs: Dataset | Graph | Triples | Iterable[Triples]) -> Graphs:
    """Graphs in their light form by name, sorted."""
    if isinstance(graphs, Graph) and not isinstance(graphs, Dataset):
        graphs = Triples(graphs)
    if isinstance(graphs, Triples):
        return {"": graphs}
    found: Graphs = {}
    for graph in light(graphs) if isinstance(graphs, Dataset) else graphs:
        name = str(graph.identifier or "")
        if name in found:
            graph = Triples([*found[name], *graph], graph.identifier)
        if graph.nodes:
            found[name] = graph
    return {name: found[name] for name in sorted(found)}


# ---- terms


def _quoted(text: str) -> str:
    return '"' + _UNSAFE.sub(lambda m: _ESCAPES.get(m[0]) or f"\\u{ord(m[0]):04X}", text) + '"'


def _full(value: Value) -> str:
    """A term as N-Triples have it."""
    if isinstance(value, URIRef):
        return f"<{value!s}>"
    if isinstance(value, int):
        return f'"{value}"{_INTEGER}'
    if not isinstance(value, Literal):
        return _quoted(value)
    return f"{_quoted(value)}@{value.language}" if value.language else f"{_quoted(value)}^^<{value.datatype}>"


@lru_cache(4096)
def _compact(iri: str) -> str | None:
    """Prefix and name, where the name needs no escape."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri[len(namespace) :]):
            return f"{prefix}:{iri[len(namespace) :]}"
    return None


def _relative(iri: str, base: str) -> str:
    """An IRI under the base without it, where that is safe to read back."""
    rest = iri.removeprefix(base)
    plain = all(segment.strip(".") for segment in re.split(r"[?#]", rest)[0].split("/"))
    return rest if rest != iri and plain and re.match(r"[A-Za-z0-9]+(?:/|$)", rest) else iri


class _Names:
    """Short names of IRIs, and the prefixes that they use."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.used: set[str] = set()
        self._known: dict[str, tuple[str, bool]] = {}

    def of(self, iri: str) -> tuple[str, bool]:
        """An IRI with its prefix, and True; or as much of it as does not stand in the base, and False."""
        if iri not in self._known:
            compact = _compact(iri)
            self._known[iri] = (compact or _relative(iri, self.base), compact is not None)
            if compact:
                self.used.add(compact.partition(":")[0])
        return self._known[iri]


# ---- order


def _natural(text: str) -> list[tuple[int, int, str]]:
    """Sort key in which numbers count as numbers: row 2 before row 10."""
    return [(0, int(part), part) if part.isdecimal() else (1, 0, part) for part in re.split(r"(\d+)", text) if part]


@lru_cache(4096)
def _property_order(predicate: URIRef) -> tuple[int, int, str]:
    for group, row in ((0, _FIRST), (2, _LAST)):
        if predicate in row:
            return group, row.index(predicate), ""
    return 1, 0, _compact(predicate) or predicate


def _path_order(path: str, level: int, places: dict[str, int], known: dict[str, tuple[Any, ...]]) -> tuple[Any, ...]:
    """Sort key of a path, step by step; `places`: numbers of things by their path, `known`: keys that are made already."""
    if path not in known:
        above, _, segment = path.rpartition("/")
        before = _path_order(above, level - 1, places, known) if level else ()
        section = _SECTIONS.get(segment, len(_SECTIONS)) if level > 1 else len(_SECTIONS)
        known[path] = (*before, (section, places.get(path, 0), _natural(segment)))
    return known[path]


def _ordered(graph: Triples, base: str) -> Iterator[tuple[URIRef, dict[URIRef, list[Value]]]]:
    """Each node with its properties and their values: document, file and parts as a reader meets them; excerpts at the end."""
    places = {s[len(base) :]: int(str(p[IKI.urutan][0])) for s, p in graph.nodes.items() if IKI.urutan in p and s.startswith(base)}

    keys: dict[str, tuple[Any, ...]] = {}

    def order(subject: URIRef) -> tuple[Any, ...]:
        path = subject.removeprefix(base)
        rank = {"dok": 0, "berkas": 2 if "#" in subject else 1}.get(path.partition("/")[0], 3)
        return rank, _path_order(path, path.count("/"), places, keys)

    for subject in sorted(graph.nodes, key=order):
        properties = graph.nodes[subject]
        yield subject, {predicate: _in_order(properties[predicate]) for predicate in sorted(properties, key=_property_order)}


def _in_order(values: list[Value]) -> list[Value]:
    return values if len(values) == 1 else sorted(values, key=lambda value: _natural(_full(value)))


# ---- Turtle and TriG


class _Turtle:
    """Writes graphs for readers: subjects in document order, the text before the bookkeeping, a heading for each section."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.names = _Names(base)

    def write(self, graphs: Graphs) -> str:
        parts = [self._graph(name, graph) for name, graph in graphs.items() if graph.nodes]
        head = [f"@base <{self.base}> .", *(f"@prefix {p}: <{PREFIXES[p]}> ." for p in sorted(self.names.used))]
        return "\n".join(head) + "\n" + "".join(parts)

    def _graph(self, name: str, graph: Triples) -> str:
        body = "".join(self._blocks(graph))
        if not name:
            return body
        indented = "".join(f"    {line}" if line.strip() else line for line in body.splitlines(keepends=True))
        return f"\n{self._term(URIRef(name))} {{{chr(10) if not body.startswith(chr(10)) else ''}{indented}}}\n"

    def _blocks(self, graph: Triples) -> Iterator[str]:
        section = None
        for subject, properties in _ordered(graph, self.base):
            if (here := self._section(subject)) != section:
                section = here
                yield f"\n# {'=' * 8} {section}\n"
            if IKI.Jabatan in properties.get(_TYPE, ()):
                yield f"\n# -------- {' '.join(str(properties.get(IKI.nama, ['(tanpa nama)'])[0]).split())}\n"
            yield f"\n{self._block(subject, properties)}"

    def _section(self, subject: URIRef) -> str:
        """What a reader would call the part of the file that a node belongs to."""
        path = subject.removeprefix(self.base).partition("#")[0].split("/")
        if path[0] == "dok":
            return path[2] if len(path) > 2 else "dokumen"
        return "petikan" if "#line=" in subject else path[0]

    def _block(self, subject: URIRef, properties: dict[URIRef, list[Value]]) -> str:
        lines = []
        for predicate, values in properties.items():
            name = "a" if predicate == _TYPE else self._term(predicate)
            lines.append(f"{name} " + (" , " if len(values) < 3 else " ,\n        ").join(map(self._term, values)))
        return f"{self._term(subject)} {(' ; ' if IKI.barisAwal in properties else _NEXT).join(lines)} .\n"

    def _term(self, term: Value) -> str:
        if isinstance(term, URIRef):
            name, prefixed = self.names.of(term)
            return name if prefixed else f"<{name}>"
        if isinstance(term, int):
            return str(term)
        if not isinstance(term, Literal) or term.language:
            return _full(term)
        if term.datatype == XSD.integer and re.fullmatch(r"[+-]?\d+", term):
            return str(term)
        return f"{_quoted(term)}^^{self._term(term.datatype or XSD.string)}"


# ---- JSON-LD


def _jsonld(graphs: Graphs, base: str) -> str:
    """One object a named graph, nodes sorted as in Turtle, with a context of the prefixes that occur."""
    names = _Names(base)

    def name(iri: str) -> str:
        return names.of(iri)[0]

    def value(term: Value) -> Any:
        if isinstance(term, URIRef):
            return {"@id": name(term)}
        if not isinstance(term, Literal):
            return term
        if term.language:
            return {"@value": str(term), "@language": term.language}
        return {"@value": str(term), "@type": name(term.datatype or XSD.string)}

    def nodes(graph: Triples) -> list[dict[str, Any]]:
        out = []
        for subject, properties in _ordered(graph, base):
            node: dict[str, Any] = {"@id": name(subject)}
            for predicate, terms in properties.items():
                values = [name(str(t)) for t in terms] if predicate == _TYPE else [value(t) for t in terms]
                node["@type" if predicate == _TYPE else name(predicate)] = values[0] if len(values) == 1 else values
            out.append(node)
        return out

    content: list[dict[str, Any]] = []
    for graph, triples in graphs.items():
        content += [{"@id": name(graph), "@graph": nodes(triples)}] if graph else nodes(triples)
    context = {"@base": base} | {prefix: PREFIXES[prefix] for prefix in sorted(names.used)}
    return json.dumps({"@context": context, "@graph": content}, ensure_ascii=False, indent=1) + "\n"

"""Graphs as bytes: Turtle and TriG for readers, N-Quads for machines, JSON-LD for the web. Same graph, same bytes.

The writers are our own because those of rdflib order N-Quads, TriG and JSON-LD by Python's hash seed. They know no blank nodes.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from rdflib import RDF, XSD, Dataset, Graph, Literal, URIRef
from rdflib.term import Node

from iki_graph.errors import UsageError
from iki_graph.vocab import BASE, ELI, IKI, PREFIXES, PROV

Triple = tuple[URIRef, URIRef, URIRef | Literal]
Graphs = dict[str, list[Triple]]
"""Triples by the name of their graph; '' is the default graph."""

FORMATS = ("ttl", "trig", "nq", "jsonld")

_FIRST = (
    RDF.type, IKI.urutan, IKI.nomorUrut, IKI.nomorBaris, IKI.kode, IKI.ke, IKI.jenisBagian, IKI.jenisSebutan, IKI.nama, IKI.namaKabupaten,
    IKI.jenisDokumen, ELI.number, ELI.title, IKI.tanggalTertulis, ELI.date_document, IKI.tempatPenetapan, IKI.periode, IKI.tahunAwal,
    IKI.tahunAkhir, IKI.nilai, IKI.teks, IKI.barisAwal, IKI.barisAkhir, IKI.jenisPeraturan, IKI.nomorPeraturan, IKI.tahunPeraturan,
    IKI.judulPeraturan, IKI.jenisLembaran, IKI.tahunLembaran, IKI.nomorLembaran, IKI.seriLembaran, IKI.nomorTambahanLembaran,
    IKI.kunciPeraturan, IKI.merujuk, IKI.jenisFormula, IKI.pembilang, IKI.penyebut, IKI.pengali,
)  # fmt: skip
_LAST = (IKI.sidik, IKI.yakin, IKI.milik, IKI.dalamDokumen, PROV.hadPrimarySource, PROV.wasDerivedFrom)
_SECTIONS = (
    "instansi", "bagian", "menimbang", "mengingat", "perubahan", "diktum", "butir", "visi", "misi", "tujuan", "sasaran", "iku", "tugas", "fungsi",
    "kinerja", "indikator", "jabatan", "iki", "formula", "sumber", "sebutan", "keraguan", "orang", "keselarasan", "temuan",
)  # fmt: skip
"""Path segments in the order in which a document is read."""
_NEXT = " ;\n    "
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_UNSAFE = re.compile('["\\\\\x00-\x1f\x7f]')


def serialise(graphs: Dataset | Graph, format: str, base: str = BASE) -> bytes:
    """A graph or a dataset in one of `FORMATS`, UTF-8.

    Turtle has no named graphs: of a dataset it gives the union. IRIs under `base` are written relative to it.
    Raises UsageError for another format, ValueError for a blank node.
    """
    found = _graphs(graphs)
    if format == "ttl":
        union = sorted({triple for triples in found.values() for triple in triples})
        return _Turtle(base).write({"": union}).encode()
    if format == "trig":
        return _Turtle(base).write(found).encode()
    if format == "nq":
        return "".join(sorted(_line(t, name) for name, triples in found.items() for t in triples)).encode()
    if format == "jsonld":
        return _jsonld(found, base).encode()
    raise UsageError(f"Bentuk {format!r} tidak dikenal: pilih {', '.join(FORMATS)}.")


def _graphs(graphs: Dataset | Graph) -> Graphs:
    found: Graphs = defaultdict(list)
    if isinstance(graphs, Dataset):
        for s, p, o, g in graphs.quads():
            found["" if g is None else str(g)].append(_triple(s, p, o))
    else:
        found[""] = [_triple(s, p, o) for s, p, o in graphs]
    return {name: found[name] for name in sorted(found)}


def _triple(subject: Node, predicate: Node, value: Node) -> Triple:
    if isinstance(subject, URIRef) and isinstance(predicate, URIRef) and isinstance(value, URIRef | Literal):
        return subject, predicate, value
    raise ValueError(f"Data have no blank nodes, but here is one: {subject} {predicate} {value}")


# ---- terms


def _quoted(text: str) -> str:
    return '"' + _UNSAFE.sub(lambda m: _ESCAPES.get(m[0]) or f"\\u{ord(m[0]):04X}", text) + '"'


def _full(term: URIRef | Literal) -> str:
    """A term as N-Triples has it."""
    if isinstance(term, URIRef):
        return f"<{term}>"
    if term.language:
        return f"{_quoted(term)}@{term.language}"
    plain = term.datatype is None or term.datatype == XSD.string
    return _quoted(term) if plain else f"{_quoted(term)}^^<{term.datatype}>"


def _line(triple: Triple, graph: str) -> str:
    return " ".join(_full(term) for term in triple) + (f" <{graph}> .\n" if graph else " .\n")


def _compact(iri: str) -> str | None:
    """Prefix and name, where the name needs no escape."""
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and _LOCAL.fullmatch(iri[len(namespace) :]):
            return f"{prefix}:{iri[len(namespace) :]}"
    return None


def _natural(text: str) -> list[tuple[int, int, str]]:
    """Sort key in which numbers count as numbers: row 2 before row 10."""
    return [(0, int(part), part) if part.isdecimal() else (1, 0, part) for part in re.split(r"(\d+)", text) if part]


# ---- Turtle and TriG


class _Turtle:
    """Writes graphs for readers: subjects in document order, the text before the bookkeeping, a heading for each section."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.used: set[str] = set()

    def write(self, graphs: Graphs) -> str:
        parts = [self._graph(name, triples) for name, triples in graphs.items() if triples]
        head = [f"@base <{self.base}> .", *(f"@prefix {p}: <{PREFIXES[p]}> ." for p in sorted(self.used))]
        return "\n".join(head) + "\n" + "".join(parts)

    def _graph(self, name: str, triples: list[Triple]) -> str:
        body = "".join(self._blocks(triples))
        if not name:
            return body
        indented = "".join(f"    {line}" if line.strip() else line for line in body.splitlines(keepends=True))
        return f"\n{self._term(URIRef(name))} {{{chr(10) if not body.startswith(chr(10)) else ''}{indented}}}\n"

    def _blocks(self, triples: list[Triple]) -> Iterator[str]:
        nodes: dict[URIRef, dict[URIRef, list[URIRef | Literal]]] = defaultdict(lambda: defaultdict(list))
        for subject, predicate, value in triples:
            nodes[subject][predicate].append(value)
        places = {s: int(p[IKI.urutan][0]) for s, p in nodes.items() if IKI.urutan in p}
        section = None
        for subject in sorted(nodes, key=lambda s: _reading_order(s, places, self.base)):
            if (here := self._section(subject)) != section:
                section = here
                yield f"\n# {'=' * 8} {section}\n"
            if IKI.Jabatan in nodes[subject].get(RDF.type, ()):
                yield f"\n# -------- {' '.join(str(nodes[subject].get(IKI.nama, ['(tanpa nama)'])[0]).split())}\n"
            yield f"\n{self._block(subject, nodes[subject])}"

    def _section(self, subject: URIRef) -> str:
        """What a reader would call the part of the file that a node belongs to."""
        path = subject.removeprefix(self.base).partition("#")[0].split("/")
        if path[0] == "dok":
            return path[2] if len(path) > 2 else "dokumen"
        return "petikan" if "#line=" in subject else path[0]

    def _block(self, subject: URIRef, properties: dict[URIRef, list[URIRef | Literal]]) -> str:
        lines = []
        for predicate in sorted(properties, key=_property_order):
            name = "a" if predicate == RDF.type else self._term(predicate)
            values = [self._term(v) for v in sorted(properties[predicate], key=lambda v: _natural(_full(v)))]
            lines.append(f"{name} " + (" , " if len(values) < 3 else " ,\n        ").join(values))
        return f"{self._term(subject)} {(' ; ' if IKI.barisAwal in properties else _NEXT).join(lines)} .\n"

    def _term(self, term: URIRef | Literal) -> str:
        if isinstance(term, Literal):
            if term.datatype == XSD.integer and re.fullmatch(r"[+-]?\d+", term):
                return str(term)
            if term.datatype is None or term.datatype == XSD.string or term.language:
                return _full(term)
            return f"{_quoted(term)}^^{self._term(term.datatype)}"
        compact = _compact(term)
        if compact:
            self.used.add(compact.partition(":")[0])
            return compact
        return f"<{_relative(term, self.base)}>"


def _relative(iri: str, base: str) -> str:
    """An IRI under the base without it, where that is safe to read back."""
    rest = iri.removeprefix(base)
    plain = all(segment.strip(".") for segment in re.split(r"[?#]", rest)[0].split("/"))
    return rest if rest != iri and plain and re.match(r"[A-Za-z0-9]+(?:/|$)", rest) else iri


def _reading_order(subject: URIRef, places: dict[URIRef, int], base: str) -> tuple[Any, ...]:
    """Document, file and parts as a reader meets them; excerpts at the end."""
    rank = {"dok": 0, "berkas": 2 if "#" in subject else 1}
    path = subject.removeprefix(base).split("/")
    keys: list[Any] = []
    for at, segment in enumerate(path):
        known = _SECTIONS.index(segment) if at > 1 and segment in _SECTIONS else rank.get(segment, 3) if at == 0 else len(_SECTIONS)
        keys.append((known, places.get(URIRef(base + "/".join(path[: at + 1])), 0), _natural(segment)))
    return tuple(keys)


def _property_order(predicate: URIRef) -> tuple[int, int, str]:
    for group, terms in ((0, _FIRST), (2, _LAST)):
        if predicate in terms:
            return group, terms.index(predicate), ""
    return 1, 0, _compact(predicate) or predicate


# ---- JSON-LD


def _jsonld(graphs: Graphs, base: str) -> str:
    """One object a named graph, nodes sorted as in Turtle, with a context of the prefixes that occur."""
    used: set[str] = set()

    def name(iri: str) -> str:
        compact = _compact(iri)
        if compact:
            used.add(compact.partition(":")[0])
        return compact or _relative(iri, base)

    def value(term: URIRef | Literal) -> Any:
        if isinstance(term, URIRef):
            return {"@id": name(term)}
        if term.language:
            return {"@value": str(term), "@language": term.language}
        if term.datatype is None or term.datatype == XSD.string:
            return str(term)
        if term.datatype == XSD.integer and str(int(term)) == str(term):
            return int(term)
        return {"@value": str(term), "@type": name(term.datatype)}

    def nodes(triples: Iterable[Triple]) -> list[dict[str, Any]]:
        found: dict[URIRef, dict[URIRef, list[URIRef | Literal]]] = defaultdict(lambda: defaultdict(list))
        for s, p, o in triples:
            found[s][p].append(o)
        places = {s: int(p[IKI.urutan][0]) for s, p in found.items() if IKI.urutan in p}
        out = []
        for subject in sorted(found, key=lambda s: _reading_order(s, places, base)):
            node: dict[str, Any] = {"@id": name(subject)}
            for predicate in sorted(found[subject], key=_property_order):
                terms = sorted(found[subject][predicate], key=lambda v: _natural(_full(v)))
                values = [name(t) for t in terms] if predicate == RDF.type else [value(t) for t in terms]
                node["@type" if predicate == RDF.type else name(predicate)] = values[0] if len(values) == 1 else values
            out.append(node)
        return out

    content: list[dict[str, Any]] = []
    for graph, triples in graphs.items():
        content += [{"@id": name(graph), "@graph": nodes(triples)}] if graph else nodes(triples)
    context = {"@base": base} | {prefix: PREFIXES[prefix] for prefix in sorted(used)}
    return json.dumps({"@context": context, "@graph": content}, ensure_ascii=False, indent=1) + "\n"

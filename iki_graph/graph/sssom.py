"""Alignment graphs as SSSOM/TSV, the exchange format for mappings (https://mapping-commons.github.io/sssom/, version 1.0), and back."""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from rdflib import OWL, RDF, RDFS, XSD, Literal, URIRef

from iki_graph import __version__
from iki_graph.errors import InputError
from iki_graph.graph.links import confidence
from iki_graph.graph.triples import Triples, Value
from iki_graph.reference.keys import digest
from iki_graph.vocab import BASE, DCTERMS, IKI, PREFIXES, SSSOM

LICENSE = "https://w3id.org/sssom/license/unspecified"
"""SSSOM wants a licence; that of a decree's alignment is not ours to choose."""

SLOTS = {
    "subject_id": OWL.annotatedSource,
    "subject_label": SSSOM.subject_label,
    "predicate_id": OWL.annotatedProperty,
    "predicate_modifier": SSSOM.predicate_modifier,
    "object_id": OWL.annotatedTarget,
    "object_label": SSSOM.object_label,
    "mapping_justification": SSSOM.mapping_justification,
    "reviewer_label": SSSOM.reviewer_label,
    "mapping_date": DCTERMS.created,
    "confidence": SSSOM.confidence,
    "comment": RDFS.comment,
}
"""Columns in the order of the standard, and the RDF property of each."""

_NOTHING = "sssom:NoTermFound"
"""In place of an object: there is none."""

NEEDED = ("subject_id", "predicate_id", "object_id", "mapping_justification")
_TYPES = {"mapping_date": XSD.date, "confidence": XSD.double}

_BUILT_IN = {name: PREFIXES[name] for name in ("dcterms", "owl", "rdf", "rdfs", "semapv", "skos", "sssom", "xsd")}
"""Prefixes that need no declaration."""

_HEAD = re.compile(r"(?P<indent> *)(?P<key>[^\s:#][^:]*):(?: +(?P<value>.*))?")


class MappingSet(NamedTuple):
    """A file of mappings: its metadata as they stand, the IRIs of its prefixes, and its mappings as an alignment graph."""

    metadata: dict[str, str]
    prefixes: dict[str, str]
    graph: Triples


def dump(graphs: Sequence[Triples], base: str = BASE) -> str:
    """Alignment graphs as one mapping set. `base`: where the IRIs of data begin."""
    mappings = [(graph, node) for graph in graphs for node in mappings_of(graph)]
    names = [str(graph.identifier) for graph in graphs]
    prefixes = {"data": base, "iki": PREFIXES["iki"]}
    metadata = {
        "mapping_set_id": names[0] if len(names) == 1 else f"{base}keselarasan/{digest(*sorted(names))}",
        "license": LICENSE,
        "mapping_tool": "iki-graph",
        "mapping_tool_version": __version__,
    }
    return _written(metadata, prefixes, (_row(graph, node, prefixes) for graph, node in mappings))


def again(found: MappingSet) -> str:
    """A mapping set that was read, as SSSOM/TSV; the same bytes, if they were written here."""
    rows = (_row(found.graph, node, found.prefixes) for node in mappings_of(found.graph))
    return _written(found.metadata, found.prefixes, rows)


def mappings_of(graph: Triples) -> list[URIRef]:
    """The mappings of an alignment graph: what serves what, and what a reviewer says does not."""
    return [node for kind in (IKI.Keselarasan, IKI.Penolakan) for node in graph.subjects(RDF.type, kind)]


def _written(metadata: Mapping[str, str], prefixes: Mapping[str, str], rows: Iterable[dict[str, str]]) -> str:
    ordered = sorted(tuple(row[slot] for slot in SLOTS) for row in rows)
    shown = [at for at, slot in enumerate(SLOTS) if slot in NEEDED or any(row[at] for row in ordered)]
    out = io.StringIO()
    out.write("#curie_map:\n")
    out.writelines(f"#  {name}: {prefixes[name]}\n" for name in sorted(prefixes))
    out.writelines(f"#{key}: {value}\n" for key, value in metadata.items())
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    writer.writerow([list(SLOTS)[at] for at in shown])
    writer.writerows([row[at] for at in shown] for row in ordered)
    return out.getvalue()


def _row(graph: Triples, node: URIRef, prefixes: Mapping[str, str]) -> dict[str, str]:
    return {slot: _cell(graph.value(node, term), prefixes) for slot, term in SLOTS.items()}


def _cell(value: Value | None, prefixes: Mapping[str, str]) -> str:
    if value == SSSOM.NegatedPredicate:
        return "Not"
    if isinstance(value, URIRef):
        name = max(((len(start), name) for name, start in {**_BUILT_IN, **prefixes}.items() if value.startswith(start)))[1]
        return f"{name}:{value.removeprefix({**_BUILT_IN, **prefixes}[name])}"
    if isinstance(value, Literal) and value.datatype == XSD.double:
        return str(confidence(float(value)))
    return "" if value is None else str(value)


def load(text: str, name: str) -> MappingSet:
    """Read SSSOM/TSV with its metadata in the same file. Columns that an alignment does not have are passed over.

    `name` of the file, for messages. Raises InputError for what is no such file.
    """
    lines = text.removeprefix("\ufeff").splitlines(keepends=True)
    head = next((at for at, line in enumerate(lines) if not line.startswith("#")), len(lines))
    metadata, declared = _metadata([line[1:].rstrip("\r\n") for line in lines[:head]], name)
    prefixes = _BUILT_IN | declared
    rows = csv.DictReader(io.StringIO("".join(lines[head:]), newline=""), delimiter="\t")
    if missing := [slot for slot in NEEDED if slot not in (rows.fieldnames or ())]:
        raise InputError(f"{name}: bukan SSSOM/TSV; kolom {', '.join(missing)} tidak ada.")
    graph = Triples(identifier=URIRef(metadata["mapping_set_id"]))
    for number, row in enumerate(rows, 1):
        node = URIRef(f"{graph.identifier}/{number}")
        negative = row.get("predicate_modifier") or row["object_id"] == _NOTHING
        graph.add(node, RDF.type, IKI.Penolakan if negative else IKI.Keselarasan)
        for slot, term in SLOTS.items():
            if (cell := row.get(slot)) and slot == "confidence" and not re.fullmatch(r"[01](\.\d+)?", cell):
                raise InputError(f"{name}: pemetaan {number}: confidence {cell!r} bukan angka dari 0 sampai 1.")
            if cell:
                graph.add(node, term, _value(slot, cell, prefixes, f"{name}: pemetaan {number}"))
            elif slot in NEEDED:
                raise InputError(f"{name}: pemetaan {number}: {slot} kosong.")
    return MappingSet(metadata, declared, graph)


def _value(slot: str, cell: str, prefixes: Mapping[str, str], place: str) -> Value:
    if slot == "predicate_modifier":
        if cell != "Not":
            raise InputError(f"{place}: predicate_modifier {cell!r} tidak dikenal; hanya Not.")
        return SSSOM.NegatedPredicate
    if slot not in NEEDED:
        return Literal(cell, datatype=_TYPES[slot], normalize=False) if slot in _TYPES else cell
    prefix, colon, local = cell.partition(":")
    if not colon or prefix not in prefixes:
        raise InputError(f"{place}: awalan {cell!r} tidak ada dalam curie_map.")
    return URIRef(prefixes[prefix] + local)


def _metadata(lines: Sequence[str], name: str) -> tuple[dict[str, str], dict[str, str]]:
    """The metadata block: its plain values, and its prefixes. Lists and other structures say nothing that an alignment needs."""
    metadata: dict[str, str] = {}
    prefixes: dict[str, str] = {}
    margin = min((len(line) - len(line.lstrip(" ")) for line in lines if line.strip()), default=0)
    above = ""
    for line in lines:
        if not (match := _HEAD.fullmatch(line[margin:].rstrip())):
            continue
        key, value = match["key"].strip("'\" "), (match["value"] or "").strip().strip("'\"")
        if not match["indent"]:
            above = key
            if value:
                metadata[key] = value
        elif above == "curie_map":
            prefixes[key] = value
    if "mapping_set_id" not in metadata or not prefixes:
        raise InputError(f"{name}: bukan SSSOM/TSV dengan metadata; mapping_set_id dan curie_map harus ada pada awal berkas.")
    return metadata, prefixes

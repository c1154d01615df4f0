"""Where a finding is: its pointer into the record, its lines in the source, a name for people, and doubts about our reading there."""

import json
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import BaseModel
from rdflib import RDF, URIRef

from iki_graph.checks.catalogue import Aturan
from iki_graph.checks.result import Result
from iki_graph.graph.triples import Triples
from iki_graph.record import Baris, Keraguan, Rekaman
from iki_graph.vocab import FOAF, IKI, ORG, PROV


class Places:
    """The places of one decree. `nodes` is the graph's index: JSON pointer into the record -> node."""

    def __init__(self, rekaman: Rekaman, data: Triples, nodes: Mapping[str, URIRef]) -> None:
        self.rekaman = rekaman
        self.data = data
        self.pointers: dict[URIRef, str] = {}
        for pointer, node in nodes.items():
            self.pointers.setdefault(node, pointer)
        self.read = sorted(rekaman.asal)

    def pointer(self, node: URIRef) -> str:
        """JSON pointer of a node; '' for the document."""
        return self.pointers.get(node, "")

    def of(self, result: Result, rule: Aturan) -> tuple[Baris | None, list[Baris]]:
        """Where to mend what an engine reports, and further lines that the finding speaks of."""
        place = self._excerpt(result.letak) if result.letak is not None else None
        first, others = (place, []) if place else self.lines(result.node, rule)
        further = {lines for node in result.lain if (lines := self._further(node, rule))}
        return first, sorted((further | set(others)) - {first})

    def _further(self, node: URIRef, rule: Aturan) -> Baris | None:
        """The lines of a further thing; of what is no part of the record (a fact), its own."""
        if node not in self.pointers:
            return next(self._own(node), None)
        return self.lines(node, rule)[0] or next(self._own(node), None)

    def _excerpt(self, node: URIRef) -> Baris | None:
        """The lines that a node was read from; an excerpt's are its own."""
        excerpts = self.data.objects(node, PROV.wasDerivedFrom)
        excerpt = URIRef(min(map(str, excerpts))) if excerpts else node
        first, last = self.data.value(excerpt, IKI.barisAwal), self.data.value(excerpt, IKI.barisAkhir)
        return (int(str(first)), int(str(last))) if first is not None and last is not None else None

    def lines(self, node: URIRef, rule: Aturan) -> tuple[Baris | None, list[Baris]]:
        """Where to mend, and further lines that the finding speaks of.

        The fields that the check rests on come first, in the order that it names them; then the place that it gives instead where the
        document is at fault, the node itself, and the nearest thing that owns the node; for the document at last the head of its first part.
        """
        found = [lines for field in self._fields(node, rule) if (lines := self._read_from(field))]
        if not found:
            instead = (self._read_from(field) for field in rule.letak) if not self.pointer(node) else ()
            found = [lines for lines in (*instead, *self._head(node, rule), *self._own(node)) if lines][:1]
        if not found and not self.pointer(node):
            found = [(part.baris[0], part.baris[0]) for part in self.rekaman.bagian[:1]]
        if not found:
            return None, []
        first = found[0]
        others = sorted({lines for lines in found if not (first[0] <= lines[0] and lines[1] <= first[1])})
        return first, others

    def doubt(self, result: Result, rule: Aturan) -> Keraguan | None:
        """The first doubt about our reading of what the check rests on.

        A doubt about a field, a part of it or a thing around it counts. One about the whole document counts where its lines lie
        within the node's, or within those that the finding itself names (what stands there may be what we miss), and for findings on the
        document where it has no lines.
        """
        node = result.node
        fields = self._fields(node, rule) or [self.pointer(node)]
        span = (self._excerpt(result.letak) if result.letak is not None else None) or next(self._own(node), None)
        for doubt in self.rekaman.keraguan:
            if doubt.penunjuk:
                if any(_within(doubt.penunjuk, field) or _within(field, doubt.penunjuk) for field in fields):
                    return doubt
            elif doubt.baris is None:
                if not self.pointer(node):
                    return doubt
            elif span and span[0] <= doubt.baris[1] and doubt.baris[0] <= span[1]:
                return doubt
        return None

    def texts(self, node: URIRef, rule: Aturan) -> Iterator[str]:
        """What the record says in the fields that a check of a node rests on, wherever that stands in the source."""
        for pointer in self._fields(node, rule):
            value: Any = self.rekaman
            for step in pointer.strip("/").split("/"):
                value = value[int(step)] if isinstance(value, list) else getattr(value, step, None)
            yield json.dumps(_placeless(value), ensure_ascii=False)

    def label(self, node: URIRef) -> str:
        """Where it is, for people: 'Jabatan Kepala Seksi ..., IKI 2'."""
        data = self.data
        kinds = set(data.objects(node, RDF.type))
        number = data.value(node, IKI.urutan)
        if FOAF.Person in kinds:
            post = data.node(node, ORG.holds)
            return f"Pemegang {data.value(post, IKI.nama) or 'jabatan'}" if post else "Penanda tangan"
        if IKI.Jabatan in kinds:
            return f"Jabatan {data.value(node, IKI.nama) or f'nomor {number}'}"
        if IKI.Diktum in kinds:
            return f"Diktum {data.value(node, IKI.ke)}"
        if IKI.ButirMengingat in kinds:
            return f"Mengingat angka {data.value(node, IKI.nomorUrut) or number}"
        if IKI.Sebutan in kinds:
            return f"Bagian {data.value(data.node(node, IKI.padaBagian), IKI.nama) or 'lain'}"
        for kind, name in _NUMBERED.items():
            if kind in kinds:
                owner = data.node(node, IKI.milik)
                if owner is not None and (owner, RDF.type, IKI.Jabatan) in data:
                    return f"{self.label(owner)}, {name} {number}"
                return f"{name} {number}"
        return "Naskah"

    def _fields(self, node: URIRef, rule: Aturan) -> list[str]:
        """Pointers of the fields that a check of a node rests on."""
        pointer = self.pointer(node)
        if not pointer:
            return [field for field in rule.bidang if field.startswith("/")]
        return [f"{pointer}/{field}" for field in rule.bidang if not field.startswith("/")]

    def _read_from(self, pointer: str) -> Baris | None:
        """The lines that a value of the record was read from; for a list or an object, all its parts."""
        asal = self.rekaman.asal
        if (exact := asal.get(pointer)) and exact.baris:
            return exact.baris
        within, parts = pointer + "/", []
        for key in self.read[bisect_left(self.read, within) :]:
            if not key.startswith(within):
                break
            if lines := asal[key].baris:
                parts.append(lines)
        return (min(first for first, _ in parts), max(last for _, last in parts)) if parts else None

    def _head(self, node: URIRef, rule: Aturan) -> Iterator[Baris]:
        """Where the tasks or the functions of a position are missed: from its name to its functions, or to the end of its tasks."""
        sheet = next(self._own(node), None)
        if sheet is None or (node, RDF.type, IKI.Jabatan) not in self.data:
            return
        if rule.bidang not in (("tugas",), ("fungsi",)):
            return
        if rule.bidang == ("tugas",) and (lines := self._read_from(f"{self.pointer(node)}/fungsi")):
            yield sheet[0], lines[0]
        if rule.bidang == ("fungsi",) and (lines := self._read_from(f"{self.pointer(node)}/tugas")):
            yield sheet[0], lines[1]
        yield sheet[0], min(sheet[0] + _HEAD_LINES - 1, sheet[1])

    def _own(self, node: URIRef) -> Iterator[Baris]:
        """The lines of a node, then those of what owns it."""
        at: URIRef | None = node
        while at is not None:
            if self.data.objects(at, PROV.wasDerivedFrom) and (lines := self._excerpt(at)):
                yield lines
            at = self.data.node(at, IKI.bagianDari) or self.data.node(at, IKI.milik) or self.data.node(at, ORG.holds)


_HEAD_LINES = 3
"""Lines of a sheet's head: position, tasks, functions."""

_NUMBERED = {
    IKI.IKU: "IKU",
    IKI.IndikatorProgram: "indikator program",
    IKI.IKI: "IKI",
    IKI.Indikator: "indikator",
    IKI.Kinerja: "kinerja",
    IKI.Tugas: "tugas",
    IKI.Fungsi: "fungsi",
    IKI.Menimbang: "Menimbang butir",
}


def _placeless(value: Any) -> Any:
    """A value of the record as JSON data, without lines, pages and cells."""
    if isinstance(value, BaseModel):
        return {key: _placeless(item) for key, item in value if key not in ("baris", "halaman", "kotak", "sel")}
    return [_placeless(item) for item in value] if isinstance(value, list) else value


def _within(pointer: str, other: str) -> bool:
    """Whether a pointer is the other one or points to a part of it."""
    return pointer == other or pointer.startswith(other + "/")

"""What a decree itself states of its cascade, and its organisation chart, as a directed graph from the child up to what it serves.

Nodes bear the record's indices: `visi:0`, `misi:0`, `tujuan:0`, `sasaran:0`, `iku:0`, `jabatan:3`, `jabatan:3/iki:2`; beside them
`kinerja:0` (what a program's row measures) and `indikator:0` (an indicator that only the linkage table names). A statement that
only a table or a link names goes on counting where the record's list ends.
"""

import networkx as nx

from iki_graph.alignment.keselarasan import Verdicts
from iki_graph.alignment.reasons import Alasan, alasan
from iki_graph.errors import InputError
from iki_graph.record import BarisIndikator, Rekaman
from iki_graph.reference.keys import squash

STATEMENTS = ("visi", "misi", "tujuan", "sasaran")
"""Levels of the statements, highest first."""


def superiors(rekaman: Rekaman) -> list[list[int]]:
    """For each position the indices of its superiors in the document, the direct one first; a cycle ends the chain."""
    index = {jabatan.urut: at for at, jabatan in reversed(list(enumerate(rekaman.jabatan)))}
    above = [None if j.atasan_urut is None else index.get(j.atasan_urut) for j in rekaman.jabatan]
    chains = []
    for at in range(len(above)):
        chain: list[int] = []
        up = above[at]
        while up is not None and up != at and up not in chain:
            chain.append(up)
            up = above[up]
        chains.append(chain)
    return chains


def stated(rekaman: Rekaman) -> nx.DiGraph:
    """The nodes of a record's cascade, the links that the document states (`kind` dinyatakan) and those to superiors (atasan).

    Nodes: `level` (visi, misi, tujuan, sasaran, iku, program, kinerja, indikator, jabatan, iki), `text`, `lines`, `pointer` (JSON
    pointer into the record); a row of a table also `target` and `number`, an IKI its `kinerja` and `jabatan`. Edges run from child to
    parent: `kind`, `score`, `reason` (in both languages). The graph's own `berkas`, `instansi`, `tahun` name the document.
    Raises InputError for a stated link whose end is no `level:text`.
    """
    graph = _Builder(rekaman)
    graph.statements()
    graph.office()
    graph.links()
    graph.positions()
    return graph.graph


def standing(graph: nx.DiGraph, verdicts: Verdicts) -> nx.DiGraph:
    """Who serves whom before anything is inferred: what `stated` found but the lines of command, and the verdicts in the place of it."""
    decided = {node: verdict.ke for node, verdict in verdicts.items() if verdict.decides}
    links = nx.DiGraph((a, b) for a, b, kind in graph.edges(data="kind") if kind != "atasan" and a not in decided)
    links.add_edges_from((node, target) for node, target in decided.items() if target)
    return links


def rings(links: nx.DiGraph, child: str, parent: str) -> bool:
    """Whether a link from child to parent would close a ring of these links."""
    return child in links and parent in links and bool(links.pred[child]) and nx.has_path(links, parent, child)


class _Builder:
    """Holds the graph under construction and the index of its texts."""

    def __init__(self, rekaman: Rekaman) -> None:
        self.rekaman = rekaman
        dokumen = rekaman.dokumen
        self.graph = nx.DiGraph(berkas=rekaman.berkas, instansi=dokumen.instansi, tahun=dokumen.tahun)
        self.known: dict[tuple[str, str], str] = {}
        self.count: dict[str, int] = {}

    def statement(self, level: str, text: str, pointer: str) -> str:
        """A new statement, counted within its level."""
        node = f"{level}:{self.count.get(level, 0)}"
        self.count[level] = self.count.get(level, 0) + 1
        self.known.setdefault((level, squash(text) or text), node)
        asal = self.rekaman.asal.get(pointer)
        self.graph.add_node(node, level=level, text=text, lines=asal.baris if asal else None, pointer=pointer)
        return node

    def named(self, level: str, text: str, pointer: str) -> str:
        """The statement with this text; a new one where only a table or a link names it."""
        return self.known.get((level, squash(text) or text)) or self.statement(level, text, pointer)

    def link(self, child: str, parent: str | None, kind: str, score: float, reason: Alasan) -> None:
        """Add an edge, unless there is no parent or the edge is there already: the first reason stands."""
        if parent and child != parent and not self.graph.has_edge(child, parent):
            self.graph.add_edge(child, parent, kind=kind, score=score, reason=reason)

    def statements(self) -> None:
        """Visi to sasaran, every item a node of its own so that indices stay those of the record."""
        kaskade = self.rekaman.kaskade
        if kaskade.visi:
            self.statement("visi", kaskade.visi, "/kaskade/visi")
        for level in STATEMENTS[1:]:
            for at, text in enumerate(getattr(kaskade, level)):
                self.statement(level, text, f"/kaskade/{level}/{at}")

    def office(self) -> None:
        """Rows of the office's tables, each linked to the sasaran (a program's row: the kinerja) that stands beside it."""
        for at, iku in enumerate(self.rekaman.iku):
            office = iku.tingkat == "iku"
            self.row(f"iku:{at}", "iku" if office else "program", iku, f"/iku/{at}", number=iku.kode)
            if iku.sasaran:
                above = self.named("sasaran" if office else "kinerja", iku.sasaran, f"/iku/{at}/sasaran")
                self.link(f"iku:{at}", above, "dinyatakan", 1.0, alasan("stated-row"))

    def row(self, node: str, level: str, row: BarisIndikator, pointer: str, **more: str | None) -> None:
        """A row of a table."""
        self.graph.add_node(node, level=level, text=row.indikator, lines=row.baris, pointer=pointer, target=row.target, **more)

    def links(self) -> None:
        """The links of the document's own table or wording."""
        for at, (upper, lower) in enumerate(self.rekaman.kaskade.tautan):
            parent = self.end(upper, f"/kaskade/tautan/{at}/0")
            child = self.end(lower, f"/kaskade/tautan/{at}/1", parent)
            self.link(child, parent, "dinyatakan", 1.0, alasan("stated-link"))

    def end(self, end: str, pointer: str, parent: str | None = None) -> str:
        """The node that one end of a link names; among IKU of the same text the one that measures the link's other end."""
        level, _, text = end.partition(":")
        if level not in (*STATEMENTS, "iku") or not text:
            raise InputError(f"{self.rekaman.berkas}: {end!r} pada {pointer} bukan ujung tautan seperti 'sasaran:...' atau 'iku:...'.")
        if level != "iku":
            return self.named(level, text, pointer)
        key = squash(text)
        rows = [f"iku:{at}" for at, iku in enumerate(self.rekaman.iku) if key and squash(iku.indikator or "") == key]
        measuring = [row for row in rows if self.graph.has_edge(row, parent)]
        return (measuring or rows or [self.named("indikator", text, pointer)])[0]

    def positions(self) -> None:
        """Positions under their superiors, and their IKI with what each serves."""
        for at, jabatan in enumerate(self.rekaman.jabatan):
            node, pointer = f"jabatan:{at}", f"/jabatan/{at}"
            self.graph.add_node(node, level="jabatan", text=jabatan.nama, lines=jabatan.baris, pointer=pointer)
            for row, iki in enumerate(jabatan.iki):
                self.row(f"{node}/iki:{row}", "iki", iki, f"{pointer}/iki/{row}", number=iki.no, kinerja=iki.kinerja, jabatan=node)
        for at, chain in enumerate(superiors(self.rekaman)):
            if chain:
                self.link(f"jabatan:{at}", f"jabatan:{chain[0]}", "atasan", 1.0, alasan("superior"))

"""The links of decrees as a store holds them: those of the alignment graphs, and those that the decrees themselves state."""

import re
from collections import defaultdict
from typing import NamedTuple

from iki_graph.alignment.keselarasan import Keselarasan
from iki_graph.alignment.reasons import alasan
from iki_graph.graph.query import Data, run

_POSITIONS = "SELECT ?dok ?node ?n WHERE { ?node a iki:Jabatan ; iki:dalamDokumen ?dok ; iki:urutan ?n }"
_ROWS = "SELECT ?dok ?node ?pemilik ?n WHERE { ?node a iki:IKI ; iki:dalamDokumen ?dok ; iki:milik ?pemilik ; iki:urutan ?n }"
_FILES = "SELECT ?dok ?nama WHERE { ?dok a iki:Dokumen ; prov:hadPrimarySource/iki:namaBerkas ?nama }"
_FOUND = """SELECT ?anak ?induk ?jenis ?skor ?alasan ?penelaah ?tanggal WHERE {
  ?k a iki:Keselarasan ; owl:annotatedSource ?anak ; owl:annotatedTarget ?induk ;
    iki:jenisTautan ?jenis ; sssom:confidence ?skor ; rdfs:comment ?alasan
  OPTIONAL { ?k sssom:reviewer_label ?penelaah } OPTIONAL { ?k dcterms:created ?tanggal } }"""
_NOTHING = """SELECT ?anak ?alasan ?penelaah ?tanggal WHERE {
  ?k a iki:Penolakan ; owl:annotatedSource ?anak ; owl:annotatedTarget sssom:NoTermFound ; rdfs:comment ?alasan
  OPTIONAL { ?k sssom:reviewer_label ?penelaah } OPTIONAL { ?k dcterms:created ?tanggal } }"""
_STATED = """SELECT DISTINCT ?anak ?induk WHERE {
  VALUES ?hubungan { iki:mendukung iki:mengukur }
  VALUES ?tingkat { iki:IKU iki:Indikator iki:IndikatorProgram iki:Misi iki:Tujuan iki:Sasaran }
  VALUES ?atas { iki:Visi iki:Misi iki:Tujuan iki:Sasaran iki:IKU }
  ?anak ?hubungan ?induk ; a ?tingkat . ?induk a ?atas .
  FILTER NOT EXISTS { ?k owl:annotatedSource ?anak ; owl:annotatedTarget ?induk } }"""
_STATEMENT = re.compile(r"/(visi|misi|tujuan|sasaran|iku|indikator)(?:/(\d+))?$")


class StoredLink(NamedTuple):
    """A link with the file of its decree."""

    berkas: str
    link: Keselarasan


def stored_links(store: Data) -> list[StoredLink]:
    """What everything in a store's decrees serves, by file: IKI in the order of the records, then the levels above.

    Nodes are named as `align` names them. An IKI without a link says so, without the reason that the alignment gave.
    """
    files = {str(dok): str(name) for dok, name in run(_FILES, store).rows}
    names = _names(store)
    stated, nothing = alasan("stated"), alasan("not-stored")
    links: dict[str, list[Keselarasan]] = defaultdict(list)
    for child, parent, kind, score, reason, reviewer, day in run(_FOUND, store).rows:
        jenis = str(kind).rpartition("/")[2]
        known = {"iki": _name(names, child), "ke": _name(names, parent), "skor": score, "jenis": jenis, "alasan": reason}
        known |= {"penelaah": str(reviewer or ""), "tanggal": str(day or "")}
        links[str(child)].append(Keselarasan.model_validate(known))
    for child, reason, reviewer, day in run(_NOTHING, store).rows:
        known = {"iki": _name(names, child), "skor": 1.0, "jenis": "ditinjau", "alasan": reason}
        links[str(child)].append(Keselarasan.model_validate(known | {"penelaah": str(reviewer or ""), "tanggal": str(day or "")}))
    for child, parent in run(_STATED, store).rows:
        if not any(link.jenis == "ditinjau" for link in links[str(child)]):
            found = Keselarasan(
                iki=_name(names, child), ke=_name(names, parent), skor=1.0, jenis="dinyatakan", alasan=stated.id, alasan_en=stated.en
            )
            links[str(child)].append(found)
    result = [StoredLink(files[_document(child)], link) for child, found in links.items() for link in found]
    result += [
        StoredLink(files[str(dok)], Keselarasan(iki=names[str(node)], alasan=nothing.id, alasan_en=nothing.en))
        for dok, node, *_ in run(_ROWS, store).rows
        if not links.get(str(node))
    ]
    return sorted(result, key=lambda one: (one.berkas, *_order(one.link.iki), one.link.ke or ""))


def _names(store: Data) -> dict[str, str]:
    """The record's names of positions and their IKI by node. Positions stand in the record by their number, then as they were minted."""
    positions: dict[str, list[tuple[int, int, str, str]]] = defaultdict(list)
    for dok, node, number in run(_POSITIONS, store).rows:
        assert isinstance(number, int)
        again = re.search(r"-(\d+)$", str(node))
        positions[str(dok)].append((number, int(again[1]) if again else 1, str(node), str(node)))
    names = {node: f"jabatan:{at}" for found in positions.values() for at, (*_, node) in enumerate(sorted(found))}
    for _, node, owner, number in run(_ROWS, store).rows:
        assert isinstance(number, int)
        names[str(node)] = f"{names[str(owner)]}/iki:{number - 1}"
    return names


def _name(names: dict[str, str], node: object) -> str:
    if str(node) in names:
        return names[str(node)]
    match = _STATEMENT.search(str(node))
    assert match, node
    return f"{match[1]}:{int(match[2] or 1) - 1}"


def _document(node: str) -> str:
    """The decree that a node belongs to: `…/dok/KEY/iku/1` -> `…/dok/KEY`."""
    return re.sub(r"(/dok/[^/]+)/.*$", r"\1", node)


_LEVELS = ("jabatan", "visi", "misi", "tujuan", "sasaran", "iku", "indikator")


def _order(node: str) -> tuple[int, int, int]:
    """Where a node comes in the list."""
    level, *numbers = re.findall(r"[a-z]+|\d+", node)
    counts = [int(number) for number in numbers if number.isdecimal()]
    return _LEVELS.index(level), counts[0], counts[1] if len(counts) > 1 else -1

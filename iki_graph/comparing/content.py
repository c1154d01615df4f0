"""What a decree of a store holds, as comparisons need it: the same whether the decree was read just now or loaded long ago."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from iki_graph.graph.query import Cell, Data, run
from iki_graph.record import Baris
from iki_graph.reference.keys import squash

_HEAD = """SELECT ?berkas ?instansi ?kabupaten ?nomor ?periode ?awal ?akhir WHERE {
  <DOK> prov:hadPrimarySource ?file . ?file iki:namaBerkas ?berkas
  OPTIONAL { <DOK> iki:ditetapkanOleh ?kantor OPTIONAL { ?kantor iki:nama ?instansi } OPTIONAL { ?kantor iki:namaKabupaten ?kabupaten } }
  OPTIONAL { <DOK> eli:number ?nomor } OPTIONAL { <DOK> iki:periode ?periode }
  OPTIONAL { <DOK> iki:tahunAwal ?awal ; iki:tahunAkhir ?akhir } } LIMIT 1"""
_ROWS = """SELECT DISTINCT ?node ?tingkat ?pemilik ?teks ?rumus ?sumber ?target ?satuan WHERE {
  ?node iki:dalamDokumen <DOK> ; a ?jenis ; iki:milik ?pemilik .
  VALUES (?jenis ?tingkat) { (iki:IKU "iku") (iki:IndikatorProgram "program") (iki:IKI "iki") }
  OPTIONAL { ?node iki:teks ?teks } OPTIONAL { ?node iki:formula ?f . ?f iki:teks ?rumus }
  OPTIONAL { ?node iki:sumberData ?s . ?s iki:teks ?sumber } OPTIONAL { ?node iki:target ?target } OPTIONAL { ?node iki:satuan ?satuan } }"""
_POSTS = """SELECT ?node ?nama ?urut WHERE { ?node iki:dalamDokumen <DOK> ; a iki:Jabatan ; iki:urutan ?urut OPTIONAL { ?node iki:nama ?nama } }
  ORDER BY ?urut STR(?node)"""
_BASES = """SELECT ?node ?teks ?kunci WHERE { ?node iki:dalamDokumen <DOK> ; a iki:ButirMengingat ; iki:teks ?teks
  OPTIONAL { ?node iki:kunciPeraturan ?kunci } }"""
_HOLDERS = "SELECT DISTINCT ?jabatan ?nama WHERE { ?jabatan iki:dalamDokumen <DOK> . ?orang org:holds ?jabatan ; foaf:name ?nama }"
_FINDINGS = """SELECT ?kode ?tingkat ?unsur ?teks WHERE {
  ?t iki:atasDokumen <DOK> ; a iki:Temuan ; sh:sourceShape ?aturan ; sh:resultSeverity ?berat ; sh:focusNode ?unsur
  BIND(REPLACE(STR(?aturan), "^.*#", "") AS ?kode) BIND(LCASE(REPLACE(STR(?berat), "^.*#", "")) AS ?tingkat)
  OPTIONAL { ?unsur iki:teks ?teks } } ORDER BY ?kode STR(?unsur) STR(?t)"""
_LINES = """SELECT ?node ?awal ?akhir WHERE {
  ?node iki:dalamDokumen <DOK> ; prov:wasDerivedFrom ?p . ?p iki:barisAwal ?awal ; iki:barisAkhir ?akhir }"""
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
"""A year in a text: decrees of two years differ by it where nothing has changed."""
_LEVELS = {"violation": "pelanggaran", "warning": "peringatan", "info": "info"}


@dataclass(frozen=True)
class Indikator:
    """An indicator: its node, `tingkat` (iku, program, iki), node of its owner, and its texts."""

    node: str
    tingkat: str
    pemilik: str
    teks: str
    formulasi: str = ""
    sumber_data: str = ""
    target: str = ""
    satuan: str = ""


@dataclass(frozen=True)
class Dasar:
    """A cited basis: `kunci` of the regulation, '' where it is not known."""

    node: str
    teks: str
    kunci: str = ""


@dataclass(frozen=True)
class Catatan:
    """A finding on the decree: its check, its level, the node at fault and what stands there."""

    kode: str
    tingkat: str
    unsur: str
    teks: str


@dataclass(frozen=True)
class Isi:
    """A decree: what tells it from others, and its parts in their order. Nodes are IRIs; `jabatan` has their names."""

    dok: str
    berkas: str
    instansi: str
    kabupaten: str
    nomor: str
    periode: str
    tahun: tuple[int, int] | None
    indikator: tuple[Indikator, ...]
    jabatan: Mapping[str, str]
    dasar: tuple[Dasar, ...]
    pemegang: Mapping[str, str]
    temuan: tuple[Catatan, ...]
    baris: Mapping[str, Baris]

    def pemilik(self, node: str) -> str:
        """Name of a position, or of the office where it is none."""
        return self.jabatan.get(node, self.instansi)

    @property
    def kantor(self) -> str:
        """What tells offices apart: name and regency, up to case and marks; '' where no name is stated."""
        return f"{squash(self.instansi)}/{squash(self.kabupaten)}" if self.instansi else ""


def content(store: Data, dok: str) -> Isi:
    """The decree of this IRI. Raises KeyError if the store does not hold it."""

    def ask(text: str) -> list[tuple[Cell, ...]]:
        return run(text.replace("<DOK>", f"<{dok}>"), store).rows

    head = next(iter(ask(_HEAD)), None)
    if head is None:
        raise KeyError(dok)
    berkas, instansi, kabupaten, nomor, periode, first, last = head
    posts = {str(node): _text(nama) for node, nama, _ in ask(_POSTS)}
    order = {node: at for at, node in enumerate(posts)}
    rows = [Indikator(str(node), str(tingkat), str(owner), *map(_text, texts)) for node, tingkat, owner, *texts in ask(_ROWS)]
    return Isi(
        dok=dok,
        berkas=_text(berkas),
        instansi=_text(instansi),
        kabupaten=_text(kabupaten),
        nomor=_text(nomor),
        periode=_text(periode),
        tahun=(int(first), int(last or first)) if first is not None else None,
        indikator=tuple(_once(sorted(rows, key=lambda row: (order.get(row.pemilik, -1), _numbers(row.node), row.node)))),
        jabatan=posts,
        dasar=tuple(Dasar(str(n), _text(t), _text(k)) for n, t, k in sorted(ask(_BASES), key=lambda r: _numbers(str(r[0])))),
        pemegang={str(post): _text(nama) for post, nama in ask(_HOLDERS)},
        temuan=tuple(Catatan(str(k), _LEVELS[str(level)], str(u), _text(t)) for k, level, u, t in ask(_FINDINGS)),
        baris={str(node): (int(a or 0), int(b or 0)) for node, a, b in ask(_LINES)},
    )


def _text(cell: Cell) -> str:
    return "" if cell is None else str(cell)


def _numbers(node: str) -> list[int]:
    """The numbers at the end of an IRI's steps, which are its place in the decree: `…/iki/10` comes after `…/iki/9`."""
    return [int(n) for n in re.findall(r"/(\d+)(?=/|$)", node)]


def _once(rows: Iterable[Indikator]) -> Iterable[Indikator]:
    """Each node once, should it have several values of one kind."""
    return {row.node: row for row in rows}.values()

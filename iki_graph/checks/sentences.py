"""Fills the slots of messages and recommendations with what the graph says of the node at fault.

The only place where slots are filled: texts of decrees hold LaTeX and braces, which SHACL's own templates choke on.
"""

import re
import textwrap
from collections.abc import Callable
from functools import lru_cache

from rdflib import RDF, URIRef

from iki_graph.checks.result import Result
from iki_graph.checks.temuan import mask_nip
from iki_graph.graph.triples import Triples
from iki_graph.reference.tables import table
from iki_graph.vocab import ELI, IKI

LONGEST = 180
"""Letters of a quoted text; what is longer is cut at a word."""

_SLOT = re.compile(r"\{(\w+)\}")
_ABSENT = {"id": "tidak ada", "en": "none"}
_GAZETTES = {"LN": "Lembaran Negara", "BN": "Berita Negara", "LD": "Lembaran Daerah", "BD": "Berita Daerah"}


def slots(template: str) -> set[str]:
    """Names of the slots of a template."""
    return set(_SLOT.findall(template))


def fill(template: str, data: Triples, document: URIRef, result: Result, lang: str = "id") -> str:
    """A template with its slots filled for what a check reports: its own columns first, then what the graph says of the node.

    A column `x_en` is what `x` is in the English sentence.
    """
    own = dict(result.isi)

    def value(match: re.Match[str]) -> str:
        name = match[1]
        if f"{name}_{lang}" in own or name in own:
            found = own.get(f"{name}_{lang}", own.get(name, ""))
        elif name == "nilai":
            found = result.nilai or _first(data, result.node, IKI.nilai, IKI.teks)
        else:
            found = SLOTS[name](data, document, result.node)
        return quoted(found) if found else _ABSENT[lang]

    return _SLOT.sub(value, template)


@lru_cache(4096)
def quoted(text: str) -> str:
    """A text as it stands in a sentence: short, without line breaks, NIP masked."""
    whole = " ".join(mask_nip(text).split())
    return whole if len(whole) <= LONGEST else textwrap.shorten(whole, LONGEST, placeholder=" …")


def _first(data: Triples, node: URIRef | None, *terms: URIRef) -> str:
    """The first of the terms that the node has a value for; '' if it has none."""
    found = (data.value(node, term) for term in terms) if node is not None else ()
    return next((str(value) for value in found if value is not None), "")


def _date(data: Triples, document: URIRef, node: URIRef) -> str:
    """The decree's date in words; as written where it is incomplete."""
    written = _first(data, document, ELI.date_document)
    if not written:
        return _first(data, document, IKI.tanggalTertulis)
    year, month, day = written.split("-")
    return f"{int(day)} {table('bulan.csv')[int(month) - 1]['name']} {year}"


def _owner(data: Triples, document: URIRef, node: URIRef) -> str:
    """The position or office that a node belongs to; the node itself if it is one."""
    owner = node if (node, RDF.type, IKI.Jabatan) in data else data.node(node, IKI.milik)
    if owner is None:
        return ""
    return _first(data, owner, IKI.nama) or ("jabatan tanpa nama" if (owner, RDF.type, IKI.Jabatan) in data else "instansi")


def _regulation(data: Triples, document: URIRef, node: URIRef) -> str:
    """Kind, number and year of a citation, without its title."""
    return re.split(r"[\s,]+tentang\s", _first(data, node, IKI.teks), maxsplit=1, flags=re.IGNORECASE)[0].rstrip(" ;.,")


def _nip(data: Triples, document: URIRef, node: URIRef) -> str:
    """A NIP of whatever length, with its first four and last two signs."""
    nip = re.sub(r"\s", "", _first(data, node, IKI.nip))
    return nip[:4] + "*" * max(len(nip) - 6, 0) + nip[-2:]


def _count(data: Triples, document: URIRef, node: URIRef) -> str:
    return str(sum((owned, RDF.type, IKI.IKI) in data for owned in data.subjects(IKI.milik, node)))


def _plain(*terms: URIRef, of: URIRef | None = None) -> Callable[[Triples, URIRef, URIRef], str]:
    """The first of these values of the node, or of the thing that `of` leads to from it."""
    return lambda data, document, node: _first(data, data.node(node, of) if of else node, *terms)


SLOTS: dict[str, Callable[[Triples, URIRef, URIRef], str]] = {
    "angka": _plain(IKI.nomorUrut, IKI.urutan),
    "formula": _plain(IKI.teks, of=IKI.formula),
    "frasa": _plain(IKI.frasaPenetapan),
    "indikator": _plain(IKI.teks),
    "jabatan": _owner,
    "jumlahIki": _count,
    "ke": _plain(IKI.ke),
    "kinerja": _plain(IKI.teks, of=IKI.mengukur),
    "kode": _plain(IKI.kode),
    "lembaran": lambda data, document, node: _GAZETTES.get(_first(data, node, IKI.jenisLembaran), ""),
    "nip": _nip,
    "nomor": lambda data, document, node: _first(data, document, ELI.number),
    "nomorBaris": _plain(IKI.nomorBaris),
    "pembilang": _plain(IKI.pembilang, of=IKI.formula),
    "peraturan": _regulation,
    "periode": lambda data, document, node: _first(data, document, IKI.periode),
    "satuan": _plain(IKI.satuan),
    "sumber": _plain(IKI.teks, of=IKI.sumberData),
    "tahunLembaran": _plain(IKI.tahunLembaran),
    "tahunPeraturan": _plain(IKI.tahunPeraturan),
    "tanggal": _date,
    "teks": _plain(IKI.teks),
    "urutan": _plain(IKI.urutan),
}
"""What each slot stands for, but `nilai`: (graph, document, node) -> text, '' where there is none."""

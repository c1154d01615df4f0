"""The catalogue of checks, read from the shapes: what each one says, why, and by which law."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path

from rdflib import RDF, RDFS, SH, Graph, Literal, Namespace, URIRef

from iki_graph.errors import UsageError
from iki_graph.resources import resource
from iki_graph.vocab import DCTERMS, HOME

IKIS = Namespace(HOME + "shapes#")

LEVELS = {SH.Violation: "pelanggaran", SH.Warning: "peringatan", SH.Info: "info"}
"""The three severities of SHACL as reviewers call them."""


@dataclass(frozen=True)
class Aturan:
    """One check. `pesan` and `saran` are templates with {slots}; `bidang` and `letak` are keys of the record (shapes/kosakata.ttl)."""

    kode: str
    iri: str
    kelompok: str
    urutan: int
    nama: str
    nama_en: str
    kategori: str
    jenis: str
    tingkat: str
    pesan: str
    pesan_en: str
    saran: str
    saran_en: str
    dasar: str
    uraian: str
    contoh_benar: str
    contoh_keliru: str
    bidang: tuple[str, ...]
    letak: tuple[str, ...]
    halaman: str
    kueri: str = ""
    """The SPARQL text of a check that is no shape."""


@cache
def shapes_graph() -> Graph:
    """All files of shapes/ in one graph. Shared: do not change it."""
    graph = Graph()
    for path in sorted(resource("shapes").glob("*.ttl")):
        graph.parse(path)
    return graph


@cache
def catalogue() -> dict[str, Aturan]:
    """All checks by code, in the order of the report: group by group, then by number."""
    graph = shapes_graph()
    rules = [_rule(graph, shape) for shape in graph.subjects(DCTERMS.identifier) if isinstance(shape, URIRef)]
    rules += [_query_rule(path) for path in sorted(resource("shapes/kueri").glob("*.rq"))]
    groups = {group: int(str(graph.value(group, SH.order))) for group in graph.subjects(RDF.type, SH.PropertyGroup)}
    rules.sort(key=lambda rule: (groups[IKIS[rule.kelompok]], rule.urutan))
    return {rule.kode: rule for rule in rules}


@cache
def comparing_rules() -> dict[str, Aturan]:
    """The checks that need a second document (shapes/banding/*.rq), by code; they run where decrees are compared, and not on one alone."""
    return {rule.kode: rule for rule in map(_query_rule, sorted(resource("shapes/banding").glob("*.rq")))}


def explain(code: str) -> Aturan:
    """The check with this code, in either case. Raises UsageError if there is none."""
    rules = catalogue() | comparing_rules()
    if found := rules.get(code.strip().upper()):
        return found
    raise UsageError(f"Tidak ada pemeriksaan berkode {code!r}; {_near(code)}")


def known(codes: Iterable[str]) -> None:
    """Raises UsageError, naming what there is, for a code or group (DOK-02, HKM; in either case) that does not exist."""
    rules = catalogue()
    for code in codes:
        if code.upper() not in rules and code.upper() not in group_names():
            raise UsageError(f"Tidak ada pemeriksaan atau kelompok {code!r}; {_near(code)}")


def _near(code: str) -> str:
    """What one may have meant: the codes of the same group, else the groups."""
    group = code.strip().upper().split("-")[0]
    if same := [rule.kode for rule in (catalogue() | comparing_rules()).values() if rule.kelompok == group]:
        return f"dalam kelompok {group} ada {', '.join(same)}."
    return f"kelompok yang ada {', '.join(group_names())}; `iki explain` menyebut semua kode."


def group_names(lang: str = "id") -> dict[str, str]:
    """Names of the groups of checks by their letters: {"DOK": "Identitas naskah", ...}, in report order."""
    graph = shapes_graph()
    groups = sorted(graph.subjects(RDF.type, SH.PropertyGroup), key=lambda group: int(str(graph.value(group, SH.order))))
    return {str(group).removeprefix(IKIS): _text(graph, group, RDFS.label, lang) for group in groups if isinstance(group, URIRef)}


def _rule(graph: Graph, shape: URIRef) -> Aturan:
    def plain(term: URIRef) -> str:
        value = graph.value(shape, term)
        return "" if value is None else str(value)

    def text(term: URIRef, lang: str = "id") -> str:
        return _text(graph, shape, term, lang)

    return Aturan(
        kode=plain(DCTERMS.identifier),
        iri=str(shape),
        kelompok=plain(SH.group).removeprefix(IKIS),
        urutan=int(plain(SH.order)),
        nama=text(SH.name),
        nama_en=text(SH.name, "en"),
        kategori=plain(IKIS.kategori),
        jenis=plain(IKIS.kepastian),
        tingkat=LEVELS[URIRef(plain(SH.severity))],
        pesan=text(SH.message),
        pesan_en=text(SH.message, "en"),
        saran=text(IKIS.saran),
        saran_en=text(IKIS.saran, "en"),
        dasar=plain(DCTERMS.source),
        uraian=text(RDFS.comment),
        contoh_benar=text(IKIS.contohBenar),
        contoh_keliru=text(IKIS.contohKeliru),
        bidang=tuple(plain(IKIS.bidang).split()),
        letak=tuple(plain(IKIS.letak).split()),
        halaman=plain(RDFS.seeAlso),
    )


_LEVEL_NAMES = frozenset(LEVELS.values())


def _query_rule(path: Path) -> Aturan:
    """A check that is a query: `# key: value` lines at its head, then SPARQL. Raises ValueError for a head that lacks or invents a key."""
    text = path.read_text(encoding="utf-8")
    head = dict(re.findall(r"^# (\w+): (.*)$", text, re.MULTILINE))
    code = path.stem
    group, number = code.split("-")
    known = {field.name for field in fields(Aturan)} - {"kode", "iri", "kelompok", "urutan", "halaman", "kueri"}
    if set(head) | {"bidang", "letak"} != known or head["tingkat"] not in _LEVEL_NAMES:
        raise ValueError(f"{path.name}: keys of its head should be {sorted(known)}, not {sorted(head)}")
    return Aturan(
        **{key: value for key, value in head.items() if key not in ("bidang", "letak")},
        bidang=tuple(head.get("bidang", "").split()),
        letak=tuple(head.get("letak", "").split()),
        kode=code,
        iri=str(IKIS[code]),
        kelompok=group,
        urutan=int(number),
        halaman=f"{HOME}docs/periksa/{code}",
        kueri=text,
    )


def _text(graph: Graph, subject: URIRef, term: URIRef, lang: str) -> str:
    return next((str(o) for o in graph.objects(subject, term) if isinstance(o, Literal) and o.language == lang), "")

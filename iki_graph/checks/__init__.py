"""Checks of a decree and their findings."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from rdflib import RDF, URIRef

from iki_graph.alignment import Keselarasan, keselarasan_graph, overruled
from iki_graph.alignment.measures import Measures
from iki_graph.checks.catalogue import Aturan, catalogue, explain
from iki_graph.checks.engines import run
from iki_graph.checks.facts import compute
from iki_graph.checks.facts.fakta import Konteks, facts_graph
from iki_graph.checks.located import located
from iki_graph.checks.places import Places
from iki_graph.checks.profile import Profil, stack
from iki_graph.checks.profile import rules as rules_of
from iki_graph.checks.result import Result
from iki_graph.checks.sentences import fill, quoted
from iki_graph.checks.shacl import Engine
from iki_graph.checks.temuan import Temuan, fingerprint, mask_nip, sort_key
from iki_graph.graph import build_with_index, index
from iki_graph.graph.triples import Triples
from iki_graph.reading import Document
from iki_graph.record import Baris, Keraguan, Rekaman
from iki_graph.vocab import BASE, IKI, PROV

__all__ = ["catalogue", "check", "explain"]

_QUOTED_LINES = 4
_QUOTED_LETTERS = 600


def check(
    rekaman: Rekaman,
    document: Document | None = None,
    base: str = BASE,
    ordinal: int = 1,
    graphs: Sequence[Triples] | None = None,
    profile: Profil | None = None,
    nodes: Mapping[str, URIRef] | None = None,
    engine: Engine | None = None,
    keselarasan: Sequence[Keselarasan] | None = None,
    ukuran: Measures | None = None,
) -> list[Temuan]:
    """All findings on one record, by line and code.

    With the `document` findings quote its lines as they stand. `ordinal` counts the records of one file from 1; `graphs` are the
    record's with its alignment, `nodes` their index, `keselarasan` the links and `ukuran` the measures of these, where they are made already. Without a `profile` the regime of
    the decree's date holds; without an `engine` the faster one runs the shapes. A reviewer's verdict on a link holds in the place of what
    the decree states. What rests on a doubtful reading of ours is no fault of the decree: it becomes a matter to look into.
    """
    konteks = Konteks(rekaman, document, keselarasan, ukuran)
    if graphs is None:
        graphs, nodes = build_with_index(rekaman, base, ordinal)
        graphs = [*graphs, keselarasan_graph(rekaman, base, ordinal, konteks.keselarasan, nodes)]
    elif nodes is None:
        nodes = index(rekaman, base, ordinal)
    data = Triples()
    for graph in graphs:
        data.update(graph)
    for triple in overruled(rekaman, konteks.keselarasan, nodes):
        data.remove(*triple)
    data.update(facts_graph(compute(konteks), nodes, str(data.value(nodes[""], PROV.hadPrimarySource))))
    places = Places(rekaman, data, nodes)
    rules = rules_of(stack(profile, rekaman.dokumen))
    results = run(data, None if len(rules) == len(catalogue()) else rules.keys(), base, engine)
    texts = [fingerprint(result.kode, *_identity(data, result, places, rules[result.kode])) for result in results]
    alike, seen = Counter(texts), Counter[str]()
    found = []
    for result, text in zip(results, texts, strict=True):
        # Findings alike in all but their place are told apart by a number, in the order of their IRIs; it means nothing among fewer of them.
        seen[text] += 1
        own = text if alike[text] == 1 else fingerprint(text, str(seen[text]), str(alike[text]))
        sidik = fingerprint(result.kode, nodes[""].rpartition("/")[2], own)
        found.append(_finding(rules[result.kode], result, data, nodes[""], places, document, (sidik, own)))
    return located(sorted(found, key=sort_key), rekaman, document)


def _finding(
    rule: Aturan, result: Result, data: Triples, decree: URIRef, places: Places, document: Document | None, sidik: tuple[str, str]
) -> Temuan:
    def sentence(template: str, lang: str) -> str:
        return fill(template, data, decree, result, lang)

    lines, others = places.of(result, rule)
    doubt = places.doubt(result, rule)
    pesan, pesan_en = sentence(rule.pesan, "id"), sentence(rule.pesan_en, "en")
    return Temuan(
        kode=rule.kode,
        kategori=rule.kategori,
        jenis="telaah" if doubt or result.soft or rule.jenis == "telaah" else "pasti",
        tingkat="info" if doubt or result.soft else rule.tingkat,
        pesan=_mild(doubt) + pesan if doubt else pesan,
        pesan_en=_mild_en() + pesan_en if doubt else pesan_en,
        baris=lines,
        baris_lain=others,
        petikan=_quotation(lines, document) or _text(data, result),
        unsur=places.pointer(result.node),
        iri=str(result.node),
        bagian=places.label(result.node),
        dasar=rule.dasar,
        saran=sentence(rule.saran, "id"),
        saran_en=sentence(rule.saran_en, "en"),
        sidik=sidik[0],
        sidik_teks=sidik[1],
    )


def _mild(doubt: Keraguan) -> str:
    return f"Bacaan kami pada bagian ini meragukan ({doubt.alasan}); bandingkan dahulu dengan naskah asli. "


def _mild_en() -> str:
    return "Our reading of this part is doubtful; compare it with the original first. "


def _identity(data: Triples, result: Result, places: Places, rule: Aturan) -> Iterator[str]:
    """What makes a finding this one, whatever its place: the texts of its node and of the node's owner, of the fields that the check rests
    on, and of what it is compared with; and the value reported."""
    for node in (result.node, data.node(result.node, IKI.milik)):
        for term in (IKI.nama, IKI.sidik, IKI.ke, IKI.nilai, IKI.teks):
            yield str(data.value(node, term) or "")
    yield result.nilai
    yield from (text for name, text in result.isi if not name.endswith("_en"))
    yield from places.texts(result.node, rule)
    others = [node for node in result.lain if (node, RDF.type, IKI.Fakta) not in data]
    yield from sorted(str(data.value(node, IKI.teks) or data.value(node, IKI.nama) or "") for node in others)


def _quotation(lines: Baris | None, document: Document | None) -> str | None:
    """The lines of the source as they stand, NIP masked; of many lines the first."""
    if lines is None or document is None:
        return None
    first, last = lines
    text = mask_nip(document.quote(first, min(last, first + _QUOTED_LINES - 1)))
    if len(text) > _QUOTED_LETTERS:
        text = text[:_QUOTED_LETTERS].rpartition(" ")[0] + " …"
    return text + "\n…" if last - first >= _QUOTED_LINES else text


def _text(data: Triples, result: Result) -> str | None:
    """The text of the node at fault, for records without their document."""
    text = result.nilai or data.value(result.node, IKI.teks) or data.value(result.node, IKI.nilai)
    return quoted(str(text)) if text else None

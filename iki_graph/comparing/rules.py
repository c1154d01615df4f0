"""Checks that need a second document (shapes/banding/*.rq): queries over two decrees and the facts of their comparison.

Columns are those of other checks that are queries (`checks.sparql`); every slot of a sentence is a column.
"""

from collections import Counter
from decimal import ROUND_FLOOR, Decimal

import pyoxigraph as ox
from rdflib import URIRef

from iki_graph.alignment.reasons import Alasan
from iki_graph.checks.catalogue import Aturan, comparing_rules
from iki_graph.checks.facts.fakta import Fakta, facts_graph
from iki_graph.checks.result import Result
from iki_graph.checks.sentences import fill
from iki_graph.checks.sparql import results
from iki_graph.checks.temuan import Temuan, fingerprint
from iki_graph.comparing.content import YEAR, Indikator, Isi
from iki_graph.comparing.pairs import Padanan, only
from iki_graph.graph import serialise
from iki_graph.graph.triples import Triples
from iki_graph.reference.keys import squash

FEWEST = 10
"""Of fewer indicators no share is told."""

_FIELDS = (("banding-formula-berubah", "formulasi"), ("banding-sumber-berubah", "sumber_data"))


def findings(store: ox.Store, old: Isi, new: Isi, padanan: Padanan) -> list[Temuan]:
    """What the checks of two documents find on the newer decree, by code. `store` holds both decrees, and no others, in its
    default graph; facts are added to it."""
    nodes = {node: URIRef(node) for node in (old.dok, new.dok, *(row.node for isi in (old, new) for row in isi.indikator))}
    graph = facts_graph(facts(old, new, padanan), nodes | {"": URIRef(new.dok)}, "")
    store.load(serialise([graph], "nq"), ox.RdfFormat.N_QUADS)
    found = []
    for rule in comparing_rules().values():
        found += [_finding(rule, result, old, new) for result in results(store, rule)]
    return found


def facts(old: Isi, new: Isi, padanan: Padanan) -> list[Fakta]:
    """The facts of a comparison: that there is one, of one office or of two, with the share of indicators that are copied; and what differs."""
    same_office = bool(old.kantor) and old.kantor == new.kantor
    share = copied(old, new)
    kind = "banding-instansi-sama" if same_office else "banding-instansi-lain"
    percent = str(int((share * 100).to_integral_value(ROUND_FLOOR)))
    found = [_fact(new.dok, kind, float(share), percent, old.dok)]
    pairs = padanan.indikator
    found += [_fact(row.node, "banding-baru", 1, row.tingkat) for row in only(new.indikator, (one.baru for one in pairs))]
    found += [_fact(row.node, "banding-hilang", 1, row.tingkat) for row in only(old.indikator, (one.lama for one in pairs))]
    for one in pairs:
        if squash(one.lama.teks) != squash(one.baru.teks):
            found.append(_fact(one.baru.node, "banding-ganti-nama", one.skor, one.baru.tingkat, one.lama.node))
        for name, field in _FIELDS:
            if squash(getattr(one.lama, field)) != squash(getattr(one.baru, field)):
                found.append(_fact(one.baru.node, name, 1, one.baru.tingkat, one.lama.node))
    return found


def copied(old: Isi, new: Isi) -> Decimal:
    """Share of the newer decree's indicators that stand word for word in the older one, with their formulas and sources; years do not count.

    0 where either has fewer than ten indicators.
    """
    if min(len(old.indikator), len(new.indikator)) < FEWEST:
        return Decimal(0)
    have, wanted = Counter(map(_wording, old.indikator)), Counter(map(_wording, new.indikator))
    return (Decimal((have & wanted).total()) / len(new.indikator)).quantize(Decimal("0.01"), ROUND_FLOOR)


def _wording(row: Indikator) -> tuple[str, ...]:
    return tuple(squash(YEAR.sub("", text)) for text in (row.teks, row.formulasi, row.sumber_data))


def _fact(about: str, kind: str, score: float, value: str, *others: str) -> Fakta:
    return Fakta(about, kind, score, Alasan("hasil perbandingan dua naskah", "from comparing two documents"), value, others)


def _finding(rule: Aturan, result: Result, old: Isi, new: Isi) -> Temuan:
    def sentence(template: str, lang: str) -> str:
        return fill(template, Triples(), URIRef(new.dok), result, lang)

    node = str(result.node)
    owner = next((new.pemilik(row.pemilik) for row in new.indikator if row.node == node), "")
    own = fingerprint(rule.kode, *(text for name, text in result.isi if not name.endswith("_en")))
    return Temuan(
        kode=rule.kode,
        kategori=rule.kategori,
        jenis="telaah" if rule.jenis == "telaah" else "pasti",
        tingkat=rule.tingkat,
        pesan=sentence(rule.pesan, "id"),
        pesan_en=sentence(rule.pesan_en, "en"),
        baris=new.baris.get(node),
        iri=node,
        bagian=owner,
        dasar=rule.dasar,
        saran=sentence(rule.saran, "id"),
        saran_en=sentence(rule.saran_en, "en"),
        sidik=fingerprint(rule.kode, old.dok.rpartition("/")[2], node.rpartition("/dok/")[2], own),
        sidik_teks=own,
    )

"""Checks that are queries (shapes/kueri/*.rq): each row of its answer is a finding.

Columns: `?node` the thing at fault (required), `?nilai` the value concerned, `?lain` a further thing that the finding speaks of (rows
that differ in it alone are one finding), `?letak` a node whose lines are the place, `?telaah` true where the row alone is a matter to look
into; any other column is a slot of the sentence (`?x_en`: of the English one, instead of `?x`).
"""

import re
from collections.abc import Collection
from functools import cache

import pyoxigraph as ox
from rdflib import URIRef

from iki_graph.checks.catalogue import Aturan, catalogue
from iki_graph.checks.result import Result
from iki_graph.vocab import IKI

_OWN = ("node", "nilai", "lain", "letak")


def ask(store: ox.Store, codes: Collection[str] | None = None) -> list[Result]:
    """Run the checks that are queries (all, or those of these codes) on a decree's data with facts and reference; sorted."""
    kinds = {literal.value for _, _, literal, _ in store.quads_for_pattern(None, _KIND, None)}
    rules = [rule for rule in catalogue().values() if rule.kueri and (codes is None or rule.kode in codes)]
    needed = [rule for rule in rules if all(map(kinds.intersection, _needs(rule.kueri)))]
    return sorted((result for rule in needed for result in results(store, rule)), key=_key)


def results(store: ox.Store, rule: Aturan) -> list[Result]:
    """What one check that is a query reports; sorted."""
    answer = store.query(rule.kueri)
    if not isinstance(answer, ox.QuerySolutions):
        raise TypeError(f"{rule.kode}: no SELECT query")
    found: dict[Result, set[URIRef]] = {}
    names = [variable.value for variable in answer.variables]
    for row in answer:
        values = {name: term for name, term in zip(names, row, strict=True) if term is not None}
        node, letak, lain = (_iri(values.get(name)) for name in ("node", "letak", "lain"))
        if node is None:
            raise TypeError(f"{rule.kode}: a row without ?node")
        slots = tuple((name, _plain(value)) for name, value in sorted(values.items()) if name not in _OWN)
        nilai = _plain(values["nilai"]) if "nilai" in values else ""
        others = found.setdefault(Result(rule.kode, node, nilai, slots, (), letak), set())
        if lain is not None:
            others.add(lain)
    return sorted((result._replace(lain=tuple(sorted(others))) for result, others in found.items()), key=_key)


_KIND = ox.NamedNode(str(IKI.jenisFakta))
_LITERAL = re.compile(r'"(?:[^"\\\n]|\\.)*"')


@cache
def _needs(query: str) -> list[set[str]]:
    """Kinds of facts without which a query has no rows: one of each set, as the patterns of its outermost group say.

    Reading a query takes longer than answering it where there is nothing to find, and a decree has half of the kinds.
    """
    literals = [literal[1:-1] for literal in _LITERAL.findall(query)]
    numbers = iter(range(len(literals)))
    text = re.sub(r"(?m)(^|\s)#.*$", "", _LITERAL.sub(lambda _: f" {next(numbers)} ", query))
    text = re.sub(r"VALUES +(\?\w+) *\{([ \d]+)\}", r"VALUES \1 (\2)", text)
    outermost, depth = "", 0
    for part in re.split(r"([{}])", text):
        depth += {"{": 1, "}": -1}.get(part, 0)
        if depth == 1:
            outermost += part
    known = {name: {literals[int(at)] for at in values.split()} for name, values in re.findall(r"VALUES (\?\w+) \(([ \d]+)\)", outermost)}
    asked = re.findall(r"iki:jenisFakta +(\?\w+|\d+)", outermost)
    return [known[kind] if kind in known else {literals[int(kind)]} for kind in asked if kind in known or kind.isdecimal()]


def _key(result: Result) -> tuple[str, str, str, str, str]:
    return result.kode, str(result.node), result.nilai, str(result.letak), repr(result.isi)


def _iri(term: object) -> URIRef | None:
    return URIRef(term.value) if isinstance(term, ox.NamedNode) else None


def _plain(term: object) -> str:
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""

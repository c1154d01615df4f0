"""The steps of a decree in iki-graph beside the plain way: rdflib, pySHACL on rdflib, and owlrl, with the same shapes, queries and ontology.

    python -m benchmarks.plain [FOLDER] [--count N] [--plain N] [--year Y]

FOLDER is a corpus (`python -m benchmarks.corpus`); without it N generated decrees (default 50) are used. The plain way does the first `--plain`
of them (default 3), because a decree takes it minutes; ratios are of those. In the same run both ways must give the same triples, findings,
inferences and links, or the script fails. Times are CPU seconds of one process; the last table tells how far steps are from their limits.
"""

import argparse
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox
import pyshacl
from rdflib import RDF, SH, Dataset, Graph, URIRef

from benchmarks.corpus.__main__ import decrees
from iki_graph.alignment import Keselarasan, align
from iki_graph.checks import check
from iki_graph.checks.catalogue import catalogue, shapes_graph
from iki_graph.checks.compiled import class_hierarchy
from iki_graph.checks.engines import run
from iki_graph.checks.facts import compute
from iki_graph.checks.facts.fakta import Konteks, facts_graph
from iki_graph.cli import collect_seldom
from iki_graph.cli.output import table
from iki_graph.graph import index, serialise
from iki_graph.graph.reasoning import by_owlrl, closure, ontology
from iki_graph.graph.reference import reference_graph
from iki_graph.graph.serialise import statements
from iki_graph.graph.store import DecreeStore
from iki_graph.graph.triples import Triples
from iki_graph.parsing import parse
from iki_graph.pipeline import graphs
from iki_graph.reading import read
from iki_graph.vocab import IKI, PROV

LINKS = f"SELECT ?a ?p ?b WHERE {{ ?a a <{IKI.Keselarasan}> ; ?p ?b }}"
Row = tuple[str, str, str]
"""A failed check as both ways tell it: code, node, value."""


class Watch:
    """CPU seconds by step."""

    def __init__(self) -> None:
        self.spent: Counter[str] = Counter()

    @contextmanager
    def __call__(self, step: str) -> Iterator[None]:
        start = time.process_time()
        yield
        self.spent[step] += time.process_time() - start


def union(made: list[Triples]) -> Triples:
    """All triples of a decree's graphs in one."""
    data = Triples()
    for graph in made:
        data.update(graph)
    return data


def fast(path: Path, watch: Watch, store: DecreeStore) -> tuple[bytes, Triples, list[Keselarasan]]:
    """One decree through all steps of the product, each watched; gives its graphs as N-Quads, its data with all facts, its links."""
    with watch("read and split the text"):
        path.read_text(encoding="utf-8").splitlines()
    with watch("parsing"):
        document = read(path)
        (rekaman, *_) = parse(document)
    with watch("alignment"):
        links = align(rekaman)
    with watch("graphs"):
        made = graphs(rekaman)
    with watch("N-Quads"):
        nquads = serialise(made, "nq")
    with watch("checks"):
        check(rekaman, document, graphs=made, nodes=index(rekaman), keselarasan=links)
    nodes = index(rekaman)
    data = union(made)
    with watch("facts"):
        facts = compute(Konteks(rekaman, document, links))
    data.update(facts_graph(facts, nodes, str(data.value(nodes[""], PROV.hadPrimarySource))))
    with watch("shapes and queries"):
        run(data)
    with watch("inference"):
        closure(union(made))
    with watch("loading"):
        store.put(made)
    with watch("bulk loader alone"):
        ox.Store().bulk_load(nquads, format=ox.RdfFormat.N_QUADS)
    return nquads, data, links


def plain(nquads: bytes, data: Triples, links: list[Keselarasan], watch: Watch) -> None:
    """The same decree the plain way from its N-Quads on; raises AssertionError where a result differs."""
    with watch("plain: N-Quads into rdflib"):
        dataset = Dataset()
        dataset.parse(data=nquads, format="nquads")
    written = dataset.serialize(format="nquads", encoding="utf-8")
    assert _quads(written) == _quads(nquads), "triples differ"

    facts = "".join(f"{statement} .\n" for statement in statements(data))
    background = class_hierarchy() + reference_graph(())
    with watch("plain: data into rdflib"):
        graph = Graph()
        graph.parse(data=facts, format="nt")
    graph += background
    with watch("plain: shapes and queries"):
        told = _by_pyshacl(graph) | _by_rdflib(graph)
    mine = {(result.kode, str(result.node), result.nilai) for result in run(data)}
    assert told == mine, f"findings differ: {Counter(code for code, *_ in told - mine)} {Counter(code for code, *_ in mine - told)}"

    own = [triple for one in dataset.graphs() for triple in one]
    with watch("plain: inference"):
        slow = by_owlrl(own, ontology())
    quick = closure(own)
    assert set(slow.triples) == set(quick.triples), "inferences differ"

    with watch("plain: links"):
        edges = {tuple(map(str, row)) for one in dataset.graphs() for row in one.query(LINKS)}
    store = ox.Store()
    store.load(nquads, ox.RdfFormat.N_QUADS)
    with watch("links"):
        answer = store.query(LINKS, use_default_graph_as_union=True)
    assert isinstance(answer, ox.QuerySolutions)
    assert {tuple(row[name].value for name in "apb") for row in answer} == edges, "links differ"
    assert len({a for a, *_ in edges}) == sum(link.ke is not None and link.jenis != "dinyatakan" for link in links), "links are missing"


def _quads(nquads: bytes) -> set[str]:
    return {str(quad) for quad in ox.parse(nquads, format=ox.RdfFormat.N_QUADS)}


def _by_pyshacl(graph: Graph) -> set[Row]:
    """The shapes by pySHACL on rdflib."""
    codes = {rule.iri: rule.kode for rule in catalogue().values() if not rule.kueri}
    _, report, _ = pyshacl.validate(graph, shacl_graph=shapes_graph(), inference="none", inplace=True)
    assert isinstance(report, Graph)
    found: set[Row] = set()
    for result in report.subjects(RDF.type, SH.ValidationResult):
        shape, focus, value = (report.value(result, term) for term in (SH.sourceShape, SH.focusNode, SH.value))
        from_query = report.value(result, SH.sourceConstraintComponent) == SH.SPARQLConstraintComponent
        node, text = str(focus), ""
        if from_query and isinstance(value, URIRef):
            node = str(value)
        elif from_query and value is not None:
            text = str(value)
        owner = next(
            (graph.value(None, term, URIRef(node)) for term in (IKI.formula, IKI.sumberData) if graph.value(None, term, URIRef(node))), node
        )
        found.add((codes[str(shape)], str(owner), text))
    return found


def _by_rdflib(graph: Graph) -> set[Row]:
    """The queries by rdflib."""
    found: set[Row] = set()
    for rule in catalogue().values():
        if rule.kueri:
            for row in graph.query(rule.kueri):
                values = row.asdict()
                if "node" in values:
                    found.add((rule.kode, str(values["node"]), str(values.get("nilai", ""))))
    return found


def main() -> None:
    """Run both ways and print the tables."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.plain", description=__doc__)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--count", type=int, default=50)
    parser.add_argument("--plain", type=int, default=3)
    parser.add_argument("--year", type=int, default=2024)
    arguments = parser.parse_args()
    collect_seldom()
    with tempfile.TemporaryDirectory() as name:
        files = sorted(arguments.folder.rglob("*.txt"))[: arguments.count] if arguments.folder else []
        for place, text, _ in [] if arguments.folder else decrees(1, arguments.year, arguments.count):
            files.append(Path(name) / place.file)
            files[-1].write_text(text, encoding="utf-8")
        fast(files[0], Watch(), DecreeStore())  # what is made ready once
        watch, part, store = Watch(), Watch(), DecreeStore()
        size = 0
        for n, file in enumerate(files):
            nquads, data, links = fast(file, watch, store)
            size += nquads.count(b"\n")
            if n < arguments.plain:
                fast(file, part, DecreeStore())
                plain(nquads, data, links, part)
    report(len(files), size, watch.spent, min(arguments.plain, len(files)), part.spent)


def report(count: int, size: int, whole: Counter[str], few: int, part: Counter[str]) -> None:
    """Print shares, distances from limits, and ratios to the plain way."""
    steps = ("parsing", "alignment", "graphs", "N-Quads", "checks", "inference", "loading")
    total = sum(whole[step] for step in steps)
    print(f"{count} decrees, {size} triples, {1000 * total / count:.1f} ms CPU a decree\n")
    print(table(("step", "ms a decree", "share"), [(s, f"{1000 * whole[s] / count:.2f}", f"{whole[s] / total:.0%}") for s in steps]))
    limits = (
        ("parsing", "read and split the text"),
        ("checks", "shapes and queries"),
        ("loading", "bulk loader alone"),
    )
    rows = [(a, b, f"{1000 * whole[b] / count:.2f}", f"{whole[a] / whole[b]:.1f}") for a, b in limits]
    print("\n" + table(("step", "limit", "ms a decree", "times the limit"), rows))
    pairs = (
        ("N-Quads into a graph", ("bulk loader alone",), ("plain: N-Quads into rdflib",)),
        ("shapes and queries", ("shapes and queries",), ("plain: data into rdflib", "plain: shapes and queries")),
        ("inference", ("inference",), ("plain: inference",)),
        ("links by SPARQL", ("links",), ("plain: links",)),
    )
    rows = []
    for name, mine, theirs in pairs:
        ours, others = sum(part[s] for s in mine), sum(part[s] for s in theirs)
        rows.append((name, f"{1000 * ours / few:.2f}", f"{1000 * others / few:.0f}", f"{others / ours:.0f}"))
    shared = sum(part[s] for s in ("parsing", "alignment", "graphs", "N-Quads", "facts"))
    ours = sum(part[s] for s in steps)
    others = shared + sum(seconds for step, seconds in part.items() if step.startswith("plain"))
    rows.append(("whole, parsing to inference", f"{1000 * ours / few:.1f}", f"{1000 * others / few:.0f}", f"{others / ours:.0f}"))
    print(f"\nbeside the plain way, {few} decrees; triples, findings, inferences and links are the same\n")
    print(table(("step", "ms a decree", "plain, ms", "times as fast"), rows))


if __name__ == "__main__":
    main()

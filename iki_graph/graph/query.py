"""Read-only SPARQL over decrees: the ready questions and one's own, on Oxigraph, on rdflib or by a server, with the same rows.

The default graph is the union of all named graphs. A query reads nothing but the data it is given: updates, `SERVICE` (opens the
network) and `FROM` (reads files and other graphs) are refused before an engine sees them.
"""

import csv
import io
import json
import re
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

import pyoxigraph as ox
from pyparsing import ParseException, ParseResults
from rdflib import BNode, Dataset, Graph, Literal
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery, parseUpdate
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.query import ResultRow

from iki_graph.errors import UsageError
from iki_graph.graph.iri import fingerprint
from iki_graph.resources import resource
from iki_graph.vocab import PREFIXES

Cell = str | int | float | bool | None

PEOPLE = "/pemegang"
"""How the name of a graph of people ends."""


@dataclass(frozen=True)
class Result:
    """The answer to a query: rows (SELECT), a graph (CONSTRUCT, DESCRIBE) or a truth value (ASK)."""

    columns: list[str]
    rows: list[tuple[Cell, ...]]
    graph: Graph | None = None
    truth: bool | None = None


class Endpoint(Protocol):
    """A server that answers queries, such as `graph.server.ServerStore`."""

    def answer(self, query_text: str, kind: str, people: bool) -> Result: ...


Data = Dataset | ox.Store | Endpoint
"""What queries can be asked of."""


@dataclass(frozen=True)
class Question:
    """A ready question with what its file's head says of it."""

    number: int
    name: str
    question: str
    question_en: str
    why: str
    columns: list[str]
    note: str
    text: str

    @property
    def parameters(self) -> list[str]:
        """What the answer may be narrowed to (`iki query --param`)."""
        return parameters(self.text)


def list_queries() -> list[Question]:
    """The ready questions, by their number."""
    return sorted(
        (_question(path.stem, path.read_text(encoding="utf-8")) for path in resource("queries").glob("*.rq")), key=lambda q: q.number
    )


def question(name: str) -> Question:
    """The ready question of this name or number. Raises UsageError if there is none."""
    for known in list_queries():
        if name in (known.name, str(known.number)):
            return known
    raise UsageError(
        f"Tidak ada pertanyaan bernama {name!r}; lihat daftarnya dengan `iki query --list`, atau berikan jalur berkas .rq Anda."
    )


def _question(stem: str, text: str) -> Question:
    """Take the head of a file apart: `# Key: value` lines."""
    head: dict[str, str] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        key, _, value = line.removeprefix("# ").partition(": ")
        head[key] = value
    number, _, name = stem.partition("-")
    columns = [c.strip() for c in head["Kolom"].split(",")]
    return Question(int(number), name, head["Pertanyaan"], head["Question"], head["Mengapa"], columns, head.get("Catatan", ""), text)


_PARAMETER = re.compile(r"^(\s*)#\? (\w+): (.*)$", re.MULTILINE)


def parameters(text: str) -> list[str]:
    """Names of the parameters of a query: those of its lines `#? name: …`."""
    return list(dict.fromkeys(match[2] for match in _PARAMETER.finditer(text)))


_OFFICES = """
SELECT DISTINCT ?naskah WHERE {
  ?kantor a iki:Instansi ; iki:nama ?nama .
  FILTER(CONTAINS(LCASE(?nama), LCASE($nama)))
  ?kantor iki:dalamDokumen ?naskah .
} ORDER BY STR(?naskah)
"""
"""The decrees of the offices whose name has this part."""


def with_parameters(text: str, values: Mapping[str, str], data: Data | None = None) -> str:
    """A query narrowed to values of its parameters.

    A line `#? name: … $name …` is a remark, so that the query runs anywhere as it stands, until its parameter is given; then what follows the
    name is in force, with the value as a string in the place of `$name`, the value's fingerprint in that of `$sidik_name`, and in that of
    `$dokumen_name` the decrees in `data` of the offices of which the value is the name or a part of it: looked up first, so that every engine
    begins with these few and not with all that the store has. Within MINUS or OPTIONAL such a line calls the decree by another name: of two lists of
    several decrees by one name Virtuoso makes an error, or wrong rows.
    Raises UsageError for a parameter that the query does not have.
    """
    known = parameters(text)
    if strange := [name for name in values if name not in known]:
        offered = f"yang ada: {', '.join(known)}" if known else "kueri ini tidak berparameter"
        raise UsageError(f"Parameter {strange[0]!r} tidak dikenal; {offered}.")
    decrees: dict[str, str] = {}

    def decrees_of(name: str) -> str:
        if name not in decrees and data is not None:
            rows = run(_OFFICES.replace("$nama", quoted(name)), data, people=True).rows
            decrees[name] = " ".join(f"<{decree}>" for (decree,) in rows)
        return decrees.get(name, "")

    def quoted(name: str) -> str:
        return json.dumps(values[name], ensure_ascii=False)

    def line(match: re.Match[str]) -> str:
        space, name, pattern = match.groups()
        if name not in values:
            return match[0]
        if f"$dokumen_{name}" in pattern:
            pattern = pattern.replace(f"$dokumen_{name}", decrees_of(name))
        fast = json.dumps(fingerprint(values[name]) or "")
        return space + pattern.replace(f"$sidik_{name}", fast).replace(f"${name}", quoted(name))

    return _PARAMETER.sub(line, text)


def of_decrees(text: str, decrees: Iterable[str]) -> str:
    """A query that may be narrowed to an office, narrowed to decrees by their IRIs instead."""
    named = " ".join(f"<{decree}>" for decree in decrees)
    return _PARAMETER.sub(
        lambda match: match[1] + match[3].replace("$dokumen_instansi", named) if match[2] == "instansi" else match[0], text
    )


def run(query_text: str, data: Data, people: bool = True) -> Result:
    """Answer a query from the data alone: an Oxigraph store (fast), an rdflib dataset with `default_union` (the reference), or a server.

    A triple that stands in several graphs counts once in rdflib and once for each graph elsewhere: say DISTINCT, as the ready questions do.
    Without `people` a store or server is asked as if it had no graphs of people.
    Raises UsageError where the query has a fault, would change something, or would reach beyond the data.
    """
    parsed = _checked(query_text)
    if isinstance(data, ox.Store):
        return _run_oxigraph(query_text, data, people)
    if isinstance(data, Dataset):
        return _run_rdflib(parsed, data)
    return data.answer(query_text, parsed[1].name, people)


def _checked(query_text: str) -> ParseResults:
    """The parsed query, if it is one that may run."""
    try:
        parsed = parseQuery(query_text)
    except ParseException as fault:
        if _is_update(query_text):
            raise UsageError("Kueri ini hendak mengubah data; yang boleh hanya SELECT, ASK, CONSTRUCT, dan DESCRIBE.") from None
        raise UsageError(f"Kueri tidak terbaca pada baris {fault.lineno}, kolom {fault.col}; periksa ejaan dan tanda kurungnya.") from None
    if parsed[1].datasetClause:
        raise UsageError("FROM dan FROM NAMED tidak diizinkan: kueri hanya membaca keputusan yang dimuat; pilih graf dengan GRAPH.")
    if any(part.name == "ServiceGraphPattern" for part in _parts(parsed)):
        raise UsageError("SERVICE tidak diizinkan: kueri hanya membaca keputusan yang dimuat dan tidak membuka jaringan.")
    return parsed


def _is_update(query_text: str) -> bool:
    try:
        return bool(parseUpdate(query_text).request)
    except ParseException:
        return False


def _parts(tree: Any) -> Iterator[CompValue]:
    """Every named part of a parse tree, at any depth."""
    if isinstance(tree, CompValue):
        yield tree
        tree = list(tree.values())
    if isinstance(tree, list | tuple | ParseResults):
        for branch in tree:
            yield from _parts(branch)


def _run_oxigraph(query_text: str, store: ox.Store, people: bool) -> Result:
    try:
        shown = [] if people else [graph for graph in store.named_graphs() if not graph.value.endswith(PEOPLE)]
        if people or len(shown) == sum(1 for _ in store.named_graphs()):
            # Thousands of graphs by name are looked through one by one, at every step of a query: where all are meant, they are not named.
            answer = store.query(query_text, prefixes=PREFIXES, use_default_graph_as_union=True)
        else:
            answer = store.query(query_text, prefixes=PREFIXES, default_graph=[*shown], named_graphs=shown)
        if isinstance(answer, ox.QueryBoolean):
            return Result([], [], truth=bool(answer))
        if isinstance(answer, ox.QueryTriples):
            # One by one: `ox.serialize` of the whole answer would let no other thread run meanwhile.
            triples = ox.serialize(list(answer), format=ox.RdfFormat.N_TRIPLES)
            return Result([], [], graph=Graph().parse(data=triples, format="nt"))
        return Result([v.value for v in answer.variables], [tuple(from_oxigraph(term) for term in row) for row in answer])
    except SyntaxError as fault:
        raise UsageError(_fault_of_oxigraph(str(fault))) from None
    except RuntimeError as fault:
        if "custom function" not in str(fault):
            raise
        raise UsageError("Kueri memakai fungsi yang tidak dikenal; yang ada hanya fungsi SPARQL 1.1.") from None


_OXIGRAPH_FAULTS = {
    "Prefix not found": "ada awalan yang tidak dikenal; tulis PREFIX-nya",
    "unbound": "SELECT menyebut variabel yang tidak terikat; sebut dalam WHERE atau GROUP BY",
    "IRI parsing failed": "ada IRI yang tidak mutlak atau keliru",
}


def _fault_of_oxigraph(message: str) -> str:
    """Oxigraph's complaint ("error at 1:29: expected one of Prefix not found, [...") as a sentence."""
    place = re.search(r"error at (\d+):(\d+)", message)
    where = f" pada baris {place[1]}, kolom {place[2]}" if place else ""
    why = next((text for part, text in _OXIGRAPH_FAULTS.items() if part in message), "periksa ejaan dan tanda kurungnya")
    return f"Kueri tidak terbaca{where}; {why}."


def _run_rdflib(parsed: ParseResults, dataset: Dataset) -> Result:
    try:
        prepared = translateQuery(parsed, initNs=PREFIXES)
    except Exception:  # noqa: BLE001 - rdflib raises bare exceptions for faults of the query, such as an unknown prefix
        raise UsageError("Kueri tidak terbaca; periksa awalan (PREFIX) dan variabelnya.") from None
    answer = dataset.query(prepared)
    if answer.type == "ASK":
        return Result([], [], truth=answer.askAnswer)
    if answer.type != "SELECT":
        return Result([], [], graph=answer.graph)
    names = [str(v) for v in answer.vars or []]
    return Result(names, [tuple(_from_rdflib(term) for term in row) for row in answer if isinstance(row, ResultRow)])


def from_oxigraph(term: Any) -> Cell:
    """A term of pyoxigraph as a cell of a result."""
    if isinstance(term, ox.Literal):
        return _value(term.value, term.datatype.value)
    return None if term is None else f"_:{term.value}" if isinstance(term, ox.BlankNode) else str(term.value)


def _from_rdflib(term: Any) -> Cell:
    if isinstance(term, Literal):
        return _value(str(term), str(term.datatype or ""))
    return None if term is None else f"_:{term}" if isinstance(term, BNode) else str(term)


_TYPES = {"integer": int, "decimal": float, "double": float, "float": float}


def _value(text: str, datatype: str) -> Cell:
    """Numbers and truth values as such, so that engines that spell them differently agree; all else as it is written."""
    kind = datatype.removeprefix(PREFIXES["xsd"])
    if kind == "boolean" and text in ("true", "false", "1", "0"):
        return text in ("true", "1")
    try:
        return _TYPES[kind](text) if kind in _TYPES else text
    except ValueError:
        return text


def write(result: Result, form: str) -> str:
    """A result as text. `form`: table, csv, json, ttl. Raises UsageError where the form does not suit the kind of query."""
    if form == "ttl" or result.graph is not None:
        if form not in ("ttl", "table") or result.graph is None:
            wanted = "CONSTRUCT dan DESCRIBE menjadi ttl; SELECT dan ASK menjadi table, csv, atau json."
            raise UsageError(f"Jawaban kueri ini tidak dapat ditulis sebagai {form!r}: {wanted}")
        return _turtle(result.graph)
    if result.truth is not None:
        result = Result(["jawaban"], [(result.truth,)])
    writers = {"table": _table, "csv": _csv, "json": _json}
    if form not in writers:
        raise UsageError(f"Bentuk {form!r} tidak dikenal: pilih table, csv, json, atau ttl.")
    return writers[form](result)


def _turtle(graph: Graph) -> str:
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph.serialize(format="turtle")


def _json(result: Result) -> str:
    rows = [dict(zip(result.columns, row, strict=True)) for row in result.rows]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def _csv(result: Result) -> str:
    """CSV that a spreadsheet cannot take for formulas (OWASP, CSV injection): such texts get an apostrophe in front."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(result.columns)
    for row in result.rows:
        writer.writerow(["'" + c if isinstance(c, str) and c[:1] in ("=", "+", "-", "@", "\t", "\r") else _shown(c) for c in row])
    return out.getvalue()


def _shown(cell: Cell) -> str:
    if isinstance(cell, bool):
        return "ya" if cell else "tidak"
    return "" if cell is None else str(cell)


def _table(result: Result, width: int = 140) -> str:
    """Columns side by side, long texts wrapped; the widest columns give way until all fit."""
    cells = [[" ".join(_shown(c).split()) for c in row] for row in result.rows]
    widths = [max([len(name), *(len(row[i]) for row in cells)]) for i, name in enumerate(result.columns)]
    while sum(widths) + 2 * len(widths) > width and max(widths) > 12:
        widths[widths.index(max(widths))] -= 1
    lines = []
    for row in [result.columns, ["-" * w for w in widths], *cells]:
        wrapped = [textwrap.wrap(cell, w) or [""] for cell, w in zip(row, widths, strict=True)]
        for at in range(max(map(len, wrapped), default=0)):
            parts = [(part[at] if at < len(part) else "").ljust(w) for part, w in zip(wrapped, widths, strict=True)]
            lines.append("  ".join(parts).rstrip())
    return "\n".join(lines) + "\n"

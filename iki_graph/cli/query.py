"""`iki query`: ready questions, and SPARQL of one's own."""

import queue
import re
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Literal

import typer

from iki_graph.cli.batch import Batch
from iki_graph.cli.files import emit, given
from iki_graph.cli.options import DEFAULT_BASE, Base, Lang, Out, Stored, WithHolders
from iki_graph.cli.output import table
from iki_graph.errors import UsageError
from iki_graph.graph import totals
from iki_graph.graph.query import Data, Result, list_queries, question, run, with_parameters
from iki_graph.graph.query import write as written
from iki_graph.graph.store import DecreeStore
from iki_graph.graph.stores import open_store
from iki_graph.graph.triples import Triples
from iki_graph.judging import Judging, Read, complain, judged, with_verdicts
from iki_graph.pipeline import add_reference, graphs, joined

_OF_CHECKS = re.compile(
    r"\b(?:Temuan|Ringkasan|HasilPeriksa|atasDokumen|jumlah[A-Z]\w+|Ragam\w*|RekapWilayah|JumlahTemuan|kunciInstansi|kunciWilayah|sidikIki)\b"
)
"""Terms of the graphs that checks give."""

_OF_TOTALS = re.compile(r"\b(?:Ragam\w+|ragamDari|RekapWilayah|JumlahTemuan)\b")
"""Those of the totals of regencies."""

_ANY_PERSON = "ASK { ?orang a foaf:Person }"


def command(
    query: Annotated[
        str | None, typer.Argument(metavar="QUERY", show_default=False, help="A ready question, or a file with SPARQL.")
    ] = None,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(metavar="PATH", show_default=False, help="Decrees, records or folders to ask; not needed with --store."),
    ] = None,
    store: Stored = None,
    list_: Annotated[bool, typer.Option("--list", help="Show the ready questions, and nothing else.")] = False,
    param: Annotated[
        list[str] | None,
        typer.Option(show_default=False, metavar="NAME=VALUE", help="Narrow a question that has parameters (see --list); may be repeated."),
    ] = None,
    format: Annotated[
        Literal["table", "csv", "json", "ttl"], typer.Option("--format", "-f", help="ttl is for CONSTRUCT and DESCRIBE.")
    ] = "table",
    out: Out = None,
    base: Base = DEFAULT_BASE,
    with_holders: WithHolders = False,
    lang: Lang = "id",
) -> None:
    """Ask decrees a ready question by name or number, or a SPARQL query of your own.

    Queries only read, and only the decrees given and the reference data: no SERVICE, no FROM. All graphs together are the default
    graph, and the usual prefixes (iki:, eli:, org:, prov:, skos:, …) are known.
    """
    if list_:
        rows = [(q.number, q.name, ", ".join(q.parameters), q.question_en if lang == "en" else q.question) for q in list_queries()]
        emit(table(("no", "name", "param", "question"), rows), out)
        return
    if query is None:
        raise UsageError("Berikan nama pertanyaan atau berkas .rq; `iki query --list` menunjukkan pertanyaan yang tersedia.")
    text, values = _text(query), _values(param or [])
    with_parameters(text, values)
    if store is not None:
        if paths:
            raise UsageError("Berikan dokumen atau --store, jangan keduanya.")
        data = open_store(store).data
        if with_holders and not answered(_ANY_PERSON, data).truth:
            print(
                f"iki: {store}: penyimpanan ini tidak memuat orang; `iki review … --with-holders` membuat yang memuatnya.", file=sys.stderr
            )
        if _OF_TOTALS.search(text):
            tell_of_totals(store, data)
        _tell(answered(with_parameters(text, values, data), data, with_holders), format, out)
        return
    batch = Batch(given(paths))
    decrees = DecreeStore()
    for file, read in batch.decrees("Membaca"):
        with batch.attempt(file):
            for made in _graphs(file, read, text, base, with_holders):
                decrees.put(made)
    if not batch.done:
        raise typer.Exit(batch.code)
    add_reference(decrees, base)
    _tell(answered(with_parameters(text, values, decrees.data), decrees.data), format, out)
    raise typer.Exit(batch.code)


def tell_of_totals(store: str, data: Data) -> None:
    """Say so where the totals of a store do not cover all its decrees."""
    of_totals, decrees = totals.covered(data)
    if of_totals != decrees:
        complain(
            f"{store}: rekap wilayah baru mencakup {of_totals} dari {decrees} keputusan karena pemuatan sedang berjalan atau terhenti; "
            "`iki load` sampai selesai melengkapinya."
        )


def answered(text: str, data: Data, people: bool = True) -> Result:
    """The answer to a query, as `graph.query.run` gives it, but so that Ctrl-C ends the wait at once.

    Oxigraph works in native code, which no signal reaches: it does so in a thread that the program's end does not wait for.
    """
    outcome: queue.Queue[Result | Exception] = queue.Queue()

    def work() -> None:
        try:
            outcome.put(run(text, data, people))
        except Exception as error:  # noqa: BLE001  whatever it is, it is raised below
            outcome.put(error)

    threading.Thread(target=work, daemon=True).start()
    while True:
        try:
            # Windows lets Ctrl-C through only between two waits.
            result = outcome.get(timeout=0.1)
        except queue.Empty:
            continue
        if isinstance(result, Exception):
            raise result
        return result


def _graphs(file: Path, read: Read, text: str, base: str, people: bool) -> Iterator[list[Triples]]:
    """The graphs of a file's decrees; those of findings only where the query asks for them, because checks take longest."""
    if _OF_CHECKS.search(text):
        yield from (one.graphs for one in judged(file, Judging(base=base, people=people), read).reviews)
        return
    for ordinal, (rekaman, putusan) in enumerate(with_verdicts(file, read=read), 1):
        yield joined([graphs(rekaman, base, ordinal, putusan)], people)


def _tell(result: Result, format: str, out: Path | None) -> None:
    emit(written(result, format), out)
    if result.truth is None and not result.rows and not result.graph:
        print("iki: tidak ada jawaban.", file=sys.stderr)


def _values(given: list[str]) -> dict[str, str]:
    """The values of parameters by name."""
    pairs = [one.partition("=") for one in given]
    if wrong := [name for name, sign, _ in pairs if not sign or not name]:
        raise UsageError(f"--param {wrong[0]}: tulis sebagai NAMA=NILAI, misalnya --param peraturan=uu/2014/23.")
    return {name: value for name, _, value in pairs}


def _text(query: str) -> str:
    """The SPARQL of a ready question or of a file."""
    path = Path(query)
    if path.suffix.lower() not in (".rq", ".sparql"):
        return question(query).text
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise UsageError(f"{path}: berkas kueri tidak dapat dibaca; periksa nama dan letaknya.") from None

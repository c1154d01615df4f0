"""`iki report`: what a reviewer hands over, in the forms that offices work with."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer
from rdflib import RDF

from iki_graph.alignment import cascade
from iki_graph.checks.profile import rules
from iki_graph.checks.verdicts import Tersimpan
from iki_graph.cli.batch import Batch
from iki_graph.cli.files import Names, emit, folder, given, write
from iki_graph.cli.options import (
    DEFAULT_BASE,
    Base,
    Lang,
    Paths,
    Profile,
    Reference,
    Schema,
    Stored,
    Verdicts,
    WithHolders,
    WithoutRejected,
)
from iki_graph.cli.output import as_json, table
from iki_graph.cli.query import tell_of_totals
from iki_graph.cli.review import page
from iki_graph.cli.schemas import note_as_json, schema
from iki_graph.errors import UsageError
from iki_graph.graph import serialise
from iki_graph.graph.store import DecreeStore
from iki_graph.graph.stores import open_store
from iki_graph.judging import judged, judging
from iki_graph.pipeline import Telaah
from iki_graph.reports import docx, dqv, draft_forms, html, paper, pdf, sarif, source, tree, xlsx
from iki_graph.reports.comparison import comparison
from iki_graph.reports.digest import basis, counted, standing
from iki_graph.reports.labels import labels
from iki_graph.reports.note import Catatan, note
from iki_graph.reports.privacy import without_people
from iki_graph.reports.tables import Tabel
from iki_graph.reports.tree_pages import pages
from iki_graph.vocab import IKI


class Form(StrEnum):
    """The forms of reports."""

    HTML = "html"
    XLSX = "xlsx"
    DOCX = "docx"
    PDF = "pdf"
    DRAFT_DOCX = "draft-docx"
    DRAFT_XLSX = "draft-xlsx"
    JSON = "json"
    SARIF = "sarif"
    DQV = "dqv"


INDEX, COMPARISON = "index", "perbandingan"


@dataclass(frozen=True)
class _Made:
    """A decree under review with all that its reports are made from."""

    telaah: Telaah
    file: Path
    orphans: Sequence[Tersimpan]
    note: Catatan
    drawing: str
    people: bool
    base: str
    index: str | None


def command(
    paths: Paths = None,
    format: Annotated[
        list[Form] | None,
        typer.Option("--format", "-f", show_default=False, help="Form of the reports; may be repeated. By default xlsx and docx."),
    ] = None,
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for the reports; or the file for one report on one decree.")] = Path(
        "laporan"
    ),
    store: Stored = None,
    profile: Profile = None,
    reference: Reference = None,
    verdicts: Verdicts = None,
    without_rejected: WithoutRejected = False,
    base: Base = DEFAULT_BASE,
    lang: Lang = "id",
    with_holders: WithHolders = False,
    show_schema: Schema = False,
) -> None:
    """Write reports on decrees: the review note (docx, pdf, json), the workbook (xlsx), a repaired draft of the annex, and more.

    Of several decrees there is also a comparison of the offices (xlsx, docx, pdf) or an index (html). A text and its annexes in files of
    their own are one decree, as for `iki review`.
    """
    if show_schema:
        emit(as_json(schema("catatan")), None)
        return
    single = _form_of(out, format or [])
    wanted = (single,) if single else tuple(dict.fromkeys(format or (Form.XLSX, Form.DOCX)))
    if Form.PDF in wanted and not pdf.available():
        raise UsageError("PDF memerlukan paket Typst; pasang dengan: pip install 'iki-graph[pdf]'")
    if store is not None:
        if paths:
            raise UsageError("Berikan dokumen atau --store, jangan keduanya.")
        _of_store(store, wanted, out, lang, single is not None)
        return
    with judging(profile, reference, verdicts, base, with_holders) as settings:
        batch = Batch(given(paths))
        if not batch.files:
            raise typer.Exit(batch.code)
        if not single:
            folder(out)
        names, decrees = Names(INDEX, COMPARISON), DecreeStore()
        rows: list[html.Row] = []
        counts = Counter[tuple[str, str]]()
        notes: dict[str, None] = {}
        written: list[tuple[str, str]] = []
        alone: list[str | bytes] = []
        for file, read in batch.decrees("Menyusun laporan"):
            with batch.attempt(file):
                result = judged(file, settings, read)
                for one in result.reviews:
                    telaah = replace(one, temuan=standing(one.temuan)) if without_rejected else one
                    name = names.take(file.stem.replace(".", "-"))
                    made = _made(telaah, file, result.orphans, lang, with_holders, base, None if single else f"{INDEX}.html")
                    if single:
                        alone.append(_FORMS[single][1](made))
                        continue
                    for suffix, make in (_FORMS[form] for form in wanted):
                        write(out / f"{name}{suffix}", make(made))
                    written.append((telaah.rekaman.berkas, ", ".join(f"{name}{_FORMS[form][0]}" for form in wanted)))
                    decrees.put(telaah.graphs)
                    rows.append(html.row(f"{name}.html", telaah.rekaman, telaah.temuan, lang))
                    counts.update(counted(telaah.temuan))
                    notes |= dict.fromkeys(basis(telaah.profil, lang))
        if len(alone) > 1:
            raise UsageError(f"{out}: nama satu berkas, padahal ada {len(alone)} keputusan; berikan nama folder dengan --out.")
        if alone:
            write(out, alone[0])
            emit(f"Laporan: {out}\n", None)
        if not rows:
            raise typer.Exit(batch.code)
        if Form.HTML in wanted:
            write(out / f"{INDEX}.html", html.index(rows, batch.failures, counts, lang=lang, basis=list(notes)))
            written.append(("–", f"{INDEX}.html"))
        if len(rows) > 1:
            written += _compared(comparison(decrees.data, lang), wanted, out, lang)
    emit(table(("dokumen", "laporan"), written) + f"\nLaporan: {out}\n", None)
    raise typer.Exit(batch.code)


def _form_of(out: Path, wanted: Sequence[Form]) -> Form | None:
    """The form of the file that `out` names, by its ending; None if it names a folder. Raises UsageError for an ending that is not of the one
    form `wanted`."""
    kinds = {form: Path(f"_{ending}").suffix for form, (ending, _) in _FORMS.items()}
    if out.is_dir() or out.suffix.lower() not in kinds.values():
        return None
    alike = [form for form in wanted or Form if kinds[form] == out.suffix.lower()]
    if not alike or len(set(wanted)) > 1:
        raise UsageError(
            f"{out}: akhiran nama ini bukan milik bentuk yang diminta ({', '.join(wanted)}); berikan nama folder dengan --out."
        )
    forms = [form for form in alike if out.name.lower().endswith(_FORMS[form][0])] or alike
    return max(forms, key=lambda form: len(_FORMS[form][0]))


def _of_store(store: str, wanted: Sequence[Form], out: Path, lang: str, alone: bool) -> None:
    """The comparison of a store's decrees; `alone`: in the one file that `out` names."""
    forms = [form for form in wanted if form in _OF_TABLES]
    if not forms:
        raise UsageError(f"--store hanya menyusun perbandingan; pilih --format {', '.join(_OF_TABLES)}.")
    with open_store(store) as opened:
        tell_of_totals(store, opened.data)
        tables = comparison(opened.data, lang)
    if alone:
        write(out, _OF_TABLES[forms[0]](labels(lang)("rekap-judul"), tables, lang))
        emit(f"Laporan: {out}\n", None)
        return
    folder(out)
    written = _compared(tables, forms, out, lang)
    emit(table(("dokumen", "laporan"), written) + f"\nLaporan: {out}\n", None)


def _compared(tables: Sequence[Tabel], wanted: Sequence[Form], out: Path, lang: str) -> Iterator[tuple[str, str]]:
    title = labels(lang)("rekap-judul")
    for form in wanted:
        if form in _OF_TABLES:
            write(out / f"{COMPARISON}.{form}", _OF_TABLES[form](title, tables, lang))
            yield "–", f"{COMPARISON}.{form}"


def _made(telaah: Telaah, file: Path, orphans: Sequence[Tersimpan], lang: str, people: bool, base: str, index: str | None) -> _Made:
    lines = source.texts(telaah.document) if telaah.document else []
    if not people:
        telaah = replace(telaah, temuan=without_people(telaah.temuan, telaah.rekaman, lines))
    made = note(telaah.rekaman, telaah.temuan, telaah.keselarasan, telaah.profil, lang, people, lines)
    drawing = tree.svg(pages(cascade(telaah.rekaman, telaah.keselarasan), "overview", lang), paper.FONTS, paper.SIZE)
    return _Made(telaah, file, orphans, made, drawing, people, base, index)


def _dqv(made: _Made) -> bytes:
    telaah = made.telaah
    (decree,) = telaah.graphs[0].subjects(RDF.type, IKI.Dokumen)
    graph = dqv.measurements(decree, telaah.rekaman, telaah.temuan, telaah.keselarasan, rules(telaah.profil))
    return serialise(graph, "ttl", made.base)


_FORMS: Mapping[Form, tuple[str, Callable[[_Made], str | bytes]]] = {
    Form.HTML: (".html", lambda m: page(m.telaah, m.file, m.orphans, m.note.bahasa, m.people, m.index)),
    Form.XLSX: (".xlsx", lambda m: xlsx.workbook(m.note, m.telaah.temuan, m.telaah.rekaman.sumber)),
    Form.DOCX: (".docx", lambda m: docx.document(m.note, paper.png(m.drawing) if pdf.available() else None)),
    Form.PDF: (".pdf", lambda m: pdf.document(m.note, m.drawing)),
    Form.DRAFT_DOCX: (".draf.docx", lambda m: draft_forms.as_docx(m.telaah.rekaman, m.telaah.temuan, m.note.bahasa, m.people)),
    Form.DRAFT_XLSX: (".draf.xlsx", lambda m: draft_forms.as_xlsx(m.telaah.rekaman, m.telaah.temuan, m.note.bahasa, m.people)),
    Form.JSON: (".catatan.json", lambda m: note_as_json(m.note)),
    Form.SARIF: (".sarif", lambda m: sarif.log([(m.telaah.rekaman, m.telaah.temuan)], m.note.bahasa)),
    Form.DQV: (".dqv.ttl", _dqv),
}
"""How the name of a report ends, and what makes it."""

_OF_TABLES: Mapping[Form, Callable[[str, Sequence[Tabel], str], bytes]] = {
    Form.XLSX: lambda title, tables, lang: xlsx.of_tables(title, tables),
    Form.DOCX: docx.of_tables,
    Form.PDF: pdf.of_tables,
}

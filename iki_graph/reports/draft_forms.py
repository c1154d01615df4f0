"""The repaired draft as a Word document and as a workbook: proposals shaded and numbered, every change listed beside the original."""

from collections.abc import Sequence

from docx.document import Document as Word
from docx.shared import Cm

from iki_graph.checks.temuan import Temuan
from iki_graph.record import Rekaman
from iki_graph.reports import docx, xlsx
from iki_graph.reports.draft import Rancangan, draft
from iki_graph.reports.labels import Label, labels
from iki_graph.reports.note import rewritten
from iki_graph.reports.privacy import masker
from iki_graph.reports.tables import Sel, Tabel, table_of
from iki_graph.reports.whereabouts import office_names, post_names

_PROPOSED = "FFF2CC"
Marks = dict[tuple[int, int], str]
"""Colours of cells, by row and column from 0."""


def as_docx(rekaman: Rekaman, temuan: Sequence[Temuan], lang: str = "id", people: bool = False) -> bytes:
    """The draft as DOCX, to be worked on; names of people are hidden unless asked for."""
    made, label = draft(rekaman, temuan), labels(lang)
    word = docx.new(label("draf-judul"), lang)
    docx.turned(word.sections[0])
    docx.heading(word, label("draf-judul"), 1)
    docx.paragraph(word, " ".join(filter(None, (rekaman.dokumen.instansi, rekaman.dokumen.kabupaten))) or rekaman.berkas)
    docx.paragraph(word, label("draf-catatan"), italic=True)
    for table, marks in _annex(made, label, lang, people):
        docx.heading(word, table.judul, 2)
        docx.grid(word, table, Cm(25.7), lang, shades=marks)
    _positions(word, made, label, lang, people)
    docx.heading(word, label("draf-ubahan"), 1)
    docx.grid(word, _hidden(changes(made, lang), rekaman, people), Cm(25.7), lang)
    return docx.finished(word)


def as_xlsx(rekaman: Rekaman, temuan: Sequence[Temuan], lang: str = "id", people: bool = False) -> bytes:
    """The draft as XLSX: the changes, and the tables with the proposals in them."""
    made, label = draft(rekaman, temuan), labels(lang)
    tables: list[tuple[Tabel, Marks]] = [(_hidden(changes(made, lang), rekaman, people), {})]
    tables += _annex(made, label, lang, people)
    tables.append(_flat(made, label, lang, people))
    return xlsx.of_tables(label("draf-judul"), [table for table, _ in tables], [marks for _, marks in tables])


def changes(made: Rancangan, lang: str = "id") -> Tabel:
    """The list of all changes."""
    label = labels(lang)
    rows = [
        (number, one.tempat, label(f"draf-{one.sifat}"), one.semula or None, one.usulan, one.alasan, label("draf-pasti" if one.pasti else "draf-isi"))
        for number, one in enumerate(made.ubahan, 1)
    ]  # fmt: skip
    wanted = (("no", 9), ("tempat", 34), ("sifat", 18), ("semula", 54), ("usulan", 54), ("alasan", 34), ("tindak", 19))
    return table_of("ubahan", wanted, rows, lang)


def _annex(made: Rancangan, label: Label, lang: str, people: bool) -> list[tuple[Tabel, Marks]]:
    """Legal bases and the office's indicators."""
    rekaman, found = made.rekaman, []
    bases = [(at, one) for at, one in enumerate(rekaman.mengingat) if at not in made.dihapus]
    rows = [(one.no or number, _numbered(one.teks, made, f"/mengingat/{at}/teks")) for number, (at, one) in enumerate(bases, 1)]
    marks = {(row, 1): _PROPOSED for row, (at, _) in enumerate(bases) if made.at(f"/mengingat/{at}/teks")}
    if bases:
        found.append((table_of("mengingat", (("no", 8), ("tertulis", 120)), rows, lang), marks))
    keys = ("sasaran", "indikator", "formulasi", "sumber_data", "penanggung_jawab")
    cells: list[tuple[Sel, ...]] = []
    marks = {}
    for at, (name, row) in enumerate(zip(office_names(rekaman, lang), rekaman.iku, strict=True)):
        cells.append((name, *(_cell(row, key, made, f"/iku/{at}") for key in keys)))
        marks |= {(at, column): _PROPOSED for column, key in enumerate(keys, 1) if made.at(f"/iku/{at}/{key}")}
    if cells:
        wanted = (("no", 12), ("sasaran", 36), ("iku", 40), ("formulasi", 52), ("sumber_data", 28), ("penanggung_jawab", 22))
        found.append((table_of("iku", wanted, cells, lang), marks))
    return [(_hidden(table, rekaman, people), colours) for table, colours in found]


def _positions(word: Word, made: Rancangan, label: Label, lang: str, people: bool) -> None:
    """A sheet for each position: duties, functions, table of its IKI."""
    hide = (lambda text: text) if people else masker(made.rekaman)
    docx.heading(word, label("jabatan-iki"), 2)
    keys = ("kinerja", "indikator", "formulasi", "sumber_data")
    for at, (name, jabatan) in enumerate(zip(post_names(made.rekaman, lang), made.rekaman.jabatan, strict=True)):
        pointer = f"/jabatan/{at}"
        docx.heading(word, f"{at + 1}. {hide(name)}{_note(made, f'{pointer}/nama')}", 3)
        for part, texts in (("tugas", jabatan.tugas), ("fungsi", jabatan.fungsi)):
            lost = _note(made, f"{pointer}/{part}")
            if texts or lost:
                docx.paragraph(word, label(part) + ":")
                docx.numbered(
                    word,
                    [hide(text) + _note(made, f"{pointer}/{part}/{n}") for n, text in enumerate(texts)] or [f"{label('draf-belum')}{lost}"],
                )
        if lost := _note(made, f"{pointer}/iki"):
            docx.paragraph(word, f"IKI: {label('draf-belum')}{lost}")
        rows = [
            (row.no or number, *(_cell(row, key, made, f"{pointer}/iki/{number - 1}") for key in keys))
            for number, row in enumerate(jabatan.iki, 1)
        ]
        marks = {(n, c): _PROPOSED for n in range(len(rows)) for c, key in enumerate(("no", *keys)) if made.at(f"{pointer}/iki/{n}/{key}")}
        if rows:
            wanted = (("no", 9), ("kinerja", 36), ("indikator", 42), ("formulasi", 54), ("sumber_data", 30))
            docx.grid(word, _hidden(table_of("iki", wanted, rows, lang), made.rekaman, people), Cm(25.7), lang, shades=marks)


def _flat(made: Rancangan, label: Label, lang: str, people: bool) -> tuple[Tabel, Marks]:
    """All IKI in one table."""
    keys = ("no", "kinerja", "indikator", "formulasi", "sumber_data")
    rows: list[tuple[Sel, ...]] = []
    marks: Marks = {}
    for at, (name, jabatan) in enumerate(zip(post_names(made.rekaman, lang), made.rekaman.jabatan, strict=True)):
        for number, row in enumerate(jabatan.iki):
            pointer = f"/jabatan/{at}/iki/{number}"
            marks |= {(len(rows), column): _PROPOSED for column, key in enumerate(keys, 1) if made.at(f"{pointer}/{key}")}
            rows.append((name, row.no or str(number + 1), *(_cell(row, key, made, pointer) for key in keys[1:])))
    wanted = (("jabatan", 32), ("no", 7), ("kinerja", 36), ("indikator", 42), ("formulasi", 54), ("sumber_data", 30))
    return _hidden(table_of("iki", wanted, rows, lang), made.rekaman, people), marks


def _cell(row: object, key: str, made: Rancangan, pointer: str) -> str | None:
    text: str | None = getattr(row, key)
    if key == "formulasi" and not text:
        text = getattr(row, "definisi", None)
    return _numbered(text, made, f"{pointer}/{key}") if text else None


def _numbered(text: str, made: Rancangan, pointer: str) -> str:
    return text + _note(made, pointer)


def _note(made: Rancangan, pointer: str) -> str:
    """Which changes of the list a text has seen: " ‹1, 2›" as note numbers."""
    return f" ‹{', '.join(map(str, found))}›" if (found := made.at(pointer)) else ""


def _hidden(table: Tabel, rekaman: Rekaman, people: bool) -> Tabel:
    return table if people else rewritten(table, masker(rekaman))

"""A reviewed decree, and an invented finding on it, for the tests of the reports."""

from pathlib import Path

from iki_graph.alignment import align
from iki_graph.checks import check
from iki_graph.checks.profile import stack
from iki_graph.checks.temuan import Temuan
from iki_graph.parsing import parse
from iki_graph.pipeline import Telaah, review
from iki_graph.reading import read
from iki_graph.record import Rekaman
from iki_graph.reports.note import Catatan, note

__all__ = ["finding", "note_of", "reviewed"]

DEFAULTS: dict[str, object] = {
    "kode": "IND-02", "kategori": "lain", "jenis": "pasti", "tingkat": "pelanggaran", "pesan": "Indikator 'X' bukan ukuran.",
    "pesan_en": "Indicator 'X' is no measure.", "dasar": "PER/9/M.PAN/5/2007; Perpres 29/2014", "saran": "Agar merumuskan kembali 'X'.",
    "saran_en": "Reword 'X'.", "sidik": "0123456789abcdef",
}  # fmt: skip


def finding(**changes: object) -> Temuan:
    """A finding; what is not said is that of an indicator which is no measure."""
    return Temuan.model_validate(DEFAULTS | changes)


def reviewed(path: Path, people: bool = False) -> Telaah:
    """The first decree of a file, reviewed."""
    document = read(path)
    return review(parse(document)[0], document, people=people)


def note_of(rekaman: Rekaman, temuan: list[Temuan] | None = None, lang: str = "id", people: bool = False) -> Catatan:
    """The note on a record, with its own findings or those given."""
    found = check(rekaman) if temuan is None else temuan
    return note(rekaman, found, align(rekaman), stack(None, rekaman.dokumen), lang, people)

"""Measure what the pictures of pages add to a report: processor time and size, in one process.

    python benchmarks/pictures.py      (needs LibreOffice, and Tesseract for the scan)

A hand-made decree of `tests/quality/gold` is printed by LibreOffice and scanned; another is printed with its positions four times, so that it
has 240 IKI. Prints seconds of reading and of the report without and with pictures, and kilobytes of both. Nothing is asserted: machines differ.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

sys.path.insert(0, str(Path(__file__).parent.parent))

from iki_graph.cli.output import table
from iki_graph.pipeline import Telaah, load, review
from iki_graph.reading import tesseract
from iki_graph.reports import html
from iki_graph.reports.pictures import pictures
from tests.formats import word
from tests.formats.decree import HABITS
from tests.formats.make import gold, make
from tests.formats.scan import printed, scanned

T = TypeVar("T")


def large(folder: Path) -> Path:
    """A decree of 240 IKI as PDF: the positions of Kesamben for four areas."""
    record = gold("kesamben")
    posts = [post | {"nama": f"{post['nama']} {area}".strip()} for area in ("", "UTARA", "TIMUR", "BARAT") for post in record["jabatan"]]
    record["jabatan"] = [post | {"urut": number} for number, post in enumerate(posts, 1)]
    return printed(word.write(record, folder / "besar.docx", HABITS["biasa"]))


def timed(call: Callable[..., T], *given: object) -> tuple[T, float]:
    """What a call gives, and its seconds of processor time."""
    start = time.process_time()
    return call(*given), time.process_time() - start


def report(one: Telaah, path: Path | None) -> str:
    """The report on a decree, with pictures from its file if that is given."""
    shown = pictures(path, one.document, one.rekaman, people=False) if path else None
    return html.decree(one.rekaman, one.temuan, one.keselarasan, document=one.document, pictures=shown)


def main() -> None:
    """Print the figures of each file."""
    rows = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small = printed(make("kerek", ".docx", folder, "biasa"))
        files = [("PDF", small), ("PDF, 240 IKI", large(folder))]
        if tesseract.missing() is None:
            files.insert(1, ("scan", scanned(small, folder / "pindai.pdf")))
        for title, path in files:
            (document, records), reading = timed(load, path)
            one = review(records[0], document)
            made = [timed(report, one, source) for source in (None, path)]
            pages = len({item.halaman for item in one.temuan})
            sizes = [round(len(text.encode()) / 1000) for text, _ in made]
            rows.append((title, len(one.temuan), pages, f"{reading:.2f}", *(f"{spent:.2f}" for _, spent in made), *sizes))
    heads = ("source", "findings", "pages", "read, s", "report, s", "with pictures, s", "report, kB", "with pictures, kB")
    print(table(heads, rows), end="")


if __name__ == "__main__":
    main()

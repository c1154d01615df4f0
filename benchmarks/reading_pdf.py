"""Time the reading of PDFs and scans, a page, against the libraries that do the bulk of it, in one process.

    python benchmarks/reading_pdf.py [TIMES]      (default: 3; needs LibreOffice, and Tesseract for the scan)

A hand-made decree of `tests/quality/gold` is printed by LibreOffice and scanned (`tests/formats/scan`). Prints milliseconds a page of
pdfplumber's `find_tables` and `extract_text`, of Tesseract on whole pages without looking for tables, of `reading.read`, and how many times
as long that takes, the best of each. Nothing is asserted: machines differ.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pdfplumber
import pypdfium2

sys.path.insert(0, str(Path(__file__).parent.parent))

from iki_graph.cli.output import table
from iki_graph.reading import read, tesseract
from tests.formats.make import make
from tests.formats.scan import printed, scanned


def _plumber(path: Path) -> object:
    with pdfplumber.open(path) as file:
        return [(page.extract_text(), [t.extract() for t in page.find_tables()]) for page in file.pages]


def _tesseract(path: Path) -> object:
    file = pypdfium2.PdfDocument(path)
    found = []
    for page in file:
        grey = page.render(scale=200 / 72, grayscale=True).to_numpy()
        found.append(tesseract.read_words(np.ascontiguousarray(grey.reshape(grey.shape[:2])), tesseract.COLUMN, 0, 0, 72 / 200))
    return found


def _best(call: Callable[[], object], times: int) -> float:
    """Milliseconds of processor time of the fastest of several calls."""
    spent = []
    for _ in range(times):
        start = time.process_time()
        call()
        spent.append(time.process_time() - start)
    return 1000 * min(spent)


def main(times: int) -> None:
    """Print the times of the printed and the scanned decree."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        source = printed(make("kerek", ".docx", Path(folder), "ketik"))
        files: list[tuple[str, Path, str, Callable[[Path], object]]] = [("PDF", source, "pdfplumber", _plumber)]
        if tesseract.missing() is None:
            files.append(("scan", scanned(source, Path(folder) / "scan.pdf"), "Tesseract", _tesseract))
        for name, path, library, plain in files:
            pages = len(pypdfium2.PdfDocument(path))
            least, own = (_best(lambda call=call, path=path: call(path), times) / pages for call in (plain, read))
            rows.append([name, str(pages), library, f"{least:.0f}", f"{own:.0f}", f"{own / least:.1f}"])
    print(table(["file", "pages", "library", "ms a page", "read", "times"], rows))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3)

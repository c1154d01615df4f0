"""Time the reading of each format against the library that unpacks it, in one process.

    python benchmarks/reading.py [TIMES]      (default: 5)

The two hand-made decrees of `tests/quality/gold` are written in each format (`tests/formats`) and read TIMES times. Prints for each file
the milliseconds of the plain library call (the text or all cells, in order), of `reading.read`, and how many times as long that takes,
the best of each; then parsing, which is the same for all formats. Nothing is asserted: machines differ.
"""

import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
from lxml import html

sys.path.insert(0, str(Path(__file__).parent.parent))

from iki_graph.cli.output import table
from iki_graph.parsing import parse
from iki_graph.reading import read
from iki_graph.reading.package import Package
from tests.formats.make import DECREES, WRITERS, make


def _word(path: Path) -> object:
    document = docx.Document(str(path))
    return [p.text for p in document.paragraphs], [c.text for t in document.tables for row in t.rows for c in row.cells]


def _excel(path: Path) -> object:
    return [[cell.value for cell in row] for sheet in openpyxl.load_workbook(path, data_only=True) for row in sheet.iter_rows()]


def _ods(path: Path) -> object:
    return list(Package(path.read_bytes(), path).xml("content.xml").itertext())


def _html(path: Path) -> object:
    return html.fromstring(path.read_bytes()).text_content()


PLAIN: dict[str, Callable[[Path], object]] = {".docx": _word, ".xlsx": _excel, ".ods": _ods, ".html": _html}


def best(call: Callable[[], object], times: int) -> float:
    """Milliseconds of the fastest of several calls."""
    spent = []
    for _ in range(times):
        start = time.perf_counter()
        call()
        spent.append(time.perf_counter() - start)
    return 1000 * min(spent)


def main(times: int) -> None:
    """Print the times of every decree in every format."""
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        for name in DECREES:
            for suffix in WRITERS:
                path = make(name, suffix, Path(folder))
                document = read(path)
                plain, reading = best(lambda p=path: PLAIN[p.suffix](p), times), best(lambda p=path: read(p), times)
                parsing = best(lambda d=document: parse(d), times)
                rows.append((path.name, f"{plain:.0f}", f"{reading:.0f}", f"{reading / plain:.2f}", f"{parsing:.0f}"))
    print(table(("file", "library ms", "reading ms", "times", "parsing ms"), rows))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 5)

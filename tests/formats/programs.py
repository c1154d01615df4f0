"""Decrees as other programs write them, and how well each is read: `python -m tests.formats.programs FOLDER`.

LibreOffice saves, prints and exports, Chromium prints web pages, Typst sets pages of its own, Ghostscript and cairo write PDFs anew,
poppler draws the pages of scans, Tesseract lays text under them. So what is read was not written by the hands that wrote the readers.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from statistics import mean

import openpyxl
import typst
from openpyxl.styles import Alignment

from iki_graph.reading.convert import program

from . import typeset
from .decree import HABITS
from .make import DECREES, gold, make
from .scan import scanned_pictures
from .score import f1

Way = Callable[[str, str, Path], Path]
"""How a decree (its name, the habit or hand in which it is set, a folder) becomes a file."""

CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome")
_WIDE = 24


def run(*command: str | Path) -> None:
    """Run a program; raises if it fails."""
    subprocess.run([str(c) for c in command], check=True, capture_output=True, timeout=300)


def by_office(source: Path, target: str, folder: str = "", *more: str) -> Path:
    """The document as LibreOffice saves it in another format, in a folder beside the source."""
    office = program()
    assert office
    out = source.parent / (folder or target.partition(":")[0])
    profile = f"-env:UserInstallation={(source.parent / 'profil').as_uri()}"
    run(office, profile, "--headless", *more, "--convert-to", target, "--outdir", out, source)
    return out / f"{source.stem}.{target.partition(':')[0]}"


def by_chromium(page: Path) -> Path:
    """A web page as the browser prints it."""
    assert CHROMIUM
    target = page.with_name(f"{page.stem}-chromium.pdf")
    run(CHROMIUM, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer", f"--print-to-pdf={target}", page.as_uri())
    return target


LOOKS = {
    "across": "#set table(stroke: (x: none, y: 0.6pt))",
    "striped": """#set table(stroke: none, fill: (_, y) => if y == 0 { rgb("2f5496") } else if calc.even(y) { rgb("eef2f9") })
#show table.cell.where(y: 0): set text(white)""",
    "plain": "#set table(stroke: none, row-gutter: 4pt)",
}
"""Tables without rules between their columns: rows parted by rules across, by their grounds, or by white space alone."""


def by_typst(name: str, habit: str, folder: Path, look: str = "") -> Path:
    """A decree set by Typst, its tables ruled or as one of `LOOKS`."""
    source = folder / f"{name}-{habit}{look}.typ"
    source.write_text(f"{LOOKS.get(look, '')}\n{typeset.markup(gold(name), HABITS[habit])}", encoding="utf-8")
    target = folder / f"{name}-{habit}-typst{look}.pdf"
    target.write_bytes(typst.compile(source))
    return target


def for_print(book: Path) -> Path:
    """A workbook as its author makes it ready for the printer: wrapped texts, rows high enough, as wide as the paper."""
    work = openpyxl.load_workbook(book)
    for sheet in work:
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
        sheet.sheet_properties.pageSetUpPr = openpyxl.worksheet.properties.PageSetupProperties(fitToPage=True)
        areas = {(a.min_row, a.min_col): a for a in sheet.merged_cells.ranges}
        needed: dict[int, float] = {}
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is None:
                    continue
                cell.alignment = Alignment(wrap_text=True, vertical="top")
                area = areas.get((cell.row, cell.column))
                wide, high = (area.size["columns"], area.size["rows"]) if area else (1, 1)
                lines = sum(1 + len(line) // (_WIDE * wide - 4) for line in str(cell.value).split("\n"))
                for r in range(cell.row, cell.row + high):
                    needed[r] = max(needed.get(r, 1), lines / high)
        for r, lines in needed.items():
            sheet.row_dimensions[r].height = 14.5 * max(1, lines) + 2
    target = book.with_name(f"{book.stem}-cetak.xlsx")
    work.save(target)
    return target


def scan(pdf: Path) -> Path:
    """The PDF's pages as a scanner gives them, drawn by poppler."""
    stem = pdf.parent / f"{pdf.stem}-halaman"
    run("pdftoppm", "-r", "200", "-gray", pdf, stem)
    pages = sorted(pdf.parent.glob(f"{stem.name}-*.pgm"))
    target = scanned_pictures(pages, pdf.with_name(f"{pdf.stem}-pindai.pdf"))
    for page in pages:
        page.unlink()
    return target


def searchable(scan: Path) -> Path:
    """A scan with the text that Tesseract's own program lays under its pages."""
    stem = scan.with_suffix("")
    run("pdftoppm", "-r", "200", "-tiff", scan, stem)
    pages = sorted(scan.parent.glob(f"{stem.name}-*.tif"))
    names = stem.with_suffix(".daftar")
    names.write_text("\n".join(map(str, pages)))
    run("tesseract", names, f"{stem}-teks", "-l", "ind", "pdf")
    for page in pages:
        page.unlink()
    return scan.with_name(f"{stem.name}-teks.pdf")


def distilled(pdf: Path) -> Path:
    """A PDF written anew by Ghostscript."""
    target = pdf.with_name(f"{pdf.stem}-gs.pdf")
    run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=pdfwrite", f"-sOutputFile={target}", pdf)
    return target


def redrawn(pdf: Path) -> Path:
    """A PDF drawn anew by cairo."""
    target = pdf.with_name(f"{pdf.stem}-cairo.pdf")
    run("pdftocairo", "-pdf", pdf, target)
    return target


def layout_text(pdf: Path, *options: str) -> Path:
    """A PDF as text by poppler."""
    target = pdf.with_name(f"{pdf.stem}{''.join(options)}.txt")
    run("pdftotext", *options, pdf, target)
    return target


def _office_pdf(source: Path) -> Path:
    return by_office(source, "pdf", f"pdf-{source.suffix[1:]}")


WAYS: dict[str, Way] = {
    "docx": lambda n, h, f: by_office(by_office(make(n, ".docx", f, h), "odt"), "docx"),
    "docx of html": lambda n, h, f: by_office(make(n, ".html", f, h), "docx", "docx-html", "--infilter=HTML (StarWriter)"),
    "xlsx": lambda n, h, f: by_office(make(n, ".xlsx", f, h), "xlsx"),
    "html of docx": lambda n, h, f: by_office(make(n, ".docx", f, h), "html"),
    "xhtml of docx": lambda n, h, f: by_office(make(n, ".docx", f, h), "xhtml:XHTML Writer File"),
    "html of xlsx": lambda n, h, f: by_office(make(n, ".xlsx", f, h), "html", "html-xlsx"),
    "pdf by office": lambda n, h, f: _office_pdf(make(n, ".docx", f, h)),
    "pdf by chromium": lambda n, h, f: by_chromium(make(n, ".html", f, h)),
    "pdf of xlsx": lambda n, h, f: _office_pdf(for_print(make(n, ".xlsx", f, h))),
    "pdf by typst": lambda n, h, f: by_typst(n, h, f),
    **{f"pdf by typst, {look}": lambda n, h, f, look=look: by_typst(n, h, f, look) for look in LOOKS},
    "pdf by gs": lambda n, h, f: distilled(_office_pdf(make(n, ".docx", f, h))),
    "pdf by cairo": lambda n, h, f: redrawn(by_chromium(make(n, ".html", f, h))),
    "scan of office": lambda n, h, f: scan(_office_pdf(make(n, ".docx", f, h))),
    "scan of chromium": lambda n, h, f: scan(by_chromium(make(n, ".html", f, h))),
    "scan of xlsx": lambda n, h, f: scan(_office_pdf(for_print(make(n, ".xlsx", f, h)))),
    "scan of typst": lambda n, h, f: scan(by_typst(n, h, f)),
    **{f"scan of typst, {look}": lambda n, h, f, look=look: scan(by_typst(n, h, f, look)) for look in LOOKS},
    "scan with text": lambda n, h, f: searchable(scan(by_typst(n, h, f))),
    "layout text": lambda n, h, f: layout_text(by_chromium(make(n, ".html", f, h)), "-layout"),
    "layout of office": lambda n, h, f: layout_text(_office_pdf(make(n, ".docx", f, h)), "-layout"),
    "layout of typst": lambda n, h, f: layout_text(by_typst(n, h, f), "-layout"),
}


def scores(way: Way, folder: Path, styles: Iterable[str]) -> Iterator[tuple[str, str, float]]:
    """Decree, style and F1 of each file made this way."""
    for name in DECREES:
        for style in styles:
            yield name, style, f1(gold(name), way(name, style, folder))[0]


def main() -> None:
    """All ways, or those whose names begin as told: worst and mean F1 of the habits; of scans, which take long, of two."""
    folder, only = Path(sys.argv[1]).absolute(), sys.argv[2:]
    folder.mkdir(parents=True, exist_ok=True)
    for way in [w for w in WAYS if not only or any(w.startswith(o) for o in only)]:
        found = list(scores(WAYS[way], folder, ["ketik", "garis"] if way.startswith("scan") else list(HABITS)))
        for name in DECREES:
            own = {habit: score for n, habit, score in found if n == name}
            each = " ".join(f"{habit} {score:.4f}" for habit, score in own.items())
            print(f"{way:16} {name:9} worst {min(own.values()):.4f} mean {mean(own.values()):.4f}  {each}", flush=True)


if __name__ == "__main__":
    main()

"""The reports in a real office program: LibreOffice opens them and sets every text on its pages."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from iki_graph.alignment import cascade
from iki_graph.pipeline import Telaah
from iki_graph.reports import docx, paper, pdf, tree, tree_pages, xlsx
from iki_graph.reports.draft import draft
from iki_graph.reports.draft_forms import as_docx, as_xlsx
from iki_graph.reports.note import Catatan, note
from tests.reports.support import reviewed

OFFICE = shutil.which("soffice")
PAGES = shutil.which("pdftotext")

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice"),
    pytest.mark.skipif(PAGES is None, reason="needs pdftotext (Poppler)"),
]


@pytest.fixture(scope="module")
def long(root: Path) -> tuple[Telaah, Catatan]:
    """The longest sample decree and the note on it."""
    telaah = reviewed(max((root / "data" / "sk").glob("*.txt"), key=lambda path: path.stat().st_size))
    return telaah, note(telaah.rekaman, telaah.temuan, telaah.keselarasan, telaah.profil)


def drawing(telaah: Telaah) -> str:
    """The performance tree as reports have it."""
    return tree.svg(tree_pages.pages(cascade(telaah.rekaman, telaah.keselarasan), "overview"), paper.FONTS, paper.SIZE)


def set_on_pages(made: bytes, name: str, folder: Path) -> list[str]:
    """The pages that LibreOffice sets a file on, their blanks gone."""
    source = folder / name
    source.write_bytes(made)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder), str(source)]
    subprocess.run(command, capture_output=True, check=True, timeout=300)
    return pages(source.with_suffix(".pdf"))


def pages(path: Path) -> list[str]:
    """The texts of a PDF's pages in the order that they were set in, cell by cell, without blanks."""
    text = subprocess.run([str(PAGES), "-raw", str(path), "-"], capture_output=True, check=True).stdout.decode("utf-8")
    return [squeezed(page) for page in text.split("\f")[:-1]]


def squeezed(text: str) -> str:
    """A text without blanks, which lines and cells part anywhere."""
    return re.sub(r"\s+", "", text)


def nothing_is_empty(found: list[str]) -> None:
    assert found
    # A page has at least its number; what is more makes it a page worth turning.
    assert [number for number, page in enumerate(found, 1) if len(page) < 40] == []


def test_the_note_is_whole(long: tuple[Telaah, Catatan], tmp_path: Path) -> None:
    telaah, made = long
    picture = paper.png(drawing(telaah)) if pdf.available() else None
    found = set_on_pages(docx.document(made, picture), "catatan.docx", tmp_path)
    nothing_is_empty(found if picture is None else found[:-1])
    text = re.sub(r"Halaman\d+dari\d+", "", "".join(found))
    wanted = [*made.baik, *made.utama, *(group.akibat for group in made.kelompok)]
    wanted += [advice.teks for group in made.kelompok for advice in group.rekomendasi]
    wanted += [str(row[2]) for row in made.table("iku").baris] + [str(row[1]) for row in made.table("hukum").baris]
    assert [part for part in wanted if squeezed(part) not in text and not _broken(part, found)] == []
    assert 5 <= len(found) <= 40


def test_the_pdf_says_the_same(long: tuple[Telaah, Catatan], tmp_path: Path) -> None:
    if not pdf.available():
        pytest.skip("needs Typst (extra pdf)")
    telaah, made = long
    (tmp_path / "catatan.pdf").write_bytes(pdf.document(made, drawing(telaah)))
    found = pages(tmp_path / "catatan.pdf")
    nothing_is_empty(found)
    text = "".join(found)
    wanted = [*made.baik, *made.utama, *(group.akibat for group in made.kelompok)]
    assert [part for part in wanted if squeezed(part) not in re.sub(r"Halaman\d+dari\d+", "", text) and not _broken(part, found)] == []


def test_the_workbook_shows_every_finding_and_cuts_none(long: tuple[Telaah, Catatan], tmp_path: Path) -> None:
    telaah, made = long
    found = set_on_pages(xlsx.workbook(made, telaah.temuan), "lembar.xlsx", tmp_path)
    nothing_is_empty([page for page in found if not page.startswith(("Matriks", "Peran", "Banyaknya"))])
    text = "".join(found)
    # What stands in a cell too low for it is not on the page. A row may go over to the next page.
    lost = [item.pesan for item in telaah.temuan if squeezed(item.pesan) not in text and not _broken(item.pesan, found)]
    assert lost == []


def test_the_draft_lists_every_change(long: tuple[Telaah, Catatan], tmp_path: Path) -> None:
    telaah, _ = long
    found = set_on_pages(as_docx(telaah.rekaman, telaah.temuan), "draf.docx", tmp_path)
    nothing_is_empty(found)
    assert "DaftarPerubahan" in "".join(found)
    sheets = set_on_pages(as_xlsx(telaah.rekaman, telaah.temuan), "draf.xlsx", tmp_path)
    text = "".join(sheets)
    proposals = [one.usulan for one in draft(telaah.rekaman, telaah.temuan).ubahan]
    assert [part for part in proposals if squeezed(part) not in text and not _broken(part, sheets)] == []


def _broken(text: str, found: list[str]) -> bool:
    """Whether a text stands there in two parts, as at the end of a page or column."""
    whole = squeezed(text)
    everything = "\n".join(found)
    return any(whole[:cut] in everything and whole[cut:] in everything for cut in range(8, len(whole) - 7))

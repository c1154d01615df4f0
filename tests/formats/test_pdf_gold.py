"""The hand-made records, printed as PDF and scanned, are read nearly as they were."""

import json
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pytest
from PIL import Image

from iki_graph.errors import InputError
from iki_graph.pipeline import load
from iki_graph.reading import tesseract
from iki_graph.reading.convert import program
from iki_graph.reading.scans import usual

from .decree import HABITS
from .make import DECREES, gold, make
from .paper import Sheet, pdf
from .scan import printed, scanned
from .score import f1

needs_office = pytest.mark.skipif(program() is None, reason="needs LibreOffice")
needs_ocr = pytest.mark.skipif(tesseract.missing() is not None, reason="needs Tesseract's Indonesian data and the extra `ocr`")


@pytest.fixture(scope="session")
def prints(tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    """Gives a decree as LibreOffice prints it; each is printed once."""
    folder = tmp_path_factory.mktemp("cetak")

    @cache
    def one(name: str, habit: str) -> Path:
        return printed(make(name, ".docx", folder, habit))

    return one


def expect(name: str, path: Path, least: float) -> None:
    score, misses = f1(gold(name), path)
    assert score >= least, misses[:10]


@pytest.mark.slow
@needs_office
@pytest.mark.parametrize("habit", HABITS)
@pytest.mark.parametrize("name", DECREES)
def test_a_printed_decree(name: str, habit: str, prints) -> None:  # type: ignore[no-untyped-def]
    expect(name, prints(name, habit), 0.97)


@pytest.mark.slow
@needs_office
@needs_ocr
@pytest.mark.parametrize(("name", "habit"), [("kerek", "ketik"), ("kerek", "garis"), ("kesamben", "sarang")])
def test_a_scanned_decree(name: str, habit: str, prints, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    expect(name, scanned(prints(name, habit), tmp_path / "pindai.pdf"), 0.93)


@pytest.mark.slow
@needs_office
@needs_ocr
@pytest.mark.parametrize("turns", [1, 2, 3])
def test_pages_scanned_on_their_side(turns: int, prints, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    """As pictures in a TIFF of three pages; the places are those of the page as it lies in the file."""
    source = prints("kerek", "ketik")
    path = scanned(source, tmp_path / "pindai.tiff", pages=3, turns=turns)
    _, (record,) = load(path)
    upright = load(scanned(source, tmp_path / "tegak.tiff", pages=3))[1][0]
    assert [m.teks for m in record.mengingat] == [m.teks for m in upright.mengingat]
    box, page = record.asal["/mengingat/0"].kotak, record.asal["/mengingat/0"].halaman
    with Image.open(path) as picture:
        assert box and page == 1
        assert max(box[0], box[2]) <= picture.width * 72 / 200
        assert (box[3] - box[1] > box[2] - box[0]) == (turns % 2 == 1)


@pytest.mark.slow
@needs_office
@needs_ocr
def test_a_file_of_printed_and_scanned_pages(prints, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    import pypdfium2

    source = prints("kerek", "ketik")
    scan = pypdfium2.PdfDocument(scanned(source, tmp_path / "pindai.pdf", pages=2))
    whole = pypdfium2.PdfDocument(source)
    mixed = pypdfium2.PdfDocument.new()
    mixed.import_pages(scan, [0, 1])
    mixed.import_pages(whole, list(range(2, len(whole))))
    mixed.save(tmp_path / "campur.pdf")
    expect("kerek", tmp_path / "campur.pdf", 0.93)
    _, (record,) = load(tmp_path / "campur.pdf")
    sure = {record.asal[p].halaman: record.asal[p].yakin for p in record.asal if p.startswith(("/mengingat/", "/jabatan/"))}
    assert sure[1] < 1


@pytest.mark.slow
@needs_office
@pytest.mark.parametrize(
    ("options", "opens"),
    [
        ({"EncryptFile": True, "DocumentOpenPassword": "rahasia"}, False),
        ({"RestrictPermissions": True, "PermissionPassword": "rahasia"}, True),
    ],
)
def test_locked_files(options: dict[str, object], opens: bool, tmp_path: Path) -> None:
    document = make("kerek", ".docx", tmp_path)
    typed = {
        key: {"type": "boolean" if isinstance(value, bool) else "string", "value": str(value).lower()} for key, value in options.items()
    }
    office = program()
    assert office
    command = [office, f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}", "--headless"]
    command += ["--convert-to", f"pdf:writer_pdf_Export:{json.dumps(typed)}", "--outdir", str(tmp_path), str(document)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    if opens:
        expect("kerek", document.with_suffix(".pdf"), 0.97)
    else:
        with pytest.raises(InputError, match="terkunci kata sandi"):
            load(document.with_suffix(".pdf"))


@needs_ocr
def test_a_scanned_table(tmp_path: Path) -> None:
    sheet = Sheet(500, 300).text(50, 40, "KEPUTUSAN CAMAT CONTOH", 12)
    rows = [[["NO"], ["KINERJA"], ["FORMULASI"]], [["1."], ["Surat terkelola tertib"], ["Jumlah surat", "", "Semua surat"]]]
    sheet.grid(80, (50, 80, 250, 450), (20, 50), rows).stroke(254, 117, 330, 117).text(336, 121, "x 100%")
    (tmp_path / "asli.pdf").write_bytes(pdf([sheet]))
    from iki_graph.reading import read

    found = read(scanned(tmp_path / "asli.pdf", tmp_path / "pindai.png"))
    assert found.media == "image/png"
    assert [line.cells for line in found.content if line.cells] == [
        ("NO", "KINERJA", "FORMULASI"),
        ("1.", "Surat terkelola tertib", "Jumlah surat / Semua surat x 100%"),
    ]
    assert all(0.6 < line.sure < 1 for line in found.content)


@needs_ocr
def test_a_scan_that_does_not_know_its_resolution(tmp_path: Path) -> None:
    rows = [[["NO"], ["KINERJA"], ["FORMULASI"]], [["1."], ["Surat terkelola tertib"], ["Jumlah surat"]]]
    sheet = Sheet(595, 842).text(50, 40, "KEPUTUSAN CAMAT CONTOH", 12).grid(80, (50, 80, 250, 450), (20, 50), rows)
    (tmp_path / "asli.pdf").write_bytes(pdf([sheet]))
    from iki_graph.reading import read

    picture = scanned(tmp_path / "asli.pdf", tmp_path / "pindai.png")
    Image.open(picture).save(tmp_path / "pindai.pdf", resolution=72)
    found = read(tmp_path / "pindai.pdf")
    (row,) = [line for line in found.content if line.cells and line.cells[0] == "1."]
    assert row.cells == ("1.", "Surat terkelola tertib", "Jumlah surat")
    assert row.place is not None
    # Where it stands is told in points of the page as it lies in the file.
    assert row.place.box == pytest.approx([v * 200 / 72 for v in (50, 100, 450, 150)], abs=20)


@pytest.mark.parametrize(
    ("size", "short"),
    [
        ((595, 842), 595),
        ((935, 609), 609),
        ((842, 1191), 842),
        ((1654, 2339), 595),
        ((794, 1123), 595),
        ((397, 561), 595),
        ((500, 300), 300),
    ],
)
def test_the_size_of_a_page(size: tuple[float, float], short: float) -> None:
    assert usual(*size) == short


@pytest.mark.parametrize("lacks", ["library", "language"])
def test_what_ocr_needs_is_told(lacks: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is a scan as a whole is refused with the line that installs what is missing."""
    if lacks == "library":
        monkeypatch.setattr(tesseract, "_NEEDED", ("pustaka_yang_tidak_ada",))
        wanted = r'pip install "iki-graph\[ocr\]"'
    elif tesseract.missing() and shutil.which("tesseract") is None:
        wanted = "pip install|apt install"
    else:
        monkeypatch.setattr(tesseract, "_data", lambda: None)
        wanted = "apt install tesseract-ocr-ind"
    (tmp_path / "asli.pdf").write_bytes(pdf([Sheet(300, 200).text(50, 40, "KEPUTUSAN CAMAT")]))
    for name in ("pindai.pdf", "pindai.png"):
        with pytest.raises(InputError, match=wanted):
            load(scanned(tmp_path / "asli.pdf", tmp_path / name, dpi=100))


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("x 100Y6", "x 100%"),
        ("10096", "100%"),
        ("x100Y9", "x100%"),
        ("100°/o", "100%"),
        ("1000", "1000"),
        ("100", "100"),
        ("10096x", "10096x"),
    ],
)
def test_percent_signs_taken_for_letters(read: str, meant: str) -> None:
    from iki_graph.reading.page import Word

    words = [tesseract.Read(Word(text, (0, 0, 9, 9)), 0.9) for text in read.split()]
    assert " ".join(r.word.text for r in tesseract.percents(words)) == meant


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("a. b. Cc. d. fi f;", "a. b. c. d. e. f."),
        ("1. 2. 3. 11. 2. 3. 4.", "1. 2. 3. 1. 2. 3. 4."),
        ("1. 2. 3. | 2. 3. 4.", "1. 2. 3. 1. 2. 3. 4."),
        ("a. b. (a; d. es f. 8. NUR", "a. b. c. d. e. f. g. NUR"),
        ("a. b. (or: d. e.", "a. b. c. d. e."),
        ("Il. m.", "l. m."),
    ],
)
def test_list_marks_by_their_order(read: str, meant: str) -> None:
    from iki_graph.reading.marks import in_order
    from iki_graph.reading.page import Word

    words = [
        w
        for i, mark in enumerate(read.split())
        for w in (Word(mark, (50, 20 * i, 58, 20 * i + 9)), Word("Penyusunan", (70, 20 * i, 150, 20 * i + 9)))
    ]
    assert " ".join(w.text for w in in_order(words) if w.text != "Penyusunan") == meant

"""Files made to do harm, or broken: one clear sentence, soon, with bounded memory, and never a traceback."""

import io
import random
import subprocess
import sys
import zipfile
from itertools import count
from pathlib import Path

import pytest

from iki_graph.errors import InputError
from iki_graph.pipeline import load
from iki_graph.reading import convert, docx, read
from iki_graph.reading.blocks import Text, set_out
from iki_graph.reading.document import MOST_LINES
from iki_graph.reading.package import LARGEST_PART, MOST_TAGS

from .make import WRITERS, make
from .ooxml import NAMES, W, packed, xlsx
from .ooxml import docx as word

BODY = f"<w:document {NAMES}><w:body>{{}}</w:body></w:document>"
CFB = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def refused(data: bytes, folder: Path, name: str = "sk.docx") -> str:
    """The sentence that refuses the file."""
    path = folder / name
    path.write_bytes(data)
    with pytest.raises(InputError) as caught:
        read(path)
    text = str(caught.value)
    assert text.startswith(f"{path}: ") and text.endswith(".") and "\n" not in text
    return text


def bomb(before: bytes, filling: bytes, after: bytes, part: str, size: int = 4 * LARGEST_PART) -> bytes:
    """A package whose part is far larger unpacked, of so many bytes, than packed."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        with archive.open(part, "w", force_zip64=True) as stream:
            stream.write(before)
            for _ in range(size // len(filling)):
                stream.write(filling)
            stream.write(after)
    return target.getvalue()


@pytest.mark.parametrize(
    ("part", "size"), [("word/document.xml", LARGEST_PART + 2_000_000), ("xl/worksheets/sheet1.xml", 4 * LARGEST_PART)]
)
def test_a_part_that_is_endless_when_unpacked(part: str, size: int, tmp_path: Path) -> None:
    data = bomb(b"<a>", b"<b/>" * 250_000, b"</a>", part, size)
    assert len(data) < 2_000_000
    assert "setelah dibuka" in refused(data, tmp_path)


@pytest.mark.slow
def test_memory_stays_bounded(tmp_path: Path) -> None:
    """In a process that may not take more than two gigabytes of addresses."""
    if sys.platform != "linux":
        pytest.skip("needs Linux's limits of memory")
    (tmp_path / "bom.docx").write_bytes(bomb(b"<a>", b"<b/>" * 250_000, b"</a>", "word/document.xml"))
    program = (
        "import resource\nfrom iki_graph.cli import main\n"
        "resource.setrlimit(resource.RLIMIT_AS, (2 * 1024 ** 3,) * 2)\n"
        "import sys\nsys.argv = ['iki', 'convert', sys.argv[1]]\nmain()"
    )
    ran = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "bom.docx")], capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert ran.returncode == 3
    assert ran.stderr.startswith("iki: ") and "Traceback" not in ran.stderr


@pytest.mark.parametrize(
    "declaration",
    [
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>',
        '<!DOCTYPE x [<!ENTITY c SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd">',
    ],
    ids=["bomb", "file", "network"],
)
def test_entities(declaration: str, tmp_path: Path) -> None:
    text = "&c;" if "ENTITY" in declaration else "x"
    body = declaration + BODY.format(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
    assert "DTD" in refused(packed({"word/document.xml": body}), tmp_path)
    sheet = xlsx("")
    with zipfile.ZipFile(io.BytesIO(sheet)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    parts["xl/worksheets/sheet1.xml"] = declaration + f"<worksheet><sheetData>{text}</sheetData></worksheet>"
    assert "DTD" in refused(packed(parts), tmp_path, "iku.xlsx")


def test_more_than_any_decree_has(tmp_path: Path) -> None:
    """Files within the bounds of size whose parts, once read, would take minutes and gigabytes."""
    row = "<w:p><w:r><w:t>a</w:t></w:r></w:p>"
    assert "terlalu banyak unsur" in refused(packed({"word/document.xml": BODY.format(row * (MOST_TAGS // 6 + 1))}), tmp_path)
    assert "terlalu banyak unsur" in refused(xlsx("<row><c><v>1</v></c></row>" * (MOST_TAGS // 6 + 1)), tmp_path, "iku.xlsx")
    assert "200.000 baris" in refused(b"a\n" * (MOST_LINES + 1), tmp_path, "sk.txt")
    with pytest.raises(InputError, match=r"200\.000 baris"):
        set_out(tmp_path / "sk.docx", b"", "", (Text("a") for _ in count()))
    page = "<html><body><p " + " ".join(f"a{n}=1" for n in range(10_000)) + ">x"
    assert "ribuan atribut" in refused(page.encode(), tmp_path, "sk.html")


def test_sheets_that_reach_to_their_end(tmp_path: Path) -> None:
    """A cell in the last row and column, and cells merged up to there, cost nothing and hide nothing."""
    cell = '<c r="{0}" t="inlineStr"><is><t>{0}</t></is></c>'
    far = '<row r="{}">{}</row>'
    data = xlsx(far.format(1, cell.format("A1") + cell.format("C1")) + far.format(1048576, cell.format("XFD1048576")))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    merged = '<mergeCells><mergeCell ref="E1:XFD1048576"/><mergeCell ref="A1:B1"/></mergeCells></worksheet>'
    parts["xl/worksheets/sheet1.xml"] = bytes(parts["xl/worksheets/sheet1.xml"]).decode().replace("</worksheet>", merged)  # type: ignore[arg-type]
    (tmp_path / "iku.xlsx").write_bytes(packed(parts))
    assert "\n".join(read(tmp_path / "iku.xlsx").lines).split() == ["A1", "C1", "XFD1048576"]


def test_depth_without_end(tmp_path: Path) -> None:
    nested = "<w:tbl><w:tr><w:tc>" * 5000 + "</w:tc></w:tr></w:tbl>" * 5000
    assert "rusak" in refused(packed({"word/document.xml": BODY.format(nested)}), tmp_path)


def test_html_of_any_depth_and_width(tmp_path: Path) -> None:
    path = tmp_path / "sk.html"
    path.write_text("<html><body>" + "<div><table><tr><td>" * 3000 + "teks", encoding="utf-8")
    with pytest.raises(InputError):
        load(path)
    path.write_text("<html><body><table>" + "<tr><td colspan=1000 rowspan=60000>x" * 3000, encoding="utf-8")
    assert "sel" in refused(path.read_bytes(), tmp_path, "sk.html")


def test_names_that_lead_out_of_the_package_are_only_names(tmp_path: Path) -> None:
    relation = '<Relationship Id="r" Type="x/officeDocument" Target="{}"/>'
    for target in ("../../../../etc/passwd", "/etc/passwd", "file:///etc/passwd"):
        rels = (
            f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relation.format(target)}</Relationships>'
        )
        assert "rusak" in refused(packed({"_rels/.rels": rels, "word/x.xml": "<a/>", "../../jahat.txt": "x"}), tmp_path)
    assert sorted(x.name for x in tmp_path.iterdir()) == ["sk.docx"]


def test_macros_are_text_at_most(tmp_path: Path) -> None:
    body = BODY.format("<w:p><w:r><w:t>Menimbang</w:t></w:r></w:p>")
    data = packed({"word/document.xml": body, "word/vbaProject.bin": b"\xcc\x61 Shell(rm -rf)"})
    assert docx.read(data, tmp_path / "sk.docm").lines == ("Menimbang",)


@pytest.mark.parametrize("name", ["sk.docx", "iku.xlsx", "sk.txt"])
def test_files_locked_by_a_password(name: str, tmp_path: Path) -> None:
    assert "kata sandi" in refused(CFB + "EncryptedPackage".encode("utf-16-le") + bytes(600), tmp_path, name)
    manifest = '<m:manifest xmlns:m="urn:x"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'
    for kind in ("spreadsheet", "text"):
        mimetype = f"application/vnd.oasis.opendocument.{kind}"
        assert "kata sandi" in refused(
            packed({"mimetype": mimetype, "META-INF/manifest.xml": manifest, "content.xml": b"\x8f"}), tmp_path, name
        )


def test_zip_entries_locked_by_a_password(tmp_path: Path) -> None:
    data = bytearray(word("<w:p/>"))
    at = data.index(b"PK\x01\x02")
    while at != -1:
        data[at + 8] |= 1
        at = data.find(b"PK\x01\x02", at + 4)
    assert "kata sandi" in refused(bytes(data), tmp_path)


def test_what_is_no_document(tmp_path: Path) -> None:
    assert "bukan dokumen" in refused(CFB + b"Thumbs.db", tmp_path, "sk.doc")
    assert "ekstrak dahulu" in refused(packed({"foto.txt": "x"}), tmp_path, "sk.zip")
    assert "ekstrak dahulu" in refused(b"Rar!\x1a\x07\x01\0", tmp_path, "sk.rar")
    assert "PNG" in refused(b"\0\0\0\x18ftypheic\0", tmp_path, "IMG_1.heic")
    assert "PowerPoint" in refused(packed({"ppt/presentation.xml": "x"}), tmp_path, "sk.pptx")
    assert "rusak" in refused(packed({"word/document.xml": f"<w:document {W}/>"}), tmp_path)


def test_old_formats_without_the_program_that_reads_them(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(convert, "program", lambda: None)
    assert "LibreOffice" in refused(CFB + "WordDocument".encode("utf-16-le"), tmp_path, "sk.doc")
    assert "LibreOffice" in refused(b"{\\rtf1 x}", tmp_path, "sk.rtf")


@pytest.mark.slow
@pytest.mark.skipif(convert.program() is None, reason="needs LibreOffice")
def test_old_formats_that_are_broken(tmp_path: Path) -> None:
    assert "LibreOffice" in refused(CFB + "WordDocument".encode("utf-16-le"), tmp_path, "sk.doc")


def survives(path: Path) -> None:
    """A record or one clear error; anything else that is raised is a bug."""
    try:
        load(path)
    except InputError as error:
        assert str(error).startswith(str(path)) or path.name in str(error)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """A file with some bytes changed, moved, dropped or doubled."""
    changed = bytearray(data)
    for _ in range(chance.randint(1, 20)):
        at = chance.randrange(len(changed))
        length = chance.choice((1, 1, 1, 4, 30, 400))
        kind = chance.randrange(4)
        if kind == 0:
            changed[at : at + length] = chance.randbytes(length)
        elif kind == 1:
            del changed[at : at + length]
        elif kind == 2:
            changed[at:at] = changed[at : at + length]
        else:
            changed[at] ^= 1 << chance.randrange(8)
        if not changed:
            return b"PK\x03\x04"
    return bytes(changed)


def inside(data: bytes, chance: random.Random) -> bytes:
    """A package with one of its parts changed, packed well."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    name = chance.choice([n for n in sorted(parts) if n.endswith((".xml", ".rels"))])
    part = parts[name]
    assert isinstance(part, bytes)
    if chance.random() < 0.2:
        del parts[name]
    elif chance.random() < 0.5:
        # Tags stay tags: what is broken is what they say.
        tokens = part.split(b"<")
        chance.shuffle(order := tokens[len(tokens) // 3 : len(tokens) // 3 + chance.randint(2, 40)])
        parts[name] = b"<".join([*tokens[: len(tokens) // 3], *order, *tokens[len(tokens) // 3 + len(order) :]])
        numbers = [b'"-1"', b'"999999999"', b'"x"', b'""']
        parts[name] = bytes(parts[name]).replace(b'"1"', chance.choice(numbers), chance.randint(0, 5))  # type: ignore[arg-type]
    else:
        parts[name] = mutated(part, chance)
    return packed(parts)


@pytest.mark.parametrize("suffix", WRITERS)
def test_a_few_damaged_files(suffix: str, tmp_path: Path) -> None:
    fuzz(suffix, tmp_path, 15)


@pytest.mark.slow
@pytest.mark.parametrize("suffix", WRITERS)
def test_many_damaged_files(suffix: str, tmp_path: Path) -> None:
    fuzz(suffix, tmp_path, 400)


def fuzz(suffix: str, folder: Path, times: int) -> None:
    data = make("kerek", suffix, folder).read_bytes()
    path = folder / f"rusak{suffix}"
    for seed in range(times):
        chance = random.Random(seed)
        path.write_bytes(mutated(data, chance) if suffix == ".html" or seed % 3 == 0 else inside(data, chance))
        survives(path)

"""PDFs and pictures made to do harm, or broken: one clear sentence, soon, in bounded memory, and never a traceback."""

import os
import random
import struct
import subprocess
import sys
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from iki_graph.errors import InputError
from iki_graph.reading import read

from .paper import Sheet, packed, pdf, stream

CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
PAGES = b"<</Type/Pages/Kids[3 0 R]/Count 1>>"
PAGE = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>/XObject<</A 6 0 R>>>>>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
TWICE = b"/Filter[/FlateDecode/FlateDecode]"
MEMORY = 1_500_000_000


def one_page(content: bytes, *more: bytes) -> bytes:
    return packed([CATALOG, PAGES, PAGE, content, FONT, *(more or (b"null",))])


def endless(filling: bytes, times: int) -> bytes:
    """The filling many times over, packed piece by piece."""
    packer = zlib.compressobj(9)
    return b"".join(packer.compress(filling) for _ in range(times)) + packer.flush()


def form(orders: bytes, inner: int | None) -> bytes:
    resources = b"/Resources<</XObject<</A %d 0 R>>>>" % inner if inner else b""
    return stream(orders, b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]" + resources, pack=False)


def picture(side: int) -> bytes:
    entries = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode"
    return stream(endless(bytes(side * 100), side // 100), entries % (side, side), pack=False)


def png(side: int, data: bytes = b"\0" * 999) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    head = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(data)) + chunk(b"IEND", b"")


def pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % (3 + i) for i in range(count))
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"
    return packed([CATALOG, b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids), *[page] * count])


def cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


CASES: dict[str, tuple[Callable[[], bytes], str]] = {
    "a stream that unpacks to 2 GB": (lambda: one_page(stream(endless(bytes(1_000_000), 2000), pack=False)), "mengembang"),
    "packed twice": (lambda: one_page(stream(zlib.compress(endless(bytes(1_000_000), 2000)), TWICE, pack=False)), "mengembang"),
    "a picture of 30,000 x 30,000": (lambda: one_page(stream(b"595 0 0 842 0 0 cm /A Do"), picture(30_000)), "mengembang"),
    "endless orders": (lambda: one_page(stream(b"q Q\n" * 5_000_000)), "terlalu rumit"),
    "endless text": (lambda: one_page(stream(b"BT /F 9 Tf " + b"(aaaaaaaaaaaaaaaaaaaaaaaaaaaaa) Tj\n" * 100_000)), "terlalu rumit"),
    "forms in forms": (lambda: one_page(stream(b"/A Do"), *[form(b"/A Do " * 10, 7 + k) for k in range(9)], form(b"", None)), "rumit"),
    "a form in itself": (lambda: one_page(stream(b"/A Do"), form(b"/A Do ", 6)), "tidak ada tulisan"),
    "10,000 pages": (lambda: pages(10_000), "memuat 10000 halaman"),
    "no page": (lambda: packed([CATALOG, b"<</Type/Pages/Kids[]/Count 0>>"]), "rusak"),
    "pages in a ring": (lambda: packed([CATALOG, b"<</Type/Pages/Count 1/Kids[2 0 R]>>"]), "halaman"),
    "an endless page": (lambda: packed([CATALOG, PAGES, b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 1e9 1e9]>>"]), "tidak ada tulisan"),
    "the first half": (lambda: cut(pdf([Sheet().text(50, 50, "Keputusan")])), "rusak"),
    "nothing but the head": (lambda: b"%PDF-1.4\n", "rusak"),
    "a picture too large": (lambda: png(30_000), "terlalu besar"),
    "a picture cut off": (lambda: png(900), "rusak"),
}


def script(path: Path) -> Sequence[str]:
    program = f"import sys\nsys.argv = ['iki', 'convert', {str(path)!r}]\nfrom iki_graph.cli import main\nmain()"
    return [sys.executable, "-c", program]


def limited() -> None:
    import resource

    resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (30, 30))


@pytest.mark.parametrize(
    "name", ["forms in forms", "a form in itself", "10,000 pages", "the first half", "nothing but the head", "a picture too large"]
)
def test_is_refused(name: str, tmp_path: Path) -> None:
    make, reason = CASES[name]
    path = tmp_path / "sk.pdf"
    path.write_bytes(make())
    with pytest.raises(InputError, match=reason):
        read(path)


@pytest.mark.slow
@pytest.mark.skipif(os.name == "nt", reason="needs POSIX resource limits")
@pytest.mark.parametrize("name", CASES)
def test_is_refused_within_bounds(name: str, tmp_path: Path) -> None:
    """In a process that may use 1.5 GB and 30 seconds of the processor, and ends by itself."""
    make, reason = CASES[name]
    path = tmp_path / "sk.pdf"
    path.write_bytes(make())
    ran = subprocess.run(script(path), capture_output=True, text=True, check=False, preexec_fn=limited)
    (line,) = ran.stderr.splitlines()
    assert line.startswith("iki: ")
    assert reason in line
    assert (ran.returncode, ran.stdout) == (3, "")


def test_a_script_in_the_file_is_not_run(tmp_path: Path) -> None:
    path = tmp_path / "sk.pdf"
    path.write_bytes(pdf([Sheet().text(50, 50, "Keputusan Camat")], "/OpenAction<</S/JavaScript/JS(app.launchURL\\('http://x'\\))>>"))
    assert [line.text for line in read(path).content] == ["Keputusan Camat"]


def test_a_broken_directory_is_mended(tmp_path: Path) -> None:
    path = tmp_path / "sk.pdf"
    path.write_bytes(
        pdf([Sheet().text(50, 50, "Keputusan Camat")]).replace(b"startxref\n", b"startxref\n9").replace(b"xref\n0", b"xrfe\n0")
    )
    assert [line.text for line in read(path).content] == ["Keputusan Camat"]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(8))
def test_damage_by_chance(seed: int, tmp_path: Path) -> None:
    """Bytes changed, cut out or doubled: read, or refused with one sentence."""
    chance = random.Random(seed)
    sheet = Sheet().text(50, 60, "KEPUTUSAN CAMAT").grid(80, (50, 150, 300, 500), (20, 20), [[["NO"], ["KINERJA"], ["INDIKATOR"]]] * 2)
    whole = pdf([sheet, sheet])
    path = tmp_path / "sk.pdf"
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 12)):
            at = chance.randrange(len(data))
            kind = chance.randrange(4)
            if kind == 0:
                data[at] = chance.randrange(256)
            elif kind == 1:
                del data[at : at + chance.randrange(1, 40)]
            elif kind == 2:
                data[at:at] = data[at : at + chance.randrange(1, 40)]
            else:
                data[at : at + 1] = str(chance.randrange(-(10**9), 10**9)).encode()
            data = data or bytearray(b"%")
        path.write_bytes(bytes(data))
        try:
            read(path)
        except InputError as error:
            assert "\n" not in str(error)
            assert str(error).endswith(".")

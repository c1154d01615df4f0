"""Pictures with running numbers: which belong together, by their names and by what stands on them."""

import csv
import json
import re
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from iki_graph.cli import run
from iki_graph.cli.files import inputs
from iki_graph.graph.store import DecreeStore
from iki_graph.pipeline import load
from iki_graph.reading import tesseract
from iki_graph.reports.pictures import pictures
from iki_graph.work.sources import sources, told
from tests.formats.paper import Sheet, pdf
from tests.reports.paged import HOLDER, sheets

needs_ocr = pytest.mark.skipif(tesseract.missing() is not None, reason="needs Tesseract's Indonesian data and the extra `ocr`")
PNG = b"\x89PNG\r\n\x1a\n"


def named(folder: Path, *names: str) -> list[Path]:
    """Files that begin as pictures do, in an order that is not that of their numbers."""
    for name in names:
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(PNG)
    return sorted(folder / name for name in names)


def together(files: Sequence[Path], folder: Path) -> set[tuple[str, ...]]:
    return {tuple(file.relative_to(folder).as_posix() for file in source.files) for source in sources(files)[0]}


@pytest.mark.parametrize(
    ("names", "scans"),
    [
        (["hal 1.png", "hal 2.png", "hal 10.png", "hal 9.png"], {("hal 1.png", "hal 2.png"), ("hal 9.png", "hal 10.png")}),
        (["IMG_20260101_0009.JPG", "IMG_20260101_0010.jpeg"], {("IMG_20260101_0009.JPG", "IMG_20260101_0010.jpeg")}),
        (["1-scan 2024.tif", "2-scan 2024.tiff"], {("1-scan 2024.tif", "2-scan 2024.tiff")}),
        (["a/1.png", "b/2.png"], {("a/1.png",), ("b/2.png",)}),
        (["1.png", "2.jpg"], {("1.png",), ("2.jpg",)}),
        (["1.png", "01.png", "2.png", "3.png"], {("1.png",), ("01.png",), ("2.png", "3.png")}),
        (["sk 1 hal 1.png", "sk 1 hal 2.png", "sk 2 hal 1.png"], {("sk 1 hal 1.png", "sk 1 hal 2.png"), ("sk 2 hal 1.png",)}),
        (["foto.png", "stempel.png"], {("foto.png",), ("stempel.png",)}),
        (["Scan 2024-01-05 hal 1.jpg", "Scan 2024-01-05 hal 2.jpg"], {("Scan 2024-01-05 hal 1.jpg", "Scan 2024-01-05 hal 2.jpg")}),
        (["20240105_101530 hal 1.jpg", "20240105_101530 hal 2.jpg"], {("20240105_101530 hal 1.jpg", "20240105_101530 hal 2.jpg")}),
    ],
)
def test_names_with_running_numbers_are_one_scan(names: list[str], scans: set[tuple[str, ...]], tmp_path: Path) -> None:
    assert together(named(tmp_path, *names), tmp_path) == scans


@given(st.data(), st.integers(0, 120), st.integers(2, 15), st.sampled_from(["{}", "sk_{:03}", "Scan 2024-01-05 ({})", "{}. hal"]))
def test_any_run_of_numbers_comes_in_their_order(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject, first: int, many: int, form: str
) -> None:
    folder = tmp_path_factory.mktemp("pindai")
    names = [form.format(number) + ".png" for number in range(first, first + many)]
    files = [folder / name for name in data.draw(st.permutations(names))]
    named(folder, *names)
    (source,), apart = sources(files)
    assert ([file.name for file in source.files], apart) == (names, {})


@pytest.mark.parametrize(
    "names",
    [
        ["IMG_20240105_101530.jpg", "IMG_20240105_101542.jpg", "IMG_20240105_102500.jpeg"],
        ["PXL_20240105_235959123.jpg", "PXL_20240106_000001004.jpg"],
        ["20240105_101530.jpg", "20240105_101530(1).jpg", "20240105_101530(2).jpg", "20240105_101531.jpg"],
        ["Scan 2024-01-05 10.15.30.jpg", "Scan 2024-01-05 10.16.02.jpg"],
        [f"WhatsApp Image 2024-01-05 at 10.15.30{more}.jpeg" for more in ("", " (1)", " (2)", " (10)")],
        ["WhatsApp Image 2024-01-05 at 9.59.58 AM.jpeg", "WhatsApp Image 2024-01-05 at 10.00.01 AM.jpeg"],
        ["WhatsApp Image 2024-01-05 at 12.59.58 PM.jpeg", "WhatsApp Image 2024-01-05 at 1.00.01 PM.jpeg"],
        ["Gambar WhatsApp 2024-01-05 pukul 10.15.30_8b3f2a1c.jpg", "Gambar WhatsApp 2024-01-05 pukul 10.15.31_00aa1c2d.jpg"],
        ["Screenshot_2024-01-05-10-15-30-123.png", "Screenshot_2024-01-05-10-15-47-001.png"],
    ],
)
def test_times_that_follow_each_other_are_one_scan(names: list[str], tmp_path: Path) -> None:
    (source,), apart = sources(named(tmp_path, *names))
    assert ([file.name for file in source.files], apart) == (names, {})
    assert {file.name for file in inputs([tmp_path]).documents} == {*names}
    assert {why.rpartition(": ")[2] for why in told(source).values()} == {"waktunya berurutan"}


@pytest.mark.parametrize(
    ("names", "why"),
    [
        (["IMG_20240105_101530.jpg", "IMG_20240105_101540.jpg", "IMG_20240105_153000.jpg"], "diambil lebih dari 10 menit kemudian"),
        (["Scan 2024-01-05 10.15.30.jpg", "Scan 2024-01-05 10.15.40.jpg", "Foto 2024-01-05 10.15.50.jpg"], None),
        (["a 2024-01-05 10.15.30.jpg", "a 2024-01-05 10.15.40.jpg", "a 2024-13-45 10.15.50.jpg"], None),
        (["a 2024-01-05 10.15.30.jpg", "a 2024-01-05 10.15.40.jpg", "a 2024-01-05 10.15.41.png"], None),
    ],
)
def test_times_apart_are_not_one_scan(names: list[str], why: str | None, tmp_path: Path) -> None:
    found, apart = sources(files := named(tmp_path, *names))
    assert {source.files for source in found} == {tuple(tmp_path / name for name in names[:2]), (tmp_path / names[2],)}
    assert apart == ({files[2]: f"{why}; tidak digabung dengan {files[1]}"} if why else {})


def test_pictures_of_one_time_have_no_order(tmp_path: Path) -> None:
    times = "30_8b3f2a1c", "30_00aa1c2d", "31_5e11ab0c", "32_77ffe012"
    files = named(tmp_path, *(f"WhatsApp Image 2024-01-05 at 10.15.{time}.jpg" for time in times))
    found, apart = sources(files)
    assert {len(source.files) for source in found if source.file in files[:2]} == {1}
    assert tuple(files[2:]) in {source.files for source in found}
    why = "pukul 10.15.30 ada pada 2 berkas; tidak digabung karena urutannya tidak pasti"
    assert apart == {files[0]: why, files[1]: why}


def test_a_gap_is_told(tmp_path: Path) -> None:
    one, two, four = named(tmp_path, "sk_1.png", "sk_2.png", "sk_4.png")
    assert sources([one, two, four])[1] == {four: f"nomor 3 tidak ada; tidak digabung dengan {two}"}


def test_what_is_no_picture_is_no_page(tmp_path: Path) -> None:
    one, two = named(tmp_path, "sk_1.png", "sk_2.png")
    two.write_bytes(b"%PDF-1.7")
    assert [source.files for source in sources([one, two])[0]] == [(one,), (two,)]


def test_numbered_pictures_in_a_folder_are_documents_and_loose_ones_are_not(tmp_path: Path) -> None:
    files = named(tmp_path, "sk_1.png", "sk_2.png", "sk_7.png", "foto.png", "foto 3.png")
    found = inputs([tmp_path])
    assert {file.name for file in found.documents} == {"sk_1.png", "sk_2.png", "sk_7.png"}
    assert {file.name for file, why in found.others if why.startswith("gambar lepas")} == {"foto.png", "foto 3.png"}
    assert inputs(files).documents == files


def drawn(pages: Sequence[Sheet], paths: Sequence[Path]) -> None:
    """Pages as pictures, as a scanner of 200 dpi gives them."""
    file = pypdfium2.PdfDocument(pdf(pages))
    for page, path in zip(file, paths, strict=True):
        path.parent.mkdir(exist_ok=True)
        page.render(scale=200 / 72, grayscale=True).to_pil().save(path, dpi=(200, 200))
    file.close()


def other() -> Sheet:
    """The text of another decree of the office."""
    text = sheets()[0]
    text.orders = [order.replace("188.45/7/2023", "188.45/12/2023") for order in text.orders]
    return text


def manifest(out: Path) -> dict[str, dict[str, str]]:
    rows = csv.DictReader(StringIO((out / "manifest.csv").read_text(encoding="utf-8")))
    return {Path(row["berkas"]).name: row for row in rows}


@needs_ocr
@pytest.mark.slow
def test_a_folder_of_numbered_pictures_is_read_as_its_decrees(tmp_path: Path) -> None:
    """Two pages of one decree and one of another under running numbers: 9 before 10, each place in its own file, nothing done twice."""
    scan, out = tmp_path / "pindai", tmp_path / "hasil"
    paths = [scan / f"hal {number}.png" for number in (9, 10, 11)]
    drawn([*sheets(), other()], paths)
    (scan / "stempel.png").write_bytes(PNG)
    assert run(["review", str(tmp_path), "--out", str(out)]) == 0
    told = manifest(out)
    assert {name: (row["keadaan"], row["hasil"]) for name, row in told.items()} == {
        "hal 9.png": ("selesai", "hal 9.html"),
        "hal 10.png": ("bagian", ""),
        "hal 11.png": ("selesai", "hal 11.html"),
        "stempel.png": ("bukan dokumen", ""),
    }
    assert told["hal 9.png"]["sebab"] == f"dibaca bersama {paths[1]} sebagai satu hasil pindai: nomornya berurutan"
    assert told["hal 10.png"]["sebab"] == f"halaman hasil pindai yang dimulai dengan {paths[0]}: nomornya berurutan"
    assert told["hal 11.png"]["sebab"] == f"keputusan lain dimulai di sini; tidak digabung dengan {paths[1]}"

    read = json.loads((out / "hal 9.json").read_text(encoding="utf-8"))
    assert (read["berkas"], read["dokumen"]["nomor"]) == ("hal 9.png … hal 10.png", "188.45/7/2023")
    assert [part["berkas"] for part in read["sumber"]["bagian"]] == ["hal 9.png", "hal 10.png"]
    assert [row["indikator"] for row in read["jabatan"][0]["iki"]] == ["Meningkatnya surat", "Jumlah arsip"]
    assert {row["halaman"] for row in read["jabatan"][0]["iki"]} == {1}
    assert json.loads((out / "hal 11.json").read_text(encoding="utf-8"))["dokumen"]["nomor"] == "188.45/12/2023"
    found = json.loads((out / "hal 9.temuan.json").read_text(encoding="utf-8"))
    assert {item["berkas"] for item in found if item["kotak"]} == {"hal 9.png", "hal 10.png"}
    page = (out / "hal 9.html").read_text(encoding="utf-8")
    assert "Lihat tempatnya pada halaman 1 (hal 10.png)" in page
    assert len(set(re.findall(r'<image id="hlm(\d)"', page))) == 2
    assert HOLDER not in page

    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in out.iterdir() if path.is_file()}
    assert run(["review", str(tmp_path), "--out", str(out)]) == 0
    assert {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in out.iterdir() if path.is_file()} == before


@pytest.mark.slow
@needs_ocr
def test_pages_in_files_of_their_own_are_read_as_those_of_one_file(tmp_path: Path) -> None:
    """The same pictures as one TIFF and as files: the same values in the same places, and the clipping of each is of its own file."""
    paths = [tmp_path / f"sk_{number:03}.png" for number in (1, 2)]
    drawn(sheets(), paths)
    from PIL import Image

    frames = [Image.open(path) for path in paths]
    frames[0].save(tmp_path / "utuh.tif", save_all=True, append_images=frames[1:], dpi=frames[0].info["dpi"])
    document, (apart,) = load(tuple(paths))
    whole, (one,) = load(tmp_path / "utuh.tif")
    assert document and whole
    assert document.lines == whole.lines
    left, right = (record.model_dump(exclude={"berkas", "sumber", "asal"}) for record in (apart, one))
    rows = [record["jabatan"][0].pop("iki") for record in (left, right)]
    assert [row["kotak"] for row in rows[0]] == [row["kotak"] for row in rows[1]]
    assert {row["halaman"] for row in rows[1]} == {2}
    shown, expected = pictures(paths[0], document, apart, False), pictures(tmp_path / "utuh.tif", whole, one, False)
    assert shown and expected
    value, same = apart.asal["/jabatan/0/iki/0/formulasi"], one.asal["/jabatan/0/iki/0/formulasi"]
    assert value.kotak and value.kotak == same.kotak
    assert shown.at(value, value.kotak) == expected.at(same, value.kotak) != None


@needs_ocr
@pytest.mark.slow
def test_a_page_that_cannot_be_read_is_told_and_the_others_are_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    scan, out = tmp_path / "pindai", tmp_path / "hasil"
    paths = [scan / f"hal {number}.png" for number in (1, 2, 3)]
    text, annex = sheets()
    drawn([text, annex, annex], paths)
    paths[1].write_bytes(paths[1].read_bytes()[:3000])
    for _ in range(2):
        assert run(["review", str(scan), "--out", str(out)]) == 3
        assert f"iki: {paths[1]}: gambar rusak atau terpotong" in capsys.readouterr().err
    told = manifest(out)
    assert [told[path.name]["keadaan"] for path in paths] == ["selesai", "gagal", "bagian"]
    assert "dibaca tanpa halaman ini" in told["hal 2.png"]["sebab"]
    read = json.loads((out / "hal 1.json").read_text(encoding="utf-8"))
    assert len(read["jabatan"][0]["iki"]) == 2
    assert any(doubt["alasan"].startswith("hal 2.png: gambar rusak") for doubt in read["keraguan"])


@needs_ocr
@pytest.mark.slow
def test_scans_are_loaded_as_their_decrees(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What has not changed is not read again; a page more, or one less, is another decree in the place of the first."""
    scan, store = tmp_path / "pindai", tmp_path / "toko"
    paths = [scan / f"hal {number}.png" for number in (1, 2, 3, 4)]
    text, annex = sheets()
    drawn([text, annex, other()], paths[:3])

    def loads() -> tuple[int, int, int]:
        assert run(["load", str(scan), "--store", str(store)]) == 0
        said = re.findall(r"\d+", capsys.readouterr().out)
        return int(said[0]), int(said[1]), int(said[2])

    def numbers() -> list[str | None]:
        return sorted(decree.nomor or "" for decree in DecreeStore(store, read_only=True).decrees())

    both = ["188.45/12/2023", "188.45/7/2023"]
    assert (loads(), numbers()) == ((2, 0, 0), both)
    assert (loads(), numbers()) == ((0, 3, 0), both)
    drawn([annex], paths[3:])
    assert (loads()[2], numbers()) == (1, both)
    paths[3].unlink()
    assert (loads()[2], numbers()) == (1, both)


@needs_ocr
@pytest.mark.slow
def test_an_annex_of_several_pictures_is_joined_to_its_text(tmp_path: Path) -> None:
    scan, out = tmp_path / "sk", tmp_path / "hasil"
    text, annex = sheets()
    annex.text(50, 70, "TANGGAL 2 JANUARI 2023")
    paths = [scan / "lampiran_1.png", scan / "lampiran_2.png"]
    drawn([annex, Sheet().text(60, 60, "Catatan di belakang lampiran")], paths)
    (scan / "SK.pdf").write_bytes(pdf([text]))
    assert run(["review", str(scan), "--out", str(out)]) == 0
    read = json.loads((out / "SK.json").read_text(encoding="utf-8"))
    assert read["berkas"] == "SK.pdf + lampiran_1.png … lampiran_2.png"
    assert [part["berkas"] for part in read["sumber"]["bagian"]] == ["SK.pdf", "lampiran_1.png", "lampiran_2.png"]
    told = manifest(out)
    assert [told[name]["keadaan"] for name in ("SK.pdf", "lampiran_1.png", "lampiran_2.png")] == ["selesai", "bagian", "bagian"]

"""Files that are one decree: a text in Word and its annexes in Excel, as offices keep them."""

import csv
import json
import re
from collections.abc import Callable
from io import StringIO
from itertools import takewhile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from rdflib import Dataset

from iki_graph.cli import run
from iki_graph.entry.sheets import LEMBAR
from iki_graph.graph.store import DecreeStore
from iki_graph.pipeline import load
from iki_graph.record import Asal
from iki_graph.reports.pictures import pictures
from iki_graph.vocab import IKI, PROV
from iki_graph.work.joining import Part, joins, part_of
from tests.entry.support import put
from tests.formats import sheets, word
from tests.formats.decree import HABITS, Break, blocks
from tests.formats.make import gold
from tests.reports.paged import decree as pdf_decree
from tests.reports.paged import in_two_files

HABIT = HABITS["biasa"]


def text_alone(record: dict[str, Any], path: Path) -> Path:
    """The text of a decree, up to its signature, in Word."""
    writer = word._Writer(HABIT)
    for block in takewhile(lambda block: not isinstance(block, Break), blocks(record, HABIT)):
        writer.add(block)
    writer.word.save(str(path))
    return path


def annex_alone(record: dict[str, Any], path: Path) -> Path:
    """The annexes of a decree in a workbook."""
    book = openpyxl.load_workbook(sheets.write_xlsx(record, path, HABIT))
    del book["SK"]
    book.save(path)
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with the text of a decree, its annexes, and another decree that is whole."""
    source = tmp_path / "sk"
    source.mkdir()
    text_alone(gold("kerek"), source / "SK.docx")
    annex_alone(gold("kerek"), source / "Lampiran.xlsx")
    small = Path(__file__).parent.parent / "samples" / "kecamatan-patebon.txt"
    (source / "lain.txt").write_bytes(small.read_bytes())
    return source


def test_text_and_annexes_are_read_as_one_decree(folder: Path, tmp_path: Path) -> None:
    out, record = tmp_path / "hasil", gold("kerek")
    assert run(["review", str(folder), "--out", str(out)]) == 0
    assert {path.name for path in out.glob("*.html")} == {"index.html", "SK.html", "lain.html"}
    read = json.loads((out / "SK.json").read_text(encoding="utf-8"))
    assert read["berkas"] == "SK.docx + Lampiran.xlsx"
    assert read["dokumen"]["nomor"] == record["dokumen"]["nomor"]
    assert len(read["mengingat"]) == len(record["mengingat"])
    assert [[row["indikator"] for row in post["iki"]] for post in read["jabatan"]] == [
        [row["indikator"] for row in post["iki"]] for post in record["jabatan"]
    ]
    first = next(row for post in read["jabatan"] for row in post["iki"])
    assert first["sel"].startswith("[Lampiran.xlsx]Lampiran!")

    rows = {Path(row["berkas"]).name: row for row in csv.DictReader(StringIO((out / "manifest.csv").read_text(encoding="utf-8")))}
    assert (rows["SK.docx"]["keadaan"], rows["SK.docx"]["hasil"]) == ("selesai", "SK.html")
    assert rows["SK.docx"]["sebab"] == (
        f"dibaca bersama {folder / 'Lampiran.xlsx'} sebagai satu keputusan: nomor, tanggal, dan instansi sama"
    )
    assert (rows["Lampiran.xlsx"]["keadaan"], rows["Lampiran.xlsx"]["hasil"]) == ("bagian", "")

    before = {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in out.iterdir() if path.is_file()}
    assert run(["review", str(folder), "--out", str(out)]) == 0
    assert {path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in out.iterdir() if path.is_file()} == before


def test_findings_and_excerpts_name_the_right_file_and_line(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "hasil"
    assert run(["review", str(folder), "--out", str(out)]) == 0
    alone = {file.name: load(file)[0] for file in (folder / "SK.docx", folder / "Lampiran.xlsx")}
    found = json.loads((out / "SK.temuan.json").read_text(encoding="utf-8"))
    assert {item["berkas"] for item in found if item["baris"]} == set(alone)
    quoted = 0
    for item in (item for item in found if item["baris"] and item["petikan"]):
        document = alone[item["berkas"]]
        assert document is not None
        if "…" not in item["petikan"] and item["petikan"] == document.quote(*item["baris"]):
            quoted += 1
        assert item["baris"][1] <= len(document.lines)
    assert quoted > 20

    graph = Dataset(default_union=True)
    graph.parse(out / "SK.trig", format="trig")
    names = {str(file): str(name) for file, _, name, _ in graph.quads((None, IKI.namaBerkas, None, None))}
    assert set(names.values()) == {"SK.docx + Lampiran.xlsx", *alone}
    joined = load(folder / "SK.docx", folder / "Lampiran.xlsx")[0]
    assert joined is not None
    met = set()
    for excerpt, other in graph.subject_objects(PROV.alternateOf):
        file, _, lines = str(other).partition("#line=")
        start, end = map(int, lines.split(","))
        first = next(graph.objects(excerpt, IKI.barisAwal))
        met.add(names[file])
        document = alone[names[file]]
        assert document is not None
        assert document.lines[start] == joined.lines[int(str(first)) - 1]
        assert end <= len(document.lines)
    assert met == set(alone)


@pytest.mark.parametrize(
    ("change", "why"),
    [
        (lambda record: record["dokumen"].update(tanggal="2021-04-23"), "tanggal berbeda"),
        (lambda record: record["dokumen"].update(instansi="Kecamatan Soko", penandatangan={"jabatan": "CAMAT SOKO"}), "instansi berbeda"),
    ],
)
def test_what_differs_is_left_apart_and_told(change: Callable[[dict[str, Any]], None], why: str, folder: Path, tmp_path: Path) -> None:
    record = gold("kerek")
    change(record)
    annex_alone(record, folder / "Lampiran.xlsx")
    out = tmp_path / "hasil"
    assert run(["review", str(folder), "--out", str(out)]) == 0
    rows = {Path(row["berkas"]).name: row for row in csv.DictReader(StringIO((out / "manifest.csv").read_text(encoding="utf-8")))}
    assert {row["keadaan"] for row in rows.values()} == {"selesai"}
    assert why in rows["Lampiran.xlsx"]["sebab"]
    assert "tidak digabung" in rows["Lampiran.xlsx"]["sebab"]
    assert (out / "Lampiran.html").is_file()


def test_places_of_every_file_have_their_page_and_picture(tmp_path: Path) -> None:
    """Text and annex as PDF: pages count from one in each, and the report shows those of both, without people."""
    body, annex = in_two_files(tmp_path)
    (tmp_path / "lain").mkdir()
    whole = pdf_decree(tmp_path / "lain", "utuh.pdf")
    out = tmp_path / "hasil"
    assert run(["review", str(body), str(annex), "--out", str(out)]) == 0
    read = json.loads((out / "SK.json").read_text(encoding="utf-8"))
    assert read["berkas"] == "SK.pdf + Lampiran.pdf"
    alone = load(whole)[1][0]
    row = read["jabatan"][0]["iki"][0]
    expected = alone.jabatan[0].iki[0]
    assert expected.kotak
    assert (row["halaman"], tuple(row["kotak"])) == (1, expected.kotak)
    assert expected.halaman == 2
    found = json.loads((out / "SK.temuan.json").read_text(encoding="utf-8"))
    assert {(item["berkas"], item["halaman"]) for item in found if item["kotak"]} == {("SK.pdf", 1), ("Lampiran.pdf", 1)}
    page = (out / "SK.html").read_text(encoding="utf-8")
    assert {int(number) for number in re.findall(r'<image id="hlm(\d)"', page)} == {1, 2}
    assert "Lihat tempatnya pada halaman 1 (Lampiran.pdf)" in page
    assert "<h3>Lampiran.pdf, Halaman 1</h3>" in page

    document, records = load(body, annex)
    assert document is not None
    shown = pictures(body, document, records[0], False)
    assert shown is not None
    place = Asal.model_validate({key: row[key] for key in ("baris", "halaman", "kotak")})
    assert place.kotak
    assert shown.name(shown.number(place.baris, 1)) == "1 (Lampiran.pdf)"
    own = pictures(whole, load(whole)[0], alone, False)
    assert own is not None
    assert shown.at(place, place.kotak) == own.clipping(2, place.kotak)
    annex.write_bytes(annex.read_bytes() + b"\n")
    changed = pictures(body, document, records[0], False)
    assert changed is not None
    assert changed.at(place, place.kotak) is None


def test_corrections_of_an_annex_hold_at_the_next_review(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`iki correct BODY ANNEX`: the sheet names file and page, the correction is kept beside the text, and `iki review` puts it in place."""
    body, annex = in_two_files(tmp_path)
    sheet, out = tmp_path / "koreksi.xlsx", tmp_path / "hasil"
    assert run(["correct", str(annex), str(body), "--write", str(sheet)]) == 0
    assert run(["correct", str(body), str(annex), "--write", str(tmp_path / "temuan.csv")]) == 0
    with (tmp_path / "temuan.csv").open(encoding="utf-8-sig") as file:
        assert {"SK.pdf", "Lampiran.pdf"} <= {row["berkas"] for row in csv.DictReader(file) if row["halaman"]}
    book = openpyxl.load_workbook(sheet)
    rows = book[LEMBAR["iki"].judul]
    assert "Lampiran.pdf, hlm. 1" in {str(cell.value).rpartition(", baris")[0] for cell in rows[2]}
    put(book, "iki", 2, "indikator", "Persentase surat yang terkelola")
    book.save(sheet)
    assert run(["correct", str(body), str(annex), "--read", str(sheet)]) == 0
    assert (tmp_path / "SK.pdf.putusan.json").is_file()
    assert run(["review", str(body), str(annex), "--out", str(out)]) == 0
    read = json.loads((out / "SK.json").read_text(encoding="utf-8"))
    assert read["jabatan"][0]["iki"][0]["indikator"] == "Persentase surat yang terkelola"

    (tmp_path / "lain").mkdir()
    other = pdf_decree(tmp_path / "lain", "utuh.pdf")
    assert run(["correct", str(body), str(other)]) == 2
    assert "bukan naskah satu keputusan dan lampirannya" in capsys.readouterr().err


def test_text_and_annexes_are_loaded_as_one_decree(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """One decree in the store in whatever order its files come; what has not changed is not read, and no graph of an annex alone stays."""
    text = (Path(__file__).parent.parent / "samples" / "kecamatan-patebon.txt").read_text(encoding="utf-8")
    body, annex = tmp_path / "SK.txt", tmp_path / "Lampiran.txt"
    whole = tmp_path / "utuh.txt"
    for file, content in ((body, text[: text.index("LAMPIRAN")]), (annex, text[text.index("LAMPIRAN") :]), (whole, text)):
        file.write_text(content, encoding="utf-8")
    store, other, alone = tmp_path / "toko", tmp_path / "lain", tmp_path / "berurutan"

    def loads(*files: Path, to: Path = store) -> tuple[int, int, int]:
        assert run(["load", *map(str, files), "--store", str(to)]) == 0
        said = re.findall(r"\d+", capsys.readouterr().out)
        return int(said[0]), int(said[1]), int(said[2])

    def quads(at: Path) -> set[Any]:
        return set(DecreeStore(at, read_only=True).oxigraph)

    assert loads(annex) == (1, 0, 0)
    assert loads(body, annex) == (1, 0, 1)
    (decree,) = DecreeStore(store, read_only=True).decrees()
    assert loads(annex, body, to=other) == (1, 0, 0)
    assert quads(store) == quads(other)
    monkeypatch.setattr("iki_graph.work.load", None)
    assert loads(body, annex) == (0, 2, 0)
    assert loads(annex) == (0, 1, 0)
    monkeypatch.undo()

    annex.write_text(annex.read_text(encoding="utf-8").replace("Persentase", "Proporsi"), encoding="utf-8")
    assert loads(body, annex) == (1, 0, 1)
    (changed,) = DecreeStore(store, read_only=True).decrees()
    assert (changed.nomor, changed.graph == decree.graph) == (decree.nomor, False)
    assert loads(body, annex, whole) == (1, 2, 0)

    assert loads(body, to=alone) == (1, 0, 0)
    assert loads(annex, to=alone) == (1, 0, 0)
    assert loads(body, annex, to=alone) == (1, 0, 2)
    assert loads(body, annex, to=tmp_path / "baru") == (1, 0, 0)
    assert quads(alone) == quads(tmp_path / "baru")
    rival = tmp_path / "SK-2.txt"
    rival.write_text(body.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert loads(body, annex, rival, to=alone) == (3, 0, 1)


def part(body: bool, heading: str = "lampiran", **said: str) -> Part:
    known = {"nomor": "1-2024", "tanggal": "2024-01-02", "tentang": "", "instansi": "kecamatankerek"} | said
    return Part(body, **known, headings=() if body else (heading,))


def test_doubtful_grounds_join_nothing() -> None:
    text, annex = Path("a/sk.docx"), Path("a/lampiran.xlsx")
    assert [one.files for one in joins({text: part(True), annex: part(False)})[0]] == [(text, annex)]
    assert joins({text: part(True), annex: part(False, nomor="2-2024")}) == ([], {})
    assert joins({text: part(True), Path("b/lampiran.xlsx"): part(False)}) == ([], {})
    assert joins({text: part(True, tanggal="", instansi=""), annex: part(False)})[0] == []
    two_texts = joins({text: part(True), Path("a/sk.pdf"): part(True), annex: part(False)})
    assert two_texts[0] == []
    assert "tidak pasti" in two_texts[1][annex]
    twice = joins({text: part(True), annex: part(False), Path("a/lampiran.pdf"): part(False)})
    assert twice[0] == []
    assert set(twice[1]) == {annex, Path("a/lampiran.pdf")}
    several = {text: part(True), annex: part(False, "lampiran1"), Path("a/lampiran-2.xlsx"): part(False, "lampiran2")}
    assert [one.files for one in joins(several)[0]] == [tuple(several)]


def test_what_is_whole_is_no_part(folder: Path) -> None:
    assert part_of(load(folder / "lain.txt")[1]) is None
    assert part_of([]) is None


@pytest.fixture
def halves(tmp_path: Path) -> tuple[Path, Path]:
    """The text of a small decree and its annex, each a file of its own."""
    text = (Path(__file__).parent.parent / "samples" / "kecamatan-patebon.txt").read_text(encoding="utf-8")
    folder = tmp_path / "sk"
    folder.mkdir()
    body, annex = folder / "SK.txt", folder / "Lampiran.txt"
    body.write_text(text[: text.index("LAMPIRAN")], encoding="utf-8")
    annex.write_text(text[text.index("LAMPIRAN") :], encoding="utf-8")
    return body, annex


def test_every_command_joins_as_the_review_does(halves: tuple[Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What was one decree for `iki review` is the same one for the commands that tell of it, by their order or by their folder."""
    body, annex = halves
    out = tmp_path / "hasil"
    assert run(["review", str(body.parent), "--out", str(out)]) == 0
    reviewed = json.loads((out / "SK.json").read_text(encoding="utf-8"))
    capsys.readouterr()

    def said(*command: str) -> Any:
        assert run([*command, "--format", "json"]) == 0
        printed = capsys.readouterr()
        assert f"{body}: dibaca bersama {annex} sebagai satu keputusan" in printed.err
        return json.loads(printed.out)

    assert said("convert", str(annex), str(body)) == reviewed
    assert said("convert", str(body.parent)) == reviewed
    found = said("validate", str(body.parent))
    expected = json.loads((out / "SK.temuan.json").read_text(encoding="utf-8"))
    assert {item["berkas"] for item in found if item["baris"]} == {"SK.txt", "Lampiran.txt"}
    assert [item | {"berkas": ""} for item in found] == [item | {"berkas": ""} for item in expected]
    links = [(link["iki"], link["ke"]) for link in said("align", str(body), str(annex))]
    assert links == [(link["iki"], link["ke"]) for link in json.loads((out / "SK.keselarasan.json").read_text(encoding="utf-8"))]
    assert run(["align", str(body), str(annex), "--explain", "jabatan:1/iki:0"]) == 0
    assert run(["tree", str(body), str(annex), "--format", "dot"]) == 0
    assert run(["convert", str(body), str(annex), "--out", str(tmp_path / "satu.json")]) == 0
    assert json.loads((tmp_path / "satu.json").read_text(encoding="utf-8")) == reviewed
    capsys.readouterr()
    assert run(["convert", str(body), str(annex), str(Path(__file__).parent.parent / "samples" / "kecamatan-sumberwangi.md")]) == 2
    assert "Beberapa dokumen" in capsys.readouterr().err


def test_reports_name_the_file_in_which_a_finding_stands(halves: tuple[Path, Path], tmp_path: Path) -> None:
    """Workbook, SARIF and note: file and lines are those in which the words stand."""
    out = tmp_path / "laporan"
    assert run(["report", *map(str, halves), "--out", str(out), *("--format", "xlsx", "--format", "sarif", "--format", "json")]) == 0
    assert {path.name for path in out.iterdir()} == {"SK.xlsx", "SK.sarif", "SK.catatan.json"}
    alone = {file.name: file.read_text(encoding="utf-8").splitlines() for file in halves}

    log = json.loads((out / "SK.sarif").read_text(encoding="utf-8"))["runs"][0]
    uris = [artifact["location"]["uri"] for artifact in log["artifacts"]]
    assert uris == ["SK.txt%20%2B%20Lampiran.txt", "SK.txt", "Lampiran.txt"]
    met = set()
    for result in log["results"]:
        place = result["locations"][0]["physicalLocation"]
        assert uris[place["artifactLocation"]["index"]] == place["artifactLocation"]["uri"]
        if "region" in place:
            met.add(place["artifactLocation"]["uri"])
            first, last = place["region"]["startLine"], place["region"]["endLine"]
            quoted = place["region"].get("snippet", {}).get("text", "")
            text = "\n".join(alone[place["artifactLocation"]["uri"]][first - 1 : last])
            assert "…" in quoted or "".join(quoted.split()) in "".join(text.split())
    assert met == set(alone)

    rows = list(openpyxl.load_workbook(out / "SK.xlsx")["Temuan"].values)
    heads = [str(value) for value in rows[0]]
    file, lines = heads.index("Berkas"), heads.index("Baris")
    named = {row[file] for row in rows[1:] if row[lines]}
    assert named == set(alone)
    for row in rows[1:]:
        if row[lines]:
            assert int(str(row[lines]).rpartition("–")[2]) <= len(alone[str(row[file])])

    note = json.loads((out / "SK.catatan.json").read_text(encoding="utf-8"))
    places = " ".join(condition["tempat"] for group in note["kelompok"] for condition in group["kondisi"])
    assert "SK.txt" in places
    assert "Lampiran.txt" in places
    iki = next(table for table in note["tabel"] if table["kunci"] == "iki")
    assert all(re.fullmatch(r"\d+(–\d+)? \(Lampiran\.txt\)", row[-1]) for row in iki["baris"])

"""Verdicts on links through the commands: out as a sheet, back in, and everywhere after that."""

import csv
import json
import re
import shutil
from io import StringIO
from pathlib import Path

import pytest
from openpyxl import load_workbook
from rdflib import Graph

from iki_graph.cli.link_sheet import COLUMNS
from iki_graph.graph import sssom
from iki_graph.reports.labels import HEAD, labels
from iki_graph.vocab import SSSOM
from tests.cli.conftest import Iki

Rows = list[dict[str, str]]


def sheet(iki: Iki, path: Path, form: str = "csv") -> Rows:
    target = path.with_name(f"lembar.{form}")
    assert iki("align", path, "--write", target).code == 0
    text = target.read_text(encoding="utf-8")
    return json.loads(text) if form == "json" else list(csv.DictReader(StringIO(text)))


def keep(iki: Iki, path: Path, rows: Rows, form: str = "csv") -> str:
    """Read a filled sheet back; what is said on stderr."""
    target = path.with_name(f"terisi.{form}")
    if form == "json":
        target.write_text(json.dumps(rows), encoding="utf-8")
    else:
        with target.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, rows[0], delimiter=";")
            writer.writeheader()
            writer.writerows(rows)
    ran = iki("align", path, "--read", target)
    assert ran.code == 0, ran.err
    return ran.err


def links(iki: Iki, path: Path) -> dict[str, dict[str, object]]:
    return {link["iki"]: link for link in json.loads(iki("align", path, "--format", "json").out)}


def mappings(text: str) -> list[list[str]]:
    """The cells of an SSSOM/TSV, row by row."""
    graph = sssom.load(text, "tautan.sssom.tsv").graph
    return sorted([str(graph.value(node, term)) for term in sssom.SLOTS.values()] for node in sssom.mappings_of(graph))


def filled(rows: Rows) -> tuple[Rows, str, str, str]:
    """A sheet with one link accepted, one rejected, one replaced; the nodes of the three."""
    linked = [row for row in rows if row["ke"] and row["jenis"] == "disimpulkan" and "/" in row["iki"]]
    accepted, rejected, replaced = linked[0], linked[1], linked[2]
    accepted |= {"putusan": " Terima ", "penelaah": "Tim SAKIP", "tanggal": "31/01/2025", "catatan": "=sesuai"}
    rejected |= {"putusan": "tolak", "penelaah": "Tim SAKIP"}
    replaced |= {"putusan": "ganti", "ke_lain": "iku:0", "penelaah": "Tim SAKIP"}
    return rows, accepted["iki"], rejected["iki"], replaced["iki"]


@pytest.mark.parametrize("form", ["csv", "json"])
def test_verdicts_survive_and_win(form: str, decree: Path, iki: Iki) -> None:
    before = links(iki, decree)
    rows, accepted, rejected, replaced = filled(sheet(iki, decree, form))
    said = keep(iki, decree, rows, form)
    assert (
        said.count("\n") == 1 and "kini mendukung 'Nilai tingkat" in said
    )  # what was put in the place of a proposal, so that a slip is seen
    after = links(iki, decree)
    assert (after[accepted]["jenis"], after[accepted]["ke"], after[accepted]["skor"]) == ("ditinjau", before[accepted]["ke"], 1.0)
    assert (after[accepted]["penelaah"], after[accepted]["tanggal"]) == ("Tim SAKIP", "2025-01-31")
    assert after[rejected]["ke"] != before[rejected]["ke"] and after[rejected]["jenis"] != "ditinjau"
    assert (after[replaced]["jenis"], after[replaced]["ke"]) == ("ditinjau", "iku:0")
    others = {iki for iki in before if iki not in (accepted, rejected, replaced)}
    assert all(after[name] == before[name] for name in others)
    assert sheet(iki, decree, form) == sheet(iki, decree, form)
    again = sheet(iki, decree, form)
    assert {row["iki"]: row["putusan"] for row in again if row["putusan"]} == {accepted: "terima", rejected: "tolak", replaced: "terima"}
    store = decree.with_name("sk.txt.putusan.json").read_bytes()
    keep(iki, decree, again, form)
    assert decree.with_name("sk.txt.putusan.json").read_bytes() == store


def test_graphs_pictures_queries_and_reviews_show_verdicts(decree: Path, iki: Iki) -> None:
    rows, accepted, _, replaced = filled(sheet(iki, decree))
    keep(iki, decree, rows)
    after = links(iki, decree)
    graph = Graph().parse(data=iki("align", decree, "--format", "ttl").out, format="turtle")
    assert [str(name) for name in graph.objects(None, SSSOM.reviewer_label)] == ["Tim SAKIP"] * 3
    assert "ditinjau penelaah" in iki("tree", decree).out
    assert "[style=bold" in iki("tree", decree, "--format", "dot", "--view", "full").out
    asked = "SELECT ?k WHERE { ?k iki:jenisTautan <https://w3id.org/iki-graph/kode/jenis-tautan/ditinjau> }"
    question = decree.with_name("tanya.rq")
    question.write_text(asked, encoding="utf-8")
    assert iki("query", question, decree, "--format", "csv").out.count("keselarasan/") == 2
    out = decree.with_name("hasil")
    assert iki("review", decree, "--out", out).code == 0
    made = {link["iki"]: link for link in json.loads((out / "sk.keselarasan.json").read_text(encoding="utf-8"))}
    assert all({**made[name], "berkas": ""} == {**after[name], "berkas": ""} for name in after)
    stored = {link["iki"]: link for link in json.loads(iki("align", "--store", out / "store", "--format", "json").out)}
    assert {name for name in after if stored[name]["penelaah"] == "Tim SAKIP"} == {accepted, replaced}


def test_checks_see_verdicts(decree: Path, iki: Iki) -> None:
    def bare() -> int:
        return sum(item["kode"] == "SEL-01" for item in json.loads(iki("validate", decree, "--format", "json").out))

    rows = sheet(iki, decree)
    before = bare()
    for row in rows:
        if row["ke"] == "iku:0":
            row["ke_lain"] = "-"
    keep(iki, decree, rows)
    assert bare() == before + 1


def test_a_changed_text_is_told_and_its_verdict_kept(decree: Path, iki: Iki) -> None:
    rows, accepted, *_ = filled(sheet(iki, decree))
    keep(iki, decree, rows)
    text = next(row["teks"] for row in rows if row["iki"] == accepted)
    source = decree.read_text(encoding="utf-8")
    first = text.split()[0]
    changed = re.sub(re.escape(text).replace(r"\ ", r"\s+"), lambda match: match[0].replace(first, "Rerata"), source)
    assert changed != source
    decree.write_text(changed, encoding="utf-8")
    ran = iki("align", decree, "--format", "json")
    assert ran.code == 0 and re.search(r"\d putusan tautan tanpa pasangan; `iki align .*--write", ran.err)
    assert all(link["jenis"] != "ditinjau" or text not in str(link) for link in json.loads(ran.out))
    orphans = [row for row in sheet(iki, decree) if row["jenis"] == "tanpa pasangan"]
    assert text in [row["teks"] for row in orphans] and all(row["putusan"] for row in orphans)
    keep(iki, decree, [{**row, "putusan": "hapus"} for row in orphans])
    assert "tanpa pasangan" not in iki("align", decree).err
    decree.write_text(source, encoding="utf-8")
    assert next(row for row in sheet(iki, decree) if row["iki"] == accepted)["jenis"] == "disimpulkan"


def test_verdicts_on_findings_and_on_links_share_a_store(decree: Path, iki: Iki) -> None:
    findings = decree.with_name("temuan.json")
    iki("correct", decree, "--write", findings)
    judged = json.loads(findings.read_text(encoding="utf-8"))
    judged[0]["putusan"] = "tolak"
    findings.write_text(json.dumps(judged), encoding="utf-8")
    rows, accepted, *_ = filled(sheet(iki, decree))
    keep(iki, decree, rows)
    assert iki("correct", decree, "--read", findings).code == 0
    keep(iki, decree, sheet(iki, decree))
    assert links(iki, decree)[accepted]["jenis"] == "ditinjau" and "1 putusan" in iki("correct", decree).out


def test_document_record_and_store_give_the_same_sssom(decree: Path, tmp_path: Path, iki: Iki) -> None:
    """Also links that a reviewer rejected, one beside an accepted one, and rows that serve nothing by their judgement."""
    rows, _, rejected, _ = filled(sheet(iki, decree))
    alone = next(row for row in rows if row["iki"].startswith("jabatan:") and row["ke"] and not row["putusan"])
    alone |= {"putusan": "ganti", "ke_lain": "-", "penelaah": "Tim SAKIP", "tanggal": "2025-02-01", "catatan": "urusan lain"}
    keep(iki, decree, rows)
    second = sheet(iki, decree)
    next(row for row in second if row["iki"] == rejected and row["jenis"] == "disimpulkan")["putusan"] = "terima"
    keep(iki, decree, second)
    record = tmp_path / "rekaman.json"
    assert iki("convert", decree, "--format", "json", "--out", record).code == 0
    judged = decree.with_name("sk.txt.putusan.json")
    assert iki("load", decree, "--store", tmp_path / "store").code == 0
    of_document = iki("align", decree, "--format", "sssom").out
    assert iki("align", record, "--verdicts", judged, "--format", "sssom").out == of_document
    assert iki("align", "--store", tmp_path / "store", "--format", "sssom").out == of_document
    assert {"Not", "sssom:NoTermFound"} <= {cell for line in of_document.splitlines() for cell in line.split("\t")}
    told = next(
        link for link in json.loads(iki("align", "--store", tmp_path / "store", "--format", "json").out) if link["iki"] == alone["iki"]
    )
    same = links(iki, decree)[alone["iki"]]
    assert {**told, "berkas": ""} == {**same, "berkas": "", "alasan_en": ""} and "urusan lain" in told["alasan"]


def test_sssom_goes_out_and_comes_in_as_verdicts(decree: Path, tmp_path: Path, iki: Iki) -> None:
    """Also what was rejected, which says Not, and what serves nothing; who decided, when and why come along."""
    rows, accepted, _, replaced = filled(sheet(iki, decree))
    alone = next(row for row in rows if row["ke"] and not row["putusan"])
    alone |= {"putusan": "ganti", "ke_lain": "-", "catatan": "urusan lain"}
    keep(iki, decree, rows)
    file = tmp_path / "tautan.sssom.tsv"
    assert iki("align", decree, "--format", "sssom", "--out", file).code == 0
    other = Path(shutil.copy(decree, tmp_path / "lain.txt"))
    assert iki("align", other, "--read", file).code == 0
    mine, theirs = links(iki, decree), links(iki, other)
    for name in (accepted, replaced, alone["iki"]):
        assert {**theirs[name], "berkas": ""} == {**mine[name], "berkas": ""}
    here, there = (json.loads(path.with_name(f"{path.name}.putusan.json").read_text("utf-8"))["tautan"] for path in (decree, other))
    assert sorted(here, key=str) == sorted(there, key=str) and "tolak" in {verdict["putusan"] for verdict in there}
    assert sssom.again(sssom.load(file.read_text("utf-8"), file.name)) == file.read_text("utf-8")
    other.write_text(other.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    ran = iki("align", other, "--read", file)
    assert ran.code == 3 and "tidak satu pun putusannya" in ran.err


@pytest.mark.parametrize(
    ("name", "node"),
    [
        (" IKU : 1 ", "iku:1"),
        ("IKU 2", "iku:1"),
        ("iki 1 kepala dinas perpustakaan dan kearsipan", "jabatan:0/iki:0"),
        ("{text}", "jabatan:1/iki:0"),
        ("–", None),
        ("Tidak ada", None),
    ],
)
def test_other_targets_as_people_write_them(name: str, node: str | None, decree: Path, iki: Iki) -> None:
    rows = sheet(iki, decree)
    texts = {row["iki"]: row["teks"] for row in rows}
    text = texts[node or "jabatan:1/iki:0"]
    row = next(row for row in rows if row["iki"] == "jabatan:6/iki:0")
    row |= {"putusan": "Ganti", "ke_lain": name.format(text=text), "tanggal": "31 Januari 2025"}
    told = keep(iki, decree, rows)
    after = links(iki, decree)[row["iki"]]
    assert (after["ke"], after["jenis"], after["tanggal"]) == (node, "ditinjau", "2025-01-31")
    assert (f"kini mendukung {text!r}" in told) == (node is not None) and ("tidak mendukung apa pun" in told) == (node is None)


def test_a_sheet_saved_as_csv_by_a_spreadsheet(decree: Path, iki: Iki) -> None:
    """Its heads are those of the workbook; a note without a verdict is told, since it cannot be kept."""
    rows = sheet(iki, decree)
    same = next(row for row in rows if row["iki"] == "jabatan:6/iki:0")
    same |= {"putusan": "terima", "ke_lain": same["ke"]}
    rows[0] |= {"catatan": "masih ditanyakan"}
    told = keep(iki, decree, [{labels("id")(f"{HEAD}{name}"): cell for name, cell in row.items()} for row in rows])
    assert "baris 2: catatan tanpa putusan" in told and told.count("\n") == 1
    assert [name for name, link in links(iki, decree).items() if link["jenis"] == "ditinjau"] == [same["iki"]]


def test_the_workbook_has_room_for_what_is_written(decree: Path, iki: Iki) -> None:
    target = decree.with_name("lembar.xlsx")
    assert iki("align", decree, "--write", target).code == 0
    sheet = load_workbook(target)["Tautan"]
    assert {cell.value: sheet.column_dimensions[cell.column_letter].width for cell in sheet[1]}["Catatan"] >= 40


@pytest.mark.parametrize(
    ("lang", "guide", "links_sheet", "head", "older"),
    [
        ("id", "Petunjuk", "Tautan", "Seharusnya mendukung", False),
        ("en", "Guide", "Links", "Should serve", False),
        ("id", "Petunjuk", "Tautan", "Seharusnya mendukung", True),
    ],
)
def test_a_workbook_says_how_it_is_filled_in(
    lang: str, guide: str, links_sheet: str, head: str, older: bool, decree: Path, iki: Iki
) -> None:
    """Its heads are words of the language; one of before, headed by the names of the columns, is read as well."""
    target = decree.with_name("lembar.xlsx")
    assert iki("align", decree, "--write", target, "--lang", lang).code == 0
    book = load_workbook(target)
    assert book.sheetnames == [guide, links_sheet]
    told = " ".join(str(cell.value) for row in book[guide] for cell in row)
    assert all(word in told for word in ("terima", "tolak", "ganti", "hapus", head, "iki align"))
    sheet = book[links_sheet]
    heads = {cell.value: cell.column for cell in sheet[1]}
    assert not any("_" in name for name in heads)
    line = next(row[0].row for row in sheet.iter_rows(2) if row[1].value == "jabatan:6/iki:0")
    sheet.cell(line, heads[head]).value = "IKU 1"
    sheet.cell(line, {cell.value: at for at, cell in enumerate(sheet[1], 1)}["Catatan" if lang == "id" else "Note"]).value = "sudah dibahas"
    if older:
        for cell, name in zip(sheet[1], COLUMNS, strict=True):
            cell.value = name.capitalize()
        del book[guide]
    book.save(target)
    assert iki("align", decree, "--read", target).code == 0
    found = links(iki, decree)["jabatan:6/iki:0"]
    assert (found["ke"], found["jenis"]) == ("iku:0", "ditinjau") and "sudah dibahas" in str(found["alasan"])
    sheet.cell(line, heads[head]).value = "jabatan:0"
    book.save(target)
    assert "Seharusnya mendukung 'jabatan:0'" in iki("align", decree, "--read", target).err


def test_an_english_workbook_has_english_reasons_and_kinds(decree: Path, iki: Iki) -> None:
    rows, *_ = filled(sheet(iki, decree))
    keep(iki, decree, rows)
    target = decree.with_name("lembar.xlsx")
    assert iki("align", decree, "--write", target, "--lang", "en").code == 0
    cells = list(load_workbook(target)["Links"].iter_rows(values_only=True))
    kind, reason = (cells[0].index(head) for head in ("Kind of link", "Reason"))
    assert {row[kind] for row in cells[1:]} == {"stated by the document", "inferred", "decided by a reviewer", "rejected"}
    told = " ".join(str(row[reason]) for row in cells[1:])
    assert "direct superior" in told and "Set by a reviewer" in told
    assert not any(word in told for word in ("atasan", "kata bersama", "bidang", "Ditetapkan", "Tertulis", "Tidak ada"))
    shown = {link["alasan_en"] for link in links(iki, decree).values()}
    assert all(row[reason] is None or row[reason] in shown for row in cells[1:])


def test_no_verdict_turns_the_cascade_into_a_ring(decree: Path, iki: Iki) -> None:
    rows = sheet(iki, decree)
    below = next(row for row in rows if row["ke"].startswith("jabatan:0/") and row["jenis"] == "disimpulkan")
    above = next(row for row in rows if row["iki"] == below["ke"])
    above |= {"putusan": "ganti", "ke_lain": below["iki"]}
    told = keep(iki, decree, rows, "json")
    assert "supaya kaskade tidak berputar" in told and below["teks"] in told
    after = links(iki, decree)
    assert after[above["iki"]]["ke"] == below["iki"] != after[below["iki"]]["ke"] != above["iki"]
    assert not any(item["kode"] == "KAS-08" for item in json.loads(iki("validate", decree, "--format", "json").out))
    below |= {"putusan": "terima"}
    target = decree.with_name("ring.json")
    target.write_text(json.dumps(rows), encoding="utf-8")
    ran = iki("align", decree, "--read", target)
    assert ran.code == 3 and "putusan ini membuat kaskade berputar" in ran.err and below["teks"] in ran.err


@pytest.mark.parametrize(
    ("fill", "told"),
    [
        ({"putusan": "mungkin"}, "terima, tolak, ganti"),
        ({"putusan": "terima", "tanggal": "kemarin"}, "tahun-bulan-hari"),
        ({"putusan": "ganti"}, "ke_lain ''"),
        ({"ke_lain": "iku:99"}, "ke_lain 'iku:99'"),
        ({"ke_lain": "jabatan:0"}, "ke_lain 'jabatan:0'"),
        ({"putusan": "terima", "ke_lain": "iku:1"}, "bertentangan"),
        ({"putusan": "terima", "sidik": "x"}, "sidik 'x'"),
    ],
)
def test_what_cannot_be_understood_is_told(fill: dict[str, str], told: str, decree: Path, iki: Iki) -> None:
    rows = sheet(iki, decree)
    rows[0] |= fill
    target = decree.with_name("salah.json")
    target.write_text(json.dumps(rows), encoding="utf-8")
    ran = iki("align", decree, "--read", target)
    assert ran.code == 3 and told in ran.err and not decree.with_name("sk.txt.putusan.json").exists()


@pytest.mark.parametrize(("level", "target"), [("iku:0", "jabatan:0/iki:0"), ("sasaran:0", "iku:0"), ("iku:0", "jabatan:0")])
def test_nothing_serves_what_stands_below_it(level: str, target: str, decree: Path, iki: Iki) -> None:
    rows = sheet(iki, decree)
    next(row for row in rows if row["iki"] == level)["ke_lain"] = target
    filled_in = decree.with_name("salah.json")
    filled_in.write_text(json.dumps(rows), encoding="utf-8")
    ran = iki("align", decree, "--read", filled_in)
    assert ran.code == 3 and f"tidak dapat dilayani {level}" in ran.err


def test_rejecting_nothing_is_told(decree: Path, iki: Iki) -> None:
    rows = sheet(iki, decree)
    row = next(row for row in rows if not row["ke"])
    row["putusan"] = "tolak"
    target = decree.with_name("salah.json")
    target.write_text(json.dumps(rows), encoding="utf-8")
    assert "tidak ada tautan yang ditolak" in iki("align", decree, "--read", target).err


def test_wrong_use(decree: Path, samples: list[Path], iki: Iki) -> None:
    target = decree.with_name("l.csv")
    assert iki("align", decree, "--write", target, "--read", target).code == 2
    assert iki("align", *samples, "--write", target).code == 2
    assert iki("align", decree, "--write", decree.with_name("l.txt")).code == 2
    assert iki("align", decree, "--read", decree.with_name("tidak-ada.csv")).code == 3
    ran = iki("align", decree, "--read", decree.with_name("x.png"))
    assert ran.code == 2 and ".xlsx, .csv, .json, .tsv" in ran.err


def test_a_sheet_of_another_decree(decree: Path, sample: Path, tmp_path: Path, iki: Iki) -> None:
    rows: Rows = filled(sheet(iki, decree))[0]
    target = tmp_path / "lembar-lain.json"
    target.write_text(json.dumps(rows), encoding="utf-8")
    other = Path(shutil.copy(sample, tmp_path / "lain.txt"))
    ran = iki("align", other, "--read", target)
    assert ran.code == 3 and "tidak satu pun putusannya" in ran.err

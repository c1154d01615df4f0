"""Verdicts on links through the commands: out as a sheet, back in, and everywhere after that."""

import csv
import json
import re
import shutil
from io import StringIO
from pathlib import Path

import pytest
from rdflib import Graph

from iki_graph.vocab import SSSOM
from tests.cli.conftest import Iki

Rows = list[dict[str, str]]


@pytest.fixture
def decree(root: Path, tmp_path: Path) -> Path:
    """A small decree in a folder of its own."""
    return Path(shutil.copy(root / "tests" / "samples" / "dinas-perpustakaan.txt", tmp_path / "sk.txt"))


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
    assert keep(iki, decree, rows, form) == ""
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
    assert [str(name) for name in graph.objects(None, SSSOM.reviewer_label)] == ["Tim SAKIP"] * 2
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
    assert iki("align", "--store", out / "store", "--format", "sssom").out == iki("align", decree, "--format", "sssom").out


def test_checks_see_verdicts(decree: Path, iki: Iki) -> None:
    def rings() -> int:
        return sum(item["kode"] == "KAS-08" for item in json.loads(iki("validate", decree, "--format", "json").out))

    rows = sheet(iki, decree)
    served = next(row["ke"] for row in rows if "/" in row["ke"])
    serving = next(row["iki"] for row in rows if row["ke"] == served)
    next(row for row in rows if row["iki"] == served)["ke_lain"] = serving
    assert rings() == 0
    keep(iki, decree, rows)
    assert rings() == 1


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


def test_sssom_goes_out_and_comes_in_as_verdicts(decree: Path, tmp_path: Path, iki: Iki) -> None:
    rows, accepted, _, replaced = filled(sheet(iki, decree))
    keep(iki, decree, rows)
    file = tmp_path / "tautan.sssom.tsv"
    assert iki("align", decree, "--format", "sssom", "--out", file).code == 0
    other = Path(shutil.copy(decree, tmp_path / "lain.txt"))
    assert iki("align", other, "--read", file).code == 0
    mine, theirs = links(iki, decree), links(iki, other)
    for name in (accepted, replaced):
        assert {**theirs[name], "berkas": ""} == {**mine[name], "berkas": ""}
    other.write_text(other.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    ran = iki("align", other, "--read", file)
    assert ran.code == 3 and "tidak satu pun putusannya" in ran.err


@pytest.mark.parametrize(
    ("fill", "told"),
    [
        ({"putusan": "mungkin"}, "terima, tolak, ganti"),
        ({"putusan": "terima", "tanggal": "kemarin"}, "tahun-bulan-hari"),
        ({"putusan": "ganti"}, "ke_lain ''"),
        ({"ke_lain": "iku:99"}, "ke_lain 'iku:99'"),
        ({"ke_lain": "jabatan:0"}, "ke_lain 'jabatan:0'"),
        ({"putusan": "terima", "ke_lain": "iku:0"}, "bertentangan"),
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


def test_a_sheet_of_another_decree(decree: Path, sample: Path, tmp_path: Path, iki: Iki) -> None:
    rows: Rows = filled(sheet(iki, decree))[0]
    target = tmp_path / "lembar-lain.json"
    target.write_text(json.dumps(rows), encoding="utf-8")
    other = Path(shutil.copy(sample, tmp_path / "lain.txt"))
    ran = iki("align", other, "--read", target)
    assert ran.code == 3 and "tidak satu pun putusannya" in ran.err

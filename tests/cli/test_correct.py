"""Verdicts, profiles and own reference data through the commands."""

import csv
import json
import re
from collections.abc import Callable
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from rdflib import RDFS, Graph

from iki_graph.checks.temuan import Putusan, Temuan
from iki_graph.cli import files, sheet
from iki_graph.cli.schemas import TemuanBerkas
from iki_graph.cli.validate import spreadsheet
from iki_graph.errors import InputError, UsageError
from iki_graph.reports import xlsx
from tests.cli.conftest import Iki

Fill = Callable[[dict[str, str]], None]


def findings(iki: Iki, path: Path, *options: object) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(iki("validate", path, "--format", "json", *options).out)
    return found


def filled(iki: Iki, path: Path, form: str, fill: Fill, *options: object) -> Path:
    """A sheet on a decree, filled in row by row."""
    target = path.with_name(f"lembar.{form}")
    assert iki("correct", path, "--write", target, *options).code == 0
    if form == "xlsx":
        fill_workbook(target, fill)
        return target
    text = target.read_text(encoding="utf-8")
    rows = json.loads(text) if form == "json" else list(csv.DictReader(StringIO(text)))
    for row in rows:
        fill(row)
    if form == "json":
        target.write_text(json.dumps(rows), encoding="utf-8")
    else:
        with target.open("w", encoding="utf-8-sig", newline="") as file:
            writer = csv.DictWriter(file, rows[0], delimiter=";")
            writer.writeheader()
            writer.writerows(rows)
    return target


def fill_workbook(path: Path, fill: Fill) -> None:
    """Fill in a workbook as its user would, cell by cell."""
    book = load_workbook(path)
    sheet = next(sheet for sheet in book if "Sidik" in [cell.value for cell in sheet[1]])
    heads = [str(cell.value).lower() for cell in sheet[1]]
    for cells in sheet.iter_rows(2):
        row = {head: str(cell.value or "") for head, cell in zip(heads, cells, strict=True)}
        before = dict(row)
        fill(row)
        for head, cell in zip(heads, cells, strict=True):
            if row[head] != before[head]:
                cell.value = row[head]
                cell.data_type = "s"
    book.save(path)


def reject(row: dict[str, str]) -> None:
    row |= {"putusan": " Tolak ", "catatan": "=bukan kesalahan", "penelaah": "Tim SAKIP", "tanggal": "31/01/2025"}


def reject_first() -> Fill:
    done: list[str] = []

    def fill(row: dict[str, str]) -> None:
        if not done:
            done.append(row["sidik"])
            reject(row)

    return fill


@pytest.mark.parametrize("form", ["json", "csv", "xlsx"])
def test_a_verdict_survives_a_new_run_and_is_shown(form: str, decree: Path, tmp_path: Path, iki: Iki) -> None:
    before = findings(iki, decree)
    assert iki("correct", decree, "--read", filled(iki, decree, form, reject_first())).code == 0
    assert decree.with_name("sk.txt.putusan.json").is_file()
    after = findings(iki, decree)
    verdict = {"putusan": "tolak", "catatan": "=bukan kesalahan", "penelaah": "Tim SAKIP", "tanggal": "2025-01-31"}
    (marked,) = (item for item in after if item["putusan"])
    assert marked["putusan"] == verdict
    assert [{**item, "putusan": None} for item in after] == before
    assert [item["sidik"] for item in findings(iki, decree, "--without-rejected")] == [
        item["sidik"] for item in before if item["sidik"] != marked["sidik"]
    ]
    table = iki("validate", decree).out
    assert table.count("[ditolak] ") == 1 and f"{len(before) - 1} temuan" in table and "1 lagi ditolak penelaah" in table
    assert "[ditolak]" not in iki("validate", decree, "--without-rejected").out
    rows = list(csv.DictReader(StringIO(iki("validate", decree, "--format", "csv").out)))
    assert [row["putusan"] for row in rows if row["putusan"]] == ["tolak"]
    graph = Graph().parse(data=iki("validate", decree, "--format", "ttl").out, format="turtle")
    assert "tolak: =bukan kesalahan" in {str(o) for o in graph.objects(None, RDFS.comment)}
    assert "tolak" in iki("correct", decree).out and "1 putusan, 0 di antaranya" in iki("correct", decree).out


def test_reports_mark_it(decree: Path, tmp_path: Path, iki: Iki) -> None:
    plain = tmp_path / "tanpa"
    iki("review", decree, "--out", plain)
    iki("correct", decree, "--read", filled(iki, decree, "json", reject_first()))
    out = tmp_path / "hasil"
    assert iki("review", decree, "--out", out).code == 0
    page = (out / "sk.html").read_text(encoding="utf-8")
    assert page.count('class="entry rejected"') == 1
    assert "Ditolak penelaah" in page and "Tim SAKIP, 2025-01-31" in page and "1 temuan ditolak penelaah" in page
    assert "Rejected" not in page and page.count("<blockquote>") == (plain / "sk.html").read_text(encoding="utf-8").count("<blockquote>")
    assert json.loads((out / "sk.temuan.json").read_text(encoding="utf-8")) == findings(iki, decree)

    def violations(page: Path) -> int:
        tiles = re.findall(r'<li class="tile (?:pelanggaran|peringatan|info)"><[^>]+><strong>(\d+)', page.read_text(encoding="utf-8"))
        return sum(map(int, tiles))

    assert violations(out / "sk.html") == violations(plain / "sk.html") - 1 == violations(out / "index.html")
    assert iki("review", decree, "--out", out, "--without-rejected", "--lang", "en").code == 0
    assert "rejected" not in (out / "sk.html").read_text(encoding="utf-8").partition("<body>")[2]


def test_fail_on_does_not_count_what_is_rejected(decree: Path, iki: Iki) -> None:
    assert iki("validate", decree, "--fail-on", "info").code == 1
    iki("correct", decree, "--read", filled(iki, decree, "json", reject))
    assert iki("validate", decree, "--fail-on", "info").code == 0
    iki("correct", decree, "--read", filled(iki, decree, "json", lambda row: row.update(putusan="terima")))
    assert iki("validate", decree, "--fail-on", "info").code == 1
    iki("correct", decree, "--read", filled(iki, decree, "json", lambda row: row.update(putusan="hapus")))
    assert "0 putusan" in iki("correct", decree).out


def test_a_changed_text_orphans(decree: Path, tmp_path: Path, iki: Iki) -> None:
    """The decree of another year: every text may be there, none of it is what was judged."""
    iki("correct", decree, "--read", filled(iki, decree, "json", reject))
    number = len(findings(iki, decree))
    text = decree.read_text(encoding="utf-8")
    decree.write_text(re.sub(r"20\d\d", "2031", text), encoding="utf-8")
    ran = iki("validate", decree, "--format", "json")
    assert [item for item in json.loads(ran.out) if item["putusan"]] == []
    assert f"{number} putusan tanpa temuan" in ran.err
    assert f"{number} putusan, {number} di antaranya tanpa temuan" in iki("correct", decree).out
    out = tmp_path / "hasil"
    iki("review", decree, "--out", out)
    assert "Putusan tanpa temuan" in (out / "sk.html").read_text(encoding="utf-8")
    decree.write_text(text, encoding="utf-8")
    assert all(item["putusan"] for item in findings(iki, decree))


def test_a_line_more_orphans_nothing(decree: Path, iki: Iki) -> None:
    iki("correct", decree, "--read", filled(iki, decree, "json", reject))
    decree.write_text("\n\n" + decree.read_text(encoding="utf-8"), encoding="utf-8")
    found = findings(iki, decree)
    assert all(item["putusan"] for item in found if item["unsur"])
    assert sum(bool(item["putusan"]) for item in found) >= 0.9 * len(found)


def test_a_sheet_shows_what_is_decided_and_reading_it_changes_nothing(decree: Path, iki: Iki) -> None:
    iki("correct", decree, "--read", filled(iki, decree, "json", reject_first()))
    place = decree.with_name("sk.txt.putusan.json")
    before = place.read_bytes()
    for form in ("json", "csv"):
        assert iki("correct", decree, "--read", filled(iki, decree, form, lambda row: None)).code == 0
        assert place.read_bytes() == before


def test_the_findings_csv_is_a_sheet_too(decree: Path, iki: Iki) -> None:
    rows = list(csv.DictReader(StringIO(iki("validate", decree, "--format", "csv").out)))
    rows[0]["putusan"] = "tolak"
    target = decree.with_name("temuan.csv")
    with target.open("w", encoding="cp1252", errors="replace", newline="") as file:
        writer = csv.DictWriter(file, rows[0], delimiter="\t")
        writer.writeheader()
        writer.writerows(rows)
    assert iki("correct", decree, "--read", target).code == 0
    assert [item["sidik"] for item in findings(iki, decree) if item["putusan"]] == [rows[0]["sidik"]]


def test_the_store_elsewhere(decree: Path, tmp_path: Path, iki: Iki) -> None:
    target = filled(iki, decree, "json", reject_first())
    for place in (tmp_path / "putusan" / "saya.json", tmp_path / "simpanan"):
        assert iki("correct", decree, "--read", target, "--store", place).code == 0
        assert sum(bool(item["putusan"]) for item in findings(iki, decree, "--verdicts", place)) == 1
    assert not decree.with_name("sk.txt.putusan.json").exists()
    assert (tmp_path / "simpanan" / "sk.txt.putusan.json").is_file()


def test_a_sheet_for_another_file_is_refused(decree: Path, tmp_path: Path, iki: Iki) -> None:
    target = filled(iki, decree, "json", reject)
    other = tmp_path / "lain.txt"
    other.write_text(decree.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    ran = iki("correct", other, "--read", target)
    assert ran.code == 3 and "tidak satu pun" in ran.err
    rows = json.loads(target.read_text(encoding="utf-8"))
    rows[0]["sidik"] = "0" * 16
    target.write_text(json.dumps(rows), encoding="utf-8")
    ran = iki("correct", decree, "--read", target)
    assert ran.code == 0 and "1 putusan tidak disimpan" in ran.err and "0" * 16 in ran.err


def test_a_broken_store_is_told_and_the_next_file_has_its_turn(decree: Path, samples: list[Path], iki: Iki) -> None:
    decree.with_name("sk.txt.putusan.json").write_text("{", encoding="utf-8")
    ran = iki("validate", decree, samples[-1], "--format", "json")
    assert ran.code == 3 and "simpanan putusan" in ran.err
    assert json.loads(ran.out)


def test_wrong_use(decree: Path, tmp_path: Path, iki: Iki) -> None:
    assert iki("correct", decree, "--write", tmp_path / "a.csv", "--read", tmp_path / "b.csv").code == 2
    assert iki("correct", decree, "--write", tmp_path / "a.docx").code == 2
    assert iki("correct", decree, "--read", tmp_path / "tidak-ada.csv").code == 3
    assert iki("correct", tmp_path / "tidak-ada.txt").code != 0


SHEETS = {
    "kosong.csv": "",
    "bukan.csv": "a,b\n1,2\n",
    "bukan.json": "{",
    "daftar.json": '[{"kode": "DOK-02"}]',
    "sidik.csv": "sidik,putusan\nxyz,tolak\n",
    "putusan.csv": "sidik,putusan\n0123456789abcdef,mungkin\n",
    "tanggal.csv": "sidik,putusan,tanggal\n0123456789abcdef,tolak,kemarin\n",
    "dua.csv": "sidik,putusan\n0123456789abcdef,tolak\n0123456789abcdef,terima\n",
    "angka.json": '[{"sidik": "0123456789abcdef", "putusan": "tolak", "catatan": 7}]',
}


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_that_makes_no_sense_is_told(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_text(SHEETS[name], encoding="utf-8")
    with pytest.raises(InputError, match=re.escape(name)):
        sheet.read(tmp_path / name)
    with pytest.raises(UsageError):
        sheet.read(tmp_path / "lembar.pdf")


def finding(sidik: str, verdict: Putusan | None) -> TemuanBerkas:
    return TemuanBerkas(
        kode="ZZZ-01", kategori="lain", jenis="pasti", tingkat="info", pesan="=1+1", pesan_en="", dasar="", saran="", saran_en="",
        sidik=sidik, putusan=verdict, berkas="sk.txt",
    )  # fmt: skip


NOTES = st.text(max_size=30) | st.text("'=+-@ \n\r\t;,\"", max_size=12)
HEX = st.text("0123456789abcdef", min_size=16, max_size=16) | st.text("0123456789", min_size=16, max_size=16)
VERDICTS = st.builds(
    Putusan, putusan=st.sampled_from(["terima", "tolak"]), catatan=NOTES, penelaah=NOTES, tanggal=st.dates().map(str) | st.just("")
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(given=st.dictionaries(HEX | st.just("1234567890123e45"), VERDICTS, max_size=5))
def test_a_sheet_and_back_loses_nothing(given: dict[str, Putusan], tmp_path: Path) -> None:
    found = [finding(sidik, verdict) for sidik, verdict in given.items()]
    for form in ("json", "csv"):
        path = tmp_path / f"lembar.{form}"
        files.write(path, sheet.written(found, path))
        assert sheet.read(path) == given
    path = tmp_path / "temuan.csv"
    path.write_bytes(spreadsheet(found, "id").encode("utf-8"))
    assert sheet.read(path) == given


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(given=st.dictionaries(HEX | st.just("1234567890123e45"), VERDICTS, max_size=5))
def test_a_workbook_and_back_loses_nothing(given: dict[str, Putusan], tmp_path: Path) -> None:
    book = Workbook()
    xlsx.put_findings(book.worksheets[0], [finding(sidik, verdict) for sidik, verdict in given.items()], "id")
    path = tmp_path / "lembar.xlsx"
    path.write_bytes(xlsx.saved(book, "Temuan"))
    assert sheet.read(path) == given


def test_no_cell_of_a_sheet_is_a_formula_or_a_number(tmp_path: Path) -> None:
    verdict = Putusan(putusan="tolak", catatan="=SUM(A1)", penelaah="+62")
    found: list[Temuan] = [finding("1234567890123456", verdict), finding("1234567890123e45", None)]
    (first, second) = csv.DictReader(StringIO(str(sheet.written(found, tmp_path / "l.csv"))))
    assert [first[key] for key in ("sidik", "pesan", "catatan", "penelaah")] == ["'1234567890123456", "'=1+1", "'=SUM(A1)", "'+62"]
    assert second["sidik"] == "'1234567890123e45"


class TestProfile:
    """--profile"""

    def test_it_is_named_everywhere(self, decree: Path, tmp_path: Path, iki: Iki) -> None:
        assert {tuple(item["profil"]) for item in findings(iki, decree)} == {("sakip-2015",)}
        assert {item["acuan_sampai"] for item in findings(iki, decree)} == {"2025-02-10"}
        assert {tuple(item["profil"]) for item in findings(iki, decree, "--profile", "draf")} == {("sakip-2015", "draf")}
        table = iki("validate", decree, "--profile", "draf").out
        assert "Profil: draf (naskah yang belum ditandatangani), sakip-2015 (" in table
        assert "10 Februari 2025" in table
        assert "Profile: sakip-2021 (evaluation" in iki("validate", decree, "--profile", "sakip-2021", "--lang", "en").out
        out = tmp_path / "hasil"
        assert iki("review", decree, "--out", out, "--profile", "draf").code == 0
        for name in ("sk.html", "index.html"):
            page = (out / name).read_text(encoding="utf-8")
            assert "Profil: draf" in page and "dikenal sampai 10 Februari 2025" in page
        graph = Graph().parse(data=iki("validate", decree, "--format", "ttl").out, format="turtle")
        assert any("10 Februari 2025" in str(o) for o in graph.objects(None, RDFS.comment))

    def test_own_policy_works_with_the_other_choices(self, decree: Path, tmp_path: Path, iki: Iki) -> None:
        found = findings(iki, decree)
        groups = sorted({str(item["kode"]).split("-")[0] for item in found})
        first, *others = groups
        assert others
        policy = tmp_path / "kebijakan.toml"
        levels = "\n".join(f'{group} = "info"' for group in others)
        policy.write_text(f'mati = ["{first}"]\n[tingkat]\n{levels}\n', encoding="utf-8")
        options = ("--profile", policy)
        left = findings(iki, decree, *options)
        assert {str(item["kode"]).split("-")[0] for item in left} == set(others)
        assert {item["tingkat"] for item in left} == {"info"}
        assert findings(iki, decree, *options, "--only", first) == []
        assert findings(iki, decree, *options, *(word for group in others for word in ("--skip", group))) == []
        assert iki("validate", decree, *options, "--fail-on", "peringatan").code == 0
        assert iki("validate", decree, *options, "--fail-on", "info").code == 1
        assert iki("validate", decree, *options, "--fail-on", "info", "--only", first).code == 0

    def test_a_check_switched_off_makes_no_orphans(self, decree: Path, tmp_path: Path, iki: Iki) -> None:
        iki("correct", decree, "--read", filled(iki, decree, "json", reject))
        policy = tmp_path / "kebijakan.toml"
        policy.write_text('mati = ["DOK", "HKM", "JAB"]', encoding="utf-8")
        ran = iki("validate", decree, "--profile", policy, "--format", "json")
        assert ran.err == "" and all(item["putusan"] for item in json.loads(ran.out))
        iki("correct", decree, "--profile", policy, "--read", filled(iki, decree, "json", lambda row: None, "--profile", policy))
        assert all(item["putusan"] for item in findings(iki, decree))

    def test_wrong_profile_is_wrong_use(self, decree: Path, tmp_path: Path, iki: Iki) -> None:
        ran = iki("validate", decree, "--profile", "sakip-1999")
        assert (ran.code, ran.out) == (2, "") and "sakip-2015" in ran.err
        out = tmp_path / "hasil"
        assert iki("review", decree, "--profile", tmp_path / "x.toml", "--out", out).code == 2
        assert not out.exists()

    def test_explain_tells_what_profiles_make_of_it(self, iki: Iki) -> None:
        text = iki("explain", "DOK-02").out
        assert "draf: info, pasti" in text and "Masih perlu diisi" in text and "sakip-2021: pelanggaran, pasti" in text


class TestReference:
    """--reference"""

    def test_own_regulations_are_resolved_for_that_run(self, samples: list[Path], tmp_path: Path, iki: Iki) -> None:
        path, cited = next(
            (path, item)
            for path in sorted(samples, key=lambda path: path.stat().st_size)
            for item in json.loads(iki("convert", path).out)["mengingat"]
            if item["jenis"] == "Perda" and item["nomor"] and item["tahun"]
        )
        code = re.search(r"kunciPeraturan> \"perda/([\d.]+)/", iki("convert", path, "--format", "nq").out)[1]
        own = tmp_path / "acuan.toml"
        newer = f'jenis = "Perda"\nnomor = "999"\ntahun = {cited["tahun"]}\nwilayah = "{code}"\ntentang = "y"\n'
        key = f"perda/{code}/{cited['tahun']}/{cited['nomor'].lstrip('0')}"
        own.write_text(
            f'[[peraturan]]\njenis = "Perda"\nnomor = "{cited["nomor"]}"\ntahun = {cited["tahun"]}\nwilayah = "{code}"\ntentang = "x"\n'
            f'[[peraturan]]\n{newer}in_force_since = {cited["tahun"]}-12-31\nrepeals = ["{key}"]\n',
            encoding="utf-8",
        )
        plain = {item["sidik"] for item in findings(iki, path, "--only", "HKM")}
        (new,) = (item for item in findings(iki, path, "--only", "HKM", "--reference", own) if item["sidik"] not in plain)
        assert new["kategori"] == "dasar-hukum-tidak-berlaku" and "Nomor 999" in str(new["pesan"])
        assert {item["sidik"] for item in findings(iki, path, "--only", "HKM")} == plain
        out = tmp_path / "hasil"
        assert iki("review", path, "--out", out, "--reference", own).code == 0
        query = tmp_path / "q.rq"
        query.write_text("SELECT ?p WHERE { ?s iki:merujuk ?p . ?baru eli:repeals ?p }", encoding="utf-8")
        rows = json.loads(iki("query", query, "--store", out / "store", "--format", "json").out)
        assert f"https://w3id.org/iki-graph/id/peraturan/{key}" in {row["p"] for row in rows}
        assert "Ditambah 2 peraturan dari acuan.toml" in (out / f"{path.stem}.html").read_text(encoding="utf-8")
        assert "acuan.toml" not in iki("validate", path).out

    def test_wrong_reference_is_wrong_use(self, decree: Path, tmp_path: Path, iki: Iki) -> None:
        assert iki("validate", decree, "--reference", tmp_path / "x.toml").code == 2
        assert iki("review", decree, "--reference", tmp_path / "x.toml", "--out", tmp_path / "hasil").code == 2

"""Every command on the real sample decrees."""

import csv
import inspect
import json
import re
import subprocess
import sys
from html import escape
from importlib import import_module
from io import StringIO
from pathlib import Path

import jsonschema
import pytest
from rdflib import RDF, Dataset, Graph

from iki_graph import __version__
from iki_graph.checks.catalogue import group_names
from iki_graph.cli import COMMANDS
from iki_graph.cli.schemas import schema
from iki_graph.record import Rekaman
from iki_graph.vocab import IKI
from tests.cli.conftest import Iki

FORMATS = {"ttl": "turtle", "trig": "trig", "nq": "nquads", "jsonld": "json-ld"}


@pytest.fixture(scope="module")
def reviewed(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The results of one `iki review` over all samples."""
    out = tmp_path_factory.mktemp("hasil")
    command = [sys.executable, "-m", "iki_graph.cli", "review", str(root / "data" / "sk"), "--out", str(out)]
    done = subprocess.run(command, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    (out / "stdout.txt").write_bytes(done.stdout)
    (out / "stderr.txt").write_bytes(done.stderr)
    return out


def people(samples: list[Path], iki: Iki) -> set[str]:
    """Names and NIP that the records of the samples hold."""
    found = set()
    for path in samples:
        record = json.loads(iki("convert", path).out)
        signer = record["dokumen"]["penandatangan"] or {}
        holders = [jabatan["pemegang"] or {} for jabatan in record["jabatan"]]
        found |= {person.get(key) for person in (signer, *holders) for key in ("nama", "nip")}
        found |= {mention["nilai"] for mention in record["sebutan"] if mention["apa"] in ("orang", "nip")}
    return {text for text in found if text and len(text) > 3}


LINE_CHECKS = {
    "DOK-18",
    "DOK-25",
    "DOK-26",
    "HKM-14",
    "IND-08",
    "JAB-22",
    "KAS-18",
    "KON-03",
    "KON-04",
    "KON-05",
    "KON-06",
    "KON-07",
    "KON-08",
    "KON-11",
    "KON-12",
    "KON-13",
    "SEL-10",
}
"""Checks that read the document's own lines."""


class TestReview:
    """iki review"""

    def test_writes_everything_about_each_decree(self, reviewed: Path, samples: list[Path]) -> None:
        suffixes = (".json", ".trig", ".temuan.json", ".temuan.csv", ".keselarasan.json", ".html")
        for path in samples:
            assert [s for s in suffixes if not (reviewed / f"{path.stem}{s}").stat().st_size] == []
        assert (reviewed / "index.html").is_file()
        assert (reviewed / "store").is_dir()

    def test_is_quiet_but_for_the_summary(self, reviewed: Path, samples: list[Path]) -> None:
        assert (reviewed / "stderr.txt").read_text() == ""
        table = (reviewed / "stdout.txt").read_text(encoding="utf-8")
        assert all(f"{path.stem}.html" in table for path in samples)

    def test_files_agree_with_the_single_commands(self, reviewed: Path, sample: Path, iki: Iki) -> None:
        assert iki("convert", sample).out == (reviewed / f"{sample.stem}.json").read_text(encoding="utf-8")
        assert json.loads(iki("validate", sample, "--format", "json").out) == json.loads(
            (reviewed / f"{sample.stem}.temuan.json").read_text("utf-8")
        )
        assert iki("align", sample, "--format", "json").out == (reviewed / f"{sample.stem}.keselarasan.json").read_text(encoding="utf-8")

    def test_only_the_record_names_people(self, reviewed: Path, samples: list[Path], iki: Iki) -> None:
        names = people(samples, iki)
        assert len(names) > 10
        for path in [
            *reviewed.glob("*.html"),
            *reviewed.glob("*.trig"),
            *reviewed.glob("*.temuan.*"),
            *reviewed.glob("*.keselarasan.json"),
        ]:
            text = path.read_text(encoding="utf-8")
            assert [name for name in names if name in text] == [], path.name

    def test_store_answers_questions(self, reviewed: Path, samples: list[Path], tmp_path: Path, iki: Iki) -> None:
        query = tmp_path / "berapa.rq"
        query.write_text("SELECT (COUNT(?d) AS ?n) WHERE { ?d a iki:Dokumen }", encoding="utf-8")
        ran = iki("query", query, "--store", reviewed / "store", "--format", "json")
        assert json.loads(ran.out) == [{"n": len(samples)}]

    def test_again_replaces_and_doubles_nothing(self, sample: Path, tmp_path: Path, iki: Iki) -> None:
        first = iki("review", sample, "--out", tmp_path)
        before = {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
        assert iki("review", sample, "--out", tmp_path).out == first.out
        assert {path.name: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before
        query = tmp_path / "q.rq"
        query.write_text("SELECT ?d WHERE { ?d a iki:Dokumen }", encoding="utf-8")
        assert len(json.loads(iki("query", query, "--store", tmp_path / "store", "--format", "json").out)) == 1

    def test_a_file_with_several_decrees(self, samples: list[Path], tmp_path: Path, iki: Iki) -> None:
        several = tmp_path / "lampiran.json"
        several.write_text(f"[{iki('convert', samples[-1]).out}, {iki('convert', samples[-2]).out}]", encoding="utf-8")
        assert iki("review", several, "--out", tmp_path / "hasil").code == 0
        assert {path.name for path in (tmp_path / "hasil").glob("*.html")} == {"index.html", "lampiran.html", "lampiran-2.html"}
        assert len(json.loads(iki("convert", several).out)) == 2
        assert iki("tree", several, "--decree", 2).out != iki("tree", several).out

    def test_with_holders_names_them(self, signed: Path, tmp_path: Path, iki: Iki) -> None:
        record = json.loads(iki("convert", signed).out)
        names = {
            (person or {}).get("nama") for person in (record["dokumen"]["penandatangan"], *(j["pemegang"] for j in record["jabatan"]))
        } - {None}
        assert names
        assert iki("review", signed, "--out", tmp_path, "--with-holders", "--lang", "en").code == 0
        for suffix in (".html", ".trig"):
            text = (tmp_path / f"{signed.stem}{suffix}").read_text(encoding="utf-8")
            assert [name for name in names if escape(name, quote=False) not in text] == []


class TestConvert:
    """iki convert"""

    def test_record_is_an_object_and_can_be_read_back(self, sample: Path, tmp_path: Path, iki: Iki) -> None:
        ran = iki("convert", sample)
        assert ran.code == 0
        record = Rekaman.model_validate_json(ran.out)
        assert record.berkas == sample.name
        saved = tmp_path / "sk.json"
        saved.write_text(ran.out, encoding="utf-8")
        assert iki("convert", saved).out == ran.out
        from_record, from_document = (json.loads(iki("validate", path, "--format", "json").out) for path in (saved, sample))
        # Layout, spelling and headings are judged on the document's own lines, which a record does not hold.
        by_record, by_document = (
            {item["sidik"] for item in found if item["kode"] not in LINE_CHECKS} for found in (from_record, from_document)
        )
        assert by_record and by_record == by_document

    @pytest.mark.parametrize("format", FORMATS)
    def test_rdf_can_be_read_back(self, format: str, sample: Path, tmp_path: Path, iki: Iki) -> None:
        out = tmp_path / f"sk.{format}"
        assert iki("convert", sample, "--format", format, "--out", out).code == 0
        read = Dataset().parse(out, format=FORMATS[format])
        assert len(read) > 100

    def test_people_only_when_asked(self, signed: Path, iki: Iki) -> None:
        def graphs(*options: str) -> set[str]:
            return {line.rsplit(" ", 2)[1] for line in iki("convert", signed, "--format", "nq", *options).out.splitlines()}

        assert not [name for name in graphs() if name.endswith("/pemegang>")]
        assert [name for name in graphs("--with-holders") if name.endswith("/pemegang>")]

    def test_folder_to_folder(self, root: Path, samples: list[Path], tmp_path: Path, iki: Iki) -> None:
        assert iki("convert", root / "data" / "sk", "--format", "nq", "--out", tmp_path / "graf").code == 0
        assert {path.name for path in (tmp_path / "graf").iterdir()} == {f"{path.stem}.nq" for path in samples}

    def test_several_to_the_terminal_is_wrong_use(self, root: Path, iki: Iki) -> None:
        ran = iki("convert", root / "data" / "sk")
        assert (ran.code, ran.out) == (2, "")

    def test_base(self, sample: Path, iki: Iki) -> None:
        ran = iki("convert", sample, "--format", "nq", "--base", "https://data.example.org/id/")
        assert "<https://data.example.org/id/dok/" in ran.out
        assert "<https://w3id.org/iki-graph/id/" not in ran.out
        assert iki("convert", sample, "--format", "nq", "--base", "no iri").code == 2


class TestValidate:
    """iki validate"""

    def test_fail_on(self, sample: Path, iki: Iki) -> None:
        assert iki("validate", sample).code == 0
        assert iki("validate", sample, "--fail-on", "info").code == 1
        assert (
            iki(
                "validate", sample, "--fail-on", "info", "--skip", "dok", *(part for name in group_names() for part in ("--skip", name))
            ).code
            == 0
        )

    @pytest.mark.parametrize(
        ("option", "code", "hint"), [("--only", "XXX-1", "DOK, HKM"), ("--skip", "FROG", "DOK, HKM"), ("--only", "dok-99", "DOK-01")]
    )
    def test_unknown_codes_are_wrong_use(self, option: str, code: str, hint: str, sample: Path, iki: Iki) -> None:
        ran = iki("validate", sample, option, code)
        assert (ran.code, ran.out) == (2, "")
        assert code in ran.err
        assert hint in ran.err

    def test_only_and_skip(self, sample: Path, iki: Iki) -> None:
        def codes(*options: str) -> set[str]:
            return {item["kode"] for item in json.loads(iki("validate", sample, "--format", "json", *options).out)}

        every = codes()
        groups = sorted({code.split("-")[0] for code in every})
        assert len(groups) > 1
        assert codes("--only", groups[0].lower()) == {code for code in every if code.startswith(groups[0])}
        assert codes("--skip", groups[0]) == {code for code in every if not code.startswith(groups[0])}
        one = min(every)
        assert codes("--only", one) == {one}

    def test_csv_is_safe_and_complete(self, reviewed: Path, samples: list[Path], iki: Iki) -> None:
        rows = [
            row for path in samples for row in csv.DictReader(StringIO((reviewed / f"{path.stem}.temuan.csv").read_text(encoding="utf-8")))
        ]
        found = [item for path in samples for item in json.loads((reviewed / f"{path.stem}.temuan.json").read_text(encoding="utf-8"))]
        assert [row["kode"] for row in rows] == [item["kode"] for item in found]
        assert not [value for row in rows for value in row.values() if value.startswith(("=", "+", "-", "@"))]

    def test_ttl_is_a_validation_report(self, sample: Path, iki: Iki) -> None:
        graph = Graph().parse(data=iki("validate", sample, "--format", "ttl").out, format="turtle")
        found = json.loads(iki("validate", sample, "--format", "json").out)
        results = set(graph.subjects(None, Graph().namespace_manager.expand_curie("sh:ValidationResult")))
        assert len(results) == len({item["sidik"] for item in found})

    def test_language(self, sample: Path, iki: Iki) -> None:
        found = json.loads(iki("validate", sample, "--format", "json").out)[0]
        assert " ".join(found["pesan"].split()) in iki("validate", sample).out
        assert " ".join(found["pesan_en"].split()) in iki("validate", sample, "--lang", "en").out


class TestOthers:
    """iki align, tree, query, explain, ontology"""

    def test_align_answers_for_every_iki(self, sample: Path, iki: Iki) -> None:
        record = json.loads(iki("convert", sample).out)
        rows = [f"jabatan:{j}/iki:{i}" for j, jabatan in enumerate(record["jabatan"]) for i in range(len(jabatan["iki"]))]
        answers = [link["iki"] for link in json.loads(iki("align", sample, "--format", "json").out)]
        assert [node for node in answers if "/iki:" in node] == rows == answers[: len(rows)]

    @pytest.mark.parametrize(("format", "begin"), [("svg", "<svg"), ("dot", "digraph"), ("mermaid", "flowchart")])
    def test_tree(self, format: str, begin: str, sample: Path, iki: Iki) -> None:
        assert iki("tree", sample, "--format", format).out.startswith(begin)

    @pytest.mark.parametrize(("name", "begin"), [("p.svg", b"<svg"), ("p.pdf", b"%PDF"), ("p.PNG", b"\x89PNG"), ("p.mmd", b"flowchart")])
    def test_tree_in_the_form_that_the_name_asks_for(self, name: str, begin: bytes, sample: Path, tmp_path: Path, iki: Iki) -> None:
        assert iki("tree", sample, "--out", tmp_path / name).code == 0
        assert (tmp_path / name).read_bytes().startswith(begin)

    def test_a_tree_in_a_form_that_there_is_not(self, sample: Path, tmp_path: Path, iki: Iki) -> None:
        wrong = iki("tree", sample, "--out", tmp_path / "pohon.docx")
        assert wrong.code == 2 and ".svg, .pdf, .png" in wrong.err and not (tmp_path / "pohon.docx").exists()

    def test_views_of_a_tree(self, sample: Path, iki: Iki) -> None:
        views = [iki("tree", sample, "--view", view).out for view in ("overview", "iku", "full")]
        assert iki("tree", sample).out == views[0] and len(set(views)) == 3
        assert len(views[2]) > len(views[1]) and len(views[2]) > len(views[0])

    def test_wrong_use_of_tree(self, sample: Path, iki: Iki) -> None:
        assert iki("tree", sample, "--view", "iku", "--expand", "iku:0").code == 2
        assert "--out pohon.pdf" in iki("tree", sample, "--format", "pdf").err

    def test_tree_of_a_decree_that_is_not_there(self, sample: Path, iki: Iki) -> None:
        assert iki("tree", sample, "--decree", 2).code == 2
        assert iki("tree", sample, "--expand", "jabatan:999").code == 2

    def test_query_lists_and_answers(self, sample: Path, iki: Iki) -> None:
        listed = iki("query", "--list").out
        assert listed.count("\n") > 12
        name = listed.splitlines()[2].split()[1]
        assert iki("query", name, sample, "--format", "csv").code == 0

    @pytest.mark.parametrize(
        "text",
        [
            "SELECT nonsense",
            "DROP ALL",
            "SELECT * WHERE { SERVICE <http://example.org/> { ?s ?p ?o } }",
            "SELECT * FROM <file:///etc/passwd> WHERE { ?s ?p ?o }",
        ],
    )
    def test_query_refuses(self, text: str, sample: Path, tmp_path: Path, iki: Iki) -> None:
        query = tmp_path / "q.rq"
        query.write_text(text, encoding="utf-8")
        ran = iki("query", query, sample)
        assert (ran.code, ran.out) == (2, "")

    def test_query_takes_parameters(self, sample: Path, iki: Iki) -> None:
        whole = iki("query", "ragam-kutipan", sample, "--format", "csv")
        assert whole.code == 0 and "peraturan" in iki("query", "--list").out
        assert iki("query", "ragam-kutipan", sample, "--format", "csv", "--param", "peraturan=uu/0/0").out.count("\n") == 1
        for wrong, word in (("peraturan", "NAMA=NILAI"), ("=x", "NAMA=NILAI"), ("kota=x", "yang ada: peraturan")):
            ran = iki("query", "ragam-kutipan", sample, "--param", wrong)
            assert (ran.code, word in ran.err) == (2, True)

    def test_query_about_findings_checks_the_decree(self, sample: Path, iki: Iki) -> None:
        rows = json.loads(iki("query", "temuan-menurut-bagian", sample, "--format", "json").out)
        assert sum(row["jumlah"] for row in rows) == len(json.loads(iki("validate", sample, "--format", "json").out)) > 0

    def test_query_without_anything_to_ask(self, tmp_path: Path, sample: Path, iki: Iki) -> None:
        assert iki("query").code == 2
        assert iki("query", "1").code == 2
        assert iki("query", "no-such-question", sample).code == 2
        assert iki("query", tmp_path / "absent.rq", sample).code == 2
        assert iki("query", "1", "--store", tmp_path / "absent").code == 2

    def test_query_tells_that_there_is_no_answer(self, sample: Path, tmp_path: Path, iki: Iki) -> None:
        query = tmp_path / "q.rq"
        for text in ("SELECT ?d WHERE { ?d a iki:Tidak }", "CONSTRUCT { ?d a iki:IKI } WHERE { ?d a iki:Tidak }"):
            query.write_text(text, encoding="utf-8")
            ran = iki("query", query, sample)
            assert (ran.code, ran.err) == (0, "iki: tidak ada jawaban.\n")

    def test_query_tells_that_a_store_has_no_people(self, signed: Path, tmp_path: Path, iki: Iki) -> None:
        query = tmp_path / "q.rq"
        query.write_text("SELECT ?d WHERE { ?d a iki:Dokumen }", encoding="utf-8")
        for options, silent in (([], False), (["--with-holders"], True)):
            out = tmp_path / f"hasil{len(options)}"
            assert iki("review", signed, "--out", out, *options).code == 0
            ran = iki("query", query, "--store", out / "store", "--with-holders")
            assert ran.code == 0
            assert (ran.err == "") == silent
            assert ("tidak memuat orang" in ran.err) != silent

    def test_a_store_with_people_names_them_only_when_asked(self, signed: Path, tmp_path: Path, iki: Iki) -> None:
        query = tmp_path / "q.rq"
        query.write_text("SELECT ?nama WHERE { { ?o foaf:name ?nama } UNION { GRAPH ?g { ?o foaf:name ?nama } } }", encoding="utf-8")
        out = tmp_path / "hasil"
        assert iki("review", signed, "--out", out, "--with-holders").code == 0
        asked, silent = (iki("query", query, "--store", out / "store", "--format", "json", *more) for more in (["--with-holders"], []))
        assert json.loads(asked.out) and not json.loads(silent.out)

    def test_explain_every_check(self, iki: Iki) -> None:
        codes = [line.split()[0] for line in iki("explain").out.splitlines()[2:]]
        assert len(codes) > 20
        for code in codes:
            assert iki("explain", code.lower()).out.startswith(code)
        assert iki("explain", "XYZ-99").code == 2

    def test_ontology(self, sample: Path, root: Path, tmp_path: Path, iki: Iki) -> None:
        assert __version__ in iki("ontology").out
        assert "iki:IKI " in iki("ontology", "--terms").out
        assert len(Graph().parse(data=iki("ontology", "--ttl").out, format="turtle")) > 500
        assert iki("ontology", "--check").code == 0
        ran = iki("ontology", "--reason", sample)
        assert ran.err == ""
        assert len(alone := Graph().parse(data=ran.out, format="turtle")) > 100
        text = (root / "tests" / "samples" / "kecamatan-patebon.txt").read_text(encoding="utf-8")
        body, annex = tmp_path / "SK.txt", tmp_path / "Lampiran.txt"
        body.write_text(text[: text.index("LAMPIRAN")], encoding="utf-8")
        annex.write_text(text[text.index("LAMPIRAN") :], encoding="utf-8")
        ran = iki("ontology", "--reason", body, "--reason", sample, "--reason", annex)
        assert len(set(Graph().parse(data=ran.out, format="turtle").subjects(RDF.type, IKI.Wilayah))) == 2
        assert "Lampiran.txt" in ran.err and not alone - Graph().parse(data=ran.out, format="turtle")

    def test_ontology_reference_page_is_current(self, root: Path, iki: Iki) -> None:
        assert (root / "docs" / "ontology.md").read_text(encoding="utf-8") == iki("ontology", "--docs").out

    def test_version(self, iki: Iki) -> None:
        assert iki("--version").out == f"iki-graph {__version__}\n"

    def test_the_overview_says_of_each_command_what_its_own_help_says(self, iki: Iki, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr("typer.rich_utils.MAX_WIDTH", 200)
        overview = " ".join(re.sub("│", " ", iki("--help").out).split())
        for name in COMMANDS:
            purpose = inspect.getdoc(import_module(f"iki_graph.cli.{name}").command)
            assert purpose
            assert f"{name} {' '.join(purpose.partition(chr(10) * 2)[0].split())}" in overview
            assert " ".join(purpose.split()) in " ".join(iki(name, "--help").out.split())

    def test_wrong_option_is_wrong_use(self, iki: Iki) -> None:
        assert iki("validate", "--format", "docx", "x").code == 2
        assert iki("vlaidate").code == 2


class TestSchemas:
    """The JSON that commands print, and its schemas"""

    @pytest.mark.parametrize(("command", "name"), [("convert", "rekaman"), ("validate", "temuan"), ("align", "keselarasan")])
    def test_output_is_valid_and_the_published_schema_current(
        self, command: str, name: str, root: Path, reviewed: Path, samples: list[Path], iki: Iki
    ) -> None:
        printed = iki(command, "--schema").out
        assert (root / "docs" / "schema" / f"{name}.json").read_text(encoding="utf-8") == printed
        rules = json.loads(printed)
        jsonschema.Draft202012Validator.check_schema(rules)
        suffix = ".json" if name == "rekaman" else f".{name}.json"
        for path in samples:
            jsonschema.validate(json.loads((reviewed / f"{path.stem}{suffix}").read_text(encoding="utf-8")), rules)

    def test_schema_refuses_other_things(self) -> None:
        for name in ("rekaman", "temuan", "keselarasan"):
            with pytest.raises(jsonschema.ValidationError):
                jsonschema.validate([{"kode": "DOK-01"}], schema(name))

"""What other programs read: SARIF, DQV, the note as JSON, comparisons of decrees."""

import json
from decimal import Decimal

import pytest
from rdflib import RDF, SKOS, URIRef

from iki_graph.checks.profile import rules
from iki_graph.checks.temuan import Putusan
from iki_graph.graph import serialise
from iki_graph.graph.store import DecreeStore
from iki_graph.graph.totals import refresh
from iki_graph.pipeline import Telaah, review
from iki_graph.record import IKI, IKU, Dokumen, Jabatan, Rekaman
from iki_graph.reports.comparison import comparison
from iki_graph.reports.dqv import DQV, measurements
from iki_graph.reports.sarif import log
from tests.reports.support import finding

DECREE = URIRef("https://example.org/dok/1")


class TestSarif:
    """SARIF 2.1.0"""

    def test_every_finding_is_a_result_with_its_rule_and_place(self, telaah: Telaah) -> None:
        (run,) = json.loads(log([(telaah.rekaman, telaah.temuan)]))["runs"]
        rules_ = run["tool"]["driver"]["rules"]
        assert len(run["results"]) == len(telaah.temuan)
        for result, item in zip(run["results"], telaah.temuan, strict=True):
            assert rules_[result["ruleIndex"]]["id"] == result["ruleId"] == item.kode
            assert result["partialFingerprints"]["sidik/v1"] == item.sidik
            place = result["locations"][0]["physicalLocation"]
            assert run["artifacts"][place["artifactLocation"]["index"]]["location"] == {"uri": place["artifactLocation"]["uri"]}
            assert ("region" in place) == (item.baris is not None)
        assert {rule["id"] for rule in rules_} == {item.kode for item in telaah.temuan}
        assert all(rule["shortDescription"]["text"] and rule["helpUri"].startswith("https://") for rule in rules_)
        assert run["artifacts"][0]["hashes"]["sha-256"] == telaah.rekaman.sumber.sha256

    def test_it_is_what_the_standard_asks_for(self, telaah: Telaah) -> None:
        found = json.loads(log([(telaah.rekaman, telaah.temuan)]))
        assert (found["version"], found["$schema"].rpartition("/")[2]) == ("2.1.0", "sarif-2.1.0.json")
        for result in found["runs"][0]["results"]:
            assert result["level"] in ("error", "warning", "note")
            assert set(result) <= {
                "ruleId", "ruleIndex", "level", "message", "locations", "relatedLocations", "partialFingerprints", "properties", "suppressions",
            }  # fmt: skip
            for place in result["locations"] + result.get("relatedLocations", []):
                assert 1 <= place["physicalLocation"].get("region", {"startLine": 1})["startLine"]

    def test_files_have_uris_and_rejected_findings_are_suppressed(self) -> None:
        item = finding(baris=(3, 4), putusan=Putusan(putusan="tolak", catatan="sudah benar"))
        (run,) = json.loads(log([(Rekaman(berkas="SK 1 #2.txt"), [item, finding(kode="ZZZ-99")])], lang="en"))["runs"]
        assert run["artifacts"][0]["location"]["uri"] == "SK%201%20%232.txt"
        assert run["results"][0]["suppressions"] == [{"kind": "external", "status": "accepted", "justification": "sudah benar"}]
        assert "suppressions" not in run["results"][1]
        assert run["results"][0]["message"]["text"] == "Indicator 'X' is no measure."


class TestQuality:
    """DQV"""

    def test_every_measurement_has_a_metric_that_is_explained(self, telaah: Telaah) -> None:
        graph = measurements(DECREE, telaah.rekaman, telaah.temuan, telaah.keselarasan, rules(telaah.profil))
        found = list(graph.subjects(RDF.type, DQV.QualityMeasurement))
        assert len(found) > 15
        for node in found:
            assert graph.value(node, DQV.computedOn) == DECREE
            metric = graph.value(node, DQV.isMeasurementOf)
            assert {text.language for text in graph.objects(metric, SKOS.definition)} == {"id", "en"}
            dimension = graph.value(metric, DQV.inDimension)
            assert (dimension, RDF.type, DQV.Dimension) in graph
            value = graph.value(node, DQV.value)
            assert value is not None and value.datatype == graph.value(metric, DQV.expectedDataType)
            if "temuan-" not in node:
                assert Decimal(0) <= Decimal(str(value)) <= Decimal(1)

    def test_scores_from_criteria_say_that_they_are_estimates(self, telaah: Telaah) -> None:
        graph = measurements(DECREE, telaah.rekaman, telaah.temuan, telaah.keselarasan, rules(telaah.profil))
        texts = [str(text) for metric, text in graph.subject_objects(SKOS.definition) if "#kriteria-" in str(metric)]
        assert texts and all("estimasi, bukan hasil LKE resmi" in text or "no official LKE result" in text for text in texts)

    def test_the_same_bytes_again(self, telaah: Telaah) -> None:
        made = [
            serialise(measurements(DECREE, telaah.rekaman, telaah.temuan, telaah.keselarasan, rules(telaah.profil)), "ttl")
            for _ in range(2)
        ]
        assert made[0] == made[1]
        assert b"@prefix dqv:" in made[0]


def decree(name: str, year: str, formula: str | None, posts: int = 2) -> Rekaman:
    """A small decree of one office."""
    row = IKI(kinerja="K", indikator="Persentase desa tertib", formulasi=formula, sumber_data="Register")
    return Rekaman(
        berkas=name,
        dokumen=Dokumen(jenis="Keputusan Camat", tahun=year, instansi="Kecamatan Sumber", kabupaten="Kabupaten Magetan"),
        iku=[IKU(indikator="Nilai SAKIP", sasaran="S", formulasi="Hasil evaluasi", sumber_data="LHE")],
        jabatan=[Jabatan(urut=n + 1, nama=f"Kepala Seksi {n}", iki=[row] if n == 0 else []) for n in range(posts)],
    )


@pytest.fixture(scope="module")
def store() -> DecreeStore:
    """Two decrees of one office, the later one with another formula and all positions with IKI."""
    made = DecreeStore()
    for rekaman in (
        decree("lama.txt", "2022", "Jumlah desa tertib / Jumlah desa x 100%"),
        decree("baru.txt", "2023", "Desa tertib", posts=1),
    ):
        made.put(review(rekaman).graphs)
    refresh(made)
    return made


class TestComparison:
    """Decrees side by side"""

    def test_offices_are_in_the_order_of_the_estimate(self, store: DecreeStore) -> None:
        table = comparison(store.oxigraph)[0]
        heads = [column.kunci for column in table.kolom]
        rows = [dict(zip(heads, row, strict=True)) for row in table.baris]
        assert [(row["peringkat"], row["dokumen"]) for row in rows] == [(1, "baru.txt"), (2, "lama.txt")]
        assert heads[:2] == ["peringkat", "estimasi"]  # in view wherever the rest must be scrolled to
        assert rows[0]["estimasi"] > rows[1]["estimasi"]
        assert rows[0]["pelanggaran"] < rows[1]["pelanggaran"]
        assert "bukan hasil LKE resmi" in table.catatan

    def test_the_same_indicator_with_another_formula_and_what_changed(self, store: DecreeStore) -> None:
        _, same, changed = comparison(store.oxigraph, "en")
        assert {row[3] for row in same.baris} == {"lama.txt", "baru.txt"}
        assert [row[3] for row in changed.baris] == ["formula berubah"]
        assert same.catatan.startswith("Which indicators")

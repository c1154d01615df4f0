"""The form of a finding, and findings as a SHACL report."""

import pytest
from pydantic import ValidationError
from rdflib import RDF, SH, BNode, Literal, URIRef

from iki_graph.checks import check
from iki_graph.checks.shacl_report import report
from iki_graph.checks.temuan import fingerprint, json_schema, mask_nip
from iki_graph.vocab import IKI
from tests.checks.support import complete, damaged


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("NIP. 197504122000031002", "NIP. 1975************02"),
        ("NIP 19750412 200003 1 002, Pembina", "NIP 1975************02, Pembina"),
        ("19750412.200003.1.002", "1975************02"),
        ("Nomor 188.45/04/KPTS/414.408/2021", "Nomor 188.45/04/KPTS/414.408/2021"),
        ("Telepon (0321) 6257601", "Telepon (0321) 6257601"),
        ("Tahun 2016 2017 2018 2019", "Tahun 2016 2017 2018 2019"),
    ],
)
def test_mask_nip(text: str, masked: str) -> None:
    assert mask_nip(text) == masked


def test_fingerprint_keeps_its_parts_apart() -> None:
    assert fingerprint("a", "bc") != fingerprint("ab", "c")
    assert len(fingerprint("a")) == 16


def test_schema_describes_a_list_of_findings() -> None:
    schema = json_schema()
    assert schema["type"] == "array"
    required = schema["$defs"]["Temuan"]["required"]
    assert {"kode", "kategori", "jenis", "tingkat", "pesan", "dasar", "saran", "sidik"} <= set(required)


def test_a_finding_of_an_unknown_level_is_refused() -> None:
    found = check(damaged("/dokumen/nomor", None))[0]
    with pytest.raises(ValidationError):
        type(found).model_validate(found.model_dump() | {"tingkat": "berat"})


def test_report_is_a_shacl_report_without_blank_nodes() -> None:
    rekaman = damaged("/dokumen/nomor", None)
    rekaman.jabatan[1].iki[0].sumber_data = None
    rekaman.jabatan[1].fungsi = []
    found = check(rekaman)
    graph = report(found)
    assert not [node for triple in graph for node in triple if isinstance(node, BNode)]
    whole = graph.value(predicate=RDF.type, object=SH.ValidationReport)
    assert graph.value(whole, SH.conforms) == Literal(False)
    results = set(graph.objects(whole, SH.result))
    assert len(results) == len(found) == 3
    for item in found:
        node = URIRef(f"https://w3id.org/iki-graph/id/temuan/{item.sidik}")
        assert graph.value(node, SH.focusNode) == URIRef(item.iri)
        assert str(graph.value(node, SH.sourceShape)).endswith(item.kode)
        assert {message.language for message in graph.objects(node, SH.resultMessage) if isinstance(message, Literal)} == {"id", "en"}
        assert graph.value(node, SH.resultSeverity) in (SH.Violation, SH.Warning)
        assert str(graph.value(node, SH.sourceConstraintComponent)).endswith("ConstraintComponent")
        assert (node, RDF.type, IKI.Temuan) in graph


def test_report_of_a_decree_without_fault_conforms() -> None:
    graph = report(check(complete()))
    whole = graph.value(predicate=RDF.type, object=SH.ValidationReport)
    assert graph.value(whole, SH.conforms) == Literal(True)

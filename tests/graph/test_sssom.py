"""SSSOM/TSV: valid by the standard's own schema, and the same bytes after reading.

`sssom-1.0.0.schema.json` is the JSON Schema that LinkML makes of the model in the package sssom-schema 1.0.0 (BSD-3-Clause, © Nicolas
Matentzoglu), without its descriptions.
"""

import csv
import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF, Graph

from iki_graph.errors import InputError
from iki_graph.graph import alignment_graph, sssom
from iki_graph.graph.links import Link
from iki_graph.graph.triples import rdflib_graph
from iki_graph.vocab import IKI
from tests.graph.sample import record

SCHEMA = json.loads(Path(__file__).with_name("sssom-1.0.0.schema.json").read_text(encoding="utf-8"))
TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n\t\"'|#:"), max_size=40)


def links(**more: str) -> Graph:
    made = [
        Link("jabatan:1/iki:0", "iku:1", 0.83, "disimpulkan", "Kata bersama: nilai.", "Jumlah data", "Indeks"),
        Link("jabatan:1/iki:1", "iku:0", 1.0, "ditinjau", "Ditetapkan penelaah.", **{"penelaah": "Tim", "tanggal": "2025-01-31", **more}),
        Link("jabatan:0/iki:0", None, 0.0, "disimpulkan", "Tidak ada."),
    ]
    return alignment_graph(record(), made)


def as_mapping_set(text: str) -> dict[str, Any]:
    """The file as an object of the standard's model, read without the code under test."""
    head = [line[1:] for line in text.splitlines() if line.startswith("#")]
    rows = csv.DictReader(io.StringIO(text[sum(len(line) + 2 for line in head) :], newline=""), delimiter="\t")
    metadata: dict[str, Any] = dict(line.split(": ", 1) for line in head if not line.startswith(" ") and ": " in line)
    prefixes = dict(line.strip().split(": ", 1) for line in head if line.startswith("  "))
    mappings: list[dict[str, Any]] = [{slot: cell for slot, cell in row.items() if cell} for row in rows]
    for mapping in mappings:
        if "confidence" in mapping:
            mapping["confidence"] = float(mapping["confidence"])
        if "reviewer_label" in mapping:
            mapping["reviewer_label"] = mapping["reviewer_label"].split("|")
        for slot in ("subject_id", "predicate_id", "object_id"):
            assert mapping[slot].partition(":")[0] in {*prefixes, "skos", "sssom"}
    curie_map = {name: {"prefix_name": name, "prefix_url": iri} for name, iri in prefixes.items()}
    return metadata | {"curie_map": curie_map, "mappings": mappings}


def check(text: str) -> dict[str, Any]:
    found = as_mapping_set(text)
    schema = {"$defs": SCHEMA["$defs"], "$ref": "#/$defs/MappingSet"}
    jsonschema.Draft201909Validator(schema, format_checker=jsonschema.FormatChecker()).validate(found)
    assert all(mapping["subject_id"] and mapping["object_id"] for mapping in found["mappings"])
    return found


def test_it_is_valid_and_says_what_was_found() -> None:
    found = check(sssom.dump([links()]))
    first, second = sorted(found["mappings"], key=lambda mapping: mapping["confidence"])
    assert (first["subject_label"], first["object_label"]) == ("Jumlah data", "Indeks")
    assert first["mapping_justification"] == "semapv:LexicalSimilarityThresholdMatching" and "reviewer_label" not in first
    assert second["mapping_justification"] == "semapv:ManualMappingCuration"
    assert (second["reviewer_label"], second["mapping_date"], second["confidence"]) == (["Tim"], "2025-01-31", 1.0)
    assert {mapping["predicate_id"] for mapping in found["mappings"]} == {"iki:mendukung"}
    assert found["mapping_set_id"].endswith("/keselarasan")


def test_what_does_not_hold_is_valid_too() -> None:
    """A rejected link says Not, and a row that serves nothing has no term for its object, as the standard has it."""
    ends = ("jabatan:1/iki:0", "iku:0"), ("jabatan:1/iki:1", None)
    made = [Link(*pair, 0.0, kind, "Dibahas.", penelaah="Tim") for pair, kind in zip(ends, ("ditolak", "ditinjau"), strict=True)]
    graph = alignment_graph(record(), made)
    assert not [*graph.subjects(RDF.type, IKI.Keselarasan)] and not IKI.mendukung in rdflib_graph(graph).predicates()
    text = sssom.dump([graph])
    rejected, nothing = sorted(check(text)["mappings"], key=lambda mapping: mapping["object_id"] == "sssom:NoTermFound")
    assert (rejected["predicate_modifier"], nothing["object_id"]) == ("Not", "sssom:NoTermFound") and "predicate_modifier" not in nothing
    assert {one["mapping_justification"] for one in (rejected, nothing)} == {"semapv:ManualMappingCuration"}
    assert sssom.again(sssom.load(text, "x")) == text


def test_the_schema_would_tell() -> None:
    good = sssom.dump([links()])
    for was, wrong in (
        ("semapv:Manual", "semapv:Guessed"),
        ("\t0.83\t", "\t8.3\t"),
        ("#license", "#licence"),
        ("2025-01-31", "31/01/2025"),
    ):
        assert was in good
        with pytest.raises(jsonschema.ValidationError):
            check(good.replace(was, wrong))


def test_an_alignment_without_links() -> None:
    text = sssom.dump([alignment_graph(record(), [])])
    assert check(text)["mappings"] == []
    assert sssom.again(sssom.load(text, "x")) == text


@given(text=TEXTS, other=TEXTS, note=TEXTS)
@settings(max_examples=60, deadline=None)
def test_the_same_bytes_after_reading(text: str, other: str, note: str) -> None:
    graph = alignment_graph(record(), [Link("jabatan:1/iki:0", "iku:1", 0.5, "ditinjau", note, text, other, text, "2025-01-31")])
    written = sssom.dump([graph, links()])
    found = sssom.load(written, "x")
    assert sssom.again(found) == written
    assert len(list(found.graph.subjects(RDF.type, IKI.Keselarasan))) == 3


def test_reading_gives_the_links() -> None:
    graph, found = links(), sssom.load(sssom.dump([links()]), "x").graph
    terms = [*sssom.SLOTS.values()]

    def said(one: Graph) -> set[tuple[object, ...]]:
        return {tuple(one.value(node, term) for term in terms) for node in one.subjects(RDF.type, IKI.Keselarasan)}

    assert said(found) == said(graph) and found.identifier == graph.identifier


def test_files_of_others_are_read() -> None:
    text = """#curie_map:
#  EX: "https://example.org/"
#creator_id:
#  - "orcid:0000-0002-7356-1779"
#mapping_set_id: "https://example.org/set"
#license: https://creativecommons.org/licenses/by/4.0/
subject_id\tpredicate_id\tpredicate_modifier\tobject_id\tmapping_justification\tother
EX:1\tskos:broadMatch\tNot\tEX:2\tsemapv:ManualMappingCuration\tx
"""
    found = sssom.load(text.replace("\n", "\r\n"), "x")
    check(sssom.again(found))
    assert "EX:1\tskos:broadMatch\tNot\tEX:2\tsemapv:ManualMappingCuration\n" in sssom.again(found)


@pytest.mark.parametrize(
    ("was", "becomes", "told"),
    [
        ("#mapping_set_id", "#id", "mapping_set_id"),
        ("#curie_map:\n#  data:", "#other:\n#  data:", "curie_map"),
        ("subject_id\t", "x\t", "subject_id"),
        ("data:dok", "lain:dok", "awalan 'lain:dok"),
        ("iki:mendukung", "", "predicate_id kosong"),
        ("\t0.83\t", "\tyakin\t", "confidence 'yakin'"),
    ],
)
def test_what_is_no_sssom_is_told(was: str, becomes: str, told: str) -> None:
    with pytest.raises(InputError, match=told):
        sssom.load(sssom.dump([links()]).replace(was, becomes), "x.sssom.tsv")

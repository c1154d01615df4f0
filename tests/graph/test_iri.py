"""Minting of IRIs."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rdflib import URIRef

from iki_graph.errors import InputError, UsageError
from iki_graph.graph.iri import decree_number_slug, document_names, fingerprint, slug
from tests.graph.sample import SHA256, record


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Kepala Seksi Tata Pemerintahan", "kepala-seksi-tata-pemerintahan"),
        ("  KASUBBAG. Umum & Kepegawaian ", "kasubbag-umum-kepegawaian"),
        ("Ketenteraman/Ketertiban", "ketenteraman-ketertiban"),
        ("Café", "cafe"),
        ("漢字", "tanpa-nama"),
        ("", "tanpa-nama"),
        (None, "tanpa-nama"),
    ],
)
def test_slug(text: str | None, expected: str) -> None:
    assert slug(text) == expected


@given(st.text())
def test_slug_is_always_a_safe_path_segment(text: str) -> None:
    made = slug(text)
    assert made
    assert len(made) <= 80
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert URIRef(f"https://example.org/{made}").n3()


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("067/18/437.106/2023", "067-18-437.106-2023"),
        ("188.45/04/KPTS/414.408/2021", "188.45-04-kpts-414.408-2021"),
        ("7 Tahun 2022", "7-tahun-2022"),
        ("188./   1.A", None),
        ("188.4/…/2021", None),
        ("188.4/....../2021", None),
        ("188.4/ /2021", None),
        ("/2021", None),
        ("", None),
        (None, None),
    ],
)
def test_a_number_with_an_open_slot_has_no_slug(number: str | None, expected: str | None) -> None:
    assert decree_number_slug(number) == expected


def test_fingerprint_is_of_letters_and_digits() -> None:
    expected = hashlib.sha256(b"persentase90desa").hexdigest()[:16]
    assert fingerprint("Persentase 90% desa.") == fingerprint("PERSENTASE  90 DESA") == expected
    assert fingerprint("Persentase 9 desa") != expected
    assert fingerprint(" - ") is None
    assert fingerprint(None) is None


def test_names_of_one_document() -> None:
    names = document_names(record())
    assert str(names.document) == f"https://w3id.org/iki-graph/id/dok/{SHA256[:16]}"
    assert str(names.excerpt((3, 5))).endswith(f"/berkas/{SHA256[:16]}#line=2,5")
    assert str(document_names(record(), ordinal=2).document).endswith(f"/dok/{SHA256[:16]}-2")


def test_a_record_without_a_source_is_named_by_its_content() -> None:
    one, same, other = (document_names(record(sumber=None, berkas=name)).key for name in ("a", "a", "b"))
    assert one == same != other


@pytest.mark.parametrize("base", ["id/", "https://example.org/id", "https://exa mple.org/", "https://example.org/<x>/", ""])
def test_a_bad_base_is_refused(base: str) -> None:
    with pytest.raises(UsageError, match="IRI mutlak"):
        document_names(record(), base)


def test_a_source_that_is_no_hash_is_refused() -> None:
    with pytest.raises(InputError, match="sha256"):
        document_names(record(sumber={"sha256": "../../etc", "baris": 1}))

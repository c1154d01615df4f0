import pytest
from hypothesis import given
from hypothesis import strategies as st

from iki_graph.reference.keys import number_slug, regulation_key, squash


@pytest.mark.parametrize(
    ("nomor", "tahun", "slug"),
    [
        ("23", 2014, "23"),
        ("08", 2016, "8"),
        ("8 Tahun 2016", 2016, "8"),
        ("PER/09/M.PAN/05/2007", 2007, "per-9-m.pan-5-2007"),
        ("PER-9/M.PAN/5/2007", 2007, "per-9-m.pan-5-2007"),
        ("050/781/B.1/IJ", 2016, "050-781-b.1-ij"),
        ("188.45 / 04 / KPTS / 414.408 / 2021", 2021, "188.45-4-kpts-414.408-2021"),
    ],
)
def test_number_slug(nomor, tahun, slug):
    assert number_slug(nomor, tahun) == slug


def test_regional_key_names_the_region():
    assert regulation_key("Perda", "12", 2016, "35.25") == "perda/35.25/2016/12"
    assert regulation_key("SE Mendagri", "050/781/B.1/IJ", 2016) == "se-mendagri/2016/050-781-b.1-ij"


@given(st.text())
def test_squash_is_stable(text):
    assert squash(squash(text)) == squash(text)
    assert squash(text).isalnum() or not squash(text)


@given(st.text(alphabet="0123456789abMPAN./- ", max_size=30), st.integers(1945, 2030))
def test_slug_is_fit_for_an_iri_and_stable(nomor, tahun):
    slug = number_slug(nomor, tahun)
    assert set(slug) <= set("0123456789abcdefghijklmnopqrstuvwxyz.-")
    assert number_slug(slug, tahun) == slug

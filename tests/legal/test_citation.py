import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from iki_graph.legal import common_mistake, key, resolve
from iki_graph.reference.regulations import regulations
from iki_graph.reference.terms import regulation_kinds

PER_9 = "permenpan/2007/per-9-m.pan-5-2007"
registry = st.sampled_from(list(regulations().values()))
kinds = st.sampled_from([k.code for k in regulation_kinds().values()])
years = st.integers(1945, 2030)


@pytest.mark.parametrize(
    ("jenis", "nomor", "tahun"),
    [
        ("Permenpan", "PER/9/M.PAN/5/2007", 2007),
        ("Permenpan", "PER/09/M.PAN/5/2007", None),
        ("Permenpan", "PER-09/M.PAN/05/2007", 2007),
        ("Permenpan", "Per/9/M.Pan/2007", 2007),
        ("Permenpan", "PER 9/M.PAN/5/2007", 2007),
        ("Permenpanrb", "PER/09/M.PAN/5/2007", 2007),
        ("Permen", "PER/9/M.PAN/5/2007", 2007),
        ("Permenpan", "9 Tahun 2007", 2007),
        ("Permenpanrb", "9", 2007),
        ("Peraturan Menteri Negara Pendayagunaan Aparatur Negara", "9 Tahun 2007", None),
    ],
)
def test_ways_of_citing_one_rule(jenis, nomor, tahun):
    assert resolve(jenis, nomor, tahun) == PER_9
    assert key(jenis, nomor, tahun) == PER_9


@pytest.mark.parametrize(
    ("citation", "expected"),
    [
        (("UU", "23", 2014), "uu/2014/23"),
        (("Undang-Undang", "23", 2014), "uu/2014/23"),
        (("Permenpan", "12", 2015), "permenpanrb/2015/12"),  # the ministry had its longer name by then
        (("PP", "008", 2006), "pp/2006/8"),
        (("Kepmendagri", "050-3708 Tahun 2020", 2020), "kepmendagri/2020/050-3708"),
    ],
)
def test_resolves(citation, expected):
    assert resolve(*citation) == expected


@pytest.mark.parametrize(
    "citation",
    [
        ("UU", "23", 2015),
        ("UU", "32", 2014),
        ("PP", "23", 2014),
        ("Permenpan", "PER/9/M.PAN/6/2007", 2007),
        (None, "23", 2014),
        ("UU", None, 2014),
        ("UU", " ", 2014),
        ("UU", "23", None),
        ("Perda", "8", 2016),
        ("apa saja", "1", 2000),
    ],
)
def test_does_not_resolve(citation):
    assert resolve(*citation) is None


def test_known_misprint_is_told_but_not_resolved():
    citation = ("Permenpan", "PER/20/M.PAN/141/2007", 2007)
    assert resolve(*citation) is None
    assert common_mistake(*citation) == "permenpan/2008/per-20-m.pan-11-2008"
    assert common_mistake("UU", "23", 2014) is None


@pytest.mark.parametrize(
    ("citation", "expected"),
    [
        (("Perda", "12", 2016, "35.25"), "perda/35.25/2016/12"),
        (("Perda", "12 Tahun 2016", 2016, "35.25"), "perda/35.25/2016/12"),
        (("Perda", "12", 2016), None),
        (("Perbup", "", 2016, "35.25"), None),
        (("Kepbup", "188.45/ /KPTS/2021", 2021, "35.23"), None),  # a blank left open is no number
        (("UU", "77", 1999, "35.25"), "uu/1999/77"),  # outside the registry: by form; no region in a national key
        (("Permendagri", "99", 2001), "permendagri/2001/99"),
    ],
)
def test_natural_key(citation, expected):
    assert key(*citation) == expected


@given(registry, st.sampled_from(["", "0", "00"]), st.sampled_from([str.upper, str.lower, str.title]), st.sampled_from(["/", " / ", "/ "]))
def test_every_regulation_resolves_in_any_printed_form(regulation, zeros, case, slash):
    if "M.PAN" in regulation.nomor:
        prefix, serial, rest = regulation.nomor.split("/", 2)
        nomor = f"{prefix}/{zeros}{serial}/{rest}"
    else:
        nomor = zeros + regulation.nomor if regulation.nomor.isdigit() else regulation.nomor
    printed = case(nomor).replace("/", slash)
    assert resolve(regulation.jenis, printed, regulation.tahun) == regulation.key


@given(registry)
def test_every_listed_variant_resolves(regulation):
    for variant in regulation.nomor_variants:
        assert resolve(regulation.jenis, variant, regulation.tahun) == regulation.key


@given(kinds, st.integers(1, 999), years, st.integers(0, 2), st.sampled_from(["35.25", "35.23"]))
def test_key_depends_on_the_number_and_not_on_its_form(jenis, serial, tahun, zeros, region):
    plain = key(jenis, str(serial), tahun, region)
    assert plain == key(jenis, "0" * zeros + str(serial), tahun, region)
    assert plain == key(jenis, f" {serial} Tahun {tahun}", tahun, region)
    assert plain != key(jenis, str(serial + 1), tahun, region)
    assert plain != key(jenis, str(serial), tahun + 1, region)


@given(kinds, st.text(max_size=30), years, st.sampled_from([None, "35.25"]))
def test_key_is_none_or_well_formed(jenis, nomor, tahun, region):
    made = key(jenis, nomor, tahun, region)
    assert made is None or re.fullmatch(r"[a-z-]+(/\d\d\.\d\d)?/\d{4}/[0-9a-z.-]+", made)

import re
import subprocess
import sys

import pytest

from iki_graph.reference.gazetteer import doubled_names, find_district, find_province, find_regency, regions


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Kabupaten Tuban", "35.23"),
        ("KOTA BLITAR", "35.72"),
        ("Kab. Jombang", "35.17"),
        ("KABUPATEN  S A M P A N G", "35.27"),
        ("Toli-toli", "72.04"),
        ("Gresik", "35.25"),
        ("Blitar", "35.05"),  # a kabupaten and a kota: the kabupaten
        ("Surabaya", "35.78"),  # only a kota
        ("Kotabaru", "63.02"),  # a kabupaten whose name begins like a kota's
        ("Kota Jakarta Pusat", "31.71"),
    ],
)
def test_regency_by_name(text, code):
    assert find_regency(text).code == code


@pytest.mark.parametrize("text", ["", "Kabupaten", "Kabupaten Surabaya", "Kabupaten Tubam", "Jawa Timur", "Gresik Jaya"])
def test_no_regency_by_other_letters_or_kind(text):
    assert find_regency(text) is None


def test_district_needs_the_regency_where_several_have_the_name():
    assert find_district("Kesamben") is None
    assert find_district("KESAMBEN", "35.17").code == "35.17.12"
    assert find_district("Kecamatan Kesamben", "35.05").parent == "35.05"


@pytest.mark.parametrize(("name", "code"), [("Benjeng", "35.25.04"), ("B E N J E N G", "35.25.04"), ("Kec. Benjeng", "35.25.04")])
def test_district_alone_of_its_name(name, code):
    assert find_district(name).code == code


def test_district_elsewhere_is_none():
    assert find_district("Benjeng", "35.17") is None
    assert find_district("Benjang") is None


def test_words_that_names_hold_twice():
    assert {"toli", "una", "fak"} <= doubled_names() and not {"kota", "selatan", ""} & doubled_names()


def test_every_region_has_its_parent():
    shape = {"provinsi": r"\d\d", "kabupaten": r"\d\d\.\d\d", "kota": r"\d\d\.\d\d", "kecamatan": r"\d\d\.\d\d\.\d\d"}
    for code, region in regions().items():
        assert re.fullmatch(shape[region.kind], code)
        assert region.parent == code.rpartition(".")[0]
        assert region.kind == "provinsi" or region.parent in regions()


def test_every_regency_is_found_by_its_full_name():
    for region in regions().values():
        if region.kind in ("kabupaten", "kota"):
            assert find_regency(region.name.upper()) is region


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("JAWA TIMUR", "35"),
        ("Propinsi Maluku Utara", "82"),
        ("Daerah Istimewa Yogyakarta", "34"),
        ("YOGYAKARTA", "34"),
        ("Daerah Khusus Ibukota Jakarta", "31"),
        ("DKI Jakarta", "31"),
        ("Jawa", None),
        ("Kota Yogyakarta", None),
    ],
)
def test_provinces_are_found_by_their_names(name: str, code: str | None):
    found = find_province(name)
    assert (found.code if found else None) == code


def test_loads_fast():
    """7,277 districts are ready in well under a blink; the limit leaves room for a slow machine."""
    code = (
        "import time; from iki_graph.reference.gazetteer import find_district; t = time.process_time(); find_district('x');"
        "print(time.process_time() - t)"
    )
    best = min(float(subprocess.run([sys.executable, "-c", code], capture_output=True, check=True).stdout) for _ in range(3))
    assert best < 0.15

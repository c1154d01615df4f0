import re
from datetime import date

from iki_graph.reference.regulations import Gazette, by_key, regulations

DECREE_LAWS = "uu/2014/23"


def test_fields_of_a_regulation():
    law = by_key(DECREE_LAWS)
    assert (law.jenis, law.nomor, law.tahun, law.tentang) == ("UU", "23", 2014, "Pemerintahan Daerah")
    assert law.ln == Gazette("LN", 2014, "244")
    assert str(law.ln) == "LN 2014/244"
    assert law.tln == "5587"
    assert law.in_force_since == date(2014, 10, 2)
    assert "uu/2015/9" in law.amended_by
    assert law.repeals == ("uu/2004/32",)
    assert ("ln", "LN 2014/125") in law.mistakes


def test_coded_number_and_its_variants():
    rule = by_key("permenpan/2007/per-9-m.pan-5-2007")
    assert rule.nomor == "PER/9/M.PAN/5/2007"
    assert "9 Tahun 2007" in rule.nomor_variants


def test_variant_titles_are_no_numbers():
    rule = by_key("permenpan/2008/per-20-m.pan-11-2008")
    assert rule.tentang_variants == ("Petunjuk Penyusunan Indikator Kinerja Utama",)
    assert all(re.search(r"\d", v) for r in regulations().values() for v in r.nomor_variants)


def test_unknown_key():
    assert by_key("uu/1900/1") is None


def test_checked_needs_certainty_and_checked_fields():
    assert by_key(DECREE_LAWS).checked("ln", "tln", "amended_by")
    assert not by_key("uu/2007/17").checked("repealed_since")  # identity sure, this field not
    assert by_key("uu/2007/17").checked("ln")
    assert not by_key("uu/1950/12").checked()  # not even the identity is sure


def test_registry_is_sorted_and_consistent():
    keys = list(regulations())
    assert keys == sorted(keys)
    assert len(keys) == 228
    for key, regulation in regulations().items():
        assert key == regulation.key
        assert re.fullmatch(r"[a-z-]+/\d{4}/[0-9a-z.-]+", key)
        assert regulation.certainty in ("pasti", "mungkin")
        related = (*regulation.amends, *regulation.repeals, *regulation.amended_by, *filter(None, [regulation.repealed_by]))
        assert all(re.fullmatch(r"[a-z-]+/\d{4}/[0-9a-z.-]+", other) for other in related)
        assert key not in related


def test_relations_agree_where_both_sides_are_known():
    """Who amends is named as amending; an amendment may be known from the amended side alone."""
    for key, regulation in regulations().items():
        for other in regulation.amends:
            assert key in by_key(other).amended_by

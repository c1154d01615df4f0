"""The list of good words is what its script makes, and holds no name and no wrong form."""

import build_kata


def test_the_shipped_list_is_up_to_date(tmp_path, root):
    build_kata.main([str(tmp_path)])
    assert (tmp_path / "kata.csv").read_bytes() == (root / "data/acuan/kata.csv").read_bytes()


def test_no_wrong_form_and_no_name_of_a_decree_counts_as_good():
    found = build_kata.of_our_texts() | build_kata.of_decrees()
    assert {"laporan", "kinerja"} <= found
    assert not {"bagaskara", "wicaksono"} & found
    assert "prosentase" in build_kata.wrong()

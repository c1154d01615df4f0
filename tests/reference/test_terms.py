import pytest

from iki_graph.reference.terms import find_kind, find_terms, match_kind, month, month_names, regulation_kinds, terms


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Undang-Undang Nomor 23 Tahun 2014", "UU"),
        ("Undang - Undang Nomor 23", "UU"),
        ("UndangUndang No. 23", "UU"),
        ("undang–undang no 5", "UU"),
        ("UU 23/2014", "UU"),
        ("Peraturan Pemerintah Pengganti Undang-Undang Nomor 2", "Perppu"),
        ("Peraturan Pemerintah Nomor 8", "PP"),
        ("Peraturan Menteri Negara Pendayagunaan Aparatur Negara Nomor", "Permenpan"),
        ("Peraturan Menteri Negara Pendayaaan Aparatur Negara Nomor", "Permenpan"),
        ("Peraturan Menteri Negara Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor", "Permenpanrb"),
        ("PERMENPAN RB Nomor 12", "Permenpanrb"),
        ("Permen PAN dan RB No. 53", "Permenpanrb"),
        ("Permenpan No.PER/09/M.PAN/5/2007", "Permenpan"),
        ("Peraturan Menteri Dalam Negeri Nomor 86", "Permendagri"),
        ("Peraturan Menteri Kesehatan Nomor 1", "Permen"),
        ("Peraturan Daerah Kabupaten Jombang Nomor 8", "Perda"),
        ("Peraturan Walikota Blitar Nomor 1", "Perwal"),
        ("  Keputusan Bupati Tuban", "Kepbup"),
        ("Surat Keputusan Camat Kerek", "Kepcamat"),
    ],
)
def test_kind_of_regulation(text, code):
    assert find_kind(text).code == code


@pytest.mark.parametrize("text", ["", "PPK kecamatan", "UUPA", "Indikator Kinerja", "tentang Undang-Undang"])
def test_no_kind(text):
    assert find_kind(text) is None


def test_match_tells_where_the_name_ends():
    text = "sebagaimana telah diubah dengan Undang - Undang Nomor 9"
    kind, end = match_kind(text, text.index("Undang"))
    assert (kind.code, text[end:]) == ("UU", " Nomor 9")


def test_every_form_of_every_kind_finds_it():
    for kind in regulation_kinds().values():
        for form in (kind.code, kind.name, *kind.variants, *kind.mistakes):
            assert find_kind(f"{form.upper()} NOMOR 1") is kind


def test_kinds_are_ordered_from_the_constitution_down():
    ranks = [k.rank for k in regulation_kinds().values()]
    assert ranks == sorted(ranks)
    assert regulation_kinds()["Perpres"].rank < regulation_kinds()["Permendagri"].rank < regulation_kinds()["Perda"].rank
    assert {k.code for k in regulation_kinds().values() if k.regional} >= {"Perda", "Perbup", "Kepbup", "Kepcamat"}


@pytest.mark.parametrize(("name", "number"), [("Nopember", 11), ("PEBRUARI", 2), ("A g u s t u s", 8), ("Sept.", 9), ("Mei", 5)])
def test_months(name, number):
    assert month(name) == number


def test_no_month():
    assert month("Camat") is None
    assert {month(n) for n in month_names()} == set(range(1, 13))


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("OPD", ["perangkat-daerah"]),
        ("Kasubbag", ["kepala-subbagian"]),
        ("Ka. Sub Bag", ["kepala-subbagian"]),
        ("Prosentase", ["persentase"]),
        ("%", ["persentase"]),
        ("SPM", ["spm-pelayanan", "spm-pembayaran"]),
        ("LAKIP", ["laporan-kinerja"]),
        ("tidak dikenal", []),
    ],
)
def test_terms(text, codes):
    assert [t.code for t in find_terms(text)] == codes


def test_codes_of_terms_are_unique():
    codes = [t.code for t in terms()]
    assert len(codes) == len(set(codes))

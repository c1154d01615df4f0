"""Words of Indonesian texts made comparable."""

import pytest

from iki_graph.reference.language import all_subjects, commonness, content, fields, likeness, stem, stems, subjects, weights


@pytest.mark.parametrize(
    "forms",
    [
        "kelola pengelolaan dikelola mengelola terkelola",
        "susun penyusunan disusun tersusun menyusun tersusunnya",
        "pelihara pemeliharaan memelihara terpelihara dipelihara",
        "lapor pelaporan laporan dilaporkan melaporkan",
        "izin perizinan diizinkan",
        "bina pembinaan dibina membina",
        "desa",
        "kantor perkantoran",
        "tanah pertanahan",
        "uang keuangan",
        "koordinasi pengkoordinasian dikoordinasikan mengkoordinasikan",
        "administrasi pengadministrasian diadministrasikan",
        "realisasi terealisasi merealisasikan",
        "pegawai kepegawaian",
        "pantau pemantauan memantau dipantau",
        "trayek",
    ],
)
def test_all_forms_of_a_word_have_one_stem(forms: str) -> None:
    assert {stem(form) for form in forms.split()} == {forms.split()[0]}


@pytest.mark.parametrize(
    "word", ["dinas", "disiplin", "evaluasi", "pegawai", "sekretaris", "kecil", "berkas", "distribusi", "perda", "seksi"]
)
def test_words_that_only_look_as_if_they_bore_an_affix(word: str) -> None:
    assert stem(word) == word


@pytest.mark.parametrize("word", ["a", "di", "ke", "pe", "me", "kan", "an", "nya", "meng", "peng", "ter", "memper", "x" * 200])
def test_no_word_loses_everything(word: str) -> None:
    assert stem(word)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("perijinan", "perizinan"),
        ("Ketentraman", "Ketenteraman"),
        ("OPD", "Perangkat Daerah"),
        ("aparatur", "ASN"),
        ("sembilan bahan pokok", "sembako"),
    ],
)
def test_spellings_and_synonyms_are_one(one: str, other: str) -> None:
    assert stems(one) == stems(other)


def test_content_leaves_out_what_every_indicator_says() -> None:
    assert content("Persentase laporan yang diperiksa tepat waktu") == {"periksa": "diperiksa"}
    assert content(None) == content("") == content("2021 % ---") == {}


def test_an_abbreviation_counts_as_the_words_it_stands_for() -> None:
    assert {"=musrenbang", "musyawarah", "rencana", "pembangunan"} <= set(content("Musrenbang"))
    assert "=musrenbang" in content("musyawarah perencanaan pembangunan")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Jumlah LRA dan CaLK", {"01.keuangan"}),
        ("Persentase desa yang laporan keuangannya benar", {"06.uangdesa"}),
        ("Nilai AKIP", {"01.akuntabilitas"}),
        ("Jumlah patroli", {"04.trantib"}),
        ("Tertib administrasi", set()),
        ("Ketertiban umum", {"04.trantib"}),
        ("Jumlah usul kenaikan gaji berkala", {"01.kepegawaian"}),
        ("Pengesahan surat keterangan waris", {"02.layanan"}),
        ("Jumlah bantuan yang diberikan", set()),
        ("Pembinaan lembaga kemasyarakatan", {"03.lembaga"}),
        ("Jumlah bank sampah", {"2.11.11.sampah"}),
        (None, set()),
    ],
)
def test_subjects_that_a_text_shows(text: str | None, codes: set[str]) -> None:
    assert {s.code for s in subjects(text)} == codes


def test_every_subject_is_shown_by_its_phrases() -> None:
    codes = [s.code for s in all_subjects()]
    assert len(codes) == len(set(codes))
    assert all(s.code.startswith(s.program) and s.phrases and all(must for must, _ in s.phrases) for s in all_subjects())


def test_wider_subjects_are_subjects_and_never_go_round() -> None:
    codes = {s.code for s in all_subjects()}
    assert all(set(s.serves) <= codes and s.code not in s.serves for s in all_subjects())
    assert next(s.serves for s in all_subjects() if s.code == "01.gaji") == ("01.keuangan", "01.akuntabilitas")


def test_common_words_are_stems_with_the_share_of_decrees() -> None:
    assert all(0 < share <= 1 and word.removeprefix("=") for word, share in commonness().items())
    assert commonness()["kelola"] > commonness().get("kolam", 0)


def test_fields_of_units() -> None:
    assert fields("Seksi PMD") & fields("Seksi Pemberdayaan Masyarakat")
    assert not fields("Seksi Pelayanan Umum") & fields("Subbagian Umum")
    assert fields("Camat") == frozenset()


def test_the_rarer_a_word_the_more_it_tells() -> None:
    found = weights([{"a", "b"}, {"a", "c"}, {"a", "c"}, {"a"}])
    assert 0 < found["a"] < found["c"] < found["b"] <= 1
    assert weights([]) == {}


def test_likeness() -> None:
    assert likeness({"a": 1.0}, {"a": 2.0}) == pytest.approx(1)
    assert likeness({"a": 1.0}, {"b": 1.0}) == likeness({}, {"a": 1.0}) == 0
    assert likeness({"a": 1.0, "b": 1.0}, {"a": 1.0}) == pytest.approx(0.5**0.5)

"""Parts of a file, and what else it says of number, date, period, place, office, people and law."""

import itertools

import pytest

from .support import SAMPLES, decree, letters, parse_bytes, parse_text, position


def test_every_mention_of_the_decree_s_own_number() -> None:
    """Title and annexes name it: checks compare what they say."""
    head = "LAMPIRAN KEPUTUSAN CAMAT SUMBERWANGI\nNOMOR : 188/15/403.401/2022\nTANGGAL : 15 Januari 2022\n\n"
    source = decree(annex=head + position("Kepala Seksi Pemerintahan"))
    record = parse_text(source)
    lines = source.split("\n")
    numbers = {m.nilai.replace(" ", ""): lines[m.baris[0] - 1] for m in record.sebutan if m.apa == "nomor"}
    assert "188/15/403.401/2022" in numbers and "188/15/403.401/2022" in numbers["188/15/403.401/2022"]
    assert any("2022-01-15" in m.nilai or "15 Januari 2022" in m.nilai for m in record.sebutan if m.apa == "tanggal")


def test_parts_of_a_decree_with_two_annexes() -> None:
    record = parse_bytes((SAMPLES / "dinas-perpustakaan.txt").read_bytes())[0]
    kinds = [part.jenis for part in record.bagian]
    assert kinds.count("lampiran") == 2
    assert kinds.index("lampiran") > 0, "the decree itself stands before its annexes"
    ends = [part.baris for part in record.bagian]
    assert all(before[1] < after[0] for before, after in itertools.pairwise(ends)), ends


def test_persons_and_their_numbers_are_mentioned_where_they_stand() -> None:
    annex = position("Kepala Seksi Pemerintahan").replace(
        "1. JABATAN", "1. NAMA : LARAS PUSPANINGRUM, S.H.\n NIP : 19830912 200801 2 007\n JABATAN"
    )
    source = decree(annex=annex)
    record = parse_text(source)
    lines = source.split("\n")
    found = [m for m in record.sebutan if m.apa == "nip"]
    assert found and all("19830912" in lines[m.baris[0] - 1] for m in found)


def test_doubt_about_a_decree_that_is_cut() -> None:
    """A file that ends before its signature is not silently taken for whole."""
    record = parse_text(decree().split("Ditetapkan di")[0])
    assert record.dokumen.tanggal is None
    assert record.keraguan


def test_no_doubt_without_a_reason() -> None:
    """A plain decree with a plain table gives no doubts: they would hide the real ones."""
    record = parse_text(decree(annex=position("Camat Sumberwangi") + position("Kepala Seksi Pemerintahan")))
    assert record.keraguan == []


SIGNED = """
Sumberwangi, 14 Januari 2022

Mengetahui,
CAMAT SUMBERWANGI

RADEN WIRATAMA, S.Sos
Pembina
NIP. 197102031995031002

KEPALA SEKSI PEMERINTAHAN

LARAS PUSPANINGRUM, S.H.
NIP. 19830912 200801 2 007

"""


def test_people_stay_in_the_fields_of_people() -> None:
    """A sheet with signatures below its table: names and NIP are in no doubt, row, list or title."""
    annex = position("Kepala Seksi Pemerintahan") + SIGNED + position("Sekretaris Kecamatan")
    record = parse_text(decree(annex=annex))
    assert [p.nama for p in record.jabatan] == ["Kepala Seksi Pemerintahan", "Sekretaris Kecamatan"]
    assert [len(p.iki) for p in record.jabatan] == [1, 1]
    data = record.model_dump(mode="json")
    data["dokumen"].pop("penandatangan")
    data["sebutan"] = [mention for mention in data["sebutan"] if mention["apa"] not in ("orang", "nip")]
    for found in data["jabatan"]:
        found.pop("pemegang")
    rest = letters(data)
    for person in ("RADEN WIRATAMA", "LARAS PUSPANINGRUM", "197102031995031002", "198309122008012007"):
        assert letters(person) not in rest


@pytest.mark.parametrize(
    ("kecamatan", "kabupaten"),
    [
        ("JATISRONO", "KABUPATEN WONOGIRI"),
        ("KOTA PADANG", "KABUPATEN REJANG LEBONG"),
        ("KOTA BARU", "KOTA JAMBI"),
        ("SIBOLGA KOTA", "KOTA SIBOLGA"),
        ("BANGKINANG KOTA", "KABUPATEN KAMPAR"),
        ("POSO KOTA SELATAN", "KABUPATEN POSO"),
        ("TALANG UBI", "KABUPATEN PENUKAL ABAB LEMATANG ILIR"),
    ],
)
def test_office_and_year_whatever_words_the_names_hold(kecamatan: str, kabupaten: str) -> None:
    """Names with KOTA in them, of up to five words, and with letters that elsewhere mean a number (WoNOgiri)."""
    text = decree(annex=position("Kepala Seksi Pemerintahan")).replace("SUMBERWANGI", kecamatan).replace("KABUPATEN MAGETAN", kabupaten)
    record = parse_text(text)
    assert (record.dokumen.instansi, record.dokumen.kabupaten) == (f"Kecamatan {kecamatan.title()}", kabupaten.title())
    assert (record.dokumen.tahun, record.asal["/dokumen/tahun"].yakin) == ("2022", 1.0)
    assert {m.nilai.upper() for m in record.sebutan if m.apa == "kabupaten"} <= {kabupaten, kecamatan}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kecamatan Lima Puluh Kota Pekanbaru", "Kecamatan Lima Puluh"),
        ("Kabupaten Lima Puluh Kota", "Kabupaten Lima Puluh Kota"),
        ("Kecamatan Sorong Kota Kota Sorong", "Kecamatan Sorong Kota"),
        ("Kecamatan Konda/ Kondaga Kabupaten Tolikara", "Kecamatan Konda/ Kondaga"),
        ("Kecamatan Gn. Bintang Awai", "Kecamatan Gn. Bintang Awai"),
        ("Kecamatan Pulau-Pulau Kur", "Kecamatan Pulau-Pulau Kur"),
        ("Kecamatan Benjeng/Desa Munggugianti", "Kecamatan Benjeng"),
        ("Kecamatan Benjeng. Camat menetapkan", "Kecamatan Benjeng"),
        ("Kecamatan Benjeng . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . . !", "Kecamatan Benjeng"),
    ],
)
def test_places_as_far_as_their_names_reach(text: str, name: str) -> None:
    found = parse_text(decree(annex=position("Kepala Seksi Pemerintahan")) + f"\n{text}\n").sebutan
    line = max(m.baris[0] for m in found)
    assert next(m.nilai for m in found if m.baris[0] == line and m.apa in ("instansi", "kabupaten")) == name


def test_who_signs_below_the_table_of_a_position_holds_it() -> None:
    """Only where the signature names the position of the table; another's, such as the superior's, does not."""
    own = "KEPALA SEKSI PEMERINTAHAN,\n\nRADEN WIRATAMA, S.Sos\nNIP. 197102031995031002\n\n"
    other = "CAMAT SUMBERWANGI,\n\nLARAS PUSPANINGRUM, S.H.\nNIP. 198309122008012007\n\n"
    record = parse_text(
        decree(annex=position("Kepala Seksi Pemerintahan") + "\n\n" + own + position("Sekretaris Kecamatan") + "\n\n" + other)
    )
    assert [one.nama for one in record.jabatan] == ["Kepala Seksi Pemerintahan", "Sekretaris Kecamatan"]
    holder = record.jabatan[0].pemegang
    assert holder is not None and (holder.nama, holder.nip) == ("RADEN WIRATAMA, S.Sos", "197102031995031002")
    assert record.jabatan[1].pemegang is None


def test_the_head_s_signature_ends_the_annexes_and_is_no_sheet() -> None:
    """Neither a doubt that the file is cut nor stray lines, nor one position more."""
    signature = "CAMAT SUMBERWANGI,\n\nLARAS PUSPANINGRUM, S.H.\nPembina\nNIP. 198309122008012007\n"
    head = "LAMPIRAN KEPUTUSAN CAMAT SUMBERWANGI\nNOMOR : 188/14/403.401/2022\n\n"
    record = parse_text(decree(annex=head + position("Kepala Seksi Pemerintahan") + "\n\n" + signature))
    assert [one.nama for one in record.jabatan] == ["Kepala Seksi Pemerintahan"]
    assert not [doubt for doubt in record.keraguan if "lampiran" in doubt.alasan or "terpotong" in doubt.alasan]

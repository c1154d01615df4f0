import json
import re

import anonymise
import pytest
from invented_nip import PRINTED, printed_digits

DECREE = """PEMERINTAH KABUPATEN MELATI
KECAMATAN SUMBERWANGI

KEPUTUSAN CAMAT SUMBERWANGI
NOMOR : 188/07/415.01/2022
TENTANG INDIKATOR KINERJA UTAMA

CAMAT SUMBERWANGI,

Menimbang : a. bahwa Drs. Zainul Qomari, M.Si telah menyusun indikator dalam tiga hari kerja;

Ditetapkan di : Sumberwangi
Pada tanggal : 3 Januari 2022

CAMAT SUMBERWANGI



**Drs. ZAINUL QOMARI, M.Si**
Pembina Tk. I
NIP. 19680411 199203 1 007

LAMPIRAN KEPUTUSAN
Mengetahui,
KEPALA KANTOR

1. NAMA : MOH. QASIM YUSRONI, S.IP., M.Si
   NIP : 197512042001121004
   JABATAN : SEKRETARIS
   NAMA JABATAN : Sekretaris Kecamatan
2. Nama : Siti Wachidatul Ummi
   NIP : 198003052005012011
3. NAMA :
Hari
   NIP : 19831107 2010011 00

Tugas Moh. Qasim Yusroni membantu Camat; bersama Bapak Yusroni dan Qasim Yusrony selama lima hari.

NO\tNAMA\tNIP\tJABATAN
1\tWiryo Khoirul, SE\t19790817 200604 1 002\tBENDAHARA
2\tZAINUL QOMARI\t19680511 199203 1 007\tCAMAT

Sumberwangi, Januari 2022
Plt. SEKRETARIS KECAMATAN
(DZAKIYAH HANUM)
DAFTAR ISI
"""
REAL = ["Zainul Qomari", "Qasim Yusroni", "Siti Wachidatul Ummi", "Hari", "Wiryo Khoirul", "Dzakiyah Hanum"]


@pytest.fixture
def folder(tmp_path):
    """A folder with one invented decree and a record of it."""
    (tmp_path / "000.txt").write_bytes(DECREE.encode())
    record = {
        "berkas": "000.txt",
        "n": 1,
        "jabatan": [{"pemegang": {"nama": "MOH. QASIM YUSRONI, S.IP., M.Si", "nip": "197512042001121004"}}],
    }
    (tmp_path / "gold.json").write_text(json.dumps(record), encoding="utf-8")
    (tmp_path / "other.json").write_text('{"a": "Zainul Qomari"}', encoding="utf-8")
    return tmp_path


@pytest.fixture
def out(folder):
    """What the script makes of that folder."""
    assert anonymise.main([str(folder), str(folder / "out")]) == 0
    return folder / "out"


@pytest.fixture
def made(out):
    """The decree with invented people."""
    return (out / "melati-kecamatan-sumberwangi-2022.txt").read_bytes().decode()


def line(text, start):
    """The first line that begins like this."""
    return next(part for part in text.split("\n") if part.strip().startswith(start))


def test_people_are_found_by_labels_columns_and_signature_blocks():
    assert sorted(n.casefold() for n in anonymise.people(DECREE)) == sorted(n.casefold() for n in REAL)


def test_no_person_and_no_nip_is_left(made):
    for name in REAL[:-3] + REAL[-2:]:
        for word in name.split():
            assert not re.search(rf"\b{word}\b", made, re.IGNORECASE), word
    assert not re.search(r"^Hari$", made, re.MULTILINE)
    originals = {printed_digits(m) for m in PRINTED.finditer(DECREE)}
    assert originals.isdisjoint(printed_digits(m) for m in PRINTED.finditer(made))


def test_all_other_text_is_untouched(made):
    before, after = DECREE.split("\n"), made.split("\n")
    assert len(before) == len(after)
    changed = [b for b, a in zip(before, after, strict=True) if b != a]
    assert len(changed) == 13
    for b, a in zip(before, after, strict=True):
        if b != a:
            assert re.sub(r"[A-Za-z]", "", PRINTED.sub("", b)) == re.sub(r"[A-Za-z]", "", PRINTED.sub("", a))
    assert "lima hari." in made
    assert "tiga hari kerja" in made


def test_one_person_has_one_name_in_the_case_of_each_place(made):
    first, second = re.search(r"bahwa Drs\. (\w+) (\w+), M\.Si telah", made).groups()
    assert f"**Drs. {first} {second}, M.Si**".upper() in made.upper()
    assert f"**Drs. {first.upper()} {second.upper()}, M.Si**" in made
    assert f"2\t{first.upper()} {second.upper()}\t" in made


def test_titles_and_short_forms_stay(made):
    name = re.fullmatch(r"1\. NAMA : MOH\. ([A-Z]+) ([A-Z]+), S\.IP\., M\.Si", line(made, "1. NAMA"))
    assert f"Tugas Moh. {name[1].capitalize()} {name[2].capitalize()} membantu" in made
    assert f"Bapak {name[2].capitalize()} dan" in made


def test_another_spelling_stays_another_spelling(made):
    first, last = re.search(r"Tugas Moh\. (\w+) (\w+) membantu", made).groups()
    other = re.search(r"dan (\w+) (\w+) selama", made)
    assert other[1] == first
    assert other[2] != last
    assert len(other[2]) == len(last)
    assert sum(a != b for a, b in zip(other[2], last, strict=True)) == 1


def test_printed_forms_and_differences_of_nip_stay(made):
    signer = printed_digits(PRINTED.search(line(made, "NIP. ")))
    assert re.fullmatch(r"NIP\. \d{8} \d{6} 1 \d{3}", line(made, "NIP. "))
    again = printed_digits(PRINTED.search(line(made, "2\t")))
    assert [i for i in range(18) if signer[i] != again[i]] == [5]
    assert re.search(r"NIP : \d{8} \d{7} \d{2}$", made, re.MULTILINE)  # two digits still missing


def test_a_woman_gets_a_womans_name(made):
    first = re.search(r"Nama : (?:Siti )?(\w+)", made)[1]
    assert first in anonymise.FEMALE


def test_records_of_the_texts_get_the_same_people(out, made):
    record = json.loads((out / "gold.json").read_text(encoding="utf-8"))
    assert record["berkas"] == "melati-kecamatan-sumberwangi-2022.txt"
    holder = record["jabatan"][0]["pemegang"]
    assert f"1. NAMA : {holder['nama']}\n   NIP : {holder['nip']}\n" in made
    assert not (out / "other.json").exists()


def test_same_folder_same_output(folder, out):
    anonymise.main([str(folder), str(folder / "again")])
    assert {p.name: p.read_bytes() for p in out.iterdir()} == {p.name: p.read_bytes() for p in (folder / "again").iterdir()}


def test_two_decrees_of_one_office_and_year_get_two_names(folder):
    (folder / "001.txt").write_text(DECREE, encoding="utf-8")
    anonymise.main([str(folder), str(folder / "out")])
    names = sorted(p.name for p in (folder / "out").glob("*.txt"))
    assert names == ["melati-kecamatan-sumberwangi-2022-2.txt", "melati-kecamatan-sumberwangi-2022.txt"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Indikator kinerja kecamatan\n1. Jabatan : Sekretaris", "tanpa-nama-kecamatan"),
        ("Tugas", "tanpa-nama"),
        ("PEMERINTAH KOTA MELATI\nDINAS KESEHATAN\n", "melati-dinas-kesehatan"),
    ],
)
def test_speaking_names(text, name):
    assert anonymise.speaking_name(text) == name


@pytest.mark.parametrize("text", ["LAMPIRAN 1", "DAFTAR ISI", "KECAMATAN SUMBERWANGI", "Pembina Utama", "12", "PERATURAN BUPATI : X"])
def test_what_stands_under_an_office_without_a_name_is_no_name(text):
    assert anonymise.people(f"Pada tanggal : 3 Januari 2022\nCAMAT SUMBERWANGI\n\n{text}\nMenimbang : a. bahwa") == []


def test_wrong_call_tells_how(capsys):
    assert anonymise.main(["/nowhere"]) == 2
    assert "FOLDER" in capsys.readouterr().err

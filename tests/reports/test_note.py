"""The review note: sentences from findings, what is good, the criteria sheet, the tables."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from iki_graph.alignment import cascade, measures
from iki_graph.checks.catalogue import catalogue, group_names
from iki_graph.checks.profile import builtin, rules
from iki_graph.checks.temuan import Putusan, Temuan
from iki_graph.pipeline import Telaah
from iki_graph.record import IKI, IKU, Dokumen, Jabatan, Orang, Rekaman, Sitasi
from iki_graph.reports.conditions import good, groups
from iki_graph.reports.labels import words
from iki_graph.reports.lke import MET, OUTSIDE, PARTLY, UNMET, Kriteria, sheet
from iki_graph.reports.note import Catatan
from iki_graph.reports.whereabouts import post_names, whereabouts
from iki_graph.resources import resource
from tests.reports.support import finding, note_of

TEMPLATES = resource("reports/templates")
RULES = rules((builtin()["sakip-2021"],))


def office(posts: int = 3, rows: int = 4) -> Rekaman:
    """An office whose positions have so many IKI each."""
    return Rekaman(
        berkas="sk.txt",
        dokumen=Dokumen(jenis="Keputusan Camat", nomor="1/2022", tanggal="2022-01-03", tahun="2022", instansi="Kecamatan Sumber"),
        iku=[IKU(indikator="Nilai SAKIP", sasaran="Meningkatnya akuntabilitas")],
        jabatan=[
            Jabatan(urut=n, nama=f"Kepala Seksi {n} Kecamatan Sumber", iki=[IKI(indikator=f"Jumlah {n}-{m}") for m in range(rows)])
            for n in range(1, posts + 1)
        ],
    )


class TestFacts:
    """What a decree has of what it should have"""

    def test_linked_iki_and_those_that_reach_an_iku_are_told_apart(self, telaah: Telaah, catatan: Catatan) -> None:
        told = {item.unsur: (item.ada, item.dari) for item in catatan.kelengkapan}
        reached = measures(cascade(telaah.rekaman, telaah.keselarasan)).coverage_up["iki"]
        assert told["IKI yang sampai ke IKU, langsung atau melalui IKI atasan"] == reached
        assert 0 < reached[0] < told["IKI dengan tautan ke IKU atau IKI atasan"][0]


class TestConditions:
    """Findings as sentences"""

    def test_a_hundred_rows_with_one_fault_are_one_sentence_with_its_places(self) -> None:
        rekaman = office(10, 10)
        found = [
            finding(unsur=f"/jabatan/{j}/iki/{i}", sidik=f"{j:08}{i:08}", saran=f"Agar {j}-{i}.") for j in range(10) for i in range(10)
        ]
        (group,) = groups(rekaman, found, RULES)
        (one,) = group.kondisi
        assert one.jumlah == 100
        assert one.teks.startswith("Terdapat 100 indikator yang belum dirumuskan sebagai ukuran")
        assert one.tempat == "; ".join(f"Kepala Seksi {n} (IKI 1–10)" for n in range(1, 11))
        assert [advice.teks for advice in group.rekomendasi] == [
            "Agar merumuskan kembali indikator sebagai ukuran hasil, misalnya persentase, jumlah, indeks, atau nilai."
        ]

    def test_one_finding_keeps_its_own_words(self) -> None:
        (group,) = groups(office(), [finding(unsur="/jabatan/1/iki/2")], RULES)
        assert (group.kondisi[0].teks, group.kondisi[0].tempat) == ("Indikator 'X' bukan ukuran.", "Kepala Seksi 2 (IKI 3)")
        assert group.rekomendasi[0].teks == "Agar merumuskan kembali 'X'."

    def test_criteria_are_told_once_with_the_conditions_they_belong_to(self) -> None:
        found = [finding(unsur="/jabatan/0/iki/0"), finding(kode="IND-04", tingkat="peringatan", unsur="/iku/0", dasar="Perpres 29/2014")]
        (group,) = groups(office(), found, RULES)
        assert [(item.teks, item.kondisi) for item in group.kriteria] == [("PER/9/M.PAN/5/2007", (1,)), ("Perpres 29/2014", (1, 2))]

    def test_rejected_findings_are_not_told(self) -> None:
        rejected = finding(unsur="/iku/0", putusan=Putusan(putusan="tolak"))
        assert groups(office(), [rejected], RULES) == []

    def test_what_our_reading_leaves_in_doubt_is_counted_apart(self) -> None:
        found = [finding(unsur=f"/jabatan/0/iki/{i}", sidik=f"{i:016}") for i in range(3)]
        found.append(finding(unsur="/jabatan/0/iki/3", jenis="telaah", tingkat="info", sidik="f" * 16))
        (group,) = groups(office(), found, RULES)
        assert (group.kondisi[0].jumlah, group.kondisi[0].ragu, group.kondisi[0].jenis) == (3, 1, "pasti")

    def test_misprints_are_listed_with_their_places(self) -> None:
        made = [
            ("Salah ketik: 'a' → 'b'.", "/iku/0"),
            ("Salah ketik: 'c' → 'd'.", "/jabatan/0/iki/0"),
            ("Salah ketik: 'a' → 'b'.", "/jabatan/1/iki/0"),
        ]
        found = [finding(kode="KON-04", tingkat="info", pesan=text, unsur=unsur, sidik=f"{n:016}") for n, (text, unsur) in enumerate(made)]
        (group,) = groups(office(), found, RULES)
        assert group.kondisi[0].teks == (
            "Terdapat salah ketik pada 3 tempat: 'a' → 'b' [IKU 1; Kepala Seksi 2 (IKI 1)]; 'c' → 'd' [Kepala Seksi 1 (IKI 1)]."
        )

    def test_a_check_without_a_sentence_speaks_by_its_message(self) -> None:
        code = next(
            rule.kode
            for rule in catalogue().values()
            if rule.kode not in _data()["periksa"] and not _data()["kelompok"][rule.kelompok]["rinci"]
        )
        rule = catalogue()[code]
        found = [finding(kode=code, tingkat=rule.tingkat, jenis=rule.jenis, unsur=f"/iku/{n}", sidik=f"{n:016}") for n in range(5)]
        (group,) = groups(office(), found, RULES)
        assert "{" not in group.kondisi[0].teks
        assert "5 tempat" in group.kondisi[0].teks

    def test_every_group_of_a_real_decree_reads_as_an_inspectorate_writes(self, catatan: Catatan) -> None:
        assert all(text.startswith(("Telah ", "Sudah ", "Memiliki ", "Terdapat ")) for text in catatan.baik)
        for group in catatan.kelompok:
            assert group.akibat and group.kriteria
            assert all(advice.teks.startswith("Agar ") and advice.teks.endswith(".") for advice in group.rekomendasi)
            assert all(one.teks.endswith(".") and not re.search(r"\{\w+\}", one.teks) for one in group.kondisi)
            numbers = {number for advice in group.rekomendasi for number in advice.kondisi}
            assert numbers == set(range(1, len(group.kondisi) + 1))
        told = sum(one.jumlah + one.ragu for group in catatan.kelompok for one in group.kondisi)
        assert told == sum(catatan.tingkat.values())

    def test_no_word_of_exaggeration(self) -> None:
        text = (TEMPLATES / "kondisi.json").read_text(encoding="utf-8") + (TEMPLATES / "teks.json").read_text(encoding="utf-8")
        assert not re.search(r"\b(?:sangat|sekali|luar biasa|amat)\b(?! dari)", text.replace("lebih dari sekali", ""))


class TestData:
    """The sentences as data"""

    def test_checks_and_groups_named_there_exist(self) -> None:
        known = set(catalogue()) | set(group_names())
        data = _data()
        assert set(data["periksa"]) | set(data["kelompok"]) <= known
        assert {code for entry in data["baik"] for code in entry["kode"]} <= set(catalogue())
        assert set(group_names()) == set(data["kelompok"])
        assert {code for entry in _criteria() for code in entry.get("periksa", ())} <= known

    def test_sentences_have_both_languages_and_only_their_slot(self) -> None:
        for entry in _data()["periksa"].values():
            for key in ("kondisi", "saran"):
                if key in entry:
                    assert set(entry[key]) == {"id", "en"}
                    assert set(re.findall(r"\{(\w+)\}", "".join(entry[key].values()))) <= ({"n"} if key == "kondisi" else set())
            if "saran" in entry:
                assert entry["saran"]["id"].startswith("Agar ")
        assert all(entry["id"].startswith("Telah ") for entry in _data()["baik"])

    def test_no_word_stands_in_both_files(self) -> None:
        first, second = (json.loads((TEMPLATES / name).read_text(encoding="utf-8")) for name in ("labels.json", "teks.json"))
        assert first.keys() & second.keys() == set()

    def test_words_have_both_languages_with_the_same_slots(self) -> None:
        english = words("en")
        for key, text in words("id").items():
            assert set(re.findall(r"\{(\w+)\}", text)) == set(re.findall(r"\{(\w+)\}", english[key])), key


class TestGood:
    """What is well done"""

    def test_it_is_praised_only_if_its_checks_ran_and_found_nothing(self) -> None:
        rekaman = office()
        praise = "Telah merumuskan seluruh indikator sebagai ukuran."
        assert praise in good(rekaman, [], RULES)
        assert praise not in good(rekaman, [finding(unsur="/iku/0")], RULES)
        assert praise in good(rekaman, [finding(unsur="/iku/0", putusan=Putusan(putusan="tolak"))], RULES)
        assert praise not in good(rekaman, [], {code: rule for code, rule in RULES.items() if code != "IND-02"})

    def test_what_is_not_there_is_not_praised(self) -> None:
        assert good(Rekaman(berkas="kosong.txt"), [], RULES) == []


class TestCriteria:
    """The sheet of PermenPANRB 88/2021"""

    def test_it_has_all_criteria_with_their_weights(self) -> None:
        data = _lke()
        parts = [part for component in data["komponen"] for part in component["subkomponen"]]
        assert [component["bobot"] for component in data["komponen"]] == [30, 30, 15, 25]
        assert sum(part["bobot"] for part in parts) == 100
        assert Counter(part["kode"][0] for part in parts) == {"1": 3, "2": 3, "3": 3, "4": 3}
        assert [len(part["kriteria"]) for part in parts] == [7, 10, 8, 3, 7, 10, 6, 9, 7, 3, 5, 5]

    def test_only_what_a_decree_shows_is_judged(self) -> None:
        found = {one.kode: one.keadaan for one in _judged(office(), [])}
        assert {code[:3] for code, state in found.items() if state != OUTSIDE} == {"1.a", "1.b", "2.a", "2.b"}
        assert found["1.b.7"] == OUTSIDE

    def test_evidence_counts_rows_and_names_checks(self) -> None:
        rekaman = office(2, 4)
        found = [finding(unsur="/jabatan/0/iki/1"), finding(kode="IND-04", unsur="/jabatan/0/iki/1"), finding(unsur="/jabatan/1/iki/0")]
        smart = next(one for one in _judged(rekaman, found) if one.kode == "1.b.5")
        assert (smart.keadaan, smart.persen) == (PARTLY, 78)
        assert smart.bukti == "7 dari 9 indikator tanpa catatan. Catatan: IND-02 (2), IND-04."

    def test_a_decree_without_what_is_asked_for_does_not_meet_it(self) -> None:
        rekaman = office()
        rekaman.iku = []
        assert next(one for one in _judged(rekaman, []) if one.kode == "1.b.6").keadaan == UNMET

    def test_iki_that_serve_nothing_count_against_the_cascade(self) -> None:
        rekaman = office(1, 4)
        served = ["jabatan:0/iki:0", "jabatan:0/iki:1"]
        found = {
            one.kode: one for component in sheet(rekaman, [], served, RULES) for part in component.subkomponen for one in part.kriteria
        }
        assert (found["1.b.8"].keadaan, found["1.b.8"].persen) == (PARTLY, 50)
        assert "2 IKI belum terhubung" in found["1.b.8"].bukti

    def test_marks_follow_the_share_of_criteria_met_and_never_exceed_bb(self) -> None:
        served = [f"jabatan:{j}/iki:{i}" for j in range(3) for i in range(4)]
        parts = {part.kode: part for component in sheet(office(), [], served, RULES) for part in component.subkomponen}
        assert (parts["1.a"].predikat, parts["1.a"].nilai) == ("BB", 80)
        assert (parts["1.c"].predikat, parts["1.c"].terbaca) == (None, 0)
        worse = {
            part.kode: part for component in sheet(office(), [finding(unsur="/iku/0")], served, RULES) for part in component.subkomponen
        }
        assert (worse["1.b"].terpenuhi, worse["1.b"].terbaca, worse["1.b"].predikat) == (
            parts["1.b"].terpenuhi - 1,
            parts["1.b"].terbaca,
            "B",
        )

    def test_every_mark_says_that_it_is_an_estimate(self, catatan: Catatan) -> None:
        table = catatan.table("lke")
        assert "bukan hasil LKE resmi" in table.catatan
        marks = [row[-1] for row in table.baris if isinstance(row[-1], str)]
        assert marks and all("estimasi" in mark for mark in marks)
        assert MET in {one.keadaan for part in catatan.lke[0].subkomponen for one in part.kriteria}


class TestTables:
    """The tables"""

    def test_they_hold_every_row_of_the_decree(self, telaah: Telaah, catatan: Catatan) -> None:
        rekaman = telaah.rekaman
        assert len(catatan.table("iku").baris) == len(rekaman.iku)
        assert len(catatan.table("iki").baris) == sum(len(jabatan.iki) for jabatan in rekaman.jabatan)
        assert len(catatan.table("hukum").baris) == len(rekaman.mengingat)
        assert len(catatan.table("matriks").baris) == len(catatan.table("peran").baris) == len(rekaman.jabatan)
        assert all(len(row) == len(table.kolom) for table in catatan.tabel for row in table.baris)

    def test_iku_stand_in_the_five_columns_of_per_20_2008(self, catatan: Catatan) -> None:
        keys = [column.kunci for column in catatan.table("iku").kolom]
        assert keys[1:6] == ["sasaran", "iku", "formulasi", "sumber_data", "penanggung_jawab"]

    def test_the_matrix_counts_the_iki_of_a_position_that_reach_an_iku(self, telaah: Telaah, catatan: Catatan) -> None:
        below: dict[str, set[str]] = {}
        links = {link.iki: link.ke for link in telaah.keselarasan if link.iki.startswith("jabatan:")}
        for start in links:
            at: str | None = start
            while at and not at.startswith("iku:"):
                at = links.get(at)
            if at:
                below.setdefault(at, set()).add(start)
        matrix = catatan.table("matriks")
        for number in range(len(telaah.rekaman.iku)):
            column = [row[number + 1] or 0 for row in matrix.baris]
            assert sum(value for value in column if isinstance(value, int)) == len(below.get(f"iku:{number}", ()))

    def test_every_function_says_which_iki_cover_it(self, telaah: Telaah, catatan: Catatan) -> None:
        known = {
            (name, text)
            for name, jabatan in zip(post_names(telaah.rekaman), telaah.rekaman.jabatan, strict=True)
            for text in jabatan.fungsi
        }
        rows = [row for row in catatan.table("fungsi").baris if row[1] == "fungsi"]
        assert rows and {(row[0], row[3]) for row in rows} <= known
        assert {row[4] == "(belum terwakili IKI)" for row in rows} == {True, False}
        bare = ("(belum terwakili IKI)", "(tugas lain dari atasan: tidak memerlukan IKI)")
        assert all((row[5] is None) == (row[4] in bare) for row in rows) and {row[4] for row in rows} >= {*bare}

    def test_the_alignment_estimate_has_its_parts(self, catatan: Catatan) -> None:
        table = catatan.table("nilai")
        *parts, whole = table.baris
        weights = [(float(str(row[3])), float(str(row[4]))) for row in parts]
        assert whole[4] == pytest.approx(sum(w * v for w, v in weights) / sum(w for w, _ in weights), abs=0.1)
        assert "bukan hasil LKE resmi" in table.catatan

    def test_laws_say_whether_they_were_in_force(self) -> None:
        rekaman = Rekaman(
            berkas="sk.txt",
            dokumen=Dokumen(tanggal="2021-02-01"),
            mengingat=[
                Sitasi(teks="UU 32/2004", jenis="UU", nomor="32", tahun=2004),
                Sitasi(teks="UU 23/2014", jenis="UU", nomor="23", tahun=2014),
                Sitasi(teks="Perda", jenis="Perda", nomor="1", tahun=2020),
            ],
        )
        states = [str(row[3]) for row in note_of(rekaman, []).table("hukum").baris]
        assert states[0].startswith("Telah dicabut dengan Undang-Undang Nomor 23 Tahun 2014 sejak 2 Oktober 2014")
        assert states[1].startswith("Berlaku")
        assert states[2].startswith("Tidak terdapat dalam daftar")


def test_positions_of_one_name_are_told_apart() -> None:
    rekaman = Rekaman(berkas="sk.txt", jabatan=[Jabatan(urut=1, nama="Staf"), Jabatan(urut=2, nama="STAF"), Jabatan(urut=3)])
    assert post_names(rekaman) == ["Staf [jabatan nomor 1]", "STAF [jabatan nomor 2]", "jabatan nomor 3"]


def test_places_are_in_the_order_of_the_decree_and_shortened() -> None:
    found = [
        finding(unsur=unsur)
        for unsur in ("/jabatan/1/fungsi/2", "/iku/0", "/jabatan/0/iki/3", "/jabatan/0/iki/2", "/jabatan/0/iki/1", "/mengingat/4", "")
    ]
    assert whereabouts(office(), found) == "IKU 1; Mengingat angka 5; Kepala Seksi 1 (IKI 2–4); Kepala Seksi 2 (fungsi 3)"


def test_places_tell_their_pages_or_sheets() -> None:
    on_pages = [finding(unsur=f"/jabatan/0/iki/{n}", halaman=page) for n, page in ((1, 4), (2, 4), (3, 5))]
    assert whereabouts(office(), [*on_pages, finding(unsur="/iku/0", halaman=2)]) == "IKU 1 (hlm. 2); Kepala Seksi 1 (IKI 2–4; hlm. 4, 5)"
    in_sheets = [finding(unsur="/iku/0", sel="IKU!B7"), finding(unsur="/iku/1", sel="IKU!B8:C8")]
    assert whereabouts(office(), in_sheets) == "IKU 1, 2 (lembar 'IKU')"
    (alone,) = [group for group in note_of(office(), [finding(unsur="", halaman=3)]).kelompok]
    assert alone.kondisi[0].tempat == "hlm. 3"


@pytest.mark.parametrize("people", [False, True])
def test_people_are_named_only_when_asked(people: bool) -> None:
    rekaman = office()
    rekaman.jabatan[0].pemegang = Orang(nama="SITI AMINAH", nip="198001012005012001")
    rekaman.iku[0].sumber_data = "Buku kerja Siti Aminah, NIP 198001012005012001"
    text = str(note_of(rekaman, [finding(unsur="/iku/0", pesan="Milik Siti Aminah.")], people=people))
    assert ("Siti Aminah" in text, "198001012005012001" in text) == (people, people)


def test_the_english_note_has_no_indonesian_frame(root: Path) -> None:
    made = note_of(office(), [finding(unsur="/jabatan/0/iki/0")], lang="en")
    assert made.kelompok[0].kondisi[0].teks == "Indicator 'X' is no measure."
    assert made.ringkasan.startswith("The document has 1 IKU")
    assert [row[0] for row in made.identitas[:2]] == ["Office", "Regency/city"]


def _data() -> dict[str, Any]:
    return json.loads((TEMPLATES / "kondisi.json").read_text(encoding="utf-8"))


def _lke() -> dict[str, Any]:
    return json.loads((TEMPLATES / "lke-88-2021.json").read_text(encoding="utf-8"))


def _criteria() -> list[dict[str, Any]]:
    return [one for component in _lke()["komponen"] for part in component["subkomponen"] for one in part["kriteria"]]


def _judged(rekaman: Rekaman, found: list[Temuan]) -> list[Kriteria]:
    return [one for component in sheet(rekaman, found, [], RULES) for part in component.subkomponen for one in part.kriteria]

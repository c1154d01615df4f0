"""Whom an IKI may serve, which candidate wins, and when none does."""

from itertools import permutations
from typing import Any

import pytest
from pydantic import ValidationError

from iki_graph.alignment import Keselarasan, Putusan, align, candidates
from iki_graph.alignment.align import DIRECT, OFFICE_PAST, _rank
from iki_graph.alignment.keselarasan import Penolakan
from iki_graph.alignment.likeness import Candidate, Place, row_of
from iki_graph.alignment.reasons import said
from iki_graph.record import IKI, Rekaman


def rekaman(*jabatan: dict[str, Any], iku: list[dict[str, Any]] | None = None) -> Rekaman:
    return Rekaman.model_validate({"berkas": "contoh.txt", "iku": iku or [], "jabatan": jabatan})


def post(urut: int, superior: int | None, *rows: tuple[str | None, str | None]) -> dict[str, Any]:
    """A position with rows of (kinerja, indikator)."""
    return {"urut": urut, "nama": f"Jabatan {urut}", "atasan_urut": superior, "iki": [{"kinerja": k, "indikator": i} for k, i in rows]}


def links(record: Rekaman) -> list[Keselarasan]:
    """The answers for IKI, without the links of the levels above."""
    return [k for k in align(record) if "/iki:" in k.iki]


def targets(record: Rekaman) -> dict[str, str | None]:
    return {k.iki: k.ke for k in links(record)}


def test_the_same_indicator_of_the_superior_up_to_case_space_and_marks() -> None:
    found = align(rekaman(post(1, None, ("a", "Jumlah desa")), post(2, 1, ("b", "JUMLAH  de sa."))))
    assert [k.ke for k in found] == [None, "jabatan:0/iki:0"]
    assert (found[1].skor, found[1].jenis) == (0.98, "disimpulkan")
    assert found[1].alasan == "Bunyi indikator sama dengan IKI 1 Jabatan 1; atasan langsung."


def test_texts_with_nothing_in_common_but_words_of_measure_stay_apart() -> None:
    found = align(rekaman(post(1, None, ("a", "Jumlah laporan tahunan")), post(2, 1, ("b", "Jumlah laporan patroli"))))[1]
    assert (found.ke, found.skor) == (None, 0.0)
    assert found.alasan.startswith("Tidak ada indikator atasan")


CLERKS = (
    post(1, None, ("Tertib keuangan", "Persentase laporan keuangan yang benar"), ("Tertib surat", "Persentase surat yang terkirim")),
    post(2, 1, ("Terkirimnya surat", "Jumlah pengiriman surat"), ("Tersusunnya LRA", "Jumlah LRA dan SPJ"), ("Taman", "Jumlah bunga")),
)


def test_reasons_show_words_as_the_document_writes_them() -> None:
    head = post(1, None, ("Tertib", "Laporan SKPD"), ("Lain", "Jumlah taman"))
    reasons = [links(rekaman(head, post(2, 1, ("Tersusunnya", text))))[2].alasan for text in ("Jumlah laporan SKPD", "jumlah LAPORAN skpd")]
    assert reasons[0] == "IKI 1 Jabatan 1: kata bersama SKPD; atasan langsung."
    assert "kata bersama skpd" in reasons[1]


def test_the_row_most_alike_wins_and_the_reason_says_what_is_common() -> None:
    found = align(rekaman(*CLERKS))
    assert [k.ke for k in found[2:]] == ["jabatan:0/iki:1", "jabatan:0/iki:0", None]
    assert found[2].alasan == "IKI 2 Jabatan 1: kata bersama pengiriman, surat; atasan langsung."
    assert found[3].alasan == "IKI 1 Jabatan 1: bidang yang sama (administrasi keuangan); atasan langsung."


def test_candidates_are_explained_best_first() -> None:
    found = candidates(rekaman(*CLERKS), "jabatan:1/iki:0")
    assert [c.node for c in found] == ["jabatan:0/iki:1", "jabatan:0/iki:0"]
    assert found[0].score > found[1].score
    assert list(found[0].parts) == ["kemiripan", "jenjang"]
    assert candidates(rekaman(*CLERKS), "jabatan:9/iki:0") == []


def test_further_duties_serve_nothing_and_are_served_by_nothing() -> None:
    rows = ("Tugas kedinasan lain", "Persentase direktif pimpinan yang selesai"), ("Melaksanakan tugas lain", "Jumlah surat")
    found = align(rekaman(post(1, None, *rows), post(2, 1, *rows, ("Surat", "Jumlah surat"))))
    assert {k.ke for k in found} == {None}
    assert found[2].alasan == "Tugas kedinasan lain tidak melayani indikator tertentu."


def test_a_superior_without_iki_is_passed_over() -> None:
    found = align(rekaman(post(1, None, ("a", "Jumlah surat terkirim")), post(2, 1), post(3, 2, ("b", "Jumlah kiriman surat"))))[1]
    assert found.ke == "jabatan:0/iki:0"
    assert found.alasan.endswith("atasan berikutnya.")


def test_an_iku_serves_as_target_of_the_units_that_it_names() -> None:
    iku = [
        {"sasaran": "Pembinaan desa", "indikator": "Persentase desa binaan", "sumber_data": "Seksi PMD"},
        {"sasaran": "Pembinaan desa", "indikator": "Persentase desa binaan tertib", "sumber_data": "Seksi Trantib dan Seksi Pemerintahan"},
    ]
    posts = [post(n, None, ("Membina desa", "Jumlah desa yang dibina")) for n in (1, 2, 3)]
    for jabatan, nama in zip(posts, ("Kepala Seksi Pemerintahan", "Kasi Pemberdayaan Masyarakat", "Kasi Ketenteraman"), strict=True):
        jabatan["nama"] = nama
    found = links(rekaman(*posts, iku=iku))
    assert [k.ke for k in found] == ["iku:1", "iku:0", "iku:1"]
    assert "unitnya disebut sebagai sumber data" in found[0].alasan


def test_rows_of_other_programmes_hardly_serve_each_other() -> None:
    iku = [{"sasaran": "Kepuasan atas pelayanan", "indikator": "Indeks kepuasan masyarakat atas pelayanan"}]
    rows = ("k", "Persentase kepuasan pegawai atas layanan kepegawaian"), ("k", "Persentase kepuasan pemohon izin atas layanan")
    inside, outside = candidates(rekaman(post(1, None, *rows), iku=iku), "jabatan:0/iki:0"), rekaman(post(1, None, *rows), iku=iku)
    assert inside[0].parts["program"] < 1
    assert "program" not in candidates(outside, "jabatan:0/iki:1")[0].parts


def test_of_one_programme_the_row_on_the_same_subject_comes_first() -> None:
    heads = post(1, None, ("k", "Tingkat kelancaran administrasi keuangan"), ("k", "Jumlah surat masuk yang diarsipkan"))
    staff = post(2, 1, ("k", "Jumlah dokumen administrasi surat menyurat"))
    first, second = candidates(rekaman(heads, staff), "jabatan:1/iki:0")
    assert first.node == "jabatan:0/iki:1" and "bidang" not in first.parts
    assert second.parts["bidang"] < 1 and "bidang yang berbeda" in second.reason.id and "another subject" in second.reason.en


def test_a_common_kinerja_binds_less_where_the_indicators_are_about_other_things() -> None:
    kinerja = "Meningkatnya koordinasi pemberdayaan masyarakat desa"
    heads = post(1, None, (kinerja, "Persentase lembaga kemasyarakatan yang dibina"), (kinerja, "Jumlah penerima bantuan sosial"))
    aside, same = (
        candidates(rekaman(heads, post(2, 1, (kinerja, text))), "jabatan:1/iki:0") for text in ("Peserta MTQ", "Jumlah posyandu aktif")
    )
    by_target = {candidate.node: candidate for candidate in aside}
    assert (
        by_target["jabatan:0/iki:0"].parts["indikator"] < 1
        and "indikatornya mengukur bidang lain" in by_target["jabatan:0/iki:0"].reason.id
    )
    assert "indikator" not in by_target["jabatan:0/iki:1"].parts
    assert same[0].node == "jabatan:0/iki:0" and "indikator" not in same[0].parts


def test_an_indicator_of_a_wider_subject_does_not_serve_a_part_of_it() -> None:
    kinerja, money, villages = "Pembinaan pemerintahan desa", "Jumlah dokumen APBDes", "Jumlah perangkat desa yang dilantik"
    up, down = (
        candidates(rekaman(post(1, None, (kinerja, above)), post(2, 1, (kinerja, below))), "jabatan:1/iki:0")[0]
        for above, below in ((villages, money), (money, villages))
    )
    assert "indikator" not in up.parts and down.parts["indikator"] < 1


def test_work_serves_no_wider_subject_where_the_nearest_rows_or_the_office_share_its_own() -> None:
    wide = [{"sasaran": None, "indikator": "Persentase kebutuhan kantor yang terpenuhi", "tingkat": "iku"}]
    own = [{"sasaran": None, "indikator": "Indeks profesionalitas dan disiplin pegawai", "tingkat": "iku"}]
    staff = post(2, 1, ("Terlayaninya cuti", "Jumlah usul kenaikan pangkat"))
    alone, beside = rekaman(post(1, None, ("k", "Jumlah patroli")), staff, iku=wide), rekaman(post(1, None), staff, iku=wide + own)
    assert targets(alone)["jabatan:1/iki:0"] == "iku:0"
    assert targets(beside)["jabatan:1/iki:0"] == "iku:1"
    assert "menunjang" in candidates(alone, "jabatan:1/iki:0")[0].reason.id
    assert "menunjang" not in candidates(beside, "jabatan:1/iki:0")[1].reason.id


def test_of_two_that_are_as_sure_as_can_be_the_one_with_more_evidence_is_the_answer() -> None:
    heads = post(1, None, ("Kas tertib", "Jumlah SP2D terbit"), ("Kas tertib", "Jumlah pertanggungjawaban kegiatan lengkap"))
    first, second = candidates(rekaman(heads, post(2, 1, ("Kas tertib", "Berkas pertanggungjawaban kegiatan"))), "jabatan:1/iki:0")
    assert first.node == "jabatan:0/iki:1" and first.score == second.score and first.evidence > second.evidence


def test_work_on_a_subject_serves_the_wider_subject_where_no_row_is_on_its_own() -> None:
    head = post(1, None, ("a", "Nilai SAKIP"), ("b", "Jumlah desa tertib administrasi"))
    found = links(rekaman(head, post(2, 1, ("c", "Persentase SPJ bendahara yang sah"))))[-1]
    assert found.ke == "jabatan:0/iki:0"
    assert found.alasan == "IKI 1 Jabatan 1: menunjang bidang akuntabilitas kinerja; atasan langsung."


def test_a_wider_subject_adds_nothing_to_one_that_is_common() -> None:
    wide = post(1, None, ("a", "Jumlah laporan keuangan dan nilai SAKIP"), ("b", "Jumlah laporan keuangan"))
    best = candidates(rekaman(wide, post(2, 1, ("c", "Jumlah neraca"))), "jabatan:1/iki:0")
    assert best[0].node == "jabatan:0/iki:1" and not any("menunjang" in one.reason.id for one in best)


def test_a_word_of_decrees_of_all_kinds_tells_less_than_another() -> None:
    head = post(1, None, ("a", "Persentase kelola kolam"), ("b", "Persentase ternak kolam"))
    evidence = {
        c.node: c.evidence for c in candidates(rekaman(head, post(2, 1, ("c", "Jumlah kelola"), ("d", "Jumlah ternak"))), "jabatan:1/iki:0")
    }
    rarer = {
        c.node: c.evidence for c in candidates(rekaman(head, post(2, 1, ("c", "Jumlah kelola"), ("d", "Jumlah ternak"))), "jabatan:1/iki:1")
    }
    assert 0 < evidence["jabatan:0/iki:0"] < rarer["jabatan:0/iki:1"]


def test_a_superiors_row_drawn_from_another_unit_is_less_likely_served() -> None:
    head = post(1, None, ("k", "Tingkat kelancaran administrasi kegiatan"), ("k", "Persentase kegiatan tepat waktu"))
    for row, source in zip(head["iki"], ("Subbag Keuangan", "Subbag Umum"), strict=True):
        row["sumber_data"] = source
    staff = post(2, 1, ("k", "Jumlah kegiatan"))
    head["nama"], staff["nama"] = "Sekretaris Kecamatan", "Kepala Subbagian Umum"
    found = {one.node: one.parts.get("unit", 1) for one in candidates(rekaman(head, staff), "jabatan:1/iki:0")}
    assert found["jabatan:0/iki:0"] < 1 < found["jabatan:0/iki:1"]


def test_one_hundred_rows_of_the_same_text_say_nothing() -> None:
    rows = [("Meningkatnya kualitas", f"Jumlah {chr(97 + n) * 4}") for n in range(20)]
    found = links(rekaman(post(1, None, *rows[:10]), post(2, 1, *rows[10:])))
    assert {k.ke for k in found} == {None}


def test_the_nearer_superior_wins_and_the_iku_comes_last() -> None:
    iku = [{"sasaran": "s", "indikator": "Nilai IKM"}]
    posts = [post(1, None, ("a", "Nilai IKM")), post(2, 1, ("b", "Nilai IKM")), post(3, 2, ("c", "Nilai IKM"))]
    assert targets(rekaman(*posts, iku=iku)) == {
        "jabatan:0/iki:0": "iku:0",
        "jabatan:1/iki:0": "jabatan:0/iki:0",
        "jabatan:2/iki:0": "jabatan:1/iki:0",
    }


def test_a_farther_superior_is_found_past_one_without_the_text() -> None:
    posts = [post(1, None, ("a", "Nilai IKM")), post(2, 1, ("b", "Jumlah surat")), post(3, 2, ("c", "Nilai IKM"))]
    assert targets(rekaman(*posts))["jabatan:2/iki:0"] == "jabatan:0/iki:0"


def test_a_common_indicator_counts_more_than_a_common_kinerja() -> None:
    posts = [post(1, None, ("k", "x"), ("l", "y")), post(2, 1, ("k", "y"))]
    assert targets(rekaman(*posts))["jabatan:1/iki:0"] == "jabatan:0/iki:1"


def test_a_common_kinerja_carries_a_row_whose_indicator_is_new() -> None:
    found = align(rekaman(post(1, None, ("Terjaganya taman", "Luas rumput"), ("Kolam", "Ikan")), post(2, 1, ("Menjaga taman", "Pohon"))))[
        -1
    ]
    assert found.ke == "jabatan:0/iki:0"
    assert "kinerja yang sama" in found.alasan


def test_kinerja_that_is_the_sasaran_of_an_iku_or_a_program() -> None:
    iku = [{"sasaran": "Taman asri", "indikator": "Rumput"}, {"sasaran": "Kolam jernih", "indikator": "Ikan", "tingkat": "program"}]
    found = links(rekaman(post(1, None, ("taman asri", "Pohon"), ("Kolam  Jernih", "Pompa")), iku=iku))
    assert [k.ke for k in found] == ["iku:0", "iku:1"]
    assert found[1].alasan.startswith("Indikator program 1: kinerja yang sama; ")


def test_empty_and_meaningless_texts_link_nothing() -> None:
    posts = [post(1, None, (None, None), ("-", "...")), post(2, 1, (None, None), ("-", "..."))]
    assert set(targets(rekaman(*posts, iku=[{"indikator": None}])).values()) == {None}


def test_every_iki_has_one_answer_in_order() -> None:
    record = rekaman(post(1, None, ("a", "b"), ("c", "d")), post(2, None), post(3, 1, ("e", "f")))
    assert [k.iki for k in align(record)] == ["jabatan:0/iki:0", "jabatan:0/iki:1", "jabatan:2/iki:0"]


def test_no_iki_serves_its_own_position_even_in_a_ring_of_superiors() -> None:
    for order in permutations([(1, 2), (2, 3), (3, 1)]):
        posts = [post(urut, superior, ("k", "Nilai IKM")) for urut, superior in order]
        found = targets(rekaman(*posts))
        assert all(ke is None or ke.partition("/")[0] != iki.partition("/")[0] for iki, ke in found.items())
        assert list(found.values()).count(None) == 1  # whose link would close the ring


def test_a_superior_outside_the_document_is_no_superior() -> None:
    assert targets(rekaman(post(1, 9, ("a", "b")))) == {"jabatan:0/iki:0": None}


def test_a_score_lies_between_nought_and_one() -> None:
    with pytest.raises(ValidationError):
        Keselarasan(iki="jabatan:0/iki:0", ke="iku:0", skor=1.2, alasan="x")


POSTS = (post(1, None, ("a", "Jumlah surat"), ("b", "Luas taman")), post(2, 1, ("c", "Jumlah surat"), ("d", "Kolam"), ("Tugas lain", "x")))


def test_a_verdict_wins_over_what_is_inferred() -> None:
    verdicts = {"jabatan:1/iki:0": Putusan("jabatan:0/iki:1", "dibahas bersama"), "jabatan:1/iki:2": Putusan("jabatan:0/iki:0")}
    found = align(rekaman(*POSTS), verdicts)[2:]
    assert [(k.ke, k.jenis, k.skor) for k in found] == [
        ("jabatan:0/iki:1", "ditinjau", 1.0),
        (None, "disimpulkan", 0.0),
        ("jabatan:0/iki:0", "ditinjau", 1.0),
    ]
    assert found[0].alasan == "Ditetapkan penelaah: dibahas bersama"


def test_a_verdict_that_an_iki_serves_nothing() -> None:
    found = align(rekaman(*POSTS), {"jabatan:1/iki:0": Putusan(None)})[2]
    assert (found.ke, found.jenis) == (None, "ditinjau")


def test_a_target_that_a_reviewer_rules_out_makes_room_for_the_next() -> None:
    two = rekaman(post(1, None, ("a", "Jumlah surat"), ("b", "Jumlah surat keluar")), post(2, 1, ("c", "Jumlah surat")))
    assert targets(two)["jabatan:1/iki:0"] == "jabatan:0/iki:0"
    found = align(two, {"jabatan:1/iki:0": Putusan(ditolak=(Penolakan("jabatan:0/iki:0"),), decides=False)})[2]
    assert (found.ke, found.jenis) == ("jabatan:0/iki:1", "disimpulkan")


def test_of_candidates_alike_the_direct_superior_comes_first_unless_its_subject_is_another() -> None:
    row, target = (row_of(node, said(node), IKI(indikator=text)) for node, text in (("jabatan:2/iki:0", "a"), ("jabatan:1/iki:0", "b")))
    direct = Candidate(row, target, {"kemiripan": 0.06900}, Place(DIRECT))
    other = Candidate(row, target, {"kemiripan": 0.06900, "bidang": 1.0}, Place(DIRECT))
    office = Candidate(row, target, {"kemiripan": 0.06903}, Place(OFFICE_PAST, office=True))
    assert direct.score < office.score < direct.score + 0.005
    assert sorted((office, direct), key=_rank) == [direct, office]
    assert sorted((other, office), key=_rank) == [office, other]

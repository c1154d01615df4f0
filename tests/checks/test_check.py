"""From a record to its findings: place, wording, doubts, identity."""

import hashlib
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from iki_graph.alignment import Putusan, align
from iki_graph.checks import check
from iki_graph.checks.temuan import Temuan
from iki_graph.graph import build_with_index
from iki_graph.reading import read
from iki_graph.record import Asal, Keraguan, Rekaman
from iki_graph.vocab import IKI
from tests.checks.support import COMPLETE, ROW, complete, damaged


def only(found: list[Temuan], code: str) -> Temuan:
    assert [item.kode for item in found] == [code]
    return found[0]


def without_formula() -> Rekaman:
    rekaman = damaged(f"{ROW}/formulasi", None)
    rekaman.jabatan[1].iki[0].formula = None
    del rekaman.asal[f"{ROW}/formulasi"]
    return rekaman


def test_a_complete_decree_has_no_findings() -> None:
    assert check(complete()) == []


def test_a_finding_says_what_where_and_by_which_law() -> None:
    found = only(check(without_formula()), "FRM-01")
    assert found.jenis == "pasti"
    assert found.tingkat == "pelanggaran"
    assert found.kategori == "indikator-tanpa-formula"
    assert (
        found.pesan == "Indikator 'Persentase laporan keuangan tepat waktu' belum dilengkapi formulasi penghitungan (Sekretaris Kecamatan)."
    )
    assert "has no formula" in found.pesan_en
    assert found.saran.startswith("Agar ")
    assert "PER/20/M.PAN/11/2008" in found.dasar
    assert found.unsur == ROW
    assert found.bagian == "Jabatan Sekretaris Kecamatan, IKI 1"
    assert found.baris == (97, 97)
    assert found.iri.endswith("/jabatan/sekretaris-kecamatan/iki/1")
    assert found.petikan == "Persentase laporan keuangan tepat waktu"


def test_lines_are_those_of_the_field_that_the_check_rests_on() -> None:
    rekaman = damaged(f"{ROW}/formulasi", "Jelas")
    rekaman.jabatan[1].iki[0].formula = None
    assert only(check(rekaman), "FRM-02").baris == (97, 98)


def test_what_is_absent_is_shown_where_it_is_missed() -> None:
    rekaman = damaged("/dokumen/penandatangan", None)
    assert only(check(rekaman), "DOK-11").baris == (48, 48)
    del rekaman.asal["/dokumen/penandatangan/nama"]
    assert only(check(rekaman), "DOK-11").baris == (45, 45)


def test_a_contradiction_shows_both_places() -> None:
    found = only(check(damaged("/dokumen/nomor", "188/12/415.70/2023")), "DOK-06")
    assert (found.baris, found.baris_lain) == ((3, 3), [(45, 45)])


def test_a_finding_on_a_list_shows_the_whole_list() -> None:
    rekaman = complete()
    del rekaman.mengingat[2]
    found = only(check(rekaman), "HKM-17")
    assert found.baris == (20, 31)
    assert found.unsur == ""
    assert "Nomor 29 Tahun 2014" in found.pesan


def test_lines_of_the_source_are_quoted_as_they_stand(tmp_path: Path) -> None:
    lines = [f"baris {number}" for number in range(1, 201)]
    lines[96] = "Tertib\tPersentase\\frac{a}{b}\t\tNIP 19750412 200003 1 002"
    (tmp_path / "sk.txt").write_text("\n".join(lines), encoding="utf-8")
    document = read(tmp_path / "sk.txt")
    assert only(check(without_formula(), document), "FRM-01").petikan == "Tertib\tPersentase\\frac{a}{b}\t\tNIP 1975************02"


def test_of_many_lines_the_first_are_quoted(tmp_path: Path) -> None:
    (tmp_path / "sk.txt").write_text("\n".join(f"baris {number}" for number in range(1, 201)), encoding="utf-8")
    rekaman = complete()
    del rekaman.mengingat[2]
    found = only(check(rekaman, read(tmp_path / "sk.txt")), "HKM-17")
    assert found.baris == (20, 31)
    assert found.petikan == "baris 20\nbaris 21\nbaris 22\nbaris 23\n…"


def test_a_missing_list_is_shown_at_the_head_of_its_sheet() -> None:
    assert only(check(damaged("/jabatan/1/tugas", [])), "JAB-03").baris == (90, 92)


@pytest.mark.parametrize(
    "pointer",
    [f"{ROW}/formulasi", f"{ROW}/formulasi/0", ROW, "/jabatan/1", "/jabatan"],
    ids=["the field", "a part of it", "its row", "its position", "all positions"],
)
def test_a_doubt_about_the_reading_is_no_fault_of_the_decree(pointer: str) -> None:
    rekaman = without_formula()
    rekaman.keraguan.append(Keraguan(penunjuk=pointer, alasan="sel bergeser", baris=(97, 97)))
    found = only(check(rekaman), "FRM-01")
    assert (found.jenis, found.tingkat) == ("telaah", "info")
    assert found.pesan.startswith("Bacaan kami pada bagian ini meragukan (sel bergeser)")
    assert found.pesan_en.startswith("Our reading of this part is doubtful")


@pytest.mark.parametrize("pointer", [f"{ROW}/sumber_data", "/jabatan/1/iki/1", "/jabatan/1/atasan", "/jabatan/10"])
def test_a_doubt_elsewhere_changes_nothing(pointer: str) -> None:
    rekaman = without_formula()
    rekaman.keraguan.append(Keraguan(penunjuk=pointer, alasan="sel bergeser", baris=(97, 97)))
    assert only(check(rekaman), "FRM-01").jenis == "pasti"


@pytest.mark.parametrize(("lines", "kind"), [((97, 97), "telaah"), ((99, 99), "pasti"), (None, "pasti")])
def test_stray_text_counts_for_what_stands_on_its_lines(lines: tuple[int, int] | None, kind: str) -> None:
    rekaman = without_formula()
    rekaman.keraguan.append(Keraguan(penunjuk="", alasan="teks tidak tertempatkan", baris=lines))
    rekaman.asal[ROW] = Asal(baris=(97, 98))
    assert only(check(rekaman), "FRM-01").jenis == kind


def test_a_doubt_about_the_whole_counts_for_findings_on_the_document() -> None:
    rekaman = damaged("/dokumen/penandatangan", None)
    rekaman.keraguan.append(Keraguan(penunjuk="", alasan="mungkin berkas terpotong"))
    assert only(check(rekaman), "DOK-11").jenis == "telaah"


@pytest.mark.parametrize("nip", ["197513122000031002", "19751312 200003 1 002", "1975041220000310", "1975O4I2"])
def test_nip_are_masked(nip: str) -> None:
    rekaman = damaged("/dokumen/penandatangan/nip", nip)
    rekaman.jabatan[0].pemegang = None
    found = only(check(rekaman), "DOK-13")
    shown = json.dumps(found.model_dump(mode="json"), ensure_ascii=False)
    assert nip not in shown and nip.replace(" ", "") not in shown
    assert "NIP 1975*" in found.pesan


@pytest.mark.parametrize("text", [r"\frac{\text{a}}{b} \times 100 \%", r"\1 \g<2> {nomor} {?value} {$this} {0}", "100 % {", "'\"\\"])
def test_texts_may_hold_anything(text: str) -> None:
    rekaman = without_formula()
    rekaman.jabatan[1].iki[0].indikator = f"Nilai {text}"
    (found,) = (item for item in check(rekaman) if item.kode == "FRM-01")
    assert f"'Nilai {text}'" in found.pesan


def test_long_texts_are_cut_at_a_word() -> None:
    rekaman = without_formula()
    rekaman.jabatan[1].iki[0].indikator = "Nilai " + "panjang " * 100
    pesan = only(check(rekaman), "FRM-01").pesan
    assert "panjang …'" in pesan and len(pesan) < 300


def test_findings_are_in_the_order_of_the_source() -> None:
    rekaman = without_formula()
    rekaman.dokumen.nomor = "188/…/2024"
    rekaman.iku[1].penanggung_jawab = None
    assert [item.kode for item in check(rekaman)] == ["DOK-02", "SBR-07", "FRM-01"]


def test_identity_holds_when_lines_and_base_change() -> None:
    first = only(check(without_formula()), "FRM-01")
    moved = without_formula()
    moved.asal[ROW] = Asal(baris=(297, 297))
    second = only(check(moved, base="https://contoh.id/"), "FRM-01")
    assert second.baris != first.baris and second.iri.startswith("https://contoh.id/")
    assert second.sidik == first.sidik


def test_identity_goes_with_the_text_and_the_source() -> None:
    first = only(check(without_formula()), "FRM-01")
    reworded, other = without_formula(), without_formula()
    reworded.jabatan[1].iki[0].indikator = "Persentase laporan tepat waktu"
    assert other.sumber
    other.sumber.sha256 = hashlib.sha256(b"lain").hexdigest()
    assert len({first.sidik, only(check(reworded), "FRM-01").sidik, only(check(other), "FRM-01").sidik}) == 3


def test_equal_findings_have_identities_of_their_own() -> None:
    rekaman = without_formula()
    rekaman.jabatan[1].iki[1] = rekaman.jabatan[1].iki[0].model_copy()
    found = [item for item in check(rekaman) if item.kode == "FRM-01"]
    assert len(found) == len({item.sidik for item in found}) == 2


def test_a_graph_that_is_built_already_gives_the_same() -> None:
    rekaman = without_formula()
    assert check(rekaman, graphs=build_with_index(rekaman)[0]) == check(rekaman)


@settings(max_examples=25, deadline=None)
@given(st.data())
def test_no_gap_in_a_graph_stops_the_check(data: st.DataObject) -> None:
    """Whatever the decree does not say, findings have whole sentences. (An excerpt always has its lines: that is ours to see to.)"""
    rekaman = complete()
    graphs, _ = build_with_index(rekaman)
    triples = [(graph, triple) for graph in graphs for triple in graph if triple[1] not in (IKI.barisAwal, IKI.barisAkhir)]
    for at in data.draw(st.sets(st.integers(0, len(triples) - 1), max_size=60)):
        graph, triple = triples[at]
        graph.remove(*triple)
    for item in check(rekaman, graphs=graphs):
        assert not re.search(r"\{\w+\}", item.pesan + item.pesan_en + item.saran + item.saran_en)


def test_an_annex_alone_is_told_so_and_not_blamed_for_its_missing_body() -> None:
    rekaman = complete()
    rekaman.dokumen = type(rekaman.dokumen)()
    rekaman.menimbang, rekaman.mengingat, rekaman.diktum = [], [], []
    rekaman.asal = {}
    found = {item.kode: item for item in check(rekaman)}
    assert found["DOK-01"].baris == (1, 1)
    assert not {"DOK-02", "DOK-04", "DOK-11", "DOK-16", "DOK-20", "HKM-17", "HKM-18"} & set(found)


@pytest.mark.slow
def test_same_record_same_bytes_under_any_hash_seed() -> None:
    program = (
        "import sys; from iki_graph.checks import check; from iki_graph.record import Rekaman; "
        "r = Rekaman.model_validate_json(open(sys.argv[1], encoding='utf-8').read()); "
        "r.mengingat = r.mengingat[::-1]; r.dokumen.nomor = None; r.jabatan[1].fungsi = []; r.jabatan[1].iki[0].sumber_data = None; "
        "print([t.model_dump_json() for t in check(r)])"
    )

    def run(seed: str) -> bytes:
        environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
        return subprocess.run([sys.executable, "-c", program, str(COMPLETE)], env=environment, capture_output=True, check=True).stdout

    first = run("1")
    assert first.count(b"HKM-15") > 1 and first == run("2")


def test_a_reviewers_verdict_holds_in_the_place_of_what_the_decree_states() -> None:
    rekaman = complete()
    links = align(rekaman, {"sasaran:0": Putusan(ke=None)})
    found = only(check(rekaman, keselarasan=links), "KAS-03")
    assert found.unsur == "/kaskade/sasaran/0"
    assert check(rekaman, keselarasan=align(rekaman)) == []

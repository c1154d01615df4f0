"""Corrections: what follows from them, and what becomes of them when the machine reads anew."""

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import Workbook

from iki_graph.entry.apply import corrected
from iki_graph.entry.corrections import Overlay, overlay
from iki_graph.entry.filled import ACTION
from iki_graph.errors import InputError
from iki_graph.record import IKI, Asal, Keraguan, Rekaman, Sitasi

from .support import Desk, add, put, row_of

Change = Callable[[Workbook], object]


def typed(lembar: str, name: str, old: str, kolom: str, new: str) -> Change:
    """Typing into the row that has `old` in the column `name`."""
    return lambda book: put(book, lembar, row_of(book, lembar, name, old), kolom, new)


def anew(desk: Desk, change: Callable[[Rekaman], object]) -> Overlay:
    """The corrections brought to what a changed converter reads."""
    read = desk.machine.model_copy(deep=True)
    change(read)
    return overlay(read, desk.kept)


@pytest.fixture
def iki(machine: Rekaman) -> IKI:
    """An IKI of the first position."""
    return machine.jabatan[0].iki[1]


def test_a_value_is_replaced_and_the_record_tells_it(desk: Desk, iki: IKI) -> None:
    assert iki.indikator
    record = desk.correct(typed("iki", "indikator", iki.indikator, "indikator", "Persentase arsip baku"))
    assert record.jabatan[0].iki[1].indikator == "Persentase arsip baku"
    (told,) = record.koreksi
    assert told.model_dump() == {
        "apa": "ubah",
        "penunjuk": "/jabatan/0/iki/1/indikator",
        "lama": iki.indikator,
        "baru": "Persentase arsip baku",
        "penelaah": "Tim",
        "tanggal": "2025-01-31",
    }
    assert desk.machine.koreksi == []


def test_a_doubt_is_settled_by_correcting_its_value_or_by_finding_the_row_right(desk: Desk) -> None:
    doubts = [Keraguan(penunjuk=f"/jabatan/0/iki/{n}/{k}", alasan="ragu") for n, k in ((0, "indikator"), (1, "formulasi"), (1, "kinerja"))]
    asal = desk.machine.asal | {"/jabatan/0/iki/0/indikator": Asal(baris=(77, 77), yakin=0.6)}
    desk.machine = desk.machine.model_copy(update={"keraguan": doubts, "asal": asal})

    def change(book: Workbook) -> None:
        put(book, "iki", 2, "indikator", "Nilai kegemaran membaca")
        put(book, "iki", 3, ACTION, "benar")

    record = desk.correct(change)
    assert record.keraguan == []
    assert record.asal["/jabatan/0/iki/0/indikator"] == Asal(baris=(77, 77), yakin=1.0)
    assert [one.apa for one in record.koreksi] == ["ubah", "benar"]


def test_rows_added_and_removed_move_what_points_behind_them(desk: Desk) -> None:
    last = len(desk.machine.jabatan[0].iki)
    doubt = Keraguan(penunjuk="/jabatan/0/iki/1/formulasi", alasan="ragu")
    desk.machine = desk.machine.model_copy(update={"keraguan": [doubt]})
    name = desk.machine.jabatan[0].nama or ""

    def change(book: Workbook) -> None:
        put(book, "iki", 2, ACTION, "hapus")
        add(book, "iki", jabatan=name, indikator="Jumlah kunjungan", formulasi="Jumlah A / Jumlah B x 100%")

    record = desk.correct(change)
    rows = record.jabatan[0].iki
    assert len(rows) == last
    assert rows[0] == desk.machine.jabatan[0].iki[1]
    assert rows[-1].indikator == "Jumlah kunjungan"
    assert rows[-1].formula and rows[-1].formula.penyebut == "Jumlah B"
    assert record.keraguan == [doubt.model_copy(update={"penunjuk": "/jabatan/0/iki/0/formulasi"})]
    assert record.asal["/jabatan/0/iki/0/indikator"] == desk.machine.asal["/jabatan/0/iki/1/indikator"]
    assert [(one.apa, one.penunjuk) for one in record.koreksi] == [("hapus", "/jabatan/0/iki"), ("tambah", f"/jabatan/0/iki/{last - 1}")]


def test_a_removed_row_comes_back(desk: Desk) -> None:
    desk.correct(lambda book: put(book, "iki", 2, ACTION, "hapus"))
    assert desk.correct(lambda book: put(book, "iki", 2, ACTION, "")) is desk.machine


def test_a_row_inserted_between_two_stays_between_them(desk: Desk) -> None:
    def change(book: Workbook) -> None:
        sheet = book["Mengingat"]
        sheet.insert_rows(3)
        put(book, "mengingat", 3, "teks", "Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan;")

    before = desk.machine.mengingat
    found = desk.correct(change).mengingat
    assert [one.teks for one in found] == [
        before[0].teks,
        "Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan;",
        *(m.teks for m in before[1:]),
    ]
    assert [one.no for one in found] == list(range(1, len(found) + 1))
    assert (found[1].jenis, found[1].nomor, found[1].tahun, found[1].tentang) == ("UU", "43", 2009, "Kearsipan")


def test_instruments_of_one_item_keep_its_number(tmp_path: Path) -> None:
    """Two rows of one `no` (jo.): out and back they are as they were, also where a row below is added or one of them goes."""
    texts = ("Nomor 12 Tahun 1950 tentang Pembentukan", "Nomor 2 Tahun 1965 tentang Perubahan Batas", "Nomor 23 Tahun 2014 tentang Pemda")
    items = [Sitasi(no=no, teks=f"Undang-Undang {text};") for no, text in zip((1, 1, 2), texts, strict=True)]
    desk = Desk(tmp_path, Rekaman(berkas="sk.txt", mengingat=items))
    assert desk.correct(lambda book: None) is desk.machine
    second = desk.correct(lambda book: put(book, "mengingat", 3, "nomor", "3")).mengingat
    assert [(one.no, one.nomor) for one in second][:2] == [(1, None), (1, "3")]
    more = desk.correct(lambda book: add(book, "mengingat", teks="Undang-Undang Nomor 43 Tahun 2009 tentang Kearsipan;")).mengingat
    assert [one.no for one in more] == [1, 1, 2, 3]
    fewer = desk.correct(lambda book: put(book, "mengingat", 2, ACTION, "hapus")).mengingat
    assert [one.no for one in fewer] == [1, 2, 3]
    assert fewer[0].nomor == "3"


def test_a_citation_is_taken_apart_anew_and_what_is_typed_wins(desk: Desk) -> None:
    def change(book: Workbook) -> None:
        put(book, "mengingat", 2, "teks", "Undang-Undang Nomor 52 Tahun 2004 tentang Sistem Perencanaan Pembangunan Nasional;")
        put(book, "mengingat", 2, "nomor", "99")

    sitasi = desk.correct(change).mengingat[0]
    assert (sitasi.nomor, sitasi.tahun, sitasi.ln) == ("99", 2004, None)


def test_a_position_is_renamed_where_it_is_a_superior(desk: Desk) -> None:
    below = [n for n, one in enumerate(desk.machine.jabatan) if one.atasan_urut == 1]
    assert below
    record = desk.correct(lambda book: put(book, "jabatan", 2, "nama", "KEPALA DINAS"))
    assert record.jabatan[0].nama == "KEPALA DINAS"
    assert [record.jabatan[n].atasan for n in below] == ["KEPALA DINAS"] * len(below)


def test_a_superior_that_is_typed_is_found_among_the_positions(desk: Desk) -> None:
    last = len(desk.machine.jabatan) - 1
    name = desk.machine.jabatan[1].nama or ""
    record = desk.correct(lambda book: put(book, "jabatan", last + 2, "atasan", name.lower()))
    assert (record.jabatan[last].atasan, record.jabatan[last].atasan_urut) == (name.lower(), desk.machine.jabatan[1].urut)
    assert desk.correct(lambda book: put(book, "jabatan", last + 2, "atasan", "Bupati")).jabatan[last].atasan_urut is None


def test_rows_of_a_position_that_is_removed_go_with_it(desk: Desk) -> None:
    record = desk.correct(lambda book: put(book, "jabatan", 2, ACTION, "hapus"))
    assert record.jabatan[0].iki == desk.machine.jabatan[1].iki
    assert not any(one.atasan_urut == 1 for one in record.jabatan)


def test_a_sasaran_that_one_row_no_longer_measures_stays_for_the_others(desk: Desk) -> None:
    iku = desk.machine.iku[0]
    old, new = iku.sasaran or "", "Meningkatnya budaya baca"
    twin = iku.model_copy(update={"indikator": "Jumlah pengunjung"})
    tautan = [*desk.machine.kaskade.tautan, (f"sasaran:{old}", "iku:Jumlah pengunjung")]
    kaskade = desk.machine.kaskade.model_copy(update={"tautan": tautan})
    desk.machine = desk.machine.model_copy(update={"iku": [*desk.machine.iku, twin], "kaskade": kaskade})
    record = desk.correct(typed("iku", "indikator", "Jumlah pengunjung", "sasaran", new))
    assert record.kaskade.sasaran == [*desk.machine.kaskade.sasaran, new]
    assert (f"sasaran:{new}", "iku:Jumlah pengunjung") in record.kaskade.tautan
    assert (f"sasaran:{old}", "iku:Jumlah pengunjung") not in record.kaskade.tautan
    for row in desk.machine.iku:
        if row.sasaran == old:
            record = desk.correct(typed("iku", "indikator", row.indikator or "", "sasaran", new))
    assert old not in record.kaskade.sasaran
    assert not any(old in end for pair in record.kaskade.tautan for end in pair)


# ---- another reading


def test_it_follows_its_row_and_waits_for_what_it_asked_for(desk: Desk, iki: IKI) -> None:
    desk.correct(typed("iki", "indikator", iki.indikator or "", "formulasi", "Jumlah baku / Jumlah semua x 100%"))

    def shifted(read: Rekaman) -> None:
        read.jabatan[0].iki.insert(0, IKI(indikator="Baris baru", formulasi="x"))
        read.jabatan[0].iki[2].sumber_data = "Laporan lain"

    over = anew(desk, shifted)
    assert (over.orphans, over.fulfilled) == ([], [])
    (place,) = [one.penunjuk for one in over.entri if one.koreksi]
    assert place == "/jabatan/0/iki/2"

    def better(read: Rekaman) -> None:
        read.jabatan[0].iki[1].formulasi = "Jumlah baku / Jumlah semua x 100%"

    over = anew(desk, better)
    assert (over.orphans, over.fulfilled) == ([], desk.kept)
    assert not any(one.koreksi for one in over.entri)


def test_it_is_never_moved_to_another_text(desk: Desk, iki: IKI) -> None:
    desk.machine = desk.machine.model_copy(deep=True)
    for row in desk.machine.jabatan[0].iki:
        row.target = "100%"
    desk.correct(typed("iki", "indikator", iki.indikator or "", "target", "90%"))

    def third(read: Rekaman) -> None:
        read.jabatan[0].iki[1].target = "80%"

    over = anew(desk, third)
    assert over.orphans == desk.kept
    assert not any(one.koreksi for one in over.entri)

    def gone(read: Rekaman) -> None:
        del read.jabatan[0].iki[1]

    assert anew(desk, gone).orphans == desk.kept


def test_rows_are_found_when_the_machine_reads_their_position_as_corrected(desk: Desk, iki: IKI) -> None:
    def change(book: Workbook) -> None:
        put(book, "jabatan", 2, "nama", "KEPALA DINAS")
        put(book, "iki", 3, "target", "90%")
        add(book, "iki", jabatan="KEPALA DINAS", indikator="Jumlah kunjungan")

    assert len(desk.correct(change).jabatan[0].iki) == len(desk.machine.jabatan[0].iki) + 1

    def better(read: Rekaman) -> None:
        read.jabatan[0].nama = "KEPALA DINAS"

    over = anew(desk, better)
    assert over.orphans == []
    assert [one.lembar for one in over.fulfilled] == ["jabatan"]
    assert {kolom for one in over.entri for kolom in one.koreksi} == {"target"}

    def complete(read: Rekaman) -> None:
        read.jabatan[0].iki.append(IKI(indikator="Jumlah kunjungan", target="1"))

    over = anew(desk, complete)
    assert [one.apa for one in over.fulfilled] == ["tambah"]


def test_a_false_row_that_is_no_longer_read_is_no_matter(desk: Desk) -> None:
    desk.correct(lambda book: put(book, "iki", 2, ACTION, "hapus"))

    def better(read: Rekaman) -> None:
        del read.jabatan[0].iki[0]

    over = anew(desk, better)
    assert (over.orphans, over.fulfilled) == ([], desk.kept)


def test_another_decree_in_a_file_of_the_same_name_gets_nothing(desk: Desk) -> None:
    desk.correct(lambda book: put(book, "naskah", row_of(book, "naskah", "bagian", "Pangkat penandatangan"), "isi", "Pembina"))

    def other(read: Rekaman) -> None:
        assert read.sumber
        read.sumber.sha256 = "0" * 64
        read.dokumen.nomor, read.dokumen.tentang, read.dokumen.instansi = "1", "Lain", "Dinas Lain"

    over = anew(desk, other)
    assert over.orphans == desk.kept
    read = desk.machine.model_copy(deep=True)
    other(read)
    assert corrected(read, over) is read


# ---- several people


def test_two_people_do_not_undo_each_other(desk: Desk) -> None:
    one, other = desk.opened(), desk.opened()
    put(one, "iki", 2, "target", "10")
    put(other, "iki", 3, "target", "20")
    desk.read(one, "A")
    desk.read(other, "B")
    assert [(row.target) for row in desk.record.jabatan[0].iki[:2]] == ["10", "20"]
    assert [k.penelaah for k in desk.record.koreksi] == ["A", "B"]


def test_putting_the_reading_back_takes_the_correction_back(desk: Desk, iki: IKI) -> None:
    desk.correct(typed("iki", "indikator", iki.indikator or "", "indikator", "X"))
    assert desk.correct(typed("iki", "indikator", "X", "indikator", iki.indikator or "")) is desk.machine
    assert desk.kept == []


def test_a_row_that_is_read_otherwise_by_now_is_told(desk: Desk) -> None:
    book = desk.opened()
    put(book, "iki", 2, "target", "10")
    desk.machine = desk.machine.model_copy(deep=True)
    desk.machine.jabatan[0].iki[0].formulasi = "dibaca lain"
    (strange,) = desk.read(book)
    assert (strange.lembar, strange.nomor) == ("iki", 2)
    assert desk.kept == []


def test_a_copied_row_is_a_new_one(desk: Desk) -> None:
    def change(book: Workbook) -> None:
        sheet = book["IKU"]
        sheet.insert_rows(2)
        for cell in sheet[3]:
            sheet.cell(2, cell.column, cell.value)
        put(book, "iku", 2, "indikator", "Salinan")

    found = desk.correct(change).iku
    assert sorted(row.indikator or "" for row in found) == sorted(["Salinan", *(row.indikator or "" for row in desk.machine.iku)])


# ---- what cannot be


@pytest.mark.parametrize(
    ("lembar", "values", "said"),
    [
        ("iki", {"jabatan": "Tidak ada", "indikator": "X"}, "lembar IKI, baris .*: jabatan tidak ditemukan"),
        ("iki", {"indikator": "X"}, "lembar IKI, baris .*: kolom Jabatan kosong"),
        ("mengingat", {"teks": "x", "tahun": "dua"}, "Tahun peraturan 'dua' bukan tahun"),
        ("iku", {"indikator": "x", "tingkat": "raya"}, "Tingkat 'raya' tidak dikenal; pilih iku, program"),
        ("naskah", {"bagian": "Tanggal penetapan", "isi": "kemarin"}, "'kemarin' bukan tanggal"),
        ("iki", {"indikator": "x", ACTION: "buang"}, "Tindakan 'buang' tidak dikenal"),
    ],
)
def test_what_cannot_be_is_told_with_its_place(lembar: str, values: dict[str, str], said: str, desk: Desk) -> None:
    with pytest.raises(InputError, match=said):
        desk.correct(lambda book: add(book, lembar, **values))
    assert desk.kept == []


@pytest.mark.parametrize(("written", "day"), [("31/12/2024", "2024-12-31"), ("2 Januari 2025", "2025-01-02"), ("2025-01-31", "2025-01-31")])
def test_a_date_may_be_written_as_people_do(written: str, day: str, desk: Desk) -> None:
    record = desk.correct(lambda book: put(book, "naskah", row_of(book, "naskah", "bagian", "Tanggal penetapan"), "isi", written))
    assert record.dokumen.tanggal == day

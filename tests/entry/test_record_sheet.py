"""The workbook to correct a reading: everything in its place."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from iki_graph.entry import filled, hand
from iki_graph.entry.corrections import overlay
from iki_graph.entry.sheets import LEMBAR, SINGLE
from iki_graph.errors import InputError
from iki_graph.pipeline import load, review
from iki_graph.reading import is_own
from iki_graph.record import Keraguan, Rekaman
from iki_graph.reports import record_sheet
from iki_graph.reports.pictures import pictures
from tests.reports.paged import HOLDER, decree

from .support import Desk, add, column, put

YELLOW = "00FFE08A"


def test_each_row_stands_beside_its_source(desk: Desk) -> None:
    sheet = desk.opened()["IKI"]
    iki = desk.machine.jabatan[0].iki[0]
    source = sheet.cell(2, column(sheet, record_sheet.SOURCE)).value
    assert iki.indikator and iki.indikator in source
    assert sheet.cell(2, column(sheet, record_sheet.PLACE)).value == "baris 77"
    assert sheet.column_dimensions[sheet.cell(1, column(sheet, filled.KEY)).column_letter].hidden


def test_doubtful_cells_are_yellow_and_say_why(desk: Desk) -> None:
    doubts = [
        Keraguan(penunjuk="/jabatan/0/iki/0/formulasi", alasan="sel bergeser"),
        Keraguan(penunjuk="/jabatan/0/iki/1", alasan="terpotong"),
    ]
    desk.machine = desk.machine.model_copy(update={"keraguan": doubts})
    sheet = desk.opened()["IKI"]
    at, why = column(sheet, "Formulasi/cara menghitung"), column(sheet, record_sheet.DOUBT)
    assert sheet.cell(2, at).fill.fgColor.rgb == YELLOW
    assert sheet.cell(2, at).comment.text == "sel bergeser"
    assert sheet.cell(2, why).value == "Formulasi/cara menghitung: sel bergeser"
    assert sheet.cell(3, why).value == "terpotong"
    assert sheet.cell(3, at).fill.fgColor.rgb != YELLOW


def test_doubts_of_no_row_have_a_sheet_of_their_own(tmp_path: Path) -> None:
    path = decree(tmp_path)
    document, (record,) = load(path)
    lines = {text: next(line.no for line in document.content if text in line.text) for text in ("Arsip", HOLDER)} if document else {}
    doubts = [Keraguan(penunjuk="", alasan=f"baris {text}", baris=(no, no)) for text, no in lines.items()]
    record = record.model_copy(update={"keraguan": [*doubts, Keraguan(penunjuk="/jabatan/0/iki/0/formulasi", alasan="sel bergeser")]})
    shown = {}
    for people in (False, True):
        seen = pictures(path, document, record, people)
        assert seen
        data = record_sheet.corrections(record, overlay(record, []).entri, document, people=people, picture=seen.at)
        book = load_workbook(BytesIO(data))
        rows = [[cell.value for cell in row] for row in book[record_sheet.OTHERS].iter_rows(min_row=2)]
        shown[people] = ([(sheet.title, len(sheet._images)) for sheet in book if sheet._images], rows)
    assert shown[False][0] == [("IKI", 1), (record_sheet.OTHERS, 1)]
    assert shown[True][0] == [("IKI", 1), (record_sheet.OTHERS, 2)]
    first, second = shown[False][1]
    assert first[:3] == ["baris Arsip", f"hlm. 2, baris {lines['Arsip']}", "2. | Arsip tertib | Jumlah arsip | Jumlah arsip"]
    assert (second[0], second[2]) == ("baris [nama]", "Nama : [nama]")
    assert "memuat nama atau NIP" in second[3]
    assert filled.read(_kept(tmp_path / "k.xlsx", data)).rows


def _kept(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def test_without_doubts_there_is_no_such_sheet(desk: Desk) -> None:
    desk.machine = desk.machine.model_copy(update={"keraguan": [d for d in desk.machine.keraguan if d.penunjuk]})
    assert record_sheet.OTHERS not in desk.opened().sheetnames


def test_only_what_may_be_changed_is_open(desk: Desk) -> None:
    sheet = desk.opened()["IKI"]
    assert sheet.protection.sheet
    closed = {cell.value for cell in sheet[1] if sheet.cell(2, cell.column).protection.locked}
    assert closed == {"Jabatan", record_sheet.SOURCE, record_sheet.PLACE, record_sheet.DOUBT, filled.KEY}


def test_people_stay_out_unless_asked_for(desk: Desk) -> None:
    signer = desk.machine.dokumen.penandatangan
    assert signer and signer.nama and signer.nip
    texts = [str(cell.value) for sheet in desk.opened() for row in sheet.iter_rows() for cell in row if cell.value]
    assert not any(signer.nama in text or signer.nip in text for text in texts)
    texts = [str(cell.value) for sheet in desk.opened(people=True) for row in sheet.iter_rows() for cell in row if cell.value]
    assert signer.nama in texts and signer.nip in texts


def test_a_correction_is_green_and_tells_what_was_read(desk: Desk) -> None:
    desk.correct(lambda book: put(book, "iki", 2, "target", "10"))
    sheet = desk.opened()["IKI"]
    cell = sheet.cell(2, column(sheet, "Target"))
    assert cell.value == "10"
    assert cell.comment.text == "Dibaca mesin: (kosong). Dikoreksi oleh Tim 2025-01-31."


def test_a_formula_without_a_value_is_told(desk: Desk) -> None:
    book = desk.opened()
    book["IKI"]["D2"] = "=A1"
    with pytest.raises(InputError, match="1 sel berisi rumus tanpa nilai tersimpan"):
        desk.read(book)


def test_other_workbooks_are_told(tmp_path: Path) -> None:
    Workbook().save(tmp_path / "x.xlsx")
    with pytest.raises(InputError, match="bukan buku kerja rekaman"):
        filled.read(tmp_path / "x.xlsx")


# ---- a decree by hand


def by_hand(folder: Path, name: str = "sk-baru.xlsx") -> Path:
    """A template filled in."""
    book = load_workbook(BytesIO(record_sheet.template()))
    naskah = {"Jenis keputusan": "Keputusan Camat", "Nomor": "188/1/2024", "Instansi": "Kecamatan Kerek", "Tahun": "2024"}
    naskah |= {"Tanggal penetapan": "2 Januari 2024", "Kabupaten/Kota": "Kabupaten Tuban", "Visi": "Tuban maju"}
    for number, bagian in enumerate(SINGLE, 2):
        put(book, "naskah", number, "isi", naskah.get(bagian, ""))
    add(book, "naskah", bagian="Misi", isi="Tata kelola")
    add(book, "mengingat", teks="Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;")
    add(book, "diktum", ke="KESATU", teks="Menetapkan IKU.")
    add(book, "butir", diktum="KESATU", teks="satu;")
    add(book, "iku", sasaran="Pelayanan baik", indikator="Nilai SKM", formulasi="Jumlah nilai / Jumlah unsur", target="01")
    add(book, "jabatan", nama="Camat Kerek")
    add(book, "jabatan", nama="Kepala Seksi Pelayanan")
    add(book, "jabatan", nama="Pengelola", atasan="Kepala Seksi Pelayanan")
    add(book, "jabatan", nama="Pengelola", atasan="Camat Kerek")
    add(book, "tugas", jabatan="Camat Kerek", jenis="Tugas", teks="memimpin kecamatan")
    add(book, "tugas", jabatan="(instansi)", jenis="fungsi", teks="pelayanan publik")
    add(book, "iki", jabatan="camat kerek", kinerja="Pelayanan baik", indikator="Nilai SKM", formulasi="=Jumlah nilai / Jumlah unsur")
    add(book, "iki", jabatan="Pengelola (2)", kinerja="Tertib arsip", indikator="Jumlah arsip")
    book.save(folder / name)
    return folder / name


def test_a_filled_in_template_is_a_record(tmp_path: Path) -> None:
    document, (record,) = load(by_hand(tmp_path))
    assert document is None
    assert (record.dokumen.nomor, record.dokumen.tanggal, record.dokumen.tahun) == ("188/1/2024", "2024-01-02", "2024")
    assert (record.kaskade.visi, record.kaskade.misi, record.kaskade.sasaran) == ("Tuban maju", ["Tata kelola"], ["Pelayanan baik"])
    assert record.kaskade.tautan == [("sasaran:Pelayanan baik", "iku:Nilai SKM")]
    assert (record.mengingat[0].no, record.mengingat[0].jenis, record.mengingat[0].nomor) == (1, "UU", "23")
    assert (record.diktum[0].ke, record.diktum[0].butir) == ("KESATU", ["satu;"])
    assert (record.iku[0].tingkat, record.iku[0].target) == ("iku", "01")
    assert [(j.urut, j.atasan_urut) for j in record.jabatan] == [(1, None), (2, 1), (3, 2), (4, 1)]
    assert record.jabatan[0].tugas == ["memimpin kecamatan"]
    assert record.instansi_tugas_fungsi and record.instansi_tugas_fungsi.fungsi == ["pelayanan publik"]
    assert record.jabatan[0].iki[0].formulasi == "=Jumlah nilai / Jumlah unsur"
    assert record.jabatan[3].iki[0].indikator == "Jumlah arsip"
    assert record.asal["/iku/0/indikator"].sel == "IKU!D2"
    assert record.koreksi == []
    assert record.sumber and record.sumber.media == hand.MEDIA


def test_it_can_be_reviewed_and_corrected(tmp_path: Path) -> None:
    path = by_hand(tmp_path)
    (record,) = load(path)[1]
    telaah = review(record)
    assert telaah.keselarasan and telaah.temuan
    desk = Desk(tmp_path, record)
    found = desk.correct(lambda book: put(book, "iku", 2, "target", "02"))
    assert found.iku[0].target == "02"


def test_a_template_is_a_document_and_a_correction_sheet_is_none(tmp_path: Path, desk: Desk) -> None:
    assert not is_own(by_hand(tmp_path))
    (tmp_path / "k.xlsx").write_bytes(desk.workbook())
    assert is_own(tmp_path / "k.xlsx")


def test_an_empty_template_is_told(tmp_path: Path) -> None:
    (tmp_path / "t.xlsx").write_bytes(record_sheet.template())
    with pytest.raises(InputError, match="belum ada yang diisi"):
        load(tmp_path / "t.xlsx")


def test_a_row_of_a_position_that_there_is_not_is_told(tmp_path: Path) -> None:
    book = load_workbook(BytesIO(record_sheet.template()))
    add(book, "iki", jabatan="Lurah", indikator="X")
    book.save(tmp_path / "t.xlsx")
    with pytest.raises(InputError, match=r"lembar IKI, baris 2: jabatan 'Lurah' tidak ada pada lembar Jabatan"):
        load(tmp_path / "t.xlsx")


def test_a_template_has_the_same_bytes_every_time_and_says_how_it_is_filled_in() -> None:
    made = record_sheet.template()
    assert record_sheet.template() == made
    book = load_workbook(BytesIO(made))
    assert [sheet.title for sheet in book if sheet.sheet_state == "visible"] == [filled.COVER, *(one.judul for one in LEMBAR.values())]
    assert book["IKI"]["A1"].comment.text == "Nama jabatan seperti pada lembar Jabatan"


@pytest.mark.slow
def test_libreoffice_saves_both_without_loss(tmp_path: Path, desk: Desk) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    desk.correct(lambda book: put(book, "iki", 2, "target", "01"))
    (tmp_path / "koreksi.xlsx").write_bytes(desk.workbook())
    path = by_hand(tmp_path)
    out = tmp_path / "lo"
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [office, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(out), str(tmp_path / "koreksi.xlsx"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    before = desk.kept
    assert desk.read(load_workbook(out / "koreksi.xlsx")) == []
    assert desk.kept == before
    (record,), (saved,) = load(path)[1], load(out / path.name)[1]
    leave = {"sumber", "berkas"}
    assert saved.model_dump(exclude=leave) == record.model_dump(exclude=leave)
    assert isinstance(saved, Rekaman)

"""Headings of tables and sheets, on texts as decrees print them."""

from pathlib import Path

import pytest

from iki_graph.checks.facts.fakta import Konteks
from iki_graph.checks.facts.judul import facts
from iki_graph.reading import read
from iki_graph.record import IKI, IKU, Baris, Jabatan, Rekaman
from tests.checks.support import complete

COLUMNS = "SASARAN\tINDIKATOR KINERJA {}\tFORMULASI"
ROW = "Tertib surat\tJumlah surat\tJumlah"


class Sheet:
    """A text under construction, and the record of it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "sk.txt"
        self.lines: list[str] = []
        self.rekaman = Rekaman(berkas="sk.txt")

    def say(self, *lines: str) -> Baris:
        first = len(self.lines) + 1
        self.lines += lines
        return first, len(self.lines)

    def position(self, nama: str, *lines: str, label: str = "") -> None:
        """A position with its label, what stands between, and one row."""
        first = self.say(f"{label}Jabatan : {nama}", "", *lines)[0]
        row = self.say(ROW)
        urut = len(self.rekaman.jabatan) + 1
        self.rekaman.jabatan.append(Jabatan(urut=urut, nama=nama, baris=(first, row[1]), iki=[IKI(indikator="Jumlah surat", baris=row)]))

    def office_row(self, tingkat: str = "iku") -> None:
        self.rekaman.iku.append(IKU(indikator="Jumlah surat", tingkat=tingkat, baris=self.say(ROW)))

    def found(self, kind: str) -> list[tuple[str, Baris | None]]:
        self.path.write_text("\n".join(self.lines), encoding="utf-8")
        return [(f.tentang, f.baris) for f in facts(Konteks(self.rekaman, read(self.path))) if f.jenis == kind]


@pytest.fixture
def sheet(tmp_path: Path) -> Sheet:
    return Sheet(tmp_path)


def test_without_the_document_nothing_is_said() -> None:
    assert list(facts(Konteks(complete()))) == []


@pytest.mark.parametrize(
    ("columns", "line"),
    [
        (COLUMNS.format("UTAMA"), 5),
        (COLUMNS.format("UTAM"), 5),
        (COLUMNS.format("INDIVIDU"), None),
        ("KINERJA UTAMA\tINDIKATOR KINERJA INDIVIDU\tFORMULASI", None),
        ("INDIKATOR KINERJA UTAMA\tINDIKATOR KINERJA INDIVIDU\tFORMULASI", None),
        ("SASARAN\tINDIKATOR KINERJA\tFORMULASI", None),
    ],
)
def test_columns_of_a_sheet(sheet: Sheet, columns: str, line: int | None) -> None:
    sheet.say("INDIKATOR KINERJA INDIVIDU", "")
    sheet.position("Kepala Seksi Pelayanan", columns)
    assert sheet.found("iku-di-atas-iki") == ([("/jabatan/0", (line, line))] if line else [])


def test_a_heading_above_a_sheet(sheet: Sheet) -> None:
    sheet.say("INDIKATOR KINERJA UTAMA (IKU)", COLUMNS.format("UTAMA"))
    sheet.office_row()
    sheet.say("", "INDIKATOR KINERJA UTAMA", "")
    sheet.position("Sekretaris Kecamatan", "SASARAN\tINDIKATOR\tFORMULASI")
    sheet.say("INDIKATOR KINERJA INDIVIDU")
    sheet.position("Kepala Seksi Pelayanan", "Tugas : menyusun Indikator Kinerja Utama", "SASARAN\tINDIKATOR\tFORMULASI")
    assert sheet.found("iku-di-atas-iki") == [("/jabatan/0", (5, 5))]
    assert sheet.found("iki-di-atas-iku") == []


def test_the_sheet_of_the_head_may_repeat_the_iku(sheet: Sheet) -> None:
    sheet.position("Camat Sumberwangi", COLUMNS.format("UTAMA"))
    assert sheet.found("iku-di-atas-iki") == []


def test_iku_under_a_heading_of_iki(sheet: Sheet) -> None:
    sheet.say("INDIKATOR KINERJA INDIVIDU", "SASARAN\tINDIKATOR\tFORMULASI")
    sheet.office_row()
    assert sheet.found("iki-di-atas-iku") == [("/iku/0", (1, 1))]


@pytest.mark.parametrize(
    ("between", "place"),
    [
        (["", COLUMNS.format("")], (4, 6)),
        (["--\t--\t--", "", COLUMNS.format(""), ""], (5, 8)),
        (["", "INDIKATOR KINERJA PROGRAM", COLUMNS.format("")], None),
        (["", "\tPROGRAM\t", COLUMNS.format("")], None),
    ],
)
def test_a_second_table_without_a_heading(sheet: Sheet, between: list[str], place: Baris | None) -> None:
    sheet.say("INDIKATOR KINERJA UTAMA")
    sheet.office_row()
    sheet.say(*between)
    sheet.office_row("program")
    sheet.office_row("program")
    assert sheet.found("tabel-tanpa-judul") == ([("/iku/1", place)] if place else [])


def test_where_the_sheets_begin(sheet: Sheet) -> None:
    sheet.say("LAMPIRAN", "INDIKATOR KINERJA INDIVIDU", "DI LINGKUNGAN KECAMATAN", "")
    sheet.position("Sekretaris Kecamatan", COLUMNS.format("INDIVIDU"))
    assert sheet.found("awal-iki") == [("/jabatan/0", (2, 5))]


@pytest.mark.parametrize(
    ("labels", "odd"),
    [
        (["1. ", "1. ", "1. ", "3. "], [3]),
        (["1. ", "2. ", "4. ", "5. "], [2]),
        (["1. ", "1. ", "1. ", "1. "], []),
        (["1. ", "2. ", "3. ", "4. "], []),
        (["", "", "3. ", ""], []),
    ],
)
def test_numbers_of_the_sheets(sheet: Sheet, labels: list[str], odd: list[int]) -> None:
    for label in labels:
        sheet.position("Pengelola Data", COLUMNS.format("INDIVIDU"), label=label)
    assert [tentang for tentang, _ in sheet.found("nomor-lembar-lompat")] == [f"/jabatan/{i}" for i in odd]

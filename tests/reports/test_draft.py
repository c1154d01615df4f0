"""The repaired draft: mended where that is sure, marked where something is missing, every change listed."""

import io
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from iki_graph.pipeline import Telaah
from iki_graph.record import IKI, IKU, Dokumen, Jabatan, Lembaran, Orang, Rekaman, Sitasi
from iki_graph.reports.citation_text import proposed
from iki_graph.reports.draft import EMPTY, draft, skeleton
from iki_graph.reports.draft_forms import as_docx, as_xlsx
from iki_graph.reports.tables import decree_date
from tests.reports.support import finding


def leaves(value: Any, pointer: str = "") -> dict[str, Any]:
    """All values of JSON data by pointer."""
    if isinstance(value, dict):
        return {p: v for key, item in value.items() for p, v in leaves(item, f"{pointer}/{key}").items()}
    if isinstance(value, list):
        return {p: v for at, item in enumerate(value) for p, v in leaves(item, f"{pointer}/{at}").items()}
    return {pointer: value}


def test_nothing_is_changed_that_is_not_listed_with_the_original(telaah: Telaah) -> None:
    before = leaves(telaah.rekaman.model_dump())
    made = draft(telaah.rekaman, telaah.temuan)
    after = leaves(made.rekaman.model_dump())
    assert before == leaves(telaah.rekaman.model_dump())
    changed = {pointer for pointer in after if after[pointer] != before[pointer]}
    listed = {change.penunjuk for change in made.ubahan}
    assert changed and changed <= listed
    for change in made.ubahan:
        assert change.usulan != change.semula and change.alasan
        if change.penunjuk in changed:
            # Of several changes at a place the first starts from the original, the last ends at what the draft says.
            same = [one for one in made.ubahan if one.penunjuk == change.penunjuk]
            assert same[0].semula == str(before[change.penunjuk] or "")
            assert same[-1].usulan == str(after[change.penunjuk])


def test_a_decree_without_findings_stays_as_it_is() -> None:
    rekaman = Rekaman(
        berkas="sk.txt",
        iku=[IKU(sasaran="S", indikator="Nilai SAKIP", formulasi="Hasil evaluasi", sumber_data="LHE")],
        jabatan=[Jabatan(urut=1, nama="Camat", iki=[IKI(no="1", kinerja="K", indikator="Nilai X", formulasi="Hasil", sumber_data="LHE")])],
    )
    assert draft(rekaman, []).ubahan == []


def test_empty_cells_are_marked() -> None:
    rekaman = Rekaman(berkas="sk.txt", jabatan=[Jabatan(urut=1, nama="Camat", iki=[IKI(kinerja="K", indikator="Jumlah desa")])])
    made = draft(rekaman, [finding(kode="JAB-03", unsur="/jabatan/0")])
    assert {(one.penunjuk, one.usulan, one.pasti) for one in made.ubahan} == {
        ("/jabatan/0/tugas", EMPTY, False),
        ("/jabatan/0/iki/0/sumber_data", EMPTY, False),
        ("/jabatan/0/iki/0/formulasi", "Jumlah desa dalam satu tahun menurut [register atau dokumen]", False),
    }


@pytest.mark.parametrize(
    ("numbers", "mended"),
    [(["1", "1", "3", "4"], ["1", "1", "2", "3"]), (["1", "2"], ["1", "2"]), ([None, None], [None, None]), (["2.", "3."], ["1", "2"])],
)
def test_numbers_follow_the_order_where_there_are_any(numbers: list[str | None], mended: list[str | None]) -> None:
    rows = [IKI(no=no, kinerja="K", indikator="Nilai X", formulasi="F", sumber_data="S") for no in numbers]
    made = draft(Rekaman(berkas="sk.txt", jabatan=[Jabatan(urut=1, nama="Camat", iki=rows)]), [])
    assert [row.no for row in made.rekaman.jabatan[0].iki] == mended


class TestFormulas:
    """Frames for formulas"""

    @pytest.mark.parametrize(
        ("indikator", "frame"),
        [
            (
                "Persentase desa yang menyusun APBDes tepat waktu",
                "Jumlah desa yang menyusun APBDes tepat waktu / Jumlah desa [seluruhnya] x 100%",
            ),
            ("Prosentase jumlah aduan yang selesai.", "Jumlah aduan yang selesai / Jumlah aduan [seluruhnya] x 100%"),
            ("Persentase realisasi PBB", "Jumlah realisasi PBB [yang memenuhi syarat …] / Jumlah realisasi PBB [seluruhnya] x 100%"),
            ("Persentase kenaikan jumlah BUMDes", "(BUMDes tahun ini – BUMDes tahun sebelumnya) / BUMDes tahun sebelumnya x 100%"),
            ("Rata-rata lama pelayanan", "Jumlah lama pelayanan / [banyaknya … yang dihitung]"),
            ("jumlah linmas aktif", "Jumlah linmas aktif dalam satu tahun menurut [register atau dokumen]"),
            (
                "Indeks Kepuasan Masyarakat",
                "Indeks Kepuasan Masyarakat menurut [pedoman penilaian], hasil penilaian [instansi penilai] tahun berjalan",
            ),
            ("Melaksanakan rapat koordinasi", None),
            ("", None),
            ("Persentase", None),
        ],
    )
    def test_by_the_form_of_the_indicator(self, indikator: str, frame: str | None) -> None:
        assert skeleton(indikator) == frame

    @pytest.mark.parametrize(
        ("code", "proposal"),
        [
            ("FRM-05", "Jumlah desa yang aktif / Jumlah desa [seluruhnya] x 100%"),
            ("FRM-04", "Daftar hadir\n[usul: Jumlah desa yang aktif / Jumlah desa [seluruhnya] x 100%]"),
            ("FRM-21", "Daftar hadir"),
        ],
    )
    def test_what_may_be_right_stays_beside_the_frame(self, code: str, proposal: str) -> None:
        row = IKI(kinerja="K", indikator="Persentase desa yang aktif", formulasi="Daftar hadir", sumber_data="S")
        rekaman = Rekaman(berkas="sk.txt", jabatan=[Jabatan(urut=1, nama="Camat", iki=[row])])
        made = draft(rekaman, [finding(kode=code, unsur="/jabatan/0/iki/0")])
        assert made.rekaman.jabatan[0].iki[0].formulasi == proposal

    def test_a_formula_is_never_lost(self) -> None:
        row = IKI(kinerja="K", indikator="Koordinasi", formulasi="Daftar jaga", sumber_data="S")
        made = draft(Rekaman(berkas="sk.txt", jabatan=[Jabatan(urut=1, iki=[row])]), [finding(kode="FRM-02", unsur="/jabatan/0/iki/0")])
        assert made.ubahan[0].usulan == "Daftar jaga [perlu diganti dengan cara menghitung]"


class TestCitations:
    """Citations by the registry"""

    @pytest.mark.parametrize(
        ("sitasi", "on", "text"),
        [
            (
                Sitasi(teks="UU 23/2014;", jenis="UU", nomor="23", tahun=2014, tentang="Pemerintahan Daerah"),
                "2016-03-01",
                (
                    "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara Republik Indonesia Tahun 2014 Nomor 244, Tambahan "
                    "Lembaran Negara Republik Indonesia Nomor 5587) sebagaimana telah beberapa kali diubah, terakhir dengan Undang-Undang Nomor 9 Tahun 2015;"
                ),
            ),
            (
                Sitasi(teks="UU 32/2004", jenis="UU", nomor="32", tahun=2004, tentang="Pemerintahan Daerah"),
                "2014-12-01",
                (
                    "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah (Lembaran Negara Republik Indonesia Tahun 2014 Nomor 244, Tambahan "
                    "Lembaran Negara Republik Indonesia Nomor 5587) sebagaimana telah diubah dengan Peraturan Pemerintah Pengganti Undang-Undang Nomor 2 Tahun 2014"
                ),
            ),
        ],
        ids=["amended", "repealed"],
    )
    def test_complete_as_of_the_day_of_the_decree(self, sitasi: Sitasi, on: str, text: str) -> None:
        found = proposed(sitasi, decree_date(Rekaman(berkas="x", dokumen=Dokumen(tanggal=on))), None)
        assert found is not None
        assert found.teks == text
        assert found.alasan

    def test_a_regulation_outside_the_registry_stays(self) -> None:
        assert proposed(Sitasi(teks="Perbup 5/2020", jenis="Perbup", nomor="5", tahun=2020), None, "35.22") is None

    def test_what_the_decree_has_and_nobody_has_checked_is_kept(self) -> None:
        sitasi = Sitasi(
            teks="…", jenis="Permenpanrb", nomor="53", tahun=2014, tentang="Petunjuk", ln=Lembaran(jenis="BN", tahun=2014, nomor="1842")
        )
        found = proposed(sitasi, None, None)
        assert found is not None
        assert "(Berita Negara Republik Indonesia Tahun 2014 Nomor 1842)" in found.teks

    def test_a_repeated_one_goes_and_the_numbers_close_up(self) -> None:
        rekaman = Rekaman(berkas="sk.txt", mengingat=[Sitasi(no=n, teks=text) for n, text in ((1, "A"), (2, "A"), (3, "B"))])
        made = draft(rekaman, [finding(kode="HKM-13", unsur="/mengingat/1")])
        assert made.dihapus == {1}
        assert [(one.penunjuk, one.semula, one.usulan) for one in made.ubahan] == [
            ("/mengingat/1", "A", "[dihapus]"),
            ("/mengingat/2/no", "3", "2"),
        ]


class TestForms:
    """DOCX and XLSX"""

    def test_changes_stand_beside_the_original(self, telaah: Telaah) -> None:
        made = draft(telaah.rekaman, telaah.temuan)
        book = load_workbook(io.BytesIO(as_xlsx(telaah.rekaman, telaah.temuan)))
        rows = list(book["Daftar perubahan"].iter_rows(3, values_only=True))
        assert [row[3] or "" for row in rows] == [one.semula for one in made.ubahan]
        assert [row[4] for row in rows] == [one.usulan for one in made.ubahan]
        table = Document(io.BytesIO(as_docx(telaah.rekaman, telaah.temuan))).tables[-1]
        assert [cell.text for cell in table.columns[4].cells][1:] == [one.usulan for one in made.ubahan]

    def test_proposals_are_shaded_and_point_to_the_list(self, telaah: Telaah) -> None:
        made = draft(telaah.rekaman, telaah.temuan)
        number = next(n for n, one in enumerate(made.ubahan, 1) if one.penunjuk.endswith("/teks"))
        book = load_workbook(io.BytesIO(as_xlsx(telaah.rekaman, telaah.temuan)))
        cell = next(cell for cell in book["Mengingat"]["B"] if f"‹{number}›" in str(cell.value))
        assert cell.fill.fgColor.rgb.endswith("FFF2CC")

    @pytest.mark.parametrize("people", [False, True])
    def test_people_only_when_asked(self, people: bool) -> None:
        row = IKI(kinerja="K", indikator="Jumlah", formulasi="F", sumber_data="Buku BUDI SANTOSO")
        jabatan = Jabatan(urut=1, nama="Camat", pemegang=Orang(nama="BUDI SANTOSO"), tugas=["Tugas Budi Santoso"], iki=[row])
        rekaman = Rekaman(berkas="sk.txt", jabatan=[jabatan])
        document = Document(io.BytesIO(as_docx(rekaman, [], people=people)))
        text = " ".join([p.text for p in document.paragraphs] + [c.text for t in document.tables for r in t.rows for c in r.cells])
        assert ("budi santoso" in text.casefold()) == people
        book = load_workbook(io.BytesIO(as_xlsx(rekaman, [], people=people)))
        assert ("budi santoso" in str([list(sheet.values) for sheet in book]).casefold()) == people

    def test_the_same_bytes_again(self, telaah: Telaah) -> None:
        assert as_docx(telaah.rekaman, telaah.temuan) == as_docx(telaah.rekaman, telaah.temuan)
        assert as_xlsx(telaah.rekaman, telaah.temuan) == as_xlsx(telaah.rekaman, telaah.temuan)

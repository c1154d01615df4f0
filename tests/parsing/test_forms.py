"""Sheets as forms: positions under headings, labels for superior and duties, an office over three lines in the signature."""

from pathlib import Path

from iki_graph.parsing import parse
from iki_graph.reading import read
from iki_graph.record import Rekaman

SAMPLES = Path(__file__).parent.parent / "samples"


def sample(name: str) -> Rekaman:
    (record,) = parse(read(SAMPLES / name))
    return record


def test_office_over_three_lines_above_the_name() -> None:
    signer = sample("dinas-pertanian.txt").dokumen.penandatangan
    assert signer is not None
    assert signer.jabatan == "KEPALA DINAS PERTANIAN DAN KETAHANAN PANGAN KABUPATEN BANYUMAS"
    assert (signer.nama, signer.nip) == ("Ir. SUTRIMO WIRYAWAN, M.P.", "19670412 199303 1 007")


def test_forms_of_positions() -> None:
    found = sample("dinas-pertanian.txt").jabatan
    assert [(p.nama, len(p.tugas), len(p.fungsi), len(p.iki)) for p in found] == [
        ("Sekretaris", 1, 3, 2),
        ("Kepala Bidang Tanaman Pangan", 1, 2, 2),
        ("Kepala Seksi Padi", 1, 0, 1),
    ]
    assert (found[2].atasan, found[2].atasan_tertulis, found[2].atasan_urut) == (
        "Kepala Bidang Tanaman Pangan",
        "Kepala Bidang Tanaman Pangan",
        2,
    )


def test_tujuan_in_a_column_of_the_iku_table() -> None:
    kaskade = sample("dinas-pertanian.txt").kaskade
    assert kaskade.tujuan == ["Meningkatkan kesejahteraan petani"]
    assert ("tujuan:Meningkatkan kesejahteraan petani", "sasaran:Meningkatnya ketahanan pangan") in kaskade.tautan


def test_positions_by_numbered_headings() -> None:
    record = sample("kecamatan-patebon.txt")
    assert record.dokumen.tentang == "INDIKATOR KINERJA UTAMA DAN INDIKATOR KINERJA INDIVIDU KECAMATAN PATEBON TAHUN 2021-2026"
    assert [(p.nama, p.atasan, len(p.iki)) for p in record.jabatan] == [
        ("CAMAT", None, 0),
        ("SEKRETARIS KECAMATAN", "CAMAT", 2),
        ("KEPALA SUBBAGIAN UMUM DAN KEPEGAWAIAN", "SEKRETARIS KECAMATAN", 1),
    ]
    assert record.kaskade.tujuan == ["Meningkatnya kualitas pelayanan publik"]
    assert record.kaskade.sasaran == ["Meningkatnya kualitas pelayanan publik kecamatan"]


def test_a_file_that_ends_in_a_table_row_is_doubted(tmp_path: Path) -> None:
    text = (SAMPLES / "kecamatan-patebon.txt").read_text(encoding="utf-8")
    path = tmp_path / "sk.txt"
    path.write_text(text[: text.index("Jumlah laporan tepat waktu") + 10], encoding="utf-8")
    (record,) = parse(read(path))
    assert any("terpotong" in doubt.alasan for doubt in record.keraguan)

"""Files of other kinds are refused in one sentence that names what they seem to be; a decree with its tables never is."""

from pathlib import Path

import pytest

from iki_graph.cli import run
from iki_graph.errors import InputError

from .support import decree, page, parse_bytes, parse_text, position

TABLE = "NO\tSASARAN STRATEGIS\tINDIKATOR KINERJA\tTARGET\n1\tMeningkatnya layanan\tPersentase layanan\t80\n"
OFFICE = "PEMERINTAH KABUPATEN BLORA\nDINAS SOSIAL\n\n"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            f"{OFFICE}PERJANJIAN KINERJA TAHUN 2021\n\nKami yang bertanda tangan di bawah ini:\nNama : ......\n\n{TABLE}",
            "perjanjian kinerja",
        ),
        (f"{OFFICE}FORMULIR PERJANJIAN KINERJA\n\n{TABLE}", "perjanjian kinerja"),
        (f"LAPORAN KINERJA INSTANSI PEMERINTAH (LKjIP)\nDINAS SOSIAL TAHUN 2021\n\nBAB I PENDAHULUAN\n\n{TABLE}", "laporan kinerja"),
        (f"LKjIP 2021\n{OFFICE}{TABLE}", "laporan kinerja"),
        (f"KATA PENGANTAR\nPuji syukur.\n\nDAFTAR ISI\nBAB III AKUNTABILITAS KINERJA ........ 12\n\n{TABLE}", "laporan kinerja"),
        (f"{OFFICE}SURAT EDARAN\nNOMOR : 060/123/2022\nTENTANG\nPENYUSUNAN INDIKATOR KINERJA UTAMA\n\nAgar menyusun IKU.\n", "surat dinas"),
        (f"RENCANA STRATEGIS (RENSTRA)\n{OFFICE}TAHUN 2021-2026\n\n{TABLE}", "rencana strategis"),
    ],
)
def test_kind_by_heading(text: str, kind: str) -> None:
    with pytest.raises(InputError, match=rf"^sk\.txt: berkas ini tampaknya {kind}, bukan SK .*; tidak dibaca\.$"):
        parse_text(text)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("PEMBENTUKAN TIM PENYUSUN INDIKATOR KINERJA UTAMA KECAMATAN SUMBERWANGI", "pembentukan tim"),
        ("PENUNJUKAN PETUGAS PENGELOLA BARANG SDR. RADEN WIRATAMA", "penunjukan petugas"),
        ("RENCANA STRATEGIS KECAMATAN SUMBERWANGI TAHUN 2021-2026", "rencana strategis"),
        ("STANDAR PELAYANAN KECAMATAN SUMBERWANGI", "standar pelayanan"),
        ("HARI KERJA DI BULAN RAMADAN", "hal lain"),
        ("PEDOMAN PENYUSUNAN INDIKATOR KINERJA UTAMA", "pedoman"),
    ],
)
def test_decree_about_something_else(title: str, kind: str) -> None:
    text = decree().replace("PENETAPAN INDIKATOR KINERJA UTAMA KECAMATAN SUMBERWANGI KABUPATEN MAGETAN TAHUN 2022", title)
    with pytest.raises(InputError, match=kind) as caught:
        parse_text(text)
    assert "WIRATAMA" not in str(caught.value)


def test_a_guide_that_is_cut_off_before_it_decides_may_have_its_indicators_behind() -> None:
    title = "PEDOMAN PENETAPAN INDIKATOR KINERJA UTAMA DI LINGKUNGAN KECAMATAN SUMBERWANGI"
    text = decree().replace("PENETAPAN INDIKATOR KINERJA UTAMA KECAMATAN SUMBERWANGI KABUPATEN MAGETAN TAHUN 2022", title)
    read = parse_text(text.split("MEMUTUSKAN")[0])
    assert read.dokumen.tentang == title
    assert any("terpotong" in doubt.alasan for doubt in read.keraguan)
    with pytest.raises(InputError, match="pedoman"):
        parse_text(text)


@pytest.mark.parametrize(
    "text",
    [
        "INSTRUKSI BUPATI BLORA\nNOMOR 2 TAHUN 2022\nTENTANG\nPENYUSUNAN INDIKATOR KINERJA UTAMA\n\nKESATU : Menyusun IKU.\n",
        "Camat Kunduran memimpin rapat evaluasi indikator kinerja utama (IKU).\n\nBlora, 4 Januari 2022 - Rapat dihadiri para kepala seksi.\n",
    ],
)
def test_neither_decree_nor_table(text: str) -> None:
    with pytest.raises(InputError, match="tampaknya bukan SK penetapan indikator kinerja"):
        parse_text(text)


def test_qanun() -> None:
    """The regulation of a region in Aceh: read where it is about indicators, else refused."""
    about = "INDIKATOR KINERJA UTAMA KABUPATEN BIREUEN TAHUN 2022-2027"
    text = decree(annex=position("Sekretaris Kecamatan")).replace("KEPUTUSAN CAMAT SUMBERWANGI\nNOMOR", "QANUN KABUPATEN BIREUEN\nNOMOR", 1)
    text = text.replace("PENETAPAN INDIKATOR KINERJA UTAMA KECAMATAN SUMBERWANGI KABUPATEN MAGETAN TAHUN 2022", about)
    read = parse_text(text).dokumen
    assert (read.jenis, read.tentang) == ("Qanun", about)
    with pytest.raises(InputError, match="hal lain"):
        parse_text(text.split("MEMUTUSKAN")[0].replace(about, "RETRIBUSI PASAR").replace("kinerja", "daerah"))


@pytest.mark.parametrize(
    ("head", "kind", "office"),
    [
        ("DIREKTUR RUMAH SAKIT UMUM DAERAH DATU SANGGUL", "Keputusan Direktur", "Rumah Sakit Umum Daerah Datu Sanggul"),
        ("KEPALA UPTD LABORATORIUM KESEHATAN KABUPATEN TAPIN", "Keputusan Kepala UPTD", "UPTD Laboratorium Kesehatan"),
        ("KETUA PENGADILAN NEGERI RANTAU", "Keputusan Ketua Pengadilan", "Pengadilan Negeri Rantau"),
        ("SEKRETARIS MAHKAMAH AGUNG REPUBLIK INDONESIA", "Keputusan Sekretaris Mahkamah", "Sekretariat Mahkamah Agung"),
        ("DEKAN FAKULTAS TEKNIK UNIVERSITAS BORNEO RAYA", "Keputusan Dekan", "Fakultas Teknik Universitas Borneo Raya"),
        ("SEKRETARIS DEWAN PERWAKILAN RAKYAT DAERAH KABUPATEN TAPIN", "Keputusan Sekretaris DPRD", None),
    ],
)
def test_offices_of_any_kind(head: str, kind: str, office: str | None) -> None:
    text = decree(annex=position("Sekretaris")).replace("CAMAT SUMBERWANGI", head)
    read = parse_text(text)
    assert read.dokumen.jenis == kind
    assert office is None or read.dokumen.instansi == office
    assert [len(p.iki) for p in read.jabatan] == [1]


@pytest.mark.parametrize("title", ["INDIKATOR MUTU PUSKESMAS", "PENETAPAN IKU", "PENETAPAN KINERJA INDIVIDU PEGAWAI"])
def test_titles_of_decrees_on_indicators(title: str) -> None:
    text = decree().replace("PENETAPAN INDIKATOR KINERJA UTAMA KECAMATAN SUMBERWANGI KABUPATEN MAGETAN TAHUN 2022", title)
    assert parse_text(text).dokumen.tentang == title


@pytest.mark.parametrize(
    ("title", "about"),
    [
        ("INIKATOR KINERA INDIVIDU", True),
        ("IND IKATOR KI NERJA UTAMA", True),
        ("INDIKTAOR KINEJRA UTAMA", True),
        ("HARI KERJA DI BULAN RAMADAN", False),
        ("PEMBENTUKAN TIM PENYUSUN INDKATOR KINERJA", False),
    ],
)
def test_slips_in_the_words_that_tell_of_indicators(title: str, about: bool) -> None:
    """The title itself stays as it was typed."""
    text = decree().replace("INDIKATOR KINERJA UTAMA", "UKURAN").replace("indikator kinerja utama", "ukuran")
    text = text.replace("Indikator Kinerja Utama", "Ukuran").replace("PENETAPAN UKURAN KECAMATAN SUMBERWANGI", title)
    if about:
        assert (parse_bytes(page(text), "sk.html")[0].dokumen.tentang or "").startswith(title)
    else:
        with pytest.raises(InputError):
            parse_bytes(page(text), "sk.html")


def test_tables_of_a_decree_are_read_whatever_its_title() -> None:
    text = decree(annex=position("Sekretaris Kecamatan")).replace("INDIKATOR KINERJA UTAMA KECAMATAN", "TUGAS DAN SASARAN KECAMATAN")
    assert [len(p.iki) for p in parse_text(text).jabatan] == [1]


def test_a_book_around_a_decree_is_read() -> None:
    """A foreword that speaks of reports and plans does not make the book one."""
    text = f"INDIKATOR KINERJA UTAMA\nKECAMATAN SUMBERWANGI\n\nKATA PENGANTAR\n\nPenyusunan ini berpedoman pada\nRENCANA STRATEGIS\n\n{decree()}"
    assert parse_text(text).dokumen.nomor == "188/14/403.401/2022"


def test_exit_code(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "pk.txt"
    path.write_text(f"PERJANJIAN KINERJA TAHUN 2021\n\n{TABLE}", encoding="utf-8")
    assert run(["convert", str(path)]) == 3
    assert "tampaknya perjanjian kinerja" in capsys.readouterr().err

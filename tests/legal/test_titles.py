"""Titles of regulations as decrees write them."""

import pytest

from iki_graph.legal.titles import common_misprint, compare, compare_registered, titled
from iki_graph.reference.regulations import by_key, regulations

IKU = "permenpan/2007/per-9-m.pan-5-2007"


@pytest.mark.parametrize(
    ("key", "title"),
    [
        (IKU, "Pedoman Umum Penetapan Indikator Kinerja Utama (IKU) Instansi Pemerintah"),
        (IKU, "PEDOMAN UMUM PENETAPAN IKU DI LINGKUNGAN INSTANSI PEMERINTAH"),
        ("permenpanrb/2015/12", "Pedoman Evaluasi Atas Implementasi SAKIP"),
        ("uu/2004/32", "Pemerintahan Daerah1"),
        ("pp/2008/8", "Tahapan, Tata Cara Penyusunan, Pengendalian dan Evaluasi Pelaksanaan Rencana Pembangunan Daerah"),
        ("perpres/2014/29", "Sistim Akuntabilitas Kinerja Instansi Pemerintah"),
    ],
)
def test_shortened_abbreviated_and_misspelt_titles_are_the_same(key, title):
    assert compare_registered(by_key(key), title).same


@pytest.mark.parametrize(
    ("key", "title"),
    [
        (IKU, "Pedoman Umum Penetapan Indikator Kinerja Individu di Lingkungan Instansi Pemerintah"),
        ("permenpanrb/2014/53", "Petunjuk Teknis Perjanjian Kinerja dan Tata Cara Reviu Atas Laporan Kinerja"),
        ("pp/2016/18", "Kecamatan"),
        ("uu/2014/6", "Dosa"),
        ("permenpanrb/2021/88", "Evaluasi Reformasi Birokrasi"),
    ],
)
def test_a_word_in_another_s_place_makes_another_title(key, title):
    assert not compare_registered(by_key(key), title).same


def test_every_registered_title_is_its_own():
    assert [key for key, regulation in regulations().items() if not compare_registered(regulation, regulation.tentang).same] == []


def test_what_differs_is_named():
    compared = compare("Uraian Tugas dan Fungsi Kecamatan", "Kedudukan, Tugas dan Fungsi Kecamatan")
    assert (compared.first_only, compared.second_only) == (("uraian",), ("kedudukan",))
    assert not compared.shortened
    assert compare("Tugas dan Fungsi", "Tugas, Fungsi dan Tata Kerja").shortened
    assert compare("", "").score == 0


def test_numbers_are_no_spelling():
    assert not compare("Rencana Strategis Tahun 2016", "Rencana Strategis Tahun 2017").same


def test_regulations_of_a_title_oldest_first():
    assert [r.key for r in titled("UU", "Pemerintahan Daerah")] == ["uu/1999/22", "uu/2004/32", "uu/2014/23"]
    assert [r.key for r in titled("PP", "Pemerintahan Daerah")] == []
    assert [r.key for r in titled("Permenpan", "Evaluasi Akuntabilitas Kinerja Instansi Pemerintah")] == ["permenpanrb/2021/88"]
    assert titled("Surat Edaran Kepala Desa", "Kecamatan") == ()


def test_common_misprints_are_known():
    regulation = by_key(IKU)
    assert common_misprint(regulation, "Pedoman Umum Penetapan Indikator Kinerja Individu di Lingkungan Instansi Pemerintah")
    assert not common_misprint(regulation, regulation.tentang)

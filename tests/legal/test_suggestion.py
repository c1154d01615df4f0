"""Which regulation a misprinted citation means."""

import pytest

from iki_graph.legal import meant
from iki_graph.record import Lembaran, Sitasi


def cited(jenis, nomor, tahun, tentang, **more):
    return Sitasi(teks="-", jenis=jenis, nomor=nomor, tahun=tahun, tentang=tentang, **more)


@pytest.mark.parametrize(
    ("sitasi", "key"),
    [
        (cited("PP", "81", 2016, "Perangkat Daerah"), "pp/2016/18"),
        (cited("UU", "23", 2004, "Pemerintahan Daerah"), "uu/2014/23"),
        (cited("UU", "23", 2016, "Pemerintahan Daerah"), "uu/2014/23"),
        (cited("Perpres", "92", 2014, "Sistem Akuntabilitas Kinerja Instansi Pemerintah"), "perpres/2014/29"),
        (cited("UU", "24", 2015, "Sistem Perencanaan Pembangunan Nasional", tln="4421"), "uu/2004/25"),
        (
            cited("PP", "9", 2007, "Pelaporan Keuangan dan Kinerja Instansi Pemerintah", ln=Lembaran(jenis="LN", tahun=2006, nomor="25")),
            "pp/2006/8",
        ),
        # The number is another regulation's.
        (cited("PP", "41", 2007, "Kecamatan"), "pp/2018/17"),
    ],
)
def test_title_with_number_year_or_gazette_is_certain(sitasi, key):
    found = meant(sitasi)
    assert found and (found.key, found.sure, found.usual) == (key, True, False)


def test_a_known_misprint_is_usual():
    found = meant(cited("Permenpan", "PER/20/M.PAN/141/2007", 2007, None))
    assert found and found.usual and found.key == "permenpan/2008/per-20-m.pan-11-2008"


def test_an_unchecked_regulation_is_not_certain():
    found = meant(cited("Perpres", "61", 2018, "Pengadaan Barang/Jasa Pemerintah"))
    assert found and (found.key, found.sure) == ("perpres/2018/16", False)


@pytest.mark.parametrize(
    "sitasi",
    [
        cited("UU", "23", 2014, "Pemerintahan Daerah"),
        cited("UU", "23", 2014, "Pemerintah Daerah"),
        cited("PP", "18", 2016, "Perangkat"),
        # A younger law of the same title may be one that the registry does not hold.
        cited("PP", "5", 2025, "Kecamatan"),
        cited("Perda", "8", 2016, "Pembentukan dan Susunan Perangkat Daerah"),
        cited("PP", "77", 2012, "Perusahaan Umum Bulog"),
        cited("PP", "18", None, "Perangkat Daerah"),
        cited("PP", "18", 2016, None),
        cited(None, "18", 2016, "Perangkat Daerah"),
    ],
)
def test_silent_where_all_fits_or_nothing_is_known(sitasi):
    assert meant(sitasi) is None

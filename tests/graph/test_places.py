"""Which region a name means."""

import pytest

from iki_graph.graph.places import issuer_region, office_region
from iki_graph.record import Dokumen, Sitasi


@pytest.mark.parametrize(
    ("office", "regency", "code"),
    [
        ("Kecamatan Kesamben", "Kabupaten Blitar", "35.05.19"),
        ("Kecamatan Kesamben", "Kabupaten Jombang", "35.17.12"),
        ("KANTOR CAMAT KESAMBEN KABUPATEN JOMBANG", "Kabupaten Jombang", "35.17.12"),
        ("Dinas Kesehatan", "Kabupaten Gresik", "35.25"),
        ("Dinas Kesehatan", "Kota Blitar", "35.72"),
        ("Kecamatan Tiada Namanya", "Kabupaten Gresik", None),
        ("Kecamatan Kesamben", None, None),
        (None, "Kabupaten Gresik", None),
    ],
)
def test_the_regency_of_the_decree_decides(office: str | None, regency: str | None, code: str | None) -> None:
    region = office_region(Dokumen(instansi=office, kabupaten=regency))
    assert (region.code if region else None) == code


@pytest.mark.parametrize(
    ("text", "jenis", "code"),
    [
        ("Peraturan Daerah Kabupaten Tuban Nomor 14 Tahun 2016", "Perda", "35.23"),
        ("Peraturan Daerah Provinsi Jawa Timur Nomor 1 Tahun 2006", "Perda", "35"),
        ("Peraturan Gubernur Jawa Timur Nomor 5 Tahun 2019", "Pergub", "35"),
        ("Peraturan Bupati Jombang Nomor 12 Tahun 2020", "Perbup", "35.17"),
        ("Peraturan Wali Kota Surabaya Nomor 12 Tahun 2020", "Perwal", "35.78"),
        ("Keputusan Camat Cerme Nomor 1 Tahun 2020", "Kepcamat", "35.25.11"),
        ("Peraturan Daerah Nomor 3 Tahun 2016", "Perda", "35.25"),
        ("Peraturan Daerah Nomor 3 Tahun 2016 tentang Kota Layak Anak Tahun 2016", "Perda", "35.25"),
        ("Peraturan Gubernur Nomor 3 Tahun 2016", "Pergub", "35"),
        ("Keputusan Camat Nomor 3 Tahun 2016", "Kepcamat", "35.25.11"),
        ("Peraturan Daerah Kabupaten Antah Berantah Nomor 3 Tahun 2016", "Perda", None),
    ],
)
def test_a_regulation_belongs_to_the_region_it_names_or_else_to_the_decree_s(text: str, jenis: str, code: str | None) -> None:
    document = Dokumen(instansi="Kecamatan Cerme", kabupaten="Kabupaten Gresik")
    region = issuer_region(Sitasi(teks=text, jenis=jenis), document)
    assert (region.code if region else None) == code

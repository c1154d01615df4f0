"""Facts about the legal basis, on invented citations."""

import pytest

from iki_graph.checks.facts.fakta import Fakta, Konteks
from iki_graph.checks.facts.hukum import facts
from iki_graph.parsing.citations import take_apart
from iki_graph.reading import Document
from iki_graph.reading.document import Line
from iki_graph.record import IKU, Asal, Bagian, Dokumen, Rekaman, Sitasi
from tests.checks.support import complete

PP18 = "Peraturan Pemerintah Nomor 18 Tahun 2016 tentang Perangkat Daerah"
PERBUP = "Peraturan Bupati Nomor 69 Tahun 2016 tentang Kedudukan, Susunan Organisasi, Tugas dan Fungsi serta Tata Kerja Kecamatan;"


def decree(*basis: str, tanggal="2023-02-01", tahun="2023", instansi="Kecamatan Sukarasa", **more) -> Rekaman:
    dokumen = Dokumen(tanggal=tanggal, tahun=tahun, instansi=instansi)
    return Rekaman(berkas="x.txt", dokumen=dokumen, mengingat=[Sitasi(**take_apart(text)) for text in basis], **more)


def found(rekaman: Rekaman, *kinds: str, document: Document | None = None) -> list[Fakta]:
    return [fakta for fakta in facts(Konteks(rekaman, document)) if fakta.jenis in kinds]


def told(rekaman: Rekaman, *kinds: str) -> list[tuple[str, str, str]]:
    return [(fakta.jenis, fakta.tentang, fakta.nilai) for fakta in found(rekaman, *kinds)]


def test_the_complete_decree_has_none_but_what_it_cites():
    assert {fakta.jenis for fakta in facts(Konteks(complete()))} == {"peraturan-pada-baris"}


NUMBERS = ("sitasi-nomor-keliru", "sitasi-nomor-lazim-keliru", "sitasi-judul-keliru", "sitasi-judul-lazim-keliru")


@pytest.mark.parametrize(
    ("text", "kind", "key"),
    [
        ("Peraturan Pemerintah Nomor 81 Tahun 2016 tentang Perangkat Daerah;", "sitasi-nomor-keliru", "pp/2016/18"),
        (
            "Peraturan Menteri Negara Pendayagunaan Aparatur Negara Nomor PER/20/M.PAN/141/2007 tentang Pedoman Penyusunan IKU;",
            "sitasi-nomor-lazim-keliru",
            "permenpan/2008/per-20-m.pan-11-2008",
        ),
        (
            "Peraturan Menteri PANRB Nomor 88 Tahun 2021 tentang Evaluasi Reformasi Birokrasi Instansi Pemerintah",
            "sitasi-judul-keliru",
            "permenpanrb/2021/88",
        ),
        (
            "Peraturan Menteri Negara PAN Nomor PER/9/M.PAN/5/2007 tentang Pedoman Umum Penetapan Indikator Kinerja Individu;",
            "sitasi-judul-lazim-keliru",
            "permenpan/2007/per-9-m.pan-5-2007",
        ),
    ],
)
def test_wrong_number_or_title(text, kind, key):
    assert told(decree(text), *NUMBERS) == [(kind, "/mengingat/0", key)]


@pytest.mark.parametrize(
    "text",
    [
        PP18,
        "Peraturan Menteri PANRB Nomor 88 Tahun 2021 tentang Evaluasi AKIP;",
        "Peraturan Daerah Kabupaten Gresik Nomor 8 Tahun 2016 tentang Perangkat Daerah;",
        "Undang-Undang Nomor 4 Tahun 1999 tentang Sesuatu yang Tidak Dikenal;",
    ],
)
def test_right_or_unknown_citations_are_left_alone(text):
    assert told(decree(text), *NUMBERS) == []


def test_an_amendment_of_the_wrong_year():
    rekaman = decree(
        "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah sebagaimana telah diubah dengan Undang-Undang Nomor 9 Tahun 2014;"
    )
    assert told(rekaman, *NUMBERS) == [("sitasi-nomor-keliru", "/mengingat/0/diubah/0", "uu/2015/9")]


@pytest.mark.parametrize(
    ("basis", "tanggal", "expected"),
    [
        ([PP18], "2021-04-22", [("/mengingat/0", "pp/2019/72", 1.0)]),
        ([PP18], "2021-04", [("/mengingat/0", "pp/2019/72", 1.0)]),
        ([PP18], "2018-01-02", []),
        ([PP18], None, []),
        ([PP18 + " sebagaimana telah diubah dengan Peraturan Pemerintah Nomor 72 Tahun 2019;"], "2021-04-22", []),
        (
            [PP18, "Peraturan Pemerintah Nomor 72 Tahun 2019 tentang Perubahan atas Peraturan Pemerintah Nomor 18 Tahun 2016"],
            "2021-04-22",
            [],
        ),
        # Revoked as a whole: no amendment helps.
        (["Undang-Undang Nomor 32 Tahun 2004 tentang Pemerintahan Daerah;"], "2021-04-22", []),
        # The registry is not sure of the amendment.
        (["Undang-Undang Nomor 6 Tahun 2014 tentang Desa;"], "2025-01-02", [("/mengingat/0", "uu/2024/3", 0.5)]),
        (["Peraturan Pemerintah Nomor 8 Tahun 2006 tentang Pelaporan Keuangan dan Kinerja Instansi Pemerintah"], "2024-01-01", []),
    ],
)
def test_amendments_that_the_decree_lacks(basis, tanggal, expected):
    facts_ = found(decree(*basis, tanggal=tanggal), "perubahan-tertinggal")
    assert [(f.tentang, f.nilai, f.skor) for f in facts_] == expected


@pytest.mark.parametrize(
    ("last", "tanggal", "expected"),
    [
        ("Nomor 9 Tahun 2015", "2020-01-02", None),
        ("Nomor 9 Tahun 2015", "2021-01-02", "uu/2020/11"),
        ("Nomor 9 Tahun 2015", "2024-01-02", "uu/2023/6"),
        ("Nomor 2 Tahun 2015", "2016-01-02", "uu/2015/9"),
        ("Nomor 6 Tahun 2023", "2024-01-02", None),
        # Younger than what the registry knows: taken as known to the decree.
        ("Nomor 99 Tahun 2024", "2025-01-02", None),
    ],
)
def test_the_newest_amendment_on_the_day(last, tanggal, expected):
    text = f"Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah sebagaimana telah diubah terakhir dengan Undang-Undang {last};"
    facts_ = found(decree(text, tanggal=tanggal), "perubahan-tertinggal")
    assert [f.nilai for f in facts_] == ([expected] if expected else [])


DIFFERENT = ("sitasi-judul-berbeda", "sitasi-nomor-berbeda", "sitasi-bentuk-berbeda")


@pytest.mark.parametrize(
    ("considered", "kinds"),
    [
        (
            "bahwa berdasarkan Peraturan Bupati Nomor 69 Tahun 2016 tentang Uraian Tugas dan Fungsi Kelurahan perlu ditetapkan",
            ["sitasi-judul-berbeda"],
        ),
        (
            "bahwa Peraturan Bupati Nomor 69 Tahun 2015 tentang Kedudukan, Susunan Organisasi, Tugas dan Fungsi serta Tata Kerja Kecamatan, maka",
            ["sitasi-nomor-berbeda"],
        ),
        ("bahwa untuk melaksanakan Peraturan Bupati Nomor 069 Tahun 2016, perlu ditetapkan", ["sitasi-bentuk-berbeda"]),
        ("bahwa untuk melaksanakan Peraturan Bupati Nomor 69 Tahun 2016 tentang Tugas dan Fungsi Kecamatan, perlu menetapkan", []),
        ("bahwa untuk melaksanakan Peraturan Bupati Nomor 12 Tahun 2020 tentang Pakaian Dinas, perlu menetapkan", []),
        ("bahwa untuk mengukur kinerja perlu ditetapkan indikator", []),
    ],
)
def test_citations_that_differ_from_the_legal_basis(considered, kinds):
    facts_ = found(decree(PERBUP, menimbang=[considered]), *DIFFERENT)
    assert [f.jenis for f in facts_] == kinds
    assert all(f.tentang == "/menimbang/0" and f.pembanding == ("/mengingat/0",) for f in facts_)


def test_a_heading_in_capitals_is_compared_too():
    heading = "PERATURAN BUPATI NOMOR 69 TAHUN 2016 TENTANG URAIAN TUGAS KELURAHAN"
    document = Document("x.txt", "0" * 64, "text/plain", ("LAMPIRAN", heading), (Line(1, "LAMPIRAN"), Line(2, heading)))
    rekaman = decree(PERBUP, bagian=[Bagian(jenis="lampiran", baris=(1, 2))])
    (fakta,) = found(rekaman, *DIFFERENT, document=document)
    assert (fakta.jenis, fakta.tentang, fakta.baris) == ("sitasi-judul-berbeda", "/bagian/0", (2, 2))


def test_two_laws_of_one_title_are_no_contradiction():
    rekaman = decree(
        "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah;",
        menimbang=["bahwa Undang-Undang Nomor 32 Tahun 2004 tentang Pemerintahan Daerah, sudah diganti"],
    )
    assert told(rekaman, *DIFFERENT) == []


KEPBUP = "Keputusan Bupati Nomor 188/694/HK/2021 tentang Indikator Kinerja Utama Tahun 2021-2026"


@pytest.mark.parametrize(
    ("considered", "basis", "values"),
    [
        (f"bahwa berdasarkan {KEPBUP}, maka perlu", [KEPBUP], []),
        (
            f"bahwa berdasarkan {KEPBUP.replace('HK/2021', 'HK/2023')}, maka perlu",
            [KEPBUP],
            ["Keputusan Bupati Nomor 188/694/HK/2023"],
        ),
        (
            f"bahwa Keputusan Bupati Nomor 188/29/HK/2023 tentang Perubahan atas {KEPBUP}, maka perlu",
            [KEPBUP],
            ["Keputusan Bupati Nomor 188/29/HK/2023"],
        ),
        (
            f"bahwa Keputusan Bupati Nomor 188/29/HK/2022 tentang Perubahan atas {KEPBUP}, maka perlu",
            [KEPBUP + " sebagaimana telah diubah dengan Keputusan Bupati Nomor 188/29/HK/2022"],
            [],
        ),
        # A decree belongs to the considerations alone; a regulation is a legal basis.
        (f"bahwa berdasarkan {KEPBUP}, maka perlu", [PP18], []),
        (
            "bahwa Peraturan Bupati Nomor 25 Tahun 2017 tentang Indikator Kinerja Utama, maka perlu",
            [PP18],
            ["Peraturan Bupati Nomor 25 Tahun 2017"],
        ),
    ],
)
def test_the_region_s_rule_on_indicators(considered, basis, values):
    assert [f.nilai for f in found(decree(*basis, menimbang=[considered]), "iku-daerah-berbeda")] == values


def row(definisi: str, indikator: str = "Nilai survei kepuasan masyarakat") -> IKU:
    return IKU(indikator=indikator, definisi=definisi)


def test_regulations_in_rows_and_their_lines():
    rekaman = decree(
        iku=[row("dihitung menurut Permenpan No. 16 Tahun 2014 tentang Pedoman Survei")], asal={"/iku/0/definisi": Asal(baris=(7, 7))}
    )
    (fakta,) = found(rekaman, "peraturan-pada-baris")
    assert (fakta.tentang, fakta.nilai, fakta.baris) == ("/iku/0/definisi", "permenpanrb/2014/16", (7, 7))


def test_a_number_with_its_year_behind_a_slash():
    assert told(decree(iku=[row("sesuai Permenpan RB Nomor 14/2017")]), "peraturan-pada-baris") == [
        ("peraturan-pada-baris", "/iku/0/definisi", "permenpanrb/2017/14")
    ]


def test_a_guideline_and_the_one_that_replaces_it():
    rekaman = decree(iku=[row("sesuai Permenpan Nomor 14 Tahun 2017"), row("sesuai Permenpan Nomor 16 Tahun 2014")])
    (fakta,) = found(rekaman, "pedoman-berbeda")
    assert (fakta.tentang, fakta.nilai) == ("/iku/1/definisi", "permenpanrb/2014/16 permenpanrb/2017/14")
    assert fakta.pembanding == ("/iku/0/definisi",)
    assert told(decree(PP18, "Peraturan Pemerintah Nomor 41 Tahun 2007 tentang Organisasi Perangkat Daerah"), "pedoman-berbeda") == []


@pytest.mark.parametrize(
    ("indikator", "definisi", "values"),
    [
        (
            "Nilai survei kepuasan masyarakat",
            "menurut Permenpanrb Nomor 59 Tahun 2020",
            ["permenpanrb/2020/59 permenpanrb/2017/14"],
        ),
        ("Nilai survei kepuasan masyarakat", "menurut Permenpanrb Nomor 14 Tahun 2017", []),
        ("Nilai survei kepuasan masyarakat dan indeks SPBE", "menurut Permenpanrb Nomor 59 Tahun 2020", []),
        # No guideline of any subject: a regulation that may well be meant.
        ("Nilai survei kepuasan masyarakat", "menurut Undang-Undang Nomor 25 Tahun 2009", []),
        ("Persentase pengaduan yang selesai", "menurut Permenpanrb Nomor 59 Tahun 2020", []),
    ],
)
def test_a_guideline_of_another_subject(indikator, definisi, values):
    assert [f.nilai for f in found(decree(iku=[row(definisi, indikator)]), "pedoman-lain")] == values


@pytest.mark.parametrize(
    ("title", "tahun", "period"),
    [
        ("Rencana Pembangunan Jangka Menengah Daerah Tahun 2016-2021", "2023", "2016-2021"),
        ("Rencana Strategis Perangkat Daerah Tahun 2019 2022", "2023", "2019-2022"),
        ("Renstra Kecamatan Tahun 2016 s.d. 2021", "2021-2026", "2016-2021"),
        ("Rencana Pembangunan Daerah Tahun 2024 - 2026", "2023", "2024-2026"),
        ("Rencana Pembangunan Jangka Menengah Daerah Tahun 2021-2026", "2023", None),
        ("Rencana Pembangunan Jangka Menengah Daerah Tahun 2016-2021", "2016-2021", None),
        ("Rencana Pembangunan Jangka Menengah Daerah Tahun 2018-2023", "2019-2023", None),
        ("Rencana Pembangunan Jangka Panjang Daerah Tahun 2005-2025", "2023", None),
        ("Rencana Tata Ruang Wilayah Tahun 2009-2019", "2023", None),
        ("Indikator Kinerja Utama Tahun 2016-2021", "2023", None),
        ("Rencana Strategis Perangkat Daerah", "2023", None),
    ],
)
def test_plans_and_the_year_of_the_indicators(title, tahun, period):
    rekaman = decree(f"Peraturan Daerah Nomor 2 Tahun 2016 tentang {title};", tahun=tahun)
    assert [f.nilai for f in found(rekaman, "rencana-lewat")] == ([period] if period else [])


def test_without_a_year_the_decree_s_date_decides():
    text = "Peraturan Daerah Nomor 2 Tahun 2016 tentang Rencana Pembangunan Jangka Menengah Daerah Tahun 2016-2021;"
    assert [f.nilai for f in found(decree(text, tahun=None), "rencana-lewat")] == ["2016-2021"]
    assert found(decree(text, tahun=None, tanggal=None), "rencana-lewat") == []


@pytest.mark.parametrize(
    ("instansi", "title", "unit"),
    [
        ("Kecamatan Sukarasa", "Organisasi dan Tata Kerja Sekretariat Daerah, Sekretariat DPRD, dan Staf Ahli", "Sekretariat Daerah"),
        ("Kecamatan Sukarasa", "Uraian Tugas Dinas Kesehatan", "Dinas Kesehatan"),
        ("Dinas Perpustakaan", "Susunan Organisasi dan Tata Kerja Kecamatan", "Kecamatan"),
        ("Kecamatan Sukarasa", "Organisasi dan Tata Kerja Kecamatan dan Kelurahan", None),
        ("Kelurahan Sukarasa", "Organisasi dan Tata Kerja Kecamatan", None),
        ("Kecamatan Sukarasa", "Pembentukan dan Susunan Perangkat Daerah", None),
        ("Kecamatan Sukarasa", "Susunan Organisasi Sekretariat Daerah, Dinas Daerah, dan Kecamatan", None),
        ("Kecamatan Sukarasa", "Pengelolaan Badan Usaha Milik Desa", None),
        ("Kecamatan Sukarasa", "Pakaian Dinas Pegawai", None),
        ("Bagian Organisasi", "Susunan Organisasi Sekretariat Daerah", None),
        ("RSUD Sukarasa", "Organisasi dan Tata Kerja Dinas Kesehatan", None),
    ],
)
def test_rules_on_other_units(instansi, title, unit):
    rekaman = decree(f"Peraturan Daerah Nomor 10 Tahun 2018 tentang {title};", instansi=instansi)
    assert [f.nilai for f in found(rekaman, "unit-lain")] == ([unit] if unit else [])


def test_national_rules_are_not_taken_for_the_organisation_s():
    rekaman = decree("Peraturan Presiden Nomor 47 Tahun 2021 tentang Organisasi Badan Kepegawaian;")
    assert found(rekaman, "unit-lain") == []

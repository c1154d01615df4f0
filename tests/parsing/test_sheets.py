"""Sheets of positions whose names stand in headings, titles and signatures, lists of positions, cards typed as text, tables of many offices."""

import pytest

from .support import TABLE_HEAD, decree, page, parse_bytes, parse_text

ROW = "1\tTertibnya {0}\tPersentase {0}\tJumlah {0} selesai / Jumlah {0} x 100%\tLaporan {0}"


def positions(annex: str, typed: bool = False) -> list[tuple[str | None, list[str], list[str | None]]]:
    """Name, duties and indicators of the positions of a decree with this annex."""
    text = decree(annex=annex)
    (record,) = parse_bytes(page(text)) if typed else [parse_text(text)]
    return [(p.nama, p.tugas, [r.indikator for r in p.iki]) for p in record.jabatan]


@pytest.mark.parametrize(
    "name",
    [
        "Nutrisionis Penyelia UPTD Puskesmas Wringin",
        "Dokter Ahli Muda",
        "Kepala Seksi kesejahteraan rakyat Kecamatan Benjeng",
        "Juru Pelihara Taman",
        "Kepala Seksi Pemberdayaan Masyarakat Desa dan Kesejahteraan Sosial Kantor Kecamatan Benjeng Kabupaten Gresik",
    ],
)
@pytest.mark.parametrize("number", ["", "3. ", "3.2 "])
def test_a_heading_names_a_position_in_whatever_words(name: str, number: str) -> None:
    annex = f"INDIKATOR KINERJA INDIVIDU\n{number}{name}\nTugas :\nMelaksanakan pelayanan.\n{TABLE_HEAD}\n{ROW.format('arsip')}"
    assert positions(annex) == [(name, ["Melaksanakan pelayanan."], ["Persentase arsip"])]


def test_a_title_right_above_a_table_names_a_position() -> None:
    annex = (
        f"INDIKATOR KINERJA INDIVIDU\n1. Bendahara\n{TABLE_HEAD}\n{ROW.format('kas')}\n"
        f"2. Analis Kinerja\nIndikator:\n{TABLE_HEAD}\n{ROW.format('arsip')}"
    )
    assert [(name, rows) for name, _, rows in positions(annex)] == [
        ("Bendahara", ["Persentase kas"]),
        ("Analis Kinerja", ["Persentase arsip"]),
    ]


def test_titles_of_sheets_name_their_positions_though_the_first_has_no_table() -> None:
    annex = (
        "INDIKATOR KINERJA INDIVIDU CAMAT\nTugas : memimpin kecamatan.\n"
        f"INDIKATOR KINERJA INDIVIDU SEKRETARIS CAMAT\nTugas : memimpin sekretariat.\n{TABLE_HEAD}\n{ROW.format('arsip')}"
    )
    assert positions(annex) == [
        ("CAMAT", ["memimpin kecamatan."], []),
        ("SEKRETARIS CAMAT", ["memimpin sekretariat."], ["Persentase arsip"]),
    ]


SIGNED = f"INDIKATOR KINERJA INDIVIDU\nTugas : {{0}}.\n{TABLE_HEAD}\n{ROW}\nPatebon, 3 Januari 2024\n{{1}}\n\n"


def test_a_signature_without_a_number_names_the_position_below_place_and_day() -> None:
    annex = SIGNED.format("arsip", "KEPALA SEKSI ARSIP") + "(SITI AMINAH)\n" + SIGNED.format("kas", "Juru Bayar")
    record = parse_text(decree(annex=annex))
    assert [(p.nama, p.tugas, len(p.iki)) for p in record.jabatan] == [("KEPALA SEKSI ARSIP", ["arsip."], 1), ("Juru Bayar", ["kas."], 1)]
    assert [p.pemegang and p.pemegang.nama for p in record.jabatan] == ["SITI AMINAH", None]
    assert record.instansi_tugas_fungsi is None


def test_duties_that_no_signature_names_are_the_office_s() -> None:
    record = parse_text(decree(annex=f"INDIKATOR KINERJA INDIVIDU\nTugas : arsip.\n{TABLE_HEAD}\n{ROW.format('arsip')}"))
    assert record.jabatan == []
    assert record.instansi_tugas_fungsi is not None and record.instansi_tugas_fungsi.tugas == ["arsip."]
    assert len(record.iku) == 1


def test_a_list_of_positions_with_a_row_for_each_duty() -> None:
    annex = (
        "TUGAS DAN FUNGSI\nJabatan\tTugas\tFungsi\nSekretaris\tmemimpin sekretariat;\tpengelolaan arsip;\n\tmenyusun laporan;\t\n"
        f"Bendahara\tmembayar.\t\nINDIKATOR KINERJA INDIVIDU\nJabatan : Sekretaris\n{TABLE_HEAD}\n{ROW.format('arsip')}"
    )
    assert positions(annex) == [
        ("Sekretaris", ["memimpin sekretariat;", "menyusun laporan;"], ["Persentase arsip"]),
        ("Bendahara", ["membayar."], []),
    ]


@pytest.mark.parametrize("typed", [False, True])
def test_items_without_marks_are_told_by_their_ends_and_typed_ones_by_capitals(typed: bool) -> None:
    annex = f"INDIKATOR KINERJA INDIVIDU\nJabatan : Sekretaris\nTugas :\nMemimpin;\nMenyusun laporan\nMelapor\n{TABLE_HEAD}\n{ROW.format('arsip')}"
    ((_, duties, _),) = positions(annex.replace(TABLE_HEAD, "").split("\n1\t")[0] if typed else annex, typed)
    assert duties == (["Memimpin;", "Menyusun laporan", "Melapor"] if typed else ["Memimpin;", "Menyusun laporan Melapor"])


@pytest.mark.parametrize("title", ["Indikator {}\n", "IKI {}.\n", ""])
@pytest.mark.parametrize("mark", ["- ", "", "a. "])
def test_cards_typed_as_text(title: str, mark: str) -> None:
    card = "{t}{m}Kinerja : Tertibnya arsip\n{m}Indikator Kinerja : Persentase {x}\n{m}Formulasi : Jumlah {x} / Jumlah arsip x 100%\n{m}Sumber Data : Laporan\n\n"
    annex = "INDIKATOR KINERJA INDIVIDU\nJabatan : Sekretaris\nTugas : memimpin.\n\n" + "".join(
        card.format(t=title.format(n), m=mark, x=x) for n, x in enumerate(("surat", "kas"), 1)
    )
    (position,) = parse_text(decree(annex=annex)).jabatan
    assert position.tugas == ["memimpin."]
    assert [(r.kinerja, r.indikator, r.formulasi, r.sumber_data) for r in position.iki] == [
        ("Tertibnya arsip", f"Persentase {x}", f"Jumlah {x} / Jumlah arsip x 100%", "Laporan") for x in ("surat", "kas")
    ]


OFFICES = ("Dinas Pendidikan", "BAPPEDA", "Inspektorat Daerah")
HEAD = "NO\tPERANGKAT DAERAH\tSASARAN\tINDIKATOR KINERJA UTAMA\tFORMULASI\tSUMBER DATA"


def regulation(annex: str) -> bytes:
    """A regent's regulation with this annex."""
    return (
        "PERATURAN BUPATI TUBAN\nNOMOR 25 TAHUN 2022\nTENTANG\nINDIKATOR KINERJA UTAMA PERANGKAT DAERAH TAHUN 2021-2026\nBUPATI TUBAN,\n"
        "Menimbang : a. bahwa perlu menetapkan Indikator Kinerja Utama;\nMEMUTUSKAN:\nMenetapkan : PERATURAN BUPATI TENTANG INDIKATOR KINERJA UTAMA.\n"
        "Pasal 1\nIndikator Kinerja Utama tercantum dalam Lampiran.\nDitetapkan di Tuban\npada tanggal 3 Maret 2022\nBUPATI TUBAN,\n\n"
        f"LAMPIRAN PERATURAN BUPATI TUBAN\nNOMOR 25 TAHUN 2022\nINDIKATOR KINERJA UTAMA PERANGKAT DAERAH\n{annex}"
    ).encode()


@pytest.mark.parametrize(
    "annex",
    [
        "\n".join(
            [HEAD, *(line for n, o in enumerate(OFFICES, 1) for line in (f"{n}\t{o}" + ROW.format(o)[1:], "\t" + ROW.format("surat")[1:]))]
        ),
        "\n".join([TABLE_HEAD, *(line for o in OFFICES for line in (f"A. {o.upper()}\t\t\t\t", ROW.format(o), ROW.format("surat")))]),
        "\n".join(line for o in OFFICES for line in (f"\n1. {o}", TABLE_HEAD, ROW.format(o), ROW.format("surat"))),
    ],
    ids=["column", "bands", "headings"],
)
def test_tables_of_many_offices(annex: str) -> None:
    found = [(r.dokumen.instansi, [row.indikator for row in r.iku]) for r in parse_bytes(regulation(annex))]
    assert [(str(office).lower(), rows) for office, rows in found] == [
        (o.lower(), [f"Persentase {o}", "Persentase surat"]) for o in OFFICES
    ]

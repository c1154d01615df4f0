"""Terms under two abbreviations, indicators with two formulas."""

import pytest

from iki_graph.checks.facts import istilah
from iki_graph.checks.facts.fakta import Fakta, Konteks
from iki_graph.record import IKI, Jabatan, Rekaman, Sitasi
from tests.checks.support import complete


def facts(*rows: IKI, **more: object) -> list[Fakta]:
    return list(istilah.facts(Konteks(Rekaman(berkas="a", jabatan=[Jabatan(urut=1, nama="Kepala", iki=list(rows))], **more))))


def test_two_abbreviations_of_one_thing() -> None:
    (fakta,) = facts(IKI(indikator="Jumlah aparatur SKPD", formulasi="Jumlah aparatur OPD"))
    assert (fakta.jenis, fakta.nilai) == ("istilah-tidak-seragam", "OPD, SKPD")


def test_one_abbreviation_or_only_in_cited_law() -> None:
    assert facts(IKI(indikator="Jumlah aparatur OPD", formulasi="Jumlah aparatur opd")) == []
    assert facts(IKI(indikator="Jumlah aparatur OPD"), mengingat=[Sitasi(teks="Peraturan tentang Renstra SKPD")]) == []


NAME = "Persentase lembaga desa yang dibina"
LONG = "Jumlah lembaga pemberdayaan masyarakat desa yang dibina sesuai pedoman / jumlah seluruh lembaga pemberdayaan masyarakat desa"


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Jumlah lembaga desa yang dibina / jumlah lembaga desa", "Jumlah pembinaan lembaga desa oleh kecamatan", 1),
        ("Jumlah lembaga desa yang dibina / jumlah lembaga desa", "Jumlah lembaga desa yg dibina : jumlah lembaga desa", 0),
        ("Jumlah lembaga desa yang dibina / jumlah lembaga desa", "Nilai sakip", 0),
        (LONG, f"{LONG} yang dilaporkan", 1),
        (f"{LONG} aktif", LONG, 1),
        (LONG, LONG.replace("masyarakat", "masyarkat"), 0),
        (LONG, LONG.replace("dibina", "di bina"), 0),
        (LONG, f"{LONG} di kecamatan tahun berjalan", 0),
        ("Jumlah lembaga desa yang dibina / jumlah lembaga desa", None, 0),
    ],
)
def test_formulas_of_one_indicator(first: str, second: str | None, expected: int) -> None:
    found = facts(IKI(indikator=NAME, formulasi=first), IKI(indikator=NAME.upper(), formulasi=second))
    assert [(fakta.tentang, fakta.pembanding) for fakta in found] == [("/jabatan/0/iki/0", ("/jabatan/0/iki/1",))] * expected


def test_the_complete_decree_is_uniform() -> None:
    assert list(istilah.facts(Konteks(complete()))) == []

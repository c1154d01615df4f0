"""One thing in two wordings: the decree's cascade, and its table of IKU."""

import pytest

from iki_graph.checks.facts.fakta import Konteks
from iki_graph.checks.facts.kaskade import facts
from iki_graph.record import IKU, Kaskade, Rekaman
from tests.checks.support import complete

TUJUAN = "Meningkatnya kualitas tata kelola kecamatan"
SASARAN = "Meningkatnya kualitas pelayanan publik kecamatan"


def found(kaskade: Kaskade, *iku: IKU) -> list[tuple[str, tuple[str, ...]]]:
    return [(fakta.tentang, fakta.pembanding) for fakta in facts(Konteks(Rekaman(berkas="x", kaskade=kaskade, iku=list(iku))))]


def cascade(*, tujuan: str = TUJUAN, sasaran: str = SASARAN, indikator: str = "Nilai Indeks Kepuasan Masyarakat") -> Kaskade:
    """A table of the cascade, and statements elsewhere: one tujuan in the heading, one sasaran in the table of IKU."""
    links = [(f"tujuan:{TUJUAN}", f"sasaran:{SASARAN}"), (f"sasaran:{SASARAN}", f"iku:{indikator}")]
    return Kaskade(tujuan=list(dict.fromkeys([tujuan, TUJUAN])), sasaran=list(dict.fromkeys([SASARAN, sasaran])), tautan=links)


def row(sasaran: str = SASARAN, indikator: str = "Nilai Indeks Kepuasan Masyarakat") -> IKU:
    return IKU(sasaran=sasaran, indikator=indikator)


def test_the_complete_decree_says_all_alike() -> None:
    assert list(facts(Konteks(complete()))) == []


@pytest.mark.parametrize(
    ("tujuan", "told"),
    [
        ("Peningkatan kualitas tata kelola kecamatan", True),
        ("Meningkatnya  Kualitas Tata-Kelola KECAMATAN", False),
        ("Meningkatnya kualitas tata kelola kecamatann", False),
        ("Meningkatnya kemandirian desa", False),
    ],
)
def test_tujuan(tujuan: str, told: bool) -> None:
    assert found(cascade(tujuan=tujuan), row()) == ([("/kaskade/tujuan/0", ("/kaskade/tautan/0/0",))] if told else [])


@pytest.mark.parametrize(
    ("sasaran", "told"),
    [
        ("Meningkatnya kualitas pelayanan administrasi terpadu kecamatan", True),
        ("Meningkatnya kualitas pelayanan publik Kecamatan.", False),
        ("Terwujudnya ketertiban umum", False),
    ],
)
def test_sasaran(sasaran: str, told: bool) -> None:
    assert found(cascade(sasaran=sasaran), row(sasaran)) == ([("/kaskade/sasaran/1", ("/kaskade/tautan/0/1",))] if told else [])


def test_a_sasaran_that_both_tables_have_is_no_pair_of_another() -> None:
    assert found(cascade(sasaran=f"{SASARAN} dan desa"), row(), row(f"{SASARAN} dan desa", "Persentase desa tertib")) == []


@pytest.mark.parametrize(
    ("indikator", "told"),
    [
        ("Meningkatnya Nilai Indeks Kepuasan Masyarakat", True),
        ("Nilai Indek Kepuasan Masyarakat", False),
        ("Persentase aduan yang ditindaklanjuti", False),
    ],
)
def test_iku(indikator: str, told: bool) -> None:
    assert found(cascade(), row(indikator=indikator)) == ([("/iku/0", ("/kaskade/tautan/1/1",))] if told else [])


def test_an_iku_of_another_sasaran_is_no_pair() -> None:
    assert found(cascade(), row("Terwujudnya ketertiban umum", "Meningkatnya Nilai Indeks Kepuasan Masyarakat")) == []


def test_the_indicator_of_a_tujuan_is_no_iku() -> None:
    kaskade = cascade()
    kaskade.tautan.append((f"tujuan:{TUJUAN}", "iku:Persentase desa yang mandiri"))
    assert found(kaskade, row(), row(indikator="Persentase desa yang maju")) == []


def test_a_decree_without_links_says_nothing() -> None:
    kaskade = Kaskade(tujuan=[TUJUAN, f"{TUJUAN} dan desa"], sasaran=[SASARAN, f"{SASARAN} dan desa"])
    assert found(kaskade, row(f"{SASARAN} desa")) == []

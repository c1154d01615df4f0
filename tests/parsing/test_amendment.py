"""Amendments behind a citation: which law they name, and what is not theirs."""

from typing import Any

import pytest

from .citing import LN_23, check, citation, gazette, law
from .support import differences


@pytest.mark.parametrize(
    "phrase",
    [
        "sebagaimana telah diubah dengan",
        "sebagaimana telah diubah beberapa kali, terakhir dengan",
        "sebagaimana telah diubah beberapa kali terakhir dengan",
        ", sebagaimana telah beberapa kali diubah terakhir dengan",
        "sebagaimana telah diubah berapa kali terakhir dengan",
        "sebagaimana telah diubah beberapakali terakhir dengan",
        "sebagaimana telah diubah kedua kalinya dengan",
        "sebagaimana diubah terakhir dengan",
    ],
)
@pytest.mark.parametrize(
    "amending",
    [
        "Undang-Undang Nomor 9 Tahun 2015",
        (
            "Undang-undang nomor 9 tahun 2015 (Lembaran Negara Republik Indonesia Tahun 2015 Nomor 58, Tambahan Lembaran "
            "Negara Republik Indonesia Nomor 5679)"
        ),
        "Undang-Undang Nomor 9 Tahun 2015 tentang Perubahan Kedua atas Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah",
    ],
)
@pytest.mark.parametrize("own", ["", LN_23])
def test_amendment(phrase: str, amending: str, own: str) -> None:
    """The amendment's gazette is not the cited law's, and the law that its title names is no second amendment."""
    expected = law("UU", "23", 2014, "Pemerintahan Daerah", diubah=[{"jenis": "UU", "nomor": "9", "tahun": 2015}])
    if own:
        expected |= {"ln": gazette("LN", 2014, "244"), "tln": "5587"}
    check(f"Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah {own} {phrase} {amending};".replace("  ", " "), expected)


@pytest.mark.parametrize(
    ("item", "diubah"),
    [
        (
            (
                "Peraturan Menteri Dalam Negeri Nomor 80 Tahun 2015 tentang Produk Hukum sebagaimana telah diubah dengan "
                "Peraturan Menteri Dalam Negeri Nomor 120 Tahun 2018;"
            ),
            [{"jenis": "Permendagri", "nomor": "120", "tahun": 2018}],
        ),
        (
            (
                "Peraturan Daerah Kabupaten Magetan Nomor 3 Tahun 2016 tentang Perangkat Daerah sebagaimana telah diubah "
                "dengan Peraturan Daerah Nomor 8 Tahun 2021;"
            ),
            [{"jenis": "Perda", "nomor": "8", "tahun": 2021}],
        ),
        (
            (
                "Keputusan Bupati Magetan Nomor : 067/694/KPTS/2021 tentang Indikator Kinerja Utama sebagaimana telah "
                "diubah dengan Keputusan Bupati Nomor : 067/468/KPTS/2022;"
            ),
            [{"jenis": "Kepbup", "nomor": "067/468/KPTS/2022", "tahun": 2022}],
        ),
        (
            (
                "UU Nomor 32 Tahun 2004 tentang Pemerintahan Daerah sebagaimana telah diubah dengan UU Nomor 8 Tahun 2005 "
                "dan UU Nomor 12 Tahun 2008;"
            ),
            [{"jenis": "UU", "nomor": "8", "tahun": 2005}, {"jenis": "UU", "nomor": "12", "tahun": 2008}],
        ),
    ],
)
def test_amendments_of_other_kinds(item: str, diubah: list[dict[str, Any]]) -> None:
    found = differences({"diubah": diubah}, citation(item).model_dump())
    assert not found, "\n".join(found)


@pytest.mark.parametrize("rest", ["", " Undang-Undang", " Undang-Undang Nomor", " Undang-Undang Nomor 9"])
def test_amendment_that_is_cut_off_is_not_guessed(rest: str) -> None:
    got = citation(
        f"Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah sebagaimana telah diubah beberapa kali terakhir dengan{rest}"
    )
    assert (got.jenis, got.nomor, got.tahun, got.tentang) == ("UU", "23", 2014, "Pemerintahan Daerah")
    assert len(got.diubah) <= 1
    for amendment in got.diubah:
        assert amendment.tahun is None
        assert amendment.nomor == ("9" if rest.endswith("9") else None)

"""Items of Mengingat through a short decree, and what a citation is expected to be."""

from typing import Any

from iki_graph.record import Sitasi

from .support import decree, differences, letters, parse_text

LN_23 = "(Lembaran Negara Republik Indonesia Tahun 2014 Nomor 244, Tambahan Lembaran Negara Republik Indonesia Nomor 5587)"
PAN = "Pedoman Umum Penetapan Indikator Kinerja Utama di Lingkungan Instansi Pemerintah"


def citations(*items: str) -> list[Sitasi]:
    """What the parser makes of these items, numbered from 1."""
    return parse_text(decree(mengingat="\n".join(f"{n}. {item}" for n, item in enumerate(items, 1)))).mengingat


def citation(item: str) -> Sitasi:
    """What the parser makes of one item, between two plain ones that must stay whole."""
    first, cited, last = citations(
        "Peraturan Pemerintah Nomor 17 Tahun 2018 tentang Kecamatan;",
        item,
        "Peraturan Bupati Magetan Nomor 78 Tahun 2021 tentang Kecamatan.",
    )
    assert (first.jenis, first.nomor, last.jenis, last.nomor) == ("PP", "17", "Perbup", "78")
    assert letters(cited.teks) == letters(item)
    return cited


def law(jenis: str, nomor: str, tahun: int | None, tentang: str | None, **more: Any) -> dict[str, Any]:
    """The whole of a citation: what is not given is null."""
    return {"jenis": jenis, "nomor": nomor, "tahun": tahun, "tentang": tentang, "ln": None, "tln": None, "diubah": [], **more}


def gazette(jenis: str, tahun: int | None, nomor: str | None, seri: str | None = None) -> dict[str, Any]:
    return {"jenis": jenis, "tahun": tahun, "nomor": nomor, "seri": seri}


def check(item: str, expected: dict[str, Any]) -> None:
    """Field by field; a null `ln` must be null and not an empty gazette."""
    got = citation(item).model_dump()
    if expected["ln"] is None:
        assert got["ln"] is None, got["ln"]
    found = differences(expected, got)
    assert not found, "\n".join(found)

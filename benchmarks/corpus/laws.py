"""The legal basis of a generated decree: national regulations as the registry has them on the day, and the region's own."""

from datetime import date
from functools import cache
from random import Random

from benchmarks.corpus.places import Tempat
from iki_graph.record import Sitasi
from iki_graph.reference.regulations import by_key
from iki_graph.reports.citation_text import proposed

_ALWAYS = ("uu/2014/23", "pp/2018/17", "perpres/2014/29", "permenpan/2007/per-9-m.pan-5-2007")
_OFTEN = (
    "uu/2004/25",
    "uu/2014/6",
    "pp/2006/8",
    "pp/2016/18",
    "pp/2017/12",
    "pp/2019/12",
    "permenpan/2008/per-20-m.pan-11-2008",
    "permenpanrb/2014/53",
    "permendagri/2017/86",
    "permendagri/2020/77",
    "permenpanrb/2021/88",
)
_RANK = {"UU": 0, "PP": 1, "Perpres": 2}


def national(draw: Random) -> list[str]:
    """Keys of the national regulations that a region's decrees cite, in their order."""
    chosen = [*_ALWAYS, *draw.sample(_OFTEN, draw.randint(3, 6))]
    return sorted(chosen, key=lambda key: (rank(key), key.split("/")[1], key))


def rank(key: str) -> int:
    """Place of a kind of regulation in the hierarchy, by key."""
    regulation = by_key(key)
    assert regulation is not None
    return _RANK.get(regulation.jenis, 3)


@cache
def citation(key: str, on: date) -> str:
    """A national regulation as it should be cited on that day, without the mark at its end."""
    regulation = by_key(key)
    assert regulation is not None
    bare = Sitasi(teks="", jenis=regulation.jenis, nomor=regulation.nomor, tahun=regulation.tahun, tentang=regulation.tentang)
    saran = proposed(bare, on, None)
    assert saran is not None, key
    return saran.teks


def regional(draw: Random, place: Tempat, first: int, last: int) -> list[str]:
    """The region's own regulations: on its offices, its plan, and the tasks of its kecamatan."""
    region, head = place.daerah, f"{place.kepala} {place.nama_daerah}"

    def perda(year: int, title: str) -> str:
        number = draw.randint(1, 14)
        return (
            f"Peraturan Daerah {region} Nomor {number} Tahun {year} tentang {title} (Lembaran Daerah {region} Tahun {year} Nomor {number})"
        )

    def perkada(year: int, title: str) -> str:
        number = draw.randint(10, 98)
        return f"Peraturan {head} Nomor {number} Tahun {year} tentang {title} (Berita Daerah {region} Tahun {year} Nomor {number})"

    offices = draw.choice((f"Pembentukan dan Susunan Perangkat Daerah {region}", "Pembentukan dan Susunan Perangkat Daerah"))
    tasks = draw.choice(
        (
            "Kedudukan, Susunan Organisasi, Tugas dan Fungsi serta Tata Kerja Kecamatan",
            "Kedudukan, Susunan Organisasi, Tugas, Fungsi, dan Tata Kerja Kecamatan",
            "Susunan Organisasi, Kedudukan, Tugas dan Fungsi serta Tata Kerja Kecamatan dan Kelurahan",
        )
    )
    return [
        perda(draw.choice((2016, 2016, 2017)), offices),
        perda(first, f"Rencana Pembangunan Jangka Menengah Daerah {region} Tahun {first}-{last}"),
        perkada(draw.choice((2018, 2019, 2020)), tasks),
        perkada(first, f"Rencana Strategis Perangkat Daerah Tahun {first}-{last}"),
    ]

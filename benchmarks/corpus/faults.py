"""Faults that decrees really have, planted at known places.

A fault changes a decree and gives the pointer of what is wrong in its record ('' for the decree as a whole), or None where the decree
gives no occasion for it. `JUGA` lists what else is rightly said of a decree with that fault.
"""

from dataclasses import dataclass
from random import Random

from benchmarks.corpus import faults_naskah  # isort: skip
from benchmarks.corpus import faults_isi
from benchmarks.corpus.lahan import FAULTS, Lahan
from benchmarks.corpus.model import Keputusan

__all__ = ["BACKGROUND", "JUGA", "MODULES", "RATE", "Cacat", "plant"]

MODULES = (faults_naskah, faults_isi)
"""Where the faults are; loading them registers these, in this order."""

RATE = 0.015
"""Share of the decrees in which each fault is planted."""
MOST = 3
"""Faults of one decree at most."""


@dataclass(frozen=True, slots=True)
class Cacat:
    """A planted fault: the check that should tell it, and the pointer of what is wrong."""

    kode: str
    unsur: str


JUGA: dict[str, tuple[str, ...]] = {
    "DOK-04": ("DOK-05",),
    "DOK-12": ("DOK-10",),
    "DOK-13": ("DOK-14",),
    "DOK-20": ("SEL-10",),
    "HKM-02": ("HKM-17", "HKM-18", "HKM-22"),
    "IND-02": ("FRM-04", "FRM-09", "FRM-11", "FRM-21", "IND-10", "IND-08", "KON-02", "SEL-02", "JAB-18"),
    "IND-03": ("FRM-21",),
    "FRM-03": ("FRM-05",),
    "KAS-11": ("IND-11", "SEL-09"),
    "FRM-07": ("FRM-22",),
    "SEL-01": ("SEL-03",),
    "FRM-14": ("FRM-11", "FRM-08", "FRM-21"),
    "FRM-02": ("IND-13",),
    "JAB-03": ("JAB-13",),
    "JAB-05": ("KAS-15", "JAB-19", "SEL-01", "JAB-06"),
    "JAB-16": ("SEL-02", "IND-11", "IND-22"),
    "KON-01": ("DOK-10",),
    "KAS-10": ("KAS-13", "SEL-02"),
    "SEL-05": ("IND-19",),
    "SEL-06": ("JAB-18", "SEL-02", "SEL-07"),
}
"""What else is rightly reported where a fault was planted."""

BACKGROUND = {
    "FRM-16": "laporan, temuan, pelanggaran, dan pengaduan dapat nihil dalam satu tahun",
    "JAB-27": "pelaksana mempunyai uraian tugas, tanpa fungsi",
    "KAS-06": "tujuan tanpa indikator tujuan",
    "KAS-15": "keputusan tanpa IKI pelaksana",
    "SBR-10": "tanpa kolom frekuensi pengukuran",
    "SEL-11": "tidak semua tugas camat mempunyai IKU",
}
"""What is rightly said of faultless decrees too, because most real ones are so: matters to look into, and why."""


def plant(isi: Keputusan, draw: Random, year: int, asing: str, bernomor: bool, codes: tuple[str, ...] | None = None) -> list[Cacat]:
    """Plant faults at random, or those of the given checks; `asing` is the name of another kecamatan of the region, `bernomor` tells whether
    rows are numbered."""
    if codes is None:
        drawn = [code for code in FAULTS if draw.random() < RATE]
        codes = tuple(draw.sample(drawn, min(len(drawn), MOST)))
    lahan = Lahan(isi, draw, year, asing, bernomor, set())
    # One fault of the legal basis at most: they move each other's places.
    law = next((code for code in codes if code.startswith("HKM")), "")
    places = [(code, FAULTS[code](lahan)) for code in codes if code == law or not code.startswith("HKM")]
    return [Cacat(code, place) for code, place in places if place is not None]

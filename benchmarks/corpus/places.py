"""The real kecamatan of the country with the words by which their decrees speak of them."""

import re
from dataclasses import dataclass
from functools import cache

from iki_graph.reference.gazetteer import Region, regions


@dataclass(frozen=True, slots=True)
class Tempat:
    """A kecamatan: `kepala` is the title of the head of its region, `daerah` the region that makes its regulations (in Jakarta the province),
    `nama_daerah` its bare name, `desa` what lies below the kecamatan."""

    kode: str
    kecamatan: str
    kabupaten: str
    nama_kabupaten: str
    daerah: str
    nama_daerah: str
    provinsi: str
    kepala: str
    desa: str

    @property
    def folder(self) -> str:
        """Folder of its decree: `35-jawa-timur/35.23-kabupaten-tuban`."""
        return f"{self.kode[:2]}-{slug(self.provinsi)}/{self.kode[:5]}-{slug(self.kabupaten)}"

    @property
    def file(self) -> str:
        """Name of its decree's file."""
        return f"{self.kode}-{slug(self.kecamatan)}.txt"


@cache
def places() -> tuple[Tempat, ...]:
    """All kecamatan of `data/acuan/regions.csv`, in the order of their codes."""
    known = regions()
    return tuple(_place(region, known) for region in known.values() if region.kind == "kecamatan")


def slug(name: str) -> str:
    """A name for files: small letters and hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")


def _place(region: Region, known: dict[str, Region]) -> Tempat:
    parent = known[region.parent]
    city, province = parent.kind == "kota", known[parent.parent].name
    bare = re.sub(r"^(?:Kabupaten|Kota)(?: Administrasi)? ", "", parent.name)
    return Tempat(
        kode=region.code,
        kecamatan=region.name,
        kabupaten=parent.name,
        nama_kabupaten=bare,
        daerah=f"Provinsi {province}" if province == "DKI Jakarta" else parent.name,
        nama_daerah=province if province == "DKI Jakarta" else bare,
        provinsi=province,
        kepala="Gubernur" if province == "DKI Jakarta" else "Wali Kota" if city else "Bupati",
        desa="kelurahan" if city else "desa",
    )

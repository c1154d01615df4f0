"""What a generated decree says, before it is written down in some layout, and the record that a perfect reader would make of it."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class Rumus:
    """A formula: a ratio of two counts, or a text."""

    pembilang: str = ""
    penyebut: str = ""
    pengali: str = "100%"
    teks: str = ""

    def verbatim(self, dibagi: bool = False) -> str:
        """The formula in one line, as the record has it; `dibagi`: where the decree says "dibagi" and "dikali" for the signs."""
        if not self.penyebut:
            return self.teks
        if dibagi:
            times = f" dikali {self.pengali}" if self.pengali else ""
            return f"{self.pembilang} dibagi {self.penyebut[0].lower()}{self.penyebut[1:]}{times}"
        times = f" x {self.pengali}" if self.pengali else ""
        return f"{self.pembilang} / {self.penyebut}{times}"


@dataclass(slots=True)
class Baris:
    """One row of a table: an IKU or an IKI. `ke`: what it serves, as `iku:2` or `jabatan:0/iki:2`, the best answer first."""

    kinerja: str
    indikator: str
    rumus: Rumus
    sumber: str
    satuan: str
    kunci: str
    definisi: str = ""
    penanggung: str = ""
    ke: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Jabatan:
    """A position: `atasan` is the place of its superior in the list, `unit` the key of its unit; `lompat`: before which statement of its
    table (from 0) the running number leaves one out."""

    nama: str
    unit: str
    atasan: int | None
    tugas: list[str]
    fungsi: list[str] = field(default_factory=list)
    baris: list[Baris] = field(default_factory=list)
    pemegang: tuple[str, str] | None = None
    lompat: int | None = None


@dataclass(slots=True)
class Keputusan:
    """A decree. `nomor_lampiran` and `tanggal_lampiran` are those at the head of the annex; `lintas`: in what it differs from its neighbours,
    or is copied from one of them."""

    kode: str
    kecamatan: str
    kabupaten: str
    kepala_daerah: str
    nomor: str
    nomor_lampiran: str
    tentang: str
    tanggal: str
    tanggal_lampiran: str
    frasa: str
    tempat: str
    tahun: str
    penandatangan: tuple[str, str, str]
    pejabat: str
    menimbang: list[str]
    mengingat: list[str]
    diktum: list[tuple[str, str, list[str]]]
    visi: str
    misi: str
    tujuan: str
    iku: list[Baris]
    jabatan: list[Jabatan]
    jenis: str = "Keputusan Camat"
    lintas: list[dict[str, str]] = field(default_factory=list)

    @property
    def instansi(self) -> str:
        """The office by its full name."""
        return f"Kecamatan {self.kecamatan}"

    def record(self, dibagi: bool = False) -> dict[str, Any]:
        """The record of the decree, of the fields that every layout shows; `dibagi` as in `Rumus.verbatim`."""
        return {
            "dokumen": {
                "jenis": self.jenis,
                "nomor": self.nomor,
                "tentang": self.tentang,
                "tanggal": self.tanggal,
                "tempat": self.tempat,
                "frasa_penetapan": self.frasa,
                "tahun": self.tahun,
                "instansi": self.instansi,
                "kabupaten": self.kabupaten,
                "penandatangan": {"jabatan": self.pejabat, "nama": self.penandatangan[0], "nip": self.penandatangan[2]},
            },
            "menimbang": list(self.menimbang),
            "mengingat": [{"teks": text} for text in self.mengingat],
            "diktum": [{"ke": label, "teks": text, "butir": list(items)} for label, text, items in self.diktum],
            "kaskade": {"visi": self.visi, "misi": [self.misi], "tujuan": [self.tujuan]},
            "iku": [_row(row, "sasaran", dibagi) for row in self.iku],
            "jabatan": [
                {
                    "nama": one.nama,
                    "tugas": list(one.tugas),
                    "fungsi": list(one.fungsi),
                    "atasan": None if one.atasan is None else self.jabatan[one.atasan].nama,
                    "iki": [_row(row, "kinerja", dibagi) for row in one.baris],
                }
                for one in self.jabatan
            ],
        }


def _row(row: Baris, statement: str, dibagi: bool) -> dict[str, Any]:
    return {statement: row.kinerja, "indikator": row.indikator, "formulasi": row.rumus.verbatim(dibagi), "sumber_data": row.sumber}

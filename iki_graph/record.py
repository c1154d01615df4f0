"""The record: what one SK says, as data. The single hand-over point between reading and the graph.

Keys are the field's own words. Values are verbatim, but for white space, joined line breaks and removed marks;
what the source does not say is None or an empty list.
"""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

Baris = tuple[int, int]
"""First and last line of the source (or of its rendition as text), 1-based and inclusive."""

Kotak = tuple[float, float, float, float]
"""Left, top, right, bottom on a page, in points from its top left corner."""


class Bentuk(BaseModel):
    """Base of all parts of a record: unknown keys are an error, so that a misspelt key never gets lost."""

    model_config = ConfigDict(extra="forbid")


class Orang(Bentuk):
    """A person as the document names him (personal data: kept apart in the graph)."""

    nama: str | None = None
    nip: str | None = None


class Penandatangan(Orang):
    """Who signed the decree."""

    jabatan: str | None = None
    pangkat: str | None = None


class Dokumen(Bentuk):
    """Identity of the decree."""

    jenis: str | None = Field(None, description="Kind of decree, 'Keputusan Camat'; None: no decree in the file")
    nomor: str | None = None
    tentang: str | None = None
    tanggal: str | None = Field(None, description="ISO date; year-month where the day is missing")
    tempat: str | None = None
    frasa_penetapan: str | None = Field(None, description="The word before the place: Ditetapkan, Disahkan, Dikeluarkan")
    tahun: str | None = Field(None, description="Year, or period 'YYYY-YYYY', that the indicators are for")
    instansi: str | None = None
    kabupaten: str | None = None
    penandatangan: Penandatangan | None = None


class Lembaran(Bentuk):
    """Place in a gazette (LN, BN, LD, BD)."""

    jenis: str
    tahun: int | None = None
    nomor: str | None = None
    seri: str | None = None


class Perubahan(Bentuk):
    """A regulation that amended the cited one."""

    jenis: str
    nomor: str | None = None
    tahun: int | None = None


class Sitasi(Bentuk):
    """One item of Mengingat, taken apart; `jenis` None: it could not be taken apart."""

    no: int | None = None
    teks: str
    jenis: str | None = None
    nomor: str | None = None
    tahun: int | None = None
    tentang: str | None = None
    ln: Lembaran | None = None
    tln: str | None = None
    diubah: list[Perubahan] = []


class Diktum(Bentuk):
    """One dictum: its label, its text and its lettered items."""

    ke: str
    teks: str | None = None
    butir: list[str] = []


class Kaskade(Bentuk):
    """Statements above the indicators, and the links between them that the document itself states.

    A link is (child's ancestor, descendant) as `level:text`, the higher level first.
    """

    visi: str | None = None
    misi: list[str] = []
    tujuan: list[str] = []
    sasaran: list[str] = []
    tautan: list[tuple[str, str]] = []


class Formula(Bentuk):
    """A formula taken apart. `jenis`: rasio, jumlah, nilai, indeks, deskriptif, tak-terurai."""

    jenis: str
    pembilang: str | None = None
    penyebut: str | None = None
    pengali: str | None = None


class BarisIndikator(Bentuk):
    """What the rows of IKU and IKI tables have in common."""

    indikator: str | None = None
    formulasi: str | None = None
    definisi: str | None = None
    alasan: str | None = Field(None, description="Why the indicator was chosen")
    sumber_data: str | None = None
    penanggung_jawab: str | None = None
    formula: Formula | None = None
    satuan: str | None = None
    target: str | None = None
    frekuensi: str | None = None
    baris: Baris | None = None
    halaman: int | None = None
    kotak: Kotak | None = None
    sel: str | None = None


class IKU(BarisIndikator):
    """A row of the office's tables: its IKU (`tingkat` iku), or a lower table that is nobody's IKI (program)."""

    kode: str | None = None
    sasaran: str | None = None
    tingkat: str = "iku"


class IKI(BarisIndikator):
    """A row of a position's table: one indicator."""

    no: str | None = None
    kinerja: str | None = None


class Jabatan(Bentuk):
    """A position with its duties and its indicators."""

    urut: int
    nama: str | None = None
    pemegang: Orang | None = None
    tugas: list[str] = []
    fungsi: list[str] = []
    atasan: str | None = Field(None, description="Inferred superior, as the document names that position")
    atasan_urut: int | None = Field(None, description="`urut` of the superior; None: not a position of this document")
    atasan_tertulis: str | None = Field(None, description="The superior whom the tasks name, verbatim")
    baris: Baris | None = None
    halaman: int | None = None
    kotak: Kotak | None = None
    sel: str | None = None
    iki: list[IKI] = []


class TugasFungsiInstansi(Bentuk):
    """Tasks and functions of the office as a whole."""

    tugas: list[str] = []
    fungsi: list[str] = []
    baris: Baris | None = None


class Identitas(Bentuk):
    """What one part of the file says of the decree."""

    nomor: str | None = None
    tanggal: str | None = None
    tentang: str | None = None
    instansi: str | None = None


class Bagian(Bentuk):
    """A part of the file: kata-pengantar, daftar-isi, bab, kepala, batang-tubuh, lampiran."""

    jenis: str
    nama: str | None = Field(None, description="Heading of the part, 'LAMPIRAN 1'")
    baris: Baris
    identitas: Identitas | None = None


class Sebutan(Bentuk):
    """A further mention: nomor, tanggal, periode, tempat, instansi, kabupaten, orang, nip, peraturan."""

    apa: str
    nilai: str
    bagian: int | None = Field(None, description="Index in `bagian`")
    baris: Baris


class Asal(Bentuk):
    """Where a value stands in the source and how sure its reading is (0..1).

    `halaman` and `kotak` are of paged sources, `sel` (`Lampiran!B7:D9`) of sheets.
    """

    baris: Baris | None = None
    halaman: int | None = None
    kotak: Kotak | None = None
    sel: str | None = None
    yakin: float = 1.0


class Keraguan(Bentuk):
    """A doubt about our reading; never a fault of the document."""

    penunjuk: str = Field(description="JSON pointer to the value; '' for the document")
    alasan: str
    baris: Baris | None = None


class Koreksi(Bentuk):
    """What a person changed of our reading: a value (ubah), a row that was missed (tambah) or is none (hapus), a row found right (benar)."""

    apa: Literal["ubah", "tambah", "hapus", "benar"] = "ubah"
    penunjuk: str = Field(description="JSON pointer to the value or row; of a removed row, to the list that it stood in")
    lama: str | None = Field(None, description="What the machine read")
    baru: str | None = Field(None, description="What stands there instead; of a row, its name")
    penelaah: str = Field("", description="Who corrected")
    tanggal: str = Field("", description="When, as an ISO date")


class BerkasBagian(Bentuk):
    """One of several files that are one decree, with its first and last line among the lines of all."""

    berkas: str
    sha256: str
    media: str = "text/plain"
    baris: Baris


class Sumber(Bentuk):
    """Identity of the source file; of several files that are one decree, of all together."""

    sha256: str
    media: str = "text/plain"
    baris: int = Field(0, description="Number of lines")
    bagian: list[BerkasBagian] = Field([], description="The files, where they are several; lines run on from one to the next")

    def of(self, baris: Baris) -> tuple[BerkasBagian, Baris] | None:
        """The file that lines begin in and their numbers there, cut off at its end; None where there is one file only."""
        for part in self.bagian:
            first, last = part.baris
            if first <= baris[0] <= last:
                return part, (baris[0] - first + 1, min(baris[1], last) - first + 1)
        return None

    def name(self, baris: Baris | None) -> str:
        """Name of the file that lines begin in; '' where there is one file only."""
        found = self.of(baris) if baris else None
        return found[0].berkas if found else ""


class Rekaman(Bentuk):
    """The record of one SK."""

    berkas: str
    sumber: Sumber | None = None
    dokumen: Dokumen = Dokumen()
    menimbang: list[str] = []
    mengingat: list[Sitasi] = []
    diktum: list[Diktum] = []
    kaskade: Kaskade = Kaskade()
    instansi_tugas_fungsi: TugasFungsiInstansi | None = None
    iku: list[IKU] = []
    jabatan: list[Jabatan] = []
    bagian: list[Bagian] = []
    sebutan: list[Sebutan] = []
    asal: dict[str, Asal] = Field({}, description="JSON pointer to a value, and its place")
    keraguan: list[Keraguan] = []
    koreksi: list[Koreksi] = Field([], description="What people corrected; the values above are the corrected ones")

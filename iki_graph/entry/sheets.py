"""A record as sheets of rows that people can read and change: one row a thing, its values in columns."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from iki_graph.errors import InputError
from iki_graph.parsing.words import date_in
from iki_graph.record import Rekaman
from iki_graph.reference.keys import squash

OFFICE = "(instansi)"
"""In the column `jabatan` of duties: those of the office as a whole."""


@dataclass(frozen=True)
class Kolom:
    """A column. `letak`: it tells where a row belongs and is the same for the life of the row; `pribadi`: it is about a person."""

    kunci: str
    judul: str
    lebar: int
    petunjuk: str = ""
    pilihan: tuple[str, ...] = ()
    letak: bool = False
    pribadi: bool = False


@dataclass(frozen=True)
class Lembar:
    """A sheet. `nama`: the column by which a row is known among those of its place."""

    judul: str
    nama: str
    kolom: tuple[Kolom, ...]
    petunjuk: str = ""

    @property
    def letak(self) -> tuple[str, ...]:
        """The columns that tell where a row belongs."""
        return tuple(kolom.kunci for kolom in self.kolom if kolom.letak)


@dataclass(frozen=True)
class Row:
    """A row of a sheet: where its thing is (JSON pointer), and its values by column, '' where there is none."""

    lembar: str
    penunjuk: str
    nilai: Mapping[str, str]


SINGLE = {
    "Jenis keputusan": "/dokumen/jenis",
    "Nomor": "/dokumen/nomor",
    "Tentang": "/dokumen/tentang",
    "Instansi": "/dokumen/instansi",
    "Kabupaten/Kota": "/dokumen/kabupaten",
    "Tahun": "/dokumen/tahun",
    "Kata penetapan": "/dokumen/frasa_penetapan",
    "Tempat penetapan": "/dokumen/tempat",
    "Tanggal penetapan": "/dokumen/tanggal",
    "Jabatan penandatangan": "/dokumen/penandatangan/jabatan",
    "Pangkat penandatangan": "/dokumen/penandatangan/pangkat",
    "Nama penandatangan": "/dokumen/penandatangan/nama",
    "NIP penandatangan": "/dokumen/penandatangan/nip",
    "Visi": "/kaskade/visi",
}
"""Values of which a decree has one, as the sheet `naskah` calls them."""

PERSONAL = ("Nama penandatangan", "NIP penandatangan")
"""Those that are about a person."""

LISTS = {"Menimbang": "/menimbang", "Misi": "/kaskade/misi", "Tujuan": "/kaskade/tujuan", "Sasaran": "/kaskade/sasaran"}
"""Texts of which a decree has several. A sasaran that an IKU measures stands with that IKU."""

_JABATAN = Kolom("jabatan", "Jabatan", 28, "Nama jabatan seperti pada lembar Jabatan", letak=True)
_UKURAN = (
    Kolom("indikator", "Indikator kinerja", 44),
    Kolom("formulasi", "Formulasi/cara menghitung", 52),
    Kolom("definisi", "Definisi operasional", 36),
    Kolom("alasan", "Alasan pemilihan", 30),
    Kolom("sumber_data", "Sumber data", 28),
    Kolom("penanggung_jawab", "Penanggung jawab", 24),
    Kolom("satuan", "Satuan", 12),
    Kolom("target", "Target", 12),
    Kolom("frekuensi", "Frekuensi", 14),
)

LEMBAR = {
    "naskah": Lembar(
        "Naskah",
        "isi",
        (Kolom("bagian", "Bagian", 24, letak=True, pilihan=(*SINGLE, *LISTS)), Kolom("isi", "Isi", 90)),
        "Identitas keputusan, pertimbangan, visi, misi dan tujuan",
    ),
    "mengingat": Lembar(
        "Mengingat",
        "teks",
        (
            Kolom("teks", "Bunyi butir Mengingat", 80),
            Kolom("jenis", "Jenis peraturan", 16, "Kosong: dikenali dari bunyinya"),
            Kolom("nomor", "Nomor peraturan", 18, "Kosong: dikenali dari bunyinya"),
            Kolom("tahun", "Tahun peraturan", 12, "Kosong: dikenali dari bunyinya"),
            Kolom("tentang", "Judul peraturan", 50, "Kosong: dikenali dari bunyinya"),
        ),
        "Dasar hukum",
    ),
    "diktum": Lembar("Diktum", "ke", (Kolom("ke", "Diktum", 16, "KESATU, KEDUA, ..."), Kolom("teks", "Bunyi diktum", 90))),
    "butir": Lembar(
        "Butir diktum", "teks", (Kolom("diktum", "Diktum", 16, "Seperti pada lembar Diktum", letak=True), Kolom("teks", "Bunyi butir", 90))
    ),
    "iku": Lembar(
        "IKU",
        "indikator",
        (
            Kolom("tingkat", "Tingkat", 12, "Kosong: iku", ("iku", "program")),
            Kolom("kode", "Kode", 8),
            Kolom("sasaran", "Sasaran strategis", 40),
            *_UKURAN,
        ),
        "Indikator kinerja utama instansi, satu baris satu indikator",
    ),
    "jabatan": Lembar(
        "Jabatan",
        "nama",
        (
            Kolom("nama", "Nama jabatan", 44),
            Kolom("atasan", "Atasan langsung", 44, "Nama jabatan atasan"),
            Kolom("nama_pemegang", "Nama pemegang", 30, pribadi=True),
            Kolom("nip", "NIP", 22, pribadi=True),
        ),
    ),
    "tugas": Lembar(
        "Tugas dan fungsi",
        "teks",
        (
            Kolom("jabatan", "Jabatan", 28, f"Nama jabatan seperti pada lembar Jabatan; {OFFICE} untuk instansi", letak=True),
            Kolom("jenis", "Jenis", 10, pilihan=("tugas", "fungsi"), letak=True),
            Kolom("teks", "Uraian", 90),
        ),
    ),
    "iki": Lembar(
        "IKI",
        "indikator",
        (_JABATAN, Kolom("no", "No", 6), Kolom("kinerja", "Kinerja/sasaran", 40), *_UKURAN),
        "Indikator kinerja individu, satu baris satu indikator",
    ),
}
"""All sheets, by key, in their order."""

_PATHS = {"nama_pemegang": "pemegang/nama", "nip": "pemegang/nip", "isi": ""}
_NESTED = {"/diktum": ("butir",), "/jabatan": ("tugas", "fungsi", "iki")}
"""Lists within the things of a list."""

_TOP = (*LISTS.values(), "/mengingat", "/diktum", "/iku", "/jabatan", "/instansi_tugas_fungsi/tugas", "/instansi_tugas_fungsi/fungsi")


def tidy(text: object) -> str:
    """A text as records have it: blanks and line ends are one blank."""
    return " ".join(str(text).split()) if text is not None else ""


def path_of(lembar: str, kolom: str) -> str:
    """Where the value of a column is within its thing: `indikator`, `pemegang/nip`, '' if the thing is the value."""
    return "" if lembar in ("butir", "tugas") and kolom == "teks" else _PATHS.get(kolom, kolom)


def pointer_of(row_pointer: str, lembar: str, kolom: str) -> str:
    """JSON pointer to the value in a column of a row."""
    path = path_of(lembar, kolom)
    return f"{row_pointer}/{path}" if path else row_pointer


def rows(rekaman: Rekaman) -> list[Row]:
    """All rows of a record, sheet by sheet in the order of LEMBAR."""
    data = rekaman.model_dump()
    return [row for lembar in LEMBAR for row in _OF[lembar](lembar, data)]


def labels(names: list[str]) -> list[str]:
    """Names by which the sheets call positions or dicta: the second of one name is called `… (2)`, one without a name `(2)` by its place."""
    found: list[str] = []
    seen: dict[str, int] = {}
    for at, name in enumerate(names, 1):
        key = squash(name)
        seen[key] = seen.get(key, 0) + 1
        found.append(name if name and seen[key] == 1 else f"{name} ({seen[key] if name else at})".strip())
    return found


def valid(lembar: str, kolom: str, text: str) -> str:
    """A typed value as the record has it. Raises InputError, with a clause that tells what is wanted, for one that cannot be."""
    text = tidy(text)
    column = next(one for one in LEMBAR[lembar].kolom if one.kunci == kolom)
    if text and column.pilihan:
        chosen = next((one for one in column.pilihan if squash(one) == squash(text)), None)
        if chosen is None:
            raise InputError(f"{column.judul} {text!r} tidak dikenal; pilih {', '.join(column.pilihan)}")
        return chosen
    if lembar == "mengingat" and kolom == "tahun" and text and not (text.isdecimal() and len(text) == 4):
        raise InputError(f"{column.judul} {text!r} bukan tahun; isi dengan empat angka")
    return text


def valid_row(lembar: str, nilai: Mapping[str, str]) -> dict[str, str]:
    """A typed row as the record has it. Raises InputError as `valid` does."""
    found = {kolom: valid(lembar, kolom, text) for kolom, text in nilai.items()}
    if lembar == "naskah" and found.get("bagian") == "Tanggal penetapan" and found.get("isi"):
        written = found["isi"]
        iso = written if len(written) in (7, 10) and written[4:5] == "-" else date_in(written)
        if iso is None or date_in(f"{iso[8:] or '01'}-{iso[5:7]}-{iso[:4]}") is None:
            raise InputError(f"Tanggal penetapan {written!r} bukan tanggal; isi seperti 31-01-2025 atau 31 Januari 2025")
        found["isi"] = iso
    return found


def _naskah(lembar: str, data: dict[str, Any]) -> Iterator[Row]:
    for bagian, pointer in SINGLE.items():
        yield Row(lembar, pointer, {"bagian": bagian, "isi": tidy(at(data, pointer))})
    measured = {squash(iku["sasaran"]) for iku in data["iku"] if iku["sasaran"]}
    for bagian, pointer in LISTS.items():
        for number, text in enumerate(at(data, pointer)):
            if bagian != "Sasaran" or squash(text) not in measured:
                yield Row(lembar, f"{pointer}/{number}", {"bagian": bagian, "isi": tidy(text)})


def _listed(lembar: str, data: dict[str, Any]) -> Iterator[Row]:
    for number, thing in enumerate(data[lembar]):
        yield Row(lembar, f"/{lembar}/{number}", _values(lembar, thing))


def _butir(lembar: str, data: dict[str, Any]) -> Iterator[Row]:
    names = labels([tidy(diktum["ke"]) for diktum in data["diktum"]])
    for number, (name, diktum) in enumerate(zip(names, data["diktum"], strict=True)):
        for step, text in enumerate(diktum["butir"]):
            yield Row(lembar, f"/diktum/{number}/butir/{step}", {"diktum": name, "teks": tidy(text)})


def _tugas(lembar: str, data: dict[str, Any]) -> Iterator[Row]:
    names = labels([tidy(jabatan["nama"]) for jabatan in data["jabatan"]])
    owners = [(OFFICE, "/instansi_tugas_fungsi"), *((name, f"/jabatan/{number}") for number, name in enumerate(names))]
    for name, pointer in owners:
        for jenis in ("tugas", "fungsi"):
            for step, text in enumerate(at(data, f"{pointer}/{jenis}") or ()):
                yield Row(lembar, f"{pointer}/{jenis}/{step}", {"jabatan": name, "jenis": jenis, "teks": tidy(text)})


def _iki(lembar: str, data: dict[str, Any]) -> Iterator[Row]:
    names = labels([tidy(jabatan["nama"]) for jabatan in data["jabatan"]])
    for number, (name, jabatan) in enumerate(zip(names, data["jabatan"], strict=True)):
        for step, thing in enumerate(jabatan["iki"]):
            yield Row(lembar, f"/jabatan/{number}/iki/{step}", {**_values(lembar, thing), "jabatan": name})


_OF = {
    "naskah": _naskah,
    "mengingat": _listed,
    "diktum": _listed,
    "butir": _butir,
    "iku": _listed,
    "jabatan": _listed,
    "tugas": _tugas,
    "iki": _iki,
}


def _values(lembar: str, thing: dict[str, Any]) -> dict[str, str]:
    columns = [kolom.kunci for kolom in LEMBAR[lembar].kolom if not kolom.letak]
    return {kolom: tidy(at(thing, "/" + path_of(lembar, kolom))) for kolom in columns}


def at(data: Any, pointer: str) -> Any:
    """What a JSON pointer leads to; None where there is nothing."""
    for key in pointer.split("/")[1:]:
        if data is None:
            return None
        data = data[int(key)] if isinstance(data, list) else data.get(key)
    return data


def nested(pointer: str) -> tuple[str, ...]:
    """The lists within the things of a list."""
    return _NESTED.get(pointer, ())


def list_of(lembar: str, letak: Mapping[str, str], owner: str) -> str:
    """The list that a row of a sheet belongs to, by the columns that tell its place; `owner`: pointer to its position or dictum."""
    if lembar == "naskah":
        return LISTS.get(letak["bagian"], "")
    if lembar == "tugas":
        return f"{owner}/{letak['jenis']}"
    return {"butir": f"{owner}/butir", "iki": f"{owner}/iki"}.get(lembar, f"/{lembar}")


TOP = _TOP
"""Pointers to the lists of a record that are not within others."""

"""Faults that decrees really have, planted at known places.

A fault changes a decree and gives the pointer of what is wrong in its record ('' for the decree as a whole), or None where the decree
gives no occasion for it. `JUGA` lists what else is rightly said of a decree with that fault.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from random import Random

from benchmarks.corpus.model import Baris, Jabatan, Keputusan, Rumus

RATE = 0.015
"""Share of the decrees in which each fault is planted."""
MOST = 3
"""Faults of one decree at most."""


@dataclass(frozen=True, slots=True)
class Cacat:
    """A planted fault: the check that should tell it, and the pointer of what is wrong."""

    kode: str
    unsur: str


_OF_TARGETS = re.compile("realisasi|capai|pelunasan")
"""Indicators that are rightly measured against a target."""

Plant = Callable[["Lahan"], str | None]
FAULTS: dict[str, Plant] = {}
"""What plants the fault of each check."""

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
    "KAS-10": ("KAS-13",),
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


@dataclass(slots=True)
class Lahan:
    """The decree in which faults are planted; `taken` are rows and items that have one already."""

    isi: Keputusan
    draw: Random
    year: int
    asing: str
    bernomor: bool
    taken: set[int]

    def row(self, ratio: bool = True) -> tuple[str, Baris, Jabatan] | None:
        """A row of someone below the sekretaris that has no fault yet, with a ratio for its formula or (`ratio` False) a count."""
        found = [
            (f"/jabatan/{j}/iki/{n}", row, one)
            for j, one in enumerate(self.isi.jabatan)
            if j > 1
            for n, row in enumerate(one.baris)
            if id(row) not in self.taken and bool(row.rumus.penyebut) == ratio and not _OF_TARGETS.search(row.indikator)
        ]
        if not found:
            return None
        chosen = self.draw.choice(found)
        self.taken.add(id(chosen[1]))
        return chosen

    def post(self, unit_head: bool = True) -> tuple[int, Jabatan] | None:
        """An official below the sekretaris, or (`unit_head` False) anyone below him, whose sheet has no fault yet."""
        found = [
            (j, one)
            for j, one in enumerate(self.isi.jabatan)
            if j > 1 and id(one) not in self.taken and (bool(one.fungsi) if unit_head else not one.fungsi)
        ]
        if not found:
            return None
        chosen = self.draw.choice(found)
        self.taken.add(id(chosen[1]))
        return chosen

    def law(self, beginning: str) -> int | None:
        """Place of the citation that begins so, if it has no fault yet."""
        at = next((n for n, text in enumerate(self.isi.mengingat) if text.startswith(beginning)), None)
        if at is None or -1 - at in self.taken:
            return None
        self.taken.add(-1 - at)
        return at


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


def _fault(kode: str) -> Callable[[Plant], Plant]:
    def register(function: Plant) -> Plant:
        FAULTS[kode] = function
        return function

    return register


# --- the decree itself


@_fault("DOK-02")
def _number_blank(at: Lahan) -> str | None:
    parts = at.isi.nomor.split("/")
    if len(parts) < 4:
        return None
    parts[1] = "   "
    at.isi.nomor = at.isi.nomor_lampiran = "/".join(parts)
    return ""


@_fault("DOK-03")
def _number_of_annex(at: Lahan) -> str | None:
    parts = at.isi.nomor.split("/")
    if len(parts) < 4 or not parts[1].isdigit():
        return None
    at.isi.nomor_lampiran = "/".join([parts[0], str(int(parts[1]) + 60), *parts[2:]])
    return ""


@_fault("DOK-04")
def _date_without_day(at: Lahan) -> str | None:
    at.isi.tanggal = at.isi.tanggal[:7]
    return ""


@_fault("DOK-05")
def _date_of_annex(at: Lahan) -> str | None:
    at.isi.tanggal_lampiran = f"{at.year}-02-{at.draw.randint(1, 28):02}"
    return ""


@_fault("DOK-06")
def _year_of_number(at: Lahan) -> str | None:
    if not at.isi.nomor.endswith(f"/{at.year}"):
        return None
    at.isi.nomor = at.isi.nomor_lampiran = at.isi.nomor[:-4] + str(at.year - 1)
    return ""


@_fault("DOK-09")
def _period_of_dictum(at: Lahan) -> str | None:
    label, text, items = at.isi.diktum[0]
    at.isi.diktum[0] = (label, text.replace(f"Tahun {at.year}", f"Tahun {at.year - 1}"), items)
    return ""


@_fault("DOK-11")
def _no_nip(at: Lahan) -> str | None:
    name, _, _ = at.isi.penandatangan
    at.isi.penandatangan = (name, "", "")
    return ""


@_fault("DOK-12")
def _head_of_kecamatan(at: Lahan) -> str | None:
    at.isi.jenis = "Keputusan Kepala Kecamatan"
    return ""


@_fault("DOK-13")
def _nip(at: Lahan) -> str | None:
    name, rank, nip = at.isi.penandatangan
    if not nip:
        return None
    wrong = nip[:4] + "13" + nip[6:]
    at.isi.penandatangan = (name, rank, wrong)
    if at.isi.jabatan[0].pemegang:
        at.isi.jabatan[0].pemegang = (name, wrong)
    return ""


@_fault("DOK-15")
def _first(at: Lahan) -> str | None:
    _, text, items = at.isi.diktum[0]
    at.isi.diktum[0] = ("PERTAMA", text, items)
    return "/diktum/0"


@_fault("DOK-17")
def _phrase(at: Lahan) -> str | None:
    at.isi.frasa = "Disahkan"
    return ""


@_fault("DOK-19")
def _team(at: Lahan) -> str | None:
    at.isi.menimbang[1:1] = [
        (
            "bahwa anggota Tim dimaksud pada huruf a agar dapat melaksanakan tugasnya masing-masing secara terpadu, "
            "perlu ditetapkan dalam suatu Keputusan Camat;"
        )
    ]
    at.isi.menimbang[2] = at.isi.menimbang[2].replace("huruf a,", "huruf a dan huruf b,")
    return "/menimbang/1"


@_fault("DOK-20")
def _title(at: Lahan) -> str | None:
    at.isi.tentang = at.isi.tentang.replace(" DAN INDIKATOR KINERJA INDIVIDU", "")
    return ""


# --- the legal basis


@_fault("HKM-02")
def _revoked(at: Lahan) -> str | None:
    n = at.law("Peraturan Pemerintah Nomor 17 Tahun 2018")
    if n is None:
        return None
    at.isi.mengingat[n] = (
        "Peraturan Pemerintah Nomor 19 Tahun 2008 tentang Kecamatan (Lembaran Negara Republik Indonesia Tahun 2008 Nomor 40, "
        "Tambahan Lembaran Negara Republik Indonesia Nomor 4826);"
    )
    pp = [k for k, text in enumerate(at.isi.mengingat) if text.startswith("Peraturan Pemerintah")]
    first = next((k for k in pp if int(at.isi.mengingat[k].split(" Tahun ")[1][:4]) > 2008), n)
    at.isi.mengingat.insert(min(first, n), at.isi.mengingat.pop(n))
    return f"/mengingat/{min(first, n)}"


@_fault("HKM-05")
def _title_of_law(at: Lahan) -> str | None:
    n = at.law("Peraturan Presiden Nomor 29 Tahun 2014")
    if n is None:
        return None
    at.isi.mengingat[n] = at.isi.mengingat[n].replace(
        "Sistem Akuntabilitas Kinerja Instansi Pemerintah", "Sistem Akuntabilitas Pelaporan Instansi Pemerintah"
    )
    return f"/mengingat/{n}"


@_fault("HKM-06")
def _gazette(at: Lahan) -> str | None:
    return _replaced(at, "Undang-Undang Nomor 23 Tahun 2014", "Tahun 2014 Nomor 244", "Tahun 2014 Nomor 224")


@_fault("HKM-07")
def _supplement(at: Lahan) -> str | None:
    return _replaced(at, "Undang-Undang Nomor 23 Tahun 2014", "Republik Indonesia Nomor 5587", "Republik Indonesia Nomor 5578")


@_fault("HKM-10")
def _gazette_year(at: Lahan) -> str | None:
    n = next((k for k, text in enumerate(at.isi.mengingat) if "Berita Daerah" in text and "Rencana" not in text), None)
    if n is None or -1 - n in at.taken:
        return None
    at.taken.add(-1 - n)
    head, _, gazette = at.isi.mengingat[n].partition("(Berita")
    year = int(gazette.split(" Tahun ")[1][:4])
    at.isi.mengingat[n] = f"{head}(Berita{gazette.replace(f'Tahun {year}', f'Tahun {year - 3}')}"
    return f"/mengingat/{n}"


@_fault("HKM-11")
def _old_amendment(at: Lahan) -> str | None:
    n = at.law("Undang-Undang Nomor 23 Tahun 2014")
    if n is None:
        return None
    bare = at.isi.mengingat[n].split(" sebagaimana")[0]
    at.isi.mengingat[n] = f"{bare} sebagaimana telah beberapa kali diubah, terakhir dengan Undang-Undang Nomor 9 Tahun 2015;"
    return f"/mengingat/{n}"


@_fault("HKM-12")
def _no_amendment(at: Lahan) -> str | None:
    n = at.law("Undang-Undang Nomor 23 Tahun 2014")
    if n is None:
        return None
    at.isi.mengingat[n] = f"{at.isi.mengingat[n].split(' sebagaimana')[0]};"
    return f"/mengingat/{n}"


@_fault("HKM-13")
def _twice(at: Lahan) -> str | None:
    n = at.law("Peraturan Presiden Nomor 29 Tahun 2014")
    if n is None:
        return None
    at.isi.mengingat.insert(n + 1, at.isi.mengingat[n])
    return f"/mengingat/{n + 1}"


@_fault("HKM-15")
def _order(at: Lahan) -> str | None:
    n = at.law("Peraturan Presiden Nomor 29 Tahun 2014")
    if n is None:
        return None
    at.isi.mengingat.insert(0, at.isi.mengingat.pop(n))
    return ""


@_fault("HKM-17")
def _no_sakip(at: Lahan) -> str | None:
    n = at.law("Peraturan Presiden Nomor 29 Tahun 2014")
    if n is None:
        return None
    del at.isi.mengingat[n]
    return ""


@_fault("HKM-19")
def _old_plan(at: Lahan) -> str | None:
    n = next((k for k, text in enumerate(at.isi.mengingat) if "Jangka Menengah" in text and text.startswith("Peraturan Daerah")), None)
    if n is None or -1 - n in at.taken:
        return None
    at.taken.add(-1 - n)
    region = at.isi.kabupaten
    at.isi.mengingat[n] = (
        f"Peraturan Daerah {region} Nomor 9 Tahun 2017 tentang Rencana Pembangunan Jangka Menengah Daerah {region} Tahun 2017-2022 "
        f"(Lembaran Daerah {region} Tahun 2017 Nomor 9);"
    )
    return f"/mengingat/{n}"


def _replaced(at: Lahan, law: str, old: str, new: str) -> str | None:
    n = at.law(law)
    if n is None:
        return None
    at.isi.mengingat[n] = at.isi.mengingat[n].replace(old, new)
    return f"/mengingat/{n}"


# --- indicators, formulas, sources


def _on_row(kode: str, change: Callable[[Baris], None], field: str = "", ratio: bool = True) -> None:
    """Register a fault that changes one row."""

    def function(at: Lahan) -> str | None:
        found = at.row(ratio)
        if found is None:
            return None
        change(found[1])
        return found[0] + field

    FAULTS[kode] = function


def _set(**values: str | Callable[[Baris], str]) -> Callable[[Baris], None]:
    def change(row: Baris) -> None:
        made = {name: value(row) if callable(value) else value for name, value in values.items()}
        for name, value in made.items():
            setattr(row, name, Rumus(teks=value) if name == "rumus" else value)

    return change


def _formula(**values: str | Callable[[Rumus], str]) -> Callable[[Baris], None]:
    def change(row: Baris) -> None:
        row.rumus = replace(row.rumus, **{name: value(row.rumus) if callable(value) else value for name, value in values.items()})

    return change


def _subject(row: Baris) -> str:
    return row.rumus.pembilang.removeprefix("Jumlah ").partition(" yang ")[0]


_on_row("IND-02", _set(indikator=lambda row: f"Melaksanakan pembinaan {_subject(row)}", satuan="Kegiatan"))
_on_row("IND-03", _set(indikator=lambda row: row.kinerja))
_on_row("FRM-01", _set(rumus=""))
_on_row("FRM-02", _set(rumus="Cukup jelas"))
_on_row("FRM-03", _set(rumus=lambda row: row.kinerja))
_on_row("FRM-05", _set(rumus=lambda row: row.rumus.pembilang))
_on_row("FRM-06", _formula(pengali=""))
_on_row("FRM-07", _formula(penyebut=lambda rumus: rumus.pembilang))
_on_row("FRM-14", _formula(pembilang="Realisasi", penyebut="Target"))
_on_row("SBR-02", _set(sumber="Laporan"))
_on_row("SBR-03", _set(sumber="Kecamatan"))
_on_row("SBR-04", _set(sumber=lambda row: row.rumus.pembilang))


@_fault("SBR-01")
def _no_source(at: Lahan) -> str | None:
    """In the first row of a table: below it an empty cell may be a merged one."""
    found = at.post()
    if found is None or id(found[1].baris[0]) in at.taken:
        return None
    j, one = found
    at.taken.add(id(one.baris[0]))
    one.baris[0].sumber = ""
    return f"/jabatan/{j}/iki/0"


@_fault("FRM-09")
def _ratio_for_count(at: Lahan) -> str | None:
    found = at.row()
    if found is None:
        return None
    pointer, row, _ = found
    row.indikator = row.rumus.pembilang
    row.satuan = "Buah"
    return pointer


@_fault("IND-19")
def _again(at: Lahan) -> str | None:
    found = at.row()
    if found is None:
        return None
    pointer, row, one = found
    copy = replace(row, ke=list(row.ke))
    one.baris.append(copy)
    at.taken.add(id(copy))
    return f"{pointer.rpartition('/')[0]}/{len(one.baris) - 1}"


@_fault("KON-02")
def _other_formula(at: Lahan) -> str | None:
    row = at.isi.jabatan[0].baris[-1]
    row.rumus = replace(row.rumus, penyebut=f"{row.rumus.penyebut} yang dilaporkan kepada camat")
    return ""


@_fault("KON-04")
def _typing_error(at: Lahan) -> str | None:
    found = at.row()
    if found is None or "Meningkatnya" not in found[1].kinerja:
        return None
    found[1].kinerja = found[1].kinerja.replace("Meningkatnya", "Meningkantya")
    return ""


@_fault("KON-01")
def _foreign_name(at: Lahan) -> str | None:
    found = at.row()
    if found is None:
        return None
    found[1].sumber = f"{found[1].sumber} Kecamatan {at.asing}"
    return ""


@_fault("KAS-10")
def _activity(at: Lahan) -> str | None:
    found = at.row()
    if found is None:
        return None
    found[1].kinerja = f"Melaksanakan pembinaan {_subject(found[1])}"
    return found[0]


@_fault("KAS-11")
def _aim_again(at: Lahan) -> str | None:
    if not at.isi.tujuan:
        return None
    for row in (at.isi.iku[0], at.isi.jabatan[0].baris[0]):
        row.kinerja = at.isi.tujuan
    return ""


@_fault("SEL-01")
def _iku_of_nobody(at: Lahan) -> str | None:
    rumus = Rumus("Jumlah koperasi yang sehat menurut penilaian tahunan", "Jumlah koperasi")
    name = "Persentase koperasi yang sehat menurut penilaian tahunan"
    at.isi.iku.append(
        Baris("Meningkatnya kesehatan koperasi", name, rumus, "Berita acara penilaian kesehatan koperasi", "Persen", "koperasi")
    )
    return f"/iku/{len(at.isi.iku) - 1}"


# --- positions


@_fault("JAB-03")
def _no_task(at: Lahan) -> str | None:
    found = at.post()
    if found is None:
        return None
    found[1].tugas = []
    return f"/jabatan/{found[0]}"


@_fault("JAB-04")
def _no_function(at: Lahan) -> str | None:
    found = at.post()
    if found is None:
        return None
    found[1].fungsi = []
    return f"/jabatan/{found[0]}"


@_fault("JAB-14")
def _function_twice(at: Lahan) -> str | None:
    found = at.post()
    if found is None:
        return None
    found[1].fungsi.insert(1, found[1].fungsi[0])
    return f"/jabatan/{found[0]}"


@_fault("JAB-15")
def _foreign_task(at: Lahan) -> str | None:
    found = at.post()
    if found is None:
        return None
    found[1].tugas[0] = found[1].tugas[0].rstrip(".") + f" di Kecamatan {at.asing}."
    return f"/jabatan/{found[0]}"


@_fault("JAB-16")
def _other_duties(at: Lahan) -> str | None:
    found = at.post()
    if found is None:
        return None
    j, one = found
    name = "Persentase tugas kedinasan lain yang dilaksanakan"
    rumus = Rumus("Jumlah tugas kedinasan lain yang dilaksanakan", "Jumlah tugas kedinasan lain yang diberikan pimpinan")
    one.baris.append(Baris("Terlaksananya tugas kedinasan lain", name, rumus, "Register surat perintah tugas", "Persen", "lain"))
    return f"/jabatan/{j}/iki/{len(one.baris) - 1}"


@_fault("JAB-08")
def _number_skipped(at: Lahan) -> str | None:
    found = at.post()
    if found is None or not at.bernomor or len({row.kinerja for row in found[1].baris}) < 3:
        return None
    found[1].lompat = 2
    return f"/jabatan/{found[0]}/iki/2"


@_fault("SEL-05")
def _of_superior(at: Lahan) -> str | None:
    staff = [(j, one) for j, one in enumerate(at.isi.jabatan) if one.atasan and one.atasan > 1 and id(one) not in at.taken]
    if not staff:
        return None
    j, one = at.draw.choice(staff)
    at.taken.add(id(one))
    assert one.atasan is not None
    above = at.isi.jabatan[one.atasan].baris
    n = at.draw.randrange(len(one.baris))
    if id(above[0]) in at.taken or id(one.baris[n]) in at.taken:
        return None
    at.taken |= {id(above[0]), id(one.baris[n])}
    one.baris[n] = replace(above[0], ke=[f"jabatan:{one.atasan}/iki:0"])
    return f"/jabatan/{j}/iki/{n}"


@_fault("SEL-06")
def _of_another(at: Lahan) -> str | None:
    heads = [one for j, one in enumerate(at.isi.jabatan) if one.atasan == 0 and j > 1 and id(one) not in at.taken]
    if len(heads) < 2:
        return None
    first, second = at.draw.sample(heads, 2)
    if id(first.baris[0]) in at.taken:
        return None
    copy = replace(first.baris[0], ke=list(first.baris[0].ke))
    at.taken |= {id(first.baris[0]), id(copy)}
    second.baris.append(copy)
    return ""

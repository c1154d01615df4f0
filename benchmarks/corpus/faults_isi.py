"""Faults of what a decree sets: indicators, formulas, sources, aims, positions."""

from collections.abc import Callable
from dataclasses import replace

from benchmarks.corpus.lahan import FAULTS, Lahan, fault
from benchmarks.corpus.model import Baris, Rumus

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


@fault("SBR-01")
def _no_source(at: Lahan) -> str | None:
    """In the first row of a table: below it an empty cell may be a merged one."""
    found = at.post()
    if found is None or id(found[1].baris[0]) in at.taken:
        return None
    j, one = found
    at.taken.add(id(one.baris[0]))
    one.baris[0].sumber = ""
    return f"/jabatan/{j}/iki/0"


@fault("FRM-09")
def _ratio_for_count(at: Lahan) -> str | None:
    found = at.row()
    if found is None:
        return None
    pointer, row, _ = found
    row.indikator = row.rumus.pembilang
    row.satuan = "Buah"
    return pointer


@fault("IND-19")
def _again(at: Lahan) -> str | None:
    found = at.row()
    if found is None:
        return None
    pointer, row, one = found
    copy = replace(row, ke=list(row.ke))
    one.baris.append(copy)
    at.taken.add(id(copy))
    return f"{pointer.rpartition('/')[0]}/{len(one.baris) - 1}"


@fault("KON-02")
def _other_formula(at: Lahan) -> str | None:
    row = at.isi.jabatan[0].baris[-1]
    row.rumus = replace(row.rumus, penyebut=f"{row.rumus.penyebut} yang dilaporkan kepada camat")
    return ""


@fault("KON-04")
def _typing_error(at: Lahan) -> str | None:
    found = at.row()
    if found is None or "Meningkatnya" not in found[1].kinerja:
        return None
    found[1].kinerja = found[1].kinerja.replace("Meningkatnya", "Meningkantya")
    return ""


@fault("KON-01")
def _foreign_name(at: Lahan) -> str | None:
    found = at.row()
    if found is None:
        return None
    found[1].sumber = f"{found[1].sumber} Kecamatan {at.asing}"
    return ""


@fault("KAS-10")
def _activity(at: Lahan) -> str | None:
    found = at.row()
    if found is None:
        return None
    found[1].kinerja = f"Melaksanakan pembinaan {_subject(found[1])}"
    return found[0]


@fault("KAS-11")
def _aim_again(at: Lahan) -> str | None:
    if not at.isi.tujuan:
        return None
    for row in (at.isi.iku[0], at.isi.jabatan[0].baris[0]):
        row.kinerja = at.isi.tujuan
    return ""


@fault("SEL-01")
def _iku_of_nobody(at: Lahan) -> str | None:
    rumus = Rumus("Jumlah koperasi yang sehat menurut penilaian tahunan", "Jumlah koperasi")
    name = "Persentase koperasi yang sehat menurut penilaian tahunan"
    at.isi.iku.append(
        Baris("Meningkatnya kesehatan koperasi", name, rumus, "Berita acara penilaian kesehatan koperasi", "Persen", "koperasi")
    )
    return f"/iku/{len(at.isi.iku) - 1}"


# --- positions


@fault("JAB-03")
def _no_task(at: Lahan) -> str | None:
    found = at.post()
    if found is None:
        return None
    found[1].tugas = []
    return f"/jabatan/{found[0]}"


@fault("JAB-04")
def _no_function(at: Lahan) -> str | None:
    found = at.post()
    if found is None:
        return None
    found[1].fungsi = []
    return f"/jabatan/{found[0]}"


@fault("JAB-14")
def _function_twice(at: Lahan) -> str | None:
    found = at.post()
    if found is None:
        return None
    found[1].fungsi.insert(1, found[1].fungsi[0])
    return f"/jabatan/{found[0]}"


@fault("JAB-15")
def _foreign_task(at: Lahan) -> str | None:
    found = at.post()
    if found is None:
        return None
    found[1].tugas[0] = found[1].tugas[0].rstrip(".") + f" di Kecamatan {at.asing}."
    return f"/jabatan/{found[0]}"


@fault("JAB-16")
def _other_duties(at: Lahan) -> str | None:
    found = at.post()
    if found is None:
        return None
    j, one = found
    name = "Persentase tugas kedinasan lain yang dilaksanakan"
    rumus = Rumus("Jumlah tugas kedinasan lain yang dilaksanakan", "Jumlah tugas kedinasan lain yang diberikan pimpinan")
    one.baris.append(Baris("Terlaksananya tugas kedinasan lain", name, rumus, "Register surat perintah tugas", "Persen", "lain"))
    return f"/jabatan/{j}/iki/{len(one.baris) - 1}"


@fault("JAB-08")
def _number_skipped(at: Lahan) -> str | None:
    found = at.post()
    if found is None or not at.bernomor or len({row.kinerja for row in found[1].baris}) < 3:
        return None
    found[1].lompat = 2
    return f"/jabatan/{found[0]}/iki/2"


@fault("SEL-05")
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


@fault("SEL-06")
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

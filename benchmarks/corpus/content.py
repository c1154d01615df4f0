"""What the decree of a kecamatan says: the templates of its region, and what is its own."""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache
from random import Random

from benchmarks.corpus import bank, laws
from benchmarks.corpus.model import Baris, Jabatan, Keputusan
from benchmarks.corpus.people import RANKS, bare_name, person
from benchmarks.corpus.places import Tempat
from benchmarks.corpus.style import Gaya, style

LINTAS = ("", "peraturan-dikutip-berbeda", "indikator-sama-formula-beda", "salinan")
"""In what a decree differs from those of its region: nothing, the number of a regulation, a formula; or its positions are a neighbour's."""
ACROSS = 0.01
"""Share of the decrees for each of these."""
SEKSI = ("pem", "pmd", "trantib", "kesos", "yanum")
_ROMAN = "I II III IV V VI VII VIII IX X XI XII".split()
_TEMPER = (
    "Terwujudnya Masyarakat {} yang Sejahtera dan Mandiri",
    "{} Maju, Sejahtera, dan Berdaya Saing",
    "Terwujudnya {} yang Unggul dan Sejahtera",
    "Mewujudkan {} yang Maju dan Berkeadilan",
)
_MISSIONS = (
    "Mewujudkan tata kelola pemerintahan yang baik dan pelayanan publik yang berkualitas",
    "Meningkatkan tata kelola pemerintahan yang bersih dan melayani",
    "Memperkuat reformasi birokrasi dan pelayanan publik",
)
_AIMS = (
    "Meningkatnya kualitas penyelenggaraan pemerintahan dan pelayanan publik kecamatan",
    "Meningkatnya kualitas tata kelola pemerintahan dan pelayanan publik di kecamatan",
)
_TASKS = (
    "penyelenggaraan urusan pemerintahan umum di kecamatan",
    "pengoordinasian kegiatan pemberdayaan masyarakat",
    "pengoordinasian upaya penyelenggaraan ketenteraman dan ketertiban umum",
    "pengoordinasian penerapan dan penegakan Perda dan Perkada",
    "pengoordinasian pemeliharaan prasarana dan sarana pelayanan umum",
    "pengoordinasian penyelenggaraan pemerintahan oleh perangkat daerah di tingkat kecamatan",
    "pembinaan dan pengawasan penyelenggaraan pemerintahan {desa}",
)


@dataclass(frozen=True)
class Templat:
    """What the decrees of one region share."""

    gaya: Gaya
    iku: tuple[Baris, ...]
    hukum: tuple[str, ...]
    daerah: tuple[str, ...]
    seksi: tuple[str, ...]
    pokok: dict[str, tuple[bank.Pokok, ...]]
    masa: tuple[int, int]
    visi: str
    misi: str
    tujuan: str
    worded: int
    kantor: int


@lru_cache(maxsize=8)
def template(place: Tempat, seed: int, year: int) -> Templat:
    """The template of a region, from the first of its kecamatan."""
    draw = Random(f"{seed}/{place.kode}")
    worded = draw.randint(0, 1)
    known = bank.iku(place.desa, worded)
    seksi = ["pem", "pmd", "trantib", "yanum", *(["kesos"] if draw.random() < 0.7 else [])]
    keys = ["ikm", "akip", "sekre", "desa", "pmd", "trantib", *(["kesos"] if "kesos" in seksi else [])]
    first = draw.choice((year - 3, year - 2, year - 1))
    pokok = {}
    for unit in (*seksi, "umpeg", "renkeu"):
        subjects = bank.subjects(unit, place.desa)
        pokok[unit] = tuple(draw.sample(subjects, len(subjects)))
    return Templat(
        gaya=style(draw),
        iku=tuple(known[key] for key in keys),
        hukum=tuple(laws.national(draw)),
        daerah=tuple(laws.regional(draw, place, first, first + 5)),
        seksi=tuple(sorted(seksi, key=SEKSI.index)),
        pokok=pokok,
        masa=(first, first + 5),
        visi=draw.choice(_TEMPER).format(place.nama_kabupaten),
        misi=draw.choice(_MISSIONS),
        tujuan=draw.choice(_AIMS),
        worded=worded,
        kantor=draw.randint(400, 439),
    )


def decree(place: Tempat, first: Tempat, seed: int, year: int) -> tuple[Keputusan, Gaya]:
    """The faultless decree of a kecamatan and the style that it is written in; `first` is the first kecamatan of its region."""
    templat = template(first, seed, year)
    draw = Random(f"{seed}/{place.kode}/isi")
    gaya = templat.gaya
    lintas = draw.choices(LINTAS, weights=(1 - 3 * ACROSS, ACROSS, ACROSS, ACROSS))[0] if place is not first else ""
    on = date(year, 1, draw.randint(2, 28))
    head = f"Camat {place.kecamatan}"
    number = gaya.nomor.format(
        n=f"{draw.randint(1, 60):02}", kode=templat.kantor, kec=place.kode[-2:], tahun=year, bulan=_ROMAN[on.month - 1]
    )
    signer = person(draw, year, True)
    owner = first if lintas == "salinan" else place
    jabatan = _positions(Random(f"{seed}/{owner.kode}/jabatan"), place, templat)
    if gaya.nama:
        _held(draw, jabatan, signer, year, gaya.nama == "kapital")
    both = "Indikator Kinerja Utama dan Indikator Kinerja Individu"
    about = f"{gaya.judul.format(both=both)} Kecamatan {place.kecamatan} {place.kabupaten} Tahun {year}"
    per9 = laws.citation("permenpan/2007/per-9-m.pan-5-2007", on)
    keputusan = Keputusan(
        kode=place.kode,
        kecamatan=place.kecamatan,
        kabupaten=place.kabupaten,
        kepala_daerah=place.kepala,
        nomor=number,
        nomor_lampiran=number,
        tentang=about.upper(),
        tanggal=on.isoformat(),
        tanggal_lampiran=on.isoformat(),
        frasa="Ditetapkan",
        tempat=place.kecamatan,
        tahun=str(year),
        penandatangan=(signer[0], draw.choice(RANKS[:2]), signer[1]),
        pejabat=head.upper(),
        menimbang=[
            f"bahwa untuk melaksanakan ketentuan Pasal 3 dan Pasal 4 {per9}, perlu menetapkan {both} Kecamatan {place.kecamatan};",
            f"bahwa berdasarkan pertimbangan sebagaimana dimaksud pada huruf a, perlu menetapkan Keputusan Camat tentang {about};",
        ],
        mengingat=[f"{laws.citation(key, on)};" for key in templat.hukum] + _closed(templat.daerah),
        diktum=[
            (
                "KESATU",
                f"{both} Kecamatan {place.kecamatan} Tahun {year} sebagaimana tercantum dalam Lampiran yang merupakan bagian tidak terpisahkan dari Keputusan ini.",
                [],
            ),
            (
                "KEDUA",
                "Indikator sebagaimana dimaksud dalam Diktum KESATU digunakan untuk:",
                [
                    "menyusun rencana kerja dan anggaran;",
                    "menyusun perjanjian kinerja;",
                    "menyusun laporan kinerja; dan",
                    "mengevaluasi pencapaian kinerja.",
                ],
            ),
            ("KETIGA", "Keputusan ini mulai berlaku pada tanggal ditetapkan.", []),
        ],
        visi=templat.visi,
        misi=templat.misi,
        tujuan=templat.tujuan,
        iku=[replace(row, ke=[]) for row in templat.iku],
        jabatan=jabatan,
    )
    _differ(keputusan, lintas, first)
    return keputusan, gaya


def _differ(keputusan: Keputusan, lintas: str, first: Tempat) -> None:
    """Make a decree differ from its neighbours, the same throughout itself; note how."""
    told = {"jenis": lintas, "tetangga": first.kode}
    if lintas == "peraturan-dikutip-berbeda":
        at = next(n for n, text in enumerate(keputusan.mengingat) if "Tata Kerja" in text)
        keputusan.mengingat[at] = re.sub(r"Nomor (\d+)", lambda match: f"Nomor {int(match[1]) + 100}", keputusan.mengingat[at])
        told["teks"] = keputusan.mengingat[at].partition(" (")[0]
    elif lintas == "indikator-sama-formula-beda":
        for row in (keputusan.iku[-1], keputusan.jabatan[0].baris[len(keputusan.iku) - 1]):
            row.rumus = replace(row.rumus, penyebut=f"{row.rumus.penyebut} yang terdata pada awal tahun")
        told["teks"] = keputusan.iku[-1].indikator
    if lintas:
        keputusan.lintas.append(told)


def _closed(citations: tuple[str, ...]) -> list[str]:
    """Citations with their marks: the last one ends the list."""
    return [f"{text};" for text in citations[:-1]] + [f"{citations[-1]}."]


def _positions(draw: Random, place: Tempat, templat: Templat) -> list[Jabatan]:
    """All positions with their indicators, and what each indicator serves."""
    size = draw.choices((0, 1, 2, 3), (52, 40, 6, 2))[0]
    gaya = templat.gaya
    camat = Jabatan(
        f"Camat {place.kecamatan}" if gaya.bernama else "Camat",
        "camat",
        None,
        ["memimpin dan mengoordinasikan penyelenggaraan pemerintahan, pelayanan publik, dan pemberdayaan masyarakat di kecamatan."],
        _listed([task.format(desa=place.desa) for task in _TASKS], place.kepala),
    )
    camat.baris = [replace(row, ke=[f"iku:{n}"]) for n, row in enumerate(templat.iku)]
    above = {row.kunci: [f"jabatan:0/iki:{n}", f"iku:{n}"] for n, row in enumerate(templat.iku)}
    jabatan = [camat]
    sekretaris = Jabatan(
        "Sekretaris Kecamatan",
        "sek",
        0,
        ["mengoordinasikan perencanaan, keuangan, kepegawaian, dan administrasi umum kecamatan."],
    )
    _fill(sekretaris, 1, bank.subjects("sek", place.desa), templat, above)
    sekretaris.fungsi = _listed([row.fungsi for row in bank.subjects("sek", place.desa)], "Camat")
    jabatan.append(sekretaris)
    for unit in ("umpeg", "renkeu", *templat.seksi):
        _unit(draw, jabatan, unit, size, templat, above, place)
    return jabatan


def _held(draw: Random, jabatan: list[Jabatan], signer: tuple[str, str], year: int, capitals: bool) -> None:
    """Give every position a holder, the first one him who signs; no two have one name."""
    jabatan[0].pemegang = signer
    known = {bare_name(signer[0])}
    for one in jabatan[1:]:
        while one.pemegang is None or bare_name(one.pemegang[0]) in known:
            one.pemegang = person(draw, year, capitals)
        known.add(bare_name(one.pemegang[0]))


def _unit(draw: Random, jabatan: list[Jabatan], unit: str, size: int, templat: Templat, above: dict[str, list[str]], place: Tempat) -> None:
    """A unit: its head, and as many staff as the office has."""
    name, *staff = bank.UNIT[unit]
    superior = 1 if unit in ("umpeg", "renkeu") else 0
    subjects = templat.pokok[unit]
    subjects = subjects[: draw.randint(3, 4) if size < 2 else 5 if size == 2 else 8]
    if size == 1 and draw.random() < 0.5:
        size = 0
    head = Jabatan(name, unit, superior, [f"melaksanakan sebagian tugas {jabatan[superior].nama} di bidang {bank.BIDANG[unit]}."])
    at = len(jabatan)
    _fill(head, at, subjects, templat, above)
    head.fungsi = _listed([row.fungsi for row in subjects], "Sekretaris Kecamatan" if superior else "Camat")
    jabatan.append(head)
    for n, post in enumerate(staff[:size]):
        one = Jabatan(post, unit, at, [])
        for subject in subjects[n :: min(size, len(staff))]:
            for way in draw.sample(bank.CARA, size):
                row = way.row(subject)
                row.ke = above[subject.kunci][:1]
                one.baris.append(row)
                one.tugas.append(way.tugas.format(berkas=subject.berkas, pokok=subject.pokok))
        own = post.partition(" ")[2].replace("Data ", "")
        one.tugas = [f"menyiapkan bahan kerja {own[0].lower()}{own[1:]};", *(f"{text};" for text in one.tugas)]
        one.tugas += [f"melaksanakan tugas lain yang diberikan oleh {name}."]
        jabatan.append(one)


def _fill(post: Jabatan, at: int, subjects: tuple[bank.Pokok, ...], templat: Templat, above: dict[str, list[str]]) -> None:
    """Give an official the indicators of his subjects."""
    for n, subject in enumerate(subjects):
        row = subject.row(templat.worded)
        row.ke = list(above[subject.atasan])
        post.baris.append(row)
        above[subject.kunci] = [f"jabatan:{at}/iki:{n}"]


def _listed(functions: list[str], superior: str) -> list[str]:
    """Functions with the marks of a list, and the usual last one."""
    return [f"{text};" for text in functions[:-1]] + [
        f"{functions[-1]}; dan",
        f"pelaksanaan fungsi lain yang diberikan oleh {superior} sesuai dengan tugas dan fungsinya.",
    ]

"""Invented decrees as records: hypothesis strategies that put words of the field together.

What a record holds is what a parser must find in any rendering of it: texts are distinct where the source
tells them apart, and every value is one that its column can have.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from hypothesis import strategies as st

from iki_graph.record import IKI, IKU, Diktum, Dokumen, Jabatan, Kaskade, Lembaran, Orang, Penandatangan, Perubahan, Rekaman, Sitasi

Draw = Callable[[st.SearchStrategy[Any]], Any]

MONTHS = ["Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus", "September", "Oktober", "November", "Desember"]
FRONT = ["Suka", "Karang", "Sumber", "Tirta", "Wana", "Banjar", "Mekar", "Argo"]
BACK = ["wangi", "asri", "tunggal", "luhur", "sentosa", "rahayu", "kencana"]
REGIONS = ["Kabupaten Magetan", "Kabupaten Lumajang", "Kabupaten Blora", "Kabupaten Kuningan", "Kota Salatiga", "Kota Madiun"]
FIELDS = ["Perpustakaan dan Kearsipan", "Lingkungan Hidup", "Perikanan", "Komunikasi dan Informatika", "Tenaga Kerja"]
SECTIONS = [
    "Pemerintahan",
    "Pelayanan Umum",
    "Pemberdayaan Masyarakat dan Desa",
    "Ketenteraman dan Ketertiban Umum",
    "Kesejahteraan Rakyat",
]
DIVISIONS = ["Pengembangan", "Pembinaan dan Pengawasan", "Layanan Masyarakat", "Data dan Informasi"]
SUBSECTIONS = ["Umum dan Kepegawaian", "Keuangan", "Program dan Pelaporan"]
STAFF = ["Pengelola Data", "Pengadministrasi Umum", "Analis Kebijakan", "Penyusun Laporan", "Pengolah Informasi"]
EXPERTS = ["Analis Kebijakan Ahli Muda", "Pranata Komputer Ahli Pertama", "Perencana Ahli Muda"]
GIVEN = ["RADEN", "LINTANG", "SEKAR", "WIRA", "LARAS", "BAGAS", "KIRANA", "JALU"]
FAMILY = ["WIRATAMA", "PRABASWARA", "MAHARDIKA", "KUSUMAJATI", "PUSPANINGRUM", "ADISTYA"]
DEGREES = [", S.Sos", ", S.H., M.Si.", ", S.IP", ""]
RANKS = ["Pembina", "Pembina Tingkat I", "Penata Tingkat I", "Pembina Utama Muda"]

THINGS = [
    "dokumen perencanaan",
    "laporan keuangan",
    "surat masuk",
    "perangkat desa",
    "pengaduan masyarakat",
    "barang inventaris",
    "rapat koordinasi",
    "desa binaan",
    "berkas permohonan",
    "kegiatan pembinaan",
    "peserta pelatihan",
    "usulan musyawarah",
    "lembaga kemasyarakatan",
    "data kependudukan",
]
DONE = ["ditindaklanjuti", "disusun tepat waktu", "selesai sesuai ketentuan", "terpenuhi", "difasilitasi", "dilayani", "dalam kondisi baik"]
RESULTS = ["Meningkatnya", "Terlaksananya", "Tersusunnya", "Terwujudnya", "Terkelolanya"]
QUALITIES = ["kualitas", "tertib administrasi", "pengelolaan", "ketepatan", "ketersediaan"]
SOURCES = ["Laporan", "Register", "Buku agenda", "Daftar", "Rekapitulasi"]
DUTIES = ["menyusun", "memeriksa", "mengelola", "menyiapkan", "melaporkan", "mendistribusikan"]
AIMS = ["yang transparan dan akuntabel", "yang merata di seluruh wilayah", "bagi kesejahteraan masyarakat", "yang berdaya saing"]
SUBJECTS = ["tata kelola pemerintahan", "pelayanan publik", "pembangunan desa", "sumber daya manusia"]

TITLES = [
    "Pemerintahan Daerah",
    "Perangkat Daerah",
    "Kecamatan",
    "Sistem Perencanaan Pembangunan Nasional",
    "Pelaporan Keuangan dan Kinerja Instansi Pemerintah",
    "Sistem Akuntabilitas Kinerja Instansi Pemerintah",
    "Rencana Pembangunan Jangka Menengah Daerah Tahun 2018-2023",
    "Kedudukan, Susunan Organisasi, Tugas dan Fungsi serta Tata Kerja Kecamatan",
]
IKU_GUIDE = "Pedoman Umum Penetapan Indikator Kinerja Utama di Lingkungan Instansi Pemerintah"


def pick(draw: Draw, items: list[str]) -> str:
    return str(draw(st.sampled_from(items)))


def some(draw: Draw, item: Callable[[Draw], str], least: int, most: int) -> list[str]:
    """Between `least` and `most` texts, all different."""
    found: list[str] = []
    for _ in range(draw(st.integers(least, most))):
        text = item(draw)
        if text not in found:
            found.append(text)
    return found


def person(draw: Draw) -> tuple[str, str]:
    """Name and NIP of somebody who does not exist."""
    born = draw(st.integers(1965, 1990))
    birthday = f"{born}{draw(st.integers(1, 12)):02}{draw(st.integers(1, 28)):02}"
    nip = f"{birthday}{born + 25}03{draw(st.integers(1, 2))}{draw(st.integers(1, 20)):03}"
    return f"{pick(draw, GIVEN)} {pick(draw, FAMILY)}{pick(draw, DEGREES)}", nip


def thing(draw: Draw) -> str:
    return f"{pick(draw, THINGS)} yang {pick(draw, DONE)}"


def result(draw: Draw) -> str:
    return f"{pick(draw, RESULTS)} {pick(draw, QUALITIES)} {pick(draw, THINGS)}"


def statement(draw: Draw) -> str:
    return f"Meningkatkan {pick(draw, SUBJECTS)} {pick(draw, AIMS)}"


def duty(draw: Draw) -> str:
    return f"{pick(draw, DUTIES)} {pick(draw, THINGS)}"


def papers(draw: Draw, subject: str) -> str:
    """A source of data: one paper, or two in a list inside the cell."""
    kinds = some(draw, lambda d: pick(d, SOURCES), 1, 2)
    return f"{kinds[0]} {subject}" if len(kinds) == 1 else " ".join(f"{n}. {kind} {subject}" for n, kind in enumerate(kinds, 1))


def indicator(draw: Draw) -> tuple[str, str]:
    """An indicator and the formula that fits it: a fraction, a fraction in words, a count or a value."""
    what = thing(draw)
    whole = f"Jumlah {what.split(' yang ')[0]}"
    kind = draw(st.integers(0, 4))
    if kind < 2:
        factor = pick(draw, [" x 100%", " x 100%", " x 100", ""])
        return f"Persentase {what}", f"Jumlah {what} / {whole}{factor}"
    if kind == 2:
        return f"Persentase {what}", f"Jumlah {what} dibagi {whole.lower()} dikali 100%"
    if kind == 3:
        return f"Jumlah {what}", f"Jumlah {what} tahun n"
    return f"Nilai evaluasi {what}", f"Nilai hasil evaluasi {what} oleh Inspektorat"


def rows(draw: Draw, most: int, numbered: bool, responsible: bool, one_source: bool) -> list[dict[str, str | None]]:
    """Rows of one table, in groups of one result each; no indicator twice; one source for all rows or one for each."""
    found: list[dict[str, str | None]] = []
    seen: set[str] = set()
    source = papers(draw, pick(draw, THINGS))
    unit = f"Seksi {pick(draw, SECTIONS)}"
    for number, text in enumerate(some(draw, result, 1, 4), 1):
        for _ in range(draw(st.integers(1, max(1, most // 3)))):
            name, formula = indicator(draw)
            if name in seen or len(found) == most:
                continue
            seen.add(name)
            if not one_source:
                source = papers(draw, name.split(" ", 1)[1])
            found.append(
                {
                    "no": str(number) if numbered else None,
                    "kinerja": text,
                    "indikator": name,
                    "formulasi": formula,
                    "sumber_data": source,
                    "penanggung_jawab": unit if responsible else None,
                }
            )
    for number, text in enumerate(dict.fromkeys(row["kinerja"] for row in found), 1):
        for row in found:
            if numbered and row["kinerja"] == text:
                row["no"] = str(number)
    return found


def citation(draw: Draw, number: int, region: str) -> Sitasi:
    """A citation of any kind, spelt out as decrees do; `teks` is its usual wording."""
    year = draw(st.integers(1999, 2021))
    serial = str(draw(st.integers(1, 99)))
    title = pick(draw, TITLES)
    place = region.split(" ", 1)[1]
    kind = draw(st.integers(0, 7))
    gazette, tln, tail = None, None, ""
    nomor, tahun = serial, year
    if kind == 0:
        jenis, name = "UU", f"Undang-Undang Nomor {serial} Tahun {year}"
    elif kind == 1:
        jenis, name = "PP", f"Peraturan Pemerintah Nomor {serial} Tahun {year}"
    elif kind == 2:
        jenis, name = "Perpres", f"Peraturan Presiden Nomor {serial} Tahun {year}"
    elif kind == 3:
        jenis, nomor, tahun, title = "Permenpan", "PER/09/M.PAN/5/2007", 2007, IKU_GUIDE
        name = f"Peraturan Menteri Negara Pendayagunaan Aparatur Negara Nomor : {nomor}"
    elif kind == 4:
        jenis, name = "Permendagri", f"Peraturan Menteri Dalam Negeri Nomor {serial} Tahun {year}"
    elif kind == 5:
        jenis, name = "Perda", f"Peraturan Daerah {region} Nomor {serial} Tahun {year}"
    elif kind == 6 and region.startswith("Kota"):
        jenis, name = "Perwal", f"Peraturan Wali Kota {place} Nomor {serial} Tahun {year}"
    elif kind == 6:
        jenis, name = "Perbup", f"Peraturan Bupati {place} Nomor {serial} Tahun {year}"
    else:
        jenis, name = "Permenpanrb", f"Peraturan Menteri Pendayagunaan Aparatur Negara dan Reformasi Birokrasi Nomor {serial} Tahun {year}"
    if kind in (0, 1) and draw(st.booleans()):
        gazette = Lembaran(jenis="LN", tahun=year, nomor=str(draw(st.integers(1, 300))))
        tln = str(draw(st.integers(3000, 6900)))
        tail = (
            f" (Lembaran Negara Republik Indonesia Tahun {year} Nomor {gazette.nomor}, Tambahan Lembaran Negara "
            f"Republik Indonesia Nomor {tln})"
        )
    if kind == 5 and draw(st.booleans()):
        gazette = Lembaran(jenis="LD", tahun=year, nomor=str(draw(st.integers(1, 40))))
        tail = f" (Lembaran Daerah {region} Tahun {year} Nomor {gazette.nomor})"
    amended: list[Perubahan] = []
    if kind in (0, 1, 4, 5) and draw(st.integers(0, 2)) == 0:
        amended = [Perubahan(jenis=jenis, nomor=str(draw(st.integers(1, 50))), tahun=year + draw(st.integers(1, 4)))]
        phrase = pick(draw, ["sebagaimana telah diubah dengan", "sebagaimana telah diubah beberapa kali terakhir dengan"])
        tail += f" {phrase} {name.split(' Nomor')[0]} Nomor {amended[0].nomor} Tahun {amended[0].tahun}"
    return Sitasi(
        no=number,
        teks=f"{name} tentang {title}{tail};",
        jenis=jenis,
        nomor=nomor,
        tahun=tahun,
        tentang=title,
        ln=gazette,
        tln=tln,
        diubah=amended,
    )


def positions(draw: Draw, office: str, most_rows: int, one_source: bool) -> list[Jabatan]:
    """Head, secretary, then officials and their staff; the last task of staff names the superior."""
    place = office.split(" ", 1)[1]
    kecamatan = office.startswith("Kecamatan")
    head = f"Camat {place}" if kecamatan else f"Kepala {office}"
    secretary = f"Sekretaris Kecamatan {place}" if kecamatan else "Sekretaris Dinas"
    chain: list[tuple[str, int | None]] = [(head, None), (secretary, 1)]
    chain += [(f"Kepala Sub Bagian {name}", 2) for name in some(draw, lambda d: pick(d, SUBSECTIONS), 0, 2)]
    units = [
        (f"Kepala Seksi {name}" if kecamatan else f"Kepala Bidang {name}")
        for name in some(draw, lambda d: pick(d, SECTIONS if kecamatan else DIVISIONS), 0, 3)
    ]
    chain += [(name, 1) for name in units]
    officials = len(chain)
    for name in some(draw, lambda d: pick(d, STAFF if kecamatan else STAFF + EXPERTS), 0, 2):
        chain.append((name, draw(st.integers(2, officials))))
    chain = chain[: draw(st.integers(1, len(chain)))]
    numbered, responsible, held = draw(st.booleans()), draw(st.booleans()), draw(st.booleans())
    found = []
    for number, (name, above) in enumerate(chain, 1):
        tasks = some(draw, duty, 1, 4)
        functions = some(draw, duty, 0, 3) if number <= officials else []
        if number > officials and above:
            tasks.append(f"melaksanakan tugas lain yang diberikan oleh {chain[above - 1][0]}")
        found.append(
            Jabatan(
                urut=number,
                nama=name,
                pemegang=Orang(**dict(zip(("nama", "nip"), person(draw), strict=True))) if held else None,
                tugas=ended(tasks),
                fungsi=ended(functions),
                atasan=chain[above - 1][0] if above else None,
                atasan_urut=above,
                iki=[IKI(**row) for row in rows(draw, most_rows, numbered, responsible, one_source)],
            )
        )
    return found


def ended(items: list[str]) -> list[str]:
    """Items of a list as such lists end them."""
    return [f"{item};" for item in items[:-1]] + [f"{item}." for item in items[-1:]]


@st.composite
def records(draw: Draw, most_rows: int = 10) -> Rekaman:
    """A whole decree of an invented kecamatan or dinas."""
    region = pick(draw, REGIONS)
    office = f"Kecamatan {pick(draw, FRONT)}{pick(draw, BACK)}" if draw(st.booleans()) else f"Dinas {pick(draw, FIELDS)}"
    place = office.split(" ", 1)[1] if office.startswith("Kecamatan") else region.split(" ", 1)[1]
    head = f"CAMAT {place.upper()}" if office.startswith("Kecamatan") else f"KEPALA {office.upper()}"
    year = draw(st.integers(2016, 2024))
    period = str(year) if draw(st.booleans()) else f"{year}-{year + 4}"
    day = date(year, draw(st.integers(1, 12)), draw(st.integers(1, 28)))
    serial = draw(st.integers(1, 200))
    number = pick(draw, [f"188.45/{serial}/404.{serial}/{year}", f"{serial} TAHUN {year}", f"800/{serial}/KEP/IV/{year}"])
    scope = pick(draw, ["INDIKATOR KINERJA UTAMA", "INDIKATOR KINERJA UTAMA DAN INDIKATOR KINERJA INDIVIDU"])
    title = f"{pick(draw, ['PENETAPAN ', ''])}{scope} {office.upper()} {region.upper()} TAHUN {period}"
    name, nip = person(draw)
    one_source = draw(st.booleans())
    iku = [
        IKU(sasaran=row.pop("kinerja"), **{k: v for k, v in row.items() if k != "no"})
        for row in rows(draw, 4, numbered=False, responsible=draw(st.booleans()), one_source=one_source)
    ]
    aims = list(dict.fromkeys(row.sasaran for row in iku if row.sasaran))
    return Rekaman(
        berkas="sk.txt",
        dokumen=Dokumen(
            jenis="Keputusan Camat" if office.startswith("Kecamatan") else "Keputusan Kepala Dinas",
            nomor=number,
            tentang=title,
            tanggal=day.isoformat(),
            tempat=place,
            tahun=period,
            instansi=office,
            kabupaten=region,
            penandatangan=Penandatangan(jabatan=head, nama=name, nip=nip, pangkat=pick(draw, RANKS)),
        ),
        menimbang=[f"bahwa {text};" for text in some(draw, lambda d: f"untuk {duty(d)} perlu ditetapkan indikator kinerja", 1, 4)],
        mengingat=[citation(draw, n, region) for n in range(1, draw(st.integers(2, 8)) + 1)],
        diktum=[
            Diktum(ke="KESATU", teks="Menetapkan Indikator Kinerja Utama sebagaimana tercantum dalam Lampiran Keputusan ini."),
            Diktum(
                ke="KEDUA", teks="Indikator sebagaimana dimaksud dalam Diktum KESATU digunakan untuk :", butir=ended(some(draw, duty, 2, 4))
            ),
            Diktum(ke="KETIGA", teks="Keputusan ini mulai berlaku pada tanggal ditetapkan."),
        ],
        kaskade=Kaskade(
            visi=f"Terwujudnya masyarakat yang maju dengan {pick(draw, SUBJECTS)} {pick(draw, AIMS)}" if draw(st.booleans()) else None,
            misi=some(draw, statement, 0, 3),
            tujuan=some(draw, statement, 0, 2),
            sasaran=aims,
            tautan=[(f"sasaran:{row.sasaran}", f"iku:{row.indikator}") for row in iku],
        ),
        iku=iku,
        jabatan=positions(draw, office, most_rows, one_source),
    )

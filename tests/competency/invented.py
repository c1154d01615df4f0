"""Two decrees of one invented office, two years apart, that hold the faults the ready questions look for within an office; and those of two
neighbours, one of which copied from the other."""

import hashlib

from iki_graph.record import Rekaman

PERSEN = {"jenis": "rasio", "pembilang": "desa tertib", "penyebut": "seluruh desa", "pengali": "100%"}


def iki(
    line: int, kinerja: str, indikator: str, formulasi: str | None = None, sumber: str | None = "Laporan seksi", **more: object
) -> dict[str, object]:
    """A row of an IKI table."""
    row = {"no": "1", "kinerja": kinerja, "indikator": indikator, "formulasi": formulasi, "sumber_data": sumber, "baris": [line, line + 1]}
    return row | more


def jabatan(urut: int, nama: str, superior: int | None, first: int, *rows: dict[str, object], **more: object) -> dict[str, object]:
    """A position whose rows stand below its name."""
    return {"urut": urut, "nama": nama, "atasan_urut": superior, "baris": [first, first + 9], "iki": list(rows)} | more


def rekaman(berkas: str, tahun: int, **content: object) -> Rekaman:
    """A decree of Kecamatan Sukamakmur."""
    dokumen = {
        "jenis": "Keputusan Camat",
        "nomor": f"188/{tahun}",
        "tanggal": f"{tahun}-01-09",
        "tahun": str(tahun),
        "instansi": "Kecamatan Sukamakmur",
        "kabupaten": "Kabupaten Rejasari",
    }
    sumber = {"sha256": hashlib.sha256(berkas.encode()).hexdigest(), "baris": 120}
    return Rekaman.model_validate({"berkas": berkas, "sumber": sumber, "dokumen": dokumen, **content})


def decrees() -> list[Rekaman]:
    """The decree of 2022 and that of 2024."""
    old_law = {
        "no": 1,
        "teks": "Undang-Undang Nomor 32 Tahun 2004 tentang Pemerintahan Daerah",
        "jenis": "UU",
        "nomor": "32",
        "tahun": 2004,
        "tentang": "Pemerintahan Daerah",
    }
    kaskade = {
        "visi": "Rejasari Sejahtera",
        "misi": ["Memperkuat pemerintahan desa"],
        "tujuan": ["Meningkatnya tata kelola desa"],
        "sasaran": ["Meningkatnya tertib administrasi desa", "Meningkatnya ketenteraman wilayah"],
    }
    tertib = "Persentase desa tertib administrasi"
    ratio = "Jumlah desa tertib / jumlah seluruh desa x 100%"
    lama = rekaman(
        "sukamakmur-2022.txt",
        2022,
        mengingat=[old_law],
        kaskade=kaskade,
        iku=[
            {
                "sasaran": kaskade["sasaran"][0],
                "indikator": tertib,
                "formulasi": ratio,
                "formula": PERSEN,
                "sumber_data": "Seksi",
                "baris": [20, 21],
            },
            {"sasaran": kaskade["sasaran"][0], "indikator": "Nilai SAKIP kecamatan", "sumber_data": "Inspektorat", "baris": [22, 22]},
        ],
        jabatan=[
            jabatan(1, "Camat Sukamakmur", None, 30, iki(32, kaskade["sasaran"][0], tertib, ratio, formula=PERSEN)),
            jabatan(
                2,
                "Kepala Seksi Pemerintahan",
                1,
                40,
                iki(42, "Terbinanya desa", "PERSENTASE DESA TERTIB ADMINISTRASI", "Hitung desa tertib"),
                fungsi=["pembinaan administrasi desa", "pemungutan pajak bumi"],
            ),
            jabatan(3, "Pengelola Data Desa", 2, 50, iki(52, "Terbinanya desa", "Jumlah desa yang dibina", "Jumlah desa", sumber=None)),
            jabatan(
                4,
                "Penjaga Kantor",
                None,
                60,
                iki(62, "Terjaganya kantor", "Jumlah piket"),
                atasan="Lurah Rejo",
                atasan_tertulis="Sekretaris",
            ),
            jabatan(5, "Pramu Bakti", None, 70),
        ],
        koreksi=[
            {
                "penunjuk": "/jabatan/2/iki/0/indikator",
                "lama": "Jumlah desa yang dibinn",
                "baru": "Jumlah desa yang dibina",
                "tanggal": "2022-03-01",
            },
            {"apa": "tambah", "penunjuk": "/jabatan/3/iki/0", "baru": "Jumlah piket"},
            {
                "apa": "benar",
                "penunjuk": "/iku/0",
                "lama": "Persentase desa tertib administrasi",
                "baru": "Persentase desa tertib administrasi",
            },
        ],
    )
    baru = rekaman(
        "sukamakmur-2024.txt",
        2024,
        mengingat=[old_law | {"no": 3, "tentang": "Pemerintah Daerah", "ln": {"jenis": "LN", "tahun": 2004, "nomor": "125"}}],
        kaskade=kaskade,
        iku=[
            {
                "sasaran": kaskade["sasaran"][0],
                "indikator": tertib,
                "formulasi": "Desa tertib per jumlah desa",
                "formula": PERSEN,
                "baris": [20, 21],
            },
            {"sasaran": "Terbinanya lembaga desa", "tingkat": "program", "indikator": "Jumlah lembaga aktif", "baris": [24, 24]},
        ],
        jabatan=[
            jabatan(1, "Camat Sukamakmur", None, 30, iki(32, kaskade["sasaran"][0], tertib, ratio, formula=PERSEN)),
            jabatan(
                2, "Kepala Seksi Pemberdayaan", 1, 40, iki(42, "Terbinanya lembaga desa", "Jumlah pelatihan lembaga", "Jumlah pelatihan")
            ),
        ],
    )
    return [lama, baru]


def neighbours() -> list[Rekaman]:
    """Decrees of two other offices of the regency: the same position has word for word the same IKI, with the same misprint."""
    found = []
    for name in ("Sukatani", "Sukarame"):
        rows = (
            iki(
                32,
                "Tertibnya surat",
                "Persentase surat yang di proses tepat waktu",
                "Surat tepat waktu / seluruh surat x 100%",
                formula=PERSEN,
            ),
            iki(34, "Tertibnya arsip", "Jumlah arsip tertata", "Jumlah arsip"),
            iki(36, "Tertibnya aset", "Jumlah aset tercatat", "Jumlah aset"),
        )
        own = jabatan(2, "Kepala Seksi Pelayanan", 1, 50, iki(52, "Terlayaninya warga", f"Jumlah warga {name} terlayani", "Jumlah warga"))
        found.append(
            rekaman(
                f"{name.lower()}-2024.txt",
                2024,
                jabatan=[jabatan(1, "Sekretaris Kecamatan", None, 30, *rows), own],
            )
        )
        found[-1].dokumen.instansi = f"Kecamatan {name}"
    return found

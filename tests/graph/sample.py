"""An invented record that uses every part of the record once, for the tests of the graph."""

from iki_graph.record import Rekaman

SHA256 = "0123456789abcdef" * 4
NAME, NIP = "RATNA PUSPITASARI, S.Sos", "190001012000012001"


def record(**changes: object) -> Rekaman:
    """The record, with some of its top-level keys replaced."""
    return Rekaman.model_validate(_RECORD | changes)


_KINERJA = "Meningkatnya tertib administrasi"
_RECORD: dict[str, object] = {
    "berkas": "sk.txt",
    "sumber": {"sha256": SHA256, "media": "text/plain", "baris": 120},
    "dokumen": {
        "jenis": "Keputusan Camat",
        "nomor": "188/7/435.2/2022",
        "tentang": "Indikator Kinerja Utama",
        "tanggal": "2022-01-10",
        "tempat": "Cerme",
        "frasa_penetapan": "Ditetapkan",
        "tahun": "2021-2026",
        "instansi": "Kecamatan Cerme",
        "kabupaten": "Kabupaten Gresik",
        "penandatangan": {"jabatan": "CAMAT CERME", "nama": "WIRYO SAPUTRA", "nip": "190001011990011001", "pangkat": "Pembina Tingkat I"},
    },
    "menimbang": ["bahwa perlu ditetapkan"],
    "mengingat": [
        {
            "no": 1,
            "teks": "Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah",
            "jenis": "UU",
            "nomor": "23",
            "tahun": 2014,
            "tentang": "Pemerintahan Daerah",
            "ln": {"jenis": "LN", "tahun": 2014, "nomor": "244"},
            "tln": "5587",
            "diubah": [{"jenis": "UU", "nomor": "9", "tahun": 2015}],
        },
        {
            "no": 2,
            "teks": "Peraturan Daerah Kabupaten Gresik Nomor 12 Tahun 2016 (Lembaran Daerah Tahun 2016 Seri D Nomor 3)",
            "jenis": "Perda",
            "nomor": "12",
            "tahun": 2016,
            "ln": {"jenis": "LD", "tahun": 2016, "nomor": "3", "seri": "D"},
        },
        {"no": 3, "teks": "Peraturan yang tidak terurai"},
    ],
    "diktum": [{"ke": "KESATU", "teks": "Menetapkan IKU.", "butir": ["satu;", "dua."]}, {"ke": "KEDUA", "teks": None}],
    "kaskade": {
        "visi": "Gresik Baru",
        "misi": ["Tata kelola"],
        "tujuan": ["Tata kelola baik"],
        "sasaran": ["Pelayanan publik baik"],
        "tautan": [
            ["visi:Gresik baru", "misi:TATA KELOLA."],
            ["misi:Tata kelola", "tujuan:Tata kelola baik"],
            ["tujuan:Tata kelola baik", "sasaran:Pelayanan publik baik"],
            ["sasaran:Pelayanan publik baik", "iku:Indeks Kepuasan"],
            ["sasaran:Pelayanan publik baik", "iku:Indikator yang tidak ada dalam tabel"],
        ],
    },
    "instansi_tugas_fungsi": {"tugas": ["membantu bupati"], "fungsi": ["koordinasi"], "baris": [30, 34]},
    "iku": [
        {
            "kode": "I.1",
            "sasaran": "Pelayanan publik baik",
            "indikator": "Indeks kepuasan",
            "formulasi": "Nilai survei",
            "formula": {"jenis": "nilai"},
            "definisi": "Nilai SKM",
            "alasan": "Kepuasan warga adalah hasil pelayanan",
            "sumber_data": "Survei",
            "penanggung_jawab": "Camat",
            "satuan": "Nilai",
            "target": "85",
            "frekuensi": "tahunan",
            "baris": [40, 41],
        },
        {"sasaran": "Sasaran di tabel saja", "indikator": "Nilai AKIP", "baris": [42, 42]},
        {"sasaran": "Kinerja aparatur", "indikator": "Persentase capaian", "tingkat": "program", "baris": [43, 43]},
        {"sasaran": "Kinerja aparatur", "indikator": "Persentase kehadiran", "tingkat": "program", "baris": [44, 44]},
    ],
    "jabatan": [
        {
            "urut": 1,
            "nama": "CAMAT",
            "pemegang": {"nama": "WIRYO SAPUTRA", "nip": "190001011990011001"},
            "tugas": ["memimpin kecamatan"],
            "fungsi": ["pembinaan"],
            "baris": [50, 60],
            "iki": [],
        },
        {
            "urut": 2,
            "nama": "PENGELOLA DATA",
            "pemegang": {"nama": NAME, "nip": NIP},
            "atasan": "CAMAT",
            "atasan_urut": 1,
            "atasan_tertulis": "Camat",
            "baris": [61, 80],
            "iki": [
                {
                    "no": "1",
                    "kinerja": _KINERJA,
                    "indikator": "Persentase surat tepat waktu",
                    "formulasi": "Surat tepat waktu / seluruh surat x 100%",
                    "formula": {"jenis": "rasio", "pembilang": "Surat tepat waktu", "penyebut": "seluruh surat", "pengali": "100%"},
                    "sumber_data": "Buku agenda",
                    "baris": [70, 71],
                },
                {"no": "1", "kinerja": _KINERJA, "indikator": "Jumlah arsip", "baris": [72, 72]},
                {"no": "2", "kinerja": "Kinerja lain", "indikator": None, "formulasi": "Jelas", "baris": [73, 73]},
            ],
        },
        {"urut": 3, "nama": "Pengelola Data", "atasan_urut": 9, "iki": [{"kinerja": _KINERJA, "indikator": "-"}]},
        {"urut": 4, "nama": None},
    ],
    "bagian": [
        {"jenis": "batang-tubuh", "baris": [1, 35]},
        {
            "jenis": "lampiran",
            "nama": "LAMPIRAN I",
            "baris": [36, 120],
            "identitas": {"nomor": "188/7", "tanggal": "2022-01", "tentang": "IKU", "instansi": "Camat Cerme"},
        },
    ],
    "sebutan": [
        {"apa": "nomor", "nilai": "188/7", "bagian": 1, "baris": [37, 37]},
        {"apa": "orang", "nilai": NAME, "bagian": 1, "baris": [61, 61]},
        {"apa": "nip", "nilai": NIP, "bagian": 1, "baris": [62, 62]},
    ],
    "asal": {
        "/dokumen/nomor": {"baris": [3, 3], "yakin": 0.9},
        "/dokumen/instansi": {"baris": [1, 1]},
        "/dokumen/penandatangan": {"baris": [33, 35], "yakin": 0.8},
        "/menimbang/0": {"baris": [6, 7]},
        "/mengingat/0": {"baris": [8, 9]},
        "/kaskade/visi": {"baris": [20, 20]},
        "/jabatan/1/iki/0/formulasi": {"baris": [71, 71], "yakin": 0.65},
        "/jabatan/1/iki/0/formula/penyebut": {"yakin": 0.5},
        "/jabatan/1/iki/0/target": {"yakin": 0.4},
        "/jabatan/1/pemegang/nama": {"baris": [61, 61], "yakin": 0.7},
        "/jabatan/1/pemegang/nip": {"baris": [62, 62]},
        "/mengingat/0/diubah/0/nomor": {"baris": [9, 9]},
        "/kaskade/tautan/1/1": {"baris": [22, 22], "yakin": 0.3},
    },
    "keraguan": [
        {"penunjuk": "", "alasan": "dokumen mungkin terpotong"},
        {"penunjuk": "/iku/0", "alasan": "kolom bergeser", "baris": [40, 41]},
    ],
}

"""Labels and headings of annexes: what marks a position, its duties, a sheet, a part."""

import re

MARK = r"(?:\s*\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+)?(?:[-–•*\s]*\(?(?:\d{1,2}|[IVX]{1,6}|[a-zA-Z])\s?[.)]){0,2}[-–•.*\s]*"
LABELS = (
    ("jabatan", r"(?:nama\s+)?jabatan(?:\s+(?:fungsional|struktural|pelaksana))?"),
    ("nama", r"nama(?:\s+(?:pejabat|pegawai|asn|pns))?"),
    ("nip", r"n\.?\s?i\.?\s?p\.?"),
    ("pangkat", r"pangkat(?:\s*[/,]\s*gol\w*(?:\s*ruang)?)?"),
    ("tugas", r"(?:uraian\s+)?tugas(?:\s+(?:pokok|jabatan))?(?:\s+dan\s+fungsi)?|(?:ikhtisar|ringkasan)\s+(?:jabatan|tugas)|tupoksi"),
    ("fungsi", r"fungsi(?:\s+(?:utama|jabatan))?"),
    ("instansi", r"(?:nama\s+)?(?:instansi|organisasi|skpd|opd|perangkat\s+daerah)|unit\s+(?:organisasi|kerja)"),
    ("atasan", r"(?:jabatan\s+)?atasan(?:\s+langsung)?|bertanggung\s?jawab\s+(?:langsung\s+)?kepada"),
    (
        "lain",
        r"indikator\s+(?:kinerja|tujuan|sasaran)(?=\s*:)|eselon|golongan(?:\s*/?\s*ruang)?|kelas\s+jabatan|kode\s+jabatan|pendidikan|status\s+kepegawaian|jenis\s+jabatan",
    ),
    ("visi", r"visi(?:\s+\w+)?"),
    ("misi", r"misi(?:\s+(?:ke\s?-?\s?)?\d{1,2}|\s+\w+)?"),
    ("tujuan", r"tujuan(?:\s+(?:ke\s?-?\s?)?\d{1,2}|\s+(?:strategis|opd|skpd|rpjmd|renstra))?"),
    ("sasaran", r"sasaran(?:\s+(?:ke\s?-?\s?)?\d{1,2}|\s+(?:strategis|opd|skpd|rpjmd|renstra))?"),
)
LABEL = re.compile(rf"^{MARK}(?:{'|'.join(f'(?P<{n}>{p})' for n, p in LABELS)})\s*(?P<sep>[:=]\s*|$)", re.IGNORECASE)
BARE_LABEL = re.compile(r"^[-–•.\s]*(?P<label>Tugas(?:\s+Pokok)?|TUGAS(?:\s+POKOK)?|Fungsi|FUNGSI|Jabatan|JABATAN)\s+(?=[\w(])")
SHEET = re.compile(
    rf"^{MARK}(?:tabel\s+(?:\d{{1,2}}(?:\.\d{{1,2}})?\s*[.:]?\s*)?|daftar\s+|formulir\s+|penetapan\s+|penilaian\s+)*(?:indikator\s+kinerja\s+(?P<kind>utama\w*|individu\w*|kegiatan|program)|indikator\s+(?P<low>program|kegiatan)(?=\W*$)|(?P<short>iku|iki))\b(?P<rest>.*)$",
    re.IGNORECASE,
)
TABLE_TITLE = re.compile(
    rf"^{MARK}(?:tabel\s+(?:\d{{1,2}}(?:\.\d{{1,2}})?\s*[.:]?\s*)?|daftar\s+)?indikator(?:\s+kinerja)?\W*$", re.IGNORECASE
)
"""The heading of a table that names neither level nor position."""
ECHELON = re.compile(r"\bES(?:ELON|SELON|S)?\b\.?\s*(?:III|IV|3|4)\b", re.IGNORECASE)
DUTIES_OF = re.compile(
    r"^\W*tugas(?:\s+pokok)?\s+(?P<nama>(?:camat|lurah|sekretaris|kepala|kasi|kasubb?ag|inspektur)\b[^:]*?)\s*:?\s*$", re.IGNORECASE
)
POSITION_NAME = re.compile(
    r"^\W*(?:plt\.?\s+|pj\.?\s+)?(camat|lurah|sekretaris|sekcam|kepala\s+\w+|ka\.?\s?(?:bid|bag|si|sub)\b|kasie?\b|kasubb?ag\b|kasubb?id\b|kabid\b|kabag\b|inspektur|irban\b|direktur|wakil\s+(?:direktur|ketua)|wadir\b|asisten\b|"
    r"ketua\s+(?:pengadilan|komisi)|panitera|auditor|ppupd\b|perencana|arsiparis|pustakawan|guru\b|dokter\b|bidan\b|perawat\b|apoteker\b|"
    r"penyuluh|pengawas|pemeriksa|verifikator|pengolah|penata|operator|bendahara|pengadministrasi|pengelola|analis|pranata|penyusun|petugas|pengemudi|pramu\s?\w+|caraka|staf|"
    r"pengevaluasi|penelaah|pengantar|penjaga|pengamat|penguji|penilai|pemantau|penerjemah|pengawal|teknisi|instruktur|widyaiswara|nutrisionis|sanitarian|"
    r"radiografer|epidemiolog|perekam\s+medis|fisioterapis|psikolog|konselor|statistisi|surveyor|asesor|mantri|polisi\s+pamong|penggerak\s+swadaya|"
    r"pamong\s+belajar|juru\s+(?!muda|tingkat)\w+|(?:sub\s?-?)?koordinator|ketua\s+tim)\b"
    r"|^\W*(?!indikator|ik[iu]\b|tabel|daftar|formulir|perjanjian|sasaran|target|jabatan)(?:[^\W\d_][\w/.-]*\s+){1,6}?(?:ahli\s+(?:pertama|muda|madya|utama)|(?<!yang\s)(?<!tenaga\s)(?:terampil|mahir|penyelia))\b",
    re.IGNORECASE,
)
"""A position by its first word, or by the rank that those of functional positions end with (PermenPANRB 1/2023)."""
LONGEST_NAME = 150
"""Letters of a position's name, with its office and region."""
UNIT_NAME = re.compile(
    r"^(?:SEKRETARIAT(?!\s+(?:DPR|DAERAH|DEWAN|JENDERAL))|BIDANG|BAGIAN|SEKSI|SUB\s?-?\s?(?:BAGIAN|BIDANG))\s+[A-Z]|^SEKRETARIAT$"
)
"""A unit in capitals, where its head's sheet is named by it."""
ANNEX_HEAD = re.compile(r"^\W*lampiran\b", re.IGNORECASE)
IDENTITY = re.compile(
    r"^\W*(?:surat\s+keputusan|keputusan|nomor|tanggal|tentang|kata\s+pengantar|daftar\s+isi|bab\s+[IVX]+)\b", re.IGNORECASE
)

NIP = re.compile(r"(?:\bN\.?\s?I\.?\s?P\b\.?\s*[.:]*\s*)?(?P<nip>\d(?:\s?\d){17})(?!\d)", re.IGNORECASE)
"""The number of a civil servant, with or without its label."""

VERB = re.compile(r"(?<!\w)(?:me[mnl]\w{3,}|me\w{5,}|ber\w{4,}|adalah|yang|dapat|oleh|agar|harus|wajib|telah|akan|ini|tersebut)\b")
"""What a sentence has, and no name of a position."""
SMALL_WORDS = frozenset(("dan", "di", "pada", "serta", "atau", "dengan", "dalam", "untuk", "tentang", "terhadap"))
LISTS = ("tugas", "fungsi")
STATEMENTS = ("visi", "misi", "tujuan", "sasaran")
OF_POSITION = (*LISTS, "jabatan", "nama", "nip", "atasan", "lain")
"""Labels that stand in the sheet of a position."""
OTHER_LABEL = re.compile(r"^\W*[A-Z][\w /.()]{1,38}\s*:(?:\s|$)")
"""A label of whatever kind."""

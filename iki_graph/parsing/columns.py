"""Columns of IKU and IKI tables: which heading means what, and which cell text fits which column."""

import itertools
import re
from functools import lru_cache

from iki_graph.parsing.words import letters

# In order: the first pattern that is found in the heading's letters decides.
_ROLES = (
    ("no", r"^(no|nomor|nourut|nomorurut|nmr)$"),
    ("jabatan", r"^(nama)?jabatan$"),
    ("formulasi", r"formula|rumus|penghitung|perhitung|pengukuran|caramenghitung"),
    ("sumber", r"sumberdata|^sumber|buktidukung|produsendata|databukti"),
    ("penanggung_jawab", r"penanggungjawab|unitincharge|^pj$|^pic$"),
    ("frekuensi", r"frekuensi"),
    ("kode", r"^kode"),
    ("indikator", r"indikator|^uraian$|^iku$|^iki$"),
    ("definisi", r"definisi"),
    ("formulasi", r"penjelasan"),
    ("alasan", r"alasan"),
    ("satuan", r"^satuan"),
    ("target", r"target|^(tahun)?20\d\d$"),
    ("misi", r"^misi"),
    ("visi", r"^visi"),
    ("kinerja", r"^tujuan.*sasaran"),
    ("tujuan", r"^tujuan"),
    ("kinerja", r"kinerja|sasaran|outcome|uraiantugas|hasilkerja"),
    ("lain", r"perspektif|cascading|^tipe|keterangan|^program$|^kegiatan$|^ket$|realisasi|capaian|baseline|kondisiawal|kondisiakhir"),
)

_HEADING_WORDS = frozenset(
    """no nomor urut jabatan kode sasaran strategis kinerja utama utaman individu kegiatan program indikator satuan penjelasan formulasi
    formula si rumus perhitungan penghitungan pengukuran cara menghitung alasan pemilihan definisi operasional sumber data bukti
    dukung pendukung penanggung jawab penanggungjawab unit pj pic target tahun baseline kondisi awal akhir misi visi tujuan rpjmd
    rpd skpd opd pd renstra kabupaten kota kecamatan iku iki ss outcome output uraian tugas in charge perspektif jenis cascading
    tipe frekuensi pelaporan produsen nama hasil kerja dan atau keterangan ket realisasi capaian organisasi perangkat daerah kepala
    instansi pemerintah rencana aksi akhir metode""".split()
)
_WORD = re.compile(r"[^\W\d_]+")

MEASURE = re.compile(
    r"^\W*(persent\w*|prosent\w*|presen\w*|persen\b|jumlah|nilai|indeks|index|indek\b|tingkat|rasio|rata|angka|cakupan|frekuensi|skor|predikat|opini|"
    r"proporsi|lama\b|waktu|volume|luas|ketepatan|banyaknya|laju)",
    re.IGNORECASE,
)
_RESULT = re.compile(
    r"^\W*(meningkat\w*|menurun\w*|ter[a-z]{3,}nya|tercipta\w*|melaksana\w*|mening\w+|meng\w+|mem\w+|men[a-z]\w+|me[lrw]\w+|pelaksana\w*|peningkat\w*|"
    r"pen[a-z]\w+an|pem\w+an|fasilitasi|koordinasi|evaluasi|kegiatan|kualitas|tertib|situasi|partisipasi)\b",
    re.IGNORECASE,
)
_COMPUTES = re.compile(r"-{3,}|\s/\s|\bdibagi\b|x\s*100|Σ|=", re.IGNORECASE)
_SOURCE = re.compile(
    r"^\W*(laporan|dokumen|data\b|database|buku|register|arsip|hasil|dpa|rka|seksi|sub\s?bag\w*|subag\w*|kasubb?ag|kasi\b|sekretaria\w+|bidang|dinas|seluruh|"
    r"aplikasi|daftar|bukti|berkas|sk\b|kecamatan$|desa$|survei|survey|spj|umlah koordinasi|rekapitulasi)",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"^\(?\d{1,3}[.)]?$|^[a-z][.)]?$|^\d{1,2}(\.\d{1,4})+\.?$", re.IGNORECASE)


@lru_cache(maxsize=4096)
def role_of(cell: str) -> str | None:
    """The column that a heading cell announces (no, kode, kinerja, indikator, formulasi, …); None: not a heading."""
    text = re.sub(r"\([^()]*\)", " ", cell).strip()
    key = letters(text)
    if not key:
        return None
    if re.fullmatch(r"(tahun)?20\d\d", key):
        return "target"
    words = [w.lower() for w in _WORD.findall(text)]
    unknown = [w for w in words if not _is_heading_word(w)]
    if not words or len(words) > 12 or len(unknown) > max(1, len(words) // 3) or (unknown and len(words) == 1):
        return None
    return next((role for role, pattern in _ROLES if re.search(pattern, key)), None)


def _is_heading_word(word: str) -> bool:
    """A heading word, or one that is cut off or split (UTAM, PENGHITUNGA)."""
    return word in _HEADING_WORDS or len(word) < 3 or (len(word) > 3 and any(h.startswith(word) for h in _HEADING_WORDS))


def header_roles(cells: tuple[str, ...]) -> list[str | None] | None:
    """Roles of the columns if the row is a table's heading, else None."""
    filled = [c for c in cells if c.strip()]
    roles = [role_of(c) for c in cells]
    known = {r for r in roles if r not in (None, "lain", "no", "target")}
    if len(filled) < 2 or len(known) < 2 or sum(r is not None for r in roles) < len(filled) - len(filled) // 4:
        return None
    if known <= {"kinerja", "definisi"} or not known & {"indikator", "kinerja", "misi", "tujuan"}:
        return None
    if "kode" in roles and any(letters(c).startswith("kodeindikator") for c in cells):
        # The code of an indicator, where the statement has a code column of its own.
        roles = ["lain" if r == "kode" and not letters(c).startswith("kodeindikator") else r for r, c in zip(roles, cells, strict=True)]
    seen: set[str] = set()
    for i, role in enumerate(roles):
        if role in seen and role not in ("target", "kinerja", "tujuan", "lain"):
            roles[i] = "lain"
        seen.add(role or "")
    return roles


def only_heading_words(cells: tuple[str, ...]) -> bool:
    """Whether every filled cell holds heading words alone, as the second line of a heading does."""
    filled = [c for c in cells if letters(c)]
    return bool(filled) and all(
        len(c) < 40 and (words := _WORD.findall(c)) and all(_is_heading_word(w.lower()) for w in words) for c in filled
    )


def is_number(cell: str) -> bool:
    """Whether the cell holds nothing but a row number or letter."""
    return bool(_NUMBER.match(cell.strip()))


def is_column_numbers(cells: tuple[str, ...]) -> bool:
    """Whether the row only numbers the columns: (1) (2) (3), also going on from another number."""
    numbers = [re.sub(r"\D", "", c) for c in cells if c.strip()]
    if len(numbers) < 3 or not all(
        n and re.fullmatch(r"\(?\s*\d{1,2}\s*[).]?", c.strip()) for n, c in zip(numbers, [c for c in cells if c.strip()], strict=True)
    ):
        return False
    values = [int(n) for n in numbers]
    return all(b - a == 1 for a, b in itertools.pairwise(values))


def is_rule(cells: tuple[str, ...]) -> bool:
    """Whether no cell holds a letter or digit (empty cells, dashes)."""
    return not any(letters(c) for c in cells)


def fit(role: str | None, text: str) -> float:
    """How well a text fits a column by its wording; 0 is neutral."""
    if not text:
        return 0.0
    if role == "no":
        return 1.0 if is_number(text) else -4.0
    if is_number(text):
        return -0.5
    computes = bool(_COMPUTES.search(text))
    if role == "indikator":
        return (1.0 if MEASURE.match(text) else -0.3 if _RESULT.match(text) else 0.0) - (
            1.0 if computes and MEASURE.match(text) and "/" not in text else 0.0
        )
    if role in ("kinerja", "tujuan"):
        return (-1.0 if MEASURE.match(text) else 1.0 if _RESULT.match(text) else 0.0) - (1.0 if computes else 0.0)
    if role == "formulasi":
        return 1.5 if computes else 0.4 if MEASURE.match(text) and not text.lower().startswith("p") else 0.0
    if role == "sumber":
        return (0.8 if _SOURCE.match(text) else -0.2 if _RESULT.match(text) else 0.0) - (1.5 if computes else 0.0)
    return 0.0

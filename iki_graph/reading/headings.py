"""Headings of IKU and IKI tables: which column they announce. By them a table of data is told from one that only sets out text."""

import re
from collections.abc import Sequence
from functools import lru_cache

from iki_graph.reference.keys import squash

_FORMULA = r"formula|rumus|penghitung|perhitung|pengukuran|caramenghitung"
# In order: the first pattern that is found in the heading's letters decides.
_ROLES = (
    ("no", r"^(no|nomor|nourut|nomorurut|nmr)$"),
    ("jabatan", r"^(nama)?jabatan$"),
    ("nama", r"^nama(pejabat|pegawai|pemegang(jabatan)?)?(dan)?(nip)?$|^nip$"),
    ("tugas", r"^tugas(pokok|jabatan)?((dan)?fungsi)?$|^tupoksi$"),
    ("fungsi", r"^fungsi$"),
    ("formulasi", _FORMULA),
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
    instansi pemerintah rencana aksi akhir metode pejabat pegawai pemegang nip pokok fungsi tupoksi""".split()
)
_CUT_OFF = frozenset(word[:length] for word in _HEADING_WORDS for length in range(4, len(word)))
"""What is left of heading words that are cut off or split."""
_YEAR = re.compile(r"(tahun)?20\d\d")
_WORD = re.compile(r"[^\W\d_]+")
_MOST_WORDS = 12
"""Words of the longest heading."""
_OF_POSITION = ("nama", "tugas", "fungsi")
"""Columns that a table has of a position beside its indicators, if it names the position."""
IN_LINES = frozenset(("jabatan", *_OF_POSITION))
"""Columns in whose cells each line tells something of its own."""
_TRADES = frozenset(
    "analis pengelola penyusun pengolah pranata penelaah pengadministrasi pengevaluasi pengawas penata petugas koordinator staf".split()
)
"""First words of positions: `ANALIS KINERJA` heads no column."""
_TITLES = ("indikator", "kinerja")
"""What alone in a row is a title (`Indikator Kinerja Utama`)."""
TELLING = frozenset(("indikator", "formulasi", "definisi", "sumber", "penanggung_jawab"))
"""What only tables and cards of indicators tell."""


@lru_cache(maxsize=4096)
def role_of(cell: str) -> str | None:
    """The column that a heading cell announces (no, kode, kinerja, indikator, formulasi, …); None: not a heading."""
    text = re.sub(r"\([^()]*\)", " ", cell).strip()
    words = [w.lower() for w in _WORD.findall(text)]
    key = squash(text) if len(words) <= _MOST_WORDS else ""
    if not key:
        return None
    if _YEAR.fullmatch(key):
        return "target"
    unknown = [w for w in words if not _is_heading_word(w)]
    if not words or words[0] in _TRADES or len(unknown) > max(1, len(words) // 3) or (unknown and len(words) == 1):
        return None
    return next((role for role, pattern in _ROLES if re.search(pattern, key)), None)


def _is_heading_word(word: str) -> bool:
    """A heading word, or one that is cut off or split (UTAM, PENGHITUNGA)."""
    return word in _HEADING_WORDS or len(word) < 3 or word in _CUT_OFF


def header_roles(cells: tuple[str, ...]) -> list[str | None] | None:
    """Roles of the columns if the row is a table's heading, else None."""
    filled = [c for c in cells if c.strip()]
    roles = [role_of(c) for c in cells]
    if "jabatan" not in roles:
        roles = [None if role in _OF_POSITION else role for role in roles]
    elif "indikator" not in roles or roles.count("kinerja") > 1:
        # Beside a position these are its duties, unless they are what it is measured by.
        roles = ["tugas" if r == "kinerja" and squash(c) == "uraiantugas" else r for r, c in zip(roles, cells, strict=True)]
    known = {r for r in roles if r not in (None, "lain", "no", "target")}
    if len(filled) < 2 or len(known) < 2 or sum(r is not None for r in roles) < len(filled) - len(filled) // 4:
        return None
    # A list of positions; with their duties alone, and neither numbers nor holders, these are labels that stand side by side.
    of_positions = "jabatan" in known and bool(known & {"tugas", "fungsi"}) and ("no" in roles or "nama" in known or len(known) > 2)
    if known <= {"kinerja", "definisi"} or not of_positions and not known & {"indikator", "kinerja", "misi", "tujuan"}:
        return None
    if "kode" in roles and any(squash(c).startswith("kodeindikator") for c in cells):
        # The code of an indicator, where the statement has a code column of its own.
        roles = ["lain" if r == "kode" and not squash(c).startswith("kodeindikator") else r for r, c in zip(roles, cells, strict=True)]
    if roles.count("formulasi") > 1 and "definisi" not in roles:
        # An explanation beside a formula of its own column says what the indicator means.
        roles = ["definisi" if r == "formulasi" and not re.search(_FORMULA, squash(c)) else r for r, c in zip(roles, cells, strict=True)]
    seen: set[str] = set()
    for i, role in enumerate(roles):
        if role in seen and role not in ("target", "kinerja", "tujuan", "lain"):
            roles[i] = "lain"
        seen.add(role or "")
    return roles


def only_heading_words(cells: tuple[str, ...]) -> bool:
    """Whether every filled cell holds heading words alone, as the second line of a heading does; years of targets may stand beside them."""
    filled = [c for c in cells if squash(c) and not _YEAR.fullmatch(squash(c))]
    return bool(filled) and all(
        len(c) < 40 and (words := _WORD.findall(c)) and all(_is_heading_word(w.lower()) for w in words) for c in filled
    )


def is_second_line(cells: Sequence[str]) -> bool:
    """Whether a row can be the second line of a heading: heading words, years, quarters or numbers of columns, and nothing else."""
    filled = [c.strip() for c in cells if c.strip()]
    return bool(filled) and (
        all(re.fullmatch(r"(?:tw\.?\s*|triwulan\s+)?(?:I{1,3}|IV|[1-4])", c, re.IGNORECASE) or _YEAR.fullmatch(squash(c)) for c in filled)
        or only_heading_words(tuple(filled))
    )


def card_pair(cells: Sequence[str]) -> tuple[str, str] | None:
    """The label and the content that the row of a card has, a colon in a cell of its own between them or none; None of other rows."""
    filled = [c for c in cells if c.strip(" :")]
    role = role_of(filled[0].rstrip(" :")) if filled else None
    if role is None or len(filled) > 2 or filled[0].strip() != cells[0].strip() or len(filled) == 1 and role in _TITLES:
        return None
    return filled[0].rstrip(" :"), filled[1].lstrip(": ") if len(filled) == 2 else ""


def is_form(rows: Sequence[Sequence[str]]) -> bool:
    """Whether a table is the form of a position: labels on the left, of it, its duties and its holder.

    What is above the first label may have begun on the page before.
    """
    filled = [row for row in rows if any(c.strip(" :") for c in row)]
    while filled and not filled[0][0].strip():
        filled = filled[1:]
    roles = {role_of(pair[0]) if (pair := card_pair(row)) else None for row in filled}
    return bool(roles) and roles <= IN_LINES


def is_card(rows: Sequence[Sequence[str]], piece: bool = False) -> bool:
    """Whether a table is a card of an indicator: labels on the left, each with what only such a card tells beside it.

    The content of the first may have begun on the page before. A `piece` of a card may also be its number alone.
    """
    filled = [row for row in rows if any(c.strip(" :") for c in row)]
    own = filled[1:] if filled and not filled[0][0].strip() else filled
    pairs = [card_pair(row) for row in own]
    if not pairs or not all(pairs):
        return False
    return any(pair and (role_of(pair[0]) in TELLING or piece and _is_numbered(*pair)) for pair in pairs)


def _is_numbered(label: str, content: str) -> bool:
    return role_of(label) == "no" and bool(re.fullmatch(r"\d{1,3}\.?", content))

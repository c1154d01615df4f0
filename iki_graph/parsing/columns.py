"""Columns of IKU and IKI tables: which cell text fits which column."""

import re

from iki_graph.parsing.words import letters

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
_COLUMN_NUMBER = re.compile(r"\(?\s*\d{1,2}\s*[).]?")
_LONGEST_NUMBER = 4
"""Letters of the longest number of a column, `(12)`."""
_NUMBER = re.compile(r"^\(?\d{1,3}[.)]?$|^[a-z][.)]?$|^\d{1,2}(\.\d{1,4})+\.?$", re.IGNORECASE)


def is_number(cell: str) -> bool:
    """Whether the cell holds nothing but a row number or letter."""
    return bool(_NUMBER.match(cell.strip()))


def is_column_numbers(cells: tuple[str, ...]) -> bool:
    """Whether the row only numbers the columns: (1) (2) (3), also going on from another number."""
    filled = [text for c in cells if (text := c.strip())]
    if len(filled) < 3 or any(len(text) > _LONGEST_NUMBER for text in filled):
        return False
    offsets = [int(re.sub(r"\D", "", text)) - i for i, text in enumerate(filled) if _COLUMN_NUMBER.fullmatch(text)]
    # Of four or more, one may be misread.
    return len(set(offsets)) == 1 and len(offsets) >= max(3, len(filled) - 1)


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

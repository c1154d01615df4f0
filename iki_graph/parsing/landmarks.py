"""Where the parts of a file begin: foreword, contents, chapters, decree, annexes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import islice, zip_longest

from iki_graph.parsing.flow import bare
from iki_graph.parsing.words import letters
from iki_graph.reading import Line

_TITLE = re.compile(r"^\W*(?:salinan\s+)?(?:surat\s+)?(keputusan|peraturan|qanun)\b", re.IGNORECASE)
_NUMBER = re.compile(r"\bN\s?O\s?M\s?O\s?R\b", re.IGNORECASE)
_NUMBER_LINE = re.compile(r"^\W*No(?:mor)?\b", re.IGNORECASE)
_NUMBER_ALONE = re.compile(r"^\W*NOMOR\b.*\d")
_ABOUT = re.compile(r"\bT\s?E\s?N\s?T\s?A\s?N\s?G\b", re.IGNORECASE)
_DECIDES = re.compile(r"^\W*(?:m\s?e\s?m\s?u\s?t\s?u\s?s\s?k\s?a\s?n)\b", re.IGNORECASE)
_DECIDES_DAMAGED = re.compile(r"^\W*MEM[UO]TUS\S{2,5}\s*:?\s*$")
_SET_AT = re.compile(r"^\W*(?:di\s?tetapkan|disahkan|dikeluarkan|ditanda\s?tangani)\s+(?:di\b|pada\b)", re.IGNORECASE)
_ANNEX = re.compile(r"^\W*lampiran(?:\s+(?:[IVX]+|\d+)\b)?\s*(?::|$|(?=\s*(?:surat\s+)?(?:keputusan|peraturan)\b))", re.IGNORECASE)
_CONSIDERATION = re.compile(r"^\W*(?:(?:[a-z]|\d)(?:\s?[.)]\s*|\s+))?bahwa\b", re.IGNORECASE)
_READ = re.compile(r"^\W*(?:membaca|mendengar)\s*:", re.IGNORECASE)
"""What was read or heard, before the considerations."""
_MARK_ALONE = re.compile(r"^\W*(?:[a-z]|\d)\s?[.)]\s*$")
_FOREWORD = re.compile(r"^\W*kata\s+pengantar\W*$", re.IGNORECASE)
_CONTENTS = re.compile(r"^\W*daftar\s+isi\W*$", re.IGNORECASE)
_CHAPTER = re.compile(r"^\W*bab\s+([IVX]+|\d+)\b(?!.*\d\s*$)", re.IGNORECASE)
_SHEET = re.compile(
    r"^\W*(?:(?:tabel|daftar|formulir|penetapan)\s+)?indikator\s+kinerja\s+(utama\w*|individu\w*)|^\W*(iku|iki)\W*$", re.IGNORECASE
)
_VISION = re.compile(r"^\W*(?:\d\W{1,2})?visi\s*:", re.IGNORECASE)
"""What no dictum begins with: the statements of an annex without any other head."""


_LABELS = ("menimbang", "mengingat", "memperhatikan", "memutuskan", "menetapkan")


def label_of(text: str) -> str | None:
    """Which label of a decree the text begins with (menimbang, mengingat, …); damaged letters are allowed where a colon or mark follows."""
    broken = re.match(r"^\W*([Mm][^\W\d_]{0,9}) ([^\W\d_]{2,9})\s*(?:[:;]|\b[a1]\s?[.)]\s)", text)
    if broken and (broken[1] + broken[2]).lower() in _LABELS:
        return (broken[1] + broken[2]).lower()
    match = re.match(r"^\W*([^\W\d_]+)(\s*[:;]|\s+[a1][.)]|\s*$|\s)", text)
    if not match:
        return None
    first = match.group(1).lower()
    if first in _LABELS:
        return first
    if first in ("membaca", "mendengar"):
        return "memperhatikan"
    alone = not text[match.end() :].strip()
    if len(first) < 7 or first[0] != "m" or not match.group(2).strip() and not (alone and text.lstrip()[0] == "M"):
        return None
    likeness, best = max((SequenceMatcher(None, first, word).ratio(), word) for word in _LABELS)
    return best if likeness >= (0.6 if match.group(2).strip() else 0.85) else None


@dataclass(frozen=True)
class Landmarks:
    """Indices (0-based, into the document's content) of what was found; None for what is not there."""

    title: int | None
    menimbang: int | None
    mengingat: int | None
    preamble: int | None
    """Where the considerations begin: at their label, or above it where the label stands behind an item."""
    decides: int | None
    set_at: int | None
    annex: int
    """Where the annex area begins: behind the decree, or 0 in a file without a decree."""


def find_landmarks(lines: Sequence[Line]) -> Landmarks:
    """The landmarks of the (first) decree in the file."""
    texts = [bare(line) for line in lines]
    decides = next((i for i, t in enumerate(texts) if _DECIDES.match(t) or _DECIDES_DAMAGED.match(t)), None)
    limit = decides if decides is not None else len(texts)
    menimbang = next((i for i in range(limit) if label_of(texts[i]) == "menimbang"), None)
    start = menimbang if menimbang is not None else 0
    mengingat = next(
        (
            i
            for i in range(start, limit)
            if label_of(texts[i]) == "mengingat" or re.search(r"[;.]\s*mengingat\s*:", texts[i], re.IGNORECASE)
        ),
        None,
    )
    read = next((i for i in range(menimbang or 0) if _READ.match(texts[i])), None)
    before = min((i for i in (read, menimbang, mengingat, decides) if i is not None), default=None)
    title = _title(texts, before)
    if title is None and before is None:
        return Landmarks(None, None, None, None, None, None, 0)
    preamble = _preamble(texts, title, before, limit)
    after = next(i for i in (decides, mengingat, menimbang, title) if i is not None)
    set_at = next((i for i in range(after, len(texts)) if _SET_AT.match(texts[i])), None)
    annex_head = next((i for i in range(after + 1, len(texts)) if _ANNEX.match(texts[i])), None)
    sheet = next((i for i in range(after + 1, len(texts)) if _is_sheet_head(texts, i)), None)
    if set_at is not None and annex_head is not None and annex_head < set_at:
        annex_head = next((i for i in range(set_at, len(texts)) if _ANNEX.match(texts[i])), None)
    if set_at is not None:
        sheet = next((i for i in range(set_at + 1, len(texts)) if _is_sheet_head(texts, i)), None)
    vision = next((i for i in range(decides + 1, len(texts)) if _VISION.match(texts[i])), None) if decides is not None else None
    candidates = [i for i in (annex_head, sheet, vision) if i is not None]
    annex = min(candidates, default=len(texts))
    if set_at is not None:
        annex = min(annex, _after_signature(lines, texts, set_at))
    return Landmarks(title, menimbang, mengingat, preamble, decides, set_at, annex)


def _preamble(texts: Sequence[str], title: int | None, before: int | None, limit: int) -> int | None:
    """The first line of the considerations: a label, or behind the title an item (`a. bahwa …`) that stands above it or has lost it."""
    if title is None:
        return before if before is not None and before < limit else None
    stop = before if before is not None else min(limit, title + 40)
    item = next((i for i in range(title + 1, stop) if _CONSIDERATION.match(texts[i])), None)
    if item is not None and item > title + 1 and _MARK_ALONE.match(texts[item - 1]):
        item -= 1
    return item if item is not None else before if before is not None and before < limit else None


def _title(texts: Sequence[str], before: int | None) -> int | None:
    """The line that begins the decree's title: KEPUTUSAN with NOMOR or TENTANG soon behind it."""
    stop = before if before is not None else len(texts)
    found = None
    for i in range(stop):
        whole = _ABOUT.search(texts[i]) and _NUMBER.search(texts[i]) and re.search(r"\bKEPUTUSAN\s+[A-Z]{4}", texts[i])
        if (_TITLE.match(texts[i]) or whole) and (
            _in_capitals(texts[i])
            or len(texts[i]) < 60
            or _ABOUT.search(texts[i])
            or any(_NUMBER_LINE.match(t) for t in texts[i + 1 : i + 4])
        ):
            window = " ".join(islice((t for t in texts[i : min(i + 42, stop)] if len(letters(t)) > 3), 14))
            if _ABOUT.search(window) and (_NUMBER.search(window) or before is not None):
                if found is not None and before is None:
                    break
                if found is None or i - found > 14 or (found is not None and not _is_same_title(texts, found, i)):
                    found = i
    if found is not None or before is None:
        return found
    above = _number_above(texts, before)
    return above if above is not None else _title_without_about(texts, before)


def _title_without_about(texts: Sequence[str], before: int) -> int | None:
    """The line that begins a title in capitals with its number below, the word TENTANG not read."""
    return next(
        (
            i
            for i in range(before)
            if _TITLE.match(texts[i]) and texts[i].isupper() and any(_NUMBER_ALONE.match(t) for t in texts[i + 1 : i + 5])
        ),
        None,
    )


def _number_above(texts: Sequence[str], before: int) -> int | None:
    """Where no word for a decree was read: the line of its number, with TENTANG alone soon behind it; else that of TENTANG."""
    about = next(
        (i for i in range(before) if re.fullmatch(r"\W*(?:(?:\w\W+)?|NOMOR\b.*\d\S*\s+)TENTANG(?:\W+\w{1,2})?\W*", texts[i])), None
    )
    if about is None:
        return None
    return next((i for i in range(max(0, about - 4), about + 1) if re.match(r"^\W*(?:\w{1,2}\W+)?NOMOR\b.*\d", texts[i])), about)


def _in_capitals(text: str) -> bool:
    """Whether nearly all letters are capitals (`… UMUM DAERAH dr. SOEROTO`)."""
    own = [c for c in text if c.isalpha()]
    return sum(c.isupper() for c in own) >= 0.8 * len(own)


def _is_same_title(texts: Sequence[str], found: int, i: int) -> bool:
    """A second KEPUTUSAN line right behind the first belongs to the same title."""
    return i - found <= 14


def _is_sheet_head(texts: Sequence[str], i: int) -> bool:
    return (
        bool(_SHEET.match(texts[i]))
        and len(texts[i]) < 90
        and texts[i][-1:] != ";"
        and not _goes_on(texts, i)
        and (i == 0 or not texts[i - 1] or texts[i].upper() == texts[i])
    )


def _goes_on(texts: Sequence[str], i: int) -> bool:
    """Whether a line goes on with a sentence of the one before, which a page has parted from it."""
    above = next((text for text in reversed(texts[max(0, i - 3) : i]) if text), "")
    return (
        not texts[i].isupper()
        and re.search(r"\b(?:tentang|pedoman|umum|mengenai)$", above, re.IGNORECASE) is not None
        and not above.isupper()
    )


def _after_signature(lines: Sequence[Line], texts: Sequence[str], set_at: int) -> int:
    """The first line behind the signature block: at most 14 filled lines long, ended by a heading, label or table."""
    filled = 0
    for i in range(set_at, len(texts)):
        text = texts[i]
        if not text:
            continue
        filled += 1
        head = (
            _ANNEX.match(text)
            or _is_sheet_head(texts, i)
            or re.match(r"^\W*(peraturan|keputusan|visi|misi|tugas|jabatan|instansi|linieritas)\b", text, re.IGNORECASE)
        )
        if (
            filled > 2
            and (head or lines[i].cells is not None and sum(bool(c) for c in lines[i].cells or ()) > 2)
            or filled > 14
            or len(text) > 120
        ):
            return i
    return len(texts)


def parts(lines: Sequence[Line], marks: Landmarks) -> list[tuple[str, str | None, int, int]]:
    """The parts of the file in order: kind (as in `record.Bagian`), heading, first and last index."""
    texts = [bare(line) for line in lines]
    heads: list[tuple[int, str, str | None]] = []
    decree_start = marks.title
    if decree_start is not None:
        decree_start = _letterhead(texts, decree_start)
    for i, text in enumerate(texts):
        if decree_start is not None and decree_start <= i < marks.annex:
            continue
        if _FOREWORD.match(text):
            heads.append((i, "kata-pengantar", text))
        elif _CONTENTS.match(text):
            heads.append((i, "daftar-isi", text))
        elif _CHAPTER.match(text) and lines[i].cells is None and len(text) < 100:
            heads.append((i, "bab", text))
        elif i >= marks.annex and _ANNEX.match(text):
            heads.append((i, "lampiran", text.split(":")[0].strip()))
    if decree_start is not None:
        heads.append((decree_start, "batang-tubuh", texts[marks.title] if marks.title is not None else None))
    annex_text = next((i for i in range(marks.annex, len(texts)) if texts[i]), None)
    if annex_text is not None and not any(i == annex_text for i, _, _ in heads):
        heads.append((annex_text, "lampiran", texts[annex_text][:120]))
    heads = sorted({i: (i, kind, name) for i, kind, name in reversed(heads)}.values())
    result: list[tuple[str, str | None, int, int]] = []
    for (i, kind, name), following in zip_longest(heads, heads[1:]):
        end = (following[0] if following else len(lines)) - 1
        while end > i and not texts[end]:
            end -= 1
        result.append((kind, name, i, end))
    return result


def _letterhead(texts: Sequence[str], title: int) -> int:
    """The first line of the letterhead above the title (PEMERINTAH KABUPATEN …), or the title itself."""
    for i in range(title - 1, max(-1, title - 16), -1):
        if letters(texts[i]).startswith("pemerintah"):
            return i
    return title

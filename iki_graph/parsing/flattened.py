"""Text whose line ends a converter has lost: broken where its title, its official, its considerations and its regulations begin."""

import re
from collections.abc import Iterator

from iki_graph.parsing.offices import HEADS
from iki_graph.parsing.typed import is_typed
from iki_graph.reference.terms import match_kind

_LONG = 300
"""Letters of a line that is more than one of a page."""
_TITLE = re.compile(
    rf"(?<=\s)(?=(?:SURAT\s+)?(?:KEPUTUSAN|PERATURAN)\s*(?:(?i:{HEADS})|DAERAH)\b[^a-z]{{0,240}}?\bN(?i:OMO)R\b[^a-z]{{0,90}}?\bTENTANG\b)"
)
"""Where the title begins behind what stands above it: the gazette, the government, the address."""
_OLDER = re.compile(r"\b(?:ATAS|TENTANG|PENCABUTAN|DAN)\s+$")
_OFFICIAL = re.compile(
    rf"(?<=[A-Z\d)]\s)(?:(?i:{HEADS}))\s+[A-Z][^a-z;]{{2,200}}?,(?=\s*(?:[Mm]enimbang\b|MENIMBANG\b|[a1]\s?[.)]\s|bahwa\b|$))"
)
"""The official who decides, behind a title on the same line."""
_OWN_OFFICIAL = re.compile(rf"\b(?:KEPUTUSAN|PERATURAN)\s+(?P<kepala>(?i:{HEADS})\s+[A-Z]\S+(?:\s+[A-Z]\S+)?)")
"""The official whose decree it is, by the words that stand again before the considerations."""
_BEHOLDEN = re.compile(r"\b(?:DI|PADA|OLEH|BAGI|UNTUK|KEPADA|ATAS|DAN|KEPUTUSAN|PERATURAN|PEJABAT|JABATAN|WAKIL|LINGKUNGAN)\s$")
"""Words before an official whom a title names."""
_CONSIDERATION = re.compile(
    r"""(?: (?<=[A-Z],)\s+ | (?<=;)\s* | (?<=[\w)]{2}\.)\s+ | (?<=[:,])\s+(?=[b-h]\s?[.)]) | (?<=[a-z]:)\s+ | (?<=[a-z],)\s+(?=\W{0,2}\s?bahwa\sberdasarkan\s+pertimbangan) )
        (?:[^\w\s(]{1,2}\s+)? (?:(?P<mark>[a-h])\s?[.)]\W{0,3})? (?:\d\s+)? (?=bahwa\b)""",
    re.VERBOSE,
)
"""Between two considerations, or the official who decides and the first."""
_REGULATION = re.compile(
    r"""(?: (?<=[;:,)])\s* | (?<=;)\s+(?!jo\b|dan\b)(?:[^\s(;]{1,3}\s+){1,3} | (?:(?<=[^\W\d_]{2}\.)|(?<=\)\.)|(?<=\d{4}\.))\s* | (?<=[^\W\d_])\s+(?=\d{1,2}\.\s) )
        (?:[^\w\s(;:,]{1,3}\s+){0,2} (?:(?P<mark>\d{1,2})\s?[.,)]{1,3}\s*)? (?:[^\w\s(;:,]{1,2}\s*){0,2} (?=[A-Z])""",
    re.VERBOSE,
)
"""Between two regulations: behind the end of one, or about the mark of the next."""
_OPEN = re.compile(
    r"\b(?:nomor|no|tahun|pasal|ayat|huruf|tanggal|dan|atau|dengan|atas|jo|juncto|tentang|serta|pelaksanaan|perubahan|penetapan|ketentuan|menimbang|mengingat|memperhatikan)\W*$|\(\w{1,3}\)\W*$",
    re.IGNORECASE,
)
"""Behind such a word, or the number of a paragraph, no item begins."""
_OWN_TITLE = re.compile(r"[^;:()]{0,140}?\bN\w{2,4}r?\b[^;()]{0,60}?\btentang\s+(?!pe(?:rub|ngub)ahan|mengubah|penetapan)", re.IGNORECASE)
"""A regulation with a title that names no change."""
_COME_TO_END = re.compile(r"(?:\)|\d{4}|\bInstansi\s+Pemerintah|\bperlu\s+(?:di|me)n?etapkan\b[^;,]*)\W{0,2},$")
"""Behind a gazette, a year, a frequent title, or a consideration that has come to its point an item ends."""
_ARTICLE = re.compile(r"Pasal\s\d")
_NUMBER_AHEAD = re.compile(r"(?:(?!\.{3}|…)[^;:()]){0,140}?\b(?:N\w{0,2}m\w{1,2}r?|No)\b", re.IGNORECASE)


def broken(text: str) -> list[str]:
    """The pieces of a text that holds more than a line: above the title, the title, the official, each consideration and regulation.

    What stands between two items, specks and their mark, goes; a mark stays before its item.
    """
    if len(text) < _LONG:
        return [text]
    pieces, at, before = [], 0, ""
    for start, end, mark in sorted(set(_gaps(text))):
        if start >= at:
            pieces.append(before + text[at:start].strip())
            at, before = end, mark
    return [piece for piece in (*pieces, before + text[at:].strip()) if piece]


def _gaps(text: str) -> Iterator[tuple[int, int, str]]:
    """What stands between two pieces, from where to where, and the mark of the second."""
    begin = text.find("bahwa")
    head = text[:begin] if begin >= 0 else text
    title = _TITLE.search(head)
    if title and not _OLDER.search(head[: title.start()]):
        yield title.start(), title.start(), ""
    about = head.rfind("TENTANG")
    for official in _OFFICIAL.finditer(head, about + 20) if about >= 0 else ():
        if not _BEHOLDEN.search(head[: official.start()]):
            yield official.start(), official.start(), ""
    own = _OWN_OFFICIAL.search(head, title.start() if title else 0)
    again = head.rfind(own["kepala"], about + 20) if own and about >= 0 else -1
    if own and again > own.end() and len(head) - again < 220 and not _BEHOLDEN.search(head[:again]):
        yield again, again, ""
    for match in _CONSIDERATION.finditer(text):
        yield *match.span(), f"{match['mark']}. " if match["mark"] else ""
    for match in _REGULATION.finditer(text):
        at = match.end()
        if match["mark"] is None and text[match.start() - 1 : match.start()] == "," and not _is_of_its_own(text, match.start(), at):
            continue
        named = _ARTICLE.match(text, at) or match_kind(text, at) and _NUMBER_AHEAD.match(text, at)
        if named and not _OPEN.search(text[max(0, match.start() - 20) : match.start()]):
            yield match.start(), at, f"{match['mark']}. " if match["mark"] else ""


def _is_of_its_own(text: str, comma: int, at: int) -> bool:
    """Whether a comma that OCR has made of a semicolon stands between two items: the second is a regulation with a title of its own."""
    before = text[max(0, comma - 300) : comma]
    return not is_typed() and _COME_TO_END.search(before) is not None and _OWN_TITLE.match(text, at) is not None

"""What digits of a decree mean where its page shows that OCR has read it: told by the registry, the date, or the habit of such numbers.

In a text of signs that somebody typed the same digits are as printed, and a wrong one is a finding.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from iki_graph.parsing.flow import bare
from iki_graph.parsing.landmarks import Landmarks
from iki_graph.parsing.misread import is_damaged
from iki_graph.parsing.typed import is_typed
from iki_graph.parsing.value import SURE_GUESS, SURE_MOVED, Value
from iki_graph.parsing.words import letters
from iki_graph.reading import Document, Line
from iki_graph.reference.keys import regulation_key
from iki_graph.reference.regulations import Regulation, by_key, regulations
from iki_graph.reference.scope import cached

_END_MISREAD = re.compile(r"\)\s?:\s*$")
"""The end of an item whose semicolon OCR took for a colon."""
_SPECK = re.compile(r"(?<=[a-z]{2} )(?:[‘’'`.,](?=\s?[A-Z][a-z]{3})|-(?!Undang)(?=[A-Z][a-z]{3}))|(?<=[a-z]{3})[.’‘] (?=[a-z]{3})")
"""A sign between words where none stands."""
_ENDS = 2
_DOUBTED = 3
"""Item ends, or citations with damaged letters, from which a page is one that OCR has read."""
_MONTH = re.compile(r"(?P<before>(?:[^/]+/){3,}|[^/]+/\d+/)(?P<month>1{1,2})(?P<year>/(?:19|20)\d\d)")
"""The month of a number that has a serial number besides, before its year."""
_LONG_SINCE = 1960
"""Since before this year the supplements of the gazette have numbers of four digits."""
_STROKES = {"1": "I", "2": "II", "3": "III"}
_ALIKE = frozenset(map(frozenset, ("06", "08", "68", "38", "35", "56", "58", "17", "27", "14", "49", "39", "59", "13", "09", "47", "46")))
"""Digits that OCR takes for each other."""


def as_pictured(tree: dict[str, Any], document: Document, marks: Landmarks) -> dict[str, Any]:
    """The tree of a decree, its number and citations read as they were meant if OCR has read the page; as it is if not.

    Markdown is mostly written by hand: there signs alone, without a damaged letter, tell of no OCR.
    """
    if is_typed() or not _is_picture(tree["mengingat"], document.content, marks, signs_tell=document.media != "text/markdown"):
        return tree
    head = tree["dokumen"]
    if (number := head.get("nomor")) is not None:
        head = {**head, "nomor": _with_month(number, head.get("tanggal"))}
    return {**tree, "dokumen": head, "mengingat": [_doubted(_as_registered(citation), citation) for citation in tree["mengingat"]]}


def _doubted(meant: dict[str, Any], citation: Mapping[str, Any]) -> dict[str, Any]:
    """A citation as it was meant, less sure where that is not what was read."""
    if all(meant[key] == value for key, value in citation.items() if key != "teks"):
        return meant
    return {**meant, "teks": meant["teks"].unsure(SURE_MOVED, "angka kutipan diduga salah baca; yang tidak pasti dikosongkan")}


def less_sure(head: dict[str, Any], source: Document) -> dict[str, Any]:
    """The head of a decree, its number and title less sure where they are read otherwise than their letters stand in the source."""
    values = {key: value for key in ("nomor", "tentang") if isinstance(value := head.get(key), Value)}
    return head | {key: _less_sure(value, letters(source.quote(*value.lines))) for key, value in values.items()}


def _less_sure(value: Value, printed: str) -> Value:
    if all(letters(word) in printed for word in value.text.split()):
        return value
    return value.unsure(SURE_MOVED, "huruf atau angka diduga salah baca; dibaca menurut maksudnya")


def _is_picture(citations: Sequence[Mapping[str, Any]], lines: Sequence[Line], marks: Landmarks, signs_tell: bool) -> bool:
    if marks.preamble is None:
        return False
    damaged = sum(_has_damaged_letters(c["teks"]) for c in citations)
    if damaged >= _DOUBTED:
        return True
    if not damaged and not signs_tell:
        return False
    ends = sum(_END_MISREAD.search(bare(line)) is not None for line in lines[marks.preamble : marks.decides])
    signs = sum(len(_SPECK.findall(bare(line))) for line in lines[marks.preamble : marks.decides])
    return ends >= _ENDS or signs >= _DOUBTED


def _has_damaged_letters(text: Value) -> bool:
    """Whether letters or digits of a citation are read otherwise than they stand; blanks and points are typed in many ways."""
    return text.doubt is not None and is_damaged(text.text)


def may_be_converted(citations: Sequence[Mapping[str, Any]]) -> bool:
    """Whether so many citations are damaged as OCR damages them that a typed file may have been made from a scan."""
    return sum(is_damaged(c["teks"].text) for c in citations) >= _DOUBTED


def _with_month(number: Value, day: Value | None) -> Value:
    """A number whose month in Roman numbers was read as ones (`065/03/1/2024`): that of the date, else of as many strokes."""
    match = _MONTH.fullmatch(number.text)
    if match is None:
        return number
    month = str(int(day.text[5:7])) if day is not None and len(day.text) > 6 else str(len(match["month"]))
    if month not in _STROKES:
        return number
    meant = f"{match['before']}{_STROKES[month]}{match['year']}"
    return number.with_text(meant).unsure(SURE_GUESS, "bulan pada nomor diduga angka Romawi yang salah baca")


def _as_registered(citation: dict[str, Any]) -> dict[str, Any]:
    """A citation whose digits are the registry's where it agrees with it otherwise; gazette numbers that nearly do are null."""
    found = _meant(citation)
    result = dict(citation)
    if result["tentang"]:
        result["tentang"] = re.sub(r"(?<=\bDaerah Tingkat )1(?= [A-Z])", "I", result["tentang"])
    if found is not None and (found.nomor, found.tahun) != (citation["nomor"], citation["tahun"]):
        result |= {"nomor": found.nomor, "tahun": found.tahun}
        result["teks"] = result["teks"].unsure(SURE_MOVED, "nomor atau tahun peraturan diduga salah baca; dibaca menurut judulnya")
    if (
        (tln := result["tln"]) is not None
        and len(tln) < 4
        and (citation["tahun"] or 0) > _LONG_SINCE
        and citation["jenis"] in ("UU", "PP", "Perpres")
    ):
        result["tln"] = None  # its first or last digit was not read
    known = found or _named(citation)
    if known is None:
        return result
    gazette = known.ln if known.ln is not None else known.bn
    if gazette is not None and (ln := result["ln"]) is not None and (_are_alike(ln["nomor"], gazette.nomor)):
        result["ln"] = None
    if _are_alike(result["tln"], known.tln):
        result["tln"] = None
    result["diubah"] = [_change(change, known) for change in result["diubah"]]
    return result


def _named(citation: Mapping[str, Any]) -> Regulation | None:
    if not citation["jenis"] or not citation["nomor"] or not citation["tahun"]:
        return None
    return by_key(regulation_key(citation["jenis"], citation["nomor"], citation["tahun"]))


def _meant(citation: Mapping[str, Any]) -> Regulation | None:
    """The one regulation of the registry with this kind and title whose number or year is the cited one; None if the cited one is there."""
    if not citation["tentang"] or _named(citation) is not None:
        return None
    nomor, tahun = citation["nomor"], citation["tahun"]
    found = [
        r
        for r in _by_title().get((citation["jenis"], letters(citation["tentang"])), ())
        if r.nomor == nomor
        and (tahun is None or _are_alike(str(tahun), str(r.tahun)))
        or r.tahun == tahun
        and (nomor is None or _are_alike(nomor, r.nomor))
    ]
    return found[0] if len(found) == 1 else None


@cached
def _by_title() -> dict[tuple[str, str], list[Regulation]]:
    found: dict[tuple[str, str], list[Regulation]] = {}
    for regulation in regulations().values():
        for title in {letters(t) for t in (regulation.tentang, *regulation.tentang_variants)}:
            found.setdefault((regulation.jenis, title), []).append(regulation)
    return found


def _change(change: dict[str, Any], known: Regulation) -> dict[str, Any]:
    """A change by a regulation that is none, but for one digit one that has changed the known one."""
    if not change["tahun"] or by_key(regulation_key(change["jenis"], change["nomor"], change["tahun"])):
        return change
    found = [
        r
        for key in known.amended_by
        if (r := by_key(key)) is not None
        and r.jenis == change["jenis"]
        and (
            r.tahun == change["tahun"]
            and _are_alike(change["nomor"], r.nomor)
            or r.nomor == change["nomor"]
            and _are_alike(str(change["tahun"]), str(r.tahun))
        )
    ]
    return {**change, "nomor": found[0].nomor, "tahun": found[0].tahun} if len(found) == 1 else change


def _are_alike(read: str | None, known: str | None) -> bool:
    """Whether two numbers differ by one digit, and by one that OCR takes for the other."""
    if read is None or known is None or len(read) != len(known):
        return False
    different = [frozenset((a, b)) for a, b in zip(read, known, strict=True) if a != b]
    return len(different) == 1 and different[0] in _ALIKE

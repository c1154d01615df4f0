"""Menimbang and mengingat: the considerations and the legal bases of a decree."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from iki_graph.parsing import citations
from iki_graph.parsing.dicta import begins_dictum
from iki_graph.parsing.flow import bare, list_items
from iki_graph.parsing.landmarks import Landmarks, label_of
from iki_graph.parsing.misread import mended
from iki_graph.parsing.tables import is_furniture
from iki_graph.parsing.typed import is_typed
from iki_graph.parsing.value import AT, SURE_MOVED, Value
from iki_graph.parsing.words import letters, without_mark
from iki_graph.reading import Line

_LABELS = ("menimbang", "mengingat", "memperhatikan")
_MARK = re.compile(r"^[‘’'`´\s\-]*(?P<mark>\d{1,2}|[a-z]|[lI]|[¢©])(?P<point>\s*[.,)]*)\s*(?=\S{3})")
_MARK_ALONE = re.compile(r"^[‘’'`´\-\s]*\(?(?:(?:\d{1,2}|[a-z])\s?[.)]|[a-z])$")
_OPEN_WORD = re.compile(
    r"(?:\b(?:nomor|no|tahun|pasal|ayat|huruf|angka|tanggal|dan|atau|dengan|atas|jo|tentang|serta|pelaksanaan|perubahan|penetapan|pengganti)\b\.?|[,/(\-:])\s*$",
    re.IGNORECASE,
)
_AWAITS_NUMBER = re.compile(r"(?:\b(?:nomor|no\.?|tahun|pasal|ayat|angka)|[,/])\s*:?$", re.IGNORECASE)
"""Behind such a word a number alone on a line is no page number."""
_NEXT_INLINE = re.compile(r"(?:;|(?<=\)):|(?<=[.)]))\s*(?:[-–]\s?\d{1,3}\s?[-–]\s+)?(?P<mark>(?:[a-z¢©]|\d{1,2})\s?[.,)]\s*)?(?=\w)")
_NEXT_UNENDED = re.compile(r"(?P<comma>[,:])\s+(?=[A-Z])|(?<=[^\W\d_])\s+(?P<mark>\d{1,2}\.\s+)(?=[A-Z])")
"""Where the next item can begin though no sign ends the one before: behind a comma, or at a number."""
_SEVERAL = re.compile(
    r"\b(?:di\s?(?:r?ubah|ganti|cabut)|perubahan|pencabutan|pelaksanaan|penetapan|men(?:cabut|gubah)|jo|juncto|dengan|berdasarkan)\b",
    re.IGNORECASE,
)
"""Behind such a word a comma stands between regulations of one item."""
_CHANGED = re.compile(r"\bdi\s?(?:r?ubah|ganti|cabut)\b|\b(?:jo|juncto|dengan)\b", re.IGNORECASE)
_CLOSED = re.compile(r"\d\s?\)\W{0,3}\d?$")
"""Behind the gazette of a regulation, and a speck."""
_CHANGED_ONCE = re.compile(
    r"\bdi\s?r?ubah\s+dengan\s+(?:(?!\bdan\b)[^,;()]){4,120}?\bNomor\s+\S{1,4}\s+Tahun\s+(?:19|20)\d\d\W*$", re.IGNORECASE
)
_TITLE_OF_CHANGE = re.compile(r"\btentang\s+(?:peruba|penguba|mengubah|penetapan)", re.IGNORECASE)
_STACKED_LABELS = re.compile(r"\s+Menetapkan\s*:?(?:\s+(?:PERTAMA|KE[A-Z]{3,10}))+\b")
_REST_OF_ITEM = re.compile(
    r"^(?:republik|indonesia|negara|lembaran|tambahan|nomor|no\.|tahun|tentang|jo\b|sebagaimana|dengan|dan|dalam)\b", re.IGNORECASE
)
_YEAR_AND_SIGN = re.compile(r"(?:\bTahun\W{1,2}|^)(?:19|20)\d\d[57]$", re.IGNORECASE)
"""A year of five digits: the last one was the sign at the end of the item."""
_CODED_BADLY = re.compile(
    r"\bPER(?!\s*[/.\-]\s*\d{1,3}\s*[/.\-]\s*M)[^,;()]{0,8}M\s?\.?\s?PAN|M\.PAN\s*[^/\s.\-;,()]\d?[l\d]\d{3}", re.IGNORECASE
)
_NUMBERED = re.compile(r"Nomor \d+ Tahun \d{4}(?: tentang)?", re.IGNORECASE)
_PRINTED = (
    ("nomor", "nomor peraturan", re.compile(r"\bNo(?:mor)?\b\W*\S", re.IGNORECASE)),
    ("tentang", "judul peraturan", re.compile(r"\btentang\s+\w", re.IGNORECASE)),
    ("ln", "lembaran negara", re.compile(r"(?<!Tambahan )\b(?:Lembaran|Berita) (?:Negara|Daerah)\b[^()]*\bNomor\s*\d")),
    ("tln", "tambahan lembaran negara", re.compile(r"\bTambahan (?:Lembaran|Berita) (?:Negara|Daerah)\b[^()]*\bNomor\s*\d")),
)
"""What of a citation is to be seen in its text, by the field that is null where it could not be read."""
_OF_CHANGE = re.compile(r"\bsebagaimana\b|\bdi\s?r?ubah\b|\bjo\b|\bjuncto\b", re.IGNORECASE)
"""Behind such a word stands what is said of another regulation."""
_URGED = re.compile(r"^\W*bahwa\b.*\bperlu\s+(?:me|di)n?etapkan\b|^\W*bahwa\b.*\bperlu\s+ditetapkan\b", re.IGNORECASE)
"""A consideration that has come to its point."""
_SHORT = 120
"""Letters that a line of running text has at most; the number of what it names can stand on the next one."""
_BASES = ("Undang", "Peraturan", "Keputusan", "Instruksi")
_KIND_ALONE = re.compile(r"\d{1,2}\.\s+(?:Undang\s*-\s*Undang|Peraturan(?:\s+[A-Z]\w+){1,3}|(?:Keputusan|Instruksi)\s+Presiden)$")
_KIND_AND_NUMBER = re.compile(r"(?:Undang\W{1,2}Undang|Peraturan\s+[A-Z][^;:()]{4,60}?)\s+Nomor\s+\d{1,3}(?:\s+T\w{0,4})?$")
"""A line that names a regulation whose year was not read."""
_SIGNED = re.compile(r"\bditanda\s?tangani\s+secara\s+elektronik\b|\bsertifikat\s+elektronik\b|\bBSrE\b", re.IGNORECASE)
"""What the electronic signature prints at the foot of each page."""
_DIGIT_BEFORE = re.compile(r"\d\s+[A-Z][a-z]{3}")
"""A speck that OCR took for a digit, within an item."""
_ADDRESS = re.compile(r"^\W*(?:https?://|www\.)\S+\W*$", re.IGNORECASE)
"""The address of a site, printed on each page."""
_CATCHWORD_INSIDE = re.compile(r"\s\d{1,2}\s?[.,]\s+[A-Z][\w-]*(?:\s+[A-Z][\w-]*)?\s*(?:\.{3,}|…+)\s*\d{0,2}(?=\s+\d{1,2}\.\s|$)")
"""The first words of the next page and its number, in a line that holds all."""
_PAGE_BEFORE = re.compile(r"^\d{1,3}\s+(?=\d{1,2}\s?\.\s+(?:Undang|Peraturan|Keputusan|Instruksi)\b)")
"""The number of a page before the first item on it."""
_GLUED_PAGE = re.compile(r"(?<=[a-z])\(\d{1,2}\)(?=\s|$)|^(?:\d{1,3}\s+)?-\s?\d{1,3}\s?-(?=\d{1,2}\.\s)")


def read_preamble(lines: Sequence[Line], marks: Landmarks) -> dict[str, Any]:
    """Menimbang and mengingat, told apart by their wording where the labels stand together or late."""
    if marks.preamble is None:
        return {}
    end = marks.decides if marks.decides is not None else _end_of_preamble(lines, marks.preamble, marks)
    header = letters(" ".join(bare(line) for line in lines[marks.title or 0 : marks.preamble]))
    menimbang: list[Value] = []
    mengingat: list[Value] = []
    target = menimbang if marks.menimbang is not None or marks.mengingat != marks.preamble else mengingat
    run: list[Line] = []
    own = ""
    """The item so far."""

    def close() -> None:
        for value in _split_inside(list_items(run)):
            _sort(value, target, menimbang, mengingat)
        run.clear()

    kept = list(_without_stacked_marks(list(_kept(lines[marks.preamble : end], header))))
    for line, following in zip(kept, [*kept[1:], None], strict=True):
        text = line.text
        ahead = f" {following.text}" if following and len(text) < _SHORT and without_mark(following.text)[0] is None else ""
        label = label_of(text)
        if label in _LABELS:
            rest = re.sub(r"^\W*[^\W\d_]+(?: [^\W\d_]+(?=\s*[:;]|\s+[a1]\s?[.)]\s))?\s*[:;]*\s*", "", text)
            if label != "memperhatikan" and run and rest and not _ends(run[-1].text) and not _begins_item(rest):
                # The label was printed into a sentence, perhaps with the mark of an item further on.
                run.append(Line(line.no, without_mark(rest)[1]))
                own = f"{own} {rest}"
                continue
            close()
            own = ""
            target = {"menimbang": menimbang, "mengingat": mengingat}.get(label, [])
            text = rest
        text = re.sub(r"^(?::\s*)+", "", text)
        if not letters(text):
            continue
        text = re.sub(r"^-\s+(?=(?:[a-z]|\d{1,2})[.)])", "", text)
        if run and _YEAR_AND_SIGN.search(run[-1].text) and _begins_item(text + ahead):
            run[-1] = Line(run[-1].no, f"{run[-1].text[:-1]};")
        before = run[-1].text if run else ""
        if (marked := _marked(text)) and (
            not _OPEN_WORD.search(before) or _is_whole(own, before) or before[-1:] == "," and re.match(r"\d{1,2}\.", marked)
        ):
            text = marked
        elif before and (
            _ends(before)
            and _begins_item(text + ahead)
            or re.search(r"(?<!\bayat )(?<!\bhuruf )(?<!\bangka )(?<!\bbutir )(?<!\(\w)(?<!\(\w\w)\)[:;]?$", before)
            and citations.begins(text)
            or _KIND_AND_NUMBER.match(text)
            and re.search(r"\d\)?[:;]$", before)
            or text.startswith("bahwa ")
            and run[0].text.startswith("bahwa ")
            and not _OPEN_WORD.search(before)
            or _is_whole(own, before)
            and _begins_after(own, before, text, text + ahead)
        ):
            text = f"- {text}"  # OCR lost the item's number
        elif own.startswith(_BASES) and _OPEN_WORD.search(before.rstrip(" :,")) and _is_stray(text):
            text = without_mark(text)[1]  # a mark fell into its sentence
        elif before[-1:].isalpha() and not _AWAITS_NUMBER.search(before) and _DIGIT_BEFORE.match(text) and not _begins_item(text[2:]):
            text = text[1:].lstrip()
        run.append(Line(line.no, text))
        mark, rest = without_mark(text)
        own = rest if mark is not None or not own else f"{own} {text}"
    close()
    return {
        "menimbang": menimbang,
        "mengingat": [
            {**citation, "no": i, "teks": _doubted(v, citation), AT: v.lines}
            for i, v in enumerate(mengingat, 1)
            for citation in citations.taken_apart(v.text)
        ],
    }


def _doubted(item: Value, citation: dict[str, Any]) -> Value:
    """The text of a citation; one that is read otherwise than its letters stand, or whose number could not be read, is less sure."""
    value = item.with_text(citation["teks"])
    own = _OF_CHANGE.split(value.text, maxsplit=1)[0]
    unread = next((what for key, what, printed in _PRINTED if citation[key] is None and printed.search(own)), None)
    if unread is not None:
        return value.unsure(SURE_MOVED, f"{unread} tercetak tetapi tidak terbaca")
    as_it_stands = mended(value.text).lower() == value.text.lower() and not _CODED_BADLY.search(value.text)
    if as_it_stands and _stands_in(letters(item.text), citation):
        return value
    slip = "salah tulis" if is_typed() else "salah baca"
    return value.unsure(SURE_MOVED, f"huruf atau angka kutipan diduga {slip}; diuraikan menurut maksudnya")


def _stands_in(plain: str, citation: dict[str, Any]) -> bool:
    """Whether a citation's number, year, gazette and the words of its title stand, letter for letter, in a text without its blanks."""
    ln = citation["ln"] or {}
    told = (citation["nomor"], citation["tahun"], citation["tln"], ln.get("nomor"), ln.get("tahun"), *(citation["tentang"] or "").split())
    return all(letters(str(one)) in plain for one in told if one is not None)


def _kept(lines: Sequence[Line], header: str) -> Iterator[Line]:
    """The lines without what pages add (numbers, catchwords, running heads), a mark and its point on two lines joined."""
    filled = _in_order(
        [
            Line(
                line.no,
                _PAGE_BEFORE.sub("", _STACKED_LABELS.sub("", _CATCHWORD_INSIDE.sub("", _GLUED_PAGE.sub("", bare(line))))),
                line.cells,
            )
            for line in lines
            if bare(line)
        ]
    )
    texts = ["", *(line.text for line in filled), ""]
    before = ""
    for line, previous, following in zip(filled, texts, texts[2:], strict=False):
        text = line.text
        number = re.fullmatch(r"\d{1,4}", text.strip("-– ")) is not None
        if number and re.match(r"\.\s*\S", following):
            continue
        if re.match(r"\.\s*[A-Z]", text) and re.fullmatch(r"\d{1,2}", previous):
            text = previous + text
        running_head = text.upper() == text and len(letters(text)) > 12 and letters(text) in header and label_of(text) is None
        mark = re.fullmatch(r"[-\s]*\d{1,2}\s*[.)]", text) is not None
        if _SIGNED.search(text) or _ADDRESS.match(text):
            continue
        if (number or is_furniture(line) and not mark) and not _AWAITS_NUMBER.search(before) or _is_catchword(text) or running_head:
            continue
        yield Line(line.no, text)
        before = text


def _in_order(lines: list[Line]) -> list[Line]:
    """The lines, the words of a justified line that a text layer has before its first one (`Nomor`, `17`, …, `2. Undang-Undang`) behind it."""
    result: list[Line] = []
    for line in lines:
        k = (
            next((k for k in (5, 4) if _NUMBERED.fullmatch(" ".join(x.text for x in result[-k:]))), 0)
            if _KIND_ALONE.match(line.text)
            else 0
        )
        result.insert(len(result) - k, line)
    return result


def _without_stacked_marks(lines: list[Line]) -> Iterator[Line]:
    """Marks that stand together (1. 2. 3.) before all their texts belong to no line and are left out."""
    for line, following in zip(lines, [*lines[1:], None], strict=True):
        if _MARK_ALONE.match(line.text) and (
            following is None or _MARK_ALONE.match(following.text) or label_of(following.text) in _LABELS or following.text == ":"
        ):
            continue
        yield Line(line.no, f"{line.text}.") if re.fullmatch(r"[a-z]", line.text) else line


def _is_catchword(text: str) -> bool:
    """A word of the next page printed at the foot of a page: `6. Undang-Undang…`, `……/2`."""
    return (
        len(text) < 45
        and bool(re.search(r"(?:\.{3,}|\.(?:\s\.){2,}|…+)\s*(?:/\s*\d+)?\W*$", text))
        or bool(re.fullmatch(r"\W*[-–]\s*\d{1,3}\s*[-–]\W*", text))
    )


def _is_stray(text: str) -> bool:
    """Whether a line with a number is none of the list: no regulation stands behind it."""
    mark, rest = without_mark(text)
    return mark is not None and mark.isdigit() and not _begins_item(text) and citations.named_at(mended(rest), 0) is None


def _is_whole(own: str, before: str) -> bool:
    """Whether an item can end where a line does though no sign says so: behind `:` or `,`, which OCR makes of `;`, or behind a year."""
    if before[-1:] not in ":," and not re.search(r"[)\d]$|\bkeputusan$", before, re.IGNORECASE) and not _URGED.search(own):
        return False
    return not _OPEN_WORD.search(before.rstrip(" :,")) and bool(re.search(r"\btentang\b|^\W*bahwa\b", own, re.IGNORECASE))


def _begins_after(own: str, before: str, text: str, ahead: str) -> bool:
    """Whether a line begins the next item behind an item without its sign: another consideration, or a regulation that changes none."""
    consideration = re.match(r"\W*bahwa\b", own, re.IGNORECASE) is not None
    if text.startswith("bahwa "):
        return consideration and before[-1:] in ":,"
    if not citations.begins(ahead):
        return False
    if consideration:
        return before[-1:] == ":" or _is_decided(own) or _URGED.search(own) is not None
    first, second = citations.named_at(mended(own), 0), citations.named_at(mended(ahead), 0)
    other = first is not None and second is not None and first.kind.code != second.kind.code
    if other or before[-1:] == ":" or not _SEVERAL.search(own) or re.search(r"\bterakhir\s+dengan\b.*\d{4}\W*$", own) is not None:
        return True
    if not re.search(r"\btentang\b", ahead) or _TITLE_OF_CHANGE.search(ahead):
        return False
    return _CLOSED.search(own) is not None and not _CHANGED.search(own) or _CHANGED_ONCE.search(own) is not None


def _is_decided(text: str) -> bool:
    """Whether a consideration is the last one: it says that the decree must be made."""
    return bool(
        re.match(r"\W*bahwa\b", text, re.IGNORECASE) and re.search(r"\b(?:ditetapkan|menetapkan)\b.*\bkeputusan\b", text, re.IGNORECASE)
    )


def _ends(text: str) -> bool:
    return text[-1:] in ";."


def _begins_item(text: str) -> bool:
    """Whether a text, with or without a mark, begins a consideration or names a regulation."""
    rest = without_mark(_marked(text) or text)[1]
    return bool(re.match(r"bahwa\b|pasal\s+\d", rest, re.IGNORECASE)) or citations.begins(rest)


def _marked(text: str) -> str | None:
    """`2, Undang-Undang …`, `a bahwa …`, `l. Peraturan …` with a mark as it should be; None if no damaged mark stands before an item."""
    match = _MARK.match(text)
    if not match or without_mark(text)[0] is not None and match["point"].strip() in (".", ")"):
        return None
    rest = text[match.end() :]
    if not re.match(r"bahwa\b", rest, re.IGNORECASE) and not (rest[:1].isupper() and citations.named_at(mended(rest), 0)):
        return None
    return f"{match['mark'].replace('l', '1').replace('I', '1') if rest[:1].isupper() else match['mark']}. {rest}"


def _split_inside(items: list[Value]) -> list[Value]:
    """Items that begin in the middle of a line: `…; b. bahwa …`, `…; 3. Peraturan …`, `…; Peraturan …`."""
    result: list[Value] = []
    for item in items:
        start = 0
        for match in _NEXT_INLINE.finditer(item.text):
            rest = item.text[match.end() :]
            marked = match["mark"] is not None
            if (
                match.start() == 0
                or not marked
                and not match.group().startswith(";")
                and not (
                    item.text[match.start() - 1] == "."
                    and match.group()
                    and (rest.startswith("bahwa ") or _URGED.search(item.text[start : match.start()]))
                )
                or not (rest[:1].isupper() or rest.startswith("bahwa"))
            ):
                continue
            if rest.lower().startswith("bahwa") or citations.begins(rest):
                end = match.start("mark") if marked else match.end()
                result.append(item.with_text(item.text[start:end].strip()))
                start = match.end()
        result.append(item.with_text(item.text[start:].strip()))
    return [v for item in result for v in _split_unended(item) if letters(v.text)]


def _split_unended(item: Value) -> list[Value]:
    """Items whose end OCR has lost: `…, Undang-Undang Nomor 36 Tahun 2009 …`, `… Bidang Kesehatan 10. Peraturan …`."""
    result, start = [], 0
    for match in _NEXT_UNENDED.finditer(item.text):
        before, rest = item.text[start : match.start()], item.text[match.end() :]
        if citations.named_at(rest, 0) is None:
            continue
        if match["comma"]:
            if not _is_decided(before) and (_SEVERAL.search(before) or not (citations.begins(before) and " tentang " in before)):
                continue
        elif _OPEN_WORD.search(before):
            continue
        if citations.begins(rest):
            result.append(item.with_text(before.strip()))
            start = match.end()
    return [*result, item.with_text(item.text[start:].strip())]


def _sort(value: Value, target: list[Value], menimbang: list[Value], mengingat: list[Value]) -> None:
    text = re.sub(r"^\W+", "", value.text)
    if re.match(r"bahwa\b", text, re.IGNORECASE):
        menimbang.append(value)
    elif target is mengingat and mengingat and _REST_OF_ITEM.match(text):
        last = mengingat[-1]
        mengingat[-1] = Value(f"{last.text} {text}", last.first, value.last, last.sure, last.doubt)
    elif target is menimbang and citations.named_at(mended(text), 0) and not text.lower().startswith("keputusan"):
        mengingat.append(value)
    else:
        target.append(value)


def _end_of_preamble(lines: Sequence[Line], start: int, marks: Landmarks) -> int:
    stop = marks.annex if marks.annex > start else len(lines)
    for i in range(start, stop):
        text = bare(lines[i])
        # In a text of one word a line, `menetapkan` is a word like others; labels of a margin can stand before the last items.
        if label_of(text) == "menetapkan" and not re.match(r"\W*menetapkan\b", text) or begins_dictum(text):
            below = [bare(line) for line in lines[i + 1 : i + 8] if bare(line)][:4]
            if not any((without_mark(t)[0] or "").isdigit() and citations.begins(without_mark(t)[1]) for t in below):
                return i
    return stop

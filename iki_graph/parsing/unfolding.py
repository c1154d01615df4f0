"""Lines of a decree as its writer meant them: labels that stand in the middle of a line begin one of their own."""

import re
from collections.abc import Sequence
from dataclasses import replace

from iki_graph.parsing import flattened
from iki_graph.parsing.headwords import capitals, head_word, whole_words
from iki_graph.parsing.landmarks import label_of
from iki_graph.parsing.offices import HEADS
from iki_graph.parsing.sites import without_site
from iki_graph.parsing.specks import without_specks
from iki_graph.parsing.typed import is_typed
from iki_graph.parsing.words import letters
from iki_graph.reading import Line

_LABEL_INSIDE = re.compile(
    r"""(?<=[^\s\-–*•])\s+(?=
        (?:Menimbang|Mengingat|Memperhatikan|MENIMBANG|MENGINGAT|MEMPERHATIKAN)\s*(?:[-–.']?\s?:|[a-z1]\s?[.)]\s|$)
        | Menimbang\s+bahwa\b | (?<=[;.]\s)Mengingat\s+(?:Undang-|Pasal\s\d) | (?<=[;.:]\s)Memperhatikan\s+[A-Z]
        | (?:MEMUTUSKAN|M\ E\ M\ U\ T\ U\ S\ K\ A\ N)\b(?!\s+[a-z])
      )
      | (?<=[A-Z,])\s+(?:[^\w\s]\s+)?(?=[a1]\s?[.)]\s+[Bb]ahwa\b)
      | (?<=[.;,:])\s+(?=(?:Ditetapkan|Dikeluarkan|DITETAPKAN)\s+di\b)
      | (?<=[^\s,\-–*•|])(?<!iktum)(?<!IKTUM)(?<!alam)(?<!pada)(?<!\bdan)(?<!ampai)\s+(?=(?:PERTAMA|KE(?:SATU|DUA|TIGA|EMPAT|LIMA|ENAM|TUJUH|DELAPAN|SEMBILAN|SEPULUH))\s*:(?:\s|$))
      | (?<=MEMUTUSKAN)\s*:?\s+(?=Menetapkan\b)
      | (?<=MEMUTUSKAN:)\s*(?=Menetapkan\b)""",
    re.VERBOSE,
)


_SIGNS = (
    *("enimbang", "engingat", "emperhatikan", "MENIMBANG", "MENGINGAT", "MEMPERHATIKAN", "MEMUTUSKAN", "M E M U T U S K A N"),
    *("itetapkan", "ikeluarkan", "DITETAPKAN", "KE", "PERTAMA", "ahwa"),
)
"""A line without any of these holds no label."""
_TITLE_INSIDE = re.compile(
    rf"""^\W*(?:\(\d+\)\s*)?(?:NOMOR\s*:?\s*\d+\s+)?(?i:berita|lembaran|pro[vp]insi|pemerintah|bupati|wali\s?kota|gubernur|salinan|page\s+\d+|pengadilan|kejaksaan|dinas|badan|
            inspektorat|sekretariat|kecamatan|kelurahan|distrik|kantor|komisi|rumah\s+sakit|rsud|uptd?|puskesmas|universitas|kementerian)\b
        (?:(?!\bATAS\b|\bTENTANG\b|\bPERUBAHAN\b|(?i:lampiran)).)*?[^\s(]\s+(?=(?:SURAT\s+)?(?:KEPUTUSAN|PERATURAN)(?:\s+(?:(?i:{HEADS}))\b|\s*$))""",
    re.VERBOSE,
)
"""The title of a decree behind the name of its government (`PROVINSI JAMBI PERATURAN BUPATI KERINCI`)."""
_LABELS_INSIDE = re.compile(
    r"\s+Menimbang\s*[.:]*(?:\s*[a-e]\.)*\s+Mengingat\s*[.:]*(?:\s*\d\.)*\s+(?:(?:Memperhatikan|MEMUTUSKAN|Menetapkan|PERTAMA|KE[A-Z]{3,8})\b[\s:]*){0,9}"
    r"(?:\S{1,4}\s+){0,3}?(?:(?P<kepala>[A-Z]{3,}[^a-z;:]{0,400}?,)\s+)?(?:\w{1,2}\s+|\W\s+)?(?=(?:[a1]\.\s+)?bahwa\b)"
)
"""Labels stacked in a line that holds all, within the title or before the official who decides."""
_GLUED = re.compile(
    rf"""(?<=[A-Z]{{3}})(?=NOMOR\s*[:\d]|REPUBLIK\s?INDONESIA|(?:KEPUTUSAN|PERATURAN)\s?(?i:{HEADS})\b) | (?<=[A-Z\d]{{3}})(?=TENTANG\s?[A-Z]|DENGAN\s?RAHMAT)
        | (?:(?<=\bTENTANG)|(?<=\bSALINAN))(?=[A-Z]{{3}}) | (?:(?<=\bMAHA\sESA)|(?<=INDONESIA))(?=[A-Z]{{4}}) | (?<=\bNOMOR)(?=\d) | (?<=\d)(?=TAHUN\s?\d{{4}}) | (?<=\bTAHUN)(?=\d{{4}})
        | (?<=[;,.])(?=(?:Menimbang|Mengingat)\b) | (?<=[;:])(?=(?:[a-h]\.\s?)?bahwa|\d{{1,2}}\.\s?[A-Z][a-z]) | (?<=\b[a-h]\.)(?=bahwa) | (?:(?<=[\s:]\d\.)|(?<=^\d\.)|(?<=^\d\d\.))(?=[A-Z][a-z]{{4}})
        | (?<=\bbahwa)(?=(?!sanya)[a-z]{{3}})""",
    re.VERBOSE,
)
"""Where the words of structure are glued to others, since a converter has lost the ends of lines."""
_MARK_GLUED = re.compile(r"\d{1,2}\.[A-Z][a-z]{4}")
_DECREE_CUT = re.compile(rf"(?<=\s)E?PUTUSAN(?=\s+(?i:{HEADS})\b)")
_BAHWA_CUT = re.compile(r"(?<=(?<![^\s;])[a-h]\.\s)ahwa\b")
_LABELS_ABOVE = re.compile(
    rf"\s+Menimbang\W+Mengingat\b(?:[\s:]*\b(?:Memperhatikan|MEMUTUSKAN|Menetapkan|PERTAMA|KE[A-Z]{{3,8}})\b){{0,9}}[\s:]*(?=(?:SURAT\s+)?(?:KEPUTUSAN|PERATURAN)\s+(?i:{HEADS})\b)"
)
"""Labels stacked before the title, in a line that holds all."""
_BEFORE_FIRST = re.compile(r"[\s:;.]*(?:\b[a-e1]\b[\s.)]*)*$")
"""Marks and specks before the first consideration."""
_OFFICIAL_BEHIND = re.compile(r"\s+Menimbang\s*:\s+(?P<kepala>[A-Z]{3,}[^a-z;:]{3,200}?,)\s+(?=(?:a\s?[.)]\s+)?bahwa\b)")
"""The official who decides, within a line that holds all behind the label of the considerations."""
_PAGE_BEFORE = re.compile(
    r"^(?:\(?\d{1,3}\)?|\[[^\]]{3,40}\])\s+(?=(?:SALINAN|BERITA|PEMERINTAH|BUPATI|WALI\s?KOTA|GUBERNUR|(?:SURAT\s+)?KEPUTUSAN|PERATURAN)\b)"
)
"""The number of the page, or what a form says of its letterhead, before the first word of the page."""
_LABELS_BEFORE = re.compile(r"^\s*M[a-z]{6,9}\W{0,2}\s+M[a-z]{6,9}\W{0,2}\s+(?=[A-Z]{4})")
_FIRST_LABEL = re.compile(r"^\W*(?:menimbang(?:\W*(?:\ba\W*)?$|\s*:?\s*a[.)]\s)|mengingat\W*(?:\b1\W*)?$)", re.IGNORECASE)
_TITLE_LINE = re.compile(r"^\W*(?:SURAT\s+)?(?:KEPUTUSAN|PERATURAN)\b")
_LABEL_ALONE = re.compile(
    r"^\W*(?:menimbang|mengingat|memperhatikan|memutuskan|menetapkan|kesatu|kedua|ketiga|pertama)\W*(?:[a1]\W*)?$", re.IGNORECASE
)
_MARK_BEHIND = re.compile(r"\W*(?:\b[a1]\W*)?$")
"""What stands behind a label: its colon, the mark of the first item."""
_SHORT = 60
"""Letters that a line with a label alone has at most, specks included."""
_HEAD = 60
"""Lines in which the head of a decree ends."""
_SPECK_LINE = re.compile(r"[^\w\s]*\w{0,5}[^\w\s]*")
_CONSIDERATION = re.compile(r"^\W*(?:\w{0,2}[a-z1]\s?[.)]\s*)?bahwa\b", re.IGNORECASE)
_SPACED = re.compile(r"(?<!\S)(?=(?:\S ){0,12}?[a-z] )(?:\S ){9,}\S(?!\S)")
"""Words with a blank behind each letter; such in capitals are a way to print titles."""
_MISREAD = re.compile(r"\b[Il][({}](?=[A-Z]{2})")
_CAPITALS = {"(": "K", "{": "N", "}": "D"}
"""What the upright of a capital and the rest of it, read apart, were."""
_SITE_TITLE = re.compile(r"^(?:Transcript of .*|Page\s+\d+:\s.* · |.* · .*\.\.\.$)", re.IGNORECASE)
"""What a site for documents calls one, above it and on each of its pages: pieces of its text with a dot between."""
_SCANNER = re.compile(r"\b(?:di\s?pindai|scanned|scan)\s+(?:dengan|oleh|with|by)\s+\w*cam\s?scanner\b", re.IGNORECASE)
"""What the program of a scanner prints on each page."""


def unfold(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines of a decree as its writer meant them: see `_broken`, and labels stacked above the title beside their contents.

    In typed ones no sign is a speck, and words stand as they were typed.
    """
    lines = without_site(lines)
    if is_typed():
        return tuple(_with_labels_below(_broken(lines)))
    return tuple(_with_labels_below(_with_whole_words(_broken(without_specks(lines)))))


def _with_whole_words(lines: list[Line]) -> list[Line]:
    """The lines, those in capitals above the considerations with the words whole that were printed in two."""
    end = next((i for i, line in enumerate(lines[:_HEAD]) if _CONSIDERATION.match(line.text)), 0)
    whole = [
        replace(line, text=whole_words(text)) if (text := capitals(line.text)).isupper() and not line.cells else line
        for line in lines[:end]
    ]
    return [*whole, *lines[end:]]


def _with_labels_below(lines: list[Line]) -> list[Line]:
    """The lines, labels that a text layer has stacked above the title or within it (`Menimbang`, `Mengingat`, …) moved to the first consideration.

    Labels right above the considerations stay; specks beside labels within a title are left out.
    """
    first = next((i for i, line in enumerate(lines) if _FIRST_LABEL.match(line.text)), None)
    if first is None:
        return lines
    if not _LABEL_ALONE.match(lines[first].text):
        return _with_item_below(lines, first)
    filled = [i for i in range(first, min(first + 80, len(lines))) if not lines[i].blank]
    stack = [i for k, i in enumerate(filled) if k < 6 and all(_is_label(lines[j].text) for j in filled[: k + 1])]
    begin = next((i for i in filled[len(stack) :] if _CONSIDERATION.match(lines[i].text)), None)
    between = [lines[i].text for i in filled if begin is not None and stack[-1] < i < begin]
    title = any(_TITLE_LINE.match(text) for text in between)
    inside = bool(between) and all(text.isupper() or _SPECK_LINE.fullmatch(text) for text in between)
    below = any(label_of(lines[i].text) not in ("menimbang", "mengingat") for i in stack)
    if begin is None or len(stack) < 2 and not title and not inside or not below and not any(len(letters(text)) > 8 for text in between):
        return lines
    left_out = {*stack, *(i for i in range(first, begin) if inside and _SPECK_LINE.fullmatch(lines[i].text) and not lines[i].blank)}
    named = [label_of(_MARK_BEHIND.sub("", lines[i].text)) for i in stack]
    moved = [replace(lines[begin], text=label.capitalize(), cells=None) for label in named if label in ("menimbang", "mengingat")]
    return [*lines[:first], *(x for i, x in enumerate(lines[first:begin], first) if i not in left_out), *moved, *lines[begin:]]


def _is_label(text: str) -> bool:
    """Whether a line is a label alone, damaged or not."""
    return len(text) < _SHORT and (
        bool(_LABEL_ALONE.match(text)) or len(letters(text)) < 12 and label_of(_MARK_BEHIND.sub("", text)) is not None
    )


def _with_item_below(lines: list[Line], first: int) -> list[Line]:
    """The lines, the label and first lines of the considerations that a text layer has above the title moved behind it."""
    filled = [i for i in range(first + 1, min(first + 40, len(lines))) if not lines[i].blank]
    title = next((i for i in filled[:6] if _TITLE_LINE.match(lines[i].text)), None)
    if title is None:
        return lines
    moved = [line for line in lines[first:title] if line.text and not (_is_label(line.text) and line.no != lines[first].no)]
    begin = next((i for i in filled if i > title and re.match(r"\W*[a-z]", lines[i].text)), None)
    if begin is None or not any(letters(lines[i].text).startswith("tentang") for i in range(title, begin)):
        return lines
    return [*lines[:first], *lines[title:begin], *(replace(line, no=lines[begin].no) for line in moved), *lines[begin:]]


def _broken(lines: Sequence[Line]) -> list[Line]:
    """The lines, words of structure mended, those of running text broken where a label of the decree begins inside; the pieces keep the number of their line."""
    result: list[Line] = []
    for line in lines:
        if line.cells is not None or not line.text:
            result.append(line)
            continue
        if ("·" in line.text or line.text.startswith("Transcript")) and _SITE_TITLE.match(line.text):
            result.append(replace(line, text=""))
            continue
        if (text := _mended(line.text)) != line.text:
            line = replace(line, text=text)
        if "bahwa" in line.text and (above := _LABELS_ABOVE.search(line.text)) and "bahwa" in line.text[above.end() :]:
            line = replace(line, text=_labels_moved(line.text, above))
        if inside := _LABELS_INSIDE.search(line.text):
            before, behind = line.text[: inside.start()], line.text[inside.end() :]
            result += _broken([replace(line, text=f"{before} {inside['kepala'] or ''}".rstrip())])
            result.append(replace(line, text="Menimbang"))
            line = replace(line, text=behind)
        if (stacked := _LABELS_BEFORE.match(line.text)) and all(label_of(f"{word};") for word in stacked.group().split()):
            result += [replace(line, text=word) for word in ("Menimbang", "Mengingat")]
            line = replace(line, text=line.text[stacked.end() :])
        line = replace(line, text=_OFFICIAL_BEHIND.sub(r" \g<kepala> Menimbang : ", line.text))
        if len(pieces := flattened.broken(line.text)) > 1:
            result += _broken([replace(line, text=piece) for piece in pieces])
            continue
        if ("KEPUTUSAN" in line.text or "PERATURAN" in line.text) and (title := _TITLE_INSIDE.match(line.text)):
            result.append(replace(line, text=line.text[: title.end()].rstrip()))
            line = replace(line, text=line.text[title.end() :])
        if len(line.text) < 20 or not any(sign in line.text for sign in _SIGNS):
            result.append(line)
            continue
        if not (cuts := [m.end() for m in _LABEL_INSIDE.finditer(line.text)]):
            result.append(line)
            continue
        for start, end in zip([0, *cuts], [*cuts, len(line.text)], strict=True):
            result.append(replace(line, text=line.text[start:end].strip()))
    return result


def _labels_moved(text: str, above: re.Match[str]) -> str:
    """A text whose labels stand before its title, with the first one before the considerations."""
    first = text.index("bahwa", above.end())
    return f"{text[: above.start()]} {_BEFORE_FIRST.sub('', text[above.end() : first])} Menimbang : {text[first:]}"


def _mended(text: str) -> str:
    """A line without what scanners add, its words closed up and those of structure as they were meant."""
    if text.count(" ") > len(text) / 5:
        text = _SPACED.sub(_closed_up, text)
    if not is_typed() and ("(" in text or "{" in text or "}" in text):
        text = _MISREAD.sub(lambda m: _CAPITALS[m.group()[1]], text)
    if text[:1] in "([0123456789":
        text = _PAGE_BEFORE.sub("", text)
    if "NOMOR" in text or "ahwa" in text or "enimbang" in text or "engingat" in text or _MARK_GLUED.match(text):
        text = _GLUED.sub(" ", text)
    if "canner" in text:
        text = _SCANNER.sub(" ", text).strip()
    if "ahwa" in text and not is_typed():
        text = _BAHWA_CUT.sub("bahwa", text).replace("bahwa_", "bahwa ")
    if "PUTUSAN" in text and not is_typed():
        text = _DECREE_CUT.sub("KEPUTUSAN", text)
    return head_word(text)


def _closed_up(match: re.Match[str]) -> str:
    """Letters with blanks between as words: a capital or a number begins a new one."""
    text = match.group().replace(" ", "")
    return re.sub(r"(?<=[a-z])(?=[A-Z\d(])|(?<=\d)(?=[A-Za-z(])|(?<=[.,;)])(?=[A-Z])", " ", text)

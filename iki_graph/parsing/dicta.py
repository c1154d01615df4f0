"""The dicta of a decree, KESATU and so on."""

import itertools
import re
from collections.abc import Sequence
from typing import Any

from iki_graph.parsing.flow import bare, list_items
from iki_graph.parsing.landmarks import Landmarks, label_of
from iki_graph.parsing.tables import is_furniture
from iki_graph.parsing.value import AT, SURE_GUESS, Value
from iki_graph.parsing.words import inline_items, letters, without_mark
from iki_graph.reading import Line

_ORDINAL = r"satu|dua|tiga|empat|lima|enam|tujuh|delapan|sembilan|sepuluh|sebelas|dua\s?belas|tiga\s?belas|empat\s?belas|lima\s?belas"
_DIKTUM = re.compile(rf"^\W*(?P<ke>pertama|ke\s?(?:{_ORDINAL}))(?:\b(?P<sep>\W*?:|\W*$|\s+)|(?-i:(?<=[A-Z])(?=[A-Z][a-z])))", re.IGNORECASE)
"""A label, also one that a print sets so close to its text that no blank is left."""
_LIST_INSIDE = re.compile(r":\s+(?=[a1][.)]\s)")
"""Where a list begins in the line of its lead."""
_SENTENCE_BEHIND = re.compile(r"(?:\w{4}|\))[.;]\s+[A-Z]")
"""Behind a word longer than those that are cut short (`Kab. Tuban`, `Drs. Budi`)."""
_FEW = 4
"""Words of a line that may be anything."""
_DOUBT = "label diktum diduga berdiri di tengah teksnya; batas teksnya dengan diktum sebelumnya tidak pasti"
_GAP = "label diktum sebelum ini tidak ada atau tidak terbaca; teksnya mungkin termuat dalam diktum di atasnya"
_BY_COUNT = "label diktum berdiri bersama sebelum teksnya; teks dipasangkan menurut urutan"
_TOGETHER = "label diktum berdiri bersama sebelum teksnya; tidak pasti teks mana milik diktum mana"
_ORDER = """satu dua tiga empat lima enam tujuh delapan sembilan sepuluh sebelas duabelas tigabelas empatbelas limabelas""".split()


def begins_dictum(text: str) -> bool:
    """Whether a line begins with the label of a dictum and a colon."""
    return bool(_DIKTUM.match(text)) and ":" in text


def read_dicta(lines: Sequence[Line], marks: Landmarks) -> list[dict[str, Any]]:
    """The dicta between MEMUTUSKAN and the place of setting; `Menetapkan : …` is none."""
    if marks.decides is None:
        return []
    end = marks.set_at if marks.set_at is not None else marks.annex
    found: list[tuple[Value, list[Line]]] = []
    last = 0
    for line in lines[marks.decides + 1 : end]:
        text = bare(line)
        match = _DIKTUM.match(re.sub(r"^\W*(?=K\s?E\s?)", "", text))
        if (
            match
            and (order := _order(match.group("ke")))
            and (order == last + 1 or ":" in (sep := match.group("sep") or "") or not sep.strip() and order > last)
        ):
            clean = re.sub(r"^\W*(?=K\s?E\s?)", "", text)
            label = re.sub(r"\s+", "", match.group("ke")).upper()
            rest = re.sub(r"^[\s:*]+", "", clean[match.end() :])
            gap = _GAP if order > last + 1 and found and _holds_another(found[-1][1]) else None
            found.append((Value(label, line.no, line.no, SURE_GUESS if gap else 1.0, gap), [Line(line.no, rest)] if rest else []))
            last = order
        elif found and text and not is_furniture(line):
            found[-1][1].append(Line(line.no, text))
    _hand_out(found)
    before = lines[marks.decides + 1 : next((i for i, line in enumerate(lines) if found and line.no == found[0][0].first), 0)]
    return [
        _dictum(label.unsure(SURE_GUESS, _DOUBT) if _begins_inside(body) or not n and any(map(_is_prose, before)) else label, body)
        for n, (label, body) in enumerate(found)
    ]


def _holds_another(body: Sequence[Line]) -> bool:
    """Whether a second sentence begins in a text, which may be that of a dictum whose label is lost."""
    return any(_begins_text(body, i) for i in range(1, len(body))) or any(_SENTENCE_BEHIND.search(line.text) for line in body)


def _begins_inside(body: Sequence[Line]) -> bool:
    """Whether a text begins in the middle of a sentence or a list: its label stood beside a line further down."""
    mark, rest = without_mark(body[0].text) if body else (None, "")
    return rest[:1].islower() if mark is None else bool(re.fullmatch(r"\W*(?:[b-z]|[2-9]|\d\d)\W*", mark))


def _is_prose(line: Line) -> bool:
    """Whether a line above the first label is text of a dictum, and not `Menetapkan : KEPUTUSAN …`."""
    text = bare(line)
    return len(text.split()) > _FEW and sum(w[:1].islower() for w in text.split()) * 3 > len(text.split()) and label_of(text) is None


def _hand_out(found: list[tuple[Value, list[Line]]]) -> None:
    """Give labels that stand together, before their texts, one text each, where as many texts follow as labels.

    Each is begun by a colon, or by a capital behind the end of another, which leaves a doubt. Where the numbers differ, nobody can tell
    whose the texts are: a doubt on each label.
    """
    for end, (_, body) in enumerate(found):
        start = end
        while start > 0 and not found[start - 1][1]:
            start -= 1
        if start == end or not body:
            continue
        begins = [i for i, line in enumerate(body) if line.text.startswith(":")]
        sure = len(begins) == end - start + 1 and begins[0] == 0
        if not sure:
            begins = [i for i in range(len(body)) if _begins_text(body, i)]
        if len(begins) == end - start + 1:
            cuts = [*begins, len(body)]
            texts = [[Line(x.no, x.text.lstrip(": ")) for x in body[a:b]] for a, b in itertools.pairwise(cuts)]
            for (_, own), text in zip(found[start : end + 1], texts, strict=True):
                own[:] = text
        if not sure:
            doubt = _BY_COUNT if len(begins) == end - start + 1 else _TOGETHER
            found[start : end + 1] = [(label.unsure(SURE_GUESS, doubt), own) for label, own in found[start : end + 1]]


def _begins_text(body: Sequence[Line], i: int) -> bool:
    """Whether the line begins the text of a dictum: a capital without a mark, behind the end of a sentence or of a list."""
    mark, rest = without_mark(body[i].text)
    if mark is not None or not rest[:1].isupper():
        return False
    if i == 0 or body[i - 1].text[-1:] in ";.":
        return True
    items = [line.text for line in body[:i] if without_mark(line.text)[0] is not None]
    return bool(items) and body[i - 1].text == items[-1] and not _goes_on(items, body[i + 1 :])


def _goes_on(items: Sequence[str], behind: Sequence[Line]) -> bool:
    """Whether the list of these items has its next one behind."""
    own = without_mark(items[-1])[0]
    following = next((mark for line in behind if (mark := without_mark(line.text)[0]) is not None), None)
    if own is None or following is None:
        return False
    if own.isdigit() and following.isdigit():
        return int(following) == int(own) + 1
    return len(own) == len(following) == 1 and ord(following) == ord(own) + 1


def _order(word: str) -> int | None:
    key = letters(word)
    if key == "pertama":
        return 1
    return _ORDER.index(key[2:]) + 1 if key[2:] in _ORDER else None


def _dictum(label: Value, body: list[Line]) -> dict[str, Any]:
    first_item = next((i for i, line in enumerate(body) if without_mark(line.text)[0] is not None), len(body))
    teks = None
    if first_item:
        teks = Value(" ".join(line.text for line in body[:first_item]), body[0].no, body[first_item - 1].no)
    butir = list_items(body[first_item:])
    if teks is not None and not butir and (begin := _LIST_INSIDE.search(teks.text)):
        items = inline_items(teks.with_text(teks.text[begin.end() :]))
        if len(items) > 1:
            teks, butir = teks.with_text(teks.text[: begin.end()].rstrip()), items
    last = body[-1].no if body else label.last
    return {"ke": label, "teks": teks, "butir": butir, AT: (label.first, last)}

"""Menimbang and mengingat: the considerations and the legal bases of a decree."""

import itertools
import re
from collections.abc import Sequence
from typing import Any

from iki_graph.parsing import citations
from iki_graph.parsing.dicta import begins_dictum
from iki_graph.parsing.flow import bare, list_items
from iki_graph.parsing.landmarks import Landmarks, label_of
from iki_graph.parsing.tables import is_furniture
from iki_graph.parsing.value import AT, Value
from iki_graph.parsing.words import without_mark
from iki_graph.reading import Line
from iki_graph.reference.terms import find_kind


def read_preamble(lines: Sequence[Line], marks: Landmarks) -> dict[str, Any]:
    """Menimbang and mengingat, told apart by their wording where the labels stand together or late."""
    start = next((i for i in (marks.menimbang, marks.mengingat) if i is not None), None)
    if start is None:
        return {}
    end = marks.decides if marks.decides is not None else _end_of_preamble(lines, start, marks)
    menimbang: list[Value] = []
    mengingat: list[Value] = []
    target = menimbang if start == marks.menimbang else mengingat
    run: list[Line] = []

    def close() -> None:
        for value in _split_considerations(list_items(run)):
            _sort(value, target, menimbang, mengingat)
        run.clear()

    for line in lines[start:end]:
        text = bare(line)
        if not text or is_furniture(line) and not re.fullmatch(r"[-\s]*\d{1,2}\s*[.)]", text) or _is_catchword(text):
            continue
        inside = re.search(r"^(.*[;.])\s*(mengingat\s*:.*)$", text, re.IGNORECASE)
        pieces = [inside.group(1), inside.group(2)] if inside else [text]
        for piece in pieces:
            label = label_of(piece)
            if label in ("menimbang", "mengingat", "memperhatikan"):
                close()
                target = {"menimbang": menimbang, "mengingat": mengingat}.get(label, [])
                piece = re.sub(r"^\W*[^\W\d_]+\s*[:;]*\s*", "", piece)
            piece = re.sub(r"^:\s*", "", piece)
            if not piece:
                continue
            piece = re.sub(r"^-\s+(?=(?:[a-z]|\d{1,2})[.)])", "", piece)
            if run and run[-1].text[-1:] in ";." and find_kind(piece) and citations.take_apart(piece)["nomor"]:
                piece = f"- {piece}"  # OCR lost the item's number
            run.append(Line(line.no, piece))
    close()
    return {
        "menimbang": menimbang,
        "mengingat": [{**citations.take_apart(v.text), "no": i, "teks": v, AT: v.lines} for i, v in enumerate(mengingat, 1)],
    }


def _is_catchword(text: str) -> bool:
    """A word of the next page printed at the foot of a page: `6. Undang-Undang…`, `……/2`."""
    return (
        len(text) < 45
        and bool(re.search(r"(?:\.{3,}|…+)\s*(?:/\s*\d+)?\W*$", text))
        or bool(re.fullmatch(r"\W*[-–]\s*\d{1,3}\s*[-–]\W*", text))
    )


def _split_considerations(items: list[Value]) -> list[Value]:
    """Items that begin in the middle of a line: `…; b. bahwa …`, `…; 3. Peraturan …`."""
    result = []
    for item in items:
        cuts = [
            m.start("next")
            for m in re.finditer(r";\s*(?P<next>(?:[b-z¢©]|\d{1,2})[.)]\s*(?:bahwa|Undang|Peraturan|Keputusan|Instruksi)\b)", item.text)
        ]
        bounds = [0, *cuts, len(item.text)]
        result += [item.with_text(without_mark(item.text[a:b])[1]) for a, b in itertools.pairwise(bounds)]
    return result


def _sort(value: Value, target: list[Value], menimbang: list[Value], mengingat: list[Value]) -> None:
    text = re.sub(r"^\W+", "", value.text)
    if re.match(r"bahwa\b", text, re.IGNORECASE):
        menimbang.append(value)
    elif target is menimbang and find_kind(text) and not text.lower().startswith("keputusan"):
        mengingat.append(value)
    else:
        target.append(value)


def _end_of_preamble(lines: Sequence[Line], start: int, marks: Landmarks) -> int:
    stop = marks.annex if marks.annex > start else len(lines)
    return next(
        (i for i in range(start, stop) if label_of(bare(lines[i])) == "menetapkan" or begins_dictum(bare(lines[i]))),
        stop,
    )

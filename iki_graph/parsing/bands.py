"""Rows that span a table and say whose the rows below are (a position, a kind of indicators), as text with the table's heading below."""

import re
from collections.abc import Sequence
from dataclasses import replace

from iki_graph.parsing.labels import LABEL, LONGEST_NAME, MARK, POSITION_NAME, SHEET, SMALL_WORDS, UNIT_NAME
from iki_graph.parsing.offices import OFFICE
from iki_graph.parsing.words import letters
from iki_graph.reading import Line
from iki_graph.reading.headings import header_roles, only_heading_words

_NARROWEST = 3
"""Columns of a table that a row can span."""
_LONGEST_TITLE = 80
_FORM_HEADS = frozenset(
    "unsur aspek komponen butir hal item label kolom data atribut isi isian uraian keterangan rincian nilai deskripsi penjelasan".split()
)
"""What the two columns of a form are called."""
_OF_POSITION = ("jabatan", "nama", "tugas", "fungsi")
_NUMBER = re.compile(r"\(?(?:\d{1,2}|[A-Z]|[IVX]{1,5})[.)]?")
_LABELS = re.compile(
    r"\s+(?=(?:\d{1,2}[.)]\s*|[a-z][.)]\s*)?(?:Nama(?:\s+(?:Pejabat|Pegawai))?|NAMA|NIP|(?:Nama\s+)?Jabatan|JABATAN|(?:Uraian\s+)?Tugas(?:\s+Pokok)?|"
    r"TUGAS(?:\s+POKOK)?|Fungsi|FUNGSI)\s*:)"
)
"""Where a label of a position begins inside a text."""


def without_bands(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, each row that spans its table as the lines of text that it is, with the heading again for the rows below it."""
    result: list[Line] = []
    heading: list[Line] = []
    below = 0
    for i, line in enumerate(lines):
        if line.cells is None:
            if letters(line.text):
                heading = []
        elif i >= below and (again := _heading_at(lines, i)) is not None:
            heading, below = again, i + len(again)
        elif not heading and len(line.cells) >= _NARROWEST and _is_title(line.cells):
            line = _text(line, line.text)
        elif heading and i >= below and (text := _band(line, heading[0])) is not None:
            _take_back(result, heading)
            result += [_text(line, piece) for piece in text]
            result += [replace(row, no=line.no, numbers=()) for row in heading]
            continue
        result.append(replace(line, text="", cells=None) if _heads_form(lines, i) else line)
    return tuple(result)


def _take_back(result: list[Line], heading: Sequence[Line]) -> None:
    """Take out the heading that ends the lines, blank ones aside: nothing stands between it and the band below."""
    end = len(result)
    while end and not letters(result[end - 1].text):
        end -= 1
    if [line.cells for line in result[max(0, end - len(heading)) : end]] == [line.cells for line in heading]:
        del result[end - len(heading) :]


def _heads_form(lines: Sequence[Line], i: int) -> bool:
    """Whether a row is the heading of a form (`Unsur | Isi`) and tells nothing: labels of a position and their values stand below it."""
    cells = lines[i].cells or ()
    below = next((line.cells for line in lines[i + 1 : i + 3] if letters(line.text)), None)
    if len(cells) != 2 or not below or len(below) != 2 or not letters(below[1]):
        return False
    return all(letters(c) in _FORM_HEADS for c in cells) and _label(below[0].strip(" :")) in (*_OF_POSITION, "nip")


def _heading_at(lines: Sequence[Line], i: int) -> list[Line] | None:
    """The one or two lines of the heading that begins at an index."""
    cells, below = lines[i].cells or (), lines[i + 1].cells if i + 1 < len(lines) else None
    if len(cells) < _NARROWEST:
        return None
    whole = header_roles(cells) is not None
    if not whole and (not only_heading_words(cells) or _is_title(cells)):
        return None
    if below is None or len(below) != len(cells) or not only_heading_words(below) or below == cells or _is_title(below):
        return [lines[i]] if whole else None
    both = tuple(f"{a} {b}".strip() for a, b in zip(cells, below, strict=True))
    return list(lines[i : i + 2]) if whole or header_roles(both) is not None else None


def _band(line: Line, heading: Line) -> list[str] | None:
    """The lines of text that a row of a table is, if it says whose the rows below it are; None of other rows."""
    cells = line.cells or ()
    filled = [n for n, cell in enumerate(cells) if letters(cell)]
    numbered = len(filled) == 2 and filled[0] == 0 and bool(_NUMBER.fullmatch(cells[0].strip()))
    if not filled or len(filled) > 1 + numbered or len(cells) != len(heading.cells or ()) or True in line.rest:
        return None
    text = cells[filled[-1]].strip()
    pieces = [p for p in _LABELS.split(text) if letters(p)]
    labels = [_label(piece) for piece in pieces]
    if labels[0] in (*_OF_POSITION, "nip") and ":" in pieces[0]:
        return pieces
    if filled[-1] > numbered or len(text) > LONGEST_NAME:
        return None
    if _is_title(cells):
        return [text]
    name = re.sub(rf"^{MARK}", "", text).strip(" :.")
    if (
        OFFICE.match(name)
        and (line.rest or name.upper() == name)
        and not any(w[:1].islower() for w in name.split() if w not in SMALL_WORDS)
    ):
        return [name]
    if (
        (line.rest or name.upper() == name)
        and _is_position(name)
        and (letters((heading.cells or ("",))[0]) in ("no", "nomor") or name.upper() == name)
    ):
        return [f"Jabatan : {name}"]
    return None


def _is_title(cells: Sequence[str]) -> bool:
    """Whether a row is a title of indicators and nothing else."""
    filled = [cell for cell in cells if letters(cell)]
    text = " ".join(filled[-1:])
    return (
        len(filled) == 1 + bool(_NUMBER.fullmatch(cells[0].strip()))
        and bool(SHEET.match(text))
        and len(text) < _LONGEST_TITLE
        and not any(word[:1].islower() for word in text.split() if word not in SMALL_WORDS)
    )


def _label(text: str) -> str | None:
    match = LABEL.match(text)
    return next((name for name, value in match.groupdict().items() if value and name != "sep"), None) if match else None


def _is_position(name: str) -> bool:
    """Whether a text is the name of a position, each of its words in capitals."""
    return bool(POSITION_NAME.match(name) or UNIT_NAME.match(name)) and not any(
        word[:1].islower() for word in name.split() if word not in SMALL_WORDS
    )


def _text(line: Line, text: str) -> Line:
    return replace(line, text=text.replace("\n", " "), cells=None, rest=(), places=(), numbers=())

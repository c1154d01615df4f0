"""Signatures in annexes: sheets whose position is named only in the signature below their table, and the head's at the end of an annex."""

import re
from collections.abc import Sequence

from iki_graph.parsing.flow import bare
from iki_graph.parsing.labels import ANNEX_HEAD, LABEL, LONGEST_NAME, POSITION_NAME, SHEET
from iki_graph.parsing.sheets import Sheet
from iki_graph.parsing.superiors import kind_of
from iki_graph.parsing.value import Value
from iki_graph.parsing.words import is_place_and_day
from iki_graph.reading import Line

_NIP = re.compile(r"^\W*N\.?I\.?P\.?\s*[.:]*\s*(?P<nip>\d[\d ]{15,24}\d)", re.IGNORECASE)
_RANK = re.compile(r"^\W*(?:pembina|penata|pengatur|juru)\b", re.IGNORECASE)
_FORM = re.compile(r"^\W*nama(?:\s+\w+)?\s*:", re.IGNORECASE)
"""What a form begins with below the name of a position, and no signature has."""
_PERSON = re.compile(r"^\(.{4,60}\)$|,\s*(?:S|M|A|Dr|Drs?|Ir|H)\w{0,3}\.|^(?:Drs?|Ir|Hj?|dr)\.\s")
"""What shows that a line is the name of a person."""
_LONGEST = 9
"""Filled lines of a signature block, from the position to the NIP."""


def signed_below(lines: Sequence[Line], at: int, own: bool, dated: bool = False) -> tuple[Sheet, int] | None:
    """The sheet of the position at index `at`, if that begins a signature with a NIP, or one below place and day (`dated`), and the index
    behind it.

    With `own` False (the table above has the title of an office's) the head of the office does not make it his own.
    """
    name = bare(lines[at]).strip(" ,:")
    named = POSITION_NAME.match(name) or own and dated and name[:1].isupper()
    if lines[at].cells is not None or not named or len(name) > LONGEST_NAME or not own and kind_of(name) in ("kepala", "lurah"):
        return None
    block: list[Line] = []
    for i in range(at, len(lines)):
        line = lines[i]
        if line.blank:
            continue
        if line.cells is not None or len(block) == _LONGEST or SHEET.match(bare(line)) or _FORM.match(bare(line)):
            break
        if match := _NIP.match(bare(line)):
            return _sheet(block, Value(match["nip"], line.no, line.no)), i + 1
        block.append(line)
    return _without_number(lines, at) if dated else None


def dated_above(lines: Sequence[Line], at: int) -> bool:
    """Whether the line above index `at` is the place and day of a signature (`Sukamaju, 2 Januari 2024`)."""
    above = next((line for line in reversed(lines[max(0, at - 3) : at]) if not line.blank), None)
    return above is not None and above.cells is None and is_place_and_day(bare(above))


def end_of_annex(lines: Sequence[Line], at: int) -> int | None:
    """The index behind the signature that begins at index `at`, if it is the head's and ends an annex: it is nobody's sheet."""
    found = signed_below(lines, at, own=True)
    if found is None or found[0].jabatan is None or kind_of(found[0].jabatan.text) not in ("kepala", "lurah"):
        return None
    below = next((line for line in lines[found[1] :] if not line.blank), None)
    return found[1] if below is None or ANNEX_HEAD.match(bare(below)) else None


def _without_number(lines: Sequence[Line], at: int) -> tuple[Sheet, int]:
    """The position that signs without a number: the lines that stand together, and below them a name, if its degrees or brackets show it."""
    end = at + 1
    while end < min(len(lines), at + 3) and not lines[end].blank and lines[end].cells is None and not _starts_other(bare(lines[end])):
        end += 1
    office = [line for line in lines[at:end] if not _PERSON.search(bare(line))]
    jabatan = Value(" ".join(bare(line).strip(" ,") for line in office), office[0].no, office[-1].no)
    below = next((i for i in range(at + len(office), min(len(lines), at + _LONGEST)) if not lines[i].blank), None)
    if below is None or lines[below].cells is not None or not _PERSON.search(bare(lines[below])):
        return Sheet(jabatan=jabatan, first=office[0].no, last=office[-1].no), at + len(office)
    person = Value(bare(lines[below]).strip(" ()"), lines[below].no, lines[below].no)
    return Sheet(jabatan=jabatan, nama=person, first=office[0].no, last=person.last), below + 1


def _starts_other(text: str) -> bool:
    return bool(SHEET.match(text) or ANNEX_HEAD.match(text) or LABEL.match(text))


def _sheet(block: Sequence[Line], nip: Value) -> Sheet:
    """The block above the NIP: the position (lines in capitals go on with it), a mark, the name, perhaps the rank."""
    rest = [line for line in block if not _RANK.match(bare(line)) and not re.match(r"^\W*(?:t\s?t\s?d)?\W*$", bare(line), re.IGNORECASE)]
    person = rest[-1] if len(rest) > 1 else None
    office = rest[: len(rest) - 1] if person is not None else rest
    jabatan = Value(" ".join(bare(line).strip(" ,") for line in office), office[0].no, office[-1].no)
    name = Value(bare(person), person.no, person.no) if person is not None else None
    return Sheet(jabatan=jabatan, nama=name, nip=nip, first=office[0].no, last=nip.last)

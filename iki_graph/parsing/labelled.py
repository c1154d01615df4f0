"""Labels in annexes and what belongs to each: the value beside or below it, its list, labels stacked above their contents."""

import re
from collections.abc import Callable, Sequence

from iki_graph.parsing.flow import bare, list_items
from iki_graph.parsing.labels import (
    ANNEX_HEAD,
    BARE_LABEL,
    DUTIES_OF,
    IDENTITY,
    LABEL,
    LABELS,
    LISTS,
    LONGEST_NAME,
    MARK,
    OF_POSITION,
    OTHER_LABEL,
    POSITION_NAME,
    SHEET,
    SMALL_WORDS,
    TABLE_TITLE,
    UNIT_NAME,
    VERB,
)
from iki_graph.parsing.offices import office_in
from iki_graph.parsing.tables import is_furniture
from iki_graph.parsing.value import Value
from iki_graph.parsing.words import is_place_and_day, letters
from iki_graph.reading import Line
from iki_graph.reading.headings import header_roles, only_heading_words, role_of

_ITEM = re.compile(r"^[-\s]*(?:\d{1,2}|[a-z])[.)]")


class Labelled:
    """Lines and a place among them (`at`, an index); what belongs to a label is taken from there on, and the place moves behind it.

    `lacks` tells whether the sheet at hand still waits for a list (`tugas`, `fungsi`): such a label may come without a colon.
    """

    def __init__(self, lines: Sequence[Line], start: int, lacks: Callable[[str], bool]) -> None:
        self.lines = lines
        self.at = start
        self._lacks = lacks

    def label(self, at: int, text: str | None = None) -> tuple[str, str, str] | None:
        """(field, what stands beside its label, the label as printed) if the line at an index begins with a label. `text`: that of the line,
        where it is known."""
        line = self.lines[at]
        text = bare(line) if text is None else text
        if line.cells is not None and sum(bool(letters(c)) for c in line.cells) == 2:
            # A label and its value typed into two columns.
            first, rest = (c for c in line.cells if letters(c))
            if (match := LABEL.match(first)) and text.startswith(first):
                return next(n for n, _ in LABELS if match.group(n)), rest.lstrip(": "), match.group()
        match = LABEL.match(text)
        if match:
            name = next(n for n, _ in LABELS if match.group(n))
            return name, text[match.end() :].strip(), match.group(name)
        if plain := BARE_LABEL.match(text):
            name = plain.group("label").split()[0].lower()
            if name in LISTS and self._lacks(name):
                return name, text[plain.end() :].strip(), plain.group("label")
        return None

    def stacked(self) -> list[tuple[str, Value]]:
        """Labels that stand together here, with their contents (each begun by a colon) below them in the same order; empty if they do not."""
        labels, i = [], self.at
        while i < len(self.lines) and (label := self.label(i)) and not letters(label[1]):
            labels.append(label[0])
            i += 1
        contents: list[list[Line]] = []
        while len(labels) > 1 and i < len(self.lines) and self.lines[i].cells is None and (text := bare(self.lines[i])):
            if text.startswith(":"):
                contents.append([])
            elif not contents:
                return []
            contents[-1].append(Line(self.lines[i].no, text.lstrip(": ")))
            i += 1
        if len(labels) < 2 or len(contents) != len(labels):
            return []
        self.at = i
        return [
            (name, Value("\n".join(x.text for x in lines), lines[0].no, lines[-1].no)) for name, lines in zip(labels, contents, strict=True)
        ]

    def value_below(self) -> Value | None:
        """The next filled line as the value of a label that stands alone, unless that is a label or heading itself."""
        for i in range(self.at, min(self.at + 3, len(self.lines))):
            line = self.lines[i]
            text = bare(line)
            if not text:
                continue
            if line.cells is not None and header_roles(line.cells) or self.label(i, text) or SHEET.match(text) or ANNEX_HEAD.match(text):
                return None
            self.at = i + 1
            return Value(text.lstrip(": "), line.no, line.no)
        return None

    def sentence(self, lead: Value | None) -> Value | None:
        """A value and the lines below it that go on with it (small first letter), or the first line below an empty label."""
        value = lead if lead is not None else self.value_below()
        while value is not None and self.at < len(self.lines):
            line = self.lines[self.at]
            text = bare(line)
            if line.cells is not None or not text or not text[:1].islower() or self.label(self.at, text):
                break
            value = Value(f"{value.text} {text}", value.first, line.no)
            self.at += 1
        return value

    def name(self, value: Value) -> Value:
        """The name of a position and the lines below that go on with it, up to whatever is something else."""
        while self.at < len(self.lines):
            line = self.lines[self.at]
            text = bare(line)
            if (
                line.cells is not None
                or not text
                or self.label(self.at, text)
                or SHEET.match(text)
                or len(text) > 80
                or OTHER_LABEL.match(text)
                or role_of(text) == "no"
                or re.match(r"^\W*(?:\d{1,2}|[a-z])[.)]", text)
            ):
                break
            value = Value(f"{value.text} {text}", value.first, line.no)
            self.at += 1
        return value

    def items(self, lead: Value | None, labels_end: bool = False) -> list[Value]:
        """The items from here to the next label, heading or table; with `labels_end` a label of whatever kind ends them."""
        run: list[Line] = []
        while self.at < len(self.lines):
            line = self.lines[self.at]
            text = bare(line)
            if line.cells is not None and sum(bool(letters(c)) for c in line.cells) > 1 and header_roles(line.cells):
                break
            if not line.blank and not is_furniture(line):
                if (
                    self.label(self.at, text)
                    or ANNEX_HEAD.match(text)
                    or DUTIES_OF.match(text)
                    or SHEET.match(text)
                    and len(text) < 160
                    or line.text.startswith("#")
                    or TABLE_TITLE.match(text)
                    or (run or lead)
                    and self._is_title_of_table(text)
                ):
                    break
                if self.position_heading(self.at) or is_place_and_day(text) or labels_end and OTHER_LABEL.match(text):
                    break
                if text.upper() == text and len(letters(text)) > 12 and not _ITEM.match(text) and not _is_open(run, lead):
                    break
                run.append(Line(line.no, text))
            self.at += 1
        return list_items(run, lead)

    def position_heading(self, at: int) -> Value | None:
        """The position that the line at an index alone names (`A. CAMAT X`), if labels of its sheet follow."""
        line = self.lines[at]
        printed = bare(line)
        name = re.sub(rf"^{MARK}", "", printed).strip(" :.")
        if not (POSITION_NAME.match(name) or UNIT_NAME.match(name)) or len(name) > LONGEST_NAME:
            return None
        if any(w[:1].islower() for w in name.split() if w not in SMALL_WORDS) and (printed[-1] in ".;:," or VERB.search(name)):
            return None
        label = self._label_below(at)
        return Value(name, line.no, line.no) if label in OF_POSITION else None

    def unknown_position(self, at: int) -> Value | None:
        """The position that the line at an index names in words of its own, among sheets of positions: a name in capitals, its duties or
        holder below it; of a numbered one of several words also any other label, or its table."""
        line = self.lines[at]
        printed = bare(line)
        name = re.sub(rf"^{MARK}", "", printed).strip(" :")
        words = [w for w in name.split() if w not in SMALL_WORDS]
        if (
            not 1 <= len(words) < 15
            or len(name) > LONGEST_NAME
            or name[-1] in ".;,"
            or re.search(r"\d", name)
            or only_heading_words((name,))
        ):
            return None
        if any(not w[:1].isupper() for w in words if w[:1].isalpha()) or office_in(name) or IDENTITY.match(name) or SHEET.match(name):
            return None
        label = self._label_below(at)
        numbered = name != printed and len(words) > 1 and (label in OF_POSITION or self._table_below(at))
        return Value(name, line.no, line.no) if numbered or label in (*LISTS, "nama", "nip") else None

    def above_table(self, at: int) -> Value | None:
        """The position that the line at an index alone names right above the heading of a table."""
        line = self.lines[at]
        name = re.sub(rf"^{MARK}", "", bare(line)).strip(" :.")
        if not POSITION_NAME.match(name) or len(name) > LONGEST_NAME or VERB.search(name) or re.search(r"\d{4}", name):
            return None
        return Value(name, line.no, line.no) if self._table_below(at) else None

    def _table_below(self, at: int) -> bool:
        """Whether the heading of a table follows, but for its title."""
        titles = (TABLE_TITLE, SHEET)
        below = next((x for x in self.lines[at + 1 : at + 6] if not x.blank and not any(t.match(bare(x)) for t in titles)), None)
        return below is not None and below.cells is not None and header_roles(below.cells) is not None

    def _label_below(self, at: int) -> str | None:
        below = next((i for i in range(at + 1, min(at + 5, len(self.lines))) if not self.lines[i].blank), None)
        label = self.label(below) if below is not None else None
        return label[0] if label is not None else None

    def _is_title_of_table(self, text: str) -> bool:
        """Whether the line at hand, whose text this is, is a title with the heading of a table right below it."""
        words = text.split()
        if not 2 < len(words) < 11 or text[-1] in ".;,:" or not all(w[:1].isupper() or w.lower() in SMALL_WORDS for w in words):
            return False
        below = next((line for line in self.lines[self.at + 1 : self.at + 4] if not line.blank), None)
        return below is not None and below.cells is not None and header_roles(below.cells) is not None


def _is_open(run: Sequence[Line], lead: Value | None) -> bool:
    """Whether the list has an unfinished item that a line in capitals may go on with."""
    text = run[-1].text if run else lead.text if lead is not None else ""
    return bool(text) and text[-1:] not in ".;:" and text.upper() == text

"""Running text over several lines, with the way back from a character to its line."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from iki_graph.parsing.typed import is_typed
from iki_graph.parsing.value import Value
from iki_graph.parsing.words import ENUMERATOR, inline_items, letters, without_mark
from iki_graph.reading import Line

_MARKS = re.compile(r"^\s*#{1,6}\s+")
_AT_HYPHEN = re.compile(r"(?<=\w)-\s*\n\s*(?=\w)")
"""A line that breaks off behind a hyphen, as in `2016-` and `2021`."""
_SPACE = re.compile(r"\s+")

_ITEM_END = re.compile(r";(?:\s*dan(?:/atau)?)?$")
_OPEN_END = re.compile(r"(?:[-,/(]|\b(?:dan|di|pada|serta|atau|dengan|dalam|untuk|tentang|terhadap|oleh|yang|dari|ke))$", re.IGNORECASE)
"""What a text that goes on below ends with."""


class Flow:
    """The texts of some lines joined by line feeds; `value` gives a piece of it with its place."""

    def __init__(self, lines: Sequence[Line]) -> None:
        self.lines = lines
        self._starts: list[int] = []
        pieces, at = [], 0
        for line in lines:
            text = bare(line)
            self._starts.append(at)
            pieces.append(text)
            at += len(text) + 1
        self.text = "\n".join(pieces)

    def line_no(self, offset: int) -> int:
        """Number in the source of the line that holds the character at `offset`."""
        return self.lines[max(0, bisect_right(self._starts, offset) - 1)].no

    def value(self, start: int, end: int) -> Value | None:
        """The text between two offsets, trimmed, with its lines; None if nothing stands there."""
        raw = self.text[start:end]
        text = _SPACE.sub(" ", _AT_HYPHEN.sub("-", raw)).strip()
        if not text:
            return None
        start += len(raw) - len(raw.lstrip())
        return Value(text, self.line_no(start), self.line_no(start + len(raw.strip()) - 1))

    def group(self, match: re.Match[str], name: str | int = 1) -> Value | None:
        """A group of a match on `text` as a value."""
        return self.value(*match.span(name)) if match.group(name) is not None else None


def bare(line: Line) -> str:
    """A line's text without heading marks and with the cells of a tab line joined."""
    return (_MARKS.sub("", line.text) if "#" in line.text else line.text).strip()


def list_items(lines: Sequence[Line], lead: Value | None = None) -> list[Value]:
    """The items of a list, without their marks; `lead` is what stands beside the list's label.

    A line with a mark (a. 1) -) begins an item, other lines go on with the one before; a lead-in sentence is an item of its own. In a list
    without any marks a line begins an item where the one before ends as items do.
    """
    items: list[Value] = []
    open_item = False
    unmarked = not any(without_mark(text)[0] for line in lines if (text := bare(line))) and (
        lead is None or without_mark(lead.text)[0] is None
    )
    if lead is not None:
        pieces = inline_items(lead)
        mark, rest = without_mark(lead.text)
        items = pieces if len(pieces) > 1 or mark is None else [lead.with_text(rest)]
        open_item = True
    for line in lines:
        text = bare(line)
        if not text:
            continue
        mark, rest = without_mark(text)
        if mark is None and ENUMERATOR.fullmatch(text + " ") or re.fullmatch(r"[-–•\s]*\(?(\d{1,2}|[a-z])[.)]\s*", text):
            items.append(Value("", line.no, line.no))
            open_item = True
        elif mark is not None:
            items += inline_items(Value(rest, line.no, line.no)) if re.match(r"(1|a)[.)]", rest) else [Value(rest, line.no, line.no)]
            open_item = True
        elif open_item and items and not (unmarked and _begins_item(items[-1].text, text)):
            before = items[-1]
            torn = before.text.endswith("-") and before.text[-2:-1].isalnum() and text[:1].isalnum()
            glue = "" if torn or before.text.endswith("/") else " "
            items[-1] = Value(
                (before.text + glue + text).strip(), before.first if before.text else line.no, line.no, before.sure, before.doubt
            )
        else:
            items.append(Value(text, line.no, line.no))
            open_item = True
    return [v for v in items if letters(v.text)]


def _begins_item(before: str, text: str) -> bool:
    """Whether a line of a list without marks is an item of its own: the one above ends as items do, or both were typed as paragraphs."""
    return bool(_ITEM_END.search(before)) or is_typed() and (before.endswith(":") or text[:1].isupper() and not _OPEN_END.search(before))

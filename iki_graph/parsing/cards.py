"""Cards of indicators, labels on the left and their contents on the right, or typed as running text behind their labels, as the rows of a
table whose columns the labels are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from iki_graph.parsing.flow import bare
from iki_graph.parsing.labels import LABEL, MARK, POSITION_NAME
from iki_graph.parsing.tables import is_furniture
from iki_graph.parsing.words import letters
from iki_graph.reading import Line
from iki_graph.reading.headings import TELLING, card_pair, header_roles, role_of

_FEWEST = 3
"""Labels of a card."""
_NEVER = ("jabatan", "nama", "tugas", "fungsi", "visi", "misi")
"""What a label of a card never announces: with these the sheet of a position begins, or the statements of an office."""
_TITLE = re.compile(
    rf"^{MARK}(?:indikator(?:\s+kinerja(?:\s+(?:utama|individu))?)?|ik[ui])\s*(?:ke\s?-?\s?)?(?P<no>\d{{1,3}})\W*$", re.IGNORECASE
)
"""The title of a card, its number."""
_TYPED = re.compile(rf"^{MARK}(?P<label>[^\W\d_][^:=\d]{{2,45}}?)\s*(?:ke\s?-?\s?)?(?:\d{{1,3}}\s*)?:\s*(?P<value>.*)$")
_NUMBERED = re.compile(r"^\W*(?:\d{1,2}|[A-Za-z])[.)]\s")


@dataclass
class _Card:
    labels: list[str] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    values: list[str] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Whether it tells of an indicator."""
        roles = {role_of(label) for label in self.labels}
        return len(self.labels) >= _FEWEST and "indikator" in roles and bool(roles & TELLING - {"indikator"})


def without_cards(lines: Sequence[Line]) -> tuple[Line, ...]:
    """The lines, cards that follow each other as a table: a heading of all their labels, a row for each card."""
    result: list[Line] = []
    at = 0
    while at < len(lines):
        cards, end = _cards(lines, at)
        labels = list(dict.fromkeys(label for card in cards for label in card.labels))
        keys = list(dict.fromkeys(letters(label) for label in labels))
        heading = tuple(next(label for label in labels if letters(label) == key) for key in keys)
        if not cards or header_roles(heading) is None:
            result.append(lines[at])
            at += 1
            continue
        result.append(Line(cards[0].lines[0].no, " ".join(heading), heading))
        for card, before in zip(cards, [None, *cards], strict=False):
            _take_on(card, before)
            result.append(_row(card, keys))
        at = end
    return tuple(result)


def _take_on(card: _Card, before: _Card | None) -> None:
    """The result that stands above the first of several typed cards is that of all."""
    own = {role_of(label) for label in card.labels}
    if before is None or card.lines[0].cells is not None or "kinerja" in own:
        return
    for label, line, value in zip(before.labels, before.lines, before.values, strict=True):
        if role_of(label) == "kinerja":
            card.labels.append(label)
            card.lines.append(line)
            card.values.append(value)


def _row(card: _Card, keys: Sequence[str]) -> Line:
    own = {letters(label): n for n, label in enumerate(card.labels)}
    first = card.lines[0]
    cells = tuple(card.values[own[key]] if key in own else "" for key in keys)
    numbers = tuple(card.lines[own[key]].no if key in own else first.no for key in keys)
    sure = min(line.sure for line in card.lines)
    return Line(first.no, " ".join(filter(None, cells)), cells, first.place, (False,) * len(cells), (), sure, numbers)


def _cards(lines: Sequence[Line], start: int) -> tuple[list[_Card], int]:
    """The whole cards from index `start` on, and the index behind them."""
    cards: list[_Card] = []
    card, end, at = _Card(), start, start
    typed = -1
    while at < len(lines):
        line = lines[at]
        if line.blank or is_furniture(line):
            if at == start:
                break
            at += 1
            continue
        pair = _pair(line)
        if pair is None and card.values and (_goes_on(line) or at == typed + 1 and _typed_on(card, line)):
            typed = at if line.cells is None else typed
            card.values[-1] = f"{card.values[-1]} {line.text}".strip()
            at, end = at + 1, at + 1 if card.whole else end
            continue
        if pair is None:
            break
        label, value = pair
        if letters(label) in map(letters, card.labels):
            if not card.whole:
                break
            cards.append(card)
            card = _Card()
        card.labels.append(label)
        card.lines.append(line)
        card.values.append(value)
        typed = at if line.cells is None else typed
        at += 1
        if card.whole:
            end = at
    return [*cards, *([card] if card.whole else [])], end


def _pair(line: Line) -> tuple[str, str] | None:
    """The label and the content of a line of a card."""
    if line.cells is None:
        return _typed_pair(bare(line))
    pair = card_pair(line.cells)
    return pair if pair is not None and role_of(pair[0]) not in _NEVER else None


def _typed_pair(text: str) -> tuple[str, str] | None:
    """The label and the content of a line of text, or the number that is a card's title."""
    if title := _TITLE.match(text):
        return "No", title["no"]
    match = _TYPED.match(text)
    role = role_of(match["label"]) if match else None
    if match is None or role is None or role in _NEVER or role in ("indikator", "kinerja") and not letters(match["value"]):
        return None
    return match["label"].strip(), match["value"].strip()


def _typed_on(card: _Card, line: Line) -> bool:
    """Whether a line of text right below a label and its content goes on with it: the first of it, in small letters, or a formula's."""
    text = bare(line)
    if line.cells is not None or LABEL.match(text) or POSITION_NAME.match(text) or line.text.startswith("#"):
        return False
    formula = role_of(card.labels[-1]) == "formulasi" and not _NUMBERED.match(text)
    return not card.values[-1] or text[:1].islower() or formula


def _goes_on(line: Line) -> bool:
    """Whether the content of the label above goes on, behind a page end."""
    return line.cells is not None and not letters(line.cells[0]) and sum(bool(letters(cell)) for cell in line.cells) == 1

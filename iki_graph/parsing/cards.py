"""Cards of indicators, labels on the left and their contents on the right, as the rows of a table whose columns the labels are."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from iki_graph.parsing.tables import is_furniture
from iki_graph.parsing.words import letters
from iki_graph.reading import Line
from iki_graph.reading.headings import TELLING, card_pair, header_roles, role_of

_FEWEST = 3
"""Labels of a card."""
_NEVER = ("jabatan", "nama", "tugas", "fungsi", "visi", "misi")
"""What a label of a card never announces: with these the sheet of a position begins, or the statements of an office."""


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
        result += [_row(card, keys) for card in cards]
        at = end
    return tuple(result)


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
    while at < len(lines):
        line = lines[at]
        if line.blank or is_furniture(line):
            if at == start:
                break
            at += 1
            continue
        pair = _pair(line)
        if pair is None and card.values and _goes_on(line):
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
        at += 1
        if card.whole:
            end = at
    return [*cards, *([card] if card.whole else [])], end


def _pair(line: Line) -> tuple[str, str] | None:
    """The label and the content of a line of a card."""
    pair = card_pair(line.cells) if line.cells else None
    return pair if pair is not None and role_of(pair[0]) not in _NEVER else None


def _goes_on(line: Line) -> bool:
    """Whether the content of the label above goes on, behind a page end."""
    return line.cells is not None and not letters(line.cells[0]) and sum(bool(letters(cell)) for cell in line.cells) == 1

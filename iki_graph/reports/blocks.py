"""Findings made ready for reading: group by group, check by check, what is common said once."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from iki_graph.checks.catalogue import catalogue
from iki_graph.checks.temuan import Temuan
from iki_graph.record import Rekaman
from iki_graph.reports.digest import grouped, position_at
from iki_graph.reports.excerpts import Quoted, quoted
from iki_graph.reports.slots import common, said


@dataclass(frozen=True)
class Entry:
    """One finding: its anchor, the index of its position (-1: none), its sentences, what in them is its own (`cells`, `note`), and its source
    lines. `note`: the number of the remark in the block's notes, from 1; 0: none."""

    item: Temuan
    anchor: str
    position: int
    message: str
    advice: str
    cells: list[str]
    note: int
    quoted: list[Quoted]


@dataclass(frozen=True)
class Block:
    """The findings of one check. `table`: the columns are enough to tell them apart, so that the sentence stands once; `notes` are
    what some of the sentences say besides."""

    code: str
    title: str
    sentence: str
    advice: str
    basis: str
    columns: list[str]
    notes: list[str]
    entries: list[Entry]

    @property
    def example(self) -> Temuan:
        """The first of the findings, one of the gravest."""
        return self.entries[0].item

    @property
    def by_position(self) -> list[tuple[int | None, list[tuple[int, Entry]]]]:
        """The findings, numbered from 1, by position, so that its name stands once above them; under None where they are about whole
        positions, which each name themselves."""
        numbered = list(enumerate(self.entries, start=1))
        if all(entry.item.unsur.count("/") <= 2 for entry in self.entries):
            return [(None, numbered)]
        return [(position, list(group)) for position, group in groupby(numbered, key=lambda pair: pair[1].position)]

    @property
    def table(self) -> bool:
        """Whether the findings are shown as a table: the only finding of a check tells its sentence and quotes its lines."""
        return len(self.entries) > 1


def blocks(
    rekaman: Rekaman, temuan: Sequence[Temuan], lines: Sequence[str], hide: Callable[[str], str], lang: str = "id"
) -> list[tuple[str, list[Block]]]:
    """All findings by group of checks, grave checks first, with everything hidden that `hide` hides: [(group, its checks)]."""
    numbers = iter(range(1, len(temuan) + 1))
    return [(group, [_block(rekaman, found, lines, hide, lang, numbers) for found in checks]) for group, checks in grouped(temuan)]


def _block(
    rekaman: Rekaman, found: list[Temuan], lines: Sequence[str], hide: Callable[[str], str], lang: str, numbers: Iterator[int]
) -> Block:
    rule = catalogue().get(found[0].kode)
    shared = common(found, lang)
    notes = list(dict.fromkeys(hide(text) for text in shared.remarks if text))
    entries = []
    for at, item in enumerate(found):
        message, advice = map(hide, said(item, lang))
        cells = [hide(text) for text in shared.cells[at]]
        note = notes.index(hide(shared.remarks[at])) + 1 if shared.remarks[at] else 0
        excerpt = quoted(rekaman, item, lines, hide)
        entries.append(Entry(item, f"t{next(numbers)}", position_at(item), message, advice, cells, note, excerpt))
    name = (rule.nama_en if lang == "en" else rule.nama) if rule else found[0].kode
    return Block(found[0].kode, name, hide(shared.sentence), hide(shared.advice), found[0].dasar, shared.columns, notes, entries)

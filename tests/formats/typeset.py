"""Writes a record as Typst markup, by one of the habits of `decree`."""

import json
from typing import Any

from .decree import Block, Break, Bullets, Form, Fraction, Grid, Habit, Labelled, Paragraph, blocks
from .word import mark

_START = """#set page(paper: "a4", margin: 2cm, numbering: "1")
#set text(lang: "id", size: 10pt, hyphenate: false)
#set par(justify: true)
#show table.cell: set par(justify: false)
"""


def markup(record: dict[str, Any], habit: Habit) -> str:
    """The document's markup."""
    return _START + "\n\n".join(_block(block, habit) for block in blocks(record, habit))


def _text(text: str) -> str:
    # A string in code: nothing in it is markup.
    return f"#{json.dumps(text, ensure_ascii=False)}"


def _block(block: Block, habit: Habit) -> str:
    if isinstance(block, Break):
        header = " \\ ".join(_text(line) for line in block.header)
        return f"#set page(flipped: {json.dumps(block.wide)})\n{header}"
    if isinstance(block, Paragraph):
        lines = [f"#strong[{_text(line)}]" if block.bold else _text(line) for line in block.lines]
        inner = " \\ ".join(lines)
        return f"#align(center)[{inner}]" if block.centre else f"#block[{inner}]"
    if isinstance(block, Bullets):
        return _list(block.items, block.mark, habit)
    if isinstance(block, Form):
        rows = [(_text(row.label), "[:]", f"[{_content(row, habit)}]") for row in block.rows]
        cells = ", ".join(f"[{label}], {colon}, {content}" for label, colon, content in rows)
        return f"#grid(columns: (3cm, 0.5cm, 1fr), row-gutter: 8pt, {cells})"
    return _grid(block, habit)


def _content(row: Labelled, habit: Habit) -> str:
    lead = f"{_text(row.lead)}\n\n" if row.lead is not None else ""
    return lead + (_list(row.items, row.mark, habit) if row.mark else _text(row.items[0]))


def _list(items: list[str], style: str, habit: Habit) -> str:
    if habit.lists == "auto":
        kind = f"{style[0]}."
        return f'#enum(numbering: "{kind}", {", ".join(f"[{_text(item)}]" for item in items)})'
    return "\n\n".join(f"{_text(f'{mark(style, n)} {item}')}" for n, item in enumerate(items))


def _grid(block: Grid, habit: Habit) -> str:
    cells = [f"table.header({', '.join(f'[*{_text(head)}*]' for head in block.heads)})"]
    for at, row in enumerate(block.rows):
        for column, cell in enumerate(row):
            if cell is None:
                continue
            high = 1
            while at + high < len(block.rows) and block.rows[at + high][column] is None:
                high += 1
            content = "\n\n".join(_line(line, habit) for line in cell)
            cells.append(f"table.cell(rowspan: {high})[{content}]" if high > 1 else f"[{content}]")
    narrow = [f"{'1cm' if head == 'NO' else '1fr'}" for head in block.heads]
    return f"#table(columns: ({', '.join(narrow)}), {', '.join(cells)})"


def _line(line: str | Fraction, habit: Habit) -> str:
    if isinstance(line, str):
        return _text(line)
    top, bottom = _text(line.top), _text(line.bottom)
    if habit.fraction == "typed":
        return f"{top}\n\n{_text(f'----------- {line.factor}')}\n\n{bottom}"
    if habit.fraction == "underlined":
        return f"#underline[{top}] {_text(line.factor)} \\ {bottom}"
    if habit.fraction == "nested":
        return (
            f"#grid(columns: (1fr, auto), align: horizon, grid(row-gutter: 4pt, [{top}], grid.hline(), [{bottom}]), [{_text(line.factor)}])"
        )
    inner = f"frac(#box(width: 3.2cm)[{top}], #box(width: 3.2cm)[{bottom}])"
    return f"$ {inner} {json.dumps(line.factor)} $"

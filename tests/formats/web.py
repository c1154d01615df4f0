"""Writes a record as a page of an office's web site: menu, decree, counter of visitors."""

from html import escape
from pathlib import Path
from typing import Any

from .decree import Break, Bullets, Form, Fraction, Grid, Habit, Paragraph, blocks
from .word import mark

_MENU = "".join(f'<li><a href="#">{name}</a></li>' for name in ("Beranda", "Profil", "Visi dan Misi", "Struktur Organisasi", "Kontak"))
_PAGE = """<!DOCTYPE html>
<html lang="id"><head><meta charset="{encoding}"><title>Indikator Kinerja</title><style>td {{ padding: 2px }}</style>
<script>var indikator = "<table><tr><td>Sasaran</td><td>Indikator</td></tr></table>";</script></head>
<body><div class="navbar"><ul>{menu}</ul></div>
<div id="isi">{body}</div>
<div class="widget"><h3>Statistik Pengunjung</h3><table><tr><td>Hari ini</td><td>12</td></tr><tr><td>Kemarin</td><td>1.034</td></tr></table></div>
<footer><a href="/">Beranda</a> <a href="/peta">Peta Situs</a> Hak cipta &copy; 2024</footer></body></html>"""


def write(record: dict[str, Any], path: Path, habit: Habit, encoding: str = "utf-8") -> Path:
    """The page at `path`, which is given back."""
    body = "\n".join(_block(block, habit) for block in blocks(record, habit))
    page = _PAGE.format(menu=_MENU, body=body, encoding=encoding)
    path.write_bytes(page.encode(encoding, "xmlcharrefreplace"))
    return path


def _block(block: Any, habit: Habit) -> str:
    if isinstance(block, Break):
        return "<hr>" + "".join(f"<p>{_text(line)}</p>" for line in block.header)
    if isinstance(block, Paragraph):
        lines = [f"<b>{_text(line)}</b>" if block.bold else _text(line) for line in block.lines]
        return f"<p>{'<br>'.join(lines)}</p>" if habit.breaks else "".join(f"<p>{line}</p>" for line in lines)
    if isinstance(block, Bullets):
        return _list(block.items, block.mark, habit)
    if isinstance(block, Form):
        by = habit.preamble if block.kind == "preamble" else habit.form
        rows = []
        for row in block.rows:
            lead = f"<p>{_text(row.lead)}</p>" if row.lead is not None else ""
            content = lead + (_list(row.items, row.mark, habit) if row.mark else _text(row.items[0]))
            rows.append(
                f"<tr><td>{row.label}</td><td>:</td><td>{content}</td></tr>" if by == "table" else f"<div>{row.label} : {content}</div>"
            )
        return f"<table>{''.join(rows)}</table>" if by == "table" else "".join(rows)
    return _grid(block, habit)


def _list(items: list[str], style: str, habit: Habit) -> str:
    if habit.lists == "auto":
        kind = ' type="a"' if style[0] == "a" else ""
        return f"<ol{kind}>{''.join(f'<li>{_text(item)}</li>' for item in items)}</ol>"
    return "".join(f"<p>{mark(style, n)}&nbsp;&nbsp;{_text(item)}</p>" for n, item in enumerate(items))


def _grid(block: Grid, habit: Habit) -> str:
    rows = ["".join(f"<th>{head}</th>" for head in block.heads)]
    for at, row in enumerate(block.rows):
        cells = []
        for column, cell in enumerate(row):
            if cell is None:
                continue
            high = 1
            while at + high < len(block.rows) and block.rows[at + high][column] is None:
                high += 1
            span = f' rowspan="{high}"' if high > 1 else ""
            cells.append(f"<td{span}>{''.join(_line(line, habit) for line in cell)}</td>")
        rows.append("".join(cells))
    return f"<table border='1'>{''.join(f'<tr>{row}</tr>' for row in rows)}</table>"


def _line(line: str | Fraction, habit: Habit) -> str:
    if isinstance(line, str):
        return f"<p>{_text(line)}</p>"
    top, bottom = _text(line.top), _text(line.bottom)
    if habit.fraction == "omml":
        factor = f"<mo>&times;</mo><mn>{line.factor[2:]}</mn>" if line.factor else ""
        return f"<math><mfrac><mtext>{top}</mtext><mtext>{bottom}</mtext></mfrac>{factor}</math>"
    if habit.fraction == "nested":
        return f"<table><tr><td>{top}</td><td rowspan=2>{line.factor}</td></tr><tr><td>{bottom}</td></tr></table>"
    if habit.fraction == "underlined":
        return f"<u>{top}</u> {line.factor}<br>{bottom}<br>"
    return f"<p>{top}</p><p>------- {line.factor}</p><p>{bottom}</p>"


def _text(text: str) -> str:
    return escape(text, quote=False)

"""Text and Markdown: bytes to characters, characters to lines and table cells."""

import re
from hashlib import sha256
from itertools import groupby
from pathlib import Path

from iki_graph.errors import InputError
from iki_graph.reading.blocks import Cell, Text, cell_text
from iki_graph.reading.document import LONGEST_LINE, MOST_LINES, Document, Line, Place, too_long_line, too_many_lines
from iki_graph.reading.indented import with_labels_raised
from iki_graph.reading.layout import with_tables
from iki_graph.reading.markup import plain
from iki_graph.reading.stacked import with_stacked_tables

MARKDOWN_SUFFIXES = (".md", ".markdown")

_LINE_END = re.compile(r"\r\n|\r|\n|\x0b|\x85|\u2028|\u2029")
_INVISIBLE = "\x85\ufeff\u00ad\u200b\u200c\u200d\u200e\u200f\u2060"
_PIPE_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)+\|?\s*$")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_UNESCAPED_PIPE = re.compile(r"(?<!\\)\|")


def read(data: bytes, path: Path) -> Document:
    """A text or Markdown file (UTF-8 with or without BOM, UTF-16, Windows-1252/Latin-1; any line ends).

    Raises InputError if it is not text, or damaged.
    """
    lines, content = lines_of(decode(data, path), path)
    content, doubts = with_tables(lines, content)
    content, lost = with_stacked_tables(lines, content)
    content, unsure = with_labels_raised(lines, content)
    media = "text/markdown" if path.suffix.lower() in MARKDOWN_SUFFIXES else "text/plain"
    return Document(path.name, sha256(data).hexdigest(), media, lines, content, (*doubts, *lost, *unsure))


def decode(data: bytes, path: Path) -> str:
    """Characters of a text file. Raises InputError if the bytes are no text in a known encoding."""
    for mark, encoding in ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16")):
        if data.startswith(mark):
            return _checked(data, encoding, path)
    sample = data[:4096]
    if sample.count(0) > len(sample) // 4:
        return _checked(data, "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be", path)
    try:
        return _checked(data, "utf-8", path)
    except UnicodeDecodeError:
        # 0x80-0x9f are letters and quotes in Windows-1252 and control characters in Latin-1.
        try:
            return _checked(data, "cp1252", path)
        except UnicodeDecodeError:
            return _checked(data, "latin-1", path)


def _checked(data: bytes, encoding: str, path: Path) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        if encoding in ("utf-8", "cp1252"):
            raise
        raise InputError(f"{path}: pengodean teks rusak ({encoding}); simpan ulang berkas sebagai UTF-8.") from None
    sample = text[:100_000]
    strange = sum(sample.count(c) for c in set(sample) if not c.isprintable() and not c.isspace() and c not in _INVISIBLE)
    if strange > max(2, len(sample) // 200):
        raise InputError(f"{path}: bukan berkas teks atau pengodeannya tidak dikenal; simpan ulang sebagai teks UTF-8.")
    return text


def lines_of(text: str, path: Path) -> tuple[tuple[str, ...], tuple[Line, ...]]:
    """Lines as they stand, and as parsed. A form feed begins a new page. Raises InputError on an endless line or too many."""
    pages = "\f" in text
    raw = _LINE_END.split(text.replace("\f", "\n\f") if pages else text)
    if raw and not raw[-1]:
        raw.pop()
    if max(map(len, raw), default=0) > LONGEST_LINE:
        no = next(i for i, line in enumerate(raw, 1) if len(line) > LONGEST_LINE)
        raise too_long_line(path, no)
    if len(raw) > MOST_LINES:
        raise too_many_lines(path)
    page = 1
    lines, content = [], []
    in_pipe_table = _in_pipe_tables(raw)
    for no, line in enumerate(raw, 1):
        if line.startswith("\f"):
            page, line = page + 1, line[1:]
        lines.append(line)
        cells = _cells(line, in_pipe_table[no - 1])
        if cells is None:
            content.append(Line(no, plain(line), None, Place(page) if pages else None))
        else:
            content.append(Line(no, " ".join(c for c in cells if c), cells, Place(page) if pages else None))
    return tuple(lines), tuple(content)


def _in_pipe_tables(raw: list[str]) -> list[bool]:
    """For each line, whether it is a row of a pipe table: it begins with a pipe and has another, or it lies in a run
    of lines with pipes that holds a rule row (`---|---`)."""
    result = []
    for has_pipe, run in groupby(raw, key=lambda line: bool(_UNESCAPED_PIPE.search(line))):
        lines = list(run)
        ruled = has_pipe and any(_PIPE_RULE.match(line) for line in lines)
        result += [ruled or (has_pipe and line.strip().startswith("|") and line.count("|") > 1) for line in lines]
    return result


def _cells(line: str, pipe: bool) -> tuple[str, ...] | None:
    if pipe:
        body = line.strip()
        body = body.removeprefix("|")
        body = body[:-1] if body.endswith("|") and not body.endswith("\\|") else body
        return tuple(_cell(c.replace("\\|", "|")) for c in _UNESCAPED_PIPE.split(body))
    if "\t" in line.strip("\r\n") and (line.strip() or line.count("\t") > 1):
        return tuple(plain(c) for c in line.split("\t"))
    return None


def _cell(text: str) -> str:
    """What stands in a cell of Markdown; its lines are those of a fraction or go on."""
    lines = _BREAK.split(text)
    return plain(text) if len(lines) == 1 else cell_text(Cell(tuple(Text(plain(line)) for line in lines)))

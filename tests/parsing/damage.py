"""What OCR and page breaks do to the text of a decree without losing information.

Each function takes the text and a source of chance and gives the damaged text; a parser must read both alike.
"""

import re
from collections.abc import Callable
from random import Random

Damage = Callable[[str, Random], str]

PAGES = ["\n", "\n\n", "\n- 4 -\n", "\n\f\n"]


def _cells(line: str) -> list[str]:
    return (
        [cell.strip() for cell in line.strip().strip("|").split("|")]
        if line.startswith("|")
        else [cell.strip() for cell in line.split("\t")]
    )


def _write(cells: list[str], like: str) -> str:
    return f"| {' | '.join(cells)} |" if like.startswith("|") else "\t".join(cells)


def _is_table(line: str) -> bool:
    return line.startswith("|") or "\t" in line


def _tables(lines: list[str]) -> list[tuple[int, int, int]]:
    """Each table as line numbers: heading, first row, behind the last row."""
    found, n = [], 0
    while n < len(lines):
        if not _is_table(lines[n]):
            n += 1
            continue
        end = n
        while end < len(lines) and _is_table(lines[end]):
            end += 1
        first = n + 1
        while first < end and re.fullmatch(r"[-():\d ]*", "".join(_cells(lines[first]))):
            first += 1
        found.append((n, first, end))
        n = end
    return found


def _at_a_row(text: str, chance: Random, change: Callable[[list[str], int, int], list[str]]) -> str:
    """Change one table at a row that is not its first; `change` gives the lines that go before that row."""
    lines = text.split("\n")
    tables = [t for t in _tables(lines) if t[2] - t[1] > 1]
    if not tables:
        return text
    head, first, end = chance.choice(tables)
    headings = [n for n in range(head + 1) if _is_table(lines[n]) and "INDIKATOR" in lines[n].upper()]
    head = headings[-1]  # of a table that was cut before: that of its first part
    row = chance.randrange(first + 1, end)
    return "\n".join(lines[:row] + change(lines, head, row) + lines[row:])


def page_break(text: str, chance: Random) -> str:
    """A new page inside a table, its heading repeated or not."""

    def change(lines: list[str], head: int, row: int) -> list[str]:
        page = chance.choice(PAGES).split("\n")
        return page + (lines[head : head + 1] if chance.random() < 0.5 else [])

    return _at_a_row(text, chance, change)


def dash_row(text: str, chance: Random) -> str:
    """A ruling that was read as a row."""
    return _at_a_row(text, chance, lambda lines, head, row: [_write(["--"] * len(_cells(lines[row])), lines[row])])


def blank_row(text: str, chance: Random) -> str:
    """A row of empty cells."""
    return _at_a_row(text, chance, lambda lines, head, row: [_write([""] * len(_cells(lines[row])), lines[row])])


def blank_line(text: str, chance: Random) -> str:
    """A blank line between two rows."""
    return _at_a_row(text, chance, lambda lines, head, row: [""])


def column_numbers(text: str, chance: Random) -> str:
    """A repeated heading with its column numbers in the middle of a table."""

    def change(lines: list[str], head: int, row: int) -> list[str]:
        return ["", lines[head], _write([f"({n})" for n in range(1, len(_cells(lines[row])) + 1)], lines[row])]

    return _at_a_row(text, chance, change)


def split_row(text: str, chance: Random) -> str:
    """One long cell goes on in a fragment below the row, behind a page break or not; the rest of the fragment is empty."""
    lines = text.split("\n")
    places = []
    for _, first, end in _tables(lines):
        for n in range(first, end):
            for k, cell in enumerate(_cells(lines[n])):
                if cell.startswith(("Jumlah ", "Nilai hasil ")) and cell.count(" ") > 5 and "\\" not in cell and "<" not in cell and k > 1:
                    places.append((n, k))
    if not places:
        return text
    n, k = chance.choice(places)
    cells = _cells(lines[n])
    words = cells[k].split(" ")
    cut = chance.randrange(3, len(words) - 1)
    rest = [""] * len(cells)
    cells[k], rest[k] = " ".join(words[:cut]), " ".join(words[cut:])
    gap = [] if chance.random() < 0.5 else [""]
    return "\n".join([*lines[:n], _write(cells, lines[n]), *gap, _write(rest, lines[n]), *lines[n + 1 :]])


def blank_lines(text: str, chance: Random) -> str:
    """A blank line behind every line that is not of a table."""
    return "\n".join(line if _is_table(line) else f"{line}\n" for line in text.split("\n"))


def wrapped_lines(text: str, chance: Random) -> str:
    """Long items of the body broken over two lines, as a page is set."""
    head, body = text.split("Menimbang", 1)
    body, rest = body.split("Ditetapkan di", 1)
    width = chance.randrange(60, 100)
    lines = []
    for line in body.split("\n"):
        cut = line.rfind(" ", 0, width)
        after = line[cut + 1 :]
        lines += [line[:cut], after] if len(line) > width and after[:1].isalpha() else [line]
    return f"{head}Menimbang{chr(10).join(lines)}Ditetapkan di{rest}"


def spaced_labels(text: str, chance: Random) -> str:
    """Letter-spaced words of the body."""
    words = ["TENTANG", "MEMUTUSKAN", "KESATU", "KEDUA", "KETIGA", "Menimbang", "Mengingat"]
    word = chance.choice(words)
    return re.sub(rf"(?m)^(- )?{word}(?= :|$)", lambda m: (m.group(1) or "") + " ".join(word), text)


def bold_labels(text: str, chance: Random) -> str:
    """Markdown's bold around labels and headings."""
    return re.sub(
        r"(?m)^(KEPUTUSAN .*|TENTANG|MEMUTUSKAN|KESATU|KEDUA|KETIGA|Menimbang|Mengingat|INDIKATOR KINERJA \w+)(?= :|$)", r"**\1**", text
    )


def carriage_returns(text: str, chance: Random) -> str:
    return text.replace("\n", "\r\n")


def no_break_spaces(text: str, chance: Random) -> str:
    """Some spaces are no-break spaces."""
    return "".join("\u00a0" if c == " " and chance.random() < 0.2 else c for c in text)


def double_spaces(text: str, chance: Random) -> str:
    """Justified lines: more than one space between words."""
    return re.sub(r"(?<=\w\w) (?=\w\w)", lambda m: "  " if chance.random() < 0.3 else " ", text)


def trailing_spaces(text: str, chance: Random) -> str:
    return "\n".join(line if _is_table(line) else f"{line}  " for line in text.split("\n"))


def byte_order_mark(text: str, chance: Random) -> str:
    return "\ufeff" + text


def lost_leading_cells(text: str, chance: Random) -> str:
    """A tab row that starts with empty cells loses them, behind a page break."""
    lines = text.split("\n")
    rows = [
        n
        for _, first, end in _tables(lines)
        for n in range(first + 1, end)
        if lines[n].startswith("\t") and all(_cells(lines[n].lstrip("\t")))
    ]
    if not rows:
        return text
    n = chance.choice(rows)
    return "\n".join([*lines[:n], "", lines[n].lstrip("\t"), *lines[n + 1 :]])


def _in_mengingat(text: str, change: Callable[[str], str]) -> str:
    """Change the legal bases alone; considerations are compared word by word."""
    before, label, rest = text.partition("Mengingat")
    bases, decides, after = rest.partition("MEMUTUSKAN")
    return before + label + change(bases) + decides + after


def misread_digits(text: str, chance: Random) -> str:
    """Letters in the years and numbers of cited law: `Tahun 2Ol4`, `Nomor l2`."""

    def misread(match: re.Match[str]) -> str:
        return match.group().replace("0", chance.choice("0O")).replace("1", chance.choice("1l"))

    return _in_mengingat(text, lambda bases: re.sub(r"(?<=Tahun )20\d\d(?= |\)|;)|(?<=Nomor )\d{1,4}(?=[ ,);])", misread, bases))


def misread_words(text: str, chance: Random) -> str:
    """Words that every citation has, as scans of poor prints give them."""
    word, damaged = chance.choice(
        [
            ("Undang-Undang", "Undang-Undarrg"),
            (" Nomor ", " Nornor "),
            ("Lembaran", "kmbaran"),
            ("Tambahan", "Tambahaa"),
            ("Tahun ", "Tahrn "),
        ]
    )
    return _in_mengingat(text, lambda bases: bases.replace(word, damaged))


def lost_marks(text: str, chance: Random) -> str:
    """Numbers of the legal bases behind the first are not there."""
    return _in_mengingat(
        text,
        lambda bases: re.sub(r"(?m)(?<=;\n)(?:- )?(?:\d|[a-z])\. (?=[UP])", lambda m: m.group() if chance.random() < 0.5 else "", bases),
    )


def label_in_a_line(text: str, chance: Random) -> str:
    """The label of the legal bases at the end of the last consideration's line."""
    return re.sub(r";\s+(?:- )?Mengingat\s*:", "; Mengingat :", text, count=1)


def overprinted(text: str, chance: Random) -> str:
    """Bold by overprinting: every word of the title's first line four times over."""
    return re.sub(r"(?m)^KEPUTUSAN [A-Z ]+$", lambda m: " ".join(w for w in m.group().split() for _ in range(4)), text, count=1)


DAMAGES: list[Damage] = [
    misread_digits,
    misread_words,
    lost_marks,
    label_in_a_line,
    overprinted,
    split_row,
    lost_leading_cells,
    page_break,
    dash_row,
    blank_row,
    blank_line,
    column_numbers,
    wrapped_lines,
    spaced_labels,
    bold_labels,
    blank_lines,
    trailing_spaces,
    double_spaces,
    no_break_spaces,
    carriage_returns,
    byte_order_mark,
]
"""In the order in which several of them can be done to one text."""

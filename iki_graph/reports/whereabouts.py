"""Where findings are, for people: "Camat (IKI 1, 3–5); IKU 2"."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Protocol

from iki_graph.checks.temuan import Temuan
from iki_graph.record import Baris, Rekaman, Sumber
from iki_graph.reports.labels import labels

_OF_POST = re.compile(r"/jabatan/(\d+)(?:/(iki|tugas|fungsi)/(\d+))?")
_WHOLE = "Naskah"
"""What a finding says of its place where that is the whole document."""
_NUMBERED = re.compile(r"/(iku|mengingat|menimbang|diktum)/(\d+)")


class Placed(Protocol):
    """A thing with its page, or its cells in a sheet."""

    @property
    def halaman(self) -> int | None: ...
    @property
    def sel(self) -> str | None: ...
    @property
    def baris(self) -> Baris | None: ...


def spot(thing: Placed, lang: str = "id", sumber: Sumber | None = None) -> str:
    """The page or the cells of a thing: "hlm. 3", "lembar 'IKI Camat', sel C12"; '' where the source has neither.

    Where the `sumber` is several files, the one that the thing stands in comes first: "Lampiran.pdf, hlm. 3".
    """
    label = labels(lang)
    file = sumber.name(thing.baris) if sumber else ""
    where = label("hlm", n=thing.halaman) if thing.halaman else ""
    if thing.sel:
        sheet, mark, cells = own_cells(thing.sel, file).rpartition("!")
        where = label("di-sel", lembar=sheet, sel=cells) if mark else label("di-lembar", lembar=cells)
    return ", ".join(filter(None, (file, where)))


def whereabouts(rekaman: Rekaman, found: Iterable[Temuan], lang: str = "id") -> str:
    """The places of findings in one line: position by position, with the numbers of their rows and their pages; each place once."""
    label = labels(lang)
    posts: dict[int, list[tuple[str, int, Temuan]]] = {}
    numbered: dict[str, list[tuple[int, Temuan]]] = {}
    others: dict[str, list[Temuan]] = {}
    for item in found:
        if match := _OF_POST.match(item.unsur):
            rows = posts.setdefault(int(match[1]), [])
            rows.append((label(f"tempat-{match[2]}"), int(match[3]) + 1, item) if match[2] else ("", 0, item))
        elif match := _NUMBERED.match(item.unsur):
            name, number = _office(rekaman, match[1], int(match[2]), lang)
            numbered.setdefault(name, []).append((number, item))
        elif item.bagian and item.bagian != _WHOLE:
            others.setdefault(item.bagian, []).append(item)
    parts = [
        _bracketed(f"{name} {_ranges([number for number, _ in rows])}", pages([item for _, item in rows], lang, rekaman.sumber))
        for name, rows in numbered.items()
    ]
    parts += [_bracketed(name, pages(items, lang, rekaman.sumber)) for name, items in others.items()]
    names = post_names(rekaman, lang)
    for post, placed in sorted(posts.items()):
        kinds = dict.fromkeys(kind for kind, _, _ in placed if kind)
        inner = [f"{kind} {_ranges([number for of, number, _ in placed if of == kind])}" for kind in kinds]
        parts.append(_bracketed(names[post], *inner, pages([item for *_, item in placed], lang, rekaman.sumber)))
    return "; ".join(parts)


def pages(found: Sequence[Temuan], lang: str = "id", sumber: Sumber | None = None) -> str:
    """The pages or sheets of findings in one line, "hlm. 3–5", "lembar 'IKI Camat'"; '' where the source has neither.

    Where the `sumber` is several files, each comes before its pages: "SK.docx, Lampiran.pdf hlm. 2".
    """
    by_file: dict[str, list[Temuan]] = {}
    for item in found:
        by_file.setdefault(sumber.name(item.baris) if sumber else "", []).append(item)
    each = (" ".join(filter(None, (file, _of_file(items, file, lang)))) for file, items in by_file.items())
    return ", ".join(filter(None, each))


def _of_file(found: Sequence[Temuan], file: str, lang: str) -> str:
    label = labels(lang)
    if numbers := [item.halaman for item in found if item.halaman]:
        return label("hlm", n=_ranges(numbers))
    sheets = dict.fromkeys(own_cells(item.sel, file).rpartition("!")[0] or own_cells(item.sel, file) for item in found if item.sel)
    return ", ".join(label("di-lembar", lembar=sheet) for sheet in sheets)


def own_cells(cells: str, file: str) -> str:
    """Cells as their own file names them, without the file, which stands before them where a source is several."""
    return cells.removeprefix(f"[{file}]")


def _bracketed(name: str, *more: str) -> str:
    inner = "; ".join(filter(None, more))
    return f"{name} ({inner})" if inner else name


def post_names(rekaman: Rekaman, lang: str = "id") -> list[str]:
    """A name for every position, without the office's own, and with its number where two are called alike."""
    label = labels(lang)
    alike = Counter((jabatan.nama or "").casefold() for jabatan in rekaman.jabatan)
    office = _office_at_end(rekaman)
    names = []
    for number, jabatan in enumerate(rekaman.jabatan, 1):
        if not jabatan.nama:
            names.append(label("jabatan-nomor", n=number))
            continue
        short = office.sub("", jabatan.nama)
        names.append(short if alike[jabatan.nama.casefold()] == 1 else label("jabatan-bernama", nama=short, n=number))
    return names if len(set(names)) == len(names) else [f"{name} [{number}]" for number, name in enumerate(names, 1)]


def office_names(rekaman: Rekaman, lang: str = "id") -> list[str]:
    """A name for every row of the office's tables, counted within its level: "IKU 1", "indikator program 2"."""
    return [" ".join(map(str, _office(rekaman, "iku", at, lang))) for at in range(len(rekaman.iku))]


def _office_at_end(rekaman: Rekaman) -> re.Pattern[str]:
    """The office's own name where it ends the name of a position: all positions there are the office's."""
    parts = [re.escape(name) for name in (rekaman.dokumen.instansi, rekaman.dokumen.kabupaten) if name]
    return re.compile(rf"(?:(?:,|\s+pada|\s+kantor)*\s+(?:{'|'.join(parts) or '(?!)'}))+\s*$", re.IGNORECASE)


def _office(rekaman: Rekaman, kind: str, at: int, lang: str) -> tuple[str, int]:
    label = labels(lang)
    if kind != "iku" or at >= len(rekaman.iku):
        return label(f"tempat-{kind}"), at + 1
    level = rekaman.iku[at].tingkat
    return label("tempat-iku" if level == "iku" else "tempat-program"), sum(row.tingkat == level for row in rekaman.iku[: at + 1])


def _ranges(numbers: Sequence[int]) -> str:
    """Numbers in order, runs of three and more shortened: 1, 3–5."""
    runs: list[list[int]] = []
    for number in sorted(set(numbers)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return ", ".join(f"{run[0]}–{run[-1]}" if len(run) > 2 else ", ".join(map(str, run)) for run in runs)

"""Where findings are, for people: "Camat (IKI 1, 3–5); IKU 2"."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from iki_graph.checks.temuan import Temuan
from iki_graph.record import Rekaman
from iki_graph.reports.labels import labels

_OF_POST = re.compile(r"/jabatan/(\d+)(?:/(iki|tugas|fungsi)/(\d+))?")
_WHOLE = "Naskah"
"""What a finding says of its place where that is the whole document."""
_NUMBERED = re.compile(r"/(iku|mengingat|menimbang|diktum)/(\d+)")


def whereabouts(rekaman: Rekaman, found: Iterable[Temuan], lang: str = "id") -> str:
    """The places of findings in one line: position by position, with the numbers of their rows; each place once."""
    label = labels(lang)
    posts: dict[int, dict[str, list[int]]] = {}
    numbered: dict[str, list[int]] = {}
    others: dict[str, None] = {}
    for item in found:
        if match := _OF_POST.match(item.unsur):
            rows = posts.setdefault(int(match[1]), {})
            if match[2]:
                rows.setdefault(label(f"tempat-{match[2]}"), []).append(int(match[3]) + 1)
        elif match := _NUMBERED.match(item.unsur):
            name, number = _office(rekaman, match[1], int(match[2]), lang)
            numbered.setdefault(name, []).append(number)
        elif item.bagian and item.bagian != _WHOLE:
            others[item.bagian] = None
    names = post_names(rekaman, lang)
    parts = [f"{name} {_ranges(numbers)}" for name, numbers in numbered.items()] + list(others)
    for post, rows in sorted(posts.items()):
        inner = "; ".join(f"{name} {_ranges(numbers)}" for name, numbers in rows.items())
        parts.append(f"{names[post]} ({inner})" if inner else names[post])
    return "; ".join(parts)


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

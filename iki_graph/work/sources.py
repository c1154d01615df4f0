"""What files mean together: pictures that are the pages of one scan, and the text of a decree with its annexes.

Pictures may be of one scan if they lie in one folder and are called alike but for a number, which runs on. What stands on them says whether
they are of one decree or of several (`parsing.beginnings`); `joining` says which texts and annexes are one decree.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from iki_graph.reading import is_picture
from iki_graph.reading.kinds import PICTURES
from iki_graph.work import Source
from iki_graph.work.joining import Part, joins, reasons

_NUMBER = re.compile(r"\d+")

Series = tuple[Path, str, str, str]
"""What pictures of one series have in common: folder, name before and behind the number, format."""


def sources(files: Sequence[Path]) -> tuple[list[Source], dict[Path, str]]:
    """The files as they are read: pictures whose numbers run on as one scan, in the order of the numbers, any other file alone; each source
    stands where the first of its files stood. And of pictures that do not go on from others of their series, why.
    """
    source_of = {file: Source(file, whole=False) for file in files}
    apart: dict[Path, str] = {}
    for series in _series(files):
        for run, why in _runs(series):
            source_of |= dict.fromkeys(run, Source(run[0], tuple(run[1:]), whole=False))
            if why:
                apart[run[0]] = why
    return list(dict.fromkeys(source_of[file] for file in files)), apart


def in_series(files: Iterable[Path]) -> set[Path]:
    """The pictures of a series in which numbers run on."""
    return {file for series in _series(files) for some in series.values() for file in some}


def divided(scan: Source, starts: Sequence[int]) -> tuple[list[Source], dict[Path, str]]:
    """The scans of a scan on whose pages (from 0) further decrees begin; and of these pages, why they do not go on from those before."""
    found = [replace(scan, file=scan.files[a], pages=scan.files[a + 1 : b]) for a, b in pairwise([0, *starts, len(scan.files)])]
    return found, {one.file: f"keputusan lain dimulai di sini; tidak digabung dengan {before.files[-1]}" for before, one in pairwise(found)}


def joined(parts: Mapping[Source, Part]) -> tuple[list[Source], dict[Path, str]]:
    """Sources that are whole, of those that may be parts of a decree; and for people, by file, what was joined and what was not, and why."""
    own = {source.file: source for source in parts}
    found, left = joins({source.file: part for source, part in parts.items()})
    annexes = {one.files[0]: one.files[1:] for one in found}
    others = {file for some in annexes.values() for file in some}
    whole = [
        replace(source, whole=True, annexes=tuple(own[annex].files for annex in annexes.get(file, ())))
        for file, source in own.items()
        if file not in others
    ]
    return whole, reasons(found, left)


def told(scan: Source) -> dict[Path, str]:
    """For people, by file, which pages are read together; nothing where it is but one file."""
    if not scan.pages:
        return {}
    first, *_, last = scan.files
    with_ = f"{scan.pages[0]} sampai {last.name}" if len(scan.pages) > 1 else str(last)
    return {
        first: f"dibaca bersama {with_} sebagai satu hasil pindai: nomornya berurutan",
        **dict.fromkeys(scan.pages, f"halaman hasil pindai yang dimulai dengan {first}: nomornya berurutan"),
    }


def _series(files: Iterable[Path]) -> Iterator[dict[int, list[Path]]]:
    """The files of each series by their numbers, where at least two numbers follow one another. The number is the last in the name that does."""
    left = {file: list(_numbers(file)) for file in files if is_picture(file)}
    for depth in range(max(map(len, left.values()), default=0)):
        found: dict[Series, dict[int, list[Path]]] = {}
        for file, numbers in left.items():
            if depth < len(numbers):
                series, number = numbers[depth]
                found.setdefault(series, {}).setdefault(number, []).append(file)
        for by_number in found.values():
            if any(len(by_number[no]) == len(by_number.get(no + 1, ())) == 1 for no in by_number):
                yield by_number
                for file in (file for some in by_number.values() for file in some):
                    del left[file]


def _numbers(file: Path) -> Iterator[tuple[Series, int]]:
    stem, kind = file.stem.casefold(), PICTURES[file.suffix.lower()]
    for match in reversed([*_NUMBER.finditer(stem)]):
        yield (file.parent, stem[: match.start()], stem[match.end() :], kind), int(match[0])


def _runs(series: Mapping[int, Sequence[Path]]) -> Iterator[tuple[list[Path], str]]:
    """The files of a series in runs without a gap, each with why it does not go on from the one before; a number that several files have
    belongs to no run."""
    run: list[Path] = []
    why = ""
    for number, files in sorted(series.items()):
        if len(files) > 1:
            yield from (
                ([file], f"nomor {number} ada pada {len(files)} berkas; tidak digabung karena urutannya tidak pasti") for file in files
            )
            continue
        if len(series.get(number - 1, ())) != 1:
            if run:
                yield run, why
                gap = "ada pada beberapa berkas" if number - 1 in series else "tidak ada"
                why = f"nomor {number - 1} {gap}; tidak digabung dengan {run[-1]}"
            run = []
        run.append(files[0])
    if run:
        yield run, why

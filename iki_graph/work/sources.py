"""What files mean together: pictures that are the pages of one scan, and the text of a decree with its annexes.

Pictures may be of one scan if they lie in one folder and are called alike but for a number, which runs on, or for the time at which they were
taken, one soon after the other. What stands on them says whether they are of one decree or of several (`parsing.beginnings`); `joining` says
which texts and annexes are one decree.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path

from iki_graph.reading import is_picture
from iki_graph.reading.kinds import PICTURES
from iki_graph.work import Source
from iki_graph.work.joining import Part, joins, reasons

_NUMBER = re.compile(r"\d+")
_TIME = re.compile(
    r"(?<!\d)(?P<day>(?:19|20)\d\d[-._ ]?\d\d[-._ ]?\d\d)(?P<between>\D{1,8})(?P<time>\d?\d[-._]?\d\d[-._]?\d\d)(?P<fraction>\d{3})?"
    r"(?:\s?(?P<half>[ap])\.?m(?![a-z])\.?)?(?:_(?=[a-f\d]*[a-f])[a-f\d]{8})?(?:[ _~-]?\(?(?P<no>\d{1,3})\)?)?(?!\d)"
)
"""A time of day in the name of a picture, as cameras, scanners and messengers write it (IMG_20240105_101530, Scan 2024-01-05 10.15.30, WhatsApp
Image 2024-01-05 at 10.15.30 (1)), perhaps with a hash, and with a number where several pictures have the same time."""
_PAUSE = timedelta(minutes=10)
"""The longest time between two pages of one scan."""

Series = tuple[Path, str, str, str]
"""What pictures of one series have in common: folder, name before and behind the number or time, format."""
Key = tuple[int | datetime, int]
"""The place of a picture in its series: its number, or its time with the number among those of the same time."""


def sources(files: Sequence[Path]) -> tuple[list[Source], dict[Path, str]]:
    """The files as they are read: pictures whose numbers or times run on as one scan, in that order, any other file alone; each source stands
    where the first of its files stood. And of pictures that do not go on from others of their series, why.
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
    """The pictures of a series in which numbers or times run on."""
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
    times = [_timed(file) for file in scan.files]
    why = "waktunya berurutan" if len({time and time[0] for time in times}) == 1 and times[0] else "nomornya berurutan"
    return {
        first: f"dibaca bersama {with_} sebagai satu hasil pindai: {why}",
        **dict.fromkeys(scan.pages, f"halaman hasil pindai yang dimulai dengan {first}: {why}"),
    }


def _series(files: Iterable[Path]) -> Iterator[dict[Key, list[Path]]]:
    """The files of each series by their places in it, where at least two follow one another: by the time in their names, else by the last
    number in them that runs on."""
    pictures = [file for file in files if is_picture(file)]
    left = {file: [_timed(file), *_numbers(file)] for file in pictures}
    for depth in range(max(map(len, left.values()), default=0)):
        found: dict[Series, dict[Key, list[Path]]] = {}
        for file, places in left.items():
            if depth < len(places) and (place := places[depth]):
                series, key = place
                found.setdefault(series, {}).setdefault(key, []).append(file)
        for by_key in found.values():
            if any(len(by_key[a]) == len(by_key[b]) == 1 and not _gap(a, b) for a, b in pairwise(sorted(by_key))):
                yield by_key
                for file in (file for some in by_key.values() for file in some):
                    del left[file]


def _timed(file: Path) -> tuple[Series, Key] | None:
    """The series of a picture that is named by the time of day, and its time; None for any other."""
    stem = file.stem.casefold()
    if not (match := _TIME.search(stem)):
        return None
    day, time = (re.sub(r"\D", "", match[part]) for part in ("day", "time"))
    hour, half = int(time[:-4]), match["half"]
    if half and hour < 13:
        hour = hour % 12 + (12 if half == "p" else 0)
    parts = int(day[:4]), int(day[4:6]), int(day[6:]), hour, int(time[-4:-2]), int(time[-2:]), int(match["fraction"] or 0) * 1000
    try:
        at = datetime(*parts)
    except ValueError:
        return None
    return (file.parent, stem[: match.start()] + match["between"], stem[match.end() :], PICTURES[file.suffix.lower()]), (
        at,
        int(match["no"] or 0),
    )


def _numbers(file: Path) -> Iterator[tuple[Series, Key]]:
    stem, kind = file.stem.casefold(), PICTURES[file.suffix.lower()]
    for match in reversed([*_NUMBER.finditer(stem)]):
        yield (file.parent, stem[: match.start()], stem[match.end() :], kind), (int(match[0]), 0)


def _gap(before: Key, key: Key) -> str:
    """Why a picture does not go on from the one before it in its series; '' if it does."""
    (one, _), (other, _) = before, key
    if isinstance(one, datetime) and isinstance(other, datetime):
        return "" if other - one <= _PAUSE else f"diambil lebih dari {_PAUSE.seconds // 60} menit kemudian"
    assert isinstance(one, int) and isinstance(other, int)
    return "" if other == one + 1 else f"nomor {other - 1} tidak ada"


def _runs(series: Mapping[Key, Sequence[Path]]) -> Iterator[tuple[list[Path], str]]:
    """The files of a series in runs without a gap, each with why it does not go on from the one before; a place that several files have
    belongs to no run."""
    run: list[Path] = []
    why = ""
    before: Key | None = None
    for key, files in sorted(series.items()):
        if len(files) > 1:
            yield from (
                ([file], f"{_said(key)} ada pada {len(files)} berkas; tidak digabung karena urutannya tidak pasti") for file in files
            )
        else:
            gap = _gap(before, key) if before else ""
            if before and not gap and len(series[before]) > 1:
                gap = f"{_said(before)} ada pada beberapa berkas"
            if gap:
                if run:
                    yield run, why
                    why = f"{gap}; tidak digabung dengan {run[-1]}"
                run = []
            run.append(files[0])
        before = key
    if run:
        yield run, why


def _said(key: Key) -> str:
    return f"pukul {key[0]:%H.%M.%S}" if isinstance(key[0], datetime) else f"nomor {key[0]}"

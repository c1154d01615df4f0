"""Write the corpus: `python -m benchmarks.corpus OUT [--count N] [--seed S] [--year Y] [--clean]`."""

import argparse
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

from benchmarks.corpus import content, faults, render
from benchmarks.corpus.places import Tempat, places
from benchmarks.corpus.truth import truth


def chosen(count: int | None) -> list[Tempat]:
    """All kecamatan, or `count` of them: whole regions in turn, evenly over the country, so that neighbours stay together."""
    every = list(places())
    if count is None or count >= len(every):
        return every
    groups: dict[str, list[Tempat]] = {}
    for place in every:
        groups.setdefault(place.kode[:5], []).append(place)
    regions = list(groups.values())
    step = max(1, len(regions) * 14 // max(count, 1))
    found: list[Tempat] = []
    for offset in range(step):
        for group in regions[offset::step]:
            found += group
            if len(found) >= count:
                return sorted(found[:count], key=lambda place: place.kode)
    return found


def decrees(seed: int, year: int, count: int | None = None, clean: bool = False) -> Iterator[tuple[Tempat, str, dict[str, Any]]]:
    """Each decree: its kecamatan, its text, and what is known of it; `clean`: without planted faults."""
    groups: dict[str, list[Tempat]] = {}
    for place in places():
        groups.setdefault(place.kode[:5], []).append(place)
    for place in chosen(count):
        neighbours = groups[place.kode[:5]]
        isi, gaya = content.decree(place, neighbours[0], seed, year)
        other = neighbours[(neighbours.index(place) + 1) % len(neighbours)]
        planted = [] if clean else faults.plant(isi, Random(f"{seed}/{place.kode}/cacat"), year, other.kecamatan, gaya.bernomor)
        yield place, render.render(isi, gaya), truth(place, isi, planted)


def main() -> None:
    """Read the arguments and write text files and `kebenaran.jsonl`."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.corpus", description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--year", type=int, default=2024)
    parser.add_argument("--clean", action="store_true")
    arguments = parser.parse_args()
    begun, written = time.process_time(), 0
    arguments.out.mkdir(parents=True, exist_ok=True)
    with (arguments.out / "kebenaran.jsonl").open("w", encoding="utf-8") as lines:
        for place, text, known in decrees(arguments.seed, arguments.year, arguments.count, arguments.clean):
            folder = arguments.out / place.folder
            folder.mkdir(parents=True, exist_ok=True)
            (folder / place.file).write_text(text, encoding="utf-8")
            lines.write(json.dumps(known, ensure_ascii=False) + "\n")
            written += 1
    spent = time.process_time() - begun
    print(f"{written} decrees, {1000 * spent / max(written, 1):.2f} ms CPU each", file=sys.stderr)


if __name__ == "__main__":
    main()

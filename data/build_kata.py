"""Make `data/acuan/kata.csv`, the words that count as well written, from texts that are ours or free to use.

    python data/build_kata.py [OUT_DIR]

Sources: titles of the regulations, labels and comments of the ontology, and the sample decrees in `data/sk`. A word of the
sample decrees counts when two of them have it, or one has it on three lines and its root is known; none counts that
`data/acuan/salah-ketik.csv` calls wrong. Names of people in the decrees are left out. Same sources, same bytes.
"""

import csv
import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from iki_graph.parsing import parse
from iki_graph.reading import read
from iki_graph.reference import kata

ROOT = Path(__file__).parent.parent
ACUAN = ROOT / "data" / "acuan"
LEAST = 4
LINES = 3

_WORD = re.compile(r"[a-z]+")
_INDONESIAN = re.compile(r'"((?:[^"\\]|\\.)*)"@id')


def words(text: str) -> Iterator[str]:
    """Words of a text in small letters, without those of less than four letters."""
    return (word for word in _WORD.findall(text.casefold()) if len(word) >= LEAST)


def of_our_texts() -> set[str]:
    """Words of the registry's titles and of the Indonesian texts of the ontology."""
    titles = [entry["tentang"] or "" for entry in json.loads((ACUAN / "peraturan.json").read_text(encoding="utf-8"))]
    paths = sorted((ROOT / "ontology").glob("*.ttl"))
    texts = [found for path in paths for found in _INDONESIAN.findall(path.read_text(encoding="utf-8"))]
    return {word for text in (*titles, *texts) for word in words(text)}


def of_decrees() -> set[str]:
    """Words that the sample decrees use often enough."""
    lines: dict[str, set[tuple[str, int]]] = defaultdict(set)
    names: set[str] = set()
    for path in sorted((ROOT / "data" / "sk").glob("*.txt")):
        document = read(path)
        for rekaman in parse(document):
            people = [rekaman.dokumen.penandatangan, *(jabatan.pemegang for jabatan in rekaman.jabatan)]
            names |= {word for person in people if person and person.nama for word in words(person.nama)}
        for line in document.content:
            for word in words(line.text):
                lines[word].add((path.name, line.no))
    return {
        word
        for word, places in lines.items()
        if word not in names and (len({name for name, _ in places}) > 1 or len(places) >= LINES and kata.is_known(word))
    }


def wrong() -> set[str]:
    """Forms that the list of misprints names."""
    with (ACUAN / "salah-ketik.csv").open(encoding="utf-8", newline="") as file:
        return {row["wrong"].casefold() for row in csv.DictReader(file)}


def main(argv: list[str]) -> None:
    """Write kata.csv to the directory named, or to data/acuan."""
    out = Path(argv[0]) if argv else ACUAN
    found = sorted((of_our_texts() | of_decrees()) - wrong())
    (out / "kata.csv").write_text("word\n" + "".join(f"{word}\n" for word in found), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])

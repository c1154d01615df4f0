"""Words that the indicators of all kinds of decrees bear, and so tell little: `python -m tests.quality.common [--write]`.

Counted over the decrees whose links are known and the other decrees that the tests hold. With --write the shares go to
`data/acuan/kata-lazim.csv`.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cache

from iki_graph.alignment.likeness import row_of
from iki_graph.alignment.reasons import said
from iki_graph.pipeline import load
from iki_graph.record import Rekaman
from tests.quality.known import HERE, ROOT, known

TARGET = ROOT / "data" / "acuan" / "kata-lazim.csv"
LEAST = 3
"""Fewest decrees that must bear a word for it to be listed."""

SMALLEST = 15
"""Fewest words of a decree that counts: a sample of a layout may hold a single table."""


def _others() -> Iterator[tuple[str, Rekaman]]:
    """Records of decrees that the tests hold for other ends."""
    for folder in (HERE / "planted", ROOT / "tests" / "samples"):
        for path in sorted(p for p in folder.iterdir() if p.suffix in (".txt", ".md")):
            yield from ((path.stem, rekaman) for rekaman in load(path)[1])


@cache
def words() -> Mapping[str, frozenset[str]]:
    """By decree the words that its indicators are compared by."""
    found = {}
    for name, rekaman in [*((d.path.stem, d.rekaman) for d in known()), *_others()]:
        rows = [*rekaman.iku, *(row for post in rekaman.jabatan for row in post.iki)]
        bags = [row_of("", said(""), row).bag for row in rows]
        own = frozenset(f for bag in bags for f in bag if not f.startswith(("#", "kinerja ")))
        if len(own) >= SMALLEST:
            found[name] = own
    return found


def shares(without: str = "") -> dict[str, float]:
    """The share of decrees, but for one, that bear each word which enough of them bear."""
    bags = [own for name, own in words().items() if name != without]
    seen = Counter(word for own in bags for word in own)
    return {word: n / len(bags) for word, n in sorted(seen.items()) if n >= LEAST}


def main() -> None:
    """Print the most common words, and write all if asked to."""
    found = shares()
    print(f"{len(words())} decrees, {len(found)} words")
    for word in sorted(found, key=lambda word: (-found[word], word))[:40]:
        print(f"{found[word]:.2f}  {word}")
    if "--write" in sys.argv:
        TARGET.write_text("word,share\n" + "".join(f"{word},{share:.2f}\n" for word, share in found.items()), encoding="utf-8")


if __name__ == "__main__":
    main()

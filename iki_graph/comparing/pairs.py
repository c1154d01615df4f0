"""Which indicator, and which position, of one decree is which of another.

The same text at the same position comes first, then the same text elsewhere (moved, or a position renamed that has kept most of its IKI), then
likeness (renamed): of the words that tell what an indicator is about, each the more the rarer it is in the two decrees; or of the letters,
where only the spelling differs.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from iki_graph.comparing.content import Indikator, Isi
from iki_graph.reference.keys import squash
from iki_graph.reference.language import content, likeness, weights, words

ALIKE = 0.6
"""From this likeness on two texts at one position are taken for one indicator renamed."""

ALIKE_ELSEWHERE = 0.8
"""The same at different positions."""

MOST = 0.5
"""Above this share of common IKI, of those of both, a position is taken for one renamed."""

SPELT = 0.88
"""From this share of common letters on two texts are taken for spellings of one."""


class Pasangan(NamedTuple):
    """An indicator in both decrees; `skor` 1 and no reason where its text is the same."""

    lama: Indikator
    baru: Indikator
    skor: float = 1.0
    alasan: str = ""
    alasan_en: str = ""


class Padanan(NamedTuple):
    """What corresponds in two decrees: positions by node of the old one, and indicators.

    `ganti_nama`: positions known by their IKI and not by their names, by node of the old one: the share of IKI in common.
    """

    jabatan: dict[str, str]
    indikator: list[Pasangan]
    ganti_nama: dict[str, float]


def pair(old: Isi, new: Isi) -> Padanan:
    """What corresponds in two decrees."""
    posts = _posts(old, new)

    def place(row: Indikator) -> str:
        """The owner, as the new decree knows it; the office is one in both."""
        return posts.get(row.pemilik, row.pemilik) if row.pemilik in old.jabatan else row.pemilik if row.pemilik in new.jabatan else ""

    def own(row: Indikator) -> tuple[str, ...]:
        return (_level(row), squash(row.teks), place(row))

    def anywhere(row: Indikator) -> tuple[str, ...]:
        return (_level(row), squash(row.teks))

    rest = ([row for row in old.indikator if squash(row.teks)], [row for row in new.indikator if squash(row.teks)])
    found: list[Pasangan] = []
    for key in (own, anywhere):
        same = _same(*rest, key)
        found += [Pasangan(*both) for both in same]
        rest = _without(rest, same)
    renamed = _renamed(old, new, posts, found)
    posts |= {before: after for before, (after, _) in renamed.items()}
    found += _alike(*rest, place)
    order = {row.node: at for at, row in enumerate(old.indikator)}
    shares = {before: share for before, (_, share) in renamed.items()}
    return Padanan(posts, sorted(found, key=lambda one: order[one.lama.node]), shares)


def _level(row: Indikator) -> str:
    """IKU and programme indicators are the office's, and one may become the other."""
    return "iki" if row.tingkat == "iki" else "iku"


def _same(
    old: Sequence[Indikator], new: Sequence[Indikator], key: Callable[[Indikator], tuple[str, ...]]
) -> list[tuple[Indikator, Indikator]]:
    """Pairs of one key; several of a key in their order."""
    by_key: dict[tuple[str, ...], list[Indikator]] = defaultdict(list)
    for row in new:
        by_key[key(row)].append(row)
    return [(row, by_key[key(row)].pop(0)) for row in old if by_key[key(row)]]


def _without(
    rest: tuple[list[Indikator], list[Indikator]], pairs: Iterable[tuple[Indikator, Indikator]]
) -> tuple[list[Indikator], list[Indikator]]:
    taken = {row.node for both in pairs for row in both}
    return [row for row in rest[0] if row.node not in taken], [row for row in rest[1] if row.node not in taken]


def _alike(old: Sequence[Indikator], new: Sequence[Indikator], place: Callable[[Indikator], str]) -> list[Pasangan]:
    """Renamed indicators, the likest first, each in one pair only."""
    told = {row.node: content(row.teks) for row in (*old, *new)}
    weight = weights(told.values())
    bags = {node: {stem: weight[stem] for stem in bag} for node, bag in told.items()}
    candidates = []
    for a in old:
        for b in new:
            if _level(a) != _level(b):
                continue
            near = place(a) == place(b)
            score = likeness(bags[a.node], bags[b.node])
            spelt = SequenceMatcher(None, squash(a.teks), squash(b.teks), autojunk=False)
            letters = spelt.ratio() if near and spelt.real_quick_ratio() >= SPELT and spelt.quick_ratio() >= SPELT else 0.0
            if score >= (ALIKE if near else ALIKE_ELSEWHERE) or letters >= SPELT:
                candidates.append((-round(max(score, letters), 4), not near, a.node, b.node, a, b, score < letters))
    found, taken = [], set[str]()
    for score, _, _, _, a, b, by_letters in sorted(candidates, key=lambda c: c[:4]):
        if a.node in taken or b.node in taken:
            continue
        taken |= {a.node, b.node}
        shared = sorted((w for w in told[a.node] if w in told[b.node]), key=lambda w: (-weight[w], w))[:4]
        common = ", ".join(dict.fromkeys(told[b.node][w] for w in shared))
        if by_letters or not common:
            reason = ("hanya penulisannya yang berbeda", "only the spelling differs")
        else:
            reason = (f"kata pokok sama: {common}", f"same key words: {common}")
        found.append(Pasangan(a, b, math.floor(-score * 100) / 100, *reason))
    return found


def _posts(old: Isi, new: Isi) -> dict[str, str]:
    """Positions of one name, the office's own left aside; then those whose names tell the same."""
    names = {node: _bare(name, isi) for isi in (old, new) for node, name in isi.jabatan.items()}
    pairs: dict[str, str] = {}
    free = list(new.jabatan)
    keys: tuple[Callable[[str], object], ...] = (squash, _telling)
    for key in keys:
        by_name: dict[object, list[str]] = defaultdict(list)
        for node in free:
            by_name[key(names[node])].append(node)
        for node in old.jabatan:
            if node not in pairs and key(names[node]) and by_name[key(names[node])]:
                pairs[node] = by_name[key(names[node])].pop(0)
                free.remove(pairs[node])
    return pairs


def _renamed(old: Isi, new: Isi, posts: Mapping[str, str], same: Iterable[Pasangan]) -> dict[str, tuple[str, float]]:
    """Positions of other names with mostly the same IKI: by node of the old one that of the new one, and the share of IKI in common.

    One IKI in common proves nothing: it may be what all positions have.
    """
    rows = Counter(row.pemilik for isi in (old, new) for row in isi.indikator if row.tingkat == "iki")
    common = Counter((one.lama.pemilik, one.baru.pemilik) for one in same if one.lama.tingkat == one.baru.tingkat == "iki")
    known = set(posts.values())
    found: dict[str, tuple[str, float]] = {}
    for (before, after), number in common.items():
        share = number / max(rows[before], rows[after])
        if number > 1 and share > MOST and before in old.jabatan and after in new.jabatan and before not in posts and after not in known:
            found[before] = (after, math.floor(share * 100) / 100)
    return found


def _bare(name: str, isi: Isi) -> str:
    """A position's name without the words of its office's: `Sekretaris Kecamatan Kerek` is the `Sekretaris` of every kecamatan."""
    own = set(words(f"{isi.instansi} {isi.kabupaten}"))
    return " ".join(word for word in words(name) if word not in own) or name


def _telling(name: str) -> frozenset[str]:
    """The words of a position's name that tell it from others, in whatever order."""
    return frozenset(content(name))


def only(rows: Iterable[Indikator], paired: Iterable[Indikator]) -> list[Indikator]:
    """The indicators that are in no pair."""
    taken = {row.node for row in paired}
    return [row for row in rows if row.node not in taken]

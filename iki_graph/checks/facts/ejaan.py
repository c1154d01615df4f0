"""Misprints that are sure: words no dictionary knows that stand one or two letters beside a known one, wrong forms, words printed twice.

Silence goes before noise. Names, abbreviations, words that a reader of images has split, and lines that hold few known words are passed
over: what damaged the text there is not for the office to mend.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from iki_graph.alignment.reasons import Alasan
from iki_graph.checks.facts.fakta import Fakta, Konteks
from iki_graph.checks.facts.potongan import GLUE, SHORTEST, Potongan, Slip, Word, in_case_of, piece, words
from iki_graph.checks.facts.tempat import Teks
from iki_graph.reference import kata
from iki_graph.reference.terms import find_terms

_WORD = re.compile(r"[^\W\d_]+")
_SHORTEST_SURE = 7
"""Letters from which one slip is proof enough though the decree itself does not have the right word."""
_SHORTEST_TWO = 9
"""Letters from which two slips are still a misprint."""
_SHORTEST_REPEATED = 8
"""Letters from which one slip is proof even of a word that the decree writes again and again: paragraphs are copied with their misprints."""
_OFTEN = 3
_FEW = 2
"""Lines on which a misprint is told each time."""
_COMPOUND = re.compile(r"[^\W\d_]+(?:/[^\W\d_]+)*")
_ENDINGS = {
    "fasilitas": "fasilitasi",
    "pengelola": "pengelolaan",
    "penyusun": "penyusunan",
    "analis": "analisis",
    "pemerintah": "pemerintahan",
}
"""Good words that stand for another one by mistake, and that other one."""
_VOWEL = re.compile(r"[aeiou]")
_YEAR_LETTER = re.compile(r"\btahun ([a-z])(?![\w.)])", re.IGNORECASE)
_LONE_N = re.compile(r"(?P<before>[^\W\d_]{2,}) (?P<letter>n)$", re.IGNORECASE)


class _Line(NamedTuple):
    """A text with what each of its pieces shows, and all its words."""

    teks: Teks
    parts: tuple[Potongan, ...]
    keys: frozenset[str]


@dataclass(frozen=True)
class _Usage:
    """What the document as a whole writes: on how many lines each word stands, unknown words of one line, names of its people, and the
    letter of the year."""

    lines: Counter[str]
    rare: frozenset[str]
    names: frozenset[str]
    year: str


def facts(konteks: Konteks) -> Iterator[Fakta]:
    """`salah-ketik`: one a line, with all misprints of the line; what stands on many lines is told once, at the first.
    `ejaan-tidak-baku`: one a form, at its first place. `di-terpisah`: `di` and `ke` parted from or tied to the wrong words, once."""
    found = [_line(text) for text in konteks.teks]
    yield from _prepositions(found)
    usage = _usage(konteks, found)
    told = [(line.teks, slip) for line in found for slip in _slips(line, usage)]
    places: dict[Slip, list[Teks]] = defaultdict(list)
    for text, slip in told:
        places[slip.folded()].append(text)
    lines: dict[int, list[tuple[Teks, Slip]]] = defaultdict(list)
    for text, slip in told:
        many = places[slip.folded()]
        if not slip.sure or len(many) > _FEW:
            if text is many[0]:
                yield _fakta(many, (slip,), slip.sure)
        else:
            lines[id(text)].append((text, slip))
    for here in lines.values():
        yield _fakta([here[0][0]], [slip for _, slip in here], True)


def _fakta(places: list[Teks], slips: Iterable[Slip], sure: bool) -> Fakta:
    """A fact at the first place; the others are what it is compared with."""
    first = places[0]
    others = dict.fromkeys(text.tentang for text in places if text.tentang not in ("", first.tentang))
    words = "; ".join(f"'{slip.wrong}' → '{slip.right}'" for slip in slips)
    if sure:
        reason = Alasan(
            "kata tidak dikenal yang hanya berbeda sedikit dari kata yang baku, atau kata yang tercetak dua kali",
            "an unknown word that differs but little from a known one, or a word printed twice",
        )
        return Fakta(first.tentang, "salah-ketik", 0.95, reason, words, tuple(others), first.baris)
    reason = Alasan("bukan bentuk baku menurut KBBI", "no standard form by the KBBI dictionary")
    return Fakta(first.tentang, "ejaan-tidak-baku", 0.9, reason, words, tuple(others), first.baris)


def _line(text: Teks) -> _Line:
    parts = tuple(map(piece, text.potongan))
    return _Line(text, parts, parts[0].keys.union(*(part.keys for part in parts[1:])) if parts else frozenset())


def _slips(line: _Line, usage: _Usage) -> list[Slip]:
    """The misprints of one line, each word once."""
    found: list[Slip] = []
    for part in line.parts:
        for slip in (*part.slips, *_in_decree(part, usage)):
            if not any(slip.wrong.casefold() in other.wrong.casefold() for other in found):
                found.append(slip)
    for odd in (_odd_twin(line, usage), *_unlike_cells(line)):
        if odd and not any(odd.wrong.casefold() in other.wrong.casefold() for other in found):
            found.append(odd)
    return found


def _in_decree(part: Potongan, usage: _Usage) -> Iterator[Slip]:
    """Misprints of one cell or running line that only the rest of the decree shows."""
    yield from _year_letters(part, usage)
    for word in part.doubtful:
        if word.key not in usage.names and (right := _run_together(word.key, usage) or _meant(word.key, usage)):
            yield Slip(word.text, in_case_of(word.text, right))


def _run_together(key: str, usage: _Usage) -> str:
    """The two words that a word without its blank is; '' where it is none."""
    pairs = ((key[:at], key[at:]) for at in range(2, len(key) - 1))
    return next((" ".join(pair) for pair in pairs if all(part in GLUE or len(part) > 3 and _is_common(part, usage) for part in pair)), "")


def _is_common(key: str, usage: _Usage) -> bool:
    return key in kata.listed_words() or usage.lines[key] > 0 and kata.is_known(key)


def _meant(key: str, usage: _Usage) -> str | None:
    """The known word that an unknown one was meant for; None where that is not sure."""
    own = usage.lines
    near = kata.one_slip(key)
    listed = kata.listed_words()
    long, longer = len(key) >= _SHORTEST_SURE, len(key) >= _SHORTEST_TWO
    stuttered = (key[:at] + key[at + 2 :] for at in range(len(key) - 3) if key[at : at + 2] == key[at + 2 : at + 4])
    if long and (found := kata.known_among(stuttered)):
        return min(found)
    found = {word for word in near if word in own and len(word) >= SHORTEST - 1 and kata.is_known(word)}
    if not found and long:
        found = near & listed | kata.known_among(word for word in near if word.startswith(key))
    if not found and longer:
        found = {word for word in kata.two_slips(key, own) if kata.is_known(word)}
    if not found:
        return None
    best = max(sorted(found), key=lambda word: (own[word], word.startswith(key), word in listed, word[0] == key[0], len(word)))
    # What the decree writes again and again is its own word for the thing, unless the right one is far more frequent.
    surely = len(key) >= _SHORTEST_REPEATED and best in listed and best in near
    return best if own[key] < _OFTEN or own[best] >= _OFTEN * own[key] or surely else None


def _prepositions(found: Iterable[_Line]) -> Iterator[Fakta]:
    """All places of the decree where `di` and `ke` are written wrongly, as one fact."""
    places = [(line.teks, slips) for line in found if (slips := [slip for part in line.parts for slip in part.prepositions])]
    if not places:
        return
    first = places[0][0]
    told = {slip.folded(): f"'{slip.wrong}' → '{slip.right}'" for _, slips in reversed(places) for slip in reversed(slips)}
    alasan = Alasan(
        "awalan di- dirangkai, kata depan di dan ke dipisah", "the prefix di- is tied to its word, the prepositions di and ke are not"
    )
    others = dict.fromkeys(text.tentang for text, _ in places if text.tentang not in ("", first.tentang))
    yield Fakta(first.tentang, "di-terpisah", 0.8, alasan, "; ".join(reversed(told.values())), tuple(others), first.baris)


def _year_letters(part: Potongan, usage: _Usage) -> Iterator[Slip]:
    """A year's letter that is not the document's own (tahun m), and one that lost its word (SKPD n)."""
    if not usage.year:
        return
    for match in _YEAR_LETTER.finditer(part.clean) if "tahun" in part.keys else ():
        if match[1].casefold() != usage.year:
            yield Slip(match[0], f"{match[0][:-1]}{usage.year}")
    lone = _LONE_N.search(part.clean.strip()) if "n" in part.keys else None
    if lone and usage.year == "n" and lone["before"].casefold() not in ("tahun", "periode", "bulan", "triwulan", "semester", "ke"):
        yield Slip(lone[0], f"{lone['before']} tahun {lone['letter']}")


def _odd_twin(line: _Line, usage: _Usage) -> Slip | None:
    """An abbreviation that differs by one letter from one that its own row repeats: PHBN/PHA beside PHBN/PHBA."""
    if usage.rare.isdisjoint(line.keys):
        return None
    row = [re.sub(r"\s*/\s*", "/", text) for text in line.teks.potongan]
    tokens = dict.fromkeys(token for text in row for token in _COMPOUND.findall(text))
    rare = (token for token in tokens if not usage.rare.isdisjoint(token.casefold().split("/")))
    for odd in rare:
        for twin in tokens:
            parts, others = odd.casefold().split("/"), twin.casefold().split("/")
            differing = [(a, b) for a, b in zip(parts, others, strict=False) if a != b]
            if len(parts) != len(others) or len(differing) != 1:
                continue
            ours, theirs = differing[0]
            usual = (
                4 <= len(ours) <= SHORTEST
                or len(ours) == len(theirs) == 3
                and odd.isupper()
                and bool(find_terms(theirs))
                and not find_terms(ours)
            )
            if len(parts) == 1 and not usual or usage.lines[ours] > 1 or usage.lines[theirs] <= usage.lines[ours]:
                continue
            if not kata.is_known(ours) and kata.slips(ours, theirs) == 1 and (len(parts) > 1 or not _VOWEL.search(theirs)):
                return Slip(odd, twin)
    return None


def _unlike_cells(line: _Line) -> Iterator[Slip]:
    """A good word in the place of another one: two cells of a row go on with the same two words behind fasilitas and fasilitasi."""
    if not any(wrong in line.keys and right in line.keys for wrong, right in _ENDINGS.items()):
        return
    behind: dict[tuple[str, str], dict[str, Word]] = defaultdict(dict)
    for text in line.teks.potongan:
        row = words(text)
        for word, one, two in zip(row, row[1:], row[2:], strict=False):
            behind[one.key, two.key].setdefault(word.key, word)
    for found in behind.values():
        for key, word in found.items():
            if (right := _ENDINGS.get(key)) and right in found:
                yield Slip(word.text, in_case_of(word.text, right))


def _usage(konteks: Konteks, found: Iterable[_Line]) -> _Usage:
    lines: Counter[str] = Counter()
    years: Counter[str] = Counter()
    for line in found:
        lines.update(line.keys)
        if "tahun" in line.keys:
            years.update(match[1].casefold() for text in line.teks.potongan for match in _YEAR_LETTER.finditer(text))
    rekaman = konteks.rekaman
    people = [rekaman.dokumen.penandatangan, *(jabatan.pemegang for jabatan in rekaman.jabatan)]
    printed = [person.nama for person in people if person and person.nama]
    printed += [place for place in (rekaman.dokumen.instansi, rekaman.dokumen.kabupaten, rekaman.dokumen.tempat) if place]
    printed += [sebutan.nilai for sebutan in rekaman.sebutan if sebutan.apa == "orang"]
    names = frozenset(key.casefold() for name in printed for key in _WORD.findall(name))
    year = years.most_common(1)[0] if years else ("", 0)
    rare = frozenset(key for key, count in lines.items() if count == 1 and not kata.is_known(key))
    return _Usage(lines, rare, names, year[0] if year[1] >= _OFTEN else "")

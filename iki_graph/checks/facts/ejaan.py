"""Misprints that are sure: words no dictionary knows that stand one or two letters beside a known one, wrong forms, words printed twice.

Silence goes before noise. Names, abbreviations, words that a reader of images has split, and lines that hold few known words are passed
over: what damaged the text there is not for the office to mend.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from iki_graph.checks.facts.bahasa import stem
from iki_graph.checks.facts.fakta import Alasan, Fakta, Konteks
from iki_graph.checks.facts.rumusan import is_activity, is_verb
from iki_graph.checks.facts.tempat import Teks, texts
from iki_graph.reference import kata
from iki_graph.reference.gazetteer import find_regency, is_district
from iki_graph.reference.tables import table
from iki_graph.reference.terms import find_terms

_WORD = re.compile(r"[^\W\d_]+")
_ADDRESS = re.compile(r"\S*(?:@|www\.|https?:|\.(?:go|co|com|net|org|id)\b)\S*", re.IGNORECASE)
_INNER_CAPITAL = re.compile(r"[a-z][A-Z]|^[A-Z]{2,}[a-z]")
_CUES = frozenset(
    ("desa", "dusun", "kelurahan", "kecamatan", "kec", "kabupaten", "kab", "kota", "provinsi", "jalan", "jl", "camat", "lurah", "bupati")
    + ("bapak", "ibu", "sdr", "nama", "raden", "haji")
)
"""Words that a name follows."""
_GLUE = frozenset(("di", "ke", "dan", "yang", "dari", "untuk", "dengan", "pada"))
_FUNCTION = _GLUE | {"oleh", "terhadap", "dalam", "bagi", "atau", "serta", "sebagai", "kepada", "atas", "agar"}
_KNOWN_SHARE = 0.6
"""Share of known words in a line of good reading."""
_SHORTEST = 5
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
_PASSIVE = re.compile(r"\b(di) ([a-z]{4,})\b", re.IGNORECASE)
"""What may be a passive verb with a blank in it: di laksanakan."""
_BARE_VERBS = frozenset(
    (
        "bagi",
        "susun",
        "bina",
        "buat",
        "terima",
        "kirim",
        "hitung",
        "proses",
        "jumlah",
        "ajukan",
        "tinjau",
        "catat",
        "tindak",
        "monev",
        "kelola",
    )
)
"""Verbs without a suffix that never stand behind the preposition."""
_TIED = re.compile(
    r"\b(?:(di)(bidang|lingkungan|atas|bawah|dalam|luar|antara|mana|samping|tingkat|wilayah|kabupaten|kecamatan|desa|kelurahan|kantor|setiap)"
    r"|(ke)(atas|bawah|dalam|samping|wilayah|kabupaten|kecamatan|desa|kelurahan|kantor))\b",
    re.IGNORECASE,
)
"""Prepositions tied to the place behind them; keluar is a word of its own."""
_YEARS = re.compile(r"(?<![\d/.-])(20\d\d) (20\d\d)(?![\d/.-])")
"""Two years that have lost the hyphen between them."""
_LONGEST_PERIOD = 6
_SEMICOLON = re.compile(r"\b[a-z]{3,};(?!dan\b|serta\b)[a-z]{3,}\b")
_TWO_STOPS = re.compile(r"\b[a-z]{4,}\.\.(?![.\w])")
_STOP_INSIDE = re.compile(
    r"\b([^\W\d_]{5,})\. (?:yang|dan|untuk|dengan|berdasarkan|di|pada|dalam|oleh|serta|sesuai|dari|atau|agar|terhadap)\b"
)
"""A full stop in the middle of a sentence."""
_LONE_N = re.compile(r"(?P<before>[^\W\d_]{2,}) (?P<letter>n)$", re.IGNORECASE)


class _Word(NamedTuple):
    """A word where it stands: `text` as printed, `key` in small letters, `after`: only blanks before it, nothing else."""

    text: str
    key: str
    start: int
    end: int
    after: bool


@dataclass(frozen=True)
class _Slip:
    """A misprint as printed, and what it should be; not `sure`: a form that is only no standard one."""

    wrong: str
    right: str
    sure: bool = True

    def folded(self) -> "_Slip":
        """The same whatever its capitals."""
        return _Slip(self.wrong.casefold(), self.right.casefold(), self.sure)


@dataclass(frozen=True)
class _Usage:
    """What the document as a whole writes: on how many lines each word stands, names of its people, and the letter of the year."""

    lines: Counter[str]
    names: frozenset[str]
    year: str


def facts(konteks: Konteks) -> Iterator[Fakta]:
    """`salah-ketik`: one a line, with all misprints of the line; what stands on many lines is told once, at the first.
    `ejaan-tidak-baku`: one a form, at its first place. `di-terpisah`: `di` and `ke` parted from or tied to the wrong words, once."""
    found = list(texts(konteks))
    yield from _prepositions(found)
    usage = _usage(konteks, found)
    told = [(text, slip) for text in found for slip in _slips(text, usage)]
    places: dict[_Slip, list[Teks]] = defaultdict(list)
    for text, slip in told:
        places[slip.folded()].append(text)
    lines: dict[int, list[tuple[Teks, _Slip]]] = defaultdict(list)
    for text, slip in told:
        many = places[slip.folded()]
        if not slip.sure or len(many) > _FEW:
            if text is many[0]:
                yield _fakta(many, (slip,), slip.sure)
        else:
            lines[id(text)].append((text, slip))
    for here in lines.values():
        yield _fakta([here[0][0]], [slip for _, slip in here], True)


def _fakta(places: list[Teks], slips: Iterable[_Slip], sure: bool) -> Fakta:
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


def _slips(text: Teks, usage: _Usage) -> list[_Slip]:
    """The misprints of one line, each word once."""
    found: list[_Slip] = []
    for piece in text.potongan:
        clean = _ADDRESS.sub(lambda match: " " * len(match[0]), piece)
        for slip in (*_wrong_forms(clean), *_signs(clean), *_pieces(clean, usage)):
            if not any(slip.wrong.casefold() in other.wrong.casefold() for other in found):
                found.append(slip)
    for odd in (_odd_twin(text.potongan, usage), *_unlike_cells(text.potongan)):
        if odd and not any(odd.wrong.casefold() in other.wrong.casefold() for other in found):
            found.append(odd)
    return found


def _pieces(text: str, usage: _Usage) -> Iterator[_Slip]:
    """Misprints of one cell or running line that no list names."""
    words = _words(text)
    yield from _doubled(words)
    yield from _said_twice(words)
    yield from _year_letters(text, usage)
    known = sum(_is_good(word.key) or len(word.key) < _SHORTEST for word in words)
    if not words or known < _KNOWN_SHARE * len(words) and len(words) > 1:
        return
    capitals = text.isupper()
    for at, word in enumerate(words):
        if not _may_be_judged(words, at, capitals, text, usage):
            continue
        if right := _run_together(word.key, usage) or _meant(word.key, usage):
            yield _Slip(word.text, _in_case_of(word.text, right))


@lru_cache(4096)
def _words(text: str) -> tuple[_Word, ...]:
    found: list[_Word] = []
    for match in _WORD.finditer(text):
        before = found[-1].end if found else 0
        found.append(
            _Word(match[0], match[0].casefold(), match.start(), match.end(), bool(found) and not text[before : match.start()].strip())
        )
    return tuple(found)


def _is_good(key: str) -> bool:
    return kata.is_known(key) or key in _forms() or find_regency(key) is not None or is_district(key)


def _may_be_judged(words: Sequence[_Word], at: int, capitals: bool, text: str, usage: _Usage) -> bool:
    """Whether a word is unknown, and neither name, abbreviation nor damaged by the reader of the image."""
    word = words[at]
    if len(word.key) < _SHORTEST or _is_good(word.key) or word.key in usage.names or not word.key.isascii():
        return False
    if _INNER_CAPITAL.search(word.text) or word.text.isupper() and not capitals and len(word.text) < 8:
        return False
    if text[word.end : word.end + 1] == "-" and not text[word.end + 1 : word.end + 2].isalpha():
        return False
    before = words[at - 1] if at and word.after else None
    after = words[at + 1] if at + 1 < len(words) and words[at + 1].after else None
    if at and words[at - 1].key in _CUES and word.text[0].isupper() and not text[words[at - 1].end : word.start].strip(" .:"):
        return False
    return not any(_split(pair) for pair in ((before, word), (word, after)) if None not in pair)


def _split(pair: tuple[_Word | None, _Word | None]) -> bool:
    """Whether two neighbours are one word in two pieces."""
    left, right = (word.key if word else "" for word in pair)
    fragments = [key for key in (left, right) if not kata.is_known(key)]
    return kata.is_known(left + right) or len(fragments) == 2 and min(len(left), len(right)) < _SHORTEST


def _run_together(key: str, usage: _Usage) -> str:
    """The two words that a word without its blank is; '' where it is none."""
    pairs = ((key[:at], key[at:]) for at in range(2, len(key) - 1))
    return next((" ".join(pair) for pair in pairs if all(part in _GLUE or len(part) > 3 and _is_common(part, usage) for part in pair)), "")


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
    found = {word for word in near if word in own and len(word) >= _SHORTEST - 1 and kata.is_known(word)}
    if not found and long:
        found = near & listed | kata.known_among(word for word in near if word.startswith(key))
    if not found and longer:
        found = {word for word in kata.two_slips(key, own) if word in own and kata.is_known(word)}
    if not found:
        return None
    best = max(sorted(found), key=lambda word: (own[word], word.startswith(key), word in listed, word[0] == key[0], len(word)))
    # What the decree writes again and again is its own word for the thing, unless the right one is far more frequent.
    surely = len(key) >= _SHORTEST_REPEATED and best in listed and best in near
    return best if own[key] < _OFTEN or own[best] >= _OFTEN * own[key] or surely else None


def _in_case_of(printed: str, right: str) -> str:
    return right.upper() if printed.isupper() else right.capitalize() if printed[0].isupper() else right


def _wrong_forms(text: str) -> Iterator[_Slip]:
    """Each listed wrong form in a text."""
    for match in _form_pattern().finditer(text):
        right, kind = _forms()[re.sub(r"\s+", " ", match[0].casefold())]
        if not _INNER_CAPITAL.search(match[0]):
            yield _Slip(match[0], _in_case_of(match[0], right), kind == "salah")


def _prepositions(found: Iterable[Teks]) -> Iterator[Fakta]:
    """All places of the decree where `di` and `ke` are written wrongly, as one fact."""
    places = [(text, slips) for text in found if (slips := [slip for piece in text.potongan for slip in _di(_ADDRESS.sub(" ", piece))])]
    if not places:
        return
    first = places[0][0]
    told = {slip.folded(): f"'{slip.wrong}' → '{slip.right}'" for _, slips in reversed(places) for slip in reversed(slips)}
    alasan = Alasan(
        "awalan di- dirangkai, kata depan di dan ke dipisah", "the prefix di- is tied to its word, the prepositions di and ke are not"
    )
    others = dict.fromkeys(text.tentang for text, _ in places if text.tentang not in ("", first.tentang))
    yield Fakta(first.tentang, "di-terpisah", 0.8, alasan, "; ".join(reversed(told.values())), tuple(others), first.baris)


def _begins_place(text: str) -> bool:
    """Whether a text begins with the name of a region, of up to three words in capital letters."""
    words = re.match(r"\w+(?:\s+[A-Z]\w*){0,2}", text)
    parts = words[0].split() if words else []
    return any(find_regency(name) or is_district(name) for n in range(1, len(parts) + 1) if (name := " ".join(parts[:n])))


def _di(text: str) -> Iterator[_Slip]:
    """`di laksanakan` for dilaksanakan (after a true preposition stands a place, which is no verb form), and `dibidang` for di bidang."""
    for match in _PASSIVE.finditer(text):
        verb = match[2].casefold()
        if not kata.is_known(f"di{verb}") or _begins_place(text[match.start(2) :]):
            continue
        if verb in _BARE_VERBS or verb.endswith(("kan", "i")) and not kata.is_root(verb):
            yield _Slip(match[0], f"{match[1]}{match[2]}")
    for match in _TIED.finditer(text):
        yield _Slip(match[0], " ".join(part for part in match.groups() if part))


def _signs(text: str) -> Iterator[_Slip]:
    """A period that has lost its hyphen, and a semicolon that glues two items."""
    for match in _YEARS.finditer(text):
        if 0 < int(match[2]) - int(match[1]) <= _LONGEST_PERIOD:
            yield _Slip(match[0], f"{match[1]}-{match[2]}")
    yield from (_Slip(match[0], match[0].replace(";", "; ")) for match in _SEMICOLON.finditer(text))
    yield from (_Slip(match[0], match[0].replace("..", ".")) for match in _TWO_STOPS.finditer(text))
    yield from (_Slip(match[0], match[0].replace(". ", " ")) for match in _STOP_INSIDE.finditer(text) if kata.is_known(match[1].casefold()))


@cache
def _forms() -> dict[str, tuple[str, str]]:
    return {row["wrong"]: (row["right"], row["kind"]) for row in table("salah-ketik.csv")}


@cache
def _form_pattern() -> re.Pattern[str]:
    forms = sorted(_forms(), key=lambda form: (-len(form), form))
    spaced = (r"\s+".join(map(re.escape, form.split())) for form in forms)
    return re.compile(rf"\b(?:{'|'.join(spaced)})\b", re.IGNORECASE)


def _doubled(words: Sequence[_Word]) -> Iterator[_Slip]:
    """Words printed twice in a row, up to four together; not roots, which may be plurals without their hyphen (rapat rapat), nor the two sides of a fraction."""
    at = 0
    while at < len(words):
        for size in (4, 3, 2, 1):
            once, again = words[at : at + size], words[at + size : at + 2 * size]
            if len(again) < size or [w.key for w in once] != [w.key for w in again] or not all(w.after for w in (*once[1:], *again)):
                continue
            key = once[0].key
            if size > 1 and len({w.key for w in once}) == 1:
                continue
            if size == 1 and key not in _FUNCTION and kata.is_root(key) or key == "jumlah" or len(key) == 1:
                continue
            phrase = " ".join(w.text for w in once)
            if phrase.isupper() != " ".join(w.text for w in again).isupper():
                continue  # a heading, and the text that begins with it
            yield _Slip(f"{phrase} {' '.join(w.text for w in again)}", phrase)
            at += 2 * size - 1
            break
        at += 1


def _said_twice(words: Sequence[_Word]) -> Iterator[_Slip]:
    """A noun of doing and the verb of the same root right behind it: Pelaksanaan Melaksanakan."""
    for noun, verb in pairwise(words):
        if verb.after and is_activity(noun.key) and is_verb(verb.key) and stem(noun.key) == stem(verb.key):
            yield _Slip(f"{noun.text} {verb.text}", noun.text)


def _year_letters(text: str, usage: _Usage) -> Iterator[_Slip]:
    """A year's letter that is not the document's own (tahun m), and one that lost its word (SKPD n)."""
    if not usage.year:
        return
    for match in _YEAR_LETTER.finditer(text):
        if match[1].casefold() != usage.year:
            yield _Slip(match[0], f"{match[0][:-1]}{usage.year}")
    lone = _LONE_N.search(text.strip())
    if lone and usage.year == "n" and lone["before"].casefold() not in ("tahun", "periode", "bulan", "triwulan", "semester", "ke"):
        yield _Slip(lone[0], f"{lone['before']} tahun {lone['letter']}")


def _odd_twin(pieces: tuple[str, ...], usage: _Usage) -> _Slip | None:
    """An abbreviation that differs by one letter from one that its own row repeats: PHBN/PHA beside PHBN/PHBA."""
    row = [re.sub(r"\s*/\s*", "/", piece) for piece in pieces]
    tokens = dict.fromkeys(token for piece in row for token in _COMPOUND.findall(piece))
    rare = (token for token in tokens if any(usage.lines[part] == 1 and not kata.is_known(part) for part in token.casefold().split("/")))
    for odd in rare:
        for twin in tokens:
            parts, others = odd.casefold().split("/"), twin.casefold().split("/")
            differing = [(a, b) for a, b in zip(parts, others, strict=False) if a != b]
            if len(parts) != len(others) or len(differing) != 1:
                continue
            ours, theirs = differing[0]
            usual = (
                4 <= len(ours) <= _SHORTEST
                or len(ours) == len(theirs) == 3
                and odd.isupper()
                and bool(find_terms(theirs))
                and not find_terms(ours)
            )
            if len(parts) == 1 and not usual or usage.lines[ours] > 1 or usage.lines[theirs] <= usage.lines[ours]:
                continue
            if not kata.is_known(ours) and kata.slips(ours, theirs) == 1 and (len(parts) > 1 or not _VOWEL.search(theirs)):
                return _Slip(odd, twin)
    return None


def _unlike_cells(pieces: tuple[str, ...]) -> Iterator[_Slip]:
    """A good word in the place of another one: two cells of a row go on with the same two words behind fasilitas and fasilitasi."""
    behind: dict[tuple[str, str], dict[str, _Word]] = defaultdict(dict)
    for piece in pieces:
        words = _words(piece)
        for word, one, two in zip(words, words[1:], words[2:], strict=False):
            behind[one.key, two.key].setdefault(word.key, word)
    for found in behind.values():
        for key, word in found.items():
            if (right := _ENDINGS.get(key)) and right in found:
                yield _Slip(word.text, _in_case_of(word.text, right))


def _usage(konteks: Konteks, found: Iterable[Teks]) -> _Usage:
    lines: Counter[str] = Counter()
    years: Counter[str] = Counter()
    for text in found:
        lines.update({key.casefold() for piece in text.potongan for key in _WORD.findall(piece)})
        years.update(match[1].casefold() for piece in text.potongan for match in _YEAR_LETTER.finditer(piece))
    rekaman = konteks.rekaman
    people = [rekaman.dokumen.penandatangan, *(jabatan.pemegang for jabatan in rekaman.jabatan)]
    printed = [person.nama for person in people if person and person.nama]
    printed += [place for place in (rekaman.dokumen.instansi, rekaman.dokumen.kabupaten, rekaman.dokumen.tempat) if place]
    printed += [sebutan.nilai for sebutan in rekaman.sebutan if sebutan.apa == "orang"]
    names = frozenset(key.casefold() for name in printed for key in _WORD.findall(name))
    year = years.most_common(1)[0] if years else ("", 0)
    return _Usage(lines, names, year[0] if year[1] >= _OFTEN else "")

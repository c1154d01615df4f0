"""Keeps people out of what is shown: a decree prints names and NIP, a report about it need not."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from iki_graph.checks.temuan import Temuan, mask_nip
from iki_graph.record import Rekaman

PLACEHOLDER = "[nama]"

SHORTEST_NAME = 4
"""Letters; a shorter reading is hardly a name and would be found inside other words."""

_NIP = re.compile(r"\bN\s?I\s?P\b[\s.:]*[\dOol]", re.IGNORECASE)
_RANK = re.compile(r"\b(?:pembina|penata|pengatur|juru)\b|\bpangkat\b|\bgol(?:ongan)?\b", re.IGNORECASE)
_LABEL = re.compile(r"^\W*(?:\w{1,2}[.)]\s*)?\W*nama(?:\s+(?:lengkap|pejabat|pegawai))?\W*[:=](.*)$", re.IGNORECASE)
_TITLES = re.compile(r"^(?:(?:drs|dra|dr|ir|hj?|kh|rr?|prof)\b\.?\s*)+", re.IGNORECASE)
OFFICES = re.compile(
    r"\b(?:camat|lurah|kepala|sekretaris|bupati|wali\s?kota|gubernur|inspektur|direktur|ketua|kecamatan|kabupaten|kota|kantor|dinas|badan|ttd|jabatan)\b",
    re.IGNORECASE,
)


def without_people(temuan: Iterable[Temuan], rekaman: Rekaman, lines: Sequence[str] = ()) -> list[Temuan]:
    """Findings on a record with the names of its people hidden in every sentence and excerpt; `lines` of the source as for `masker`."""
    hide = masker(rekaman, lines)
    texts = ("pesan", "pesan_en", "petikan", "bagian", "saran", "saran_en")
    return [item.model_copy(update={key: hide(text) for key in texts if (text := getattr(item, key))}) for item in temuan]


def masker(rekaman: Rekaman, lines: Sequence[str] = ()) -> Callable[[str], str]:
    """A function that hides the people of a decree in any text of it, line breaks kept.

    Takes the record, and the `lines` of the source where these are to be shown: then also people that only they name, as signers
    of a foreword. Names become `[nama]`, with or without titles, however case and white space fall; of a NIP the first four and
    last two digits stay.
    """
    people = [rekaman.dokumen.penandatangan, *(jabatan.pemegang for jabatan in rekaman.jabatan)]
    names = {person.nama for person in people if person and person.nama}
    names |= {sebutan.nilai for sebutan in rekaman.sebutan if sebutan.apa == "orang"}
    names |= set(_printed(lines))
    names |= {bare for name in names if " " in (bare := _TITLES.sub("", name.partition(",")[0]).strip())}
    numbers = {person.nip for person in people if person and person.nip}
    numbers |= {sebutan.nilai for sebutan in rekaman.sebutan if sebutan.apa == "nip"}
    # Longest first, so that a name with titles is not cut by the same name without them.
    by_length = sorted(names, key=lambda name: (-len(name), name))
    long = [name for name in by_length if len(name) >= SHORTEST_NAME]
    # A NIP with digits missing, or broken over lines, is no NIP to a pattern, yet the record knows it.
    odd = sorted({"".join(number.split()) for number in numbers}, key=lambda number: (-len(number), number))
    # Most texts name nobody, and most decrees' findings have no such text at all: the patterns, which take milliseconds to compile, are made for the
    # first text that they may match in. Letters that are not ASCII may be others' small or capital ones.
    marks = [max(name.split(), key=len, default="").lower() if name.isascii() else "" for name in long]

    @cache
    def known_name() -> re.Pattern[str]:
        spelt = (r"\s+".join(map(re.escape, name.split())) for name in long)
        return re.compile(r"(?<!\w)(?:" + "|".join(spelt) + r")(?!\w)", re.IGNORECASE)

    @cache
    def known_number() -> re.Pattern[str]:
        return re.compile("|".join(r"\s*".join(map(re.escape, number)) for number in odd))

    def hide(text: str) -> str:
        text = mask_nip(text)
        close = "".join(text.split())
        if any(number in close for number in odd):
            text = known_number().sub(lambda match: _starred(match[0]), text)
        small = text.lower()
        if long and (not text.isascii() or any(mark in small for mark in marks)):
            text = known_name().sub(lambda match: PLACEHOLDER + "\n" * match[0].count("\n"), text)
        return text

    return hide


def _starred(number: str) -> str:
    digits = "".join(number.split())
    return digits[:4] + "*" * max(len(digits) - 6, 0) + digits[-2:] + "\n" * number.count("\n")


def _printed(lines: Sequence[str]) -> Iterator[str]:
    """Names as decrees print them: after `NAMA :`, and above an NIP with at most the rank between."""
    filled = [text for line in lines if (text := line.strip(" \t*_|"))]
    for at, line in enumerate(filled):
        if label := _LABEL.match(line):
            yield from _name(label[1])
        if place := _NIP.search(line):
            before = line[: place.start()].strip(" \t*_|(-")
            above = (text for text in reversed(filled[max(0, at - 3) : at]) if not _RANK.search(text))
            yield from _name(before or next(above, "").rpartition(":")[2])


def _name(text: str) -> Iterator[str]:
    """The text if it can be a person's name: a few words that all begin with a capital, none of them an office."""
    text = re.split(r"\t| \| ", text.strip(" \t*_|."))[0].strip(" *_.")
    words = re.findall(r"[^\W\d_]+", text)
    if 1 <= len(words) <= 9 and not re.search(r"\d", text) and not OFFICES.search(text) and all(word[0].isupper() for word in words):
        yield text

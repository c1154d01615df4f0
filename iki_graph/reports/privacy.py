"""Keeps people out of what is shown: a decree prints names and NIP, a report about it need not."""

import re
from collections.abc import Callable, Iterable

from iki_graph.checks.temuan import Temuan, mask_nip
from iki_graph.record import Rekaman

PLACEHOLDER = "[nama]"

SHORTEST_NAME = 4
"""Letters; a shorter reading is hardly a name and would be found inside other words."""


def without_people(temuan: Iterable[Temuan], rekaman: Rekaman) -> list[Temuan]:
    """Findings on a record with the names of its people hidden in every sentence and excerpt."""
    hide = masker(rekaman)
    texts = ("pesan", "pesan_en", "petikan", "bagian", "saran", "saran_en")
    return [item.model_copy(update={key: hide(text) for key in texts if (text := getattr(item, key))}) for item in temuan]


def masker(rekaman: Rekaman, placeholder: str = PLACEHOLDER) -> Callable[[str], str]:
    """A function that hides the people of a decree in any text of it.

    Names become `placeholder`, however case and white space fall; of a NIP the first four and last two digits stay.
    """
    people = [rekaman.dokumen.penandatangan, *(jabatan.pemegang for jabatan in rekaman.jabatan)]
    names = {person.nama for person in people if person and person.nama}
    names |= {sebutan.nilai for sebutan in rekaman.sebutan if sebutan.apa == "orang"}
    numbers = {person.nip for person in people if person and person.nip}
    numbers |= {sebutan.nilai for sebutan in rekaman.sebutan if sebutan.apa == "nip"}
    # Longest first, so that a name with titles is not cut by the same name without them.
    by_length = sorted(names, key=lambda name: (-len(name), name))
    spelt = [r"\s+".join(map(re.escape, name.split())) for name in by_length if len(name) >= SHORTEST_NAME]
    known_name = re.compile(r"(?<!\w)(?:" + "|".join(spelt) + r")(?!\w)", re.IGNORECASE) if spelt else None
    # A NIP with digits missing is no NIP to a pattern, yet the record knows it.
    odd = sorted((number for number in numbers if mask_nip(number) == number), key=lambda number: (-len(number), number))

    def hide(text: str) -> str:
        text = mask_nip(text)
        for number in odd:
            text = text.replace(number, number[:4] + "*" * max(len(number) - 6, 0) + number[-2:])
        return known_name.sub(placeholder, text) if known_name else text

    return hide

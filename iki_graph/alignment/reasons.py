"""Reasons in both languages, from the sentences in `alasan.json`: why something is linked, or why it is not."""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from typing import NamedTuple

from iki_graph.resources import resource


class Alasan(NamedTuple):
    """Words for people in Indonesian and English; those of the decree stay as they are."""

    id: str
    en: str

    @property
    def begun(self) -> "Alasan":
        """With a capital at the beginning."""
        return Alasan(*(one[:1].upper() + one[1:] for one in self))


def said(text: str) -> Alasan:
    """What the document says, and so the same in every language."""
    return Alasan(text, text)


def alasan(key: str, **values: "Alasan | str | int") -> Alasan:
    """The sentence of a key, its {slots} filled in, each by what stands there in the language. Raises KeyError for a key that there is not."""
    sentence = _sentences()[key]
    if not values:
        return sentence
    forms = ({name: one[at] if isinstance(one, Alasan) else one for name, one in values.items()} for at in (0, 1))
    return Alasan(*(text.format(**slots) for text, slots in zip(sentence, forms, strict=True)))


def joined(parts: Iterable[Alasan], by: str = "; ", end: str = "") -> Alasan:
    """Several, one after another."""
    found = list(parts)
    return Alasan(by.join(one.id for one in found) + end, by.join(one.en for one in found) + end)


@cache
def _sentences() -> Mapping[str, Alasan]:
    table = json.loads(resource("alignment/alasan.json").read_text(encoding="utf-8"))
    return {key: Alasan(**entry) for key, entry in table.items()}

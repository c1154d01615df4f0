"""Words of the reports in both languages, by key."""

import json
from collections.abc import Callable
from functools import cache

from iki_graph.resources import resource

Label = Callable[..., str]
"""Gives the words of a key, its {slots} filled in."""

HEAD = "kepala-tautan-"
"""Before the column's own key in that of its head on a sheet of links, which is read back."""


@cache
def words(lang: str) -> dict[str, str]:
    """All words in a language (`id`, `en`), their {slots} still open."""
    folder = resource("reports/templates")
    tables = [json.loads((folder / name).read_text(encoding="utf-8")) for name in ("labels.json", "teks.json")]
    return {key: entry[lang] for table in tables for key, entry in table.items()}


def written(value: float, lang: str) -> str:
    """A number as readers of the language write it: 97,1 in Indonesian, 97.1 in English."""
    return str(value).replace(".", ",") if lang == "id" else str(value)


@cache
def keys() -> dict[str, str]:
    """The columns of a sheet of links by their heads in either language, in small letters."""
    return {text.casefold(): key.removeprefix(HEAD) for lang in ("id", "en") for key, text in words(lang).items() if key.startswith(HEAD)}


@cache
def labels(lang: str) -> Label:
    """The words in a language. The function raises KeyError for a key that templates/labels.json and teks.json lack."""
    table = words(lang)

    def label(key: str, **values: object) -> str:
        return table[key].format(**values)

    return label

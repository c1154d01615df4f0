"""Words of the reports in both languages, by key."""

import json
from collections.abc import Callable
from functools import cache

from iki_graph.resources import resource

Label = Callable[..., str]
"""Gives the words of a key, its {slots} filled in."""


@cache
def words(lang: str) -> dict[str, str]:
    """All words in a language (`id`, `en`), their {slots} still open."""
    folder = resource("reports/templates")
    tables = [json.loads((folder / name).read_text(encoding="utf-8")) for name in ("labels.json", "teks.json")]
    return {key: entry[lang] for table in tables for key, entry in table.items()}


@cache
def labels(lang: str) -> Label:
    """The words in a language. The function raises KeyError for a key that templates/labels.json and teks.json lack."""
    table = words(lang)

    def label(key: str, **values: object) -> str:
        return table[key].format(**values)

    return label

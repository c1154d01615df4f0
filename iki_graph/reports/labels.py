"""Words of the reports in both languages, by key."""

import json
from collections.abc import Callable
from functools import cache

from iki_graph.resources import resource

Label = Callable[..., str]
"""Gives the words of a key, its {slots} filled in."""


@cache
def labels(lang: str) -> Label:
    """The words in a language (`id`, `en`). The function raises KeyError for a key that templates/labels.json and teks.json lack."""
    folder = resource("reports/templates")
    table = {key: words for name in ("labels.json", "teks.json") for key, words in json.loads((folder / name).read_text("utf-8")).items()}

    def label(key: str, **values: object) -> str:
        return str(table[key][lang]).format(**values)

    return label

"""Reading the CSV files of data/acuan."""

import csv
from collections.abc import Mapping
from functools import cache

from iki_graph.resources import resource


@cache
def table(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of data/acuan/`name` by column."""
    with resource(f"data/acuan/{name}").open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def listed(cell: str) -> tuple[str, ...]:
    """The items of a cell that holds several, divided by `|`."""
    return tuple(item for item in cell.split("|") if item)

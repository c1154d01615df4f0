"""How links hold on a decree that nothing was fitted on: `python -m tests.quality.left_out`.

For each decree whose links are known everything is fitted on the others: the words common to decrees are counted, the factors of the
alignment chosen anew about those in use, and the curve of the scores fitted. Then its links are inferred and scored. What cannot be left
out are the rules themselves, and the subjects and synonyms of `data/acuan/`: of them the first runs in docs/quality.md tell.
"""

import importlib.util
import io
import json
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, redirect_stdout
from functools import cache
from pathlib import Path
from statistics import fmean
from typing import Any
from unittest.mock import patch

from tests.quality.calibrate import fit, points_of
from tests.quality.common import shares
from tests.quality.known import HERE, Known, known

ALIGN = importlib.import_module("iki_graph.alignment.align")
LIKENESS = importlib.import_module("iki_graph.alignment.likeness")

FACTORS = {
    ALIGN: ("FARTHER", "PAST_SUPERIORS"),
    LIKENESS: ("COMMON", "SAME_PROGRAM", "OTHER_PROGRAM", "OTHER_SUBJECT", "ASIDE", "OWN_UNIT", "OTHER_UNIT"),
}
"""Factors that are chosen anew, by module."""

TRIED = (0.7, 1.3)
"""A factor is tried at these multiples of what is in use."""

Setting = tuple[tuple[str, float], ...]
"""Factors that differ from those in use, by name."""


@contextmanager
def holding(setting: Setting, common: Mapping[str, float], curve: tuple[float, float] | None = None) -> Iterator[None]:
    """Let these factors, common words and curve (None: the one in use) hold within the block."""
    with ExitStack() as stack:
        for name, value in setting:
            stack.enter_context(patch.object(next(m for m, names in FACTORS.items() if name in names), name, value))
        stack.enter_context(patch.object(LIKENESS, "commonness", lambda: common))
        if curve:
            stack.enter_context(patch.object(LIKENESS, "_curve", lambda: curve))
        yield


def scored(decree: Known) -> tuple[float, float]:
    """Direct and reach F1 of a decree's links as they are inferred now."""
    with tempfile.TemporaryDirectory() as folder, redirect_stdout(io.StringIO()) as told:
        found = Path(folder) / "links.json"
        found.write_text(json.dumps([link.model_dump() for link in ALIGN.align(decree.rekaman)]), encoding="utf-8")
        _scorer().main([str(decree.path), str(found)])  # without the record: positions and rows stand in the answer's order
    words = told.getvalue().split()
    return float(words[2]), float(words[words.index("reach") + 2])


@cache
def _scorer() -> Any:
    """The scorer as a module: hundreds of runs of its own would take minutes."""
    spec = importlib.util.spec_from_file_location("score_alignment", HERE / "scoring" / "score_alignment.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


class Folds:
    """All decrees whose links are known, each scored without itself."""

    def __init__(self) -> None:
        self.decrees = list(known())
        self.words = [shares(decree.path.stem) for decree in self.decrees]
        self.score = cache(self._score)

    def _score(self, at: int, setting: Setting) -> tuple[float, float]:
        with holding(setting, self.words[at]):
            return scored(self.decrees[at])

    def worth(self, setting: Setting, without: int) -> float:
        """The mean of direct and reach of all decrees but one."""
        return fmean(fmean(self.score(at, setting)) for at in range(len(self.decrees)) if at != without)

    def best(self, without: int) -> Setting:
        """The factors that serve all decrees but one best, each in turn tried about what is in use."""
        chosen: dict[str, float] = {}
        most = self.worth((), without)
        for module, names in FACTORS.items():
            for name in names:
                for multiple in TRIED:
                    tried = {**chosen, name: round(getattr(module, name) * multiple, 4)}
                    if (worth := self.worth(tuple(sorted(tried.items())), without)) > most:
                        most, chosen = worth, tried
        return tuple(sorted(chosen.items()))

    def left_out(self, at: int) -> tuple[float, float]:
        """Scores of one decree with all fitted on the others."""
        setting, common = self.best(at), self.words[at]
        with holding(setting, common):
            curve = fit([point for other, decree in enumerate(self.decrees) if other != at for point in points_of(decree)])
        with holding(setting, common, curve):
            return scored(self.decrees[at])


def main() -> None:
    """Print for each decree its scores as they are and left out, and the means."""
    folds, rows = Folds(), []
    for at, decree in enumerate(folds.decrees):
        rows.append((*scored(decree), *folds.left_out(at)))
        print(
            f"{decree.path.stem:28} direct {rows[-1][0]:.3f}  reach {rows[-1][1]:.3f}  left out: {rows[-1][2]:.3f}  {rows[-1][3]:.3f}",
            flush=True,
        )
    means = [fmean(column) for column in zip(*rows, strict=True)]
    print(f"{'mean':28} direct {means[0]:.3f}  reach {means[1]:.3f}  left out: {means[2]:.3f}  {means[3]:.3f}")


if __name__ == "__main__":
    main()

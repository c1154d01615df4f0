"""How links hold on a decree that nothing was fitted on: `python -m tests.quality.left_out`.

For each decree whose links are known, the common words are counted and the curve of the scores is fitted on all the others; its links are
then inferred and scored. The factors of `iki_graph/alignment/likeness.py` stay as they are: they were set looking at all decrees.
"""

import json
import tempfile
from pathlib import Path
from unittest.mock import patch

from iki_graph.alignment import align
from tests.quality.calibrate import fit, points_of
from tests.quality.common import shares
from tests.quality.known import Known, known
from tests.quality.measure import score


def scored(decree: Known, folder: Path) -> tuple[float, float]:
    """Direct and reach F1 of a decree's links as they are inferred now."""
    record, found = folder / "record.json", folder / "links.json"
    record.write_text(decree.rekaman.model_dump_json(), encoding="utf-8")
    found.write_text(json.dumps([link.model_dump() for link in align(decree.rekaman)]), encoding="utf-8")
    words = score("alignment", decree.path, found, record).split()
    direct, reach = (float(after) for word, after in zip(words, words[1:], strict=False) if word == "F1")
    return direct, reach


def left_out(decree: Known, others: list[Known], folder: Path) -> tuple[float, float]:
    """The same with common words and curve of the others alone."""
    common = shares(decree.path.stem)
    with patch("iki_graph.alignment.likeness.commonness", lambda: common):
        curve = fit([point for other in others for point in points_of(other)])
        with patch("iki_graph.alignment.likeness._curve", lambda: curve):
            return scored(decree, folder)


def main() -> None:
    """Print for each decree its scores as they are and left out, and the means."""
    decrees = list(known())
    rows = []
    with tempfile.TemporaryDirectory() as name:
        for decree in decrees:
            rows.append((*scored(decree, Path(name)), *left_out(decree, [d for d in decrees if d is not decree], Path(name))))
            print(
                f"{decree.path.stem:28} direct {rows[-1][0]:.3f}  reach {rows[-1][1]:.3f}  left out: {rows[-1][2]:.3f}  {rows[-1][3]:.3f}"
            )
    means = [sum(column) / len(rows) for column in zip(*rows, strict=True)]
    print(f"{'mean':28} direct {means[0]:.3f}  reach {means[1]:.3f}  left out: {means[2]:.3f}  {means[3]:.3f}")


if __name__ == "__main__":
    main()

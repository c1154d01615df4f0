"""Fit how evidence for a link is read as a probability: `python tests/quality/calibrate.py [--write]`.

A logistic curve over the logarithm of the evidence, fitted by maximum likelihood to the best candidate of every IKI of the golds and of the
planted decrees. Prints the curve and, for each decree, how well the curve of the others holds on it. With
--write it goes to `data/acuan/kalibrasi-keselarasan.csv`.
"""

import math
import sys
from collections.abc import Sequence

from tests.quality.known import ROOT, judged, known

TARGET = ROOT / "data" / "acuan" / "kalibrasi-keselarasan.csv"
LEAST = 0.005
"""Evidence below which it counts as this much."""

START = (4.0, 1.5)
"""Shift and slope from which the fit sets out."""

Point = tuple[float, bool]
"""Logarithm of the evidence, and whether the link is right."""


def fit(points: Sequence[Point]) -> tuple[float, float]:
    """Shift and slope of the likeliest curve, by Newton's method."""
    shift, slope = START
    for _ in range(100):
        gradient, hessian = [0.0, 0.0], [0.0, 0.0, 0.0]
        for x, right in points:
            p = 1 / (1 + math.exp(-shift - slope * x))
            error, spread = right - p, p * (1 - p)
            gradient[0] += error
            gradient[1] += error * x
            hessian[0] += spread
            hessian[1] += spread * x
            hessian[2] += spread * x * x
        whole = hessian[0] * hessian[2] - hessian[1] ** 2
        steps = (
            (hessian[2] * gradient[0] - hessian[1] * gradient[1]) / whole,
            (hessian[0] * gradient[1] - hessian[1] * gradient[0]) / whole,
        )
        shift, slope = shift + max(-1.0, min(1.0, steps[0])), slope + max(-0.5, min(0.5, steps[1]))
    return shift, slope


def loss(points: Sequence[Point], shift: float, slope: float) -> float:
    """Mean squared error of the probabilities (Brier score)."""
    return sum((right - 1 / (1 + math.exp(-shift - slope * x))) ** 2 for x, right in points) / len(points)


def main() -> None:
    """Fit, print, and write if asked to."""
    decrees: dict[str, list[Point]] = {}
    for decree in known():
        decrees[decree.path.stem] = [(math.log(max(LEAST, c.evidence)), right) for c, right in judged(decree) if not c.same]
    for name, points in decrees.items():
        others = fit([point for other, found in decrees.items() if other != name for point in found])
        share = sum(right for _, right in points) / len(points)
        print(f"{name:26} n {len(points):3}  right {share:.2f}  Brier with the curve of the others {loss(points, *others):.3f}")
    shift, slope = fit([point for found in decrees.values() for point in found])
    print(f"shift {shift:.2f}  slope {slope:.2f}  as likely as not at {math.exp(-shift / slope):.3f}")
    if "--write" in sys.argv:
        TARGET.write_text(f"name,value\nshift,{shift:.2f}\nslope,{slope:.2f}\n", encoding="utf-8")


if __name__ == "__main__":
    main()

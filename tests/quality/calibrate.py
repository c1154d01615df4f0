"""Fit how evidence for a link is read as a probability: `python -m tests.quality.calibrate [--write]`.

A logistic curve over the logarithm of the evidence, fitted by maximum likelihood to the best candidate of every IKI of all decrees whose
links are known. Prints the curve and, for each decree, how well the curve of the others holds on it. With --write it goes to
`data/acuan/kalibrasi-keselarasan.csv`.
"""

import math
import sys
from collections.abc import Iterator, Sequence

from tests.quality.known import ROOT, Known, judged, known

TARGET = ROOT / "data" / "acuan" / "kalibrasi-keselarasan.csv"
LEAST = 0.005
"""Least evidence that counts: where there is less, the best candidate is the first of those for which nothing speaks."""

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
            p = curve(x, shift, slope)
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


def points() -> dict[str, list[Point]]:
    """The points of each decree whose links are known, without word-for-word equal indicators, whose score is fixed."""
    return {decree.path.stem: points_of(decree) for decree in known()}


def points_of(decree: Known) -> list[Point]:
    """The points of one decree."""
    return [(math.log(c.evidence), right) for c, right in judged(decree) if not c.same and c.evidence >= LEAST]


def curve(x: float, shift: float, slope: float) -> float:
    """The probability that belongs to a logarithm of evidence."""
    return 1 / (1 + math.exp(-shift - slope * x))


def by_others(decrees: dict[str, list[Point]]) -> list[tuple[str, float, bool]]:
    """For each point its decree, its probability by the curve of all other decrees, and whether it is right."""
    judged_points = []
    for name, own in decrees.items():
        others = fit([point for other, found in decrees.items() if other != name for point in found])
        judged_points += [(name, curve(x, *others), right) for x, right in own]
    return judged_points


def reliability(found: Sequence[tuple[str, float, bool]]) -> Iterator[tuple[float, float, int, float, float]]:
    """For each tenth of the scale with points: its ends, how many points, their mean probability, and the share that is right."""
    for step in range(10):
        inside = [(p, right) for _, p, right in found if step / 10 <= p < (step + 1) / 10 or step == 9 and p == 1]
        if inside:
            n = len(inside)
            yield step / 10, (step + 1) / 10, n, sum(p for p, _ in inside) / n, sum(right for _, right in inside) / n


def main() -> None:
    """Fit, print, and write if asked to."""
    decrees = points()
    found = by_others(decrees)
    for name, own in decrees.items():
        errors = [(right - p) ** 2 for other, p, right in found if other == name]
        right = sum(right for _, right in own) / len(own)
        print(f"{name:26} n {len(own):3}  right {right:.2f}  Brier with the curve of the others {sum(errors) / len(errors):.3f}")
    shift, slope = fit([point for own in decrees.values() for point in own])
    print(f"shift {shift:.2f}  slope {slope:.2f}  as likely as not at {math.exp(-shift / slope):.3f}")
    if "--write" in sys.argv:
        TARGET.write_text(f"name,value\nshift,{shift:.2f}\nslope,{slope:.2f}\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Pictures of print, made ready for reading: upright, level, without specks; and the rules drawn in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np

from iki_graph.reading.page import Box

Picture = Any
"""A grey numpy array, 0 black, 255 white."""

cv2.setNumThreads(1)
_MOST_SKEW = 5.0
"""Degrees by which a page may lie askew."""

_SMALLEST = 16
"""Pixels; OpenCV ends the program on a picture without any."""
_THICKEST = 4.0
"""Points; what is thicker is no rule."""
_LONGEST_WORD, _PITCH = 100.0, 28.0
"""Points that a faint rule must run, across the page and down it: more than a word of print, and than two of its lines."""
_GAP = 12.0
"""Points up to which a rule may be broken."""
_FLAT = 1.25
"""By how much a hyphen is wider than high, also with a speck at it."""
_DRAWN = 0.75
"""Share of an upright rule's length that is drawn, the rest being gaps."""
_FAINT, _THIN = 9, 2.0
"""Steps of grey by which a faint rule is darker than its paper, and points up to which it is thick."""

_MANY = 1.12
"""So much longer are all rules together where faint ones count; of four scans the pages of dark rules had up to 1.08, the others from 1.13."""


@dataclass(frozen=True)
class Stroke:
    """A rule: horizontal or vertical, its ends in pixels."""

    box: Box
    flat: bool


def inked(picture: Picture) -> Picture:
    """255 where there is ink, by the light around; specks of a few pixels are gone."""
    size = max(15, picture.shape[1] // 40) | 1
    ink = cv2.adaptiveThreshold(picture, 255, cv2.ADAPTIVE_THRESH_MEAN_C, cv2.THRESH_BINARY_INV, size, 15)
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    small = stats[:, cv2.CC_STAT_AREA] <= max(2, (picture.shape[1] // 1000) ** 2)
    small[0] = False
    ink[small[labels]] = 0
    return ink


def rules(picture: Picture, scale: float) -> tuple[list[Stroke], Picture]:
    """The rules of a page, and a mask of what is theirs, as `strokes` gives them; the faint ones with them where a page has so many that its tables
    are drawn with them. On a page of dark rules what looks like a faint one is as a rule print."""
    ink = inked(picture)
    dark, every = strokes(ink, scale), strokes(ink | faint(picture, scale), scale)
    return every if _length(every[0]) > _MANY * _length(dark[0]) else dark


def _length(found: list[Stroke]) -> float:
    return sum(max(stroke.box[2] - stroke.box[0], stroke.box[3] - stroke.box[1]) for stroke in found)


def faint(picture: Picture, scale: float) -> Picture:
    """255 where long thin rules are, however light: noise is smoothed along them, which blurs all print into what is no rule."""
    found = np.zeros_like(picture)
    paper = int(np.median(picture))
    for flat, stretch in ((True, _LONGEST_WORD), (False, _PITCH)):

        def along(points: float, flat: bool = flat) -> tuple[int, int]:
            return (round(points / scale), 1) if flat else (1, round(points / scale))

        # A rule is darker than the paper and than what is beside it (the ground of a heading is no rule) at each spot of a stretch; less so than
        # what is beside it where another crosses.
        smooth = cv2.blur(picture, along(2 if flat else 3))
        beside = cv2.subtract(cv2.morphologyEx(smooth, cv2.MORPH_CLOSE, np.ones(along(_THICKEST), np.uint8)), smooth)
        deep = cv2.min(cv2.add(beside, beside), cv2.subtract(np.full_like(smooth, paper), smooth))
        ink: Picture = (cv2.erode(deep, np.ones(along(stretch)[::-1], np.uint8)) > _FAINT).astype(np.uint8) * 255
        ink = cv2.dilate(ink, np.ones(along(stretch)[::-1], np.uint8))
        _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
        long = stats[:, cv2.CC_STAT_WIDTH if flat else cv2.CC_STAT_HEIGHT]
        thin = (stats[:, cv2.CC_STAT_AREA] / long * scale < _THIN) & (long * scale > stretch)
        thin[0] = False
        found |= thin[labels].astype(np.uint8) * 255
    return found


def skew(ink: Picture) -> float:
    """Degrees by which the print is turned (counter-clockwise is positive): lines of print are sharpest along their direction."""
    scale = 1000 / max(ink.shape)
    small = cv2.resize(ink, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)

    def sharpness(angle: float) -> float:
        sums = turned(small, angle, 0).sum(axis=1, dtype=np.float64)
        return float(np.square(np.diff(sums)).sum())

    best, step = 0.0, 1.0
    reach = _MOST_SKEW
    while step > 0.04:
        angles = np.arange(best - reach, best + reach + step / 2, step)
        best = float(max(angles, key=sharpness))
        reach, step = step, step / 4
    return best if abs(best) > 0.08 else 0.0


def turned(picture: Picture, angle: float, paper: int = 255) -> Picture:
    """The picture turned clockwise by an angle about its middle."""
    height, width = picture.shape
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -angle, 1.0)
    return cv2.warpAffine(picture, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=paper)


def quarter(picture: Picture, turns: int) -> Picture:
    """The picture turned clockwise by quarters."""
    return np.ascontiguousarray(np.rot90(picture, -turns)) if turns else picture


def fullest_strip(picture: Picture) -> Picture:
    """The eighth of the picture, from side to side, that holds most ink."""
    rows = (picture < 128).sum(axis=1, dtype=np.int64)
    height = max(1, len(rows) // 8)
    sums = np.convolve(rows, np.ones(height, np.int64), "valid")
    top = int(sums.argmax())
    return np.ascontiguousarray(picture[top : top + height])


def strokes(ink: Picture, scale: float) -> tuple[list[Stroke], Picture]:
    """The rules of a page and a mask of their pixels. `scale`: points per pixel."""
    found: list[Stroke] = []
    mask = np.zeros_like(ink)
    shortest, dash, gap = round(22 / scale), round(9 / scale), round(5 / scale)

    def across(length: int, flat: bool) -> Picture:
        return cv2.getStructuringElement(cv2.MORPH_RECT, (length, 1) if flat else (1, length))

    for flat in (True, False):
        # Dashes first, then bridged: a rule printed faintly or laid a little askew is broken, and print itself has no dashes so long.
        dashes: Picture = cv2.morphologyEx(_with_typed(ink, scale) if flat else ink, cv2.MORPH_OPEN, across(dash, flat))
        solid = cv2.morphologyEx(dashes, cv2.MORPH_CLOSE, across(gap, flat))
        lines: Picture = cv2.morphologyEx(solid, cv2.MORPH_OPEN, across(shortest, flat))
        drawn = cv2.dilate(dashes, across(3, not flat)) & lines
        count, labels, stats, _ = cv2.connectedComponentsWithStats(lines, connectivity=8)
        kept = np.zeros(count, bool)
        for i, (x, y, width, height, area) in enumerate(stats[1:count], 1):
            if area / (width if flat else height) * scale > _THICKEST:
                continue
            inside = (labels[y : y + height, x : x + width] == i) & (drawn[y : y + height, x : x + width] > 0)
            # Letters that stand below each other on lines of print (the l of two words) are bridged too, and are no rule.
            if flat or inside.any(axis=1).mean() > _DRAWN:
                kept[i] = True
                found.append(Stroke((float(x), float(y), float(x + width), float(y + height)), flat))
        own = cv2.dilate(kept[labels].astype(np.uint8) * 255, np.ones((3, 3), np.uint8))
        if flat:
            # The tails of g, j, p, y cross an underline: they stay.
            thick = round(1.1 / scale)
            own[(np.roll(ink, thick, 0) & np.roll(ink, -thick, 0)) > 0] = 0
        mask |= own
    return [*found, *_bridges(found, scale)], mask


def _bridges(found: Sequence[Stroke], scale: float) -> list[Stroke]:
    """What noise took out of upright rules: the gaps between two long ones below each other, at whose ends no rule runs across."""
    flat = [s.box for s in found if s.flat]
    upright = sorted(s.box for s in found if not s.flat)

    def ends(x: float, y: float) -> bool:
        return any(box[0] - near <= x <= box[2] + near and abs(y - (box[1] + box[3]) / 2) < near for box in flat)

    near, result = 3 / scale, []
    for upper in upright:
        for lower in upright:
            gap = lower[1] - upper[3]
            level = abs(lower[0] - upper[0]) < 1 / scale and 0 < gap * scale < _GAP
            long = min(upper[3] - upper[1], lower[3] - lower[1]) * scale > _PITCH
            if level and long and not ends(upper[0], upper[3]) and not ends(upper[0], lower[1]):
                result.append(Stroke((upper[0], upper[3], upper[2], lower[1]), False))
    return result


def _with_typed(ink: Picture, scale: float) -> Picture:
    """The ink with rows of typed hyphens closed to rules: a fraction bar is often typed."""
    _, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    flat = (stats[:, cv2.CC_STAT_HEIGHT] * scale < 2) & (stats[:, cv2.CC_STAT_WIDTH] > _FLAT * stats[:, cv2.CC_STAT_HEIGHT])
    flat[0] = False
    # Those of a line may stand a pixel above or below each other.
    hyphens = cv2.dilate(flat[labels].astype(np.uint8) * 255, np.ones((3, 1), np.uint8))
    return ink | cv2.morphologyEx(hyphens, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_RECT, (round(3 / scale), 1)))


def without(picture: Picture, mask: Picture) -> Picture:
    """The picture with the masked pixels made paper, and its noise smoothed."""
    clean = cv2.medianBlur(picture, 3)
    clean[mask > 0] = int(np.percentile(picture, 90))
    return clean


def chunks(picture: Picture, ink: int, scale: float) -> list[Box]:
    """Where print stands together on a line, parted by gaps wider than those between words; boxes in points."""
    reach = round(7 / scale) | 1
    joined = cv2.dilate((picture < ink).astype(np.uint8), np.ones((1, reach), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    boxes = _merged(
        [(x + reach // 2, y, x + width - reach // 2, y + height) for x, y, width, height, _ in stats[1:count].tolist()], round(4 / scale)
    )
    return sorted(
        ((x0 * scale, y0 * scale, x1 * scale, y1 * scale) for x0, y0, x1, y1 in boxes if (y1 - y0) * scale > 2.5),
        key=lambda b: (b[1], b[0]),
    )


def _merged(boxes: list[tuple[int, int, int, int]], dot: int) -> list[tuple[int, int, int, int]]:
    """Boxes above each other (a dot and its i, the dots of a colon) as one, where they overlap in width and nearly touch."""
    done: list[tuple[int, int, int, int]] = []
    for box in sorted(boxes, key=lambda b: b[1]):
        for i in range(len(done) - 1, max(-1, len(done) - 60), -1):
            a = done[i]
            shared = min(a[2], box[2]) - max(a[0], box[0])
            low = min(a[3] - a[1], box[3] - box[1])
            if shared > 0.5 * min(a[2] - a[0], box[2] - box[0]) and (box[1] < a[3] - low * 0.5 or _are_dots(a, box, dot)):
                done[i] = (min(a[0], box[0]), min(a[1], box[1]), max(a[2], box[2]), max(a[3], box[3]))
                break
        else:
            done.append(box)
    return done


def _are_dots(one: tuple[int, int, int, int], other: tuple[int, int, int, int], dot: int) -> bool:
    """Whether two boxes no larger than a dot stand as close above each other as those of a colon."""
    return max(one[2] - one[0], one[3] - one[1], other[2] - other[0], other[3] - other[1]) <= dot and other[1] - one[3] < 2 * dot


def is_colon(ink: Picture) -> bool:
    """Whether two dots of like size stand above each other, and nothing else."""
    if not ink.size:
        return False
    count, _, stats, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    if count != 3:
        return False
    (x1, y1, w1, h1, _), (x2, y2, w2, h2, _) = sorted(stats[1:3].tolist(), key=lambda s: s[1])
    return bool(abs(x1 - x2) <= 2 and max(w1, h1, w2, h2) < 2.2 * min(w1, h1, w2, h2) and y2 > y1 + h1)


def blank(picture: Picture) -> bool:
    """Whether hardly anything is printed, or the picture is too small to hold a word."""
    return min(picture.shape) < _SMALLEST or float((picture < 128).mean()) < 0.0005

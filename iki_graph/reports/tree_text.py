"""Width of text without a font at hand, and wrapping by it.

Widths are those of DejaVu Sans, the widest of the fonts that a viewer is likely to use: in Arial the same lines are shorter.
"""

from functools import lru_cache

_CLASSES = {
    "ijl'|": 0.29,
    " .,;:IJ![]/": 0.34,
    'frt()-"*': 0.42,
    "sz?_": 0.54,
    "ckvxyaoeTYFLP": 0.63,
    "ABCEKRSVXZ&": 0.71,
    "DGHNOQUw+=<>": 0.82,
    "mMW%@—–…→": 1.0,
}
_WIDTH = {char: width for chars, width in _CLASSES.items() for char in chars}
_OTHER = 0.65
_BOLD = 1.12


def width(text: str, size: float, bold: bool = False) -> float:
    """Estimated width of a text in pixels, on the wide side."""
    em = sum(_WIDTH.get(char, _OTHER if ord(char) < 0x2000 else 1.0) for char in text)
    return em * size * (_BOLD if bold else 1.0)


@lru_cache(20_000)
def wrap(text: str, room: float, size: float, bold: bool = False, most: int = 14) -> tuple[str, ...]:
    """A text in lines no wider than `room`; words that are wider are broken. After `most` lines it ends with an ellipsis.

    Remembered, because a sheet is laid out again and again until all fits on it.
    """
    lines: list[str] = []
    line = ""
    for word in text.split():
        if width(f"{line} {word}".strip(), size, bold) <= room:
            line = f"{line} {word}".strip()
            continue
        if line:
            lines.append(line)
        while width(word, size, bold) > room:
            cut = next(n for n in range(len(word), 0, -1) if n == 1 or width(word[:n], size, bold) <= room)
            lines.append(word[:cut])
            word = word[cut:]
        line = word
    lines.append(line)
    if len(lines) > most:
        last = lines[most - 1]
        while width(f"{last} …", size, bold) > room:
            last = last[:-1].rstrip()
        lines = [*lines[: most - 1], f"{last} …"]
    return tuple(lines)

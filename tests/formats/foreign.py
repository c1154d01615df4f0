"""Decrees by the hands of `hands`, in every format and print, and how well each is read: `python -m tests.formats.foreign FOLDER`."""

import sys
from collections.abc import Callable
from pathlib import Path

from . import hands_office, hands_web
from .hands import HANDS
from .make import DECREES, gold
from .programs import Way, by_chromium, by_office, scan, scores


def _made(write: Callable[..., Path], kind: str, suffix: str) -> Way:
    return lambda name, hand, folder: write(gold(name), folder / f"{name}-{hand}-{kind}{suffix}", hand)


_DOCX = _made(hands_office.write_docx, "word", ".docx")
_XLSX = _made(hands_office.write_xlsx, "lembar", ".xlsx")
_ARTICLE = _made(hands_web.write_article, "artikel", ".html")
_PASTED = _made(hands_web.write_pasted, "tempel", ".html")

WAYS: dict[str, Way] = {
    "docx": _DOCX,
    "xlsx": _XLSX,
    "article": _ARTICLE,
    "pasted": _PASTED,
    "pdf of docx": lambda n, h, f: by_office(_DOCX(n, h, f), "pdf"),
    "pdf of article": lambda n, h, f: by_chromium(_ARTICLE(n, h, f)),
    "pdf of pasted": lambda n, h, f: by_chromium(_PASTED(n, h, f)),
    "docx of article": lambda n, h, f: by_office(_ARTICLE(n, h, f), "docx", "docx-html", "--infilter=HTML (StarWriter)"),
    "docx of pasted": lambda n, h, f: by_office(_PASTED(n, h, f), "docx", "docx-html", "--infilter=HTML (StarWriter)"),
    "scan of docx": lambda n, h, f: scan(by_office(_DOCX(n, h, f), "pdf")),
    "scan of article": lambda n, h, f: scan(by_chromium(_ARTICLE(n, h, f))),
    "scan of pasted": lambda n, h, f: scan(by_chromium(_PASTED(n, h, f))),
}


def main() -> None:
    """All ways, or those named: F1 of each decree by each hand."""
    folder, only = Path(sys.argv[1]).absolute(), sys.argv[2:]
    folder.mkdir(parents=True, exist_ok=True)
    for way in only or WAYS:
        found = list(scores(WAYS[way], folder, HANDS))
        for name in DECREES:
            print(f"{way:16} {name:9} " + " ".join(f"{hand} {score:.4f}" for n, hand, score in found if n == name), flush=True)


if __name__ == "__main__":
    main()

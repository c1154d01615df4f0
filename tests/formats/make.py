"""Makes the hand-made records into office documents: `python -m tests.formats.make FOLDER`.

The documents are built from the answers in `tests/quality/gold`, so that what is read from them can be scored against the same answers.
"""

import json
import sys
from pathlib import Path
from typing import Any

from . import sheets, web, word
from .decree import HABITS

GOLD = Path(__file__).parent.parent / "quality" / "gold"
DECREES = ("kerek", "kesamben")
WRITERS = {".docx": word.write, ".xlsx": sheets.write_xlsx, ".ods": sheets.write_ods, ".html": web.write}


def gold(name: str) -> dict[str, Any]:
    """The hand-made record of a decree."""
    return dict(json.loads((GOLD / f"{name}.json").read_text(encoding="utf-8")))


def make(name: str, suffix: str, folder: Path, habit: str = "biasa") -> Path:
    """A decree as a file of the format, typed by a habit."""
    return WRITERS[suffix](gold(name), folder / f"{name}-{habit}{suffix}", HABITS[habit])


def main() -> None:
    """All decrees in all formats and habits, into the folder given."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name in DECREES:
        for habit in HABITS:
            for suffix in WRITERS:
                print(make(name, suffix, folder, habit))


if __name__ == "__main__":
    main()
